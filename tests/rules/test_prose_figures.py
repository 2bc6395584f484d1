"""TEXT04: prose whose amounts the tables of the same report do not bear out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.rules.amounts import NBSP
from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, write, write_example

CONTENT = "content/exempelstad/kulturnamnden"
DRIFT = f"{CONTENT}/2024/delarsrapport-08/drift.md"
GOAL = f"{CONTENT}/2024/delarsrapport-08/nojda-elever.md"
PLAN_DRIFT = f"{CONTENT}/2025/verksamhetsplan/drift.md"


def said(root: Path, text: str, file: str = DRIFT) -> list[str]:
    """What is told of a text in Exempelstad; with plain spaces."""
    write_example(root)
    write(root, file, text)
    return [p.what.replace(NBSP, " ") for p in problems_of(root) if p.code == "TEXT04"]


AGREEING = [
    "Nämnden väntar ett överskott på 400 tkr.",
    "Nämnden väntar ett överskott på 0,4 miljoner kronor.",
    "Kulturskolan väntar ett underskott på 500 tkr.",
    "Kulturskolan väntar ett underskott på en halv miljon kronor.",
    "Biblioteken väntar ett överskott på 800 tkr och kulturskolan ett underskott på 500 tkr.",
    "Störst är överskottet i biblioteken, 0,8 miljoner kronor.",
    "Biblioteken avviker med +800 tkr.",
    "Överskottet är 0,6 procent av nämndens budget.",
    "Nämnden räknar med 2 100 tkr mer än bokslutet 2023.",
    "Kulturskolans kostnad ökar från 17 980 till 18 900 tkr.",
    "Biblioteken kostar 41,2 miljoner kronor och kulturskolan 18,9 miljoner kronor, sammanlagt 60,1 miljoner kronor.",
    "Folkbiblioteket kostade 40 115 tkr 2023.",
    "Lokalerna kostar 3 333 tkr (sida 14).",
    "Lokalerna kostar 3 333 tkr (avsnitt Ekonomi, Drift) och hyrorna 4 444 tkr.",
    "I maj 2024 öppnade 12 bibliotek, enligt 3 § i reglementet.",
]


@pytest.mark.parametrize("text", AGREEING)
def test_what_the_tables_bear_out_is_let_pass(text: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"{text}\n") == []


def test_an_amount_that_no_table_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(
        tmp_path, DRIFT, "Biblioteken är öppna.\n\nStaben är liten.\nHela verksamheten kostar 66 010 tkr.\n"
    )
    assert [str(problem) for problem in problems_of(tmp_path)] == [
        f"{DRIFT}:4\n"
        f"  TEXT04  Texten säger 66{NBSP}010{NBSP}tkr, men ingen av rapportens tabeller har det beloppet. "
        f"Närmast är 66{NBSP}100{NBSP}tkr: Nettokostnad, prognos 2024.\n"
        "          Rätta det som skiljer sig från dokumentet. Står beloppet bara i dokumentets löptext skriver du var, "
        "i samma mening: (sida 18) eller (avsnitt 1.4)."
    ]


def test_an_amount_far_from_every_figure_is_told_without_a_nearest(tmp_path: Path) -> None:
    assert said(tmp_path, "Lokalerna kostar 3 333 tkr.\n") == [
        "Texten säger 3 333 tkr, men ingen av rapportens tabeller har det beloppet."
    ]


def test_a_surplus_of_another_line_is_told_although_the_table_has_the_amount(tmp_path: Path) -> None:
    assert said(tmp_path, "Biblioteken väntar ett överskott på 100 tkr.\n") == [
        "Texten säger 100 tkr om Bibliotek, men tabellen har inte det beloppet."
    ]


def test_a_source_does_not_excuse_a_surplus_that_the_table_states_otherwise(tmp_path: Path) -> None:
    assert said(tmp_path, "Biblioteken väntar ett överskott på 880 tkr (sida 11).\n") == [
        "Texten säger 880 tkr om Bibliotek, men tabellen har inte det beloppet. "
        "Närmast är 800 tkr: Bibliotek, avvikelse 2024."
    ]


def test_a_source_covers_its_own_sentence_alone(tmp_path: Path) -> None:
    assert said(tmp_path, "Lokalerna kostar 3 333 tkr (sida 14). Hyrorna kostar 4 444 tkr.\n") == [
        "Texten säger 4 444 tkr, men ingen av rapportens tabeller har det beloppet."
    ]


@pytest.mark.parametrize("source", ["(se bilagan)", "enligt sida 14", "(14)"])
def test_a_source_has_one_form(source: str, tmp_path: Path) -> None:
    assert len(said(tmp_path, f"Lokalerna kostar 3 333 tkr {source}.\n")) == 1


def test_a_surplus_that_is_a_deficit_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "Kulturskolan väntar ett överskott på 500 tkr.\n") == [
        "Texten säger ett överskott på 500 tkr, men i tabellen står −500 tkr: Kulturskola, avvikelse 2024."
    ]


def test_a_sign_that_is_turned_over_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "Kulturskolan avviker med +500 tkr.\n") == [
        "Texten säger +500 tkr, men i tabellen står −500 tkr: Kulturskola, avvikelse 2024."
    ]


def test_a_surplus_that_is_explained_by_another_amount_is_not_that_amount(tmp_path: Path) -> None:
    assert said(tmp_path, "Överskottet beror på att personalen kostar 41 200 tkr.\n") == []


def test_a_rise_to_a_smaller_amount_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "Kostnaden har ökat från 18 900 till 17 980 tkr.\n") == [
        'Texten säger "ökat" från 18 900 tkr till 17 980 tkr, men det senare är mindre.'
    ]


def test_a_change_between_two_lines_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "Kostnaden ökar från 17 980 till 41 200 tkr.\n") == [
        "Texten säger från 17 980 tkr till 41 200 tkr, men ingen rad i tabellerna har båda."
    ]


def test_percentages_are_compared_with_the_indicators_in_percent(tmp_path: Path) -> None:
    assert said(tmp_path, "Andelen nöjda har ökat från 88 till 90 procent.\n", GOAL) == []
    assert said(tmp_path, "Andelen nöjda har ökat från 88 till 93 procent.\n", GOAL) == [
        "Texten säger 93 procent, men ingen av rapportens tabeller har den siffran."
    ]
    assert said(tmp_path, "Andelen nöjda är 93 procent.\n", GOAL) == [
        "Texten säger 93 procent, men ingen av rapportens tabeller har den siffran. "
        "Närmast är 91 procent: Andel elever som är nöjda med kulturskolan (%), K, utfall 2023."
    ]


def test_percentage_points_are_the_difference_of_two_percentages(tmp_path: Path) -> None:
    text = "Andel elever som är nöjda med kulturskolan har ökat med {} procentenheter.\n"
    assert said(tmp_path, text.format("2"), GOAL) == []
    assert said(tmp_path, text.format("7"), GOAL) == [
        "Texten säger 7 procentenheter, men ingen av rapportens tabeller har den siffran."
    ]


def test_a_bound_is_a_figure_too(tmp_path: Path) -> None:
    file = f"{CONTENT}/2025/plats-i-kulturskolan.md"
    assert said(tmp_path, "Minst 92 procent av eleverna ska vara nöjda.\n", file) == []


def test_a_plan_is_compared_with_the_report_that_sets_the_goal(tmp_path: Path) -> None:
    file = f"{CONTENT}/2025/plats-i-kulturskolan.md"
    assert len(said(tmp_path, "Minst 97 procent av eleverna ska vara nöjda.\n", file)) == 1


def test_a_text_that_compares_may_name_an_earlier_report(tmp_path: Path) -> None:
    text = "Nämnden får 68 000 tkr, mot {} tkr i delårsrapportens budget för 2024.\n"
    assert said(tmp_path, text.format("66 500"), PLAN_DRIFT) == []
    assert len(said(tmp_path, text.format("66 600"), PLAN_DRIFT)) == 1


def test_an_earlier_report_is_not_meant_where_nothing_is_compared(tmp_path: Path) -> None:
    assert len(said(tmp_path, "Nämnden får 66 500 tkr.\n", PLAN_DRIFT)) == 1


def test_a_number_in_the_name_of_a_goal_is_no_figure_of_the_report(tmp_path: Path) -> None:
    write_example(tmp_path)
    goals = f"{BOARD}/2024/mal.yml"
    replace(tmp_path, goals, "namn: Eleverna ska vara nöjda", "namn: Minst 75 procent ska vara nöjda")
    write(tmp_path, GOAL, "Målet är att 75 procent ska vara nöjda.\n")
    assert [p for p in problems_of(tmp_path) if p.code == "TEXT04"] == []


def test_figures_in_examples_addresses_and_code_are_not_read(tmp_path: Path) -> None:
    assert said(tmp_path, "Läs `3 333 tkr` i [tabellen](https://www.exempelstad.example/77%).\n") == []


def test_a_report_with_an_unreadable_table_is_not_compared(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, DRIFT, "Lokalerna kostar 3 333 tkr.\n")
    write(tmp_path, f"{INTERIM_REPORT}/drift.csv", "")
    assert "TEXT04" not in {problem.code for problem in problems_of(tmp_path)}


def test_an_explanation_settles_it_and_is_shown_with_the_text(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, PLAN_DRIFT, "På ett ställe står 67 900 tkr.\n")
    path = f"{PLAN}/rapport.yml"
    text = (tmp_path / path).read_text(encoding="utf-8")
    write(
        tmp_path,
        path,
        f"{text}förklaringar:\n  - problem: TEXT04\n    fil: drift.md\n"
        "    gäller: >-\n      Texten säger 67 900 tkr, men ingen av rapportens tabeller har det beloppet. "
        "Närmast är 68 000 tkr: Nettokostnad, budget 2025.\n"
        "    varför: Planen säger två saker.\n",
    )
    assert list(_codes(tmp_path)) == []


def _codes(root: Path) -> Iterator[str]:
    return (problem.code for problem in problems_of(root))


@pytest.mark.parametrize(
    "text",
    [
        "Bibliotekens budget för 2024 är 350 tkr högre än i delårsrapporten.\n",
        "Bibliotekens budget för 2024 är 42 350 tkr. Det är 350 tkr mer än i delårsrapporten.\n",
    ],
)
def test_how_much_a_figure_differs_from_an_earlier_reports_is_let_pass(text: str, tmp_path: Path) -> None:
    assert said(tmp_path, text, PLAN_DRIFT) == []


def test_another_difference_from_an_earlier_reports_figure_is_told(tmp_path: Path) -> None:
    text = "Bibliotekens budget för 2024 är 530 tkr högre än i delårsrapporten.\n"
    assert said(tmp_path, text, PLAN_DRIFT) == [
        "Texten säger 530 tkr, men ingen av rapportens tabeller har det beloppet."
    ]


@pytest.mark.parametrize("after", ["41200;42000;800;##;;11", "41200;42000;800;40115;;;11"])
def test_prose_is_not_told_of_while_a_cell_of_its_report_cannot_be_read(tmp_path: Path, after: str) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "41200;42000;800;40115;;11", after)
    write(tmp_path, DRIFT, "Folkbiblioteket kostade 40 115 tkr 2023.\n")
    assert {problem.code for problem in problems_of(tmp_path)} & {"TEXT04"} == set()
