"""What a reader does with a page: with the keyboard, in the search field, with the colours."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Heard
from tests.browser.pages import BOARD, PAGES

pytestmark = pytest.mark.browser

REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility({visibilityProperty: true}))
  .map((element, place) => { element.dataset.place = place; return place; })"""
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    place: element.dataset.place ?? null,
    html: element.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


# --- the keyboard -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["start", "board", "economy", "goal", "indicator", "search"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    page: Page, server: str, kind: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(server + PAGES[kind])
    places = page.evaluate(REACHABLE)
    reached = []
    for _ in places:
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["outlined"], focused["html"]
        assert focused["inView"], focused["html"]
        reached.append(focused["place"])
    assert reached == [str(place) for place in places]


def test_a_table_is_opened_and_closed_with_enter(page: Page, server: str) -> None:
    page.goto(server + PAGES["board"])
    details = page.locator("details:not([open])").first
    handle = details.element_handle()
    assert handle
    summary = details.locator("summary")
    summary.focus()
    for expected in (True, False):
        page.keyboard.press("Enter")
        assert handle.evaluate("(details) => details.open") is expected


def test_a_wide_table_is_scrolled_with_the_keyboard(page: Page, server: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(server + PAGES["report"])
    wide = page.locator(".data-table__region[tabindex='0']").first
    wide.focus()
    expect(wide).to_have_attribute("aria-label", re.compile("^Tabell: "))
    page.keyboard.press("ArrowRight")
    page.wait_for_function("(region) => region.scrollLeft > 0", arg=wide.element_handle())


# --- search -----------------------------------------------------------------------------------------


def search(page: Page, server: str, query: str) -> None:
    page.goto(f"{server}/sok/?q={query}")
    expect(page.get_by_role("status")).to_contain_text(f"”{query}”")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("personalkontinuitet", "/indikatorer/personalkontinuitet"),
        ("personalkontinutet", "/indikatorer/personalkontinuitet"),
        ("ravlanda", "/mal/familjecentral-ravlanda/"),
        ("Rävlanda", "/mal/familjecentral-ravlanda/"),
        ("socialnämnden härryda ekonomi 2024", f"{BOARD}2024/ekonomi/"),
        ("nettokostnad", "/"),
        ("ungdomsbehandlare", "/mal/ungdomsbehandlare/"),
    ],
)
def test_search_finds_and_its_first_hit_leads_there(
    page: Page, server: str, query: str, found: str
) -> None:
    search(page, server, query)
    first = page.locator("[data-list] a").first
    title = first.inner_text()
    first.click()
    assert found in page.url
    heading = page.locator(":target" if "#" in page.url else "h1").first
    expect(heading).to_contain_text(" ".join(title.split()), ignore_case=True)


@pytest.mark.parametrize("query", ["frånvaro", "franvaro", "skolfrånvaro"])
def test_search_knows_compounds_and_words_without_dots(page: Page, server: str, query: str) -> None:
    search(page, server, query)
    hits = page.locator("[data-list] a").all_inner_texts()
    assert any("frånvaro" in hit.lower() for hit in hits[:3])
    assert "Minska problematisk skolfrånvaro" in hits


def test_search_finds_a_word_that_only_a_comment_has(page: Page, server: str) -> None:
    search(page, server, "workshoppar")
    expect(page.locator("[data-list] a")).to_have_count(1)
    expect(page.locator("[data-list] mark")).to_have_text(["workshoppar"])


def test_search_starts_from_any_page(page: Page, server: str) -> None:
    for kind in ("start", "indicator", "lost"):
        page.goto(server + PAGES[kind])
        page.get_by_role("searchbox").first.fill("hemtjänst")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{server}/sok/?q=hemtj%C3%A4nst")
        expect(page.locator("[data-list] a").first).to_be_visible()


def test_search_keeps_its_address_and_goes_back(page: Page, server: str) -> None:
    search(page, server, "hemtjänst")
    page.get_by_role("searchbox").fill("frånvaro")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=fr%C3%A5nvaro")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("hemtjänst")
    expect(page.get_by_role("status")).to_contain_text("”hemtjänst”")


def test_search_without_hits_gives_advice(page: Page, server: str) -> None:
    search(page, server, "xyzåäö")
    expect(page.get_by_role("status")).to_have_text("Inga träffar på ”xyzåäö”")
    expect(page.get_by_text("Så kan du hitta rätt:")).to_be_visible()
    page.get_by_role("link", name="Börja på startsidan").click()
    assert page.url == f"{server}/"


def test_what_is_searched_for_is_text(page: Page, heard: Heard, server: str) -> None:
    search(page, server, "<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0
    assert heard.said == []


# --- colours ----------------------------------------------------------------------------------------


def test_the_choice_of_colours_is_kept(browser: Browser, server: str) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    with browser.new_page(color_scheme="light") as page:
        page.goto(server + PAGES["start"])
        light = page.evaluate(background)
        page.get_by_label("Utseende").select_option("dark")
        dark = page.evaluate(background)
        assert dark != light
        page.goto(server + PAGES["indicator"])
        assert page.evaluate(background) == dark
        assert page.get_by_label("Utseende").input_value() == "dark"
        page.get_by_label("Utseende").select_option("auto")
        assert page.evaluate(background) == light
