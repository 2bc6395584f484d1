"""Where the places of an SVG lie in a picture: moved and enlarged, and the corners of its paths."""

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from generator.printing.outlines import Line, Point, arc

_NUMBER = r"-?\d+(?:\.\d+)?"
_MOVE = re.compile(rf"translate\(({_NUMBER}),({_NUMBER})\)")
_STEP = re.compile(rf"([MLhvA])({_NUMBER}(?:,{_NUMBER})*)")
_NUMBERS = {"M": 2, "L": 2, "h": 1, "v": 1, "A": 7}
_KEPT_LINES = 512  # symbols have the same path wherever they stand
_TINY = 0.02  # what rounding to two decimals may do to the two ends of a half circle


@dataclass(frozen=True)
class Place:
    """Where an SVG's own zero lies in the picture, in pixels, and how many pixels its unit is."""

    x: float
    y: float
    scale: float

    def of(self, x: float, y: float) -> Point:
        return self.x + self.scale * x, self.y + self.scale * y


def moved(place: Place, transform: str) -> Place:
    """The place of what is moved. Raises: ValueError for anything but a move."""
    found = _MOVE.fullmatch(transform)
    if not found:
        raise ValueError(f"{transform} is not painted")
    return Place(*place.of(float(found[1]), float(found[2])), place.scale)


@lru_cache(maxsize=_KEPT_LINES)
def line_of(path: str, scale: float) -> Line:
    """A path's corners in pixels from its zero. Raises: ValueError for steps that no drawing of ours has."""
    steps = [(found[1], [float(number) for number in found[2].split(",")]) for found in _STEP.finditer(path)]
    is_closed = path.endswith("Z")
    if "".join(found[0] for found in _STEP.finditer(path)) + "Z" * is_closed != path or [
        position for position, (letter, _) in enumerate(steps) if letter == "M"
    ] != [0]:
        raise ValueError(f"the path {path} is not painted")
    corners: list[Point] = []
    x = y = 0.0
    for letter, numbers in steps:
        if len(numbers) != _NUMBERS[letter]:
            raise ValueError(f"the path {path} is not painted")
        if letter == "A":
            end = (numbers[5], numbers[6])
            corners += _half_circle((x, y), end, numbers[:5], scale)
            x, y = end
            continue
        if letter in "ML":
            x, y = numbers
        elif letter == "h":
            x += numbers[0]
        else:
            y += numbers[0]
        corners.append((x * scale, y * scale))
    return Line(tuple(corners), is_closed)


def _half_circle(start: Point, end: Point, numbers: list[float], scale: float) -> list[Point]:
    radius = math.dist(start, end) / 2
    if numbers[2:] != [0, 1, 1] or any(abs(number - radius) > _TINY for number in numbers[:2]):
        raise ValueError(f"an arc of {numbers} is not painted")
    middle = ((start[0] + end[0]) / 2 * scale, (start[1] + end[1]) / 2 * scale)
    angle = math.atan2(start[1] - end[1], start[0] - end[0])
    return arc(middle, radius * scale, angle, math.pi)[1:]
