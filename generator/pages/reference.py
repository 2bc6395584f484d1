"""The pages that explain and help: texts, glossary, search, and the page for lost readers."""

from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.language import Language, _, spoken
from generator.model.addresses import COMPARISONS, INDICATORS
from generator.model.board import Country
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import BreadcrumbItem, CardItem, DefinitionItem
from generator.pages.render import plain_text, prose
from generator.pages.view import BoardView, start_crumb
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
    english_url: the start page in English, None when there is none.
    """

    home_url: str
    search_url: str
    english_url: str | None


def text_page(
    name: str, title: str, text: str, *, kind: str | None = None, handbook_url: str | None = None
) -> Page:
    plain = plain_text(text)
    trail = [start_crumb(), BreadcrumbItem(title=title)]
    return Page(
        address=f"/{name}/",
        template="text",
        context=TextContext(title=title, breadcrumbs=trail, text=prose(text), handbook_url=handbook_url),
        html_title=title,
        description=first_sentence(plain)[:160],
        search=SearchEntry(kind or _("Om webbplatsen"), _("Hela webbplatsen"), plain),
    )


def glossary_page(country: Country) -> Page:
    terms = sorted(country.glossary, key=lambda term: formats.sort_key(term.word))
    lead = _("Ord som nämndernas dokument använder, förklarade på enkel svenska.")
    title = _("Ordlista")
    items = []
    for term in terms:
        text = term.explanation
        if term.synonyms:
            also = _("Kallas också: {words}.", words=formats.listed(list(term.synonyms)))
            text = f"{text} {also}"
        word = term.word
        if spoken() is not Language.SWEDISH and term.english_word:
            word = f"{word} – {term.english_word}"
        items.append(DefinitionItem(term=word, description=text, id=f"ord-{formats.slug(term.word)}"))
    return Page(
        address="/ordlista/",
        template="ordlista",
        context=GlossaryContext(
            title=title, breadcrumbs=[start_crumb(), BreadcrumbItem(title=title)], lead=lead, terms=items
        ),
        html_title=title,
        description=lead,
        search=SearchEntry(title, _("Hela webbplatsen"), lead),
        search_parts=tuple(
            SearchEntry(
                title,
                _("Hela webbplatsen"),
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
                title=_("Alla mål, {board}", board=formats.lowered(view.where)),
                url=view.goals_address,
                meta=view.municipality.name,
            ),
            CardItem(
                title=_(
                    "Alla {indicators}, {board}",
                    indicators=view.indicators_word,
                    board=formats.lowered(view.where),
                ),
                url=view.indicators_address,
                meta=view.municipality.name,
            ),
        )
    ]
    ways.append(CardItem(title=_("Jämför nämnder och år"), url=COMPARISONS))
    ways.insert(0, CardItem(title=_("Indikatorer A–Ö"), url=INDICATORS))
    ways.append(CardItem(title=_("Ordlista"), url="/ordlista/"))
    context = SearchContext(
        title=_("Sök"),
        breadcrumbs=[start_crumb(), BreadcrumbItem(title=_("Sök"))],
        search_url=SEARCH_ADDRESS,
        index_url="/search_index.json",
        root_url="/",
        ways=ways,
    )
    return Page(
        address=SEARCH_ADDRESS,
        template="sok",
        context=context,
        html_title=_("Sök"),
        description=_("Sök bland mål, indikatorer och rapporter."),
        robots="noindex",
        script="search.js",
    )


def lost_page(*, has_english: bool = False) -> Page:
    return Page(
        address="/404/",
        template="saknas",
        context=LostContext(
            title="Sidan finns inte",
            breadcrumbs=[],
            home_url="/",
            search_url=SEARCH_ADDRESS,
            english_url=Language.ENGLISH.root if has_english else None,
        ),
        html_title="Sidan finns inte",
        description="Adressen leder inte till någon sida.",
        robots="noindex",
    )
