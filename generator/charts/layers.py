"""The parts that every specification is made of: axes, bars, points, lines, text, and the frame.

A drawing's layout is computed here and in its own module, in pixels, and not left to Vega: so the
widths are exact and labels are known not to collide. Values keep their place on a real value axis.

A layer is written as Vega-Lite has it: what Altair makes of the same calls, at a hundredth of the cost. Altair checks
what comes of it (`specification`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.charts.look import FONT, LINE_HEIGHT, Role, font_size
from generator.charts.placement import Label
from generator.charts.scales import Scale

Layer = dict[str, Any]  # a unit of Vega-Lite: data, mark and encoding
_GRID_WIDTH = 0.5
_HALO = 3  # so that a text is legible where it crosses a line of the grid
VEGA_LITE = "6.4"  # what Altair checks against
SCHEMA = f"https://vega.github.io/schema/vega-lite/v{VEGA_LITE}.1.json"
Row = Mapping[str, object]
Channel = Literal["x", "y"]


@dataclass(frozen=True)
class Frame:
    """The whole drawing and the margins around its plot, in pixels."""

    width: int
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def plot_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def plot_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def font_size(self) -> int:
        return font_size(self.width)


@dataclass(frozen=True)
class Look:
    """How a mark is drawn; an unset role is not drawn."""

    fill: Role | None = None
    stroke: Role | None = None
    opacity: float = 1.0
    dash: tuple[int, ...] = ()
    line_width: float = 1.5

    def properties(self) -> dict[str, Any]:
        """The properties of a Vega-Lite mark that looks so."""
        properties: dict[str, Any] = {
            "fill": self.fill.value if self.fill else "transparent",
            "stroke": self.stroke.value if self.stroke else "transparent",
            "strokeWidth": self.line_width,
        }
        if self.fill and self.opacity < 1:
            properties["fillOpacity"] = self.opacity
        if self.dash:
            properties["strokeDash"] = list(self.dash)
        return properties


@dataclass(frozen=True)
class Axis:
    """A value axis along one channel; the same for every layer that is placed on it."""

    channel: Channel
    scale: Scale
    labels: tuple[str, ...]
    grid: bool = True
    ticks: bool = False

    def on(self, field: str) -> dict[str, Any]:
        """The channel that places `field` on this axis."""
        listed = json.dumps(self.labels, ensure_ascii=False)
        position = f"round(datum.index*{len(self.labels) - 1})" if len(self.labels) > 1 else "0"
        return {
            "axis": {
                "grid": self.grid,
                "labelExpr": f"{listed}[{position}]",
                "ticks": self.ticks,
                "title": None,
                "values": list(self.scale.ticks),
            },
            "field": field,
            "scale": {"domain": [self.scale.low, self.scale.high], "nice": False, "zero": False},
            "type": "quantitative",
        }


def written_labels(axis: Mapping[str, Any]) -> list[str]:
    """The labels of an axis that `Axis` has written, one for each of its values."""
    labels: list[str] = json.loads(axis["labelExpr"].rpartition("[")[0])
    return labels


def pixels(field: str) -> dict[str, Any]:
    """The channel that places `field` in pixels from the plot's left or top."""
    return {"axis": None, "field": field, "scale": None, "type": "quantitative"}


_STRETCH = {"field": "stretch", "type": "nominal"}
_IN_PIXELS = {"x": pixels("x"), "y": pixels("y")}
_BOX = {"x": pixels("left"), "x2": {"field": "right"}, "y": pixels("top"), "y2": {"field": "bottom"}}


def _layer(rows: Sequence[Row], mark: dict[str, Any], encoding: Mapping[str, Any]) -> Layer:
    return {"data": {"values": [dict(row) for row in rows]}, "mark": mark, "encoding": dict(encoding)}


def bars(rows: Sequence[Row], axis: Axis, look: Look) -> Layer:
    """Bars from `from` to `value` on the axis, and from `start` to `end` in pixels across it."""
    other: Channel = "y" if axis.channel == "x" else "x"
    place = {
        axis.channel: axis.on("from"),
        f"{axis.channel}2": {"field": "value"},
        other: pixels("start"),
        f"{other}2": {"field": "end"},
    }
    return _layer(rows, {"type": "rect", **look.properties()}, place)


def boxes(rows: Sequence[Row], look: Look) -> Layer:
    """Rectangles in pixels: `left`, `right`, `top`, `bottom`."""
    return _layer(rows, {"type": "rect", **look.properties()}, _BOX)


def rules(rows: Sequence[Row], look: Look) -> Layer:
    """Straight lines in pixels, from (`left`, `top`) to (`right`, `bottom`)."""
    properties = {name: value for name, value in look.properties().items() if not name.startswith("fill")}
    return _layer(rows, {"type": "rule", **properties}, _BOX)


def points(rows: Sequence[Row], x: Axis, y: Axis, look: Look, *, shape: str, size: float) -> Layer:
    """Marks of a shape at (`order`, `value`)."""
    return _layer(rows, _point(look, shape, size), {"x": x.on("order"), "y": y.on("value")})


def lines(rows: Sequence[Row], x: Axis, y: Axis, look: Look) -> Layer:
    """Straight lines through (`order`, `value`), one for each `stretch`."""
    return _layer(rows, _line(look), {"x": x.on("order"), "y": y.on("value"), "detail": _STRETCH})


def paths(rows: Sequence[Row], look: Look) -> Layer:
    """Straight lines in pixels through (`x`, `y`), one for each `stretch`."""
    return _layer(rows, _line(look), {**_IN_PIXELS, "detail": _STRETCH})


def dots(rows: Sequence[Row], look: Look, *, shape: str, size: float) -> Layer:
    """Marks of a shape in pixels at (`x`, `y`)."""
    return _layer(rows, _point(look, shape, size), _IN_PIXELS)


def _point(look: Look, shape: str, size: float) -> dict[str, Any]:
    return {"type": "point", "shape": shape, "size": size, "opacity": 1, **look.properties()}


def _line(look: Look) -> dict[str, Any]:
    properties = {name: value for name, value in look.properties().items() if name != "fill"}
    return {"type": "line", "strokeJoin": "round", "strokeCap": "round", **properties}


def texts(labels: Sequence[Label], size: int) -> Layer:
    """The labels, in pixels."""
    height = round(size * LINE_HEIGHT, 1)
    rows: list[Row] = [
        {
            "x": round(label.x, 1),
            "y": round(label.y - (len(label.lines) - 1) * height / 2, 1),
            "text": list(label.lines) if len(label.lines) > 1 else label.lines[0],
            "align": label.align,
            "weight": "bold" if label.bold else "normal",
            "colour": label.role.value,
        }
        for label in labels
    ]
    mark = {
        "type": "text",
        "fontSize": size,
        "lineHeight": height,
        "baseline": "middle",
        "align": {"expr": "datum.align"},
        "fontWeight": {"expr": "datum.weight"},
        "fill": {"expr": "datum.colour"},
        "stroke": Role.GROUND.value,
        "strokeWidth": _HALO,
    }
    return _layer(rows, mark, {**_IN_PIXELS, "text": {"field": "text", "type": "nominal"}})


def framed(layers: Sequence[Layer], frame: Frame, description: str) -> dict[str, Any]:
    """The layers on one another as a complete specification."""
    size = frame.font_size
    left, right = round(frame.left, 1), round(frame.right, 1)
    return {
        "$schema": SCHEMA,
        "autosize": {"type": "none"},
        "background": "transparent",
        "config": {
            "axis": {
                "domain": False,
                "gridColor": Role.GRID.value,
                "gridWidth": _GRID_WIDTH,
                "labelColor": Role.INK.value,
                "labelFlush": False,
                "labelFont": FONT,
                "labelFontSize": size,
                "labelPadding": 6,
                "tickColor": Role.INK.value,
            },
            "font": FONT,
            "view": {"fill": None, "stroke": None},
        },
        "description": description,
        "height": round(frame.plot_height, 1),
        "layer": list(layers),
        "padding": {
            "left": left,
            "right": right,
            "top": round(frame.top, 1),
            "bottom": round(frame.bottom, 1),
        },
        "width": round(frame.width - left - right, 1),  # so that all three together are the width exactly
    }
