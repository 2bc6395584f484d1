"""What axe finds in a page of each kind: WCAG 2.0–2.2, levels A and AA, and best practice."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# A page in dark mode has other colours and nothing else that is other.
RULES_OF_COLOUR = ["cat.color"]


def faults(page: Page, rules: list[str]) -> list[str]:
    """What axe finds: the rule, and the first of the elements that break it."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]} ({len(rule['nodes'])})" for rule in found]


def show_every_table(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_no_fault_that_axe_finds(browser: Browser, server: str, kind: str) -> None:
    with browser.new_page() as page:
        page.goto(server + PAGES[kind])
        show_every_table(page)
        assert faults(page, RULES) == []
        page.emulate_media(color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 22, 23)"
        assert faults(page, RULES_OF_COLOUR) == []


def test_search_results_have_no_fault_that_axe_finds(browser: Browser, server: str) -> None:
    with browser.new_page() as page:
        for query in ("frånvaro", "xyzåäö"):
            page.goto(f"{server}/sok/?q={query}")
            page.get_by_role("status").get_by_text(query).wait_for()
            assert faults(page, RULES) == []


def test_a_narrow_page_has_no_fault_that_axe_finds(browser: Browser, server: str) -> None:
    with browser.new_page(viewport={"width": 320, "height": 640}) as page:
        for kind in ("start", "year", "indicator"):
            page.goto(server + PAGES[kind])
            assert faults(page, RULES) == []
