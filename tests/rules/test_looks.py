"""A municipality's colours and logo: what is refused, and with what words."""

from pathlib import Path

import pytest

from tests.example import problems_of, replace, told, write, write_example

MUNICIPALITY = "data/exempelstad/kommun.yml"
LOGO = "data/exempelstad/logotyp.svg"
LOOK = 'utseende:\n  färg: "#7a1f5c"\n  logotyp: logotyp.svg\n'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


def with_look(root: Path, look: str) -> None:
    write_example(root)
    replace(root, MUNICIPALITY, LOOK, f"utseende: {{{look}}}\n")
    if "logotyp" not in look:
        (root / LOGO).unlink()


def with_logo(root: Path, content: str | bytes, name: str = "logotyp.svg") -> None:
    with_look(root, f"logotyp: {name}")
    (root / LOGO).unlink()
    write(root, f"data/exempelstad/{name}", content)


def test_a_pale_colour_is_refused_and_the_nearest_readable_one_is_told(tmp_path: Path) -> None:
    with_look(tmp_path, 'färg: "#ffcc00"')
    assert told(tmp_path) == [
        f"{MUNICIPALITY}:43\n"
        "  UTS01  färg är #ffcc00, som har kontrasten 1,3 mot webbplatsens bakgrund i ljust läge. "
        "Text och länkar behöver minst 4,5.\n"
        "         Välj en mörkare färg, till exempel #806600."
    ]


def test_a_colour_for_dark_mode_that_is_dark_is_refused(tmp_path: Path) -> None:
    with_look(tmp_path, 'färg: "#0b5063", färg i mörkt läge: "#0b5063"')
    (problem,) = problems_of(tmp_path)
    assert problem.code == "UTS01"
    assert problem.what.startswith("färg i mörkt läge är #0b5063, som har kontrasten 1,6")
    assert problem.fix.startswith("Välj en ljusare färg, till exempel #")


def test_a_readable_colour_and_a_plain_logo_are_let_pass(tmp_path: Path) -> None:
    with_look(tmp_path, 'färg: "#7A1F5C", logotyp: logotyp.svg')
    write(tmp_path, "data/exempelstad/logotyp.svg", SVG.format('<path fill="#7a1f5c" d="M0 0h9v9z"/>'))
    assert told(tmp_path) == []


@pytest.mark.parametrize("colour", ["#fff", "röd", "url(x)", "#12345g", "#12345678", "7a1f5c"])
def test_what_is_no_colour_is_told_how_to_write_one(tmp_path: Path, colour: str) -> None:
    with_look(tmp_path, f'färg: "{colour}"')
    (problem,) = problems_of(tmp_path)
    assert problem.code == "FALT03"
    assert problem.fix == 'Skriv färgen som # och sex tecken, och inom citattecken: "#7a1f5c".'


def test_a_colour_without_quotes_is_no_colour_and_that_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, MUNICIPALITY, '"#7a1f5c"', "#7a1f5c")
    (problem,) = problems_of(tmp_path)
    assert (problem.code, problem.place.line) == ("FALT02", 44)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<path onload="x()" d="M0 0"/>', "attributet onload"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<image href="x.png"/>', "<image>"),
        ('<use href="https://annat.example/x.svg#a"/>', "en adress i href"),
        ('<path fill="url(https://annat.example/x)" d="M0 0"/>', "en adress i fill"),
        ("<style>@import 'https://annat.example/x.css'</style>", "en adress i <style>"),
        ('<b xmlns="http://www.w3.org/1999/xhtml"/>', "elementet b"),
    ],
)
def test_what_does_not_draw_is_refused_in_a_logo(tmp_path: Path, inside: str, found: str) -> None:
    with_logo(tmp_path, SVG.format(inside))
    (problem,) = problems_of(tmp_path)
    assert problem.code == "UTS02"
    assert problem.what == f"Logotypen logotyp.svg innehåller {found}, som inte hör hemma i en logotyp."


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("logotyp.svg", "<svg", "Logotypen logotyp.svg är ingen SVG-bild."),
        ("logotyp.svg", "<html/>", "Logotypen logotyp.svg är ingen SVG-bild."),
        ("logotyp.svg", '<!DOCTYPE x [<!ENTITY a "b">]><svg/>', "Logotypen logotyp.svg har en DOCTYPE."),
        ("logotyp.png", b"GIF89a", "Logotypen logotyp.png är ingen PNG-bild."),
        ("logotyp.svg", " " * 60_000, "Logotypen logotyp.svg är 60 kB. Gränsen är 50 kB."),
    ],
)
def test_a_file_that_is_no_logo_is_told(tmp_path: Path, name: str, content: str | bytes, what: str) -> None:
    with_logo(tmp_path, content, name)
    assert [problem.what for problem in problems_of(tmp_path)] == [what]


def test_a_logo_that_is_missing_is_told_and_so_is_a_picture_that_nothing_names(tmp_path: Path) -> None:
    write_example(tmp_path)
    (tmp_path / LOGO).rename(tmp_path / "data/exempelstad/logga.svg")
    write(tmp_path, "data/exempelstad/logga.svg", SVG.format(""))
    assert [(problem.code, problem.place.file, problem.what) for problem in problems_of(tmp_path)] == [
        ("UTS02", MUNICIPALITY, "Logotypen logotyp.svg finns inte."),
        ("FIL06", "data/exempelstad/logga.svg", "Filen används inte."),
    ]
