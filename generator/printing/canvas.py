"""A picture of flat colours: each pixel the number of a colour in its palette, from the first stroke on.

What is laid over others is blended with them in a few steps, so that few colours arise and no palette has to be found
afterwards, pixel by pixel.
"""

import math
import struct
import zlib
from collections.abc import Sequence
from functools import lru_cache

import aggdraw
import numpy as np
from numpy.typing import NDArray
from zlib_ng import zlib_ng

from generator.printing.lettering import Mask
from generator.printing.outlines import Polygon

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
STEPS = 15  # from what lies below to what is laid upon it
COLOURS = 256
_KEPT_FREE = 32  # numbers that no blend takes, for the colours that a drawing names
_APART = 5  # of 255 in red, green or blue: from one blend to the next, both of which look the same
_KEPT_MIXED = 8192
LEVEL = 4  # of compression: 6 takes two thirds longer for pictures that are 3 % smaller
_STEP_OF = ((np.arange(256) * STEPS + 127) // 255).astype(np.uint16)
_UNKNOWN = -1
_COVERED = (255, 255, 255)
# Without a pen aggdraw fills a quarter of a pixel beyond the edge; a pen without a width draws nothing.
_PEN, _BRUSH = aggdraw.Pen(_COVERED, 0), aggdraw.Brush(_COVERED)


class Canvas:
    """White until something is laid on it."""

    def __init__(self, width: int, height: int) -> None:
        # A row of a PNG begins with what its pixels are to be added to: with 0, nothing.
        self._rows: NDArray[np.uint8] = np.zeros((height, 1 + width), np.uint8)
        self._pixels = self._rows[:, 1:]
        self._palette: list[Colour] = []
        self._numbers: dict[Colour, int] = {}
        self._blends: dict[tuple[Colour, float], NDArray[np.int16]] = {}
        self._number(WHITE)

    def cover(self, left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
        """Lays a colour over whole pixels."""
        self._pixels[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = self._number(colour)

    def fill(self, polygons: Sequence[Polygon], colour: Colour, opacity: float = 1.0) -> None:
        """Lays a colour over an area, which is all of the polygons together."""
        if not polygons:
            return
        height, width = self._pixels.shape
        left, right = _within([x for polygon in polygons for x, _y in polygon], width)
        top, bottom = _within([y for polygon in polygons for _x, y in polygon], height)
        if left < right and top < bottom:
            self.lay(_area(polygons, left, top, right - left, bottom - top), left, top, colour, opacity)

    def lay(self, mask: Mask, left: int, top: int, colour: Colour, opacity: float = 1.0) -> None:
        """Lays a colour over the pixels from an upper left corner on, on each as much as the mask says."""
        mask = mask[max(-top, 0) :, max(-left, 0) :]
        below = self._pixels[max(top, 0) :, max(left, 0) :][: mask.shape[0], : mask.shape[1]]
        if not below.size:
            return
        mask = mask[: below.shape[0], : below.shape[1]]
        if (below == below[0, 0]).all():
            of_one = np.uint16(below[0, 0]) * (STEPS + 1) + _STEP_OF
            below[:] = self._blended(of_one, colour, opacity).take(mask)
        else:
            below[:] = self._blended(below * np.uint16(STEPS + 1) + _STEP_OF.take(mask), colour, opacity)

    def _blended(self, codes: NDArray[np.uint16], colour: Colour, opacity: float) -> NDArray[np.int16]:
        """The numbers of the colours that arise; each code says the number of what lies below, and the step."""
        if (colour, opacity) not in self._blends:
            self._blends[colour, opacity] = np.full(COLOURS * (STEPS + 1), _UNKNOWN, np.int16)
        blends = self._blends[colour, opacity]
        numbers = blends.take(codes)
        lacking = codes[numbers == _UNKNOWN]
        if not lacking.size:
            return numbers
        for code in sorted(set(lacking.tolist())):
            below, step = divmod(code, STEPS + 1)
            blends[code] = self._blend(below, step / STEPS * opacity, colour)
        return blends.take(codes)

    def _blend(self, below: int, share: float, colour: Colour) -> int:
        """The number of a colour that looks like what arises, or where there is no room of the most alike."""
        if share in (0, 1):
            return self._number(colour) if share else below
        wanted = _mixed(self._palette[below], colour, share)
        if wanted not in self._numbers and len(self._palette) >= COLOURS - _KEPT_FREE:
            return int(np.abs(np.array(self._palette) - wanted).max(axis=1).argmin())
        return self._number(wanted)

    def _number(self, colour: Colour) -> int:
        """The colour's number in the palette. Raises: ValueError where there is room for no more."""
        if colour not in self._numbers:
            if len(self._palette) >= COLOURS:
                raise ValueError(f"a drawing of more than {COLOURS} colours is not painted")
            self._numbers[colour] = len(self._palette)
            self._palette.append(colour)
        return self._numbers[colour]

    def png(self) -> bytes:
        height, width = self._pixels.shape
        return b"\x89PNG\r\n\x1a\n" + b"".join(
            [
                _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
                _chunk(b"PLTE", bytes(part for colour in self._palette for part in colour)),
                _chunk(b"IDAT", zlib_ng.compress(self._rows.data, LEVEL)),
                _chunk(b"IEND", b""),
            ]
        )


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


@lru_cache(maxsize=_KEPT_MIXED)
def _mixed(below: Colour, over: Colour, share: float) -> Colour:
    red, green, blue = (
        round((here + (there - here) * share) / _APART) * _APART
        for here, there in zip(below, over, strict=True)
    )
    return red, green, blue


def _within(places: Sequence[float], size: int) -> tuple[int, int]:
    """The whole pixels of a picture, from one to before another, that the places lie in."""
    return max(math.floor(min(places)), 0), min(math.ceil(max(places)), size)


def _area(polygons: Sequence[Polygon], left: int, top: int, width: int, height: int) -> Mask:
    path = aggdraw.Path()
    for (x, y), *others in polygons:
        path.moveto(x - left, y - top)
        for x, y in others:
            path.lineto(x - left, y - top)
        path.close()
    drawing = aggdraw.Draw("L", (width, height), 0)
    drawing.path(path, _PEN, _BRUSH)
    return np.frombuffer(drawing.tobytes(), np.uint8).reshape(height, width)
