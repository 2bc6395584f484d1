"""Indicators of goals that no goal names, and targets whose outcome is never told."""

from pathlib import Path

import pytest

from tests.example import BOARD, problems_of, replace, told, write, write_example

YEAR_END = f"{BOARD}/2024/verksamhetsberattelse"
TARGETS = f"{BOARD}/2024/verksamhetsplan"
REPORT = (
    "titel: {title}\nslag: {kind}\navser: 2024\npubliceras: {day}T08:00Z\n"
    "dokument: {{titel: {title}, fil: dokument, daterat: {day}}}\n"
    "sammanträde: {{datum saknas: Dokumentet anger inte dagen.}}\n"
    "tabeller:\n  - {{fil: indikatorer.csv, rubrik: Indikatorer, avsnitt: Indikatorer}}\n"
)
FIX = "Lägg till utfallet, eller .. med en not om dokumentet säger att det saknas."


def with_target(root: Path, target: str = "30", outcomes: str | None = None) -> list[str]:
    """What is said of targets when a plan has one for 2024, and the year's last report these outcomes."""
    write_example(root)
    write(
        root, f"{TARGETS}/rapport.yml", REPORT.format(title="Plan", kind="verksamhetsplan", day="2023-12-01")
    )
    write(root, f"{TARGETS}/indikatorer.csv", f"indikator;målvärde 2024\nelever-i-ko;{target}\n")
    if outcomes is not None:
        definition = REPORT.format(title="Bokslut", kind="verksamhetsberättelse", day="2025-03-03")
        write(root, f"{YEAR_END}/rapport.yml", definition)
        write(root, f"{YEAR_END}/indikatorer.csv", outcomes)
    return [str(problem) for problem in problems_of(root) if problem.code == "IND02"]


def test_an_indicator_of_goals_that_no_goal_names_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    old = "önskad riktning: ingen\n    art: informationstal"
    replace(tmp_path, f"{BOARD}/indikatorer.yml", old, old.replace("informationstal", "målindikator"))
    assert told(tmp_path) == [
        f"{BOARD}/indikatorer.yml:51\n"
        "  IND01  Målindikatorn uthyrningar hör inte till något mål.\n"
        "         Lägg till den under sitt mål i mal.yml, eller ändra art i indikatorer.yml."
    ]


def test_a_target_is_no_problem_before_the_year_is_accounted_for(tmp_path: Path) -> None:
    assert with_target(tmp_path) == []


@pytest.mark.parametrize(
    ("target", "said"), [("30", "30"), ("≤30", "≤\u00a030"), ("Ska minska", "ska minska")]
)
def test_an_empty_outcome_at_the_years_end_is_told_at_its_cell(
    tmp_path: Path, target: str, said: str
) -> None:
    assert with_target(tmp_path, target, "indikator;utfall 2024\nbesok;83000\nelever-i-ko;\n") == [
        f'{YEAR_END}/indikatorer.csv:3 kolumn "utfall 2024"\n'
        f"  IND02  Indikatorn elever-i-ko hade målvärdet {said} för 2024, men ingen rapport anger utfallet.\n"
        f"         {FIX}"
    ]


def test_an_indicator_that_the_years_end_passes_over_is_told_at_its_target(tmp_path: Path) -> None:
    found = with_target(tmp_path, outcomes="indikator;utfall 2024\nbesok;83000\n")
    assert [problem.split("\n")[0] for problem in found] == [
        f'{TARGETS}/indikatorer.csv:2 kolumn "målvärde 2024"'
    ]


@pytest.mark.parametrize("outcome", ["35", "..", "sekretess", "<5", "5.2"])
def test_an_outcome_a_reason_and_a_cell_that_is_told_anyway_are_answers(tmp_path: Path, outcome: str) -> None:
    assert with_target(tmp_path, outcomes=f"indikator;utfall 2024\nelever-i-ko;{outcome}\n") == []


def test_an_outcome_by_sex_answers_the_target(tmp_path: Path) -> None:
    assert with_target(tmp_path, outcomes="indikator;kön;utfall 2024\nelever-i-ko;K;20\n") == []


def test_a_target_that_is_only_not_stated_is_none(tmp_path: Path) -> None:
    assert with_target(tmp_path, "..", "indikator;utfall 2024\nelever-i-ko;\n") == []


def test_a_later_plan_with_outcomes_of_other_targets_accounts_for_the_year(tmp_path: Path) -> None:
    with_target(tmp_path)
    replace(tmp_path, f"{TARGETS}/indikatorer.csv", "elever-i-ko;30\n", "elever-i-ko;30\nlan;6\n")
    later = f"{BOARD}/2026/verksamhetsplan"
    definition = REPORT.format(title="Plan", kind="verksamhetsplan", day="2025-12-01")
    write(tmp_path, f"{later}/rapport.yml", definition.replace("avser: 2024", "avser: 2026"))
    write(tmp_path, f"{later}/indikatorer.csv", "indikator;utfall 2024\nbesok;83000\n")
    assert "IND02" not in {problem.code for problem in problems_of(tmp_path)}
    write(tmp_path, f"{later}/indikatorer.csv", "indikator;utfall 2024\nlan;6\n")
    assert [problem.what for problem in problems_of(tmp_path) if problem.code == "IND02"] == [
        "Indikatorn elever-i-ko hade målvärdet 30 för 2024, men ingen rapport anger utfallet."
    ]
