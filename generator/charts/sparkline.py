"""The sparkline of an indicator: the outcomes of all together as a small line, with a dot at the last."""

from typing import Any

from generator.charts.drawing import Chart
from generator.charts.layers import Axis, Frame, Look, framed, lines, points
from generator.charts.look import Role
from generator.charts.scales import Scale
from generator.charts.series import groups_of, missing_periods, outcomes_of, read_readings, stretches

HEIGHT = 28
_MARGIN = 5
_LEAST_BAND = 0.1  # of the highest value: a small change stays small


def sparkline_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of a sparkline; lone outcomes are small dots."""
    readings = read_readings(chart.table)
    group = groups_of([reading for reading in readings if reading.is_outcome])[0]
    outcomes = outcomes_of(readings, "" if outcomes_of(readings, "") else group)
    frame = Frame(width, HEIGHT, _MARGIN, _MARGIN, _MARGIN, _MARGIN)
    x, y = _axes(frame, [r.order for r in outcomes], [r.amount for r in outcomes])
    cut = stretches(outcomes, [order for order, _ in missing_periods(readings)])
    rows = [
        {"order": r.order, "value": r.value, "stretch": f"{position}"}
        for position, stretch in enumerate(cut)
        for r in stretch
    ]
    lone = [row for row in rows if len(cut[int(str(row["stretch"]))]) == 1]
    layers = [lines(rows, x, y, Look(stroke=Role.ACTUAL, line_width=2))]
    if lone:
        layers.append(points(lone, x, y, Look(Role.ACTUAL), shape="circle", size=16))
    latest = max(rows, key=lambda row: float(row["order"] or 0))
    layers.append(points([latest], x, y, Look(Role.ACTUAL), shape="circle", size=44))
    return framed(layers, frame, chart.description)


def _axes(frame: Frame, orders: list[float], values: list[float]) -> tuple[Axis, Axis]:
    """Axes without ticks on which a lone or unchanging value lies in the middle."""
    last = max(orders)
    first = min(orders) if min(orders) < last else last - 1
    low, high = min(values), max(values)
    missing = max(0.0, _LEAST_BAND * (max(abs(low), abs(high)) or 1) - (high - low)) / 2
    across = Scale(first, last, 0, frame.plot_width, ())
    upwards = Scale(low - missing, high + missing, frame.plot_height, 0, ())
    return Axis("x", across, (), grid=False), Axis("y", upwards, (), grid=False)
