"""The SVG that we write ourselves, painted. What is not known here raises ValueError: nothing is left out in silence."""

import math
import re
from collections.abc import Callable, Container, Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from generator.printing.canvas import Area, Canvas, Colour
from generator.printing.lettering import Lettering, Placed, text_mask, text_width
from generator.printing.outlines import Line, Pen, stroked
from generator.printing.paths import Place, line_of, moved
from generator.printing.typeface import FAMILY

Looks = Mapping[str, str]
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_UNSEEN = {"aria-hidden", "aria-label", "aria-labelledby", "class", "id", "role"}
# What an element's looks are where neither it nor what it stands in says so.
_LOOKS = {
    "fill": "#000000",
    "fill-opacity": "1",
    "font-family": FAMILY,
    "font-size": "16",
    "font-weight": "normal",
    "paint-order": "normal",
    "stroke": "none",
    "stroke-dasharray": "none",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-width": "1",
    "text-anchor": "start",
}
_OWN = {
    "desc": set[str](),
    "g": {"transform"},
    "line": {"transform", "x2", "y2"},
    "path": {"transform", "d"},
    "rect": {"width", "height"},
    "svg": {"x", "y", "width", "height", "viewBox", "overflow"},
    "text": {"transform", "x", "y"},
    "title": set[str](),
    "tspan": {"x", "dy"},
}
_SHOWN = {"svg", "g", "line", "path", "rect", "text"}
_KNOWN = {tag: _UNSEEN | own | (_LOOKS.keys() if tag in _SHOWN else set()) for tag, own in _OWN.items()}
_BEFORE_ANCHOR = {"start": 0.0, "middle": 0.5, "end": 1.0}
_COLOUR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_KEPT_AREAS = 512  # of symbols, ticks and lines of the grid, wherever they stand
_SPACES = re.compile(r"[ \t\r\n]+")


def painted(svg: str, scale: int) -> bytes:
    """The drawing as a PNG picture, `scale` pixels for each of its units.

    Raises: ValueError for an element, an attribute or a value that no drawing of ours has.
    """
    root = ElementTree.fromstring(svg)
    if _tag(root) != "svg":
        raise ValueError(f"a drawing that begins with {root.tag} is not painted")
    width, height = (round(float(root.attrib[side]) * scale) for side in ("width", "height"))
    canvas = Canvas(width, height)
    _paint_within(canvas, root, _inside(root, Place(0, 0, scale)), _looks(root, _LOOKS))
    return canvas.png()


def _paint(canvas: Canvas, element: Element, place: Place, inherited: Looks) -> None:
    paint = _PAINTERS[_tag(element)]
    if transform := element.get("transform"):
        place = moved(place, transform)
    paint(canvas, element, place, _looks(element, inherited))


def _tag(element: Element) -> str:
    """An element's name. Raises: ValueError for one that is not known, or has an attribute that is not."""
    tag = element.tag.removeprefix(_NAMESPACE)
    if tag not in _OWN:
        raise ValueError(f"the element {tag} is not painted")
    if unknown := set(element.keys()) - _KNOWN[tag]:
        raise ValueError(f"{', '.join(sorted(unknown))} of {tag} is not painted")
    return tag


def _looks(element: Element, inherited: Looks) -> Looks:
    return {**inherited, **{name: value for name, value in element.attrib.items() if name in _LOOKS}}


def _paint_within(canvas: Canvas, element: Element, place: Place, looks: Looks) -> None:
    """What stands in an element. Raises: ValueError for text there, which would not be seen."""
    if any(text and text.strip() for text in (element.text, *(child.tail for child in element))):
        raise ValueError(f"text in {element.tag} is not painted")
    for child in element:
        _paint(canvas, child, place, looks)


def _svg(canvas: Canvas, element: Element, place: Place, looks: Looks) -> None:
    """A drawing within the drawing, which must say that nothing is cut off at its edges: here nothing is."""
    if element.get("overflow") != "visible":
        raise ValueError("a drawing cut off at its edges is not painted")
    _paint_within(canvas, element, _inside(element, place), looks)


def _inside(element: Element, place: Place) -> Place:
    """Where the zero of a drawing's own measure lies: all of its box is seen, in the middle."""
    x, y, width, height = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
    left, top, across, down = (float(number) for number in element.attrib["viewBox"].split())
    scale = min(width / across, height / down)
    x, y = x + (width - across * scale) / 2 - left * scale, y + (height - down * scale) / 2 - top * scale
    return Place(*place.of(x, y), place.scale * scale)


def _words(canvas: Canvas, element: Element, place: Place, looks: Looks) -> None:
    """What is read aloud, and not seen."""


def _rect(canvas: Canvas, element: Element, place: Place, looks: Looks) -> None:
    """A ground: an area of whole pixels, which is not outlined."""
    edges = [place.x, place.y, *place.of(float(element.attrib["width"]), float(element.attrib["height"]))]
    fill = _colour(looks["fill"])
    if (
        not all(edge.is_integer() for edge in edges)
        or looks["stroke"] != "none"
        or looks["fill-opacity"] != "1"
        or not fill
    ):
        raise ValueError("a rectangle that is no ground is not painted")
    left, top, right, bottom = (int(edge) for edge in edges)
    canvas.cover(left, top, right, bottom, fill)


def _line(canvas: Canvas, element: Element, place: Place, looks: Looks) -> None:
    end = (float(element.attrib["x2"]) * place.scale, float(element.attrib["y2"]) * place.scale)
    _shape(canvas, Line(((0.0, 0.0), end)), place, looks)


def _path(canvas: Canvas, element: Element, place: Place, looks: Looks) -> None:
    _shape(canvas, line_of(element.attrib["d"], place.scale), place, looks)


def _shape(canvas: Canvas, line: Line, place: Place, looks: Looks) -> None:
    """The area within a line, and over it the line."""
    _one_of(looks, "paint-order", {"normal"})
    if fill := _colour(looks["fill"]):
        canvas.fill(_area_within(line), place.x, place.y, fill, float(looks["fill-opacity"]))
    if stroke := _colour(looks["stroke"]):
        canvas.fill(_area_along(line, _pen(place, looks)), place.x, place.y, stroke)


@lru_cache(maxsize=_KEPT_AREAS)
def _area_within(line: Line) -> Area:
    return Area([line.points])


@lru_cache(maxsize=_KEPT_AREAS)
def _area_along(line: Line, pen: Pen) -> Area:
    return Area(stroked(line, pen))


def _pen(place: Place, looks: Looks) -> Pen:
    dashes = looks["stroke-dasharray"]
    return Pen(
        width=float(looks["stroke-width"]) * place.scale,
        cap=_one_of(looks, "stroke-linecap", {"butt", "round"}),
        join=_one_of(looks, "stroke-linejoin", {"miter", "round"}),
        dashes=() if dashes == "none" else tuple(float(length) * place.scale for length in dashes.split(",")),
    )


def _text(canvas: Canvas, element: Element, place: Place, looks: Looks) -> None:
    if FAMILY not in looks["font-family"]:
        raise ValueError(f"the font {looks['font-family']} is not painted")
    size = float(looks["font-size"].removesuffix("px")) * place.scale
    lettering = Lettering(size, is_bold=_one_of(looks, "font-weight", {"normal", "bold"}) == "bold")
    share = _BEFORE_ANCHOR[_one_of(looks, "text-anchor", _BEFORE_ANCHOR.keys())]
    for text, x, y in _lines(element):
        left, base = place.of(x, y)
        _letters(canvas, text, lettering, left - share * text_width(text, lettering), base, place, looks)


def _letters(
    canvas: Canvas, text: str, lettering: Lettering, left: float, base: float, place: Place, looks: Looks
) -> None:
    """A line of text, and under it the line around its letters."""
    _one_of(looks, "fill-opacity", {"1"})
    fill, found = _colour(looks["fill"]), text_mask(text, lettering, left, base)
    if stroke := _colour(looks["stroke"]):
        _one_of(looks, "paint-order", {"stroke"})
        _one_of(looks, "stroke-linejoin", {"round"})
        _one_of(looks, "stroke-dasharray", {"none"})
        reach = float(looks["stroke-width"]) * place.scale / 2
        # Most labels stand on white, and are outlined in white.
        if found and not canvas.is_all(stroke, *found.box(math.ceil(reach) + 1)):
            _lay(canvas, text_mask(text, lettering._replace(outline=reach), left, base), stroke)
    _lay(canvas, found, fill)


def _lay(canvas: Canvas, placed: Placed | None, colour: Colour | None) -> None:
    if placed and colour:
        canvas.lay(placed.mask, placed.left, placed.top, colour)


def _lines(element: Element) -> Iterator[tuple[str, float, float]]:
    """The lines of a text, each with the place of its anchor."""
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    if not len(element):
        yield _spaced(element.text), x, y
        return
    if _spaced(element.text):
        raise ValueError("a text both in lines and without them is not painted")
    for position, line in enumerate(element):
        if _tag(line) != "tspan" or len(line) or _spaced(line.tail) or (position and line.get("x") is None):
            raise ValueError("a text with more than lines is not painted")
        x, y = float(line.get("x", x)), y + float(line.get("dy", "0"))
        yield _spaced(line.text), x, y


def _spaced(text: str | None) -> str:
    return _SPACES.sub(" ", text or "").strip(" ")


def _colour(text: str) -> Colour | None:
    """None for no paint."""
    if text == "none":
        return None
    found = _COLOUR.fullmatch(text)
    if not found:
        raise ValueError(f"the colour {text} is not painted")
    return int(found[1], 16), int(found[2], 16), int(found[3], 16)


def _one_of(looks: Looks, name: str, known: Container[str]) -> str:
    value = looks[name]
    if value not in known:
        raise ValueError(f"{name} {value} is not painted")
    return value


_PAINTERS: dict[str, Callable[[Canvas, Element, Place, Looks], None]] = {
    "desc": _words,
    "g": _paint_within,
    "line": _line,
    "path": _path,
    "rect": _rect,
    "svg": _svg,
    "text": _text,
    "title": _words,
}
