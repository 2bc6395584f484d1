"""YAML → plain values whose every key remembers its line.

All scalars are text; what they mean is for the schema to say, so that no `no`, `012` or `12:30`
becomes something else on the way (YAML 1.1 has many such traps).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.formats import number
from generator.problems import Place, Problem, quoted
from generator.sources.text import read_text, report_hidden_data

MAX_DEPTH = 24
MAX_NODES = 20_000
Path_ = tuple[str | int, ...]
Report = Callable[[Problem], None]

# Controls and halves of letters, which a value may have by an escape, such as "\x1B".
_UNFIT = re.compile(r"[\x00-\x08\x0B-\x1F\x7F-\x9F\uD800-\uDFFF]")
_YAML_ERRORS = {
    "found character '\\t'": (
        "Raden har en tabb.",
        "Byt tabben mot mellanslag: två för varje nivå.",
    ),
    "mapping values are not allowed here": (
        "Ett kolon står där YAML inte väntar sig något.",
        "Sätt texten inom citattecken om den innehåller kolon, till exempel "
        'namn: "Mål: tryggare". Kontrollera annars radens indragning.',
    ),
    "could not find expected ':'": (
        "Raden saknar kolon efter nyckeln, eller så är raden före fel indragen.",
        "Skriv nyckel: värde.",
    ),
    "found '<scalar>'": (
        "Text står efter ett avslutande citattecken, eller så är raden fel indragen.",
        "Sätt hela texten inom samma citattecken, eller rätta indragningen.",
    ),
    "expected <block end>": (
        "Raden är indragen på ett sätt som inte stämmer med raderna före.",
        "Ge alla rader på samma nivå samma indragning, med mellanslag.",
    ),
    "found unexpected end of stream": (
        "Ett citattecken har inget slut.",
        "Lägg till det avslutande citattecknet.",
    ),
    "expected ',' or": (
        "En lista inom [ ] eller nycklar inom { } saknar ett komma eller har inget slut.",
        "Lägg till kommat eller det avslutande tecknet.",
    ),
    "that cannot start any token": (
        "Texten börjar med ett tecken som betyder något särskilt i YAML (@, %, ` eller liknande).",
        "Sätt texten inom citattecken.",
    ),
    "found unknown escape character": (
        "Ett omvänt snedstreck (\\) står inom dubbla citattecken.",
        "Skriv det dubbelt (\\\\), eller använd enkla citattecken.",
    ),
}


class _TooCleverError(yaml.YAMLError):
    """The file uses anchors, aliases, tags, more levels or more values than sources may."""

    def __init__(self, mark: yaml.Mark, code: str, what: str, fix: str) -> None:
        self.problem_mark = mark
        self.code, self.what, self.fix = code, what, fix


class _Loader(yaml.SafeLoader):
    """Composes nodes only; an alias (the billion laughs), a tag, a great depth or number is refused."""

    depth = 0
    nodes = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor or getattr(event, "tag", None):
            what = "Raden använder ett ankare, alias eller en tagg (&, * eller !)."
            fix = "Skriv ut värdet, inom citattecken om det börjar med ett sådant tecken."
            raise _TooCleverError(event.start_mark, "YML03", what, fix)
        if self.depth > MAX_DEPTH:
            fix = "Gör strukturen plattare."
            raise _TooCleverError(event.start_mark, "YML03", "Filen har för många nivåer.", fix)
        if self.nodes > MAX_NODES:
            what = f"Filen har fler än {number(MAX_NODES)} nycklar och värden."
            raise _TooCleverError(event.start_mark, "FIL04", what, "Kontrollera att det är rätt fil.")
        self.nodes += 1
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


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
        node = _compose(text)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # PyYAML lets chr() fail as it does for an escape beyond Unicode, such as "\\UFFFFFFFF".
        report(_problem_of(error, name))
        return None
    if node is None or _is_null(node):
        what = "Filen innehåller inget annat än kommentarer."
        report(Problem("FIL03", Place(name), what, "Fyll filen eller ta bort den."))
        return None
    reader = _Reader(name, text, report)
    file = YamlFile(name, reader.value(node, ()), reader.places)
    return None if reader.failed else file


@lru_cache(maxsize=512)
def _compose(text: str) -> yaml.Node | None:
    """The text's nodes, which nobody changes; kept, since a preview reads the same files again and again."""
    node: yaml.Node | None = yaml.compose(text, _Loader)
    return node


def _problem_of(error: Exception, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(name, mark.line + 1 if mark else None)
    if isinstance(error, _TooCleverError):
        return Problem(error.code, place, error.what, error.fix)
    if not isinstance(error, yaml.YAMLError):
        what = "Ett tecken som är skrivet med omvänt snedstreck (\\U…) finns inte."
        return Problem("YML01", place, what, "Skriv tecknet självt i stället.")
    said = f"{getattr(error, 'problem', '') or ''} {getattr(error, 'context', '') or ''}"
    if "found another document" in said:
        what = "Här börjar ett nytt dokument i samma fil (---)."
        return Problem("YML03", place, what, "Ta bort raden, eller dela upp filen.")
    what, fix = next(
        (texts for sign, texts in _YAML_ERRORS.items() if sign in said),
        (
            "Raden följer inte YAML:s regler.",
            "Kontrollera indragning, kolon och citattecken på raden och raden före.",
        ),
    )
    return Problem("YML01", place, what, fix)


def _is_null(node: yaml.Node) -> bool:
    return node.tag == "tag:yaml.org,2002:null" and node.value in ("", "~", "null")


class _Reader:
    """Turns nodes into values, noting where each stands."""

    def __init__(self, name: str, source: str, report: Report) -> None:
        self.name = name
        self.source = source
        self.report = report
        self.places: dict[Path_, Place] = {}
        self.failed = False

    def value(self, node: yaml.Node, path: Path_) -> Any:
        self.places.setdefault(path, Place(self.name, node.start_mark.line + 1))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        if _is_null(node):
            return None
        return self._text(node, self.places[path])

    def _text(self, node: yaml.Node, place: Place) -> str:
        text = str(node.value)
        if unfit := _UNFIT.search(text):
            what = f"Texten har ett tecken som inte hör hemma i text: {quoted(unfit[0])}."
            self._refuse("YML03", place, what, "Ta bort tecknet.")
        report_hidden_data(text, self.source, place, self.report)
        return text

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = Place(self.name, key_node.start_mark.line + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse("YML01", place, "En nyckel måste vara ett ord.", "Skriv nyckel: värde.")
                continue
            key = self._text(key_node, place)
            if key in found:
                first = self.places[(*path, key)].line
                what = f"Nyckeln {quoted(key)} står redan på rad {first}."
                self._refuse("YML02", place, what, "Ta bort den ena.")
                continue
            self.places[(*path, key)] = place
            found[key] = self.value(value_node, (*path, key))
        return found

    def _refuse(self, code: str, place: Place, what: str, fix: str) -> None:
        self.report(Problem(code, place, what, fix))
        self.failed = True
