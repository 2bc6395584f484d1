"""A YAML file against its schema, with pydantic's complaints told in Swedish at their lines."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator.problems import Place, Problem
from generator.sources.schema import Source
from generator.sources.yaml_file import YamlFile, read_yaml

Report = Callable[[Problem], None]
Schema = TypeVar("Schema", bound=Source)

_PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "Skriv id:t med små bokstäver a–z, siffror och bindestreck, till exempel vard-och-omsorg.",
    r"^\d{4}$": 'Skriv fyra siffror inom citattecken, till exempel "1401".',
    r"^(positiva|negativa)$": "Skriv positiva eller negativa.",
    "^(tal|redovisning)$": "Skriv tal eller redovisning.",
    r"^[a-z0-9-]+( [+-] [a-z0-9-]+)+$": "Skriv formeln med post-id och mellanslag runt tecknen: summa-kostnader - summa-intakter.",
    r"^[a-z0-9-]+/[a-z0-9-]+$": "Skriv tabellens id, ett snedstreck och postens id: drift/nettokostnad.",
    r"^[a-z0-9-]+\.csv$": "Skriv filnamnet med små bokstäver a–z och ändelsen .csv.",
    r"^[NU]\d{5}$": "Skriv Koladas id: N eller U och fem siffror, till exempel N00900.",
    r"^[0-9a-zåäö]{1,3}$": "Skriv en kort notmarkering, till exempel a.",
}


def read_validated(
    path: Path, name: str, schema: type[Schema], report: Report
) -> tuple[Schema, YamlFile] | None:
    """The file as its schema's object, and the file with its places; None, and problems, if it breaks it."""
    file = read_yaml(path, name, report)
    if file is None:
        return None
    try:
        return schema.model_validate(file.values), file
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            report(_problem_of(detail, file, schema))
        return None


def _problem_of(detail: Any, file: YamlFile, schema: type[Source]) -> Problem:
    path = tuple(detail["loc"])
    place = file.place(*path)
    key = str(path[-1]) if path else ""
    stated = _shown(detail.get("input"))
    match detail["type"]:
        case "extra_forbidden":
            known = _known_keys(schema, path[:-1])
            near = get_close_matches(key, known, 1, cutoff=0.5)
            fix = f'Menade du "{near[0]}"?' if near else "Ta bort raden."
            return Problem(
                "FALT01",
                place,
                f'Nyckeln "{key}" finns inte här.',
                f"{fix} Kända nycklar: {', '.join(known)}.",
            )
        case "missing":
            return Problem(
                "FALT02", file.place(*path[:-1]), f'Nyckeln "{key}" saknas.', _how_to_add(schema, path)
            )
        case "value_error":
            return _unusable(place, key, stated, str(detail["ctx"]["error"]))
        case "enum" | "literal_error":
            return _unusable(place, key, stated, _choices(detail))
        case "string_pattern_mismatch":
            return _unusable(place, key, stated, _PATTERNS.get(detail["ctx"]["pattern"], "Rätta värdet."))
        case "int_parsing" | "int_type" | "greater_than_equal" | "less_than_equal":
            return _unusable(place, key, stated, "Skriv ett heltal.")
        case "list_type":
            return _unusable(place, key, stated, "Skriv en lista: en rad med bindestreck för varje del.")
        case "model_type" | "model_attributes_type" | "dict_type":
            return _unusable(
                place, key or "filen", stated, "Skriv nycklar och värden, en per rad: nyckel: värde."
            )
        case "string_too_long":
            return _unusable(place, key, stated, "Korta texten.")
        case "string_too_short" | "string_type" | "too_short":
            return Problem(
                "FALT02", place, f'Nyckeln "{key}" har inget värde.', "Fyll i värdet eller ta bort raden."
            )
    return _unusable(place, key, stated, "Rätta värdet.")


def _unusable(place: Place, key: str, stated: str, fix: str) -> Problem:
    return Problem("FALT03", place, f'"{key}" har värdet {stated}, som inte går att använda.', fix)


def _shown(value: Any) -> str:
    if isinstance(value, str):
        return f'"{value[:60]}"'
    if isinstance(value, dict):
        return "nycklar och värden"
    return "en lista" if isinstance(value, list) else "inget"


def _choices(detail: Any) -> str:
    words = re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))
    stated = str(detail.get("input"))
    near = get_close_matches(stated, words, 1)
    return f"Skriv {' eller '.join([', '.join(words[:-1]), words[-1]])}." + (
        f' Menade du "{near[0]}"?' if near else ""
    )


def _how_to_add(schema: type[Source], path: tuple[str | int, ...]) -> str:
    model = _model_at(schema, path[:-1])
    for field in model.model_fields.values() if model else ():
        if field.alias == path[-1]:
            return f"Lägg till {path[-1]}: … ({field.description})."
    return f"Lägg till {path[-1]}: …."


def _known_keys(schema: type[Source], path: tuple[str | int, ...]) -> list[str]:
    model = _model_at(schema, path)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def _model_at(schema: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """The model that describes the value at a path of aliases and list positions."""
    model: type[BaseModel] | None = schema
    for step in path:
        if isinstance(step, int) or model is None:
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        model = _model_in(fields[step].annotation) if step in fields else None
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
