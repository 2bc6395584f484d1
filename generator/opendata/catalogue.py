"""What the catalogue of open data says, as plain facts; `dcat` writes it as RDF.

A register is one data set in several formats. The observations are one too, and so are those of each municipality.
All together, as a database, are another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.contents import Content
from generator.model.addresses import API_GUIDE
from generator.model.board import Municipality
from generator.model.licence import Licence, licence_of_all
from generator.opendata.dataset import Dataset, Kind
from generator.opendata.publisher import KINDS, Publisher
from generator.opendata.themes import ALL, TOLD, Told
from generator.pages import data_links as links

MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_CHANGED = {"rattad", "datum"}  # the columns, besides points of time, that say when something was changed here


@dataclass(frozen=True)
class Agent:
    """An organisation. kind: a word of ADMS's vocabulary."""

    id: str
    name: str
    kind: str
    organisation_number: str | None
    website: str | None


@dataclass(frozen=True)
class Place:
    """A municipality as a place: its number in Geonames, None where it is not stated."""

    id: str
    name: str
    code: str
    geonames: int | None


@dataclass(frozen=True)
class Distribution:
    """One way to get a data set. access: the address of the file, or of the page with the files.

    size: in bytes, None where it is no file. conforms_to: addresses of what describes its columns, with their titles.
    """

    id: str
    title: str
    access: str
    media_type: str
    licence: Licence
    size: int | None
    conforms_to: tuple[tuple[str, str], ...] = ()
    is_service: bool = False


@dataclass(frozen=True)
class Entry:
    """A data set of the catalogue. issued, modified: days, None where nothing says. start: of what it is about."""

    id: str
    told: Told
    description: str
    places: tuple[str, ...]
    creator: str | None
    start: date | None
    issued: date | None
    modified: date | None
    distributions: tuple[Distribution, ...]


@dataclass(frozen=True)
class Service:
    """The API: its address, that of its description, and that of the page about it."""

    endpoint: str
    description: str
    page: str
    licence: Licence


@dataclass(frozen=True)
class Catalogue:
    """root: what every address here begins with, without its last slash."""

    root: str
    title: str
    publisher: Publisher
    agents: tuple[Agent, ...]
    places: tuple[Place, ...]
    entries: tuple[Entry, ...]
    service: Service


def catalogue_of(
    title: str,
    datasets: Sequence[Dataset],
    municipalities: Sequence[Municipality],
    files: Mapping[str, Content],
    *,
    root: str,
    publisher: Publisher,
) -> Catalogue:
    """The catalogue of all data sets. files: of the site, by path; datasets: the observations first."""
    maker = _Maker(root, files, municipalities, datasets)
    observations = datasets[0]
    service = Service(
        f"{root}{links.api_file('index')}",
        f"{root}{links.API}openapi.json",
        f"{root}{API_GUIDE}",
        licence_of_all(each.licence for each in municipalities),
    )
    entries = [
        maker.everything(service),
        *(maker.whole(dataset) for dataset in datasets),
        *(maker.observations_of(each, observations) for each in municipalities),
    ]
    return Catalogue(
        root,
        title,
        publisher,
        tuple(_agent(each) for each in municipalities if not _is_publisher(each, publisher)),
        tuple(Place(each.id, each.short_name, each.code, each.geonames) for each in municipalities),
        tuple(entries),
        service,
    )


def _agent(each: Municipality) -> Agent:
    number = (each.organisation_number or "").replace("-", "") or None
    return Agent(each.id, each.name, KINDS["kommun"], number, each.website)


def _is_publisher(municipality: Municipality, publisher: Publisher) -> bool:
    """An organisation is described once."""
    number = (municipality.organisation_number or "").replace("-", "")
    return municipality.name == publisher.name or (bool(number) and number == publisher.organisation_number)


@dataclass(frozen=True)
class _Maker:
    """Makes entries. A data set whose rows do not say when they were published or changed is as old as all of them."""

    root: str
    files: Mapping[str, Content]
    municipalities: Sequence[Municipality]
    datasets: Sequence[Dataset]

    @cached_property
    def days(self) -> list[date]:
        return [day for each in self.datasets for day in _days(each)]

    def everything(self, service: Service) -> Entry:
        """All tables in one database, and the API."""
        ways = (
            self._file(links.DATABASE, "SQLite", "sqlite", service.licence),
            Distribution(
                "api",
                "API",
                service.endpoint,
                MEDIA_TYPES["json"],
                service.licence,
                None,
                ((service.description, "OpenAPI"),),
                is_service=True,
            ),
        )
        return self._entry("allt", TOLD[ALL], "", self.municipalities, (), ways)

    def whole(self, dataset: Dataset) -> Entry:
        """A data set in each format that holds all of it."""
        licence = licence_of_all(each.licence for each in self.municipalities)
        path = links.dataset_file(dataset.name)
        parquet = links.dataset_file(dataset.name, "parquet")
        described = (
            (f"{self.root}{path}{links.CSVW_ENDING}", "CSV on the Web"),
            (f"{self.root}{links.DATA_PACKAGE}", "Data Package"),
        )
        ways = (
            self._file(path, "CSV", "csv", licence, described),
            self._file(links.twin(path), "CSV för Excel i Sverige", "csv", licence),
            self._file(parquet, "Parquet", "parquet", licence),
        )
        told = TOLD[dataset.name]
        return self._entry(dataset.name, told, dataset.description, self.municipalities, [dataset], ways)

    def observations_of(self, municipality: Municipality, observations: Dataset) -> Entry:
        """The observations of one municipality, with the page where its workbooks are."""
        place = observations.position("kommun_id")
        own = observations.with_rows(row for row in observations.rows if row[place] == municipality.id)
        path = links.data_file(f"/{municipality.id}/")
        ways = [
            self._file(each, title, "csv", municipality.licence)
            for each, title in ((path, "CSV"), (links.twin(path), "CSV för Excel i Sverige"))
            if each[1:] in self.files
        ]
        if any(name.startswith(f"{municipality.id}/") and name.endswith(".xlsx") for name in self.files):
            title = "Excel, en arbetsbok för varje nämnd och år"
            books = f"xlsx-{municipality.id}"
            access = f"{self.root}{links.FOLDER}#namnder"
            ways.append(Distribution(books, title, access, MEDIA_TYPES["xlsx"], municipality.licence, None))
        told = TOLD[observations.name].about(municipality.short_name)
        entry = f"{observations.name}-{municipality.id}"
        description = f"{observations.description} Siffror från {municipality.name}."
        return self._entry(entry, told, description, [municipality], [own], ways, creator=municipality.id)

    def _entry(
        self,
        entry_id: str,
        told: Told,
        description: str,
        municipalities: Iterable[Municipality],
        datasets: Sequence[Dataset],
        ways: Iterable[Distribution],
        creator: str | None = None,
    ) -> Entry:
        days = [day for each in datasets for day in _days(each)] or list(self.days)
        return Entry(
            entry_id,
            told,
            f"{description} {told.description}".strip(),
            tuple(each.id for each in municipalities),
            creator,
            min((day for each in (datasets or self.datasets) for day in _starts(each)), default=None),
            min(days, default=None),
            max(days, default=None),
            tuple(ways),
        )

    def _file(
        self,
        path: str,
        title: str,
        ending: str,
        licence: Licence,
        conforms_to: tuple[tuple[str, str], ...] = (),
    ) -> Distribution:
        size = self.files[path[1:]].size
        return Distribution(
            path[1:], title, f"{self.root}{path}", MEDIA_TYPES[ending], licence, size, conforms_to
        )


def _days(dataset: Dataset) -> Iterable[date]:
    """Every day on which a row was published or changed, as the row itself says it."""
    for column in dataset.columns:
        if column.kind is Kind.TIME or column.name in _CHANGED:
            for value in _column(dataset, column.name):
                if value is not None:
                    yield date.fromisoformat(str(value)[:10])


def _starts(dataset: Dataset) -> Iterable[date]:
    """The first day that each row is about, where it has one."""
    for value in _column(dataset, "period_start"):
        if isinstance(value, date):
            yield value
    for value in _column(dataset, "ar"):
        if isinstance(value, int):
            yield date(value, 1, 1)


def _column(dataset: Dataset, name: str) -> list[object]:
    if name not in dataset.names:
        return []
    place = dataset.position(name)
    return [row[place] for row in dataset.rows]
