"""What a source may say in English beside its Swedish: the same keys again, all of them optional.

The fields are named like those of the model, which keeps what is given here by field.
"""

from pydantic import Field

from generator.sources.schema.values import Source, Text

KEY = "engelska"
TOLD = "Samma sak på engelska, för de engelska sidorna"


class EnglishMunicipality(Source):
    name: Text | None = Field(None, alias="namn", description="Kommunens namn på engelska")
    short_name: Text | None = Field(None, alias="kortnamn", description="Namnet utan ordet kommun")


class EnglishSteering(Source):
    description: Text | None = Field(None, alias="beskrivning", description="Hur kommunen styr, på engelska")


class EnglishLevel(Source):
    name: Text | None = Field(None, alias="namn", description="Ordet på engelska, i ental")
    plural: Text | None = Field(None, description="Ordet på engelska, i flertal")
    description: Text | None = Field(None, alias="beskrivning", description="Förklaringen på engelska")


class EnglishWord(Source):
    word: Text | None = Field(None, alias="ord", description="Ordet på engelska")


class EnglishIndicatorWords(Source):
    singular: Text | None = Field(None, alias="ental", description="Till exempel measure")
    plural: Text | None = Field(None, alias="flertal", description="Till exempel measures")


class EnglishTerm(Source):
    word: Text | None = Field(None, alias="ord", description="Ordet på engelska")
    explanation: Text | None = Field(None, alias="förklaring", description="Förklaringen på enkel engelska")


class EnglishBoard(Source):
    name: Text | None = Field(None, alias="namn", description="Nämndens namn på engelska")
    purpose: Text | None = Field(None, alias="syfte", description="Vad nämnden ansvarar för, på engelska")


class EnglishDescribed(Source):
    name: Text | None = Field(None, alias="namn", description="Namnet på engelska")
    description: Text | None = Field(None, alias="beskrivning", description="Beskrivningen på engelska")


class EnglishIndicator(Source):
    name: Text | None = Field(None, alias="namn", description="Namnet på engelska")
    short_name: Text | None = Field(None, alias="kortnamn", description="Kort namn på engelska")
    description: Text | None = Field(None, alias="beskrivning", description="Vad den mäter, på engelska")


class EnglishGoal(Source):
    name: Text | None = Field(None, alias="namn", description="Målet på engelska")
    short_name: Text | None = Field(None, alias="kortnamn", description="Kort namn på engelska")


class EnglishName(Source):
    name: Text | None = Field(None, alias="namn", description="Namnet på engelska")


class EnglishReport(Source):
    title: Text | None = Field(None, alias="titel", description="Titeln på engelska")
