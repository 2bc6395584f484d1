"""TILL01–TILL04: what the accessibility statement says against itself and against what was measured."""

from pathlib import Path

import pytest

from tests.example import replace, told, write_example

FILE = "data/exempelstad/kommun.yml"
MEASURED = "data/tillganglighet.yml"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def without(root: Path, first: str, last: str) -> None:
    """Takes the lines from the one that begins with `first` up to the one that begins with `last`."""
    text = (root / FILE).read_text(encoding="utf-8")
    start = text.index(first)
    (root / FILE).write_text(text[:start] + text[text.index(last, start) :], encoding="utf-8")


def test_fully_conformant_with_shortcomings_is_told(example: Path) -> None:
    replace(example, FILE, "status: delvis förenlig", "status: helt förenlig")
    (problem,) = told(example)
    assert problem.endswith(
        "  TILL01  Status är helt förenlig, men redogörelsen beskriver brister.\n          Ändra status till delvis förenlig."
    )


def test_fully_conformant_with_measured_faults_is_told(example: Path) -> None:
    replace(example, FILE, "status: delvis förenlig", "status: helt förenlig")
    without(example, "  brister:\n", "  omfattas inte:")
    (problem,) = told(example)
    assert problem.endswith(
        "  TILL01  Status är helt förenlig, men mätningen 20 september 2025 hittade fel: color-contrast på 2 sidor.\n"
        "          Åtgärda felen och mät igen, eller ändra status."
    )


def test_measured_faults_of_good_practice_alone_are_no_fault_under_the_law(example: Path) -> None:
    replace(example, FILE, "status: delvis förenlig", "status: helt förenlig")
    without(example, "  brister:\n", "  omfattas inte:")
    replace(example, MEASURED, '    kriterium: "1.4.3"\n', "")
    assert told(example) == []


def test_partly_conformant_without_shortcomings_is_told(example: Path) -> None:
    without(example, "  brister:\n", "  omfattas inte:")
    (problem,) = told(example)
    assert "TILL01  Status är delvis förenlig, men inga brister är beskrivna.\n" in problem


def test_no_statement_is_a_warning(example: Path) -> None:
    text = (example / FILE).read_text(encoding="utf-8")
    (example / FILE).write_text(text.partition("tillgänglighet:")[0], encoding="utf-8")
    (problem,) = told(example)
    assert problem == (
        f"{FILE}\n  TILL02  Exempelstads kommun har ingen tillgänglighetsredogörelse.\n"
        "          Bedöm webbplatsen och fyll i tillgänglighet i kommun.yml."
    )


def test_no_way_to_tell_of_a_fault_is_a_warning_for_a_public_body_alone(example: Path) -> None:
    without(example, "  kontakt:\n", "  svarstid:")
    (problem,) = told(example)
    assert "  TILL03  Redogörelsen säger inte hur läsaren anmäler en brist.\n" in problem
    replace(example, FILE, "  status:", "  offentlig aktör: nej\n  status:")
    assert told(example) == []


def test_a_statement_older_than_its_assessment_is_told(example: Path) -> None:
    replace(example, FILE, "uppdaterad: 2025-10-01", "uppdaterad: 2025-09-23")
    (problem,) = told(example)
    assert (
        "  TILL04  Redogörelsen uppdaterades 23 september 2025, före bedömningen 24 september 2025.\n"
        in problem
    )
