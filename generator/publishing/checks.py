"""The built pages themselves, before anybody sees them: HTML, size, and accessibility in a real browser.

What the sources say is checked by `rules`, and dead links stop the build. This reads the finished files of
the pages that the edition changes.
"""

import gzip
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import html5lib
from html5lib.html5parser import ParseError

from generator import formats
from generator.build import RenderedSite
from generator.publishing.browser import FLAGS, QuietHandler, find_chromium, serving
from generator.publishing.target import Tell

LARGEST_PAGE = 150_000  # bytes of HTML, gzipped: a page that takes seconds on a slow phone
MOST_OF_A_KIND = 5  # pages of a kind whose HTML is read; the same template makes the others
# Whatever passes would cost more to gather and to send than to check.
_VIOLATIONS = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
  return violations.map(({ help, id }) => `${help}, ${id}`);
}"""
_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a built page, in Swedish."""

    address: str
    what: str

    def __str__(self) -> str:
        return f"{self.address}\n  {self.what}"


class NoBrowser(Exception):
    """Why pages cannot be measured for accessibility here, and what to do, in Swedish."""


def changed_by_kind(site: RenderedSite, addresses: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The changed addresses by the template that makes them, the largest pages of each first."""
    changed = set(addresses)
    found: dict[str, list[tuple[int, str]]] = {}
    for rendered in site.pages:
        if rendered.page.address in changed:
            found.setdefault(rendered.page.template, []).append((-rendered.content.size, rendered.page.address))
    return {kind: [address for _, address in sorted(pages)] for kind, pages in sorted(found.items())}


def html_faults(folder: Path, by_kind: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """The first place of each page that a browser would have to guess at."""
    for addresses in by_kind.values():
        for address in addresses[:MOST_OF_A_KIND]:
            try:
                html5lib.HTMLParser(strict=True).parse(_html(folder, address))
            except ParseError as error:
                yield Fault(address, f"Sidans HTML är trasig: {error}. Det är ett fel i programmet: anmäl det.")


def size_faults(folder: Path, by_kind: Mapping[str, Sequence[str]]) -> Iterator[Fault]:
    """Pages that are too large to be opened on a slow phone."""
    for addresses in by_kind.values():
        for address in addresses:
            html = _html(folder, address).encode()
            if len(html) > LARGEST_PAGE and (size := len(gzip.compress(html, 6))) > LARGEST_PAGE:
                stated = formats.number(size // 1000)
                what = f"Sidan är {stated} kB packad och blir långsam på en telefon. Högst {LARGEST_PAGE // 1000} kB är rimligt."
                yield Fault(address, what)


def accessibility_faults(folder: Path, by_kind: Mapping[str, Sequence[str]], tell: Tell) -> list[Fault]:
    """What axe finds on the largest changed page of each kind, narrow and wide, light and dark.

    Raises: NoBrowser where there is no Chromium, or no axe.
    """
    axe_script, chromium = _axe_script(), _chromium()
    from playwright.sync_api import sync_playwright

    found: list[Fault] = []
    with serving(partial(QuietHandler, directory=str(folder))) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page()
        for kind, addresses in by_kind.items():
            tell(f"Mäter tillgängligheten på {addresses[0]}")
            page.goto(server + addresses[0])
            page.evaluate(axe_script)
            for width, scheme in ((320, "dark"), (1280, "light")):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                page.set_viewport_size({"width": width, "height": 900})
                found += [
                    Fault(addresses[0], f"{told} (sidans slag: {kind}).")
                    for told in page.evaluate(_VIOLATIONS, list(_TAGS))
                ]
        browser.close()
    return list(dict.fromkeys(found))


def _axe_script() -> str:
    missing = [name for name in ("playwright", "axe_playwright_python") if find_spec(name) is None]
    if missing:
        raise NoBrowser("Tillgängligheten kan inte mätas här. Installera det som behövs: pip install oppna-mal[sidkontroll]")
    from axe_playwright_python.base import AXE_SCRIPT

    script: str = AXE_SCRIPT
    return script


def _chromium() -> str:
    found = find_chromium()
    if found is None:
        raise NoBrowser("Tillgängligheten kan inte mätas utan Chromium. Installera Chromium, Chrome eller Edge.")
    return found


def _html(folder: Path, address: str) -> str:
    return (folder / address.removeprefix("/") / "index.html").read_text(encoding="utf-8")
