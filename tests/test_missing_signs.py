"""Suppressed, missing and zero look different to those who see a table and to those who hear it."""

from decimal import Decimal
from itertools import combinations

import pytest

from generator import formats
from generator.model.report import Cell
from generator.model.value import Measure, Missing, Nil, Number, Value
from generator.pages.cells import value_cell
from generator.problems import Place

VALUES: tuple[Value, ...] = (Number(Decimal(0)), Nil.NIL, *Missing)


def cell(value: Value) -> Cell:
    return Cell(value, (), "", False, Place("data/x.csv", 2))


@pytest.mark.parametrize(("one", "other"), list(combinations(VALUES, 2)))
def test_no_two_reasons_share_a_sign_or_a_word(one: Value, other: Value) -> None:
    assert formats.value(one) != formats.value(other)
    assert formats.value_in_words(one) != formats.value_in_words(other)


@pytest.mark.parametrize("value", [Nil.NIL, *Missing])
def test_every_cell_without_a_figure_says_why_in_words(value: Value) -> None:
    params = value_cell(cell(value), Measure.ACTUAL, 0)
    assert params["kind"] == "missing"
    assert params["missing_reason"] == f"{formats.capitalised(formats.value_in_words(value))}."


def test_zero_is_a_figure() -> None:
    assert value_cell(cell(Number(Decimal(0))), Measure.ACTUAL, 0) == {"text": "0", "kind": "number"}
