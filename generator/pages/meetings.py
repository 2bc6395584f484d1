"""The meetings of a board: those that documents name, and those that treated reports."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from generator import formats
from generator.language import _
from generator.model.board import BoardMeeting, MeetingItem
from generator.model.report import Report
from generator.pages.meeting_calendar import calendar_link
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    DefinitionItem,
    SourceParams,
)
from generator.pages.report import document_facts
from generator.pages.view import BoardView, report_name
from generator.pages.year import report_card


@dataclass(frozen=True)
class MeetingPart:
    """A meeting: its date in words, facts, the reports and other items that it treated, and the source."""

    heading: str
    id: str
    facts: list[DefinitionItem]
    reports: list[CardItem]
    items: list[CardItem]
    source: SourceParams | None


@dataclass(frozen=True)
class MeetingsContext(Context):
    """The meetings of a board.

    lead: what the page lists.
    meetings: newest first, those with a known day.
    undated: reports whose meeting is not dated, with why.
    calendar_url: the meetings with a known day, as a calendar file.
    """

    lead: str
    meetings: list[MeetingPart]
    undated: list[MeetingPart]
    calendar_url: str


def meetings_page(view: BoardView) -> Page:
    title = _("Sammanträden")
    lead = _(
        "Sammanträden som {board}s dokument nämner, och rapporter som har lagts fram för nämnden.",
        board=formats.lowered(view.board.name),
    )
    return Page(
        address=view.meetings_address,
        template="sammantraden",
        context=MeetingsContext(
            title=title,
            breadcrumbs=view.breadcrumbs(BreadcrumbItem(title=title)),
            lead=lead,
            meetings=_dated_meetings(view),
            undated=[
                _meeting_of_report(view, report)
                for report in reversed(view.board.adopted)
                if not report.meeting.date
            ],
            calendar_url=calendar_link(view).address,
        ),
        html_title=f"{title} – {view.where}",
        description=lead,
        search=SearchEntry(title, view.where, " ".join([lead, *_item_titles(view)])),
        feeds=(calendar_link(view),),
    )


def _item_titles(view: BoardView) -> list[str]:
    return [item.title for meeting in view.board.meetings for item in meeting.items]


def _dated_meetings(view: BoardView) -> list[MeetingPart]:
    """Each day's meeting once, newest first: what documents name of it and the reports it treated."""
    reports: defaultdict[date, list[Report]] = defaultdict(list)
    for report in view.board.reports:
        if report.meeting.date:
            reports[report.meeting.date].append(report)
    named = {meeting.date: meeting for meeting in view.board.meetings}
    return [
        _meeting_part(view, when, named.get(when), reports[when])
        for when in sorted({*named, *reports}, reverse=True)
    ]


def _meeting_part(
    view: BoardView, when: date, meeting: BoardMeeting | None, reports: list[Report]
) -> MeetingPart:
    facts = []
    if meeting and meeting.time:
        facts.append(DefinitionItem(term=_("Tid"), description=formats.clock(meeting.time)))
    if meeting and meeting.venue:
        facts.append(DefinitionItem(term=_("Plats"), description=meeting.venue))
    facts += [
        DefinitionItem(
            term=f"{fact['term']}, {formats.lowered(report_name(report))}", description=fact["description"]
        )
        for report in reports
        for fact in document_facts(view, report)
        if fact["term"] in (_("Paragraf"), _("Diarienummer"))
    ]
    if meeting:
        source = view.source(meeting.source)
    else:
        source = SourceParams(text=reports[0].document.title, url=view.report_address(reports[0]))
    return MeetingPart(
        heading=formats.day(when),
        id=f"sammantrade-{when}",
        facts=facts,
        reports=[report_card(view, report) for report in reports],
        items=[_item_card(view, item) for item in meeting.items] if meeting else [],
        source=source,
    )


def _meeting_of_report(view: BoardView, report: Report) -> MeetingPart:
    """A report whose meeting has no known day."""
    keep = {_("Daterat"), _("Sammanträde"), _("Paragraf"), _("Diarienummer")}
    return MeetingPart(
        heading=report_name(report),
        id=f"rapport-{report.id.replace('/', '-')}",
        facts=[fact for fact in document_facts(view, report) if fact["term"] in keep],
        reports=[report_card(view, report)],
        items=[],
        source=None,
    )


def _item_card(view: BoardView, item: MeetingItem) -> CardItem:
    url = view.goal_address(item.goal_id) if item.goal_id in view.goals else None
    texts = [item.decision] if item.decision else []
    if item.proposal and not item.decision:
        texts = [_("Förslag till beslut: {proposal}", proposal=formats.lowered(item.proposal))]
    card = CardItem(title=item.title)
    if url:
        card["url"] = url
    if texts:
        card["text"] = " ".join(texts)
    if item.reference_number:
        card["meta"] = _("Diarienummer {number}", number=item.reference_number)
    return card
