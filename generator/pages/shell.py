"""What stands around every page's body: navigation, links to assets, and the document's head."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.language import Language, _, spoken
from generator.model.addresses import ACCESSIBILITY, OPEN_DATA, statement_address
from generator.pages.assets import ICON, SCRIPT, STYLESHEET, Assets
from generator.pages.brand import Brand
from generator.pages.page import Page
from generator.pages.reference import SEARCH_ADDRESS
from generator.pages.render import root_of

FIND = (SEARCH_ADDRESS, "/indikatorer/", "/jamfor/", "/ordlista/")
ABOUT = ("/om/", "/nytt/", "/rattelser/", OPEN_DATA, ACCESSIBILITY, "/handbok/")
BOARD_TEMPLATE = "namnd"
MUNICIPALITY_TEMPLATE = "kommun"
MOST_LINKS = 8  # a longer menu helps nobody: then one link leads to the start page's list


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    current: bool


@dataclass(frozen=True)
class MenuGroup:
    """A part of the menu at the foot of every page."""

    title: str
    links: list[Link]


@dataclass(frozen=True)
class OtherLanguage:
    """The same page in another language: its code, what its speakers call it, and the page's address.

    `address` begins at the site's root, `url` is relative to the page.
    """

    code: str
    title: str
    address: str
    url: str


@dataclass(frozen=True)
class ShellBrand:
    """The municipality that a page is about, when it has a look of its own; addresses are relative."""

    name: str
    url: str
    logo_url: str | None
    stylesheet_url: str | None


@dataclass(frozen=True)
class ShellWords:
    """The shell's own words in the language of its page."""

    skip: str = field(default_factory=lambda: _("Hoppa till innehållet"))
    search: str = field(default_factory=lambda: _("Sök"))
    search_label: str = field(default_factory=lambda: _("Sök på webbplatsen"))
    menu: str = field(default_factory=lambda: _("Meny"))
    main_menu: str = field(default_factory=lambda: _("Huvudmeny"))
    licence: str = field(default_factory=lambda: _("Innehållet är fritt att använda (CC0)."))
    translation: str = field(
        default_factory=lambda: _("Namnen är kommunens egna.") if spoken() is not Language.SWEDISH else ""
    )
    looks: str = field(default_factory=lambda: _("Utseende"))
    looks_auto: str = field(default_factory=lambda: _("Som i enheten"))
    looks_light: str = field(default_factory=lambda: _("Ljust"))
    looks_dark: str = field(default_factory=lambda: _("Mörkt"))
    address: str = field(default_factory=lambda: _("Sidans adress:"))


@dataclass(frozen=True)
class Shell:
    """What the theme's main.html shows around every page's body; addresses are relative to the page.

    language: the code of the page's own language.
    languages: the page in every other language that it exists in.
    """

    words: ShellWords
    language: str
    languages: list[OtherLanguage]
    site_name: str
    home_url: str
    search_url: str
    stylesheet_url: str
    script_url: str
    module_url: str | None
    has_search: bool
    icon_url: str
    brand: ShellBrand | None
    navigation: list[Link]
    menu: list[MenuGroup]


class Shells:
    """Makes the shell of each page of one language, which is spoken when they are made.

    What all pages share is found once, so that no page costs more for others. `languages` tells in which
    languages a page exists, by the address of the Swedish one.
    """

    def __init__(
        self,
        pages: Iterable[Page],
        site_name: str,
        assets: Assets,
        brands: Mapping[str, Brand],
        languages: Mapping[str, Collection[Language]] | None = None,
    ) -> None:
        every = [page.as_swedish() for page in pages]
        self._languages = languages or {}
        self._site_name = site_name
        self._assets = assets.paths
        self._brands = brands
        self._words = ShellWords()
        several, places = _places(every)
        self._navigation = _shortened(places)
        self._statements = {page.address for page in every if page.address.endswith(ACCESSIBILITY)}
        titles = {page.address: page.context.title for page in every if page.address in (*FIND, *ABOUT)}
        self._menu = [
            (_("Kommuner") if several else _("Nämnder"), self._navigation),
            (_("Hitta"), [(titles[address], address) for address in FIND if address in titles]),
            (_("Om webbplatsen"), [(titles[address], address) for address in ABOUT if address in titles]),
        ]

    @property
    def told(self) -> tuple[object, ...]:
        """All that the shells are made of, the pages aside."""
        return self._site_name, self._assets, self._brands, self._words, self._menu, sorted(self._statements)

    def of(self, page: Page, *, root: str | None = None) -> Shell:
        """The shell of a page; `root` replaces the way to the site's root, for a page shown at any address."""
        root = root_of(page.address) if root is None else root
        page = page.as_swedish()

        def links(items: Sequence[tuple[str, str]]) -> list[Link]:
            found = [(title, self._own(page, address)) for title, address in items]
            return [Link(title, root + address[1:], _is_at(page, address)) for title, address in found]

        return Shell(
            words=self._words,
            language=page.language.value,
            languages=[
                self._other(page, language, root)
                for language in self._languages.get(page.address, ())
                if language is not page.language
            ],
            site_name=self._site_name,
            home_url=root,
            search_url=root + SEARCH_ADDRESS[1:],
            stylesheet_url=root + self._assets[STYLESHEET],
            script_url=root + self._assets[SCRIPT],
            module_url=root + self._assets[page.script] if page.script else None,
            has_search=page.address not in ("/", SEARCH_ADDRESS),
            icon_url=root + self._assets[ICON],
            brand=self._brand(page, root),
            navigation=links(self._navigation),
            menu=[MenuGroup(title, links(items)) for title, items in self._menu if items],
        )

    def _other(self, page: Page, language: Language, root: str) -> OtherLanguage:
        address = language.root + page.path
        return OtherLanguage(language.value, language.own_name, address, root + address[1:])

    def _own(self, page: Page, address: str) -> str:
        """The accessibility statement of the municipality that a page is about, in place of the site's page."""
        own = statement_address(page.address.split("/")[1])
        return own if address == ACCESSIBILITY and own in self._statements else address

    def _brand(self, page: Page, root: str) -> ShellBrand | None:
        brand = self._brands.get(page.address.split("/")[1])
        if brand is None:
            return None
        return ShellBrand(
            name=brand.name,
            url=f"{root}{brand.municipality_id}/",
            logo_url=f"{root}{brand.logo_path}" if brand.logo_path else None,
            stylesheet_url=f"{root}{brand.stylesheet_path}" if brand.stylesheet_path else None,
        )


def _places(pages: Sequence[Page]) -> tuple[bool, list[tuple[str, str]]]:
    """Whether there are several municipalities; and they by their names, or else the one's boards."""
    municipalities = [page for page in pages if page.template == MUNICIPALITY_TEMPLATE]
    several = len(municipalities) > 1
    template = MUNICIPALITY_TEMPLATE if several else BOARD_TEMPLATE
    return several, [(page.context.title, page.address) for page in pages if page.template == template]


def _shortened(places: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return places if len(places) <= MOST_LINKS else [(_("Alla kommuner och nämnder"), "/")]


def _is_at(page: Page, address: str) -> bool:
    """Whether the page is the address or under it; nothing but the start page itself is under that."""
    return page.address == address or (address != "/" and page.address.startswith(address))


def meta_of(page: Page, site_name: str) -> dict[str, Any]:
    """What main.html puts in the document's head."""
    title = page.html_title if site_name in page.html_title else f"{page.html_title} – {site_name}"
    return {
        "html_title": title,
        "description": page.description,
        "robots": page.robots,
        "feeds": [(feed.title, feed.media_type, feed.address[1:]) for feed in page.feeds],
    }


def site_map_xml(addresses: Iterable[str]) -> str:
    """The site map for search engines, without dates so that the same sources give the same bytes."""
    entries = "".join(f"<url><loc>{address}</loc></url>\n" for address in addresses)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{entries}</urlset>\n"
