import pytest

from generator import formats, language
from generator.language import (
    BEGIN,
    END,
    N_,
    Language,
    Words,
    _,
    is_municipal,
    municipal,
    ngettext,
    speaking,
    spoken,
    unmarked,
)


def test_swedish_is_spoken_unless_something_else_is_said() -> None:
    assert spoken() is Language.SWEDISH
    with speaking(Language.ENGLISH):
        assert spoken() is Language.ENGLISH
        with speaking(Language.SWEDISH):
            assert _("Sök") == "Sök"
        assert _("Sök") == "Search"
    assert _("Sök") == "Sök"


def test_the_language_is_swedish_again_after_a_fault() -> None:
    with pytest.raises(ZeroDivisionError), speaking(Language.ENGLISH):
        raise ZeroDivisionError
    assert spoken() is Language.SWEDISH


def test_the_named_places_of_a_message_are_filled_in_either_language() -> None:
    assert _("Reviderad av {report}.", report="{x}") == "Reviderad av {x}."
    with speaking(Language.ENGLISH):
        assert _("Reviderad av {report}.", report="{x}") == "Revised by {x}."


def test_a_message_that_nobody_has_translated_stays_swedish() -> None:
    with speaking(Language.ENGLISH):
        assert _("Ett helt nytt ord") == "Ett helt nytt ord"


@pytest.mark.parametrize(
    ("count", "swedish", "english"), [(1, "uppdrag", "assignment"), (2, "uppdrag", "assignments")]
)
def test_a_plural_has_two_forms_even_where_swedish_has_one(count: int, swedish: str, english: str) -> None:
    assert ngettext("uppdrag", "uppdrag", count) == swedish
    with speaking(Language.ENGLISH):
        assert ngettext("uppdrag", "uppdrag", count) == english


def test_words_are_in_the_language_that_is_spoken_when_they_are_looked_up() -> None:
    words = Words({1: N_("Sök"), 2: N_("Meny")})
    assert dict(words) == {1: "Sök", 2: "Meny"}
    with speaking(Language.ENGLISH):
        assert dict(words) == {1: "Search", 2: "Menu"}
        assert words.get(3) is None
        assert len(words) == 2


def test_what_the_municipality_wrote_is_marked_only_where_another_language_is_spoken() -> None:
    assert municipal("Vård och omsorg") == "Vård och omsorg"
    with speaking(Language.ENGLISH):
        assert municipal("Vård och omsorg") == f"{BEGIN}Vård och omsorg{END}"
        assert municipal(municipal("Vård")) == f"{BEGIN}Vård{END}"
        assert is_municipal(municipal("Vård"))
        assert municipal("1.4.1") == "1.4.1"
        assert municipal("") == ""


def test_marks_can_be_taken_away_again() -> None:
    with speaking(Language.ENGLISH):
        assert unmarked(f"The board {municipal('Kulturnämnden')}.") == "The board Kulturnämnden."
    assert unmarked("Kulturnämnden") == "Kulturnämnden"


def test_what_changes_letters_sees_through_marks() -> None:
    with speaking(Language.ENGLISH):
        marked = municipal("Åldrande och LSS")
        assert formats.lowered(marked) == municipal("åldrande och LSS")
        assert formats.capitalised(municipal("åldrande")) == municipal("Åldrande")
        assert formats.slug(marked) == "aldrande-och-lss"
        assert formats.sort_key(marked) == formats.sort_key("Åldrande och LSS")


def test_every_language_but_swedish_has_a_catalogue() -> None:
    for found in Language:
        assert found is Language.SWEDISH or (language.CATALOGUES / f"{found.value}.po").is_file()


def test_the_pages_of_a_language_stand_under_its_code() -> None:
    assert Language.SWEDISH.root == "/"
    assert Language.ENGLISH.root == "/en/"
