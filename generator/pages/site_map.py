"""Every page of the site, and the redirects from earlier addresses."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial

from generator.language import N_, _
from generator.model import addresses
from generator.model.addresses import HANDBOOK, HANDBOOK_FORMAT
from generator.model.board import Country
from generator.model.comparison import year_pairs
from generator.pages import reference, start
from generator.pages.accessibility import accessibility_pages, accessibility_redirects
from generator.pages.board import board_page
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.compare import comparison_pages
from generator.pages.compare_years import year_pair_page
from generator.pages.corrections import corrections_page
from generator.pages.economy import economic_tables, economy_page
from generator.pages.goal import goal_page
from generator.pages.goal_filter import goal_list_pages
from generator.pages.indicator import IndicatorLines, indicator_list_page, indicator_page
from generator.pages.meetings import meetings_page
from generator.pages.news import news_page
from generator.pages.page import Page, Redirect
from generator.pages.register import register_page
from generator.pages.report import report_page
from generator.pages.story import Stories
from generator.pages.view import BoardView
from generator.pages.year import year_page

TEXT_PAGES = {"om": N_("Om webbplatsen")}


def board_views(country: Country) -> list[BoardView]:
    return [
        BoardView(municipality, board)
        for municipality in country.municipalities
        for board in municipality.boards
    ]


@dataclass(frozen=True)
class CommonPages:
    """The pages that are no board's own: those that come before the boards' in the site, those after, and those that come
    after the handbook too."""

    before: list[Page]
    after: list[Page]
    last: list[Page]


def common_pages(
    country: Country, charting: Charting, site_name: str, site_url: str | None = None
) -> CommonPages:
    """What is told of the municipalities, of several boards together, and of the site itself."""
    views = board_views(country)
    stories = Stories(views, country.editions)
    before = [start.start_page(country, views, site_name, stories)]
    for municipality in country.municipalities:
        own = [view for view in views if view.municipality.id == municipality.id]
        before.append(start.municipality_page(municipality, own))
    after = comparison_pages(country, views, charting)
    for name, title in TEXT_PAGES.items():
        if name in country.prose:
            first = HANDBOOK if "handbok/index" in country.prose else HANDBOOK_FORMAT
            leads_to = first if name == "om" else None
            after.append(reference.text_page(name, _(title), country.prose[name], handbook_url=leads_to))
    after += accessibility_pages(country, site_name)
    news = news_page(stories, start.newest_reports(views), site_url)
    after += [register_page(views), corrections_page(views), news, reference.glossary_page(country)]
    return CommonPages(before, after, [reference.search_page(country, views)])


def board_pages(
    view: BoardView, charting: Charting, citing: Citing, shared: Collection[str], stories: Stories
) -> list[Page]:
    """The pages of a board. `shared` are the Kolada measures that another board follows too."""
    layouts = board_layouts(view, charting, citing, shared, stories)
    return [page for lay_out in layouts.values() for page in lay_out()]


def board_layouts(
    view: BoardView, charting: Charting, citing: Citing, shared: Collection[str], stories: Stories
) -> dict[str, Callable[[], list[Page]]]:
    """What lays out each page of a board, by the page's address and in the site's order; with the whole list of goals
    come those by one choice."""
    found: dict[str, Callable[[], list[Page]]] = {}
    lines = IndicatorLines(view, charting)

    def add(address: str, lay_out: Callable[[], Page]) -> None:
        found[address] = lambda: [lay_out()]

    add(view.address, partial(board_page, view, charting, lines, stories))
    for year in view.board.years:
        add(view.year_address(year), partial(year_page, view, charting, lines, year))
        if economic_tables(view, year):
            add(view.economy_address(year), partial(economy_page, view, charting, year))
    for pair in year_pairs(view.board):
        add(addresses.year_pair_address(view.address, pair), partial(year_pair_page, view, pair))
    for report in view.board.reports:
        add(view.report_address(report), partial(report_page, view, report, citing))
    found[view.goals_address] = lambda: list(goal_list_pages(view))
    for goal_id, entries in view.goals.items():
        add(view.goal_address(goal_id), partial(goal_page, view, charting, entries))
    add(view.indicators_address, partial(indicator_list_page, view, lines))
    for indicator in view.board.indicators.values():
        is_shared = indicator.kolada_id in shared
        lay_out = partial(indicator_page, view, charting, indicator, citing, is_shared=is_shared)
        add(view.indicator_address(indicator.id), lay_out)
    add(view.meetings_address, partial(meetings_page, view))
    return found


def redirects(country: Country) -> list[Redirect]:
    """Where `tidigare:` in the sources says that addresses used to be."""
    found = accessibility_redirects(country)
    for view in board_views(country):
        for indicator in view.board.indicators.values():
            target = view.indicator_address(indicator.id)
            found += [Redirect(view.indicator_address(old), target) for old in indicator.earlier_addresses]
        for entries in view.goals.values():
            target = view.goal_address(entries[-1].goal.id)
            earlier = [old for entry in entries for old in entry.goal.earlier_addresses]
            found += [Redirect(view.goal_address(old), target) for old in dict.fromkeys(earlier)]
        for report in view.board.reports:
            target = view.report_address(report)
            found += [
                Redirect(f"{view.year_address(report.year)}{old}/", target)
                for old in report.earlier_addresses
            ]
    return found
