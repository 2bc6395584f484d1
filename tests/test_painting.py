"""Pictures are what vl-convert paints of the same SVG, but for how soft an edge is; and nothing is left out of them."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
import vl_convert
from markupsafe import Markup
from PIL import Image

from generator.build import theme_folder
from generator.charts.cache import draw
from generator.pages.card import Card, Line, _placed, card_svg, site_card
from generator.pages.chart_picture import chart_picture
from generator.pages.render import Renderer
from generator.printing import lettering, png
from generator.printing.canvas import COLOURS, WHITE, Area, Canvas, _mixed
from generator.printing.lettering import Lettering, text_mask, text_width
from generator.printing.outlines import Line as Stroke
from generator.printing.outlines import Pen, stroked
from generator.printing.painting import _area_along, _area_within, painted
from generator.printing.paths import line_of
from generator.printing.png import Painter
from generator.printing.store import Store
from tests.test_charts import ALL, BOUNDS, SPARKLINE
from tests.test_embedding import kept

# How far the two may be apart, of 255: in a pixel, in the mean of 8 × 8 pixels, in that of four rows or columns (where
# a thin line shows), and in the mean of all. At an edge they share a pixel's colours a little otherwise.
_LIMITS = {"pixel": 140.0, "tile": 16.0, "band": 4.5, "picture": 1.5}


@cache
def drawings() -> Mapping[str, tuple[str, int]]:
    """Every kind of drawing that is painted, and the scale that it is painted in."""
    renderer, chart = Renderer(theme_folder()), kept()[0]
    pictures = {
        "bounds" if each is BOUNDS else each.kind.value: chart_picture(
            renderer, replace(chart, drawing=draw(each))
        ).svg
        for each in [*ALL, BOUNDS]
    }
    cards = {"site": site_card("Öppna mål"), "card": card()}
    return {name: (svg, 2) for name, svg in pictures.items()} | {
        name: (card_svg(renderer, each), 1) for name, each in cards.items()
    }


def card() -> Card:
    return Card(
        path="",
        alt="",
        where=[Line("Härryda kommun · Socialnämnden", 94, 30)],
        name=[Line("Tåg & väg: AVTAL ”1 200 €” × 3 – Lärarens fi", 174.4, 44)],
        value=[Line("−12,5", 461, 116)],
        details=[Line("procent · utfall 2023, ökar → ½ Île Łódź", 515, 32)],
        sparkline=_placed(Markup(draw(SPARKLINE).wide)),
        site_name="Öppna mål",
    )


@cache
def reference(name: str) -> Image.Image:
    svg, scale = drawings()[name]
    return read(vl_convert.svg_to_png(svg, scale=scale, ppi=72))


def read(picture: bytes) -> Image.Image:
    return Image.open(io.BytesIO(picture)).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> dict[str, float]:
    """How far two pictures are apart, in each of the ways that have a limit."""
    assert one.size == other.size
    first, second = (np.asarray(picture, float) for picture in (one, other))
    tiles = np.abs(np.asarray(one.reduce(8), float) - np.asarray(other.reduce(8), float))
    bands = [
        np.abs(np.add.reduceat((first - second).mean(axis), range(0, first.shape[1 - axis], 4))).max() / 4
        for axis in (0, 1)
    ]
    apart = np.abs(first - second)
    return {"pixel": apart.max(), "tile": tiles.max(), "band": max(bands), "picture": apart.mean()}


def too_far(found: Mapping[str, float]) -> list[str]:
    return [name for name, limit in _LIMITS.items() if found[name] > limit]


NAMES = (*(chart.kind.value for chart in ALL), "bounds", "site", "card")


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_drawing_is_painted_as_the_reference_paints_it(name: str) -> None:
    found = apart(read(painted(*drawings()[name])), reference(name))
    assert not too_far(found), found


def without(pattern: str) -> Callable[[str], str]:
    return instead(pattern, "")


def instead(pattern: str, replacement: str) -> Callable[[str], str]:
    return lambda svg: re.sub(pattern, replacement, svg, count=1)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        pytest.param("indicator", without(r"<text [^>]*>2022</text>"), id="a text"),
        pytest.param("indicator", without(r"<tspan[^>]*>uppgift</tspan>"), id="a line of a text"),
        pytest.param("indicator", without(' font-weight="bold"'), id="bold letters"),
        pytest.param("indicator", without(' text-anchor="middle"'), id="an anchor"),
        pytest.param("indicator", instead('font-size="11"', 'font-size="11.1"'), id="a size of letters"),
        pytest.param("indicator", instead('dy="15.6"', 'dy="14.6"'), id="the height of a line"),
        pytest.param(
            "bounds", without(' paint-order="stroke" stroke="#ffffff"'), id="what letters stand out by"
        ),
        pytest.param(
            "indicator", without(r'<line transform="\S+" x2="6\S+ y2="0" />'), id="a line of the grid"
        ),
        pytest.param("indicator", without(r'<line transform="\S+" x2="0" y2="5" />'), id="a tick"),
        pytest.param("indicator", instead("#1a5a96", "#4a5560"), id="a colour"),
        pytest.param("years", without(' stroke-dasharray="[^"]*"'), id="dashes"),
        pytest.param(
            "years", instead('stroke-dasharray="4,3"', 'stroke-dasharray="3,4"'), id="lengths of dashes"
        ),
        pytest.param("indicator", without(' stroke-linecap="round"'), id="round ends"),
        pytest.param("years", without(' fill-opacity="[^"]*"'), id="what shines through"),
        pytest.param("indicator", instead('stroke-width="3"', 'stroke-width="2"'), id="the width of a line"),
        pytest.param(
            "indicator", instead('x="20" y="57.2"', 'x="20.5" y="57.2"'), id="half a unit to the side"
        ),
        pytest.param("card", instead('y="368.75"', 'y="369.75"'), id="a unit down"),
    ],
)
def test_the_reference_tells_of_whatever_is_missing_or_otherwise(
    name: str, change: Callable[[str], str]
) -> None:
    svg, scale = drawings()[name]
    assert change(svg) != svg
    assert too_far(apart(read(painted(change(svg), scale)), reference(name)))


@pytest.mark.parametrize("name", ["indicator", "years"])
def test_the_ground_of_a_chart_is_white(name: str) -> None:
    pixels = read(painted(*drawings()[name])).getcolors(COLOURS)
    assert pixels is not None
    count, colour = max(pixels)
    assert colour == WHITE
    assert count > sum(count for count, _ in pixels) * 0.8


def test_the_pictures_are_the_same_bytes_in_whatever_order_they_are_painted() -> None:
    first = {name: painted(*drawings()[name]) for name in NAMES}
    letters = (lettering._text_mask, lettering._letter_mask, lettering._set, lettering._standing_for)
    for kept_in_memory in (*letters, line_of, _area_along, _area_within, _mixed):
        kept_in_memory.cache_clear()
    assert {name: painted(*drawings()[name]) for name in reversed(NAMES)} == first


# --- what is not painted ----------------------------------------------------------------------------


def svg_of(content: str, attributes: str = "") -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40" viewBox="0 0 60 40" {attributes}>{content}</svg>'


def picture_of(content: str) -> Image.Image:
    return read(painted(svg_of(content), 1))


@pytest.mark.parametrize(
    "content",
    [
        '<circle r="4"/>',
        "<style>text { fill: red }</style>",
        '<image href="a.png"/>',
        '<line x1="1" x2="3" y2="4"/>',
        '<rect x="1" width="3" height="4"/>',
        '<rect width="3.5" height="4"/>',
        '<rect width="3" height="4" stroke="#000000"/>',
        '<path d="M0,0L1,1" style="fill: none"/>',
        '<path d="M0,0L1,1" opacity="0.5"/>',
        '<path d="M0,0C1,1,2,2,3,3"/>',
        '<path d="M0,0l1,1"/>',
        '<path d="M0,0L1,1ZM2,2L3,3Z"/>',
        '<path d="M0,0L1"/>',
        '<path d="L1,1"/>',
        '<path d=""/>',
        '<path d="M4,0A4,3,0,1,1,-4,0"/>',
        '<path d="M4,0A9,9,0,1,1,-4,0"/>',
        '<path d="M4,0A4,4,0,1,0,-4,0"/>',
        '<path d="M0,0L1,1" fill="red"/>',
        '<path d="M0,0L1,1" fill="var(--chart-ink)"/>',
        '<path d="M0,0L1,1" fill="#000000" paint-order="stroke"/>',
        '<path d="M0,0L9,9" stroke="#000000" stroke-linecap="square"/>',
        '<path d="M0,0L9,9" stroke="#000000" stroke-linejoin="bevel"/>',
        '<path d="M0,0L9,9" stroke="#000000" stroke-dasharray="0,2"/>',
        '<path d="M0,0L9,9" stroke="#000000" stroke-dasharray="2 2"/>',
        '<g transform="rotate(90)"><path d="M0,0L1,1"/></g>',
        '<g transform="translate(1,1) scale(2)"/>',
        "<g>ord</g>",
        "<g/>ord",
        '<text font-family="Georgia">ord</text>',
        '<text font-weight="600">ord</text>',
        '<text text-anchor="left">ord</text>',
        '<text font-size="1em">ord</text>',
        '<text stroke="#ffffff" stroke-linejoin="round">ord</text>',
        '<text stroke="#ffffff" paint-order="stroke">ord</text>',
        '<text fill-opacity="0.5">ord</text>',
        '<text textLength="9">ord</text>',
        "<text>ord<tspan>ord</tspan></text>",
        "<text><tspan>ord</tspan>ord</text>",
        "<text><tspan>ord</tspan><tspan>ord</tspan></text>",
        '<text><tspan fill="#ffffff">ord</tspan></text>',
        "<text><a>ord</a></text>",
        '<svg width="3" height="4" viewBox="0 0 3 4"/>',
        '<g xmlns="">ord</g>',
    ],
)
def test_what_no_drawing_of_ours_has_is_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"painted|could not convert"):
        painted(svg_of(content), 1)


def test_a_drawing_begins_with_svg_and_says_no_more_than_is_known() -> None:
    with pytest.raises(ValueError, match="begins with"):
        painted('<g xmlns="http://www.w3.org/2000/svg"/>', 1)
    with pytest.raises(ValueError, match="style of svg is not painted"):
        painted(svg_of("", 'style="color: red"'), 1)


# --- letters ----------------------------------------------------------------------------------------


def test_letters_are_as_wide_as_the_font_says_and_as_near_as_it_says() -> None:
    assert text_width("Mål", Lettering(2048)) == 1706 + 1139 + 455
    assert text_width("AV", Lettering(2048)) == 1366 + 1366 - 152
    assert text_width("AV", Lettering(13)) == pytest.approx((1366 + 1366 - 152) * 13 / 2048)


@pytest.mark.parametrize("quarters", range(4))
def test_a_letter_stands_at_a_quarter_of_a_pixel(quarters: int) -> None:
    stands, moved = _left_edge(5), _left_edge(5 + quarters / 4)
    assert moved - stands == pytest.approx(quarters / 4, abs=0.01)


def _left_edge(x: float) -> float:
    """Where the stem of an l begins that stands at a place."""
    found = text_mask("l", Lettering(26), x, 30)
    assert found
    row = found.mask[5]
    first = int(np.argmax(row > 0))
    return found.left + first + 1 - float(row[first]) / 255


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\N{COMBINING DIAERESIS}", "ä"),
        ("a\N{NON-BREAKING HYPHEN}b", "a\N{HYPHEN}b"),
        ("a\N{ZERO WIDTH JOINER}b\N{VARIATION SELECTOR-16}", "ab"),
        ("\N{LATIN SMALL LIGATURE FFL}", "ffl"),
        ("\N{THUMBS UP SIGN}", "\N{WHITE SQUARE}"),
        ("\N{CJK UNIFIED IDEOGRAPH-4E2D}", "\N{WHITE SQUARE}"),
        ("  a \n b ", "a b"),
    ],
)
def test_a_letter_that_the_font_lacks_is_written_in_others_or_seen_to_be_lacking(
    text: str, shown: str
) -> None:
    found, wanted = (picture_of(f'<text x="5" y="30" font-size="20">{each}</text>') for each in (text, shown))
    assert found == wanted
    assert found != picture_of("")


def test_a_text_across_the_edge_is_cut_there_as_the_reference_cuts_it() -> None:
    svg = svg_of(
        '<rect width="60" height="40" fill="#ffffff"/><text font-family="Liberation Sans" x="-9" y="12" font-size="30">Målvärden</text>'
    )
    reference = read(vl_convert.svg_to_png(svg, scale=1, ppi=72))
    assert not too_far(apart(read(painted(svg, 1)), reference) | {"picture": 0})
    assert picture_of('<text x="90" y="12">Mål</text><text x="-90" y="-90">Mål</text>') == picture_of("")


@pytest.mark.parametrize("distance", [0, 3, 8])
def test_a_line_around_letters_is_painted_wherever_it_is_seen(
    distance: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = 'font-size="20" stroke="#ffffff" stroke-width="6" stroke-linejoin="round" paint-order="stroke"'
    content = f'<path d="M0,{26 + distance}h60v9h-60Z" fill="#1a5a96"/><text x="8" y="26" {looks}>Mål</text>'
    found = painted(svg_of(content), 2)
    monkeypatch.setattr(Canvas, "is_all", lambda *_: False)
    assert painted(svg_of(content), 2) == found
    assert (read(found) == read(painted(svg_of(content.replace('"#ffffff"', '"none"')), 2))) == (distance > 3)


# --- lines and colours ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        '<path d="M24,20A12,12,0,1,1,0,20" fill="#1a5a96"/>',
        '<path d="M44,20A12,12,0,1,1,20,20Z" fill="#1a5a96" stroke="#000000" stroke-width="3"/>',
        '<path d="M5,5L40,30L50,8" stroke="#1a5a96" fill="none" stroke-width="6"/>',
        '<path d="M5,5h30v20h-30Z" fill="none" stroke="#1a5a96" stroke-dasharray="7,2,3" stroke-width="2"/>',
        '<svg x="5" y="5" width="50" height="20" viewBox="10 4 10 10" overflow="visible"><path d="M11,5h6v3h-6Z"/></svg>',
        '<svg x="5" y="5" width="20" height="30" viewBox="-4 2 10 10" overflow="visible"><path d="M1,5h4v3h-4Z"/></svg>',
        '<g transform="translate(4,5.5)" fill="#b45309" fill-opacity="0.5"><path d="M0,0h30v9h-30Z"/><path d="M9,4h9v9h-9Z"/></g>',
    ],
)
def test_a_shape_is_painted_as_the_reference_paints_it(content: str) -> None:
    svg = svg_of(f'<rect width="60" height="40" fill="#ffffff"/>{content}')
    reference = read(vl_convert.svg_to_png(svg, scale=2, ppi=72))
    assert not too_far(apart(read(painted(svg, 2)), reference))


def test_an_area_that_shines_through_has_the_very_colour_that_arises() -> None:
    content = '<path d="M0,0h40v40h-40Z" fill="#b45309"/><path d="M20,0h40v40h-40Z" fill="#1a5a96" fill-opacity="0.3"/>'
    pixels = picture_of(content)
    assert [pixels.getpixel((x, 20)) for x in (10, 30, 50)] == [(180, 83, 9), (134, 85, 51), (186, 206, 224)]


def covered(line: Stroke, pen: Pen) -> float:
    """How many pixels a pen covers, in black on white."""
    canvas = Canvas(60, 40)
    canvas.fill(Area(stroked(line, pen)), 0, 0, (0, 0, 0))
    return float((255 - np.asarray(read(canvas.png()).convert("L"), float)).sum() / 255)


@pytest.mark.parametrize(
    ("line", "pen", "area"),
    [
        (Stroke([(10, 10), (30, 10)]), Pen(4), 80),
        (Stroke([(10, 10), (10, 10), (30, 10)]), Pen(4), 80),
        (Stroke([(10, 10), (30, 10)]), Pen(4, cap="round"), 80 + 4 * np.pi),
        (Stroke([(10, 10), (30, 10), (30, 30)]), Pen(4), 160),
        (Stroke([(10, 10), (30, 10), (30.1, 30)]), Pen(4), 160.2),
        (Stroke([(10, 10), (30, 10), (11, 11)]), Pen(4), 89.5),
        (Stroke([(10, 10), (30, 10), (30, 30)]), Pen(4, join="round"), 160 - 4 + np.pi),
        (Stroke([(10, 10), (30, 10), (30, 30), (10, 30)], is_closed=True), Pen(4), 24**2 - 16**2),
        (Stroke([(10, 10), (30, 10), (30, 30), (10, 30), (10, 10)], is_closed=True), Pen(4), 24**2 - 16**2),
        (Stroke([(10, 10), (40, 10)]), Pen(4, dashes=(5, 3)), 4 * (5 + 5 + 5 + 5)),
        (Stroke([(10, 10), (40, 10)]), Pen(4, dashes=(7,)), 4 * (7 + 7 + 2)),
        (
            Stroke([(10, 10), (30, 10), (30, 30), (10, 30)], is_closed=True),
            Pen(4, dashes=(10, 4)),
            4 * 10 * 6 - 4,
        ),
        (Stroke([(10, 10)]), Pen(4), 0),
        (Stroke([(10, 10)], is_closed=True), Pen(4, cap="round"), 4 * np.pi),
    ],
)
def test_a_pen_covers_what_it_should(line: Stroke, pen: Pen, area: float) -> None:
    assert covered(line, pen) == pytest.approx(area, rel=0.02, abs=0.1)


def test_what_has_no_room_in_the_palette_is_laid_in_the_nearest_colour_and_named_colours_as_they_are() -> (
    None
):
    canvas, wanted = Canvas(64, 64), np.full((64, 64, 3), 255.0)
    steps = np.arange(256, dtype=np.uint8).reshape(4, 64)
    for number in range(64):
        colour = (number * 37 % 256, number * 91 % 256, number * 13 % 256)
        canvas.lay(steps, 0, number, colour, 0.9)
        rows = wanted[number : number + 4]
        rows += (colour - rows) * (steps[: len(rows), :, None] / 255 * 0.9)
    named = [(number, 255 - number, 7) for number in range(20)]
    for number, colour in enumerate(named):
        canvas.cover(number, 0, number + 1, 1, colour)
    pixels = np.asarray(read(canvas.png()), float)
    assert [tuple(pixel) for pixel in pixels[0, :20]] == named
    assert np.abs(pixels - wanted)[1:].mean() < 25
    assert len(np.unique(pixels.reshape(-1, 3), axis=0)) > 130


def test_a_colour_that_no_pixel_has_takes_no_room_in_the_palette() -> None:
    canvas = Canvas(4, 4)
    canvas.lay(np.full((2, 2), 255, np.uint8), 1, 1, (1, 2, 3))
    canvas.lay(np.full((1, 1), 128, np.uint8), 0, 0, (1, 2, 3))
    palette = Image.open(io.BytesIO(canvas.png())).palette
    assert palette
    assert len(palette.palette) == 3 * len({WHITE, (1, 2, 3), "the blend"})


def test_a_picture_is_painted_anew_when_something_else_paints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path)
    painter = Painter(store)
    svg = svg_of('<rect width="60" height="40" fill="#ffffff"/>')
    assert painter.png(svg) == painter.png(svg)
    assert (store.made, store.hits) == (1, 1)
    assert any(package.startswith("aggdraw ") for package in png._surroundings())
    monkeypatch.setattr(png, "_surroundings", lambda: ("aggdraw 9.9",))
    painter.png(svg)
    assert store.made == 2
