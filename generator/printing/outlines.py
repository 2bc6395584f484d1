"""What a pen covers along a line, as polygons that are painted as one.

They lie over each other within the line alone: along its edges, where pixels are covered in part, they would add up.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, pairwise

Point = tuple[float, float]
Polygon = Sequence[Point]
_MITER_LIMIT = 4.0  # SVG's own
_FLATNESS = 0.02  # pixels that a curve may lie from the straight lines that stand for it


@dataclass(frozen=True)
class Line:
    """Straight lines from point to point, and back to the first if it is closed."""

    points: Sequence[Point]
    is_closed: bool = False


@dataclass(frozen=True)
class Pen:
    """How a line is drawn. cap: butt or round. join: miter or round. dashes: lengths of dashes and gaps in turn."""

    width: float
    cap: str = "butt"
    join: str = "miter"
    dashes: Sequence[float] = ()


def arc(middle: Point, radius: float, start: float, turn: float) -> list[Point]:
    """Points along a part of a circle, from an angle on; both ends are among them."""
    step = 2 * math.acos(max(1 - _FLATNESS / radius, 0.0)) if radius > 0 else math.pi
    steps = max(2, math.ceil(abs(turn) / step))
    angles = (start + turn * number / steps for number in range(steps + 1))
    return [(middle[0] + radius * math.cos(angle), middle[1] + radius * math.sin(angle)) for angle in angles]


def stroked(line: Line, pen: Pen) -> list[Polygon]:
    """The area that a pen covers along a line. Raises: ValueError for dashes without a length."""
    pieces = _dashes(line, pen.dashes) if pen.dashes else [line]
    return [polygon for piece in pieces for polygon in _covered(piece, pen)]


def _dashes(line: Line, lengths: Sequence[float]) -> list[Line]:
    """The dashes of a line, each a line of its own; the last of a closed line goes on into the first."""
    if min(lengths) <= 0:
        raise ValueError(f"dashes of {lengths} are not painted")
    turns = cycle([*lengths, *lengths] if len(lengths) % 2 else lengths)
    points = [*line.points, line.points[0]] if line.is_closed else line.points
    found: list[Line] = []
    dash, is_gap, left = [points[0]], False, next(turns)
    for here, there in pairwise(points):
        whole, done = math.dist(here, there), 0.0
        while whole - done > left:
            done += left
            share = done / whole
            place = (here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share)
            if not is_gap:
                found.append(Line([*dash, place]))
            dash, is_gap, left = [place], not is_gap, next(turns)
        left -= whole - done
        dash.append(there)
    if not is_gap:
        dash += found.pop(0).points[1:] if line.is_closed and found else ()
        found.append(Line(dash))
    return found


def _covered(line: Line, pen: Pen) -> list[Polygon]:
    """The area along a line without dashes: one polygon around an open one, two around a closed."""
    corners = [line.points[0], *(there for here, there in pairwise(line.points) if here != there)]
    if len(corners) == 1:
        return [arc(corners[0], pen.width / 2, 0, 2 * math.pi)] if pen.cap == "round" else []
    if not line.is_closed:
        return [
            [*_side(corners, pen), *_cap(corners, pen), *_side(corners[::-1], pen), *_cap(corners[::-1], pen)]
        ]
    ring = [*corners, corners[0]] if corners[-1] != corners[0] else corners
    return [_side([*ring, ring[1]], pen)[1:-1], _side([*ring[::-1], ring[-2]], pen)[1:-1]]


def _side(corners: Sequence[Point], pen: Pen) -> list[Point]:
    """The left side of what the pen covers, from the first corner to the last."""
    ways = [_way_to_side(here, there, pen.width / 2) for here, there in pairwise(corners)]
    found = [_moved(corners[0], ways[0])]
    for corner, (before, after) in zip(corners[1:], pairwise(ways), strict=False):
        found += [_moved(corner, before), *_join(corner, before, after, pen), _moved(corner, after)]
    return [*found, _moved(corners[-1], ways[-1])]


def _way_to_side(here: Point, there: Point, radius: float) -> Point:
    length = math.dist(here, there)
    return (here[1] - there[1]) / length * radius, (there[0] - here[0]) / length * radius


def _moved(point: Point, way: Point, times: float = 1) -> Point:
    return point[0] + way[0] * times, point[1] + way[1] * times


def _join(corner: Point, before: Point, after: Point, pen: Pen) -> list[Point]:
    """What stands out on the left side where the line turns to the right."""
    turn = math.atan2(
        before[0] * after[1] - before[1] * after[0], before[0] * after[0] + before[1] * after[1]
    )
    if turn >= 0:
        return []
    if pen.join == "round":
        return arc(corner, pen.width / 2, math.atan2(before[1], before[0]), turn)[1:-1]
    straight = math.cos(turn / 2)  # 1 where the line goes straight on, 0 where it turns back
    if straight * _MITER_LIMIT < 1:
        return []
    return [_moved(corner, (before[0] + after[0], before[1] + after[1]), 1 / (2 * straight**2))]


def _cap(corners: Sequence[Point], pen: Pen) -> list[Point]:
    """What stands out beyond the last corner, from the left side to the right."""
    if pen.cap == "butt":
        return []
    x, y = _way_to_side(corners[-2], corners[-1], pen.width / 2)
    return arc(corners[-1], pen.width / 2, math.atan2(y, x), -math.pi)[1:-1]
