"""Words that the steering model does not know, goals without a text, measures, and what they build on."""

from pathlib import Path

import pytest

from generator.problems import Severity
from tests.example import BOARD, INTERIM_REPORT, problems_of, replace, told, write_example

FOLLOW_UPS = f"{INTERIM_REPORT}/uppfoljning.yml"


def test_a_word_that_the_steering_model_does_not_know_is_told_with_the_nearest(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, FOLLOW_UPS, "uppfyllelse: Nås delvis", "uppfyllelse: Nås delvist")
    assert told(tmp_path) == [
        f"{FOLLOW_UPS}:9\n"
        '  MAL01  Ordet "Nås delvist" finns inte under uppfyllelse i kommun.yml.\n'
        '         Menade du "Nås delvis"? Ord som finns: Nås, Nås delvis, Nås inte.'
    ]


def test_a_word_of_the_other_vocabulary_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, FOLLOW_UPS, "genomförande: Klart", "genomförande: Nås inte")
    assert told(tmp_path) == [
        f"{FOLLOW_UPS}:6\n"
        '  MAL01  Ordet "Nås inte" finns inte under genomförande i kommun.yml.\n'
        "         Ord som finns: Påbörjat, Klart."
    ]


def test_a_word_is_known_in_any_case(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, FOLLOW_UPS, "genomförande: Klart", "genomförande: KLART")
    assert told(tmp_path) == []


def test_a_goal_without_a_text_is_a_warning_but_a_heading_needs_none(tmp_path: Path) -> None:
    write_example(tmp_path)
    (tmp_path / "content/exempelstad/kulturnamnden/2025/bokbuss.md").unlink()
    (problem,) = problems_of(tmp_path)
    assert problem.severity is Severity.WARNING
    assert str(problem) == (
        f"{BOARD}/2025/mal.yml:18\n"
        '  TEXT02  Målet "bokbuss" har ingen text.\n'
        "          Skriv den i content/exempelstad/kulturnamnden/2025/bokbuss.md."
    )


def test_goals_of_a_level_that_is_measured_and_have_no_indicator_are_told_together(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/2025/mal.yml", "    indikatorer: [besok]\n", "")
    (problem,) = problems_of(tmp_path)
    assert problem.severity is Severity.NOTE
    assert str(problem) == (
        f"{BOARD}/2025/mal.yml\n"
        "  MAL02  1 av de 2 målen 2025 saknar indikator: fler-besok.\n"
        "         Lägg till målens indikatorer i mal.yml, eller förklara i rapport.yml att det inte finns några."
    )
    replace(tmp_path, f"{BOARD}/2025/mal.yml", "    indikatorer: [elever-i-ko, nojda-elever]\n", "")
    assert [problem.what for problem in problems_of(tmp_path)] == ["Inget av målen 2025 har någon indikator."]


def test_a_goal_is_measured_by_the_goals_under_it(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/2024/mal.yml", "    nivå: omrade\n", "    nivå: mal\n")
    assert "MAL02" not in {problem.code for problem in problems_of(tmp_path)}


@pytest.mark.parametrize("goal", ["bokbuss", "plats-i-kulturskolan"])
def test_a_goal_that_builds_on_none_of_an_earlier_year_is_told(tmp_path: Path, goal: str) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/2025/mal.yml", "bygger på: kortare-ko", f"bygger på: {goal}")
    assert told(tmp_path) == [
        f"{BOARD}/2025/mal.yml:9\n"
        f'  MAL05  Målet "plats-i-kulturskolan" 2025 bygger på "{goal}", som kommer först 2025.\n'
        "         Ange ett mål från ett tidigare år, eller ta bort bygger på."
    ]


def test_a_goal_may_build_on_one_that_goes_on_from_an_earlier_year(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/2025/mal.yml", "bygger på: kortare-ko", "bygger på: fler-besok")
    assert told(tmp_path) == []
