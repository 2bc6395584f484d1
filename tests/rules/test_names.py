"""Names that drift under one id, and names that two ids share."""

from pathlib import Path

import pytest

from generator.rules.names import are_alike
from tests.example import BOARD, PLAN, problems_of, replace, told, write_example

INDICATORS = f"{BOARD}/indikatorer.yml"
ECONOMY = f"{BOARD}/ekonomi.yml"
TWIN = (
    "  - {{id: vantande, namn: {name}, beskrivning: Så många väntar., enhet: {unit}, decimaler: 0,\n"
    "     önskad riktning: ned, art: informationstal, verksamhetsområde: {area}}}\n"
)


def twins(root: Path) -> list[str]:
    return [problem.what for problem in problems_of(root) if problem.code == "NAMN02"]


def add_twin(root: Path, name: str, unit: str = "elever", area: str = "kulturskola") -> None:
    write_example(root)
    replace(
        root, INDICATORS, "indikatorer:\n", "indikatorer:\n" + TWIN.format(name=name, unit=unit, area=area)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nämnd", "40 Nämnd"),
        ("Summa verksamhet", "Summa"),
        ("Försäljning av verksamhet och entreprenad", "Fsg av verksamhet och entreprenad"),
        ("Socialnämndens omställningsreserv", "Socialnämndens reserv"),
        ("Antal elever i kö", "Elever i kön"),
        ("Härryda framtid", "HÄRRYDA FRAMTID"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert are_alike(one, other)
    assert are_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Stab", "Måltidsservice"), ("Vård och omsorg", "Individ och familj"), ("Bibliotek", "Kulturskola")],
)
def test_names_of_different_things_are_unlike(one: str, other: str) -> None:
    assert not are_alike(one, other)


def test_a_name_of_a_report_that_resembles_none_of_the_line_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/rapport.yml", "stab: Stab och ledning", "stab: Måltidsservice")
    assert told(tmp_path) == [
        f"{PLAN}/rapport.yml:27\n"
        '  NAMN01  Rapporten kallar stab för "Måltidsservice", men namnet är "Stab" i ekonomi.yml.\n'
        "          Är det samma sak? Lägg då till namnet under tidigare namn. Rätta annars id:t."
    ]


def test_an_earlier_name_is_a_name_of_the_same(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/rapport.yml", "stab: Stab och ledning", "stab: Måltidsservice")
    line = "{id: stab, namn: Stab, slag: nettokostnad,"
    replace(tmp_path, ECONOMY, line, f"{line} tidigare namn: [{{namn: Måltidsservicen}}],")
    assert told(tmp_path) == []


def test_a_goal_that_keeps_its_id_and_none_of_its_name_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    old = "namn: Fler ska besöka biblioteken\n    verksamhetsområde: bibliotek\n    indikatorer: [besok]"
    new = old.replace("Fler ska besöka biblioteken", "Personalen ska trivas")
    replace(tmp_path, f"{BOARD}/2025/mal.yml", old, new)
    assert told(tmp_path) == [
        f"{BOARD}/2025/mal.yml:3\n"
        '  NAMN01  Målet fler-besok heter "Personalen ska trivas" 2025, men "Fler ska besöka biblioteken" 2024.\n'
        "          Är det ett annat mål? Ge det då ett eget id, och ange det förra under bygger på."
    ]


def test_a_goal_may_be_reworded(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        f"{BOARD}/2025/mal.yml",
        "namn: Fler ska besöka biblioteken",
        "namn: Nämnden vill att alla hittar till ett av kommunens bibliotek",
    )
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["Elever i kö till kulturskolan", "Antalet elever i kö till kulturskola", "Antal elever i kö till kulturksolan"]
)  # fmt: skip
def test_two_indicators_of_one_name_unit_and_area_are_told(tmp_path: Path, name: str) -> None:
    add_twin(tmp_path, name)
    assert twins(tmp_path) == [
        "Indikatorerna vantande och elever-i-ko har samma enhet och nästan samma namn: "
        f'"{name}" och "Antal elever i kö till kulturskolan".'
    ]


@pytest.mark.parametrize(
    ("name", "unit", "area"),
    [
        ("Antal elever i kö till kulturskolan", "procent", "kulturskola"),
        ("Antal elever i kö till kulturskolan", "elever", "bibliotek"),
        ("Antal flickor i kö till kulturskolan", "elever", "kulturskola"),
        ("Antal elever i kö till kulturskolan 2024", "elever", "kulturskola"),
    ],
)
def test_another_unit_area_or_word_makes_another_indicator(
    tmp_path: Path, name: str, unit: str, area: str
) -> None:
    add_twin(tmp_path, name, unit, area)
    assert twins(tmp_path) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Andel heltidsanställda", "Andel deltidsanställda"), ("Externa planer", "Interna planer")],
)
def test_words_that_differ_by_a_letter_or_two_in_front_are_two_words(
    tmp_path: Path, one: str, other: str
) -> None:
    add_twin(tmp_path, one)
    replace(tmp_path, INDICATORS, "namn: Antal elever i kö till kulturskolan", f"namn: {other}")
    assert twins(tmp_path) == []


def test_two_lines_of_one_name_are_told_but_not_under_different_headings(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, ECONOMY, "{id: bidrag, namn: Bidrag,", "{id: bidrag, namn: Avgifter,")
    assert twins(tmp_path) == ['Posterna avgifter och bidrag i tabellen resultat har samma namn: "Avgifter".']
    replace(tmp_path, ECONOMY, "{id: bidrag, namn: Avgifter,", "{id: bidrag, rubrik: Stat, namn: Avgifter,")
    assert twins(tmp_path) == []
