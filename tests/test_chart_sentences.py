"""The sentences beside the charts, and the trend."""

import pytest

from generator.charts.sentences import (
    TREND_METHOD,
    Total,
    cost_sentences,
    indicator_sentences,
    trend,
    variance_sentences,
    years_sentences,
)
from generator.model.board import DesiredDirection
from generator.model.steering import Trend
from generator.tables import Table

UP, DOWN, NONE = DesiredDirection.UP, DesiredDirection.DOWN, DesiredDirection.NONE
COLUMNS = ("period", "order", "measure", "value", "missing", "group", "made")

Row = tuple[int, str, float | None]


def table(*rows: Row, missing: str | None = "uppgift saknas") -> Table:
    return Table(
        COLUMNS,
        tuple((str(y), float(y), m, v, missing if v is None else None, "", None) for y, m, v in rows),
    )


def outcomes(*values: float | None, first: int = 2020) -> Table:
    return table(*((first + position, "utfall", value) for position, value in enumerate(values)))


def said(
    of: Table,
    *,
    unit: str = "personer",
    decimals: int = 0,
    direction: DesiredDirection = NONE,
    name: str = "personalkontinuitet",
) -> str:
    found = indicator_sentences(of, unit=unit, decimals=decimals, direction=direction, name=name)
    return " ".join(found).replace("\N{NO-BREAK SPACE}", " ")


def joined(sentences: list[str]) -> str:
    return " ".join(sentences).replace("\N{NO-BREAK SPACE}", " ")


def test_an_unchanged_outcome_is_said_to_be_unchanged() -> None:
    text = said(outcomes(15, 16, 14, 14), direction=DOWN)
    assert text == "Personalkontinuitet var 14 personer 2023, oförändrat jämfört med 2022. Färre är bättre."


def test_a_rising_outcome_that_is_the_highest() -> None:
    text = said(outcomes(11, 12, 15), direction=UP)
    assert text == (
        "Personalkontinuitet ökade med 3, från 12 personer 2021 till 15 personer 2022. "
        "Det är det högsta utfallet i serien, som börjar 2020. Fler är bättre."
    )


def test_a_falling_outcome_that_is_the_lowest() -> None:
    text = said(outcomes(11, 9, 3), unit="beslut", name="Ej verkställda beslut")
    assert text == (
        "Ej verkställda beslut minskade med 6, från 9 beslut 2021 till 3 beslut 2022. "
        "Det är det lägsta utfallet i serien, som börjar 2020."
    )


def test_two_outcomes_are_no_series_to_be_highest_in() -> None:
    assert "serien" not in said(outcomes(11, 12))


def test_a_shared_record_is_no_record() -> None:
    assert "serien" not in said(outcomes(16, 11, 16))


def test_percentages_differ_by_percentage_points() -> None:
    text = said(outcomes(91, 92), unit="procent", direction=UP, name="Nöjda brukare")
    assert text == (
        "Nöjda brukare ökade med 1 procentenhet, från 91 procent 2020 till 92 procent 2021. Högre är bättre."
    )
    assert "2 procentenheter" in said(outcomes(91, 93), unit="procent")


def test_measured_units_keep_their_decimals() -> None:
    text = said(outcomes(12.5, 11), unit="dagar", decimals=1, direction=DOWN, name="Väntetid")
    assert (
        text == "Väntetid minskade med 1,5 dagar, från 12,5 dagar 2020 till 11,0 dagar 2021. Lägre är bättre."
    )


def test_one_is_singular() -> None:
    assert said(outcomes(1)) == "Personalkontinuitet var 1 person 2020."
    assert said(outcomes(1), unit="barn och unga") == "Personalkontinuitet var 1 barn och unga 2020."


def test_a_unit_without_a_name_is_left_out() -> None:
    assert said(outcomes(120), unit="tid") == "Personalkontinuitet var 120 2020."


def test_a_name_that_is_a_question_gives_way() -> None:
    assert said(outcomes(7), name="Hur mår du?") == "Utfallet var 7 personer 2020."


def test_a_gap_is_told_whether_its_row_is_empty_or_absent() -> None:
    expected = (
        "Nöjda ökade med 1 procentenhet, från 91 procent 2020 till 92 procent 2022. För 2021 saknas uppgift."
    )
    absent = table((2020, "utfall", 91), (2022, "utfall", 92))
    assert said(outcomes(91, None, 92), unit="procent", name="Nöjda") == expected
    assert said(absent, unit="procent", name="Nöjda") == expected


def test_a_long_gap_is_told_as_a_range() -> None:
    assert "För 2019–2021 saknas uppgift." in said(table((2018, "utfall", 4), (2022, "utfall", 5)))


def test_a_suppressed_latest_outcome_is_told() -> None:
    rows = table(
        (2021, "utfall", 4), (2022, "utfall", 6), (2023, "utfall", None), missing="visas inte av sekretesskäl"
    )
    assert said(rows).endswith("Utfallet för 2023 visas inte av sekretesskäl.")


def test_an_outcome_that_no_document_states_yet_is_not_told() -> None:
    rows = table((2022, "utfall", 6), (2023, "utfall", None), missing="anges inte i dokumentet")
    assert said(rows) == "Personalkontinuitet var 6 personer 2022."


def test_nothing_at_all() -> None:
    assert said(outcomes(None, None), direction=UP) == "Det finns ännu inga siffror."
    assert said(Table(COLUMNS, ())) == "Det finns ännu inga siffror."


def test_only_a_target() -> None:
    text = said(table((2024, "målvärde", 75)), unit="procent", direction=UP)
    assert text == "Det finns ännu inget utfall. Högre är bättre. Målvärdet för 2024 är 75 procent."


def test_the_latest_outcome_is_compared_with_its_target() -> None:
    rows = table((2023, "utfall", 14), (2023, "målvärde", 12))
    assert said(rows).endswith("Utfallet 2023 är 2 personer fler än målvärdet, som var 12 personer.")
    rows = table((2023, "utfall", 58), (2023, "målvärde", 70))
    assert "12 procentenheter lägre än målvärdet, som var 70 procent" in said(rows, unit="procent")
    rows = table((2023, "utfall", 12), (2023, "målvärde", 12))
    assert said(rows).endswith("Målvärdet för 2023 var också 12 personer.")


def test_a_target_that_is_a_direction_is_said_and_not_judged() -> None:
    for year in (2015, 2016):  # before the target, and the same year
        rows = table((year, "utfall", 8.0), (2016, "målvärde", None), missing="ska öka")
        assert said(rows).endswith("Målet för 2016 är att utfallet ska öka.")


def test_a_target_that_is_missing_is_no_target() -> None:
    rows = table((2016, "utfall", 8.0), (2016, "målvärde", None), (2017, "målvärde", None))
    assert "ål" not in said(rows, name="index")


def test_the_newest_forecast_and_the_last_plan_are_told() -> None:
    rows = Table(
        COLUMNS,
        (
            ("2023", 2023.0, "utfall", 244.0, None, "", None),
            ("2024", 2024.0, "prognos", 250.0, None, "", "2024-04"),
            ("2024", 2024.0, "prognos", 248.0, None, "", "2024-08"),
            ("2024", 2024.0, "budget", 244.0, None, "", None),
            ("2026", 2026.0, "plan", 254.0, None, "", None),
            ("2027", 2027.0, "plan", 268.0, None, "", None),
        ),
    )
    assert said(rows, unit="elever", name="Elever").endswith(
        "Prognosen för 2024, gjord efter augusti 2024, är 248 elever. Planen för 2027 är 268 elever."
    )


def test_a_forecast_for_a_year_with_an_outcome_is_not_told() -> None:
    rows = table((2023, "prognos", 5), (2023, "utfall", 4))
    assert "Prognosen" not in said(rows)


def test_groups_are_told_beside_one_another() -> None:
    rows = Table(
        COLUMNS,
        (
            ("2023", 2023.0, "utfall", 66.0, None, "Kvinnor", None),
            ("2023", 2023.0, "utfall", 57.0, None, "Män", None),
        ),
    )
    assert said(rows, unit="procent") == "Utfallet 2023 var 66 procent för kvinnor och 57 procent för män."


@pytest.mark.parametrize(
    ("values", "direction", "expected"),
    [
        ((14, 15), UP, Trend.BETTER),
        ((14, 15), DOWN, Trend.WORSE),
        ((15, 14), DOWN, Trend.BETTER),
        ((15, 14), UP, Trend.WORSE),
        ((14, 14), UP, Trend.UNCHANGED),
        ((14, 15), NONE, Trend.UNKNOWN),
        ((14,), UP, Trend.UNKNOWN),
        ((None, 14), UP, Trend.UNKNOWN),
        ((12, None, 14), UP, Trend.BETTER),
    ],
)
def test_the_trend_follows_the_desired_direction(
    values: tuple[float | None, ...], direction: DesiredDirection, expected: Trend
) -> None:
    assert trend(outcomes(*values), direction) is expected
    assert TREND_METHOD.startswith("Trenden jämför de två senaste utfallen")


def test_a_part_of_a_year_is_compared_with_the_same_part_the_year_before() -> None:
    rows = (
        ("januari–augusti 2023", 2023.67, "utfall", 5.0, None, "", None),
        ("2023", 2023.0, "utfall", 9.0, None, "", None),
        ("januari–augusti 2024", 2024.67, "utfall", 6.0, None, "", None),
    )
    of = Table(COLUMNS, rows)
    assert trend(of, UP) is Trend.BETTER
    assert "från 5 personer januari–augusti 2023 till 6 personer januari–augusti 2024" in said(of)


AREAS = ("area", "budget", "outcome", "outcome_measure", "surplus_sign")


def test_cost_is_compared_with_the_budget_in_all_and_by_area() -> None:
    rows = (
        ("Reserv", 0.0, 0.0, "prognos 2024", 1),
        ("Ledning", 112299.0, 104749.0, "prognos 2024", 1),
        ("Vård", 82276.0, 75376.0, "prognos 2024", 1),
        ("Stöd", 128549.0, 131349.0, "prognos 2024", 1),
        ("Utan prognos", 10.0, None, "prognos 2024", 1),
    )
    assert joined(cost_sentences(Table(AREAS, rows), unit="tkr", total=Total(821074, 802624))) == (
        "Prognosen för 2024 är 802 624 tkr och budgeten 821 074 tkr, ett överskott på 18 450 tkr. "
        "Störst överskott har Ledning, 7 550 tkr. Bara Stöd har ett underskott, 2 800 tkr."
    )


def test_a_final_cost_is_past_and_may_equal_its_budget() -> None:
    rows = (("Vård", 5.0, 5.0, "bokslut 2023", 1),)
    assert joined(cost_sentences(Table(AREAS, rows), unit="tkr", total=Total(5, 5))) == (
        "Bokslutet för 2023 var 5 tkr, lika mycket som budgeten. Ingen post avviker från budgeten."
    )


def test_no_total_is_made_up() -> None:
    rows = (("Vård", 5.0, 4.0, "bokslut 2023", 1), ("Stöd", 5.0, 4.0, "bokslut 2023", 1))
    assert joined(cost_sentences(Table(AREAS, rows), unit="tkr")) == (
        "Störst överskott har Vård och Stöd, 1 tkr var. Ingen post har underskott."
    )
    assert cost_sentences(Table(AREAS, (("Vård", 5.0, None, "", 1),)), unit="tkr") == [
        "Det finns ännu inga siffror."
    ]


def test_costs_that_the_document_writes_as_negative_are_compared_the_other_way() -> None:
    rows = (
        ("Intäkter", 4.3, 4.6, "bokslut 2016", -1),
        ("Personal", -10.4, -10.1, "bokslut 2016", -1),
        ("Övrigt", -2.7, -2.9, "bokslut 2016", -1),
    )
    total = Total(-8.8, -8.4, -1)
    assert joined(cost_sentences(Table(AREAS, rows), unit="mnkr", total=total, decimals=1)) == (
        "Bokslutet för 2016 var −8,4 mnkr och budgeten −8,8 mnkr, ett överskott på 0,4 mnkr. "
        "Störst överskott har Intäkter och Personal, 0,3 mnkr var. Bara Övrigt har ett underskott, 0,2 mnkr."
    )


def test_variances_name_the_largest() -> None:
    rows = (("Vård", 6900.0), ("Stöd", -2800.0), ("Barn", -300.0), ("Okänt", None))
    assert joined(variance_sentences(Table(("area", "variance"), rows), unit="tkr", total=3800)) == (
        "Sammanlagt är avvikelsen ett överskott på 3 800 tkr. "
        "Bara Vård har ett överskott, 6 900 tkr. Störst underskott har Stöd, 2 800 tkr."
    )


YEARS = ("year", "measure", "value")


def test_years_go_from_the_first_to_the_last_and_say_what_lies_ahead() -> None:
    rows = (
        (2022, "bokslut", 720111.0),
        (2023, "budget", 786057.0),
        (2023, "bokslut", 758439.0),
        (2024, "budget", 821861.0),
        (2024, "prognos", 802624.0),
        (2025, "budget", 840726.0),
        (2026, "plan", 850149.0),
        (2027, "plan", 859771.0),
    )
    assert joined(years_sentences(Table(YEARS, rows), unit="tkr")) == (
        "Bokslutet för 2022 var 720 111 tkr och planen för 2027 är 859 771 tkr, "
        "en ökning med 139 660 tkr (19,4 procent). "
        "2024 är prognos, 2025 är budget och 2026 och 2027 är plan, inte utfall."
    )


def test_outcomes_alone_have_nothing_ahead() -> None:
    rows = ((2022, "bokslut", 100.0), (2023, "bokslut", 90.0))
    assert joined(years_sentences(Table(YEARS, rows), unit="tkr")) == (
        "Bokslutet för 2022 var 100 tkr och bokslutet för 2023 var 90 tkr, "
        "en minskning med 10 tkr (10,0 procent)."
    )


def test_a_cost_that_is_written_as_negative_grows_when_its_figure_falls() -> None:
    rows = ((2015, "bokslut", -8.3), (2016, "bokslut", -9.0))
    assert joined(years_sentences(Table(YEARS, rows), unit="mnkr", decimals=1, sign=-1)) == (
        "Bokslutet för 2015 var −8,3 mnkr och bokslutet för 2016 var −9,0 mnkr, "
        "en ökning med 0,7 mnkr (8,4 procent)."
    )


def test_a_single_year_and_no_year() -> None:
    rows = ((2025, "budget", 100.0), (2026, "plan", None))
    assert joined(years_sentences(Table(YEARS, rows), unit="tkr")) == "Budgeten för 2025 är 100 tkr."
    assert years_sentences(Table(YEARS, ()), unit="tkr") == ["Det finns ännu inga siffror."]
