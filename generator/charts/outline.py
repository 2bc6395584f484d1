"""Paths and places as Vega writes them in an SVG, to the last digit that is kept: two decimals."""

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache

_TRIANGLE = math.sqrt(3) / 2
_SHAPES = {
    "diamond": "M-1,0L0,-1L1,0L0,1Z",
    "triangle-up": f"M0,{-_TRIANGLE}L-1,{_TRIANGLE}H1Z",
    "triangle-down": f"M0,{_TRIANGLE}L-1,{-_TRIANGLE}H1Z",
}
_STEP = re.compile(r"([MLHVZ])([^MLHVZ]*)")


def rounded(number: float) -> str:
    """The number with at most two decimals."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def whole(number: float) -> int:
    """The nearest whole number, and of two the higher, as in JavaScript."""
    return math.floor(number + 0.5)


def move(x: float, y: float) -> str:
    return f"translate({rounded(x)},{rounded(y)})"


def box(left: float, top: float, width: float, height: float) -> str:
    across, down = rounded(width), rounded(height)
    return f"M{rounded(left)},{rounded(top)}h{across}v{down}h{rounded(-width)}Z"


def joined(places: Iterable[tuple[float, float]]) -> str:
    """Straight lines from place to place."""
    corners = (f"{rounded(_thousandths(x))},{rounded(_thousandths(y))}" for x, y in places)
    return f"M{'L'.join(corners)}"


@cache
def outline(shape: str, size: float) -> str:
    """A shape of so many square pixels around its middle; one without a name is a path within -1 and 1."""
    radius = math.sqrt(size) / 2
    if shape == "circle":
        r = rounded(_thousandths(radius))
        return f"M{r},0A{r},{r},0,1,1,-{r},0A{r},{r},0,1,1,{r},0"
    if shape == "square":
        return box(*(_thousandths(number) for number in (-radius, -radius, 2 * radius, 2 * radius)))
    path = _SHAPES.get(shape, shape)
    return joined((x * radius, y * radius) for x, y in _corners(path)) + ("Z" if path.endswith("Z") else "")


def _corners(path: str) -> Iterator[tuple[float, float]]:
    """The corners of a path of straight lines. Raises: ValueError for a path of other kinds."""
    if "".join(letter + numbers for letter, numbers in _STEP.findall(path)) != path:
        raise ValueError(f"{path} is neither a shape nor a path of straight lines")
    x = y = 0.0
    for letter, numbers in _STEP.findall(path):
        if letter == "Z":
            return
        if letter == "H":
            x = float(numbers)
        elif letter == "V":
            y = float(numbers)
        else:
            x, y = (float(number) for number in numbers.split(","))
        yield x, y


def _thousandths(number: float) -> float:
    """Vega writes these with three decimals, of which two are then kept."""
    return whole(number * 1000) / 1000
