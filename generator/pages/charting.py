"""Charts on pages: from figures to the params of the component chart-figure, and sparklines."""

from collections.abc import Sequence

from markupsafe import Markup

from generator import swedish
from generator.charts.cache import ChartCache
from generator.charts.drawing import Chart, ChartKind, has_figures
from generator.charts.sentences import (
    Total,
    compared_with,
    cost_sentences,
    indicator_sentences,
    trend,
    variance_sentences,
    years_sentences,
)
from generator.model.board import EconomicTable, Indicator
from generator.model.figure import Figure, Series
from generator.model.period import Period
from generator.model.report import Report, ReportTable, Source
from generator.model.steering import Trend
from generator.model.value import Bound, Measure, amount_of
from generator.pages.cells import decimals_of, measure_title, revised_text
from generator.pages.parts import ChartFigureParams, SourceParams, SparklineParams, TableParams
from generator.pages.printed_table import report_table
from generator.pages.series_table import series_table, sources_of
from generator.pages.view import BoardView, report_name
from generator.tables import (
    Table,
    budget_column,
    cost_table,
    indicator_table,
    main_sum_covers,
    outcome_column,
    variance_column,
    variance_table,
    years_table,
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

    def _figure(
        self,
        chart: Chart,
        *,
        figure_id: str,
        heading: str,
        level: int,
        sentences: Sequence[str],
        table: TableParams,
        source: list[SourceParams],
        note: str | None = None,
        table_open: bool = False,
    ) -> ChartFigureParams:
        drawing = self._cache.drawing(chart)
        params = ChartFigureParams(
            id=figure_id,
            heading=heading,
            heading_level=level,
            svg_wide=Markup(drawing.wide),
            svg_narrow=Markup(drawing.narrow),
            sentences=list(sentences),
            table=table,
            table_open=table_open,
            source=source,
            downloads=[],
        )
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
        return self._figure(
            chart,
            figure_id=f"diagram-{indicator.id}",
            heading=heading or indicator.heading,
            level=level,
            sentences=sentences,
            table=table_params,
            source=[view.source(source) for source in sources_of(figures)],
            note=_break_note(indicator),
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
            f"{period}: {swedish.number(float(value), indicator.decimals)}"
            for period, value in zip(table.column("period"), table.column("value"), strict=True)
            if isinstance(value, float)
        ]
        return SparklineParams(svg=Markup(self._cache.drawing(chart).wide), text=", ".join(texts))

    def cost(
        self, view: BoardView, report: Report, table: ReportTable, period: Period
    ) -> ChartFigureParams | None:
        """Net cost against budget per line, as one report states it."""
        definition = view.board.tables[table.table_id or ""]
        tidy = cost_table(table, definition, period, report.names)
        covers = main_sum_covers(table, definition)
        total = _total(table, definition, period) if covers else None
        decimals = _decimals_in(table)
        sentences = cost_sentences(tidy, unit=definition.unit, total=total, decimals=decimals)
        return self._from_report(
            view,
            report,
            table,
            definition,
            tidy,
            ChartKind.COST_AGAINST_BUDGET,
            f"{_outcome_word(tidy)} mot budget",
            sentences,
        )

    def variance(
        self, view: BoardView, report: Report, table: ReportTable, period: Period
    ) -> ChartFigureParams | None:
        """The variance per line, as one report states it."""
        definition = view.board.tables[table.table_id or ""]
        tidy = variance_table(table, definition, period, report.names)
        covers = main_sum_covers(table, definition)
        total = _main_amount(table, definition, variance_column(table, period)) if covers else None
        sentences = variance_sentences(tidy, unit=definition.unit, total=total, decimals=_decimals_in(table))
        return self._from_report(
            view, report, table, definition, tidy, ChartKind.VARIANCE, "avvikelse mot budget", sentences
        )

    def _from_report(
        self,
        view: BoardView,
        report: Report,
        table: ReportTable,
        definition: EconomicTable,
        tidy: Table,
        kind: ChartKind,
        what: str,
        sentences: Sequence[str],
    ) -> ChartFigureParams | None:
        heading = f"{definition.name}: {what}, {swedish.lowered(report_name(report))}"
        name, decimals = f"Diagram: {heading}", _decimals_in(table)
        chart = Chart(kind, name, " ".join(sentences), definition.unit, decimals, tidy, None)
        if not has_figures(chart) or len(tidy.rows) < 2:
            return None
        printed = report_table(view, report, table)
        figure_id = f"diagram-{kind.value}-{report.slug}-{table.slug}"
        printed["id"] = f"{figure_id}-tabell"
        printed["caption"] = f"{heading}, {definition.unit}"
        printed["rows"] = [{k: v for k, v in row.items() if k != "id"} for row in printed["rows"]]  # type: ignore[misc]
        first_page = next((row.page for row in table.rows if row.page), None)
        source = view.source(Source(report.id, first_page, table.section))
        return self._figure(
            chart,
            figure_id=figure_id,
            heading=heading,
            level=3,
            sentences=sentences,
            table=printed,
            source=[source],
        )

    def years(
        self, view: BoardView, definition: EconomicTable, line_id: str, *, level: int
    ) -> ChartFigureParams | None:
        """A line of the economy over the years: outcome, forecast, budget and plan."""
        line = definition.line(line_id)
        figures = [
            figure
            for figure in view.figures_of(Series(definition.id, line_id))
            if not figure.id.dimensions and figure.id.period.is_whole_year
        ]
        tidy = years_table(figures)
        if line is None or line.equals or len(set(tidy.column("year"))) < 2:
            return None
        decimals = max((decimals_of(figure.shown.value) for figure in figures), default=0)
        sentences = years_sentences(
            tidy, unit=definition.unit, decimals=decimals, sign=definition.sign_of(line)
        )
        heading = f"{line.name} per år"
        chart = Chart(
            ChartKind.YEARS,
            f"Diagram: {definition.name}, {swedish.lowered(heading)}",
            " ".join(sentences),
            definition.unit,
            decimals,
            tidy,
            None,
        )
        table = series_table(
            view,
            figures,
            table_id=f"siffror-{definition.id}-{line_id}",
            caption=f"{heading}, {definition.unit}",
            unit=definition.unit,
        )
        table["caption_hidden"] = True
        return self._figure(
            chart,
            figure_id=f"diagram-ar-{definition.id}-{line_id}",
            heading=heading,
            level=level,
            sentences=sentences,
            table=table,
            source=[view.source(source) for source in sources_of(figures)],
            note=_revision_note(figures, definition.unit),
        )


def _revision_note(figures: Sequence[Figure], unit: str) -> str | None:
    """Which of the drawn figures a later report has revised, from what to what."""
    notes = []
    for figure in figures:
        if text := revised_text(figure, decimals_of(figure.shown.value), unit):
            title = measure_title(figure.id.measure, figure.id.period)
            newest = swedish.lowered(report_name(figure.shown.report))
            notes.append(f"{title} visas enligt {newest}. {text}")
    return " ".join(notes) or None


def _outcome_word(tidy: Table) -> str:
    """What is compared with the budget: `prognos` or `bokslut`."""
    measures = tidy.column("outcome_measure")
    return str(measures[0]).split(" ")[0] if measures else "utfall"


def _main_amount(table: ReportTable, definition: EconomicTable, column: int | None) -> float | None:
    """What the table's main line states in a column; None when it states nothing."""
    row = next((row for row in table.rows if row.key == definition.main_line_id and not row.dimensions), None)
    amount = amount_of(row.cells[column].value) if row is not None and column is not None else None
    return float(amount) if amount is not None else None


def _total(table: ReportTable, definition: EconomicTable, period: Period) -> Total | None:
    outcome = _main_amount(table, definition, outcome_column(table, period))
    budget = _main_amount(table, definition, budget_column(table, period))
    line = definition.line(definition.main_line_id)
    if outcome is None or budget is None or line is None:
        return None
    return Total(budget, outcome, definition.variance_sign(line))


def _decimals_in(table: ReportTable) -> int:
    """As many decimals as the figure of the table that has the most."""
    return max((decimals_of(cell.value) for row in table.rows for cell in row.cells), default=0)


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
            words = swedish.with_unit(swedish.value_in_words(value, decimals_of(value)), unit)
            found.append(
                f"{_BOUND_NAMES[figure.id.measure]} för {swedish.period(figure.id.period)} är {words}."
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
