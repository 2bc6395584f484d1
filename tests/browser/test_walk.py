"""From the start page to the source of one figure, by Tab and Enter alone, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import BOARD

pytestmark = pytest.mark.browser

MOST_TABS = 400
# Where each step leads, as a pattern of the link's address: the last is the figure's own place in its report.
STEPS = (
    r"/harryda/$",
    rf"{BOARD}$",
    rf"{BOARD}indikatorer/$",
    rf"{BOARD}indikatorer/personalkontinuitet-hemtjanst/$",
    rf"{BOARD}2025/verksamhetsplan/#kvalitetsindikatorer-personalkontinuitet-hemtjanst$",
)
FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    href: element.href ?? "",
    html: element.outerHTML.slice(0, 120),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def tab_to(page: Page, pattern: str) -> int:
    """Presses Tab until a link to such an address has focus; the number of presses. It is always seen where one is."""
    for count in range(1, MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        assert focused["outlined"], focused["html"]
        assert focused["inView"], focused["html"]
        if re.search(pattern, focused["href"]):
            return count
    pytest.fail(f"no link to {pattern} within {MOST_TABS} presses of Tab on {page.url}")


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_leads_from_the_start_page_to_the_source_of_a_figure(
    browser: Browser, server: str, script: bool, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 800}, reduced_motion="reduce"
    )
    with context, context.new_page() as page:
        page.goto(f"{server}/")
        for step in STEPS:
            tab_to(page, step)
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile(step))
        row = page.locator(":target")
        assert "Personalkontinuitet" in row.inner_text()
        box = row.bounding_box()
        assert box
        assert 0 <= box["y"] < 800
        told = page.locator("main").inner_text().replace("\N{NO-BREAK SPACE}", " ")
        assert "Verksamhetsplan 2025–2027" in told
        assert re.search(r"[Ss]ammanträde", told)
        assert re.search(r"\b(sida|sidan|s\.) \d+|Sida", told)
