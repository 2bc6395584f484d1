"""Atom feeds of editions: of the whole site, of each board and of each indicator."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime

from generator import formats
from generator.model.addresses import NEWS
from generator.model.board import Country, Indicator
from generator.model.edition import CellKey, Change, Edition, Event, board_of
from generator.pages.atom import (
    LONG_AGO,
    MOST_ENTRIES,
    Feed,
    FeedEntry,
    bullets,
    entry_id,
    newest_publication,
    paragraphs,
    written,
)
from generator.pages.cells import with_reason
from generator.pages.changes import unit_of
from generator.pages.news import FEED, board_feed, indicator_feed
from generator.pages.recorded import RecordedCell, Records
from generator.pages.story import Altered, ReportStory, Stories, Story
from generator.pages.view import BoardView, report_name

_MOST_LINES = 40  # of an entry; the page has them all


def edition_feeds(
    country: Country, views: Sequence[BoardView], site_name: str, site_url: str | None
) -> dict[str, bytes]:
    """Every feed by its path. They speak Swedish."""
    stories = Stories(views, country.editions)
    feeds = [
        _site_feed(stories, views, site_name, site_url),
        *(_board_feed(stories, view, site_url) for view in views),
        *_indicator_feeds(stories, views, site_url),
    ]
    return {feed.address[1:]: written(feed, site_url) for feed in feeds}


def _site_feed(stories: Stories, views: Sequence[BoardView], site_name: str, site_url: str | None) -> Feed:
    return Feed(
        title=f"Nytt – {site_name}",
        description="Vad som är nytt varje gång webbplatsen publiceras: rapporter, siffror och rättelser.",
        address=FEED,
        page=NEWS,
        author=site_name,
        since=newest_publication(views),
        entries=[_entry(story, stories, FEED, site_name, site_url) for story in stories.newest_first()],
    )


def _board_feed(stories: Stories, view: BoardView, site_url: str | None) -> Feed:
    address, author = board_feed(view).address, view.municipality.name
    return Feed(
        title=f"Nytt från {view.where}",
        description="Nya rapporter, rättelser och revideringar.",
        address=address,
        page=view.address,
        author=author,
        since=newest_publication([view]),
        entries=[_entry(story, stories, address, author, site_url) for story in stories.newest_first(view.key)],
    )


def _entry(story: Story, stories: Stories, feed: str, author: str, site_url: str | None) -> FeedEntry:
    edition = story.edition
    return FeedEntry(
        title=story.title,
        id=_id(feed, edition, site_url),
        address=story.address,
        moment=_local(edition.time),
        author=author,
        html=_html(story),
        updated=_withdrawn(stories, edition),
    )


def _id(feed: str, edition: Edition, site_url: str | None) -> str:
    folder = feed.removesuffix("feed.xml")
    return entry_id(site_url, edition.time, f"{folder}utgava-{edition.number}")


def _withdrawn(stories: Stories, edition: Edition) -> datetime | None:
    """When the edition was withdrawn, None while it is shown."""
    by = stories.withdrawn.get(edition.number)
    return next((_local(found.time) for found in stories.editions if found.number == by), None)


def _local(moment: datetime) -> datetime:
    return moment.astimezone(formats.STOCKHOLM)


def _html(story: Story) -> str:
    parts = [
        paragraphs([story.notice, *map(_report_text, story.reports)]),
        bullets([f"{told.text}." for told in (*story.fresh, *story.revised, *story.removed)]),
        bullets([_correction_text(found) for found in story.corrected[:_MOST_LINES]]),
        bullets([f"{found.what}. Förut: {found.was}. Nu: {found.now}." for found in story.goals[:_MOST_LINES]]),
        paragraphs([story.counts]),
    ]
    return "".join(parts)


def _report_text(report: ReportStory) -> str:
    name = f"{report.board}: {formats.lowered(report.name)}." if report.board else f"{report.name}."
    return " ".join([name, *([f"{report.meeting}."] if report.meeting else []), *report.sentences])


def _correction_text(found: Altered) -> str:
    return f"{found.sentence} {found.why}".strip()


def _indicator_feeds(stories: Stories, views: Sequence[BoardView], site_url: str | None) -> Iterator[Feed]:
    touched = _touched(stories, views)
    for view in views:
        stated = _newest_statements(view)
        for indicator in view.board.indicators.values():
            address = indicator_feed(view, indicator).address
            yield Feed(
                title=f"{formats.capitalised(indicator.heading)} – {view.where}",
                description="När en siffra är ny, reviderad eller rättad.",
                address=address,
                page=view.indicator_address(indicator.id),
                author=view.municipality.name,
                since=stated.get(indicator.id, LONG_AGO),
                entries=[
                    _indicator_entry(stories, view, indicator, edition, changes, site_url)
                    for edition, changes in touched.get((view.key, indicator.id), [])[:MOST_ENTRIES]
                ],
            )


def _touched(
    stories: Stories, views: Sequence[BoardView]
) -> dict[tuple[str, str], list[tuple[Edition, list[Change]]]]:
    """By board and indicator: the editions that changed figures of it, newest first, with their changes."""
    found: defaultdict[tuple[str, str], list[tuple[Edition, list[Change]]]] = defaultdict(list)
    names = {view.key: _indicator_names(view) for view in views}
    for edition in reversed(stories.editions):
        of_edition: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
        for change in edition.cells:
            assert isinstance(change.key, CellKey)
            board = board_of(change.key.report)
            indicator_id = names.get(board, {}).get(change.key.row)
            cell = stories.records.cell(change.key)
            if indicator_id and (cell is None or cell.table.table_id is None):
                of_edition[board, indicator_id].append(change)
        for key, changes in of_edition.items():
            found[key].append((edition, changes))
    return dict(found)


def _indicator_names(view: BoardView) -> dict[str, str]:
    """The indicator of each id that one has or has had."""
    found = {old: i.id for i in view.board.indicators.values() for old in i.earlier_addresses}
    return found | {i: i for i in view.board.indicators}


def _newest_statements(view: BoardView) -> dict[str, datetime]:
    """When the newest report that has the indicator came, by the indicator's id."""
    found: dict[str, datetime] = {}
    for report in view.board.reports:
        for table in report.tables:
            if table.table_id is None:
                for row in table.rows:
                    found[row.key] = max(found.get(row.key, report.publish_at), report.publish_at)
    return found


def _indicator_entry(
    stories: Stories,
    view: BoardView,
    indicator: Indicator,
    edition: Edition,
    changes: Sequence[Change],
    site_url: str | None,
) -> FeedEntry:
    address = view.indicator_address(indicator.id)
    if edition.number in stories.withdrawn or edition.restores is not None:
        story = stories.of(edition)
        title, html = story.title, paragraphs([story.notice])
    else:
        title, html = _counted(changes), _figures(stories.records, changes)
    return FeedEntry(
        title=f"{formats.capitalised(indicator.heading)}: {formats.lowered(title)}",
        id=_id(indicator_feed(view, indicator).address, edition, site_url),
        address=address,
        moment=_local(edition.time),
        author=view.municipality.name,
        html=html,
        updated=_withdrawn(stories, edition),
    )


def _counted(changes: Sequence[Change]) -> str:
    words = {
        Event.NEW: ("ny siffra", "nya siffror"),
        Event.CHANGED: ("rättad siffra", "rättade siffror"),
        Event.REMOVED: ("borttagen siffra", "borttagna siffror"),
    }
    counts = [(sum(change.event is event for change in changes), *told) for event, told in words.items()]
    return formats.listed([formats.plural(count, one, many) for count, one, many in counts if count])


def _figures(records: Records, changes: Sequence[Change]) -> str:
    lines = [text for change in changes[:_MOST_LINES] if (text := _figure_text(records, change))]
    more = len(changes) - _MOST_LINES
    return bullets(lines) + (paragraphs([f"Och {formats.plural(more, 'siffra', 'siffror')} till."]) if more > 0 else "")


def _figure_text(records: Records, change: Change) -> str:
    """What a figure is, was, and why; of one that today's sources lack nothing but that it is gone."""
    assert isinstance(change.key, CellKey)
    cell = records.cell(change.key)
    where = formats.lowered(records.name(change.key.report))
    if cell is None or change.now is None:
        return f"En siffra ur {where} finns inte kvar."
    now = cell.said(change.now)
    if change.was is None:
        return " ".join([f"{cell.name}: {now}, enligt {where}.", *_revised(records, change.key, cell)])
    correction = cell.correction(change.now)
    reason = f" {correction.correction.reason}" if correction else ""
    return f"Rättelse: {cell.name}. Här stod {cell.said(change.was)}. Nu står det {now}.{reason}"


def _revised(records: Records, key: CellKey, cell: RecordedCell) -> Iterator[str]:
    """What the report before stated otherwise."""
    revising = records.revising(key.report)
    for step in revising.revisions if revising else ():
        if step.figure.id == cell.figure_id:
            unit = unit_of(cell.view, cell.figure_id.series)
            was = with_reason(step.was.value, cell.figure_id.measure, unit)
            yield f"Reviderad: {formats.lowered(report_name(step.was.report))} angav {was}."
