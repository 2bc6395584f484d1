"""Personal data stops the build, in any spelling; what only looks like it does not."""

from pathlib import Path

import pytest

from generator.sources.personal_data import personal_data
from tests.example import BOARD, problems_of, write, write_example


@pytest.mark.parametrize(
    "text",
    [
        "811228-9874",
        "19811228-9874",
        "8112289874",
        "198112289874",
        "811228 9874",
        "811228+9874",
        "811228\N{EN DASH}9874",
        "Ärendet gäller 811228-9874.",
    ],
)
def test_a_personnummer_is_found_in_any_spelling(text: str) -> None:
    assert [found.what for found in personal_data(text)] == ["ett personnummer"]


def test_a_samordningsnummer_is_found() -> None:
    assert [found.what for found in personal_data("701063-2391")] == ["ett samordningsnummer"]


@pytest.mark.parametrize("text", ["070-123 45 67", "0701234567", "+46 70 123 45 67", "0046701234567"])
def test_a_mobile_number_is_found(text: str) -> None:
    assert [found.what for found in personal_data(text)] == ["ett mobilnummer"]


@pytest.mark.parametrize(
    "text", ["karin.lind@exempelstad.se", "nagon@gmail.com", "karin_lind@exempelstad.se"]
)
def test_a_persons_e_mail_address_is_found(text: str) -> None:
    assert [found.what for found in personal_data(text)] == ["en persons e-postadress"]


@pytest.mark.parametrize(
    "text",
    [
        "212000-1264",
        "811228-9873",
        "811332-9874",
        "SOC/2023-000185",
        "KS-2024-000123",
        "1 234 567 890",
        "2024-09-25T08:00+02:00",
        "kommun@exempelstad.se",
        "0611-34 80 00",
        "utfall 2020;utfall 2021;11;12",
    ],
)
def test_what_only_looks_personal_is_left_alone(text: str) -> None:
    assert list(personal_data(text)) == []


def test_a_text_with_a_personnummer_stops_the_build_without_repeating_it(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, "content/om.md", "Webbplatsen.\n\nFråga 811228-9874.\n")
    assert [str(problem) for problem in problems_of(tmp_path)] == [
        "content/om.md:3\n"
        "  PERS01  Raden innehåller ett personnummer (811228-****).\n"
        "          Ta bort uppgiften. Skriv en roll eller en funktion i stället."
    ]


def test_a_file_name_with_a_personnummer_stops_the_build(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, f"{BOARD}/2024/delarsrapport-08/8112289874.csv", "indikator;utfall 2024\n")
    assert "PERS01" in {problem.code for problem in problems_of(tmp_path)}
