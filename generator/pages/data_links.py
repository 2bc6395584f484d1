"""Where the files of open data are, and links to them. Addresses of files are for ever, as those of pages are."""

from generator.language import _
from generator.model.addresses import OPEN_DATA
from generator.pages.parts import DownloadItem

FOLDER = OPEN_DATA
DATABASE = f"{FOLDER}oppna-mal.sqlite"
API = "/api/v1/"
EXCEL_ENDING = "-excel.csv"
DATA_PACKAGE = f"{FOLDER}datapackage.json"
DATASETTE = f"{FOLDER}metadata.json"
CSVW_ENDING = "-metadata.json"  # after the name of the file that it describes
CSVW_OF_ALL = f"{FOLDER}csv{CSVW_ENDING}"
# Where dataportal.se looks for the catalogue of an organisation, and the same with endings.
CATALOGUE = "/datasets/dcat"
CATALOGUE_ENDINGS = (".rdf", ".ttl", ".jsonld")


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


def board_answer(municipality_id: str, board_id: str) -> str:
    """The name of the API's answer about a board."""
    return f"kommuner/{municipality_id}/namnder/{board_id}"


def api_file(name: str) -> str:
    """An answer of the API by its name: `index`, `kommuner/exempelstad`."""
    return f"{API}{name}.json"


def csv_downloads(csv: str) -> list[DownloadItem]:
    """Links to a CSV and to the twin of it that Excel opens as it is."""
    return [DownloadItem(title=_("CSV"), url=csv), DownloadItem(title=_("CSV för Excel"), url=twin(csv))]


def all_years_downloads(csv: str) -> list[DownloadItem]:
    """Links to the same table through the years."""
    return [
        DownloadItem(title=_("CSV, alla år"), url=csv),
        DownloadItem(title=_("CSV för Excel, alla år"), url=twin(csv)),
    ]


def year_downloads(year: str) -> list[DownloadItem]:
    return [DownloadItem(title=_("Årets tabeller i Excel"), url=year_book_file(year), detail="XLSX")]


def answer_download(name: str) -> DownloadItem:
    """A link to an answer of the API."""
    return DownloadItem(title=_("JSON"), url=api_file(name))
