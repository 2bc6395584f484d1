"""Numbers, dates, plurals and sorting as Swedish readers expect them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from generator import formats
from generator.model.period import Period
from generator.model.report import MonthOrDay
from generator.model.value import Bound, BoundSign, Direction, Missing, Nil, Number, Value


@pytest.mark.parametrize(
    ("amount", "decimals", "text"),
    [
        (1234567, 0, "1\u00a0234\u00a0567"),
        (Decimal("12.5"), 1, "12,5"),
        (Decimal("12"), 1, "12,0"),
        (-2800, 0, "\u22122\u00a0800"),
        (Decimal("-0.4"), 0, "0"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "\u22123"),
        (0.1, 2, "0,10"),
    ],
)
def test_a_number_is_written_with_hard_spaces_a_comma_and_a_real_minus(
    amount: Decimal | float, decimals: int, text: str
) -> None:
    assert formats.number(amount, decimals) == text


def test_a_signed_number_has_its_plus_but_zero_has_none() -> None:
    assert [formats.number(amount, signed=True) for amount in (6900, -500, 0)] == [
        "+6\u00a0900",
        "\u2212500",
        "0",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Number(Decimal("81310")), "81\u00a0310"),
        (Bound(BoundSign.LESS, Decimal(5)), "<\u00a05"),
        (Bound(BoundSign.AT_LEAST, Decimal(85000)), "≥\u00a085\u00a0000"),
        (Direction.UP, "ska öka"),
        (Nil.NIL, "–"),
        (Missing.NOT_STATED, ""),
        (Missing.NOT_AVAILABLE, ".."),
        (Missing.NOT_APPLICABLE, "."),
        (Missing.SUPPRESSED, "sekretess"),
    ],
)
def test_a_value_is_written_as_a_cell(value: Value, text: str) -> None:
    assert formats.value(value) == text


def test_a_value_in_words_says_what_a_sign_would_not() -> None:
    values = (Bound(BoundSign.LESS, Decimal(5)), Nil.NIL, *Missing, Number(Decimal(5)))
    assert [formats.value_in_words(value) for value in values] == [
        "under 5",
        "inget att redovisa",
        "anges inte i dokumentet",
        "uppgift saknas",
        "kan inte förekomma",
        "visas inte av sekretesskäl",
        "5",
    ]


def test_every_reason_for_a_missing_figure_has_words() -> None:
    assert set(formats.MISSING_REASONS) == set(Missing)


def test_dates_are_written_out() -> None:
    assert formats.day(date(2024, 9, 5)) == "5 september 2024"
    assert formats.month_or_day(MonthOrDay(2024, 12)) == "december 2024"
    assert formats.month_or_day(MonthOrDay(2024, 12, 5)) == "5 december 2024"
    assert formats.moment(datetime(2024, 7, 1, 22, 30, tzinfo=UTC)) == "2 juli 2024 kl. 00.30"
    assert formats.moment(datetime(2024, 12, 31, 23, 0, tzinfo=UTC)) == "1 januari 2025 kl. 00.00"


@pytest.mark.parametrize(
    ("period", "in_words", "as_of"),
    [
        ("2024", "2024", "2024"),
        ("2024-08", "januari–augusti 2024", "augusti 2024"),
        ("2024-01", "januari 2024", "januari 2024"),
        ("2024-K2", "kvartal 2 2024", "juni 2024"),
        ("2024-T1", "tertial 1 2024", "april 2024"),
        ("2024-H2", "andra halvåret 2024", "december 2024"),
        ("2023/24", "läsåret 2023/24", "2023/24"),
    ],
)
def test_periods_are_said_in_words(period: str, in_words: str, as_of: str) -> None:
    found = Period.parse(period)
    assert found is not None
    assert (formats.period(found), formats.as_of(found)) == (in_words, as_of)


def test_counts_have_their_plural() -> None:
    assert [formats.plural(count, "indikator", "indikatorer") for count in (0, 1, 2, 1250)] == [
        "inga indikatorer",
        "1\u00a0indikator",
        "2\u00a0indikatorer",
        "1\u00a0250\u00a0indikatorer",
    ]


def test_lists_end_with_and() -> None:
    assert [formats.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a och b",
        "a, b och c",
    ]


def test_words_are_sorted_with_the_swedish_letters_last() -> None:
    words = ["öst", "Ärla", "zebra", "ål", "Alby", "éclair", "vård och omsorg", "vårdplan", "Über", "yta"]
    assert formats.in_alphabetical_order(words) == [
        "Alby", "éclair", "vård och omsorg", "vårdplan", "Über", "yta", "zebra", "ål", "Ärla", "öst",
    ]  # fmt: skip


def test_only_the_first_letter_is_made_a_capital() -> None:
    assert [formats.capitalised(text) for text in ("ökar i LSS", "")] == ["Ökar i LSS", ""]


def test_a_unit_is_joined_by_a_hard_space() -> None:
    assert (formats.with_unit("12,5", "procent"), formats.with_unit("5", None)) == ("12,5\u00a0procent", "5")


def test_straight_quotation_marks_become_swedish() -> None:
    assert formats.quoted('Budget 2021 i "Budget 2022".') == "Budget 2021 i ”Budget 2022”."
