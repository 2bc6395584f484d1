"""What a municipality decides of figures so small that they may single people out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.model.value import Bound, BoundSign, Number, Value
from generator.problems import Place


class Choice(StrEnum):
    PUBLISH = "publicera"
    HIDE = "dölj"


@dataclass(frozen=True)
class DisclosureDecision:
    """A decision in rapport.yml (`beslut om små tal`) about an indicator's figures in that report.

    dimensions: the rows that it is about; empty: all rows of the indicator. column: the title of the
    column that it is about; None: all columns. decided_by: a role, never a name.
    """

    indicator_id: str
    dimensions: Mapping[str, str]
    column: str | None
    choice: Choice
    decided_by: str
    date: date
    reason: str
    place: Place

    def covers(self, indicator_id: str, dimensions: Mapping[str, str], column: str) -> bool:
        """Whether it is about a cell; `kön: T` is the total, which a row does not state."""
        stated = {"kön": "T", **dimensions}
        return (
            indicator_id == self.indicator_id
            and all(stated.get(name) == wanted for name, wanted in self.dimensions.items())
            and self.column in (None, column)
        )


def is_small(value: Value, limit: int) -> bool:
    """Whether a count tells of so few, at least one and fewer than `limit`, that they may be known.

    Zero is nobody. A bound tells no more than `<limit` does, unless it is narrower: `<3` where the limit
    is 5. A bound upwards (`>2`) tells of nobody.
    """
    match value:
        case Number(amount):
            return 0 < amount < limit
        case Bound(BoundSign.LESS, most):
            return 1 < most < limit
        case Bound(BoundSign.AT_MOST, most):
            return Decimal(0) < most < limit - 1
    return False
