"""Pages with their finished HTML bodies: how those are made, and how they are kept."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator.contents import Content, Made
from generator.handouts import Handouts
from generator.language import Language, speaking
from generator.model.board import GlossaryTerm
from generator.packs import Pack, Packs, code_version, hash_of_files, key_of
from generator.pages.links import PageLinks, links_in
from generator.pages.localised import localised
from generator.pages.page import Context, FeedLink, Page, SearchEntry
from generator.pages.render import Renderer


@dataclass(frozen=True)
class RenderedPage:
    """A page with its finished HTML body, and the links of that. Of its context, title and trail remain."""

    page: Page
    content: Content
    links: PageLinks

    @classmethod
    def of(cls, page: Page, body: str) -> "RenderedPage":
        return cls(page, Made(body.encode()), links_in(page.address, body))

    @property
    def body(self) -> str:
        return self.content.read().decode()


def version_of(theme: Path) -> str:
    """A hash of all that makes pages: our own code, which packages there are, and the theme."""
    return key_of(code_version(), hash_of_files(theme))


def renderer_of(theme: Path, glossary: tuple[GlossaryTerm, ...], language: Language) -> Renderer:
    """What renders a language's pages. Words are explained where the text that they stand in is in the glossary's own."""
    return Renderer(theme, glossary if language is Language.SWEDISH else ())


def rendered_pages(
    pages: Sequence[Page], renderer: Renderer, handouts: Handouts, language: Language, known: Collection[str]
) -> list[RenderedPage]:
    """The pages, which are laid out at the Swedish addresses, each at its own and with its HTML body."""
    found = [placed_page(laid_out, handouts, language) for laid_out in pages]
    return [RenderedPage.of(page, rendered_body(page, renderer, known)) for page in found]


def placed_page(laid_out: Page, handouts: Handouts, language: Language) -> Page:
    """A page that is laid out at the Swedish one's address at its own, and with a link to its paper."""
    with speaking(language):
        return handouts.linked(laid_out).in_its_place()


def rendered_body(page: Page, renderer: Renderer, known: Collection[str]) -> str:
    """The page's HTML body. known: the addresses of the language's pages and files."""
    with speaking(page.language):
        return localised(renderer.body(page), page.address, page.language, known)


def kept_pages(packs: Packs, name: str, key: str, make: Callable[[], Sequence[RenderedPage]]) -> list[RenderedPage]:
    """The pages that `make` gives, or those that were kept of what `key` is a hash of."""

    def pack() -> Pack:
        made = make()
        told = [[page_told(each.page), sorted(each.links.ids), each.links.targets] for each in made]
        return Pack(told, {each.page.address: each.content for each in made})

    found = packs.get(name, key, pack)
    pages = [(page_of(told), PageLinks(frozenset(ids), tuple(targets))) for told, ids, targets in found.told]
    return [RenderedPage(page, found.files[page.address], links) for page, links in pages]


def page_told(page: Page) -> dict[str, Any]:
    """The page in JSON's types, of its context title and trail alone; `page_of` takes it back."""
    return asdict(replace(page, context=Context(page.context.title, page.context.breadcrumbs)))


def page_of(told: dict[str, Any]) -> Page:
    """What `page_told` has told."""
    return Page(
        **{
            **told,
            "context": Context(**told["context"]),
            "search": _entry_of(told["search"]) if told["search"] else None,
            "search_parts": tuple(map(_entry_of, told["search_parts"])),
            "feeds": tuple(FeedLink(**feed) for feed in told["feeds"]),
            "language": Language(told["language"]),
        }
    )


def _entry_of(told: dict[str, Any]) -> SearchEntry:
    return SearchEntry(**{**told, "names": tuple(told["names"])})
