"""HTML as a tagged PDF (PDF/UA-1), with our own fonts and nothing fetched from anywhere.

WeasyPrint tags the document. What it leaves out is added here: the scope of table headers, the place of
figures in the page's own measure, links that are printed, and that running heads and page numbers are artifacts.
"""

import io
import logging
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager, redirect_stdout
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.printing.store import Store, key_of
from generator.printing.typeface import FOLDER, fonts_version

_PACKAGES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "Pyphen")
_POINTS_A_PIXEL = 0.75
_PRINTED = 4  # an annotation's flag, without which it is left out on paper
_LIBRARY_MISSING = (
    "Det går inte att göra PDF-filer, för programbiblioteket Pango saknas. Installera det. Debian och Ubuntu: "
    "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. Mac: brew install pango. "
    "Windows: installera MSYS2 och kör pacman -S mingw-w64-ucrt-x86_64-pango. "
    "Eller bygg utan PDF-filer: skriv pdf: nej under oppna-mal: i mkdocs.yml."
)


class CannotPrint(Exception):
    """Why no PDF can be made on this machine, in Swedish, and what to do about it."""


class Printer:
    """Makes PDF files of whole HTML documents with one stylesheet, through a store.

    `warnings` are WeasyPrint's own words (English) about what it made: a letter that the fonts lack, a
    rule that it does not know. What is found in the store brings none.
    """

    def __init__(self, styles: str, store: Store) -> None:
        self._styles = styles
        self._store = store
        self.warnings: list[str] = []

    def pdf(self, html: str) -> bytes:
        """The document as a PDF. Raises CannotPrint when the machine lacks what WeasyPrint needs."""
        return self._store.get(self._key(html), lambda: self._print(html))

    def _key(self, html: str) -> str:
        surroundings = [f"{package} {version(package)}" for package in _PACKAGES]
        own = [Path(__file__).read_bytes()]
        return key_of(html, self._styles, *surroundings, fonts_version(), *own)

    def _print(self, html: str) -> bytes:
        with _own_fonts(), _listening(self.warnings):
            weasyprint = _weasyprint()
            nothing_fetched = weasyprint.urls.URLFetcher(allowed_protocols=("data",))
            made: bytes = weasyprint.HTML(string=html, url_fetcher=nothing_fetched).write_pdf(
                stylesheets=[weasyprint.CSS(string=self._styles)],
                pdf_variant="pdf/ua-1",
                pdf_identifier=True,
                finisher=_complete,
            )
        return made


def _weasyprint() -> Any:
    try:
        with redirect_stdout(io.StringIO()):  # where it tells in English of what it lacks
            return _import_weasyprint()
    except (ImportError, OSError) as missing:
        raise CannotPrint(_LIBRARY_MISSING) from missing


def _import_weasyprint() -> Any:
    import weasyprint

    return weasyprint


@contextmanager
def _own_fonts() -> Iterator[None]:
    """Lets fontconfig know our own fonts and no others, so that every machine prints the same."""
    with tempfile.TemporaryDirectory(prefix="oppna-mal-") as temporary:
        settings = Path(temporary, "fonts.conf")
        settings.write_text(
            f"<fontconfig><dir>{escape(str(FOLDER))}</dir>"
            f"<cachedir>{escape(temporary)}</cachedir></fontconfig>",
            encoding="utf-8",
        )
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(settings)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def _listening(heard: list[str]) -> Iterator[None]:
    """Collects what WeasyPrint warns of instead of printing it."""
    logger = logging.getLogger("weasyprint")

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    listener, handlers, propagates = Listener(logging.WARNING), logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [listener], False
    try:
        yield
    finally:
        logger.handlers[:], logger.propagate = handlers, propagates


def _complete(document: Any, pdf: Any) -> None:
    """Adds what PDF/UA asks for and WeasyPrint leaves out."""
    elements = {int(item.number): item for item in pdf.objects if _is(item, "/StructElem")}
    pages = {item.reference: item for item in pdf.objects if _is(item, "/Page")}
    for element in elements.values():
        if element["S"] == "/TH":
            element["A"]["Scope"] = _scope(element, elements)
        elif element["S"] == "/Figure" and "A" in element:
            height = float(pages[element["Pg"]]["MediaBox"][3])
            element["A"]["BBox"][:] = _in_points(element["A"]["BBox"], height)
    for item in pdf.objects:
        if _is(item, "/Annot"):
            item["F"] = _PRINTED
    for page, contents in _margins(pdf, elements):
        _make_artifacts(pdf, pages[page], contents)


def _is(item: Any, kind: str) -> bool:
    return isinstance(item, dict) and item.get("Type") == kind


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _scope(header: Any, elements: Mapping[int, Any]) -> str:
    """A header in the table's head, or over a group of rows, stands over its column; others lead their row."""
    row = elements[_number(header["P"])]
    group = elements[_number(row["P"])]
    return "/Column" if group["S"] == "/THead" or "ColSpan" in header["A"] else "/Row"


def _in_points(box: Sequence[float], height: float) -> list[float]:
    """A box in CSS pixels from the top as PDF counts it: in points from the bottom."""
    left, top, right, bottom = (float(side) * _POINTS_A_PIXEL for side in box)
    return [left, height - bottom, right, height - top]


def _margins(pdf: Any, elements: Mapping[int, Any]) -> Iterator[tuple[bytes, set[int]]]:
    """What stands in each page's margins, as numbers of marked content: WeasyPrint tags it, but in no tree."""
    root = pdf.objects[_number(pdf.catalog["StructTreeRoot"])]
    reached: set[int] = set()
    left = [_number(reference) for reference in root["K"]]
    while left:
        number = left.pop()
        if number in elements and number not in reached:
            reached.add(number)
            left += [_number(kid) for kid in elements[number]["K"] if isinstance(kid, bytes)]
    contents: dict[bytes, set[int]] = {}
    for number, element in elements.items():
        if number not in reached:
            marked = {kid for kid in element["K"] if isinstance(kid, int)}
            contents.setdefault(element["Pg"], set()).update(marked)
            element.free = "f"
    yield from contents.items()


def _make_artifacts(pdf: Any, page: Any, contents: Set[int]) -> None:
    """Marks the contents of a page with these numbers as artifacts: running heads and page numbers."""
    stream = pdf.objects[_number(page["Contents"])].stream
    for place, token in enumerate(stream):
        if token == b"BDC" and stream[place - 1].get("MCID") in contents:
            stream[place - 2], stream[place - 1] = "/Artifact", "<</Type /Pagination>>"
    tree = pdf.objects[_number(pdf.objects[_number(pdf.catalog["StructTreeRoot"])]["ParentTree"])]["Nums"]
    marked = tree[tree.index(page["StructParents"]) + 1]
    for number in contents:
        marked[number] = "null"
