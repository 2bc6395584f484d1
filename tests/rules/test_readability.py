"""TEXT05: prose that is hard to read."""

from pathlib import Path

from generator.problems import CATALOGUE
from tests.example import BOARD, problems_of, replace, told, write, write_example

GOAL = "content/exempelstad/kulturnamnden/2024/fler-besok.md"
EXAMPLE = CATALOGUE["TEXT05"].example
SHORT = "Vi ser en ny sal. " * 10


def test_a_hard_text_is_told_with_its_index_and_its_longest_sentence(tmp_path: Path) -> None:
    write_example(tmp_path)
    assert EXAMPLE is not None
    write(tmp_path, GOAL, f"Så här blir det.\n\n{EXAMPLE.edits[0].after}")
    assert told(tmp_path) == [
        f"{GOAL}:3\n"
        "  TEXT05  Texten har LIX 75, som är mycket svårt. Den längsta meningen har 23 ord.\n"
        "          Dela den längsta meningen, och byt långa ord mot korta."
    ]


def test_a_text_of_short_sentences_and_words_passes(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, SHORT)
    assert told(tmp_path) == []


def test_a_hard_text_of_fewer_than_forty_words_is_not_judged(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, "Kompetensförsörjningsplanen " * 39)
    assert told(tmp_path) == []
    write(tmp_path, GOAL, "Kompetensförsörjningsplanen " * 40)
    assert [problem.what for problem in problems_of(tmp_path)] == [
        "Texten har LIX 140, som är mycket svårt. Den längsta meningen har 40 ord."
    ]


def test_the_names_of_goals_and_lines_do_not_count_against_the_writer(tmp_path: Path) -> None:
    write_example(tmp_path)
    text = "Kompetensförsörjningsplanens utvecklingsarbete prövas. " * 14
    write(tmp_path, GOAL, text)
    assert len(told(tmp_path)) == 1
    replace(
        tmp_path,
        f"{BOARD}/2024/mal.yml",
        "kortnamn: Dans i byarna",
        "kortnamn: Kompetensförsörjningsplanens utvecklingsarbete",
    )
    assert told(tmp_path) == []


def test_abbreviations_and_numbers_are_not_long_words(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, "Vi har SAMVERKA och 12345678 i år. " * 12)
    assert told(tmp_path) == []
