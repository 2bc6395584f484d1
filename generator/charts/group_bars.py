"""The chart of an indicator by group when there is one period only: a bar for each group."""

from typing import Any

from generator.charts.bar_look import BarLook
from generator.charts.drawing import WIDE, Chart
from generator.charts.horizontal import BarRow, HorizontalBars, horizontal_specification
from generator.charts.indicator import remark, sign_of_missing
from generator.charts.look import number
from generator.charts.placement import Label
from generator.charts.series import Reading, read_readings
from generator.charts.wording import TOTAL
from generator.language import _

_HEADING = 26.0


def group_bars_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of a bar for each group, in the document's order, and all together last."""
    readings = [reading for reading in read_readings(chart.table) if reading.is_outcome]
    named = [reading for reading in readings if reading.group]
    every = [*named, *(reading for reading in readings if not reading.group)]
    rows = [_row(chart, reading) for reading in every]
    plan = HorizontalBars(rows, chart.unit, width, _HEADING, names_beside=width >= WIDE)
    period = Label(-plan.frame.left + 1, -_HEADING + 9, (every[0].period,), "left", bold=True)
    return horizontal_specification(plan, chart.description, words=[period])


def _row(chart: Chart, reading: Reading) -> BarRow:
    if reading.value is None:
        label = sign_of_missing([reading], reading.order)
    else:
        label = number(reading.value, chart.decimals) + remark(reading.mark)
    name = reading.group or _(TOTAL)
    look = BarLook.ALL if name == _(TOTAL) else BarLook.OUTCOME
    return BarRow(name, reading.value, label, look)
