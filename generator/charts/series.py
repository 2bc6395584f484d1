"""An indicator's table as readings in time: which follow on one another, and which are missing.

A line never bridges a missing period. Whole years follow on one another when they are consecutive;
parts of years (months, quarters, läsår) when they lie as close as that series' periods ever do, and
never further apart than a year. A whole year and a part of one never follow on one another, since a
figure for January to August says something else than one for the year.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model.value import BoundSign, Measure
from generator.tables import Scalar, Table

_TOLERANCE = 1.05  # fractions of a year are not exact
_OUTCOMES = (Measure.ACTUAL.value, Measure.FINAL.value)


@dataclass(frozen=True)
class Reading:
    """One row of an indicator's table; `value` None: there is no figure.

    Then `missing` says why in words and `reason` by its sign: `..`, a direction, or a bound with its `limit`.
    """

    period: str
    order: float
    measure: str
    value: float | None
    missing: str | None
    group: str
    made: str | None
    reason: str | None = None
    limit: float | None = None
    mark: str | None = None

    @property
    def has_value(self) -> bool:
        return self.value is not None

    @property
    def amount(self) -> float:
        """The value of a reading that has one."""
        if self.value is None:
            raise ValueError(f"{self.measure} {self.period} has no value")
        return self.value

    @property
    def bound(self) -> BoundSign | None:
        """The sign of a figure that is known only to lie on one side of its `limit`."""
        return next((sign for sign in BoundSign if sign.value == self.reason), None)

    @property
    def level(self) -> float | None:
        """Where the reading is drawn: at its figure, or at its limit."""
        return self.limit if self.value is None else self.value

    @property
    def is_outcome(self) -> bool:
        return self.measure in _OUTCOMES

    @property
    def is_whole_year(self) -> bool:
        return self.order == int(self.order) and self.period.isdigit()


def text_of(cell: Scalar) -> str:
    return "" if cell is None else str(cell)


def amount_of(cell: Scalar) -> float | None:
    """A table's cell as a figure; None where there is none."""
    return None if cell is None or cell == "" else float(cell)


def read_readings(table: Table) -> list[Reading]:
    """The rows of an indicator's or a sparkline's table, in its order."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return [
        Reading(
            period=text_of(row["period"]),
            order=float(row["order"] or 0),
            measure=text_of(row["measure"]),
            value=amount_of(row["value"]),
            missing=text_of(row["missing"]) or None,
            group=text_of(row["group"]),
            made=text_of(row["made"]) or None,
            reason=None if row.get("reason") is None else text_of(row["reason"]),
            limit=amount_of(row.get("limit")),
            mark=text_of(row.get("mark")) or None,
        )
        for row in rows
    ]


def groups_of(readings: Sequence[Reading]) -> list[str]:
    """The groups that have a figure, in the table's order; `""` stands for all together."""
    return list(dict.fromkeys(reading.group for reading in readings if reading.has_value))


def outcomes_of(readings: Sequence[Reading], group: str) -> list[Reading]:
    """A group's outcomes with a figure, oldest first, one a period (a later row wins)."""
    found = {r.order: r for r in readings if r.is_outcome and r.has_value and r.group == group}
    return [found[order] for order in sorted(found)]


def stretches(readings: Sequence[Reading], missing: Collection[float] = ()) -> list[list[Reading]]:
    """The readings, oldest first, cut wherever a period between two of them has no figure.

    `missing` holds the places of periods that are known to lack one.
    """
    cut: list[list[Reading]] = []
    for whole_year in (True, False):
        family = sorted((r for r in readings if r.is_whole_year is whole_year), key=_order)
        longest = _TOLERANCE * (1.0 if whole_year else _smallest_gap(family))
        for position, reading in enumerate(family):
            before = family[position - 1].order if position else None
            if before is None or reading.order - before > longest or _any_between(before, reading, missing):
                cut.append([])
            cut[-1].append(reading)
    return sorted(cut, key=lambda stretch: stretch[0].order)


def missing_periods(readings: Sequence[Reading]) -> list[tuple[float, str]]:
    """Place and label of each period that ought to have an outcome and has no figure at all."""
    with_figure = {reading.order for reading in readings if reading.has_value}
    years = {int(r.order) for r in readings if r.is_outcome and r.has_value and r.is_whole_year}
    span = range(min(years), max(years) + 1) if years else range(0)
    absent = {(float(year), str(year)) for year in span if year not in years}
    stated = {(r.order, r.period) for r in readings if r.is_outcome and not r.has_value}
    return sorted(absent | {(order, period) for order, period in stated if order not in with_figure})


def _order(reading: Reading) -> float:
    return reading.order


def _any_between(before: float, reading: Reading, missing: Collection[float]) -> bool:
    return any(before < order < reading.order for order in missing)


def _smallest_gap(readings: Sequence[Reading]) -> float:
    """The least distance between two neighbours that are sorted, in years and at most one."""
    gaps = [later.order - earlier.order for earlier, later in pairwise(readings)]
    return min([1.0, *(gap for gap in gaps if gap > 0)])
