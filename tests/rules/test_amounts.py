"""Amounts read out of Swedish prose."""

from decimal import Decimal

import pytest

from generator.rules.amounts import NBSP, Kind, amounts_in, stated_unit


def read(text: str, unit: str | None = None) -> list[tuple[str, str]]:
    """Each amount as it is shown, and its number in kronor or percent."""
    return [(a.text.replace(NBSP, " "), f"{a.number.normalize():f}") for a in amounts_in(text, unit)]


@pytest.mark.parametrize(
    ("text", "kronor"),
    [
        ("22,3 mnkr", "22300000"),
        ("18,5 miljoner kronor", "18500000"),
        ("3 Mkr", "3000000"),
        ("1,2 miljarder kronor", "1200000000"),
        ("2 400 tkr", "2400000"),
        (f"2{NBSP}400{NBSP}tkr", "2400000"),
        ("517 000 kronor", "517000"),
        ("90 kr", "90"),
        ("en halv miljon", "500000"),
        ("två miljoner kronor", "2000000"),
        ("12 tusen kronor", "12000"),
    ],
)
def test_money_is_read_in_every_unit(text: str, kronor: str) -> None:
    assert [(a.kind, f"{a.number.normalize():f}") for a in amounts_in(f"Det var {text}.")] == [
        (Kind.MONEY, kronor)
    ]


def test_millions_before_a_year_are_money_and_the_year_is_none() -> None:
    assert read("15,2 miljoner kronor mer 2025, 22,9 miljoner 2026 och 32,5 miljoner 2027") == [
        ("15,2 miljoner kronor", "15200000"),
        ("22,9 miljoner", "22900000"),
        ("32,5 miljoner", "32500000"),
    ]


def test_a_unit_carries_back_to_the_figure_that_it_is_shared_with() -> None:
    assert read("minskat från 7,3 till 5,8 procent") == [("7,3 procent", "7.3"), ("5,8 procent", "5.8")]
    assert read("mellan 3 och 5 procent") == [("3 procent", "3"), ("5 procent", "5")]
    assert read("3–5 %") == [("3 %", "3"), ("5 %", "5")]


def test_a_unit_does_not_carry_back_to_a_year_or_a_quarter() -> None:
    assert read("Under 2025 och 5 procent till. I kvartal 2 och 4 procent av dem.") == [
        ("5 procent", "5"),
        ("4 procent", "4"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "den 23 november 2021",
        "§ 87, sida 12 och avsnitt 1.4",
        "0513-170 00",
        "12 mål, 3 900 besök och 9 § LSS",
        "två miljoner besök",
        "tre tusen invånare",
        "läsåret 2023/24",
    ],
)
def test_what_has_no_unit_is_no_amount(text: str) -> None:
    assert amounts_in(text) == []


def test_a_sign_is_kept_apart_from_the_number() -> None:
    (amount,) = amounts_in("avviker med −1,1 miljoner kronor")
    assert (amount.sign, amount.number, amount.text) == (
        -1,
        Decimal(1_100_000),
        f"−1,1{NBSP}miljoner{NBSP}kronor",
    )


def test_percentage_points_are_of_their_own_kind() -> None:
    assert [a.kind for a in amounts_in("3 procent är 2 procentenheter mer")] == [Kind.PERCENT, Kind.POINTS]


def test_an_amount_agrees_within_its_own_rounding_and_no_more() -> None:
    (amount,) = amounts_in("18,5 miljoner kronor")
    assert amount.agrees_with(Decimal(18_450_000))
    assert amount.agrees_with(Decimal(-18_549_000))
    assert not amount.agrees_with(Decimal(18_449_000))


def test_an_amount_that_is_said_to_be_about_so_much_is_rounder() -> None:
    (about,) = amounts_in("drygt 8 000 tkr")
    assert about.agrees_with(Decimal(8_012_000))
    assert not about.agrees_with(Decimal(9_100_000))
    (exactly,) = amounts_in("var 8 000 tkr")
    assert not exactly.agrees_with(Decimal(8_012_000))


def test_a_text_may_say_the_unit_of_all_amounts_that_follow() -> None:
    unit = stated_unit("Alla belopp nedan är avvikelser från budgeten i miljoner kronor.")
    assert unit == "miljoner kronor"
    assert read("Hemtjänst, −8,9. Personalen kostar 3,7 mer 2024 för 12 boenden.", unit) == [
        ("−8,9 miljoner kronor", "8900000"),
        ("3,7 miljoner kronor", "3700000"),
    ]
