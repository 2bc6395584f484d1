"""The accessibility statements for machines: a JSON document each, and the JSON Schema that they follow.

There is no official schema for statements (Commission Implementing Decision (EU) 2018/1523 is a model in prose), so
this is our own; its keys are those of kommun.yml and tillganglighet.yml. Keys are only ever added within a version.
"""

import json
from collections.abc import Iterable
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from generator.model.accessibility import AccessibilityStatement, Measurement, Shortcoming
from generator.model.addresses import ACCESSIBILITY, statement_address
from generator.model.board import Country, Municipality
from generator.pages.accessibility import COMPLAINTS, SCHEMA_FILE, STATEMENT_FILE

VERSION = 1


class _Part(BaseModel):
    model_config = ConfigDict(populate_by_name=True, extra="forbid")


class ShortcomingData(_Part):
    what: str = Field(alias="vad")
    reason: str = Field(alias="varför")
    criteria: list[str] = Field(alias="kriterier", description="Kriterier i WCAG")
    alternative: str | None = Field(alias="i stället")
    mended: str | None = Field(alias="åtgärdas")


class FaultData(_Part):
    rule: str = Field(alias="regel")
    criterion: str | None = Field(alias="kriterium", description="Kriterium i WCAG; null för god praxis")
    count: int = Field(alias="antal")
    pages: int = Field(alias="sidor")
    examples: list[str] = Field(alias="exempel")


class MeasurementData(_Part):
    day: date = Field(alias="mätt")
    pages: int = Field(alias="sidor")
    modes: list[str] = Field(alias="lägen")
    tools: dict[str, str] = Field(alias="verktyg", description="Version av varje verktyg, efter namn")
    undecided: int = Field(alias="att pröva för hand")
    faults: list[FaultData] = Field(alias="fel")


class StatementData(_Part):
    """En tillgänglighetsredogörelse enligt lagen (2018:1937) om tillgänglighet till digital offentlig service."""

    version: int
    site: str = Field(alias="webbplats")
    municipality: str = Field(alias="kommun")
    code: str = Field(alias="kommunkod")
    responsible: str = Field(alias="ansvarig")
    is_public_body: bool = Field(alias="offentlig aktör", description="Om lagen gäller den som är ansvarig")
    conformance: str = Field(alias="status", description="helt, delvis eller inte förenlig med lagens krav")
    standards: list[str] = Field(alias="krav")
    method: str = Field(alias="metod")
    assessor: str | None = Field(alias="bedömd av")
    assessed: date = Field(alias="bedömd")
    updated: date = Field(alias="uppdaterad")
    published: date | None = Field(alias="publicerad")
    shortcomings: list[ShortcomingData] = Field(alias="brister")
    disproportionate: list[ShortcomingData] = Field(
        alias="oskäligt betungande", description="Undantag enligt 12 §"
    )
    outside: list[ShortcomingData] = Field(
        alias="omfattas inte", description="Det som lagen inte omfattar (9 §)"
    )
    contact: dict[str, str] = Field(alias="kontakt", description="E-post, telefon och webbsida, där de finns")
    answer_time: str | None = Field(alias="svarstid")
    complaints: str = Field(alias="anmälan", description="Tillsynsmyndighetens formulär för anmälan")
    measurement: MeasurementData | None = Field(
        alias="mätning", description="Det som senast mättes på varje sida"
    )


def statement_files(country: Country, site_name: str) -> dict[str, bytes]:
    """Every statement as JSON by the path of its file, and their schema; nothing where nothing is stated."""
    stated = [found for found in country.municipalities if found.accessibility]
    alone = len(country.municipalities) == 1
    files = {}
    for found in stated:
        if found.accessibility:
            address = ACCESSIBILITY if alone else statement_address(found.id)
            data = _statement(found, found.accessibility, country.measurement, site_name)
            files[f"{address}{STATEMENT_FILE}"[1:]] = _written(data.model_dump(mode="json", by_alias=True))
    if stated:
        schema = StatementData.model_json_schema(mode="serialization")
        files[SCHEMA_FILE[1:]] = _written(
            {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
        )
    return files


def _written(document: object) -> bytes:
    return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n".encode()


def _statement(
    municipality: Municipality, stated: AccessibilityStatement, found: Measurement | None, site_name: str
) -> StatementData:
    contact = {
        "e-post": stated.contact.e_mail,
        "telefon": stated.contact.phone,
        "webbsida": stated.contact.website,
    }
    return StatementData(
        version=VERSION,
        site=site_name,
        municipality=municipality.name,
        code=municipality.code,
        responsible=stated.responsible,
        is_public_body=stated.is_public_body,
        conformance=stated.conformance.value,
        standards=["lag (2018:1937)", "MDFFS 2019:2", "EN 301 549", "WCAG 2.1 AA"],
        method=stated.method.value,
        assessor=stated.assessor,
        assessed=stated.assessed,
        updated=stated.updated,
        published=stated.published,
        shortcomings=_shortcomings(stated.shortcomings),
        disproportionate=_shortcomings(stated.disproportionate),
        outside=_shortcomings(stated.outside),
        contact={name: value for name, value in contact.items() if value},
        answer_time=stated.answer_time,
        complaints=COMPLAINTS,
        measurement=_measurement(found) if found else None,
    )


def _shortcomings(items: Iterable[Shortcoming]) -> list[ShortcomingData]:
    return [
        ShortcomingData(
            what=item.what,
            reason=item.reason,
            criteria=list(item.criteria),
            alternative=item.alternative,
            mended=item.mended,
        )
        for item in items
    ]


def _measurement(found: Measurement) -> MeasurementData:
    return MeasurementData(
        day=found.day,
        pages=found.pages,
        modes=list(found.modes),
        tools=dict(found.tools),
        undecided=found.undecided,
        faults=[
            FaultData(
                rule=fault.rule,
                criterion=fault.criterion,
                count=fault.count,
                pages=fault.pages,
                examples=list(fault.examples),
            )
            for fault in found.faults
        ],
    )
