"""Places labels beside their marks so that they cover neither one another, nor marks, nor lines."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import Literal

from generator.charts.look import LINE_HEIGHT, Role, text_width

Align = Literal["left", "center", "right"]
_LINE_SAMPLE = 3.0  # pixels between the boxes that stand for a line
_LINE_WEIGHT = 3.0
_OUTSIDE_WEIGHT = 12.0
_PREFERENCE = 6.0  # what each step down the list of preferred sides costs
_BEARABLE = 0.25  # the share of its own area that a label that MAY be there may be in the way with
_COVERED = 0.05  # the share of it that a label that SHOULD be there may cover of others


class Need(Enum):
    """How much a label is needed; its figure is in the table beneath the chart in any case."""

    MUST = "always"
    SHOULD = "unless it would cover another label"
    MAY = "where nothing is in its way"


@dataclass(frozen=True)
class Label:
    """Text at a place in the plot, in pixels: `y` is the middle of its lines."""

    x: float
    y: float
    lines: tuple[str, ...]
    align: Align = "center"
    bold: bool = False
    role: Role = Role.INK


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def common(self, other: "Box") -> float:
        """The area that two boxes share."""
        if not self.meets(other):
            return 0.0
        across = min(self.right, other.right) - max(self.left, other.left)
        return across * (min(self.bottom, other.bottom) - max(self.top, other.top))


def box_of(label: Label, size: float) -> Box:
    """The box that a label fills."""
    width = max(text_width(line, size, bold=label.bold) for line in label.lines)
    height = len(label.lines) * size * LINE_HEIGHT
    left = label.x - {"left": 0.0, "center": width / 2, "right": width}[label.align]
    return Box(left, label.y - height / 2, left + width, label.y + height / 2)


@dataclass
class Placer:
    """Remembers what is already drawn within `bounds`."""

    bounds: Box
    size: float
    _taken: list[tuple[Box, float]] = field(default_factory=list)
    _labels: list[Box] = field(default_factory=list)

    def mark(self, x: float, y: float, half_width: float, half_height: float) -> None:
        self._taken.append((Box(x - half_width, y - half_height, x + half_width, y + half_height), 1.5))

    def line(self, points: Sequence[tuple[float, float]]) -> None:
        for (x1, y1), (x2, y2) in pairwise(points):
            steps = max(1, int(max(abs(x2 - x1), abs(y2 - y1)) / _LINE_SAMPLE))
            for step in range(steps + 1):
                x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
                self._taken.append((Box(x - 1.5, y - 1.5, x + 1.5, y + 1.5), _LINE_WEIGHT))

    def place(self, choices: Sequence[Label], need: Need = Need.MUST) -> Label | None:
        """The choice least in the way, the earlier the better; None if it is too much so for its need."""
        best, cost, least = 0, 0.0, math.inf
        for index, choice in enumerate(choices):
            if index * _PREFERENCE >= least:
                break  # this and all after it are worse, however free they are
            found = self._cost(box_of(choice, self.size))
            if found + index * _PREFERENCE < least:
                best, cost, least = index, found, found + index * _PREFERENCE
        box = box_of(choices[best], self.size)
        if need is Need.MAY and cost > _BEARABLE * box.area:
            return None
        if need is Need.SHOULD and sum(box.common(label) for label in self._labels) > _COVERED * box.area:
            return None
        self._labels.append(box)
        self._taken.append((box, 2.0))
        return choices[best]

    def _cost(self, box: Box) -> float:
        outside = box.area - box.common(self.bounds)
        covered = sum(box.common(taken) * weight for taken, weight in self._taken if box.meets(taken))
        return covered + outside * _OUTSIDE_WEIGHT


def around(
    place: tuple[float, float],
    lines: tuple[str, ...],
    size: float,
    *,
    sides: str,
    gap: float,
    side_gap: float | None = None,
    bold: bool = False,
) -> list[Label]:
    """Choices of a label around a mark, in the order of `sides`: a(bove), b(elow), r(ight), l(eft).

    Above and below it may also begin or end at the mark; at the sides it may stand a little higher or
    lower; `side_gap` is the distance there, of marks that are wider than they are high.
    """
    x, y = place
    half = len(lines) * size * LINE_HEIGHT / 2
    upside_down = tuple(reversed(lines)) if len(lines) > 1 else lines
    choices: list[Label] = []
    aslant: list[Label] = []
    for side in sides:
        if side in "ab":
            middle, text = (y - gap - half, upside_down) if side == "a" else (y + gap + half, lines)
            choices.append(Label(x, middle, text, "center", bold))
            aslant.append(Label(x + gap, middle, text, "right", bold))
            aslant.append(Label(x - gap, middle, text, "left", bold))
        else:
            sign = 1 if side == "r" else -1
            align: Align = "left" if side == "r" else "right"
            shifts = (0.0, -size * 0.7, size * 0.7)
            away = gap + 1 if side_gap is None else side_gap
            choices += [Label(x + sign * away, y + shift, lines, align, bold) for shift in shifts]
    return choices + aslant
