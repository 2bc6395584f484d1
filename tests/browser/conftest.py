"""A Chromium, and the site of the real data on a server of its own, as fixtures."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

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
