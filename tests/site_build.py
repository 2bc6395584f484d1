"""Whole sites for tests to read: Härryda's real data and Exempelstad, and a server of the first.

Each is built once, whichever worker asks first; the others find it on disk. `tests/site/conftest.py` and `tests/browser/conftest.py` make
fixtures of what is here.
"""

import os
import pickle
import re
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property, partial
from hashlib import sha256
from html import escape
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest
from filelock import FileLock

from generator.build import RenderedSite
from generator.charts.cache import ChartCache
from generator.charts.drawing import Chart, Drawing
from generator.charts.specification import nameless_json
from generator.embedding import PNG_SCALE
from generator.kept import CACHE_FOLDER
from generator.pages.chart_files import EMBED
from generator.printing.pdf import Printer
from generator.printing.png import Painter
from generator.publishing.browser import QuietHandler, serving
from generator.site.building import NOTES, build_site
from generator.site.settings import MOMENT_VARIABLE
from tests.example import replace, write_example

ROOT = Path(__file__).resolve().parent.parent
CONFIG = ROOT / "mkdocs.yml"
# After everything in the sources is published, so that no test depends on when it runs.
MOMENT = "2100-01-01T00:00+00:00"
CONTENT_SECURITY_POLICY = "default-src 'self'"
HOST = "http://oppna-mal.example"
_PICTURE = re.compile(r"data:image/svg\+xml;base64,([^\"]*)")


@dataclass(frozen=True)
class Site:
    """A built site: the project it is built from, the folder it lies in, and what was rendered."""

    root: Path
    folder: Path
    rendered: RenderedSite

    @cached_property
    def addresses(self) -> list[str]:
        """The address of every page that was written, redirects, embedded charts and the lost page aside."""
        files = sorted(self.folder.rglob("index.html"))
        found = [f"/{path.parent.relative_to(self.folder).as_posix()}/".replace("/./", "/") for path in files]
        leading_on = {redirect.address for redirect in self.rendered.redirects}
        return [address for address in found if address not in leading_on and f"/{EMBED}" not in address]

    def file(self, address: str) -> Path:
        return self.folder / address.removeprefix("/") / "index.html"

    def html(self, address: str) -> str:
        return self.file(address).read_text(encoding="utf-8")

    @cached_property
    def _documents(self) -> dict[str, Element]:
        return {}

    def document(self, address: str) -> Element:
        """The page as a browser parses it. Raises ParseError where a browser would have to guess."""
        if address not in self._documents:
            self._documents[address] = parsed(self.html(address))
        return self._documents[address]

    def head(self, address: str) -> Element:
        """The page's head, parsed by itself where the page has not been."""
        if address in self._documents:
            return one(self._documents[address], "./head")
        return one(parsed(f"{self.html(address).partition('</head>')[0]}</head><body></body></html>"), "./head")

    def main(self, address: str) -> Element:
        """The page's own part."""
        return one(self.document(address), ".//main")


def parsed(html: str) -> Element:
    """A whole HTML page as elements without namespaces. Raises ParseError at the first fault."""
    builder = html5lib.getTreeBuilder("etree")
    document = html5lib.HTMLParser(tree=builder, strict=True, namespaceHTMLElements=False).parse(html)
    assert isinstance(document, Element)
    return document


def parsed_fragment(html: str) -> Element:
    """A piece of HTML as the body of a page."""
    page = f'<!doctype html><html lang="sv"><head><title>x</title></head><body>{html}</body></html>'
    return one(parsed(page), ".//body")


def one(element: Element, path: str) -> Element:
    found = element.findall(path)
    assert len(found) == 1, f"{len(found)} of {path}"
    return found[0]


def name_of(element: Element) -> str:
    """The element's tag, an SVG element's without its namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def text_of(element: Element) -> str:
    """The element's text with every run of white space, the no-break kind too, as one space."""
    return " ".join("".join(element.itertext()).split())


def with_class(element: Element, name: str) -> list[Element]:
    return [found for found in element.iter() if name in found.get("class", "").split()]


def ids_of(element: Element) -> list[str]:
    return [found.attrib["id"] for found in element.iter() if "id" in found.attrib]


def what_the_policy_forbids(element: Element) -> list[str]:
    """Inline scripts, styles and handlers: what a strict Content-Security-Policy would stop."""
    found = []
    for child in element.iter():
        name = name_of(child)
        is_data = name == "script" and child.get("type") == "application/ld+json"  # is not run, so not stopped
        if name == "style" or (name == "script" and "src" not in child.attrib and not is_data):
            found.append(f"<{name}>")
        found += [f"<{name} {key}>" for key in child.attrib if key == "style" or key.lower().startswith("on")]
        found += [
            f"<{name} {key}={value}>"
            for key, value in child.attrib.items()
            if value.strip().lower().startswith("javascript:")
        ]
    return found


def resolved(address: str, url: str) -> str:
    """Where a link on the page at `address` leads: `/a/b/#c` on the site, a whole URL elsewhere."""
    return urljoin(HOST + address, url).removeprefix(HOST)


def is_own(url: str) -> bool:
    return not urlsplit(url).scheme


def kept(root: Path) -> dict[str, str]:
    """A hash of each file that builds of the project keep, but for what tells of the folder that was written to."""
    return {path: found for path, found in fingerprint(root / CACHE_FOLDER).items() if not path.startswith(f"{NOTES}/")}


def fingerprint(folder: Path) -> dict[str, str]:
    """A hash of each file by its path: two folders that are byte for byte the same have the same."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def example_project(root: Path, **settings: str) -> Path:
    """Exempelstad as a project of its own in `root`; its configuration file is given back.

    settings: the plugin's own, such as `pdf="nej"` where a test has nothing to do with PDF files.
    """
    root.mkdir(parents=True, exist_ok=True)
    write_example(root)
    config = Path(shutil.copy(CONFIG, root))
    if settings:
        stated = "".join(f"      {key}: {value}\n" for key, value in settings.items())
        replace(root, config.name, "  - oppna-mal\n", f"  - oppna-mal:\n{stated}")
    return config


def build(config: Path, folder: Path, moment: str = MOMENT) -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MOMENT_VARIABLE, moment)
        return Site(config.parent, folder, build_site(config, folder))


@cache
def real_site(base: Path) -> Site:
    """The site of the real data; its drawings come from the project's own cache."""
    return _shared(base, "real", lambda folder: build(CONFIG, folder / "real"))


@cache
def example_site(base: Path) -> Site:
    """The site of Exempelstad, drawn anew."""
    return _shared(
        base, "example", lambda folder: build(example_project(folder / "exempelstad"), folder / "example")
    )


def _shared(base: Path, name: str, make: Callable[[Path], Site]) -> Site:
    """A site that the workers of this run share: the first makes it while the others wait.

    base: the worker's own temporary folder; what is shared lies in the run's, which is around it.
    """
    folder = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    kept = folder / f"{name}.pickle"
    with FileLock(folder / f"{name}.lock"):
        if kept.is_file():
            site = pickle.loads(kept.read_bytes())
            assert isinstance(site, Site)
            return site
        site = make(folder)
        kept.write_bytes(pickle.dumps(site))
        return site


def undrawn(chart: Chart) -> Drawing:
    """A drawing that costs nothing and spells out all that the chart would show."""
    told = f"{chart.description} {chart.table.rows}"
    drawing = f'<svg role="img" aria-label="{escape(chart.name)}"><desc>{escape(told)}</desc></svg>'
    return Drawing(drawing, drawing, nameless_json({}))


def leave_undrawn(patch: pytest.MonkeyPatch) -> None:
    """No chart is drawn or painted, found in a cache or kept there: each is what `undrawn` gives, its picture an SVG."""
    png = Painter.png
    patch.setattr("generator.rendered.code_version", lambda: "undrawn")  # so that no other build takes such pages for its own
    patch.setattr(ChartCache, "drawing", lambda cache, chart: undrawn(chart))
    patch.setattr(
        Painter, "png", lambda painter, svg, scale=1: svg.encode() if scale == PNG_SCALE else png(painter, svg)
    )


def leave_handbook_out(patch: pytest.MonkeyPatch) -> None:
    """The handbook, which no source changes and which is a fifth of the pages, is not in the site."""
    patch.setattr("generator.build.handbook_pages", lambda country, theme: [])
    patch.setattr("generator.build.dead_links", lambda bodies, others: [])


def unprinted(printer: Printer, html: str) -> bytes:
    """A PDF that costs nothing and spells out all that it would show, its pictures too."""
    return _PICTURE.sub(lambda found: b64decode(found[1]).decode(), html).encode()


class StrictServer(QuietHandler):
    """Serves a site as a web host does: with a strict policy and the site's own page for lost readers."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            super().send_error(code, message, explain)
            return
        lost = Path(self.directory, "404.html").read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(lost)))
        self.end_headers()
        self.wfile.write(lost)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address, without a slash at its end, that a folder is served at on this machine."""
    with serving(partial(StrictServer, directory=str(folder))) as address:
        yield address
