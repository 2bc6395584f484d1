"""Charts on pages: from figures to the params of the component chart-figure, and sparklines."""

import re
from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from generator import formats
from generator.charts.cache import ChartCache
from generator.charts.drawing import Chart, ChartKind, Drawing, has_figures
from generator.charts.scales import shared_by
from generator.charts.sentences import compared_with, indicator_sentences, trend
from generator.charts.signs import signs_of
from generator.language import _, unmarked
from generator.model.board import Indicator
from generator.model.figure import Figure, Series
from generator.model.steering import Trend
from generator.model.unit import is_percent
from generator.model.value import Missing, amount_of
from generator.pages.cells import changes_note
from generator.pages.chart_files import ChartFiles, ChartHome
from generator.pages.chart_homes import cited
from generator.pages.parts import ChartFigureParams, SourceParams, SparklineParams, TableParams
from generator.pages.series_table import series_table, sources_of
from generator.pages.view import BoardView
from generator.tables import Table, indicator_table

_LABEL = re.compile(r' aria-label="[^"]*"')
MOST_COMPARED = 40  # boards in one chart; of more, a picture is metres high and no overview
MOST_GROUPS = 12  # more panels or bars in one chart are no overview: the table says it better


def too_many() -> str:
    """Why boards beside one another have no chart, where they are more than `MOST_COMPARED`."""
    return _("Nämnderna är för många för ett diagram. Alla står i tabellen.")


class Charting:
    """Makes chart figures for the pages of one build, drawing through the cache.

    `files` gathers what readers take of the charts; None where no page shows them.
    """

    def __init__(self, cache: ChartCache, files: ChartFiles | None = None) -> None:
        self._cache = cache
        self.files = files

    def _drawing(self, chart: Chart) -> Drawing:
        """A drawing tells no language: its words stand there without marks."""
        rows = tuple(
            tuple(unmarked(cell) if isinstance(cell, str) else cell for cell in row)
            for row in chart.table.rows
        )
        return self._cache.drawing(
            replace(
                chart,
                name=unmarked(chart.name),
                description=unmarked(chart.description),
                table=Table(chart.table.columns, rows),
            )
        )

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
        home: ChartHome,
        signs: Sequence[str] = (),
        note: str | None = None,
    ) -> ChartFigureParams:
        """A chart drawn, with its sentences, table and sources; `table` is None where the page has it beside."""
        drawing = self._drawing(chart)
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
        if signs:
            params["signs"] = list(signs)
        if note:
            params["note"] = note
        if self.files:
            reference = self.files.reference(home, figure_id)
            params["downloads"] = self.files.downloads(home, figure_id, drawing, reference)
            if home.is_here:
                self.files.keep(home, params, drawing, chart.description, reference)
        return params

    def indicator(
        self,
        view: BoardView,
        indicator: Indicator,
        *,
        level: int,
        heading: str | None = None,
        beside: Sequence[Indicator] = (),
    ) -> ChartFigureParams | None:
        """An indicator over time with all its measures; None when it has no figure at all.

        `beside` are the indicators whose charts stand on the same page: those that are percentages share a scale.
        """
        figures = _charted(view, indicator)
        drawn = _drawn(figures)
        table = indicator_table(drawn, view.dimension_name)
        if len({figure.id.dimensions for figure in drawn}) > MOST_GROUPS:
            return None
        sentences = indicator_sentences(
            indicator_table(_summed_up(figures), view.dimension_name),
            unit=indicator.unit,
            decimals=indicator.decimals,
            direction=indicator.desired_direction,
        )
        chart = Chart(
            _kind(drawn),
            _("Diagram: {heading}, {period}", heading=indicator.heading, period=_span(figures)),
            " ".join(sentences),
            indicator.unit,
            indicator.decimals,
            table,
            _scale(indicator),
            tuple((found.year, found.reason) for found in indicator.breaks),
            _shared(view, indicator, beside),
        )
        if not has_figures(chart):
            return None
        unit = indicator.unit
        table_params = series_table(
            view,
            figures,
            table_id=f"siffror-{indicator.id}",
            caption=f"{indicator.heading}, {formats.unit(unit)}",
            unit=unit,
        )
        table_params["caption_hidden"] = True
        notes = list(
            dict.fromkeys(note for figure in drawn if _has_amount(figure) for note in figure.shown.notes)
        )
        remarks = (_break_note(indicator), changes_note(figures, unit), _reckoned_note(drawn))
        sources = sources_of(figures)
        address = view.indicator_address(indicator.id)
        return self.figure(
            chart,
            figure_id=f"diagram-{indicator.id}",
            heading=heading or indicator.heading,
            level=level,
            sentences=sentences,
            table=table_params,
            source=[view.source(source) for source in sources],
            home=ChartHome(
                folder=address,
                page=address,
                title=indicator.heading,
                places=cited(view, figures),
                name="diagram",
                is_here=not beside,
            ),
            signs=[*signs_of(chart, notes), *_scale_note(chart)],
            note=" ".join(text for text in remarks if text) or None,
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
        return SparklineParams(svg=Markup(self._drawing(chart).wide), text=", ".join(texts))


def same_picture(one: ChartFigureParams, other: ChartFigureParams) -> bool:
    """Whether two charts are drawn alike: the same figures in the same places, whatever they are called."""
    return _nameless(one) == _nameless(other)


def _nameless(chart: ChartFigureParams) -> str:
    return _LABEL.sub("", str(chart["svg_wide"]), count=1)


def _alike_outcomes(view: BoardView, indicator: Indicator) -> list[Figure]:
    """The outcomes of all together for the same part of a year as the newest: what one line may join."""
    outcomes = [f for f in _charted(view, indicator) if f.id.measure.is_outcome and not f.id.dimensions]
    stated = [f for f in outcomes if amount_of(f.shown.value) is not None]
    newest = stated[-1].id.period if stated else None
    return [
        f for f in outcomes if newest and (f.id.period.kind, f.id.period.part) == (newest.kind, newest.part)
    ]


def _summed_up(figures: Sequence[Figure]) -> list[Figure]:
    """The figures of all together and of one dimension at a time: what sentences are about."""
    return [figure for figure in figures if len(figure.id.dimensions) < 2]


def _drawn(figures: Sequence[Figure]) -> list[Figure]:
    """What a chart draws: all measures of one series, and of several series the outcomes only.

    Of figures by several dimensions, those by one (group, and not group and sex) are drawn. The table beside
    the chart holds every figure.
    """
    if len({figure.id.dimensions for figure in figures}) < 2:
        return list(figures)
    outcomes = [figure for figure in _summed_up(figures) if figure.id.measure.is_outcome]
    named = {tuple(name for name, _stated in figure.id.dimensions) for figure in outcomes} - {()}
    if len(named) < 2:
        return outcomes
    first = next(figure.id.dimensions[0][0] for figure in outcomes if figure.id.dimensions)
    return [f for f in outcomes if not f.id.dimensions or f.id.dimensions[0][0] == first]


def _kind(figures: Sequence[Figure]) -> ChartKind:
    """How an indicator is drawn: a panel for each of its groups, or a bar when there is one period only.

    Where no group's figure may be told there is no panel: all together are drawn alone.
    """
    stated = [f for f in figures if f.id.measure.is_outcome and f.shown.value is not Missing.NOT_STATED]
    if len({figure.id.dimensions for figure in stated if figure.id.dimensions}) < 2:
        return ChartKind.INDICATOR
    if len({figure.id.period for figure in stated}) < 2:
        return ChartKind.GROUP_BARS
    is_told = any(figure.id.dimensions and _has_amount(figure) for figure in stated)
    return ChartKind.GROUPS if is_told else ChartKind.INDICATOR


def _scale(indicator: Indicator) -> tuple[float, float] | None:
    return (float(indicator.scale[0]), float(indicator.scale[1])) if indicator.scale else None


def _shared(view: BoardView, indicator: Indicator, beside: Sequence[Indicator]) -> tuple[float, float] | None:
    """The ends that percentages on the same page share; None for other units, and where sharing would hide it."""
    alike = [i for i in beside if is_percent(i.unit) and i.scale == indicator.scale]
    if not is_percent(indicator.unit) or len(alike) < 2:
        return None
    values = {
        each.id: _amounts_of(indicator_table(_drawn(_charted(view, each)), view.dimension_name))
        for each in alike
    }
    return shared_by(values, _scale(indicator)).get(indicator.id)


def _scale_note(chart: Chart) -> list[str]:
    return [_("Diagrammen i procent på sidan har samma skala.")] if chart.shared else []


def _amounts_of(table: Table) -> list[float]:
    return [float(cell) for name in ("value", "limit") for cell in table.column(name) if cell is not None]


def _has_amount(figure: Figure) -> bool:
    return amount_of(figure.shown.value) is not None


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


def _reckoned_note(figures: Sequence[Figure]) -> str | None:
    """That what we work out is not the database's: Kolada's own terms ask for it."""
    names = dict.fromkeys(f.shown.report.document.title for f in figures if f.shown.report.is_statistics)
    if not names:
        return None
    return _(
        "Jämförelser och trender har vi själva räknat ut. De kommer inte från {source}.",
        source=formats.listed(list(names)),
    )


def _break_note(indicator: Indicator) -> str | None:
    texts = [
        _("Brott i serien {year}: {reason}", year=found.year, reason=found.reason)
        for found in indicator.breaks
    ]
    return " ".join(texts) or None
