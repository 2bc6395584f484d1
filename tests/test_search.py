"""The search index: words as terms, compounds, and files that stay small however many pages there are."""

import gzip
from functools import cache
from pathlib import Path

import pytest

from generator.model.board import GlossaryTerm
from generator.pages.page import Context, Page, SearchEntry
from generator.search import search_files
from generator.search.compounds import Compounds
from generator.search.index import MOST_BYTES_OF_RESULTS, MOST_BYTES_OF_TERMS, MOST_TEXT, Field
from generator.search.words import fold, term_of, terms_in, words_in
from tests.found import manifest_of, results_in, terms_in_index
from tests.made_up import MadeUpWords, made_up_pages

CONTENT = Path(__file__).parent.parent / "content"


def page(address: str, title: str, text: str = "", *, template: str = "mal", **entry: object) -> Page:
    found = SearchEntry("Mål", "Nämnden, Exempelstad", text, **entry)  # type: ignore[arg-type]
    return Page(address, template, Context(title=title, breadcrumbs=[]), title, title, found)


# --- words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "forms",
    [
        "avvikelse avvikelsen avvikelser avvikelserna avvikelsens",
        "nettokostnad nettokostnaden nettokostnader nettokostnaderna",
        "utredning utredningen utredningar utredningarnas",
        "läsår läsåret läsåren läsårens",
        "brukare brukarna brukaren",
        "personlig personliga personligt",
    ],
)
def test_the_forms_of_a_word_are_one_term(forms: str) -> None:
    assert len({term_of(form) for form in forms.split()}) == 1


def test_terms_are_without_dots_rings_and_accents() -> None:
    assert [fold(word) for word in ("åäö", "idé", "smørbrød", "müller", "2024", "ß", "я")] == [
        "aao", "ide", "smorbrod", "muller", "2024", "s", "x",
    ]  # fmt: skip
    assert term_of("a\N{COMBINING RING ABOVE}r") == "ar"


def test_words_are_letters_and_digits_in_lower_case() -> None:
    assert list(words_in("Vård- och omsorgsboende, 2024/25: ”SoL” (34 %) a_b")) == [
        "vård", "och", "omsorgsboende", "2024", "25", "sol", "34", "a", "b",
    ]  # fmt: skip
    assert list(words_in("a\N{COMBINING RING ABOVE}r")) == ["år"]


def test_words_that_tell_nothing_are_no_terms() -> None:
    assert terms_in("Hur går det med målen i år?") == ["mal", "ar"]


# --- compounds --------------------------------------------------------------------------------------

WORDS = ["personal", "omsättning", "äldre", "omsorg", "boende", "skola", "frånvaro", "verk", "kost", "mål"]
KNOWN = Compounds({fold(word) for word in WORDS}, {term_of(word) for word in WORDS})


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("personalomsättning", ["omsättning"]),
        ("äldreomsorg", ["omsorg"]),
        ("omsorgsboende", ["boende"]),
        ("äldreomsorgsboende", ["omsorgsboende", "boende"]),
        ("skolfrånvaro", ["frånvaro"]),
        ("personalkontinuitet", ["kontinuitet"]),  # only its beginning is known
        ("kontinuitetsomsorg", ["omsorg"]),  # only its end is
        ("verksamhet", []),
        ("kostnader", []),
        ("omsättning", []),
        ("målet", []),
    ],
)
def test_the_ends_of_a_compound_are_found_by_words_that_are_known(word: str, parts: list[str]) -> None:
    assert list(KNOWN.parts_of(term_of(word))) == [term_of(part) for part in parts]


# --- the index --------------------------------------------------------------------------------------


def test_a_word_is_found_where_it_tells_most() -> None:
    pages = [
        page("/a/", "Omsättning", "omsättning"),
        page("/b/", "Hög personalomsättning", "personal"),
        page("/c/", "Annat", "om personalomsättningen", names=("Kostnad",)),
    ]
    terms = terms_in_index(search_files(pages, ()))
    assert terms["omsattning"] == {0: Field.WHOLE_TITLE, 1: Field.PART_OF_NAME, 2: Field.PART_OF_TEXT}
    assert terms["personalomsattning"] == {1: Field.TITLE, 2: Field.TEXT}
    assert terms["kostn"] == {2: Field.NAME}
    assert terms[term_of("exempelstad")] == dict.fromkeys(range(3), Field.PLACE)
    assert "om" not in terms


def test_what_readers_come_for_is_numbered_first_and_then_the_newest() -> None:
    pages = [
        page("/h/", "Handbok", template="handbok"),
        page("/r/", "Rapport", template="rapport", year=2025),
        page("/g/", "Gammalt mål", year=2020),
        page("/n/", "Nytt mål", year=2024),
        page("/e/", "Ekonomi", template="ekonomi", year=2023),
    ]
    files = search_files(pages, ())
    assert [result["url"] for result in results_in(files)] == ["n/", "g/", "e/", "r/", "h/"]
    assert [bound for bound, _ in manifest_of(files)["importance"]] == [2, 3, 4, 5]


def test_a_part_of_a_page_is_found_at_its_place() -> None:
    whole = page("/e/", "Ekonomi 2024", template="ekonomi")
    part = SearchEntry("Tabell", "Nämnden", "", names=("Ombudgetering",), title="Drift", anchor="drift")
    context = whole.context
    files = search_files([Page("/e/", "ekonomi", context, "", "", whole.search, (part,))], ())
    assert [result["url"] for result in results_in(files)] == ["e/", "e/#drift"]
    assert terms_in_index(files)["ombudgetering"] == {1: Field.NAME}


def test_words_of_the_glossary_lead_to_each_other_and_search_words_one_way() -> None:
    term = GlossaryTerm("vård- och omsorgsboende", None, "Bostad.", ("särskilt boende",), ("äldreomsorg",))
    alike = manifest_of(search_files([page("/a/", "A")], [term]))["alike"]
    assert alike == {
        "aldreomsorg": ["sarskilt boend", "vard omsorgsboend"],
        "sarskilt boend": ["vard omsorgsboend"],
        "vard omsorgsboend": ["sarskilt boend"],
    }


def test_a_long_text_is_found_to_its_end_and_shown_in_part() -> None:
    files = search_files([page("/a/", "A", "ord " * MOST_TEXT + "sist")], ())
    assert "sist" in terms_in_index(files)
    assert len(results_in(files)[0]["text"]) <= MOST_TEXT


def test_an_index_of_another_language_lies_by_itself() -> None:
    files = search_files([page("/en/a/", "Goal")], (), prefix="en/")
    assert all(name.startswith(("en/search_index.json", "en/search_index/")) for name in files)


def test_the_version_follows_the_content() -> None:
    one, same, other = (
        manifest_of(search_files([page("/a/", title)], ()))["version"] for title in ("Ett", "Ett", "Två")
    )
    assert one == same != other


# --- size -------------------------------------------------------------------------------------------


@cache
def vocabulary() -> tuple[str, ...]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(CONTENT.rglob("*.md"))]
    return tuple(dict.fromkeys(word for text in texts for word in words_in(text)))


def files_of(boards: int) -> dict[str, bytes]:
    return search_files(made_up_pages(MadeUpWords(vocabulary()), boards=boards), ())


def most(files: dict[str, bytes], kind: str) -> int:
    shards = [file for name, file in files.items() if name.rpartition("/")[2].startswith(kind)]
    return max(len(gzip.compress(file, 9)) for file in shards)


@pytest.mark.slow
def test_shards_stay_small_as_the_site_grows() -> None:
    small, large = files_of(2), files_of(10)
    assert len(results_in(large)) > 4 * len(results_in(small)) > 1000
    for files in (small, large):
        assert most(files, "ord-") < MOST_BYTES_OF_TERMS
        assert most(files, "sidor-") < MOST_BYTES_OF_RESULTS
        assert len(gzip.compress(files["search_index.json"], 9)) < 5_000
    assert set(terms_in_index(large)) > set(terms_in_index(small)) & {"aret", "personal"}
