"""Every file of open data by its path. A file is kept by what it is made of: what has not changed is not made again."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.language import Language, speaking
from generator.model import addresses
from generator.model.board import Country
from generator.model.licence import licence_of_all
from generator.opendata.api import Api
from generator.opendata.catalogue import Catalogue, catalogue_of
from generator.opendata.csv_format import CsvWriter, csv_file
from generator.opendata.csvw import table_group, table_of
from generator.opendata.database import database_file, datasette_metadata
from generator.opendata.datapackage import as_json, data_package
from generator.opendata.dataset import Dataset
from generator.opendata.dcat import catalogue_files
from generator.opendata.observations import OBSERVATIONS, Observation, observations_of
from generator.opendata.openapi import description_files
from generator.opendata.parquet import parquet_file
from generator.opendata.publisher import Publisher
from generator.opendata.register_rows import registers
from generator.opendata.workbook import workbook_file
from generator.opendata.year_book import year_book
from generator.pages import data_links as links
from generator.pages.view import BoardView
from generator.printing.store import Store, key_of


@dataclass(frozen=True)
class OpenData:
    """All data sets, observations first, and their files by path."""

    datasets: tuple[Dataset, ...]
    files: Mapping[str, bytes]

    @property
    def counts(self) -> dict[str, int]:
        """The number of rows of each data set, by its name."""
        return {dataset.name: len(dataset.rows) for dataset in self.datasets}


def open_data(
    country: Country,
    views: Sequence[BoardView],
    *,
    site_name: str,
    site_url: str | None,
    cache_folder: Path | None,
    publisher: Publisher | None = None,
) -> OpenData:
    """The open data of the visible country, in Swedish.

    cache_folder: where made files are kept; None keeps none. site_url: what addresses begin with; without it they
    begin with `/`. publisher: who answers for the data; without one, or an address, there is no catalogue.
    """
    with speaking(Language.SWEDISH):
        root = site_url.rstrip("/") if site_url else ""
        observations = {view.address: list(observations_of(view, root)) for view in views}
        every = [found for view in views for found in observations[view.address]]
        datasets = (OBSERVATIONS.with_rows(found.row for found in every), *registers(country, views, root))
        store = Store(cache_folder)
        files = _slices(views, observations)
        contents = [key_of(f"{dataset!r}{dataset.rows!r}") for dataset in datasets]
        for dataset, content in zip(datasets, contents, strict=True):
            files |= _whole(dataset, content, store)
        key = key_of(*contents, *_surroundings("sqlite-utils"))
        files[links.DATABASE[1:]] = store.get(key, lambda: database_file(datasets))
        for view in views:
            files |= _books(view, observations[view.address], store)
        named = {dataset.name: dataset for dataset in datasets}
        files |= Api(country, views, named, observations, site_name, root).files()
        files |= description_files(site_name, root)
        files |= _descriptions(country, views, datasets, files, site_name, root, publisher)
        if publisher and root:
            found = catalogue_of(
                site_name, datasets, country.municipalities, files, root=root, publisher=publisher
            )
            files |= _catalogue(found, store)
        return OpenData(datasets, files)


def _slices(views: Sequence[BoardView], observations: Mapping[str, Sequence[Observation]]) -> dict[str, bytes]:
    """The observations all together, and of each municipality, board, indicator, economic table and report's table, as
    CSV twice."""
    files: dict[str, bytes] = {}
    for for_excel in (False, True):
        writer = CsvWriter(OBSERVATIONS, for_excel=for_excel)
        lines: defaultdict[str, list[str]] = defaultdict(list)
        whole = lines[links.twin(_WHOLE) if for_excel else _WHOLE]
        for view in views:
            for path in _of_all(view):
                lines[links.twin(path) if for_excel else path] += []
            for found in observations[view.address]:
                line = writer.line(found.row)
                whole.append(line)
                for path in _places(view, found):
                    lines[links.twin(path) if for_excel else path].append(line)
        files |= {path[1:]: writer.file(found) for path, found in lines.items()}
    return files


_WHOLE = links.dataset_file(OBSERVATIONS.name)


def _of_all(view: BoardView) -> Iterable[str]:
    """The files that are there even when no figure is."""
    yield links.data_file(view.municipality_address)
    yield links.data_file(view.address)
    for report in view.board.reports:
        for table in report.tables:
            yield links.report_table_file(view.report_address(report), table.slug)
            if table.table_id is not None:
                yield links.table_file(view.address, table.table_id)


def _places(view: BoardView, found: Observation) -> Iterable[str]:
    """The files that an observation stands in."""
    yield links.data_file(view.municipality_address)
    yield links.data_file(view.address)
    if found.series.table_id is None:
        yield links.data_file(view.indicator_address(found.series.key))
    else:
        yield links.table_file(view.address, found.series.table_id)
    yield links.report_table_file(addresses.report_address(view.address, found.report_id), found.table_slug)


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
            key_of(content, *_surroundings("pyarrow")), lambda: parquet_file(dataset)
        ),
    }


def _books(view: BoardView, observations: Sequence[Observation], store: Store) -> dict[str, bytes]:
    """The workbook of each year that has a table."""
    files = {}
    for year in filter(view.has_tables, view.board.years):
        ids = {report.id for report in view.reports_of(year)}
        rows = [found.row for found in observations if found.report_id in ids]
        book = year_book(view, year, OBSERVATIONS, rows)
        key = key_of("xlsx", repr(book), *_surroundings("xlsxwriter"))
        files[links.year_book_file(view.year_address(year))[1:]] = store.get(key, partial(workbook_file, book))
    return files


def _descriptions(
    country: Country,
    views: Sequence[BoardView],
    datasets: Sequence[Dataset],
    files: Mapping[str, bytes],
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


def _catalogue(catalogue: Catalogue, store: Store) -> dict[str, bytes]:
    """The catalogue in each form, and once more at the address that is harvested."""
    key = key_of("dcat", repr(catalogue), *_surroundings("rdflib"))
    made = json.loads(store.get(key, lambda: as_json(catalogue_files(catalogue))))
    files = {f"{links.CATALOGUE}{ending}"[1:]: text.encode() for ending, text in made.items()}
    return {links.CATALOGUE[1:]: files[f"{links.CATALOGUE}.rdf"[1:]], **files}


@cache
def _surroundings(package: str) -> tuple[str, str]:
    """The version of what writes a file, and a hash of the modules here, so that an edited one makes all anew."""
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{package} {version(package)}", digest.hexdigest()
