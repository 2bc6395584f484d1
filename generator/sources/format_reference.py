"""The source format as data: every key of every YAML file, read out of the models that check the files.

What the handbook shows is made from this, so that it says neither more nor less than what is checked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator import formats
from generator.sources.schema import FILES

_FOLDERS = {
    "ordlista.yml": "data/",
    "tillganglighet.yml": "data/",
    "kommun.yml": "data/KOMMUN/",
    "namnd.yml": "data/KOMMUN/NÄMND/",
    "indikatorer.yml": "data/KOMMUN/NÄMND/",
    "ekonomi.yml": "data/KOMMUN/NÄMND/",
    "sammantraden.yml": "data/KOMMUN/NÄMND/",
    "mal.yml": "data/KOMMUN/NÄMND/ÅR/",
    "rapport.yml": "data/KOMMUN/NÄMND/ÅR/RAPPORT/",
    "uppfoljning.yml": "data/KOMMUN/NÄMND/ÅR/RAPPORT/",
}
# What each form of text is called, by the pattern that it is checked with.
_FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    r"^[0-9]{4}$": "fyra siffror inom citattecken",
    r"^[0-9]{6}-?[0-9]{4}$": "organisationsnummer, till exempel 212000-0142",
    r"^[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}$": "e-postadress",
    r"^[1-4]\.[1-5]\.[0-9]{1,2}$": 'kriterium i WCAG inom citattecken, till exempel "1.4.3"',
    r"^https?://": "webbadress som börjar med https://",
    r"^-?[0-9]+-[0-9]+$": "lägsta och högsta värde, till exempel 0-100",
    r"^[NU][0-9]{5}$": "N eller U och fem siffror, till exempel N00900",
    r"^[a-z0-9-]+( [+-] [a-z0-9-]+)+$": "id med + eller - emellan, till exempel kostnader - intakter",
    r"^[a-z0-9-]+/[a-z0-9-]+$": "tabellens id, snedstreck och postens id, till exempel drift/summa",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "datum, till exempel 2024-09-25",
    r"^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$": "datum eller månad, till exempel 2024-09-25 eller 2024-09",
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+([+-][0-9]{2}:?[0-9]{2}|Z)$": (
        "tid med tidszon, till exempel 2024-09-25T08:00+02:00"
    ),
    r"^[0-2][0-9]:[0-5][0-9]$": 'klockslag inom citattecken, till exempel "08:15"',
    r"^[0-9]{4}(-(0[1-9]|1[0-2]|K[1-4]|T[1-3]|H[12])|/[0-9]{2})?$": (
        "period, till exempel 2024, 2024-08, 2024-K1, 2024-T2, 2024-H1 eller 2023/24"
    ),
    r"^[a-z0-9-]+\.csv$": "filnamn som slutar på .csv",
    r"^[0-9a-zåäö]{1,3}$": "notmarkering",
    r"^#[0-9a-fA-F]{6}$": 'färg inom citattecken, till exempel "#7a1f5c"',
    r"^[a-z0-9-]+\.(svg|png)$": "filnamn som slutar på .svg eller .png",
    r"^[A-Z]{2,5}[0-9]{2}$": "problemkod, till exempel SUM01",
}
_CHOICE = re.compile(r"\^\(([^()\\\[]+)\)\$")
_BELOW = "nycklarna här under"


@dataclass(frozen=True)
class FormatKey:
    """A key of a file: `allowed` and `default` are words; `children` are the keys under it."""

    id: str
    name: str
    required: bool
    allowed: str
    default: str | None
    description: str
    children: tuple["FormatKey", ...]


@dataclass(frozen=True)
class FormatFile:
    """A YAML file: its name, the folder that it lies in, what it is, and its keys."""

    id: str
    name: str
    folder: str
    description: str
    keys: tuple[FormatKey, ...]


@cache
def format_files() -> tuple[FormatFile, ...]:
    """Every YAML file of the source format, from the widest to the narrowest."""
    return tuple(_file(name, FILES[name].__doc__ or "", FILES[name].model_json_schema()) for name in FILES)


def _file(name: str, told: str, schema: Mapping[str, Any]) -> FormatFile:
    stem = Path(name).stem
    description = formats.capitalised(told.removeprefix(f"{name}: "))
    return FormatFile(
        stem, name, _FOLDERS[name], description, _Keys(schema.get("$defs", {})).of(schema, (stem,))
    )


class _Keys:
    """Reads keys out of one file's schema; `defs` are the shapes that it names."""

    def __init__(self, defs: Mapping[str, Any]) -> None:
        self.defs = defs

    def of(
        self, schema: Mapping[str, Any], path: tuple[str, ...], above: tuple[str, ...] = ()
    ) -> tuple[FormatKey, ...]:
        """The keys of an object; `above` names the shapes that it is inside of, which are not told again."""
        return tuple(
            self._key(name, node, name in schema.get("required", ()), (*path, name), above)
            for name, node in schema.get("properties", {}).items()
        )

    def _key(
        self,
        name: str,
        node: Mapping[str, Any],
        required: bool,
        path: tuple[str, ...],
        above: tuple[str, ...],
    ) -> FormatKey:
        shape = self._shape_under(node)
        children = self.of(self.defs[shape], path, (*above, shape)) if shape and shape not in above else ()
        allowed = self._allowed(node)
        if shape in above:
            allowed = allowed.replace(_BELOW, "samma nycklar som delen ovanför")
        return FormatKey(
            id=formats.slug(" ".join(path)),
            name=name,
            required=required,
            allowed=allowed,
            default=_default(node),
            description=node["description"],
            children=children,
        )

    def _shape_under(self, node: Mapping[str, Any]) -> str | None:
        """The name of the object that a value, or each part of a list, is."""
        node = _stated(node)
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name and "properties" in self.defs[name]:
            return name
        return self._shape_under(node["items"]) if "items" in node else None

    def _allowed(self, node: Mapping[str, Any]) -> str:
        """What may stand as a value, in words."""
        node = _stated(node)
        if "$ref" in node:
            target = self.defs[node["$ref"].rpartition("/")[2]]
            return _one_of(target["enum"]) if "enum" in target else _BELOW
        if "enum" in node:
            return _one_of(node["enum"])
        if "items" in node:
            of = self._allowed(node["items"])
            return f"lista, där varje del har {of}" if of == _BELOW else f"lista av {of}"
        if "patternProperties" in node:
            ((pattern, value),) = node["patternProperties"].items()
            return f"rader med {_form(pattern)}: {self._allowed(value)}"
        if "pattern" in node:
            return _form(node["pattern"])
        if node["type"] == "integer":
            return f"heltal, {node['minimum']}–{node['maximum']}"
        return "text"


def _stated(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """The node without its alternative of being left out."""
    found: Mapping[str, Any] = node["anyOf"][0] if "anyOf" in node else node
    return found


def _form(pattern: str) -> str:
    choice = _CHOICE.fullmatch(pattern)
    return _one_of(choice[1].split("|")) if choice else _FORMS[pattern]


def _one_of(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} eller {words[-1]}"


def _default(node: Mapping[str, Any]) -> str | None:
    """What holds without the key, where that is something."""
    default = node.get("default")
    if isinstance(default, bool):
        return "ja" if default else "nej"
    return str(default) if isinstance(default, str | int) and default else None
