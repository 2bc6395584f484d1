"""The sentences beside the charts, and the trend."""

import pytest

from generator.charts.economic_sentences import miss_sentences
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
from generator.tables import INDICATOR_COLUMNS, Table, miss_table

UP, DOWN, NONE = DesiredDirection.UP, DesiredDirection.DOWN, DesiredDirection.NONE
COLUMNS = ("period", "order", "measure", "value", "missing", "group", "made")

Row = tuple[int, str, float | None]


def table(*rows: Row, reason: str = "..", limit: float | None = None) -> Table:
    """Readings of whole years; those without a figure have a reason, and those of a bound a limit."""
    return Table(
        INDICATOR_COLUMNS,
        tuple(
            (str(y), float(y), m, v, None, "", None, None, None, None)
            if v is not None
            else (str(y), float(y), m, None, "i ord", "", None, reason, limit, None)
            for y, m, v in rows
        ),
    )


def outcomes(*values: float | None, first: int = 2020) -> Table:
    return table(*((first + position, "utfall", value) for position, value in enumerate(values)))


def said(
    of: Table,
    *,
    unit: str = "personer",
    decimals: int = 0,
    direction: DesiredDirection = NONE,
) -> str:
    found = indicator_sentences(of, unit=unit, decimals=decimals, direction=direction)
    return " ".join(found).replace("\N{NO-BREAK SPACE}", " ")


def joined(sentences: list[str]) -> str:
    return " ".join(sentences).replace("\N{NO-BREAK SPACE}", " ")


def test_an_unchanged_outcome_is_said_to_be_unchanged() -> None:
    text = said(outcomes(15, 16, 14, 14), direction=DOWN)
    assert text == "Utfallet 2023 var 14 personer, oförändrat sedan 2022. Färre är bättre."


def test_a_rising_outcome_that_is_the_highest() -> None:
    assert said(outcomes(12, 11, 15), direction=UP) == (
        "Utfallet 2022 var 15 personer, 4 fler än 2021. "
        "Det är det högsta utfallet sedan serien började 2020. Fler är bättre."
    )


def test_a_falling_outcome_that_is_the_lowest() -> None:
    assert said(outcomes(8, 9, 3), unit="beslut") == (
        "Utfallet 2022 var 3 beslut, 6 färre än 2021. Det är det lägsta utfallet sedan serien började 2020."
    )


def test_a_run_says_since_when_and_makes_the_record_of_a_whole_series_needless() -> None:
    assert said(outcomes(11, 9, 3)) == (
        "Utfallet 2022 var 3 personer, 6 färre än 2021. Utfallet har minskat varje år sedan 2020."
    )
    assert "Utfallet har ökat varje år sedan 2021." in said(outcomes(5, 3, 4, 6))


def test_two_years_a_gap_or_a_standstill_are_no_run() -> None:
    for of in (outcomes(11, 12), outcomes(9, None, 10, 11), outcomes(9, 10, 10, 11)):
        assert "varje år" not in said(of)


def test_two_outcomes_are_no_series_to_be_highest_in() -> None:
    assert "serien" not in said(outcomes(11, 12))


def test_a_shared_record_is_no_record() -> None:
    assert "serien" not in said(outcomes(16, 11, 16))


def test_percentages_differ_by_percentage_points() -> None:
    assert said(outcomes(91, 92), unit="procent", direction=UP) == (
        "Utfallet 2021 var 92 procent, 1 procentenhet högre än 2020. Högre är bättre."
    )
    assert "2 procentenheter högre" in said(outcomes(91, 93), unit="procent")


def test_measured_units_keep_their_decimals_and_a_time_is_shorter() -> None:
    assert said(outcomes(12.5, 11), unit="dagar", decimals=1, direction=DOWN) == (
        "Utfallet 2021 var 11,0 dagar, 1,5 dagar mindre än 2020. Kortare tid är bättre."
    )


def test_one_is_singular() -> None:
    assert said(outcomes(1)) == "Utfallet 2020 var 1 person."
    assert said(outcomes(1), unit="barn och unga") == "Utfallet 2020 var 1 barn och unga."


def test_a_unit_without_a_name_is_left_out() -> None:
    assert said(outcomes(120), unit="tid") == "Utfallet 2020 var 120."


def test_a_gap_is_told_whether_its_row_is_empty_or_absent() -> None:
    expected = "Utfallet 2022 var 92 procent, 1 procentenhet högre än 2020. Uppgift saknas för 2021."
    absent = table((2020, "utfall", 91), (2022, "utfall", 92))
    assert said(outcomes(91, None, 92), unit="procent") == expected
    assert said(absent, unit="procent") == expected


def test_a_long_gap_is_told_as_a_range() -> None:
    assert "Uppgift saknas för 2019–2021." in said(table((2018, "utfall", 4), (2022, "utfall", 5)))


def test_a_suppressed_latest_outcome_is_told() -> None:
    rows = table((2021, "utfall", 4), (2022, "utfall", 6), (2023, "utfall", None), reason="sekretess")
    assert said(rows).endswith("Utfallet för 2023 visas inte av sekretesskäl.")


def test_an_outcome_that_is_a_bound_is_told_as_one() -> None:
    rows = table((2022, "utfall", 6), (2023, "utfall", None), reason="<", limit=5)
    assert said(rows).endswith("Utfallet 2023 var under 5 personer.")


def test_an_outcome_that_no_document_states_yet_is_not_told() -> None:
    rows = table((2022, "utfall", 6), (2023, "utfall", None), reason="")
    assert said(rows) == "Utfallet 2022 var 6 personer."


def test_nothing_at_all() -> None:
    assert said(outcomes(None, None), direction=UP) == "Det finns ännu inga siffror."
    assert said(Table(COLUMNS, ())) == "Det finns ännu inga siffror."


def test_only_a_target() -> None:
    text = said(table((2024, "målvärde", 75)), unit="procent", direction=UP)
    assert text == "Det finns ännu inget utfall. Målvärdet för 2024 är 75 procent. Högre är bättre."


def test_the_latest_outcome_is_compared_with_its_target() -> None:
    rows = table((2023, "utfall", 14), (2023, "målvärde", 12))
    assert said(rows).endswith("Det är 2 personer fler än målvärdet, som var 12 personer.")
    rows = table((2023, "utfall", 58), (2023, "målvärde", 70))
    assert "12 procentenheter lägre än målvärdet, som var 70 procent" in said(rows, unit="procent")
    rows = table((2023, "utfall", 12), (2023, "målvärde", 12))
    assert said(rows).endswith("Det är lika med målvärdet.")


@pytest.mark.parametrize(
    ("sign", "outcome", "told"),
    [
        ("≤", 6.0, "Det är över målet, som var högst 5 procent."),
        ("≤", 5.0, "Det är inom målet, som var högst 5 procent."),
        ("<", 5.0, "Det är över målet, som var under 5 procent."),
        ("≥", 4.0, "Det är under målet, som var minst 5 procent."),
        ("≥", 5.0, "Det är inom målet, som var minst 5 procent."),
        (">", 5.0, "Det är under målet, som var över 5 procent."),
    ],
)
def test_the_latest_outcome_is_compared_with_a_target_that_is_a_bound(
    sign: str, outcome: float, told: str
) -> None:
    rows = table((2023, "utfall", outcome), (2023, "målvärde", None), reason=sign, limit=5)
    assert said(rows, unit="procent").endswith(told)


def test_a_bound_to_come_is_told_in_words() -> None:
    rows = table((2023, "utfall", 6), (2024, "målvärde", None), reason="≥", limit=5)
    assert said(rows, unit="elever").endswith("Målet för 2024 är minst 5 elever.")
    rows = table((2023, "utfall", 6), (2024, "prognos", None), reason="<", limit=9)
    assert said(rows, unit="elever").endswith("Prognosen för 2024 är under 9 elever.")


def test_a_target_that_is_a_direction_is_said_and_not_judged() -> None:
    for year in (2015, 2016):  # before the target, and the same year
        rows = table((year, "utfall", 8.0), (2016, "målvärde", None), reason="ska öka")
        assert said(rows).endswith("Målet för 2016 är att utfallet ska öka.")


def test_a_target_that_is_missing_is_no_target() -> None:
    rows = table((2016, "utfall", 8.0), (2016, "målvärde", None), (2017, "målvärde", None))
    assert "ål" not in said(rows)


def test_the_newest_forecast_and_the_last_plan_are_told() -> None:
    rows = Table(
        COLUMNS,
        (
            ("2023", 2023.0, "utfall", 244.0, None, "", None),
            ("2024", 2024.0, "prognos", 250.0, None, "", "april 2024"),
            ("2024", 2024.0, "prognos", 248.0, None, "", "augusti 2024"),
            ("2024", 2024.0, "budget", 244.0, None, "", None),
            ("2026", 2026.0, "plan", 254.0, None, "", None),
            ("2027", 2027.0, "plan", 268.0, None, "", None),
        ),
    )
    assert said(rows, unit="elever").endswith(
        "Prognosen för 2024, gjord efter augusti 2024, är 248 elever. Planen för 2027 är 268 elever."
    )


def test_a_forecast_for_a_year_with_an_outcome_is_not_told() -> None:
    rows = table((2023, "prognos", 5), (2023, "utfall", 4))
    assert "Prognosen" not in said(rows)


def groups(*values: tuple[str, float]) -> Table:
    return Table(
        COLUMNS, tuple(("2023", 2023.0, "utfall", value, None, group, None) for group, value in values)
    )


def test_groups_are_told_beside_one_another() -> None:
    of = (("Kvinnor", 66.0), ("Män", 57.0))
    assert said(groups(*of), unit="procent") == (
        "Utfallet 2023 var 66 procent för kvinnor och 57 procent för män."
    )
    assert said(groups(("", 60.0), *of), unit="procent") == (
        "Utfallet 2023 var 60 procent. Det var 66 procent för kvinnor och 57 procent för män."
    )


def test_of_many_groups_the_highest_and_the_lowest_are_told() -> None:
    of = groups(("Norr", 4.0), ("Söder", 9.0), ("Väster", 2.0), ("Öster", 5.0), ("Totalt", 20.0))
    assert said(of, unit="elever") == "Högst 2023 var söder med 9 elever och lägst väster med 2 elever."


def test_four_sentences_at_most_and_the_most_important() -> None:
    rows = table(
        (2020, "utfall", 9),
        (2021, "utfall", 8),
        (2022, "utfall", 7),
        (2022, "målvärde", 5),
        (2024, "plan", 4),
    )
    assert said(rows, direction=DOWN) == (
        "Utfallet 2022 var 7 personer, 1 färre än 2021. Det är 2 personer fler än målvärdet, som var 5 personer. "
        "Utfallet har minskat varje år sedan 2020. Färre är bättre."
    )


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
    assert said(of) == "Utfallet januari–augusti 2024 var 6 personer, 1 fler än januari–augusti 2023."


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
        "Störst överskott har Ledning, 7 550 tkr. Bara Stöd har underskott, 2 800 tkr."
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
        "Störst överskott har Intäkter och Personal, 0,3 mnkr var. Bara Övrigt har underskott, 0,2 mnkr."
    )


def test_variances_name_the_largest() -> None:
    rows = (("Vård", 6900.0), ("Stöd", -2800.0), ("Barn", -300.0), ("Okänt", None))
    assert joined(variance_sentences(Table(("area", "variance"), rows), unit="tkr", total=3800)) == (
        "Sammanlagt är det ett överskott på 3 800 tkr. "
        "Bara Vård har överskott, 6 900 tkr. Störst underskott har Stöd, 2 800 tkr."
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
        "Bokslutet för 2022 var 720 111 tkr. "
        "Planen för 2027 är 859 771 tkr, 139 660 tkr (19,4 procent) mer än 2022. "
        "Siffrorna framåt är prognos 2024, budget 2025 och plan 2026 och 2027."
    )


def test_outcomes_alone_have_nothing_ahead() -> None:
    rows = ((2022, "bokslut", 100.0), (2023, "bokslut", 90.0))
    assert joined(years_sentences(Table(YEARS, rows), unit="tkr")) == (
        "Bokslutet för 2022 var 100 tkr. Bokslutet för 2023 var 90 tkr, 10 tkr (10,0 procent) mindre än 2022."
    )


def test_a_cost_that_is_written_as_negative_grows_when_its_figure_falls() -> None:
    rows = ((2015, "bokslut", -8.3), (2016, "bokslut", -9.0))
    assert joined(years_sentences(Table(YEARS, rows), unit="mnkr", decimals=1, sign=-1)) == (
        "Bokslutet för 2015 var −8,3 mnkr. "
        "Bokslutet för 2016 var −9,0 mnkr, 0,7 mnkr (8,4 procent) mer än 2015."
    )


def test_a_single_year_and_no_year() -> None:
    rows = ((2025, "budget", 100.0), (2026, "plan", None))
    assert joined(years_sentences(Table(YEARS, rows), unit="tkr")) == "Budgeten för 2025 är 100 tkr."
    assert years_sentences(Table(YEARS, ()), unit="tkr") == ["Det finns ännu inga siffror."]


def test_misses_name_what_came_furthest_from_its_forecast() -> None:
    of = miss_table([("Vård", 100.0, 90.0), ("Stöd", 50.0, 55.0), ("Barn", 20.0, 20.0)])
    assert joined(miss_sentences(of, unit="tkr")) == (
        "Längst under prognosen hamnade Vård, 10 tkr lägre. Längst över prognosen hamnade Stöd, 5 tkr högre."
    )
    assert miss_sentences(miss_table([("Vård", 1.0, 1.0)]), unit="tkr") == ["Alla poster blev som prognosen."]
    assert miss_sentences(miss_table([]), unit="tkr") == []


def test_every_sentence_is_a_whole_message_that_can_be_translated(monkeypatch: pytest.MonkeyPatch) -> None:
    """With each message replaced by a mark, no word of Swedish is left outside them."""
    monkeypatch.setattr("generator.language._messages", lambda _language: _Marked())
    rows = table((2020, "utfall", 9), (2021, "utfall", 8), (2022, "utfall", 7), (2022, "målvärde", 5))
    found = indicator_sentences(rows, unit="personer", decimals=0, direction=DOWN)
    assert len(found) == 4
    assert all(sentence.startswith("¤") for sentence in found)


class _Marked(dict[tuple[str, str | None], str]):
    def get(self, key: tuple[str, str | None], default: object = None) -> str:
        return f"¤{key[0]}"
