"""What a data set is: columns with a type and a description, and rows of plain values.

Each column is declared once. The files, the descriptions of them and the handbook's tables all read it from here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

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
