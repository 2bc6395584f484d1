"""The changes that `make mutera` makes: each kind really changes a figure, and always the same ones."""

import random
from collections import Counter
from pathlib import Path

import pytest

from generator.problems import Problem
from tests.checked_cells import checked_cells
from tests.example import PLAN, problems_of, write_example
from tests.mutate import (
    DOUBLED,
    KINDS,
    MOVED,
    Mutation,
    Result,
    mutations,
    other_digit,
    read,
    report,
    swapped_digits,
    tables_in,
    thousandfold,
    try_all,
    turned_sign,
)

pytestmark = pytest.mark.slow

DICE = random.Random(1)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mutate")
    write_example(root)
    return root


def original(root: Path, mutation: Mutation) -> tuple[tuple[str, ...], ...]:
    return next(table.grid for table in tables_in(root) if table.file == mutation.file)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != DOUBLED])
def test_a_change_changes_the_value_of_one_cell_or_of_two_that_change_places(root: Path, kind: str) -> None:
    found = [mutation for mutation in mutations(tables_in(root), 600) if mutation.kind == kind]
    assert found
    for mutation in found:
        before = original(root, mutation)
        changed = [
            (old, new)
            for was, now in zip(before, mutation.grid, strict=True)
            for old, new in zip(was, now, strict=True)
            if old != new
        ]
        assert len(changed) == (2 if kind == MOVED else 1)
        assert all(read(old) != read(new) for old, new in changed)


def test_a_doubled_row_stands_twice_in_a_row(root: Path) -> None:
    (first, *_) = [mutation for mutation in mutations(tables_in(root)) if mutation.kind == DOUBLED]
    before = original(root, first)
    assert len(first.grid) == len(before) + 1
    (double,) = [row for row, count in Counter(first.grid).items() if count == 2]
    assert first.grid.index(double) + 1 == len(first.grid) - 1 - first.grid[::-1].index(double)


def test_the_same_seed_gives_the_same_changes_and_another_seed_others(root: Path) -> None:
    tables = tables_in(root)
    assert mutations(tables, 60, seed=1) == mutations(tables, 60, seed=1)
    assert mutations(tables, 60, seed=1) != mutations(tables, 60, seed=2)
    assert set(Counter(mutation.kind for mutation in mutations(tables, 60)).values()) == {10}


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("12", "12000"),
        ("1 250", "1250000"),
        ("-5", "-5000"),
        ("12,5", "12500"),
        ("0,1234", "0123,4"),
        ("7[a]", "7000[a]"),
    ],
)
def test_a_thousand_times_as_much(text: str, becomes: str) -> None:
    assert thousandfold(text, DICE) == becomes


def test_signs_are_turned_both_ways() -> None:
    assert [turned_sign(text, DICE) for text in ("5", "-5", "−1 250", "+5")] == ["-5", "5", "1 250", "-5"]


def test_digits_are_changed_and_swapped_but_not_those_of_a_note_mark() -> None:
    assert {swapped_digits("12[1]", DICE), swapped_digits("7 7[12]", DICE)} == {"21[1]", "7 7[12]"}
    changed = {other_digit("4[1]", DICE) for _ in range(200)}
    assert changed == {f"{digit}[1]" for digit in range(10) if digit != 4}


def test_a_wrong_part_of_a_sum_is_caught_and_the_files_are_as_before(root: Path) -> None:
    before = (root / f"{PLAN}/drift.csv").read_bytes()
    chosen = [m for m in mutations(tables_in(root), 60) if m.file == f"{PLAN}/drift.csv"]
    results = list(try_all(root, chosen))
    assert any(result.is_checked and result.is_caught for result in results)
    assert (root / f"{PLAN}/drift.csv").read_bytes() == before
    assert problems_of(root) == []


def test_cells_of_sums_formulas_equalities_and_vintages_are_known(root: Path) -> None:
    from generator.rules import read_and_check

    checked = {str(place) for place in checked_cells(read_and_check(root)[0])}
    assert f'{PLAN}/drift.csv:2 kolumn "plan 2027"' in checked  # a part of a sum
    assert f'{PLAN}/resultat.csv:8 kolumn "bokslut 2023"' in checked  # a formula and an equality
    assert not any("indikatorer.csv" in place and "målvärde" in place for place in checked)


def test_the_table_tells_shares_by_kind_and_what_was_missed(root: Path) -> None:
    (one, two, *_) = mutations(tables_in(root), 12)
    problem = Problem("SUM01", one.places[0], "Fel.", "Rätta.")
    text = report([Result(one, True, (problem,)), Result(two, True, ()), Result(two, False, ())])
    assert text.splitlines()[1].split() == ["a", "digit", "changed", "1/3", "33", "%", "1/2", "50", "%", "0/1", "0", "%", "0"]  # fmt: skip
    assert text.count(f"  {two.kind}: {two}") == 2
    assert f"{one}" not in text
