"""Periods of time as Swedish committees report them: years, months, quarters, tertials, läsår."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    YEAR = "year"
    MONTH = "month"  # accumulated from January through the month
    QUARTER = "quarter"
    TERTIAL = "tertial"
    HALF_YEAR = "half_year"
    SCHOOL_YEAR = "school_year"  # läsår: July through June


# The years that sources may tell of; others are misprints, and some (0000) are no years at all.
YEAR_PATTERN = "(?:19|20|21)[0-9]{2}"
_PATTERNS = (
    (PeriodKind.YEAR, re.compile(rf"({YEAR_PATTERN})()")),
    (PeriodKind.MONTH, re.compile(rf"({YEAR_PATTERN})-(0[1-9]|1[0-2])")),
    (PeriodKind.QUARTER, re.compile(rf"({YEAR_PATTERN})-K([1-4])")),
    (PeriodKind.TERTIAL, re.compile(rf"({YEAR_PATTERN})-T([1-3])")),
    (PeriodKind.HALF_YEAR, re.compile(rf"({YEAR_PATTERN})-H([12])")),
    (PeriodKind.SCHOOL_YEAR, re.compile(rf"({YEAR_PATTERN})/([0-9]{{2}})")),
)
_MONTHS_PER_PART = {PeriodKind.QUARTER: 3, PeriodKind.TERTIAL: 4, PeriodKind.HALF_YEAR: 6}


@dataclass(frozen=True)
class Period:
    """A stretch of time. `part` is the month, quarter, tertial or half; 0 for a year or läsår."""

    kind: PeriodKind
    year: int
    part: int = 0

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """The period that `text` writes (`2024`, `2024-08`, `2024-K1`, `2023/24`), or None."""
        for kind, pattern in _PATTERNS:
            if found := pattern.fullmatch(text.strip()):
                year, part = int(found[1]), int(found[2] or 0)
                if kind is PeriodKind.SCHOOL_YEAR:
                    return cls(kind, year) if part == (year + 1) % 100 else None
                return cls(kind, year, part)
        return None

    @property
    def start(self) -> date:
        if self.kind is PeriodKind.SCHOOL_YEAR:
            return date(self.year, 7, 1)
        length = _MONTHS_PER_PART.get(self.kind)
        return date(self.year, (self.part - 1) * length + 1 if length else 1, 1)

    @property
    def end(self) -> date:
        if self.kind is PeriodKind.SCHOOL_YEAR:
            return date(self.year + 1, 6, 30)
        if self.kind is PeriodKind.YEAR:
            return date(self.year, 12, 31)
        month = self.part * _MONTHS_PER_PART.get(self.kind, 1)
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def is_whole_year(self) -> bool:
        return self.kind in (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR)

    def __str__(self) -> str:
        """The period as source files write it."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}"
            case PeriodKind.MONTH:
                return f"{self.year}-{self.part:02}"
            case PeriodKind.SCHOOL_YEAR:
                return f"{self.year}/{(self.year + 1) % 100:02}"
        letter = {PeriodKind.QUARTER: "K", PeriodKind.TERTIAL: "T", PeriodKind.HALF_YEAR: "H"}
        return f"{self.year}-{letter[self.kind]}{self.part}"

    def __lt__(self, other: "Period") -> bool:
        mine, others = self.end, other.end
        return mine < others or (mine == others and self.start < other.start)
