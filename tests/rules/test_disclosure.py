"""Small figures of sensitive indicators stop the build until they are decided on, or hidden."""

from pathlib import Path

import pytest

from generator.model.disclosure import is_small
from generator.model.figure import FigureId, Series, figures_of
from generator.model.period import Period
from generator.model.report import Dimensions
from generator.model.value import Measure
from generator.pages.printed_table import report_table
from generator.pages.view import BoardView
from generator.problems import Problem
from generator.rules import read_and_check
from generator.sources.cell import read_cell
from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, write_example

FIGURES = f"{INTERIM_REPORT}/indikatorer.csv"
REPORT = f"{INTERIM_REPORT}/rapport.yml"
QUEUE = "elever-i-ko;;41;38;<5;sekretess;Kön räknas om från och med 2023.;8\n"


def queue(root: Path, *rows: str) -> None:
    """Exempelstad with other rows for the sensitive indicator, in the interim report only."""
    write_example(root)
    replace(root, FIGURES, QUEUE, "".join(f"elever-i-ko;{row};;8\n" for row in rows))
    replace(root, f"{PLAN}/indikatorer.csv", "elever-i-ko;41;38;<5;Ska minska", "elever-i-ko;;;;Ska minska")


def decide(root: Path, **keys: str) -> None:
    """Writes one decision into the interim report."""
    entry = {
        "indikator": "elever-i-ko",
        "beslut": "publicera",
        "beslutat av": "kulturchefen",
        "datum": "2024-09-20",
        "varför": "Kön gäller hela kommunen.",
    } | {key.replace("_", " "): text for key, text in keys.items()}
    lines = "".join(f"    {key}: {text}\n" for key, text in entry.items())
    replace(root, REPORT, "noter:\n", f"beslut om små tal:\n  -{lines[3:]}noter:\n")


def problems(root: Path) -> list[Problem]:
    """The problems of this family; others may doubt the same invented figures."""
    return [problem for problem in problems_of(root) if problem.code.startswith("PERS")]


def codes(root: Path) -> list[str]:
    return [problem.code for problem in problems(root)]


def test_a_small_count_of_a_sensitive_indicator_stops_the_build(tmp_path: Path) -> None:
    queue(tmp_path, ";41;4;12;..")
    assert [str(problem) for problem in problems(tmp_path)] == [
        f'{FIGURES}:7 kolumn "utfall 2022"\n'
        "  PERS02  Elever i kö, utfall 2022, är under 5 och kan peka ut personer.\n"
        "          Skriv sekretess i cellen. Har kommunen beslutat att siffran får visas: skriv det under "
        "beslut om små tal i rapport.yml, med vem som beslutade, när och varför."
    ]


def test_every_small_count_is_told(tmp_path: Path) -> None:
    queue(tmp_path, "T;41;9;12;..", "K;20;1;..;..", "M;21;8;..;..")
    assert [problem.what for problem in problems(tmp_path)] == [
        "Elever i kö (kvinnor), utfall 2022, är under 5 och kan peka ut personer."
    ]


def test_a_forecast_is_about_nobody_yet(tmp_path: Path) -> None:
    queue(tmp_path, ";41;38;12;3")
    assert codes(tmp_path) == []


def test_an_indicator_that_is_not_sensitive_may_be_small(tmp_path: Path) -> None:
    queue(tmp_path, ";41;4;12;..")
    replace(tmp_path, f"{BOARD}/indikatorer.yml", "    känslig: ja\n", "")
    assert codes(tmp_path) == []


@pytest.mark.parametrize("unit", ["procent", "dagar", "index"])
def test_a_share_or_a_measure_is_no_count(tmp_path: Path, unit: str) -> None:
    queue(tmp_path, ";41;4;12;..")
    replace(tmp_path, f"{BOARD}/indikatorer.yml", "enhet: elever", f"enhet: {unit}")
    assert codes(tmp_path) == []


def test_the_municipality_sets_its_own_limit(tmp_path: Path) -> None:
    queue(tmp_path, ";41;4;12;..")
    kommun = "data/exempelstad/kommun.yml"
    replace(tmp_path, kommun, "licens: CC0-1.0\n", "licens: CC0-1.0\ngräns för små tal: 4\n")
    assert codes(tmp_path) == []
    replace(tmp_path, kommun, "gräns för små tal: 4", "gräns för små tal: 13")
    assert codes(tmp_path) == ["PERS02", "PERS02"]


@pytest.mark.parametrize("text", ["1", "4", "<3", "högst 2"])
def test_fewer_than_the_limit_is_small(text: str) -> None:
    assert is_small(read_cell(text, Measure.ACTUAL).value, 5)


@pytest.mark.parametrize(
    "text", ["0", "5", "-3", "<5", "högst 4", "<1", ">2", "minst 1", "–", "..", "sekretess", ""]
)
def test_nobody_and_what_tells_no_more_than_the_limit_is_not_small(text: str) -> None:
    assert not is_small(read_cell(text, Measure.ACTUAL).value, 5)


def notes_of(root: Path, period: str, dimensions: Dimensions = ()) -> list[tuple[str, ...]]:
    country, _ = read_and_check(root)
    board = country.municipalities[0].boards[0]
    found = Period.parse(period)
    assert found is not None
    identity = FigureId(Series(None, "elever-i-ko"), dimensions, Measure.ACTUAL, found)
    return [vintage.notes for vintage in figures_of(board)[identity].vintages]


def test_a_decision_to_publish_is_told_at_the_figure(tmp_path: Path) -> None:
    queue(tmp_path, ";41;4;12;..")
    decide(tmp_path)
    assert codes(tmp_path) == []
    assert notes_of(tmp_path, "2022")[0] == (
        "Siffran är liten. Kulturchefen beslutade den 20 september 2024 att den visas. "
        "Skäl: Kön gäller hela kommunen.",
    )
    assert notes_of(tmp_path, "2021")[0] == ()


def test_a_decision_to_hide_is_told_at_the_hidden_figure(tmp_path: Path) -> None:
    queue(tmp_path, ";41;sekretess;12;..")
    decide(tmp_path, beslut="dölj")
    assert codes(tmp_path) == []
    assert notes_of(tmp_path, "2022")[0] == (
        "Visas inte av sekretesskäl. Kulturchefen beslutade det den 20 september 2024. "
        "Skäl: Kön gäller hela kommunen.",
    )


def test_a_decision_holds_for_the_rows_and_columns_that_it_names(tmp_path: Path) -> None:
    queue(tmp_path, "T;9;9;12;..", "K;8;8;..;..", "M;1;1;..;..")
    decide(tmp_path, kön="M", kolumn="Utfall  2022")
    assert [str(problem.place) for problem in problems(tmp_path)] == [f'{FIGURES}:9 kolumn "utfall 2021"']


def test_a_decision_about_the_total_leaves_women_and_men_undecided(tmp_path: Path) -> None:
    queue(tmp_path, "T;4;9;12;..", "K;3;5;..;..", "M;1;4;..;..")
    decide(tmp_path, kön="T", kolumn="utfall 2021")
    assert [problem.place.line for problem in problems(tmp_path)] == [8, 9, 9]


def test_a_decision_to_hide_does_not_let_a_small_figure_pass(tmp_path: Path) -> None:
    queue(tmp_path, ";41;4;12;..")
    decide(tmp_path, beslut="dölj")
    assert sorted(codes(tmp_path)) == ["PERS02", "PERS04"]


def test_a_decision_about_no_figure_is_warned_of(tmp_path: Path) -> None:
    queue(tmp_path, ";41;38;12;..")
    decide(tmp_path)
    assert [problem.what for problem in problems(tmp_path)] == [
        'Beslutet om "elever-i-ko" hör inte till någon siffra: ingen cell är under 5.'
    ]


def test_a_decision_about_an_unknown_indicator_is_warned_of(tmp_path: Path) -> None:
    queue(tmp_path, ";41;38;12;..")
    decide(tmp_path, indikator="elever-i-koe")
    assert [problem.what for problem in problems(tmp_path)] == [
        'Beslutet gäller "elever-i-koe", som inte finns i indikatorer.yml.'
    ]


@pytest.mark.parametrize("who", ["Anna Lind", "förvaltningschefen Anna Lind", "Anna-Karin Åberg, enhetschef"])
def test_a_name_where_a_role_belongs_is_warned_of(tmp_path: Path, who: str) -> None:
    queue(tmp_path, ";41;4;12;..")
    decide(tmp_path, beslutat_av=who)
    assert [(problem.code, problem.what) for problem in problems(tmp_path)] == [
        ("PERS05", "Under beslutat av ser det ut att stå en persons namn.")
    ]


@pytest.mark.parametrize(
    "who",
    [
        "Kulturnämnden",
        "Exempelstads kommun",
        "Kulturnämnden Exempelstad",
        "chefen för Individ- och familjeomsorg",
    ],
)
def test_a_role_may_have_the_municipalitys_or_the_boards_name(tmp_path: Path, who: str) -> None:
    queue(tmp_path, ";41;4;12;..")
    decide(tmp_path, beslutat_av=who)
    assert codes(tmp_path) == []


def hidden(root: Path) -> list[tuple[str, str]]:
    return [(problem.what, problem.fix) for problem in problems_of(root) if problem.code == "PERS03"]


def test_a_hidden_sex_can_be_worked_out_of_the_other_and_the_total(tmp_path: Path) -> None:
    queue(tmp_path, "T;41;38;12;..", "K;22;20;..;..", "M;sekretess;18;..;..")
    assert [str(problem) for problem in problems(tmp_path)] == [
        f'{FIGURES}:9 kolumn "utfall 2021"\n'
        "  PERS03  Siffran är dold, men går att räkna fram ur rad 7 och rad 8.\n"
        "          Skriv sekretess också här: rad 8."
    ]


def test_a_bound_hides_no_more_than_the_word(tmp_path: Path) -> None:
    queue(tmp_path, "T;41;38;12;..", "K;37;20;..;..", "M;<5;18;..;..")
    assert hidden(tmp_path) == [
        ("Siffran är dold, men går att räkna fram ur rad 7 och rad 8.", "Skriv sekretess också här: rad 8.")
    ]


@pytest.mark.parametrize("women", ["sekretess", "..", "<5", ""])
def test_two_unknown_figures_keep_each_other_hidden(tmp_path: Path, women: str) -> None:
    queue(tmp_path, "T;41;38;12;..", f"K;{women};20;..;..", "M;sekretess;18;..;..")
    assert hidden(tmp_path) == []


def test_women_and_men_are_no_total_where_the_document_shows_that_they_are_not(tmp_path: Path) -> None:
    queue(tmp_path, "T;41;38;12;..", "K;22;20;..;..", "M;sekretess;19;..;..")
    assert hidden(tmp_path) == []


def test_a_hidden_group_can_be_worked_out_of_the_others(tmp_path: Path) -> None:
    queue(tmp_path, ";41;38;12;..")
    replace(tmp_path, FIGURES, "indikator;kön;", "indikator;grupp;")
    replace(tmp_path, FIGURES, "nojda-elever;T", "nojda-elever;Alla")
    replace(
        tmp_path,
        FIGURES,
        "elever-i-ko;;41;38;12;..;;8\n",
        "elever-i-ko;Barn;sekretess;20;5;..;;8\nelever-i-ko;Unga;12;18;7;..;;8\nelever-i-ko;Totalt;41;38;12;..;;8\n",
    )
    assert hidden(tmp_path) == [
        ("Siffran är dold, men går att räkna fram ur rad 9 och rad 8.", "Skriv sekretess också här: rad 8.")
    ]


def test_a_chain_of_sums_is_followed(tmp_path: Path) -> None:
    """Women and men are each hidden in two groups, and yet women's and men's totals give all away."""
    queue(tmp_path, ";41;38;12;..")
    replace(tmp_path, FIGURES, "indikator;kön;", "indikator;grupp;kön;")
    text = (tmp_path / FIGURES).read_text(encoding="utf-8")
    head, *rows = text.splitlines()
    plain = [row.replace(";", ";;", 1) for row in rows if not row.startswith("elever")]
    crossed = [
        "elever-i-ko;Barn;K;sekretess;20;5;..;;8",
        "elever-i-ko;Barn;M;sekretess;10;5;..;;8",
        "elever-i-ko;Barn;T;21;30;10;..;;8",
        "elever-i-ko;Unga;K;7;4;..;..;;8",
        "elever-i-ko;Unga;M;13;4;..;..;;8",
        "elever-i-ko;Totalt;K;18;24;..;..;;8",
    ]
    (tmp_path / FIGURES).write_text("\n".join([head, *plain, *crossed]) + "\n", encoding="utf-8")
    found = [problem for problem in problems(tmp_path) if problem.code == "PERS03"]
    assert [(problem.place.line, problem.what) for problem in found] == [
        (8, "Siffran är dold, men går att räkna fram ur rad 13 och rad 11."),
        (9, "Siffran är dold, men går att räkna fram ur andra siffror i tabellerna."),
    ]


def test_a_hidden_figure_that_another_report_shows_is_not_hidden(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, FIGURES, "elever-i-ko;;41;38", "elever-i-ko;;41;sekretess")
    assert hidden(tmp_path) == [
        (
            f'Siffran är dold här, men visas i {PLAN}/indikatorer.csv:4 kolumn "utfall 2022".',
            "Skriv sekretess också där.",
        )
    ]


def test_an_amount_beyond_a_bound_is_a_revision_and_reveals_nothing(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "41;38;<5;Ska minska", "41;38;7;Ska minska")
    assert hidden(tmp_path) == []


def test_a_hidden_amount_of_a_sum_can_be_worked_out(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "stab;6000;6100;100", "stab;sekretess;6100;..")
    assert hidden(tmp_path) == [
        (
            "Siffran är dold, men går att räkna fram ur rad 5, rad 2 och rad 3.",
            'Skriv sekretess också här: rad 3 och rad 3 kolumn "avvikelse 2024".',
        )
    ]


def test_what_the_message_advises_is_enough(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "stab;6000;6100;100", "stab;sekretess;6100;..")
    replace(
        tmp_path,
        f"{INTERIM_REPORT}/drift.csv",
        "kulturskola;18900;18400;-500",
        "kulturskola;sekretess;18400;sekretess",
    )
    assert hidden(tmp_path) == []


def test_a_hidden_outcome_can_be_worked_out_of_the_budget_and_the_variance(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "bibliotek;41200", "bibliotek;sekretess")
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "stab;6000", "stab;..")
    assert hidden(tmp_path) == [
        (
            'Siffran är dold, men går att räkna fram ur kolumn "avvikelse 2024" och kolumn "budget 2024".',
            'Skriv sekretess också här: kolumn "avvikelse 2024" och rad 4 kolumn "avvikelse 2024".',
        )
    ]


def test_a_hidden_amount_can_be_worked_out_of_an_equal_line(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        f"{PLAN}/resultat.csv",
        "ovriga-kostnader;28 000;29 000;29 500",
        "ovriga-kostnader;28 000;29 000;sekretess",
    )
    replace(
        tmp_path,
        f"{PLAN}/resultat.csv",
        "summa-kostnader;69 000;71 850;73 000",
        "summa-kostnader;69 000;71 850;sekretess",
    )
    replace(
        tmp_path,
        f"{PLAN}/resultat.csv",
        "nettokostnader;64 000;66 850;68 000",
        "nettokostnader;64 000;66 850;sekretess",
    )
    assert [what for what, _ in hidden(tmp_path)] == [
        "Siffran är dold, men går att räkna fram ur andra siffror i tabellerna.",
        "Siffran är dold, men går att räkna fram ur andra siffror i tabellerna.",
        f'Siffran är dold, men går att räkna fram ur {PLAN}/drift.csv:5 kolumn "budget 2025".',
    ]


def test_exempelstad_hides_nothing_that_can_be_worked_out(tmp_path: Path) -> None:
    write_example(tmp_path)
    assert problems(tmp_path) == []


def test_the_handbook_shows_a_decision_that_is_accepted(tmp_path: Path) -> None:
    chapter = (Path(__file__).parents[2] / "content/handbok/personuppgifter.md").read_text(encoding="utf-8")
    queue(tmp_path, "T;41;9;12;..", "K;22;5;..;..", "M;19;4;..;..")
    example = chapter.partition("```text\n")[2].partition("```")[0].replace("utfall 2024", "utfall 2022")
    replace(tmp_path, REPORT, "noter:\n", f"{example}noter:\n")
    assert [
        str(problem) for problem in problems_of(tmp_path) if problem.code.startswith(("PERS", "FALT"))
    ] == []


def test_readers_see_a_decision_in_the_reports_own_table(tmp_path: Path) -> None:
    queue(tmp_path, "T;41;9;12;..", "K;22;sekretess;..;..", "M;19;sekretess;..;..")
    decide(tmp_path, beslut="dölj")
    country, _ = read_and_check(tmp_path)
    municipality = country.municipalities[0]
    view = BoardView(municipality, municipality.boards[0])
    report = next(report for report in view.board.reports if report.slug == "delarsrapport-08")
    table = report_table(view, report, report.tables[0])
    rows = table["rows"]
    assert not any(note["text"].startswith("Visas inte") for note in table["notes"])
    hidden_cells = [cell for row in rows for cell in row["cells"] if cell["text"] == "sekretess"]
    assert {cell["missing_reason"] for cell in hidden_cells} == {
        "Visas inte av sekretesskäl. Kulturchefen beslutade det den 20 september 2024. "
        "Skäl: Kön gäller hela kommunen."
    }
