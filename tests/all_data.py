"""The open data of a country, all of it made at once."""

from pathlib import Path

from generator.model.board import Country
from generator.opendata.board_data import board_data
from generator.opendata.files import OpenData, open_data
from generator.opendata.publisher import Publisher
from generator.pages.site_map import board_views
from generator.printing.store import Store


def data_of(
    country: Country,
    *,
    site_name: str = "Prov",
    site_url: str | None = None,
    cache_folder: Path | None = None,
    publisher: Publisher | None = None,
) -> OpenData:
    """As a build makes them. cache_folder: where what is dear to make is kept; None keeps nothing."""
    views, store = board_views(country), Store(cache_folder)
    boards = [board_data(view, site_url, store) for view in views]
    return open_data(
        country, views, boards, site_name=site_name, site_url=site_url, store=store, publisher=publisher
    )
