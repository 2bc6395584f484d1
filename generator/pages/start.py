"""The pages above the boards: the start page and the municipality's."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.language import _
from generator.model.addresses import NEWS
from generator.model.board import Country, Municipality
from generator.pages.board import followed_year, main_key_figures, newer_goals
from generator.pages.compare import boards_table
from generator.pages.data_links import csv_downloads, data_file
from generator.pages.news import newest_cards, news_feed, reports_told
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    DefinitionItem,
    DownloadItem,
    KeyFigureParams,
    NavItem,
    SourceParams,
    TableParams,
)
from generator.pages.reference import SEARCH_ADDRESS
from generator.pages.status import StatusGroup, counts_sentence, status_groups
from generator.pages.story import Stories
from generator.pages.view import BoardView, locator, report_name, start_crumb
from generator.pages.year import report_card

MOST_BOARDS = 12  # on the start page; a longer list of boards would answer nobody's question


@dataclass(frozen=True)
class BoardSummary:
    """A board in short: link, its goals counted by status, and its newest figures."""

    name: str
    url: str
    municipality: str
    goals: list[StatusGroup]
    goals_year: int | None
    goals_url: str
    newer: str | None
    key_figures: list[KeyFigureParams]


@dataclass(frozen=True)
class StartContext(Context):
    """The start page.

    lead: what the site is, in a sentence or two.
    search_url: the search page.
    municipalities: links to them; empty when the boards in short lead to all that there is.
    boards: every board in short; empty when there are more than a reader can take in.
    news: items of card-list: the newest editions, empty before there is one.
    news_url: the page of all of them.
    reports: items of card-list: the newest reports that `news` does not tell of.
    reading: items of definition-list: how to read the site.
    about_url: the page about the site, None when nobody has written it.
    """

    lead: str
    search_url: str
    municipalities: list[NavItem]
    boards: list[BoardSummary]
    news: list[CardItem]
    news_url: str
    reports: list[CardItem]
    reading: list[DefinitionItem]
    about_url: str | None


@dataclass(frozen=True)
class MunicipalityContext(Context):
    """A municipality.

    boards: its boards in short.
    comparison: params of data-table: its boards side by side, None when there is only one.
    steering: how it steers, in a few sentences.
    steering_source: params of source of that, None when it has none.
    levels: items of definition-list: its own words for its levels.
    meetings: items of card-list: the newest reports of all boards.
    facts: items of definition-list: code, contact, licence.
    downloads: items of downloads: all figures of the municipality.
    """

    boards: list[BoardSummary]
    comparison: TableParams | None
    steering: str
    steering_source: SourceParams | None
    levels: list[DefinitionItem]
    meetings: list[CardItem]
    facts: list[DefinitionItem]
    downloads: list[DownloadItem]


def board_summary(view: BoardView) -> BoardSummary:
    year = followed_year(view)
    return BoardSummary(
        name=view.board.name,
        url=view.address,
        municipality=view.municipality.name,
        goals=status_groups(view, year) if year else [],
        goals_year=year,
        goals_url=view.year_address(year) if year else view.address,
        newer=newer_goals(view),
        key_figures=main_key_figures(view),
    )


def _goals_in_short(view: BoardView) -> str:
    """How the goals of the newest followed-up year go, counted: `År 2024. 4 mål: 1 nås …`."""
    year = followed_year(view)
    if year is None:
        return _("Ingen rapport här följer upp målen.")
    return _("År {year}. {goals}", year=year, goals=counts_sentence(view, year))


def newest_reports(views: Sequence[BoardView], count: int = 5) -> list[CardItem]:
    """The newest reports of several boards, with the board's name."""
    found = sorted(
        ((report, view) for view in views for report in view.board.adopted),
        key=lambda pair: pair[0].sort_key,
        reverse=True,
    )
    cards = []
    for report, view in found[:count]:
        card = report_card(view, report)
        card["meta"] = f"{view.where}. {card['meta']}"
        cards.append(card)
    return cards


def _other_reports(views: Sequence[BoardView], stories: Stories) -> list[CardItem]:
    """The newest reports; where there is news, a few that it does not tell of."""
    told = reports_told(stories)
    cards = newest_reports(views, 5 + len(told))
    return [card for card in cards if card["url"] not in told][: 5 if not stories.editions else 3]


def start_page(country: Country, views: list[BoardView], site_name: str, stories: Stories) -> Page:
    names = formats.listed([municipality.name for municipality in country.municipalities])
    lead = _("Vad politiken har lovat, hur det går och vad det kostar. Varje siffra har sin källa.")
    if names:
        lead = _(
            "Vad politiken i {municipalities} har lovat, hur det går och vad det kostar. Varje siffra har sin källa.",
            municipalities=names,
        )
    many = len(views) > MOST_BOARDS
    context = StartContext(
        title=_("Håller nämnderna vad de lovar?"),
        breadcrumbs=[],
        lead=lead,
        search_url=SEARCH_ADDRESS,
        municipalities=[_municipality_link(m) for m in country.municipalities] if many else [],
        boards=[] if many else [board_summary(view) for view in views],
        news=newest_cards(stories),
        news_url=NEWS,
        reports=_other_reports(views, stories),
        reading=[
            DefinitionItem(
                term=_("Mål"),
                description=_(
                    "Det nämnden har bestämt. Statusen är nämndens egna ord ur den senaste rapporten. Har nämnden inte bedömt målet står det bedömning saknas."
                ),
            ),
            DefinitionItem(
                term=_("Siffror"),
                description=_(
                    "Under varje diagram och tabell står vilket dokument siffrorna kommer från, och var i det. Saknas en siffra står det varför."
                ),
            ),
            DefinitionItem(
                term=_("Reviderad"),
                description=_(
                    "En senare rapport har angett en annan siffra. Den tidigare står kvar så att ändringen syns."
                ),
            ),
        ],
        about_url="/om/" if "om" in country.prose else None,
    )
    return Page(
        address="/",
        template="start",
        context=context,
        html_title=f"{site_name} – {names}" if names else site_name,
        description=lead,
        feeds=(news_feed(),),
    )


def _municipality_link(municipality: Municipality) -> NavItem:
    return NavItem(title=municipality.name, url=f"/{municipality.id}/")


def municipality_page(municipality: Municipality, views: list[BoardView]) -> Page:
    model = municipality.steering_model
    facts = [
        (_("Kommunkod"), municipality.code),
        (_("Organisationsnummer"), municipality.organisation_number or ""),
        (_("Kontakt"), municipality.contact or ""),
        (_("Licens"), municipality.licence),
    ]
    items = [DefinitionItem(term=term, description=text) for term, text in facts if text]
    if municipality.website:
        link = Markup('<a href="{0}">{0}</a>').format(municipality.website)
        items.insert(0, DefinitionItem(term=_("Webbplats"), description=link))
    context = MunicipalityContext(
        title=municipality.name,
        breadcrumbs=[start_crumb(), BreadcrumbItem(title=municipality.short_name)],
        boards=[board_summary(view) for view in views],
        comparison=boards_table(views, [_goals_in_short(view) for view in views]),
        steering=model.description,
        steering_source=_steering_source(municipality, views),
        levels=[DefinitionItem(term=level.name, description=level.description) for level in model.levels],
        meetings=newest_reports(views),
        facts=items,
        downloads=csv_downloads(data_file(f"/{municipality.id}/")),
    )
    description = _(
        "Mål, uppföljning och ekonomi för {boards} i {municipality}.",
        boards=formats.listed([formats.lowered(view.board.name) for view in views]),
        municipality=municipality.name,
    )
    return Page(
        address=f"/{municipality.id}/",
        template="kommun",
        context=context,
        html_title=municipality.name,
        description=description,
        search=SearchEntry(_("Kommun"), municipality.name, model.description),
    )


def _steering_source(municipality: Municipality, views: list[BoardView]) -> SourceParams | None:
    stated = municipality.steering_model.source
    if stated is None:
        return None
    board_id, _, report_id = stated.report_id.partition("/")
    view = next((found for found in views if found.board.id == board_id), None)
    report = view.board.report(report_id) if view else None
    if view is None or report is None:
        return None
    params = SourceParams(
        text=f"{report_name(report)}, {formats.lowered(view.board.name)}", url=view.report_address(report)
    )
    if where := locator(stated):
        params["locator"] = where
    return params
