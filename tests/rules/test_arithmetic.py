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
        "  SUM01  Summan av posterna är 69\u00a0400, men Nettokostnad säger 69\u00a0410.\n"
        f"         {FIX}"
    ]


def test_a_sum_within_rounding_is_no_problem(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400", "69 401")
    assert told(tmp_path) == []


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
        "  SUM01  Summan av posterna är 63\u00a0200, men Nettokostnad säger 69\u00a0400.\n"
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
        "  SUM03  Summa kostnader − Summa intäkter är 64\u00a0000, men Nettokostnader säger 64\u00a0010.\n"
        f"         {FIX}"
    ]


def test_a_line_that_another_table_states_otherwise_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, ECONOMY, "        formel: summa-kostnader - summa-intakter\n", "")
    replace(tmp_path, f"{PLAN}/resultat.csv", "nettokostnader;64 000", "nettokostnader;64 001")
    assert told(tmp_path) == [
        f'{PLAN}/resultat.csv:8 kolumn "bokslut 2023"\n'
        "  SUM04  Nettokostnader är 64\u00a0001 här, men 64\u00a0000 i drift.csv på rad 5.\n"
        f"         {FIX}"
    ]


def test_a_variance_of_the_wrong_sign_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "18400;-500;", "18400;500[b];")
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "42000;800;", "42000;-800;")
    assert told(tmp_path)[0] == (
        f'{INTERIM_REPORT}/drift.csv:2 kolumn "avvikelse 2024"\n'
        "  AVV01  Budget 42\u00a0000 och utfall eller prognos 41\u00a0200 ger avvikelsen +800, "
        "men cellen säger \u2212800.\n"
        f"         {FIX}"
    )


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
    assert told(tmp_path) == []


def test_revenue_above_budget_is_a_surplus(tmp_path: Path) -> None:
    write_example(tmp_path)
    table = (
        "post;budget 2025;prognos 2025;avvikelse 2025;sida\navgifter;100;120;{};5\npersonal;100;120;{};5\n"
    )
    write(tmp_path, f"{PLAN}/resultat.csv", table.format("20", "-20"))
    assert told(tmp_path) == []
    write(tmp_path, f"{PLAN}/resultat.csv", table.format("-20", "20"))
    assert [problem.split("ger avvikelsen ")[1].split(",")[0] for problem in told(tmp_path)] == [
        "+20",
        "\u221220",
    ]


def test_costs_below_budget_are_a_surplus_where_costs_are_negative_too(tmp_path: Path) -> None:
    write_example(tmp_path)
    signs = "tecken: {{kostnader: {}, intäkter: positiva}}\n    huvudpost: nettokostnader\n"
    replace(tmp_path, ECONOMY, signs.format("positiva"), signs.format("negativa"))
    table = "post;budget 2025;bokslut 2025;avvikelse 2025;sida\npersonal;-120;-100;20;5\n"
    write(tmp_path, f"{PLAN}/resultat.csv", table)
    assert told(tmp_path) == []
