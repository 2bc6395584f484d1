"""An embedded chart in Chromium: by itself, and in a page of somebody else's."""

from collections.abc import Iterator
from functools import partial

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from generator.pages.chart_files import EMBED, HOST_SCRIPT, iframe
from generator.publishing.browser import QuietHandler, serving
from tests.browser.conftest import Heard
from tests.browser.test_weight import first_visit
from tests.site_build import Site

pytestmark = pytest.mark.browser

MOST_BYTES = 25_000


@pytest.fixture(scope="module")
def address(site: Site) -> str:
    """The largest page to embed, in Swedish."""
    found = [path for path in (site.folder / "harryda").rglob("index.html") if f"/{EMBED}" in path.as_posix()]
    largest = max(found, key=lambda path: path.stat().st_size)
    return f"/{largest.parent.relative_to(site.folder).as_posix()}/"


COLOURS = """() => {
  const shown = [...document.querySelectorAll("svg")].find((svg) => svg.getClientRects().length);
  return [getComputedStyle(document.body).backgroundColor, getComputedStyle(shown.querySelector("text")).fill];
}"""


def test_it_is_light_and_fetches_from_one_host_only(browser: Browser, server: str, address: str) -> None:
    sizes = first_visit(browser, server, address)
    assert [url for url in sizes if not url.startswith(f"{server}/")] == []
    assert len(sizes) == 3
    assert sum(sizes.values()) <= MOST_BYTES


def test_axe_finds_no_fault(page: Page, server: str, address: str) -> None:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}
    page.set_viewport_size({"width": 320, "height": 600})
    page.emulate_media(color_scheme="dark")
    page.goto(server + address)
    page.locator("summary").click()
    found = Axe().run(page, options=options).response["violations"]
    assert [rule["id"] for rule in found] == []


def test_it_follows_light_and_dark_and_fits_a_phone(page: Page, heard: Heard, server: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(server + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("summary").click()
    assert page.locator("table").is_visible()
    light = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(COLOURS)
    assert heard.said == []
    assert light[0] != dark[0]
    assert light[1] != dark[1]


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory, server: str, address: str) -> Iterator[str]:
    """The address of another site, whose pages `med.html` and `utan.html` show the chart with and without the script."""
    folder = tmp_path_factory.mktemp("vard")
    frame = iframe(server + address, "Diagram & mer", 4000)
    for name, script in (("med", HOST_SCRIPT), ("utan", "")):
        html = f'<!doctype html><html lang="sv"><title>Värd</title>{script}{frame}'
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    with serving(partial(QuietHandler, directory=str(folder))) as found:
        yield found


def heights(page: Page, address: str) -> tuple[float, float]:
    """Of the frame and of what it shows."""
    page.set_viewport_size({"width": 700, "height": 600})
    page.goto(address, wait_until="networkidle")
    element = page.query_selector("iframe")
    assert element
    frame = element.content_frame()
    assert frame
    frame.wait_for_selector("h1")
    if address.endswith("med.html"):
        page.wait_for_function("document.querySelector('iframe').height < 4000")
    shown = frame.evaluate("document.body.getBoundingClientRect().height")
    return page.evaluate("document.querySelector('iframe').clientHeight"), shown


def test_a_frame_becomes_as_high_as_the_chart_with_the_script(page: Page, hosts: str) -> None:
    frame, shown = heights(page, f"{hosts}/med.html")
    assert 0 <= frame - shown < 1


def test_a_frame_keeps_its_height_without_the_script(page: Page, hosts: str) -> None:
    frame, shown = heights(page, f"{hosts}/utan.html")
    assert frame == 4000 > shown > 200


def test_a_text_to_copy_is_marked_whole_when_it_is_chosen(page: Page, server: str, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(server + address)
    page.goto(page.evaluate("document.querySelector('h1 a').href"))
    page.locator(".downloads summary").last.click()
    field = page.locator(".downloads textarea").last
    field.click()
    marked = page.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]")
    assert marked == [0, len(field.input_value())]
    assert "Licens: " in field.input_value()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
