"""Model → tidy tables with documented columns, which charts and data files are made from.

A `Table` is plain tuples, so that a build that draws nothing new need not import pandas;
`Table.frame()` gives the DataFrame.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import formats
from generator.language import _
from generator.model.board import EconomicTable, Line
from generator.model.figure import Figure
from generator.model.period import Period, PeriodKind
from generator.model.report import Dimensions, ReportTable, Row
from generator.model.value import Bound, Direction, Measure, Missing, Value, amount_of

if TYPE_CHECKING:
    import pandas as pd

Scalar = str | int | float | bool | None


@dataclass(frozen=True)
class Table:
    """Column names, and rows of plain values in that order. A missing figure is None, never 0."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Scalar, ...], ...]

    def frame(self) -> pd.DataFrame:
        """The table as a DataFrame with these columns; imports pandas at the first call."""
        import pandas as pd

        return pd.DataFrame.from_records(list(self.rows), columns=list(self.columns))

    def column(self, name: str) -> tuple[Scalar, ...]:
        position = self.columns.index(name)
        return tuple(row[position] for row in self.rows)


INDICATOR_COLUMNS = (
    "period",
    "order",
    "measure",
    "value",
    "missing",
    "group",
    "made",
    "reason",
    "limit",
    "mark",
)
COST_COLUMNS = ("area", "budget", "outcome", "outcome_measure", "surplus_sign")
VARIANCE_COLUMNS = ("area", "variance")
YEAR_COLUMNS = ("year", "measure", "value", "mark")
FORECAST_COLUMNS = ("name", "measure", "made", "value", "place")
MISS_COLUMNS = ("area", "miss")


def _amount(value: Value) -> float | None:
    amount = amount_of(value)
    return float(amount) if amount is not None else None


def _order(period: Period) -> float:
    """The period's place on a time axis: its year, or the year plus the part that has passed."""
    if period.kind is PeriodKind.SCHOOL_YEAR:
        return period.year + 0.5
    return float(period.year) if period.is_whole_year else period.year + (period.end.month - 12) / 12


def indicator_table(figures: Iterable[Figure], name_of: Callable[[str, str], str]) -> Table:
    """A series over time, one row per figure, newest vintage, oldest period first.

    Columns: period (`2023`), order (float, place on the time axis), measure (Swedish word), value
    (None when missing or only bounded), missing (why, in the spoken language, or None), group (sex or other
    dimension, `` when none), made (when a forecast was made, or None), reason (the sign of a missing figure,
    a direction or a bound; None where there is a figure), limit (of a bound), mark (`*` where the figure has
    a note, `r` where it is revised, else None).
    """
    rows = []
    for figure in sorted(figures, key=lambda figure: (figure.id.period, figure.id.measure)):
        value = figure.shown.value
        amount = _amount(value)
        decimals = value.decimals if isinstance(value, Bound) else 0
        missing = formats.value_in_words(value, decimals) if amount is None else None
        made = formats.as_of(figure.id.made) if figure.id.made else None
        identity = figure.id
        rows.append(
            (
                formats.short_period(identity.period),
                _order(identity.period),
                identity.measure.value,
                amount,
                missing,
                _group(identity.dimensions, name_of),
                made,
                _reason(value),
                float(value.limit) if isinstance(value, Bound) else None,
                _mark(figure),
            )
        )
    return Table(INDICATOR_COLUMNS, tuple(rows))


def _reason(value: Value) -> str | None:
    if isinstance(value, Bound):
        return value.sign.value
    return value.value if isinstance(value, Missing | Direction) else None


def _mark(figure: Figure) -> str | None:
    """What is to be remarked at a figure: that it is revised, or that it has a note."""
    if figure.revised_from:
        return "r"
    return "*" if figure.shown.notes else None


def _group(dimensions: Dimensions, name_of: Callable[[str, str], str]) -> str:
    return formats.capitalised(", ".join(name_of(name, stated) for name, stated in dimensions))


def _lines_of_areas(table: ReportTable, definition: EconomicTable) -> list[tuple[Row, Line]]:
    """The rows to compare in a chart, in the document's order: those that are neither sums nor sub-lines.

    None where the table mixes what cannot be compared, such as revenues and costs.
    """
    found = [(row, definition.line(row.key)) for row in table.rows if not row.dimensions]
    rows = [
        (row, line)
        for row, line in found
        if line is not None and not line.part_of and not definition.is_sum(line)
    ]
    kinds = {line.kind.is_revenue for _, line in rows} | {line.kind.more_is_surplus for _, line in rows}
    return rows if kinds <= {False} else []


def main_sum_covers(table: ReportTable, definition: EconomicTable) -> bool:
    """Whether the main line is the sum of just the rows that a chart compares."""
    main = definition.line(definition.main_line_id)
    return main is not None and {row.key for row, _ in _lines_of_areas(table, definition)} == set(main.parts)


def _column(table: ReportTable, measures: Collection[Measure], period: Period) -> int | None:
    columns = enumerate(table.columns)
    return next((i for i, c in columns if c.measure in measures and c.period == period), None)


def outcome_column(table: ReportTable, period: Period) -> int | None:
    """The position of a period's forecast, or else of its outcome, in a report's table."""
    forecast = _column(table, (Measure.FORECAST,), period)
    return forecast if forecast is not None else _column(table, (Measure.FINAL, Measure.ACTUAL), period)


def budget_column(table: ReportTable, period: Period) -> int | None:
    """The position of a period's budget, with ombudgetering where the table sums them."""
    total = _column(table, (Measure.TOTAL_BUDGET,), period)
    return total if total is not None else _column(table, (Measure.BUDGET,), period)


def variance_column(table: ReportTable, period: Period) -> int | None:
    return _column(table, (Measure.VARIANCE,), period)


def compared_period(table: ReportTable, year: int) -> Period | None:
    """The last period of a year for which a report's table states both budget and outcome or forecast."""
    periods = {column.period for column in table.columns if column.period.year == year}
    both = [
        p for p in periods if budget_column(table, p) is not None and outcome_column(table, p) is not None
    ]
    return max(both, key=lambda period: (period.end, period.start), default=None)


def variance_period(table: ReportTable, year: int) -> Period | None:
    """The last period of a year for which a report's table states a variance."""
    columns = (c for c in table.columns if c.measure is Measure.VARIANCE and c.period.year == year)
    return max((column.period for column in columns), key=lambda period: period.end, default=None)


def cost_table(
    table: ReportTable, definition: EconomicTable, period: Period, names: Mapping[str, str]
) -> Table:
    """Outcome or forecast against budget, a row per line that is no total, as one report states.

    Columns: area (the line's name), budget, outcome (None when missing), outcome_measure
    (`prognos 2024`), surplus_sign (1 where budget minus outcome is a surplus, -1 where it is a deficit).
    Empty when the report states no budget or no outcome for the period.
    """
    outcome, budget = outcome_column(table, period), budget_column(table, period)
    if outcome is None or budget is None:
        return Table(COST_COLUMNS, ())
    measure = f"{table.columns[outcome].measure.value} {formats.short_period(period)}"
    return Table(
        COST_COLUMNS,
        tuple(
            (
                names.get(row.key, line.name),
                _amount(row.cells[budget].value),
                _amount(row.cells[outcome].value),
                measure,
                definition.variance_sign(line),
            )
            for row, line in _lines_of_areas(table, definition)
        ),
    )


def variance_table(
    table: ReportTable, definition: EconomicTable, period: Period, names: Mapping[str, str]
) -> Table:
    """Variance as one report states it, a row per line that is no total.

    Columns: area, variance (+ is a surplus; None when missing). Empty when no variance is stated:
    it is never computed here.
    """
    column = variance_column(table, period)
    if column is None:
        return Table(VARIANCE_COLUMNS, ())
    rows = _lines_of_areas(table, definition)
    return Table(
        VARIANCE_COLUMNS,
        tuple((names.get(row.key, line.name), _amount(row.cells[column].value)) for row, line in rows),
    )


def years_table(figures: Iterable[Figure]) -> Table:
    """A line of the economy over whole years: newest vintage, and of forecasts the latest made.

    Columns: year (int), measure (bokslut, utfall, prognos, budget or plan), value (None when missing), mark
    (`r` where it is revised, `*` where it has a note, else None).
    """
    latest: dict[tuple[int, str], Figure] = {}
    for figure in figures:
        identity = figure.id
        if identity.dimensions or not identity.period.is_whole_year or identity.measure is Measure.VARIANCE:
            continue
        key = (identity.period.year, identity.measure.value)
        known = latest.get(key)
        if known is None or not known.id.made or (identity.made and known.id.made < identity.made):
            latest[key] = figure
    rows = tuple(
        (year, measure, _amount(latest[year, measure].shown.value), _mark(latest[year, measure]))
        for year, measure in sorted(latest)
    )
    return Table(YEAR_COLUMNS, rows)


def forecast_table(figures: Iterable[Figure]) -> Table:
    """What was meant, expected and came of one figure: budget or target, forecasts by date, outcome.

    Columns: name (`budget`, `prognos efter augusti 2024`, in the spoken language), measure (Swedish word),
    made (when a forecast was made, or None), value (None when missing or only bounded), place (in years:
    when it was stated; a budget at the beginning of its period, an outcome at the end). The figures stand
    in that order.
    """
    rows = []
    for figure in figures:
        made = formats.as_of(figure.id.made) if figure.id.made else None
        measure = figure.id.measure
        word = formats.MEASURES[measure]
        name = _("{forecast} efter {when}", forecast=word, when=made) if made else word
        rows.append((name, measure.value, made, _amount(figure.shown.value), _stated_at(figure)))
    return Table(FORECAST_COLUMNS, tuple(rows))


def _stated_at(figure: Figure) -> float:
    """When a figure of a period was stated, as a place on an axis of years."""
    identity = figure.id
    if identity.made:
        return identity.made.end.year + identity.made.end.month / 12
    if identity.measure.is_outcome:
        return identity.period.end.year + identity.period.end.month / 12
    return identity.period.start.year + (identity.period.start.month - 1) / 12


def miss_table(lines: Iterable[tuple[str, float, float]]) -> Table:
    """How far the outcome of each line was from its last forecast, a row per line.

    Takes a name, the last forecast and the outcome. Columns: area, miss (+ is higher than foreseen).
    """
    return Table(
        MISS_COLUMNS, tuple((name, round(outcome - forecast, 6)) for name, forecast, outcome in lines)
    )
