"""mal.yml, rapport.yml and uppfoljning.yml: the goals of a year, and what a report says."""

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.disclosure import Choice
from generator.model.report import ReportKind
from generator.sources.schema.english import KEY, TOLD, EnglishGoal, EnglishReport
from generator.sources.schema.values import (
    CellText,
    DayText,
    Id,
    MomentText,
    MonthOrDayText,
    Page,
    PeriodText,
    Source,
    SourceRef,
    Text,
    WebAddress,
    Year,
)


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
    english: EnglishGoal | None = Field(None, alias=KEY, description=TOLD)


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


class ExplanationEntry(Source):
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,5}[0-9]{2}$")] = Field(
        alias="problem", description="Problemets kod, till exempel SUM01"
    )
    file_name: Text = Field(alias="fil", description="Filen som problemet gäller, till exempel drift.csv")
    claim: Text = Field(alias="gäller", description="Problemet ordagrant, så som granskningen skriver det")
    reason: Text = Field(
        alias="varför", description="Varför det är rätt ändå. Läsaren ser det vid siffran eller texten"
    )


class CorrectionEntry(Source):
    date: DayText = Field(alias="datum", description="Dagen då siffran rättades")
    file_name: Text = Field(alias="fil", description="CSV-filen som siffran står i, till exempel drift.csv")
    row: Id = Field(alias="rad", description="Radens id, så som det står i första kolumnen")
    sex: Text | None = Field(None, alias="kön", description="K eller M, om raden gäller ett kön")
    area: Text | None = Field(None, alias="område", description="Området, om filen har en kolumn för det")
    group: Text | None = Field(None, alias="grupp", description="Gruppen, om filen har en kolumn för den")
    column: Text = Field(alias="kolumn", description="Kolumnens rubrik, till exempel utfall 2024")
    was: CellText = Field(alias="var", description="Det som stod förut")
    now: CellText = Field(alias="är", description="Det som står nu")
    reason: Text = Field(alias="varför", description="Varför siffran var fel. Läsaren ser det vid siffran")


class DisclosureDecisionEntry(Source):
    indicator: Id = Field(alias="indikator", description="Den känsliga indikatorns id")
    sex: Text | None = Field(None, alias="kön", description="K, M eller T, om beslutet gäller ett kön")
    area: Text | None = Field(None, alias="område", description="Området, om beslutet gäller ett område")
    group: Text | None = Field(None, alias="grupp", description="Gruppen, om beslutet gäller en grupp")
    column: Text | None = Field(
        None, alias="kolumn", description="Kolumnens rubrik, om beslutet gäller en kolumn"
    )
    choice: Choice = Field(alias="beslut", description="Om de små talen får visas")
    decided_by: Text = Field(
        alias="beslutat av", description="En roll, till exempel Socialchefen. Aldrig en persons namn"
    )
    date: DayText = Field(alias="datum", description="Beslutets dag")
    reason: Text = Field(alias="varför", description="Skälet. Läsaren ser det vid siffran")


class ReportFile(Source):
    """rapport.yml: en rapport som nämnden har behandlat."""

    title: Text = Field(alias="titel", description="Rapportens titel")
    kind: ReportKind = Field(
        alias="slag", description="Vilket slags rapport; statistik är siffror hämtade ur en databas, till exempel Kolada"
    )
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
    explanations: list[ExplanationEntry] = Field(
        default=[],
        alias="förklaringar",
        description="Problem som beror på dokumentet självt, och varför",
    )
    corrections: list[CorrectionEntry] = Field(
        default=[],
        alias="rättelser",
        description="Siffror som vi har skrivit fel och rättat sedan rapporten publicerades",
    )
    decisions: list[DisclosureDecisionEntry] = Field(
        default=[],
        alias="beslut om små tal",
        description="Kommunens beslut om siffror som kan peka ut personer",
    )
    earlier_addresses: list[Id] = Field(
        default=[], alias="tidigare", description="Äldre mappnamn, som får en hänvisning"
    )
    english: EnglishReport | None = Field(None, alias=KEY, description=TOLD)


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
