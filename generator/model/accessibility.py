"""How accessible the site is: what is stated of it under the law (2018:1937), and what has been measured."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.problems import Place


class Conformance(StrEnum):
    """The law's own three words (MDFFS 2019:2)."""

    FULL = "helt förenlig"
    PARTIAL = "delvis förenlig"
    NONE = "inte förenlig"


class AssessmentMethod(StrEnum):
    SELF = "självskattning"
    EXTERNAL = "extern granskning"


@dataclass(frozen=True)
class Shortcoming:
    """Something that is not accessible. `criteria` are numbers of WCAG, such as 1.4.3."""

    what: str
    reason: str
    criteria: tuple[str, ...]
    alternative: str | None
    mended: str | None


@dataclass(frozen=True)
class AccessibilityContact:
    e_mail: str | None
    phone: str | None
    website: str | None

    @property
    def exists(self) -> bool:
        return bool(self.e_mail or self.phone or self.website)


@dataclass(frozen=True)
class AccessibilityStatement:
    """What kommun.yml states. `disproportionate` are exceptions under 12 §, `outside` what the law leaves out (9 §)."""

    responsible: str
    is_public_body: bool
    conformance: Conformance
    method: AssessmentMethod
    assessor: str | None
    assessed: date
    updated: date
    published: date | None
    how: str | None
    shortcomings: tuple[Shortcoming, ...]
    disproportionate: tuple[Shortcoming, ...]
    outside: tuple[Shortcoming, ...]
    contact: AccessibilityContact
    answer_time: str | None
    place: Place


@dataclass(frozen=True)
class MeasuredFault:
    """A rule that pages break: how many times, on how many pages, and some of them."""

    rule: str
    criterion: str | None
    count: int
    pages: int
    examples: tuple[str, ...]


@dataclass(frozen=True)
class Measurement:
    """What the measuring tools found on every page. `undecided`: places that they leave for a person to try."""

    day: date
    pages: int
    charts: int
    tables: int
    modes: tuple[str, ...]
    tools: tuple[tuple[str, str], ...]
    undecided: int
    faults: tuple[MeasuredFault, ...]
    place: Place
