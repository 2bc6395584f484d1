"""The chart of a board's net cost over the years: upright bars, or rows where those have no room."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from generator.charts.axis_title import TITLE_GAP, title_height, title_label, title_lines
from generator.charts.bar_look import BarLook, bar_look
from generator.charts.drawing import Chart
from generator.charts.horizontal import BarRow, HorizontalBars, horizontal_specification
from generator.charts.indicator import remark
from generator.charts.layers import Axis, Frame, Layer, Look, bars, framed, rules, texts
from generator.charts.look import Role, font_size, number, text_width
from generator.charts.placement import Label
from generator.charts.scales import Scale, line_domain, tick_labels
from generator.charts.series import amount_of, text_of
from generator.charts.wording import measure_word
from generator.model.value import Measure

_ORDER = (Measure.BUDGET, Measure.REBUDGET, Measure.PLAN, Measure.FORECAST, Measure.ACTUAL, Measure.FINAL)
_OUTCOMES = (Measure.ACTUAL.value, Measure.FINAL.value)
_SPACE_IN_YEAR = 5.0
_LEAST_SPACE_BETWEEN_YEARS = 14.0
_MOST_BAR_WIDTH = 80.0


@dataclass(frozen=True)
class YearFigure:
    year: int
    measure: str
    value: float
    mark: str = ""


def year_figures(chart: Chart) -> list[YearFigure]:
    """The figures by year, and within a year first what was meant and then what came of it.

    A forecast for a year whose outcome is known is left to the table and to the chart of forecasts.
    """
    table = chart.table
    marks = table.column("mark") if "mark" in table.columns else (None,) * len(table.rows)
    rows = zip(*(table.column(name) for name in ("year", "measure", "value")), marks, strict=True)
    rank = {measure.value: position for position, measure in enumerate(_ORDER)}
    figures = [
        YearFigure(int(year or 0), text_of(measure), amount, text_of(mark))
        for year, measure, value, mark in rows
        if (amount := amount_of(value)) is not None
    ]
    known = {figure.year for figure in figures if figure.measure in _OUTCOMES}
    figures = [f for f in figures if f.measure != Measure.FORECAST.value or f.year not in known]
    return sorted(figures, key=lambda figure: (figure.year, rank.get(figure.measure, len(rank))))


@dataclass(frozen=True)
class UprightBars:
    """The layout of the upright bars."""

    chart: Chart
    width: int

    @cached_property
    def figures(self) -> list[YearFigure]:
        return year_figures(self.chart)

    @cached_property
    def _ticks(self) -> tuple[float, ...]:
        values = [0.0, *(figure.value for figure in self.figures)]
        return line_domain(values, None, 4, whole=self.chart.decimals == 0)

    @cached_property
    def frame(self) -> Frame:
        left = max(text_width(label, font_size(self.width)) for label in tick_labels(self._ticks)) + 8
        top = TITLE_GAP + title_height(self.title, font_size(self.width))
        return Frame(self.width, 278 + top, left, 2, top, 42)

    @cached_property
    def title(self) -> tuple[str, ...]:
        return title_lines(self.chart.unit, (), self.width, font_size(self.width))

    @cached_property
    def axis(self) -> Axis:
        ticks = self._ticks
        scale = Scale(ticks[0], ticks[-1], self.frame.plot_height, 0, ticks)
        return Axis("y", scale, scale.labels)

    @cached_property
    def bar_width(self) -> float:
        spaces = self._years * _LEAST_SPACE_BETWEEN_YEARS + self._spaces_in_years
        return min(_MOST_BAR_WIDTH, (self.frame.plot_width - spaces) / len(self.figures))

    @property
    def _years(self) -> int:
        return len({figure.year for figure in self.figures})

    @property
    def _spaces_in_years(self) -> float:
        return (len(self.figures) - self._years) * _SPACE_IN_YEAR

    @property
    def has_room(self) -> bool:
        """Whether no figure or word reaches the one beside it."""
        size = self.frame.font_size
        numbers = [text_width(self.number(f), size, bold=f is self._latest) for f in self.figures]
        words = [text_width(measure_word(figure.measure), size) for figure in self.figures]
        apart = [after - before for before, after in pairwise(self.starts)]
        return all(
            (one + other) / 2 + 2 <= distance
            for widths in (numbers, words)
            for (one, other), distance in zip(pairwise(widths), apart, strict=True)
        )

    @cached_property
    def _latest(self) -> YearFigure | None:
        """The newest outcome, which is what most look for."""
        return next((f for f in reversed(self.figures) if f.measure in _OUTCOMES), None)

    def number(self, figure: YearFigure) -> str:
        return number(figure.value, self.chart.decimals) + remark(figure.mark or None)

    @cached_property
    def starts(self) -> list[float]:
        """Where each bar begins, in pixels."""
        bars_in_all = len(self.figures) * self.bar_width + self._spaces_in_years
        space = (self.frame.plot_width - bars_in_all) / self._years
        place, starts, year = space / 2, [], self.figures[0].year
        for position, figure in enumerate(self.figures):
            if position:
                place += self.bar_width + (_SPACE_IN_YEAR if figure.year == year else space)
            starts.append(place)
            year = figure.year
        return starts

    def layers(self) -> Iterator[Layer]:
        placed = list(zip(self.figures, self.starts, strict=True))
        for look in BarLook:
            rows = [
                {
                    "from": 0.0,
                    "value": figure.value,
                    "start": round(start, 1),
                    "end": round(start + self.bar_width, 1),
                    "year": figure.year,
                    "measure": figure.measure,
                }
                for figure, start in placed
                if bar_look(figure.measure) is look
            ]
            if rows and look.value.opacity < 1:
                yield bars(rows, self.axis, Look(Role.GROUND))
            if rows:
                yield bars(rows, self.axis, look.value)
        zero = self.axis.scale.place(0)
        line = {"left": 0.0, "right": self.frame.plot_width, "top": zero, "bottom": zero}
        yield rules([line], Look(stroke=Role.INK, line_width=1))

    def labels(self) -> Iterator[Label]:
        """Figures over the bars, words under them, years under the words, and the unit above the axis."""
        floor = self.frame.plot_height
        yield title_label(self.title, self.frame.left, self.frame.font_size)
        best = self.figures[-1] if self._latest is None else self._latest
        for figure, start in zip(self.figures, self.starts, strict=True):
            middle, end = start + self.bar_width / 2, self.axis.scale.place(figure.value)
            above = -10 if figure.value >= 0 else 10
            yield Label(middle, end + above, (self.number(figure),), bold=figure is best)
            yield Label(middle, floor + 13, (measure_word(figure.measure),))
        for year in dict.fromkeys(figure.year for figure in self.figures):
            own = [s for f, s in zip(self.figures, self.starts, strict=True) if f.year == year]
            yield Label((own[0] + own[-1] + self.bar_width) / 2, floor + 31, (str(year),), bold=True)


def years_specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification: upright bars if their figures fit, otherwise a row for each."""
    upright = UprightBars(chart, width)
    if upright.has_room:
        labels = texts(list(upright.labels()), upright.frame.font_size)
        return framed([*upright.layers(), labels], upright.frame, chart.description)
    rows: list[BarRow] = []
    for position, figure in enumerate(upright.figures):
        new_year = position > 0 and upright.figures[position - 1].year != figure.year
        name, look = f"{figure.year} {measure_word(figure.measure)}", bar_look(figure.measure)
        space = 6.0 if new_year else 0.0
        rows.append(BarRow(name, figure.value, upright.number(figure), look, space_before=space))
    plan = HorizontalBars(rows, chart.unit, width, 6, names_beside=True)
    return horizontal_specification(plan, chart.description)
