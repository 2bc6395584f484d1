"""The page of a goal through the years, and the list of all goals."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.language import _
from generator.model.board import Goal
from generator.model.steering import LevelKind
from generator.pages.charting import Charting
from generator.pages.found import goal_state
from generator.pages.indicator import IndicatorLine, indicator_line
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CellParams,
    ChartFigureParams,
    ColumnParams,
    DefinitionItem,
    GoalItem,
    NavItem,
    RowParams,
    SourceParams,
    StatusParams,
    TableParams,
)
from generator.pages.render import plain_text, prose
from generator.pages.status import in_short, latest_statuses, statuses
from generator.pages.view import BoardView, GoalInYear, report_name


@dataclass(frozen=True)
class FollowUpPart:
    """What one report said: its name and address, statuses, text and source."""

    report_name: str
    report_url: str
    statuses: list[StatusParams]
    assessment: str | None
    text: Markup | None
    source: SourceParams


@dataclass(frozen=True)
class GoalYearPart:
    """A goal in one year: its name and level then, plan, facts, source and follow-ups (newest first)."""

    year: int
    level: str
    name: str
    text: Markup | None
    facts: list[DefinitionItem]
    source: SourceParams
    follow_ups: list[FollowUpPart]


@dataclass(frozen=True)
class IndicatorChart:
    """An indicator's chart, and the way to its page."""

    name: str
    url: str
    chart: ChartFigureParams


@dataclass(frozen=True)
class GoalContext(Context):
    """A goal through the years.

    name: the goal as the newest plan writes it, None when the heading says the same.
    level: the municipality's word for its level, and its service area.
    statuses: params of status: the newest ones.
    status_report: which report the statuses come from, None when none has followed the goal up.
    status_url: the report's address.
    years: the goal in each year, newest first.
    years_nav: items of local-nav to the years on the page, empty with one year.
    charts: its indicators that have figures, drawn.
    indicators: its indicators that have no figures yet.
    indicators_word: the municipality's own word for them, with a capital.
    related: links to goals that it builds on or that build on it.
    children: items of goal-list: what stands under it.
    """

    name: str | None
    level: str
    statuses: list[StatusParams]
    status_report: str | None
    status_url: str | None
    years: list[GoalYearPart]
    years_nav: list[NavItem]
    charts: list[IndicatorChart]
    indicators: list[IndicatorLine]
    indicators_word: str
    related: list[DefinitionItem]
    children: list[GoalItem]


def level_name(view: BoardView, goal: Goal) -> str:
    level = view.municipality.steering_model.level(goal.level_id)
    return level.name if level else goal.level_id


def goal_item(view: BoardView, year: int, goal: Goal, area_id: str | None = None) -> GoalItem:
    """A goal as an item of goal-list, with what stands under it.

    `area_id` is the service area whose heading it stands under, which need not be said again.
    Without any follow-up in the year there are no statuses: the page says so once.
    """
    followed_up = any(report.follow_ups for report in view.reports_of(year))
    entry = next(found for found in view.goals[goal.id] if found.year == year)
    item = GoalItem(
        title=f"{goal.label}: {goal.heading}" if goal.label else goal.heading,
        url=view.goal_address(goal.id),
        level=level_name(view, goal),
        statuses=latest_statuses(view, entry) if followed_up else [],
        children=[goal_item(view, year, child, goal.service_area_id) for child in goal.children],
    )
    if goal.service_area_id and goal.service_area_id != area_id:
        item["area"] = view.area_name(goal.service_area_id)
    if goal.reported_in:
        item["reports_on"] = formats.listed([formats.period(period) for period in goal.reported_in])
    return item


def goal_page(view: BoardView, charting: Charting, entries: list[GoalInYear]) -> Page:
    newest = entries[-1].goal
    followed = next((entry for entry in reversed(entries) if entry.latest), None)
    report = followed.latest.report if followed and followed.latest else None
    charts, without = _indicators(view, charting, entries)
    level = f"{level_name(view, newest)}, {formats.lowered(view.area_name(newest.service_area_id))}"
    years = [_year_part(view, entry) for entry in reversed(entries)]
    context = GoalContext(
        title=newest.heading,
        breadcrumbs=view.breadcrumbs(
            BreadcrumbItem(title=_("Mål"), url=view.goals_address), BreadcrumbItem(title=newest.heading)
        ),
        name=newest.name if newest.short_name else None,
        level=level,
        statuses=latest_statuses(view, followed or entries[-1]),
        status_report=report_name(report) if report else None,
        status_url=view.report_address(report) if report else None,
        years=years,
        years_nav=[NavItem(title=str(p.year), url=f"#ar-{p.year}") for p in years] if len(years) > 1 else [],
        charts=charts,
        indicators=without,
        indicators_word=formats.capitalised(view.indicators_word),
        related=_related(view, entries),
        children=[goal_item(view, entries[-1].year, child) for child in newest.children],
    )
    texts = [entry.goal.name for entry in entries] + [plain_text(entry.goal.prose or "") for entry in entries]
    texts += [plain_text(f.report.prose.get(newest.id, "")) for entry in entries for f in entry.follow_ups]
    span = formats.listed([str(entry.year) for entry in entries])
    return Page(
        address=view.goal_address(newest.id),
        template="mal",
        context=context,
        html_title=f"{newest.heading} – {view.where}",
        description=_description(newest),
        search=SearchEntry(
            level_name(view, newest),
            f"{view.where} {span}",
            " ".join(dict.fromkeys(texts)),
            names=tuple(dict.fromkeys(e.goal.heading for e in entries if e.goal.heading != newest.heading)),
            state=goal_state(context.statuses, context.status_report),
            year=entries[-1].year,
        ),
    )


def _description(goal: Goal) -> str:
    text = plain_text(goal.prose) if goal.prose else goal.name
    return text if len(text) <= 160 else text[:159].rsplit(" ", 1)[0] + " …"


def _indicators(
    view: BoardView, charting: Charting, entries: list[GoalInYear]
) -> tuple[list[IndicatorChart], list[IndicatorLine]]:
    """Charts of the goal's indicators in any year, and those that have no figures yet."""
    charts, without = [], []
    newest_first = [i for entry in reversed(entries) for i in entry.goal.indicator_ids]
    indicators = [view.board.indicators[indicator_id] for indicator_id in dict.fromkeys(newest_first)]
    for indicator in indicators:
        chart = charting.indicator(view, indicator, level=3, beside=indicators)
        if chart is None:
            without.append(indicator_line(view, charting, indicator))
        else:
            url = view.indicator_address(indicator.id)
            charts.append(IndicatorChart(formats.lowered(indicator.heading), url, chart))
    return charts, without


def _year_part(view: BoardView, entry: GoalInYear) -> GoalYearPart:
    goal = entry.goal
    area = view.area_name(goal.service_area_id) if goal.service_area_id else ""
    facts = [(_("Beteckning"), goal.label or ""), (_("Verksamhetsområde"), area)]
    if goal.reported_in:
        facts.append((_("Redovisas"), formats.listed([formats.period(period) for period in goal.reported_in])))
    if goal.stated_name:
        facts.insert(0, (_("Målet i dokumentet"), goal.stated_name))
    return GoalYearPart(
        year=entry.year,
        level=level_name(view, goal),
        name=goal.name,
        text=prose(goal.prose) if goal.prose else None,
        facts=[DefinitionItem(term=term, description=text) for term, text in facts if text],
        source=view.source(goal.source),
        follow_ups=[
            FollowUpPart(
                report_name=report_name(found.report),
                report_url=view.report_address(found.report),
                statuses=statuses(view.municipality, found.report, found.follow_up),
                assessment=found.follow_up.assessment,
                text=prose(found.report.prose[goal.id]) if goal.id in found.report.prose else None,
                source=view.source(found.follow_up.source),
            )
            for found in reversed(entry.follow_ups)
        ],
    )


def _related(view: BoardView, entries: list[GoalInYear]) -> list[DefinitionItem]:
    goal_id = entries[-1].goal.id
    found = []
    for entry in entries:
        if entry.goal.builds_on in view.goals:
            other = view.goals[entry.goal.builds_on][-1]
            found.append((_("Bygger på målet från {year}", year=other.year), other))
    for others in view.goals.values():
        continuing = (other for other in others if other.goal.builds_on == goal_id)
        found += [(_("Fortsätter {year} i", year=other.year), other) for other in continuing]
    return [
        DefinitionItem(
            term=term,
            description=Markup('<a href="{}">{}</a>').format(view.goal_address(o.goal.id), o.goal.heading),
        )
        for term, o in {o.goal.id: (term, o) for term, o in found}.values()
    ]


def goals_table(view: BoardView) -> TableParams:
    """Every goal with its newest status in each year, newest plan's goals first."""
    years = [goal_year.year for goal_year in reversed(view.board.goal_years)]
    rows = []
    for goal_id, entries in view.goals.items():
        level = view.municipality.steering_model.level(entries[-1].goal.level_id)
        if level and level.kind is LevelKind.HEADING:
            continue
        cells = [CellParams(text=entries[-1].goal.heading, url=view.goal_address(goal_id))]
        by_year = {entry.year: entry for entry in entries}
        cells += [_status_cell(view, by_year.get(year)) for year in years]
        rows.append(RowParams(cells=cells))
    columns = [ColumnParams(title=_("Mål"), kind="text")]
    columns += [ColumnParams(title=str(year), kind="text") for year in years]
    return TableParams(
        id="mal-per-ar",
        caption=_("Mål och deras status i årets senaste rapport"),
        caption_hidden=True,
        columns=columns,
        rows=rows,
    )


def _status_cell(view: BoardView, entry: GoalInYear | None) -> CellParams:
    if entry is None:
        return CellParams(text="–", kind="missing", missing_reason=_("Fanns inte bland årets mål."))
    status = latest_statuses(view, entry)[0]
    return CellParams(text=status["word"], kind="status", status=in_short(status))
