"""A board's part of the site: its pages in every language, its charts' files, papers and cards, made together and kept.

A part is a function of one board: it is made from a country that has no other, so that what another board says cannot
stand on its pages without being part of what it is made of. It is kept as a pack, under a hash of everything that it is
made of (`Order.key`), and made anew when any of that has changed. Parts can therefore be made in any order, and anywhere.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.charts.cache import ChartCache
from generator.contents import Content, Made, made
from generator.embedding import Embedder, EmbedSurroundings, first_oembeds
from generator.handouts import make_handouts
from generator.language import Language, speaking
from generator.model.board import Board, Country, Municipality
from generator.model.withdrawal import withdrawn_by
from generator.packs import PIECES, Pack, Packs, Pieces, key_of
from generator.pages.assets import theme_assets
from generator.pages.brand import brands_of
from generator.pages.card import CardLink
from generator.pages.chart_files import ChartFiles
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.links import PageLinks, links_in
from generator.pages.metadata import datasets_of
from generator.pages.page import Page
from generator.pages.render import Renderer
from generator.pages.site_map import board_pages, board_views
from generator.pages.story import Stories
from generator.pages.translated import translated
from generator.pages.view import BoardView
from generator.printing.png import Painter
from generator.printing.store import Store
from generator.rendered import RenderedPage, page_of, page_told, placed_page, rendered_body, renderer_of

_BODY = "sida:"  # what a page's body is called among a part's contents, before its address
_LINKS = "länkar:"  # and what all of them link to, before what makes them


@dataclass(frozen=True)
class Setting:
    """What holds of every part of a site.

    version: a hash of all that makes pages, as `version_of` has it.
    with_papers: whether there are PDF files. banner: what every page of a preview begins with; empty elsewhere.
    known: the addresses, in each language, of the pages that are no board's.
    """

    theme: Path
    version: str
    cache: Path
    site_name: str
    site_url: str | None
    languages: tuple[Language, ...]
    with_papers: bool
    banner: Markup
    known: Mapping[Language, frozenset[str]]

    @cached_property
    def told(self) -> str:
        # Links of Swedish pages are led nowhere else, whichever pages there are.
        known = [(language.value, sorted(self.known[language])) for language in self.languages if language.root != "/"]
        return repr((self.version, self.site_name, self.site_url, self.languages, self.with_papers, self.banner, known))


@dataclass(frozen=True)
class Order:
    """A part to be made: the visible country with its board alone, and the hash of all that it is made of.

    shared: the Kolada measures that the board and another follow.
    """

    name: str
    country: Country
    setting: Setting
    shared: frozenset[str]
    key: str


@dataclass(frozen=True)
class Part:
    """name: `MUNICIPALITY/BOARD`. key: the hash of what it is made of.

    pages: of every language, one after the other. files: by path. papers, cards and datasets, by page address, as
    `Heads` takes them; datasets and oembeds for each language. drawings: how many charts it shows.
    """

    name: str
    key: str
    pages: tuple[RenderedPage, ...]
    files: Mapping[str, Content]
    papers: Mapping[str, str]
    cards: Mapping[str, CardLink]
    datasets: Mapping[Language, Mapping[str, dict[str, Any]]]
    oembeds: Mapping[Language, Mapping[str, str]]
    drawings: int

    def pages_in(self, language: Language) -> list[RenderedPage]:
        return [rendered for rendered in self.pages if rendered.page.language is language]


@dataclass(frozen=True)
class Drawn:
    """What was done for a part: how many charts were drawn, and what the printer of PDF files warned of, in English."""

    drawn: int = 0
    warnings: tuple[str, ...] = ()


def part_of(order: Order, packs: Packs) -> tuple[Part, Drawn]:
    """The part, kept or made. Raises CannotPrint when the machine lacks what PDF files are made with."""
    done = Drawn()

    def make() -> Pack:
        nonlocal done
        pack, done = make_part(order, packs.former(order.name))
        return pack

    return _read(order, packs.get(order.name, order.key, make)), done


def make_part(order: Order, former: Sequence[Pack] = ()) -> tuple[Pack, Drawn]:
    """former: earlier packs of the part, whose pages and charts are taken over where they would be made the same."""
    setting, country = order.setting, order.country
    drawings = ChartCache(setting.cache / "charts")
    citing = Citing(country.editions, setting.site_name, setting.site_url)
    chart_files = ChartFiles(citing)
    charting = Charting(drawings, chart_files)
    pages: dict[Language, list[Page]] = {}
    datasets: dict[Language, dict[str, Any]] = {}
    for language in setting.languages:
        with speaking(language):
            view, stories = spoken_view(country)
            pages[language] = board_pages(view, charting, citing, order.shared, stories)
            datasets[language] = datasets_of([view])
    handouts = make_handouts(
        board_views(country),
        pages[Language.SWEDISH],
        Charting(drawings),
        country.glossary,
        theme=setting.theme,
        cache=setting.cache,
        site_name=setting.site_name,
        site_url=setting.site_url,
        with_papers=setting.with_papers,
    )
    files: dict[str, Content] = made(handouts.files)
    brands = brands_of(country.municipalities)
    base = key_of(setting.told, country.glossary, brands)
    pieces = Pieces(base, former)
    around = EmbedSurroundings(citing, theme_assets(setting.theme), brands, setting.banner)
    embedder = Embedder(Renderer(setting.theme), Painter(Store(setting.cache / "pictures")), around)
    rendered: list[tuple[Page, Content]] = []
    for language in setting.languages:
        renderer = renderer_of(setting.theme, country.glossary, language)
        # Only links of other languages than Swedish are led anywhere by which pages there are.
        placed = frozenset(page.in_its_place().address for page in pages[language])
        known = placed | setting.known[language]
        places = key_of(sorted(placed)) if language.root != "/" else ""
        own: dict[str, Content] = {}
        for chart in chart_files.kept(language):
            own |= pieces.add((places, chart), partial(embedder.files, [chart], known))
        files |= own
        known |= {f"/{path}" for path in own}
        charts = key_of(list(own)) if language.root != "/" else ""
        for laid_out in pages[language]:
            page = placed_page(laid_out, handouts, language)
            name = f"{_BODY}{page.address}"
            found = pieces.add(
                (places, charts, page), lambda: {name: rendered_body(page, renderer, known).encode()}  # noqa: B023
            )
            rendered.append((page, found[name]))
    oembeds = {language: first_oembeds(chart_files.kept(language)) for language in setting.languages}
    links = _links(rendered, [pack.files[name] for pack in former if (name := _links_name(setting)) in pack.files])
    told_of = {
        "pages": [page_told(page) for page, _body in rendered],
        "links": [[" ".join(sorted(each.ids)), _outward(each, links, files)] for each in links.values()],
        PIECES: pieces.told,
        "papers": handouts.papers,
        "cards": {address: [card.path, card.alt] for address, card in handouts.cards.items()},
        "datasets": datasets,
        "oembeds": oembeds,
        "drawings": drawings.drawn + drawings.hits,
    }
    files[_links_name(setting)] = Made(json.dumps(_links_told(rendered, links)).encode())
    return Pack(told_of, {**pieces.files, **files}), Drawn(drawings.drawn, handouts.warnings)


def spoken_view(country: Country) -> tuple[BoardView, Stories]:
    """A part's one board in the spoken language, and what the editions tell of it. country: as `country_of` gives it."""
    told = translated(country)
    (view,) = board_views(told)
    return view, Stories([view], told.editions)


def _links_name(setting: Setting) -> str:
    """What the links are called among a part's contents: other code may find other links."""
    return f"{_LINKS}{setting.version}"


def _links(rendered: Sequence[tuple[Page, Content]], former: Sequence[Content]) -> dict[str, PageLinks]:
    """The links of each page by its address; of those that are as they were as a former pack has them."""
    known: dict[str, Any] = {}
    for told in former:
        known = json.loads(told.read()) | known
    found = {}
    for page, body in rendered:
        digest, ids, targets = known.get(page.address, ("", (), ()))
        is_same = digest == body.digest
        found[page.address] = (
            PageLinks(frozenset(ids), tuple(targets)) if is_same else links_in(page.address, body.read().decode())
        )
    return found


def _links_told(
    rendered: Sequence[tuple[Page, Content]], links: Mapping[str, PageLinks]
) -> dict[str, tuple[str, list[str], tuple[str, ...]]]:
    """By each page's address the hash of its body and its links."""
    every = {page.address: (body.digest, links[page.address]) for page, body in rendered}
    return {address: (digest, sorted(each.ids), each.targets) for address, (digest, each) in every.items()}


def order_of(whole: Country, name: str, *, setting: Setting, sources: str, shared: Collection[str]) -> Order:
    """The order of the part of a board. whole: the visible country. shared: the measures that several boards follow.

    sources: the hash of the files that the board is read from.
    """
    country = country_of(whole, name)
    (municipality,) = country.municipalities
    (board,) = municipality.boards
    editions = country.editions
    concerned = {each.number: each for each in editions if each.reports or each.changes or each.renames}
    withdrawn = {number: by for number, by in withdrawn_by(editions).items() if number in concerned}
    own_shared = frozenset(shared) & {indicator.kolada_id for indicator in board.indicators.values()}
    made_of = (
        setting.told,
        sources,
        sorted(filter(None, own_shared)),
        seen_of(municipality, board),
        # Of the other editions the pages of the board say nothing, and are not made anew for them.
        [(each.number, each.time.isoformat(), each.fingerprint, each.restores) for each in concerned.values()],
        withdrawn,
    )
    return Order(name, country, setting, frozenset(filter(None, own_shared)), key_of(*made_of))


def seen_of(municipality: Municipality, board: Board) -> object:
    """What may be seen of a board at the time, of which the hash of its files tells nothing: which reports there are,
    their texts, which link to no page that waits, and what they explain. It is told by its `repr`."""
    return (
        replace(municipality, boards=()),
        [(report.id, report.prose) for report in board.reports],
        [(goal.id, goal.prose) for goal_year in board.goal_years for goal in goal_year.walk()],
        [report.explanations for report in board.reports],
        [
            (row.place, row.explanations, [(cell.place, cell.explanations) for cell in row.cells if cell.explanations])
            for report in board.reports
            for table in report.tables
            for row in table.rows
            if row.explanations or any(cell.explanations for cell in row.cells)
        ],
    )


def country_of(whole: Country, name: str) -> Country:
    """The country that the part of a board is made from: as if it had no other, with what editions say of this one."""
    municipality_id, board_id = name.split("/")
    return replace(
        whole,
        editions=tuple(edition.about(name) for edition in whole.editions),
        municipalities=tuple(
            replace(municipality, boards=tuple(board for board in municipality.boards if board.id == board_id))
            for municipality in whole.municipalities
            if municipality.id == municipality_id
        ),
    )


def _outward(links: PageLinks, own: Mapping[str, PageLinks], files: Mapping[str, Content]) -> list[str]:
    """The targets that are not there in the part itself: whether the rest of the site has them is seen when it is whole."""
    found = []
    for target in links.targets:
        address, _, anchor = target.partition("#")
        page = own.get(address.partition("?")[0])
        is_here = not anchor or anchor in page.ids if page else address.removeprefix("/") in files
        if not is_here:
            found.append(target)
    return found


def _read(order: Order, pack: Pack) -> Part:
    told = pack.told
    pages = [page_of(page) for page in told["pages"]]
    return Part(
        name=order.name,
        key=order.key,
        pages=tuple(
            RenderedPage(page, pack.files[f"{_BODY}{page.address}"], PageLinks(frozenset(ids.split(" ")), tuple(targets)))
            for page, (ids, targets) in zip(pages, told["links"], strict=True)
        ),
        files={name: content for name, content in pack.files.items() if not name.startswith((_BODY, _LINKS))},
        papers=told["papers"],
        cards={address: CardLink(*card) for address, card in told["cards"].items()},
        datasets={Language(language): found for language, found in told["datasets"].items()},
        oembeds={Language(language): found for language, found in told["oembeds"].items()},
        drawings=told["drawings"],
    )
