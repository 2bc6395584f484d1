"""The story of a build: what may be seen, laid out as pages, rendered.

The sources have been read and checked before (`rules.read_and_check`).

Everything is rendered before anything is written, so that a fault never leaves half a site.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

from generator.charts.cache import ChartCache
from generator.contents import Content, made
from generator.embedding import Embedder, EmbedSurroundings, first_oembeds
from generator.handouts import site_handouts
from generator.kept import CACHE_FOLDER
from generator.kept_data import kept_open_data
from generator.language import Language, _, speaking
from generator.model.board import Country, GlossaryTerm
from generator.model.comparison import shared_measures
from generator.model.embargo import previewed_at, published_by
from generator.model.publication import next_edition
from generator.opendata.guide import open_data_pages
from generator.opendata.publisher import Publisher
from generator.packs import Pack, Packs, code_version, in_memory, key_of
from generator.pages.assets import Assets, theme_assets
from generator.pages.brand import Brand, brands_of
from generator.pages.chart_files import ChartFiles
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.corrections import FEED
from generator.pages.edition_feeds import edition_feeds
from generator.pages.feeds import changes_feed
from generator.pages.handbook import handbook_pages
from generator.pages.links import dead_links, prose_problems
from generator.pages.meeting_calendar import calendar_link, meeting_calendar
from generator.pages.metadata import Heads, grounds_of
from generator.pages.page import Page, Redirect
from generator.pages.preview import ROBOTS as PREVIEW_ROBOTS
from generator.pages.preview import banner
from generator.pages.reference import lost_page
from generator.pages.render import Renderer, root_of
from generator.pages.site_map import CommonPages, board_views, common_pages, redirects
from generator.pages.statement_data import statement_files
from generator.pages.translated import translated
from generator.parts import (
    Drawn,
    Order,
    Part,
    Setting,
    order_of,
    part_of,
)
from generator.printing.png import Painter
from generator.printing.store import Store
from generator.problems import Problem
from generator.rendered import (
    RenderedPage,
    kept_pages,
    rendered_body,
    rendered_pages,
    renderer_of,
    version_of,
)
from generator.search import search_files
from generator.search.index import MANIFEST
from generator.sources.digests import by_board

Value = TypeVar("Value")
MadeAhead = Callable[[Sequence[Order], Packs], Drawn]

SEARCH_INDEX = MANIFEST


@dataclass(frozen=True)
class RenderedSite:
    """Everything that is written: pages, redirects, and other files by their path.

    country: what is shown, with the editions that the site tells of. parts: the boards' own, whose pages are among the
    pages. setting: what holds of every part. assets: the theme's own files. brands: the municipalities that have
    a look of their own, by id. heads: what each page's head tells. warnings: what the printer of PDF files says of them,
    in English. problems: links in prose to a place that the finished page lacks; then nothing is to be written.
    """

    country: Country
    pages: tuple[RenderedPage, ...]
    parts: tuple[Part, ...]
    setting: Setting
    lost: RenderedPage
    redirects: tuple[Redirect, ...]
    files: Mapping[str, Content]
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
    digests: Mapping[str, str] | None = None,
    ahead: MadeAhead | None = None,
) -> RenderedSite:
    """The whole site of a checked country as it may be seen at `moment`; `site_url` makes feeds' links whole.

    as_edition: it tells of itself as the edition that publishing it at `moment` is. with_waiting: it shows what is
    published later too. publisher: who answers for the data in the catalogue of open data. digests: of the files that
    the country was read from; without them no part of the site is kept, nor taken from what is kept. ahead: makes
    parts before they are asked for one by one.
    """
    visible = to_show(country, moment, as_edition=as_edition, with_waiting=with_waiting)
    theme, cache = theme_folder(), root / CACHE_FOLDER
    made_by = version_of(theme)
    drawings = ChartCache(cache / "charts")
    renderers = {language: renderer_of(theme, visible.glossary, language) for language in languages}
    citing = Citing(visible.editions, site_name, site_url)
    chart_files = ChartFiles(citing)
    charting = Charting(drawings, chart_files)
    sources = by_board(digests or {}, [view.key for view in board_views(visible)])
    packs = Packs(cache / "delar" if digests else None)
    data = kept_open_data(visible, sources, packs, Store(cache / "data"), site_name, site_url, publisher)
    told = {
        language: _laid_out(language, visible, charting, data, site_name, site_url) for language in languages
    }
    if Language.SWEDISH in told:  # what only Swedish readers are told
        handbook = _handbook(visible, renderers[Language.SWEDISH], made_by, packs)
        told[Language.SWEDISH] = replace(told[Language.SWEDISH], handbook=handbook)
    preview_banner = banner(renderers[Language.SWEDISH], country, moment) if with_waiting else Markup()
    setting = Setting(
        theme=theme,
        version=made_by,
        cache=cache,
        site_name=site_name,
        site_url=site_url,
        languages=tuple(languages),
        with_papers=with_papers,
        banner=preview_banner,
        known={language: each.addresses for language, each in told.items()},
    )
    parts, done = _parts(visible, setting, sources, packs, ahead)
    lost = lost_page(has_english=Language.ENGLISH in languages)
    own = site_handouts(theme=theme, cache=cache, site_name=site_name, site_url=site_url)
    brands = brands_of(visible.municipalities)
    assets = theme_assets(theme)
    around = EmbedSurroundings(citing, assets, brands, preview_banner)
    embedder = Embedder(renderers[Language.SWEDISH], Painter(Store(cache / "pictures")), around)
    files: dict[str, Content] = {
        **made(assets.files),
        **made({path: content for brand in brands.values() for path, content in brand.files.items()}),
        **made(own.files),
        **data.files,
    }
    pages: list[RenderedPage] = []
    found: list[Redirect] = []
    heads: dict[Language, Heads] = {}
    for language, each in told.items():
        own_pages = [rendered for part in parts for rendered in part.pages_in(language)]
        charts = chart_files.kept(language)
        known = each.addresses | {rendered.page.address for rendered in own_pages}
        every = each.among([rendered.page.as_swedish() for rendered in own_pages])
        search = _search(every, visible.glossary, language, packs)
        language_files = {**search, **made(embedder.files(charts, known))}
        files |= language_files
        places = known | {f"/{path}" for path in language_files}
        render = partial(
            rendered_pages, renderer=renderers[language], handouts=own, language=language, known=places
        )
        pages += each.rendered(own_pages, render)
        found += each.redirects
        with speaking(language):
            heads[language] = Heads(
                [*every, *([lost] if language is Language.SWEDISH else [])],
                _merged(part.datasets[language] for part in parts),
                {**own.cards, **_merged(part.cards for part in parts)},
                _merged(part.papers for part in parts),
                {**first_oembeds(charts), **_merged(part.oembeds[language] for part in parts)},
                site_name=site_name,
                site_url=site_url,
                grounds=grounds_of(assets.styles),
            )
    files |= _merged(part.files for part in parts)
    files |= made(_told_to_programs(visible, site_name, site_url))
    _check_addresses([rendered.page for rendered in pages], found)
    site = RenderedSite(
        country=visible,
        pages=tuple(pages),
        parts=parts,
        setting=setting,
        lost=RenderedPage.of(lost, renderers[Language.SWEDISH].body(lost)),
        redirects=tuple(found),
        files=files,
        charts_drawn=drawings.drawn + done.drawn,
        charts_reused=drawings.hits + sum(part.drawings for part in parts) - done.drawn,
        assets=assets,
        brands=brands,
        heads=heads,
        warnings=done.warnings,
    )
    return replace(site, problems=_check_links(visible, site))


def to_show(country: Country, moment: datetime, *, as_edition: bool, with_waiting: bool) -> Country:
    """The country as `render_site` is to show it."""
    if as_edition and with_waiting:
        raise ValueError("what waits is in no edition")
    visible = previewed_at(country, moment) if with_waiting else published_by(country, moment)
    return with_next_edition(visible, moment) if as_edition else visible


def _told_to_programs(visible: Country, site_name: str, site_url: str | None) -> dict[str, bytes]:
    """Feeds, calendars and what is stated of accessibility."""
    views = board_views(visible)
    return {
        **statement_files(visible, site_name),
        FEED[1:]: changes_feed(views, site_name, site_url),
        **{calendar_link(view).address[1:]: meeting_calendar(view, site_url) for view in views},
        **edition_feeds(visible, views, site_name, site_url),
    }


def _search(
    pages: Sequence[Page], glossary: Sequence[GlossaryTerm], language: Language, packs: Packs
) -> Mapping[str, Content]:
    """The files of the search index of a language's pages, which are at their Swedish addresses."""
    entries = [(page.path, page.template, page.context.title, page.search, page.search_parts) for page in pages]
    key = key_of(code_version(), entries, glossary, language)

    def make() -> Pack:
        with speaking(language):
            return in_memory(None, search_files(pages, glossary, prefix=language.root[1:]))

    return packs.get(f"sok/{language.value}", key, make).files


def _parts(
    visible: Country, setting: Setting, sources: Mapping[str, str], packs: Packs, ahead: MadeAhead | None
) -> tuple[tuple[Part, ...], Drawn]:
    """Every board's part, and what was done for them together."""
    shared = shared_measures(visible)
    orders = [
        order_of(visible, name, setting=setting, sources=own, shared=shared)
        for name, own in sources.items()
    ]
    before = ahead(orders, packs) if ahead else Drawn()
    made_of = [part_of(order, packs) for order in orders]
    done = [before, *(each for _part, each in made_of)]
    warnings = dict.fromkeys(warning for each in done for warning in each.warnings)
    return tuple(part for part, _done in made_of), Drawn(sum(each.drawn for each in done), tuple(warnings))


def _merged(mappings: Iterable[Mapping[str, Value]]) -> dict[str, Value]:
    return {key: value for mapping in mappings for key, value in mapping.items()}


def with_next_edition(visible: Country, moment: datetime) -> Country:
    """The country with the edition that publishing it at `moment` makes."""
    edition = next_edition(visible.editions, visible, moment.replace(microsecond=0), version("oppna-mal"))
    return replace(visible, editions=(*visible.editions, edition))


def page_hashes(site: RenderedSite) -> dict[str, str]:
    """A hash of what each page says, by its address: what stands around it is not part of it."""
    return {rendered.page.address: rendered.content.digest[:16] for rendered in site.pages}


@dataclass(frozen=True)
class _Told:
    """What is no board's own in one language, before it is rendered: pages and redirects.

    The pages are laid out at the Swedish pages' addresses.
    """

    common: CommonPages
    redirects: list[Redirect]
    handbook: Sequence[RenderedPage] = ()

    @property
    def addresses(self) -> frozenset[str]:
        """The pages' own addresses."""
        laid_out = (*self.common.before, *self.common.after, *self.common.last)
        return frozenset(
            [*(page.in_its_place().address for page in laid_out), *(each.page.address for each in self.handbook)]
        )

    def among(self, own: Sequence[Page]) -> list[Page]:
        """Every page of the language in the site's order. own: the boards'."""
        handbook = [each.page for each in self.handbook]
        return [*self.common.before, *own, *self.common.after, *handbook, *self.common.last]

    def rendered(
        self, own: Sequence[RenderedPage], render: Callable[[Sequence[Page]], list[RenderedPage]]
    ) -> list[RenderedPage]:
        """The same, rendered."""
        before, after, last = (render(pages) for pages in (self.common.before, self.common.after, self.common.last))
        return [*before, *own, *after, *self.handbook, *last]


def _laid_out(
    language: Language,
    visible: Country,
    charting: Charting,
    data: Pack,
    site_name: str,
    site_url: str | None,
) -> _Told:
    """What readers of a language are shown of the visible country, its boards aside."""
    with speaking(language):
        country = translated(visible)
        common = common_pages(country, charting, site_name, site_url)
        last = [*common.last, *open_data_pages(board_views(country), data.told, data.files, site_url)]
        return _Told(replace(common, last=last), [redirect.in_its_place() for redirect in redirects(country)])


def _handbook(visible: Country, renderer: Renderer, version: str, packs: Packs) -> list[RenderedPage]:
    """The handbook, which is made of its texts, the glossary, the code and the theme, and of no figure."""
    texts = {name: text for name, text in visible.prose.items() if name.startswith("handbok/")}
    key = key_of(version, texts, visible.glossary)

    def make() -> list[RenderedPage]:
        pages = handbook_pages(visible, theme_folder())
        return [RenderedPage.of(page, rendered_body(page, renderer, ())) for page in pages]

    return kept_pages(packs, "handbok", key, make)


def _check_links(country: Country, site: RenderedSite) -> tuple[Problem, ...]:
    """What prose links to and its page lacks. Any other dead link is a fault of a template."""
    links = {rendered.page.address: rendered.links for rendered in site.pages}
    problems = tuple(prose_problems(country, {address: found.ids for address, found in links.items()}))
    redirects_and_files = [redirect.address for redirect in site.redirects] + [
        f"/{name}" for name in site.files
    ]
    if not problems and (dead := list(dead_links(links, redirects_and_files))):
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
