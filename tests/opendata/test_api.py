"""The static API: its answers, its schemas and its description."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from generator.opendata.openapi import ROUTES
from tests.opendata.conftest import Made


def answers(made: Made) -> dict[str, Any]:
    return {
        f"/{path}": json.loads(content) for path, content in made.files.items() if path.startswith("api/")
    }


def route_of(path: str) -> Any:
    found = [r for r in ROUTES if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(r.path)), path)]
    assert len(found) == 1, path
    return found[0]


def test_each_answer_is_what_its_schema_says(each: Made) -> None:
    every = answers(each)
    seen = set()
    for path, answer in every.items():
        if path != "/api/v1/openapi.json" and "/schema/" not in path:
            route = route_of(path)
            seen.add(route.name)
            Draft202012Validator(every[route.schema_path]).validate(answer)
    assert {route.name for route in ROUTES} - seen <= {"utgavor/{utgava}"}


def test_the_schemas_are_schemas_that_can_refuse(example: Made) -> None:
    every = answers(example)
    schemas = {path: schema for path, schema in every.items() if "/schema/" in path}
    assert len(schemas) == len({route.model for route in ROUTES})
    for path, schema in schemas.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"https://mal.exempelstad.example{path}"
        assert not Draft202012Validator(schema).is_valid({"annat": 1})


def test_its_description_is_openapi(each: Made) -> None:
    described = answers(each)["/api/v1/openapi.json"]
    validate(described)
    assert described["openapi"] == "3.1.0"
    assert set(described["paths"]) == {route.path for route in ROUTES}


def test_every_link_leads_to_an_answer_and_every_answer_is_led_to(example: Made) -> None:
    every = answers(example)
    root = "https://mal.exempelstad.example"
    reached, left = set(), [f"{root}/api/v1/index.json"]
    while left:
        path = left.pop().removeprefix(root)
        if path not in reached:
            reached.add(path)
            left += links_in(every[path])
    described = {path for path in every if "/schema/" not in path}
    assert reached == described


def links_in(answer: Any) -> list[str]:
    """Addresses of answers, at any depth."""
    if isinstance(answer, dict):
        return [link for value in answer.values() for link in links_in(value)]
    if isinstance(answer, list):
        return [link for value in answer for link in links_in(value)]
    is_link = isinstance(answer, str) and "/api/v1/" in answer and answer.endswith(".json")
    return [answer] if is_link and "{" not in answer else []


# What v1 has promised: a name may be added here, never taken away.
PROMISED = {
    "index": "namn version dokumentation openapi kommuner utgavor alla_observationer",
    "kommuner": "kommuner",
    "kommuner/{kommun}": "kommun namnder",
    "kommuner/{kommun}/namnder/{namnd}": "namnd ar mal indikatorer tabeller rapporter",
    "kommuner/{kommun}/namnder/{namnd}/ar/{ar}": "ar mal uppfoljningar rapporter",
    "kommuner/{kommun}/namnder/{namnd}/mal/{mal}": "mal uppfoljningar indikatorer",
    "kommuner/{kommun}/namnder/{namnd}/indikatorer/{indikator}": "indikator observationer",
    "kommuner/{kommun}/namnder/{namnd}/tabeller/{tabell}": "poster observationer",
    "kommuner/{kommun}/namnder/{namnd}/rapporter/{ar}/{rapport}": "rapport uppfoljningar observationer",
    "utgavor": "utgavor",
    "utgavor/{utgava}": "utgava andringar",
}


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_what_is_promised_is_kept(route: Any) -> None:
    assert set(PROMISED[route.name].split()) <= set(route.model.model_fields)


def test_the_columns_that_are_promised_are_kept(real: Made) -> None:
    promised = (
        "observation uppgift kommun_id kommun kommunkod namnd_id namnd slag tabell_id tabell serie_id serie benamning"
        " verksamhetsomrade_id verksamhetsomrade kon omrade grupp matt period period_start period_slut prognos_per"
        " varde decimaler tecken grans forklaring enhet status upplaga galler anmarkning rattad rapport_id rapport"
        " dokument dokument_datum sida avsnitt sammantrade paragraf diarienummer publicerad adress"
    )
    assert set(promised.split()) <= set(real.dataset("observationer").names)
