"""The real data: free of problems, found, and equal to the documents in selected cells."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.board import Board
from generator.model.figure import Figure, FigureId, Series, figures_of
from generator.model.period import Period
from generator.model.value import Bound, BoundSign, Measure, amount_of
from generator.problems import Problem, Severity
from generator.rules import read_and_check, read_and_settle

PROJECT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def read() -> tuple[Board, list[Problem]]:
    country, problems = read_and_check(PROJECT)
    return next(m for m in country.municipalities if m.id == "harryda").boards[0], problems


@pytest.fixture(scope="module")
def figures(read: tuple[Board, list[Problem]]) -> dict[FigureId, Figure]:
    return figures_of(read[0])


def figure(
    figures: dict[FigureId, Figure], table: str | None, key: str, column: str, made: str | None = None
) -> Figure:
    measure, period = column.split()
    found = Period.parse(period)
    assert found is not None
    made_at = Period.parse(made) if made else None
    return figures[FigureId(Series(table, key), (), Measure(measure), found, made_at)]


def test_the_data_is_free_of_what_nobody_has_explained(read: tuple[Board, list[Problem]]) -> None:
    assert [str(problem) for problem in read[1] if problem.severity is not Severity.NOTE] == []


def test_what_the_documents_themselves_say_differently_is_found_by_rules_and_explained() -> None:
    explained = {
        remark.problem.what.replace("\N{NO-BREAK SPACE}", " ")
        for remark in read_and_settle(PROJECT).explained
    }
    said = "\n".join(explained)
    assert "Texten säger 4 974 tkr" in said
    assert "Närmast är 4 793 tkr: Resultat, utfall jan–aug 2021." in said
    assert "Nettokostnad 821 861 tkr (där 821 074)" in said
    assert "Summa verksamhet 216 123 tkr (där 211 322)" in said
    assert "Texten säger 37,7 miljoner kronor" in said


def test_the_data_was_found(read: tuple[Board, list[Problem]]) -> None:
    board, _ = read
    assert board.name == "Socialnämnden"
    assert [report.id for report in board.reports] == [
        "2023/manadsuppfoljning-03",
        "2024/delarsrapport-08",
        "2025/verksamhetsplan",
    ]
    assert len(board.indicators) == 82
    assert len(board.service_areas) == 6
    assert {year.year: len(list(year.walk())) for year in board.goal_years} == {2023: 12, 2024: 15, 2025: 17}
    assert {report.id: len(report.follow_ups) for report in board.reports} == {
        "2023/manadsuppfoljning-03": 12,
        "2024/delarsrapport-08": 9,
        "2025/verksamhetsplan": 0,
    }
    assert [len(report.tables) for report in board.reports] == [2, 4, 6]
    assert len(figures_of(board)) > 500


def test_personalkontinuitet_equals_the_plan(figures: dict[FigureId, Figure]) -> None:
    shown = [
        amount_of(figure(figures, None, "personalkontinuitet-hemtjanst", f"utfall {year}").shown.value)
        for year in range(2020, 2024)
    ]
    assert shown == [15, 16, 14, 14]


@pytest.mark.parametrize(
    ("table", "key", "column", "made", "amount", "page"),
    [
        ("drift", "vard-och-omsorg", "avvikelse 2024", "2024-08", 6900, 18),
        ("drift", "nettokostnad", "prognos 2024", "2024-08", 802624, 18),
        ("drift", "nettokostnad", "prognos 2023", "2023-03", 763797, None),
        ("drift", "nettokostnad", "budget 2025", None, 840726, 26),
        ("drift", "nettokostnad", "plan 2027", None, 859771, 26),
        ("resultat", "summa-kostnader", "bokslut 2023", None, 1179861, 26),
        ("investeringar", "nettoutgift", "budget 2024", None, 4817, 28),
        (None, "ekonomiskt-bistand-personer", "utfall 2023", None, 322, 24),
        (None, "sjalvforsorjningsgrad", "utfall 2023", None, Decimal("91.3"), 24),
        (None, "hemtjansttimmar", "plan 2027", None, 180000, 33),
    ],
)
def test_a_cell_equals_the_document(
    figures: dict[FigureId, Figure], table: str | None, key: str, column: str, made: str | None,
    amount: int | Decimal, page: int | None,
) -> None:  # fmt: skip
    shown = figure(figures, table, key, column, made).shown
    assert (amount_of(shown.value), shown.source.page) == (amount, page)
    assert shown.source.page or shown.source.section


def test_the_budget_of_2024_was_revised(figures: dict[FigureId, Figure]) -> None:
    budget = figure(figures, "drift", "nettokostnad", "budget 2024")
    assert amount_of(budget.shown.value) == 821861
    (earlier,) = budget.revised_from
    assert (amount_of(earlier.value), earlier.report.id) == (Decimal(821074), "2024/delarsrapport-08")


def test_the_family_centre_is_done(read: tuple[Board, list[Problem]]) -> None:
    report = read[0].report("2024/delarsrapport-08")
    assert report is not None
    words = {follow_up.goal_id: follow_up.progress_word for follow_up in report.follow_ups}
    assert words["familjecentral-ravlanda"] == "Genomfört"
    (goal_year,) = [found for found in read[0].goal_years if found.year == 2024]
    names = {goal.id: goal.name for goal in goal_year.walk()}
    assert names["familjecentral-ravlanda"] == (
        "Förvaltningen får i uppdrag att redovisa hur och när en familjecentral i Rävlanda kan komma till"
    )


@pytest.fixture(scope="module")
def others() -> dict[str, dict[FigureId, Figure]]:
    country, _ = read_and_check(PROJECT)
    return {m.id: figures_of(m.boards[0]) for m in country.municipalities}


@pytest.mark.parametrize(
    ("municipality", "table", "key", "column", "made", "amount"),
    [
        ("harnosand", "avvikelse", "hemtjanst", "avvikelse 2024-03", None, "-8901"),
        ("harnosand", "avvikelse", "hemtjanst", "avvikelse 2024-02", None, "-6949"),
        ("harnosand", "avvikelse", "summa", "avvikelse 2024-03", None, "-9556"),
        ("harnosand", "avvikelse", "extern-hemtjanst", "differens 2024-03", None, "81"),
        ("herrljunga", None, "sjukfranvaro", "utfall 2020", None, "9.4"),
        ("herrljunga", None, "sjukfranvaro", "målvärde 2021", None, "5"),
        ("herrljunga", None, "sjukfranvaro", "utfall 2021-08", None, "10.5"),
        ("herrljunga", "drift", "vard-och-omsorg", "prognos 2021", "2021-08", "125627"),
        ("herrljunga", "drift", "vard-och-omsorg", "budget 2021", None, "128027"),
        ("herrljunga", "resultat", "resultat", "utfall 2021-08", None, "4793"),
        (
            "herrljunga",
            "politiska-prioriteringar",
            "effektivisering-hemtjanst",
            "förändring 2022",
            None,
            "-2400",
        ),
    ],
)
def test_a_cell_of_the_other_municipalities_equals_the_document(
    others: dict[str, dict[FigureId, Figure]],
    municipality: str,
    table: str | None,
    key: str,
    column: str,
    made: str | None,
    amount: str,
) -> None:
    found = figure(others[municipality], table, key, column, made)
    assert amount_of(found.shown.value) == Decimal(amount)


def test_a_forecast_below_a_limit_stays_a_bound(others: dict[str, dict[FigureId, Figure]]) -> None:
    value = figure(others["herrljunga"], None, "sjukfranvaro", "prognos 2021", "2021-08").shown.value
    assert value == Bound(BoundSign.LESS, Decimal(9))
