"""Texts as masks, in Liberation Sans: where its letters stand and how much of each pixel they cover.

FreeType by itself moves letters to whole pixels, and their edges with them; Pillow takes too little of the kerning. So
widths and kerning are read from the font, and a letter is drawn large and then made small: it keeps its form, and its
place to a quarter of a pixel.
"""

import math
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fontTools.ttLib import TTFont
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from generator.printing.typeface import BOLD, REGULAR

Mask = NDArray[np.uint8]
_PARTS = 4  # of a pixel
_KEPT_SETS, _KEPT_LETTERS, _KEPT_TEXTS = 8192, 8192, 512  # a long text is a large mask
_UNSEEN = ("Cc", "Cf")  # control characters: where a line may be broken, which letters belong together
_LACKING = "\N{WHITE SQUARE}"  # what stands for a letter that the font lacks


class Lettering(NamedTuple):
    """How letters are drawn: their size in pixels, and how far a line around them reaches."""

    size: float
    is_bold: bool = False
    outline: float = 0.0


class Placed(NamedTuple):
    """A mask, and the whole pixel that its upper left corner lies on."""

    mask: Mask
    left: int
    top: int

    def box(self, margin: int = 0) -> tuple[int, int, int, int]:
        """The whole pixels that it lies on, with a margin: from left and top to before right and bottom."""
        rows, columns = self.mask.shape
        left, top = self.left - margin, self.top - margin
        return left, top, left + columns + 2 * margin, top + rows + 2 * margin


@dataclass(frozen=True)
class _Set:
    """A text's letters, each with its place, and the whole width, in sizes of the font."""

    letters: tuple[tuple[str, float], ...]
    width: float


class _Font:
    """What a font says of its letters."""

    def __init__(self, path: Path) -> None:
        with TTFont(path, lazy=True) as font:
            self.units: int = font["head"].unitsPerEm
            self.names: dict[int, str] = font.getBestCmap()
            self._widths: dict[str, tuple[int, int]] = font["hmtx"].metrics
            self._kerning: dict[tuple[str, str], int] = font["kern"].kernTables[0].kernTable

    def width(self, letter: str) -> int:
        return self._widths[self.names[ord(letter)]][0]

    def kerning(self, letter: str, following: str) -> int:
        return self._kerning.get((self.names[ord(letter)], self.names[ord(following)]), 0)


def text_width(text: str, lettering: Lettering) -> float:
    """How far the text reaches, in pixels."""
    return _set(text, lettering.is_bold).width * lettering.size


def text_mask(text: str, lettering: Lettering, x: float, y: float) -> Placed | None:
    """The text from a point on its base line; None where nothing is to be seen of it."""
    across, down = round(x * _PARTS), round(y * _PARTS)
    found = _text_mask(text, lettering, across % _PARTS, down % _PARTS)
    return found and Placed(found.mask, found.left + across // _PARTS, found.top + down // _PARTS)


@lru_cache(maxsize=_KEPT_TEXTS)
def _text_mask(text: str, lettering: Lettering, across: int, down: int) -> Placed | None:
    """The text from a point within the first pixel."""
    letters = []
    for letter, place in _set(text, lettering.is_bold).letters:
        x = across + round(place * lettering.size * _PARTS)
        if found := _letter_mask(letter, lettering, x % _PARTS, down):
            letters.append(Placed(found.mask, found.left + x // _PARTS, found.top))
    return _together(letters) if letters else None


def _together(letters: list[Placed]) -> Placed:
    boxes = [letter.box() for letter in letters]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top = min(lefts), min(tops)
    whole = np.zeros((max(bottoms) - top, max(rights) - left), np.uint8)
    for letter, (here, above, right, bottom) in zip(letters, boxes, strict=True):
        part = whole[above - top : bottom - top, here - left : right - left]
        np.maximum(part, letter.mask, out=part)
    return Placed(whole, left, top)


@lru_cache(maxsize=_KEPT_LETTERS)
def _letter_mask(letter: str, lettering: Lettering, across: int, down: int) -> Placed | None:
    """The letter from a point within the first pixel: drawn so many times as large, and each pixel the mean of many."""
    font = _drawing_font(lettering.size * _PARTS, lettering.is_bold)
    outline = lettering.outline * _PARTS
    box = font.getbbox(letter, anchor="ls", stroke_width=outline)
    left, top = (
        math.floor((edge + part) / _PARTS) for edge, part in zip(box[:2], (across, down), strict=True)
    )
    right, bottom = (
        math.ceil((edge + part) / _PARTS) for edge, part in zip(box[2:], (across, down), strict=True)
    )
    if left >= right or top >= bottom:
        return None
    large = Image.new("L", ((right - left) * _PARTS, (bottom - top) * _PARTS))
    place = (across - left * _PARTS, down - top * _PARTS)
    ImageDraw.Draw(large).text(place, letter, fill=255, font=font, anchor="ls", stroke_width=outline)
    return Placed(np.asarray(large.reduce(_PARTS)), left, top)


@cache
def _drawing_font(size: float, is_bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(BOLD if is_bold else REGULAR, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=_KEPT_SETS)
def _set(text: str, is_bold: bool) -> _Set:
    font = _font(is_bold)
    letters, place, last = [], 0, ""
    for letter in _drawable(text, is_bold):
        if last:
            place += font.kerning(last, letter)
        letters.append((letter, place / font.units))
        place += font.width(letter)
        last = letter
    return _Set(tuple(letters), place / font.units)


@cache
def _font(is_bold: bool) -> _Font:
    return _Font(BOLD if is_bold else REGULAR)


def _drawable(text: str, is_bold: bool) -> str:
    """The text in letters that the font has: composed ones, others that mean the same, or a square to be seen."""
    return "".join(_standing_for(letter, is_bold) for letter in unicodedata.normalize("NFC", text))


@cache
def _standing_for(letter: str, is_bold: bool) -> str:
    known, category = _font(is_bold).names, unicodedata.category(letter)
    if category in _UNSEEN or (category == "Mn" and ord(letter) not in known):
        return ""
    meant = letter if ord(letter) in known else unicodedata.normalize("NFKC", letter)
    return meant if all(ord(each) in known for each in meant) else _LACKING
