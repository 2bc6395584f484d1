"""Accessibility: what kommun.yml states of the site, and tillganglighet.yml, which `make mat` writes."""

from typing import Annotated

from pydantic import Field, StringConstraints

from generator.model.accessibility import AssessmentMethod, Conformance
from generator.sources.schema.values import DayText, Source, Text, WebAddress, YesNo

Criterion = Annotated[str, StringConstraints(pattern=r"^[1-4]\.[1-5]\.[0-9]{1,2}$")]
EMail = Annotated[str, StringConstraints(pattern=r"^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$", max_length=254)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]


class ShortcomingEntry(Source):
    what: Text = Field(alias="vad", description="Vad som inte är tillgängligt, och för vem, i klarspråk")
    reason: Text = Field(alias="varför", description="Skälet till att det inte är tillgängligt")
    criteria: list[Criterion] = Field(
        default=[], alias="kriterier", description='Kriterier i WCAG, till exempel ["1.1.1"]'
    )
    alternative: Text | None = Field(
        None, alias="i stället", description="Hur läsaren kan få samma sak på ett annat sätt"
    )
    mended: Text | None = Field(None, alias="åtgärdas", description="När det ska vara åtgärdat")


class AccessibilityContactEntry(Source):
    e_mail: EMail | None = Field(None, alias="e-post", description="En funktions adress, inte en persons")
    phone: Text | None = Field(None, alias="telefon", description="Telefonnummer till en funktion")
    website: WebAddress | None = Field(
        None, alias="webbsida", description="Sida med formulär eller kontaktuppgifter"
    )


class AccessibilityEntry(Source):
    responsible: Text = Field(alias="ansvarig", description="Den organisation som ansvarar för webbplatsen")
    is_public_body: YesNo = Field(
        default=True,
        alias="offentlig aktör",
        description="Om lagen om tillgänglighet till digital offentlig service gäller den som är ansvarig: ja eller nej",
    )
    conformance: Conformance = Field(
        alias="status", description="Hur webbplatsen uppfyller lagens krav, med lagens ord"
    )
    method: AssessmentMethod = Field(alias="metod", description="Hur bedömningen har gjorts")
    assessor: Text | None = Field(None, alias="bedömd av", description="Den som har gjort bedömningen")
    how: Text | None = Field(None, alias="så prövades den", description="Vad som har prövats, och hur")
    assessed: DayText = Field(alias="bedömd", description="När bedömningen gjordes")
    updated: DayText = Field(alias="uppdaterad", description="När redogörelsen senast ändrades")
    published: DayText | None = Field(None, alias="publicerad", description="När webbplatsen publicerades")
    shortcomings: list[ShortcomingEntry] = Field(
        default=[], alias="brister", description="Det som inte uppfyller lagens krav"
    )
    disproportionate: list[ShortcomingEntry] = Field(
        default=[],
        alias="oskäligt betungande",
        description="Undantag enligt 12 §: det som skulle vara oskäligt betungande att anpassa",
    )
    outside: list[ShortcomingEntry] = Field(
        default=[], alias="omfattas inte", description="Innehåll som lagen inte omfattar (9 §)"
    )
    contact: AccessibilityContactEntry = Field(
        default=AccessibilityContactEntry(),
        alias="kontakt",
        description="Dit läsaren anmäler en brist eller begär innehåll i annan form",
    )
    answer_time: Text | None = Field(
        None, alias="svarstid", description="När läsaren kan räkna med svar, till exempel två arbetsdagar"
    )


class ToolEntry(Source):
    name: Text = Field(alias="namn", description="Verktygets namn")
    version: Text = Field(description="Verktygets version")


class MeasuredFaultEntry(Source):
    rule: Text = Field(alias="regel", description="Den regel som inte följs")
    criterion: Criterion | None = Field(None, alias="kriterium", description="Kriteriet i WCAG")
    count: Count = Field(alias="antal", description="Hur många gånger")
    pages: Count = Field(alias="sidor", description="På hur många sidor")
    examples: list[Text] = Field(default=[], alias="exempel", description="Några av sidorna")


class MeasurementFile(Source):
    """tillganglighet.yml: det som make mat har mätt."""

    day: DayText = Field(alias="mätt", description="När sidorna mättes")
    pages: Count = Field(alias="sidor", description="Antal sidor som mättes")
    charts: Count = Field(alias="diagram", description="Antal teckningar av diagram på dem")
    tables: Count = Field(alias="tabeller", description="Antal tabeller på dem")
    modes: list[Text] = Field(alias="lägen", description="De sätt som varje sida mättes på")
    tools: list[ToolEntry] = Field(alias="verktyg", description="Verktygen som mätte")
    undecided: Count = Field(
        alias="att pröva för hand", description="Antal ställen som verktyget inte kan avgöra"
    )
    faults: list[MeasuredFaultEntry] = Field(alias="fel", description="Det som inte följer reglerna")
