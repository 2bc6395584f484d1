"""The page of all corrections and revisions: no published figure changes silently."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator import formats
from generator.language import N_, _
from generator.model.addresses import CORRECTIONS
from generator.model.report import Report
from generator.pages.changes import RevisingReport, newest_first, revising_reports
from generator.pages.page import Context, FeedLink, Page, SearchEntry
from generator.pages.parts import BreadcrumbItem, CorrectionItem, NavItem, TableParams
from generator.pages.view import BoardView, start_crumb

TITLE = N_("Rättelser och revideringar")
FEED = f"{CORRECTIONS}feed.xml"
_MOST_AT_ONCE = 30  # corrections in view; the older ones are unfolded
_MOST_OPEN = 12  # figures that a report has revised, in view


@dataclass(frozen=True)
class RevisingPart:
    """A report and what it revised: heading, id, whether its table is in view, params of data-table, and why."""

    heading: str
    id: str
    open: bool
    table: TableParams
    reasons: list[str]


@dataclass(frozen=True)
class RevisedBoard:
    """A board whose figures have been revised: name, id, and its reports newest first."""

    name: str
    id: str
    reports: list[RevisingPart]


@dataclass(frozen=True)
class CorrectionsContext(Context):
    """All corrections and revisions.

    lead: what the page tells.
    feed_url: the feed of both.
    contents: items of local-nav to the parts of the page.
    corrections: items of correction-list, newest first.
    older: further items of correction-list, when there are many.
    boards: boards whose figures newer reports have revised.
    """

    lead: str
    feed_url: str
    contents: list[NavItem]
    corrections: list[CorrectionItem]
    older: list[CorrectionItem]
    boards: list[RevisedBoard]


def corrections_feed() -> FeedLink:
    """The feed of corrections and revisions."""
    return FeedLink(_(TITLE), FEED)


def corrections_page(views: Sequence[BoardView]) -> Page:
    corrected = [found.item for found in newest_first(views)]
    boards = [board for view in views if (board := _revised_board(view))]
    title = _(TITLE)
    lead = _(
        "Ingen siffra på webbplatsen ändras i det tysta. Här står varje siffra som vi har skrivit fel och rättat, "
        "och varje siffra som en nyare rapport anger på ett annat sätt än en äldre."
    )
    context = CorrectionsContext(
        title=title,
        breadcrumbs=[start_crumb(), BreadcrumbItem(title=title)],
        lead=lead,
        feed_url=FEED,
        contents=[
            NavItem(title=_("Rättelser"), url="#rattelser"),
            NavItem(title=_("Revideringar"), url="#revideringar"),
            *(NavItem(title=board.name, url=f"#{board.id}") for board in boards),
        ],
        corrections=corrected[:_MOST_AT_ONCE],
        older=corrected[_MOST_AT_ONCE:],
        boards=boards,
    )
    words = [item["title"] for item in corrected[:_MOST_AT_ONCE]]
    return Page(
        address=CORRECTIONS,
        template="rattelser",
        context=context,
        html_title=title,
        description=lead,
        search=SearchEntry(title, _("Hela webbplatsen"), " ".join([lead, *words])),
        feeds=(corrections_feed(),),
    )


def board_anchor(view: BoardView) -> str:
    return f"namnd-{view.municipality.id}-{view.board.id}"


def changes_sentence(view: BoardView) -> str | None:
    """How much of what a board published has been changed; None when nothing has."""
    corrected = len(newest_first([view]))
    revised = sum(len(found.revisions) for found in revising_reports(view))
    words = []
    if corrected:
        words.append(formats.plural(corrected, _("rättelse"), _("rättelser")))
    if revised:
        words.append(formats.plural(revised, _("reviderad uppgift"), _("reviderade uppgifter")))
    return formats.capitalised(formats.listed(words)) if words else None


def changes_url(view: BoardView) -> str:
    """The board's revisions on the page of all; its corrections when it has no revisions."""
    return f"{CORRECTIONS}#{board_anchor(view) if revising_reports(view) else 'rattelser'}"


def _revised_board(view: BoardView) -> RevisedBoard | None:
    found = revising_reports(view)
    if not found:
        return None
    parts = [_part(revising, newest=i == 0) for i, revising in enumerate(found)]
    return RevisedBoard(view.where, board_anchor(view), parts)


def _part(revising: RevisingReport, *, newest: bool) -> RevisingPart:
    return RevisingPart(
        heading=revising.heading,
        id=revising.anchor,
        open=newest and len(revising.revisions) <= _MOST_OPEN,
        table=revising.table(f"tabell-{revising.anchor}"),
        reasons=_reasons(revising.report),
    )


def _reasons(report: Report) -> list[str]:
    """What the source says of why the report's figures differ from earlier ones."""
    return list(dict.fromkeys(r.reason for r in report.remarks if r.problem.code == "REV01"))
