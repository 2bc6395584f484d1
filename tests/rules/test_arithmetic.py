"""Sums, formulas, equalities and variances that the printed figures do not bear out."""

from pathlib import Path

from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, told, write, write_example

FIX = "Rätta den cell som skiljer sig från dokumentet."
ECONOMY = f"{BOARD}/ekonomi.yml"


def test_a_sum_that_is_off_by_ten_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400", "69 410")
    assert told(tmp_path) == [
        f'{PLAN}/drift.csv:5 kolumn "plan 2027"\n'
        "  SUM01  Summan av posterna är 69\u00a0400, men Nettokostnad, plan 2027, säger 69\u00a0410.\n"
        f"         {FIX}"
    ]


def test_a_sum_within_rounding_is_only_noted(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "68 600;69 400", "68 599;69 401")
    assert told(tmp_path) == [
        f"{PLAN}/drift.csv:5\n"
        "  SUM05  Nettokostnad, plan 2026, är 68\u00a0599 och summan av posterna 68\u00a0600: avrundning. "
        "Nettokostnad, plan 2027, är 69\u00a0401 och summan av posterna 69\u00a0400: avrundning.\n"
        "         Jämför med dokumentet om du är osäker."
    ]


def test_three_parts_may_differ_by_one_and_a_half_but_not_by_two(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "68 600;69 400", "68 601;69 402")
    assert [problem.code for problem in problems_of(tmp_path)] == ["SUM05", "SUM01"]


def test_a_note_on_the_row_does_not_hide_a_wrong_sum(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400;;", "69 410;Något helt annat.;")
    assert [problem.code for problem in problems_of(tmp_path)] == ["SUM01"]


def test_a_sum_with_a_part_that_states_nothing_is_not_checked(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "43 900", "..")
    assert told(tmp_path) == []


def test_nil_counts_as_zero_in_a_sum(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "6 200;6 200;6 200", "6 200;6 200;–")
    assert told(tmp_path) == [
        f'{PLAN}/drift.csv:5 kolumn "plan 2027"\n'
        "  SUM01  Summan av posterna är 63\u00a0200, men Nettokostnad, plan 2027, säger 69\u00a0400.\n"
        f"         {FIX}"
    ]


def test_a_sum_without_one_of_its_parts_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "stab;6000;6100;100;5905;;11\n", "")
    assert told(tmp_path) == [
        f"{INTERIM_REPORT}/drift.csv:4\n"
        "  SUM02  Summan Nettokostnad består också av stab, som inte finns i tabellen.\n"
        "         Lägg till det som saknas i tabellen, eller ändra summan i ekonomi.yml."
    ]


def test_a_part_whose_row_cannot_be_read_is_not_told_as_missing_too(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "stab;6000;", "stab;6000;6000;")
    assert told(tmp_path) == [
        f"{INTERIM_REPORT}/drift.csv:4\n"
        "  CSV02  Raden har 8 celler men rubrikraden har 7.\n"
        "         Ta bort den cell som är för mycket. Jämför raden med dokumentet."
    ]


def test_a_formula_that_does_not_hold_is_told_with_the_names_of_its_lines(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, ECONOMY, "        lika med: drift/nettokostnad\n", "")
    replace(tmp_path, f"{PLAN}/resultat.csv", "nettokostnader;64 000", "nettokostnader;64 010")
    assert told(tmp_path) == [
        f'{PLAN}/resultat.csv:8 kolumn "bokslut 2023"\n'
        "  SUM03  Summa kostnader − Summa intäkter är 64\u00a0000, men Nettokostnader, bokslut 2023, säger 64\u00a0010.\n"
        f"         {FIX}"
    ]


def test_a_line_that_another_table_states_otherwise_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, ECONOMY, "        formel: summa-kostnader - summa-intakter\n", "")
    replace(tmp_path, f"{PLAN}/resultat.csv", "nettokostnader;64 000", "nettokostnader;64 001")
    assert told(tmp_path) == [
        f'{PLAN}/resultat.csv:8 kolumn "bokslut 2023"\n'
        "  SUM04  Nettokostnader, bokslut 2023, är 64\u00a0001 här, men 64\u00a0000 i drift.csv på rad 5.\n"
        f"         {FIX}"
    ]


def test_a_part_without_a_figure_is_told_where_the_sum_has_the_others(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "43 900", "")
    assert told(tmp_path) == [
        f'{PLAN}/drift.csv:2 kolumn "plan 2027"\n'
        "  SUM02  Bibliotek, plan 2027, är tom, men summans övriga siffror finns i kolumnen.\n"
        "         Fyll i siffran. Står den inte i dokumentet, skriv .. eller – i cellen."
    ]


def test_a_sum_without_a_figure_is_told_where_its_parts_have_theirs(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400", "")
    assert [(problem.code, problem.what) for problem in problems_of(tmp_path)] == [
        ("SUM02", "Nettokostnad, plan 2027, är tom, men summans övriga siffror finns i kolumnen.")
    ]


def test_a_column_where_the_document_has_only_some_figures_is_not_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "43 900", "")
    replace(tmp_path, f"{PLAN}/drift.csv", "19 300", "")
    assert told(tmp_path) == []


def test_a_wrong_variance_is_told_with_what_it_should_follow_from(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "42000;800;", "42000;700;")
    assert told(tmp_path) == [
        f'{INTERIM_REPORT}/drift.csv:2 kolumn "avvikelse 2024"\n'
        "  AVV01  Bibliotek, avvikelse 2024, är +700, men 42\u00a0000 (budget 2024) och 41\u00a0200 (prognos 2024) "
        f"ger +800.\n         {FIX}",
        f'{INTERIM_REPORT}/drift.csv:5 kolumn "avvikelse 2024"\n'
        "  SUM01  Summan av posterna är 300, men Nettokostnad, avvikelse 2024, säger 400.\n"
        f"         {FIX}",
    ]


def test_a_variance_is_of_the_forecast_that_was_made_with_it(tmp_path: Path) -> None:
    write_example(tmp_path)
    file = f"{INTERIM_REPORT}/drift.csv"
    write(
        tmp_path,
        file,
        "post;prognos 2024 per 2024-03;prognos 2024;budget 2024;avvikelse 2024;not;sida\n"
        "bibliotek;44000;41200;42000;800;;11\n",
    )
    replace(tmp_path, ECONOMY, ", summa: [bibliotek, kulturskola, stab]", "")
    assert [problem.code for problem in problems_of(tmp_path) if problem.code in ("AVV01", "TAL03")] == []


def test_revenue_above_budget_is_a_surplus(tmp_path: Path) -> None:
    write_example(tmp_path)
    table = (
        "post;budget 2025;prognos 2025;avvikelse 2025;sida\navgifter;100;120;{};5\npersonal;100;120;{};5\n"
    )
    write(tmp_path, f"{PLAN}/resultat.csv", table.format("20", "-20"))
    assert told(tmp_path) == []
    write(tmp_path, f"{PLAN}/resultat.csv", table.format("-20", "20"))
    assert [problem.split("  TAL03  ")[1].split("\n")[0] for problem in told(tmp_path)] == [
        "Avgifter, avvikelse 2025, är \u221220, men tabellens övriga siffror stämmer bara om det är +20.",
        "Personal, avvikelse 2025, är +20, men tabellens övriga siffror stämmer bara om det är \u221220.",
    ]


def test_costs_below_budget_are_a_surplus_where_costs_are_negative_too(tmp_path: Path) -> None:
    write_example(tmp_path)
    signs = "tecken: {{kostnader: {}, intäkter: positiva}}\n    huvudpost: nettokostnader\n"
    replace(tmp_path, ECONOMY, signs.format("positiva"), signs.format("negativa"))
    table = "post;budget 2025;prognos 2025;avvikelse 2025;sida\npersonal;-120;-100;20;5\n"
    write(tmp_path, f"{PLAN}/resultat.csv", table)
    assert told(tmp_path) == []


def months(
    root: Path, row: str, header: str = "avvikelse 2024-02;avvikelse 2024-03;differens 2024-03"
) -> list[str]:
    """What is told of a table of variances with this row."""
    write_example(root)
    write(root, f"{PLAN}/resultat.csv", f"post;{header};sida\navgifter;{row};13\n")
    return told(root)


def test_a_difference_that_does_not_follow_from_two_variances_is_told(tmp_path: Path) -> None:
    assert months(tmp_path, "-17;-2;51") == [
        f'{PLAN}/resultat.csv:2 kolumn "differens 2024-03"\n'
        "  AVV02  Avgifter, differens 2024-03, är +51, men \u22122 (avvikelse 2024-03) och "
        f"\u221217 (avvikelse 2024-02) ger +15.\n         {FIX}"
    ]


def test_a_difference_within_rounding_is_no_problem(tmp_path: Path) -> None:
    assert months(tmp_path, "-395;-186;208") == []


def test_the_difference_of_january_is_the_variance_itself(tmp_path: Path) -> None:
    assert months(tmp_path, "-22;-22", "avvikelse 2024-01;differens 2024-01") == []
    (tmp_path / PLAN / "resultat.csv").write_text(
        "post;avvikelse 2024-01;differens 2024-01;sida\navgifter;-22;-52;13\n"
    )
    assert [problem.code for problem in problems_of(tmp_path)] == ["AVV02"]


def test_a_difference_without_the_period_before_is_not_checked(tmp_path: Path) -> None:
    assert months(tmp_path, "-2;51", "avvikelse 2024-03;differens 2024-03") == []


def test_a_total_budget_that_is_not_its_parts_is_told(tmp_path: Path) -> None:
    header = "budget 2024;ombudgetering 2024;totalbudget 2024"
    assert months(tmp_path, "500;687;1 178", header) == [
        f'{PLAN}/resultat.csv:2 kolumn "totalbudget 2024"\n'
        "  SUM06  Avgifter, totalbudget 2024, är 1\u00a0178, men 500 (budget 2024) och 687 (ombudgetering 2024) "
        f"ger 1\u00a0187.\n         {FIX}"
    ]


def test_a_variance_is_of_the_total_budget_where_there_is_one(tmp_path: Path) -> None:
    header = "budget 2024;ombudgetering 2024;totalbudget 2024;prognos 2024;avvikelse 2024"
    assert months(tmp_path, "500;687;1187;1000;-187", header) == []
