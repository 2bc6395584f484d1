"""Forecasts made at different dates beside the outcome, as charts and a table (design.md §5)."""

from collections.abc import Sequence

from generator import formats
from generator.charts.drawing import Chart, ChartKind, has_figures
from generator.charts.economic_sentences import miss_sentences
from generator.charts.forecast_sentences import forecast_sentences
from generator.language import N_, _
from generator.model.board import EconomicTable, Indicator, Line
from generator.model.figure import Figure, Series
from generator.model.period import Period
from generator.model.value import Measure, Missing, amount_of
from generator.pages.cells import (
    changes_note,
    decimals_of,
    difference_text,
    dimension_text,
    measure_title,
    note_changes,
    value_cell,
)
from generator.pages.chart_files import ChartHome
from generator.pages.chart_homes import cited, year_home
from generator.pages.charting import Charting
from generator.pages.parts import CellParams, ChartFigureParams, ColumnParams, RowParams, TableParams
from generator.pages.series_table import sources_of
from generator.pages.view import BoardView, report_name
from generator.tables import forecast_table, miss_table

_MEANT = (Measure.TOTAL_BUDGET, Measure.BUDGET, Measure.TARGET)  # the first that is stated is shown
_OUTCOMES = (Measure.FINAL, Measure.ACTUAL)
_NOT_STATED = N_("Anges inte i något av dokumenten.")


def foreseen(figures: Sequence[Figure], period: Period) -> list[Figure]:
    """A series' figures of a period: budget or target, forecasts oldest first, outcome; none without forecast."""
    own = [f for f in figures if f.id.period == period and f.shown.value is not Missing.NOT_STATED]
    forecasts = sorted(
        (f for f in own if f.id.measure is Measure.FORECAST and f.id.made),
        key=lambda f: (f.id.made.end, f.id.made.start) if f.id.made else (period.end, period.start),
    )
    if not any(amount_of(f.shown.value) is not None for f in forecasts):
        return []
    return [*_first(own, _MEANT), *forecasts, *_first(own, _OUTCOMES)]


def _first(figures: Sequence[Figure], measures: Sequence[Measure]) -> list[Figure]:
    found = (f for measure in measures for f in figures if f.id.measure is measure)
    return [figure for figure in found if amount_of(figure.shown.value) is not None][:1]


def forecast_years(view: BoardView, definition: EconomicTable) -> list[int]:
    """The years for which the table's main line has a forecast, newest first."""
    figures = _line_figures(view, definition, definition.main_line_id)
    years = {figure.id.period.year for figure in figures if len(foreseen(figures, figure.id.period)) > 1}
    return sorted(years, reverse=True)


def forecast_charts(
    view: BoardView, charting: Charting, definition: EconomicTable, year: int, *, level: int
) -> list[ChartFigureParams]:
    """The main line's chart of a year with a table of all lines, and then how far the other lines came out."""
    period = Period.parse(str(year))
    main = definition.line(definition.main_line_id)
    if main is None or period is None:
        return []
    others = [line for line in definition.lines if line.id != main.id and not line.equals]
    lines = [(line, foreseen(_line_figures(view, definition, line.id), period)) for line in [main, *others]]
    lines = [(line, figures) for line, figures in lines if len(figures) > 1]
    if not lines or lines[0][0] is not main:
        return []
    table = _economic_table(view, definition, year, lines)
    chart = _chart(view, charting, definition, year, lines, table, level=level)
    if chart is None:
        return []
    misses = _misses_chart(view, charting, definition, year, lines[1:], table, level=level + 1)
    return [chart, misses] if misses else [chart]


def _misses_chart(
    view: BoardView,
    charting: Charting,
    definition: EconomicTable,
    year: int,
    lines: Sequence[tuple[Line, Sequence[Figure]]],
    table: TableParams,
    *,
    level: int,
) -> ChartFigureParams | None:
    """How far the outcome of each line was from its last forecast, on one scale; None for fewer than two."""
    compared = []
    for line, figures in lines:
        forecast, outcome = _last_forecast(figures), _first(figures, _OUTCOMES)
        before = amount_of(forecast.shown.value) if forecast else None
        after = amount_of(outcome[0].shown.value) if outcome else None
        if not line.is_total and before is not None and after is not None and (before or after):
            sign = definition.sign_of(line)
            compared.append((line.name, sign * float(before), sign * float(after)))
    if len(compared) < 2:
        return None
    tidy = miss_table(compared)
    decimals = max(decimals_of(f.shown.value) for _line, figures in lines for f in figures)
    sentences = miss_sentences(tidy, unit=definition.unit, decimals=decimals)
    heading = _("{table} {year}: utfallet mot den sista prognosen", table=definition.name, year=year)
    chart = Chart(
        ChartKind.MISSES,
        _("Diagram: {heading}", heading=heading),
        " ".join(sentences),
        definition.unit,
        decimals,
        tidy,
    )
    figures = [figure for _line, own in lines for figure in own]
    return charting.figure(
        chart,
        figure_id=f"diagram-mot-prognos-{definition.id}-{year}",
        heading=heading,
        level=level,
        sentences=sentences,
        table=None,
        source=[view.source(source) for source in sources_of(figures)],
        home=year_home(view, definition, year, heading, cited(view, figures), table=table),
    )


def _last_forecast(figures: Sequence[Figure]) -> Figure | None:
    forecasts = [figure for figure in figures if figure.id.measure is Measure.FORECAST]
    return forecasts[-1] if forecasts else None


def _can_be_compared(figures: Sequence[Figure]) -> bool:
    """Whether there is more than one forecast or outcome, and any of them is more than nothing."""
    told = [f for f in figures if f.id.measure is Measure.FORECAST or f.id.measure in _OUTCOMES]
    amounts = [a for figure in told if (a := amount_of(figure.shown.value)) is not None]
    return len(amounts) > 1 and any(amounts)


def _line_figures(view: BoardView, definition: EconomicTable, line_id: str) -> list[Figure]:
    return [f for f in view.figures_of(Series(definition.id, line_id)) if not f.id.dimensions]


def _chart(
    view: BoardView,
    charting: Charting,
    definition: EconomicTable,
    year: int,
    lines: Sequence[tuple[Line, Sequence[Figure]]],
    table: TableParams,
    *,
    level: int,
) -> ChartFigureParams | None:
    """The first line's chart; its table and its sources are those of all lines."""
    line, figures = lines[0]
    tidy = forecast_table(figures)
    decimals = max(decimals_of(figure.shown.value) for figure in figures)
    sentences = forecast_sentences(
        tidy, unit=definition.unit, decimals=decimals, sign=definition.sign_of(line)
    )
    heading = _("Prognos och utfall {year}, {table}", year=year, table=formats.lowered(definition.name))
    heading = _("{heading}: {name}", heading=heading, name=line.name)
    chart = Chart(
        ChartKind.FORECASTS,
        _("Diagram: {heading}", heading=heading),
        " ".join(sentences),
        definition.unit,
        decimals,
        tidy,
        None,
    )
    if not has_figures(chart):
        return None
    drawn = [figure for _line, own in lines for figure in own]
    return charting.figure(
        chart,
        figure_id=f"diagram-prognos-{definition.id}-{line.id}-{year}",
        heading=heading,
        level=level,
        sentences=sentences,
        table=table,
        source=[view.source(source) for source in sources_of(drawn)],
        home=year_home(view, definition, year, heading, cited(view, drawn)),
        note=_note(definition, line, figures),
    )


def _note(definition: EconomicTable, line: Line, figures: Sequence[Figure]) -> str | None:
    """What has been revised, and how the last forecast stood against the budget of its own report."""
    texts = [changes_note(figures, definition.unit), _at_the_time(definition, line, figures)]
    return " ".join(text for text in texts if text) or None


def _at_the_time(definition: EconomicTable, line: Line, figures: Sequence[Figure]) -> str | None:
    """How far the last forecast was from the budget that its report stated, where that is another one now."""
    if any(figure.id.measure in _OUTCOMES for figure in figures):
        return None
    meant, forecast = figures[0], figures[-1].shown
    own = next((v for v in meant.revised_from if v.report.id == forecast.report.id), None)
    before, after = amount_of(own.value) if own else None, amount_of(forecast.value)
    if own is None or before is None or after is None:
        return None
    told = {
        "budget": formats.MEASURES[meant.id.measure],
        "report": formats.lowered(report_name(own.report)),
    }
    if before == after:
        return _("Prognosen är lika mycket som den {budget} som {report} angav.", **told)
    told["distance"] = difference_text(own.value, forecast.value, definition.unit, signed=False)
    if definition.sign_of(line) * (after - before) > 0:
        return _("Prognosen är {distance} högre än den {budget} som {report} angav.", **told)
    return _("Prognosen är {distance} lägre än den {budget} som {report} angav.", **told)


def indicator_forecasts(view: BoardView, charting: Charting, indicator: Indicator) -> list[ChartFigureParams]:
    """A chart for each period of an indicator that has a forecast and an outcome, or several forecasts."""
    figures = [f for f in view.figures_of(Series(None, indicator.id)) if not f.id.dimensions]
    found = []
    for period in sorted({figure.id.period for figure in figures}, reverse=True):
        own = foreseen(figures, period)
        if _can_be_compared(own):
            found.append(_indicator_chart(view, charting, indicator, period, own))
    return found


def _indicator_chart(
    view: BoardView, charting: Charting, indicator: Indicator, period: Period, figures: Sequence[Figure]
) -> ChartFigureParams:
    tidy = forecast_table(figures)
    sentences = forecast_sentences(tidy, unit=indicator.unit, decimals=indicator.decimals)
    heading = _("Prognos och utfall {period}", period=formats.period(period))
    name = _("Diagram: {heading}, {period}", heading=indicator.heading, period=formats.lowered(heading))
    scale = (float(indicator.scale[0]), float(indicator.scale[1])) if indicator.scale else None
    chart = Chart(
        ChartKind.FORECASTS, name, " ".join(sentences), indicator.unit, indicator.decimals, tidy, scale
    )
    figure_id = f"diagram-prognos-{indicator.id}-{period}".replace("/", "-").lower()
    rows = [_indicator_row(view, figure, figures, indicator.unit) for figure in figures]
    table = TableParams(
        id=f"{figure_id}-tabell",
        caption=f"{indicator.heading}, {formats.lowered(heading)}",
        caption_hidden=True,
        columns=[
            ColumnParams(title=_("Uppgift"), kind="text"),
            ColumnParams(title=_("Värde"), kind="number", note=formats.unit(indicator.unit)),
            ColumnParams(title=_("Utfallet mot prognosen"), kind="number"),
        ],
        rows=rows,
    )
    address = view.indicator_address(indicator.id)
    return charting.figure(
        chart,
        figure_id=figure_id,
        heading=heading,
        level=2,
        sentences=sentences,
        table=table,
        source=[view.source(source) for source in sources_of(figures)],
        home=ChartHome(
            folder=address,
            page=address,
            title=f"{indicator.heading}: {formats.lowered(heading)}",
            places=cited(view, figures),
        ),
        note=changes_note(figures, indicator.unit),
    )


def _indicator_row(view: BoardView, figure: Figure, figures: Sequence[Figure], unit: str) -> RowParams:
    dimensions = dimension_text(view, figure.id.dimensions)
    name = f"{_title(figure)} ({dimensions})" if dimensions else _title(figure)
    return RowParams(cells=[CellParams(text=name), _value(figure, unit), _miss(figure, figures, unit)])


def _economic_table(
    view: BoardView, definition: EconomicTable, year: int, lines: Sequence[tuple[Line, Sequence[Figure]]]
) -> TableParams:
    """A row per line in the table's order: what was meant, each forecast, the outcome, and how far apart."""
    every = [figure for _line, figures in lines for figure in figures]
    titles = list(dict.fromkeys(_title(figure) for figure in sorted(every, key=_order)))
    has_outcome = any(figure.id.measure in _OUTCOMES for figure in every)
    columns = [ColumnParams(title=_("Post"), kind="text")]
    unit = formats.unit(definition.unit)
    columns += [ColumnParams(title=title, kind="number", note=unit) for title in titles]
    if has_outcome:
        columns.append(ColumnParams(title=_("Utfallet mot sista prognosen"), kind="number"))
    order = {line.id: position for position, line in enumerate(definition.lines)}
    rows = []
    for line, figures in sorted(lines, key=lambda found: order[found[0].id]):
        by_title = {_title(figure): figure for figure in figures}
        cells = [CellParams(text=line.name)]
        cells += [_value(by_title.get(title), definition.unit) for title in titles]
        if has_outcome:
            last = [figure for figure in figures if figure.id.measure is Measure.FORECAST][-1]
            cells.append(_miss(last, figures, definition.unit))
        row = RowParams(cells=cells)
        if definition.is_sum(line):
            row["kind"] = "sum"
        elif line.part_of:
            row["kind"] = "part"
        rows.append(row)
    return TableParams(
        id=f"tabell-prognos-{definition.id}-{year}",
        caption=_(
            "{table} {year}: budget, prognoser och utfall, {unit}",
            table=definition.name,
            year=year,
            unit=unit,
        ),
        caption_hidden=True,
        columns=columns,
        rows=rows,
    )


def _order(figure: Figure) -> tuple[int, str]:
    """Budget, forecasts oldest first, outcome."""
    if figure.id.measure is Measure.FORECAST:
        return 1, str(figure.id.made.end) if figure.id.made else ""
    return (2 if figure.id.measure in _OUTCOMES else 0), figure.id.measure.value


def _title(figure: Figure) -> str:
    title = measure_title(figure.id.measure, figure.id.period)
    if figure.id.made is None:
        return title
    return _("{forecast} efter {when}", forecast=title, when=formats.as_of(figure.id.made))


def _value(figure: Figure | None, unit: str) -> CellParams:
    if figure is None:
        return CellParams(text="", kind="missing", missing_reason=_(_NOT_STATED))
    places = decimals_of(figure.shown.value)
    cell = value_cell(figure.shown.cell, figure.id.measure, places, figure.shown.notes)
    note_changes(cell, figure, figure.shown, places, unit)
    return cell


def _miss(figure: Figure, figures: Sequence[Figure], unit: str) -> CellParams:
    """How much the outcome differs from a forecast; a reason where that is not to be told."""
    if figure.id.measure is not Measure.FORECAST:
        return CellParams(text=".", kind="missing", missing_reason=_("Bara en prognos jämförs med utfallet."))
    outcome = next((found for found in figures if found.id.measure in _OUTCOMES), None)
    if outcome is None or amount_of(figure.shown.value) is None:
        return CellParams(text="..", kind="missing", missing_reason=_("Utfallet finns inte här än."))
    text = difference_text(figure.shown.value, outcome.shown.value, unit)
    return CellParams(text=text or formats.with_unit(formats.number(0), unit), kind="number")
