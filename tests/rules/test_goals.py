"""Words that the steering model does not know, and goals without a text."""

from pathlib import Path

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
