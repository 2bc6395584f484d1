"""Numbers, dates and words as an English reader expects them; tests/test_formats.py has the Swedish."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from generator import formats
from generator.language import Language, Words, municipal, speaking
from generator.model.period import Period
from generator.model.report import MonthOrDay
from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, Nil, Number

NB = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with speaking(Language.ENGLISH):
        yield


@pytest.mark.parametrize(
    ("amount", "decimals", "shown"),
    [(1234.5, 1, "1,234.5"), (-18450, 0, "−18,450"), (0.04, 1, "0.0"), (1_000_000, 0, "1,000,000")],
)
def test_numbers_have_commas_points_and_a_real_minus(amount: float, decimals: int, shown: str) -> None:
    assert formats.number(amount, decimals) == shown


def test_a_signed_number_has_its_plus() -> None:
    assert formats.number(787, signed=True) == "+787"


@pytest.mark.parametrize(
    ("number", "unit", "shown"),
    [
        ("14", "dagar", f"14{NB}days"),
        ("1", "person", f"1{NB}person"),
        ("91.5", "procent", f"91.5{NB}per cent"),
        ("2", "procentenheter", f"2{NB}percentage points"),
        ("821,861", "tkr", f"SEK{NB}821,861{NB}thousand"),
        ("2.5", "mnkr", f"SEK{NB}2.5{NB}million"),
        ("500", "kr", f"SEK{NB}500"),
        ("7", None, "7"),
    ],
)
def test_units_that_many_use_are_in_english_and_money_is_written_as_sek(
    number: str, unit: str | None, shown: str
) -> None:
    assert formats.with_unit(number, unit) == shown


def test_a_unit_that_few_use_is_the_municipalitys_own_word() -> None:
    assert formats.with_unit("3", "kompetenstrappor") == f"3{NB}{municipal('kompetenstrappor')}"


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [("18450", "tkr", f"SEK{NB}18.5{NB}million"), ("517", "tkr", f"SEK{NB}517,000")],
)
def test_money_in_plain_words(amount: str, unit: str, shown: str) -> None:
    assert formats.money(Decimal(amount), unit) == shown


def test_dates_and_times() -> None:
    assert formats.day(date(2024, 9, 25)) == "25 September 2024"
    assert formats.month_or_day(MonthOrDay(2024, 9)) == "September 2024"
    assert formats.moment(datetime(2024, 9, 25, 6, 5, tzinfo=UTC)) == "25 September 2024 at 08:05"
    assert formats.clock("08:15") == "08:15"


@pytest.mark.parametrize(
    ("stated", "long", "short"),
    [
        ("2024", "2024", "2024"),
        ("2024-08", "January–August 2024", "Jan–Aug 2024"),
        ("2024-01", "January 2024", "Jan 2024"),
        ("2024-K2", "quarter 2 of 2024", "Q2 2024"),
        ("2024-T2", "four-month period 2 of 2024", "four-month period 2 of 2024"),
        ("2024-H1", "first half of 2024", "first half of 2024"),
        ("2023/24", "the school year 2023/24", "school year 2023/24"),
    ],
)
def test_periods(stated: str, long: str, short: str) -> None:
    period = Period.parse(stated)
    assert period is not None
    assert formats.period(period) == long
    assert formats.short_period(period) == short


def test_lists_and_counts() -> None:
    assert formats.listed(["a", "b", "c"]) == "a, b and c"
    assert formats.plural(0, "goal", "goals") == "no goals"
    assert formats.plural(1200, "goal", "goals") == f"1,200{NB}goals"


def test_values_and_the_reasons_for_missing_ones() -> None:
    assert formats.value(Number(Decimal("1234.5")), 1) == "1,234.5"
    assert formats.value(Missing.SUPPRESSED) == "confidential"
    assert formats.value(Direction.UP) == "should increase"
    assert formats.value_in_words(Bound(BoundSign.LESS, Decimal(5))) == "under 5"
    assert formats.value_in_words(Missing.NOT_AVAILABLE) == "not available"
    assert formats.value_in_words(Nil.NIL) == "nothing to report"


def test_names_keep_their_capitals_within_a_sentence() -> None:
    assert formats.lowered("Social Services Board") == "Social Services Board"
    assert formats.lowered("Interim report August 2024") == "Interim report August 2024"
    assert formats.lowered("Health and social care") == "health and social care"


def test_words_are_sorted_with_å_ä_ö_among_a_and_o() -> None:
    assert formats.in_alphabetical_order(["Öppen", "Zon", "Ärende", "Bro"]) == [
        "Ärende",
        "Bro",
        "Öppen",
        "Zon",
    ]


@pytest.mark.parametrize("words", [formats.MEASURES, formats.MISSING_REASONS, formats.DIRECTIONS])
def test_every_kind_of_word_is_told_in_english(words: Words[object]) -> None:
    for key, english in words.items():
        with speaking(Language.SWEDISH):
            swedish = words[key]
        assert english != swedish or swedish in ("budget", "plan"), key


def test_every_measure_has_a_word() -> None:
    assert set(formats.MEASURES) == set(Measure)
