"""Exempelstad: an invented municipality that is free of problems, for tests to build and to break.

Its files lie in tests/exempelstad/. It has two years with one report each, a figure that the later
report revises, a forecast, plans, a figure by sex, every reason for a missing figure, note marks,
goals of every status and without one, and an indicator that is measured in words.
"""

import shutil
from functools import cache
from pathlib import Path

from generator.problems import Problem
from generator.rules import read_and_check

EXAMPLE = Path(__file__).parent / "exempelstad"
NEIGHBOUR = Path(__file__).parent / "grannkoping"
BOARD = "data/exempelstad/kulturnamnden"
KOLADA_IDS = {"besok": "N99902", "lan": "N99903", "elever-i-ko": "N99904", "nojda-elever": "U99901"}
INTERIM_REPORT = f"{BOARD}/2024/delarsrapport-08"
PLAN = f"{BOARD}/2025/verksamhetsplan"


@cache
def _files() -> dict[Path, bytes]:
    """Exempelstad's files by their paths: read once, as nearly every test writes them."""
    return {path.relative_to(EXAMPLE): path.read_bytes() for path in EXAMPLE.rglob("*") if path.is_file()}


def write_example(root: Path) -> None:
    """Copies Exempelstad's data/ and content/ into `root`."""
    for folder in {path.parent for path in _files()}:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, contents in _files().items():
        (root / path).write_bytes(contents)


def write_neighbour(root: Path) -> None:
    """Copies Grannköping beside Exempelstad: a second municipality, with two boards.

    Some of Exempelstad's indicators are given the (invented) Kolada ids of its own. Each pair has something
    that makes it hard to compare: other decimals, units, surveys, service areas or periods, preliminary
    figures, a bound, or a note.
    """
    shutil.copytree(NEIGHBOUR, root, dirs_exist_ok=True)
    for indicator_id, kolada_id in KOLADA_IDS.items():
        start = f"  - id: {indicator_id}\n"
        replace(root, f"{BOARD}/indikatorer.yml", start, f"{start}    kolada-id: {kolada_id}\n")


def replace(root: Path, file: str, old: str, new: str) -> None:
    """Changes a file of the example; `old` must stand there exactly once."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def write(root: Path, file: str, contents: str | bytes) -> None:
    """Writes a file of the example anew, with its folders."""
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(contents.encode() if isinstance(contents, str) else contents)


def problems_of(root: Path) -> list[Problem]:
    """Every problem of the whole project in `root`, in order."""
    return read_and_check(root)[1]


def told(root: Path) -> list[str]:
    """The problems of the whole project in `root`, as an editor sees them."""
    return [str(problem) for problem in problems_of(root)]
