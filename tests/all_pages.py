"""Every page of a country at once, laid out as a build lays them out part by part."""

from pathlib import Path

from generator.language import Language, spoken
from generator.model.board import Country
from generator.model.comparison import shared_measures
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.handbook import handbook_pages
from generator.pages.page import Page
from generator.pages.site_map import board_pages, board_views, common_pages
from generator.pages.story import Stories


def all_pages(
    country: Country, charting: Charting, site_name: str, theme: Path, site_url: str | None = None
) -> list[Page]:
    """Every page of the site, in the looks of `theme`; the start page comes first.

    site_url: what the addresses in texts to paste begin with, None where the site has no address.
    """
    citing = charting.files.citing if charting.files else Citing(country.editions, site_name, site_url)
    shared = shared_measures(country)
    views = board_views(country)
    stories = Stories(views, country.editions)
    common = common_pages(country, charting, site_name, site_url)
    own = [page for view in views for page in board_pages(view, charting, citing, shared, stories)]
    handbook = handbook_pages(country, theme) if spoken() is Language.SWEDISH else []
    return [*common.before, *own, *common.after, *handbook, *common.last]
