"""Women, men and the total."""

from pathlib import Path

from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, told, write_example

FIX = "Rätta den cell som skiljer sig från dokumentet."


def write_counts(root: Path, total: str, women: str, men: str) -> None:
    write_example(root)
    replace(root, f"{PLAN}/rapport.yml", "tabeller:\n", "tabeller:\n  - {fil: mer.csv, rubrik: Mer}\n")
    rows = f"uthyrningar;T;{total};9\nuthyrningar;K;{women};9\nuthyrningar;M;{men};9\n"
    (tmp := root / PLAN / "mer.csv").write_text(f"indikator;kön;utfall 2024-06;sida\n{rows}")
    assert tmp.exists()


def test_women_and_men_that_are_not_the_total_are_told(tmp_path: Path) -> None:
    write_counts(tmp_path, "71", "59", "21")
    assert told(tmp_path) == [
        f'{PLAN}/mer.csv:2 kolumn "utfall 2024-06"\n'
        "  SUM07  Antal uthyrningar av scenen, utfall 2024-06, är 71 totalt, men 59 kvinnor och 21 män blir 80.\n"
        f"         {FIX}"
    ]


def test_women_and_men_that_are_the_total_are_no_problem(tmp_path: Path) -> None:
    write_counts(tmp_path, "71", "59", "12")
    assert told(tmp_path) == []


def test_a_total_without_one_of_the_sexes_is_not_checked(tmp_path: Path) -> None:
    write_counts(tmp_path, "71", "59", "..")
    assert told(tmp_path) == []


def test_a_share_outside_those_of_women_and_men_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "M;[a];86;88", "M;[a];86;94")
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "K;[a];90;91", "K;[a];90;93")
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/indikatorer.csv:4 kolumn "utfall 2023"\n'
        "  SUM08  Nöjda elever, utfall 2023, är 90 totalt, men 93 för kvinnor och 94 för män. "
        "Totalen borde ligga däremellan.\n"
        "         Jämför alla tre med dokumentet, och rätta den som skiljer sig."
    ]


def test_shares_are_not_added_up(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/indikatorer.yml", "    enhet: procent\n", "    enhet: dagar\n")
    assert [problem.code for problem in problems_of(tmp_path) if problem.code == "SUM07"] == []
