"""Figures against the rest of their series."""

from pathlib import Path

from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, told, write_example

FIX = "Jämför med dokumentet. Säger det samma sak, förklara siffran under förklaringar i rapport.yml."
SERIES = f"{PLAN}/indikatorer.csv"


def test_kronor_among_thousands_are_told_and_not_as_unusual_too(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, SERIES, "81 402", "81")
    assert told(tmp_path) == [
        f'{SERIES}:2 kolumn "utfall 2023"\n'
        "  TAL04  Besök på biblioteken, utfall 2023, är 81, ungefär 1\u00a0000 gånger mindre än seriens övriga siffror "
        f"(61\u00a0240–82\u00a0000).\n         {FIX}"
    ]


def test_a_share_of_one_among_percentages_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        f"{BOARD}/indikatorer.yml",
        "enhet: procent\n    decimaler: 0",
        "enhet: procent\n    decimaler: 1",
    )
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "T;[a];88;90;90", "T;[a];88;90;0,9")
    assert [problem.what for problem in problems_of(tmp_path)] == [
        "Nöjda elever, prognos 2024, är 0,9, ungefär 100 gånger mindre än seriens övriga siffror (88–90)."
    ]


def test_a_percentage_over_a_hundred_is_told_where_no_scale_is_given(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/indikatorer.yml", "    skala: 0-100\n", "")
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "T;[a];88;90;90", "T;[a];88;90;190")
    assert [(problem.code, problem.what) for problem in problems_of(tmp_path)] == [
        ("TAL04", "Nöjda elever, prognos 2024, är 190 procent, men seriens övriga siffror är 88–90.")
    ]


def test_a_budget_line_a_thousand_times_too_large_is_told_beside_the_sum(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "43 900", "43 900 000")
    assert [(problem.code, problem.place.line) for problem in problems_of(tmp_path)] == [
        ("TAL04", 2),
        ("SUM01", 5),
    ]


def test_a_line_that_its_sum_bears_out_is_not_doubted(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "43 900", "43 900 000")
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400", "43 925 500")
    assert told(tmp_path) == []


def test_an_unusual_figure_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, SERIES, "81 402", "18 402")
    assert told(tmp_path) == [
        f'{SERIES}:2 kolumn "utfall 2023"\n'
        "  TAL05  Besök på biblioteken, utfall 2023, är 18\u00a0402, men seriens övriga siffror är "
        f"61\u00a0240–82\u00a0000.\n         {FIX}"
    ]


def test_a_figure_that_two_documents_state_is_not_doubted(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, SERIES, "61 240", "6 240")
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "61240", "6240")
    assert told(tmp_path) == []


def test_a_target_may_be_far_from_the_outcomes(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, SERIES, "Minst 85 000", "185 000")
    assert told(tmp_path) == []


def test_figures_on_either_side_of_a_break_are_not_compared(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "5,2;5,9;6,1", "55,2;5,9;6,1")
    assert told(tmp_path) == []
    replace(
        tmp_path,
        f"{BOARD}/indikatorer.yml",
        "    brott i serien:\n      - {år: 2022, varför: E-böcker räknas med från och med 2022.}\n",
        "",
    )
    assert [problem.code for problem in problems_of(tmp_path)] == ["TAL05"]


def test_a_part_of_a_year_is_not_compared_with_a_whole_year(tmp_path: Path) -> None:
    write_example(tmp_path)
    header = "utfall 2021;utfall 2022;utfall 2023;målvärde 2025"
    replace(tmp_path, SERIES, header, header.replace("utfall 2023", "utfall 2023-02"))
    replace(tmp_path, SERIES, "81 402", "9 402")
    assert told(tmp_path) == []


def test_a_year_without_figure_or_reason_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12", "uthyrningar;;.;;12")
    assert told(tmp_path) == [
        f"{INTERIM_REPORT}/indikatorer.csv:8\n"
        "  LUCKA01  Antal uthyrningar av scenen har inget utfall för 2022, och inget skäl anges.\n"
        "           Fyll i siffran, skriv .. (uppgift saknas) eller en not, "
        "eller ange ett brott i serien i indikatorer.yml."
    ]


def test_a_gap_across_a_break_has_its_reason(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "5,2;5,9;6,1", "5,2;;6,1")
    assert told(tmp_path) == []


def test_a_series_that_begins_later_or_ends_earlier_has_no_gap(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12", "uthyrningar;;;;12")
    assert told(tmp_path) == []
