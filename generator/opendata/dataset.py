"""What a data set is: columns with a type and a description, and rows of plain values.

Each column is declared once. The files, the descriptions of them and the handbook's tables all read it from here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

Plain = str | int | Decimal | date | bool | None
Row = tuple[Plain, ...]


class Kind(StrEnum):
    """The type of a column's values; the value is the word that JSON Table Schema has for it."""

    TEXT = "string"
    INTEGER = "integer"
    DECIMAL = "number"
    YES_OR_NO = "boolean"
    DATE = "date"
    TIME = "datetime"  # a text as RFC 3339 writes it, with its offset


@dataclass(frozen=True)
class Column:
    """A column. `name` is Swedish in ASCII and never changes; `required`: no row lacks a value.

    `values`: all that it can say, where that is a list.
    """

    name: str
    kind: Kind
    title: str
    description: str
    required: bool = False
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """The columns that name a row of another data set, by its key."""

    columns: tuple[str, ...]
    dataset: str


@dataclass(frozen=True)
class Dataset:
    """Rows with these columns. A missing value is None; `key` are the columns that name one row.

    `name`: of its files and tables.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    rows: tuple[Row, ...] = field(default=(), repr=False)

    def with_rows(self, rows: Iterable[Row]) -> "Dataset":
        return replace(self, rows=tuple(rows))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def position(self, name: str) -> int:
        """Raises ValueError for a column that it lacks."""
        return self.names.index(name)


def to_plain(dataset: Dataset, rows: Iterable[Row]) -> list[list[Any]]:
    """The rows in JSON's types: numbers with decimals and dates as text."""
    return converted(dataset, rows, {Kind.DECIMAL: str, Kind.DATE: date.isoformat})


def from_plain(dataset: Dataset, rows: Iterable[Sequence[Any]]) -> tuple[Row, ...]:
    """What `to_plain` made, as it was."""
    return tuple(map(tuple, converted(dataset, rows, {Kind.DECIMAL: Decimal, Kind.DATE: date.fromisoformat})))


def converted(
    dataset: Dataset, rows: Iterable[Sequence[Any]], ways: dict[Kind, Callable[[Any], Any]]
) -> list[list[Any]]:
    """The rows with the values of these kinds of columns written otherwise; a missing value stays None."""
    changed = [(place, ways[column.kind]) for place, column in enumerate(dataset.columns) if column.kind in ways]
    found = [list(row) for row in rows]
    for row in found:
        for place, way in changed:
            if row[place] is not None:
                row[place] = way(row[place])
    return found
