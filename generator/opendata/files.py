"""Every file of open data by its path. A file is kept by what it is made of: what has not changed is not made again."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import sqlite_version

from generator.contents import Content, Made, made
from generator.language import Language, speaking
from generator.model.board import Country
from generator.model.licence import licence_of_all
from generator.opendata.api import Api
from generator.opendata.board_data import BoardData
from generator.opendata.catalogue import Catalogue, catalogue_of
from generator.opendata.csv_format import CsvWriter, csv_file
from generator.opendata.csvw import table_group, table_of
from generator.opendata.database import database_file, datasette_metadata
from generator.opendata.datapackage import as_json, data_package
from generator.opendata.dataset import Dataset, Row
from generator.opendata.dcat import catalogue_files
from generator.opendata.observations import OBSERVATIONS, root_of_site
from generator.opendata.openapi import description_files
from generator.opendata.parquet import parquet_file
from generator.opendata.publisher import Publisher
from generator.opendata.register_rows import common_rows
from generator.opendata.registers import REGISTERS
from generator.opendata.surroundings import surroundings
from generator.pages import data_links as links
from generator.pages.view import BoardView
from generator.printing.store import Store, key_of


@dataclass(frozen=True)
class OpenData:
    """All data sets, observations first, and their files by path: those that are no board's own, and the boards'."""

    datasets: tuple[Dataset, ...]
    common: Mapping[str, Content]
    own: Mapping[str, Content]

    @property
    def files(self) -> Mapping[str, Content]:
        return {**self.common, **self.own}

    @property
    def counts(self) -> dict[str, int]:
        """The number of rows of each data set, by its name."""
        return {dataset.name: len(dataset.rows) for dataset in self.datasets}


def open_data(
    country: Country,
    views: Sequence[BoardView],
    boards: Sequence[BoardData],
    *,
    site_name: str,
    site_url: str | None,
    store: Store,
    publisher: Publisher | None = None,
) -> OpenData:
    """The open data of the visible country, in Swedish.

    boards: what each board adds, in the order of the views. store: where made files are kept. site_url: what addresses
    begin with; without it they begin with `/`. publisher: who answers for the data; without one, or an address, there is
    no catalogue.
    """
    with speaking(Language.SWEDISH):
        root = root_of_site(site_url)
        common = common_rows(country, root)
        datasets = tuple(_dataset(dataset, common, boards) for dataset in (OBSERVATIONS, *REGISTERS))
        contents = [_content(dataset, common, boards) for dataset in datasets]
        files = _shared_slices(views, boards)
        for dataset, content in zip(datasets, contents, strict=True):
            files |= made(_whole(dataset, content, store))
        key = key_of(*contents, *surroundings(), sqlite_version)
        files[links.DATABASE[1:]] = Made(store.get(key, lambda: database_file(datasets)))
        own = {path: content for board in boards for path, content in board.files.items()}
        named = {dataset.name: dataset for dataset in datasets}
        files |= made(Api(country, views, named, site_name, root).files())
        files |= made(_api_descriptions(site_name, root, store))
        files |= made(_descriptions(country, views, datasets, files, site_name, root, publisher))
        if publisher and root:
            found = catalogue_of(
                site_name, datasets, country.municipalities, files | own, root=root, publisher=publisher
            )
            files |= made(_catalogue(found, store))
        return OpenData(datasets, files, own)


def _dataset(dataset: Dataset, common: Mapping[str, Sequence[Row]], boards: Sequence[BoardData]) -> Dataset:
    """The data set with all its rows: those that are no board's first."""
    return dataset.with_rows([*common.get(dataset.name, ()), *(row for board in boards for row in board.rows(dataset))])


def _content(dataset: Dataset, common: Mapping[str, Sequence[Row]], boards: Sequence[BoardData]) -> str:
    """A hash of all that the data set says."""
    return key_of(repr((dataset, common.get(dataset.name))), *(board.digest(dataset) for board in boards))


def _shared_slices(views: Sequence[BoardView], boards: Sequence[BoardData]) -> dict[str, Content]:
    """The observations all together, and of each municipality, as CSV twice."""
    files: dict[str, Content] = {}
    for for_excel in (False, True):
        writer = CsvWriter(OBSERVATIONS, for_excel=for_excel)
        lines: defaultdict[str, list[bytes]] = defaultdict(list, {_WHOLE: []})
        for view, data in zip(views, boards, strict=True):
            of_board = data.lines[for_excel].read()
            lines[_WHOLE].append(of_board)
            lines[links.data_file(view.municipality_address)].append(of_board)
        for path, found in lines.items():
            name = links.twin(path) if for_excel else path
            files[name[1:]] = Made(b"".join([writer.file([]), *found]))
    return files


_WHOLE = links.dataset_file(OBSERVATIONS.name)


def _whole(dataset: Dataset, content: str, store: Store) -> dict[str, bytes]:
    """A data set in each format that holds all of it; observations as CSV are among the slices. content: a hash of
    all that it says."""
    path = links.dataset_file(dataset.name)
    as_csv = {
        path[1:]: csv_file(dataset, dataset.rows),
        links.twin(path)[1:]: csv_file(dataset, dataset.rows, for_excel=True),
    } if path != _WHOLE else {}  # fmt: skip
    return {
        **as_csv,
        links.dataset_file(dataset.name, "parquet")[1:]: store.get(
            key_of(content, *surroundings("pyarrow")), lambda: parquet_file(dataset)
        ),
    }


def _descriptions(
    country: Country,
    views: Sequence[BoardView],
    datasets: Sequence[Dataset],
    files: Mapping[str, Content],
    site_name: str,
    root: str,
    publisher: Publisher | None,
) -> dict[str, bytes]:
    """What describes the whole data sets, for programs: Data Package, CSVW and Datasette's."""
    licence = licence_of_all(municipality.licence for municipality in country.municipalities)
    edition = max((edition.number for edition in country.editions), default=0)
    package = data_package(
        site_name,
        datasets,
        country.municipalities,
        views,
        files,
        root=root,
        edition=edition,
        publisher=publisher,
    )
    described = {
        links.DATA_PACKAGE: package,
        links.CSVW_OF_ALL: table_group(site_name, datasets, licence),
        links.DATASETTE: datasette_metadata(datasets, site_name, licence, root),
    }
    for dataset in datasets:
        described[f"{links.dataset_file(dataset.name)}{links.CSVW_ENDING}"] = table_of(dataset, licence)
    return {path[1:]: as_json(found) for path, found in described.items()}


def _api_descriptions(site_name: str, root: str, store: Store) -> dict[str, bytes]:
    """What describes the API: the same whatever the figures are."""
    key = key_of("api", site_name, root, *surroundings("pydantic"))
    made = json.loads(store.get(key, lambda: json.dumps(description_files(site_name, root)).encode()))
    return {path: text.encode() for path, text in made.items()}


def _catalogue(catalogue: Catalogue, store: Store) -> dict[str, bytes]:
    """The catalogue in each form, and once more at the address that is harvested."""
    key = key_of("dcat", repr(catalogue), *surroundings("rdflib"))
    made = json.loads(store.get(key, lambda: as_json(catalogue_files(catalogue))))
    files = {f"{links.CATALOGUE}{ending}"[1:]: text.encode() for ending, text in made.items()}
    return {links.CATALOGUE[1:]: files[f"{links.CATALOGUE}.rdf"[1:]], **files}
