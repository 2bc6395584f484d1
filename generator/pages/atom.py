"""Atom feeds (RFC 4287): the same bytes for the same sources, as no time but the entries' own is told."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from io import StringIO
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from feedgenerator import Atom1Feed

from generator.pages.changes import IDENTITY
from generator.pages.render import root_of
from generator.pages.view import BoardView

MOST_ENTRIES = 100  # in a feed; the page that it is of has them all
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class FeedEntry:
    """An entry. address: the page that it leads to. moment: when it came; updated: when it was changed, or None."""

    title: str
    id: str
    address: str
    moment: datetime
    author: str
    html: str
    updated: datetime | None = None


@dataclass(frozen=True)
class Feed:
    """A feed. address: its own. page: the page of the same. since: when nothing had happened yet."""

    title: str
    description: str
    address: str
    page: str
    author: str
    since: datetime
    entries: Sequence[FeedEntry]
    id: str = ""


class _Feed(Atom1Feed):  # type: ignore[misc]  # has no types
    """Atom that tells no time but its entries' own; without any, the time that it is given."""

    def __init__(self, *, unchanged_since: datetime, **told: str) -> None:
        super().__init__(**told)
        self._unchanged_since = unchanged_since

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=self._unchanged_since)


def written(feed: Feed, site_url: str | None) -> bytes:
    """The feed's file. With the site's address its links are whole; otherwise relative to the feed."""
    root = f"{site_url.rstrip('/')}/" if site_url else root_of(f"{feed.address.rpartition('/')[0]}/")
    made = _Feed(
        unchanged_since=feed.since,
        title=feed.title,
        link=root + feed.page[1:],
        description=feed.description,
        language="sv",
        author_name=feed.author,
        feed_url=root + feed.address[1:],
        feed_guid=f"{site_url.rstrip('/')}{feed.address}" if site_url else feed.id or _uuid(feed.address),
    )
    for entry in feed.entries[:MOST_ENTRIES]:
        made.add_item(
            title=entry.title,
            link=root + entry.address[1:],
            description=None,
            content=entry.html,
            unique_id=entry.id,
            author_name=entry.author,
            pubdate=entry.moment,
            updateddate=entry.updated or entry.moment,
        )
    text = StringIO()
    made.write(text, "utf-8")
    return text.getvalue().encode()


def entry_id(site_url: str | None, moment: datetime, address: str) -> str:
    """An id for ever: a tag (RFC 4151) of the site's own host, or a UUID where the site has no address."""
    host = urlsplit(site_url).hostname if site_url else None
    if not host:
        return _uuid(address)
    return f"tag:{host.encode('idna').decode()},{moment.astimezone(UTC):%Y-%m-%d}:{address}"


def newest_publication(views: Iterable[BoardView]) -> datetime:
    """When the newest report of the boards came."""
    return max((report.publish_at for view in views for report in view.board.reports), default=LONG_AGO)


def paragraphs(texts: Iterable[str]) -> str:
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def bullets(texts: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>" if texts else ""


def _uuid(address: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, IDENTITY + address)}"
