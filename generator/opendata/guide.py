"""The pages about open data: what files there are and how to read them, and the API."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import formats
from generator.contents import Content
from generator.language import Language, _, municipal, spoken
from generator.model.addresses import API_GUIDE, OPEN_DATA
from generator.opendata.dataset import Dataset
from generator.opendata.observations import OBSERVATIONS
from generator.opendata.openapi import ROUTES, Route
from generator.opendata.registers import EDITIONS, REGISTERS
from generator.pages import data_links as links
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    DefinitionItem,
    DownloadItem,
    NavItem,
)
from generator.pages.view import BoardView, start_crumb

EXAMPLE_SITE = "https://mal.kommunen.se"
EXAMPLES = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class BoardFiles:
    """A board's files: its name, its page, and items of downloads."""

    name: str
    url: str
    downloads: list[DownloadItem]


@dataclass(frozen=True)
class DatasetPart:
    """A data set: its title, id, what it holds, how many rows in words, and items of downloads.

    Of the editions it does not say how many: the page would be changed by being published.
    """

    title: str
    id: str
    description: str
    rows: str
    downloads: list[DownloadItem]


@dataclass(frozen=True)
class OpenDataContext(Context):
    """What can be downloaded.

    lead: what there is.
    contents: items of local-nav to the parts of the page.
    everything: items of downloads: all observations in each format, and the database.
    boards: each board's files.
    datasets: every data set with its files.
    columns: items of definition-list: the columns of the observations.
    reading: items of definition-list: how to read the figures.
    descriptions: items of downloads: what describes the data to programs.
    api_url: the page about the API, in Swedish.
    """

    lead: str
    contents: list[NavItem]
    everything: list[DownloadItem]
    boards: list[BoardFiles]
    datasets: list[DatasetPart]
    columns: list[DefinitionItem]
    reading: list[DefinitionItem]
    descriptions: list[DownloadItem]
    api_url: str


@dataclass(frozen=True)
class CodeExample:
    """An example to copy: heading, id, the language that it is in, and its text."""

    heading: str
    id: str
    language: str
    code: str


@dataclass(frozen=True)
class RouteLine:
    """A kind of answer: what it is, its address, an example that there is (or None), and its schema."""

    summary: str
    address: str
    example_url: str | None
    schema_url: str


@dataclass(frozen=True)
class ApiContext(Context):
    """The API.

    lead: what it is.
    promise: what is never changed.
    contents: items of local-nav to the parts of the page.
    routes: every kind of answer.
    examples: what to do with it, in several languages.
    downloads: items of downloads: the OpenAPI file.
    """

    lead: str
    promise: str
    contents: list[NavItem]
    routes: list[RouteLine]
    examples: list[CodeExample]
    downloads: list[DownloadItem]


def open_data_pages(
    views: Sequence[BoardView], counts: Mapping[str, int], files: Mapping[str, Content], site_url: str | None
) -> list[Page]:
    """The pages in the spoken language; the one about the API is in Swedish only.

    counts: the number of rows of each data set, by its name. files: of open data, by path.
    """
    pages = [_open_data_page(views, counts, files)]
    if spoken() is Language.SWEDISH:
        pages.append(_api_page(views, site_url))
    return pages


def _open_data_page(views: Sequence[BoardView], counts: Mapping[str, int], files: Mapping[str, Content]) -> Page:
    title = _("Öppna data")
    lead = _(
        "Alla siffror på webbplatsen finns att ladda ner. De är fria att använda. Varje rad säger vilket dokument siffran kommer ur, och var i det den står."
    )
    context = OpenDataContext(
        title=title,
        breadcrumbs=[start_crumb(), BreadcrumbItem(title=title)],
        lead=lead,
        contents=[
            NavItem(title=_("Allt på en gång"), url="#allt"),
            NavItem(title=_("En nämnd i taget"), url="#namnder"),
            NavItem(title=_("Så läser du siffrorna"), url="#lasa"),
            NavItem(title=_("Alla datamängder"), url="#datamangder"),
            NavItem(title=_("Kolumnerna"), url="#kolumner"),
        ],
        everything=_everything(files),
        boards=[_board_files(view) for view in views],
        datasets=[_dataset_part(dataset, counts[dataset.name]) for dataset in (OBSERVATIONS, *REGISTERS)],
        columns=_columns(),
        reading=_reading(),
        descriptions=_descriptions(files),
        api_url=API_GUIDE,
    )
    return Page(
        address=OPEN_DATA,
        template="oppna_data",
        context=context,
        html_title=title,
        description=lead,
        search=SearchEntry(title, _("Hela webbplatsen"), f"{lead} CSV Excel XLSX JSON API SQLite Parquet"),
    )


def _everything(files: Mapping[str, Content]) -> list[DownloadItem]:
    whole = links.dataset_file(OBSERVATIONS.name)
    listed = (
        (_("CSV"), whole),
        (_("CSV för Excel"), links.twin(whole)),
        (_("Parquet"), links.dataset_file(OBSERVATIONS.name, "parquet")),
    )
    of_observations = [
        DownloadItem(title=title, url=path, detail=formats.file_size(files[path[1:]].size))
        for title, path in listed
    ]
    # It grows with each edition; a page that told its size would be changed by being published.
    return [*of_observations, DownloadItem(title=_("Databas med alla datamängder (SQLite)"), url=links.DATABASE)]


def _descriptions(files: Mapping[str, Content]) -> list[DownloadItem]:
    """Those that there are: the catalogue needs to know who publishes."""
    listed = (
        ("Data Package", links.DATA_PACKAGE),
        ("CSVW", links.CSVW_OF_ALL),
        ("Datasette", links.DATASETTE),
        ("DCAT-AP-SE (RDF/XML)", links.CATALOGUE),
        ("DCAT-AP-SE (Turtle)", f"{links.CATALOGUE}.ttl"),
        ("DCAT-AP-SE (JSON-LD)", f"{links.CATALOGUE}.jsonld"),
    )
    return [DownloadItem(title=title, url=path) for title, path in listed if path[1:] in files]


def _board_files(view: BoardView) -> BoardFiles:
    years = [year for year in reversed(view.board.years) if view.has_tables(year)]
    books = [
        DownloadItem(title=str(year), url=links.year_book_file(view.year_address(year)), detail="XLSX")
        for year in years
    ]
    return BoardFiles(view.where, view.address, [*books, *links.csv_downloads(links.data_file(view.address))])


def _reading() -> list[DefinitionItem]:
    told = (
        (
            _("Vilken rad gäller?"),
            _(
                "Flera rapporter kan ange samma uppgift. Kolumnen galler är true på den rad som visas på webbplatsen: den senaste rapportens. Välj de raderna om du inte vill se hur siffran har ändrats."
            ),
        ),
        (
            _("När siffran saknas"),
            _(
                "Då är varde tomt, och tecken och forklaring säger varför. Räkna aldrig en tom ruta som noll."
            ),
        ),
        (
            _("Prognoser"),
            _(
                "En senare prognos ersätter inte en tidigare. Kolumnen prognos_per säger när prognosen gjordes."
            ),
        ),
        (
            _("Ändrade siffror"),
            _(
                "Revideringar är siffror som en senare rapport anger annorlunda. Rättelser är det som vi har skrivit fel. Båda finns som egna datamängder."
            ),
        ),
        (
            _("CSV-filerna"),
            _(
                "Text som börjar med = + - @ har fått en apostrof framför sig, så att ett kalkylprogram inte tar den för en formel. Tal är tal. Filen för Excel har semikolon och decimalkomma."
            ),
        ),
        (
            _("Hänvisa så här"),
            _(
                "Skriv kommunens och nämndens namn, dokumentet och sidan, och adressen i kolumnen adress. Den leder alltid till samma siffra."
            ),
        ),
    )
    return [DefinitionItem(term=term, description=text) for term, text in told]


def _dataset_part(dataset: Dataset, count: int) -> DatasetPart:
    path = links.dataset_file(dataset.name)
    parquet = DownloadItem(title=_("Parquet"), url=links.dataset_file(dataset.name, "parquet"))
    return DatasetPart(
        title=municipal(dataset.title),
        id=f"data-{dataset.name}",
        description=municipal(dataset.description),
        rows="" if dataset.name == EDITIONS.name else _row_count(count),
        downloads=[*links.csv_downloads(path), parquet],
    )


def _row_count(count: int) -> str:
    return formats.capitalised(formats.plural(count, _("rad"), _("rader")))


def _columns() -> list[DefinitionItem]:
    return [
        DefinitionItem(term=municipal(column.name), description=municipal(column.description))
        for column in OBSERVATIONS.columns
    ]


def _api_page(views: Sequence[BoardView], site_url: str | None) -> Page:
    title = "Api"
    lead = "Allt på webbplatsen som JSON, för den som skriver program. Ingen nyckel behövs."
    examples = [
        CodeExample(heading, slug, language, example_code(name, views, site_url))
        for heading, slug, language, name in _EXAMPLES
    ]
    context = ApiContext(
        title=title,
        breadcrumbs=[
            start_crumb(),
            BreadcrumbItem(title=_("Öppna data"), url=OPEN_DATA),
            BreadcrumbItem(title=title),
        ],
        lead=lead,
        promise="Adresserna under v1 finns kvar för alltid. Ett fält tas aldrig bort och får aldrig en annan betydelse. Nya fält kan komma. Svaren är filer som ändras när webbplatsen publiceras.",
        contents=[
            NavItem(title="Svaren", url="#svar"),
            *(NavItem(title=example.heading, url=f"#{example.id}") for example in examples),
        ],
        routes=_routes(views),
        examples=examples,
        downloads=[DownloadItem(title="Beskrivning som OpenAPI 3.1", url=links.api_file("openapi"))],
    )
    return Page(
        address=API_GUIDE,
        template="api",
        context=context,
        html_title="Api – Öppna data",
        description=lead,
        search=SearchEntry("Öppna data", "Hela webbplatsen", f"{lead} JSON OpenAPI curl Python pandas R Power Query"),
    )


def example_code(name: str, views: Sequence[BoardView], site_url: str | None) -> str:
    """An example of this site, about the board that has most to show, where there is any."""
    code = (EXAMPLES / name).read_text(encoding="utf-8")
    code = code.replace(EXAMPLE_SITE, (site_url or EXAMPLE_SITE).rstrip("/"))
    if not views:
        return code
    view = _fullest(views)
    code = code.replace("Provkommuns namn", view.municipality.name)
    return code.replace("provkommun", view.municipality.id).replace("provnamnd", view.board.id)


def _fullest(views: Sequence[BoardView]) -> BoardView:
    """The board that has most to show."""
    return max(views, key=lambda view: len(view.board.adopted))


_EXAMPLES = (
    ("Prognoser mot bokslut, med Python", "prognoser", "python", "prognoser.py"),
    ("Reviderade siffror, med Python", "revideringar", "python", "revideringar.py"),
    ("Ett diagram för tre kommuner, med Python", "diagram", "python", "diagram.py"),
    ("Fråga databasen, med sqlite3", "sql", "sh", "sql.sh"),
    ("Hämta svar, med curl", "curl", "sh", "curl.sh"),
    ("Läs i R", "r", "r", "indikator.R"),
    ("Läs i Excel, med Power Query", "excel", "text", "indikator.pq"),
)


def _routes(views: Sequence[BoardView]) -> list[RouteLine]:
    known = _example_values(views)
    return [
        RouteLine(route.summary, route.path, _filled(route, known), route.schema_path) for route in ROUTES
    ]


def _example_values(views: Sequence[BoardView]) -> dict[str, str]:
    """For each parameter something that there is: of the board that has most to show."""
    if not views:
        return {}
    view = _fullest(views)
    board = view.board
    values = {"kommun": view.municipality.id, "namnd": board.id}
    if board.adopted:
        year, _slash, folder = board.adopted[-1].id.partition("/")
        values |= {"ar": year, "rapport": folder}
    firsts = {"mal": view.goals, "indikator": board.indicators, "tabell": board.tables}
    return values | {name: next(iter(found)) for name, found in firsts.items() if found}


def _filled(route: Route, values: Mapping[str, str]) -> str | None:
    """The route's address with something that there is; None where there is none."""
    if not set(route.parameters) <= set(values):
        return None
    return route.path.format(**values)
