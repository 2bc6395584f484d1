"""The chart of an indicator by group: a small panel for each, on one scale, with all together behind in grey."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.charts.axis_title import title_height, title_lines
from generator.charts.drawing import Chart
from generator.charts.indicator import remark, sign_of_missing
from generator.charts.layers import Frame, Layer, Look, dots, framed, paths, rules, texts
from generator.charts.look import Role, font_size, number, text_width, wrapped
from generator.charts.placement import Box, Label, Need, Placer, around
from generator.charts.scales import Scale, line_domain, tick_labels
from generator.charts.series import Reading, groups_of, missing_periods, outcomes_of, read_readings, stretches
from generator.language import _

_COLUMN_SPACE = 28.0
_PANEL_HEIGHT = 92.0
_BETWEEN_ROWS = 22.0
_UNDER_PANEL = 22.0
_DOT = 44.0
_LATEST_DOT = 80.0
_GROUP_LINE = Look(stroke=Role.ACTUAL, line_width=2.5)
_TOTAL_LINE = Look(stroke=Role.BUDGET, line_width=1.75)
_GRID = Look(stroke=Role.GRID, line_width=0.5)


@dataclass(frozen=True)
class Panel:
    """A group's readings beside those of all together, and the panel's place within the plot."""

    group: str
    readings: list[Reading]
    left: float
    top: float


@dataclass(frozen=True)
class Multiples:
    """The layout of the panels for one width: one column when narrow."""

    chart: Chart
    width: int

    @cached_property
    def readings(self) -> list[Reading]:
        return [reading for reading in read_readings(self.chart.table) if reading.is_outcome]

    @cached_property
    def groups(self) -> list[str]:
        return [group for group in groups_of(self.readings) if group]

    @cached_property
    def total(self) -> list[Reading]:
        return outcomes_of(self.readings, "")

    @property
    def size(self) -> int:
        return font_size(self.width)

    @property
    def columns(self) -> int:
        if self.width < 480:
            return 1
        return 3 if len(self.groups) > 4 or len(self.groups) == 3 else 2

    @cached_property
    def ticks(self) -> tuple[float, ...]:
        values = [reading.amount for reading in self.readings if reading.has_value]
        values += self.chart.shared or ()
        return line_domain(values, self.chart.scale, 2, whole=self.chart.decimals == 0)

    @cached_property
    def title(self) -> tuple[str, ...]:
        return title_lines(self.chart.unit, self.ticks, self.width, self.size)

    @cached_property
    def orders(self) -> dict[float, str]:
        """The periods by their place, oldest first."""
        return dict(sorted({reading.order: reading.period for reading in self.readings}.items()))

    @cached_property
    def left(self) -> float:
        return max(text_width(label, self.size) for label in tick_labels(self.ticks)) + 8

    @cached_property
    def panel_width(self) -> float:
        across = self.width - self.left - 4 - _COLUMN_SPACE * (self.columns - 1)
        return across / self.columns

    @cached_property
    def heads(self) -> dict[str, list[str]]:
        """Each panel's name in lines."""
        return {group: wrapped(group, self.panel_width / 1.1, self.size) for group in self.groups}

    @cached_property
    def panels(self) -> list[Panel]:
        found, top = [], 0.0
        for start in range(0, len(self.groups), self.columns):
            row = self.groups[start : start + self.columns]
            top += max(len(self.heads[group]) for group in row) * self.size * 1.2 + 14
            for column, group in enumerate(row):
                own = outcomes_of(self.readings, group)
                found.append(Panel(group, own, column * (self.panel_width + _COLUMN_SPACE), top))
            top += _PANEL_HEIGHT + _UNDER_PANEL + _BETWEEN_ROWS
        return found

    @cached_property
    def frame(self) -> Frame:
        top = 6 + title_height(self.title, self.size)
        height = top + self.panels[-1].top + _PANEL_HEIGHT + _UNDER_PANEL + 4
        return Frame(self.width, height, self.left, 4, top, _UNDER_PANEL + 4)

    def place(self, panel: Panel, reading: Reading) -> tuple[float, float]:
        across, upwards = self.scales(panel)
        return round(across.place(reading.order), 1), round(upwards.place(reading.amount), 1)

    def scales(self, panel: Panel) -> tuple[Scale, Scale]:
        orders = list(self.orders)
        ends = (orders[0], orders[-1]) if len(orders) > 1 else (orders[0] - 1, orders[0] + 1)
        inset = min(40.0, self.panel_width / 6)
        across = Scale(*ends, panel.left + inset, panel.left + self.panel_width - inset, ())
        upwards = Scale(self.ticks[0], self.ticks[-1], panel.top + _PANEL_HEIGHT, panel.top, self.ticks)
        return across, upwards

    def layers(self) -> Iterator[Layer]:
        """The grid, the line of all together, and then each group's own line and marks."""
        grid = [
            {"left": panel.left, "right": panel.left + self.panel_width, "top": y, "bottom": y}
            for panel in self.panels
            for tick in self.ticks
            for y in [round(self.scales(panel)[1].place(tick), 1)]
        ]
        yield rules(grid, _GRID)
        for look, of_total in ((_TOTAL_LINE, True), (_GROUP_LINE, False)):
            rows = [
                row
                for panel in self.panels
                for row in self._line(panel, self.total if of_total else panel.readings)
            ]
            if rows:
                yield paths(rows, look)
        total = [self._dot(panel, reading) for panel in self.panels for reading in self.total]
        if total:
            yield dots(total, Look(Role.GROUND, Role.BUDGET, line_width=1.5), shape="circle", size=_DOT / 2)
        earlier = [self._dot(panel, reading) for panel in self.panels for reading in panel.readings[:-1]]
        if earlier:
            yield dots(earlier, Look(Role.ACTUAL), shape="circle", size=_DOT)
        latest = [self._dot(panel, panel.readings[-1]) for panel in self.panels]
        yield dots(latest, Look(Role.ACTUAL), shape="circle", size=_LATEST_DOT)

    def _dot(self, panel: Panel, reading: Reading) -> dict[str, Any]:
        x, y = self.place(panel, reading)
        return {"x": x, "y": y, "value": reading.amount, "period": reading.period, "group": reading.group}

    def _line(self, panel: Panel, readings: Sequence[Reading]) -> Iterator[dict[str, Any]]:
        gaps = [order for order, _period in missing_periods(readings)]
        for position, stretch in enumerate(stretches(readings, gaps)):
            for reading in stretch if len(stretch) > 1 else ():
                yield {**self._dot(panel, reading), "stretch": f"{panel.group} {position}"}

    def labels(self) -> Iterator[Label]:
        middle = -self.frame.top + title_height(self.title, self.size) / 2
        yield Label(-self.left, middle, self.title, "left")
        for position, panel in enumerate(self.panels):
            yield self._head(panel)
            yield from self._axis_labels(panel, with_values=position % self.columns == 0)
            yield from self._values(panel, first=position == 0)

    def _head(self, panel: Panel) -> Label:
        lines = tuple(self.heads[panel.group])
        middle = panel.top - 12 - len(lines) * self.size * 0.6
        return Label(panel.left, middle, lines, "left", bold=True)

    def _axis_labels(self, panel: Panel, *, with_values: bool) -> Iterator[Label]:
        across, upwards = self.scales(panel)
        if with_values:
            for tick, text in zip(self.ticks, tick_labels(self.ticks), strict=True):
                yield Label(panel.left - 6, upwards.place(tick), (text,), "right")
        orders = list(self.orders)
        room = self.panel_width / max(1, len(orders))
        widest = max(text_width(text, self.size) for text in self.orders.values()) + 6
        shown = (
            orders
            if widest <= room
            else [orders[0], orders[-1]]
            if widest * 2 <= self.panel_width
            else orders[-1:]
        )
        for order in shown:
            yield Label(across.place(order), panel.top + _PANEL_HEIGHT + 14, (self.orders[order],))

    def _values(self, panel: Panel, *, first: bool) -> Iterator[Label]:
        """The group's figures, and in the first panel what the grey line is."""
        bounds = Box(
            panel.left - 2, panel.top - 14, panel.left + self.panel_width, panel.top + _PANEL_HEIGHT - 2
        )
        placer = Placer(bounds, self.size)
        for line in (self.total, panel.readings):
            for reading in line:
                placer.mark(*self.place(panel, reading), 4, 4)
            for stretch in stretches(line):
                placer.line([self.place(panel, reading) for reading in stretch])
        yield from self._missing(panel, placer)
        for reading in reversed(panel.readings):
            is_latest = reading is panel.readings[-1]
            text = number(reading.amount, self.chart.decimals) + remark(reading.mark)
            choices = around(
                self.place(panel, reading), (text,), self.size, sides="abrl", gap=6, bold=is_latest
            )
            if label := placer.place(choices, Need.MUST if is_latest else Need.SHOULD):
                yield label
        if first and self.total:
            latest = self.total[-1]
            text = _(
                "Totalt {figure}", figure=number(latest.amount, self.chart.decimals) + remark(latest.mark)
            )
            choices = around(self.place(panel, latest), (text,), self.size, sides="balr", gap=6)
            if label := placer.place(choices):
                yield label

    def _missing(self, panel: Panel, placer: Placer) -> Iterator[Label]:
        """The signs of the periods that this group has no figure for."""
        own = [reading for reading in self.readings if reading.group == panel.group]
        for order in self.orders:
            if any(reading.order == order for reading in panel.readings):
                continue
            x, y = self.scales(panel)[0].place(order), panel.top + _PANEL_HEIGHT - 9
            sign = sign_of_missing(own, order)
            placer.mark(x, y, max(8, text_width(sign, self.size) / 2), 8)
            yield Label(x, y, (sign,), bold=True)


def groups_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of an indicator's panels."""
    plan = Multiples(chart, width)
    return framed([*plan.layers(), texts(list(plan.labels()), plan.size)], plan.frame, chart.description)
