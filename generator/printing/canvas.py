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
_APART = 5  # of 255 in red, green or blue: from one blend at an edge to the next, both of which look the same
_KEPT_MIXED = 8192
LEVEL = 3  # of compression: 6 takes twice as long for pictures that are 5 % smaller
_STEP_OF = ((np.arange(256) * STEPS + 127) // 255).astype(np.uint16)
_UNKNOWN = -1
_COVERED = (255, 255, 255)
# Without a pen aggdraw fills a quarter of a pixel beyond the edge; a pen without a width draws nothing.
_PEN, _BRUSH = aggdraw.Pen(_COVERED, 0), aggdraw.Brush(_COVERED)


class Area:
    """All that lies within some polygons, as aggdraw knows it, and how far it reaches from its zero."""

    def __init__(self, polygons: Sequence[Polygon]) -> None:
        self.path = aggdraw.Path()
        for (x, y), *others in polygons:
            self.path.moveto(x, y)
            for x, y in others:
                self.path.lineto(x, y)
            self.path.close()
        places = [point for polygon in polygons for point in polygon] or [(0.0, 0.0)]
        self.left, self.top = (min(along) for along in zip(*places, strict=True))
        self.right, self.bottom = (max(along) for along in zip(*places, strict=True))


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
        self._seen(left, top, right, bottom)[:] = self._number(colour)

    def _seen(self, left: int, top: int, right: int, bottom: int) -> NDArray[np.uint8]:
        return self._pixels[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]

    def is_all(self, colour: Colour, left: int, top: int, right: int, bottom: int) -> bool:
        """Whether nothing but a colour is seen within some whole pixels."""
        return bool((self._seen(left, top, right, bottom) == self._number(colour)).all())

    def fill(self, area: Area, x: float, y: float, colour: Colour, opacity: float = 1.0) -> None:
        """Lays a colour over an area, whose zero is at a point."""
        height, width = self._pixels.shape
        left, right = max(math.floor(x + area.left), 0), min(math.ceil(x + area.right), width)
        top, bottom = max(math.floor(y + area.top), 0), min(math.ceil(y + area.bottom), height)
        if left < right and top < bottom:
            drawing = aggdraw.Draw("L", (right - left, bottom - top), 0)
            drawing.settransform((x - left, y - top))
            drawing.path(area.path, _PEN, _BRUSH)
            mask = np.frombuffer(drawing.tobytes(), np.uint8).reshape(bottom - top, right - left)
            self.lay(mask, left, top, colour, opacity)

    def lay(self, mask: Mask, left: int, top: int, colour: Colour, opacity: float = 1.0) -> None:
        """Lays a colour over the pixels from an upper left corner on, on each as much as the mask says."""
        below = self._seen(left, top, left + mask.shape[1], top + mask.shape[0])
        if not below.size:
            return
        mask = mask[max(-top, 0) :, max(-left, 0) :][: below.shape[0], : below.shape[1]]
        if (below == below[0, 0]).all():
            of_one = np.uint16(below[0, 0]) * (STEPS + 1) + _STEP_OF
            numbers = self._blends_of(colour, opacity).take(of_one)
            if (numbers == _UNKNOWN).any():
                there = np.unique(mask)  # the other colours, which no pixel has, are to take no room in the palette
                numbers[there] = self._blended(of_one[there], colour, opacity)
            below[:] = numbers.take(mask)
        else:
            covered = mask > 0
            codes = below[covered] * np.uint16(STEPS + 1) + _STEP_OF.take(mask[covered])
            below[covered] = self._blended(codes, colour, opacity)

    def _blends_of(self, colour: Colour, opacity: float) -> NDArray[np.int16]:
        """What is known so far of the numbers of the colours that arise, by code."""
        if (colour, opacity) not in self._blends:
            self._blends[colour, opacity] = np.full(COLOURS * (STEPS + 1), _UNKNOWN, np.int16)
        return self._blends[colour, opacity]

    def _blended(self, codes: NDArray[np.uint16], colour: Colour, opacity: float) -> NDArray[np.int16]:
        """The numbers of the colours that arise; each code says the number of what lies below, and the step."""
        blends = self._blends_of(colour, opacity)
        numbers = blends.take(codes)
        lacking = codes[numbers == _UNKNOWN]
        if not lacking.size:
            return numbers
        for code in sorted(set(lacking.tolist())):
            below, step = divmod(code, STEPS + 1)
            blends[code] = self._blend(below, step, colour, opacity)
        return blends.take(codes)

    def _blend(self, below: int, step: int, colour: Colour, opacity: float) -> int:
        """The number of a colour that looks like what arises, or where there is no room of the most alike."""
        if step == 0:
            return below
        if step == STEPS and opacity == 1:
            return self._number(colour)
        apart = 1 if step == STEPS else _APART
        wanted = _mixed(self._palette[below], colour, step / STEPS * opacity, apart)
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
def _mixed(below: Colour, over: Colour, share: float, apart: int) -> Colour:
    red, green, blue = (
        round((here + (there - here) * share) / apart) * apart
        for here, there in zip(below, over, strict=True)
    )
    return red, green, blue
