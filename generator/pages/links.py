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


def places_of(body: str) -> frozenset[str]:
    """The ids of a page's HTML: what can stand after `#`."""
    return frozenset(_ID.findall(body))


def prose_problems(country: Country, bodies: Mapping[str, str]) -> Iterator[Problem]:
    """Links in prose to a place that the finished page lacks. `bodies` are the pages' HTML by address."""
    for place, link in links_of(country):
        if link.is_internal and link.anchor and link.address in bodies:
            ids = places_of(bodies[link.address])
            if link.anchor not in ids:
                yield dead_anchor(place, link, ids)


def dead_links(bodies: Mapping[str, str], others: Collection[str]) -> Iterator[DeadLink]:
    """Every link of the pages to what the site lacks. `others` are the site's redirects and files."""
    places: dict[str, frozenset[str]] = {}
    known = {normpath(other) for other in others}
    for address, body in bodies.items():
        for target in dict.fromkeys(_targets(address, body)):
            page, anchor = urldefrag(target)
            page = page.partition("?")[0]
            if page not in bodies:
                if normpath(page) not in known:
                    yield DeadLink(address, target)
            elif anchor:
                if page not in places:
                    places[page] = places_of(bodies[page])
                if anchor not in places[page]:
                    yield DeadLink(address, target)


def _targets(address: str, body: str) -> Iterator[str]:
    """Where the page's own links lead within the site, as whole addresses."""
    for href in _HREF.findall(body):
        whole = urljoin(f"{_SITE}{address}", unescape(href))
        if whole.startswith(f"{_SITE}/"):
            yield whole.removeprefix(_SITE)
