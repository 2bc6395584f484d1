"""What readers take along: each report and year as a PDF beside its page, and a card image per indicator."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator import formats
from generator.language import _
from generator.model.board import GlossaryTerm
from generator.pages.card import Card, CardLink, card_svg, indicator_card, site_card
from generator.pages.charting import Charting
from generator.pages.page import Page
from generator.pages.paper import Paper, all_papers
from generator.pages.paper_render import PaperRenderer, styles
from generator.pages.parts import DownloadItem
from generator.pages.render import Renderer
from generator.pages.report import ReportContext
from generator.pages.view import BoardView
from generator.pages.year import YearContext
from generator.printing.pdf import Printer
from generator.printing.png import Painter
from generator.printing.store import Store


@dataclass(frozen=True)
class Handouts:
    """Files by their path, and what leads to them.

    papers: the path of a page's PDF by the page's address. cards: by the page's address, the site's own
    under an empty one. links: what a page says of its PDF. warnings: the printer's, in English.
    """

    files: dict[str, bytes]
    papers: dict[str, str]
    links: dict[str, DownloadItem]
    cards: dict[str, CardLink]
    warnings: tuple[str, ...]

    def linked(self, page: Page) -> Page:
        """The page with a link to its PDF, if it has one."""
        context = page.context
        if page.address in self.links and isinstance(context, ReportContext | YearContext):
            link = self.links[page.address]
            title = link["title"]
            link = DownloadItem(title=_(title), url=link["url"], detail=link["detail"])
            return replace(page, context=replace(context, downloads=[link, *context.downloads]))
        return page


def make_handouts(
    views: Sequence[BoardView],
    pages: Sequence[Page],
    charting: Charting,
    glossary: tuple[GlossaryTerm, ...],
    *,
    theme: Path,
    cache: Path,
    site_name: str,
    site_url: str | None,
    with_papers: bool,
) -> Handouts:
    """The boards' papers, unless they are not wanted, and cards, which are of use only where the site's address is known.

    Raises: CannotPrint when the machine lacks what PDF files are made with.
    """
    renderer = Renderer(theme)
    css = styles(theme)
    printer = Printer(css, Store(cache / "pdf"))
    paper_renderer = PaperRenderer(renderer, css, site_name, site_url)
    papers = all_papers(views, pages, charting, glossary) if with_papers else []
    files = {paper.path: printer.pdf(paper_renderer.html(paper)) for paper in papers}
    cards = _cards(views, charting, site_name) if site_url else {}
    painter = Painter(Store(cache / "cards"))
    return Handouts(
        files={**files, **{card.path: painter.png(card_svg(renderer, card)) for card in cards.values()}},
        papers={paper.page_address: paper.path for paper in papers},
        links={paper.page_address: _link(paper, len(files[paper.path])) for paper in papers},
        cards={address: CardLink(card.path, card.alt) for address, card in cards.items()},
        warnings=tuple(dict.fromkeys(printer.warnings)),
    )


def site_handouts(*, theme: Path, cache: Path, site_name: str, site_url: str | None) -> Handouts:
    """The site's own card, which pages without one of their own are shared with."""
    card = site_card(site_name)
    if not site_url:
        return Handouts({}, {}, {}, {}, ())
    picture = Painter(Store(cache / "cards")).png(card_svg(Renderer(theme), card))
    return Handouts({card.path: picture}, {}, {}, {"": CardLink(card.path, card.alt)}, ())


def _cards(views: Sequence[BoardView], charting: Charting, site_name: str) -> dict[str, Card]:
    return {
        view.indicator_address(indicator.id): indicator_card(view, charting, indicator, site_name)
        for view in views
        for indicator in view.board.indicators.values()
    }


def _link(paper: Paper, size: int) -> DownloadItem:
    return DownloadItem(title=paper.link_title, url=f"/{paper.path}", detail=formats.file_size(size))
