"""Variances in per cent of the budget: exact, with every convention of signs, from one report at a time."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.pages.budget_position import (
    BudgetPosition,
    Stage,
    State,
    budget_positions,
    finals_without_budget,
)
from generator.pages.site_map import board_views
from generator.pages.view import BoardView
from generator.problems import Severity
from generator.rules import read_and_check
from tests.example import INTERIM_REPORT, replace, write_example, write_neighbour

NEIGHBOUR = "data/grannkoping/kulturnamnden"
LEISURE = "data/grannkoping/fritidsnamnden/2023/verksamhetsberattelse"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    write_neighbour(tmp_path)
    return tmp_path


def views(root: Path) -> dict[str, BoardView]:
    country, problems = read_and_check(root)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    return {view.where: view for view in board_views(country)}


def only(root: Path, where: str) -> BudgetPosition:
    found = budget_positions(views(root)[where])
    assert len(found) == 1
    return found[0]


def test_the_percentage_is_of_the_budget_in_the_same_report(root: Path) -> None:
    """The plan for 2025 states another budget for 2024, which the forecast was never measured against."""
    found = only(root, "Kulturnämnden, Exempelstad")
    assert (found.variance, found.variance_is_ours) == (Decimal(400), False)
    assert found.percent == Decimal(400) / Decimal(66500) * 100
    assert found.state == State(Stage.FORECAST, 8)


def test_costs_that_are_written_as_negative_give_the_same_sign(root: Path) -> None:
    found = only(root, "Kulturnämnden, Grannköping")
    assert (found.variance, found.percent) == (Decimal(-1250), Decimal("-2.5"))


@pytest.mark.parametrize(
    ("budget", "forecast", "expected"),
    [("-50 000", "-51 250", "-2.5"), ("-50 000", "-48 750", "2.5"), ("-50 000", "-50 000", "0")],
)
def test_a_variance_that_no_document_states_is_computed_by_the_sign_of_the_table(
    root: Path, budget: str, forecast: str, expected: str
) -> None:
    table = f"post;budget 2024;prognos 2024;sida\nnettokostnad;{budget};{forecast};6\n"
    (root / NEIGHBOUR / "2024/delarsrapport-08/drift.csv").write_text(table, encoding="utf-8")
    found = only(root, "Kulturnämnden, Grannköping")
    assert found.variance_is_ours
    assert found.percent == Decimal(expected)


def test_a_final_account_is_another_state_than_a_forecast(root: Path) -> None:
    found = only(root, "Fritidsnämnden, Grannköping")
    assert (found.percent, found.variance_is_ours) == (Decimal("2.5"), True)
    assert found.state == State(Stage.FINAL, 12)


def test_a_preliminary_account_is_not_a_final_one(root: Path) -> None:
    replace(root, f"{LEISURE}/drift.csv", "bokslut 2023", "preliminärt bokslut 2023")
    assert only(root, "Fritidsnämnden, Grannköping").state == State(Stage.PRELIMINARY, 12)


def test_a_part_of_the_year_is_a_state_of_its_own(root: Path) -> None:
    replace(root, f"{INTERIM_REPORT}/drift.csv", "post;prognos 2024;budget 2024;avvikelse 2024", "post;utfall 2024-08;budget 2024-08;avvikelse 2024-08")  # fmt: skip
    assert only(root, "Kulturnämnden, Exempelstad").state == State(Stage.SO_FAR, 8)


def test_without_a_budget_there_is_a_variance_and_no_percentage(root: Path) -> None:
    table = "post;avvikelse 2024-08;sida\nnettokostnad;-1 250;6\n"
    (root / NEIGHBOUR / "2024/delarsrapport-08/drift.csv").write_text(table, encoding="utf-8")
    found = only(root, "Kulturnämnden, Grannköping")
    assert (found.variance, found.percent) == (Decimal(-1250), None)


def test_of_a_budget_of_nothing_there_is_no_percentage(root: Path) -> None:
    replace(root, f"{LEISURE}/drift.csv", "12,0;11,7", "0;11,7")
    found = only(root, "Fritidsnämnden, Grannköping")
    assert (found.variance, found.percent) == (Decimal("-11.7"), None)


def test_a_missing_outcome_is_never_zero(root: Path) -> None:
    replace(root, f"{LEISURE}/drift.csv", "12,0;11,7", "12,0;..")
    assert budget_positions(views(root)["Fritidsnämnden, Grannköping"]) == []


def test_a_plan_is_no_follow_up(root: Path) -> None:
    """Exempelstad's plan for 2025 states budgets, but what came of 2024 is not known there."""
    reports = [position.report.id for position in budget_positions(views(root)["Kulturnämnden, Exempelstad"])]
    assert reports == ["2024/delarsrapport-08"]


def test_a_final_account_without_a_budget_beside_it_is_told(root: Path) -> None:
    found = views(root)
    assert finals_without_budget(found["Kulturnämnden, Exempelstad"]) == [2023]
    assert finals_without_budget(found["Fritidsnämnden, Grannköping"]) == []
