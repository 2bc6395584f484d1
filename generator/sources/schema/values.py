"""The values that source files hold, and the base of all source models."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, StringConstraints, WithJsonSchema
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.se import orgnr

from generator.model.period import YEAR_PATTERN, Period
from generator.model.report import MonthOrDay
from generator.sources.swedish_time import check_offset

_MOST_TEXT = 4000
# What an editor is told: all scalars are read as text, so that `avsnitt: 1.5` is as good as "1.5".
_TEXT = {"type": ["string", "number"], "minLength": 1, "maxLength": _MOST_TEXT}
_PERIOD = r"^[0-9]{4}(-(0[1-9]|1[0-2]|K[1-4]|T[1-3]|H[12])|/[0-9]{2})?$"
_COLOUR = r"^#[0-9a-fA-F]{6}$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_MOST_TEXT), WithJsonSchema(_TEXT)
]
# What a cell of a CSV may hold, an empty one too (`""`).
CellText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=100),
    WithJsonSchema({"type": ["string", "number"], "maxLength": 100}),
]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]


def _yes_or_no(text: Any) -> bool:
    if text in ("ja", "nej"):
        return bool(text == "ja")
    raise ValueError("Skriv ja eller nej.")


def _period(text: Any) -> Period:
    period = Period.parse(text) if isinstance(text, str) else None
    if period is None:
        raise ValueError("Skriv perioden som 2024, 2024-08, 2024-K1, 2024-T2, 2024-H1 eller 2023/24.")
    return period


def _date(text: str) -> date:
    """The day of a date written as 2024-09-25, in the years that sources may tell of. Raises ValueError."""
    if not re.fullmatch(rf"{YEAR_PATTERN}-[0-9]{{2}}-[0-9]{{2}}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _month_or_day(text: Any) -> MonthOrDay:
    stated = str(text)
    knows_day = stated.count("-") == 2
    try:
        day = _date(stated if knows_day else f"{stated}-01")
    except ValueError:
        raise ValueError("Skriv datumet som 2024-09-25, eller 2024-09 om bara månaden är känd.") from None
    return MonthOrDay(day.year, day.month, day.day if knows_day else None)


def _day(text: Any) -> date:
    try:
        return _date(str(text))
    except ValueError:
        raise ValueError("Skriv datumet som 2024-09-25.") from None


def _moment(text: Any) -> datetime:
    stated = str(text)
    try:
        _date(stated[:10])
        moment = datetime.fromisoformat(stated)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError("Skriv tiden med tidszon: 2024-09-25T08:00+02:00 (+01:00 under vintertid).")
    check_offset(moment)
    return moment


def _scale(text: Any) -> tuple[int, int]:
    found = re.fullmatch(r"(-?[0-9]{1,9})-([0-9]{1,9})", str(text))
    if found is None or int(found[1]) >= int(found[2]):
        raise ValueError("Skriv skalan som 0-100.")
    return int(found[1]), int(found[2])


def _organisation_number(text: Any) -> str:
    try:
        return str(orgnr.format(orgnr.validate(str(text))))
    except StdnumError:
        raise ValueError("Skriv ett giltigt organisationsnummer, till exempel 212000-0142.") from None


def _web_address(text: Any) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise ValueError("Skriv en hel webbadress som börjar med https://.")
    return text


def _colour(text: Any) -> str:
    if not isinstance(text, str) or not re.fullmatch(_COLOUR, text):
        raise ValueError('Skriv färgen som # och sex tecken, och inom citattecken: "#7a1f5c".')
    return text.lower()


def _told(pattern: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern})


YesNo = Annotated[bool, PlainValidator(_yes_or_no), WithJsonSchema({"enum": ["ja", "nej"]})]
PeriodText = Annotated[
    Period,
    PlainValidator(_period),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _PERIOD}, {"type": "integer"}]}),
]
MonthOrDayText = Annotated[
    MonthOrDay, PlainValidator(_month_or_day), _told(r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$")
]
DayText = Annotated[date, PlainValidator(_day), _told(_DAY)]
MomentText = Annotated[
    datetime, PlainValidator(_moment), _told(_DAY.removesuffix("$") + r"T[0-9:.]+([+-][0-9]{2}:?[0-9]{2}|Z)$")
]
ScaleText = Annotated[tuple[int, int], PlainValidator(_scale), _told(r"^-?[0-9]+-[0-9]+$")]
OrganisationNumber = Annotated[str, PlainValidator(_organisation_number), _told(r"^[0-9]{6}-?[0-9]{4}$")]
ColourText = Annotated[str | None, PlainValidator(_colour), _told(_COLOUR)]
WebAddress = Annotated[str, PlainValidator(_web_address), _told("^https?://")]
Year = Annotated[int, Field(ge=1900, le=2199)]
Page = Annotated[int, Field(ge=1, le=9999)]


class Source(BaseModel):
    """Base of all source models: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class SourceRef(Source):
    """Var i ett dokument en uppgift står."""

    report: Text = Field(
        alias="rapport",
        description="Rapportens mapp, till exempel 2025/verksamhetsplan. I mal.yml räcker verksamhetsplan, i kommun.yml behövs också nämnden",
    )
    page: Page | None = Field(None, alias="sida", description="Sidans nummer i dokumentet")
    section: Text | None = Field(None, alias="avsnitt", description="Avsnittets nummer eller rubrik")


class EarlierNameEntry(Source):
    name: Text = Field(alias="namn", description="Namnet som det skrevs då")
    until: Year | None = Field(None, alias="till", description="Sista året namnet användes")
