"""namnd.yml, indikatorer.yml, ekonomi.yml and sammantraden.yml: what lasts over a board's years."""

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.board import DesiredDirection, IndicatorKind, LineKind
from generator.sources.schema.english import (
    KEY,
    TOLD,
    EnglishBoard,
    EnglishDescribed,
    EnglishIndicator,
    EnglishName,
)
from generator.sources.schema.values import (
    DayText,
    EarlierNameEntry,
    Id,
    ScaleText,
    Source,
    SourceRef,
    Text,
    Year,
    YesNo,
)


class ServiceAreaEntry(Source):
    id: Id = Field(description="Verksamhetsområdets id")
    name: Text = Field(alias="namn", description="Namnet som det skrivs nu")
    description: Text = Field(alias="beskrivning", description="Vad området gör")
    earlier_names: list[EarlierNameEntry] = Field(default=[], alias="tidigare namn", description="Äldre namn")
    first_year: Year | None = Field(None, alias="från", description="Första året")
    last_year: Year | None = Field(None, alias="till", description="Sista året")
    economic_only: YesNo = Field(False, alias="ekonomisk", description="ja om området bara finns i ekonomin")
    replaces: list[Id] = Field(
        default=[],
        alias="ersätter",
        description="Områden som det fortsätter efter namnbyte, sammanslagning eller delning",
    )
    english: EnglishDescribed | None = Field(None, alias=KEY, description=TOLD)


class BoardFile(Source):
    """namnd.yml: nämnden och dess verksamhetsområden."""

    name: Text = Field(alias="namn", description="Nämndens namn")
    purpose: Text = Field(alias="syfte", description="Vad nämnden ansvarar för, i klarspråk")
    source: SourceRef | None = Field(None, alias="källa", description="Var ansvaret beskrivs")
    service_areas: list[ServiceAreaEntry] = Field(
        default=[], alias="verksamhetsområden", description="Nämndens områden"
    )
    english: EnglishBoard | None = Field(None, alias=KEY, description=TOLD)


class BreakEntry(Source):
    year: Year = Field(alias="år", description="Första året efter brottet")
    reason: Text = Field(alias="varför", description="Vad som ändrades")


class IndicatorEntry(Source):
    id: Id = Field(description="Indikatorns id, som blir dess adress")
    name: Text = Field(alias="namn", description="Namnet som den senaste rapporten skriver det")
    label: Text | None = Field(
        None, alias="beteckning", description="Dokumentets egen beteckning, till exempel 1:1"
    )
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
    kolada_id: Annotated[str, StringConstraints(pattern=r"^[NU][0-9]{5}$")] | None = Field(
        None, alias="kolada-id", description="Id i Kolada"
    )
    breaks: list[BreakEntry] = Field(
        default=[], alias="brott i serien", description="År då mätningen ändrades"
    )
    earlier_addresses: list[Id] = Field(
        default=[], alias="tidigare", description="Äldre id, som får en hänvisning"
    )
    english: EnglishIndicator | None = Field(None, alias=KEY, description=TOLD)


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
    part_of: Id | None = Field(None, alias="ingår i", description="Den post som den här posten står under")
    heading: Text | None = Field(None, alias="rubrik", description="Rubrik i tabellen som börjar med posten")
    english: EnglishName | None = Field(None, alias=KEY, description=TOLD)


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
    english: EnglishDescribed | None = Field(None, alias=KEY, description=TOLD)


class EconomyFile(Source):
    """ekonomi.yml: nämndens ekonomiska tabeller."""

    tables: list[TableEntry] = Field(alias="tabeller", description="Alla tabeller")


class MeetingItemEntry(Source):
    title: Text = Field(alias="rubrik", description="Ärendet i korthet")
    goal: Id | None = Field(None, alias="mål", description="Det mål som ärendet gäller")
    proposal: Text | None = Field(
        None, alias="förslag", description="Vad nämnden skulle besluta, när beslutet inte är känt"
    )
    decision: Text | None = Field(None, alias="beslut", description="Vad nämnden beslutade")
    reference_number: Text | None = Field(None, alias="diarienummer", description="Ärendets diarienummer")


class BoardMeetingEntry(Source):
    date: DayText = Field(alias="datum", description="Sammanträdets dag")
    time: Annotated[str, StringConstraints(pattern=r"^[0-2][0-9]:[0-5][0-9]$")] | None = Field(
        None, alias="tid", description="Klockslag inom citattecken"
    )
    venue: Text | None = Field(None, alias="plats", description="Lokal")
    items: list[MeetingItemEntry] = Field(
        default=[], alias="ärenden", description="Ärenden som dokumenten nämner"
    )
    source: SourceRef = Field(alias="källa", description="Var det står")


class MeetingsFile(Source):
    """sammantraden.yml: sammanträden som dokumenten nämner."""

    meetings: list[BoardMeetingEntry] = Field(alias="sammanträden", description="Sammanträdena")
