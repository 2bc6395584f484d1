"""The rules of PDF/UA-1 that a machine can check and that our papers could break, read with pikepdf.

Not veraPDF: no check of colour spaces, glyph widths or CID sets, which are WeasyPrint's own doing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pikepdf

_PAINTING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"}
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Element:
    """An element of the tag tree: its kind, the numbers of its marked content by page, its own object."""

    kind: str
    page: int | None
    contents: tuple[int, ...]
    children: tuple["Element", ...]
    source: Any

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            yield from child.walk()


def tree_of(pdf: pikepdf.Pdf) -> list[Element]:
    """The tag tree, without its root."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    return [_element(kid, pages) for kid in _kids(pdf.Root.StructTreeRoot)]


def _kids(node: Any) -> list[Any]:
    found = node.get("/K", [])
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _element(node: Any, pages: dict[tuple[int, int], int]) -> Element:
    kids = _kids(node)
    children = [kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return Element(
        kind=str(node.S),
        page=pages[node.Pg.objgen] if "/Pg" in node else None,
        contents=tuple(int(kid) for kid in kids if isinstance(kid, int)),
        children=tuple(_element(kid, pages) for kid in children),
        source=node,
    )


def faults_of(pdf: pikepdf.Pdf) -> list[str]:
    """What of the rules the file breaks, in words; empty when nothing."""
    tree = tree_of(pdf)
    elements = [element for top in tree for element in top.walk()]
    return [
        *_document_faults(pdf),
        *_content_faults(pdf, elements),
        *_heading_faults(elements),
        *_figure_faults(pdf, elements),
        *_table_faults(elements),
        *_list_faults(elements),
        *_link_faults(pdf, elements),
        *_font_faults(pdf),
    ]


def _document_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the document is not marked"
    if str(root.get("/Lang", "")) != "sv":
        yield "the document does not say that it is in Swedish"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the title is not shown"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "the metadata does not say PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "the document has no title"
    if "/Outlines" not in root:
        yield "the document has no bookmarks"


def _content_faults(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    tagged = {(e.page, number) for e in elements for number in e.contents}
    found: set[tuple[int | None, int]] = set()
    for number, page in enumerate(pdf.pages):
        if str(page.obj.get("/Tabs", "")) != "/S":
            yield f"page {number + 1} has no order of tabbing"
        marks: list[tuple[str, int | None]] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands: Any = instruction.operands
            name = str(instruction.operator)
            if name == "BMC":
                marks.append((str(operands[0]), None))
            elif name == "BDC":
                marks.append((str(operands[0]), operands[1].get("/MCID")))
            elif name == "EMC":
                marks.pop()
            elif name in _PAINTING and not any(
                kind == "/Artifact" or (number, mcid) in tagged for kind, mcid in marks
            ):
                yield f"{name} on page {number + 1} is neither tagged nor an artifact"
            found |= {(number, int(mcid)) for _, mcid in marks if mcid is not None}
        if marks:
            yield f"marked content of page {number + 1} has no end"
    if tagged - found:
        yield "the tag tree names content that no page has"


def _heading_faults(elements: list[Element]) -> Iterator[str]:
    levels = [_HEADINGS[e.kind] for e in elements if e.kind in _HEADINGS]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "the document does not begin with its only heading of the first level"
    if any(after - before > 1 for before, after in pairwise(levels)):
        yield f"a heading skips a level: {levels}"


def _figure_faults(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    for element in elements:
        if element.kind != "/Figure":
            continue
        if len(str(element.source.get("/Alt", ""))) < 10:
            yield f"a figure on page {(element.page or 0) + 1} has no text"
        left, bottom, right, top = (float(side) for side in element.source.A.BBox)
        box = [float(side) for side in pdf.pages[element.page or 0].mediabox]
        if not (0 <= left < right <= box[2] and 0 <= bottom < top <= box[3]):
            yield f"a figure lies outside page {(element.page or 0) + 1}"


def _table_faults(elements: list[Element]) -> Iterator[str]:
    for table in (e for e in elements if e.kind == "/Table"):
        rows = [e for e in table.walk() if e.kind == "/TR"]
        if not rows:
            yield "a table has no rows"
        for row in rows:
            if {cell.kind for cell in row.children} - {"/TH", "/TD"}:
                yield "a row of a table holds something else than cells"
            for cell in row.children:
                if cell.kind == "/TH" and str(cell.source.A.get("/Scope", "")) not in ("/Row", "/Column"):
                    yield "a table header says not what it is the header of"


def _list_faults(elements: list[Element]) -> Iterator[str]:
    for found in (e for e in elements if e.kind == "/L"):
        if {child.kind for child in found.children} - {"/LI", "/L", "/Caption"}:
            yield "a list holds something else than items"
    for item in (e for e in elements if e.kind == "/LI"):
        if {child.kind for child in item.children} - {"/Lbl", "/LBody"}:
            yield f"an item of a list holds {[child.kind for child in item.children]}"


def _link_faults(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    links = [e for e in elements if e.kind == "/Link"]
    if any(
        not any("/Obj" in kid for kid in _kids(e.source) if isinstance(kid, pikepdf.Dictionary))
        for e in links
    ):
        yield "a link leads nowhere"
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            if not str(annotation.get("/Contents", "")) or "/StructParent" not in annotation:
                yield "a link has no text or no place in the tag tree"
            if not int(annotation.get("/F", 0)) & 4:
                yield "a link is left out when the document is printed"


def _font_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    for found in pdf.objects:
        if not isinstance(found, pikepdf.Dictionary) or found.get("/Type") != "/Font":
            continue
        if found.get("/Subtype") == "/Type0" and "/ToUnicode" not in found:
            yield f"the font {found.BaseFont} does not tell which letters it shows"
        if "/FontDescriptor" in found and not {"/FontFile2", "/FontFile3"} & set(found.FontDescriptor.keys()):
            yield f"the font {found.BaseFont} is not embedded"
        if "Liberation" not in str(found.get("/BaseFont", "")):
            yield f"the font {found.get('/BaseFont')} is not the theme's"
