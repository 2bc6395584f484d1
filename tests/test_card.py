"""Card images: every word is there and inside the picture, however long the names are."""

import io
from xml.etree import ElementTree

import pytest
from PIL import Image

from generator.build import theme_folder
from generator.charts.look import text_width
from generator.pages.card import HEIGHT, WIDTH, Card, Line, _fitted, card_svg, site_card
from generator.pages.render import Renderer
from generator.printing.png import Painter
from generator.printing.store import Store

LONG = (
    "Andel brukare inom vård- och omsorgsboende som upplever att personalen tar hänsyn till åsikter och "
    "önskemål om hur hjälpen ska utföras, kommunala och privata utförare sammantaget, årets undersökning"
)


def lines_of(text: str) -> list[Line]:
    return _fitted(text, 1020, 235, (64, 56, 50, 44, 40, 36, 32, 28, 24, 20), top=110, bold=True)


@pytest.mark.parametrize(
    "text", ["Besök", LONG, "Socialtjänstutredningshandläggningstidsuppföljning", f"{LONG} & <{LONG}>"]
)
def test_a_name_is_whole_and_fits(text: str) -> None:
    lines = lines_of(text)
    assert " ".join(line.text for line in lines) == text
    assert all(text_width(line.text, line.size, bold=True) <= 1020 for line in lines)
    assert lines[-1].y <= 110 + 235


def test_a_short_name_is_set_large_and_a_long_one_small() -> None:
    assert lines_of("Besök")[0].size == 64
    assert lines_of(LONG)[0].size < 50


def test_a_card_is_a_whole_svg_that_escapes_what_it_shows() -> None:
    card = Card("a.png", "A", lines_of("<b> & Co"), [], [], [], None, "Öppna mål")
    svg = ElementTree.fromstring(card_svg(Renderer(theme_folder()), card))
    texts = [found.text for found in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert texts == ["<b> & Co", "Öppna mål"]


@pytest.mark.slow
def test_a_card_is_a_small_picture_and_the_same_each_time() -> None:
    svg = card_svg(Renderer(theme_folder()), site_card("Öppna mål"))
    painter = Painter(Store(None))
    picture = painter.png(svg)
    assert Image.open(io.BytesIO(picture)).size == (WIDTH, HEIGHT)
    assert len(picture) < 60_000
    assert painter.png(svg) == picture
