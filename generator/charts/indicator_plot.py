"""The layout of an indicator's chart for one width: its marks' looks, its axes and its margins.

Outcome: filled point on a solid line. Forecast: hollow diamond, smaller when a later one was made.
Plan: hollow square on a dotted line. Budget: short thick tick. Target: long thin tick. Shape, and not
only colour, tells them apart; groups differ by point and dash.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from generator.charts.drawing import Chart
from generator.charts.layers import Axis, Frame, Look
from generator.charts.look import Role, font_size, number, text_width
from generator.charts.scales import Scale, line_domain, tick_labels
from generator.charts.series import (
    Reading,
    groups_of,
    missing_periods,
    outcomes_of,
    read_readings,
    stretches,
)
from generator.model.value import Measure

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
        "M-1,0H1", 900, Look(stroke=Role.TARGET, line_width=3), word="mål", half_width=15
    ),
    Measure.BUDGET.value: MarkLook(
        "M-0.55,-0.14H0.55V0.14H-0.55Z", 600, Look(Role.BUDGET), word="budget", half_width=8
    ),
    Measure.PLAN.value: MarkLook(
        "square",
        72,
        Look(Role.GROUND, Role.PLAN, line_width=_HOLLOW_LINE),
        Look(stroke=Role.PLAN, line_width=1.75, dash=(2, 4)),
        word="plan",
    ),
    Measure.FORECAST.value: MarkLook(
        "diamond", 96, Look(Role.GROUND, Role.FORECAST, line_width=_HOLLOW_LINE), word="prognos", half_width=6
    ),
}


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
        return Frame(self.width, height, left, right, 34, 26)

    @property
    def _room_at_end(self) -> float:
        """The width of what must stand to the right of the last marks: names, or several words."""
        last = max(reading.order for reading in self.readings if reading.has_value)
        texts_at_end = [
            self.name_at_end(reading)
            for reading in self.readings
            if reading.is_outcome and reading.has_value and self.has_names
        ]
        words = {r.measure for r in self.readings if r.order == last and r.has_value and not r.is_outcome}
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
        return f"{reading.group or 'Totalt'} {number(reading.amount, self.chart.decimals)}"

    @cached_property
    def _places(self) -> dict[float, str]:
        """The periods on the axis: place and label, oldest first."""
        places = {reading.order: reading.period for reading in reversed(self.readings)} | dict(self.missing)
        return dict(sorted(places.items()))

    @cached_property
    def _value_ticks(self) -> tuple[float, ...]:
        values = [reading.amount for reading in self.readings if reading.has_value]
        count = (5 if self.is_wide else 4) if len(self._places) > 1 else 2
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
        return self.period_axis.scale.place(reading.order), self.value_axis.scale.place(reading.amount)

    def series(self) -> Iterator[tuple[MarkLook, list[Reading]]]:
        """What is drawn, from the back to the front: each look and its readings, oldest first."""
        for measure, look in _MEASURE_LOOKS.items():
            found = [r for r in self.readings if r.measure == measure and r.has_value]
            for group in groups_of(found):
                own = replace(look, word=f"{look.word} {group.lower()}".strip())
                yield own, sorted((r for r in found if r.group == group), key=lambda reading: reading.order)
        for position, group in reversed(list(enumerate(self.groups))):
            yield _GROUP_LOOKS[position % len(_GROUP_LOOKS)], outcomes_of(self.readings, group)

    def stretches(self, readings: Sequence[Reading]) -> list[list[Reading]]:
        """The readings in the pieces that a line may join."""
        return stretches(readings, [order for order, _ in self.missing])


def newest(readings: Sequence[Reading]) -> list[Reading]:
    """One reading a period, oldest period first: of several forecasts of it, the last in the table."""
    found = {reading.order: reading for reading in readings}
    return [found[order] for order in sorted(found)]
