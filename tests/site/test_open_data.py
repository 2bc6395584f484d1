"""The round trip: from every format, and from the pages' own tables, the same observations are read back."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet
import pytest
from openpyxl.utils.escape import unescape

from generator.opendata.csv_format import GUARD
from generator.opendata.dataset import Kind
from generator.opendata.observations import COLUMNS
from tests.site_build import Site, text_of

pytestmark = pytest.mark.site

NAMES = tuple(column.name for column in COLUMNS)
Observation = dict[str, Any]


def guarded_away(text: str) -> str:
    return text.removeprefix(GUARD)


def of_csv(content: bytes, *, for_excel: bool = False) -> list[Observation]:
    """A CSV file by its own rules: the documentation of the site is all that this knows."""
    text = content.decode("utf-8-sig" if for_excel else "utf-8")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if for_excel else ",", strict=True)
    return [{column.name: parsed(row[column.name], column.kind) for column in COLUMNS} for row in rows]


def parsed(text: str, kind: Kind) -> Any:
    if text == "":
        return None
    match kind:
        case Kind.DECIMAL:
            return float(text.replace(",", "."))
        case Kind.INTEGER:
            return int(text)
        case Kind.YES_OR_NO:
            return {"true": True, "false": False, "ja": True, "nej": False}[text]
        case Kind.DATE:
            return date.fromisoformat(text)
    return guarded_away(text)


def of_workbook(path: Path) -> list[Observation]:
    """The last sheet of a year's workbook."""
    page = openpyxl.load_workbook(path).worksheets[-1]
    (table,) = page.tables.values()
    header, *rows = [[cell.value for cell in row] for row in page[table.ref]]
    assert tuple(header) == NAMES
    return [{column.name: of_cell(value, column.kind) for column, value in zip(COLUMNS, row, strict=True)} for row in rows]


def of_cell(value: Any, kind: Kind) -> Any:
    if value is None:
        return None
    match kind:
        case Kind.YES_OR_NO:
            return {"ja": True, "nej": False}[value]
        case Kind.DATE:
            assert isinstance(value, datetime)
            return value.date()
        case Kind.DECIMAL:
            return float(value)
        case Kind.INTEGER:
            return value
    return unescape(value)


def of_database(path: Path) -> list[Observation]:
    with sqlite3.connect(path) as connection:
        connection.row_factory = sqlite3.Row
        rows = [dict(row) for row in connection.execute("select * from observationer")]
    return [{column.name: of_column(row[column.name], column.kind) for column in COLUMNS} for row in rows]


def of_column(value: Any, kind: Kind) -> Any:
    if kind is Kind.YES_OR_NO:
        return bool(value)
    return date.fromisoformat(value) if kind is Kind.DATE and value is not None else value


def of_answer(path: Path) -> list[Observation]:
    rows = json.loads(path.read_text(encoding="utf-8")).get("observationer", [])
    return [{column.name: of_json(row[column.name], column.kind) for column in COLUMNS} for row in rows]


def of_json(value: Any, kind: Kind) -> Any:
    return date.fromisoformat(value) if kind is Kind.DATE and value is not None else value


def same(some: list[Observation], others: list[Observation]) -> None:
    """The same observations, in whatever order; each as often."""
    assert sorted(some, key=by_name) == sorted(others, key=by_name)


def by_name(row: Observation) -> str:
    return str(row["observation"])


@pytest.fixture(scope="module")
def real_observations(real_site: Site) -> list[Observation]:
    return of_csv((real_site.folder / "oppna-data/observationer.csv").read_bytes())


@pytest.fixture(scope="module")
def example_observations(example_site: Site) -> list[Observation]:
    return of_csv((example_site.folder / "oppna-data/observationer.csv").read_bytes())


@pytest.fixture(params=["real", "example"])
def told(request: pytest.FixtureRequest) -> tuple[Site, list[Observation]]:
    """A site, and its observations as the CSV file with all of them has them."""
    name = request.param
    return request.getfixturevalue(f"{name}_site"), request.getfixturevalue(f"{name}_observations")


Told = tuple[Site, list[Observation]]


def test_excels_twin_says_the_same(told: Told) -> None:
    site, observations = told
    same(of_csv((site.folder / "oppna-data/observationer-excel.csv").read_bytes(), for_excel=True), observations)


def test_parquet_says_the_same(told: Told) -> None:
    site, observations = told
    same(pyarrow.parquet.read_table(site.folder / "oppna-data/observationer.parquet").to_pylist(), observations)


def test_the_database_says_the_same(told: Told) -> None:
    site, observations = told
    same(of_database(site.folder / "oppna-data/oppna-mal.sqlite"), observations)


def test_the_workbooks_say_the_same(told: Told) -> None:
    site, observations = told
    books = sorted(site.folder.glob("*/*/*/data.xlsx"))
    assert books
    same([row for path in books for row in of_workbook(path)], observations)


@pytest.mark.parametrize("answers", ["rapporter/*/*.json", "[it]*/*.json"])
def test_the_api_says_the_same(told: Told, answers: str) -> None:
    """By report, and by indicator and table."""
    site, observations = told
    files = sorted(site.folder.glob(f"api/v1/kommuner/*/namnder/*/{answers}"))
    assert files
    same([row for path in files for row in of_answer(path)], observations)


@pytest.mark.parametrize(
    "files",
    [
        ["*/data.csv"],
        ["*/*/data.csv"],
        ["*/*/indikatorer/*/data.csv", "*/*/tabeller/*.csv"],
        ["*/*/[0-9]*/*/*.csv"],
    ],
)
def test_smaller_files_say_the_same_together(told: Told, files: list[str]) -> None:
    site, observations = told
    for for_excel in (False, True):
        found = [
            path
            for pattern in files
            for path in sorted(site.folder.glob(pattern.replace(".csv", "-excel.csv") if for_excel else pattern))
            if path.name.endswith("-excel.csv") is for_excel and path.parts[len(site.folder.parts)] not in ("oppna-data", "en")
        ]
        same([row for path in found for row in of_csv(path.read_bytes(), for_excel=for_excel)], observations)


def test_the_pages_own_tables_say_the_same(told: Told) -> None:
    """At its address stands the very figure, in the row and under the column that the observation names."""
    site, observations = told
    compared = 0
    for row in observations:
        page, _, anchor = row["adress"].partition("#")
        cell = cells_of(site, page)[anchor]
        if row["varde"] is not None and row["tecken"] is None:
            assert number_in(cell) == Decimal(str(row["varde"])), row["observation"]
            compared += 1
    assert compared > 40
    stated = {row["adress"] for row in observations}
    shown = {
        f"{page}#{anchor}"
        for page in {row["adress"].partition("#")[0] for row in observations}
        for anchor, text in cells_of(site, page).items()
        if number_in(text) is not None
    }
    assert shown <= stated


_CELLS: dict[tuple[Path, str], dict[str, str]] = {}


def cells_of(site: Site, page: str) -> dict[str, str]:
    """The text of each figure of a report's page, without its marks, by its id."""
    key = site.folder, page
    if key not in _CELLS:
        found = {}
        for table in site.main(page).iter("table"):
            for cell in table.iter("td"):
                if "id" in cell.attrib:
                    cell = deepcopy(cell)  # the parsed page is shared
                    for extra in [*cell.findall(".//sup"), *cell.findall("a[@class='data-table__revised']")]:
                        extra.text = ""
                        for child in list(extra):
                            extra.remove(child)
                    found[cell.attrib["id"]] = text_of(cell)
        _CELLS[key] = found
    return _CELLS[key]


def number_in(text: str) -> Decimal | None:
    plain = text.replace(" ", "").replace("−", "-").replace(",", ".").removeprefix("+").removesuffix("%")
    return Decimal(plain) if re.fullmatch(r"-?\d+(\.\d+)?", plain) else None


def test_every_file_that_pages_lead_to_is_there_and_no_other(told: Told) -> None:
    site, _ = told
    assert {path.suffix for path in site.folder.glob("oppna-data/*") if path.is_file()} >= {".csv", ".parquet", ".sqlite"}
    linked = set(links_in(site))
    files = {
        f"/{path.relative_to(site.folder).as_posix()}"
        for path in site.folder.rglob("*")
        if path.suffix in (".csv", ".xlsx", ".sqlite") and "en" not in path.relative_to(site.folder).parts[:1]
    }
    unlinked = {path for path in files - linked if "/indikatorer/" not in path}
    assert not unlinked


def links_in(site: Site) -> Iterator[str]:
    for rendered in site.rendered.pages:
        for found in re.findall(r'href="([^"]*\.(?:csv|xlsx|sqlite))"', site.html(rendered.page.address)):
            steps = found.count("../")
            base = rendered.page.address.strip("/").split("/") if rendered.page.address != "/" else []
            yield "/" + "/".join([*base[: len(base) - steps], found.replace("../", "")])
