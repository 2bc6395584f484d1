"""The meetings of a board: those that documents name, and those that treated reports."""

from dataclasses import dataclass

from generator import swedish
from generator.model.report import Report, Source
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
    """A meeting: its date in words, what it treated, and where that stands."""

    heading: str
    id: str
    facts: list[DefinitionItem]
    items: list[CardItem]
    source: SourceParams | None


@dataclass(frozen=True)
class MeetingsContext(Context):
    """The meetings of a board.

    lead: what the page lists.
    meetings: newest first, those with a known day.
    undated: reports whose meeting is not dated, with why.
    """

    lead: str
    meetings: list[MeetingPart]
    undated: list[MeetingPart]


def meetings_page(view: BoardView) -> Page:
    dated = [_meeting_of_report(view, report) for report in view.board.reports if report.meeting.date]
    undated = [_meeting_of_report(view, report) for report in view.board.reports if not report.meeting.date]
    named = [
        (
            meeting.date,
            MeetingPart(
                heading=swedish.day(meeting.date),
                id=f"sammantrade-{meeting.date}",
                facts=[],
                items=[
                    _item_card(view, item.title, item.goal_id, item.decision, item.reference_number)
                    for item in meeting.items
                ],
                source=view.source(meeting.source),
            ),
        )
        for meeting in view.board.meetings
    ]
    with_date = [
        (r.meeting.date, part)
        for r, part in zip([r for r in view.board.reports if r.meeting.date], dated, strict=True)
    ]
    ordered = sorted(
        [*named, *((when, part) for when, part in with_date if when)], key=lambda pair: pair[0], reverse=True
    )
    lead = f"Sammanträden som {view.board.name.lower()}s dokument nämner, och de rapporter som nämnden har behandlat."
    return Page(
        address=f"{view.address}sammantraden/",
        template="sammantraden",
        context=MeetingsContext(
            title="Sammanträden",
            breadcrumbs=view.breadcrumbs(BreadcrumbItem(title="Sammanträden")),
            lead=lead,
            meetings=[part for _, part in ordered],
            undated=list(reversed(undated)),
        ),
        html_title=f"Sammanträden – {view.where}",
        description=lead,
        search=SearchEntry("Sammanträden", view.where, lead),
        section=view.address,
    )


def _meeting_of_report(view: BoardView, report: Report) -> MeetingPart:
    name = report_name(report)
    heading = swedish.day(report.meeting.date) if report.meeting.date else name
    keep = {"Daterat", "Sammanträde", "Paragraf", "Diarienummer"}
    return MeetingPart(
        heading=heading,
        id=f"rapport-{report.id.replace('/', '-')}",
        facts=[fact for fact in document_facts(view, report) if fact["term"] in keep],
        items=[report_card(view, report)],
        source=view.source(Source(report.id)) if report.meeting.date else None,
    )


def _item_card(
    view: BoardView, title: str, goal_id: str | None, decision: str | None, reference_number: str | None
) -> CardItem:
    url = view.goal_address(goal_id) if goal_id in view.goals else f"{view.address}sammantraden/"
    card = CardItem(title=title, url=url)
    if decision:
        card["text"] = decision
    if reference_number:
        card["meta"] = f"Diarienummer {reference_number}"
    return card
