"""The description of the API: its routes, JSON Schemas of the answers, and both as OpenAPI 3.1."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic.json_schema import models_json_schema

from generator.opendata import api_models as models
from generator.opendata.api_models import Answer
from generator.pages import data_links as links

_PARAMETERS: Mapping[str, str] = {
    "kommun": "Kommunens id, så som det står i adresserna till dess sidor.",
    "namnd": "Nämndens id, så som det står i adresserna till dess sidor.",
    "ar": "Året, fyra siffror.",
    "mal": "Målets id.",
    "indikator": "Indikatorns id.",
    "tabell": "Den ekonomiska tabellens id, till exempel drift.",
    "rapport": "Rapportens mapp, till exempel delarsrapport-08.",
    "utgava": "Utgåvans nummer.",
}


@dataclass(frozen=True)
class Route:
    """A kind of answer: its name with parameters in braces, what it is in one line, and its model."""

    name: str
    summary: str
    model: type[Answer]

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(part[1:-1] for part in self.name.split("/") if part.startswith("{"))

    @property
    def path(self) -> str:
        return links.api_file(self.name)

    @property
    def schema_path(self) -> str:
        """The JSON Schema of the answer, named by what the route ends with: `namnd`."""
        return f"{links.API}schema/{self.name.split('/')[-1].strip('{}')}.json"


_BOARD = "kommuner/{kommun}/namnder/{namnd}"
ROUTES = (
    Route("index", "Början på api:et", models.Index),
    Route("kommuner", "Alla kommuner", models.Municipalities),
    Route("kommuner/{kommun}", "En kommun och dess nämnder", models.Municipality),
    Route(_BOARD, "En nämnd och allt som hör till den", models.Board),
    Route(f"{_BOARD}/ar/{{ar}}", "Ett år för en nämnd", models.Year),
    Route(f"{_BOARD}/mal/{{mal}}", "Ett mål genom åren", models.Goal),
    Route(f"{_BOARD}/indikatorer/{{indikator}}", "En indikator med alla siffror", models.Indicator),
    Route(f"{_BOARD}/tabeller/{{tabell}}", "En ekonomisk tabell med alla siffror", models.EconomicTable),
    Route(f"{_BOARD}/rapporter/{{ar}}/{{rapport}}", "En rapport med alla siffror", models.Report),
    Route("utgavor", "Alla utgåvor", models.Editions),
    Route("utgavor/{utgava}", "En utgåva och vad den ändrade", models.Edition),
)


def schemas(root: str) -> dict[str, dict[str, Any]]:
    """A JSON Schema (2020-12) for each answer, by its path; each stands alone."""
    return {
        route.schema_path: {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{root}{route.schema_path}",
            **route.model.model_json_schema(mode="serialization"),
        }
        for route in ROUTES
    }


def openapi(site_name: str, root: str) -> dict[str, Any]:
    """The API as OpenAPI 3.1. root: the site's own address; without it the server is the host of the file."""
    _, definitions = models_json_schema(
        [(route.model, "serialization") for route in ROUTES], ref_template="#/components/schemas/{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site_name}: api",
            "version": "1",
            "description": "Mål, indikatorer och ekonomi för kommunala nämnder. Filerna är statiska: de ändras när webbplatsen publiceras. Adresserna under v1 finns kvar för alltid.",
            "license": {"name": "CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": root or "/"}],
        "paths": {route.path: {"get": _operation(route)} for route in ROUTES},
        "components": {"schemas": definitions["$defs"]},
    }


def _operation(route: Route) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/{route.model.__name__}"}
    return {
        "operationId": route.name.replace("{", "").replace("}", "").replace("/", "_"),
        "summary": route.summary,
        "description": route.model.__doc__,
        "parameters": [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": _PARAMETERS[name],
                "schema": {"type": "string"},
            }
            for name in route.parameters
        ],
        "responses": {
            "200": {"description": "Svaret.", "content": {"application/json": {"schema": schema}}},
            "404": {"description": "Det finns inget sådant."},
        },
    }


def description_files(site_name: str, root: str) -> dict[str, str]:
    """The OpenAPI file and the schemas by their path."""
    described = {f"{links.API}openapi.json": openapi(site_name, root), **schemas(root)}
    return {path[1:]: f"{json.dumps(content, ensure_ascii=False, indent=1)}\n" for path, content in described.items()}
