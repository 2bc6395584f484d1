"""A page before it is rendered, and what every template's context holds."""

from dataclasses import dataclass, field, replace

from generator.language import Language, spoken
from generator.pages.parts import BreadcrumbItem


@dataclass(frozen=True)
class Context:
    """What every page template receives.

    title: the page's heading.
    breadcrumbs: params of the component breadcrumbs, from the start page to this one.
    """

    title: str
    breadcrumbs: list[BreadcrumbItem]


@dataclass(frozen=True)
class SearchEntry:
    """What search finds a page, or a part of it, by: its kind and place in words, and its plain text.

    names: other names of what it is about, and the names of figures on it.
    state: how it goes, in words: a goal's newest status, an indicator's newest value.
    year: the newest year that it is about.
    title, anchor: a part's heading and its id on the page; of a page, the title where its heading says too little.
    """

    kind: str
    where: str
    text: str
    names: tuple[str, ...] = ()
    state: str = ""
    year: int | None = None
    title: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class FeedLink:
    """What programs find from a page by themselves: a feed, or a calendar. `title` is what readers call it."""

    title: str
    address: str
    media_type: str = "application/atom+xml"


@dataclass(frozen=True)
class Page:
    """One page. `address` begins and ends with `/`; `template` is a name in site_theme/pages.

    `feeds`: what feed readers and calendars find from the page by themselves.
    `script`: a module in site_theme/assets that only this kind of page uses.
    `language`: the one that was spoken when it was laid out.
    """

    address: str
    template: str
    context: Context
    html_title: str
    description: str
    search: SearchEntry | None = None
    search_parts: tuple[SearchEntry, ...] = ()
    robots: str | None = None
    feeds: tuple[FeedLink, ...] = ()
    script: str | None = None
    language: Language = field(default_factory=spoken)

    @property
    def path(self) -> str:
        """The address without its first slash: the folder that the page is written to."""
        return self.address.removeprefix("/")

    def as_swedish(self) -> "Page":
        """The page at the address of the Swedish page that it corresponds to."""
        return replace(self, address=f"/{self.address.removeprefix(self.language.root)}")

    def in_its_place(self) -> "Page":
        """The page at its address among those of its language; it is laid out as if it were Swedish."""
        return replace(self, address=self.language.root + self.path)


@dataclass(frozen=True)
class Redirect:
    """An earlier address that leads to a page (`tidigare:` in a source file)."""

    address: str
    target: str
    language: Language = field(default_factory=spoken)

    def in_its_place(self) -> "Redirect":
        """The redirect among those of its language."""
        root = self.language.root
        return replace(self, address=root + self.address[1:], target=root + self.target[1:])
