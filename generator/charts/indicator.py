"""The chart of one indicator over time: its lines, its marks, and the words beside them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator import formats
from generator.charts.drawing import Chart
from generator.charts.indicator_plot import MARK_RADIUS, IndicatorPlot, MarkLook, newest
from generator.charts.layers import Layer, Look, framed, lines, points, texts
from generator.charts.look import number, text_width
from generator.charts.placement import Box, Label, Need, Placer, around
from generator.charts.series import Reading
from generator.model.value import Measure, Missing

_EVERY_VALUE_UP_TO = 6
_EARLIER = 0.4  # the area of an earlier forecast's mark, to that of the newest
_TARGET_GAP = 4.0
_HIDDEN_SIGN = "sekr."


def indicator_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of an indicator's chart."""
    plot = IndicatorPlot(chart, width)
    layers: list[Layer] = []
    for look, readings in plot.series():
        if look.line:
            layers += _line(plot, look.line, readings)
    for look, readings in plot.series():
        latest = newest(readings)
        earlier = [reading for reading in readings if reading not in latest]
        for some, size in ((earlier, look.size * _EARLIER), (latest, look.size)):
            if some:
                layers.append(_points(plot, look, some, size))
    layers.append(texts(labels_of(plot), plot.frame.font_size))
    return framed(layers, plot.frame, chart.description)


def _points(plot: IndicatorPlot, look: MarkLook, readings: Sequence[Reading], size: float) -> Layer:
    rows = [{"order": r.order, "value": r.value, "period": r.period, "measure": r.measure} for r in readings]
    return points(rows, plot.period_axis, plot.value_axis, look.look, shape=look.shape, size=size)


def _line(plot: IndicatorPlot, look: Look, readings: Sequence[Reading]) -> list[Layer]:
    """The line through the readings, in one piece for each unbroken stretch of periods."""
    rows = [
        {"order": reading.order, "value": reading.value, "stretch": f"{position}"}
        for position, stretch in enumerate(plot.stretches(readings))
        for reading in stretch
        if len(stretch) > 1
    ]
    return [lines(rows, plot.period_axis, plot.value_axis, look)] if rows else []


def labels_of(plot: IndicatorPlot) -> list[Label]:
    """Every text within the plot: unit, signs for missing figures, and values beside their marks."""
    frame = plot.frame
    bounds = Box(-4, -10, frame.plot_width + frame.right, frame.plot_height - 2)
    placer = Placer(bounds, frame.font_size)
    labels = [_unit(plot)]
    for order, _ in plot.missing:
        x, y = plot.period_axis.scale.place(order), frame.plot_height - 9
        sign = _sign_of_missing(plot, order)
        labels.append(Label(x, y, (sign,), bold=True))
        placer.mark(x, y, max(8, text_width(sign, frame.font_size) / 2), 8)
    drawn = list(plot.series())[::-1]
    for look, readings in drawn:
        for reading in readings:
            placer.mark(*plot.place(reading), look.half_width, MARK_RADIUS)
        if look.line:
            for stretch in plot.stretches(readings):
                placer.line([plot.place(reading) for reading in stretch])
    for look, readings in drawn:
        labels += _value_labels(plot, placer, look, readings)
    return labels


def _sign_of_missing(plot: IndicatorPlot, order: float) -> str:
    """The sign at a period without an outcome: hidden and bounded figures do not look as if there were none."""
    told = [r.missing for r in plot.readings if r.is_outcome and r.order == order and r.missing]
    reasons = formats.MISSING_REASONS
    if reasons[Missing.SUPPRESSED] in told:
        return _HIDDEN_SIGN
    if told and set(told) == {reasons[Missing.NOT_APPLICABLE]}:
        return Missing.NOT_APPLICABLE.value
    bounds = [text for text in told if text not in reasons.values()]
    return bounds[-1] if bounds else Missing.NOT_AVAILABLE.value


def _unit(plot: IndicatorPlot) -> Label:
    """The axis title, above the axis; it also says when the axis does not start at zero."""
    unit, low = plot.chart.unit, plot.value_axis.scale.low
    if low > 0:
        unit = f"{unit} (axeln börjar vid {plot.value_axis.labels[0]})"
    return Label(-plot.frame.left, -24, (unit,), "left")


def _value_labels(
    plot: IndicatorPlot, placer: Placer, look: MarkLook, readings: Sequence[Reading]
) -> Iterator[Label]:
    """Labels of one series; the first of a measure also says its word, the last of a group its name."""
    chosen = _labelled(newest(readings), ends_only=not look.word and plot.has_names)
    earlier = [reading for reading in readings if reading not in newest(readings)]
    for reading in [*chosen, *(earlier if len(readings) <= _EVERY_VALUE_UP_TO else [])]:
        named = not look.word and plot.has_names and reading is readings[-1]
        choices = around(
            plot.place(reading),
            _text(plot, look, reading, first=reading is chosen[0], named=named),
            plot.frame.font_size,
            sides="rab" if named else _sides(readings, reading),
            gap=_TARGET_GAP if reading.measure == Measure.TARGET else MARK_RADIUS + 2,
            bold=not look.word,
        )
        if label := placer.place(choices, _need(look, reading, chosen)):
            yield label


def _need(look: MarkLook, reading: Reading, chosen: Sequence[Reading]) -> Need:
    """The first label of a measure says what its marks are; the latest outcome is what most look for."""
    if look.word:
        return Need.MUST if reading is chosen[0] else Need.MAY
    return Need.MUST if reading is chosen[-1] else Need.SHOULD


def _text(
    plot: IndicatorPlot, look: MarkLook, reading: Reading, *, first: bool, named: bool
) -> tuple[str, ...]:
    """The lines of a label: the figure, and what it is where that needs to be said."""
    figure = number(reading.amount, plot.chart.decimals)
    if named:
        return (plot.name_at_end(reading),)
    if first and reading.measure == Measure.TARGET:
        return (f"{look.word} {figure}",)
    return (figure, look.word) if first and look.word else (figure,)


def _labelled(readings: list[Reading], *, ends_only: bool) -> list[Reading]:
    """The readings whose value is written out: all when few, else first, last and extremes.

    A target that stays the same is labelled once.
    """
    if readings[0].measure == Measure.TARGET:
        changes = [later for before, later in pairwise(readings) if before.value != later.value]
        return [readings[0], *changes]
    if len(readings) <= (1 if ends_only else _EVERY_VALUE_UP_TO):
        return readings
    kept = [readings[0], readings[-1]]
    if not ends_only:
        kept += [min(readings, key=lambda r: r.amount), max(readings, key=lambda r: r.amount)]
    return [reading for reading in readings if reading in kept]


def _sides(readings: Sequence[Reading], reading: Reading) -> str:
    """The sides of a mark that its label prefers: away from the line to its neighbours."""
    position = readings.index(reading)
    neighbours = [*readings[max(0, position - 1) : position], *readings[position + 1 : position + 2]]
    in_valley = bool(neighbours) and all(neighbour.amount > reading.amount for neighbour in neighbours)
    return "barl" if in_valley and reading.measure != Measure.TARGET else "abrl"
