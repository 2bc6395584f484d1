"""What a cell can say: a number, a bound, a direction, or nothing for a stated reason."""

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class Measure(StrEnum):
    """The kind of a figure; the value is the word that source files use."""

    ACTUAL = "utfall"
    FINAL = "bokslut"
    BUDGET = "budget"
    REBUDGET = "ombudgetering"
    TOTAL_BUDGET = "totalbudget"  # budget and ombudgetering together
    FORECAST = "prognos"
    PLAN = "plan"
    TARGET = "målvärde"
    VARIANCE = "avvikelse"
    DIFFERENCE = "differens"  # how an accumulated variance has changed since the period before
    CHANGE = "förändring"  # of the frame, signed

    @property
    def is_outcome(self) -> bool:
        """Whether it tells what happened (utfall and bokslut), not what is meant or expected."""
        return self in (Measure.ACTUAL, Measure.FINAL)


def _decimals(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


@dataclass(frozen=True)
class Number:
    """A figure exactly as stated: its decimals are those of the document.

    `most_decimals`: how many it is shown with where its source, a database, states as many as it has.
    """

    amount: Decimal
    most_decimals: int | None = field(default=None, compare=False)

    @property
    def decimals(self) -> int:
        stated = _decimals(self.amount)
        return stated if self.most_decimals is None else min(stated, self.most_decimals)


class BoundSign(StrEnum):
    LESS = "<"
    MORE = ">"
    AT_MOST = "≤"
    AT_LEAST = "≥"


@dataclass(frozen=True)
class Bound:
    """A figure known only to lie on one side of a limit, or a target that is a limit."""

    sign: BoundSign
    limit: Decimal

    @property
    def decimals(self) -> int:
        return _decimals(self.limit)


class Direction(StrEnum):
    """A target without a figure."""

    UP = "ska öka"
    DOWN = "ska minska"


class Missing(StrEnum):
    """Why there is no figure; the value is the sign that is shown. Missing is never zero."""

    NOT_STATED = ""
    NOT_AVAILABLE = ".."
    NOT_APPLICABLE = "."
    SUPPRESSED = "sekretess"


class Nil(StrEnum):
    """SCB's nil: nothing to report, which counts as zero in a sum."""

    NIL = "–"


Value = Number | Bound | Direction | Missing | Nil


def say_the_same(first: Value, second: Value) -> bool:
    """Whether two values are equal, or one is the other with fewer decimals."""
    if not (isinstance(first, Number) and isinstance(second, Number)):
        return first == second
    unit = Decimal(1).scaleb(-min(first.decimals, second.decimals))
    return first.amount.quantize(unit, ROUND_HALF_UP) == second.amount.quantize(unit, ROUND_HALF_UP)


def amount_of(value: Value) -> Decimal | None:
    """The exact amount that a value states; None when it states none."""
    match value:
        case Number(amount):
            return amount
        case Nil():
            return Decimal(0)
    return None
