"""The model in English: names that the source gives, and all else marked as Swedish."""

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from generator.language import Language, is_municipal, municipal, speaking
from generator.model.board import Country
from generator.model.embargo import published_by
from generator.pages.translated import translated
from generator.rules import read_and_check
from tests.example import BOARD, replace, told, write_example


def country(root: Path) -> Country:
    return published_by(read_and_check(root)[0], datetime(2100, 1, 1, tzinfo=UTC))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def test_in_swedish_the_model_is_what_it_was(root: Path) -> None:
    found = country(root)
    assert translated(found) is found


def test_a_name_that_the_source_gives_in_english_is_used_and_another_is_marked(root: Path) -> None:
    with speaking(Language.ENGLISH):
        municipality = translated(country(root)).municipalities[0]
        board = municipality.boards[0]
        assert municipality.name == "Exempelstad Municipality"
        assert board.name == "Culture Board"
        assert (
            board.purpose == "The board is responsible for the municipality’s libraries and school of arts."
        )
        assert board.service_areas[0].name == municipal("Bibliotek")
        assert municipality.steering_model.indicators_word == "indicators"


def test_a_name_in_english_stands_for_the_short_swedish_one_and_the_documents_is_kept(root: Path) -> None:
    told_in_english = f"{VISITS}    engelska: {{namn: Number of visits}}\n"
    replace(root, f"{BOARD}/indikatorer.yml", VISITS, told_in_english)
    with speaking(Language.ENGLISH):
        indicator = translated(country(root)).municipalities[0].boards[0].indicators["besok"]
        assert indicator.heading == indicator.name == "Number of visits"
        assert indicator.stated_name == municipal("Antal besök på biblioteken")


def test_an_unknown_key_under_engelska_is_an_error(root: Path) -> None:
    replace(root, f"{BOARD}/namnd.yml", "  namn: Culture Board", "  nam: Culture Board")
    assert "nam" in " ".join(told(root))


def test_a_status_word_is_found_again_when_both_it_and_the_model_are_in_english(root: Path) -> None:
    replace(
        root,
        "data/exempelstad/kommun.yml",
        "    - ord: Klart\n",
        "    - ord: Klart\n      engelska: {ord: Done}\n",
    )
    with speaking(Language.ENGLISH):
        municipality = translated(country(root)).municipalities[0]
        words = {
            follow_up.progress_word
            for report in municipality.boards[0].reports
            for follow_up in report.follow_ups
        }
        assert "Done" in words
        assert all(word is None or municipality.steering_model.progress(word) for word in words)


def test_every_text_of_the_model_is_english_or_marked(root: Path) -> None:
    """A new field with words must be thought of in `translated`."""
    with speaking(Language.ENGLISH):
        found = list(_texts(translated(country(root))))
    assert len(found) > 200
    swedish = [(where, text) for where, text in found if not is_municipal(text) and _looks_swedish(text)]
    assert swedish == []


VISITS = "    kortnamn: Besök på biblioteken\n"
# What is no text for readers: ids, addresses, what files say, and words that pages translate themselves.
NO_TEXT = {"place", "places", "id", "file_name", "file", "row", "column", "claim", "code", "english", "text"}
NO_TEXT |= {
    "earlier_addresses",
    "explanations",
    "decisions",
    "problem",
    "title",
    "unreadable",
    "unit",
    "section",
}
NO_TEXT |= {"dimensions", "was", "now"}


def _texts(thing: Any, where: str = "") -> Any:
    if isinstance(thing, str):
        if type(thing) is str:
            yield where, thing
    elif is_dataclass(thing):
        for field in fields(thing):
            if field.name not in NO_TEXT or (
                field.name == "title" and type(thing).__name__ in ("Report", "Document")
            ):
                yield from _texts(getattr(thing, field.name), f"{where}.{field.name}")
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from _texts(value, where)
    elif isinstance(thing, (tuple, list, frozenset)):
        for value in thing:
            yield from _texts(value, where)


def _looks_swedish(text: str) -> bool:
    words = text.casefold().split()
    return any(sign in "åäöÅÄÖ" for sign in text) or any(
        word in ("och", "som", "att", "för", "en") for word in words
    )
