"""What we write, we read: tables in every form of Excel, titles, and cells as the site shows them."""

import csv
import io
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import formats
from generator.model.period import Period
from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, Nil, Number, Value
from generator.problems import Problem
from generator.scaffold import board_files, municipality_files
from generator.sources.cell import read_cell
from generator.sources.csv_file import CsvFile, read_csv
from generator.sources.yaml_file import read_yaml

pytestmark = pytest.mark.slow

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252")
amounts = st.decimals(-(10**9), 10**9, places=2) | st.integers(-(10**9), 10**9).map(Decimal)
years = st.integers(1900, 2198)
periods = st.one_of(
    years.map(str),
    st.builds("{}-{:02}".format, years, st.integers(1, 12)),
    st.builds("{}-K{}".format, years, st.integers(1, 4)),
    st.builds("{}-T{}".format, years, st.integers(1, 3)),
    st.builds("{}-H{}".format, years, st.integers(1, 2)),
    years.map(lambda year: f"{year}/{(year + 1) % 100:02}"),
)
# What a person types: no control signs, and nothing that Windows-1252 does not have.
words = st.text("abcåäöÅÄÖé –;,\"'%=<>&*\n0123", max_size=30).map(
    lambda text: " ".join(text.split(" ")).strip()
)
values: st.SearchStrategy[Value] = st.one_of(
    amounts.map(Number),
    st.builds(Bound, st.sampled_from(BoundSign), amounts),
    st.sampled_from(Direction),
    st.sampled_from([Missing.NOT_AVAILABLE, Missing.NOT_APPLICABLE, Missing.SUPPRESSED, Nil.NIL]),
)


@given(stated=values, signed=st.booleans())
def test_a_cell_that_the_site_shows_is_read_back_to_the_same_value(stated: Value, signed: bool) -> None:
    shown = formats.value(stated, 2, signed=signed)
    assert read_cell(shown, Measure.TARGET).value == stated


@given(amount=amounts)
def test_a_share_with_its_unit_is_read_back(amount: Decimal) -> None:
    read = read_cell(formats.with_unit(formats.number(amount, 2), "%"), Measure.ACTUAL)
    assert (read.value, read.has_percent_sign) == (Number(amount), True)


@given(text=periods)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    period = Period.parse(text)
    assert period is not None
    assert str(period) == text
    assert Period.parse(str(period)) == period
    assert period.start <= period.end


def written(rows: list[list[str]], delimiter: str, quoting: int, line_end: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=line_end).writerows(rows)  # type: ignore[arg-type]
    return text.getvalue()


def read(path: Path, contents: bytes) -> CsvFile:
    told: list[str] = []
    path.write_bytes(contents)
    file = read_csv(path, "fil.csv", lambda problem: told.append(str(problem)))
    assert told == []
    assert file is not None
    return file


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    measures=st.lists(st.tuples(st.sampled_from(Measure), periods), min_size=1, max_size=4, unique=True),
    stated=st.lists(st.tuples(amounts, words), min_size=1, max_size=5),
    encoding=st.sampled_from(ENCODINGS),
    delimiter=st.sampled_from(";\t,"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_table_in_any_form_of_excel_is_read_to_the_same_rows(
    tmp_path: Path,
    measures: list[tuple[Measure, str]],
    stated: list[tuple[Decimal, str]],
    encoding: str,
    delimiter: str,
    quoting: int,
    line_end: str,
) -> None:
    titles = [f"{measure.value} {period}" for measure, period in measures]
    # A real minus sign is none of Windows-1252's: Excel writes a hyphen there.
    shown = [formats.number(amount, 2).replace("\N{MINUS SIGN}", "-") for amount, _ in stated]
    rows = [["post", *titles, "not"]] + [
        [f"rad-{i}", *(cell for _ in titles), note]
        for i, (cell, (_, note)) in enumerate(zip(shown, stated, strict=True))
    ]
    file = read(tmp_path / "fil.csv", written(rows, delimiter, quoting, line_end).encode(encoding))
    assert [column.title for column in file.columns] == [title.casefold() for title in titles]
    assert [(column.measure, str(column.period)) for column in file.columns] == measures
    assert [[cell.value for cell in row.cells] for row in file.rows] == [
        [Number(amount)] * len(titles) for amount, _ in stated
    ]
    assert [row.note or "" for row in file.rows] == [note for _, note in stated]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1, max_size=40)
)
def test_a_name_that_the_scaffold_writes_is_read_back(tmp_path: Path, name: str) -> None:
    """Whatever it means in YAML: a colon, a quotation mark, `no`, `1e3`, `- a`, `&x`."""
    files = municipality_files("exempelstad", name=name, short_name=name, code="9999")
    files |= board_files("exempelstad", "namnden", name=name)
    for file in ("data/exempelstad/kommun.yml", "data/exempelstad/namnden/namnd.yml"):
        told: list[Problem] = []
        path = tmp_path / "fil.yml"
        path.write_text(files[file], encoding="utf-8", newline="\n")
        found = read_yaml(path, "fil.yml", told.append)
        assert found is not None, told
        assert normalize("NFC", found.values["namn"]) == normalize("NFC", name)


@pytest.mark.parametrize("made", ["", " per 2024-03"])
@pytest.mark.parametrize("preliminary", ["", "preliminärt "])
def test_a_title_with_all_its_parts_is_kept_as_written(tmp_path: Path, made: str, preliminary: str) -> None:
    title = f"{preliminary}utfall 2023{made}"
    (column,) = read(tmp_path / "fil.csv", f"post;{title}\na;1\n".encode()).columns
    assert (column.title, column.preliminary) == (title, bool(preliminary))
    assert column.made == (Period.parse("2024-03") if made else None)
