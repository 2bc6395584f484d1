"""Where the charts of a board's economy belong, on whichever pages they stand: addresses that stay the same."""

from collections import defaultdict
from collections.abc import Sequence

from generator.model.addresses import economy_address
from generator.model.board import EconomicTable
from generator.model.figure import Figure
from generator.model.report import Report, ReportTable, Source
from generator.pages.chart_files import ChartHome
from generator.pages.citing import Cited
from generator.pages.parts import TableParams
from generator.pages.series_table import sources_of
from generator.pages.view import BoardView


def year_home(
    view: BoardView,
    definition: EconomicTable,
    year: int,
    title: str,
    places: tuple[Cited, ...],
    *,
    table: TableParams | None = None,
    is_here: bool = True,
) -> ChartHome:
    """A chart of one year: the year's economy page, or the board's own where that has not the table."""
    folder = economy_address(view.address, year)
    return ChartHome(
        folder=folder,
        page=folder if _has_table(view, definition, year) else view.address,
        title=title,
        places=places,
        table=table,
        is_here=is_here,
    )


def years_home(view: BoardView, definition: EconomicTable, title: str, places: tuple[Cited, ...]) -> ChartHome:
    """A chart through the years: files beside the board's page, which shows the first table only.

    The others stand on the economy page of each year; the newest is the one to lead to.
    """
    is_first = next(iter(view.board.tables)) == definition.id
    years = [year for year in view.board.years if _has_table(view, definition, year)]
    page = view.address if is_first or not years else economy_address(view.address, years[-1])
    return ChartHome(folder=view.address, page=page, title=title, places=places)


def cited(view: BoardView, figures: Sequence[Figure]) -> tuple[Cited, ...]:
    """Where the figures that are shown stand: each report with the rows that state them there."""
    rows: defaultdict[str, set[str]] = defaultdict(set)
    for figure in figures:
        rows[figure.shown.report.id].add(figure.id.series.key)
    return tuple(Cited(view, source, frozenset(rows[source.report_id])) for source in sources_of(figures))


def cited_table(view: BoardView, report: Report, table: ReportTable, page: int | None) -> Cited:
    """A whole table of a report."""
    source = Source(report.id, page, table.section)
    return Cited(view, source, frozenset(row.key for row in table.rows))


def _has_table(view: BoardView, definition: EconomicTable, year: int) -> bool:
    return any(table.table_id == definition.id for report in view.reports_of(year) for table in report.tables)
