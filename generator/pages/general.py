"""The pages that belong to no board: start, municipality, about, glossary, search and handbook."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import swedish
from generator.model.board import Country, Municipality
from generator.pages.board import followed_year, main_key_figures
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CardItem,
    DefinitionItem,
    KeyFigureParams,
    SourceParams,
)
from generator.pages.render import plain_text, prose
from generator.pages.status import StatusGroup, status_groups
from generator.pages.view import START, BoardView, report_name
from generator.pages.year import first_sentence, report_card
from generator.problems import CATALOGUE

SEARCH_ADDRESS = "/sok/"


@dataclass(frozen=True)
class BoardSummary:
    """A board in short: link, purpose, its goals counted by status, and its newest figures."""

    name: str
    url: str
    municipality: str
    purpose: str
    goals: list[StatusGroup]
    goals_year: int | None
    goals_url: str
    key_figures: list[KeyFigureParams]


@dataclass(frozen=True)
class StartContext(Context):
    """The start page.

    lead: what the site is, in a sentence or two.
    search_url: the search page.
    municipalities: items of card-list; empty when there is only one.
    boards: every board in short.
    news: items of card-list: the newest reports.
    reading: items of definition-list: how to read the site.
    about_url: the page about the site.
    """

    lead: str
    search_url: str
    municipalities: list[CardItem]
    boards: list[BoardSummary]
    news: list[CardItem]
    reading: list[DefinitionItem]
    about_url: str


@dataclass(frozen=True)
class MunicipalityContext(Context):
    """A municipality.

    boards: its boards in short.
    steering: how it steers, in a few sentences.
    steering_source: params of source of that, None when it has none.
    levels: items of definition-list: its own words for its levels.
    meetings: items of card-list: the newest reports of all boards.
    facts: items of definition-list: code, contact, licence.
    """

    boards: list[BoardSummary]
    steering: str
    steering_source: SourceParams | None
    levels: list[DefinitionItem]
    meetings: list[CardItem]
    facts: list[DefinitionItem]


@dataclass(frozen=True)
class TextContext(Context):
    """A page of prose.

    text: the prose as HTML.
    """

    text: Markup


@dataclass(frozen=True)
class GlossaryContext(Context):
    """The public glossary.

    lead: what the page is.
    terms: items of definition-list, in Swedish alphabetical order.
    """

    lead: str
    terms: list[DefinitionItem]


@dataclass(frozen=True)
class SearchContext(Context):
    """The search page.

    search_url: its own address, which the form leads to.
    index_url: the search index.
    root_url: the site's root.
    ways: items of card-list: ways to find things without search.
    """

    search_url: str
    index_url: str
    root_url: str
    ways: list[CardItem]


@dataclass(frozen=True)
class HandbookContext(Context):
    """The handbook's list of problem codes.

    lead: what the page is.
    problems: items of definition-list, one a code.
    """

    lead: str
    problems: list[DefinitionItem]


@dataclass(frozen=True)
class LostContext(Context):
    """The page for an address that does not exist.

    home_url: the start page.
    search_url: the search page.
    """

    home_url: str
    search_url: str


def board_summary(view: BoardView) -> BoardSummary:
    year = followed_year(view)
    return BoardSummary(
        name=view.board.name,
        url=view.address,
        municipality=view.municipality.short_name,
        purpose=first_sentence(view.board.purpose),
        goals=status_groups(view, year) if year else [],
        goals_year=year,
        goals_url=view.year_address(year) if year else view.address,
        key_figures=main_key_figures(view),
    )


def _newest_reports(views: list[BoardView], count: int) -> list[CardItem]:
    """The newest reports of several boards, with the board's name."""
    found = sorted(
        ((report, view) for view in views for report in view.board.reports),
        key=lambda pair: pair[0].sort_key,
        reverse=True,
    )
    cards = []
    for report, view in found[:count]:
        card = report_card(view, report)
        card["meta"] = f"{view.where}. {card['meta']}"
        cards.append(card)
    return cards


def start_page(country: Country, views: list[BoardView], site_name: str) -> Page:
    names = [municipality.name for municipality in country.municipalities]
    lead = f"Vad politiken i {swedish.listed(names)} har lovat, hur det går och vad det kostar. Varje siffra har sin källa."
    several = len(country.municipalities) > 1
    context = StartContext(
        title="Håller nämnderna vad de lovar?",
        breadcrumbs=[],
        lead=lead,
        search_url=SEARCH_ADDRESS,
        municipalities=[_municipality_card(m) for m in country.municipalities] if several else [],
        boards=[board_summary(view) for view in views],
        news=_newest_reports(views, 5),
        reading=[
            DefinitionItem(
                term="Mål",
                description="Det nämnden har bestämt. Statusen är nämndens egna ord ur den senaste rapporten. Har nämnden inte bedömt målet står det bedömning saknas.",
            ),
            DefinitionItem(
                term="Siffror",
                description="Under varje siffra står vilket dokument och vilken sida den kommer från. Saknas en siffra står det varför.",
            ),
            DefinitionItem(
                term="Reviderad",
                description="En senare rapport har angett en annan siffra. Den tidigare står kvar så att ändringen syns.",
            ),
        ],
        about_url="/om/",
    )
    return Page(
        address="/",
        template="start",
        context=context,
        html_title=f"{site_name} – {swedish.listed(names)}",
        description=lead,
    )


def _municipality_card(municipality: Municipality) -> CardItem:
    boards = swedish.listed([board.name for board in municipality.boards])
    return CardItem(title=municipality.name, url=f"/{municipality.id}/", text=boards)


def municipality_page(municipality: Municipality, views: list[BoardView]) -> Page:
    model = municipality.steering_model
    facts = [
        ("Kommunkod", municipality.code),
        ("Organisationsnummer", municipality.organisation_number or ""),
        ("Kontakt", municipality.contact or ""),
        ("Licens", municipality.licence),
    ]
    items = [DefinitionItem(term=term, description=text) for term, text in facts if text]
    if municipality.website:
        link = Markup('<a href="{0}">{0}</a>').format(municipality.website)
        items.insert(0, DefinitionItem(term="Webbplats", description=link))
    context = MunicipalityContext(
        title=municipality.name,
        breadcrumbs=[START, BreadcrumbItem(title=municipality.short_name)],
        boards=[board_summary(view) for view in views],
        steering=model.description,
        steering_source=_steering_source(municipality, views),
        levels=[DefinitionItem(term=level.name, description=level.description) for level in model.levels],
        meetings=_newest_reports(views, 5),
        facts=items,
    )
    description = f"Mål, uppföljning och ekonomi för {swedish.listed([view.board.name.lower() for view in views])} i {municipality.name}."
    return Page(
        address=f"/{municipality.id}/",
        template="kommun",
        context=context,
        html_title=municipality.name,
        description=description,
        search=SearchEntry("Kommun", municipality.name, model.description),
        section=f"/{municipality.id}/",
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
        text=f"{report_name(report)}, {view.board.name.lower()}", url=view.report_address(report)
    )
    if stated.page:
        params["locator"] = f"sida {stated.page}"
    elif stated.section:
        params["locator"] = f"avsnitt {stated.section}"
    return params


def text_page(name: str, title: str, text: str, *, kind: str = "Om webbplatsen") -> Page:
    plain = plain_text(text)
    return Page(
        address=f"/{name}/",
        template="text",
        context=TextContext(title=title, breadcrumbs=[START, BreadcrumbItem(title=title)], text=prose(text)),
        html_title=title,
        description=first_sentence(plain)[:160],
        search=SearchEntry(kind, "Hela webbplatsen", plain),
    )


def glossary_page(country: Country) -> Page:
    terms = sorted(country.glossary, key=lambda term: swedish.sort_key(term.word))
    lead = "Ord som nämndernas dokument använder, förklarade på enkel svenska."
    items = []
    for term in terms:
        text = term.explanation
        if term.synonyms:
            text = f"{text} Kallas också: {swedish.listed(list(term.synonyms))}."
        items.append(DefinitionItem(term=term.word, description=text, id=f"ord-{slug(term.word)}"))
    return Page(
        address="/ordlista/",
        template="ordlista",
        context=GlossaryContext(
            title="Ordlista", breadcrumbs=[START, BreadcrumbItem(title="Ordlista")], lead=lead, terms=items
        ),
        html_title="Ordlista",
        description=lead,
        search=SearchEntry(
            "Ordlista", "Hela webbplatsen", " ".join(f"{t.word} {' '.join(t.synonyms)}" for t in terms)
        ),
    )


def slug(word: str) -> str:
    """A word as an id: `mål för året` as `mal-for-aret`."""
    folded = word.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded).split())


def search_page(country: Country, views: list[BoardView]) -> Page:
    ways = [
        card
        for view in views
        for card in (
            CardItem(
                title=f"Alla mål, {view.board.name.lower()}",
                url=f"{view.address}mal/",
                meta=view.municipality.name,
            ),
            CardItem(
                title=f"Alla indikatorer, {view.board.name.lower()}",
                url=f"{view.address}indikatorer/",
                meta=view.municipality.name,
            ),
        )
    ]
    ways.append(CardItem(title="Ordlista", url="/ordlista/"))
    context = SearchContext(
        title="Sök",
        breadcrumbs=[START, BreadcrumbItem(title="Sök")],
        search_url=SEARCH_ADDRESS,
        index_url="/search_index.json",
        root_url="/",
        ways=ways,
    )
    return Page(
        address=SEARCH_ADDRESS,
        template="sok",
        context=context,
        html_title="Sök",
        description="Sök bland mål, indikatorer och rapporter.",
        robots="noindex",
    )


def handbook_page() -> Page:
    lead = "När källfilerna granskas får varje problem en kod. Här står vad koderna betyder och vad du gör åt problemet."
    items = [
        DefinitionItem(
            term=f"{kind.code} {kind.title}",
            description=f"{kind.meaning} {kind.remedy}",
            id=kind.code.lower(),
        )
        for kind in CATALOGUE.values()
    ]
    return Page(
        address="/handbok/",
        template="handbok",
        context=HandbookContext(
            title="Handbok: problemkoder",
            breadcrumbs=[START, BreadcrumbItem(title="Handbok")],
            lead=lead,
            problems=items,
        ),
        html_title="Handbok: problemkoder",
        description=lead,
        search=SearchEntry(
            "Handbok", "För den som publicerar", " ".join(f"{k.code} {k.title}" for k in CATALOGUE.values())
        ),
    )


def lost_page() -> Page:
    return Page(
        address="/404/",
        template="saknas",
        context=LostContext(
            title="Sidan finns inte", breadcrumbs=[], home_url="/", search_url=SEARCH_ADDRESS
        ),
        html_title="Sidan finns inte",
        description="Adressen leder inte till någon sida.",
        robots="noindex",
    )
