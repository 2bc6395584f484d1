"""The observations, against the sources that they are made of."""

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from generator.model.value import Missing, amount_of
from generator.opendata.dataset import Kind
from generator.opendata.observations import OBSERVATIONS, observations_of
from generator.rules import read_and_settle
from tests.contents import texts_of, unpacked
from tests.corrected import correct
from tests.example import BOARD, write_example
from tests.opendata.conftest import SITE_URL, Made, made
from tests.site_build import ROOT

TYPES = {
    Kind.TEXT: str,
    Kind.TIME: str,
    Kind.INTEGER: int,
    Kind.DECIMAL: Decimal,
    Kind.YES_OR_NO: bool,
    Kind.DATE: date,
}


def found(made: Made, **values: object) -> list[dict[str, object]]:
    return [row for row in made.rows("observationer") if all(row[name] == value for name, value in values.items())]


def test_every_cell_of_the_sources_that_says_something_is_one_observation(each: Made) -> None:
    cells = [
        cell.value
        for view in each.views
        for report in view.board.reports
        for table in report.tables
        for row in table.rows
        for cell in row.cells
        if cell.value is not Missing.NOT_STATED
    ]
    rows = [row for row in each.rows("observationer") if row["tecken"] or row["varde"] is not None]
    assert len(cells) == len(rows) > 50
    amounts = Counter(amount for value in cells if (amount := amount_of(value)) is not None)
    assert Counter(row["varde"] for row in rows if row["varde"] is not None) == amounts


def test_the_real_observations_are_the_figures_of_the_csv_files(real: Made) -> None:
    """Read straight from the files, by other means than the reader's."""
    counted = Counter(_figures(ROOT / "data"))
    told = Counter(
        (row["kommun_id"], row["rapport_id"], row["serie_id"], f"{row['varde']:f}")
        for row in real.rows("observationer")
        if row["varde"] is not None and row["tecken"] is None
    )
    assert told == counted
    assert sum(counted.values()) > 900


def _figures(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(folder.glob("*/*/*/*/*.csv")):
        municipality, _board, year, report = path.relative_to(folder).parts[:4]
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = list(csv.reader(file, delimiter=";"))
        for row in rows:
            for title, text in zip(header, row, strict=False):
                plain = text.partition("[")[0].strip().replace(" ", "").replace("\N{NO-BREAK SPACE}", "")
                plain = plain.replace("−", "-").replace(",", ".").removesuffix("%")
                if any(sign.isdigit() for sign in title) and plain.lstrip("-").replace(".", "", 1).isdigit():
                    yield municipality, f"{year}/{report}", row[0], f"{Decimal(plain):f}"


def test_a_row_is_named_once_and_has_what_its_columns_promise(each: Made) -> None:
    for dataset in each.data.datasets:
        keys = Counter(tuple(row[dataset.position(name)] for name in dataset.key) for row in dataset.rows)
        assert [key for key, count in keys.items() if count > 1] == [], dataset.name
        for row in dataset.rows:
            for column, value in zip(dataset.columns, row, strict=True):
                assert value is not None or not column.required, (dataset.name, column.name)
                assert value is None or isinstance(value, TYPES[column.kind]), (dataset.name, column.name, value)
                assert value is None or not column.values or value in column.values, (column.name, value)
                assert value != "", (dataset.name, column.name)


def test_what_a_row_points_at_is_there(each: Made) -> None:
    for dataset in each.data.datasets:
        for reference in dataset.references:
            target = each.dataset(reference.dataset)
            keys = {tuple(row[target.position(name)] for name in target.key) for row in target.rows}
            places = [dataset.position(name) for name in reference.columns]
            assert {tuple(row[place] for place in places) for row in dataset.rows} <= keys, dataset.name


def test_a_figure_that_a_later_report_states_otherwise_is_revised_and_both_are_there(real: Made) -> None:
    rows = found(
        real, kommun_id="harryda", tabell_id="drift", serie="Nettokostnad", matt="budget", period="2024"
    )
    assert [(row["varde"], row["status"], row["upplaga"], row["galler"]) for row in rows] == [
        (Decimal(821074), "slutlig", 1, False),
        (Decimal(821861), "reviderad", 2, True),
    ]
    (step,) = [row for row in real.rows("revideringar") if row["serie"] == "Nettokostnad"]
    assert (step["fore"], step["efter"], step["skillnad"]) == (821074, 821861, 787)


def test_one_row_of_each_figure_applies(each: Made) -> None:
    rows = each.rows("observationer")
    applying = Counter(row["uppgift"] for row in rows if row["galler"])
    assert set(applying.values()) == {1}
    assert set(applying) == {row["uppgift"] for row in rows}


def test_a_missing_figure_has_its_sign_and_its_reason_and_no_value(example: Made) -> None:
    missing = [row for row in example.rows("observationer") if row["varde"] is None]
    assert {row["tecken"] for row in missing} >= {"..", "sekretess"}
    for row in missing:
        assert row["forklaring"] or row["anmarkning"] or row["tecken"] in ("ska öka", "ska minska"), row


def test_a_bound_is_a_limit_and_not_a_value(example: Made) -> None:
    bounds = [row for row in example.rows("observationer") if row["tecken"] in ("<", ">", "≤", "≥")]
    assert bounds
    assert all(row["varde"] is None and row["grans"] is not None for row in bounds)


def test_a_corrected_figure_says_when_and_a_suppressed_one_never_what_it_was(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, day="2025-03-03", row="elever-i-ko", column="prognos 2024", was="3771", now="sekretess", why="Få elever.")
    data = made(tmp_path)
    (row,) = [r for r in data.rows("observationer") if r["rattad"]]
    assert (row["tecken"], row["varde"], row["rattad"]) == ("sekretess", None, date(2025, 3, 3))
    (correction,) = data.rows("rattelser")
    assert correction["stod"] == "en siffra som inte visas av sekretesskäl"
    for path, content in data.files.items():
        assert not any("3771" in text for part in unpacked(content) for text in texts_of(part)), path


def test_addresses_begin_with_the_sites_own(example: Made, real: Made) -> None:
    assert all(
        str(row["adress"]).startswith("https://mal.exempelstad.example/exempelstad/")
        for row in example.rows("observationer")
    )
    assert all(str(row["adress"]).startswith(SITE_URL) for row in real.rows("observationer"))
    place = OBSERVATIONS.position("adress")
    assert all(str(found.row[place]).startswith("/exempelstad/") for found in observations_of(example.views[0], ""))


def test_a_board_without_figures_has_its_files(tmp_path: Path) -> None:
    write_example(tmp_path)
    for path in (tmp_path / BOARD).rglob("*.csv"):
        path.unlink()
    country = read_and_settle(tmp_path).country
    assert country.municipalities
    data = made(tmp_path)
    assert data.files["exempelstad/kulturnamnden/data.csv"].count(b"\r\n") == 1
