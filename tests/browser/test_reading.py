"""A page of each kind as it is read: on a phone, with the keyboard, without JavaScript, on paper, under a strict policy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests.browser.conftest import Heard, Tab, listening
from tests.browser.pages import PAGES
from tests.site_build import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.browser

WIDTHS = (320, 768)
PAPER = 658  # A4 between its margins, in CSS pixels
TEXT = "document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()"
TOO_WIDE = """() => {
  const scrolls = (element) => element
    && (["auto", "scroll"].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  return [...document.querySelectorAll("body *")]
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  .filter((element) => !element.closest(".visually-hidden, svg, .skip-link") && !scrolls(element.parentElement))
  .map((element) => element.outerHTML.slice(0, 120)); }"""
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, .skip-link"))
  .filter((element) => getComputedStyle(element).display !== "inline")
  .map((element) => [element, element.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([element, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${element.outerHTML.slice(0, 100)}`)"""
UNREADABLE_CHARTS = """() => [...document.querySelectorAll(".chart-box")]
  .map((box) => [...box.querySelectorAll("svg")].filter((svg) => svg.checkVisibility()))
  .filter((shown) => shown.length !== 1
    || [...shown[0].querySelectorAll("text")].some((text) => parseFloat(getComputedStyle(text).fontSize)
      * shown[0].getBoundingClientRect().width / shown[0].viewBox.baseVal.width < 11.9)).length"""
HIDDEN_ON_PAPER = ".skip-link, .search-form, .site-nav, .site-footer nav, .breadcrumbs, .local-nav, summary"


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Tab]:
    """A tab that no other test opens anything in."""
    with browser.new_context() as context, context.new_page() as page:
        yield Tab(page, listening(page))


@dataclass(frozen=True)
class Opened:
    """A page of a kind: how the server answered, and what the page asked for and said while it was opened."""

    kind: str
    page: Page
    answer: Response
    heard: Heard


@pytest.fixture(scope="module", params=PAGES)
def opened(reader: Tab, server: str, request: pytest.FixtureRequest) -> Opened:
    """The page of each kind in turn, opened once for all that looks at it and changes nothing but its surroundings."""
    kind = request.param
    page = reader.emptied()
    if kind == "search":
        with page.expect_response("**/search_index.json"):
            answer = page.goto(server + PAGES[kind])
    else:
        answer = page.goto(server + PAGES[kind])
    assert answer
    return Opened(kind, page, answer, reader.heard)


def in_surroundings(opened: Opened, width: int = 1280, height: int = 720, scheme: Literal["dark", "light"] = "light") -> Page:
    """The page on a screen of a size, in light or dark, whatever a test before has made of it."""
    opened.page.emulate_media(media="null", color_scheme=scheme)
    opened.page.set_viewport_size({"width": width, "height": height})
    return opened.page


def test_a_page_needs_nothing_but_its_own_host(opened: Opened, plain: Page, server: str) -> None:
    """Under the strict policy: no request elsewhere, none that fails, nothing refused; and not even scripts."""
    kind, page, heard = opened.kind, in_surroundings(opened), opened.heard
    assert opened.answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    if kind == "lost":
        assert opened.answer.status == 404
    else:
        assert opened.answer.status == 200
    assert [text for text in heard.said if kind != "lost" or "status of 404" not in text] == []
    assert len(heard.requests) >= 3
    assert [url for url in heard.requests if not url.startswith(f"{server}/")] == []
    if kind != "search":
        plain.goto(server + PAGES[kind])
        assert plain.evaluate(TEXT) == page.evaluate(TEXT)
        assert not plain.get_by_label("Utseende").is_visible()


def test_a_page_is_read_on_a_small_screen(opened: Opened) -> None:
    """Nothing but a wide table scrolls sideways, targets are large enough, and one drawing a chart is shown."""
    page = in_surroundings(opened)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        assert page.evaluate(TOO_WIDE) == []
        assert page.evaluate(SMALL_TARGETS) == []
        assert page.evaluate(UNREADABLE_CHARTS) == 0


def test_the_first_tab_leads_past_the_header(opened: Opened) -> None:
    page = in_surroundings(opened)
    link = page.get_by_role("link", name="Hoppa till innehållet")
    expect(link).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main, footer')")


def test_text_may_be_twice_as_large(page: Page, server: str) -> None:
    """WCAG 1.4.4 and 1.4.10: with a root size of 200 % at 640 px, a page is still read without scrolling sideways."""
    page.set_viewport_size({"width": 640, "height": 800})
    for kind in ("start", "board", "year", "goal", "indicator", "search"):
        page.goto(server + PAGES[kind])
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 640, kind
        assert page.evaluate(TOO_WIDE) == [], kind


def test_without_javascript_the_search_page_says_what_to_do(plain: Page, server: str) -> None:
    plain.goto(server + PAGES["search"])
    assert "Sökningen behöver JavaScript." in plain.evaluate(TEXT)
    assert plain.get_by_role("link", name="Alla mål, socialnämnden").first.is_visible()


def test_without_javascript_the_search_form_leads_to_the_search_page(plain: Page, server: str) -> None:
    plain.goto(server + PAGES["indicator"])
    plain.get_by_role("searchbox").fill("frånvaro")
    plain.get_by_role("button", name="Sök").click()
    plain.wait_for_url(f"{server}/sok/?q=fr%C3%A5nvaro")
    assert "Sökningen behöver JavaScript." in plain.evaluate(TEXT)


# --- paper ------------------------------------------------------------------------------------------


def hidden_tables(page: Page) -> int:
    return int(
        page.evaluate("[...document.querySelectorAll('table')].filter((t) => !t.checkVisibility()).length")
    )


@pytest.mark.parametrize("opened", [kind for kind in PAGES if kind not in {"search", "lost"}], indirect=True)
def test_on_paper_every_table_is_open_and_navigation_is_gone(opened: Opened) -> None:
    page = in_surroundings(opened, PAPER, 900, "dark")
    on_screen = hidden_tables(page)
    page.emulate_media(media="print", color_scheme="dark")
    assert hidden_tables(page) == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    shown = page.locator(HIDDEN_ON_PAPER).filter(visible=True)
    assert shown.evaluate_all("(found) => found.map((element) => element.outerHTML)") == []
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PAPER
    if opened.kind in {"board", "year", "goal"}:
        assert on_screen > 0


def test_a_browser_that_cannot_open_tables_by_style_opens_them_by_script(
    page: Page, server: str
) -> None:
    page.goto(server + PAGES["board"])
    closed = page.locator("details:not([open])").count()
    assert closed > 0
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == closed


def test_a_source_with_an_address_of_its_own_shows_it_on_paper(page: Page, server: str) -> None:
    page.goto(server + PAGES["report"])
    links = page.locator("[data-print-url]")
    if links.count():
        page.emulate_media(media="print")
        after = links.first.evaluate("(link) => getComputedStyle(link, '::after').content")
        assert str(links.first.get_attribute("data-print-url")) in after
