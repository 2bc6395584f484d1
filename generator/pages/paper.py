"""Reports and years as papers to print and hand out: what a PDF holds, taken from the finished pages.

A paper says what its page says. A report's charts are drawn from what was known when it was made, as
the report is shown as adopted; its tables mark what later reports have changed, as on the page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from generator import formats
from generator.language import _
from generator.model.board import GlossaryTerm
from generator.model.figure import Series
from generator.model.report import Report, ReportTable
from generator.model.value import amount_of
from generator.pages.changes import revising_reports
from generator.pages.charting import Charting
from generator.pages.economy import EconomyContext, EconomyPart
from generator.pages.economy_charts import budget_charts
from generator.pages.goal import FollowUpPart, GoalContext, GoalYearPart
from generator.pages.indicator import IndicatorContext
from generator.pages.page import Page
from generator.pages.parts import ChartFigureParams, DefinitionItem, GoalItem, StatusParams
from generator.pages.report import ReportContext, TablePart, document_facts
from generator.pages.status import StatusGroup, counts_sentence, status_groups
from generator.pages.view import BoardView, report_name
from generator.pages.year import YearContext

LEAST_OUTCOMES = 3  # a chart of fewer says nothing that its table does not say


@dataclass(frozen=True)
class Cover:
    """The head of a paper's first page.

    municipality, board: whose paper it is. kind: what it is in a word or two. title: its name.
    lead: a sentence about it. facts: items of definition-list: document, meeting, dates.
    edition: the day of its newest content, in words. address: its page's path on the site.
    """

    municipality: str
    board: str
    kind: str
    title: str
    lead: str
    facts: list[DefinitionItem]
    edition: str
    address: str


@dataclass(frozen=True)
class PaperTable:
    """A table of a report, with the charts of what it states: one across the page, or two beside each other."""

    part: TablePart
    wide: list[ChartFigureParams]
    narrow: list[ChartFigureParams]


@dataclass(frozen=True)
class PaperGoal:
    """A goal of a year: its name, level and service area, statuses, plan and what reports said of it."""

    title: str
    level: str
    area: str
    statuses: list[StatusParams]
    text: Markup | None
    follow_ups: list[FollowUpPart]


@dataclass(frozen=True)
class PaperGoals:
    """A service area's goals of a year in the plan's order."""

    heading: str
    goals: list[PaperGoal]


@dataclass(frozen=True)
class PaperContext:
    """What every paper holds.

    cover: the head of the first page.
    summary: how many goals have each status, fulfilment and progress apart.
    """

    cover: Cover
    summary: list[StatusGroup]


@dataclass(frozen=True)
class ReportPaperContext(PaperContext):
    """A report to hand out.

    report: what the report's page shows.
    tables: its tables in the document's own order, with charts.
    """

    report: ReportContext
    tables: list[PaperTable]


@dataclass(frozen=True)
class YearPaperContext(PaperContext):
    """A year to hand out.

    year: what the year's page shows.
    goals: the goals under each service area, with their texts.
    charts: params of chart-figure of the goals' indicators that have been measured three times or more.
    economy: the economic tables of the year's newest report.
    """

    year: YearContext
    goals: list[PaperGoals]
    charts: list[ChartFigureParams]
    economy: list[EconomyPart]


@dataclass(frozen=True)
class Paper:
    """One PDF beside a page. `template` is a name in site_theme/pdf; `link_title` leads to it from the page."""

    page_address: str
    file_name: str
    template: str
    context: PaperContext
    html_title: str
    description: str
    link_title: str
    glossary: tuple[GlossaryTerm, ...]

    @property
    def path(self) -> str:
        """Where it lies, without the first slash of its address."""
        return f"{self.page_address[1:]}{self.file_name}"


def all_papers(
    views: Sequence[BoardView], pages: Sequence[Page], charting: Charting, glossary: tuple[GlossaryTerm, ...]
) -> list[Paper]:
    """A paper for every report of the boards' own and every year that has a page."""
    by_address = {page.address: page for page in pages}
    papers = []
    for view in views:
        papers += [
            _report_paper(view, report, by_address, charting, glossary) for report in view.board.adopted
        ]
        papers += [_year_paper(view, year, by_address, glossary) for year in view.board.years]
    return papers


def _report_paper(
    view: BoardView,
    report: Report,
    pages: Mapping[str, Page],
    charting: Charting,
    glossary: tuple[GlossaryTerm, ...],
) -> Paper:
    address = view.report_address(report)
    page = pages[address]
    context = page.context
    assert isinstance(context, ReportContext)
    then = _as_of(view, report)
    tables = [
        _paper_table(then, charting, report, table, part)
        for table, part in zip(report.tables, context.tables, strict=True)
    ]
    alone = BoardView(view.municipality, replace(view.board, reports=(report,)))
    summary = status_groups(alone, report.year) if report.follow_ups else []
    cover = Cover(
        municipality=view.municipality.name,
        board=view.board.name,
        kind=formats.capitalised(report.kind.value),
        title=context.title,
        lead=context.kind,
        facts=document_facts(view, report),
        edition=formats.day(_newest_day(view, [report])),
        address=address,
    )
    return Paper(
        page_address=address,
        file_name=_file_name(view, report.slug, report.year),
        template="rapport",
        context=ReportPaperContext(cover=cover, summary=summary, report=context, tables=tables),
        html_title=f"{context.title} – {view.where}",
        description=page.description,
        link_title=_("Ladda ner rapporten som PDF"),
        glossary=glossary,
    )


def _as_of(view: BoardView, report: Report) -> BoardView:
    """The board as it was known from this report and those before it."""
    known = tuple(found for found in view.board.reports if found.sort_key <= report.sort_key)
    return (
        view
        if known == view.board.reports
        else BoardView(view.municipality, replace(view.board, reports=known))
    )


def _paper_table(
    then: BoardView, charting: Charting, report: Report, table: ReportTable, part: TablePart
) -> PaperTable:
    if table.table_id is not None:
        charts = budget_charts(then, charting, report, table, report.year, with_table=False)
        return PaperTable(part, charts, [])
    keys = dict.fromkeys(row.key for row in table.rows)
    return PaperTable(part, [], list(_indicator_charts(then, charting, list(keys))))


def _indicator_charts(view: BoardView, charting: Charting, ids: Sequence[str]) -> Iterator[ChartFigureParams]:
    """The charts of the indicators that have been measured three times or more, each under its name."""
    for indicator_id in ids:
        indicator = view.board.indicators.get(indicator_id)
        if (
            indicator
            and _is_a_series(view, indicator_id)
            and (chart := charting.indicator(view, indicator, level=3))
        ):
            yield chart


def _is_a_series(view: BoardView, indicator_id: str) -> bool:
    figures = view.figures_of(Series(None, indicator_id))
    outcomes = {
        f.id.period for f in figures if f.id.measure.is_outcome and amount_of(f.shown.value) is not None
    }
    return len(outcomes) >= LEAST_OUTCOMES


def _year_paper(
    view: BoardView, year: int, pages: Mapping[str, Page], glossary: tuple[GlossaryTerm, ...]
) -> Paper:
    address = view.year_address(year)
    page = pages[address]
    context = page.context
    assert isinstance(context, YearContext)
    reports = view.reports_of(year)
    cover = Cover(
        municipality=view.municipality.name,
        board=view.board.name,
        kind=_("Året i mål och pengar"),
        title=context.title,
        lead=counts_sentence(view, year),
        facts=[
            DefinitionItem(term=report_name(report), description=formats.month_or_day(report.document.dated))
            for report in reversed(reports)
        ],
        edition=formats.day(_newest_day(view, reports)) if reports else "",
        address=address,
    )
    economy = pages[context.economy_url].context if context.economy_url else None
    newest = next((report for report in reversed(reports) if any(t.table_id for t in report.tables)), None)
    return Paper(
        page_address=address,
        file_name=_file_name(view, "", year),
        template="ar",
        context=YearPaperContext(
            cover=cover,
            summary=status_groups(view, year) if any(report.follow_ups for report in reports) else [],
            year=context,
            goals=[
                PaperGoals(group.heading, list(_goals(group.goals, year, pages)))
                for group in context.groups
            ],
            charts=list(_charts_of_pages(view, [line.url for line in context.indicators], pages)),
            economy=[p for p in economy.parts if newest and p.id.startswith(f"{newest.slug}-")]
            if isinstance(economy, EconomyContext)
            else [],
        ),
        html_title=f"{context.title} – {view.municipality.name}",
        description=page.description,
        link_title=_("Ladda ner året som PDF"),
        glossary=glossary,
    )


def _goals(items: Sequence[GoalItem], year: int, pages: Mapping[str, Page]) -> Iterator[PaperGoal]:
    """The goals and what stands under them, in order, each as its own page tells of it in the year."""
    for item in items:
        page = pages.get(item["url"])
        if page is None:  # a link to no page: `build` finds and tells it
            continue
        context = page.context
        assert isinstance(context, GoalContext)
        part: GoalYearPart = next(part for part in context.years if part.year == year)
        yield PaperGoal(
            title=item["title"],
            level=item["level"],
            area=item.get("area", ""),
            statuses=item.get("statuses", []),
            text=part.text,
            follow_ups=part.follow_ups,
        )
        yield from _goals(item.get("children", []), year, pages)


def _charts_of_pages(
    view: BoardView, urls: Sequence[str], pages: Mapping[str, Page]
) -> Iterator[ChartFigureParams]:
    """The charts that the indicators' own pages show, each under the indicator's name."""
    for url in urls:
        context = pages[url].context
        assert isinstance(context, IndicatorContext)
        if context.chart and _is_a_series(view, url.rstrip("/").rpartition("/")[2]):
            chart = context.chart.copy()
            chart["heading"] = context.title
            yield chart


def _newest_day(view: BoardView, reports: Sequence[Report]) -> date:
    """When what the paper shows last changed: published, corrected, or revised by a later report."""
    ids = {report.id for report in reports}
    days = [report.publish_at.astimezone(formats.STOCKHOLM).date() for report in reports]
    days += [correction.date for report in reports for correction in report.corrections]
    days += [
        revising.report.publish_at.astimezone(formats.STOCKHOLM).date()
        for revising in revising_reports(view)
        if ids & {revision.was.report.id for revision in revising.revisions}
    ]
    return max(days)


def _file_name(view: BoardView, slug: str, year: int) -> str:
    """A name that tells what it is wherever it is saved: `…-delarsrapport-08-2024.pdf`."""
    parts = [view.municipality.id, view.board.id, slug]
    if not slug.endswith(str(year)):
        parts.append(str(year))
    return f"{'-'.join(part for part in parts if part)}.pdf"
