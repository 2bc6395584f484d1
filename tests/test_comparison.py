"""What may be set side by side, and where doing so would mislead: Exempelstad beside Grannköping."""

from pathlib import Path

import pytest

from generator.model.board import Country
from generator.model.comparison import measures_by_id, shared_measures, year_pairs
from generator.model.period import Period
from generator.pages.measure_caveats import break_caveats, measure_caveats, period_caveats
from generator.pages.measured import Follower, common_period, followers_of, have_one_unit
from generator.pages.site_map import board_views
from generator.problems import Severity
from generator.rules import read_and_check
from tests.example import BOARD, replace, write_example, write_neighbour

NEIGHBOUR = "data/grannkoping/kulturnamnden"
FIGURES = f"{NEIGHBOUR}/2024/delarsrapport-08/indikatorer.csv"
INDICATORS = f"{NEIGHBOUR}/indikatorer.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    write_neighbour(tmp_path)
    return tmp_path


def country_of(root: Path) -> Country:
    country, problems = read_and_check(root)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    return country


def followers(root: Path, kolada_id: str) -> list[Follower]:
    country = country_of(root)
    return followers_of(shared_measures(country)[kolada_id], board_views(country))


def period(root: Path, kolada_id: str) -> str | None:
    found = common_period(followers(root, kolada_id))
    return str(found) if found else None


def caveats(root: Path, kolada_id: str, when: str) -> list[str]:
    found = Period.parse(when)
    assert found is not None
    return period_caveats(followers(root, kolada_id), found)


# --- which measures and years -----------------------------------------------------------------------


def test_a_measure_is_shared_by_its_id_and_never_by_its_name(root: Path) -> None:
    assert list(shared_measures(country_of(root))) == ["N99902", "N99903", "N99904", "U99901"]
    replace(root, INDICATORS, "    kolada-id: N99903\n", "")
    assert "N99903" not in shared_measures(country_of(root))


def test_a_measure_of_one_board_is_not_shared(tmp_path: Path) -> None:
    write_example(tmp_path)
    assert shared_measures(country_of(tmp_path)) == {}


def test_two_indicators_of_one_board_are_no_comparison_of_boards(tmp_path: Path) -> None:
    write_example(tmp_path)
    for indicator_id in ("lan", "besok"):
        start = f"  - id: {indicator_id}\n"
        replace(tmp_path, f"{BOARD}/indikatorer.yml", start, f"{start}    kolada-id: N99902\n")
    assert len(measures_by_id(country_of(tmp_path))["N99902"]) == 2
    assert shared_measures(country_of(tmp_path)) == {}


def test_boards_are_told_apart_by_the_shortest_name(root: Path) -> None:
    assert [one.name for one in followers(root, "U99901")] == ["Exempelstad", "Grannköping"]
    leisure = "data/grannkoping/fritidsnamnden/indikatorer.yml"
    replace(root, leisure, "    art: målindikator\n", "    art: målindikator\n    kolada-id: N99902\n")
    assert [one.name for one in followers(root, "N99902")] == [
        "Exempelstad",
        "Fritidsnämnden, Grannköping",
        "Kulturnämnden, Grannköping",
    ]


def test_only_years_that_follow_on_one_another_are_a_pair(root: Path) -> None:
    boards = {view.where: year_pairs(view.board) for view in board_views(country_of(root))}
    assert boards == {
        "Kulturnämnden, Exempelstad": ((2021, 2022), (2022, 2023), (2023, 2024), (2024, 2025)),
        "Fritidsnämnden, Grannköping": ((2022, 2023),),
        "Kulturnämnden, Grannköping": ((2022, 2023), (2023, 2024)),
    }
    replace(root, FIGURES, "preliminärt utfall 2023", "utfall 2021")
    replace(root, FIGURES, "utfall 2022", "utfall 2020")
    neighbour = board_views(country_of(root))[2].board
    assert year_pairs(neighbour) == ((2020, 2021),)


# --- which period -----------------------------------------------------------------------------------


def test_the_newest_period_that_both_have_is_compared(root: Path) -> None:
    assert period(root, "U99901") == "2023"
    assert period(root, "N99903") == "2022"


def test_a_bound_is_no_figure_to_compare(root: Path) -> None:
    assert period(root, "N99904") is None
    replace(root, FIGURES, "ko;;12;;10;4", "ko;40;12;;10;4")
    assert period(root, "N99904") == "2022"


def test_a_part_of_a_year_is_never_compared_with_a_whole_one(root: Path) -> None:
    replace(root, FIGURES, "lan;4,8;..;3,1;4,9;4", "lan;;..;3,1;4,9;4")
    assert period(root, "N99903") is None


def test_figures_in_other_units_are_not_set_side_by_side(root: Path) -> None:
    found = followers(root, "N99902")
    assert not have_one_unit(found)
    assert measure_caveats(found)[0] == (
        "Enheterna är olika: Exempelstad besök och Grannköping besök per invånare. "
        "Därför ställer vi inte siffrorna bredvid varandra."
    )


# --- caveats of how a measure is made ---------------------------------------------------------------


def test_other_words_surveys_and_service_areas_are_told(root: Path) -> None:
    assert measure_caveats(followers(root, "U99901")) == [
        "Nämnderna beskriver måttet med olika ord. Läs vad var och en mäter längre ned."
    ]
    assert measure_caveats(followers(root, "N99903")) == [
        "Siffrorna kommer från olika undersökningar. Exempelstad: Kungliga bibliotekets statistik; "
        "Grannköping: Bibliotekets eget system.",
        "Måttet gäller olika verksamheter. Exempelstad: bibliotek; Grannköping: bibliotek och museum.",
    ]


def test_a_measure_of_few_people_and_a_count_are_told(root: Path) -> None:
    assert measure_caveats(followers(root, "N99904")) == [
        "Måttet kan gälla få personer: Exempelstad. Då kan en enda person ändra siffran mycket.",
        "Siffrorna är antal. Kommunerna är olika stora, och större kommuner får ofta större antal.",
    ]


def test_boards_that_wish_opposite_things_are_told(root: Path) -> None:
    text = (root / INDICATORS).read_text(encoding="utf-8")
    (root / INDICATORS).write_text(text.replace("riktning: upp", "riktning: ingen"), encoding="utf-8")
    told = "Nämnderna vill inte åt samma håll med måttet. Därför säger vi inte vad som är bättre."
    assert told in measure_caveats(followers(root, "U99901"))


def test_a_board_that_only_tells_the_sexes_apart_is_told(root: Path) -> None:
    replace(root, INDICATORS, "    skala: 0-100\n", "    skala: 0-100\n    könsuppdelad: ja\n")
    figures = "indikator;kön;utfall 2023;sida\ntrivsel;K;86,5;3\ntrivsel;M;85,0;3\nbesok;;4,1;3\nlan;;4,8;4\nko;;12;4\n"
    (root / FIGURES).write_text(figures, encoding="utf-8")
    found = followers(root, "U99901")
    assert common_period(found) is None
    told = "Grannköping redovisar bara grupper var för sig, till exempel kvinnor och män, och ingen siffra för alla."
    assert told in measure_caveats(found)


def test_a_break_in_a_series_is_told(root: Path) -> None:
    assert break_caveats(followers(root, "N99903")) == [
        "Exempelstad: brott i serien 2022. E-böcker räknas med från och med 2022. "
        "Åren före går inte att jämföra med åren efter. De visas bara i tabellen."
    ]


# --- caveats of the figures of one period -----------------------------------------------------------


def test_preliminary_figures_decimals_and_notes_are_told(root: Path) -> None:
    assert caveats(root, "U99901", "2023") == [
        "Siffran för 2023 är preliminär hos Grannköping och slutlig hos de andra.",
        "Siffrorna har olika många decimaler, så skillnaden är ungefärlig.",
        "Om siffran för Grannköping: Bara elever över tolv år har svarat på enkäten.",
    ]


def test_a_distance_that_may_be_rounding_is_told(root: Path) -> None:
    replace(root, FIGURES, "86,5[a]", "89,5[a]")
    assert "Siffrorna har olika många decimaler. Skillnaden kan bero på avrundning." in caveats(
        root, "U99901", "2023"
    )


def test_newer_figures_that_are_left_out_are_told(root: Path) -> None:
    assert caveats(root, "N99903", "2022") == [
        "Exempelstad har också en nyare uppgift, för 2023. Här jämförs 2022, som fler har.",
        "Grannköping har också en nyare uppgift, för januari–augusti 2024. Här jämförs 2022, som fler har.",
    ]


def test_an_older_figure_and_a_part_of_a_year_are_told(root: Path) -> None:
    assert caveats(root, "N99904", "2021")[0] == (
        "Exempelstad har också en nyare uppgift, för 2022. Här jämförs 2021, som fler har."
    )
    replace(root, FIGURES, "lan;4,8;..;3,1;4,9;4", "lan;;..;3,1;4,9;4")
    assert caveats(root, "N99903", "2023")[0] == (
        "Grannköping redovisar januari–augusti 2024 och inte 2023. Olika långa perioder går inte att jämföra."
    )


def test_a_bound_a_secret_and_a_forecast_are_told(root: Path) -> None:
    told = "Exempelstad anger bara att utfallet 2023 är under 5. Det går inte att rita."
    assert told in caveats(root, "N99904", "2023")
    assert "Grannköping har bara en prognos för 2024. En prognos jämförs inte med utfall." in caveats(
        root, "N99903", "2024"
    )
    replace(root, FIGURES, "ko;;12;;10;4", "ko;;sekretess;;10;4")
    told = "Grannköping: utfallet 2023 visas inte av sekretesskäl."
    assert told in caveats(root, "N99904", "2023")


def test_a_small_count_is_told_where_the_measure_is_not_sensitive_anyhow(root: Path) -> None:
    replace(root, f"{BOARD}/indikatorer.yml", "    känslig: ja\n", "")
    told = "Antalet är litet: Grannköping. Då kan en enda person eller händelse ändra bilden."
    assert told in caveats(root, "N99904", "2023")


def test_where_nothing_misleads_nothing_is_said(root: Path) -> None:
    replace(root, FIGURES, "preliminärt utfall 2023", "utfall 2023")
    replace(root, FIGURES, "86,5[a]", "86")
    assert caveats(root, "U99901", "2023") == []
