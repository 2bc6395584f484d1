"""The feed of corrections and revisions (Atom, RFC 4287), the same bytes for the same sources."""

from collections.abc import Sequence
from datetime import datetime, time

from generator import formats
from generator.model.addresses import CORRECTIONS
from generator.pages.atom import Feed, FeedEntry, bullets, newest_publication, paragraphs, written
from generator.pages.cells import with_reason
from generator.pages.changes import (
    CorrectedCell,
    RevisingReport,
    newest_first,
    revising_reports,
    revision_name,
    unit_of,
)
from generator.pages.corrections import FEED, TITLE
from generator.pages.view import BoardView, report_name

_ID = "urn:uuid:4ad2a7a2-3d6b-5b3f-9c55-7f0c1f0c2b11"  # the feed's own where the site has no address
_MOST_FIGURES = 20  # of a report's revisions that are spelled out


def changes_feed(views: Sequence[BoardView], site_name: str, site_url: str | None) -> bytes:
    """The feed's file. With the site's address its links are whole; otherwise relative to the feed."""
    feed = Feed(
        title=f"{TITLE} – {site_name}",
        description="Siffror som vi har rättat, och siffror som en nyare rapport anger på ett annat sätt än en äldre.",
        address=FEED,
        page=CORRECTIONS,
        author=site_name,
        since=newest_publication(views),
        entries=_entries(views),
        id=_ID,
    )
    return written(feed, site_url)


def _entries(views: Sequence[BoardView]) -> list[FeedEntry]:
    """Corrections and revising reports, newest first."""
    entries = [_of_correction(found) for found in newest_first(views)]
    entries += [_of_revisions(revising) for view in views for revising in revising_reports(view)]
    return sorted(entries, key=lambda entry: (entry.moment, entry.id), reverse=True)


def _of_correction(found: CorrectedCell) -> FeedEntry:
    correction = found.correction
    texts = [
        f"Här stod {found.said(correction.was)}. Nu står det {found.said(correction.now)}.",
        correction.reason,
        found.where,
    ]
    return FeedEntry(
        title=f"Rättelse: {found.title}",
        id=f"urn:uuid:{found.uuid}",
        address=f"{CORRECTIONS}#{found.anchor}",
        moment=datetime.combine(correction.date, time(), formats.STOCKHOLM),
        author=found.view.municipality.name,
        html=paragraphs(texts),
    )


def _of_revisions(revising: RevisingReport) -> FeedEntry:
    shown = revising.revisions[:_MOST_FIGURES]
    lines = []
    for revision in shown:
        identity = revision.figure.id
        unit = unit_of(revising.view, identity.series)
        was, now = (with_reason(v.value, identity.measure, unit) for v in (revision.was, revision.now))
        earlier = formats.lowered(report_name(revision.was.report))
        name = revision_name(revising.view, revision)
        lines.append(f"{name}: {now}. Enligt {earlier} {was}.")
    more = len(revising.revisions) - len(shown)
    rest = f"Och {formats.plural(more, 'uppgift', 'uppgifter')} till." if more else ""
    count = formats.plural(len(revising.revisions), "uppgift", "uppgifter")
    return FeedEntry(
        title=f"Revidering: {report_name(revising.report)} anger {count} på ett annat sätt, {revising.view.where}",
        id=f"urn:uuid:{revising.uuid}",
        address=f"{CORRECTIONS}#{revising.anchor}",
        moment=revising.report.publish_at.astimezone(formats.STOCKHOLM),
        author=revising.view.municipality.name,
        html=bullets(lines) + paragraphs([rest]),
    )
