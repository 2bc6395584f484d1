"""Finding without searching: goals by choices, indicators from A to Ö, words explained where they stand."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import BOARD, PAGES

pytestmark = pytest.mark.browser

SHOWN = ".goal-list > li:not([hidden])"


def choice_of(page: Page, name: str) -> Locator:
    return page.locator(".goal-choices").get_by_role("link", name=name)


def count_in(page: Page, choice: str) -> int:
    text = choice_of(page, choice).inner_text()
    return int(text.rpartition("(")[2].rstrip(")"))


# --- goals by choices -------------------------------------------------------------------------------


@pytest.mark.parametrize("choice", ["Bedömning saknas", "Vård och omsorg", "2024"])
def test_a_choice_without_javascript_is_a_page(plain: Page, server: str, choice: str) -> None:
    plain.goto(server + PAGES["goals"])
    every = plain.locator(SHOWN).count()
    expected = count_in(plain, choice)
    choice_of(plain, choice).click()
    assert f"{BOARD}mal-efter/" in plain.url
    expect(plain.locator(SHOWN)).to_have_count(expected)
    assert 0 < expected < every
    expect(choice_of(plain, choice)).to_have_attribute("aria-current", "true")
    plain.locator("main").get_by_role("link", name="Alla", exact=True).first.click()
    expect(plain.locator(SHOWN)).to_have_count(every)


def test_choices_combine_with_the_keyboard_and_are_told(page: Page, server: str) -> None:
    page.goto(server + PAGES["goals"])
    every = page.locator(SHOWN).count()
    choice_of(page, "2024").focus()
    page.keyboard.press("Enter")
    of_year = page.locator(SHOWN).count()
    expect(page.get_by_role("status")).to_have_text(f"{of_year} mål visas.")
    assert page.url.endswith("/mal/?ar=2024")
    expected = count_in(page, "Bedömning saknas")
    choice_of(page, "Bedömning saknas").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SHOWN)).to_have_count(expected)
    assert 0 < expected < of_year < every
    expect(choice_of(page, "Bedömning saknas")).to_be_focused()
    assert page.url.endswith("/mal/?status=saknas&ar=2024")
    for goal in page.locator(SHOWN).all():
        expect(goal).to_contain_text("Bedömning saknas 2024")
    page.reload()
    expect(page.locator(SHOWN)).to_have_count(expected)
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(of_year)
    page.go_back()
    expect(page.locator(SHOWN)).to_have_count(every)


def test_choices_that_no_goal_has_say_so_and_unknown_ones_are_nothing(page: Page, server: str) -> None:
    page.goto(f"{server}{PAGES['goals']}?status=genomfort&ar=2025")
    expect(page.locator(SHOWN)).to_have_count(0)
    expect(page.get_by_role("status")).to_have_text("Inga mål har allt det du har valt.")
    page.goto(f"{server}{PAGES['goals']}?status=x&ar=1%22%3E")
    assert page.locator(SHOWN).count() == page.locator(".goal-list > li").count()


# --- words ------------------------------------------------------------------------------------------

WORDS = f"{BOARD}2024/delarsrapport-08/"


def open_first_word(page: Page, server: str) -> tuple[float, str]:
    """Opens the first explained word with the keyboard; where the page was scrolled to, and the word's id."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(server + WORDS)
    word = page.locator("a.word").first
    word.focus()
    place = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    return place, word.get_attribute("id") or ""


def test_a_word_is_explained_in_place_and_leads_back(plain: Page, server: str) -> None:
    place, word = open_first_word(plain, server)
    shown = plain.locator(".word-list__item:target")
    expect(shown).to_be_in_viewport(ratio=1)
    assert plain.evaluate("scrollY") == place
    assert plain.evaluate("document.activeElement.matches(':target')")
    plain.keyboard.press("Tab")
    expect(shown.get_by_role("link", name="Tillbaka till texten")).to_be_focused()
    plain.keyboard.press("Enter")
    expect(plain.locator(f"#{word}")).to_be_focused()
    expect(plain.locator(f"#{word}")).to_be_in_viewport()
    expect(shown).to_have_count(0)


def test_an_explanation_fits_a_phone(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 480})
    open_first_word(page, server)
    shown = page.locator(".word-list__item:target")
    expect(shown).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# --- A to Ö -----------------------------------------------------------------------------------------


def test_letters_lead_to_their_indicators_and_other_names_to_theirs(plain: Page, server: str) -> None:
    plain.goto(server)
    plain.locator("footer").get_by_role("link", name="Indikatorer A–Ö").click()
    letters = plain.get_by_role("navigation", name="Bokstäver").get_by_role("link").all_inner_texts()
    assert letters[-2:] == ["Ä", "Ö"]
    plain.get_by_role("navigation", name="Bokstäver").get_by_role("link", name="P", exact=True).click()
    expect(plain.locator(":target")).to_have_text("P")
    line = plain.get_by_role("listitem").filter(has_text="Personalkontinuitet i hemtjänsten").first
    expect(line).to_contain_text("Socialnämnden, Härryda")
    see = plain.locator(".register__line", has_text=" se ").first
    name = see.get_by_role("link").inner_text()
    see.get_by_role("link").click()
    expect(plain.locator("h1")).to_have_text(name)
