"""What is kept of open data: whatever a file shows is part of what it is kept by."""

from pathlib import Path

from generator.rules import read_and_settle
from tests.all_data import data_of
from tests.example import PLAN, replace, write_example

BOOK = "exempelstad/kulturnamnden/2025/data.xlsx"


def test_a_workbook_is_made_anew_when_only_a_printed_table_says_something_else(tmp_path: Path) -> None:
    """A page of the document on a row whose cells are all empty stands in no observation."""
    write_example(tmp_path)
    path = tmp_path / PLAN / "drift.csv"
    empty = "stab;" + ";" * (path.read_text(encoding="utf-8").splitlines()[0].count(";") - 2)
    row = next(line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("stab;"))
    replace(tmp_path, f"{PLAN}/drift.csv", row, f"{empty};98")
    first = book(tmp_path)
    assert book(tmp_path) == first
    replace(tmp_path, f"{PLAN}/drift.csv", f"{empty};98", f"{empty};99")
    assert book(tmp_path) != first


def book(root: Path) -> bytes:
    data = data_of(read_and_settle(root).country, cache_folder=root / "kept")
    return data.files[BOOK].read()
