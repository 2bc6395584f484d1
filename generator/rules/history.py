"""The history of a series: the figures that can be compared with each other, as the newest report states them.

A figure that a sum or a variance bears out, or that two documents state alike, is sure: it is taken to be
what the document says.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import formats
from generator.model.board import Board, Indicator
from generator.model.figure import Figure, FigureId, Series, Vintage
from generator.model.report import Column, Dimensions, Row
from generator.model.value import Measure, amount_of
from generator.problems import Place
from generator.rules.economy import equations_of
from generator.rules.equation import cells_of, name_of
from generator.rules.outlier import Kind

LEVELS = (
    Measure.ACTUAL,
    Measure.FINAL,
    Measure.BUDGET,
    Measure.TOTAL_BUDGET,
    Measure.FORECAST,
    Measure.PLAN,
)
# No real series is so long; a hostile one would take a very long time.
_NEAREST = 50
PERCENT_UNITS = ("procent", "%")


@dataclass(frozen=True)
class Point:
    """A figure of a series as the newest report states it."""

    id: FigureId
    vintage: Vintage
    name: str
    amount: Decimal
    is_sure: bool

    @property
    def place(self) -> Place:
        return self.vintage.cell.place


@dataclass(frozen=True)
class History:
    """The figures of a series with the same dimensions, in the order in which reports state them.

    indicator: None for a line of an economic table. kind: how far from each other they may lie.
    """

    indicator: Indicator | None
    points: tuple[Point, ...]
    kind: Kind

    def shown(self, amount: Decimal) -> str:
        exponent = amount.as_tuple().exponent
        return formats.number(amount, -exponent if isinstance(exponent, int) and exponent < 0 else 0)

    def span(self, points: Sequence[Point]) -> str:
        """`14–16`: the least and the greatest of some figures."""
        amounts = [point.amount for point in points]
        low, high = self.shown(min(amounts)), self.shown(max(amounts))
        return low if low == high else f"{low}\N{EN DASH}{high}"

    def others(self, position: int) -> tuple[Point, ...]:
        """The points around one, without it: all, but in a very long series."""
        return (*self.points[max(0, position - _NEAREST) : position], *self.points[position + 1 :][:_NEAREST])


def histories_of(board: Board) -> Iterator[History]:
    """Every series whose figures can be compared with each other."""
    sure = {spot.place for e in equations_of(board) if e.holds for spot in e.spots}
    cells = {cell.place: (row, column) for _, row, column, cell in cells_of(board)}
    found: defaultdict[tuple[Series, Dimensions], list[Point]] = defaultdict(list)
    for figure in board.figures.values():
        if point := _point(board, figure, sure, cells):
            found[figure.id.series, figure.id.dimensions].append(point)
    for (series, _), points in found.items():
        indicator = board.indicators.get(series.key) if series.table_id is None else None
        yield History(indicator, tuple(points), _kind(indicator))


def _kind(indicator: Indicator | None) -> Kind:
    if indicator is None:
        return Kind.AMOUNT
    if indicator.unit in PERCENT_UNITS:
        return Kind.PERCENT
    return Kind.COUNT if indicator.decimals == 0 else Kind.AMOUNT


def _point(
    board: Board, figure: Figure, sure: set[Place], cells: Mapping[Place, tuple[Row, Column]]
) -> Point | None:
    if figure.id.measure not in (*LEVELS, Measure.TARGET):
        return None
    stated = [vintage for vintage in figure.vintages if amount_of(vintage.value) is not None]
    amount = amount_of(figure.shown.value)
    if amount is None:
        return None
    agreed = {vintage.report.id for vintage in stated if vintage.value == figure.shown.value}
    is_sure = len(agreed) > 1 or any(vintage.cell.place in sure for vintage in stated)
    return Point(figure.id, figure.shown, _name(board, figure, cells), amount, is_sure)


def _name(board: Board, figure: Figure, cells: Mapping[Place, tuple[Row, Column]]) -> str:
    """`Ekonomiskt bistånd, utfall 2023`, as the newest report's column says it."""
    return name_of(heading_of(board, figure.id.series), *cells[figure.shown.cell.place])


def heading_of(board: Board, series: Series) -> str:
    if series.table_id is None:
        indicator = board.indicators.get(series.key)
        return indicator.heading if indicator else series.key
    table = board.tables.get(series.table_id)
    line = table.line(series.key) if table else None
    return line.name if line else series.key
