"""The chart of how well a figure was foreseen: a row each for budget, forecasts by date, and outcome.

Marks lie on one axis, and a line from each forecast reaches to the outcome: its length is the miss.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.charts.drawing import Chart
from generator.charts.indicator_plot import MARK_RADIUS, MarkLook, mark_look
from generator.charts.layers import Axis, Frame, Layer, Look, framed, points, rules, texts
from generator.charts.look import Role, font_size, number, plain, text_width
from generator.charts.placement import Label
from generator.charts.scales import Scale, line_domain, tick_labels
from generator.charts.series import amount_of, text_of
from generator.model.value import Measure

_ROW = 34.0
_ROW_UNDER_NAME = 50.0
_TOP = 28.0
_GAP = 8.0
_OUTCOMES = (Measure.ACTUAL.value, Measure.FINAL.value)


@dataclass(frozen=True)
class Statement:
    """One mark: what it is called, its measure and its value."""

    name: str
    measure: str
    value: float


@dataclass(frozen=True)
class ForecastRows:
    """The layout of the rows for one width: names beside the marks, or above them when narrow."""

    chart: Chart
    width: int

    @cached_property
    def statements(self) -> list[Statement]:
        table = self.chart.table
        columns = (table.column(name) for name in ("name", "measure", "value"))
        return [
            Statement(plain(text_of(name)), text_of(measure), amount)
            for name, measure, value in zip(*columns, strict=True)
            if (amount := amount_of(value)) is not None
        ]

    @property
    def outcome(self) -> float | None:
        return next((s.value for s in self.statements if s.measure in _OUTCOMES), None)

    @property
    def names_beside(self) -> bool:
        return self.width >= 480

    @cached_property
    def _ticks(self) -> tuple[float, ...]:
        """As many round ticks as have room for their labels."""
        values = [statement.value for statement in self.statements]
        for count in (4, 3, 2, 1):
            ticks = line_domain(values, self.chart.scale, count, whole=self.chart.decimals == 0)
            widest = max(text_width(label, font_size(self.width)) for label in tick_labels(ticks))
            if len(ticks) * (widest + 16) <= self.width - self._sides(ticks):
                break
        return ticks

    def _sides(self, ticks: tuple[float, ...]) -> float:
        return self._left(ticks) + self._right

    def _left(self, ticks: tuple[float, ...]) -> float:
        size = font_size(self.width)
        half_label = text_width(tick_labels(ticks)[0], size) / 2
        if not self.names_beside:
            return half_label + 2
        return max(text_width(s.name, size) for s in self.statements) + 16 + half_label / 2

    @cached_property
    def _right(self) -> float:
        size = font_size(self.width)
        return max(text_width(self.number(s), size, bold=True) for s in self.statements) + _GAP + MARK_RADIUS

    @cached_property
    def frame(self) -> Frame:
        row = _ROW if self.names_beside else _ROW_UNDER_NAME
        height = _TOP + row * len(self.statements) + 26
        return Frame(self.width, height, self._left(self._ticks), self._right, _TOP, 26)

    @cached_property
    def value_axis(self) -> Axis:
        ticks = self._ticks
        scale = Scale(ticks[0], ticks[-1], 0, self.frame.plot_width, ticks)
        return Axis("x", scale, scale.labels)

    @cached_property
    def row_axis(self) -> Axis:
        """Rows from the top, in pixels."""
        height = self.frame.plot_height
        return Axis("y", Scale(height, 0, height, 0, ()), (), grid=False)

    def number(self, statement: Statement) -> str:
        return number(statement.value, self.chart.decimals)

    def middle(self, position: int) -> float:
        """Where the marks of a row lie, in pixels from the top of the plot."""
        if self.names_beside:
            return (position + 0.5) * _ROW
        return position * _ROW_UNDER_NAME + 34

    def layers(self) -> Iterator[Layer]:
        place = self.value_axis.scale.place
        if self.outcome is not None:
            end = round(place(self.outcome), 1)
            whole = {"left": end, "right": end, "top": 0.0, "bottom": self.frame.plot_height}
            yield rules([whole], Look(stroke=Role.ACTUAL, line_width=1, dash=(2, 3)))
            misses = [
                {"left": round(place(s.value), 1), "right": end, "top": middle, "bottom": middle}
                for position, s in enumerate(self.statements)
                for middle in [self.middle(position)]
                if s.measure == Measure.FORECAST.value
            ]
            if misses:
                yield rules(misses, Look(stroke=Role.FORECAST, line_width=2))
        for position, statement in enumerate(self.statements):
            look = _look(statement.measure)
            row = {"order": statement.value, "value": self.middle(position), "name": statement.name}
            yield points([row], self.value_axis, self.row_axis, look.look, shape=look.shape, size=look.size)

    def labels(self) -> Iterator[Label]:
        """The unit above, the names, and each value to the right of its row's marks and lines."""
        frame, scale = self.frame, self.value_axis.scale
        unit = self.chart.unit
        if scale.low > 0:
            unit = f"{unit} (axeln börjar vid {self.value_axis.labels[0]})"
        yield Label(-frame.left, -18, (unit,), "left")
        for position, statement in enumerate(self.statements):
            middle, ends = self.middle(position), [scale.place(statement.value)]
            if statement.measure == Measure.FORECAST.value and self.outcome is not None:
                ends.append(scale.place(self.outcome))
            half = _look(statement.measure).half_width
            yield Label(max(ends) + half + _GAP - 2, middle, (self.number(statement),), "left", bold=True)
            if self.names_beside:
                yield Label(-frame.left, middle, (statement.name,), "left")
            else:
                yield Label(-frame.left, middle - 20, (statement.name,), "left")


def _look(measure: str) -> MarkLook:
    """As in an indicator's chart; a budget with ombudgetering as a budget."""
    return mark_look(Measure.BUDGET.value if measure == Measure.TOTAL_BUDGET.value else measure)


def forecasts_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of budget, forecasts and outcome."""
    rows = ForecastRows(chart, width)
    labels = texts(list(rows.labels()), rows.frame.font_size)
    return framed([*rows.layers(), labels], rows.frame, chart.description)
