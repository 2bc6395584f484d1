"""Figures and their vintages: what each report said of the same thing, oldest first.

A figure's identity is (series, dimensions, measure, period); a forecast's identity also holds when
it was made, so that a later forecast is a figure of its own and never a revision (design.md §5).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.model.period import Period, PeriodKind
from generator.model.report import Cell, Column, Dimensions, Report, ReportTable, Row, Source
from generator.model.value import Measure, Missing, Value, say_the_same

if TYPE_CHECKING:
    from generator.model.board import Board


@dataclass(frozen=True)
class Series:
    """An indicator (`table_id` None) or a line of an economic table."""

    table_id: str | None
    key: str


@dataclass(frozen=True)
class FigureId:
    series: Series
    dimensions: Dimensions
    measure: Measure
    period: Period
    made: Period | None = None


@dataclass(frozen=True)
class Vintage:
    """What one report states: the cell, where it stands, and what the report calls the series."""

    cell: Cell
    report: Report
    source: Source
    printed_name: str
    row_notes: tuple[str, ...]
    preliminary: bool

    @property
    def value(self) -> Value:
        return self.cell.value

    @property
    def notes(self) -> tuple[str, ...]:
        """The texts of the cell's note marks, its explanations, and the row's own notes."""
        marked = tuple(self.report.notes[mark] for mark in self.cell.marks if mark in self.report.notes)
        return marked + self.cell.explanations + self.row_notes


@dataclass(frozen=True)
class Figure:
    """One figure with every report that states it. The newest vintage is the one shown.

    What the board's own reports state goes before statistics, however much newer those are.
    """

    id: FigureId
    vintages: tuple[Vintage, ...]

    @cached_property
    def own(self) -> tuple[Vintage, ...]:
        """What the board's own reports say, oldest first."""
        return tuple(v for v in self.vintages if not v.report.is_statistics)

    @cached_property
    def fetched(self) -> tuple[Vintage, ...]:
        """What databases say, oldest first."""
        return tuple(v for v in self.vintages if v.report.is_statistics)

    @cached_property
    def shown(self) -> Vintage:
        """The newest vintage that states something; an empty cell never hides an earlier figure."""
        return (_stated(self.own) or _stated(self.fetched) or self.own or self.fetched)[-1]

    @cached_property
    def otherwise_fetched(self) -> Vintage | None:
        """What a database newest states, where it is another figure than the one of the board's own report."""
        fetched = _stated(self.fetched)
        if not fetched or self.shown.report.is_statistics:
            return None
        newest = fetched[-1]
        differs = not isinstance(newest.value, Missing) and not say_the_same(newest.value, self.shown.value)
        return newest if differs else None

    @cached_property
    def revised_from(self) -> tuple[Vintage, ...]:
        """Earlier vintages that state another value than the one shown, oldest first.

        A preliminary figure is no promise: the final one follows it and does not revise it. The board's
        reports and a database do not revise one another.
        """
        shown = self.shown
        alike = self.fetched if shown.report.is_statistics else self.own
        earlier = alike[: alike.index(shown)]
        return tuple(
            vintage
            for vintage in earlier
            if vintage.value is not Missing.NOT_STATED and vintage.value != shown.value
            if shown.preliminary or not vintage.preliminary
        )


def _stated(vintages: tuple[Vintage, ...]) -> tuple[Vintage, ...]:
    return tuple(vintage for vintage in vintages if vintage.value is not Missing.NOT_STATED)


def _vintages(board: "Board") -> Iterator[tuple[FigureId, Vintage]]:
    for report in board.reports:
        for table in report.tables:
            for row in table.rows:
                name = printed_name(board, report, table.table_id, row.key)
                for column, cell in zip(table.columns, row.cells, strict=True):
                    figure_id = figure_id_of(report, table, row, column)
                    source = Source(report.id, row.page, table.section)
                    yield figure_id, Vintage(cell, report, source, name, row.notes, column.preliminary)


def figure_id_of(report: Report, table: ReportTable, row: Row, column: Column) -> FigureId:
    """The identity of the figure that a cell of a report states."""
    series = Series(table.table_id, row.key)
    return FigureId(series, row.dimensions, column.measure, column.period, _made(column, report))


def _made(column: Column, report: Report) -> Period | None:
    """When a figure that foresees was made: a forecast, and a variance of a period that has not ended."""
    foresees = column.measure is Measure.FORECAST or (
        column.measure is Measure.VARIANCE and column.period.end > report.period.end
    )
    return column.made or (_as_of(report) if foresees else None)


def _as_of(report: Report) -> Period:
    """What a report knows the end of: its period, or for a plan of a time to come the month before its date."""
    dated = report.document.dated.latest
    if report.period.end <= dated:
        return report.period
    year, month = (dated.year, dated.month - 1) if dated.month > 1 else (dated.year - 1, 12)
    return Period(PeriodKind.MONTH, year, month)


def printed_name(board: "Board", report: Report, table_id: str | None, key: str) -> str:
    """What the report calls an indicator or a line; its own name where the report has no other."""
    if key in report.names:
        return report.names[key]
    if table_id is None:
        return board.indicators[key].name if key in board.indicators else key
    table = board.tables.get(table_id)
    line = table.line(key) if table else None
    return line.name if line else key


def figures_of(board: "Board") -> dict[FigureId, Figure]:
    """Every figure of the board with its vintages, in the order in which reports first state them."""
    found: defaultdict[FigureId, list[Vintage]] = defaultdict(list)
    for figure_id, vintage in _vintages(board):
        found[figure_id].append(vintage)
    return {figure_id: Figure(figure_id, tuple(vintages)) for figure_id, vintages in found.items()}
