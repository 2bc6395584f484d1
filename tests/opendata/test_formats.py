"""The formats of open data, each by itself: what a value becomes, and what can never become a formula."""

import csv
import io
import sqlite3
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from generator.opendata.csv_format import csv_file, guarded
from generator.opendata.database import database_file
from generator.opendata.dataset import Column, Dataset, Kind, Reference
from generator.opendata.observations import OBSERVATIONS
from generator.opendata.parquet import parquet_file
from generator.opendata.workbook import NOTES, Book, Sheet, sheet_names, workbook_file

COLUMNS = (
    Column("namn", Kind.TEXT, "Namn", "Vad det heter.", True),
    Column("antal", Kind.INTEGER, "Antal", "Hur många."),
    Column("varde", Kind.DECIMAL, "Värde", "Hur mycket."),
    Column("galler", Kind.YES_OR_NO, "Gäller", "Om det gäller."),
    Column("dag", Kind.DATE, "Dag", "När."),
)
ROWS = (
    ("hemtjänst; åldre", 3, Decimal("-12.50"), True, date(2024, 8, 31)),
    ('säger "nej"\noch går', None, None, False, None),
    ("=1+1", 0, Decimal("0"), None, None),
)
DATASET = Dataset("prov", "Prov", "Rader att pröva med.", COLUMNS, ("namn",), rows=ROWS)
FORMULAS = ["=1+1", "+46 31 72", "-2", "@SUM(A1)", "\tx", "\rx"]


def read(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=delimiter, strict=True))


def test_a_csv_is_as_rfc_4180_has_it() -> None:
    content = csv_file(DATASET, ROWS)
    assert content.startswith(b"namn,antal,varde,galler,dag\r\n")
    assert content.endswith(b"\r\n")
    assert read(content)[1:] == [
        ["hemtjänst; åldre", "3", "-12.50", "true", "2024-08-31"],
        ['säger "nej"\noch går', "", "", "false", ""],
        ["'=1+1", "0", "0", "", ""],
    ]


def test_the_twin_is_what_excel_in_sweden_opens() -> None:
    content = csv_file(DATASET, ROWS, for_excel=True)
    assert content.startswith(b"\xef\xbb\xbfnamn;antal;")
    assert read(content[3:], ";")[1] == ["hemtjänst; åldre", "3", "-12,50", "ja", "2024-08-31"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_begins_as_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@given(st.text())
def test_a_guarded_text_is_read_back(text: str) -> None:
    told = guarded(text)
    assert told.removeprefix("'") == text if told != text else not text.startswith(("=", "+", "-", "@", "\t", "\r", "'"))


def test_parquet_has_types_and_descriptions() -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(parquet_file(DATASET)))
    assert table.to_pylist()[0] == {
        "namn": "hemtjänst; åldre",
        "antal": 3,
        "varde": -12.5,
        "galler": True,
        "dag": date(2024, 8, 31),
    }
    assert table.to_pylist()[1]["varde"] is None
    assert table.schema.field("varde").metadata == {b"beskrivning": b"Hur mycket."}
    assert not table.schema.field("namn").nullable


def test_an_empty_data_set_is_a_file_in_each_format() -> None:
    empty = DATASET.with_rows([])
    assert csv_file(empty, ()) == b"namn,antal,varde,galler,dag\r\n"
    assert pyarrow.parquet.read_table(io.BytesIO(parquet_file(empty))).num_rows == 0


def test_the_database_holds_what_the_rows_say(tmp_path: Path) -> None:
    owner = Dataset("agare", "Ägare", "Vem.", (COLUMNS[0],), ("namn",), rows=(("=1+1",),))
    owned = Dataset(
        "prov", "Prov", "Rader.", COLUMNS, ("namn",), (Reference(("namn",), "agare"),), rows=(ROWS[2],)
    )
    path = tmp_path / "prov.sqlite"
    path.write_bytes(database_file([replace(OBSERVATIONS, references=()), owner, owned]))
    with sqlite3.connect(path) as connection:
        assert connection.execute("select namn, antal, varde, galler from prov").fetchall() == [("=1+1", 0, 0.0, None)]
        assert connection.execute("pragma foreign_key_list(prov)").fetchone()[2] == "agare"
        assert connection.execute("pragma foreign_key_check").fetchall() == []


def book(*sheets: Sheet) -> Book:
    notes = Sheet(NOTES, "Tecken", "Vad de betyder.", "Källa.", ("Tecken", "Betydelse"), (("..", "Saknas."),))
    return Book("Prov 2024", ("Om boken.",), notes, sheets, datetime(2024, 9, 1, tzinfo=UTC).replace(tzinfo=None))


def sheet(name: str = "Drift", rows: tuple[tuple[object, ...], ...] = ROWS) -> Sheet:
    names = ("Namn", "Antal", "Värde", "Gäller", "Dag")
    return Sheet(name, "Drift 2024", "Så som rapporten anger den.", "Källa: dokumentet.", names, rows)  # type: ignore[arg-type]


def test_a_workbook_is_one_table_a_sheet_without_formulas_or_merged_cells() -> None:
    content = workbook_file(book(sheet(), sheet("Resultat", tuple((text, 1, None, None, None) for text in FORMULAS))))
    opened = openpyxl.load_workbook(io.BytesIO(content))
    assert opened.sheetnames == ["Innehåll", "Anmärkningar", "Drift", "Resultat"]
    for found in opened.worksheets:
        assert len(found.tables) == 1
        assert not found.merged_cells.ranges
        assert found["A1"].value
    cells = [cell for found in opened.worksheets for row in found.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert [unescape(row[0].value) for row in opened["Resultat"].iter_rows(min_row=5)] == FORMULAS
    assert opened["Drift"]["C5"].value == -12.5
    assert opened["Drift"]["C5"].number_format == "#,##0.00"
    assert opened["Drift"]["E5"].value == datetime(2024, 8, 31)
    assert [opened["Innehåll"].cell(row, 1).hyperlink.location for row in (4, 5)] == ["'Anmärkningar'!A1", "'Drift'!A1"]


def test_a_workbook_says_nothing_of_the_clock() -> None:
    content = workbook_file(book(sheet()))
    assert content == workbook_file(book(sheet()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert b"2024-09-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_sheets_have_names_that_excel_takes() -> None:
    long = "Investeringar/redovisning: juni, månadsuppföljning"
    names = sheet_names(["Drift", "drift", long, long])
    assert names == ["Drift", "drift 2", "Investeringar redovisning juni,", "Investeringar redovisning jun 2"]
    assert max(map(len, names)) <= 31
