"""The page of one Kolada measure: the boards that follow it, side by side and through the years."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator import formats
from generator.charts.drawing import Chart, ChartKind
from generator.charts.signs import signs_of
from generator.charts.wording import desired, difference, figure
from generator.language import _, ngettext
from generator.model import addresses
from generator.model.comparison import Measured
from generator.model.figure import Figure
from generator.model.period import Period
from generator.model.value import Missing, amount_of
from generator.pages.cells import decimals_of, measure_title, note_changes, shown, value_cell
from generator.pages.chart_files import ChartHome
from generator.pages.chart_homes import cited
from generator.pages.charting import MOST_COMPARED, Charting, too_many
from generator.pages.citing import Cited
from generator.pages.measure_caveats import break_caveats, measure_caveats, period_caveats
from generator.pages.measured import Follower, common_period, followers_of, have_one_unit
from generator.pages.note_marks import NoteMarks
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CellParams,
    ChartFigureParams,
    ColumnParams,
    DefinitionItem,
    RowParams,
    SourceParams,
    TableParams,
)
from generator.pages.series_table import sources_of
from generator.pages.view import BoardView, start_crumb
from generator.tables import COST_COLUMNS, Table, indicator_table

_MOST_LINES = 4  # more lines in one chart cannot be told apart: the table says it better
_MOST_NAMED = 4  # boards whose figures one sentence can hold


@dataclass(frozen=True)
class MeasureContext(Context):
    """One measure at several boards.

    lead: which boards follow it, and by which id of Kolada's it is the same.
    warnings: what misleads in how the boards define and measure it.
    bars: params of chart-figure: the latest period that they share, None when nothing can be set side by side.
    bars_warnings: what misleads in that period's figures.
    why_no_bars: why nothing is set side by side, None when something is.
    lines: params of chart-figure: the years, None with a single year or too many boards.
    lines_warnings: breaks in the series.
    table: params of data-table: every board and period.
    sources: params of source: where the figures stand.
    definitions: items of definition-list: what each board says that it measures.
    """

    lead: str
    warnings: list[str]
    bars: ChartFigureParams | None
    bars_warnings: list[str]
    why_no_bars: str | None
    lines: ChartFigureParams | None
    lines_warnings: list[str]
    table: TableParams
    sources: list[SourceParams]
    definitions: list[DefinitionItem]


def measure_page(
    kolada_id: str, measured: Sequence[Measured], views: Sequence[BoardView], charting: Charting
) -> Page:
    followers = followers_of(measured, views)
    heading = followers[0].indicator.heading
    period = common_period(followers) if have_one_unit(followers) else None
    lead = ngettext(
        "{count} nämnd följer måttet {kolada_id} i databasen Kolada: {names}.",
        "{count} nämnder följer samma mått, {kolada_id} i databasen Kolada: {names}.",
        len(followers),
        kolada_id=kolada_id,
        names=formats.listed([one.name for one in followers]),
    )
    table = _table(followers)
    is_drawn = len(followers) <= MOST_COMPARED
    why_not = None if period else _why_no_bars(followers)
    context = MeasureContext(
        title=_("Jämför: {name}", name=heading),
        breadcrumbs=[
            start_crumb(),
            BreadcrumbItem(title=_("Jämför"), url=addresses.COMPARISONS),
            BreadcrumbItem(title=heading),
        ],
        lead=lead,
        warnings=measure_caveats(followers),
        bars=_bars(charting, followers, period, table) if period and is_drawn else None,
        bars_warnings=period_caveats(followers, period) if period else [],
        why_no_bars=why_not if is_drawn else too_many(),
        lines=_lines(charting, followers, period, table) if period else None,
        lines_warnings=break_caveats(followers),
        table=table,
        sources=_sources(followers),
        definitions=[_definition(one) for one in followers],
    )
    names = " ".join(one.indicator.name for one in followers)
    return Page(
        address=addresses.measure_address(kolada_id),
        template="jamfor_matt",
        context=context,
        html_title=_("{name} ({kolada_id}): jämförelse", name=heading, kolada_id=kolada_id),
        description=lead,
        search=SearchEntry(
            _("Jämförelse"), formats.listed([one.name for one in followers]), f"{kolada_id} {names}"
        ),
    )


def _why_no_bars(followers: Sequence[Follower]) -> str:
    if not have_one_unit(followers):
        return _("Nämnderna mäter i olika enheter. Därför ställer vi inte siffrorna bredvid varandra.")
    without = [one.name for one in followers if one.latest is None]
    if len(followers) - len(without) < 2:
        return _(
            "Det behövs siffror från minst två nämnder. Siffror saknas för {names}.",
            names=formats.listed(without),
        )
    parts = formats.listed([f"{one.name} {formats.period(one.latest)}" for one in followers if one.latest])
    return _("Nämnderna har ingen period gemensam. De senaste siffrorna gäller {parts}.", parts=parts)


def _bars(
    charting: Charting, followers: Sequence[Follower], period: Period, table: TableParams
) -> ChartFigureParams:
    """The period's figures as bars, the greatest first."""
    own = sorted(
        (one for one in followers if period in one.periods),
        key=lambda one: amount_of(one.outcomes[period].shown.value) or 0,
        reverse=True,
    )
    unit, decimals = own[0].indicator.unit, max(one.indicator.decimals for one in own)
    title = measure_title(own[0].outcomes[period].id.measure, period)
    rows = tuple((one.name, None, _amount(one, period), formats.lowered(title), 1) for one in own)
    sentences = _sentences(own, period)
    heading = _("{name}, {period}", name=own[0].indicator.heading, period=formats.period(period))
    chart = Chart(
        ChartKind.COST_AGAINST_BUDGET,
        _("Diagram: {heading}", heading=heading),
        " ".join(sentences),
        unit,
        decimals,
        Table(COST_COLUMNS, rows),
    )
    return charting.figure(
        chart,
        figure_id="diagram-bredvid-varandra",
        heading=heading,
        level=3,
        sentences=sentences,
        table=None,
        source=[_source(one, one.outcomes[period]) for one in own],
        home=_home(heading, [place for one in own for place in cited(one.view, [one.outcomes[period]])], followers, table),
        note=_("Jämförelsen är vår egen. Den står inte i dokumenten, och den kommer inte från Kolada."),
    )


def _home(
    heading: str, places: Sequence[Cited], followers: Sequence[Follower], table: TableParams
) -> ChartHome:
    page = addresses.measure_address(followers[0].indicator.kolada_id or "")
    return ChartHome(folder=page, page=page, title=heading, places=tuple(places), table=table)


def _amount(one: Follower, period: Period) -> float:
    return float(amount_of(one.outcomes[period].shown.value) or 0)


def _sentences(own: Sequence[Follower], period: Period) -> list[str]:
    """What each has (or the highest and the lowest of many), the distance, and which way is better."""
    indicator = own[0].indicator
    unit, when = indicator.unit, formats.period(period)
    words = [f"{one.name} {_figure_in_words(one, period)}" for one in own]
    if len(own) <= _MOST_NAMED:
        first = _(
            "{name} {period}: {figures}.", name=indicator.heading, period=when, figures=formats.listed(words)
        )
    else:
        first = _(
            "Högst {period} är {highest}. Lägst är {lowest}.", period=when, highest=words[0], lowest=words[-1]
        )
    distance = _amount(own[0], period) - _amount(own[-1], period)
    decimals = max(decimals_of(one.outcomes[period].shown.value) for one in own)
    if distance == 0:
        second = _("Siffran är densamma hos alla.")
    else:
        second = _(
            "Mellan högst och lägst skiljer det {distance}.", distance=difference(distance, unit, decimals)
        )
    sentences = [first, second]
    directions = {one.indicator.desired_direction for one in own}
    if len(directions) == 1 and (better := desired(indicator.desired_direction, unit)):
        sentences.append(better)
    return sentences


def _figure_in_words(one: Follower, period: Period) -> str:
    return figure(_amount(one, period), one.indicator.unit, decimals_of(one.outcomes[period].shown.value))


def _lines(
    charting: Charting, followers: Sequence[Follower], period: Period, table: TableParams
) -> ChartFigureParams | None:
    """The years of each board that has the same kind of period; a line a board."""
    figures = {one.name: _unbroken(one, period) for one in followers if one.periods}
    periods = {f.id.period for own in figures.values() for f in own}
    if len(periods) < 2 or len(figures) > _MOST_LINES:
        return None
    tables = [(name, indicator_table(own, lambda dimension, stated: stated)) for name, own in figures.items()]
    columns = tables[0][1].columns
    group = columns.index("group")
    rows = tuple((*row[:group], name, *row[group + 1 :]) for name, table in tables for row in table.rows)
    first = followers[0].indicator
    scales = {one.indicator.scale for one in followers}
    scale = first.scale if len(scales) == 1 else None
    heading = _("{name} genom åren", name=first.heading)
    sentences = _change_sentences(followers, figures)
    chart = Chart(
        ChartKind.INDICATOR,
        _("Diagram: {heading}", heading=heading),
        " ".join(sentences),
        first.unit,
        max(one.indicator.decimals for one in followers),
        Table(columns, rows),
        (float(scale[0]), float(scale[1])) if scale else None,
    )
    notes = dict.fromkeys(note for own in figures.values() for found in own for note in found.shown.notes)
    return charting.figure(
        chart,
        figure_id="diagram-genom-aren",
        heading=heading,
        level=3,
        sentences=sentences,
        table=None,
        source=[],
        home=_home(
            heading,
            [place for one in followers for place in cited(one.view, figures.get(one.name, ()))],
            followers,
            table,
        ),
        signs=signs_of(chart, list(notes)),
    )


def _unbroken(one: Follower, period: Period) -> list[Figure]:
    """The outcomes for the same part of each year, from the newest break in the series on."""
    since = max((found.year for found in one.indicator.breaks), default=0)
    return [
        found
        for p, found in one.outcomes.items()
        if (p.kind, p.part) == (period.kind, period.part) and p.year >= since
    ]


def _change_sentences(followers: Sequence[Follower], figures: dict[str, list[Figure]]) -> list[str]:
    """How each board's figure has moved between the first and the last of the years that are drawn."""
    sentences = []
    for one in followers:
        stated = [f for f in figures.get(one.name, ()) if amount_of(f.shown.value) is not None]
        if len(stated) < 2:
            continue
        start, end = (
            figure(float(amount_of(f.shown.value) or 0), one.indicator.unit, decimals_of(f.shown.value))
            for f in (stated[0], stated[-1])
        )
        first, last = (formats.period(f.id.period) for f in (stated[0], stated[-1]))
        sentences.append(
            _(
                "{name}: från {start} {first} till {end} {last}.",
                name=one.name,
                start=start,
                first=first,
                end=end,
                last=last,
            )
        )
    return sentences


def _table(followers: Sequence[Follower]) -> TableParams:
    """Every board and period; a forecast where the others have an outcome is called one."""
    periods = sorted(
        {p for one in followers for p, figure in one.outcomes.items() if _says_something(figure)}
    )
    marks = NoteMarks()
    rows = []
    for one in followers:
        head = CellParams(text=one.name, url=one.view.indicator_address(one.indicator.id))
        cells = [_cell(one, period, marks) for period in periods]
        rows.append(RowParams(cells=[head, *cells]))
    has_one_unit = have_one_unit(followers)
    if not has_one_unit:
        for row, one in zip(rows, followers, strict=True):
            row["cells"].insert(1, CellParams(text=formats.unit(one.indicator.unit)))
    columns = [ColumnParams(title=_("Nämnd"), kind="text")]
    columns += [] if has_one_unit else [ColumnParams(title=_("Enhet"), kind="text")]
    columns += [ColumnParams(title=formats.short_period(period), kind="number") for period in periods]
    heading = followers[0].indicator.heading
    caption = f"{heading}, {formats.unit(followers[0].indicator.unit)}" if has_one_unit else heading
    return TableParams(id="siffror-per-namnd", caption=caption, columns=columns, rows=rows, notes=marks.notes)


def _says_something(found: Figure) -> bool:
    """Whether a document states the figure, or says why it does not."""
    return found.shown.value is not Missing.NOT_STATED or bool(found.shown.notes)


def _cell(one: Follower, period: Period, marks: NoteMarks) -> CellParams:
    found = one.outcomes.get(period)
    if found is None or not _says_something(found):
        forecast = one.forecasts.get(period)
        if forecast and amount_of(forecast.shown.value) is not None:
            value = forecast.shown.value
            text = shown(value, decimals_of(value), forecast.id.measure)
            return CellParams(text=_("prognos {value}", value=text), kind="number")
        reason = _("Anges inte i något av dokumenten.")
        return CellParams(text="", kind="missing", missing_reason=reason)
    vintage = found.shown
    places = decimals_of(vintage.value)
    cell = value_cell(vintage.cell, found.id.measure, places, vintage.notes)
    notes = [*vintage.notes, *([_("Siffran är preliminär.")] if vintage.preliminary else [])]
    if cell["kind"] == "number" and notes:
        cell["note_marks"] = marks.of(notes)
    note_changes(cell, found, vintage, places, one.indicator.unit)
    return cell


def _sources(followers: Sequence[Follower]) -> list[SourceParams]:
    found = []
    for one in followers:
        for source in sources_of([*one.outcomes.values()]):
            params = one.view.source(source)
            params["text"] = f"{params['text']}, {one.view.where}"
            found.append(params)
    return found


def _source(one: Follower, found: Figure) -> SourceParams:
    params = one.view.source(found.shown.source)
    params["text"] = f"{params['text']}, {one.view.where}"
    return params


def _definition(one: Follower) -> DefinitionItem:
    indicator = one.indicator
    parts = [f"{indicator.name}.", indicator.description, _("Enhet: {unit}.", unit=formats.unit(indicator.unit))]
    if indicator.measured_where:
        parts.append(_("Mäts av: {where}.", where=indicator.measured_where))
    return DefinitionItem(
        term=one.name,
        description=" ".join(parts),
        url=one.view.indicator_address(indicator.id),
    )
