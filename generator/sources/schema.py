"""The YAML files of the source format as pydantic models with Swedish keys.

These models are the reference of the format: the handbook and the JSON Schemas for editors are made
from their fields and descriptions. They know the shape of a file, not whether its ids exist.
"""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, StringConstraints
from stdnum.exceptions import ValidationError as StdnumError
from stdnum.se import orgnr

from generator.model.board import DesiredDirection, IndicatorKind, LineKind
from generator.model.period import Period
from generator.model.report import MonthOrDay, ReportKind
from generator.model.steering import Fulfilment, LevelKind, Progress

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
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


def _month_or_day(text: Any) -> MonthOrDay:
    parts = str(text).split("-")
    try:
        if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", str(text)):
            raise ValueError
        numbers = [int(part) for part in parts]
        date(numbers[0], numbers[1], numbers[2] if len(numbers) == 3 else 1)
    except ValueError:
        raise ValueError("Skriv datumet som 2024-09-25, eller 2024-09 om bara månaden är känd.") from None
    return MonthOrDay(*numbers)


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise ValueError("Skriv datumet som 2024-09-25.") from None


def _moment(text: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(str(text))
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueError("Skriv tiden med tidszon: 2024-09-25T08:00+02:00 (+01:00 under vintertid).")
    return moment


def _scale(text: Any) -> tuple[int, int]:
    found = re.fullmatch(r"(-?\d+)-(\d+)", str(text))
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


def _choice(text: Any) -> Any:
    return text.strip() if isinstance(text, str) else text


YesNo = Annotated[bool, PlainValidator(_yes_or_no)]
PeriodText = Annotated[Period, PlainValidator(_period)]
MonthOrDayText = Annotated[MonthOrDay, PlainValidator(_month_or_day)]
DayText = Annotated[date, PlainValidator(_day)]
MomentText = Annotated[datetime, PlainValidator(_moment)]
ScaleText = Annotated[tuple[int, int], PlainValidator(_scale)]
OrganisationNumber = Annotated[str, PlainValidator(_organisation_number)]
WebAddress = Annotated[str, PlainValidator(_web_address)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Page = Annotated[int, Field(ge=1, le=9999)]


class Source(BaseModel):
    """Base of all source models: unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class SourceRef(Source):
    """Var i ett dokument en uppgift står."""

    report: Text = Field(alias="rapport", description="Rapportens mapp, till exempel 2025/verksamhetsplan")
    page: Page | None = Field(None, alias="sida", description="Sidans nummer i dokumentet")
    section: Text | None = Field(None, alias="avsnitt", description="Avsnittets nummer eller rubrik")


class EarlierNameEntry(Source):
    name: Text = Field(alias="namn", description="Namnet som det skrevs då")
    until: Year | None = Field(None, alias="till", description="Sista året namnet användes")


class LevelEntry(Source):
    id: Id = Field(description="Nivåns id, som mal.yml hänvisar till")
    name: Text = Field(alias="namn", description="Kommunens ord för nivån, i ental")
    plural: Text = Field(description="Kommunens ord för nivån, i flertal")
    kind: Annotated[LevelKind, BeforeValidator(_choice)] = Field(
        alias="slag", description="Vad nivån motsvarar"
    )
    description: Text = Field(alias="beskrivning", description="Förklaring för läsaren")


class FulfilmentEntry(Source):
    word: Text = Field(alias="ord", description="Kommunens eget ord")
    at_year_end: Fulfilment = Field(
        alias="vid årets slut", description="Vad ordet betyder i årets sista rapport"
    )
    before_year_end: Fulfilment = Field(
        alias="under året", description="Vad ordet betyder i en prognos under året"
    )


class ProgressEntry(Source):
    word: Text = Field(alias="ord", description="Kommunens eget ord")
    meaning: Progress = Field(alias="betyder", description="Vad ordet betyder")


class SteeringEntry(Source):
    description: Text = Field(alias="beskrivning", description="Hur kommunen styr, i klarspråk")
    source: SourceRef | None = Field(None, alias="källa", description="Var styrmodellen beskrivs")
    levels: list[LevelEntry] = Field(alias="nivåer", min_length=1, description="Kommunens egna nivåer av mål")
    fulfilment: list[FulfilmentEntry] = Field(
        default=[], alias="uppfyllelse", description="Ord för måluppfyllelse"
    )
    progress: list[ProgressEntry] = Field(
        default=[], alias="genomförande", description="Ord för genomförande"
    )


class MunicipalityFile(Source):
    """kommun.yml: kommunen och hur den styr."""

    name: Text = Field(alias="namn", description="Kommunens hela namn")
    short_name: Text = Field(alias="kortnamn", description="Namnet utan ordet kommun")
    code: Annotated[str, StringConstraints(pattern=r"^\d{4}$")] = Field(
        alias="kommunkod", description="Fyra siffror, inom citattecken"
    )
    organisation_number: OrganisationNumber | None = Field(
        None, alias="organisationsnummer", description="Tio siffror"
    )
    website: WebAddress | None = Field(None, alias="webbplats", description="Kommunens webbadress")
    contact: Text | None = Field(None, alias="kontakt", description="Vart den som har frågor kan vända sig")
    licence: Text = Field("CC0-1.0", alias="licens", description="Licens för uppgifterna")
    steering_model: SteeringEntry = Field(alias="styrmodell", description="Nivåer och ord")


class ServiceAreaEntry(Source):
    id: Id = Field(description="Verksamhetsområdets id")
    name: Text = Field(alias="namn", description="Namnet som det skrivs nu")
    description: Text = Field(alias="beskrivning", description="Vad området gör")
    earlier_names: list[EarlierNameEntry] = Field(default=[], alias="tidigare namn", description="Äldre namn")
    first_year: Year | None = Field(None, alias="från", description="Första året")
    last_year: Year | None = Field(None, alias="till", description="Sista året")
    economic_only: YesNo = Field(False, alias="ekonomisk", description="ja om området bara finns i ekonomin")


class BoardFile(Source):
    """namnd.yml: nämnden och dess verksamhetsområden."""

    name: Text = Field(alias="namn", description="Nämndens namn")
    purpose: Text = Field(alias="syfte", description="Vad nämnden ansvarar för, i klarspråk")
    source: SourceRef = Field(alias="källa", description="Var ansvaret beskrivs")
    service_areas: list[ServiceAreaEntry] = Field(
        default=[], alias="verksamhetsområden", description="Nämndens områden"
    )


class BreakEntry(Source):
    year: Year = Field(alias="år", description="Första året efter brottet")
    reason: Text = Field(alias="varför", description="Vad som ändrades")


class IndicatorEntry(Source):
    id: Id = Field(description="Indikatorns id, som blir dess adress")
    name: Text = Field(alias="namn", description="Namnet som den senaste rapporten skriver det")
    short_name: Text | None = Field(None, alias="kortnamn", description="Kort namn för rubriker")
    description: Text = Field(alias="beskrivning", description="Vad indikatorn mäter, i klarspråk")
    unit: Text = Field(alias="enhet", description="Enheten så som den står efter ett tal")
    decimals: Annotated[int, Field(ge=0, le=6)] = Field(alias="decimaler", description="Antal decimaler")
    desired_direction: DesiredDirection = Field(
        alias="önskad riktning", description="Åt vilket håll som är bättre"
    )
    kind: IndicatorKind = Field(alias="art", description="Vilket slags indikator")
    service_area: Id | None = Field(
        None, alias="verksamhetsområde", description="Område; utelämnas för hela nämnden"
    )
    measurement: Annotated[str, StringConstraints(pattern="^(tal|redovisning)$")] = Field(
        "tal", alias="mätning", description="tal, eller redovisning när svaret är en text"
    )
    earlier_names: list[EarlierNameEntry] = Field(default=[], alias="tidigare namn", description="Äldre namn")
    scale: ScaleText | None = Field(
        None, alias="skala", description="Lägsta och högsta möjliga värde, till exempel 0-100"
    )
    by_sex: YesNo = Field(False, alias="könsuppdelad", description="ja om siffrorna finns per kön")
    sensitive: YesNo = Field(False, alias="känslig", description="ja om små tal kan peka ut personer")
    measured_where: Text | None = Field(None, alias="källa", description="Var uppgiften mäts")
    frequency: Text | None = Field(None, alias="frekvens", description="Hur ofta den mäts")
    kolada_id: Annotated[str, StringConstraints(pattern=r"^[NU]\d{5}$")] | None = Field(
        None, alias="kolada-id", description="Id i Kolada"
    )
    breaks: list[BreakEntry] = Field(
        default=[], alias="brott i serien", description="År då mätningen ändrades"
    )
    earlier_addresses: list[Id] = Field(
        default=[], alias="tidigare", description="Äldre id, som får en hänvisning"
    )


class IndicatorsFile(Source):
    """indikatorer.yml: nämndens indikatorer."""

    indicators: list[IndicatorEntry] = Field(alias="indikatorer", description="Alla indikatorer")


class SignsEntry(Source):
    costs: Annotated[str, StringConstraints(pattern="^(positiva|negativa)$")] = Field(
        alias="kostnader", description="Så står kostnader i dokumentet"
    )
    revenues: Annotated[str, StringConstraints(pattern="^(positiva|negativa)$")] = Field(
        alias="intäkter", description="Så står intäkter i dokumentet"
    )


class LineEntry(Source):
    id: Id = Field(description="Postens id")
    name: Text = Field(alias="namn", description="Namnet som det skrivs nu")
    kind: LineKind = Field(alias="slag", description="Vad posten är")
    service_area: Id | None = Field(
        None, alias="verksamhetsområde", description="Det område som posten gäller"
    )
    earlier_names: list[EarlierNameEntry] = Field(default=[], alias="tidigare namn", description="Äldre namn")
    parts: list[Id] = Field(default=[], alias="summa", description="De poster som summan består av")
    formula: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+( [+-] [a-z0-9-]+)+$")] | None = Field(
        None, alias="formel", description="Till exempel summa-kostnader - summa-intakter"
    )
    equals: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")] | None = Field(
        None, alias="lika med", description="En post i en annan tabell, till exempel drift/nettokostnad"
    )


class TableEntry(Source):
    id: Id = Field(description="Tabellens id")
    name: Text = Field(alias="namn", description="Tabellens namn på webbplatsen")
    description: Text = Field(alias="beskrivning", description="Vad tabellen visar, i klarspråk")
    unit: Text = Field(alias="enhet", description="tkr, mnkr eller kr")
    signs: SignsEntry = Field(alias="tecken", description="Vilket tecken kostnader och intäkter har")
    main_line: Id = Field(alias="huvudpost", description="Den post som sammanfattar tabellen")
    lines: list[LineEntry] = Field(
        alias="poster", min_length=1, description="Alla poster som kan stå i tabellen"
    )


class EconomyFile(Source):
    """ekonomi.yml: nämndens ekonomiska tabeller."""

    tables: list[TableEntry] = Field(alias="tabeller", description="Alla tabeller")


class GoalEntry(Source):
    id: Id = Field(description="Målets id, samma alla år")
    level: Id = Field(alias="nivå", description="En nivå i kommunens styrmodell")
    name: Text = Field(alias="namn", description="Målet ordagrant ur dokumentet")
    short_name: Text | None = Field(None, alias="kortnamn", description="Kort namn för rubriker")
    label: Text | None = Field(None, alias="beteckning", description="Dokumentets egen beteckning")
    service_area: Id | None = Field(
        None, alias="verksamhetsområde", description="Område; utelämnas för hela nämnden"
    )
    indicators: list[Id] = Field(default=[], alias="indikatorer", description="Indikatorer som mäter målet")
    reported_in: list[PeriodText] = Field(default=[], alias="redovisas", description="När det ska redovisas")
    builds_on: Id | None = Field(None, alias="bygger på", description="Ett tidigare mål som det fortsätter")
    source: SourceRef = Field(alias="källa", description="Var målet står")
    children: list["GoalEntry"] = Field(default=[], alias="under", description="Mål som hör under detta")
    earlier_addresses: list[Id] = Field(
        default=[], alias="tidigare", description="Äldre id, som får en hänvisning"
    )


class GoalsFile(Source):
    """mal.yml: årets mål som ett träd."""

    year: Year = Field(alias="år", description="Året")
    goals: list[GoalEntry] = Field(alias="mål", description="Målen i dokumentets ordning")


class DocumentEntry(Source):
    title: Text = Field(alias="titel", description="Dokumentets titel")
    file_name: Text = Field(alias="fil", description="Dokumentets filnamn")
    dated: MonthOrDayText = Field(
        alias="daterat", description="Dokumentets datum, eller månad om dagen är okänd"
    )
    dated_note: Text | None = Field(None, alias="daterat not", description="Hur datumet är känt")
    page_note: Text | None = Field(None, alias="sidnummer", description="Hur sidnumren är räknade")
    url: WebAddress | None = Field(None, alias="adress", description="Var dokumentet finns på webben")


class MeetingEntry(Source):
    date: DayText | None = Field(None, alias="datum", description="Sammanträdets dag")
    date_missing: Text | None = Field(None, alias="datum saknas", description="Varför dagen inte är känd")
    paragraph: Text | None = Field(None, alias="paragraf", description="Paragrafen i protokollet")
    reference_number: Text | None = Field(None, alias="diarienummer", description="Ärendets diarienummer")


class ReportTableEntry(Source):
    file_name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.csv$")] = Field(
        alias="fil", description="CSV-filens namn"
    )
    table: Id | None = Field(
        None, alias="tabell", description="Tabell i ekonomi.yml; utelämnas för indikatorer"
    )
    heading: Text = Field(alias="rubrik", description="Dokumentets egen rubrik")
    section: Text | None = Field(None, alias="avsnitt", description="Dokumentets avsnitt")


class ReportFile(Source):
    """rapport.yml: en rapport som nämnden har behandlat."""

    title: Text = Field(alias="titel", description="Rapportens titel")
    kind: ReportKind = Field(alias="slag", description="Vilket slags rapport")
    period: PeriodText = Field(alias="avser", description="Perioden som rapporten handlar om")
    publish_at: MomentText = Field(alias="publiceras", description="När den får visas, med tidszon")
    document: DocumentEntry = Field(alias="dokument", description="Dokumentet som uppgifterna är hämtade ur")
    meeting: MeetingEntry = Field(alias="sammanträde", description="När nämnden behandlade rapporten")
    tables: list[ReportTableEntry] = Field(
        default=[], alias="tabeller", description="Alla CSV-filer i mappen, i dokumentets ordning"
    )
    names: dict[Id, Text] = Field(
        default={}, alias="benämningar", description="Namn som rapporten skriver annorlunda"
    )
    notes: dict[Annotated[str, StringConstraints(pattern=r"^[0-9a-zåäö]{1,3}$")], Text] = Field(
        default={}, alias="noter", description="Texter till notmarkeringarna i CSV-filerna"
    )
    earlier_addresses: list[Id] = Field(
        default=[], alias="tidigare", description="Äldre mappnamn, som får en hänvisning"
    )


class FollowUpEntry(Source):
    goal: Id = Field(alias="mål", description="Målets id")
    fulfilment: Text | None = Field(None, alias="uppfyllelse", description="Kommunens ord för måluppfyllelse")
    progress: Text | None = Field(None, alias="genomförande", description="Kommunens ord för genomförande")
    assessment: Text | None = Field(
        None, alias="bedömning", description="Nämndens bedömning i korthet, om den har en egen rubrik"
    )
    page: Page | None = Field(None, alias="sida", description="Sidans nummer")
    section: Text | None = Field(None, alias="avsnitt", description="Avsnittets nummer eller rubrik")


class FollowUpsFile(Source):
    """uppfoljning.yml: vad rapporten säger om varje mål."""

    follow_ups: list[FollowUpEntry] = Field(alias="uppföljning", description="En post för varje mål")


class MeetingItemEntry(Source):
    title: Text = Field(alias="rubrik", description="Ärendet i korthet")
    goal: Id | None = Field(None, alias="mål", description="Det mål som ärendet gäller")
    decision: Text | None = Field(None, alias="beslut", description="Vad nämnden beslutade")
    reference_number: Text | None = Field(None, alias="diarienummer", description="Ärendets diarienummer")


class BoardMeetingEntry(Source):
    date: DayText = Field(alias="datum", description="Sammanträdets dag")
    items: list[MeetingItemEntry] = Field(
        default=[], alias="ärenden", description="Ärenden som dokumenten nämner"
    )
    source: SourceRef = Field(alias="källa", description="Var det står")


class MeetingsFile(Source):
    """sammantraden.yml: sammanträden som dokumenten nämner."""

    meetings: list[BoardMeetingEntry] = Field(alias="sammanträden", description="Sammanträdena")


class GlossaryEntry(Source):
    word: Text = Field(alias="ord", description="Ordet")
    code: Text | None = Field(None, alias="kod", description="Det engelska ordet i koden")
    explanation: Text = Field(alias="förklaring", description="Förklaring i klarspråk")
    synonyms: list[Text] = Field(default=[], alias="synonymer", description="Andra ord för samma sak")


class GlossaryFile(Source):
    """ordlista.yml: den öppna ordlistan."""

    terms: list[GlossaryEntry] = Field(alias="ordlista", description="Orden")


FILES: dict[str, type[Source]] = {
    "ordlista.yml": GlossaryFile,
    "kommun.yml": MunicipalityFile,
    "namnd.yml": BoardFile,
    "indikatorer.yml": IndicatorsFile,
    "ekonomi.yml": EconomyFile,
    "sammantraden.yml": MeetingsFile,
    "mal.yml": GoalsFile,
    "rapport.yml": ReportFile,
    "uppfoljning.yml": FollowUpsFile,
}
