"""The page of a report as adopted: its tables in the document's own order, and what it changed."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import swedish
from generator.model.figure import Figure
from generator.model.report import Report, ReportKind, ReportTable, Source
from generator.pages.cells import decimals_of, measure_title, shown
from generator.pages.goal import goal_item, level_name
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CellParams,
    ColumnParams,
    DefinitionItem,
    GoalItem,
    NavItem,
    RowParams,
    SourceParams,
    StatusParams,
    TableParams,
)
from generator.pages.printed_table import report_table
from generator.pages.render import plain_text, prose
from generator.pages.status import statuses
from generator.pages.view import BoardView, locator, report_name


@dataclass(frozen=True)
class FollowedGoal:
    """A goal as the report follows it up: link, level, statuses, text and source."""

    title: str
    url: str
    level: str
    statuses: list[StatusParams]
    text: Markup | None
    source: SourceParams


@dataclass(frozen=True)
class TablePart:
    """One of the report's tables: heading, id, comment, and params of data-table and source."""

    heading: str
    id: str
    text: Markup | None
    table: TableParams
    source: SourceParams


@dataclass(frozen=True)
class ReportContext(Context):
    """A report as adopted.

    kind: what kind of report, and its period in words.
    text: what it says in short, None when nobody has written that.
    facts: items of definition-list: document, date, meeting, paragraph, reference number.
    contents: items of local-nav to the parts of the page.
    goals: the goals that it follows up, in its own order.
    planned: items of goal-list: the goals that it sets, empty for a follow-up.
    tables: its tables in the document's own order.
    revisions: params of data-table: figures that it states otherwise than an earlier report; or None.
    economy_url: the year's economy page, None when it has no economic table.
    """

    kind: str
    text: Markup | None
    facts: list[DefinitionItem]
    contents: list[NavItem]
    goals: list[FollowedGoal]
    planned: list[GoalItem]
    tables: list[TablePart]
    revisions: TableParams | None
    economy_url: str | None


def document_facts(view: BoardView, report: Report) -> list[DefinitionItem]:
    """The document and the meeting of a report, with what is not known said."""
    document, meeting = report.document, report.meeting
    title: str | Markup = document.title
    if document.url:
        title = Markup('<a href="{}">{}</a>').format(document.url, document.title)
    dated = swedish.month_or_day(document.dated)
    if document.dated_note:
        dated = f"{dated}. {document.dated_note}"
    facts: list[tuple[str, str | Markup]] = [
        ("Dokument", title),
        ("Daterat", dated),
        ("Avser", swedish.period(report.period)),
        ("Sammanträde", swedish.day(meeting.date) if meeting.date else meeting.date_missing or ""),
        ("Paragraf", meeting.paragraph or ""),
        ("Diarienummer", meeting.reference_number or ""),
        ("Sidnummer", document.page_note or ""),
        ("Publicerad här", swedish.moment(report.publish_at)),
    ]
    return [DefinitionItem(term=term, description=text) for term, text in facts if text]


def report_page(view: BoardView, report: Report) -> Page:
    tables = [
        TablePart(
            heading=table.heading,
            id=f"del-{table.slug}",
            text=prose(report.prose[table.slug]) if table.slug in report.prose else None,
            table=report_table(view, report, table),
            source=_table_source(report, table),
        )
        for table in report.tables
    ]
    goals = _followed_goals(view, report)
    goal_year = view.board.goal_year(report.year)
    is_plan = report.kind is ReportKind.PLAN
    planned = (
        [goal_item(view, report.year, goal) for goal in goal_year.goals] if is_plan and goal_year else []
    )
    revisions = _revisions(view, report)
    contents = [NavItem(title="Mål", url="#mal")] if goals or planned else []
    contents += [NavItem(title=part.heading, url=f"#{part.id}") for part in tables]
    contents += [NavItem(title="Reviderade uppgifter", url="#revideringar")] if revisions else []
    name = report_name(report)
    context = ReportContext(
        title=name,
        breadcrumbs=view.breadcrumbs(
            BreadcrumbItem(title=str(report.year), url=view.year_address(report.year)),
            BreadcrumbItem(title=name),
        ),
        kind=_kind_sentence(view, report, name),
        text=prose(report.prose["rapport"]) if "rapport" in report.prose else None,
        facts=document_facts(view, report),
        contents=contents,
        goals=goals,
        planned=planned,
        tables=tables,
        revisions=revisions,
        economy_url=f"{view.year_address(report.year)}ekonomi/"
        if any(t.table_id for t in report.tables)
        else None,
    )
    summary = plain_text(report.prose.get("rapport", report.title))
    texts = [report.title, summary, *(plain_text(report.prose.get(t.slug, "")) for t in report.tables)]
    return Page(
        address=view.report_address(report),
        template="rapport",
        context=context,
        html_title=f"{name} – {view.where}",
        description=summary[:160],
        search=SearchEntry(
            swedish.capitalised(report.kind.value), f"{view.where} {report.year}", " ".join(texts)
        ),
        section=view.address,
    )


def _kind_sentence(view: BoardView, report: Report, name: str) -> str:
    """What kind of document it is and whether the board is known to have treated it."""
    board = swedish.lowered(view.board.name)
    if report.meeting.date:
        when = swedish.day(report.meeting.date)
        text = f"{swedish.capitalised(report.kind.value)}, underlag till {board}s sammanträde {when}."
    else:
        text = f"{swedish.capitalised(report.kind.value)} till {board}."
    return text if report.title == name else f"{text} Dokumentet heter {report.title}."


def _table_source(report: Report, table: ReportTable) -> SourceParams:
    """The document itself, and the place of a table in it; the page where all rows stand on one."""
    params = SourceParams(text=report.document.title)
    if report.document.url:
        params["url"] = report.document.url
    pages = {row.page for row in table.rows}
    page = pages.pop() if len(pages) == 1 else None
    if where := locator(Source(report.id, page, table.section)):
        params["locator"] = where
    return params


def _followed_goals(view: BoardView, report: Report) -> list[FollowedGoal]:
    found = []
    for follow_up in report.follow_ups:
        entry = next((e for e in view.goals.get(follow_up.goal_id, ()) if e.year == report.year), None)
        if entry is None:
            continue
        text = report.prose.get(follow_up.goal_id)
        found.append(
            FollowedGoal(
                title=entry.goal.heading,
                url=view.goal_address(entry.goal.id),
                level=level_name(view, entry.goal),
                statuses=statuses(view.municipality, report, follow_up),
                text=prose(text) if text else None,
                source=view.source(follow_up.source),
            )
        )
    return found


def _revisions(view: BoardView, report: Report) -> TableParams | None:
    """The figures that this report states otherwise than an earlier one."""
    rows = [
        row
        for figure in view.figures.values()
        if figure.shown.report.id == report.id and figure.revised_from
        for row in [_revision_row(view, figure)]
    ]
    if not rows:
        return None
    columns = [
        ColumnParams(title="Uppgift", kind="text"),
        ColumnParams(title="Före", kind="number"),
        ColumnParams(title="Efter", kind="number"),
        ColumnParams(title="Tidigare rapport", kind="text"),
    ]
    return TableParams(
        id="tabell-revideringar",
        caption="Reviderade uppgifter",
        caption_hidden=True,
        columns=columns,
        rows=rows,
    )


def _revision_row(view: BoardView, figure: Figure) -> RowParams:
    earlier, newest = figure.revised_from[-1], figure.shown
    identity = figure.id
    measure, unit = identity.measure, ""
    if identity.series.table_id:
        unit = view.board.tables[identity.series.table_id].unit
    elif identity.series.key in view.board.indicators:
        unit = view.board.indicators[identity.series.key].unit
    values = [
        swedish.with_unit(shown(vintage.value, decimals_of(vintage.value), measure), unit)
        for vintage in (earlier, newest)
    ]
    title = measure_title(measure, identity.period).lower()
    return RowParams(
        cells=[
            CellParams(text=f"{newest.printed_name}, {title}"),
            CellParams(text=values[0], kind="number"),
            CellParams(text=values[1], kind="number"),
            CellParams(text=report_name(earlier.report), url=view.report_address(earlier.report)),
        ]
    )
