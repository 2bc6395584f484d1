"""The pages that explain and help: texts, glossary, search, handbook, and the page for lost readers."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import swedish
from generator.model.board import Country
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import BreadcrumbItem, CardItem, DefinitionItem
from generator.pages.render import plain_text, prose
from generator.pages.view import START, BoardView
from generator.pages.year import first_sentence
from generator.problems import CATALOGUE

SEARCH_ADDRESS = "/sok/"


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
        items.append(DefinitionItem(term=term.word, description=text, id=f"ord-{swedish.slug(term.word)}"))
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
                title=f"Alla {view.indicators_word}, {view.board.name.lower()}",
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
