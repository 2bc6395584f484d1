"""Municipalities, boards, their service areas, goals, indicators and economic tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from generator.model.accessibility import AccessibilityStatement, Measurement
from generator.model.edition import Edition
from generator.model.figure import Figure, FigureId, figures_of
from generator.model.licence import Licence
from generator.model.look import Look
from generator.model.period import Period, PeriodKind
from generator.model.report import English, Report, Source
from generator.model.steering import SteeringModel
from generator.model.unit import is_counted
from generator.model.value import amount_of
from generator.problems import Place


class DesiredDirection(StrEnum):
    UP = "upp"
    DOWN = "ned"
    NONE = "ingen"


class IndicatorKind(StrEnum):
    GOAL = "målindikator"
    QUALITY = "kvalitetsindikator"
    INFORMATION = "informationstal"
    KEY_FIGURE = "nyckeltal"


@dataclass(frozen=True)
class EarlierName:
    name: str
    until: int | None


@dataclass(frozen=True)
class SeriesBreak:
    year: int
    reason: str


@dataclass(frozen=True)
class Indicator:
    id: str
    name: str
    short_name: str | None
    description: str
    unit: str
    decimals: int
    desired_direction: DesiredDirection
    kind: IndicatorKind
    service_area_id: str | None
    measured_in_words: bool
    earlier_names: tuple[EarlierName, ...]
    scale: tuple[int, int] | None
    by_sex: bool
    sensitive: bool
    measured_where: str | None
    frequency: str | None
    kolada_id: str | None
    breaks: tuple[SeriesBreak, ...]
    label: str | None
    earlier_addresses: tuple[str, ...]
    place: Place
    english: English = ()
    stated_name: str | None = None  # the name that documents have, where `name` is a translation

    @property
    def heading(self) -> str:
        return self.short_name or self.name

    @property
    def counts(self) -> bool:
        """Whether its figures count persons or things, one by one; not shares, means and measures."""
        return is_counted(self.unit) and self.decimals == 0


class LineKind(StrEnum):
    """What a line of an economic table is; the value is the Swedish word."""

    REVENUE = "intäkt"
    COST = "kostnad"
    NET_COST = "nettokostnad"
    INFLOW = "inkomst"
    OUTLAY = "utgift"
    NET_OUTLAY = "nettoutgift"
    GRANT = "kommunbidrag"
    RESULT = "resultat"
    CHANGE = "förändring"

    @property
    def more_is_surplus(self) -> bool:
        """Whether a greater figure than budgeted is good for the result, signs aside."""
        return self in (LineKind.REVENUE, LineKind.INFLOW, LineKind.GRANT, LineKind.RESULT)

    @property
    def is_revenue(self) -> bool:
        """Whether the table's sign for revenues is its sign; a grant and a result are always positive."""
        return self in (LineKind.REVENUE, LineKind.INFLOW)


@dataclass(frozen=True)
class Term:
    """A signed line of a formula."""

    sign: int
    line_id: str


@dataclass(frozen=True)
class Line:
    """`part_of` is the line that it stands under; `heading` is a heading that begins with it."""

    id: str
    name: str
    kind: LineKind
    service_area_id: str | None
    earlier_names: tuple[EarlierName, ...]
    parts: tuple[str, ...]
    formula: tuple[Term, ...]
    equals: tuple[str, str] | None
    part_of: str | None
    heading: str | None
    place: Place
    english: English = ()

    @property
    def is_total(self) -> bool:
        return bool(self.parts or self.formula)


@dataclass(frozen=True)
class EconomicTable:
    """An economic table's definition. `sign` is +1 where costs (or revenues) are positive."""

    id: str
    name: str
    description: str
    unit: str
    cost_sign: int
    revenue_sign: int
    main_line_id: str
    lines: tuple[Line, ...]
    place: Place
    english: English = ()

    def line(self, line_id: str) -> Line | None:
        return next((line for line in self.lines if line.id == line_id), None)

    def is_sum(self, line: Line) -> bool:
        """Whether a line sums up others, and is not one among others that merely has sub-lines."""
        parts = [self.line(part) for part in line.parts]
        has_sublines = bool(parts) and all(part is not None and part.part_of == line.id for part in parts)
        return line.is_total and not has_sublines

    def sign_of(self, line: Line) -> int:
        """+1 where more of what the line is about is a greater figure; −1 where the document has it negative."""
        if line.kind.is_revenue:
            return self.revenue_sign
        return 1 if line.kind.more_is_surplus else self.cost_sign

    def variance_sign(self, line: Line) -> int:
        """+1 where budget minus outcome is a surplus, −1 where it is a deficit."""
        return -self.sign_of(line) if line.kind.more_is_surplus else self.sign_of(line)


@dataclass(frozen=True)
class ServiceArea:
    """`replaces` are the areas that it continues after a merger, a split or a new name.

    `economic_only`: it appears in economic tables and has no goals or indicators of its own.
    """

    id: str
    name: str
    description: str
    earlier_names: tuple[EarlierName, ...]
    first_year: int | None
    last_year: int | None
    economic_only: bool
    replaces: tuple[str, ...]
    place: Place
    english: English = ()


@dataclass(frozen=True)
class Goal:
    """A goal as one year's plan states it. `prose` is the Markdown about it, or None."""

    id: str
    level_id: str
    name: str
    short_name: str | None
    label: str | None
    service_area_id: str | None
    indicator_ids: tuple[str, ...]
    reported_in: tuple[Period, ...]
    builds_on: str | None
    source: Source
    children: tuple["Goal", ...]
    prose: str | None
    earlier_addresses: tuple[str, ...]
    place: Place
    english: English = ()
    stated_name: str | None = None  # the name that documents have, where `name` is a translation

    @property
    def heading(self) -> str:
        return self.short_name or self.name

    def walk(self) -> Iterator["Goal"]:
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class GoalYear:
    """The goals that a board set for one year, in the document's order."""

    year: int
    goals: tuple[Goal, ...]

    def walk(self) -> Iterator[Goal]:
        for goal in self.goals:
            yield from goal.walk()


@dataclass(frozen=True)
class MeetingItem:
    title: str
    goal_id: str | None
    proposal: str | None
    decision: str | None
    reference_number: str | None


@dataclass(frozen=True)
class BoardMeeting:
    """A meeting that a document names, beside those that adopted reports."""

    date: date
    time: str | None
    venue: str | None
    items: tuple[MeetingItem, ...]
    source: Source
    place: Place


@dataclass(frozen=True)
class Board:
    """`reports` stand oldest first (`Report.sort_key`).

    `unreadable` names the files of the board that could not be read (`indikatorer.yml`,
    `2025/mal.yml`, `2025/verksamhetsplan` for its rapport.yml, `2025/verksamhetsplan/drift.csv`), so
    that rules do not complain about what they define.
    """

    id: str
    municipality_id: str
    name: str
    purpose: str
    source: Source | None
    service_areas: tuple[ServiceArea, ...]
    indicators: Mapping[str, Indicator]
    tables: Mapping[str, EconomicTable]
    goal_years: tuple[GoalYear, ...]
    reports: tuple[Report, ...]
    meetings: tuple[BoardMeeting, ...]
    unreadable: frozenset[str]
    place: Place
    english: English = ()

    def service_area(self, area_id: str | None) -> ServiceArea | None:
        return next((area for area in self.service_areas if area.id == area_id), None)

    def report(self, report_id: str) -> Report | None:
        return next((report for report in self.reports if report.id == report_id), None)

    @property
    def adopted(self) -> tuple[Report, ...]:
        """The board's own reports, without statistics; oldest first."""
        return tuple(report for report in self.reports if not report.is_statistics)

    def goal_year(self, year: int) -> GoalYear | None:
        return next((found for found in self.goal_years if found.year == year), None)

    @cached_property
    def figures(self) -> Mapping[FigureId, Figure]:
        """Every figure with its vintages, in the order in which reports first state them."""
        return figures_of(self)

    @cached_property
    def years_with_outcomes(self) -> frozenset[int]:
        """The calendar years that have an outcome, as it is shown, that is a number."""
        return frozenset(
            identity.period.year
            for identity, figure in self.figures.items()
            if identity.period.kind is PeriodKind.YEAR
            and identity.measure.is_outcome
            and amount_of(figure.shown.value) is not None
        )

    @property
    def years(self) -> tuple[int, ...]:
        """Every year that has goals or a report of the board's own, oldest first."""
        years = {goal_year.year for goal_year in self.goal_years}
        return tuple(sorted(years | {report.year for report in self.adopted}))


@dataclass(frozen=True)
class Municipality:
    """`unreadable` are the ids of boards whose namnd.yml could not be read.

    `small_figure_limit`: the least count of a sensitive indicator that is published without a decision.
    `look`: its own colour and logo, None where it has none.
    `accessibility`: what it states of the site, None where it states nothing.
    `geonames`: its number among the places of geonames.org.
    """

    id: str
    name: str
    short_name: str
    code: str
    organisation_number: str | None
    website: str | None
    contact: str | None
    licence: Licence
    steering_model: SteeringModel
    boards: tuple[Board, ...]
    place: Place
    unreadable: frozenset[str] = frozenset()
    small_figure_limit: int = 5
    look: Look | None = None
    english: English = ()
    accessibility: AccessibilityStatement | None = None
    geonames: int | None = None


@dataclass(frozen=True)
class GlossaryTerm:
    """A word of the public glossary; `code` is the English word that the code uses.

    search_words: words that are not the same thing, by which readers may look for it.
    explained_in_texts: whether the word is explained where a page's text uses it.
    """

    word: str
    code: str | None
    explanation: str
    synonyms: tuple[str, ...]
    search_words: tuple[str, ...] = ()
    explained_in_texts: bool = True
    english: English = ()

    @property
    def english_word(self) -> str | None:
        """The word in English: the source's, or else the code's."""
        return dict(self.english).get("word") or (self.code.replace("_", " ") if self.code else None)


@dataclass(frozen=True)
class Country:
    """Everything that one site shows. `prose` maps a page's name (`om`) to its Markdown.

    `measurement`: what was last measured of the site's accessibility, None where nothing was.
    `editions`: what has been published, oldest first.
    """

    municipalities: tuple[Municipality, ...]
    glossary: tuple[GlossaryTerm, ...]
    prose: Mapping[str, str]
    measurement: Measurement | None = None
    editions: tuple[Edition, ...] = ()
