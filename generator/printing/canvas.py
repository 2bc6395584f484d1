"""A picture of flat colours: each pixel the number of a colour in its palette, from the first stroke on.

What is laid over others is blended with them in a few steps, so that few colours arise and no palette has to be found
afterwards, pixel by pixel.
"""

import io
import math
from collections.abc import Iterable, Sequence

import aggdraw
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generator.printing.lettering import Mask
from generator.printing.outlines import Polygon

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
STEPS = 15  # from what lies below to what is laid upon it
COLOURS = 256
_KEPT_FREE = 32  # numbers that no blend takes, for the colours that a drawing names
_ALIKE = 4  # of 255 in red, green or blue, that no eye tells apart
LEVEL = 5  # of compression: 6 takes a fourth longer for pictures that are 1 % smaller
_STEP_OF = ((np.arange(256) * STEPS + 127) // 255).astype(np.uint8)
_UNKNOWN = -1
_COVERED = (255, 255, 255)


class Canvas:
    """White until something is laid on it."""

    def __init__(self, width: int, height: int) -> None:
        self._pixels: NDArray[np.uint8] = np.zeros((height, width), np.uint8)
        self._palette: NDArray[np.int16] = np.zeros((COLOURS, 3), np.int16)
        self._numbers: dict[Colour, int] = {}
        self._blends: dict[tuple[Colour, float], NDArray[np.int16]] = {}
        self._number(WHITE)

    def cover(self, left: int, top: int, right: int, bottom: int, colour: Colour) -> None:
        """Lays a colour over whole pixels."""
        self._pixels[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)] = self._number(colour)

    def fill(self, polygons: Sequence[Polygon], colour: Colour, opacity: float = 1.0) -> None:
        """Lays a colour over an area, which is all of the polygons together."""
        points = [point for polygon in polygons for point in polygon]
        if not points:
            return
        height, width = self._pixels.shape
        left, right = _within((x for x, _y in points), width)
        top, bottom = _within((y for _x, y in points), height)
        if left < right and top < bottom:
            self.lay(_area(polygons, left, top, right - left, bottom - top), left, top, colour, opacity)

    def lay(self, mask: Mask, left: int, top: int, colour: Colour, opacity: float = 1.0) -> None:
        """Lays a colour over the pixels from an upper left corner on, on each as much as the mask says."""
        mask = mask[max(-top, 0) :, max(-left, 0) :]
        below = self._pixels[max(top, 0) :, max(left, 0) :][: mask.shape[0], : mask.shape[1]]
        steps = _STEP_OF[mask[: below.shape[0], : below.shape[1]]]
        edge = steps > 0
        if opacity == 1:
            whole = steps == STEPS
            np.copyto(below, self._number(colour), where=whole)
            edge ^= whole
        seen = np.nonzero(edge)
        codes = below[seen] * np.int32(STEPS + 1) + steps[seen]
        below[seen] = self._blends_of(colour, opacity, codes)[codes]

    def _blends_of(self, colour: Colour, opacity: float, codes: NDArray[np.int32]) -> NDArray[np.int16]:
        """The number of the colour that arises, by what lies below and the step: right for the codes asked for."""
        if (colour, opacity) not in self._blends:
            self._blends[colour, opacity] = np.full(COLOURS * (STEPS + 1), _UNKNOWN, np.int16)
        blends = self._blends[colour, opacity]
        for code in sorted(set(codes[blends[codes] == _UNKNOWN].tolist())):
            below, step = divmod(code, STEPS + 1)
            blends[code] = self._blended(self._palette[below].tolist(), step / STEPS * opacity, colour)
        return blends

    def _blended(self, below: Sequence[int], share: float, colour: Colour) -> int:
        """The number of the colour that arises; of one that looks the same, or where there is no room the most alike."""
        red, green, blue = (
            round(under + (over - under) * share) for under, over in zip(below, colour, strict=True)
        )
        if (red, green, blue) not in self._numbers:
            apart = np.abs(self._palette[: self._used] - (red, green, blue)).max(axis=1)
            nearest = int(apart.argmin())
            if apart[nearest] <= _ALIKE or self._used >= COLOURS - _KEPT_FREE:
                return nearest
        return self._number((red, green, blue))

    def _number(self, colour: Colour) -> int:
        """The colour's number in the palette. Raises: ValueError where there is room for no more."""
        if colour not in self._numbers:
            if self._used >= COLOURS:
                raise ValueError(f"a drawing of more than {COLOURS} colours is not painted")
            self._palette[self._used] = colour
            self._numbers[colour] = len(self._numbers)
        return self._numbers[colour]

    @property
    def _used(self) -> int:
        return len(self._numbers)

    def png(self) -> bytes:
        height, width = self._pixels.shape
        picture = Image.frombytes("P", (width, height), self._pixels.tobytes())
        picture.putpalette(self._palette[: self._used].astype(np.uint8).tobytes())
        made = io.BytesIO()
        picture.save(made, format="PNG", compress_level=LEVEL)
        return made.getvalue()


def _within(places: Iterable[float], size: int) -> tuple[int, int]:
    """The whole pixels of a picture, from one to before another, that the places lie in."""
    found = list(places)
    return max(math.floor(min(found)), 0), min(math.ceil(max(found)), size)


def _area(polygons: Sequence[Polygon], left: int, top: int, width: int, height: int) -> Mask:
    path = aggdraw.Path()
    for (x, y), *others in polygons:
        path.moveto(x - left, y - top)
        for x, y in others:
            path.lineto(x - left, y - top)
        path.close()
    drawing = aggdraw.Draw("L", (width, height), 0)
    # Without a pen aggdraw fills a quarter of a pixel beyond the edge; a pen without a width draws nothing.
    drawing.path(path, aggdraw.Pen(_COVERED, 0), aggdraw.Brush(_COVERED))
    return np.frombuffer(drawing.tobytes(), np.uint8).reshape(height, width)
