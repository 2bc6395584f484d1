"""What stands around every page's body: navigation, links to assets, and the document's head."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.pages.page import Page
from generator.pages.reference import SEARCH_ADDRESS
from generator.pages.render import root_of

FOOTER = ("/om/", "/rattelser/", "/tillganglighet/", "/ordlista/")
BOARD_TEMPLATE = "namnd"


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class Shell:
    """What the theme's main.html shows around every page's body; addresses are relative to the page."""

    site_name: str
    home_url: str
    search_url: str
    stylesheet_url: str
    script_url: str
    search_script_url: str | None
    has_search: bool
    icon_url: str
    navigation: list[Link]
    footer: list[Link]


class Shells:
    """Makes the shell of each page; what all pages share is found once, so that no page costs more for others."""

    def __init__(self, pages: Iterable[Page], site_name: str) -> None:
        every = list(pages)
        footer = {page.address: page.context.title for page in every if page.address in FOOTER}
        self._site_name = site_name
        self._navigation = _navigation([page for page in every if page.template == BOARD_TEMPLATE])
        self._footer = [(footer[address], address) for address in FOOTER if address in footer]

    def of(self, page: Page, *, root: str | None = None) -> Shell:
        """The shell of a page; `root` replaces the way to the site's root, for a page shown at any address."""
        root = root_of(page.address) if root is None else root
        return Shell(
            site_name=self._site_name,
            home_url=root,
            search_url=root + SEARCH_ADDRESS[1:],
            stylesheet_url=f"{root}assets/site.css",
            script_url=f"{root}assets/site.js",
            search_script_url=f"{root}assets/search.js" if page.address == SEARCH_ADDRESS else None,
            has_search=page.address not in ("/", SEARCH_ADDRESS),
            icon_url=f"{root}assets/favicon.svg",
            navigation=[
                Link(title, root + address[1:], page.section == address)
                for title, address in self._navigation
            ],
            footer=[
                Link(title, root + address[1:], page.address == address) for title, address in self._footer
            ],
        )


def _navigation(boards: Sequence[Page]) -> list[tuple[str, str]]:
    """The boards, by name alone while there is one municipality."""
    several = len({page.address.split("/")[1] for page in boards}) > 1
    return [
        (page.html_title.replace(" – ", ", ") if several else page.context.title, page.address)
        for page in boards
    ]


def meta_of(page: Page, site_name: str) -> dict[str, Any]:
    """What main.html puts in the document's head."""
    title = page.html_title if site_name in page.html_title else f"{page.html_title} – {site_name}"
    return {
        "html_title": title,
        "description": page.description,
        "robots": page.robots,
        "feed": page.feed[1:] if page.feed else None,
    }


def site_map_xml(addresses: Iterable[str]) -> str:
    """The site map for search engines, without dates so that the same sources give the same bytes."""
    entries = "".join(f"<url><loc>{address}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</urlset>\n"
