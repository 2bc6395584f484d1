"""The charts of a board's areas: what they cost against their budget, and their variances."""

from typing import Any

from generator.charts.bar_look import BarLook, bar_look
from generator.charts.drawing import WIDE, Chart
from generator.charts.horizontal import (
    BUDGET_TICK,
    BarRow,
    HorizontalBars,
    figure_label,
    horizontal_specification,
)
from generator.charts.layers import Layer, boxes, rules
from generator.charts.look import font_size, text_width
from generator.charts.placement import Label
from generator.charts.series import amount_of, text_of
from generator.charts.wording import measure_word
from generator.language import _
from generator.model.value import Measure

_KEY_HEIGHT = 34.0
_WORDS_HEIGHT = 28.0


def cost_specification(chart: Chart, width: int) -> dict[str, Any]:
    """Bars of what each area costs, with its budget as a tick across."""
    table = chart.table
    outcomes = [amount_of(cell) for cell in table.column("outcome")]
    measures = [text_of(cell) for cell in table.column("outcome_measure")]
    rows = [
        BarRow(
            name=text_of(area),
            value=outcome,
            label=figure_label(outcome, chart.decimals),
            look=bar_look(measure),
            tick=amount_of(budget),
        )
        for area, outcome, measure, budget in zip(
            table.column("area"), outcomes, measures, table.column("budget"), strict=True
        )
    ]
    plan = HorizontalBars(
        rows, chart.unit, width, _KEY_HEIGHT, names_beside=width >= WIDE, shared=chart.shared
    )
    key, words = _key(plan, list(dict.fromkeys(measure for measure in measures if measure)))
    return horizontal_specification(plan, chart.description, extra=key, words=words)


def _key(plan: HorizontalBars, measures: list[str]) -> tuple[list[Layer], list[Label]]:
    """What the bars and the ticks stand for, on a line above the first of them."""
    place, middle = -plan.frame.left + 1, -plan.heading + 9
    layers: list[Layer] = []
    words: list[Label] = []
    for measure in measures:
        box = {"left": place, "right": place + 22, "top": middle - 6, "bottom": middle + 6}
        layers.append(boxes([box], bar_look(measure).value))
        word = _stated(measure)
        words.append(Label(place + 28, middle, (word,), "left"))
        place += 28 + text_width(word, plan.font_size) + 20
    if any(row.tick is not None for row in plan.rows):
        tick = {"left": place + 2, "right": place + 2, "top": middle - 9, "bottom": middle + 9}
        layers.append(rules([tick], BUDGET_TICK))
        words.append(Label(place + 10, middle, (measure_word(Measure.BUDGET.value),), "left"))
    return layers, words


def _stated(measure: str) -> str:
    """`prognos 2024`: a measure and its period as they stand in the table, in the language of the reader."""
    word, _space, period = measure.partition(" ")
    return (
        _("{measure} {period}", measure=measure_word(word), period=period) if period else measure_word(word)
    )


def variance_specification(chart: Chart, width: int) -> dict[str, Any]:
    """Bars around zero: surplus to the right, deficit to the left."""
    table = chart.table
    rows = []
    for area, cell in zip(table.column("area"), table.column("variance"), strict=True):
        variance = amount_of(cell)
        look = BarLook.DEFICIT if (variance or 0) < 0 else BarLook.SURPLUS
        label = figure_label(variance, chart.decimals, signed=True)
        rows.append(BarRow(text_of(area), variance, label, look))
    return _diverging(chart, width, rows, _("← underskott"), _("överskott →"))


def misses_specification(chart: Chart, width: int) -> dict[str, Any]:
    """Bars around zero: how much the outcome of each line was above or below its last forecast."""
    table = chart.table
    rows = []
    for area, cell in zip(table.column("area"), table.column("miss"), strict=True):
        miss = amount_of(cell)
        rows.append(
            BarRow(text_of(area), miss, figure_label(miss, chart.decimals, signed=True), BarLook.OUTCOME)
        )
    return _diverging(chart, width, rows, _("← lägre"), _("högre →"))


def _diverging(chart: Chart, width: int, rows: list[BarRow], below: str, above: str) -> dict[str, Any]:
    """Bars around zero with a word over each half."""
    size = font_size(width)
    sides = (text_width(below, size) + 8, text_width(above, size) + 8)
    plan = HorizontalBars(
        rows,
        chart.unit,
        width,
        _WORDS_HEIGHT,
        names_beside=width >= WIDE,
        signed=True,
        least_sides=sides,
        shared=chart.shared,
    )
    return horizontal_specification(plan, chart.description, words=_halves(plan, below, above))


def _halves(plan: HorizontalBars, below: str, above: str) -> list[Label]:
    """The words over the two halves; a half without a bar has none."""
    zero, middle = plan.axis.scale.place(0), -plan.heading + 10
    values = [row.value for row in plan.rows if row.value is not None]
    words = []
    if min(values) < 0:
        words.append(Label(zero - 8, middle, (below,), "right"))
    if max(values) > 0:
        words.append(Label(zero + 8, middle, (above,), "left"))
    return words
