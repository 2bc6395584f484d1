"""An entry of the catalogue: what a code means, why it matters, how it is mended, and an example."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a problem is; only `ERROR` stops a build."""

    ERROR = "fel"
    WARNING = "varning"
    NOTE = "upplysning"


@dataclass(frozen=True)
class Edit:
    """A change to a file of Exempelstad, the invented municipality of tests/exempelstad.

    `before` stands there exactly once and is replaced by `after`; None: the whole file is written anew.
    """

    file: str
    before: str | None
    after: str


@dataclass(frozen=True)
class Example:
    """Sources that have the problem, and what is then said at the first place: `Problem.what`."""

    edits: tuple[Edit, ...]
    message: str


@dataclass(frozen=True)
class NearMiss:
    """Sources that look as if they had the problem and do not, and `because` why, in Swedish."""

    edits: tuple[Edit, ...]
    because: str


@dataclass(frozen=True)
class ProblemKind:
    """All texts are Swedish and shown to editors: on a page of the handbook and by `granska --forklara`.

    meaning: what is wrong. why: why it matters to those who read the site. remedy: what to do.
    explainable: whether the document itself may be the cause, so that an explanation (`förklaringar`)
    in the source settles it; it is then published with the figure.
    example, near_miss: run by a test; None only where no text file can show it.
    """

    code: str
    title: str
    meaning: str
    why: str
    remedy: str
    severity: Severity = Severity.ERROR
    explainable: bool = False
    example: Example | None = None
    near_miss: NearMiss | None = None

    @property
    def slug(self) -> str:
        return self.code.lower()
