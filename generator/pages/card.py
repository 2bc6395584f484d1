"""Card images (1200 × 630) that a link to a page is shown with where it is shared: an SVG, and its words.

Every text is set in lines that fit, in smaller letters when it is long; nothing is ever cut off.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.charts.look import text_width, wrapped
from generator.charts.svg import standalone
from generator.language import _
from generator.model.board import Indicator
from generator.pages.charting import Charting
from generator.pages.indicator import latest_figure, trend_of
from generator.pages.render import Renderer
from generator.pages.view import BoardView

WIDTH, HEIGHT = 1200, 630
_MARGIN = 90
_ACCENT = "#0b5063"
_LINE = 1.16  # of the letters' size
_NAME_SIZES = (64, 56, 50, 44, 40, 36, 32, 28, 24, 20)
_NAME_HEIGHT = 235
_SPARKLINE_WIDTH = 420
_SIZE = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


@dataclass(frozen=True)
class Line:
    """A line of text at its place: the height of its base line, and the size of its letters."""

    text: str
    y: float
    size: int


@dataclass(frozen=True)
class Card:
    """A card image before it is drawn.

    path: where it lies, without a first slash. alt: what it shows, in words.
    where: whose figure it is. name: the heading in lines. value: the newest figure, or why there is none.
    details: unit and period, and the trend. sparkline: a small drawing of its own, None with few outcomes.
    """

    path: str
    alt: str
    where: list[Line]
    name: list[Line]
    value: list[Line]
    details: list[Line]
    sparkline: Markup | None
    site_name: str


@dataclass(frozen=True)
class CardLink:
    """Where a card image lies, and what it shows in words."""

    path: str
    alt: str


def indicator_card(view: BoardView, charting: Charting, indicator: Indicator, site_name: str) -> Card:
    """The card of an indicator: its name, newest outcome and how it has moved."""
    latest = latest_figure(view, indicator)
    where = f"{view.municipality.name} · {view.board.name}"
    sparkline = charting.sparkline(view, indicator)
    value = latest.get("value", "")
    room = WIDTH - 2 * _MARGIN - (_SPARKLINE_WIDTH + 40 if sparkline else 0)
    if value:
        trend = trend_of(view, indicator)
        when = ", ".join(text for text in (latest.get("label", ""), latest.get("period", "")) if text)
        told = [f"{indicator.unit} · {formats.lowered(when)}", trend["word"] if trend else ""]
        alt = f"{formats.with_unit(value, indicator.unit)}, {formats.lowered(when)}"
        value_lines = _fitted(value, room, 140, (116, 96, 80, 64, 48, 36), top=345)
        details = _stacked([text for text in told if text], room, 32, top=value_lines[-1].y + 54)
    else:
        alt = latest.get("missing", _("Uppgift saknas"))
        value_lines, details = _fitted(alt, WIDTH - 2 * _MARGIN, 170, (44, 36, 30, 26, 22), top=345), []
    return Card(
        path=f"{view.indicator_address(indicator.id)[1:]}kort.png",
        alt=f"{indicator.heading}: {alt}. {where}.".replace("..", "."),
        where=_fitted(where, WIDTH - 2 * _MARGIN, 40, (30, 26, 22, 18), top=64),
        name=_fitted(indicator.heading, WIDTH - 2 * _MARGIN, _NAME_HEIGHT, _NAME_SIZES, top=110, bold=True),
        value=value_lines,
        details=details,
        sparkline=_placed(sparkline["svg"]) if sparkline and value else None,
        site_name=site_name,
    )


def site_card(site_name: str) -> Card:
    """The card of every page that has none of its own."""
    lead = _("Vad nämnderna har lovat, hur det går och vad det kostar. Varje siffra med sin källa.")
    return Card(
        path="assets/kort.png",
        alt=f"{site_name}. {lead}",
        where=[],
        name=_fitted(site_name, WIDTH - 2 * _MARGIN, 220, (110, 90, 72, 56, 44), top=130, bold=True),
        value=_fitted(lead, WIDTH - 2 * _MARGIN, 170, (44, 38), top=345),
        details=[],
        sparkline=None,
        site_name="",
    )


def card_svg(renderer: Renderer, card: Card) -> str:
    """The card as an SVG file in the site's light colours."""
    template = renderer.environment.get_template("cards/card.svg")
    return template.render(card=card, width=WIDTH, height=HEIGHT, margin=_MARGIN, accent=_ACCENT)


def _fitted(
    text: str, width: float, height: float, sizes: Sequence[int], *, top: float, bold: bool = False
) -> list[Line]:
    """The text in the largest of the sizes that it has room in; in the smallest where it has room in none."""
    for size in sizes:
        lines = wrapped(text, width / (1.08 if bold else 1), size)
        whole_words = all(text_width(word, size, bold=bold) <= width for word in text.split())
        if whole_words and len(lines) * size * _LINE <= height:
            break
    return [Line(line, round(top + size + size * _LINE * i, 1), size) for i, line in enumerate(lines)]


def _stacked(texts: Sequence[str], width: float, size: int, *, top: float) -> list[Line]:
    lines = [line for text in texts for line in wrapped(text, width, size)]
    return [Line(line, round(top + size * 1.3 * place, 1), size) for place, line in enumerate(lines)]


def _placed(svg: Markup) -> Markup:
    """A sparkline at its place in the card, as wide as there is room for."""
    drawn = standalone(str(svg).replace("var(--chart-actual)", _ACCENT))
    found = _SIZE.search(drawn)
    width, height = (float(found[1]), float(found[2])) if found else (1.0, 1.0)
    scaled = _SPARKLINE_WIDTH * height / width
    inner = drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")]
    place = f'x="{WIDTH - _MARGIN - _SPARKLINE_WIDTH}" y="{430 - scaled / 2:g}"'
    return Markup(
        f'<svg {place} width="{_SPARKLINE_WIDTH}" height="{scaled:g}" viewBox="0 0 {width:g} {height:g}" overflow="visible">'
        f"{inner}</svg>"
    )
