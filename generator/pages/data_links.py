"""Where the files of open data are. Addresses of files are for ever, as those of pages are."""

FOLDER = "/oppna-data/"
DATABASE = f"{FOLDER}oppna-mal.sqlite"
EXCEL_ENDING = "-excel.csv"


def data_file(page: str) -> str:
    """The observations of what a page is about: a municipality, a board or an indicator."""
    return f"{page}data.csv"


def table_file(board: str, table_id: str) -> str:
    """An economic table of a board, through the years."""
    return f"{board}tabeller/{table_id}.csv"


def report_table_file(report: str, table_slug: str) -> str:
    """A table of a report, as the report states it."""
    return f"{report}{table_slug}.csv"


def year_book_file(year: str) -> str:
    """The workbook of a board's year."""
    return f"{year}data.xlsx"


def dataset_file(name: str, ending: str = "csv") -> str:
    """A whole data set."""
    return f"{FOLDER}{name}.{ending}"


def twin(csv: str) -> str:
    """The file beside a CSV that Excel in Sweden opens as it is."""
    return csv.removesuffix(".csv") + EXCEL_ENDING
