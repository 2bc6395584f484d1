"""The story of a build: what may be seen, laid out as pages, rendered.

The sources have been read and checked before (`rules.read_and_check`).

Everything is rendered before anything is written, so that a fault never leaves half a site.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from importlib.metadata import version
from pathlib import Path

from markupsafe import Markup

from generator.charts.cache import ChartCache
from generator.embedding import Embedder, EmbedSurroundings, first_oembeds
from generator.handouts import Handouts, make_handouts
from generator.language import Language, _, speaking
from generator.model.board import Country
from generator.model.embargo import previewed_at, published_by
from generator.model.publication import next_edition
from generator.opendata.files import OpenData, open_data
from generator.opendata.guide import open_data_pages
from generator.opendata.publisher import Publisher
from generator.pages.assets import Assets, theme_assets
from generator.pages.brand import Brand, brands_of
from generator.pages.chart_files import ChartFiles
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.corrections import FEED
from generator.pages.edition_feeds import edition_feeds
from generator.pages.feeds import changes_feed
from generator.pages.links import dead_links, prose_problems
from generator.pages.localised import localised
from generator.pages.meeting_calendar import calendar_link, meeting_calendar
from generator.pages.metadata import Heads, grounds_of
from generator.pages.page import Page, Redirect
from generator.pages.preview import ROBOTS as PREVIEW_ROBOTS
from generator.pages.preview import banner
from generator.pages.reference import lost_page
from generator.pages.render import Renderer, root_of
from generator.pages.site_map import all_pages, board_views, redirects
from generator.pages.statement_data import statement_files
from generator.pages.translated import translated
from generator.pages.view import BoardView
from generator.printing.png import Painter
from generator.printing.store import Store
from generator.problems import Problem
from generator.search import search_files
from generator.search.index import MANIFEST

CACHE_FOLDER = ".cache/oppna-mal"
SEARCH_INDEX = MANIFEST


@dataclass(frozen=True)
class RenderedPage:
    """A page with its finished HTML body."""

    page: Page
    body: str


@dataclass(frozen=True)
class RenderedSite:
    """Everything that is written: pages, redirects, and other files by their path.

    country: what is shown, with the editions that the site tells of.
    assets: the theme's own files. brands: the municipalities that have a look of their own, by id.
    heads: what each page's head tells. warnings: what the printer of PDF files says of them, in English.
    problems: links in prose to a place that the finished page lacks; then nothing is to be written.
    """

    country: Country
    pages: tuple[RenderedPage, ...]
    lost: RenderedPage
    redirects: tuple[Redirect, ...]
    files: dict[str, bytes]
    charts_drawn: int
    charts_reused: int
    assets: Assets
    brands: Mapping[str, Brand]
    heads: Mapping[Language, Heads]
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def theme_folder() -> Path:
    """The theme that ships with the engine."""
    return Path(__file__).resolve().parent.parent / "site_theme"


def render_site(
    country: Country,
    root: Path,
    *,
    site_name: str,
    moment: datetime,
    as_edition: bool = False,
    with_waiting: bool = False,
    site_url: str | None = None,
    with_papers: bool = True,
    languages: Sequence[Language] = tuple(Language),
    publisher: Publisher | None = None,
) -> RenderedSite:
    """The whole site of a checked country as it may be seen at `moment`; `site_url` makes feeds' links whole.

    as_edition: it tells of itself as the edition that publishing it at `moment` is. with_waiting: it shows what is
    published later too. publisher: who answers for the data in the catalogue of open data.
    """
    if as_edition and with_waiting:
        raise ValueError("what waits is in no edition")
    visible = previewed_at(country, moment) if with_waiting else published_by(country, moment)
    if as_edition:
        visible = with_next_edition(visible, moment)
    cache = ChartCache(root / CACHE_FOLDER / "charts")
    renderers = {
        # Words are explained where the text that they stand in is in the glossary's language.
        language: Renderer(theme_folder(), visible.glossary if language is Language.SWEDISH else ())
        for language in languages
    }
    citing = Citing(visible.editions, site_name, site_url)
    chart_files = ChartFiles(citing)
    charting = Charting(cache, chart_files)
    data = open_data(
        visible,
        board_views(visible),
        site_name=site_name,
        site_url=site_url,
        cache_folder=root / CACHE_FOLDER / "data",
        publisher=publisher,
    )
    told = [_laid_out(language, visible, charting, data, site_name, site_url) for language in languages]
    swedish = next(each for each in told if each.language is Language.SWEDISH)
    handouts = make_handouts(
        swedish.views,
        swedish.pages,
        Charting(cache),
        visible.glossary,
        theme=theme_folder(),
        cache=root / CACHE_FOLDER,
        site_name=site_name,
        site_url=site_url,
        with_papers=with_papers,
    )
    lost = lost_page(has_english=Language.ENGLISH in languages)
    brands = brands_of(visible.municipalities)
    assets = theme_assets(theme_folder())
    preview_banner = banner(renderers[Language.SWEDISH], country, moment) if with_waiting else Markup()
    embedder = Embedder(
        renderers[Language.SWEDISH],
        Painter(Store(root / CACHE_FOLDER / "pictures")),
        EmbedSurroundings(citing, assets, brands, preview_banner),
    )
    told = [each.with_files(embedder.files(chart_files.kept(each.language), each.addresses)) for each in told]
    pages = tuple(page for each in told for page in _rendered(each, renderers[each.language], handouts))
    found = tuple(redirect for each in told for redirect in each.redirects)
    _check_addresses([rendered.page for rendered in pages], found)
    site = RenderedSite(
        country=visible,
        pages=pages,
        lost=RenderedPage(lost, renderers[Language.SWEDISH].body(lost)),
        redirects=found,
        files={
            **assets.files,
            **{path: content for brand in brands.values() for path, content in brand.files.items()},
            **handouts.files,
            **data.files,
            **{path: content for each in told for path, content in each.files.items()},
            **statement_files(visible, site_name),
            FEED[1:]: changes_feed(swedish.views, site_name, site_url),
            **{calendar_link(view).address[1:]: meeting_calendar(view, site_url) for view in swedish.views},
            **edition_feeds(visible, swedish.views, site_name, site_url),
        },
        charts_drawn=cache.drawn,
        charts_reused=cache.hits,
        assets=assets,
        brands=brands,
        heads={
            each.language: _heads(
                each, lost, handouts, assets, first_oembeds(chart_files.kept(each.language)), site_name, site_url
            )
            for each in told
        },
        warnings=handouts.warnings,
    )
    return replace(site, problems=_check_links(visible, site))


def with_next_edition(visible: Country, moment: datetime) -> Country:
    """The country with the edition that publishing it at `moment` makes."""
    edition = next_edition(visible.editions, visible, moment.replace(microsecond=0), version("oppna-mal"))
    return replace(visible, editions=(*visible.editions, edition))


def page_hashes(site: RenderedSite) -> dict[str, str]:
    """A hash of what each page says, by its address: what stands around it is not part of it."""
    return {
        rendered.page.address: hashlib.sha256(rendered.body.encode()).hexdigest()[:16] for rendered in site.pages
    }


@dataclass(frozen=True)
class _Told:
    """The site in one language before it is rendered: its boards, pages, redirects and own files.

    The pages are laid out at the Swedish pages' addresses.
    """

    language: Language
    views: list[BoardView]
    pages: list[Page]
    redirects: list[Redirect]
    files: dict[str, bytes]

    @property
    def addresses(self) -> frozenset[str]:
        """The pages' own addresses."""
        return frozenset(page.in_its_place().address for page in self.pages)

    def with_files(self, files: Mapping[str, bytes]) -> "_Told":
        return replace(self, files={**self.files, **files})


def _laid_out(
    language: Language,
    visible: Country,
    charting: Charting,
    data: OpenData,
    site_name: str,
    site_url: str | None,
) -> _Told:
    """All that readers of a language are shown of the visible country."""
    with speaking(language):
        country = translated(visible)
        views = board_views(country)
        pages = all_pages(country, charting, site_name, theme_folder(), site_url)
        pages += open_data_pages(views, data.datasets, data.files, site_url)
        return _Told(
            language,
            views,
            pages,
            [redirect.in_its_place() for redirect in redirects(country)],
            search_files(pages, visible.glossary, prefix=language.root[1:]),
        )


def _rendered(told: _Told, renderer: Renderer, handouts: Handouts) -> Iterator[RenderedPage]:
    """The pages of a language, each at its own address."""
    with speaking(told.language):
        pages = [handouts.linked(page).in_its_place() for page in told.pages]
        known = {*(page.address for page in pages), *(f"/{path}" for path in told.files)}
        for page in pages:
            yield RenderedPage(page, localised(renderer.body(page), page.address, told.language, known))


def _heads(
    told: _Told,
    lost: Page,
    handouts: Handouts,
    assets: Assets,
    oembeds: Mapping[str, str],
    site_name: str,
    site_url: str | None,
) -> Heads:
    """What tells of the pages of a language in their heads."""
    with speaking(told.language):
        return Heads(
            [*told.pages, *([lost] if told.language is Language.SWEDISH else [])],
            told.views,
            handouts.cards,
            handouts.papers,
            oembeds,
            site_name=site_name,
            site_url=site_url,
            grounds=grounds_of(assets.styles),
        )


def _check_links(country: Country, site: RenderedSite) -> tuple[Problem, ...]:
    """What prose links to and its page lacks. Any other dead link is a fault of a template."""
    bodies = {rendered.page.address: rendered.body for rendered in site.pages}
    problems = tuple(prose_problems(country, bodies))
    redirects_and_files = [redirect.address for redirect in site.redirects] + [
        f"/{name}" for name in site.files
    ]
    if not problems and (dead := list(dead_links(bodies, redirects_and_files))):
        raise ValueError(f"the page {dead[0].address} links to {dead[0].target}, which does not exist")
    return problems


def _check_addresses(pages: Sequence[Page], found: Sequence[Redirect]) -> None:
    """Two pages at one address would silently overwrite each other: that is a fault of the code."""
    seen: set[str] = set()
    for address in [*(page.address for page in pages), *(redirect.address for redirect in found)]:
        if address in seen:
            raise ValueError(f"two pages have the address {address}")
        seen.add(address)


def redirect_html(redirect: Redirect, *, is_preview: bool = False) -> bytes:
    """A page that leads on to where something has moved, with a link for those that it does not take."""
    robots = PREVIEW_ROBOTS if is_preview else "noindex"
    target = escape(root_of(redirect.address) + redirect.target.removeprefix("/"), quote=True)
    with speaking(redirect.language):
        moved, go = _("Sidan har flyttat"), _("Gå till sidan")
    canonical = "" if is_preview else f'<link rel="canonical" href="{target}">\n'
    return (
        f'<!doctype html>\n<html lang="{redirect.language}">\n<head>\n<meta charset="utf-8">\n<title>{moved}</title>\n'
        f'<meta name="robots" content="{robots}">\n<meta http-equiv="refresh" content="0; url={target}">\n'
        f'{canonical}</head>\n'
        f'<body>\n<p>{moved}. <a href="{target}">{go}</a>.</p>\n</body>\n</html>\n'
    ).encode()
