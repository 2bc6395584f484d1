"""What make mat tells and writes of what it has measured."""

import pytest

from tests.measure.__main__ import kinds
from tests.measure.faults import RULES, Fault, told
from tests.measure.page import ANYWHERE, AXE_VERSION, BY_SPACING, BY_WIDTH, CHECKS, criterion_of
from tests.measure.result import Result, written

LOW = Fault("color-contrast", "1.4.3", "/b/", "320 px, ljust", "<a>x</a>")


def test_faults_are_told_by_rule_with_pages_as_examples() -> None:
    faults = [LOW, LOW, *(Fault("litet-mal", "2.5.8", f"/{n}/", "320 px", "<b>") for n in range(5))]
    text = told(faults)
    assert text.startswith(
        "litet-mal (Länkar och knappar är minst 24 × 24 px): 5 fel på 5 sidor\n  /0/  [320 px]"
    )
    assert "\ncolor-contrast (axe): 1 fel på 1 sidor\n  /b/  [320 px, ljust]\n      <a>x</a>" in text
    assert "/3/" not in text


def test_no_faults_are_told_as_nothing() -> None:
    assert told([]) == ""


def test_every_check_has_a_rule_and_is_asked() -> None:
    assert AXE_VERSION.count(".") == 2
    for name in (*ANYWHERE, *BY_WIDTH, *BY_SPACING):
        assert name in RULES
        assert f'"{name}": () =>' in CHECKS


@pytest.mark.parametrize(
    ("tags", "criterion"),
    [
        (["cat.color", "wcag2aa", "wcag143"], "1.4.3"),
        (["wcag21aa", "wcag1410"], "1.4.10"),
        (["cat.structure", "best-practice"], ""),
    ],
)
def test_a_rule_of_axe_belongs_to_a_criterion(tags: list[str], criterion: str) -> None:
    assert criterion_of(tags) == criterion


def test_lighthouse_sees_a_page_of_each_kind() -> None:
    board = "/exempelstad/kulturnamnden/"
    addresses = ["/", "/exempelstad/", board, f"{board}2024/", f"{board}2024/ekonomi/", f"{board}2024/plan/"]
    addresses += [f"{board}indikatorer/", f"{board}indikatorer/besok/"]
    assert kinds(addresses) == [
        "/",
        board,
        f"{board}2024/",
        f"{board}2024/plan/",
        f"{board}indikatorer/besok/",
    ]


def test_the_same_result_gives_the_same_file() -> None:
    faults = (LOW, Fault("litet-mal", "", "/a/", "320 px", "<b>"))
    result = Result("2026-11-25", 3, 2, 1, ("ljus",), (("axe-core", "4.12.1"),), 0, faults)
    text = written(result)
    assert text == written(result)
    assert (
        'fel:\n  - regel: color-contrast\n    kriterium: "1.4.3"\n    antal: 1\n    sidor: 1\n    exempel:\n      - /b/\n'
        in text
    )
    assert "  - regel: litet-mal\n    antal: 1\n" in text
