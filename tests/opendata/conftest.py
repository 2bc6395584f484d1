"""The open data of the real sources and of Exempelstad, made once."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from generator.model.board import Country
from generator.opendata.dataset import Dataset
from generator.opendata.files import OpenData
from generator.opendata.publisher import Publisher
from generator.pages.site_map import board_views
from generator.pages.view import BoardView
from generator.rules import read_and_settle
from tests.all_data import data_of
from tests.example import write_example
from tests.site_build import ROOT

SITE_URL = "https://mal.example.se/"
PUBLISHER = Publisher(
    "Exempelredaktionen", "NonProfitOrganisation", "Redaktionen", "data@mal.example.se", None, "https://example.se"
)


@dataclass(frozen=True)
class Made:
    """The country that open data is made of, and the open data."""

    country: Country
    views: list[BoardView]
    data: OpenData

    @cached_property
    def files(self) -> dict[str, bytes]:
        return {path: content.read() for path, content in self.data.files.items()}

    def dataset(self, name: str) -> Dataset:
        return next(found for found in self.data.datasets if found.name == name)

    def rows(self, name: str) -> list[dict[str, object]]:
        found = self.dataset(name)
        return [dict(zip(found.names, row, strict=True)) for row in found.rows]

    def written(self, folder: Path, under: str = "oppna-data/") -> Path:
        """The folder of `folder` with the files under an address: the whole data sets and what describes them, or all."""
        for path, content in self.files.items():
            target = folder / path
            if path.startswith(under):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
        return folder / under


def made(root: Path, site_url: str | None = None) -> Made:
    country = read_and_settle(root).country
    return Made(country, board_views(country), data_of(country, site_url=site_url, publisher=PUBLISHER))


@pytest.fixture(scope="session")
def real() -> Made:
    return made(ROOT, SITE_URL)


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Made:
    root = tmp_path_factory.mktemp("exempelstad")
    write_example(root)
    return made(root, "https://mal.exempelstad.example/")


@pytest.fixture(params=["real", "example"])
def each(request: pytest.FixtureRequest) -> Made:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Made)
    return found
