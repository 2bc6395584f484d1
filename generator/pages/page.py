"""A page before it is rendered, and what every template's context holds."""

from dataclasses import dataclass

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
    """What search finds a page by: its kind and place in words, and its plain text."""

    kind: str
    where: str
    text: str


@dataclass(frozen=True)
class Page:
    """One page. `address` begins and ends with `/`; `template` is a name in site_theme/pages.

    `feed`: the address of a feed of what the page tells, which feed readers find by themselves.
    """

    address: str
    template: str
    context: Context
    html_title: str
    description: str
    search: SearchEntry | None = None
    section: str = ""
    robots: str | None = None
    feed: str | None = None

    @property
    def path(self) -> str:
        """The address without its first slash: the folder that the page is written to."""
        return self.address.removeprefix("/")


@dataclass(frozen=True)
class Redirect:
    """An earlier address that leads to a page (`tidigare:` in a source file)."""

    address: str
    target: str
