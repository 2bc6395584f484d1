"""Problems: how they are ordered and printed, and that the catalogue holds neither more nor less."""

import re
from pathlib import Path

import pytest

from generator.problems import CATALOGUE, Place, Problem, errors_of, in_order, quoted

PROJECT = Path(__file__).parents[1]
CODE = re.compile(r"\b[A-Z]{2,5}[0-9]{2}\b")


def test_problems_are_printed_by_file_line_and_column_each_once() -> None:
    sums = Place("data/a/b/2024/rapport/drift.csv", 10).at_column("prognos 2024")
    problems = [
        Problem("SUM01", sums, "Summan av posterna är 10, men Netto säger 20.", "Rätta cellen."),
        Problem("FALT01", Place("data/a/kommun.yml", 3), 'Nyckeln "nam" finns inte här.', "Rätta."),
        Problem("CSV03", Place("data/a/b/2024/rapport/drift.csv", 9), "Cellen går inte att tolka.", "Rätta."),
        Problem("FALT01", Place("data/a/kommun.yml", 3), 'Nyckeln "nam" finns inte här.', "Rätta."),
    ]
    assert "\n".join(str(problem) for problem in in_order(problems)) == (
        "data/a/b/2024/rapport/drift.csv:9\n"
        "  CSV03  Cellen går inte att tolka.\n"
        "         Rätta.\n"
        'data/a/b/2024/rapport/drift.csv:10 kolumn "prognos 2024"\n'
        "  SUM01  Summan av posterna är 10, men Netto säger 20.\n"
        "         Rätta cellen.\n"
        "data/a/kommun.yml:3\n"
        '  FALT01  Nyckeln "nam" finns inte här.\n'
        "          Rätta."
    )


def test_only_errors_stop_a_build() -> None:
    warning = Problem("TEXT02", Place("a"), "Målet har ingen text.", "Skriv den.")
    error = Problem("FIL03", Place("a"), "Filen är tom.", "Fyll filen.")
    assert errors_of([warning, error]) == [error]


def test_a_code_that_is_not_in_the_catalogue_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError, match="XYZ99"):
        Problem("XYZ99", Place("a"), "Något.", "Gör något.")


def test_quoted_text_is_one_short_line_without_invisible_signs() -> None:
    assert quoted("  två\n\trader\u00a0här ") == '"två rader här"'
    assert quoted("a\u200bb\ufeff\x1b") == '"a<U+200B>b<U+FEFF><U+001B>"'
    assert quoted("x" * 100, 10) == '"xxxxxxxxx…"'


def codes_in(folder: str) -> set[str]:
    """Every code that a module in the folder names, but for the catalogue and its own test."""
    paths = (
        path
        for path in (PROJECT / folder).rglob("*.py")
        if "problems" not in path.parts and path.name not in ("test_problems.py", "test_catalogue.py")
    )
    return {code for path in paths for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_of_the_catalogue_is_raised_and_its_message_tested() -> None:
    assert set(CATALOGUE) <= codes_in("generator"), "nothing raises it: remove it from the catalogue"
    assert set(CATALOGUE) <= codes_in("tests"), "no test has a bad source that gives it"
