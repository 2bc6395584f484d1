"""The pages of comparisons: what they show, what they say of themselves, and the ways to them."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from generator.build import theme_folder
from generator.charts.cache import ChartCache
from generator.pages.charting import Charting
from generator.pages.page import Page
from generator.pages.parts import TableParams
from generator.pages.render import Renderer
from generator.problems import Severity
from generator.rules import read_and_check
from tests.all_pages import all_pages
from tests.example import BOARD, write_example, write_neighbour
from tests.site_build import leave_undrawn

OURS = "Vi har räknat ut procenten"


def laid_out(root: Path) -> dict[str, Page]:
    country, problems = read_and_check(root)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        pages = all_pages(country, Charting(ChartCache(None)), "Öppna mål", theme_folder())
    return {page.address: page for page in pages}


@cache
def neighbours() -> dict[str, Page]:
    with TemporaryDirectory() as folder:
        write_example(Path(folder))
        write_neighbour(Path(folder))
        return laid_out(Path(folder))


def context(address: str) -> Any:
    return neighbours()[address].context


def body(address: str) -> str:
    return Renderer(theme_folder()).body(neighbours()[address])


def cells(table: TableParams) -> list[list[str]]:
    return [
        [cell["text"].replace("\N{NO-BREAK SPACE}", " ") for cell in row["cells"]] for row in table["rows"]
    ]


# --- what can be compared ---------------------------------------------------------------------------


def test_the_page_of_comparisons_leads_to_every_comparison() -> None:
    found = context("/jamfor/")
    assert [card["url"] for card in found.measures] == [
        "/jamfor/n99902/",
        "/jamfor/n99903/",
        "/jamfor/n99904/",
        "/jamfor/u99901/",
    ]
    assert found.no_measures is None
    links = {link["url"] for board in found.boards for link in board.pairs}
    assert links == {address for address in neighbours() if "/kulturnamnden/jamfor/" in address} | {
        "/grannkoping/fritidsnamnden/jamfor/2022-2023/"
    }
    limits = {item["term"]: item["description"] for item in found.limits}
    assert limits["Mått som liknar varandra"].endswith("3 av 11 mått har inget sådant id.")


def test_without_a_shared_measure_the_page_says_so_and_why(tmp_path: Path) -> None:
    write_example(tmp_path)
    alone = laid_out(tmp_path)["/jamfor/"].context
    assert alone.measures == []  # type: ignore[attr-defined]
    assert alone.no_measures == (  # type: ignore[attr-defined]
        "Det finns bara en nämnd på webbplatsen, så det finns ingen att jämföra med."
    )


def test_without_any_id_the_page_says_that_names_are_not_enough(tmp_path: Path) -> None:
    write_example(tmp_path)
    write_neighbour(tmp_path)
    for file in (f"{BOARD}/indikatorer.yml", "data/grannkoping/kulturnamnden/indikatorer.yml"):
        lines = (tmp_path / file).read_text(encoding="utf-8").splitlines(keepends=True)
        (tmp_path / file).write_text("".join(line for line in lines if "kolada-id" not in line), encoding="utf-8")  # fmt: skip
    pages = laid_out(tmp_path)
    assert pages["/jamfor/"].context.no_measures == (  # type: ignore[attr-defined]
        "Just nu finns inget mått att jämföra. Inget av nämndernas dokument anger ett id i databasen Kolada, "
        "och utan det vet vi inte att två mått är samma."
    )
    assert not [address for address in pages if address.startswith("/jamfor/u")]


# --- one measure ------------------------------------------------------------------------------------


def test_a_measure_is_drawn_with_the_greatest_first_and_told_in_words() -> None:
    bars = context("/jamfor/u99901/").bars
    assert bars["heading"] == "Nöjda elever, 2023"
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in bars["sentences"]] == [
        "Nöjda elever 2023: Exempelstad 90 procent och Grannköping 86,5 procent.",
        "Mellan högst och lägst skiljer det 3,5 procentenheter.",
        "Högre är bättre.",
    ]
    assert [source["text"] for source in bars["source"]] == [
        "Verksamhetsplan 2025–2027, Kulturnämnden, Exempelstad",
        "Delårsrapport augusti 2024, Kulturnämnden, Grannköping",
    ]


def test_what_is_compared_is_not_credited_to_a_document_or_to_kolada() -> None:
    note = context("/jamfor/u99901/").bars["note"]
    assert note == "Jämförelsen är vår egen. Den står inte i dokumenten, och den kommer inte från Kolada."


def test_a_measures_table_has_every_board_and_period_that_a_document_tells_of() -> None:
    table = context("/jamfor/n99903/").table
    assert [column["title"] for column in table["columns"]] == [
        "Nämnd",
        "2021",
        "2022",
        "2023",
        "jan–aug 2024",
    ]
    assert cells(table) == [
        ["Exempelstad", "5,2", "5,9", "6,1", ""],
        ["Grannköping", "", "4,8", "..", "3,1"],
    ]
    assert all(cell.get("missing_reason") for row in table["rows"] for cell in row["cells"] if cell["text"] in ("", ".."))  # fmt: skip


def test_the_lines_begin_at_the_newest_break() -> None:
    """Before 2022 Exempelstad counted otherwise: the year is in the table and not in the chart."""
    lines = context("/jamfor/n99903/").lines
    assert "5.9" in lines["svg_wide"]
    assert "5.2" not in lines["svg_wide"]


def test_without_a_common_period_nothing_is_drawn_and_the_page_says_why() -> None:
    found = context("/jamfor/n99904/")
    assert (found.bars, found.lines) == (None, None)
    assert found.why_no_bars == (
        "Nämnderna har ingen period gemensam. De senaste siffrorna gäller Exempelstad 2022 och Grannköping 2023."
    )


def test_figures_in_two_units_have_a_column_for_the_unit_and_no_chart() -> None:
    found = context("/jamfor/n99902/")
    assert found.bars is None
    assert [row[:2] for row in cells(found.table)] == [
        ["Exempelstad", "besök"],
        ["Grannköping", "besök per invånare"],
    ]


def test_of_more_boards_than_a_reader_can_take_in_no_chart_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of bars would be a picture that no program opens; the table has them all."""
    for module in ("compare_measure", "compare_budget"):
        monkeypatch.setattr(f"generator.pages.{module}.MOST_COMPARED", 1)
    write_example(tmp_path)
    write_neighbour(tmp_path)
    pages = laid_out(tmp_path)
    told = "Nämnderna är för många för ett diagram. Alla står i tabellen."
    drawn: dict[str, Any] = {address: page.context for address, page in neighbours().items()}
    groups = 0
    for address, before in drawn.items():
        now: Any = pages[address].context
        if getattr(before, "bars", None):
            assert (now.bars, now.why_no_bars) == (None, told)
            assert len(now.table["rows"]) == len(before.table["rows"])
        for one, other in zip(getattr(before, "groups", []), getattr(now, "groups", []), strict=True):
            if getattr(one, "chart", None) and one.chart:
                assert (other.chart, other.alone) == (None, told)
                groups += 1
    assert groups


def test_every_caveat_stands_on_the_page() -> None:
    html = body("/jamfor/u99901/")
    for text in (*context("/jamfor/u99901/").warnings, *context("/jamfor/u99901/").bars_warnings):
        assert text in html


# --- budgets ----------------------------------------------------------------------------------------


def test_variances_are_compared_among_those_of_one_state_only() -> None:
    groups = context("/jamfor/budget/").groups
    assert [(group.heading, group.chart is not None) for group in groups] == [
        ("Hela året, slutliga siffror", False),
        ("Prognos för hela året, gjord efter augusti", True),
    ]
    final, forecast = groups
    assert [row[:3] for row in cells(forecast.table)] == [
        ["Kulturnämnden, Exempelstad 2024", "+0,6 procent", "+400 tkr"],
        ["Kulturnämnden, Grannköping 2024", "−2,5 procent", "−1 250 tkr"],
    ]
    assert [row[:3] for row in cells(final.table)] == [
        ["Fritidsnämnden, Grannköping 2023", "+2,5 procent", "+0,3 mnkr"]
    ]
    assert final.alone == "Ingen annan nämnd har siffror från samma del av året. Därför finns inget att jämföra med."  # fmt: skip


def test_the_percentage_is_said_to_be_ours_and_every_row_leads_to_its_report() -> None:
    found = context("/jamfor/budget/")
    assert OURS in found.lead
    assert OURS in found.groups[1].chart["note"]
    for group in found.groups:
        assert [column.get("note") for column in group.table["columns"]][1] == "vår uträkning"
        for row in group.table["rows"]:
            assert "#drift-nettokostnad" in row["cells"][-1]["url"]


def test_a_budget_that_was_changed_later_is_marked() -> None:
    table = context("/jamfor/budget/").groups[1].table
    assert table["rows"][0]["cells"][4]["revised_word"] == "ändrad senare"


def test_different_responsibilities_are_told_with_what_each_sum_holds() -> None:
    found = context("/jamfor/budget/")
    assert "Nämnderna ansvarar inte för samma saker. Vad som räknas in står längre ned." in found.groups[1].warnings  # fmt: skip
    assert {item["term"]: item["description"] for item in found.areas} == {
        "Fritidsnämnden, Grannköping": "Nettokostnad. Dokumentet säger inte vad som ingår.",
        "Kulturnämnden, Exempelstad": "Nettokostnad är summan av Bibliotek, Kulturskola och Stab.",
        "Kulturnämnden, Grannköping": "Nettokostnad är summan av Bibliotek och museum och Kulturskola.",
    }


def test_a_final_account_that_is_left_out_is_told() -> None:
    assert context("/jamfor/budget/").left_out == [
        "Kulturnämnden, Exempelstad: bokslutet för 2023 är känt, men ingen rapport här anger det tillsammans "
        "med årets budget. Vi blandar inte siffror ur olika rapporter."
    ]


# --- boards of a municipality, and the ways to comparisons ------------------------------------------


def test_boards_of_one_municipality_stand_side_by_side_where_there_are_several() -> None:
    assert context("/exempelstad/").comparison is None
    assert cells(context("/grannkoping/").comparison) == [
        [
            "Fritidsnämnden",
            "År 2023. 1 mål: 1 klaras.",
            "+2,5 procent 2023. Hela året, slutliga siffror",
            "20 februari 2024",
        ],
        [
            "Kulturnämnden",
            "År 2024. 2 mål: 1 klaras enligt prognosen och 1 klaras inte enligt prognosen.",
            "−2,5 procent 2024. Prognos för hela året, gjord efter augusti",
            "30 september 2024",
        ],
    ]


def test_a_year_leads_to_itself_beside_the_years_around_it() -> None:
    assert context("/exempelstad/kulturnamnden/2024/").comparisons == [
        {"title": "Jämför med 2023", "url": "/exempelstad/kulturnamnden/jamfor/2023-2024/"},
        {"title": "Jämför med 2025", "url": "/exempelstad/kulturnamnden/jamfor/2024-2025/"},
    ]


def test_an_indicator_leads_to_the_same_measure_at_other_boards() -> None:
    indicators = "/exempelstad/kulturnamnden/indikatorer/"
    assert context(f"{indicators}lan/").comparison_url == "/jamfor/n99903/"
    assert context(f"{indicators}uthyrningar/").comparison_url is None


def test_search_and_boards_lead_to_comparisons() -> None:
    assert "/jamfor/" in [card["url"] for card in context("/sok/").ways]
    assert [link["title"] for link in context("/exempelstad/kulturnamnden/").comparisons] == [
        "2024 och 2025",
        "2023 och 2024",
        "2022 och 2023",
        "2021 och 2022",
    ]
    assert {page.search.kind for page in neighbours().values() if page.search and "/jamfor/" in page.address} == {"Jämför", "Jämförelse"}  # fmt: skip
