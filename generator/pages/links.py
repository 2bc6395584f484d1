"""Links between finished pages: what leads to no page, or to a place that the page lacks."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from posixpath import normpath
from urllib.parse import urldefrag, urljoin

from generator.model.board import Country
from generator.problems import Problem
from generator.rules.links import dead_anchor, links_of

_ID = re.compile(r'\sid="([^"]*)"')
_HREF = re.compile(r'<a\b[^<>]*?\shref="([^"]*)"')
_SITE = "https://site.invalid"


@dataclass(frozen=True)
class DeadLink:
    """A link on the page `address` to `target`, an address of the site with or without `#` and a place."""

    address: str
    target: str


@dataclass(frozen=True)
class PageLinks:
    """ids: what can stand after `#` in an address of the page. targets: where its own links lead within the site."""

    ids: frozenset[str]
    targets: tuple[str, ...]


def links_in(address: str, body: str) -> PageLinks:
    """What the HTML of the page at `address` links to, and can be linked to."""
    return PageLinks(frozenset(_ID.findall(body)), tuple(dict.fromkeys(_targets(address, body))))


def prose_problems(country: Country, ids: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Links in prose to a place that the finished page lacks. `ids` are the pages' by their address."""
    for place, link in links_of(country):
        if link.is_internal and link.anchor and link.address in ids and link.anchor not in ids[link.address]:
            yield dead_anchor(place, link, ids[link.address])


def dead_links(pages: Mapping[str, PageLinks], others: Collection[str] = ()) -> Iterator[DeadLink]:
    """Every link of the pages to what the site lacks. `others` are the site's redirects and files."""
    known = {normpath(other) for other in others}
    for address, links in pages.items():
        for target in links.targets:
            page, anchor = urldefrag(target)
            page = page.partition("?")[0]
            if page not in pages:
                if normpath(page) not in known:
                    yield DeadLink(address, target)
            elif anchor and anchor not in pages[page].ids:
                yield DeadLink(address, target)


def _targets(address: str, body: str) -> Iterator[str]:
    """Where the page's own links lead within the site, as whole addresses."""
    for href in dict.fromkeys(_HREF.findall(body)):
        whole = urljoin(f"{_SITE}{address}", unescape(href))
        if whole.startswith(f"{_SITE}/"):
            yield whole.removeprefix(_SITE)
