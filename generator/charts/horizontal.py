"""Horizontal bars, one a row in the order given: the name beside the bar, or above it when narrow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.charts.axis_title import title_height, title_lines
from generator.charts.bar_look import BarLook
from generator.charts.layers import Axis, Frame, Layer, Look, bars, framed, rules, texts
from generator.charts.look import Role, font_size, number, text_width, wrapped
from generator.charts.placement import Label
from generator.charts.scales import Scale, tick_labels, ticks_within

_BAR = 16.0
_GAP = 6.0  # between a bar and its label
_MOST_NAME_WIDTH = 210.0
_UNDER_AXIS = 24.0
BUDGET_TICK = Look(stroke=Role.BUDGET, line_width=3)
_HALO_ROOM = 8.0
_TICK_HALO = Look(stroke=Role.GROUND, line_width=7)  # sets the tick off from a bar that it crosses


@dataclass(frozen=True)
class BarRow:
    """A bar with its name and label. `tick` is a value to compare with; None is not drawn."""

    name: str
    value: float | None
    label: str
    look: BarLook
    tick: float | None = None
    space_before: float = 0.0

    @property
    def ends(self) -> tuple[float, ...]:
        return tuple(end for end in (self.value, self.tick) if end is not None)


@dataclass(frozen=True)
class HorizontalBars:
    """The layout of the rows for one width.

    `heading` is the height that is kept free above them, under the unit; `shared` are the ends of an axis that
    several charts share.
    """

    rows: Sequence[BarRow]
    unit: str
    width: int
    heading: float
    names_beside: bool
    signed: bool = False
    least_sides: tuple[float, float] = field(default=(0.0, 0.0))
    shared: tuple[float, float] | None = None

    @property
    def font_size(self) -> int:
        return font_size(self.width)

    @cached_property
    def names(self) -> list[list[str]]:
        """The lines of each row's name."""
        room = _MOST_NAME_WIDTH if self.names_beside else self.width - 2.0
        return [wrapped(row.name, room, self.font_size) for row in self.rows]

    @cached_property
    def bands(self) -> list[tuple[float, float]]:
        """Where each row begins in the plot, and where its bar does."""
        line, place, bands = self.font_size + 3.0, 0.0, []
        for row, name in zip(self.rows, self.names, strict=True):
            place += row.space_before
            text = len(name) * line
            if self.names_beside:
                height = max(_BAR, text)
                bands.append((place, place + (height - _BAR) / 2))
                place += height + (12 if len(self.rows) < 12 else 9)
            else:
                bands.append((place, place + text + 3))
                place += text + 3 + _BAR + 12
        return bands

    @cached_property
    def _names_width(self) -> float:
        return max(text_width(line, self.font_size) for name in self.names for line in name)

    @cached_property
    def _ends(self) -> tuple[float, float]:
        ends = [*(end for row in self.rows for end in row.ends), *(self.shared or ())]
        low, high = min([0.0, *ends]), max([0.0, *ends])
        return (low, high) if low < high else (0.0, 1.0)

    def _ticks(self, low: float, high: float) -> tuple[float, ...]:
        """As many round ticks as have room for their labels."""
        for count in (3, 2):
            ticks = ticks_within(low, high, count, whole=high - low >= count)
            widest = max(text_width(label, self.font_size) for label in tick_labels(ticks))
            if len(ticks) * (widest + 22) <= self.frame.plot_width:
                break
        return ticks

    @property
    def _has_bars(self) -> bool:
        return any(end for row in self.rows for end in row.ends)

    @cached_property
    def frame(self) -> Frame:
        low, high = self._ends
        beside = self._names_width + 12 if self.names_beside else 4.0
        before = max([0.0, *(self._width(r.label) for r in self.rows if (r.value or 0) < 0)]) + _GAP
        after = max([0.0, *(self._width(r.label) for r in self.rows if (r.value or 0) >= 0)]) + _GAP + 2
        left = beside + (before if low < 0 else 0)
        share = -low / (high - low)
        plot = self.width - left - after
        left += max(0.0, self.least_sides[0] - share * plot - (left - 4)) if low < 0 else 0
        after += max(0.0, self.least_sides[1] - (1 - share) * plot - after)
        top = title_height(self.title, self.font_size) + self.heading
        height = top + self.bands[-1][1] + _BAR + 8 + _UNDER_AXIS
        return Frame(self.width, height, left, after, top, _UNDER_AXIS)

    @cached_property
    def title(self) -> tuple[str, ...]:
        """The unit in words, in lines."""
        return title_lines(self.unit, (), self.width, self.font_size)

    def _width(self, text: str) -> float:
        return text_width(text, self.font_size, bold=True)

    @cached_property
    def axis(self) -> Axis:
        low, high = self._ends
        ticks = self._ticks(low, high) if self._has_bars else (0.0,)
        scale = Scale(low, high, 0, self.frame.plot_width, ticks)
        signed = tuple(f"+{t}" if tick > 0 else t for t, tick in zip(tick_labels(ticks), ticks, strict=True))
        return Axis("x", scale, signed if self.signed else scale.labels)

    def labels(self) -> Iterator[Label]:
        """The names, the figures at the ends of the bars, and the unit over all."""
        frame, size = self.frame, self.font_size
        for row, name, (top, bar) in zip(self.rows, self.names, self.bands, strict=True):
            middle = bar + _BAR / 2
            if self.names_beside:
                yield Label(self._names_width - frame.left, middle, tuple(name), "right")
            else:
                yield Label(-frame.left, top + len(name) * (size + 3) / 2 - 1, tuple(name), "left")
            yield self._figure(row, middle)
        yield Label(-frame.left, -frame.top + title_height(self.title, size) / 2, self.title, "left")

    def _figure(self, row: BarRow, middle: float) -> Label:
        """The figure at the end of its bar; beyond the tick only where the tick would cross it."""
        place = self.axis.scale.place
        side = -1 if (row.value or 0) < 0 else 1
        end = place(row.value or 0)
        if row.tick is not None:
            past = (place(row.tick) - end) * side
            if -1 <= past < self._width(row.label) + 2 * _GAP:
                end += max(0.0, past) * side
        return Label(end + _GAP * side, middle, (row.label,), "right" if side < 0 else "left", bold=True)

    def layers(self) -> Iterator[Layer]:
        """The bars by look, the ticks, and the line at zero."""
        bands = list(zip(self.rows, self.bands, strict=True))
        for look in BarLook:
            rows = [
                {"from": 0.0, "value": row.value, "start": bar, "end": bar + _BAR, "name": row.name}
                for row, (_, bar) in bands
                if row.look is look and row.value is not None
            ]
            if rows and look.value.opacity < 1:
                yield bars(rows, self.axis, Look(Role.GROUND))
            if rows:
                yield bars(rows, self.axis, look.value)
        place = self.axis.scale.place
        ticks = [
            (row, _upright(place(row.tick), bar - 4, bar + _BAR + 4))
            for row, (_, bar) in bands
            if row.tick is not None
        ]
        if crossing := [tick for row, tick in ticks if self._crosses(row)]:
            yield rules(crossing, _TICK_HALO)
        yield rules(self._zero_line(), Look(stroke=Role.INK, line_width=1))
        if ticks:
            yield rules([tick for _, tick in ticks], BUDGET_TICK)

    def _crosses(self, row: BarRow) -> bool:
        """Whether a row's tick lies well inside its bar, so that a halo hides no end of the bar."""
        if row.value is None or row.tick is None:
            return False
        zero, tick, end = (self.axis.scale.place(value) for value in (0.0, row.tick, row.value))
        return min(zero, end) + _HALO_ROOM < tick < max(zero, end) - _HALO_ROOM

    def _zero_line(self) -> list[dict[str, float]]:
        """The line at zero: whole, or in pieces beside the bars when the names stand between them."""
        zero = self.axis.scale.place(0)
        if self.names_beside:
            return [_upright(zero, -4, self.frame.plot_height)]
        return [_upright(zero, bar - 3, bar + _BAR + 3) for _, bar in self.bands]


def _upright(x: float, top: float, bottom: float) -> dict[str, float]:
    return {"left": round(x, 1), "right": round(x, 1), "top": top, "bottom": bottom}


def horizontal_specification(
    plan: HorizontalBars, description: str, *, extra: Sequence[Layer] = (), words: Sequence[Label] = ()
) -> dict[str, Any]:
    """The specification of the rows, with further layers and words in the heading."""
    labels = texts([*plan.labels(), *words], plan.font_size)
    return framed([*plan.layers(), *extra, labels], plan.frame, description)


def figure_label(value: float | None, decimals: int, *, signed: bool = False) -> str:
    """The label of a bar; `..` where there is no figure."""
    return ".." if value is None else number(value, decimals, signed=signed)
