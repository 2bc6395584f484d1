"""What each answer of the API holds. The schemas, the OpenAPI file and the page about the API are made from it.

A field is never taken away or given another meaning within `v1`; new ones may come.
"""

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from generator.opendata.dataset import Column, Dataset, Kind
from generator.opendata.observations import OBSERVATIONS
from generator.opendata.registers import (
    BOARDS,
    EDITIONS,
    FOLLOW_UPS,
    GOALS,
    INDICATORS,
    LINES,
    MUNICIPALITIES,
    REPORTS,
)

_TYPES: dict[Kind, type] = {
    Kind.TEXT: str,
    Kind.TIME: str,
    Kind.INTEGER: int,
    Kind.DECIMAL: float,
    Kind.YES_OR_NO: bool,
    Kind.DATE: date,
}


class Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")


def _row_model(name: str, dataset: Dataset) -> type[Answer]:
    """A model with the columns of a data set; what may be missing is null, and never left out."""
    fields: dict[str, Any] = {column.name: _field(column) for column in dataset.columns}
    return create_model(name, __base__=Answer, __doc__=dataset.description, **fields)


def _field(column: Column) -> tuple[Any, Any]:
    kind = _TYPES[column.kind]
    told = Field(title=column.title, description=column.description)
    return (kind, told) if column.required else (kind | None, told)


Observation = _row_model("Observation", OBSERVATIONS)
MunicipalityFacts = _row_model("Kommun", MUNICIPALITIES)
BoardFacts = _row_model("Namnd", BOARDS)
IndicatorFacts = _row_model("Indikator", INDICATORS)
LineFacts = _row_model("Post", LINES)
ReportFacts = _row_model("Rapport", REPORTS)
GoalFacts = _row_model("Mal", GOALS)
FollowUpFacts = _row_model("Uppfoljning", FOLLOW_UPS)
EditionFacts = _row_model("Utgava", EDITIONS)


class LinkTo(Answer):
    """En länk till ett annat svar."""

    id: str = Field(description="Id för det som länken leder till.")
    namn: str = Field(description="Vad det heter.")
    svar: str = Field(description="Svarets adress i api:et.")


class Index(Answer):
    """Början: vart länkarna leder och vad som gäller."""

    namn: str = Field(description="Webbplatsens namn.")
    version: str = Field(description="Alltid v1 för de här adresserna.")
    dokumentation: str = Field(description="Sidan som beskriver api:et.")
    openapi: str = Field(description="Beskrivningen som OpenAPI 3.1.")
    kommuner: str = Field(description="Svaret med alla kommuner.")
    utgavor: str = Field(description="Svaret med alla utgåvor.")
    alla_observationer: str = Field(description="Alla observationer i en fil, som CSV.")


class Municipalities(Answer):
    """Alla kommuner på webbplatsen."""

    kommuner: list[LinkTo]


class Municipality(Answer):
    """En kommun och dess nämnder."""

    kommun: MunicipalityFacts  # type: ignore[valid-type]
    namnder: list[LinkTo]


class Board(Answer):
    """En nämnd: år, mål, indikatorer, ekonomiska tabeller och rapporter."""

    namnd: BoardFacts  # type: ignore[valid-type]
    ar: list[LinkTo]
    mal: list[LinkTo]
    indikatorer: list[LinkTo]
    tabeller: list[LinkTo]
    rapporter: list[LinkTo]


class Year(Answer):
    """Ett år för en nämnd: målen, vad rapporterna säger om dem, och årets rapporter."""

    ar: int = Field(description="Året.")
    mal: list[GoalFacts]  # type: ignore[valid-type]
    uppfoljningar: list[FollowUpFacts]  # type: ignore[valid-type]
    rapporter: list[LinkTo]


class Goal(Answer):
    """Ett mål genom åren: en rad för varje år, och vad varje rapport säger om det."""

    mal: list[GoalFacts]  # type: ignore[valid-type]
    uppfoljningar: list[FollowUpFacts]  # type: ignore[valid-type]
    indikatorer: list[LinkTo]


class Indicator(Answer):
    """En indikator: vad den mäter, och alla observationer."""

    indikator: IndicatorFacts  # type: ignore[valid-type]
    observationer: list[Observation]  # type: ignore[valid-type]


class EconomicTable(Answer):
    """En ekonomisk tabell genom åren: posterna och alla observationer."""

    poster: list[LineFacts]  # type: ignore[valid-type]
    observationer: list[Observation]  # type: ignore[valid-type]


class Report(Answer):
    """En rapport: dokumentet, vad den säger om målen, och alla observationer i den."""

    rapport: ReportFacts  # type: ignore[valid-type]
    uppfoljningar: list[FollowUpFacts]  # type: ignore[valid-type]
    observationer: list[Observation]  # type: ignore[valid-type]


class Editions(Answer):
    """Alla utgåvor, den äldsta först."""

    utgavor: list[LinkTo]


class EditionChange(Answer):
    """En uppgift som utgåvan ändrade."""

    rapport: str = Field(description="Kommun, nämnd, år och rapport.")
    vad: str = Field(description="Filen, raden och kolumnen i källan, eller målet.")
    handelse: str = Field(description="ny, ändrad eller borttagen.")
    stod: str | None = Field(description="Vad som stod före. Null: ingenting.")
    star_nu: str | None = Field(description="Vad som står nu. Null: det är borttaget.")


class Edition(Answer):
    """En utgåva: när den publicerades och vad som ändrades."""

    utgava: EditionFacts  # type: ignore[valid-type]
    andringar: list[EditionChange]
