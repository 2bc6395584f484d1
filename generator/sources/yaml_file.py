"""YAML → plain values whose every key remembers its line.

All scalars are text; what they mean is for the schema to say, so that no `no`, `012` or `12:30`
becomes something else on the way (YAML 1.1 has many such traps).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Place, Problem
from generator.sources.text import read_text

MAX_DEPTH = 24
Path_ = tuple[str | int, ...]
Report = Callable[[Problem], None]

_YAML_ERRORS = {
    "found character '\\t'": (
        "Raden börjar med en tabb.",
        "Byt tabben mot mellanslag: två för varje nivå.",
    ),
    "mapping values are not allowed here": (
        "Ett kolon står där YAML inte väntar sig något.",
        'Sätt texten inom citattecken om den innehåller kolon, till exempel namn: "Mål: tryggare".',
    ),
    "could not find expected ':'": (
        "Raden saknar kolon efter nyckeln, eller så är raden före fel indragen.",
        "Skriv nyckel: värde.",
    ),
    "expected <block end>": (
        "Raden är indragen på ett sätt som inte stämmer med raderna före.",
        "Ge alla rader på samma nivå samma indragning, med mellanslag.",
    ),
    "found unexpected end of stream": (
        "Ett citattecken eller en parentes har inget slut.",
        "Lägg till det avslutande tecknet.",
    ),
}


class _TooClever(yaml.YAMLError):
    """The file uses anchors, aliases or tags, which sources may not."""

    def __init__(self, mark: yaml.Mark) -> None:
        self.problem_mark = mark


class _Loader(yaml.SafeLoader):
    """Composes nodes only; an alias (the billion laughs) or a tag is refused."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            raise _TooClever(event.start_mark)
        return super().compose_node(parent, index)


@dataclass
class YamlFile:
    """A file's values (mappings, lists and text), and the place of each path into them."""

    name: str
    values: Any
    places: dict[Path_, Place] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """Where a value stands; the nearest enclosing one when the path leads nowhere."""
        for length in range(len(path), -1, -1):
            if (found := self.places.get(path[:length])) is not None:
                return found
        return Place(self.name)


def read_yaml(path: Path, name: str, report: Report) -> YamlFile | None:
    """The file's values; None, and problems, when it cannot be read."""
    text = read_text(path, name, report)
    if text is None:
        return None
    try:
        node = yaml.compose(text, _Loader)
    except _TooClever as error:
        place = Place(name, error.problem_mark.line + 1)
        report(
            Problem(
                "YML03",
                place,
                "Raden använder ett ankare, alias eller en tagg (&, * eller !).",
                "Skriv ut värdet, inom citattecken om det börjar med ett sådant tecken.",
            )
        )
        return None
    except (yaml.YAMLError, RecursionError) as error:
        report(_problem_of(error, name))
        return None
    if node is None:
        report(
            Problem(
                "FIL03", Place(name), "Filen innehåller bara kommentarer.", "Fyll filen eller ta bort den."
            )
        )
        return None
    reader = _Reader(name, report)
    file = YamlFile(name, reader.value(node, ()), reader.places)
    return None if reader.failed else file


def _problem_of(error: Exception, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    what, fix = next(
        (texts for sign, texts in _YAML_ERRORS.items() if sign in said),
        (
            "Raden följer inte YAML:s regler.",
            "Kontrollera indragning, kolon och citattecken på raden och raden före.",
        ),
    )
    return Problem("YML01", Place(name, mark.line + 1 if mark else None), what, fix)


class _Reader:
    """Turns nodes into values, noting where each stands."""

    def __init__(self, name: str, report: Report) -> None:
        self.name = name
        self.report = report
        self.places: dict[Path_, Place] = {}
        self.failed = False

    def value(self, node: yaml.Node, path: Path_) -> Any:
        self.places.setdefault(path, Place(self.name, node.start_mark.line + 1))
        if len(path) > MAX_DEPTH:
            self._refuse(
                "YML01", self.places[path], "Filen har för många nivåer.", "Gör strukturen plattare."
            )
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        is_null = node.tag == "tag:yaml.org,2002:null" and node.value in ("", "~", "null")
        return None if is_null else node.value

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = Place(self.name, key_node.start_mark.line + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse("YML01", place, "En nyckel måste vara ett ord.", "Skriv nyckel: värde.")
                continue
            key = key_node.value
            if key in found:
                self._refuse("YML02", place, f'Nyckeln "{key}" står två gånger.', "Ta bort den ena.")
                continue
            self.places[(*path, key)] = place
            found[key] = self.value(value_node, (*path, key))
        return found

    def _refuse(self, code: str, place: Place, what: str, fix: str) -> None:
        self.report(Problem(code, place, what, fix))
        self.failed = True
