"""A chart as a picture of its own: what it shows and whose it is stand in it, so that they travel along."""

import re
from dataclasses import dataclass, replace

from markupsafe import Markup

from generator.charts.drawing import WIDE
from generator.charts.look import FONT, LINE_HEIGHT, Role, plain, text_width, wrapped
from generator.charts.svg import standalone
from generator.language import unmarked
from generator.pages.chart_files import KeptChart
from generator.pages.render import Renderer

_MARGIN = 20
_TITLE_SIZE, _OWNER_SIZE, _SOURCE_SIZE = 18, 13, 11
_BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
_BOLD_WIDER = 1.08


@dataclass(frozen=True)
class PictureLine:
    """A line of text at the height of its base line."""

    text: str
    y: float
    size: int
    bold: bool = False


@dataclass(frozen=True)
class Picture:
    """An SVG file and its size in pixels."""

    svg: str
    width: int
    height: int


def chart_picture(renderer: Renderer, chart: KeptChart) -> Picture:
    """The wide drawing in the colours of light mode on white, its heading above and its source below."""
    svg = standalone(chart.drawing.wide)
    found = _BOX.search(svg)
    width, height = (float(found[1]), float(found[2])) if found else (float(WIDE), 0.0)
    lines: list[PictureLine] = []
    top = _MARGIN / 2
    for text, size, bold in ((chart.owner, _OWNER_SIZE, False), (chart.title, _TITLE_SIZE, True)):
        top = _add(lines, unmarked(text), width, size, top, bold=bold)
    place = top + 10
    bottom = _add(lines, chart.reference.where, width, _SOURCE_SIZE, place + height + 8)
    for line in _address_lines(chart.reference.address, width):
        bottom = round(bottom + _SOURCE_SIZE * LINE_HEIGHT, 1)
        lines.append(PictureLine(line, bottom, _SOURCE_SIZE))
    whole = Picture("", round(width + 2 * _MARGIN), round(bottom + _MARGIN))
    drawn = renderer.environment.get_template("embed/picture.svg").render(
        title=plain(unmarked(chart.title)),
        description=plain(chart.description),
        width=whole.width,
        height=whole.height,
        margin=_MARGIN,
        font=FONT,
        ink=Role.INK.value,
        lines=lines,
        # It keeps within its box, which therefore does not cut it off: the painter of the PNG cuts nothing off.
        drawing=Markup(svg.replace("<svg ", f'<svg x="{_MARGIN}" y="{place:g}" overflow="visible" ', 1)),
    )
    return replace(whole, svg=drawn)


def _add(
    lines: list[PictureLine], text: str, width: float, size: int, top: float, *, bold: bool = False
) -> float:
    """Adds the text in lines that fit; how far down they reach."""
    for line in wrapped(text, width / (_BOLD_WIDER if bold else 1), size):
        top = round(top + size * LINE_HEIGHT, 1)
        lines.append(PictureLine(line, top, size, bold))
    return top


def _address_lines(address: str, width: float) -> list[str]:
    """An address in lines that fit, broken after a slash and without a hyphen that would seem to belong to it."""
    lines = [""]
    for part in re.findall(r"[^/]*/?", address):
        if lines[-1] and text_width(lines[-1] + part, _SOURCE_SIZE) > width:
            lines.append("")
        lines[-1] += part
    return lines
