"""The feed of corrections and revisions (Atom, RFC 4287), the same bytes for the same sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import escape
from io import StringIO

from feedgenerator import Atom1Feed

from generator import formats
from generator.model.addresses import CORRECTIONS
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
_MOST_ENTRIES = 100  # the page has them all
_MOST_FIGURES = 20  # of a report's revisions that are spelled out


@dataclass(frozen=True)
class _Entry:
    title: str
    uuid: str
    anchor: str
    moment: datetime
    author: str
    html: str


class _Feed(Atom1Feed):  # type: ignore[misc]  # has no types
    """Atom that tells no time but its entries' own; without any, the time that it is given."""

    def __init__(self, *, unchanged_since: datetime, **told: str) -> None:
        super().__init__(**told)
        self._unchanged_since = unchanged_since

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self._unchanged_since)


def changes_feed(views: Sequence[BoardView], site_name: str, site_url: str | None) -> bytes:
    """The feed's file. With the site's address its links are whole; otherwise relative to the feed."""
    root = f"{site_url.rstrip('/')}/" if site_url else "../"
    reports = [report for view in views for report in view.board.reports]
    feed = _Feed(
        unchanged_since=max(
            (report.publish_at for report in reports), default=datetime(2000, 1, 1, tzinfo=UTC)
        ),
        title=f"{TITLE} – {site_name}",
        link=root + CORRECTIONS[1:],
        description="Siffror som vi har rättat, och siffror som en nyare rapport anger på ett annat sätt än en äldre.",
        language="sv",
        author_name=site_name,
        feed_url=root + FEED[1:],
        feed_guid=f"{site_url.rstrip('/')}{FEED}" if site_url else _ID,
    )
    for entry in _entries(views)[:_MOST_ENTRIES]:
        feed.add_item(
            title=entry.title,
            link=f"{root}{CORRECTIONS[1:]}#{entry.anchor}",
            description=None,
            content=entry.html,
            unique_id=f"urn:uuid:{entry.uuid}",
            author_name=entry.author,
            pubdate=entry.moment,
            updateddate=entry.moment,
        )
    text = StringIO()
    feed.write(text, "utf-8")
    return text.getvalue().encode()


def _entries(views: Sequence[BoardView]) -> list[_Entry]:
    """Corrections and revising reports, newest first."""
    entries = [_of_correction(found) for found in newest_first(views)]
    entries += [_of_revisions(revising) for view in views for revising in revising_reports(view)]
    return sorted(entries, key=lambda entry: (entry.moment, entry.uuid), reverse=True)


def _of_correction(found: CorrectedCell) -> _Entry:
    correction = found.correction
    texts = [
        f"Här stod {found.said(correction.was)}. Nu står det {found.said(correction.now)}.",
        correction.reason,
        found.where,
    ]
    return _Entry(
        title=f"Rättelse: {found.title}",
        uuid=found.uuid,
        anchor=found.anchor,
        moment=datetime.combine(correction.date, time(), formats.STOCKHOLM),
        author=found.view.municipality.name,
        html="".join(f"<p>{escape(text)}</p>" for text in texts),
    )


def _of_revisions(revising: RevisingReport) -> _Entry:
    shown = revising.revisions[:_MOST_FIGURES]
    lines = []
    for revision in shown:
        identity = revision.figure.id
        unit = unit_of(revising.view, identity.series)
        was, now = (with_reason(v.value, identity.measure, unit) for v in (revision.was, revision.now))
        earlier = formats.lowered(report_name(revision.was.report))
        name = revision_name(revising.view, revision)
        lines.append(f"<li>{escape(f'{name}: {now}. Enligt {earlier} {was}.')}</li>")
    more = len(revising.revisions) - len(shown)
    rest = f"<p>Och {formats.plural(more, 'uppgift', 'uppgifter')} till.</p>" if more else ""
    count = formats.plural(len(revising.revisions), "uppgift", "uppgifter")
    return _Entry(
        title=f"Revidering: {report_name(revising.report)} anger {count} på ett annat sätt, {revising.view.where}",
        uuid=revising.uuid,
        anchor=revising.anchor,
        moment=revising.report.publish_at.astimezone(formats.STOCKHOLM),
        author=revising.view.municipality.name,
        html=f"<ul>{''.join(lines)}</ul>{rest}",
    )
