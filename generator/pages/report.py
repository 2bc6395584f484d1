"""The page of a report as adopted: its tables in the document's own order, and what it changed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from markupsafe import Markup

from generator import formats
from generator.language import _, municipal
from generator.model.report import Report, ReportKind, ReportTable, Source
from generator.pages.anchors import row_id
from generator.pages.changes import corrected_cells, revising_reports
from generator.pages.chart_homes import cited_table
from generator.pages.citing import Citing
from generator.pages.data_links import csv_downloads, report_table_file
from generator.pages.goal import goal_item, level_name
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CorrectionItem,
    DefinitionItem,
    DownloadItem,
    GoalItem,
    NavItem,
    RemarkItem,
    SourceParams,
    StatusParams,
    TableParams,
)
from generator.pages.printed_table import report_table
from generator.pages.render import plain_text, prose
from generator.pages.status import statuses
from generator.pages.view import REPORT_KINDS, BoardView, fetched_day, locator, report_name
from generator.problems import Place

REVISED = "REV01"  # a figure that an earlier report states otherwise: the page has a list of those


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
    """One of the report's tables: heading, id, comment, params of data-table and source, and items of downloads."""

    heading: str
    id: str
    text: Markup | None
    table: TableParams
    source: SourceParams
    downloads: list[DownloadItem]


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
    revision_reasons: what the sources say of why those figures differ, each once.
    corrections: items of correction-list: what we have mended in its tables, newest first.
    remarks: items of remark-list: what our check found that the document itself causes.
    economy_url: the year's economy page, None when it has no economic table.
    downloads: items of downloads: the report as a PDF, empty when the site has none.
    """

    kind: str
    text: Markup | None
    facts: list[DefinitionItem]
    contents: list[NavItem]
    goals: list[FollowedGoal]
    planned: list[GoalItem]
    tables: list[TablePart]
    revisions: TableParams | None
    revision_reasons: list[str]
    corrections: list[CorrectionItem]
    remarks: list[RemarkItem]
    economy_url: str | None
    downloads: list[DownloadItem] = field(default_factory=list)


def document_facts(view: BoardView, report: Report) -> list[DefinitionItem]:
    """The document and the meeting of a report, with what is not known said."""
    document, meeting = report.document, report.meeting
    title: str | Markup = document.title
    if document.url:
        title = Markup('<a href="{}">{}</a>').format(document.url, document.title)
    dated = formats.month_or_day(document.dated)
    if document.dated_note:
        dated = f"{dated}. {document.dated_note}"
    fetched = report.is_statistics
    facts: list[tuple[str, str | Markup]] = [
        (_("Källa") if fetched else _("Dokument"), title),
        (_("Hämtat") if fetched else _("Daterat"), dated),
        (_("Avser"), "" if fetched else formats.period(report.period)),
        (_("Sammanträde"), formats.day(meeting.date) if meeting.date else meeting.date_missing or ""),
        (_("Paragraf"), meeting.paragraph or ""),
        (_("Diarienummer"), meeting.reference_number or ""),
        (_("Sidnummer"), document.page_note or ""),
        (_("Publicerad här"), formats.moment(report.publish_at)),
    ]
    return [DefinitionItem(term=term, description=text) for term, text in facts if text]


def report_page(view: BoardView, report: Report, citing: Citing) -> Page:
    tables = [
        TablePart(
            heading=table.heading,
            id=f"del-{table.slug}",
            text=prose(report.prose[table.slug]) if table.slug in report.prose else None,
            table=TableParams(**{**report_table(view, report, table), "row_links": True}),
            source=_table_source(report, table),
            downloads=[
                *csv_downloads(report_table_file(view.report_address(report), table.slug)),
                _table_reference(view, report, table, citing),
            ],
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
    contents = [NavItem(title=_("Mål"), url="#mal")] if goals or planned else []
    contents += [NavItem(title=part.heading, url=f"#{part.id}") for part in tables]
    contents += [NavItem(title=_("Reviderade uppgifter"), url="#revideringar")] if revisions else []
    corrections = [_own_item(found.item) for found in corrected_cells(view, report)]
    remarks = _remark_items(report, without=(REVISED,) if revisions else ())
    contents += [NavItem(title=_("Rättelser"), url="#rattelser")] if corrections else []
    contents += [NavItem(title=_("Anmärkningar från granskningen"), url="#anmarkningar")] if remarks else []
    name = report_name(report)
    has_year = report.year in view.board.years
    year = [BreadcrumbItem(title=str(report.year), url=view.year_address(report.year))] if has_year else []
    context = ReportContext(
        title=name,
        breadcrumbs=view.breadcrumbs(*year, BreadcrumbItem(title=name)),
        kind=_kind_sentence(view, report, name),
        text=prose(report.prose["rapport"]) if "rapport" in report.prose else None,
        facts=document_facts(view, report),
        contents=contents,
        goals=goals,
        planned=planned,
        tables=tables,
        revisions=revisions,
        revision_reasons=_revision_reasons(report) if revisions else [],
        corrections=corrections,
        remarks=remarks,
        economy_url=view.economy_address(report.year)
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
            formats.capitalised(REPORT_KINDS[report.kind]),
            f"{view.where} {report.year}",
            " ".join(texts),
            year=report.year,
        ),
    )


def _kind_sentence(view: BoardView, report: Report, name: str) -> str:
    """What kind of document it is and whether the board is known to have treated it."""
    if report.is_statistics:
        return _(
            "Siffror ur databasen {source}, hämtade {day}. Anger nämndens egna rapporter en siffra visas den i stället.",
            source=report.document.title,
            day=fetched_day(report),
        )
    board = formats.lowered(view.board.name)
    kind = formats.capitalised(REPORT_KINDS[report.kind])
    text = _("{report} till {board}.", report=kind, board=board)
    if report.meeting.date:
        when = formats.day(report.meeting.date)
        text = _("{report}, underlag till {board}s sammanträde {day}.", report=kind, board=board, day=when)
    if report.title == name:
        return text
    return " ".join([text, _("Dokumentet heter {title}.", title=report.title)])


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


def _table_reference(view: BoardView, report: Report, table: ReportTable, citing: Citing) -> DownloadItem:
    """A text that refers to a table of the report; the page of the document where all rows stand on one."""
    pages = {row.page for row in table.rows}
    place = cited_table(view, report, table, pages.pop() if len(pages) == 1 else None)
    what = _("{table} (tabell)", table=table.heading)
    return citing.item(what, [place], f"{view.report_address(report)}#del-{table.slug}")


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
    found = next((found for found in revising_reports(view) if found.report.id == report.id), None)
    return found.table("tabell-revideringar") if found else None


def _own_item(item: CorrectionItem) -> CorrectionItem:
    """A correction on its report's own page: with the row on the page, and without where it is."""
    return CorrectionItem(
        id=item["id"],
        date=item["date"],
        title=item["title"],
        url=f"#{item['url'].partition('#')[2]}",
        was=item["was"],
        now=item["now"],
        reason=item["reason"],
    )


def _revision_reasons(report: Report) -> list[str]:
    return list(dict.fromkeys(remark.reason for remark in report.remarks if remark.problem.code == REVISED))


def _remark_items(report: Report, *, without: Collection[str] = ()) -> list[RemarkItem]:
    """What the check found and why it is shown so; what it says of several figures is told once.

    without: codes of what the page tells of elsewhere.
    """
    alike: dict[tuple[str, str], list[Place]] = {}
    for remark in (remark for remark in report.remarks if remark.problem.code not in without):
        alike.setdefault((remark.problem.what, remark.reason), []).append(remark.problem.place)
    return [_remark_item(report, what, reason, places) for (what, reason), places in alike.items()]


def _remark_item(report: Report, what: str, reason: str, places: Sequence[Place]) -> RemarkItem:
    """With a link to the row that it is about; to the table, where it is about more than one, or about its text."""
    item = RemarkItem(what=municipal(formats.quoted(what)), reason=reason)
    place = places[0]
    for table in report.tables:
        is_its_text = PurePosixPath(place.file).name == f"{table.slug}.md"
        if is_its_text or (len(places) > 1 and PurePosixPath(place.file).name == table.file_name):
            item["url"], item["url_text"] = f"#del-{table.slug}", formats.lowered(table.heading)
        for row in table.rows if len(places) == 1 else ():
            if (row.place.file, row.place.line) == (place.file, place.line):
                item["url"] = f"#{row_id(table.slug, row.key, row.dimensions)}"
                item["url_text"] = _("raden i {table}", table=formats.lowered(table.heading))
    return item
