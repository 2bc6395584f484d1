"""The pages that explain and help: texts, glossary, search, and the page for lost readers."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.language import _
from generator.model.addresses import COMPARISONS, INDICATORS
from generator.model.board import Country
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import BreadcrumbItem, CardItem, DefinitionItem
from generator.pages.render import plain_text, prose
from generator.pages.view import START, BoardView
from generator.pages.year import first_sentence

SEARCH_ADDRESS = "/sok/"


@dataclass(frozen=True)
class TextContext(Context):
    """A page of prose.

    text: the prose as HTML.
    handbook_url: the handbook, on the page that leads to it; else None.
    """

    text: Markup
    handbook_url: str | None


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
class LostContext(Context):
    """The page for an address that does not exist.

    home_url: the start page.
    search_url: the search page.
    """

    home_url: str
    search_url: str


def text_page(
    name: str, title: str, text: str, *, kind: str = "Om webbplatsen", handbook_url: str | None = None
) -> Page:
    plain = plain_text(text)
    trail = [START, BreadcrumbItem(title=title)]
    return Page(
        address=f"/{name}/",
        template="text",
        context=TextContext(title=title, breadcrumbs=trail, text=prose(text), handbook_url=handbook_url),
        html_title=title,
        description=first_sentence(plain)[:160],
        search=SearchEntry(kind, "Hela webbplatsen", plain),
    )


def glossary_page(country: Country) -> Page:
    terms = sorted(country.glossary, key=lambda term: formats.sort_key(term.word))
    lead = "Ord som nämndernas dokument använder, förklarade på enkel svenska."
    items = []
    for term in terms:
        text = term.explanation
        if term.synonyms:
            text = f"{text} Kallas också: {formats.listed(list(term.synonyms))}."
        items.append(DefinitionItem(term=term.word, description=text, id=f"ord-{formats.slug(term.word)}"))
    return Page(
        address="/ordlista/",
        template="ordlista",
        context=GlossaryContext(
            title="Ordlista", breadcrumbs=[START, BreadcrumbItem(title="Ordlista")], lead=lead, terms=items
        ),
        html_title="Ordlista",
        description=lead,
        search=SearchEntry("Ordlista", "Hela webbplatsen", lead),
        search_parts=tuple(
            SearchEntry(
                "Ordlista",
                "Hela webbplatsen",
                term.explanation,
                names=term.synonyms,
                title=formats.capitalised(term.word),
                anchor=f"ord-{formats.slug(term.word)}",
            )
            for term in terms
        ),
    )


def search_page(country: Country, views: list[BoardView]) -> Page:
    ways = [
        card
        for view in views
        for card in (
            CardItem(
                title=f"Alla mål, {formats.lowered(view.where)}",
                url=f"{view.address}mal/",
                meta=view.municipality.name,
            ),
            CardItem(
                title=f"Alla {view.indicators_word}, {formats.lowered(view.where)}",
                url=f"{view.address}indikatorer/",
                meta=view.municipality.name,
            ),
        )
    ]
    ways.append(CardItem(title=_("Jämför nämnder och år"), url=COMPARISONS))
    ways.insert(0, CardItem(title=_("Indikatorer A–Ö"), url=INDICATORS))
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
        script="search.js",
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
