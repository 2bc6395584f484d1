"""A year beside the next: what can be compared, how it went, and why the rest is not compared."""

from pathlib import Path

import pytest

from generator.model.comparison import YearPair
from generator.pages.compare_years import year_pair_page
from generator.pages.page import Page
from generator.pages.parts import TableParams
from generator.pages.site_map import board_views
from generator.pages.view import BoardView
from generator.pages.year_change import Outcome, YearChange, year_changes
from generator.pages.year_economy import EconomyPair, economy_pairs
from generator.problems import Severity
from generator.rules import read_and_check
from tests.example import BOARD, INTERIM_REPORT, PLAN, replace, write, write_example


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def view_of(root: Path) -> BoardView:
    country, problems = read_and_check(root)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    return board_views(country)[0]


def changes(root: Path, pair: YearPair) -> dict[str, YearChange]:
    found = year_changes(view_of(root), pair)
    assert len({change.indicator.id for change in found}) == len(found)
    return {change.indicator.id: change for change in found}


def told(root: Path, pair: YearPair) -> dict[str, str]:
    return {name: change.text for name, change in changes(root, pair).items()}


def page(root: Path, pair: YearPair) -> Page:
    return year_pair_page(view_of(root), pair)


def cells(table: TableParams) -> list[list[str]]:
    return [[cell["text"] for cell in row["cells"]] for row in table["rows"]]


# --- indicators -------------------------------------------------------------------------------------


def test_a_change_is_told_in_the_direction_that_is_wished(root: Path) -> None:
    assert told(root, (2022, 2023)) == {
        "besok": "Bättre: 2\N{NO-BREAK SPACE}497 fler",
        "lan": "Bättre: 0,2 fler",
        "nojda-elever": "Bättre: 2\N{NO-BREAK SPACE}procentenheter högre",
        "elever-i-ko": "För 2023 är bara en gräns känd.",
        "uthyrningar": "För 2022 finns inget att redovisa.",
    }


def test_fewer_is_better_where_that_is_wished(root: Path) -> None:
    assert told(root, (2021, 2022))["elever-i-ko"] == "Bättre: 3 färre"


def test_worse_unchanged_and_neither_are_told_apart(root: Path) -> None:
    replace(root, f"{PLAN}/indikatorer.csv", "61 240;78 905;81 402", "61 240;78 905;78 905")
    replace(root, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;..", "lan;;5,2;5,9;5,4;..")
    replace(root, f"{INTERIM_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12;20", "uthyrningar;;.;9;12;20")
    found = changes(root, (2022, 2023))
    assert {name: found[name].outcome for name in ("besok", "lan", "uthyrningar")} == {
        "besok": Outcome.UNCHANGED,
        "lan": Outcome.WORSE,
        "uthyrningar": Outcome.OTHER,
    }
    assert (found["besok"].text, found["lan"].text, found["uthyrningar"].text) == (
        "Oförändrat",
        "Sämre: 0,5 färre",
        "3 fler",
    )


def test_across_a_break_nothing_is_compared(root: Path) -> None:
    found = changes(root, (2021, 2022))["lan"]
    assert (found.text, found.change) == (
        "Brott i serien 2022. E-böcker räknas med från och med 2022.",
        None,
    )


def test_a_forecast_is_not_compared_with_an_outcome(root: Path) -> None:
    assert told(root, (2023, 2024))["besok"] == "En prognos är inte ett utfall."


def test_a_year_without_a_figure_is_not_compared(root: Path) -> None:
    assert told(root, (2021, 2022))["nojda-elever"] == "Ingen siffra för 2021."
    assert told(root, (2024, 2025))["besok"] == "Ingen siffra för 2025."


def test_a_secret_figure_is_not_compared(root: Path) -> None:
    assert told(root, (2024, 2025))["elever-i-ko"] == "Siffran för 2024 visas inte av sekretesskäl."


def test_a_part_of_a_year_is_compared_with_the_same_part_only(root: Path) -> None:
    file = f"{INTERIM_REPORT}/indikatorer.csv"
    figures = "indikator;utfall 2023;utfall 2023-08;utfall 2024-08;sida\nbesok;81 402;50 000;52 000;5\n"
    write(root, file, figures + "lan;6,1;;4,0;5\n")
    found = changes(root, (2023, 2024))
    assert (found["besok"].text, str(found["besok"].before.id.period)) == (  # type: ignore[union-attr]
        "Bättre: 2\N{NO-BREAK SPACE}000 fler",
        "2023-08",
    )
    assert found["lan"].text == "Siffrorna gäller olika delar av året."


def test_a_preliminary_figure_is_compared_and_said_to_be_one(root: Path) -> None:
    text = (root / INTERIM_REPORT / "indikatorer.csv").read_text(encoding="utf-8")
    write(root, f"{INTERIM_REPORT}/indikatorer.csv", text.replace("utfall 2023", "preliminärt utfall 2023"))
    assert changes(root, (2022, 2023))["lan"].caveats == ["Siffran för 2023 är preliminär."]


# --- goals ------------------------------------------------------------------------------------------


def test_goals_stand_as_kept_new_and_gone_with_each_years_status(root: Path) -> None:
    table = page(root, (2024, 2025)).context.goals  # type: ignore[attr-defined]
    assert cells(table) == [
        ["Finns båda åren"],
        ["Fler ska besöka biblioteken", "Nås", "Ingen uppföljning här"],
        ["Nya 2025"],
        ["Plats i kulturskolan", "–", "Ingen uppföljning här"],
        ["Förvaltningen ska utreda en ny bokbuss", "–", "Ingen uppföljning här"],
        ["Fanns bara 2024"],
        ["Meröppet bibliotek", "Klart", "–"],
        ["Kön till kulturskolan ska bli kortare", "Nås delvis", "–"],
        ["Eleverna ska vara nöjda med kulturskolan", "Nås inte", "–"],
        ["Dans i byarna", "Påbörjat", "–"],
        ["Kulturskolan och skolan ska samverka mer", "Bedömning saknas", "–"],
    ]
    assert [note["text"] for note in table["notes"]] == [
        "Bygger på det tidigare målet Kön till kulturskolan ska bli kortare."
    ]


def test_a_year_that_is_not_followed_up_is_told(root: Path) -> None:
    assert page(root, (2024, 2025)).context.goals_warnings == [  # type: ignore[attr-defined]
        "Ingen rapport här följer upp målen för 2025. Därför saknar de status."
    ]


def test_goals_of_one_year_alone_are_not_compared(root: Path) -> None:
    context = page(root, (2023, 2024)).context
    assert context.goals is None  # type: ignore[attr-defined]
    assert context.goals_warnings == [  # type: ignore[attr-defined]
        "Målen för 2023 finns inte på webbplatsen. Därför jämför vi dem inte."
    ]


# --- economy ----------------------------------------------------------------------------------------


def economy(root: Path, pair: YearPair) -> dict[str, EconomyPair]:
    return {part.heading: part for part in economy_pairs(view_of(root), pair)}


def test_budgets_of_both_years_are_told_with_the_difference(root: Path) -> None:
    drift = economy(root, (2024, 2025))["Drift, tkr"]
    assert [column["title"] for column in drift.table["columns"]] == [
        "Post",
        "Budget 2024",
        "Budget 2025",
        "Prognos 2024",
    ]
    assert cells(drift.table)[-1] == [
        "Nettokostnad",
        "66\N{NO-BREAK SPACE}850",
        "68\N{NO-BREAK SPACE}000",
        "66\N{NO-BREAK SPACE}100",
    ]
    assert drift.sentences == [
        "Budgeten för nettokostnad är 1\N{NO-BREAK SPACE}150\N{NO-BREAK SPACE}tkr "
        "(1,7\N{NO-BREAK SPACE}procent) högre 2025 än 2024."
    ]


def test_a_final_account_and_a_forecast_stand_beside_each_other_and_are_not_compared(root: Path) -> None:
    drift = economy(root, (2023, 2024))["Drift, tkr"]
    assert drift.sentences == []
    assert drift.warnings == [
        "Här står bokslutet för 2023 och prognosen för 2024. En prognos är inte ett utfall, så dem jämför vi inte."
    ]


def test_a_table_of_one_year_alone_is_left_out(root: Path) -> None:
    assert economy(root, (2022, 2023)) == {}
    assert page(root, (2022, 2023)).context.no_economy == (  # type: ignore[attr-defined]
        "Inget av dokumenten anger budget eller utfall för båda åren i samma tabell."
    )


def test_a_new_division_into_areas_is_told(root: Path) -> None:
    replace(
        root,
        f"{BOARD}/namnd.yml",
        "    beskrivning: Musik, dans och bild för barn och unga.\n",
        "    beskrivning: Musik, dans och bild för barn och unga.\n    från: 2025\n",
    )
    assert economy(root, (2024, 2025))["Drift, tkr"].warnings == [
        "Indelningen har ändrats mellan åren: Kulturskola. Jämför i första hand summan."
    ]


# --- the page ---------------------------------------------------------------------------------------


def test_the_key_differences_stand_first(root: Path) -> None:
    assert page(root, (2022, 2023)).context.differences == [  # type: ignore[attr-defined]
        "Av siffrorna går 3 att jämföra: 3 bättre."
    ]
    assert page(root, (2024, 2025)).context.differences == [  # type: ignore[attr-defined]
        "Målen: 1 finns båda åren, 2 är nya 2025 och 5 fanns bara 2024.",
        "Ingen av siffrorna för 2024 går att jämföra med 2025. I tabellen står varför.",
        "Budgeten för nettokostnad är 1\N{NO-BREAK SPACE}150\N{NO-BREAK SPACE}tkr "
        "(1,7\N{NO-BREAK SPACE}procent) högre 2025 än 2024.",
    ]


def test_every_figure_has_its_source(root: Path) -> None:
    context = page(root, (2022, 2023)).context
    assert [source["text"] for source in context.indicators_sources] == [  # type: ignore[attr-defined]
        "Verksamhetsplan 2025–2027",
        "Delårsrapport augusti 2024",
    ]
