"""A Chromium, tabs in it, and the site of the real data on a server of its own, as fixtures.

A new tab of Chromium costs four times what a page in an open one does. So tests share two, each emptied before the
next test; one that counts what is fetched, or changes what is kept beyond a page, opens a tab of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.publishing.browser import FLAGS
from tests import site_build
from tests.site_build import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_build.real_site(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def server(site: Site) -> Iterator[str]:
    """The address that the real site is served at."""
    with site_build.served(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        yield launched
        launched.close()


@dataclass(frozen=True)
class Heard:
    """What a page has asked for, and said in the console, as an error or of what it could not fetch."""

    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def listening(page: Page) -> Heard:
    """What the page asks for and says from now on."""
    heard = Heard()
    page.on("request", lambda request: heard.requests.append(request.url))
    page.on("console", lambda message: heard.said.append(message.text))
    page.on("pageerror", lambda error: heard.said.append(str(error)))
    page.on("requestfailed", lambda request: heard.said.append(f"failed: {request.url}"))
    return heard


@dataclass(frozen=True)
class Tab:
    page: Page
    heard: Heard

    def emptied(self) -> Page:
        """The page as if it were in a new tab."""
        self.page.unroute_all()
        self.page.goto("about:blank")
        self.page.set_viewport_size({"width": 1280, "height": 720})
        self.page.emulate_media(media="null", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
        self.heard.requests.clear()
        self.heard.said.clear()
        return self.page


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Iterator[Tab]:
    with browser.new_context() as context, context.new_page() as page:
        yield Tab(page, listening(page))


@pytest.fixture(scope="session")
def plain_tab(browser: Browser) -> Iterator[Tab]:
    with browser.new_context(java_script_enabled=False) as context, context.new_page() as page:
        yield Tab(page, listening(page))


@pytest.fixture
def page(tab: Tab) -> Page:
    return tab.emptied()


@pytest.fixture
def heard(page: Page, tab: Tab) -> Heard:
    """What `page` asks for and says in this test."""
    return tab.heard


@pytest.fixture
def plain(plain_tab: Tab) -> Page:
    """A page without JavaScript."""
    return plain_tab.emptied()
