"""The page of a board."""

from dataclasses import dataclass
from decimal import Decimal

from generator import formats
from generator.language import _
from generator.model.board import EconomicTable, IndicatorKind, ServiceArea
from generator.model.figure import Figure, Series
from generator.model.value import Measure, amount_of
from generator.pages.cells import changed_text, decimals_of, shown
from generator.pages.charting import Charting
from generator.pages.compare_years import pairs_nav
from generator.pages.corrections import changes_sentence, changes_url, corrections_feed
from generator.pages.data_links import answer_download, board_answer, csv_downloads, data_file
from generator.pages.economy import economic_tables
from generator.pages.economy_charts import years_chart
from generator.pages.forecasts import forecast_charts, forecast_years
from generator.pages.goal import goals_table
from generator.pages.indicator import IndicatorLine, IndicatorLines
from generator.pages.news import board_feed, latest_of_board
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    ChartFigureParams,
    DownloadItem,
    KeyFigureParams,
    NavItem,
    SourceParams,
    TableParams,
)
from generator.pages.status import StatusGroup, counts_table, status_groups
from generator.pages.story import Stories
from generator.pages.view import BoardView
from generator.pages.year import report_card, years_nav

_MOST_FORECAST_YEARS = 2  # the pages of the years have them all


@dataclass(frozen=True)
class AreaPart:
    """A service area or the whole board: name, what it does, what it was before, and its indicators."""

    name: str
    id: str
    description: str
    history: str | None
    lines: list[IndicatorLine]


@dataclass(frozen=True)
class BoardContext(Context):
    """A board.

    municipality: the municipality's name.
    purpose: what the board answers for, with its source.
    source: params of source of the purpose, None while its report is not published.
    years: items of local-nav to the years.
    contents: items of local-nav to the parts of the page.
    summary: the goals of the newest followed-up year, counted by status.
    newer: that newer goals have not been followed up yet, None when the newest have.
    summary_year: that year.
    summary_url: its page.
    key_figures: items of key-figures: the newest of the economy.
    counts: params of data-table: goals by status, a column a year.
    goals: params of data-table: goals by years.
    comparisons: items of local-nav to its pairs of years beside each other.
    charts: params of chart-figure: the economy over the years, and each year's forecasts and outcome.
    economy_pages: items of local-nav to each year's economy.
    areas: the service areas with their indicators.
    indicators_url: the page of all indicators.
    indicators_word: the municipality's own word for indicators.
    goals_url: the page of all goals.
    meetings_url: the page of meetings.
    changes: how many figures have been corrected or revised, None when none has.
    changes_url: where they are told.
    reports: items of card-list, newest first.
    news: item of card-list: the newest edition that concerns the board, None before any does.
    feed_url: the feed of such editions.
    downloads: items of downloads: all figures of the board.
    """

    municipality: str
    purpose: str
    source: SourceParams | None
    years: list[NavItem]
    contents: list[NavItem]
    summary: list[StatusGroup]
    newer: str | None
    summary_year: int | None
    summary_url: str | None
    key_figures: list[KeyFigureParams]
    counts: TableParams
    goals: TableParams
    comparisons: list[NavItem]
    charts: list[ChartFigureParams]
    economy_pages: list[NavItem]
    areas: list[AreaPart]
    indicators_url: str
    indicators_word: str
    goals_url: str
    meetings_url: str
    changes: str | None
    changes_url: str
    reports: list[CardItem]
    news: CardItem | None
    feed_url: str
    downloads: list[DownloadItem]


def followed_year(view: BoardView) -> int | None:
    """The newest year in which a report has followed up goals."""
    years = [report.year for report in view.board.reports if report.follow_ups]
    return max(years, default=None)


def main_key_figures(view: BoardView) -> list[KeyFigureParams]:
    """The board's newest net cost: variance and forecast, and the newest budget."""
    found: list[KeyFigureParams] = []
    for definition in list(view.board.tables.values())[:1]:
        figures = [
            f for f in view.figures_of(Series(definition.id, definition.main_line_id)) if not f.id.dimensions
        ]
        line = definition.line(definition.main_line_id)
        budget = _("Budget, {line}", line=formats.lowered(line.name)) if line else _("Budget")
        for measure, label in ((Measure.VARIANCE, _("Avvikelse mot budget")), (Measure.BUDGET, budget)):
            newest = [f for f in figures if f.id.measure is measure and amount_of(f.shown.value) is not None]
            if newest:
                found.append(_economy_figure(view, definition, newest[-1], label))
    return found


def _economy_figure(
    view: BoardView, definition: EconomicTable, figure: Figure, label: str
) -> KeyFigureParams:
    vintage, identity = figure.shown, figure.id
    decimals = decimals_of(vintage.value)
    amount = amount_of(vintage.value)
    params = KeyFigureParams(
        label=f"{label} {formats.period(identity.period)}",
        value=shown(vintage.value, decimals, identity.measure),
        unit=formats.unit(definition.unit),
        source=view.source(vintage.source),
    )
    if identity.measure is Measure.VARIANCE and identity.made:
        params["period"] = _("prognos efter {when}", when=formats.as_of(identity.made))
    sentences = [] if amount is None else [_amount_sentence(amount, definition.unit, identity.measure)]
    if text := changed_text(figure, decimals, definition.unit):
        sentences.append(text)
    if sentences:
        params["sentence"] = " ".join(sentences)
    return params


def _amount_sentence(amount: Decimal, unit: str, measure: Measure) -> str:
    """The amount in words: `Det är 840,7 miljoner kronor.`, a variance as surplus or deficit."""
    money = formats.money(abs(amount), unit)
    if measure is not Measure.VARIANCE:
        return _("Det är {money}.", money=money)
    if amount == 0:
        return _("Det är i nivå med budgeten.")
    if amount > 0:
        return _("Ett överskott på {money}.", money=money)
    return _("Ett underskott på {money}.", money=money)


def board_page(view: BoardView, charting: Charting, lines: IndicatorLines, stories: Stories) -> Page:
    board = view.board
    year = followed_year(view)
    goal_years = [goal_year.year for goal_year in board.goal_years]
    key_figures = main_key_figures(view)
    context = BoardContext(
        title=board.name,
        breadcrumbs=[*view.breadcrumbs()[:-1], BreadcrumbItem(title=board.name)],
        municipality=view.municipality.name,
        purpose=board.purpose,
        source=view.source(board.source) if board.source and board.report(board.source.report_id) else None,
        years=years_nav(view, None),
        contents=_contents(has_status=bool(year or key_figures)),
        summary=status_groups(view, year) if year else [],
        newer=newer_goals(view),
        summary_year=year,
        summary_url=view.year_address(year) if year else None,
        key_figures=key_figures,
        counts=counts_table(view, goal_years),
        goals=goals_table(view),
        comparisons=pairs_nav(view),
        charts=_economy_charts(view, charting),
        economy_pages=_economy_pages(view),
        areas=_areas(view, lines),
        indicators_url=view.indicators_address,
        indicators_word=view.indicators_word,
        goals_url=view.goals_address,
        meetings_url=view.meetings_address,
        changes=changes_sentence(view),
        changes_url=changes_url(view),
        reports=[report_card(view, report) for report in reversed(board.reports)],
        news=latest_of_board(stories, view),
        feed_url=board_feed(view).address,
        downloads=[
            *csv_downloads(data_file(view.address)),
            answer_download(board_answer(view.municipality.id, view.board.id)),
        ],
    )
    return Page(
        address=view.address,
        template="namnd",
        context=context,
        html_title=f"{board.name} – {view.municipality.name}",
        description=board.purpose[:160] or view.where,
        search=SearchEntry(_("Nämnd"), view.municipality.name, board.purpose),
        feeds=(board_feed(view), corrections_feed()),
    )


def newer_goals(view: BoardView) -> str | None:
    """`Målen för 2025 följs inte upp i någon rapport här än.` when the newest goals await their first report."""
    followed = followed_year(view)
    newest = max((goal_year.year for goal_year in view.board.goal_years), default=None)
    if newest is None or newest == followed:
        return None
    return _("Målen för {year} följs inte upp i någon rapport här än.", year=newest)


def _contents(*, has_status: bool) -> list[NavItem]:
    """The parts of the page. A board that has followed up nothing yet has no status."""
    parts = [(_("Hur går det?"), "#laget")] if has_status else []
    parts += [(_("Mål"), "#mal"), (_("Ekonomi"), "#ekonomi")]
    parts += [(_("Områden och kvalitet"), "#omraden"), (_("Rapporter"), "#rapporter")]
    return [NavItem(title=title, url=url) for title, url in parts]


def _economy_pages(view: BoardView) -> list[NavItem]:
    years = [year for year in reversed(view.board.years) if economic_tables(view, year)]
    return [NavItem(title=str(year), url=view.economy_address(year)) for year in years]


def _economy_charts(view: BoardView, charting: Charting) -> list[ChartFigureParams]:
    found = []
    for definition in list(view.board.tables.values())[:1]:
        chart = years_chart(view, charting, definition, definition.main_line_id, level=3)
        if chart:
            found.append(chart)
        for year in forecast_years(view, definition)[:_MOST_FORECAST_YEARS]:
            found += forecast_charts(view, charting, definition, year, level=3)[:1]
    return found


def _areas(view: BoardView, lines: IndicatorLines) -> list[AreaPart]:
    parts = [
        AreaPart(
            area.name,
            f"omrade-{area.id}",
            area.description,
            _history(view, area),
            _lines(view, lines, area.id),
        )
        for area in view.board.service_areas
    ]
    if whole := _lines(view, lines, None):
        parts.append(AreaPart(view.area_name(None), "omrade-hela-namnden", "", None, whole))
    return parts


def _lines(view: BoardView, lines: IndicatorLines, area_id: str | None) -> list[IndicatorLine]:
    """The indicators of an area, or of the whole board, that have figures; informational counts left out."""
    found = [i for i in view.board.indicators.values() if i.service_area_id == area_id]
    quality = [i for i in found if i.kind is not IndicatorKind.INFORMATION]
    return [line for i in quality if (line := lines.of(i)).latest]


def _history(view: BoardView, area: ServiceArea) -> str | None:
    """Since when the area exists, what it continues and what it used to be called."""
    sentences = []
    if area.first_year:
        sentences.append(_("Finns sedan {year}.", year=area.first_year))
    if area.replaces:
        names = formats.listed([view.area_name(found) for found in area.replaces])
        sentences.append(_("Fortsätter {areas}.", areas=names))
    for name in area.earlier_names:
        if name.until:
            sentences.append(_("Hette {name} till och med {year}.", name=name.name, year=name.until))
        else:
            sentences.append(_("Hette {name} tidigare.", name=name.name))
    if area.last_year:
        sentences.append(_("Fanns till och med {year}.", year=area.last_year))
    return " ".join(sentences) or None
