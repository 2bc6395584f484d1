"""Whether a figure lies so far from a few others that a slip of the pen is likely.

A committee's series has three to six figures, too few for means and standard deviations: a single slip
moves both. So each figure is held against the *median* of the others, and against how far the others
themselves lie from it (their spread), on a scale of ratios. It is an outlier only if it is

1. far off: `FAR_RATIOS` times the median or more, or, for percentages, `FAR_POINTS` percentage points or
   more; the fewer the others, the farther (`_by_number`); and
2. much farther off than any of the others is: `SPREADS` times their spread; and
3. farther off than chance makes counts of few people or cases (`CHANCES` times the square root), and
   small percentages (`LEAST_POINTS`).

A figure that would lie among the others with two neighbouring digits swapped is told at a smaller
distance (`SWAPPED_RATIO`, `SWAPPED_POINTS`), as the swap itself is a reason to doubt it.

The constants are chosen on the real documents: 15 → 51, 16 → 61 and 322 → 822 are caught, and none of
the 400 figures as printed are told.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import Enum, auto
from itertools import pairwise
from math import log, sqrt
from statistics import median

FAR_RATIOS = (5.0, 3.0, 2.0)  # with one other figure, with two, with three or more
FAR_POINTS = (40.0, 30.0, 15.0)
SWAPPED_RATIO = 1.25
SWAPPED_POINTS = 9.0
SPREADS = 2.0
CHANCES = 3.0
LEAST_POINTS = 3.0
# What passes for a thousand, and for a hundred, times as much.
_ORDERS = {1000: (400, 2500), 100: (50, 200)}


class Kind(Enum):
    """What a series' figures are; it decides how far from each other they may lie."""

    COUNT = auto()
    PERCENT = auto()
    AMOUNT = auto()


def is_outlier(amount: Decimal, others: Sequence[Decimal], kind: Kind) -> bool:
    """Whether a figure lies far from the others of its series."""
    if not others:
        return False
    figure, figures = float(amount), [float(other) for other in others]
    swapped = len(others) > 1 and _lies_among_them_when_swapped(amount, others)
    far_points = SWAPPED_POINTS if swapped else _by_number(FAR_POINTS, others)
    if kind is Kind.PERCENT and _is_far_in_points(figure, figures, far_points):
        return True
    far_ratio = SWAPPED_RATIO if swapped else _by_number(FAR_RATIOS, others)
    return _is_far_in_ratio(figure, figures, far_ratio, kind)


def _by_number(limits: Sequence[float], others: Sequence[Decimal]) -> float:
    return limits[min(len(others), len(limits)) - 1]


def _is_far_in_points(figure: float, others: Sequence[float], far: float) -> bool:
    middle = median(others)
    spread = max(abs(other - middle) for other in others)
    return abs(figure - middle) >= max(far, SPREADS * spread)


def _is_far_in_ratio(figure: float, others: Sequence[float], far: float, kind: Kind) -> bool:
    if not (all(value > 0 for value in (figure, *others)) or all(value < 0 for value in (figure, *others))):
        return False
    sizes = [abs(other) for other in others]
    size, middle = abs(figure), median(sizes)
    spread = max(abs(log(other / middle)) for other in sizes)
    chance = {Kind.COUNT: CHANCES * sqrt(max(size, middle)), Kind.PERCENT: LEAST_POINTS}
    if abs(size - middle) < chance.get(kind, 0):
        return False
    return abs(log(size / middle)) >= max(log(far), SPREADS * spread)


def _lies_among_them_when_swapped(amount: Decimal, others: Sequence[Decimal]) -> bool:
    text = f"{abs(amount):f}"
    low, high = min(abs(other) for other in others), max(abs(other) for other in others)
    if low <= abs(amount) <= high:
        return False
    return any(low <= swapped <= high for swapped in _swaps(text))


def _swaps(text: str) -> list[Decimal]:
    digits = [position for position, sign in enumerate(text) if sign.isdigit()]
    swaps = []
    for first, second in pairwise(digits):
        signs = list(text)
        signs[first], signs[second] = signs[second], signs[first]
        swaps.append(Decimal("".join(signs)))
    return swaps


def other_order(amount: Decimal, others: Sequence[Decimal], *, percent: bool) -> Decimal | None:
    """How many times most of the others the amount is, where that is a slip of unit: 1 000, 100 or a part.

    1 000: kronor among thousands. 100, for percentages: a share of one among percentages (0,87 among 87).
    All are without sign. More than two thirds of the others must agree.
    """
    sizes = [other for other in others if other]
    if not amount or not sizes:
        return None
    for times in (1000, 100) if percent else (1000,):
        low, high = _ORDERS[times]
        if _most(low <= amount / other <= high for other in sizes) and (times > 100 or max(sizes) <= 1):
            return Decimal(times)
        if _most(low <= other / amount <= high for other in sizes) and (times > 100 or amount <= 1):
            return 1 / Decimal(times)
    return None


def _most(found: Iterable[bool]) -> bool:
    truths = list(found)
    return sum(truths) * 3 > len(truths) * 2
