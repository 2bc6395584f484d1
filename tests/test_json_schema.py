"""JSON Schemas for editors: the files that are kept are those of the models, and hold for every source."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.sources.json_schema import FOLDER, json_schemas
from generator.sources.schema import FILES

PROJECT = Path(__file__).parents[1]
SOURCES = [
    path
    for project in (PROJECT, PROJECT / "tests" / "exempelstad")
    for path in sorted((project / "data").rglob("*.yml"))
]


class EditorsLoader(yaml.CSafeLoader):
    """YAML as editors read it (1.2): a date is text."""


EditorsLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_editors_read(text: str) -> Any:
    return yaml.load(text, EditorsLoader)


@cache
def validator(name: str) -> Draft202012Validator:
    """What an editor checks a file of the name with: the schema that its first line may point at."""
    schema = json.loads(json_schemas()[f"{FOLDER}/{Path(name).stem}.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def complaints(name: str, text: str) -> list[str]:
    return [error.message for error in validator(name).iter_errors(as_editors_read(text))]


def test_the_schemas_that_are_kept_are_those_of_the_models() -> None:
    kept = {
        path.relative_to(PROJECT).as_posix(): path.read_text(encoding="utf-8")
        for path in (PROJECT / FOLDER).iterdir()
    }
    assert kept == json_schemas(), "run: oppna-mal scheman"


def test_every_kind_of_source_is_among_the_examples() -> None:
    assert {path.name for path in SOURCES} == set(FILES)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_an_editor_finds_no_fault_with_a_source(path: Path) -> None:
    assert complaints(path.name, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SOURCES[:12], ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_an_editor_tells_of_a_misspelt_key(path: Path) -> None:
    text = path.read_text(encoding="utf-8") + "nam: felstavat\n"
    assert [message for message in complaints(path.name, text) if "'nam' was unexpected" in message]


def test_an_editor_tells_of_a_misspelt_key_deep_inside() -> None:
    goal = "{id: a, nivå: mal, namn: A, källa: {raport: plan, rapport: plan}}"
    assert complaints("mal.yml", f"år: 2025\nmål:\n  - {goal}\n") == [
        "Additional properties are not allowed ('raport' was unexpected)"
    ]


def test_an_editor_tells_of_a_word_that_is_none_of_those_that_may_stand() -> None:
    text = "mål: x\ngenomförande: Klart\n"
    assert complaints("uppfoljning.yml", text)
    entry = (
        "{id: a, namn: A, beskrivning: B, enhet: kr, decimaler: 0, önskad riktning: uppåt, art: nyckeltal}"
    )
    (complaint,) = complaints("indikatorer.yml", f"indikatorer:\n  - {entry}\n")
    assert complaint == "'uppåt' is not one of ['upp', 'ned', 'ingen']"
