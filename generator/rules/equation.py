"""An `Equation` between figures of a table: one stated, and those that it is the signed sum of.

Figures need not add up exactly: each part may be rounded by half a unit of its last decimal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator import formats
from generator.model.board import Board
from generator.model.report import Cell, Column, Report, Row
from generator.model.value import Number, amount_of
from generator.problems import Place

# A sign is to blame for a difference of at least so many times what rounding can explain.
_FAR_BEYOND_ROUNDING = 3


@dataclass(frozen=True)
class Spot:
    """A figure of a table, what it is called (`Nettokostnad, plan 2027`) and its column's title.

    is_readable: whether its row could be read; a row that could not states nothing.
    """

    cell: Cell
    name: str
    column: str
    is_readable: bool = True

    @property
    def amount(self) -> Decimal | None:
        return amount_of(self.cell.value)

    @property
    def is_empty(self) -> bool:
        """Whether the file has nothing in the cell, not even a reason."""
        return self.is_readable and not self.cell.text.strip()

    @property
    def place(self) -> Place:
        return self.cell.place


@dataclass(frozen=True)
class Equation:
    """The stated figure is the signed sum of the terms. `row` is where the stated figure stands.

    code: the problem where it does not hold. name: what the terms are together, in Swedish; empty where
    they are columns of the same row.
    """

    code: str
    name: str
    row: Row
    stated: Spot
    terms: tuple[tuple[int, Spot], ...]

    @property
    def spots(self) -> tuple[Spot, ...]:
        return (self.stated, *(spot for _, spot in self.terms))

    @property
    def decimals(self) -> int:
        return decimals_of([spot.cell for spot in self.spots])

    @property
    def is_known(self) -> bool:
        """Whether every figure states an amount, so that it can be tried."""
        return all(spot.amount is not None for spot in self.spots)

    @cached_property
    def computed(self) -> Decimal:
        return sum((sign * (spot.amount or Decimal(0)) for sign, spot in self.terms), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """How much the terms are above the stated figure."""
        return self.computed - (self.stated.amount or Decimal(0))

    @property
    def tolerance(self) -> Decimal:
        return tolerance_of([spot.cell for _, spot in self.terms])

    @property
    def holds(self) -> bool:
        return self.is_known and abs(self.difference) <= self.tolerance

    @property
    def fails(self) -> bool:
        return self.is_known and abs(self.difference) > self.tolerance

    @property
    def turned(self) -> Spot | None:
        """The one figure that would make it hold with its sign turned, if it fails and there is one."""
        if not self.fails or abs(self.difference) < _FAR_BEYOND_ROUNDING * self.tolerance:
            return None
        signed = [(-1, self.stated), *self.terms]
        turns = [spot for sign, spot in signed if self._would_hold(sign * (spot.amount or Decimal(0)))]
        return turns[0] if len(turns) == 1 else None

    def _would_hold(self, share: Decimal) -> bool:
        return abs(self.difference - 2 * share) <= self.tolerance


def decimals_of(cells: Sequence[Cell]) -> int:
    return max((cell.value.decimals for cell in cells if isinstance(cell.value, Number)), default=0)


def tolerance_of(parts: Sequence[Cell]) -> Decimal:
    """Half a unit of the last decimal for each part."""
    return Decimal(len(parts)) * Decimal(5).scaleb(-1 - decimals_of(parts))


def name_of(line_name: str, row: Row, column: Column) -> str:
    """`Nettokostnad, plan 2027`; dimensions follow the line, as `Total sjukfrånvaro (kvinnor)`."""
    sexes = {"K": "kvinnor", "M": "män"}
    values = [sexes.get(stated, stated) if name == "kön" else stated for name, stated in row.dimensions]
    about = f" ({formats.listed(values)})" if values else ""
    return f"{line_name}{about}, {column.title}"


def cells_of(board: Board) -> Iterator[tuple[Report, Row, Column, Cell]]:
    """Every cell of the board's tables, with where it stands."""
    for report in board.reports:
        for table in report.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    yield report, row, column, cell
