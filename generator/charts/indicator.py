"""The chart of one indicator over time: its lines, its marks, and the words beside them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from generator.charts.axis_title import TITLE_GAP, title_label
from generator.charts.drawing import Chart
from generator.charts.indicator_plot import MARK_RADIUS, IndicatorPlot, MarkLook, newest
from generator.charts.layers import Layer, Look, boxes, framed, lines, points, rules, texts
from generator.charts.look import LINE_HEIGHT, Role, number, text_width, wrapped
from generator.charts.placement import Align, Box, Label, Need, Placer, around
from generator.charts.series import Reading
from generator.charts.wording import bounded
from generator.language import N_, _
from generator.model.value import Measure, Missing

_EVERY_VALUE_UP_TO = 6
_EARLIER = 0.4  # the area of an earlier forecast's mark, to that of the newest
_TARGET_GAP = 4.0
_LATEST = 1.5  # the area of the latest outcome's mark, to that of the others
HIDDEN_SIGN = N_("sekr.")
_BREAK_LINE = Look(stroke=Role.INK, line_width=1, dash=(2, 3))
_BAND = Look(Role.TARGET, opacity=0.16)
_BAND_EDGE = Look(stroke=Role.TARGET, line_width=2)
_MOST_BREAK_WIDTH = 130.0


def indicator_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of an indicator's chart."""
    plot = IndicatorPlot(chart, width)
    layers: list[Layer] = [*_bands(plot), *_breaks(plot)]
    for look, readings in plot.series():
        if look.line:
            layers += _line(plot, look.line, readings)
    for look, readings in plot.series():
        for some, size in _sizes(look, readings):
            layers.append(_points(plot, look, some, size))
    layers.append(texts(labels_of(plot), plot.frame.font_size))
    return framed(layers, plot.frame, chart.description)


def _sizes(look: MarkLook, readings: Sequence[Reading]) -> Iterator[tuple[list[Reading], float]]:
    """The readings by the size of their marks: superseded forecasts small, the latest outcome large."""
    latest = newest(readings)
    earlier = [reading for reading in readings if reading not in latest]
    last = [] if look.word else latest[-1:]
    alike = [reading for reading in latest if reading not in last]
    for some, share in ((earlier, _EARLIER), (alike, 1.0), (last, _LATEST)):
        if some:
            yield some, round(look.size * share, 1)


def _bands(plot: IndicatorPlot) -> Iterator[Layer]:
    """What is within targets that are bounds, with the edge that is the bound."""
    if not plot.bands:
        return
    found = [plot.band_box(reading) for reading in plot.bands]
    sides = [(round(b.left, 1), round(b.right, 1), round(b.top, 1), round(b.bottom, 1)) for b in found]
    yield boxes([dict(zip(("left", "right", "top", "bottom"), side, strict=True)) for side in sides], _BAND)
    edges = []
    for reading, (left, right, _top, _bottom) in zip(plot.bands, sides, strict=True):
        edge = round(plot.place(reading)[1], 1)
        edges.append({"left": left, "right": right, "top": edge, "bottom": edge})
    yield rules(edges, _BAND_EDGE)


def _breaks(plot: IndicatorPlot) -> Iterator[Layer]:
    """An upright line where the series is broken."""
    places = [round(plot.period_axis.scale.place(order), 1) for order, _year, _reason in plot.breaks]
    rows = [{"left": x, "right": x, "top": 0.0, "bottom": plot.frame.plot_height} for x in places]
    if rows:
        yield rules(rows, _BREAK_LINE)


def _points(plot: IndicatorPlot, look: MarkLook, readings: Sequence[Reading], size: float) -> Layer:
    rows = [{"order": r.order, "value": r.level, "period": r.period, "measure": r.measure} for r in readings]
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
    bounds = Box(-4, 4 - TITLE_GAP, frame.plot_width + frame.right, frame.plot_height - 2)
    placer = Placer(bounds, frame.font_size)
    labels = [title_label(plot.title, frame.left, frame.font_size)]
    labels += _break_words(plot, placer)
    for order, _period in plot.missing:
        x, y = plot.period_axis.scale.place(order), frame.plot_height - 9
        sign = sign_of_missing(plot.readings, order)
        words = _missing_words(plot, sign)
        height = len(words) * frame.font_size * LINE_HEIGHT
        widest = max(text_width(line, frame.font_size) for line in words)
        labels.append(Label(x, y + 8 - height / 2, words, bold=len(words) == 1))
        placer.mark(x, y + 8 - height / 2, max(8, widest / 2), height / 2)
    drawn = list(plot.series())[::-1]
    for look, readings in drawn:
        for reading in readings:
            placer.mark(*plot.place(reading), look.half_width, MARK_RADIUS)
        if look.line:
            for stretch in plot.stretches(readings):
                placer.line([plot.place(reading) for reading in stretch])
    for look, readings in drawn:
        labels += _value_labels(plot, placer, look, readings)
    return labels + _band_words(plot, placer)


def _missing_words(plot: IndicatorPlot, sign: str) -> tuple[str, ...]:
    """A sign, and under it what it means where there is room for that."""
    if sign != Missing.NOT_AVAILABLE.value:
        return (sign,)
    words = tuple(_("uppgift saknas").split(" "))
    fits = all(text_width(word, plot.frame.font_size) < plot.step - 12 for word in words)
    return (sign, *words) if fits else (sign,)


def _break_words(plot: IndicatorPlot, placer: Placer) -> Iterator[Label]:
    """Why the series is broken, or that it is where the reason is long, at the top of its line."""
    size = plot.frame.font_size
    for order, year, reason in plot.breaks:
        x = plot.period_axis.scale.place(order)
        placer.line([(x, 0), (x, plot.frame.plot_height)])
        words = reason.rstrip(".")
        if str(year) not in words:
            words = _("{reason} {year}", reason=words, year=year)
        if text_width(words, size) > _MOST_BREAK_WIDTH * 2:
            words = _("Brott i serien {year}", year=year)
        to_the_left = x > plot.frame.plot_width / 2
        room = x if to_the_left else plot.frame.plot_width - x
        text = tuple(wrapped(words, min(_MOST_BREAK_WIDTH, max(60.0, room - 10)), size))
        align: Align = "right" if to_the_left else "left"
        label = Label(x + (-5 if to_the_left else 5), len(text) * size * 0.6 + 1, text, align)
        if placed := placer.place([label]):
            yield placed


def _band_words(plot: IndicatorPlot, placer: Placer) -> list[Label]:
    """The bound in words within its band, once for bounds that stay the same."""
    labels, size = [], plot.frame.font_size
    for position, reading in enumerate(plot.bands):
        before = plot.bands[position - 1] if position else None
        if before and (before.bound, before.limit) == (reading.bound, reading.limit):
            continue
        box, edge = plot.band_box(reading), plot.place(reading)[1]
        inwards = 1 if box.bottom > edge else -1
        text = (_("Målvärde {figure}", figure=_bound_text(plot, reading)),)
        places: tuple[tuple[float, Align], ...] = (
            (box.left + 4, "left"),
            (box.right - 4, "right"),
            ((box.left + box.right) / 2, "center"),
        )
        choices = [
            Label(x, edge + sign * (size * 0.6 + 3), text, align)
            for sign in (inwards, -inwards)
            for x, align in places
        ]
        if placed := placer.place(choices):
            labels.append(placed)
    return labels


def _bound_text(plot: IndicatorPlot, reading: Reading) -> str:
    """`under 9`: a reading that is a bound."""
    if reading.bound is None or reading.limit is None:
        return ""
    return bounded(reading.bound, reading.limit, "", plot.chart.decimals)


def sign_of_missing(readings: Sequence[Reading], order: float) -> str:
    """The sign at a period without an outcome: hidden and bounded figures do not look as if there were none."""
    own = [r for r in readings if r.is_outcome and r.order == order and not r.has_value]
    reasons = [reading.reason for reading in own]
    if Missing.SUPPRESSED.value in reasons:
        return _(HIDDEN_SIGN)
    if reasons and set(reasons) == {Missing.NOT_APPLICABLE.value}:
        return Missing.NOT_APPLICABLE.value
    bounds = [reading.missing for reading in own if reading.bound and reading.missing]
    return bounds[-1] if bounds else Missing.NOT_AVAILABLE.value


def _value_labels(
    plot: IndicatorPlot, placer: Placer, look: MarkLook, readings: Sequence[Reading]
) -> Iterator[Label]:
    """Labels of one series; the first of a measure also says its word, the last of a group its name."""
    latest_made = newest(readings)
    chosen = _labelled(latest_made, ends_only=not look.word and plot.has_names)
    earlier = [reading for reading in readings if reading not in latest_made]
    for reading in [*chosen, *(earlier if len(readings) <= _EVERY_VALUE_UP_TO else [])]:
        latest = not look.word and reading is readings[-1]
        named = latest and plot.has_names
        choices = around(
            plot.place(reading),
            _text(plot, look, reading, first=reading is chosen[0], named=named),
            plot.frame.font_size,
            sides="rab" if named else _sides(readings, reading),
            gap=_TARGET_GAP if reading.measure == Measure.TARGET else MARK_RADIUS + 2,
            side_gap=look.half_width + 3,
            bold=latest,
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
    if named:
        return (plot.name_at_end(reading) + remark(reading.mark),)
    figure = _bound_text(plot, reading) or number(reading.amount, plot.chart.decimals)
    figure += remark(reading.mark)
    if first and reading.measure == Measure.TARGET:
        return (_("Målvärde {figure}", figure=figure),)
    return (figure, look.word) if first and look.word else (figure,)


def remark(mark: str | None) -> str:
    """The mark after a figure that has a note (`*`) or is revised (`r`)."""
    return {None: "", "*": "*"}.get(mark, f"\N{NO-BREAK SPACE}{mark}")


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
        kept += [of(readings, key=lambda r: r.level or 0.0) for of in (min, max)]
    return [reading for reading in readings if reading in kept]


def _sides(readings: Sequence[Reading], reading: Reading) -> str:
    """The sides of a mark that its label prefers: away from the line to its neighbours."""
    position = readings.index(reading)
    neighbours = [*readings[max(0, position - 1) : position], *readings[position + 1 : position + 2]]
    in_valley = bool(neighbours) and all((n.level or 0) > (reading.level or 0) for n in neighbours)
    return "barl" if in_valley and reading.measure != Measure.TARGET else "abrl"
