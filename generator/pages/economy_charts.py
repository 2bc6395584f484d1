"""Charts of a board's economy: outcome against budget, the variance, and a line through the years."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator import formats
from generator.charts.drawing import Chart, ChartKind, has_figures
from generator.charts.sentences import Total, cost_sentences, variance_sentences, years_sentences
from generator.charts.signs import signs_of
from generator.language import N_, _
from generator.model.board import EconomicTable
from generator.model.figure import Series
from generator.model.period import Period
from generator.model.report import Report, ReportTable
from generator.model.value import amount_of
from generator.pages.cells import changes_note, decimals_of
from generator.pages.chart_homes import cited, cited_table, year_home, years_home
from generator.pages.charting import Charting
from generator.pages.parts import ChartFigureParams, TableParams
from generator.pages.printed_table import report_table
from generator.pages.series_table import series_table, sources_of
from generator.pages.view import BoardView, report_name
from generator.tables import (
    Table,
    budget_column,
    compared_period,
    cost_table,
    main_sum_covers,
    outcome_column,
    variance_column,
    variance_period,
    variance_table,
    years_table,
)

_SAME_SCALE = N_("Diagrammen för samma tabell i årets rapporter har samma skala.")
_HEADINGS = {
    "prognos": N_("{table}: prognos mot budget, {report}"),
    "bokslut": N_("{table}: bokslut mot budget, {report}"),
    "utfall": N_("{table}: utfall mot budget, {report}"),
}


SharedScales = Mapping[tuple[str, ChartKind], tuple[float, float]]


def shared_scales(
    tables: Sequence[tuple[Report, ReportTable]], definitions: Mapping[str, EconomicTable], year: int
) -> SharedScales:
    """The ends of the axis that a table's charts share where several of a year's reports state the table."""
    found: defaultdict[tuple[str, ChartKind], list[list[float]]] = defaultdict(list)
    for report, table in tables:
        definition = definitions[table.table_id or ""]
        if period := compared_period(table, year):
            tidy = cost_table(table, definition, period, report.names)
            amounts = _amounts(tidy, "budget", "outcome")
            found[definition.id, ChartKind.COST_AGAINST_BUDGET].append(amounts)
        if period := variance_period(table, year):
            amounts = _amounts(variance_table(table, definition, period, report.names), "variance")
            found[definition.id, ChartKind.VARIANCE].append(amounts)
    return {
        key: (min(every), max(every))
        for key, charts in found.items()
        if len(charts) > 1 and (every := [amount for amounts in charts for amount in amounts])
    }


def _amounts(tidy: Table, *columns: str) -> list[float]:
    return [float(cell) for name in columns for cell in tidy.column(name) if cell is not None]


def budget_charts(
    view: BoardView,
    charting: Charting,
    report: Report,
    table: ReportTable,
    year: int,
    *,
    with_table: bool,
    scales: SharedScales | None = None,
) -> list[ChartFigureParams]:
    """Outcome against budget, and the variance, as far as the report states them for the year.

    `with_table`: each chart brings the report's table, for a page that does not show it beside them.
    """
    compared, varied = compared_period(table, year), variance_period(table, year)
    found = [
        _cost(view, charting, report, table, compared, with_table=with_table, scales=scales or {})
        if compared
        else None,
        _variance(view, charting, report, table, varied, with_table=with_table, scales=scales or {})
        if varied
        else None,
    ]
    return [chart for chart in found if chart is not None]


def _cost(
    view: BoardView,
    charting: Charting,
    report: Report,
    table: ReportTable,
    period: Period,
    *,
    with_table: bool,
    scales: SharedScales,
) -> ChartFigureParams | None:
    """Net cost against budget per line, as one report states it."""
    definition = view.board.tables[table.table_id or ""]
    tidy = cost_table(table, definition, period, report.names)
    covers = main_sum_covers(table, definition)
    total = _total(table, definition, period) if covers else None
    decimals = _decimals_in(table)
    sentences = cost_sentences(tidy, unit=definition.unit, total=total, decimals=decimals)
    return _from_report(
        view,
        charting,
        report,
        table,
        definition,
        tidy,
        ChartKind.COST_AGAINST_BUDGET,
        _HEADINGS.get(_outcome_word(tidy), _HEADINGS["utfall"]),
        sentences,
        with_table=with_table,
        scales=scales,
    )


def _variance(
    view: BoardView,
    charting: Charting,
    report: Report,
    table: ReportTable,
    period: Period,
    *,
    with_table: bool,
    scales: SharedScales,
) -> ChartFigureParams | None:
    """The variance per line, as one report states it."""
    definition = view.board.tables[table.table_id or ""]
    tidy = variance_table(table, definition, period, report.names)
    covers = main_sum_covers(table, definition)
    total = _main_amount(table, definition, variance_column(table, period)) if covers else None
    sentences = variance_sentences(tidy, unit=definition.unit, total=total, decimals=_decimals_in(table))
    return _from_report(
        view,
        charting,
        report,
        table,
        definition,
        tidy,
        ChartKind.VARIANCE,
        N_("{table}: avvikelse mot budget, {report}"),
        sentences,
        with_table=with_table,
        scales=scales,
    )


def _from_report(
    view: BoardView,
    charting: Charting,
    report: Report,
    table: ReportTable,
    definition: EconomicTable,
    tidy: Table,
    kind: ChartKind,
    message: str,
    sentences: Sequence[str],
    *,
    with_table: bool,
    scales: SharedScales,
) -> ChartFigureParams | None:
    heading = _(message, table=definition.name, report=formats.lowered(report_name(report)))
    name, decimals = _("Diagram: {heading}", heading=heading), _decimals_in(table)
    shared = scales.get((definition.id, kind))
    chart = Chart(kind, name, " ".join(sentences), definition.unit, decimals, tidy, shared=shared)
    if not has_figures(chart) or len(tidy.rows) < 2:
        return None
    figure_id = f"diagram-{kind.value}-{report.slug}-{table.slug}"
    first_page = next((row.page for row in table.rows if row.page), None)
    place = cited_table(view, report, table, first_page)
    printed = _table_in_figure(view, report, table, figure_id, heading)
    return charting.figure(
        chart,
        figure_id=figure_id,
        heading=heading,
        level=3,
        sentences=sentences,
        table=printed if with_table else None,
        source=[view.source(place.source)],
        home=year_home(view, definition, report.year, heading, (place,), table=printed, is_here=not with_table),
        signs=[*signs_of(chart), *([_(_SAME_SCALE)] if shared else [])],
    )


def years_chart(
    view: BoardView, charting: Charting, definition: EconomicTable, line_id: str, *, level: int
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
    sentences = years_sentences(tidy, unit=definition.unit, decimals=decimals, sign=definition.sign_of(line))
    heading = _("{name} per år", name=line.name)
    chart = Chart(
        ChartKind.YEARS,
        _("Diagram: {heading}, {period}", heading=definition.name, period=formats.lowered(heading)),
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
        caption=f"{heading}, {formats.unit(definition.unit)}",
        unit=definition.unit,
    )
    table["caption_hidden"] = True
    return charting.figure(
        chart,
        figure_id=f"diagram-ar-{definition.id}-{line_id}",
        heading=heading,
        level=level,
        sentences=sentences,
        table=table,
        source=[view.source(source) for source in sources_of(figures)],
        home=years_home(view, definition, f"{definition.name}: {formats.lowered(heading)}", cited(view, figures)),
        signs=signs_of(chart, list(dict.fromkeys(note for figure in figures for note in figure.shown.notes))),
        note=changes_note(figures, definition.unit),
    )


def _table_in_figure(
    view: BoardView, report: Report, table: ReportTable, figure_id: str, heading: str
) -> TableParams:
    """The report's table under a chart: with ids of its own, as the page may show it more than once."""
    printed = report_table(view, report, table, prefix=None)
    unit = view.board.tables[table.table_id or ""].unit
    printed["id"] = f"{figure_id}-tabell"
    printed["caption"] = f"{heading}, {formats.unit(unit)}"
    return printed


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
