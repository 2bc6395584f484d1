"""Figures and their vintages: which one is shown, what it was revised from, and what is no revision."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.board import Board
from generator.model.figure import Figure, FigureId, Series, figures_of
from generator.model.period import Period
from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, Nil, Number, amount_of
from generator.rules import read_and_check
from tests.example import INTERIM_REPORT, PLAN, replace, write, write_example


def board_in(root: Path) -> Board:
    country, problems = read_and_check(root)
    assert problems == []
    return country.municipalities[0].boards[0]


def figure(
    board: Board, table: str | None, key: str, measure: Measure, period: str, made: str | None = None
) -> Figure:
    found = Period.parse(period)
    assert found is not None
    return figures_of(board)[
        FigureId(Series(table, key), (), measure, found, Period.parse(made) if made else None)
    ]


def test_the_newest_figure_is_shown_and_the_earlier_one_is_what_it_was_revised_from(tmp_path: Path) -> None:
    write_example(tmp_path)
    found = figure(board_in(tmp_path), "drift", "bibliotek", Measure.BUDGET, "2024")
    assert found.shown.value == Number(Decimal(42350))
    assert found.shown.report.id == "2025/verksamhetsplan"
    assert [(v.value, v.report.title, v.source.page) for v in found.revised_from] == [
        (Number(Decimal(42000)), "Delårsrapport januari–augusti 2024", 11)
    ]


def test_a_figure_that_two_reports_agree_on_is_not_revised(tmp_path: Path) -> None:
    write_example(tmp_path)
    found = figure(board_in(tmp_path), "drift", "kulturskola", Measure.FINAL, "2023")
    assert len(found.vintages) == 2
    assert found.revised_from == ()


def test_an_empty_newer_cell_does_not_hide_a_figure(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "78 905;81 402", "78 905;")
    found = figure(board_in(tmp_path), None, "besok", Measure.ACTUAL, "2023")
    assert found.shown.value == Number(Decimal(81310))
    assert found.revised_from == ()


def test_a_figure_that_is_nowhere_stated_is_missing(tmp_path: Path) -> None:
    write_example(tmp_path)
    found = figure(board_in(tmp_path), None, "nojda-elever", Measure.ACTUAL, "2021")
    assert found.shown.value is Missing.NOT_STATED
    assert found.shown.notes == ("Ingen enkät genomfördes 2021.",)


def test_a_later_forecast_is_a_figure_of_its_own_and_no_revision(tmp_path: Path) -> None:
    write_example(tmp_path)
    file = f"{INTERIM_REPORT}/drift.csv"
    replace(tmp_path, file, "post;prognos 2024;", "post;prognos 2024 per 2024-03;prognos 2024;")
    replace(tmp_path, file, "bibliotek;", "bibliotek;41000;")
    replace(tmp_path, file, "kulturskola;", "kulturskola;18000;")
    replace(tmp_path, file, "stab;", "stab;6000;")
    replace(tmp_path, file, "nettokostnad;", "nettokostnad;65000;")
    board = board_in(tmp_path)
    march = figure(board, "drift", "bibliotek", Measure.FORECAST, "2024", made="2024-03")
    august = figure(board, "drift", "bibliotek", Measure.FORECAST, "2024", made="2024-08")
    assert (march.shown.value, august.shown.value) == (Number(Decimal(41000)), Number(Decimal(41200)))
    assert march.revised_from == august.revised_from == ()


@pytest.mark.parametrize(
    ("dated", "made"),
    [("2024-12-12", "2024-11"), ("2024-12", "2024-11"), ("2025-01-20", "2024-12"), ("2026-02-01", "2025")],
)
def test_a_forecast_in_a_plan_was_made_when_the_plan_was_written(
    tmp_path: Path, dated: str, made: str
) -> None:
    write_example(tmp_path)
    report = f"{PLAN}/rapport.yml"
    text = (tmp_path / report).read_text(encoding="utf-8")
    write(
        tmp_path,
        report,
        re.sub("daterat: .*", f"daterat: {dated}", text)
        .replace("2024-12-13T", "2026-12-13T")
        .replace("datum: 2024-12-11", "datum: 2026-12-11"),
    )
    header, *rest = (tmp_path / PLAN / "indikatorer.csv").read_text(encoding="utf-8").splitlines()
    rows = [f"indikator;prognos 2024;{header.partition(';')[2]}"]
    rows += [row.replace(";", ";81700;" if row.startswith("besok") else ";;", 1) for row in rest]
    write(tmp_path, f"{PLAN}/indikatorer.csv", "\n".join(rows) + "\n")
    board = board_in(tmp_path)
    assert figure(board, None, "besok", Measure.FORECAST, "2024", made).shown.value == Number(Decimal(81700))


def test_a_vintage_has_its_notes_its_source_and_the_name_that_the_report_prints(tmp_path: Path) -> None:
    write_example(tmp_path)
    board = board_in(tmp_path)
    earlier, later = figure(board, None, "besok", Measure.ACTUAL, "2023").vintages
    assert (earlier.printed_name, later.printed_name) == ("Biblioteksbesök", "Antal besök på biblioteken")
    assert earlier.notes == ("Siffran är preliminär.",)
    assert (later.source.report_id, later.source.page, later.source.section) == (
        "2025/verksamhetsplan",
        6,
        "2",
    )
    queue = figure(board, None, "elever-i-ko", Measure.ACTUAL, "2023")
    assert queue.vintages[0].notes == ("Kön räknas om från och med 2023.",)


def test_the_total_is_one_series_whether_or_not_it_is_marked_as_a_total(tmp_path: Path) -> None:
    write_example(tmp_path)
    found = figure(board_in(tmp_path), None, "nojda-elever", Measure.ACTUAL, "2023")
    assert [vintage.report.slug for vintage in found.vintages] == ["delarsrapport-08", "verksamhetsplan"]


def test_only_numbers_and_nil_have_an_amount() -> None:
    values = (Number(Decimal(5)), Nil.NIL, Bound(BoundSign.LESS, Decimal(5)), Direction.UP, *Missing)
    assert [amount_of(value) for value in values] == [Decimal(5), Decimal(0), *[None] * 6]


def test_decimals_are_those_of_the_document() -> None:
    assert [Number(Decimal(text)).decimals for text in ("5", "5.0", "5.25", "1E+2")] == [0, 1, 2, 0]
    assert Bound(BoundSign.LESS, Decimal("0.5")).decimals == 1
