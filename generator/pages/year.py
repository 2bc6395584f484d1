"""The pages of one year of a board: its goals and documents, and its economy."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import swedish
from generator.model.period import Period, PeriodKind
from generator.model.report import Report, ReportTable, Source
from generator.pages.charting import Charting
from generator.pages.figure_tables import report_table
from generator.pages.goal import goal_item
from generator.pages.indicator import IndicatorLine, indicator_line
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    ChartFigureParams,
    GoalItem,
    NavItem,
    PagerParams,
    SourceParams,
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

    lead: how the goals go, counted.
    years: items of local-nav to the board's years.
    counts: params of data-table: how many goals have each status; None without goals.
    groups: the goals under each service area, in the plan's order.
    charts: params of chart-figure: the economy by the year's newest report.
    economy_url: the year's economy page, None when no report has economy.
    economy_text: what the newest report says of the economy, None when nothing is written.
    indicators: the indicators of the year's goals.
    reports: items of card-list: the year's documents, newest first.
    pager: params of pager: the year before and the year after.
    """

    lead: str
    years: list[NavItem]
    counts: TableParams | None
    groups: list[GoalGroup]
    charts: list[ChartFigureParams]
    economy_url: str | None
    economy_text: Markup | None
    indicators: list[IndicatorLine]
    reports: list[CardItem]
    pager: PagerParams


@dataclass(frozen=True)
class EconomyPart:
    """An economic table in one report: heading, explanation, comment, charts, table and source."""

    heading: str
    id: str
    report_name: str
    report_url: str
    description: str
    text: Markup | None
    charts: list[ChartFigureParams]
    table: TableParams
    source: SourceParams


@dataclass(frozen=True)
class EconomyContext(Context):
    """A year's economy.

    lead: how to read the page.
    sign_html: a paragraph that says how variance is counted, for the component notice.
    contents: items of local-nav to the tables.
    over_years: params of chart-figure: each table's main line through the years.
    parts: every economic table of the year, newest report first.
    """

    lead: str
    sign_html: Markup
    contents: list[NavItem]
    over_years: list[ChartFigureParams]
    parts: list[EconomyPart]


def years_nav(view: BoardView, current: int | None) -> list[NavItem]:
    return [
        NavItem(title=str(year), url=view.year_address(year), current=year == current)
        for year in reversed(view.board.years)
    ]


def report_card(view: BoardView, report: Report) -> CardItem:
    meeting = report.meeting
    when = (
        f"Sammanträde {swedish.day(meeting.date)}"
        if meeting.date
        else f"Daterad {swedish.month_or_day(report.document.dated)}"
    )
    card = CardItem(title=report_name(report), url=view.report_address(report), meta=when)
    if "rapport" in report.prose:
        card["text"] = first_sentence(plain_text(report.prose["rapport"]))
    return card


def first_sentence(text: str) -> str:
    """The text up to its first full stop that ends a sentence."""
    for position, sign in enumerate(text):
        following = text[position + 1 : position + 3]
        if sign in ".!?" and (not following or (following[0] == " " and following[1:].isupper())):
            return text[: position + 1]
    return text


def economic_tables(view: BoardView, year: int) -> list[tuple[Report, ReportTable]]:
    """The year's economic tables, newest report first, in each report's own order."""
    return [
        (report, table)
        for report in reversed(view.reports_of(year))
        for table in report.tables
        if table.table_id is not None
    ]


def year_page(view: BoardView, charting: Charting, year: int) -> Page:
    goal_year = view.board.goal_year(year)
    tables = economic_tables(view, year)
    newest = tables[0][0] if tables else None
    main = next(((r, t) for r, t in tables if r is newest), None)
    indicator_ids = dict.fromkeys(i for g in (goal_year.walk() if goal_year else ()) for i in g.indicator_ids)
    title = f"{view.board.name} {year}"
    context = YearContext(
        title=title,
        breadcrumbs=view.breadcrumbs(BreadcrumbItem(title=str(year))),
        lead=counts_sentence(view, year),
        years=years_nav(view, year),
        counts=counts_table(view, [year]) if goal_year else None,
        groups=_groups(view, year),
        charts=_charts(view, charting, *main, year) if main else [],
        economy_url=f"{view.year_address(year)}ekonomi/" if tables else None,
        economy_text=prose(main[0].prose[main[1].slug]) if main and main[1].slug in main[0].prose else None,
        indicators=[indicator_line(view, charting, view.board.indicators[i]) for i in indicator_ids],
        reports=[report_card(view, report) for report in reversed(view.reports_of(year))],
        pager=_pager(view, year),
    )
    return Page(
        address=view.year_address(year),
        template="ar",
        context=context,
        html_title=f"{title} – {view.municipality.name}",
        description=context.lead,
        search=SearchEntry("År", f"{view.where} {year}", context.lead),
        section=view.address,
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
        groups.setdefault(goal.service_area_id, []).append(goal_item(view, year, goal))
    return [
        GoalGroup(heading=view.area_name(area), id=f"omrade-{area or 'hela-namnden'}", goals=goals)
        for area, goals in groups.items()
    ]


def _charts(
    view: BoardView, charting: Charting, report: Report, table: ReportTable, year: int
) -> list[ChartFigureParams]:
    period = Period(PeriodKind.YEAR, year)
    found = [charting.cost(view, report, table, period), charting.variance(view, report, table, period)]
    return [chart for chart in found if chart is not None]


def economy_page(view: BoardView, charting: Charting, year: int) -> Page:
    tables = economic_tables(view, year)
    parts = [_economy_part(view, charting, report, table, year) for report, table in tables]
    table_ids = dict.fromkeys(table.table_id for _, table in tables)
    over_years = []
    for table_id in table_ids:
        definition = view.board.tables[table_id or ""]
        chart = charting.years(view, definition, definition.main_line_id, level=3)
        if chart:
            chart["heading"] = f"{definition.name}: {swedish.lowered(chart['heading'])}"
            over_years.append(chart)
    title = f"Ekonomi {year}"
    units = swedish.listed(list(dict.fromkeys(view.board.tables[t or ""].unit for t in table_ids)))
    lead = (
        f"Allt som {view.board.name.lower()}s rapporter från {year} säger om pengarna. Beloppen är i {units}."
    )
    context = EconomyContext(
        title=title,
        breadcrumbs=view.breadcrumbs(
            BreadcrumbItem(title=str(year), url=view.year_address(year)), BreadcrumbItem(title="Ekonomi")
        ),
        lead=lead,
        sign_html=Markup(
            "<p>Avvikelsen är budget minus prognos eller utfall. Plus betyder överskott: det blev, eller väntas bli, billigare än budget. Minus betyder underskott.</p>"
        ),
        contents=[NavItem(title="Genom åren", url="#genom-aren")] * bool(over_years)
        + [NavItem(title=part.heading, url=f"#{part.id}") for part in parts],
        over_years=over_years,
        parts=parts,
    )
    comments = [plain_text(report.prose.get(table.slug, "")) for report, table in tables]
    return Page(
        address=f"{view.year_address(year)}ekonomi/",
        template="ekonomi",
        context=context,
        html_title=f"{title} – {view.where}",
        description=lead,
        search=SearchEntry(
            "Ekonomi", f"{view.where} {year}", " ".join(["budget prognos bokslut nettokostnad", *comments])
        ),
        section=view.address,
    )


def _economy_part(
    view: BoardView, charting: Charting, report: Report, table: ReportTable, year: int
) -> EconomyPart:
    definition = view.board.tables[table.table_id or ""]
    printed = report_table(view, report, table)
    part_id = f"{report.slug}-{table.slug}"
    printed["id"] = f"tabell-{part_id}"
    for row in printed["rows"]:
        if "id" in row:
            row["id"] = f"{report.slug}-{row['id']}"
    charts = _charts(view, charting, report, table, year)
    for chart in charts:
        del chart["table"]
    page = next((row.page for row in table.rows if row.page), None)
    return EconomyPart(
        heading=f"{table.heading}, {swedish.lowered(report_name(report))}",
        id=part_id,
        report_name=report_name(report),
        report_url=view.report_address(report),
        description=definition.description,
        text=prose(report.prose[table.slug]) if table.slug in report.prose else None,
        charts=charts,
        table=printed,
        source=view.source(Source(report.id, page, table.section)),
    )
