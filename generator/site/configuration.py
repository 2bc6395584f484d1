"""mkdocs.yml as MkDocs reads it; what is wrong in it is told in Swedish, with its line."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.base import BaseConfigOption, ValidationError
from mkdocs.config.defaults import MkDocsConfig

from generator.problems import Place, Problem, quoted
from generator.site.exceptions import CannotBuild
from generator.sources.yaml_file import YamlFile, read_yaml

_KINDS = {
    "bool": "true eller false",
    "datetime.date": "ett datum",
    "datetime.datetime": "en tid",
    "dict": "nycklar med värden",
    "float": "ett tal",
    "int": "ett heltal",
    "list": "en lista",
    "NoneType": "tomt",
    "str": "text",
}
_OF_PLUGIN = re.compile(r"Plugin '(?P<plugin>[^']+)' (?:option|value):? '(?P<name>[^']+)'[:.] (?P<said>.*)", re.DOTALL)
_OTHER_KIND = re.compile(r"Expected type: <class '([\w.]+)'> but received: <class '([\w.]+)'>")
_TWICE = "YML02"
_SAID = (  # what MkDocs says, and what it means
    (re.compile(r"(Skriv ja eller nej\..*)", re.DOTALL), "{}"),
    (re.compile(r"Unrecognised configuration name: .*"), "Inställningen finns inte. Rätta namnet eller ta bort raden."),
    (re.compile(r"Required configuration not provided\."), "Inställningen saknas. Skriv den och ett värde."),
    (re.compile(r"The URL isn't valid.*|Unable to parse the URL\."), "Skriv hela adressen, till exempel https://mal.kommunen.se/."),
    (re.compile(r"The path '.*' isn't an existing .*"), "Mappen eller filen finns inte. Rätta namnet."),
    (re.compile(r"The \"(.*)\" plugin is not installed"), 'Tillägget "{}" är inte installerat. Rätta namnet eller ta bort raden.'),
    (re.compile(r"Unrecognised theme name: .*", re.DOTALL), "Temat finns inte. Skriv name: material."),
)


class YesOrNo(BaseConfigOption[bool]):
    """`ja` or `nej`, or what YAML takes for that; `ja` unless stated, or where nothing stands after the name."""

    def __init__(self) -> None:
        super().__init__()
        self.default = True

    def run_validation(self, value: object) -> bool:
        """Raises ValidationError for anything else."""
        if value is None or value is True or value == "ja":
            return True
        if value is False or value == "nej":
            return False
        stated = f" Där står {quoted(str(value))}." if isinstance(value, str | int | float) else ""
        raise ValidationError(f"Skriv ja eller nej.{stated}")


def configuration_of(config_file: Path) -> MkDocsConfig:
    """Raises CannotBuild, which tells of settings that are wrong: those that stand twice or that nobody knows, and the first
    value that MkDocs refuses, where it looks no further."""
    problems: list[Problem] = []
    source = read_yaml(config_file, config_file.name, problems.append)
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as file:
            config.load_file(file)
        errors, warnings = config.validate()
    except Exception as unreadable:  # tags, inherited files and hooks are read too: there is no end to what that raises
        unread = f"{config_file.name}: Filen går inte att använda. MkDocs säger: {unreadable}"
        if source and not isinstance(source.values, dict):
            unread = f"{config_file.name}: Filen ska ha en inställning på varje rad, till exempel site_name: Öppna mål."
        raise CannotBuild("\n".join(map(_as_read, problems)) or unread) from None
    unknown = [_told(key, str(said), source) for key, said in warnings]
    # Of other things that our own reader refuses, such as tags, MkDocs makes sense.
    wrong = [_as_read(problem) for problem in problems if problem.code == _TWICE]
    wrong += [_told(key, str(said), source) for key, said in errors]
    if wrong or (unknown and config.strict):
        raise CannotBuild("\n".join([*wrong, *unknown]))
    for told in unknown:
        print(f"Varning: {told}", file=sys.stderr)
    return config


def _as_read(problem: Problem) -> str:
    return f"{_where(problem.place)}: {problem.what} {problem.fix}"


def _where(place: Place) -> str:
    return f"{place.file}, rad {place.line}" if place.line else place.file


def _told(key: str, said: str, source: YamlFile | None) -> str:
    """What MkDocs says of a setting, or a plugin of one of its own."""
    found = _OF_PLUGIN.match(said)
    names = ["plugins", found["plugin"], found["name"]] if found else [key]
    place = next(_places(names, source), Place(source.name if source else "mkdocs.yml"))
    return f"{_where(place)}: {names[-1]}: {_meaning(found['said'] if found else said)}"


def _places(names: list[str], source: YamlFile | None) -> Iterator[Place]:
    """Where a setting stands: under its names, in a list or not."""
    for path, place in source.places.items() if source else ():
        if [step for step in path if isinstance(step, str)] == names:
            yield place


def _meaning(said: str) -> str:
    if kinds := _OTHER_KIND.fullmatch(said):
        wanted, stated = (_KINDS.get(kind, kind) for kind in kinds.groups())
        hint = " Sätt det inom citattecken." if wanted == _KINDS["str"] and stated != _KINDS["list"] else ""
        return f"Värdet ska vara {wanted}. Det är {stated}.{hint}"
    for pattern, meaning in _SAID:
        if found := pattern.fullmatch(said):
            return meaning.format(*found.groups())
    return f"Värdet går inte att använda. MkDocs säger: {said}"
