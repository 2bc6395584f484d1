"""What is defined and nothing uses: good to know, and silent while something else explains it."""

from pathlib import Path

import pytest

from generator.problems import Severity
from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, write_example

ECONOMY = f"{BOARD}/ekonomi.yml"
REPORT = f"{INTERIM_REPORT}/rapport.yml"
STAB = "      - {id: stab, namn: Stab,"
AREA = "    ekonomisk: ja\n"
NEW_AREA = f"{AREA}  - {{id: museum, namn: Museum, beskrivning: Stadens museum.}}\n"
SURPLUS = "      - {id: lokaler, namn: Lokaler, slag: nettokostnad}\n"
TABLE = (
    "tabeller:\n  - id: projekt\n    namn: Projekt\n    beskrivning: Årets projekt.\n    enhet: tkr\n"
    "    tecken: {kostnader: positiva, intäkter: positiva}\n    huvudpost: totalt\n"
    "    poster:\n      - {id: totalt, namn: Totalt, slag: kostnad}\n"
)


def unused(root: Path) -> list[tuple[str, str]]:
    found = [problem for problem in problems_of(root) if problem.code == "ID04"]
    assert all(problem.severity is Severity.NOTE for problem in found)
    return [(problem.place.file, problem.what) for problem in found]


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "what"),
    [
        (f"{INTERIM_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12;20;;9\n", "", f"{BOARD}/indikatorer.yml", "Indikatorn uthyrningar används inte."),
        (f"{BOARD}/namnd.yml", AREA, NEW_AREA, f"{BOARD}/namnd.yml", "Verksamhetsområdet museum används inte."),
        (ECONOMY, STAB, f"{SURPLUS}{STAB}", ECONOMY, "Posten lokaler i tabellen drift används inte."),
        (ECONOMY, "tabeller:\n", TABLE, ECONOMY, "Tabellen projekt används inte."),
        (REPORT, "noter:\n", "noter:\n  c: Ingen mätning.\n", REPORT, "Noten [c] i 2024/delarsrapport-08 används inte."),
    ],
)  # fmt: skip
def test_what_nothing_uses_is_told_at_its_definition(
    tmp_path: Path, file: str, old: str, new: str, place: str, what: str
) -> None:
    write_example(tmp_path)
    replace(tmp_path, file, old, new)
    assert unused(tmp_path) == [(place, what)]


def test_an_indicator_that_is_answered_in_words_is_used(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/2024/mal.yml", "    indikatorer: [samverkan-med-skolan]\n", "")
    assert unused(tmp_path) == []


def test_a_misspelt_id_is_not_told_a_second_time_as_an_unused_one(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "uthyrningar;", "uthyrning;")
    replace(tmp_path, f"{PLAN}/rapport.yml", "tabell: resultat", "tabell: resultatet")
    assert unused(tmp_path) == []


def test_nothing_is_called_unused_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "utfall 2021", "utfal 2021")
    assert unused(tmp_path) == []
