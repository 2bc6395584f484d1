"""kommun.yml and ordlista.yml: a municipality, how it steers, and the public glossary."""

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.licence import Licence
from generator.model.steering import Fulfilment, LevelKind, Progress
from generator.sources.schema.accessibility import AccessibilityEntry
from generator.sources.schema.english import (
    KEY,
    TOLD,
    EnglishIndicatorWords,
    EnglishLevel,
    EnglishMunicipality,
    EnglishSteering,
    EnglishTerm,
    EnglishWord,
)
from generator.sources.schema.values import (
    ColourText,
    Id,
    OrganisationNumber,
    Source,
    SourceRef,
    Text,
    WebAddress,
    YesNo,
)


class LevelEntry(Source):
    id: Id = Field(description="Nivåns id, som mal.yml hänvisar till")
    name: Text = Field(alias="namn", description="Kommunens ord för nivån, i ental")
    plural: Text = Field(description="Kommunens ord för nivån, i flertal")
    kind: LevelKind = Field(alias="slag", description="Vad nivån motsvarar")
    description: Text = Field(alias="beskrivning", description="Förklaring för läsaren")
    english: EnglishLevel | None = Field(None, alias=KEY, description=TOLD)


class FulfilmentEntry(Source):
    word: Text = Field(alias="ord", description="Kommunens eget ord")
    at_year_end: Fulfilment = Field(
        alias="vid årets slut", description="Vad ordet betyder i årets sista rapport"
    )
    before_year_end: Fulfilment = Field(
        alias="under året", description="Vad ordet betyder i en prognos under året"
    )
    english: EnglishWord | None = Field(None, alias=KEY, description=TOLD)


class ProgressEntry(Source):
    word: Text = Field(alias="ord", description="Kommunens eget ord")
    meaning: Progress = Field(alias="betyder", description="Vad ordet betyder")
    english: EnglishWord | None = Field(None, alias=KEY, description=TOLD)


class IndicatorWordsEntry(Source):
    singular: Text = Field(alias="ental", description="Till exempel mätetal")
    plural: Text = Field(alias="flertal", description="Till exempel mätetal")
    english: EnglishIndicatorWords | None = Field(None, alias=KEY, description=TOLD)


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
    indicator_words: IndicatorWordsEntry | None = Field(
        None, alias="indikatorord", description="Kommunens eget ord för indikator, om den har ett"
    )
    english: EnglishSteering | None = Field(None, alias=KEY, description=TOLD)


class LookEntry(Source):
    colour: ColourText = Field(
        None, alias="färg", description='Färg på länkar, knappar och sidhuvud, inom citattecken: "#7a1f5c"'
    )
    dark_colour: ColourText = Field(
        None,
        alias="färg i mörkt läge",
        description="Färg på länkar i mörkt läge; räknas annars fram ur färg",
    )
    logo: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.(svg|png)$")] | None = Field(
        None, alias="logotyp", description="Bildfil bredvid kommun.yml, SVG eller PNG på högst 50 kB"
    )


class MunicipalityFile(Source):
    """kommun.yml: kommunen och hur den styr."""

    name: Text = Field(alias="namn", description="Kommunens hela namn")
    short_name: Text = Field(alias="kortnamn", description="Namnet utan ordet kommun")
    code: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")] = Field(
        alias="kommunkod", description="Fyra siffror, inom citattecken"
    )
    organisation_number: OrganisationNumber | None = Field(
        None, alias="organisationsnummer", description="Tio siffror"
    )
    website: WebAddress | None = Field(None, alias="webbplats", description="Kommunens webbadress")
    contact: Text | None = Field(None, alias="kontakt", description="Vart den som har frågor kan vända sig")
    licence: Licence = Field(Licence.CC0, alias="licens", description="Licens för uppgifterna")
    geonames: Annotated[int, Field(ge=1, le=99_999_999)] | None = Field(
        None, description="Kommunens nummer i Geonames, som dataportalen känner igen platsen på"
    )
    small_figure_limit: Annotated[int, Field(ge=1, le=100)] = Field(
        5,
        alias="gräns för små tal",
        description="Minsta antal som en känslig indikator visar utan beslut; 1 om inga tal är för små",
    )
    look: LookEntry | None = Field(None, alias="utseende", description="Kommunens färg och logotyp")
    accessibility: AccessibilityEntry | None = Field(
        None, alias="tillgänglighet", description="Tillgänglighetsredogörelsen"
    )
    steering_model: SteeringEntry = Field(alias="styrmodell", description="Nivåer och ord")
    english: EnglishMunicipality | None = Field(None, alias=KEY, description=TOLD)


class GlossaryEntry(Source):
    word: Text = Field(alias="ord", description="Ordet")
    code: Text | None = Field(None, alias="kod", description="Det engelska ordet i koden")
    explanation: Text = Field(alias="förklaring", description="Förklaring i klarspråk")
    synonyms: list[Text] = Field(default=[], alias="synonymer", description="Andra ord för samma sak")
    search_words: list[Text] = Field(
        default=[], alias="sökord", description="Ord som läsare kan söka med fast de betyder något annat"
    )
    explained_in_texts: YesNo = Field(
        True, alias="förklaras i texter", description="Om ordet förklaras på sidor vars text använder det"
    )
    english: EnglishTerm | None = Field(None, alias=KEY, description=TOLD)


class GlossaryFile(Source):
    """ordlista.yml: den öppna ordlistan."""

    terms: list[GlossaryEntry] = Field(alias="ordlista", description="Orden")
