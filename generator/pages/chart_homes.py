"""Where the charts of a board's economy belong, on whichever pages they stand: addresses that stay the same."""

from collections.abc import Iterable

from generator.model.addresses import economy_address
from generator.model.board import EconomicTable
from generator.model.report import Source
from generator.pages.chart_files import ChartHome
from generator.pages.citing import Cited
from generator.pages.parts import TableParams
from generator.pages.view import BoardView


def year_home(
    view: BoardView,
    definition: EconomicTable,
    year: int,
    title: str,
    sources: Iterable[Source],
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
        places=cited(view, sources),
        table=table,
        is_here=is_here,
    )


def years_home(view: BoardView, definition: EconomicTable, title: str, sources: Iterable[Source]) -> ChartHome:
    """A chart through the years: files beside the board's page, which shows the first table only.

    The others stand on the economy page of each year; the newest is the one to lead to.
    """
    is_first = next(iter(view.board.tables)) == definition.id
    years = [year for year in view.board.years if _has_table(view, definition, year)]
    page = view.address if is_first or not years else economy_address(view.address, years[-1])
    return ChartHome(folder=view.address, page=page, title=title, places=cited(view, sources))


def cited(view: BoardView, sources: Iterable[Source]) -> tuple[Cited, ...]:
    return tuple(Cited(view, source) for source in sources)


def _has_table(view: BoardView, definition: EconomicTable, year: int) -> bool:
    return any(table.table_id == definition.id for report in view.reports_of(year) for table in report.tables)
