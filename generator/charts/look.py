"""How charts look: one colour for each role, one typeface, and the measure of its letters.

A role's colour in the specification is also the sentinel that `svg.py` exchanges for the role's CSS
variable, so that a page decides the colours, in light and dark mode alike.
"""

import re
from enum import Enum
from functools import lru_cache

from generator import formats

# Arial, or what measures the same where there is no Arial; the last is anything, which may be a fifth wider.
FONT = "Arial, Liberation Sans, Helvetica, Arimo, sans-serif"
WIDE_FONT_SIZE = 13
NARROW_FONT_SIZE = 12
LINE_HEIGHT = 1.2
# How much wider than Arial the widest common typeface (DejaVu Sans) is, so that nothing collides in it either.
_MARGIN = 1.15
_BOLD_MARGIN = 1.25

# The width of a letter in thousandths of the font size, in Liberation Sans (that is, in Arial).
_LETTER_WIDTHS = {
    222: "ijl'‘’",
    278: "ftI /.,:;!| \N{NO-BREAK SPACE}",
    333: "r()-–[]",
    500: "cksvxyzJ",
    584: "+−<>=",
    667: "ABEKPSVXYÅÄ&",
    722: "CDHNRUw",
    778: "GOQÖ",
    833: "mM",
    889: "%",
    944: "W",
    1000: "→←—",
}
_WIDTH_OF = {letter: width for width, letters in _LETTER_WIDTHS.items() for letter in letters}
_OTHER_LETTER = 556
_CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class Role(Enum):
    """What a colour stands for; the value is its colour in light mode, and is unique."""

    INK = "#1d2126"
    GRID = "#d5d8dc"
    ACTUAL = "#1a5a96"
    TARGET = "#a8326e"
    FORECAST = "#b45309"
    PLAN = "#6d4fb3"
    BUDGET = "#4a5560"
    POSITIVE = "#1b7f5c"
    NEGATIVE = "#b3372f"
    GROUND = "#ffffff"

    @property
    def variable(self) -> str:
        return f"--chart-{self.name.lower()}"


def font_size(width: int) -> int:
    """The size of all text in a drawing that is this wide."""
    return WIDE_FONT_SIZE if width >= 480 else NARROW_FONT_SIZE


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text in pixels, in the widest typeface that it may be shown in."""
    thousandths = sum(_WIDTH_OF.get(letter, _OTHER_LETTER) for letter in text)
    return thousandths * size / 1000 * (_BOLD_MARGIN if bold else _MARGIN)


def wrapped(text: str, limit: float, size: float) -> list[str]:
    """The text in lines no wider than `limit` pixels; a longer word is cut with a hyphen."""
    lines = [""]
    for word in plain(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, size) <= limit:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        *cut, lines[-1] = _pieces(word, limit, size)
        lines[-1:-1] = cut
    return lines


def number(amount: float, decimals: int = 0, *, signed: bool = False) -> str:
    """A figure as charts and their sentences write it, with a real minus."""
    return formats.number(amount, decimals, signed=signed).replace("-", "\N{MINUS SIGN}")


def plain(text: str) -> str:
    """The text without the control characters that no XML can hold."""
    return _CONTROL_CHARACTERS.sub("", text)


def _pieces(word: str, limit: float, size: float) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and text_width(f"{pieces[-1]}{letter}-", size) > limit:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += letter
    return pieces
