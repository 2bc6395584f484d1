"""A YAML file against its schema, with pydantic's complaints told in Swedish at their lines."""

import re
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator.problems import Problem, quoted
from generator.sources.schema import Source
from generator.sources.yaml_file import YamlFile, read_yaml

Report = Callable[[Problem], None]
Schema = TypeVar("Schema", bound=Source)

_ID_ADVICE = "Skriv id:t med små bokstäver a–z, siffror och bindestreck, till exempel vard-och-omsorg."
_FORMULA_ADVICE = "Skriv post-id med mellanslag runt tecknen, till exempel summa-kostnader - summa-intakter."
PATTERN_ADVICE = {
    r"^[0-2][0-9]:[0-5][0-9]$": 'Skriv klockslaget inom citattecken, till exempel "08:15".',
    r"^[a-z0-9]+(-[a-z0-9]+)*$": _ID_ADVICE,
    r"^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$": "Skriv en hel e-postadress, till exempel kontakt@exempelstad.se.",
    r"^[1-4]\.[1-5]\.[0-9]{1,2}$": 'Skriv kriteriets nummer inom citattecken, till exempel "1.4.3".',
    r"^[0-9]{4}$": 'Skriv fyra siffror inom citattecken, till exempel "1401".',
    r"^(positiva|negativa)$": "Skriv positiva eller negativa.",
    "^(tal|redovisning)$": "Skriv tal eller redovisning.",
    r"^[a-z0-9-]+( [+-] [a-z0-9-]+)+$": _FORMULA_ADVICE,
    r"^[a-z0-9-]+/[a-z0-9-]+$": "Skriv tabellens id, ett snedstreck och postens id: drift/nettokostnad.",
    r"^[a-z0-9-]+\.csv$": "Skriv filnamnet med små bokstäver a–z och ändelsen .csv.",
    r"^[NU][0-9]{5}$": "Skriv Koladas id: N eller U och fem siffror, till exempel N00900.",
    r"^[A-Z]{2,5}[0-9]{2}$": "Skriv problemets kod så som granskningen visar den, till exempel SUM01.",
    r"^[a-z0-9-]+\.(svg|png)$": "Skriv filnamnet med små bokstäver a–z och ändelsen .svg eller .png.",
    r"^[0-9a-zåäö]{1,3}$": "Skriv en kort notmarkering med små bokstäver eller siffror, till exempel a.",
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
        details = error.errors(include_url=False)
        meant = {_meant_key(detail["loc"], schema) for detail in details if _is_unknown_key(detail)}
        for detail in details:
            if detail["type"] != "missing" or tuple(detail["loc"]) not in meant:
                report(_problem_of(detail, file, schema))
        return None


def _is_unknown_key(detail: Any) -> bool:
    return bool(detail["type"] == "extra_forbidden")


def _meant_key(path: tuple[str | int, ...], schema: type[Source]) -> tuple[str | int, ...]:
    """The path that a misspelt key was meant to have, so that it is not told as missing too."""
    near = _nearest(str(path[-1]), _known_keys(schema, path[:-1]))
    return (*path[:-1], near or "")


def _problem_of(detail: Any, file: YamlFile, schema: type[Source]) -> Problem:
    path = tuple(detail["loc"])
    place = file.place(*path)
    names = [step for step in path if isinstance(step, str) and step != "[key]"]
    key = names[-1] if names else ""
    match detail["type"]:
        case "extra_forbidden":
            what = f"Nyckeln {quoted(key)} finns inte här."
            return Problem("FALT01", place, what, _nearest_key(key, _known_keys(schema, path[:-1])))
        case "missing":
            place = file.place(*path[:-1])
            return Problem("FALT02", place, f"Nyckeln {quoted(key)} saknas.", _how_to_add(schema, path))
    if path and path[-1] == "[key]":
        what = f"{quoted(key)} går inte att använda som nyckel."
    elif detail["input"] is None or detail["type"] in ("string_too_short", "too_short"):
        what, fix = f"Nyckeln {quoted(key)} har inget värde.", "Fyll i värdet eller ta bort raden."
        return Problem("FALT02", place, what, fix)
    else:
        what = _unusable(key, detail["input"])
    return Problem("FALT03", place, what, _advice(detail))


def _unusable(key: str, stated: Any) -> str:
    if isinstance(stated, str):
        return (
            f"{quoted(key)} har värdet {quoted(stated)}, som inte går att använda."
            if key
            else (f"Filen har bara texten {quoted(stated)}.")
        )
    found = "en lista" if isinstance(stated, list) else "nycklar och värden"
    return f"Under {quoted(key)} står {found}, som inte går att använda där." if key else f"Filen är {found}."


def _advice(detail: Any) -> str:
    """What to write instead of a value of a wrong kind or form."""
    match detail["type"]:
        case "value_error":
            return str(detail["ctx"]["error"])
        case "enum" | "literal_error":
            return _choices(detail)
        case "string_pattern_mismatch":
            return PATTERN_ADVICE[detail["ctx"]["pattern"]]
        case "greater_than_equal" | "less_than_equal":
            limit = detail["ctx"].get("ge", detail["ctx"].get("le"))
            return f"Skriv ett heltal som är {'minst' if 'ge' in detail['ctx'] else 'högst'} {limit}."
        case "int_parsing" | "int_type" | "int_parsing_size" | "int_from_float":
            return "Skriv ett heltal med siffror."
        case "list_type":
            return "Skriv en lista: en rad med bindestreck för varje del."
        case "model_type" | "model_attributes_type" | "dict_type":
            return "Skriv nycklar och värden, en per rad: nyckel: värde."
        case "string_too_long":
            return f"Korta texten till högst {detail['ctx']['max_length']} tecken."
    return "Skriv en text."


def _nearest(key: str, known: list[str]) -> str | None:
    return next(iter(get_close_matches(key, known, 1, cutoff=0.5)), None)


def _nearest_key(key: str, known: list[str]) -> str:
    near = _nearest(key, known)
    hint = f'Menade du "{near}"?' if near else "Ta bort raden."
    return f"{hint} Kända nycklar: {', '.join(known)}."


def _choices(detail: Any) -> str:
    words = re.findall(r"'([^']*)'", str(detail["ctx"]["expected"]))
    near = get_close_matches(str(detail["input"])[:100], words, 1)
    hint = f' Menade du "{near[0]}"?' if near else ""
    return f"Skriv {', '.join(words[:-1])} eller {words[-1]}.{hint}"


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
