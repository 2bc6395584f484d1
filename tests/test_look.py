"""Contrast, colours that can be read, and a municipality's colours as a stylesheet."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import theme_folder
from generator.model.board import Municipality
from generator.model.look import (
    DARK_GROUND,
    LIGHT_GROUND,
    TEXT_CONTRAST,
    Logo,
    Look,
    contrast,
    mixed,
    readable_on,
)
from generator.pages.assets import fingerprinted
from generator.pages.brand import brands_of
from generator.problems import Place
from tests.test_pages import example_country

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
BASE = (theme_folder() / "assets" / "base.css").read_text(encoding="utf-8")


def municipality_with(look: Look | None) -> Municipality:
    return replace(example_country().municipalities[0], look=look)


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))


def long_form(colour: str) -> str:
    return colour if len(colour) == 7 else "#" + "".join(sign * 2 for sign in colour[1:])


LIGHT = tokens(BASE[: BASE.index("@media")])
DARK = tokens(BASE[BASE.index(":root[data-theme=dark]") : BASE.index("@media (forced-colors")])


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#123456", "#123456") == 1


@given(COLOURS, st.sampled_from([LIGHT_GROUND, DARK_GROUND]))
def test_every_colour_has_a_readable_neighbour_and_a_readable_one_is_its_own(
    colour: str, ground: str
) -> None:
    found = readable_on(colour, ground)
    assert contrast(found, ground) >= TEXT_CONTRAST
    if contrast(colour, ground) >= TEXT_CONTRAST:
        assert found == colour


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert [mixed("#000000", "#ffffff", share) for share in (0, 0.5, 1)] == ["#000000", "#808080", "#ffffff"]


def test_colours_are_checked_against_the_theme_s_own_grounds() -> None:
    """The ground with the least contrast is what `rules.looks` measures against."""
    assert LIGHT["sunk"] == LIGHT_GROUND
    assert DARK["sunk"] == DARK_GROUND
    for theme, text in ((LIGHT, "#000000"), (DARK, "#ffffff")):
        grounds = [long_form(theme[name]) for name in ("ground", "surface", "sunk")]
        assert min(grounds, key=lambda ground: contrast(ground, text)) == theme["sunk"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_theme_s_own_colours_can_be_read(theme: dict[str, str]) -> None:
    for ground in ("ground", "surface", "sunk"):
        for text in ("ink", "muted", "accent", "accent-strong", "positive", "partial", "negative"):
            assert contrast(long_form(theme[text]), long_form(theme[ground])) >= TEXT_CONTRAST, (text, ground)
        assert contrast(long_form(theme["edge"]), long_form(theme[ground])) >= 3, ground
    for text, ground in (
        ("on-accent", "accent"),
        ("on-accent", "accent-strong"),
        ("on-band", "band"),
        ("ink", "mark"),
    ):
        assert contrast(long_form(theme[text]), long_form(theme[ground])) >= TEXT_CONTRAST, (text, ground)


@given(COLOURS)
def test_a_municipality_s_colour_can_be_read_wherever_the_theme_uses_it(colour: str) -> None:
    accent = readable_on(colour, LIGHT_GROUND)
    look = Look(accent, readable_on(accent, DARK_GROUND), None, Place("kommun.yml"))
    (brand,) = brands_of([municipality_with(look)]).values()
    (css,) = (content.decode() for content in brand.files.values())
    light, dark = tokens(css.split("@media")[0]), tokens(css.split("@media")[1])
    assert contrast(light["accent"], "#ffffff") >= TEXT_CONTRAST
    assert contrast(light["band"], long_form(LIGHT["on-band"])) >= TEXT_CONTRAST
    assert contrast(dark["band"], DARK["on-band"]) >= TEXT_CONTRAST
    assert contrast(dark["accent"], DARK["on-accent"]) >= 3
    assert contrast(dark["accent"], DARK["sunk"]) >= TEXT_CONTRAST


def test_a_look_becomes_files_that_its_municipality_s_pages_ask_for() -> None:
    look = Look("#7a1f5c", "#e9a3d2", Logo(".svg", b"<svg/>"), Place("kommun.yml"))
    (brand,) = brands_of([municipality_with(look)]).values()
    assert brand.logo_path == fingerprinted("assets/exempelstad/logotyp.svg", b"<svg/>")
    assert set(brand.files) == {brand.logo_path, brand.stylesheet_path}
    recoloured = replace(look, colour="#5c1f7a")
    (other,) = brands_of([municipality_with(recoloured)]).values()
    assert (other.logo_path, other.stylesheet_path != brand.stylesheet_path) == (brand.logo_path, True)
    assert brands_of([municipality_with(None)]) == {}
