"""The chart of how well a figure was foreseen: forecasts as steps through the period, and what came of it.

The budget or the target is a line across. Each forecast is a hollow diamond where it was made, and a dashed
step leads to the next and to the end, where the outcome is a filled point.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from generator.charts.axis_title import TITLE_GAP, title_height, title_label, title_lines
from generator.charts.drawing import Chart
from generator.charts.indicator_plot import mark_look
from generator.charts.layers import Axis, Frame, Layer, Look, framed, paths, points, rules, texts
from generator.charts.look import Role, font_size, number, plain, text_width
from generator.charts.placement import Box, Label, Placer, around
from generator.charts.scales import Scale, line_domain, tick_labels
from generator.charts.series import amount_of, text_of
from generator.charts.wording import measure_word
from generator.language import _
from generator.model.value import Measure

_PLOT_HEIGHT = 150.0
_GAP = 7.0
_OUTCOMES = (Measure.ACTUAL.value, Measure.FINAL.value)
_STEP = Look(stroke=Role.FORECAST, line_width=2, dash=(5, 4))
_MEANT_LINES = {Measure.TARGET.value: Look(stroke=Role.TARGET, line_width=2)}
_BUDGET_LINE = Look(stroke=Role.BUDGET, line_width=2)


@dataclass(frozen=True)
class Statement:
    """One figure: its measure, when it was made in words, its value, and when it was stated."""

    measure: str
    made: str
    value: float
    place: float

    @property
    def is_forecast(self) -> bool:
        return self.measure == Measure.FORECAST.value

    @property
    def is_outcome(self) -> bool:
        return self.measure in _OUTCOMES


@dataclass(frozen=True)
class ForecastSteps:
    """The layout of the steps for one width."""

    chart: Chart
    width: int

    @cached_property
    def statements(self) -> list[Statement]:
        table = self.chart.table
        columns = (table.column(name) for name in ("measure", "made", "value", "place"))
        return [
            Statement(text_of(measure), plain(text_of(made)), amount, float(place or 0))
            for measure, made, value, place in zip(*columns, strict=True)
            if (amount := amount_of(value)) is not None
        ]

    @cached_property
    def forecasts(self) -> list[Statement]:
        return sorted((s for s in self.statements if s.is_forecast), key=lambda s: s.place)

    @cached_property
    def outcome(self) -> Statement | None:
        return next((s for s in self.statements if s.is_outcome), None)

    @cached_property
    def meant(self) -> list[Statement]:
        return [s for s in self.statements if not s.is_forecast and not s.is_outcome]

    @property
    def size(self) -> int:
        return font_size(self.width)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """The beginning and the end of the period, and of what was stated outside it."""
        places = [statement.place for statement in self.statements]
        first = min([int(min(places)), *places])
        return float(first), max([first + 1.0, *places])

    @cached_property
    def ticks(self) -> tuple[float, ...]:
        values = [statement.value for statement in self.statements]
        return line_domain(values, self.chart.scale, 3, whole=self.chart.decimals == 0)

    @cached_property
    def title(self) -> tuple[str, ...]:
        return title_lines(self.chart.unit, self.ticks, self.width, self.size)

    @cached_property
    def frame(self) -> Frame:
        left = max(text_width(label, self.size) for label in tick_labels(self.ticks)) + 8
        right = max([4.0, *(text_width(s.made, self.size) / 2 - 20 for s in self.forecasts)])
        if self.outcome:
            right = max(right, text_width(self._end_word, self.size) / 2 + 4)
            right = max(right, text_width(self.number(self.outcome), self.size, bold=True) + 14)
        top = TITLE_GAP + title_height(self.title, self.size)
        return Frame(self.width, top + _PLOT_HEIGHT + 42, left, right, top, 42)

    @property
    def _end_word(self) -> str:
        return _("hela perioden")

    @cached_property
    def value_axis(self) -> Axis:
        scale = Scale(self.ticks[0], self.ticks[-1], self.frame.plot_height, 0, self.ticks)
        return Axis("y", scale, scale.labels)

    @cached_property
    def time_axis(self) -> Axis:
        first, last = self.ends
        shown = sorted({s.place for s in [*self.forecasts, *([self.outcome] if self.outcome else [])]})
        scale = Scale(first, last, 0, self.frame.plot_width, tuple(shown))
        return Axis("x", scale, tuple("" for _place in shown), grid=False, ticks=True)

    def number(self, statement: Statement) -> str:
        return number(statement.value, self.chart.decimals)

    def place(self, statement: Statement) -> tuple[float, float]:
        x, y = self.time_axis.scale.place(statement.place), self.value_axis.scale.place(statement.value)
        return round(x, 1), round(y, 1)

    @cached_property
    def corners(self) -> list[tuple[float, float]]:
        """The corners of the steps: level from each forecast to the next, and to the end."""
        places = [self.place(forecast) for forecast in self.forecasts]
        end = self.frame.plot_width if self.outcome is None else self.place(self.outcome)[0]
        corners = [corner for (x, y), (after, _y) in pairwise(places) for corner in ((x, y), (after, y))]
        return [*corners, *places[-1:], (round(end, 1), places[-1][1])] if places else []

    def layers(self) -> Iterator[Layer]:
        """The level of what was meant, the steps, and the marks on them."""
        across = self.frame.plot_width
        for statement in self.meant:
            y = self.place(statement)[1]
            line = {"left": 0.0, "right": across, "top": y, "bottom": y}
            yield rules([line], _MEANT_LINES.get(statement.measure, _BUDGET_LINE))
        steps = [
            {"x": x, "y": y, "stretch": str(i)}
            for i, pair in enumerate(pairwise(self.corners))
            for x, y in pair
        ]
        if steps:
            yield paths(steps, _STEP)
        for statement in [*self.forecasts, *([self.outcome] if self.outcome else [])]:
            look = mark_look(statement.measure)
            row = {"order": statement.place, "value": statement.value, "name": statement.measure}
            size = look.size * (1.4 if statement.is_outcome else 1.0)
            yield points([row], self.time_axis, self.value_axis, look.look, shape=look.shape, size=size)

    def labels(self) -> Iterator[Label]:
        """The unit, the figures beside their marks and lines, and under them when each was stated."""
        yield title_label(self.title, self.frame.left, self.size)
        bounds = Box(-4, 4 - TITLE_GAP, self.frame.plot_width + self.frame.right, self.frame.plot_height)
        placer = Placer(bounds, self.size)
        placer.line(self.corners)
        for statement in self.meant:
            y = self.place(statement)[1]
            placer.line([(0, y), (self.frame.plot_width, y)])
        marks = [*([self.outcome] if self.outcome else []), *reversed(self.forecasts)]
        for statement in marks:
            placer.mark(*self.place(statement), 6, 6)
        for statement in marks:
            lines = (self.number(statement), measure_word(statement.measure))
            sides = "rab" if statement.is_outcome else "abrl"
            bold = statement.is_outcome
            choices = around(self.place(statement), lines, self.size, sides=sides, gap=_GAP, bold=bold)
            if label := placer.place(choices):
                yield label
        yield from self._meant_labels(placer)
        yield from self._time_labels()

    def _meant_labels(self, placer: Placer) -> Iterator[Label]:
        for statement in self.meant:
            y = self.place(statement)[1]
            word = measure_word(statement.measure)
            text = (_("{measure} {period}", measure=word, period=self.number(statement)),)
            wide = text_width(text[0], self.size)
            choices = [
                Label(x, y + side * (self.size * 0.6 + 3), text, "left")
                for side in (-1, 1)
                for x in (2.0, max(2.0, self.frame.plot_width / 2 - wide / 2), self.frame.plot_width - wide)
            ]
            if label := placer.place(choices):
                yield label

    def _time_labels(self) -> Iterator[Label]:
        """When each forecast was made and the outcome; on a lower line where two would collide."""
        stated = [(self.place(s)[0], s.made) for s in self.forecasts]
        if self.outcome:
            stated.append((self.place(self.outcome)[0], self._end_word))
        ends = [float("-inf"), float("-inf")]
        low, high = -self.frame.left, self.frame.plot_width + self.frame.right
        for x, text in stated:
            half = text_width(text, self.size) / 2
            middle = min(max(x, low + half), high - half)
            line = 0 if middle - half > ends[0] + 6 else 1
            ends[line] = middle + half
            yield Label(middle, self.frame.plot_height + 14 + line * self.size * 1.25, (text,))


def forecasts_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of budget, forecasts and outcome."""
    plan = ForecastSteps(chart, width)
    return framed([*plan.layers(), texts(list(plan.labels()), plan.size)], plan.frame, chart.description)
