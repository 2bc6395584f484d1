"""AVV03: a variance whose budget or forecast stands under the heading of another year."""

from pathlib import Path

import pytest

from tests.example import INTERIM_REPORT, problems_of, replace, told, write_example

HEADER = "post;prognos 2024;budget 2024;avvikelse 2024;bokslut 2023"


def said(root: Path, header: str) -> list[str]:
    write_example(root)
    replace(root, f"{INTERIM_REPORT}/drift.csv", HEADER, header)
    return [problem.what for problem in problems_of(root) if problem.code == "AVV03"]


def test_a_variance_beside_the_budget_of_another_year_is_told_at_its_heading(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", HEADER, HEADER.replace("budget 2024", "budget 2023"))
    assert [problem for problem in told(tmp_path) if "AVV03" in problem] == [
        f'{INTERIM_REPORT}/drift.csv:1 kolumn "avvikelse 2024"\n'
        '  AVV03  Kolumnen "avvikelse 2024" gäller en annan tid än "budget 2023", '
        "så avvikelsen går inte att räkna efter.\n"
        "         Jämför rubrikerna med dokumentet, och rätta den som skiljer sig."
    ]


@pytest.mark.parametrize(
    ("header", "variance", "others"),
    [
        (HEADER.replace("prognos 2024", "prognos 2023"), "avvikelse 2024", '"prognos 2023"'),
        (HEADER.replace("avvikelse 2024", "avvikelse 2023"), "avvikelse 2023", '"prognos 2024" och "budget 2024"'),
        (HEADER.replace("avvikelse 2024", "avvikelse 2022"), "avvikelse 2022", '"prognos 2024" och "budget 2024"'),
    ],
)  # fmt: skip
def test_any_of_the_three_headings_may_be_the_wrong_one(
    tmp_path: Path, header: str, variance: str, others: str
) -> None:
    what = f'Kolumnen "{variance}" gäller en annan tid än {others}, så avvikelsen går inte att räkna efter.'
    assert said(tmp_path, header) == [what]


@pytest.mark.parametrize(
    "header",
    [
        "post;prognos 2024;budget 2025;avvikelse 2024;bokslut 2023",
        "post;utfall 2024-06;budget 2024;avvikelse 2024-06;bokslut 2023",
        "post;utfall 2024-06;budget 2024;avvikelse 2024;bokslut 2023",
        "post;avvikelse 2024-06;avvikelse 2024-07;differens 2024-07;bokslut 2023",
        "post;budget 2025;plan 2026;avvikelse 2023;bokslut 2023",
    ],
)
def test_a_table_may_show_only_some_of_what_a_variance_is_of(tmp_path: Path, header: str) -> None:
    assert said(tmp_path, header) == []
