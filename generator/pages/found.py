"""What search says of pages beyond their titles: how it goes, and the names of the figures on them."""

from collections.abc import Sequence

from generator import formats
from generator.language import _
from generator.model.board import EconomicTable
from generator.model.report import ReportTable
from generator.pages.cells import measure_title
from generator.pages.page import SearchEntry
from generator.pages.parts import KeyFigureParams, StatusParams
from generator.pages.view import BoardView


def goal_state(statuses: Sequence[StatusParams], report: str | None) -> str:
    """`Delvis uppfyllt, enligt delårsrapport augusti 2024`; empty for what is only a heading."""
    words = formats.listed([status["word"] for status in statuses])
    if not words or report is None:
        return words
    return _("{status}, enligt {report}", status=words, report=formats.lowered(report))


def indicator_state(latest: KeyFigureParams, unit: str) -> str:
    """`Utfall 2023: 14 personer`, or that there is no figure."""
    value = latest.get("value")
    if not value:
        return _("Inga siffror än")
    return _("{what}: {value}", what=latest["label"], value=formats.with_unit(value, unit))


def table_names(definition: EconomicTable, table: ReportTable) -> tuple[str, ...]:
    """What a reader may call the figures of an economic table: its lines, now and before, and its measures."""
    lines = (line for row in table.rows if (line := definition.line(row.key)))
    names = [name for line in lines for name in (line.name, *(earlier.name for earlier in line.earlier_names))]
    measures = [measure_title(column.measure, column.period) for column in table.columns]
    return tuple(dict.fromkeys([definition.name, *names, *measures]))


def table_entry(
    view: BoardView, table: ReportTable, *, title: str, anchor: str, text: str, year: int
) -> SearchEntry:
    """An economic table as a part of its page that search finds by the names of its figures."""
    definition = view.board.tables[table.table_id or ""]
    return SearchEntry(
        _("Tabell"),
        f"{view.where} {year}",
        " ".join([definition.description, text]).strip(),
        names=table_names(definition, table),
        year=year,
        title=title,
        anchor=anchor,
    )
