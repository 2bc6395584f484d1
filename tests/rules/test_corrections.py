"""Corrections: each names a cell that exists, says what it says now, and follows on the one before."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.value import Missing, Number
from generator.rules import read_and_check
from tests.corrected import correct
from tests.example import INTERIM_REPORT, problems_of, replace, write_example


def said(root: Path) -> list[tuple[str, str, str]]:
    return [(problem.code, problem.what, problem.fix) for problem in problems_of(root)]


def test_a_correction_stands_beside_its_cell(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path)
    country, problems = read_and_check(tmp_path)
    assert problems == []
    report = country.municipalities[0].boards[0].report("2024/delarsrapport-08")
    assert report is not None
    cells = [cell for table in report.tables for row in table.rows for cell in row.cells if cell.corrections]
    assert [cell.text for cell in cells] == ["5,9"]
    (correction,) = cells[0].corrections
    assert report.corrections == (correction,)
    assert correction.was is not None
    assert correction.was.value == Number(Decimal("5.7"))
    assert correction.reason == "Vi läste av fel rad."


def test_a_row_of_one_sex_is_named_by_its_sex(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, row="nojda-elever, kön: K", was="89", now="91", column="utfall 2022")
    assert said(tmp_path) == [
        (
            "RATT02",
            'Rättelsen säger att det står "91", men i indikatorer.csv rad 5 står "90".',
            "Ändra cellen, eller lägg till en ny rättelse från 91 till 90.",
        )
    ]


def test_the_total_may_be_named_as_the_file_does(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, row="nojda-elever, kön: T", was="87", now="88")
    assert said(tmp_path) == []


def test_what_was_empty_is_written_as_an_empty_text(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, was="")
    country, problems = read_and_check(tmp_path)
    assert problems == []
    (correction,) = country.municipalities[0].boards[0].reports[0].corrections
    assert correction.was is not None
    assert correction.was.value is Missing.NOT_STATED


@pytest.mark.parametrize(
    ("changed", "what", "fix"),
    [
        (
            {"file": "indikator.csv"},
            'Rapporten har ingen tabell i filen "indikator.csv".',
            'Menade du "indikatorer.csv"?',
        ),
        (
            {"row": "elever-i-k"},
            'Filen indikatorer.csv har ingen rad "elever-i-k".',
            'Menade du "elever-i-ko"?',
        ),
        (
            {"row": "nojda-elever, kön: X"},
            'Filen indikatorer.csv har ingen rad "nojda-elever, kön X".',
            "Raderna med det id:t är: nojda-elever; nojda-elever, kön K; nojda-elever, kön M. "
            "Ange kön, område och grupp så som de står.",
        ),
        (
            {"column": "utfal 2022"},
            'Filen indikatorer.csv har ingen kolumn "utfal 2022".',
            'Menade du "utfall 2022"?',
        ),
    ],
)
def test_a_cell_that_does_not_exist_is_told_with_those_that_are_near(
    tmp_path: Path, changed: dict[str, str], what: str, fix: str
) -> None:
    write_example(tmp_path)
    correct(tmp_path, **changed)
    assert said(tmp_path) == [("RATT01", what, fix)]


def test_a_file_that_cannot_be_read_is_not_said_to_be_missing(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "indikator;kön", "sak;kön")
    assert "RATT01" not in {code for code, _, _ in said(tmp_path)}


def test_a_correction_that_changes_nothing_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, was="5,9")
    assert said(tmp_path) == [
        (
            "RATT02",
            'Rättelsen säger att "5,9" blev "5,9", men det är samma sak.',
            "Rätta var, eller ta bort rättelsen.",
        )
    ]


def test_a_decimal_or_a_mark_more_is_a_change(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, was="5,90")
    assert said(tmp_path) == []


def test_what_cannot_be_read_is_told_as_in_a_cell(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, was="-")
    assert [(problem.code, str(problem.place).split()[0]) for problem in problems_of(tmp_path)] == [
        ("CSV04", f"{INTERIM_REPORT}/rapport.yml:26")
    ]


def test_corrections_of_one_cell_form_a_chain_by_date(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, day="2024-10-09", was="5,8")
    correct(tmp_path, was="5,7", now="5,8")
    assert said(tmp_path) == []
    report = read_and_check(tmp_path)[0].municipalities[0].boards[0].reports[0]
    assert [found.date.isoformat() for found in report.corrections] == ["2024-10-02", "2024-10-09"]


def test_corrections_that_do_not_follow_on_one_another_are_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, was="5,7", now="5,8")
    correct(tmp_path, day="2024-10-09", was="5,6")
    assert said(tmp_path) == [
        (
            "RATT04",
            'Rättelsen 9 oktober 2024 säger att det stod "5,6", men rättelsen före, 2 oktober 2024, ändrade till "5,8".',
            "Rätta var, är eller datum, så att rättelserna följer på varandra.",
        )
    ]


def test_nothing_is_corrected_before_it_is_published(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, day="2024-09-01")
    assert said(tmp_path) == [
        (
            "RATT03",
            "Rättelsen är daterad 1 september 2024, men rapporten publiceras 26 september 2024.",
            "Rätta datum. Är rapporten inte publicerad än räcker det att ändra siffran: ta bort rättelsen.",
        )
    ]


def test_what_is_corrected_on_the_day_it_is_published_is_let_pass(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, day="2024-09-26")
    assert said(tmp_path) == []
