"""A report's tables as prose speaks of them: rows that go by their names, figures in kronor or percent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator import formats
from generator.model.board import Board, LineKind
from generator.model.figure import printed_name
from generator.model.report import Column, Report, ReportTable, Row
from generator.model.value import Bound, Measure, amount_of
from generator.rules.amounts import MONEY_UNITS, Kind

_ENDINGS = "(?:s|en|n|et|t|ns|ens|ets|er|ar|or|na|erna|arna|orna|a)?"
_SHORTEST_NAME = 4


@dataclass(frozen=True)
class TableFigure:
    """A cell in kronor or percent. `half_step` is the rounding of the cell."""

    column: Column
    number: Decimal
    half_step: Decimal
    shown: str


@dataclass(frozen=True)
class TableRow:
    """A row whose figures are money or shares. `names` are what prose may call it.

    series: the same in every report. is_result: its figures are surpluses, and deficits below zero.
    is_main: it tells of the board as a whole.
    """

    table: str
    series: tuple[str | None, str, tuple[tuple[str, str], ...]]
    name: str
    names: tuple[str, ...]
    kind: Kind
    is_result: bool
    is_main: bool
    figures: tuple[TableFigure, ...]

    def of(self, *measures: Measure) -> list[TableFigure]:
        return [figure for figure in self.figures if figure.column.measure in measures]

    @cached_property
    def variances(self) -> list[TableFigure]:
        """The figures that are surpluses, with a plus, or deficits, with a minus."""
        if self.is_result:
            return list(self.figures)
        return self.of(Measure.VARIANCE, Measure.DIFFERENCE, Measure.CHANGE)

    def says(self, figure: TableFigure) -> str:
        """The figure with its name, as messages show it: `4 793 tkr: Resultat, utfall jan–aug 2021`."""
        column = figure.column
        return f"{figure.shown}: {self.name}, {column.measure.value} {formats.short_period(column.period)}"


@dataclass(frozen=True)
class ReportFigures:
    """Every row of a report that prose may take amounts from."""

    rows: tuple[TableRow, ...]

    @cached_property
    def _by_name(self) -> dict[str, list[TableRow]]:
        found: dict[str, list[TableRow]] = {}
        for row in self.rows:
            for name in row.names:
                found.setdefault(name, []).append(row)
        return found

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        names = sorted(self._by_name, key=len, reverse=True)
        words = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
        return re.compile(rf"(?<![\w-])(?:{words})(?={_ENDINGS}(?![\w-]))", re.IGNORECASE) if names else None

    def named_in(self, sentence: str) -> list[tuple[int, list[TableRow]]]:
        """The rows that a sentence names, each with where its name ends."""
        if self._names is None:
            return []
        return [
            (match.end(), self._by_name[" ".join(match[0].casefold().split())])
            for match in self._names.finditer(sentence)
        ]


def report_figures(board: Board, report: Report) -> ReportFigures:
    rows = [
        found for table in report.tables for row in table.rows if (found := _row(board, report, table, row))
    ]
    return ReportFigures(tuple(rows))


def _row(board: Board, report: Report, table: ReportTable, row: Row) -> TableRow | None:
    economic = board.tables.get(table.table_id) if table.table_id else None
    line = economic.line(row.key) if economic else None
    indicator = board.indicators.get(row.key) if table.table_id is None else None
    unit = economic.unit if economic else indicator.unit if indicator else ""
    kind = Kind.MONEY if unit in MONEY_UNITS else Kind.PERCENT
    if kind is Kind.PERCENT and unit not in ("procent", "procentenheter", "%"):
        return None
    name = printed_name(board, report, table.table_id, row.key)
    names = [name]
    for known in (line, indicator, board.service_area(line.service_area_id) if line else None):
        if known:
            names += [known.name, *(earlier.name for earlier in known.earlier_names)]
    if indicator and indicator.short_name:
        names.append(indicator.short_name)
    return TableRow(
        table=table.slug,
        series=(table.table_id, row.key, row.dimensions),
        name=", ".join([name, *(_dimension(board, *stated) for stated in row.dimensions)]),
        names=tuple(_callable(names)),
        kind=kind,
        is_result=line is not None and line.kind in (LineKind.RESULT, LineKind.CHANGE),
        is_main=economic is not None
        and line is not None
        and (line.is_total or line.id == economic.main_line_id),
        figures=tuple(_figures(table, row, unit)),
    )


def _callable(names: Iterable[str]) -> Iterator[str]:
    """The names as they are looked for: in lower case, without a parenthesis such as `(%)`, each once."""
    bare = (" ".join(re.sub(r"\([^()]*\)", " ", name).casefold().split()) for name in names)
    yield from (name for name in dict.fromkeys(bare) if len(name) >= _SHORTEST_NAME)


def _dimension(board: Board, dimension: str, stated: str) -> str:
    area = board.service_area(stated) if dimension == "område" else None
    return formats.lowered(area.name) if area else stated


def _figures(table: ReportTable, row: Row, unit: str) -> Iterator[TableFigure]:
    scale = MONEY_UNITS.get(unit, Decimal(1))
    for column, cell in zip(table.columns, row.cells, strict=True):
        amount = cell.value.limit if isinstance(cell.value, Bound) else amount_of(cell.value)
        if amount is not None:
            decimals = max(-int(amount.as_tuple().exponent), 0)
            shown = formats.with_unit(formats.number(amount, decimals), unit)
            yield TableFigure(column, amount * scale, Decimal(5).scaleb(-decimals - 1) * scale, shown)
