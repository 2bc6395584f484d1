"""The sentences about forecasts: computed from the figures, silent where there is nothing to say."""

import pytest

from generator.charts.forecast_sentences import forecast_sentences
from generator.tables import FORECAST_COLUMNS, Table

Row = tuple[str, str | None, float | None]


def said(*rows: Row, unit: str = "tkr", decimals: int = 0, sign: int = 1) -> list[str]:
    table = Table(
        FORECAST_COLUMNS, tuple((measure, measure, made, value, None) for measure, made, value in rows)
    )
    sentences = forecast_sentences(table, unit=unit, decimals=decimals, sign=sign)
    return [sentence.replace("\N{NO-BREAK SPACE}", " ") for sentence in sentences]


MARCH: Row = ("prognos", "mars 2023", 763797)
AUGUST: Row = ("prognos", "augusti 2023", 760000)
FINAL: Row = ("bokslut", None, 758439)
WAITING = "Utfallet för hela perioden är inte publicerat här än."


def test_the_outcome_is_compared_with_the_only_forecast() -> None:
    assert said(("budget", None, 786057), MARCH, FINAL) == [
        "Prognosen efter mars 2023 var 763 797 tkr.",
        "Bokslutet blev 758 439 tkr, 5 358 tkr (0,7 procent) lägre än prognosen.",
    ]


def test_of_several_forecasts_the_last_is_compared() -> None:
    assert said(MARCH, AUGUST, FINAL) == [
        "Prognosen efter mars 2023 var 763 797 tkr och den efter augusti 2023 760 000 tkr, 3 797 tkr (0,5 procent) lägre.",
        "Bokslutet blev 758 439 tkr, 1 561 tkr (0,2 procent) lägre än den sista prognosen.",
    ]


@pytest.mark.parametrize(
    ("forecast", "told"),
    [
        (785000.0, "Det är 1 057 tkr (0,1 procent) lägre än budgeten."),
        (786057.0, "Det är lika mycket som budgeten."),
        (786060.0, "Det är 3 tkr (mindre än 0,1 procent) högre än budgeten."),
    ],
)
def test_before_the_outcome_is_known_the_budget_is_compared(forecast: float, told: str) -> None:
    rows: list[Row] = [("budget", None, 786057), ("prognos", "mars 2023", forecast)]
    assert said(*rows)[1:] == [told, WAITING]


def test_a_cost_that_is_written_with_a_minus_is_higher_when_it_is_more() -> None:
    assert said(("prognos", "mars 2023", -100), ("utfall", None, -120), sign=-1)[1] == (
        "Utfallet blev −120 tkr, 20 tkr (20,0 procent) högre än prognosen."
    )


def test_percentages_differ_by_percentage_points() -> None:
    assert said(("prognos", "mars 2023", 78), ("utfall", None, 80), unit="procent")[1] == (
        "Utfallet blev 80 procent, 2 procentenheter högre än prognosen."
    )


def test_without_a_forecast_nothing_is_said() -> None:
    assert said(("budget", None, 100), FINAL) == []
    assert said(("prognos", "mars 2023", None), FINAL) == []


def test_from_nothing_there_is_no_share() -> None:
    assert said(("prognos", "mars 2023", 0), ("utfall", None, 5))[1] == (
        "Utfallet blev 5 tkr, 5 tkr högre än prognosen."
    )
