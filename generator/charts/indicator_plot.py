"""The layout of an indicator's chart for one width: its marks' looks, its axes and its margins.

Outcome: filled point on a solid line. Forecast: hollow diamond, smaller when a later one was made.
Plan: hollow square on a dotted line. Budget: short thick tick. Target: long thin tick, or a band over what
is within it when it is a bound. A forecast or a plan that is a bound: hollow triangle that points to where
the figure is to be. Shape, and not only colour, tells them apart; groups differ by point and dash.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from generator.charts.axis_title import TITLE_GAP, title_height, title_lines
from generator.charts.drawing import Chart
from generator.charts.layers import Axis, Frame, Look
from generator.charts.look import Role, font_size, number, text_width
from generator.charts.placement import Box
from generator.charts.scales import Scale, line_domain, tick_labels
from generator.charts.series import (
    Reading,
    groups_of,
    missing_periods,
    outcomes_of,
    read_readings,
    stretches,
)
from generator.charts.wording import TOTAL, measure_word
from generator.language import _
from generator.model.value import BoundSign, Measure

MARK_RADIUS = 5.0


@dataclass(frozen=True)
class MarkLook:
    """How the figures of one measure or group are drawn; `word` stands at the first of them."""

    shape: str
    size: float
    look: Look
    line: Look | None = None
    word: str = ""
    half_width: float = MARK_RADIUS


_HOLLOW_LINE = 2.0
_GROUP_LOOKS = (
    MarkLook("circle", 64, Look(Role.ACTUAL, Role.ACTUAL), Look(stroke=Role.ACTUAL, line_width=2.5)),
    MarkLook("triangle-up", 72, Look(Role.INK, Role.INK), Look(stroke=Role.INK, line_width=1.75)),
    MarkLook("square", 60, Look(Role.INK, Role.INK), Look(stroke=Role.INK, line_width=1.75, dash=(6, 4))),
)
_MEASURE_LOOKS = {
    Measure.TARGET.value: MarkLook(
        "M-1,0H1", 900, Look(stroke=Role.TARGET, line_width=3), word=Measure.TARGET.value, half_width=15
    ),
    Measure.BUDGET.value: MarkLook(
        "M-0.55,-0.14H0.55V0.14H-0.55Z", 600, Look(Role.BUDGET), word=Measure.BUDGET.value, half_width=8
    ),
    Measure.PLAN.value: MarkLook(
        "square",
        72,
        Look(Role.GROUND, Role.PLAN, line_width=_HOLLOW_LINE),
        Look(stroke=Role.PLAN, line_width=1.75, dash=(2, 4)),
        word=Measure.PLAN.value,
    ),
    Measure.FORECAST.value: MarkLook(
        "diamond",
        96,
        Look(Role.GROUND, Role.FORECAST, line_width=_HOLLOW_LINE),
        word=Measure.FORECAST.value,
        half_width=6,
    ),
}


_UPWARDS = (BoundSign.MORE, BoundSign.AT_LEAST)


def mark_look(measure: str) -> MarkLook:
    """The look of a measure's mark; that of an outcome, where it has none of its own."""
    return _MEASURE_LOOKS.get(measure, _GROUP_LOOKS[0])


@dataclass(frozen=True)
class IndicatorPlot:
    """The readings of a chart and the axes they are placed on, for one width."""

    chart: Chart
    width: int

    @cached_property
    def readings(self) -> list[Reading]:
        return read_readings(self.chart.table)

    @cached_property
    def groups(self) -> list[str]:
        return groups_of([reading for reading in self.readings if reading.is_outcome])

    @property
    def has_names(self) -> bool:
        """Whether each line says what group it is about."""
        return any(self.groups)

    @cached_property
    def missing(self) -> list[tuple[float, str]]:
        return missing_periods(self.readings)

    @property
    def is_wide(self) -> bool:
        return self.width >= 480

    @cached_property
    def frame(self) -> Frame:
        left = max(text_width(label, font_size(self.width)) for label in tick_labels(self._value_ticks)) + 8
        half_step = 1 / (2 * len(self._places))  # as a share of the plot, and a part of the room
        right = (self._room_at_end + 14 - half_step * (self.width - left)) / (1 - half_step)
        right = max(6.0, right)
        height = (290 if self.is_wide else 250) if len(self._places) > 1 else 190
        top = TITLE_GAP + title_height(self.title, font_size(self.width))
        return Frame(self.width, height + top - 40, left, right, top, 26)

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The lines of the value axis' title."""
        return title_lines(self.chart.unit, self._value_ticks, self.width, font_size(self.width))

    @property
    def _room_at_end(self) -> float:
        """The width of what must stand to the right of the last marks: names, or several words."""
        last = max(reading.order for reading in self.readings if reading.has_value)
        texts_at_end = [
            self.name_at_end(reading)
            for reading in self.readings
            if reading.is_outcome and reading.has_value and self.has_names
        ]
        measures = {r.measure for r in self.readings if r.order == last and r.has_value and not r.is_outcome}
        words = [measure_word(measure) for measure in sorted(measures)]
        if len(words) > 1:
            figures = [
                number(r.amount, self.chart.decimals)
                for r in self.readings
                if r.order == last and r.has_value
            ]
            texts_at_end += [*words, *figures]
        return max((text_width(text, font_size(self.width), bold=True) for text in texts_at_end), default=0)

    def name_at_end(self, reading: Reading) -> str:
        """What stands at the end of a group's line."""
        return f"{reading.group or _(TOTAL)} {number(reading.amount, self.chart.decimals)}"

    @cached_property
    def _places(self) -> dict[float, str]:
        """The periods on the axis: place and label, oldest first."""
        places = {reading.order: reading.period for reading in reversed(self.readings)} | dict(self.missing)
        return dict(sorted(places.items()))

    @cached_property
    def _value_ticks(self) -> tuple[float, ...]:
        values = [reading.level for reading in self.readings if reading.level is not None]
        values += self.chart.shared or ()
        count = (4 if self.is_wide else 3) if len(self._places) > 1 else 2
        return line_domain(values, self.chart.scale, count, whole=self.chart.decimals == 0)

    @cached_property
    def value_axis(self) -> Axis:
        ticks = self._value_ticks
        scale = Scale(ticks[0], ticks[-1], self.frame.plot_height, 0, ticks)
        return Axis("y", scale, scale.labels)

    @cached_property
    def period_axis(self) -> Axis:
        places = self._places
        orders = list(places)
        margin = 0.5 * min([1.0, *(b - a for a, b in pairwise(orders))])
        low, high = orders[0] - margin, orders[-1] + margin
        widest = max(text_width(label, self.frame.font_size) for label in places.values()) + 8
        room = self.frame.plot_width * margin * 2 / (high - low)
        every = max(1, -int(-widest // room))
        shown = orders[::-1][::every][::-1]
        scale = Scale(low, high, 0, self.frame.plot_width, tuple(shown))
        return Axis("x", scale, tuple(places[order] for order in shown), grid=False, ticks=True)

    def place(self, reading: Reading) -> tuple[float, float]:
        """Where a reading lies in the plot, in pixels."""
        level = reading.amount if reading.level is None else reading.level
        return self.period_axis.scale.place(reading.order), self.value_axis.scale.place(level)

    @cached_property
    def bands(self) -> list[Reading]:
        """The targets that are bounds, oldest first."""
        found = [r for r in self.readings if r.measure == Measure.TARGET and r.limit is not None]
        return sorted(found, key=lambda reading: reading.order)

    def band_box(self, reading: Reading) -> Box:
        """The part of the plot that is within a bound, around its period."""
        half = self.step / 2
        middle, edge = self.place(reading)
        left, right = max(0.0, middle - half), min(self.frame.plot_width, middle + half)
        if reading.bound in _UPWARDS:
            return Box(left, 0.0, right, edge)
        return Box(left, edge, right, self.frame.plot_height)

    @cached_property
    def step(self) -> float:
        """The distance in pixels between two periods, the nearest to one another that there are."""
        scale, orders = self.period_axis.scale, list(self._places)
        nearest = min([1.0, *(later - earlier for earlier, later in pairwise(orders))])
        return scale.place(orders[0] + nearest) - scale.place(orders[0])

    @cached_property
    def breaks(self) -> list[tuple[float, int, str]]:
        """Where the series is broken, between two of its periods, in which year and why."""
        orders, found = list(self._places), []
        for year, reason in self.chart.breaks:
            before = [order for order in orders if order <= year - 1]
            after = [order for order in orders if order > year - 1]
            if before and after:
                found.append(((before[-1] + after[0]) / 2, year, reason))
        return found

    def series(self) -> Iterator[tuple[MarkLook, list[Reading]]]:
        """What is drawn, from the back to the front: each look and its readings, oldest first."""
        for measure, look in _MEASURE_LOOKS.items():
            found = sorted((r for r in self.readings if r.measure == measure), key=lambda r: r.order)
            for group in groups_of(found):
                word = f"{measure_word(look.word)} {group.lower()}".strip()
                yield replace(look, word=word), [r for r in found if r.group == group and r.has_value]
            bounds = [r for r in found if r.limit is not None and measure != Measure.TARGET]
            for upwards in (False, True):
                if own := [r for r in bounds if (r.bound in _UPWARDS) is upwards]:
                    shape = "triangle-up" if upwards else "triangle-down"
                    yield replace(look, word=measure_word(look.word), shape=shape, line=None), own
        for position, group in reversed(list(enumerate(self.groups))):
            yield _GROUP_LOOKS[position % len(_GROUP_LOOKS)], outcomes_of(self.readings, group)

    def stretches(self, readings: Sequence[Reading]) -> list[list[Reading]]:
        """The readings in the pieces that a line may join."""
        cuts = [order for order, _period in self.missing]
        return stretches(readings, [*cuts, *(order for order, _year, _reason in self.breaks)])


def newest(readings: Sequence[Reading]) -> list[Reading]:
    """One reading a period, oldest period first: of several forecasts of it, the last in the table."""
    found = {reading.order: reading for reading in readings}
    return [found[order] for order in sorted(found)]
