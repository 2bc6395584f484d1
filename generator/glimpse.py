"""Pages before the rest of the site is made: for whoever has them open while sources are saved.

A board's page is made of the board alone (`parts`), and what stands around it is taken from the last whole site. A
glimpse is as the page of the whole site will be, but for what its head says to machines where that has changed.
"""

from collections.abc import Collection, Iterator, Set

from generator.build import RenderedSite
from generator.charts.cache import ChartCache
from generator.finishing import Finishing, path_of
from generator.handouts import Handouts
from generator.language import Language, speaking
from generator.model.board import Country
from generator.model.comparison import shared_measures
from generator.pages.chart_files import ChartFiles
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.page import Page
from generator.pages.site_map import board_layouts, board_views
from generator.parts import Part, Setting, country_of, spoken_view
from generator.rendered import RenderedPage, placed_page, rendered_body, renderer_of

_NOTHING_TO_TAKE = Handouts({}, {}, {}, {}, ())


def glimpsed(last: RenderedSite, finishing: Finishing, shown: Country, addresses: Collection[str]) -> dict[str, bytes]:
    """The documents of the pages of boards among the addresses, by path.

    Left out is what tells of several boards, and a page that `last`, the site before, did not have.
    shown: what is shown of the country now. finishing: of the last site.
    """
    found = {}
    setting, boards = last.setting, {view.key for view in board_views(shown)}
    for part in last.parts:
        for language in setting.languages:
            own = {rendered.page.address: rendered.page for rendered in part.pages_in(language)}
            wanted = {own[address].as_swedish().address for address in addresses if address in own}
            if not wanted or part.name not in boards:
                continue
            renderer = renderer_of(setting.theme, shown.glossary, language)
            known = own.keys() | setting.known[language] | {f"/{path}" for path in part.files}
            for laid_out in _laid_out(part, shown, setting, language, wanted):
                page = placed_page(laid_out, _NOTHING_TO_TAKE, language)
                body = rendered_body(page, renderer, known)
                found[path_of(page)] = finishing.page(RenderedPage.of(page, body))
    return found


def _laid_out(
    part: Part, shown: Country, setting: Setting, language: Language, wanted: Set[str]
) -> Iterator[Page]:
    """The part's pages at the wanted addresses, which are those of Swedish pages."""
    country = country_of(shown, part.name)
    citing = Citing(country.editions, setting.site_name, setting.site_url)
    charting = Charting(ChartCache(setting.cache / "charts"), ChartFiles(citing))
    with speaking(language):
        view, stories = spoken_view(country)
        layouts = board_layouts(view, charting, citing, shared_measures(shown), stories)
        is_choice_wanted = not wanted <= layouts.keys()
        for address, lay_out in layouts.items():
            if address in wanted or (is_choice_wanted and address == view.goals_address):
                yield from (page for page in lay_out() if page.address in wanted)
