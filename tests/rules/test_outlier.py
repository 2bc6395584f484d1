"""What counts as an outlier in a short series: slips are caught, ordinary development is not."""

from decimal import Decimal

import pytest

from generator.rules.outlier import Kind, is_outlier, other_order


def numbers(text: str) -> list[Decimal]:
    return [Decimal(part.replace(",", ".")) for part in text.split()]


@pytest.mark.parametrize(
    ("figure", "others", "kind"),
    [
        ("51", "16 14 14", Kind.COUNT),
        ("61", "15 14 14", Kind.COUNT),
        ("822", "395 385 335", Kind.COUNT),
        ("84", "11 9 3", Kind.COUNT),
        ("9,1", "1,9 1,7 1,4", Kind.PERCENT),
        ("58", "86 84 82", Kind.PERCENT),
        ("80", "9", Kind.COUNT),
        ("64", "43 43 47", Kind.AMOUNT),
    ],
)
def test_a_slip_is_an_outlier(figure: str, others: str, kind: Kind) -> None:
    assert is_outlier(numbers(figure)[0], numbers(others), kind)


@pytest.mark.parametrize(
    ("series", "kind"),
    [
        ("14 11 9 3 5", Kind.COUNT),
        ("6 2 4 4", Kind.COUNT),
        ("6 10 16", Kind.COUNT),
        ("10 20 40 80 160", Kind.AMOUNT),
        ("143 95 95 70 55", Kind.COUNT),
        ("1705 1250 1750 1850 1900", Kind.COUNT),
        ("13 7 6 4", Kind.PERCENT),
        ("19 15 13 19", Kind.PERCENT),
        ("86 95 83 85", Kind.PERCENT),
        ("81 56 59", Kind.COUNT),
        ("1 2 3 4 5", Kind.PERCENT),
        ("-5 12 8", Kind.AMOUNT),
    ],
)
def test_ordinary_development_is_none(series: str, kind: Kind) -> None:
    figures = numbers(series)
    found = [
        figure
        for position, figure in enumerate(figures)
        if is_outlier(figure, figures[:position] + figures[position + 1 :], kind)
    ]
    assert found == []


def test_a_figure_without_others_is_none() -> None:
    assert not is_outlier(Decimal(7), [], Kind.COUNT)


@pytest.mark.parametrize(
    ("figure", "others", "percent", "order"),
    [
        ("81402", "81 79", False, "1000"),
        ("81", "81310 78905", False, "0.001"),
        ("0,87", "87 85", True, "0.01"),
        ("87", "0,87 0,85", True, "100"),
        ("87", "0,87 0,85", False, None),
        ("1000", "1 1 900", False, None),
        ("100", "2 3", True, None),
        ("0", "1000", False, None),
    ],
)
def test_the_order_of_a_slip_of_unit(figure: str, others: str, percent: bool, order: str | None) -> None:
    found = other_order(numbers(figure)[0], numbers(others), percent=percent)
    assert found == (Decimal(order) if order else None)
