"""Figures that several reports state, that a report states twice, and that are told too early."""

from pathlib import Path

from generator.rules import read_and_settle
from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, told, write_example

CHANGED = "Rätta siffran om den är fel. Har den ändrats, skriv varför under förklaringar i rapport.yml."
TITLE = '"Delårsrapport januari–augusti 2024"'
NOTE = "  b: I november 2024 fick biblioteken 350 tkr till. Före det var deras budget 42 000 tkr och hela nämndens 66 500 tkr.\n"


def test_two_documents_of_one_date_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/rapport.yml", "daterat: 2024-12-05", "daterat: 2024-09-12")
    told_now = told(tmp_path)
    assert len(told_now) == 3
    assert told_now[2] == (
        f'{PLAN}/indikatorer.csv:2 kolumn "utfall 2023"\n'
        f'  KALLA03  "81 402" här, men "81310[b]" i {INTERIM_REPORT}/indikatorer.csv:2 kolumn "utfall 2023". '
        "Dokumenten har samma datum.\n"
        "           Rätta den cell som är fel, eller ange dokumentens rätta datum."
    )


def test_a_report_that_contradicts_itself_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/rapport.yml", "tabeller:\n", "tabeller:\n  - fil: mer.csv\n    rubrik: Mer\n")
    (tmp_path / PLAN / "mer.csv").write_text("indikator;utfall 2022;sida\nelever-i-ko;39;9\n")
    assert told(tmp_path) == [
        f'{PLAN}/indikatorer.csv:4 kolumn "utfall 2022"\n'
        f'  KALLA03  "38" här, men "39" i {PLAN}/mer.csv:2 kolumn "utfall 2022".\n'
        "           Rätta den cell som är fel."
    ]


def test_the_same_year_as_bokslut_and_utfall_in_one_report_is_one_figure(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        f"{PLAN}/rapport.yml",
        "tabeller:\n",
        "tabeller:\n  - {fil: mer.csv, tabell: drift, rubrik: Mer, avsnitt: Mer}\n",
    )
    (tmp_path / PLAN / "mer.csv").write_text("post;utfall 2023\nstab;5950\nkulturskola;17980\n")
    assert told(tmp_path) == [
        f'{PLAN}/drift.csv:4 kolumn "bokslut 2023"\n'
        f'  KALLA03  "5 905" här, men "5950" i {PLAN}/mer.csv:2 kolumn "utfall 2023".\n'
        "           Rätta den cell som är fel."
    ]


def test_two_tables_of_one_kind_that_contradict_each_other_in_a_report_are_told_once(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        f"{PLAN}/rapport.yml",
        "tabeller:\n",
        "tabeller:\n  - {fil: mer.csv, tabell: drift, rubrik: Mer, avsnitt: Mer}\n",
    )
    (tmp_path / PLAN / "mer.csv").write_text("post;bokslut 2023\nstab;5950\n")
    assert [problem.code for problem in problems_of(tmp_path)] == ["KALLA03"]


def test_a_figure_that_an_earlier_report_states_otherwise_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "elever-i-ko;41", "elever-i-ko;14")
    assert told(tmp_path) == [
        f'{PLAN}/indikatorer.csv:4 kolumn "utfall 2021"\n'
        f"  REV01  Antal elever i kö till kulturskolan, utfall 2021, är 14 här, men 41 i {TITLE}.\n"
        f"         {CHANGED}"
    ]


def without_note(root: Path) -> None:
    """Exempelstad without the note that tells why the budget of 2024 was changed."""
    write_example(root)
    replace(root, f"{PLAN}/drift.csv", "42 350[b]", "42 350")
    replace(root, f"{PLAN}/drift.csv", "66 850[b]", "66 850")
    replace(root, f"{PLAN}/rapport.yml", NOTE, "")


def test_a_column_with_several_changed_figures_says_the_same_at_each(tmp_path: Path) -> None:
    without_note(tmp_path)
    what = (
        f"Budget 2024 är annorlunda här än i {TITLE}: "
        "Bibliotek 42\u00a0350\u00a0tkr (där 42\u00a0000) och Nettokostnad 66\u00a0850\u00a0tkr (där 66\u00a0500)."
    )
    assert [(p.code, p.place.line, p.what) for p in problems_of(tmp_path)] == [
        ("REV01", 2, what),
        ("REV01", 5, what),
    ]


def test_one_explanation_settles_a_column_and_stands_beside_each_of_its_figures(tmp_path: Path) -> None:
    without_note(tmp_path)
    claim, reason = problems_of(tmp_path)[0].what, "Biblioteken fick mer pengar i november."
    with (tmp_path / PLAN / "rapport.yml").open("a", encoding="utf-8") as file:
        entry = f"{{problem: REV01, fil: drift.csv, gäller: '{claim}', varför: {reason}}}"
        file.write(f"förklaringar:\n  - {entry}\n")
    settled = read_and_settle(tmp_path)
    assert settled.problems == ()
    report = settled.country.municipalities[0].boards[0].report("2025/verksamhetsplan")
    assert report is not None
    cells = [cell for table in report.tables for row in table.rows for cell in row.cells]
    assert [cell.text for cell in cells if cell.explanations == (reason,)] == ["42 350", "66 850"]


def test_a_note_must_state_the_earlier_figure_to_explain_it(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/rapport.yml", "66 500 tkr", "166 500 tkr")
    assert [(problem.code, problem.place.line) for problem in problems_of(tmp_path)] == [("REV01", 5)]


def test_a_final_figure_does_not_revise_a_preliminary_one(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "81310[b]", "81310")
    assert "REV01" in [problem.code for problem in problems_of(tmp_path)]
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "utfall 2023", "preliminärt utfall 2023")
    assert "REV01" not in [problem.code for problem in problems_of(tmp_path)]


def test_fewer_decimals_are_no_revision(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        f"{BOARD}/indikatorer.yml",
        "enhet: elever\n    decimaler: 0",
        "enhet: elever\n    decimaler: 1",
    )
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "41;38", "41,4;38")
    assert told(tmp_path) == []


def test_a_figure_that_was_not_available_before_is_no_revision(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "41;38;<5", "41;..;<5")
    assert told(tmp_path) == []


def test_an_outcome_of_a_time_that_had_not_ended_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "prognos 2024", "utfall 2024")
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/indikatorer.csv:1 kolumn "utfall 2024"\n'
        "  TAL06  Dokumentet är daterat 12 september 2024, men utfall 2024 gäller en tid som slutar 31 december 2024.\n"
        "         Rätta kolumnens rubrik, eller daterat i rapport.yml."
    ]


def test_an_outcome_so_far_or_a_preliminary_one_is_no_problem(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "prognos 2024", "utfall 2024-08")
    assert told(tmp_path) == []
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "utfall 2024-08", "preliminärt utfall 2024")
    assert told(tmp_path) == []


def test_a_forecast_that_was_made_after_the_document_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "prognos 2024", "prognos 2024 per 2024-11")
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/indikatorer.csv:1 kolumn "prognos 2024 per 2024-11"\n'
        "  TAL06  Dokumentet är daterat 12 september 2024, men prognos 2024 per 2024-11 "
        "gjordes senare.\n"
        "         Rätta kolumnens rubrik, eller daterat i rapport.yml."
    ]
