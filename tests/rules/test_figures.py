"""Figures with too many decimals, signs that do not fit, no source, and notes that are figures."""

from pathlib import Path

from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, told, write_example


def test_more_decimals_than_the_indicator_is_shown_with_are_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9", "lan;;5,25;<5,95")
    fix = "Rätta siffran, eller skriv decimaler: 2 för lan i indikatorer.yml."
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/indikatorer.csv:3 kolumn "utfall 2021"\n'
        f'  TAL01  "5,25" har 2 decimaler, men indikatorn visas med 1.\n         {fix}',
        f'{INTERIM_REPORT}/indikatorer.csv:3 kolumn "utfall 2022"\n'
        f'  TAL01  "<5,95" har 2 decimaler, men indikatorn visas med 1.\n         {fix}',
    ]


def test_a_percent_sign_at_what_is_no_percentage_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "elever-i-ko;41;", "elever-i-ko;41 %;")
    replace(tmp_path, f"{PLAN}/drift.csv", "43 900", "43 900 %")
    assert told(tmp_path) == [
        f'{PLAN}/drift.csv:2 kolumn "plan 2027"\n'
        '  TAL02  "43 900 %" har ett procenttecken, men tabellen är i pengar.\n'
        "         Ta bort procenttecknet.",
        f'{PLAN}/indikatorer.csv:4 kolumn "utfall 2021"\n'
        '  TAL02  "41 %" har ett procenttecken, men enheten är elever.\n'
        "         Ta bort procenttecknet eller rätta enheten.",
    ]


def test_a_figure_outside_its_scale_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "≥92 %", "≥920 %")
    assert told(tmp_path) == [
        f'{PLAN}/indikatorer.csv:3 kolumn "målvärde 2025"\n'
        '  TAL02  "≥920 %" ligger utanför skalan 0–100.\n'
        "         Rätta cellen, eller indikatorns skala i indikatorer.yml."
    ]


def test_a_figure_a_goal_and_a_follow_up_without_page_or_section_are_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/rapport.yml", '    avsnitt: "3.1"\n', "")
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "5905;;11", "5905;;")
    replace(
        tmp_path, f"{BOARD}/2025/mal.yml", "{rapport: verksamhetsplan, sida: 6}", "{rapport: verksamhetsplan}"
    )
    replace(
        tmp_path,
        f"{INTERIM_REPORT}/uppfoljning.yml",
        "  - mål: skolsamverkan\n    sida: 9",
        "  - mål: skolsamverkan",
    )
    assert told(tmp_path) == [
        f"{INTERIM_REPORT}/drift.csv:4\n"
        '  KALLA01  Raden "stab" har varken sida eller avsnitt.\n'
        "           Fyll i kolumnen sida, eller ange avsnitt för tabellen i rapport.yml.",
        f"{INTERIM_REPORT}/uppfoljning.yml:18\n"
        '  KALLA01  Uppföljningen av "skolsamverkan" har varken sida eller avsnitt.\n'
        "           Lägg till sida eller avsnitt.",
        f"{BOARD}/2025/mal.yml:3\n"
        '  KALLA01  Målet "fler-besok" har varken sida eller avsnitt.\n'
        "           Lägg till sida eller avsnitt under källa.",
    ]


def test_a_note_mark_without_its_note_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", ";40115;", ";40115[c];")
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/drift.csv:2 kolumn "bokslut 2023"\n'
        "  KALLA02  Cellen hänvisar till noten [c], som inte finns i rapport.yml.\n"
        "           Lägg till c: … under noter, eller ta bort markeringen. Noter som finns: [a] och [b]."
    ]


def test_a_negative_share_is_a_turned_sign_and_not_outside_its_scale_too(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "88 %;90 %", "88 %;-90 %")
    codes = [problem.code for problem in problems_of(tmp_path)]
    assert "TAL03" in codes
    assert "TAL02" not in codes


def test_a_note_that_is_a_bare_figure_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "12;20;;9", "12;;20;9")
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/indikatorer.csv:8 kolumn "not"\n'
        '  TAL07  Kolumnen not innehåller bara talet "20".\n'
        "         Flytta talet till den kolumn där det hör hemma. Skriver du en not, skriv den med ord."
    ]


def test_a_note_with_a_figure_among_words_is_no_problem(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "12;20;;9", "12;20;20 av dem i maj.;9")
    assert told(tmp_path) == []
