"""A problem at a place in the sources, and how problems are ordered and quoted."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.problems.catalogue import CATALOGUE
from generator.problems.kind import Severity


def quoted(text: str, longest: int = 60) -> str:
    """A source's own text as messages show it: within quotes, on one line, shortened.

    Signs that cannot be seen are written out, as `<U+200B>`, so that no message looks like nonsense.
    """
    line = re.sub("[\t\n \N{NO-BREAK SPACE}]+", " ", text[: 10 * longest]).strip(" ")
    shown = line if len(line) <= longest else f"{line[: longest - 1]}…"
    signs = (f"<U+{ord(sign):04X}>" if _is_invisible(sign) else sign for sign in shown)
    return f'"{"".join(signs)}"'


def _is_invisible(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] == "C" or category in ("Zl", "Zp")


@dataclass(frozen=True)
class Place:
    """Where something stands: a file relative to the project, a line (from 1) and a named column."""

    file: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        line = f":{self.line}" if self.line is not None else ""
        column = f" {self.column_text}" if self.column else ""
        return f"{self.file}{line}{column}"

    @property
    def sort_key(self) -> tuple[tuple[str, ...], int, str]:
        return PurePosixPath(self.file).parts, self.line or 0, self.column or ""

    def at_column(self, name: str) -> "Place":
        return Place(self.file, self.line, name)

    @property
    def column_text(self) -> str:
        """`kolumn "prognos 2024"`; empty where no column is meant."""
        return f"kolumn {quoted(self.column)}" if self.column else ""


@dataclass(frozen=True)
class Problem:
    """Something wrong at a place: what stands there, and what to do about it, in Swedish."""

    code: str
    place: Place
    what: str
    fix: str

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise KeyError(f"problem code {self.code} is not in the catalogue")

    @property
    def told(self) -> dict[str, Any]:
        """As plain values; `of` takes them back."""
        return asdict(self)

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Problem":
        return cls(**{**told, "place": Place(**told["place"])})

    @property
    def severity(self) -> Severity:
        return CATALOGUE[self.code].severity

    def __str__(self) -> str:
        indent = " " * (len(self.code) + 4)
        return f"{self.place}\n  {self.code}  {self.what}\n{indent}{self.fix}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by file, line and column, each once."""
    return sorted(set(problems), key=lambda p: (p.place.sort_key, p.code, p.what))


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
