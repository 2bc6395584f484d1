"""Round axes: which part of the number line to show, where its ticks stand, and where a value lies."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.charts.look import number

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FINER = 0.75  # a step may be this much smaller than asked for
_LEAST_SHARE = 0.35  # of a shared axis that a chart's own axis is to fill
_LEAST_BAND = 0.25  # a zoomed axis spans at least this share of its values, so that noise looks like noise


@dataclass(frozen=True)
class Scale:
    """A straight scale: `low`–`high` in the chart's unit on `start`–`end` in pixels."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def place(self, value: float) -> float:
        """Where a value lies, in pixels from the left or the top of the plot."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    @property
    def labels(self) -> tuple[str, ...]:
        """The ticks as Swedish text, all with the same number of decimals."""
        return tick_labels(self.ticks)


def tick_labels(ticks: Sequence[float]) -> tuple[str, ...]:
    decimals = max((_decimals(tick) for tick in ticks), default=0)
    return tuple(number(tick, decimals) for tick in ticks)


def round_step(span: float, count: int, *, whole: bool) -> float:
    """A round distance that cuts `span` in about `count` pieces; a whole number if `whole`."""
    rough = span / max(count, 1)
    magnitude = 10.0 ** math.floor(math.log10(rough))
    steps = [_exact(step * magnitude) for step in _STEPS if step != 2.5 or magnitude >= 10]
    if whole:
        steps = [step for step in steps if step == int(step)] or [1.0]
    return next((step for step in steps if step >= rough * _FINER), steps[-1])


def ticks_within(low: float, high: float, count: int, *, whole: bool) -> tuple[float, ...]:
    """Round ticks that lie within `low`–`high`, zero among them when it does."""
    step = round_step(high - low, count, whole=whole)
    first, last = math.ceil(_exact(low / step)), math.floor(_exact(high / step))
    return tuple(_exact(position * step) for position in range(first, last + 1))


def line_domain(
    values: Iterable[float], bounds: tuple[float, float] | None, count: int, *, whole: bool
) -> tuple[float, ...]:
    """The ticks of a line chart's value axis; the first and the last are its ends.

    The axis starts at zero (or spans the whole scale), unless the values lie in a narrow band: then it
    starts and ends at round numbers around them.
    """
    low, high = min(values := list(values)), max(values)
    scale_low, scale_high = bounds or (0.0, 0.0)
    full_low, full_high = min(low, scale_low), max(high, scale_high)
    if full_low == full_high:
        full_high = full_low + 1.0
    narrow = len(values) > 1 and high - low < _LEAST_BAND * (full_high - full_low)
    if not narrow:
        return _ticks_around(full_low, full_high, count, whole=whole)
    missing = max(0.0, _LEAST_BAND * (full_high - full_low) - (high - low)) / 2
    low, high = max(low - missing, full_low), high + missing
    ticks = _ticks_around(low, min(high, full_high) if bounds else high, count, whole=whole)
    return tuple(tick for tick in ticks if not bounds or full_low <= tick <= full_high)


def shared_by(
    values: Mapping[str, Sequence[float]], bounds: tuple[float, float] | None
) -> dict[str, tuple[float, float]]:
    """The ends of one axis for the charts that can share it, by their ids; empty for fewer than two.

    A chart whose own axis is much shorter than the shared one keeps its own: on the shared it would be flat.
    """
    own = {key: _ends(each, bounds) for key, each in values.items() if each}
    while len(own) > 1:
        low, high = _ends([value for key in own for value in values[key]], bounds)
        short = {key for key, (start, end) in own.items() if end - start < _LEAST_SHARE * (high - low)}
        if not short:
            return dict.fromkeys(own, (low, high))
        own = {key: ends for key, ends in own.items() if key not in short}
    return {}


def _ends(values: Sequence[float], bounds: tuple[float, float] | None) -> tuple[float, float]:
    ticks = line_domain(values, bounds, 4, whole=True)
    return ticks[0], ticks[-1]


def _ticks_around(low: float, high: float, count: int, *, whole: bool) -> tuple[float, ...]:
    step = round_step(high - low, count, whole=whole)
    first, last = math.floor(_exact(low / step)), math.ceil(_exact(high / step))
    return tuple(_exact(position * step) for position in range(first, last + 1))


def _exact(value: float) -> float:
    return float(f"{value:.10g}")


def _decimals(value: float) -> int:
    text = f"{_exact(value):f}".rstrip("0")
    return len(text.partition(".")[2])
