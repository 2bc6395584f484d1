"""The bar that `visa` puts at the top of the pages: seen, read, closed, and never in the way."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from socket import socket
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.site.settings import MOMENT_VARIABLE
from tests.browser.test_accessibility import RULES, faults
from tests.example import INTERIM_REPORT, problems_of, replace
from tests.site_build import MOMENT, ROOT, build, example_project, example_site

pytestmark = pytest.mark.browser

ADDRESS = "exempelstad/kulturnamnden/"
FILE = f"{INTERIM_REPORT}/drift.csv"
WARNED = "1\N{NO-BREAK SPACE}varning i källorna"
BROKEN = "2\N{NO-BREAK SPACE}fel och 1\N{NO-BREAK SPACE}varning i källorna"


def wait_for(url: str, text: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            with urlopen(url, timeout=5) as answer:
                if text in answer.read().decode("utf-8"):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"{url} never said {text!r}")


def free_port() -> int:
    with socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab of its own: what `visa` shows loads itself anew, in the middle of whatever comes after."""
    with browser.new_context() as context, context.new_page() as page:
        yield page


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelstad as a project, with one goal that has no text."""
    folder = example_project(tmp_path_factory.mktemp("visa") / "projekt").parent
    (folder / "content/exempelstad/kulturnamnden/2025/bokbuss.md").unlink()
    drawn = example_site(tmp_path_factory.getbasetemp()).root / ".cache"
    shutil.copytree(drawn, folder / ".cache")
    return folder


@pytest.fixture(scope="module")
def shown(root: Path) -> Iterator[str]:
    """Where `visa` shows the project: first with a warning alone."""
    port = free_port()
    command = [sys.executable, "-m", "generator.cli", "visa", "--mapp", str(root)]
    surroundings = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", MOMENT_VARIABLE: MOMENT}
    with subprocess.Popen(
        [*command, "--adress", f"127.0.0.1:{port}"],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/", WARNED)
            yield f"http://127.0.0.1:{port}/{ADDRESS}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def broken(root: Path, shown: str) -> str:
    """The same, after a figure has been changed so that a sum and a variance are wrong."""
    replace(root, FILE, "66100;66500;400", "76100;66500;400")
    wait_for(shown, BROKEN)
    return shown


def bar(page: Page) -> str:
    return page.get_by_role("region", name="Källornas läge").inner_text()


def test_a_warning_alone_is_a_closed_line_over_the_new_page(page: Page, shown: str) -> None:
    page.goto(shown)
    assert bar(page).strip() == f"{WARNED} · inget väntar · ingen utgåva än"
    page.locator(".work-bar summary").click()
    assert "data/exempelstad/kulturnamnden/2025/mal.yml, rad " in bar(page)
    assert "Varning TEXT02 " in bar(page)


def test_the_page_under_the_bar_is_sent_to_its_end(shown: str) -> None:
    with urlopen(shown, timeout=5) as answer:
        assert answer.read().rstrip().endswith(b"</html>")


def test_a_built_site_has_no_bar(root: Path, tmp_path: Path) -> None:
    built = build(root / "mkdocs.yml", tmp_path / "site")
    assert "har ingen text" in str(problems_of(root))
    pages = [page for page in built.folder.rglob("*.html") if page.parent.name != "byggstenar"]
    assert len(pages) > 50
    assert all("work-bar" not in page.read_text("utf-8") for page in pages)


def test_errors_are_told_with_place_and_remedy_over_the_last_whole_page(
    page: Page, broken: str
) -> None:
    page.goto(broken)
    text = bar(page)
    assert f'{FILE}, rad 5, kolumn "prognos 2024"' in text
    assert "Fel SUM01 Summan av posterna är " in text
    assert "Rätta den cell som skiljer sig från dokumentet." in text
    assert text.index("Fel SUM01") < text.index("Varning TEXT02")
    assert "före felen" in text
    assert "76 100" not in page.locator("main").inner_text().replace("\u00a0", " ")


def test_a_code_leads_to_its_page(page: Page, broken: str) -> None:
    page.goto(broken)
    page.get_by_role("link", name="SUM01").click()
    expect(page.locator("h1")).to_have_text("SUM01 Summan stämmer inte")


@pytest.mark.parametrize("script", [True, False])
def test_the_keyboard_reaches_and_closes_it_after_the_skip_link(
    browser: Browser, broken: str, script: bool
) -> None:
    with browser.new_context(java_script_enabled=script) as context, context.new_page() as page:
        page.goto(broken)
        page.keyboard.press("Tab")
        link = page.get_by_role("link", name="Hoppa till innehållet")
        expect(link).to_be_focused()
        box = link.bounding_box()
        assert box
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", middle) == "skip-link"
        page.keyboard.press("Tab")
        expect(page.locator(".work-bar summary")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".work-bar__body")).to_be_hidden()


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_fits_and_leaves_room_for_the_page(page: Page, broken: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(broken)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert page.locator(".work-bar").evaluate("(e) => e.scrollWidth <= e.clientWidth")
    over = page.locator(".work-bar").bounding_box()
    assert over
    assert over["height"] <= 0.6 * 640
    page.locator(".site-footer a").last.focus()
    focused = page.locator(".site-footer a").last.bounding_box()
    assert focused
    assert focused["y"] >= over["height"]


def test_it_has_no_fault_that_axe_finds(page: Page, broken: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(broken)
    assert faults(page, RULES) == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, RULES) == []


def test_it_is_not_on_paper(page: Page, broken: str) -> None:
    page.goto(broken)
    page.emulate_media(media="print")
    expect(page.locator(".work-bar")).to_be_hidden()


def test_a_page_that_is_open_shows_what_is_saved_and_then_every_other_does(
    page: Page, root: Path, broken: str
) -> None:
    replace(root, FILE, "76100;66500;400", "66100;66500;400")
    wait_for(broken, WARNED)
    board = broken.removesuffix(ADDRESS) + "exempelstad/kulturnamnden/"
    page.goto(f"{board}indikatorer/besok/")
    expect(page.locator("main")).to_contain_text("82\N{NO-BREAK SPACE}000")
    replace(root, f"{INTERIM_REPORT}/indikatorer.csv", "82000", "83000")
    expect(page.locator("main")).to_contain_text("83\N{NO-BREAK SPACE}000", timeout=30_000)
    page.goto(board.replace("/exempelstad/", "/en/exempelstad/") + "indikatorer/besok/")
    expect(page.locator("main")).to_contain_text("83,000")
