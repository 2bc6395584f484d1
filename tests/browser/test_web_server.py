"""The real site as a browser sees it behind nginx, set up as the handbook says: nothing is stopped by its policy."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from tests import web_server
from tests.browser.conftest import Heard, Tab, listening
from tests.browser.pages import PAGES
from tests.site_build import Site
from tests.web_server import WebServer

pytestmark = pytest.mark.browser

KINDS = [kind for kind in PAGES if kind != "lost"]
TABS = 5


@pytest.fixture(scope="module")
def guarded(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    with web_server.nginx(tmp_path_factory.mktemp("nginx"), site.folder) as running:
        yield running


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Tab]:
    """A tab that does not mind who has signed nginx's certificate."""
    with browser.new_context(ignore_https_errors=True) as context, context.new_page() as page:
        yield Tab(page, listening(page))


@dataclass(frozen=True)
class Seen:
    """A page once its network is idle: how the server answered, how it looks, and what it has said by then."""

    answer: Response | None
    header: str
    has_choice: bool
    said: tuple[str, ...]


@pytest.fixture(scope="module")
def seen(browser: Browser, guarded: WebServer) -> dict[str, Seen]:
    """A page of each kind. They wait side by side: a network is idle when it has been still for half a second."""
    found: dict[str, Seen] = {}
    with ExitStack() as open_still:
        context = open_still.enter_context(browser.new_context(ignore_https_errors=True))
        tabs = [Tab(page, listening(page)) for page in (open_still.enter_context(context.new_page()) for _ in range(TABS))]
        for start in range(0, len(KINDS), TABS):
            shown = list(zip(tabs, KINDS[start : start + TABS], strict=False))
            answers = [tab.emptied().goto(guarded.address + PAGES[kind]) for tab, kind in shown]
            for (tab, kind), answer in zip(shown, answers, strict=True):
                tab.page.wait_for_load_state("networkidle")
                header = tab.page.evaluate("getComputedStyle(document.querySelector('.site-header__top')).display")
                has_choice = tab.page.locator(".theme-choice").is_visible()
                found[kind] = Seen(answer, header, has_choice, tuple(tab.heard.said))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_has_nothing_that_the_policy_stops(seen: dict[str, Seen], kind: str) -> None:
    page = seen[kind]
    assert page.answer is not None
    assert (page.answer.status, page.answer.headers["content-encoding"]) == (200, "br")
    assert "default-src 'none'" in page.answer.headers["content-security-policy"]
    assert page.header != "block"
    assert page.has_choice
    assert page.said == ()


def test_a_lost_reader_gets_the_site_s_page_with_its_looks(page: Page, guarded: WebServer, heard: Heard) -> None:
    answer = page.goto(f"{guarded.address}/finns/inte/alls/", wait_until="networkidle")
    assert answer is not None
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Sidan finns inte")
    assert page.locator(".theme-choice").is_visible()
    assert [text for text in heard.said if "404" not in text] == []


def test_search_and_choices_work_under_the_policy(page: Page, guarded: WebServer, heard: Heard) -> None:
    page.goto(f"{guarded.address}/sok/?q=hemtjänst")
    expect(page.locator("[data-list] li").first).to_be_visible()
    page.goto(guarded.address + PAGES["goals"])
    page.locator("[data-value]").nth(1).click()
    expect(page.get_by_role("status").first).not_to_be_empty()
    assert heard.said == []


def test_the_policy_stops_what_it_should(page: Page, guarded: WebServer, heard: Heard) -> None:
    """Otherwise that nothing was stopped would tell nothing."""
    page.goto(guarded.address)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.append("globalThis.stopped = false");
          document.head.append(script);
          document.body.setAttribute("style", "color: red");
          new Image().src = "https://example.com/a.png";
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("globalThis.stopped") is None
    said = " ".join(heard.said)
    assert [words for words in ("TrustedScript", "style-src 'self'", "img-src 'self'") if words not in said] == []


def test_a_second_visit_fetches_neither_styles_nor_scripts_again(page: Page, guarded: WebServer) -> None:
    page.goto(guarded.address, wait_until="networkidle")
    page.goto(guarded.address + PAGES["indicator"], wait_until="networkidle")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').map((one) => [new URL(one.name).pathname, one.transferSize])"
    )
    kept = {name: size for name, size in sizes if name.endswith((".css", ".js"))}
    assert len(kept) >= 2
    assert set(kept.values()) == {0}
