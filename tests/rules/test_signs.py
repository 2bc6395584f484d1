"""Signs that are turned over: one problem at the very cell, and none where either sign is right."""

from pathlib import Path

import pytest

from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, told, write_example

FIX = "Jämför tecknet med dokumentet, och vänd det i cellen om det är fel."


@pytest.mark.parametrize(
    ("before", "after", "line", "column", "what"),
    [
        (
            "41200;42000;800",
            "41200;42000;-800",
            2,
            "avvikelse 2024",
            "Bibliotek, avvikelse 2024, är \u2212800, men tabellens övriga siffror stämmer bara om det är +800.",
        ),
        (
            "-500;17980",
            "-500;-17980",
            3,
            "bokslut 2023",
            "Kulturskola, bokslut 2023, är \u221217\u00a0980, men tabellens övriga siffror stämmer bara om det är "
            "+17\u00a0980.",
        ),
        (
            "400;64000",
            "-400;64000",
            5,
            "avvikelse 2024",
            "Nettokostnad, avvikelse 2024, är \u2212400, men tabellens övriga siffror stämmer bara om det är +400.",
        ),
    ],
)
def test_a_turned_sign_is_one_problem(
    tmp_path: Path, before: str, after: str, line: int, column: str, what: str
) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", before, after)
    turned = [
        str(p) for p in problems_of(tmp_path) if p.place.file.endswith("2024/delarsrapport-08/drift.csv")
    ]
    assert turned == [f'{INTERIM_REPORT}/drift.csv:{line} kolumn "{column}"\n  TAL03  {what}\n         {FIX}']


def test_a_turned_line_that_another_table_repeats_is_one_problem(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/resultat.csv", "64 000;66 850;68 000", "64 000;66 850;-68 000")
    assert [problem.code for problem in problems_of(tmp_path)] == ["TAL03"]


def test_a_cost_of_the_other_sign_than_the_rest_of_its_row_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    table = "post;bokslut 2023;budget 2024;budget 2025;sida\npersonal;41 000;-42 850;43 500;13\n"
    (tmp_path / PLAN / "resultat.csv").write_text(table)
    assert told(tmp_path) == [
        f'{PLAN}/resultat.csv:2 kolumn "budget 2024"\n'
        "  TAL03  Personal, budget 2024, är \u221242\u00a0850, men radens övriga belopp är positiva.\n"
        f"         {FIX}"
    ]


def test_a_net_line_may_be_of_either_sign(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "6 200;6 200;6 200", "6 200;6 200;-6 200")
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400", "57 000")
    assert told(tmp_path) == []


def test_a_negative_count_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "12;20;", "-12;20;")
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/indikatorer.csv:8 kolumn "utfall 2023"\n'
        "  TAL03  Antal uthyrningar av scenen, utfall 2023, är \u221212, men indikatorn kan inte vara mindre än noll.\n"
        f"         {FIX}"
    ]


def test_a_percentage_without_a_scale_may_be_negative(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/indikatorer.yml", "    enhet: uthyrningar\n", "    enhet: index\n")
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "12;20;", "-12;20;")
    assert told(tmp_path) == []


def test_columns_that_have_changed_places_are_told_as_one_thing(tmp_path: Path) -> None:
    write_example(tmp_path)
    file = f"{INTERIM_REPORT}/drift.csv"
    replace(tmp_path, file, "prognos 2024;budget 2024", "budget 2024;prognos 2024")
    turned = [problem for problem in problems_of(tmp_path) if problem.code == "TAL03"]
    assert [str(problem.place) for problem in turned] == [
        f'{file}:{line} kolumn "avvikelse 2024"' for line in (2, 3, 4, 5)
    ]
    assert {(problem.what, problem.fix) for problem in turned} == {
        (
            'Beloppen i kolumnen "avvikelse 2024" har motsatt tecken mot det som budget 2024 och prognos 2024 ger.',
            "Jämför rubrikerna med dokumentet: budget 2024 och prognos 2024 kan ha bytt plats. "
            "Är de rätt, vänd tecknen i kolumnen, så att plus är överskott.",
        )
    }
