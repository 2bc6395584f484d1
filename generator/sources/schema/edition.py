"""The files of an edition, data/utgavor/NUMBER/: written by `oppna-mal publicera`, never by hand."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from generator.model.edition import Event

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{16,64}$")]


class Record(BaseModel):
    """A line of an edition's files. Keys are only ever added."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True, frozen=True)


class ReportRecord(Record):
    """A report that an edition published for the first time. meeting: ISO day, empty where it is not known."""

    report: str = Field(alias="rapport")
    title: str = Field(alias="titel")
    document: str = Field(alias="dokument")
    meeting: str = Field(alias="sammanträde")


class RenameRecord(Record):
    """An id that has changed since it was published. board: empty for a report."""

    kind: Literal["rapport", "rad", "mål"] = Field(alias="slag")
    board: str = Field("", alias="nämnd")
    old: str = Field(alias="var")
    new: str = Field(alias="är")


class EditionRecord(Record):
    """utgava.json. figures: how many figures are published after it."""

    number: int = Field(alias="utgåva", ge=1)
    time: AwareDatetime = Field(alias="tidpunkt")
    version: str
    figures: int = Field(alias="antal siffror", ge=0)
    fingerprint: Hash = Field(alias="kontrollsumma")
    restores: int | None = Field(None, alias="återställer", ge=1)
    renames: list[RenameRecord] = Field([], alias="nya id")
    reports: list[ReportRecord] = Field([], alias="nya rapporter")


class StatementRecord(Record):
    """What cells and goals have in common.

    Subclasses end with `page`, of the document, and `hash`, of what says what (`fingerprint_of`): the fields
    stand in a line in the order that one reads them.
    """

    event: Event = Field(alias="händelse")
    report: str = Field(alias="rapport")


class CellRecord(StatementRecord):
    """A line of siffror.jsonl: a value, or a sign that tells why there is none; before: what stood until then."""

    file_name: str = Field(alias="fil")
    row: str = Field(alias="rad")
    dimensions: dict[str, str] = Field({}, alias="uppdelning")
    column: str = Field(alias="kolumn")
    value: str = Field("", alias="värde")
    sign: str = Field("", alias="tecken")
    value_before: str | None = Field(None, alias="värde före")
    sign_before: str | None = Field(None, alias="tecken före")
    page: int | None = Field(None, alias="sida")
    hash: Hash | None = None


class GoalRecord(StatementRecord):
    """A line of mal.jsonl: the words of what a report says of a goal."""

    goal_id: str = Field(alias="mål")
    fulfilment: str = Field("", alias="uppfyllelse")
    progress: str = Field("", alias="genomförande")
    fulfilment_before: str | None = Field(None, alias="uppfyllelse före")
    progress_before: str | None = Field(None, alias="genomförande före")
    page: int | None = Field(None, alias="sida")
    hash: Hash | None = None


class PageRecord(Record):
    """A line of sidor.jsonl."""

    event: Event = Field(alias="händelse")
    address: str = Field(alias="adress")
    hash: Hash | None = None


def time_text(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")
