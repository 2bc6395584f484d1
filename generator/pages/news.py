"""The page of what is new: one entry an edition."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from generator import formats
from generator.language import N_, _, ngettext
from generator.model.addresses import NEWS
from generator.model.board import Indicator
from generator.pages.page import Context, FeedLink, Page, SearchEntry
from generator.pages.parts import BreadcrumbItem, CardItem
from generator.pages.share import ShareText, share_text
from generator.pages.story import Altered, ReportStory, Stories, Story, Told
from generator.pages.view import BoardView, start_crumb

TITLE = N_("Nytt")
FEED = f"{NEWS}feed.xml"
MOST_WHOLE = 50  # entries with all that they tell; the older ones have a line each
MOST_IN_SHORT = 3  # on the start page
_MOST_LISTED = 20  # corrections or goals of an entry


@dataclass(frozen=True)
class Entry:
    """An edition on the page.

    label: when, and its number. reports: items of card-list. told: what else is new, revised or removed, each
    with its address. corrected, goals: the first ones; `more` tells how many others there are.
    share: the texts to paste, None where there is nothing to tell of any longer.
    """

    id: str
    title: str
    label: str
    notice: str
    counts: str
    reports: list[CardItem]
    told: list[Told]
    corrected: list[Altered]
    goals: list[Altered]
    more: list[str]
    share: ShareText | None


@dataclass(frozen=True)
class OlderEntry:
    """An older edition in one line."""

    id: str
    title: str
    label: str


@dataclass(frozen=True)
class NewsContext(Context):
    """What is new.

    lead: what the page tells.
    feed_url: the feed of the same.
    entries: the newest editions.
    older: those before them, newest first.
    reports: items of card-list: where to look while nothing has been published as an edition.
    """

    lead: str
    feed_url: str
    entries: list[Entry]
    older: list[OlderEntry]
    reports: list[CardItem]


def news_feed() -> FeedLink:
    """The feed of the whole site's editions."""
    return FeedLink(_("Nytt på webbplatsen"), FEED)


def news_page(stories: Stories, newest_reports: list[CardItem], site_url: str | None) -> Page:
    """newest_reports: what is shown while there is no edition."""
    told = list(stories.newest_first())
    title = _("Nytt på webbplatsen")
    lead = _("Här står vad som är nytt varje gång vi har publicerat: rapporter, siffror och rättelser. Varje publicering är en utgåva med nummer.")
    context = NewsContext(
        title=title,
        breadcrumbs=[start_crumb(), BreadcrumbItem(title=_(TITLE))],
        lead=lead,
        feed_url=FEED,
        entries=[_entry(story, site_url) for story in told[:MOST_WHOLE]],
        older=[OlderEntry(story.anchor, story.title, story.label) for story in told[MOST_WHOLE:]],
        reports=[] if told else newest_reports,
    )
    return Page(
        address=NEWS,
        template="nytt",
        context=context,
        html_title=title,
        description=lead,
        search=SearchEntry(title, _("Hela webbplatsen"), lead),
        feeds=(news_feed(),),
    )


def newest_cards(stories: Stories) -> list[CardItem]:
    """Items of card-list: the newest entries in short, for the start page."""
    return [_card(story) for story in _newest(stories)]


def reports_told(stories: Stories) -> set[str]:
    """Addresses of the reports that `newest_cards` tells of, which need not be told of twice."""
    return {report.url for story in _newest(stories) for report in story.reports if report.url}


def latest_of_board(stories: Stories, view: BoardView) -> CardItem | None:
    """The newest entry that concerns a board, None before any does. The board's name is not told again."""
    story = next((story for story in stories.newest_first(view.key) if story.has_news), None)
    if story is None:
        return None
    return _card(replace(story, title=formats.capitalised(story.title.removeprefix(f"{view.where}: "))))


def _newest(stories: Stories) -> list[Story]:
    """Those that have something to tell, newest first."""
    return list(islice((story for story in stories.newest_first() if story.has_news), MOST_IN_SHORT))


def _card(story: Story) -> CardItem:
    card = CardItem(title=story.title, url=story.address, meta=story.label)
    if story.in_short:
        card["text"] = story.in_short
    return card


def _entry(story: Story, site_url: str | None) -> Entry:
    return Entry(
        id=story.anchor,
        title=story.title,
        label=story.label,
        notice=story.notice,
        counts=story.counts,
        reports=[_report_card(report) for report in story.reports],
        told=[*story.fresh, *story.revised, *story.removed],
        corrected=story.corrected[:_MOST_LISTED],
        goals=story.goals[:_MOST_LISTED],
        more=list(_more(story)),
        share=share_text(story, site_url) if story.has_news else None,
    )


def _more(story: Story) -> Iterator[str]:
    if (count := len(story.corrected) - _MOST_LISTED) > 0:
        yield ngettext("Och {count} rättad siffra till.", "Och {count} rättade siffror till.", count)
    if (count := len(story.goals) - _MOST_LISTED) > 0:
        yield ngettext("Och {count} mål till.", "Och {count} mål till.", count)


def _report_card(report: ReportStory) -> CardItem:
    card = CardItem(title=report.name, meta=". ".join(text for text in (report.board, report.meeting) if text))
    if report.url:
        card["url"] = report.url
    if report.sentences:
        card["text"] = " ".join(report.sentences)
    return card


def indicator_feed(view: BoardView, indicator: Indicator) -> FeedLink:
    return FeedLink(
        _("Nya siffror: {indicator}", indicator=formats.capitalised(indicator.heading)),
        f"{view.indicator_address(indicator.id)}feed.xml",
    )


def board_feed(view: BoardView) -> FeedLink:
    return FeedLink(_("Nytt från {board}", board=view.where), f"{view.address}feed.xml")
