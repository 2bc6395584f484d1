"""Entries for `förklaringar` in rapport.yml, one for each problem that the document itself may cause."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from textwrap import indent

import yaml

from generator.findings.findings import Findings
from generator.model.board import Board, Country
from generator.problems import CATALOGUE, Problem

# What `rules.placeholders` knows as not filled in.
REASON = "Fyll i varför det är rätt ändå, och var i dokumentet det står."
Entry = dict[str, str]


@dataclass(frozen=True)
class Paste:
    """What to write in one rapport.yml; `has_key` when it already has the key `förklaringar`."""

    file: str
    has_key: bool
    entries: tuple[Entry, ...]

    @property
    def text(self) -> str:
        """YAML to paste at the end of the file or, under a key that is there, after its entries."""
        listed = indent(_yaml(list(self.entries)), "  ")
        if self.has_key:
            return f"# Klistra in sist under förklaringar: i {self.file}\n{listed}"
        return f"# Klistra in sist i {self.file}\nförklaringar:\n{listed}"


def entry_for(code: str, file: str, claim: str, reason: str = REASON) -> Entry:
    return {"problem": code, "fil": PurePosixPath(file).name, "gäller": claim, "varför": reason}


def entry_text(entry: Entry) -> str:
    """One entry with its key, as rapport.yml has it."""
    return f"förklaringar:\n{indent(_yaml([entry]), '  ')}"


def pastes(country: Country, findings: Findings) -> Iterator[Paste]:
    """What to write, a rapport.yml at a time, in the order of the problems."""
    found: dict[tuple[str, bool], dict[str, Entry]] = {}
    for problem in findings.problems:
        target = _target(country, problem) if CATALOGUE[problem.code].explainable else None
        if target is not None:
            entry = entry_for(problem.code, problem.place.file, problem.what)
            found.setdefault(target, {})[repr(entry)] = entry
    for (file, has_key), entries in found.items():
        yield Paste(file, has_key, tuple(entries.values()))


def _target(country: Country, problem: Problem) -> tuple[str, bool] | None:
    """The rapport.yml that may explain the problem: the report's own; else the newest of its year or board."""
    _, *folders = PurePosixPath(problem.place.file).parent.parts or ("",)
    board = _board(country, folders)
    if board is None:
        return None
    place = "/".join(folders[2:])
    own = [report for report in board.reports if not place or f"{report.id}/".startswith(f"{place}/")]
    if not own:
        return None
    report = own[-1]
    return f"data/{board.municipality_id}/{board.id}/{report.id}/rapport.yml", bool(report.explanations)


def _board(country: Country, folders: list[str]) -> Board | None:
    for municipality in country.municipalities:
        for board in municipality.boards:
            if folders[:2] == [municipality.id, board.id]:
                return board
    return None


def _yaml(entries: list[Entry]) -> str:
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=100_000)
