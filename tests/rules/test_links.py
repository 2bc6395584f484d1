"""LANK01, LANK02 and TEXT06: links and pictures in prose."""

from pathlib import Path

import pytest

from tests.example import BOARD, problems_of, told, write, write_example

pytestmark = pytest.mark.slow

GOAL = "content/exempelstad/kulturnamnden/2024/fler-besok.md"
HERE = "/exempelstad/kulturnamnden"


def said(root: Path, text: str, file: str = GOAL) -> list[str]:
    """The code and what is told of a text in Exempelstad."""
    write_example(root)
    write(root, file, f"{text}\n")
    return [f"{problem.code} {problem.what} {problem.fix}" for problem in problems_of(root)]


@pytest.mark.parametrize(
    "link",
    [
        "/",
        "/om/",
        "/ordlista/",
        "/sok/",
        "/handbok/",
        "/handbok/problem/lank01/",
        "/handbok/format/#mal",
        "/exempelstad/",
        f"{HERE}/",
        f"{HERE}/2024/",
        f"{HERE}/2024/ekonomi/",
        f"{HERE}/2024/delarsrapport-08/",
        f"{HERE}/mal/",
        f"{HERE}/mal/kortare-ko/",
        f"{HERE}/indikatorer/lan/",
        f"{HERE}/sammantraden/",
        "https://www.exempelstad.example/bibliotek?sida=1#oppet",
        "mailto:kulturnamnden@exempelstad.example",
    ],
)
def test_a_link_that_can_be_followed_passes(link: str, tmp_path: Path) -> None:
    assert not [one for one in said(tmp_path, f"Läs [mer]({link}).") if one.startswith("LANK")]


def test_a_link_to_no_page_is_told_with_file_line_and_what_was_probably_meant(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, f"Fler ska läsa.\n\nSe [kön]({HERE}/mal/kortar-ko/).\n")
    assert told(tmp_path) == [
        f"{GOAL}:3\n"
        f'  LANK01  Länken "{HERE}/mal/kortar-ko/" leder till en sida som inte finns.\n'
        f"          Menade du {HERE}/mal/kortare-ko/?"
    ]


FULL = "Skriv sidans hela adress från första snedstrecket, till exempel /ordlista/."


@pytest.mark.parametrize(
    ("link", "what"),
    [
        ("/om", 'LANK01 Länken "/om" saknar snedstrecket sist i adressen. Skriv /om/.'),
        (
            "../kortare-ko/",
            f'LANK01 Länken "../kortare-ko/" börjar inte med ett snedstreck. Menade du {HERE}/mal/kortare-ko/? Skriv hela adressen.',
        ),
        (
            "kortare-ko.md",
            f'LANK01 Länken "kortare-ko.md" börjar inte med ett snedstreck. Menade du {HERE}/mal/kortare-ko/? Skriv hela adressen.',
        ),
        ("#mal", f'LANK01 Länken "#mal" börjar inte med ett snedstreck. {FULL}'),
        ("", f"LANK01 Länken har ingen adress. {FULL}"),
        (
            "tel:0123",
            'LANK01 Länken "tel:0123" börjar med tel:, som webbplatsen inte kan visa. Skriv en adress som börjar med https:// eller mailto:.',
        ),
        (
            "//www.exempelstad.example/",
            'LANK01 Länken "//www.exempelstad.example/" börjar med två snedstreck. Skriv https://www.exempelstad.example/.',
        ),
        (
            "https://exempelstad",
            'LANK01 Länken "https://exempelstad" är ingen hel webbadress. Skriv hela adressen, till exempel https://www.exempelstad.example/.',
        ),
        (
            "mailto:kulturnamnden",
            'LANK01 Länken "mailto:kulturnamnden" är ingen e-postadress. Skriv mailto: och en hel e-postadress.',
        ),
        (
            "/ordlista/x/",
            'LANK01 Länken "/ordlista/x/" leder till en sida som inte finns. Menade du /ordlista/?',
        ),
    ],
)
def test_a_link_that_cannot_be_followed_is_told(link: str, what: str, tmp_path: Path) -> None:
    assert said(tmp_path, f"Läs [mer]({link}).") == [what]


@pytest.mark.parametrize(
    "text",
    [
        'Läs [mer](/borta/ "Titel").',
        "Läs [mer](</borta/>).",
        "Läs [mer][1].\n\n[1]: /borta/",
        '<a href="/borta/">Mer</a>',
    ],
)
def test_links_are_found_however_they_are_written(text: str, tmp_path: Path) -> None:
    assert [one.split()[0] for one in said(tmp_path, text)] == ["LANK01"]


@pytest.mark.parametrize("text", ["`[mer](/borta/)`", "```\n[mer](/borta/)\n```", "[bara](text utan länk"])
def test_examples_of_links_are_none(text: str, tmp_path: Path) -> None:
    assert said(tmp_path, text) == []


def test_links_are_followed_in_every_kind_of_text(tmp_path: Path) -> None:
    write_example(tmp_path)
    files = ["om.md", "handbok/rapporter.md", "exempelstad/kulturnamnden/2024/delarsrapport-08/drift.md"]
    for file in files:
        write(tmp_path, f"content/{file}", "Läs [mer](/borta/).\n")
    assert {problem.place.file for problem in problems_of(tmp_path)} == {f"content/{file}" for file in files}


def test_a_link_under_a_board_with_a_file_that_cannot_be_read_is_not_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, f"Läs om [besöken]({HERE}/indikatorer/besok/).\n")
    write(tmp_path, f"{BOARD}/indikatorer.yml", "indikatorer: [")
    assert "LANK01" not in {problem.code for problem in problems_of(tmp_path)}


def test_a_place_that_the_page_of_keys_lacks_is_told(tmp_path: Path) -> None:
    assert said(tmp_path, "Se [nycklarna](/handbok/format/#rapprt).") == [
        'LANK02 Sidan /handbok/format/ har inget ställe som heter "rapprt". Menade du /handbok/format/#rapport?'
    ]


@pytest.mark.parametrize("text", ["![Ett bibliotek](bild.jpg)", '<img src="bild.jpg" alt="">'])
def test_a_picture_is_told_since_the_site_takes_it_away(text: str, tmp_path: Path) -> None:
    assert [one.split()[0] for one in said(tmp_path, text)] == ["TEXT06"]


def test_another_website_without_its_protocol_is_told_with_it(tmp_path: Path) -> None:
    assert said(tmp_path, "Läs mer hos [kommunen](www.exempelstad.example).") == [
        'LANK01 Länken "www.exempelstad.example" börjar inte med ett snedstreck. '
        "Skriv https://www.exempelstad.example."
    ]


def test_the_handbook_may_show_the_pictures_that_ship_with_it_and_no_others(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, "content/handbok/publicera.md", "![Så ser det ut.](publicera-visa.png)\n\n![x](annan.png)\n")
    found = [problem for problem in told(tmp_path) if "TEXT06" in problem]
    assert len(found) == 1
    assert '"annan.png"' in found[0]
