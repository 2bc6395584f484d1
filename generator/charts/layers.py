"""The parts that every specification is made of: axes, bars, points, lines, text, and the frame.

A drawing's layout is computed here and in its own module, in pixels, and not left to Vega: so the
widths are exact and labels are known not to collide. Values keep their place on a real value axis.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from generator.charts.look import FONT, LINE_HEIGHT, Role, font_size
from generator.charts.placement import Label
from generator.charts.scales import Scale

Layer = Any  # an Altair chart; what its methods give back is not typed
_GRID_WIDTH = 0.5
_HALO = 3  # so that a text is legible where it crosses a line of the grid
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

    def on(self, field: str) -> Any:
        """The channel that places `field` on this axis."""
        import altair as alt

        listed = json.dumps(self.labels, ensure_ascii=False)
        position = f"round(datum.index*{len(self.labels) - 1})" if len(self.labels) > 1 else "0"
        axis = alt.Axis(
            values=list(self.scale.ticks),
            labelExpr=f"{listed}[{position}]",
            grid=self.grid,
            ticks=self.ticks,
            title=None,
        )
        kind = alt.X if self.channel == "x" else alt.Y
        domain = [self.scale.low, self.scale.high]
        return kind(f"{field}:Q", scale=alt.Scale(domain=domain, nice=False, zero=False), axis=axis)


def pixels(channel: Channel, field: str) -> Any:
    """The channel that places `field` in pixels from the plot's left or top."""
    import altair as alt

    kind = alt.X if channel == "x" else alt.Y
    return kind(f"{field}:Q", scale=None, axis=None)


def _data(rows: Sequence[Row]) -> Any:
    import altair as alt

    return alt.Data(values=[dict(row) for row in rows])  # type: ignore[no-untyped-call]


def bars(rows: Sequence[Row], axis: Axis, look: Look) -> Layer:
    """Bars from `from` to `value` on the axis, and from `start` to `end` in pixels across it."""
    import altair as alt

    other: Channel = "y" if axis.channel == "x" else "x"
    place = {
        axis.channel: axis.on("from"),
        f"{axis.channel}2": "value:Q",
        other: pixels(other, "start"),
        f"{other}2": "end:Q",
    }
    return alt.Chart(_data(rows)).mark_rect(**look.properties()).encode(**place)


def boxes(rows: Sequence[Row], look: Look) -> Layer:
    """Rectangles in pixels: `left`, `right`, `top`, `bottom`."""
    import altair as alt

    chart = alt.Chart(_data(rows)).mark_rect(**look.properties())
    return chart.encode(x=pixels("x", "left"), x2="right:Q", y=pixels("y", "top"), y2="bottom:Q")


def rules(rows: Sequence[Row], look: Look) -> Layer:
    """Straight lines in pixels, from (`left`, `top`) to (`right`, `bottom`)."""
    import altair as alt

    properties = {name: value for name, value in look.properties().items() if not name.startswith("fill")}
    chart = alt.Chart(_data(rows)).mark_rule(**properties)
    return chart.encode(x=pixels("x", "left"), x2="right:Q", y=pixels("y", "top"), y2="bottom:Q")


def points(rows: Sequence[Row], x: Axis, y: Axis, look: Look, *, shape: str, size: float) -> Layer:
    """Marks of a shape at (`order`, `value`)."""
    import altair as alt

    mark = alt.Chart(_data(rows)).mark_point(shape=shape, size=size, opacity=1, **look.properties())
    return mark.encode(x=x.on("order"), y=y.on("value"))


def lines(rows: Sequence[Row], x: Axis, y: Axis, look: Look) -> Layer:
    """Straight lines through (`order`, `value`), one for each `stretch`."""
    import altair as alt

    properties = {name: value for name, value in look.properties().items() if name != "fill"}
    mark = alt.Chart(_data(rows)).mark_line(strokeJoin="round", strokeCap="round", **properties)
    return mark.encode(x=x.on("order"), y=y.on("value"), detail="stretch:N")


def paths(rows: Sequence[Row], look: Look) -> Layer:
    """Straight lines in pixels through (`x`, `y`), one for each `stretch`."""
    import altair as alt

    properties = {name: value for name, value in look.properties().items() if name != "fill"}
    mark = alt.Chart(_data(rows)).mark_line(strokeJoin="round", strokeCap="round", **properties)
    return mark.encode(x=pixels("x", "x"), y=pixels("y", "y"), detail="stretch:N")


def dots(rows: Sequence[Row], look: Look, *, shape: str, size: float) -> Layer:
    """Marks of a shape in pixels at (`x`, `y`)."""
    import altair as alt

    mark = alt.Chart(_data(rows)).mark_point(shape=shape, size=size, opacity=1, **look.properties())
    return mark.encode(x=pixels("x", "x"), y=pixels("y", "y"))


def texts(labels: Sequence[Label], size: int) -> Layer:
    """The labels, in pixels."""
    import altair as alt

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
    mark = alt.Chart(_data(rows)).mark_text(
        fontSize=size,
        lineHeight=height,
        baseline="middle",
        align=alt.ExprRef("datum.align"),
        fontWeight=alt.ExprRef("datum.weight"),
        fill=alt.ExprRef("datum.colour"),
        stroke=Role.GROUND.value,
        strokeWidth=_HALO,
    )
    return mark.encode(x=pixels("x", "x"), y=pixels("y", "y"), text="text:N")


def framed(layers: Sequence[Layer], frame: Frame, description: str) -> dict[str, Any]:
    """The layers on one another as a complete specification."""
    import altair as alt
    from altair.utils import schemapi

    size = frame.font_size
    axes = {"labelFont": FONT, "labelFontSize": size, "labelColor": Role.INK.value}
    lines_of_axes = {
        "gridColor": Role.GRID.value,
        "gridWidth": _GRID_WIDTH,
        "tickColor": Role.INK.value,
        "domain": False,
    }
    left, right = round(frame.left, 1), round(frame.right, 1)
    chart = alt.layer(*layers).properties(
        width=round(frame.width - left - right, 1),  # so that all three together are the width exactly
        height=round(frame.plot_height, 1),
        padding={
            "left": left,
            "right": right,
            "top": round(frame.top, 1),
            "bottom": round(frame.bottom, 1),
        },
        autosize=alt.AutoSizeParams(type="none"),
        background="transparent",
        description=description,
    )
    chart = chart.configure(font=FONT).configure_view(stroke=None, fill=None)
    spec: dict[str, Any] = chart.configure_axis(
        labelPadding=6, labelFlush=False, **axes, **lines_of_axes
    ).to_dict(validate=schemapi.DEBUG_MODE)
    return spec
