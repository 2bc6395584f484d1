"""Corrections: what we published wrongly, and mended (design.md §5)."""

from dataclasses import dataclass
from datetime import date

from generator.model.value import Value
from generator.problems import Place


@dataclass(frozen=True)
class Statement:
    """What a cell said or says: its value and note marks, and the text that the source writes."""

    text: str
    value: Value
    marks: tuple[str, ...]

    def says_the_same_as(self, other: "Statement") -> bool:
        """Whether readers see the same; 84 and 84,0 are not, `1 234` and `1234` are."""
        return (self.value, self.marks, _decimals(self.value)) == (
            other.value,
            other.marks,
            _decimals(other.value),
        )


def _decimals(value: Value) -> int:
    return getattr(value, "decimals", 0)


@dataclass(frozen=True)
class Correction:
    """One cell of a report's table, mended.

    file_name, row, dimensions, column: the cell, as rapport.yml names it. was, now: what it said and
    says; None where that cannot be read, or where there is no such cell. places: where the entry's
    keys stand, under their Swedish names.
    """

    date: date
    file_name: str
    row: str
    dimensions: tuple[tuple[str, str], ...]
    column: str
    was: Statement | None
    now: Statement | None
    reason: str
    places: tuple[tuple[str, Place], ...]

    @property
    def cell_name(self) -> tuple[str, str, tuple[tuple[str, str], ...], str]:
        """What corrections of the same cell have in common."""
        return self.file_name, self.row, self.dimensions, self.column

    def place(self, key: str) -> Place:
        """Where a key of the entry stands; one that is left out: where the row is named."""
        places = dict(self.places)
        return places.get(key, places["rad"])


def in_time_order(corrections: tuple[Correction, ...]) -> list[Correction]:
    """Oldest first; of one day as rapport.yml lists them."""
    return sorted(corrections, key=lambda correction: correction.date)
