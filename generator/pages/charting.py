"""Charts on pages: from figures to the params of the component chart-figure, and sparklines."""

from collections.abc import Sequence

from markupsafe import Markup

from generator import formats
from generator.charts.cache import ChartCache
from generator.charts.drawing import Chart, ChartKind, has_figures
from generator.charts.sentences import (
    compared_with,
    indicator_sentences,
    trend,
)
from generator.model.board import Indicator
from generator.model.figure import Figure, Series
from generator.model.steering import Trend
from generator.model.value import Bound, Measure, amount_of
from generator.pages.cells import changes_note, decimals_of
from generator.pages.parts import ChartFigureParams, SourceParams, SparklineParams, TableParams
from generator.pages.series_table import series_table, sources_of
from generator.pages.view import BoardView
from generator.tables import (
    indicator_table,
)

MOST_SERIES = 4  # more lines in one chart cannot be told apart: the table says it better
_BOUND_NAMES = {
    Measure.FORECAST: "Prognosen",
    Measure.TARGET: "Målvärdet",
    Measure.PLAN: "Planen",
    Measure.ACTUAL: "Utfallet",
}


class Charting:
    """Makes chart figures for the pages of one build, drawing through the cache."""

    def __init__(self, cache: ChartCache) -> None:
        self._cache = cache

    def figure(
        self,
        chart: Chart,
        *,
        figure_id: str,
        heading: str,
        level: int,
        sentences: Sequence[str],
        table: TableParams | None,
        source: list[SourceParams],
        note: str | None = None,
    ) -> ChartFigureParams:
        """A chart drawn, with its sentences, table and sources; `table` is None where the page has it beside."""
        drawing = self._cache.drawing(chart)
        params = ChartFigureParams(
            id=figure_id,
            heading=heading,
            heading_level=level,
            svg_wide=Markup(drawing.wide),
            svg_narrow=Markup(drawing.narrow),
            sentences=list(sentences),
            source=source,
            downloads=[],
        )
        if table:
            params["table"] = table
        if note:
            params["note"] = note
        return params

    def indicator(
        self, view: BoardView, indicator: Indicator, *, level: int, heading: str | None = None
    ) -> ChartFigureParams | None:
        """An indicator over time with all its measures; None when it has no figure at all."""
        figures = _charted(view, indicator)
        table = indicator_table(figures, view.dimension_name)
        sentences = indicator_sentences(
            table,
            unit=indicator.unit,
            decimals=indicator.decimals,
            direction=indicator.desired_direction,
            name=indicator.heading,
        )
        sentences += _bound_sentences(figures, indicator.unit)
        scale = (float(indicator.scale[0]), float(indicator.scale[1])) if indicator.scale else None
        span = _span(figures)
        name = f"Diagram: {indicator.heading}, {span}"
        chart = Chart(
            ChartKind.INDICATOR,
            name,
            " ".join(sentences),
            indicator.unit,
            indicator.decimals,
            indicator_table(_drawn(figures), view.dimension_name),
            scale,
        )
        if not has_figures(chart) or len({f.id.dimensions for f in figures}) > MOST_SERIES:
            return None
        unit = indicator.unit
        table_params = series_table(
            view,
            figures,
            table_id=f"siffror-{indicator.id}",
            caption=f"{indicator.heading}, {unit}",
            unit=unit,
        )
        table_params["caption_hidden"] = True
        return self.figure(
            chart,
            figure_id=f"diagram-{indicator.id}",
            heading=heading or indicator.heading,
            level=level,
            sentences=sentences,
            table=table_params,
            source=[view.source(source) for source in sources_of(figures)],
            note=" ".join(text for text in (_break_note(indicator), changes_note(figures, unit)) if text)
            or None,
        )

    def sparkline(self, view: BoardView, indicator: Indicator) -> SparklineParams | None:
        """The outcome of an indicator as a small line; None with fewer than two outcomes."""
        table = indicator_table(_alike_outcomes(view, indicator), view.dimension_name)
        if sum(value is not None for value in table.column("value")) < 2:
            return None
        chart = Chart(
            ChartKind.SPARKLINE, indicator.heading, "", indicator.unit, indicator.decimals, table, None
        )
        texts = [
            f"{period}: {missing if value is None else formats.number(float(value), indicator.decimals)}"
            for period, value, missing in zip(
                *(table.column(name) for name in ("period", "value", "missing")), strict=True
            )
        ]
        return SparklineParams(svg=Markup(self._cache.drawing(chart).wide), text=", ".join(texts))


def _alike_outcomes(view: BoardView, indicator: Indicator) -> list[Figure]:
    """The outcomes of all together for the same part of a year as the newest: what one line may join."""
    outcomes = [f for f in _charted(view, indicator) if f.id.measure.is_outcome and not f.id.dimensions]
    stated = [f for f in outcomes if amount_of(f.shown.value) is not None]
    newest = stated[-1].id.period if stated else None
    return [
        f for f in outcomes if newest and (f.id.period.kind, f.id.period.part) == (newest.kind, newest.part)
    ]


def _drawn(figures: Sequence[Figure]) -> Sequence[Figure]:
    """What a chart draws: all measures of one series, and of several series the outcomes only.

    The table beside the chart holds every figure.
    """
    if len({figure.id.dimensions for figure in figures}) == 1:
        return figures
    return [figure for figure in figures if figure.id.measure.is_outcome]


def _bound_sentences(figures: Sequence[Figure], unit: str) -> list[str]:
    """Forecasts and targets that are limits, which a chart cannot draw: `Prognosen för 2021 är under 9 procent.`"""
    found = []
    for figure in figures:
        value = figure.shown.value
        if isinstance(value, Bound) and figure.id.measure in _BOUND_NAMES and not figure.id.dimensions:
            words = formats.with_unit(formats.value_in_words(value, decimals_of(value)), unit)
            found.append(
                f"{_BOUND_NAMES[figure.id.measure]} för {formats.period(figure.id.period)} är {words}."
            )
    return found


def _charted(view: BoardView, indicator: Indicator) -> list[Figure]:
    return list(view.figures_of(Series(None, indicator.id)))


def indicator_trend(view: BoardView, indicator: Indicator) -> tuple[Trend, str]:
    """How an indicator moves against its desired direction, and the period that it is compared with."""
    table = indicator_table(_charted(view, indicator), view.dimension_name)
    return trend(table, indicator.desired_direction), compared_with(table)


def _span(figures: Sequence[Figure]) -> str:
    """`2020–2023`, or the one period that there is."""
    periods = [str(figure.id.period) for figure in figures]
    if not periods:
        return ""
    return periods[0] if periods[0] == periods[-1] else f"{periods[0]}–{periods[-1]}"


def _break_note(indicator: Indicator) -> str | None:
    texts = [f"Brott i serien {found.year}: {found.reason}" for found in indicator.breaks]
    return " ".join(texts) or None
