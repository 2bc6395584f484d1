"""A specification's axes and marks as SVG: what Vega draws of it, to the last digit, without Vega.

Vega takes a hundred times as long, most of it to measure texts whose places `layers` has already computed. So only the
tests ask Vega, and hold its drawing against this one. What `layers` writes is understood, and nothing else. One thing
differs: Vega cuts an axis' label that is wider than 180 pixels, and here it is whole, as there is room for it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from generator.charts.layers import Layer, written_labels
from generator.charts.look import Role, plain
from generator.charts.outline import box, joined, move, outline, rounded, whole

Attributes = dict[str, str]
_PAINTS = {role.value: f"var({role.variable})" for role in Role}
_UNPAINTED = "transparent"  # which is what an element is that says nothing
_TICK = 5  # pixels
_SHARP = 0.5  # a line of one pixel is sharp between two
_MIDDLE, _TOP = 0.3, 0.79  # from a text's middle or top down to its base line, in sizes of the font
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_SHARED = ("fill", "fill-opacity", "font-size", "font-weight", "paint-order", "stroke", "stroke-dasharray",
           "stroke-linecap", "stroke-linejoin", "stroke-width", "text-anchor")  # fmt: skip


def drawn(specification: Mapping[str, Any]) -> list[Element]:
    """The whole drawing: the axes, and the layers on them. Raises: ValueError for a colour or a mark that is not ours."""
    plot = _Plot(specification)
    parts = [*plot.grids(), *plot.axes()]
    for layer in specification["layer"]:
        parts += _grouped(list(_drawer(layer)(plot, layer)))
    padding = specification["padding"]
    return _grouped(_grouped(parts), move(padding["left"], padding["top"]))


class _Plot:
    """What the layers share: the size, the axes, and where a row's values lie."""

    def __init__(self, specification: Mapping[str, Any]) -> None:
        width, height = float(specification["width"]), float(specification["height"])
        self._ends = {"x": (0.0, width), "y": (height, 0.0)}
        self._style = specification["config"]["axis"]
        self._axes: dict[str, Mapping[str, Any]] = {}
        for name in ("x", "y"):
            channels = [layer["encoding"][name] for layer in specification["layer"]]
            if channel := next((each for each in channels if each["axis"]), None):
                self._axes[name] = channel

    def place(self, encoding: Mapping[str, Any], name: str, row: Mapping[str, Any]) -> float:
        """Where the row's value of a channel (`x`, `x2`, `y`, `y2`) lies, in pixels from the left or the top."""
        value, scale = row[encoding[name]["field"]], encoding[name[0]]["scale"]
        return float(value) if scale is None else self._scaled(name[0], scale["domain"], value)

    def _scaled(self, name: str, domain: Sequence[float], value: float) -> float:
        """As Vega computes it, so that the last decimal is the same."""
        (start, end), (low, high) = self._ends[name], domain
        share = (value - low) / (high - low) if high != low else 0.5
        return start * (1 - share) + end * share

    def _ticks(self, name: str) -> list[float]:
        axis = self._axes[name]
        return [self._scaled(name, axis["scale"]["domain"], value) for value in axis["axis"]["values"]]

    def grids(self) -> Iterator[Element]:
        look = {"stroke": _paint(self._style["gridColor"]), "stroke-width": rounded(self._style["gridWidth"])}
        for name, axis in self._axes.items():
            if axis["axis"]["grid"]:
                length = self._ends["x"][1] if name == "y" else -self._ends["y"][0]
                yield from self._beside(name, _grouped(self._lines(name, length, look)))

    def axes(self) -> Iterator[Element]:
        look = {"stroke": _paint(self._style["tickColor"]), "stroke-width": "1"}
        for name, axis in self._axes.items():
            length = _TICK if axis["axis"]["ticks"] else 0
            ticks = self._lines(name, -length if name == "y" else length, look) if length else []
            labels = self._labels(name, length)
            yield from self._beside(name, _grouped([*_grouped(ticks), *_grouped(labels)]))

    def _lines(self, name: str, length: float, look: Attributes) -> list[Element]:
        """Lines across the axis from each of its ticks, on whole pixels."""
        places = [whole(place) for place in self._ticks(name)]
        moves = [move(place, 0) if name == "x" else move(0, place) for place in places]
        x2, y2 = (0.0, length) if name == "x" else (length, 0.0)
        return [
            Element("line", {"transform": to, "x2": rounded(x2), "y2": rounded(y2)} | look) for to in moves
        ]

    def _labels(self, name: str, tick: float) -> list[Element]:
        size, gap = self._style["labelFontSize"], self._style["labelPadding"] + tick
        look = {"font-size": f"{size}px", "fill": _paint(self._style["labelColor"])}
        found = []
        for place, label in zip(self._ticks(name), written_labels(self._axes[name]["axis"]), strict=True):
            if name == "x":
                anchor, to = "middle", move(place, gap + whole(_TOP * size))
            else:
                anchor, to = "end", move(-gap, place + whole(_MIDDLE * size))
            found.append(_text({"text-anchor": anchor, "transform": to} | look, label))
        return found

    def _beside(self, name: str, parts: list[Element]) -> list[Element]:
        """The parts of an axis where it stands: along the plot's left or its bottom."""
        return _grouped(parts, move(_SHARP, _SHARP + (self._ends["y"][0] if name == "x" else 0)))


def _rects(plot: _Plot, layer: Layer) -> Iterator[Element]:
    encoding, look = layer["encoding"], _look(layer["mark"])
    for row in _rows(layer):
        left, right = sorted(plot.place(encoding, name, row) for name in ("x", "x2"))
        top, bottom = sorted(plot.place(encoding, name, row) for name in ("y", "y2"))
        yield from _path(box(left, top, right - left, bottom - top), look)


def _rules(plot: _Plot, layer: Layer) -> Iterator[Element]:
    encoding, look = layer["encoding"], _look(layer["mark"])
    for row in _rows(layer):
        x, x2, y, y2 = (plot.place(encoding, name, row) for name in ("x", "x2", "y", "y2"))
        yield Element("line", {"transform": move(x, y), "x2": rounded(x2 - x), "y2": rounded(y2 - y)} | look)


def _points(plot: _Plot, layer: Layer) -> Iterator[Element]:
    encoding, mark = layer["encoding"], layer["mark"]
    shape, look = outline(mark["shape"], mark["size"]), _look(mark)
    for row in _rows(layer):
        place = move(plot.place(encoding, "x", row), plot.place(encoding, "y", row))
        yield from _path(shape, look, {"transform": place})


def _lines(plot: _Plot, layer: Layer) -> Iterator[Element]:
    """A line through the rows of each stretch, from the left to the right."""
    encoding, look = layer["encoding"], _look(layer["mark"])
    stretches: dict[str, list[tuple[float, float]]] = {}
    for row in _rows(layer):
        place = (plot.place(encoding, "x", row), plot.place(encoding, "y", row))
        stretches.setdefault(row[encoding["detail"]["field"]], []).append(place)
    for places in stretches.values():
        in_order = sorted(places, key=lambda place: place[0])
        yield from _path(joined(in_order) + ("Z" if len(places) == 1 else ""), look)


def _texts(plot: _Plot, layer: Layer) -> Iterator[Element]:
    encoding, mark = layer["encoding"], layer["mark"]
    size = mark["fontSize"]
    for row in _rows(layer):
        align, weight, fill = (
            row[mark[name]["expr"].removeprefix("datum.")] for name in ("align", "fontWeight", "fill")
        )
        x, y = plot.place(encoding, "x", row), plot.place(encoding, "y", row) + whole(_MIDDLE * size)
        attributes = {"text-anchor": _ANCHORS[align], "transform": move(x, y), "font-size": f"{size}px"}
        if weight != "normal":
            attributes["font-weight"] = weight
        attributes |= _look(mark | {"fill": fill}) | {"paint-order": "stroke", "stroke-linejoin": "round"}
        text = row[encoding["text"]["field"]]
        lines = text if isinstance(text, list) else [text]
        if len(lines) == 1:
            yield _text(attributes, lines[0])
            continue
        element = Element("text", attributes)
        below = {"x": "0", "dy": rounded(mark["lineHeight"])}
        element.extend(
            [_text(below if position else {}, line, "tspan") for position, line in enumerate(lines)]
        )
        yield element


_MARKS: dict[str, Callable[[_Plot, Layer], Iterator[Element]]] = {
    "rect": _rects,
    "rule": _rules,
    "point": _points,
    "line": _lines,
    "text": _texts,
}


def _drawer(layer: Layer) -> Callable[[_Plot, Layer], Iterator[Element]]:
    mark = layer["mark"]["type"]
    if mark not in _MARKS:
        raise ValueError(f"a chart may not hold a {mark}")
    return _MARKS[mark]


def _rows(layer: Layer) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = layer["data"]["values"]
    return rows


def _text(attributes: Attributes, text: str, tag: str = "text") -> Element:
    element = Element(tag, attributes)
    element.text = plain(text).strip()
    return element


def _path(path: str, look: Attributes, place: Attributes | None = None) -> Iterator[Element]:
    """A path; none where nothing of it is painted."""
    if "fill" in look or "stroke" in look:
        yield Element("path", {**(place or {}), "d": path, **look})


def _look(mark: Mapping[str, Any]) -> Attributes:
    """A mark's properties as attributes, in Vega's order."""
    fill, stroke = mark.get("fill", _UNPAINTED), mark.get("stroke", _UNPAINTED)
    found = {
        "fill": None if fill == _UNPAINTED else _paint(fill),
        "fill-opacity": mark.get("fillOpacity"),
        "stroke": None if stroke == _UNPAINTED else _paint(stroke),
        "stroke-width": rounded(mark["strokeWidth"]),
        "stroke-linecap": mark.get("strokeCap"),
        "stroke-linejoin": mark.get("strokeJoin"),
        "stroke-dasharray": ",".join(str(length) for length in mark.get("strokeDash", ())) or None,
    }
    return {name: str(value) for name, value in found.items() if value is not None}


def _paint(colour: str) -> str:
    if colour not in _PAINTS:
        raise ValueError(f"the colour {colour} of a chart stands for no role")
    return _PAINTS[colour]


def _grouped(parts: list[Element], transform: str = "translate(0,0)") -> list[Element]:
    """The parts in a group that says what they have in common; as they are where there is nothing to say."""
    shared = _taken_out(parts) if len(parts) > 1 else {}
    if transform != "translate(0,0)":
        shared["transform"] = transform
    if not parts or not shared:
        return parts
    group = Element("g", shared)
    group.extend(parts)
    return [group]


def _taken_out(parts: list[Element]) -> Attributes:
    """What all the parts look like, taken from each of them to be said once on their group."""
    shared: Attributes = {}
    first, *others = parts
    for key in _SHARED:
        value = first.get(key)
        if value is not None and all(other.get(key) == value for other in others):
            shared[key] = value
            for part in parts:
                del part.attrib[key]
    return shared
