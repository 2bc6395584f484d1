"""What a board adopted at a meeting: a report, its tables as printed, and its follow-up of goals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from generator.model.correction import Correction
from generator.model.disclosure import DisclosureDecision
from generator.model.period import Period
from generator.model.value import Measure, Missing, Value
from generator.problems import Place, Problem


class ReportKind(StrEnum):
    """What kind of report; `STATISTICS` is no document of the board's but figures out of a database."""

    PLAN = "verksamhetsplan"
    MONTHLY = "månadsuppföljning"
    INTERIM = "delårsrapport"
    TERTIAL = "tertialrapport"
    ANNUAL = "verksamhetsberättelse"
    STATISTICS = "statistik"

    @property
    def follows_up(self) -> bool:
        return self not in (ReportKind.PLAN, ReportKind.STATISTICS)


# What a board can adopt.
ADOPTED_KINDS = tuple(kind for kind in ReportKind if kind is not ReportKind.STATISTICS)


@dataclass(frozen=True)
class MonthOrDay:
    """A date known to the day, or only to the month (`day` None)."""

    year: int
    month: int
    day: int | None = None

    @property
    def latest(self) -> date:
        """The last day that it can mean; what reports are ordered by."""
        if self.day is not None:
            return date(self.year, self.month, self.day)
        return Period.parse(f"{self.year}-{self.month:02}").end  # type: ignore[union-attr]


@dataclass(frozen=True)
class Document:
    """The document that the facts were taken from."""

    title: str
    file_name: str
    dated: MonthOrDay
    dated_note: str | None
    page_note: str | None
    url: str | None


@dataclass(frozen=True)
class Source:
    """Where in a report something stands: a page, a section, or both."""

    report_id: str
    page: int | None = None
    section: str | None = None


@dataclass(frozen=True)
class Cell:
    """One cell of a report's table. `marks` are its note marks; `text` is what the file says.

    `explanations`: why it is right although a rule doubts it (`rules.explanations`). `corrections`:
    what of it we have mended since it was published, oldest first.
    """

    value: Value
    marks: tuple[str, ...]
    text: str
    has_percent_sign: bool
    place: Place
    explanations: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def is_read(self) -> bool:
        """False where the file's text, or its whole row, could not be understood."""
        is_mute = self.value is Missing.NOT_STATED and bool(self.text.strip()) and not self.marks
        return self.place.column is not None and not is_mute


@dataclass(frozen=True)
class Column:
    """A value column: a measure of a period; `made` is when a forecast or target was made, if stated.

    `preliminary`: the document says that the figures are not final yet.
    """

    measure: Measure
    period: Period
    made: Period | None
    title: str
    preliminary: bool = False


Dimensions = tuple[tuple[str, str], ...]
# What a source says in English beside its Swedish, by the name of the field that it stands for.
English = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Row:
    """One row: `key` is the id of an indicator or line, `cells` follow the table's columns.

    `explanations`: as those of a cell, about the row as a whole.
    """

    key: str
    dimensions: Dimensions
    cells: tuple[Cell, ...]
    note: str | None
    page: int | None
    place: Place
    explanations: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be said of the whole row: its own note, and the explanations."""
        return (*((self.note,) if self.note else ()), *self.explanations)


@dataclass(frozen=True)
class ReportTable:
    """A table as the report prints it. `table_id` names an economic table; None: indicators."""

    file_name: str
    table_id: str | None
    heading: str
    section: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    place: Place

    @property
    def slug(self) -> str:
        return self.file_name.removesuffix(".csv")


@dataclass(frozen=True)
class Explanation:
    """What the source says of a problem that the document itself causes.

    code: the problem's. file_name: the file where it is, as `rapport.yml` names it. claim: the
    problem's text (`Problem.what`), so that another problem at the same place is not covered.
    """

    code: str
    file_name: str
    claim: str
    reason: str
    place: Place


@dataclass(frozen=True)
class Remark:
    """A problem that has been explained: what readers are told of both."""

    problem: Problem
    reason: str


@dataclass(frozen=True)
class FollowUp:
    """What a report says of a goal, in the municipality's own words; None: it says nothing."""

    goal_id: str
    fulfilment_word: str | None
    progress_word: str | None
    assessment: str | None
    source: Source
    place: Place


@dataclass(frozen=True)
class Meeting:
    """The meeting that adopted a report; `date_missing` tells why there is no date."""

    date: date | None
    date_missing: str | None
    paragraph: str | None
    reference_number: str | None


@dataclass(frozen=True)
class Report:
    """`id` is `YEAR/FOLDER`.

    `prose` maps `rapport`, a table's slug, or the id of a goal or of an indicator that is measured in
    words, to Markdown. `places` tells where some of the file's keys stand. `explanations` are what
    rapport.yml says of problems; `remarks` are those problems that the rules found and it explains.
    `corrections` are what we have mended in its tables, oldest first. `decisions` are about figures
    that may single people out.
    """

    id: str
    year: int
    title: str
    kind: ReportKind
    period: Period
    publish_at: datetime
    document: Document
    meeting: Meeting
    tables: tuple[ReportTable, ...]
    follow_ups: tuple[FollowUp, ...]
    names: Mapping[str, str]
    notes: Mapping[str, str]
    prose: Mapping[str, str]
    earlier_addresses: tuple[str, ...]
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)
    explanations: tuple[Explanation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    corrections: tuple[Correction, ...] = ()
    decisions: tuple[DisclosureDecision, ...] = ()
    english: English = ()

    def place_of(self, key: str) -> Place:
        """Where `publiceras`, `sammanträde`, `daterat` or `benämningar/ID` stands; else the file."""
        return self.places.get(key, self.place)

    @property
    def slug(self) -> str:
        return self.id.split("/", 1)[1]

    @property
    def is_statistics(self) -> bool:
        """Whether it is figures fetched from a database, which no board has adopted."""
        return self.kind is ReportKind.STATISTICS

    @property
    def is_year_end(self) -> bool:
        return self.period.is_whole_year and not self.is_statistics

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Oldest first: by the document's date, then by the period that it is about."""
        return self.document.dated.latest, self.period.end, self.id
