"""Rendered pages → the finished files of a site: what stands around every page's body, and what machines read.

The pages of a board are finished together and kept (`packs`), under a hash of its part and of what surrounds that.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from generator.build import RenderedSite, redirect_html, theme_folder
from generator.contents import Content, Made
from generator.kept import CACHE_FOLDER
from generator.language import Language, speaking
from generator.packs import PIECES, Pack, Packs, Pieces, key_of
from generator.pages.localised import localised
from generator.pages.page import Page
from generator.pages.preview import ROBOTS as PREVIEW_ROBOTS
from generator.pages.render import relative
from generator.pages.shell import Shells, meta_of, site_map_xml
from generator.pages.wellknown import (
    REDIRECTS,
    ROBOTS,
    SECURITY,
    SecurityContact,
    redirect_map,
    robots_txt,
    security_txt,
)
from generator.parts import Part
from generator.rendered import RenderedPage

LOST, SITE_MAP = "404.html", "sitemap.xml"
_PLACE_OF_BODY = "<!--sidan-->"  # no page says it: what the municipality writes cannot hold a comment


@dataclass(frozen=True)
class Surroundings:
    """What a site stands in. site_url: its address, None where that is not known, or not to be told.

    root_at_host: its place at its host, `/` unless its address says another. banner, bar: what every page begins with,
    with addresses that begin with `/`; empty in a built site. is_hidden: search engines are to leave it alone.
    """

    site_name: str
    site_url: str | None
    root_at_host: str
    banner: Markup
    bar: Markup
    is_hidden: bool
    is_preview: bool
    security: SecurityContact | None


class Finishing:
    """Finishes the pages of a site."""

    def __init__(self, site: RenderedSite, around: Surroundings, root: Path, *, is_kept: bool) -> None:
        """is_kept: whether pages are kept from build to build, in the project's cache."""
        self._site = site
        self._around = around
        self._packs = Packs(root / CACHE_FOLDER / "fardiga" if is_kept else None)
        self._shells = _shells(site, around.site_name)
        self._all_stand_in = repr((around, [shells.told for shells in self._shells.values()]))
        self._addresses = frozenset(
            [*(rendered.page.address for rendered in site.pages), *(f"/{path}" for path in site.files)]
        )
        self._places = key_of(sorted(self._addresses))
        environment = Environment(loader=FileSystemLoader(theme_folder()), auto_reload=False)
        self._template = environment.get_template("main.html")

    def files(self) -> dict[str, Content]:
        """Every file of the site by its path."""
        site = self._site
        found: dict[str, Content] = dict(site.files)
        in_parts = {rendered.page.address for part in site.parts for rendered in part.pages}
        for part in site.parts:
            found |= self._of_part(part)
        for rendered in site.pages:
            if rendered.page.address not in in_parts:
                found[path_of(rendered.page)] = Made(self.page(rendered))
        for redirect in site.redirects:
            content = redirect_html(redirect, is_preview=self._around.is_preview)
            found[f"{redirect.address.strip('/')}/index.html"] = Made(content)
        return found | {path: Made(text.encode()) for path, text in self._texts().items()}

    def _of_part(self, part: Part) -> Mapping[str, Content]:
        """The part's pages, by path."""
        made_of = [
            part.key,
            self._all_stand_in,
            [
                self._site.heads[language].told(rendered.page.as_swedish() for rendered in part.pages_in(language))
                for language in self._shells
            ],
        ]
        return self._packs.get(part.name, key_of(*made_of), lambda: self._made(part)).files

    def _made(self, part: Part) -> Pack:
        """The part's pages, those taken over that stood in a former pack and would be made of the same."""
        pieces = Pieces(self._site.setting.version, self._packs.former(part.name))
        for rendered in part.pages:
            known = self._places if rendered.page.language is not Language.SWEDISH else ""
            inputs = self._inputs(rendered.page)
            made_of = (self._around.banner, inputs, rendered.content.digest, known)
            pieces.add(made_of, lambda: {path_of(rendered.page): self._page(rendered, inputs)})  # noqa: B023
        return Pack({PIECES: pieces.told}, pieces.files)

    def page(self, rendered: RenderedPage) -> bytes:
        """The whole document of a page."""
        return self._page(rendered, self._inputs(rendered.page))

    def _page(self, rendered: RenderedPage, inputs: Mapping[str, Any]) -> bytes:
        """inputs: as `_inputs` gives them."""
        page = rendered.page
        banner = relative(self._around.banner, page.address)
        around = localised(
            self._template.render(inputs), page.address, page.language, self._addresses
        )
        return around.replace(_PLACE_OF_BODY, f"{banner}{rendered.body}", 1).encode()

    def _inputs(self, page: Page) -> dict[str, Any]:
        """What main.html makes the whole document of, with a place for the body."""
        url = self._around.site_url
        canonical = f"{url.rstrip('/')}{page.address}" if url else None
        return self._inputs_at(page, relative(self._around.bar, page.address), canonical)

    def _inputs_at(
        self, page: Page, bar: str, canonical: str | None, *, root: str | None = None
    ) -> dict[str, Any]:
        return {
            "site_url": self._around.site_url,
            "canonical": canonical,
            "title": page.context.title,
            "meta": self._meta(page),
            "work_bar": Markup(bar),
            "content": _PLACE_OF_BODY,
            "shell": self._shells[page.language].of(page, root=root),
        }

    def _meta(self, page: Page) -> dict[str, Any]:
        """What main.html puts in the page's head."""
        with speaking(page.language):
            head = self._site.heads[page.language].of(page)
        robots = {"robots": PREVIEW_ROBOTS} if self._around.is_preview else {}
        return {**meta_of(page, self._around.site_name), **robots, "description": head.description, "head": head}

    def _texts(self) -> dict[str, str]:
        """The page for lost readers, the site map, and what robots, web servers and finders of security holes read."""
        site, url = self._site, self._around.site_url
        texts = {
            LOST: self._lost_page(site.lost),
            ROBOTS: robots_txt(url, is_preview=self._around.is_hidden),
            REDIRECTS: redirect_map(site.redirects, self._around.root_at_host),
        }
        if url:
            found = [rendered.page for rendered in site.pages if rendered.page.robots is None]
            texts[SITE_MAP] = site_map_xml(url.rstrip("/") + page.address for page in found)
        if self._around.security:
            texts[SECURITY] = security_txt(self._around.security, url)
        return texts

    def _lost_page(self, rendered: RenderedPage) -> str:
        """The page for any lost address: its own addresses are therefore absolute."""
        root = self._around.root_at_host
        body = (relative(self._around.banner, rendered.page.address) + rendered.body).replace('"../', f'"{root}')
        around = self._template.render(self._inputs_at(rendered.page, self._around.bar, None, root=root))
        return around.replace(_PLACE_OF_BODY, body, 1)


def path_of(page: Page) -> str:
    return f"{page.path}index.html"


def _shells(site: RenderedSite, site_name: str) -> dict[Language, Shells]:
    """What makes the shells of each language's pages."""
    by_language: dict[Language, list[Page]] = {Language.SWEDISH: []}
    languages: defaultdict[str, list[Language]] = defaultdict(list)
    for rendered in site.pages:
        by_language.setdefault(rendered.page.language, []).append(rendered.page)
        languages[rendered.page.as_swedish().address].append(rendered.page.language)
    found = {}
    for language, pages in by_language.items():
        with speaking(language):
            found[language] = Shells(pages, site_name, site.assets, site.brands, languages)
    return found


def root_at_host(site_url: str | None) -> str:
    """The site's place at its host: `/` unless its address says another."""
    root = "/" + (site_url or "").split("://")[-1].partition("/")[2]
    return root if root.endswith("/") else f"{root}/"
