"""The page of one year of a board: its goals, economy in short, indicators and reports."""

from dataclasses import dataclass, field

from markupsafe import Markup

from generator import formats
from generator.language import END, _, is_municipal
from generator.model.report import Report
from generator.pages.charting import Charting
from generator.pages.compare_years import pairs_with
from generator.pages.data_links import year_downloads
from generator.pages.economy import economic_tables
from generator.pages.economy_charts import budget_charts
from generator.pages.goal import goal_item
from generator.pages.indicator import IndicatorLine, IndicatorLines
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    ChartFigureParams,
    DownloadItem,
    GoalItem,
    NavItem,
    PagerParams,
    TableParams,
)
from generator.pages.render import plain_text, prose
from generator.pages.status import counts_sentence, counts_table
from generator.pages.view import BoardView, report_name


@dataclass(frozen=True)
class GoalGroup:
    """A service area's goals of the year, as items of goal-list."""

    heading: str
    id: str
    goals: list[GoalItem]


@dataclass(frozen=True)
class YearContext(Context):
    """A board's year.

    municipality: the municipality's name.
    lead: how the goals go, counted.
    years: items of local-nav to the board's years.
    contents: items of local-nav to the parts of the page.
    counts: params of data-table: how many goals have each status; None before any follow-up.
    groups: the goals under each service area, in the plan's order.
    charts: params of chart-figure: the economy by the year's newest report.
    economy_url: the year's economy page, None when no report has economy.
    economy_text: what the newest report says of the economy, None when nothing is written.
    indicators: the indicators of the year's goals.
    indicators_word: the municipality's own word for them, with a capital.
    reports: items of card-list: the year's documents, newest first.
    pager: params of pager: the year before and the year after.
    comparisons: items of local-nav to the year beside the years around it.
    downloads: items of downloads: the year as a PDF and as a workbook, empty when the site has neither.
    """

    municipality: str
    lead: str
    years: list[NavItem]
    contents: list[NavItem]
    counts: TableParams | None
    groups: list[GoalGroup]
    charts: list[ChartFigureParams]
    economy_url: str | None
    economy_text: Markup | None
    indicators: list[IndicatorLine]
    indicators_word: str
    reports: list[CardItem]
    pager: PagerParams
    comparisons: list[NavItem]
    downloads: list[DownloadItem] = field(default_factory=list)


def years_nav(view: BoardView, current: int | None) -> list[NavItem]:
    return [
        NavItem(title=str(year), url=view.year_address(year), current=year == current)
        for year in reversed(view.board.years)
    ]


def report_card(view: BoardView, report: Report) -> CardItem:
    meeting = report.meeting
    when = _dated(report)
    if meeting.date:
        when = _("Sammanträde {day}", day=formats.day(meeting.date))
    card = CardItem(title=report_name(report), url=view.report_address(report), meta=when)
    if "rapport" in report.prose:
        card["text"] = first_sentence(plain_text(report.prose["rapport"]))
    return card


def _dated(report: Report) -> str:
    dated = report.document.dated
    when = formats.month_or_day(dated)
    return _("Daterad {day}", day=when) if dated.day else _("Daterad {month} (dagen är inte känd)", month=when)


def first_sentence(text: str) -> str:
    """The text up to its first full stop that ends a sentence."""
    for position, sign in enumerate(text):
        following = text[position + 1 : position + 3]
        if sign in ".!?" and (not following or (following[0] == " " and following[1:].isupper())):
            return f"{text[: position + 1]}{END if is_municipal(text) else ''}"
    return text


def year_page(view: BoardView, charting: Charting, lines: IndicatorLines, year: int) -> Page:
    goal_year = view.board.goal_year(year)
    tables = economic_tables(view, year)
    newest = tables[0][0] if tables else None
    main = next(((r, t) for r, t in tables if r is newest), None)
    indicator_ids = dict.fromkeys(i for g in (goal_year.walk() if goal_year else ()) for i in g.indicator_ids)
    title = f"{view.board.name} {year}"
    groups = _groups(view, year)
    contents = [
        NavItem(title=title, url=f"#{part_id}")
        for title, part_id, is_there in (
            (_("Mål"), "mal", groups),
            (_("Ekonomi"), "ekonomi", tables),
            (formats.capitalised(view.indicators_word), "indikatorer", indicator_ids),
            (_("Rapporter"), "rapporter", True),
        )
        if is_there
    ]
    context = YearContext(
        municipality=view.municipality.name,
        contents=contents,
        title=title,
        breadcrumbs=view.breadcrumbs(BreadcrumbItem(title=str(year))),
        lead=counts_sentence(view, year),
        years=years_nav(view, year),
        counts=counts_table(view, [year]) if any(r.follow_ups for r in view.reports_of(year)) else None,
        groups=groups,
        charts=budget_charts(view, charting, *main, year, with_table=True) if main else [],
        economy_url=view.economy_address(year) if tables else None,
        economy_text=prose(main[0].prose[main[1].slug]) if main and main[1].slug in main[0].prose else None,
        indicators=[lines.of(view.board.indicators[i]) for i in indicator_ids],
        indicators_word=formats.capitalised(view.indicators_word),
        reports=[report_card(view, report) for report in reversed(view.reports_of(year))],
        pager=_pager(view, year),
        comparisons=pairs_with(view, year),
        downloads=year_downloads(view.year_address(year)) if view.has_tables(year) else [],
    )
    return Page(
        address=view.year_address(year),
        template="ar",
        context=context,
        html_title=f"{title} – {view.municipality.name}",
        description=context.lead,
        search=SearchEntry(_("År"), f"{view.where} {year}", context.lead, year=year),
    )


def _pager(view: BoardView, year: int) -> PagerParams:
    years = view.board.years
    position = years.index(year)
    pager = PagerParams()
    if position > 0:
        before = years[position - 1]
        pager["previous"] = BreadcrumbItem(title=str(before), url=view.year_address(before))
    if position + 1 < len(years):
        after = years[position + 1]
        pager["next"] = BreadcrumbItem(title=str(after), url=view.year_address(after))
    return pager


def _groups(view: BoardView, year: int) -> list[GoalGroup]:
    """The goals under each service area in the order in which the plan comes to them."""
    goal_year = view.board.goal_year(year)
    groups: dict[str | None, list[GoalItem]] = {}
    for goal in goal_year.goals if goal_year else ():
        groups.setdefault(goal.service_area_id, []).append(goal_item(view, year, goal, goal.service_area_id))
    return [
        GoalGroup(heading=view.area_name(area), id=f"omrade-{area or 'hela-namnden'}", goals=goals)
        for area, goals in groups.items()
    ]
