"""What a first visit of a page transfers: everything that Chromium asks for, packed as a web host packs it."""

import gzip

import pytest
from playwright.sync_api import Browser, Response

from tests.site_build import Site

pytestmark = pytest.mark.browser

MOST_BYTES = 60_000


def indicator_pages(site: Site) -> list[str]:
    """The addresses of the indicators' pages, the heaviest first."""
    found = [rendered for rendered in site.rendered.pages if rendered.page.template == "indikator"]
    return [one.page.address for one in sorted(found, key=lambda one: -one.content.size)]


def first_visit(browser: Browser, server: str, address: str) -> dict[str, int]:
    """The packed size of each file that is fetched, by its address; headers are not counted."""
    answers: list[Response] = []
    with browser.new_context() as context, context.new_page() as page:
        page.on("response", lambda answer: answers.append(answer))
        page.goto(server + address, wait_until="networkidle")
        sizes = {answer.url: len(gzip.compress(answer.body(), 6, mtime=0)) for answer in answers}
        # A browser with a window asks for the icon too.
        for icon in page.evaluate("[...document.querySelectorAll('link[rel~=icon]')].map((link) => link.href)"):
            if icon not in sizes:
                sizes[icon] = len(gzip.compress(page.request.get(icon).body(), 6, mtime=0))
    return sizes


def test_a_first_visit_of_an_indicator_is_at_most_sixty_kilobytes_from_one_host(
    browser: Browser, site: Site, server: str
) -> None:
    pages = indicator_pages(site)
    assert len(pages) > 50
    for address in pages[:3]:
        sizes = first_visit(browser, server, address)
        assert len(sizes) >= 4, sizes
        assert [url for url in sizes if not url.startswith(f"{server}/")] == []
        assert sum(sizes.values()) <= MOST_BYTES, (address, sizes)


def test_a_page_of_each_kind_is_light(browser: Browser, server: str) -> None:
    for address in ("/", "/harryda/socialnamnden/", "/harryda/socialnamnden/2024/"):
        assert sum(first_visit(browser, server, address).values()) <= 2 * MOST_BYTES, address
