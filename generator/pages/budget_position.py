"""How a board's running costs stand against the budget, as one report states it, and in per cent.

Only figures of one report are put together: a budget from one report against a forecast from another
could be compared with money that the board did not have then.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from generator.model.board import EconomicTable, Line
from generator.model.figure import Figure, Vintage, figure_id_of
from generator.model.period import Period
from generator.model.report import Column, Report, ReportTable, Row
from generator.model.value import Measure, amount_of
from generator.pages.view import BoardView
from generator.tables import (
    budget_column,
    compared_period,
    outcome_column,
    variance_column,
    variance_period,
)


class Stage(IntEnum):
    """How sure a position is; the order in which a reader meets them."""

    FINAL = 0
    PRELIMINARY = 1
    FORECAST = 2
    SO_FAR = 3


@dataclass(frozen=True, order=True)
class State:
    """What two positions must share to be set side by side.

    `month`: the last month that is known, 12 for an outcome of a whole year.
    """

    stage: Stage
    month: int


@dataclass(frozen=True)
class Stated:
    """One figure of the position with its column: the figure that it is and what this report says of it."""

    column: Column
    figure: Figure
    vintage: Vintage

    @property
    def amount(self) -> Decimal | None:
        return amount_of(self.vintage.value)


@dataclass(frozen=True)
class BudgetPosition:
    """A board's main line in one report. Variances: + is a surplus. None: the report does not state it."""

    view: BoardView
    report: Report
    table: ReportTable
    definition: EconomicTable
    line: Line
    period: Period
    budget: Stated | None
    outcome: Stated | None
    stated_variance: Stated | None

    @property
    def variance(self) -> Decimal | None:
        """As the report states it, or else what its own budget and outcome give."""
        if self.stated_variance and self.stated_variance.amount is not None:
            return self.stated_variance.amount
        budget, outcome = _amount(self.budget), _amount(self.outcome)
        if budget is None or outcome is None:
            return None
        return self.definition.variance_sign(self.line) * (budget - outcome)

    @property
    def variance_is_ours(self) -> bool:
        has_none = self.stated_variance is None or self.stated_variance.amount is None
        return has_none and self.variance is not None

    @property
    def percent(self) -> Decimal | None:
        """The variance in per cent of the budget of the same report; None without a budget, or with none."""
        budget, variance = _amount(self.budget), self.variance
        if variance is None or not budget:
            return None
        return variance / abs(budget) * 100

    @property
    def state(self) -> State:
        """A forecast by its month, a whole year's outcome, or the outcome so far."""
        known = self.outcome or self.stated_variance
        made = known.figure.id.made if known else None
        if made is not None:
            return State(Stage.FORECAST, made.end.month)
        if not self.period.is_whole_year:
            return State(Stage.SO_FAR, self.period.end.month)
        preliminary = known is not None and known.vintage.preliminary
        return State(Stage.PRELIMINARY if preliminary else Stage.FINAL, 12)


def _amount(stated: Stated | None) -> Decimal | None:
    return stated.amount if stated else None


def budget_positions(view: BoardView) -> list[BudgetPosition]:
    """The board's positions, newest report first: each follow-up's main line for its own year.

    The main line is that of the first table in ekonomi.yml. A plan is left out: what it repeats of a year
    gone by stands beside the budget of another time.
    """
    definition = next(iter(view.board.tables.values()), None)
    line = definition.line(definition.main_line_id) if definition else None
    if definition is None or line is None:
        return []
    return [
        position
        for report in reversed(view.board.reports)
        if report.kind.follows_up
        for position in _in_report(view, report, definition, line)
    ]


def _in_report(
    view: BoardView, report: Report, definition: EconomicTable, line: Line
) -> Iterator[BudgetPosition]:
    for table in report.tables:
        row = next((row for row in table.rows if row.key == line.id and not row.dimensions), None)
        if table.table_id != definition.id or row is None:
            continue
        period = compared_period(table, report.year) or variance_period(table, report.year)
        if period is None:
            continue
        budget, outcome, variance = (
            _stated(view, report, table, row, find(table, period))
            for find in (budget_column, outcome_column, variance_column)
        )
        position = BudgetPosition(view, report, table, definition, line, period, budget, outcome, variance)
        if position.variance is not None:
            yield position


def _stated(
    view: BoardView, report: Report, table: ReportTable, row: Row, column: int | None
) -> Stated | None:
    if column is None:
        return None
    figure = view.figures[figure_id_of(report, table, row, table.columns[column])]
    vintage = next(found for found in figure.vintages if found.cell is row.cells[column])
    return Stated(table.columns[column], figure, vintage)


def finals_without_budget(view: BoardView) -> list[int]:
    """Years with a final account that no report states together with the year's budget, oldest first."""
    definition = next(iter(view.board.tables.values()), None)
    if definition is None:
        return []
    finals = {
        figure.id.period.year
        for figure in view.figures.values()
        if figure.id.series.table_id == definition.id
        and figure.id.series.key == definition.main_line_id
        and figure.id.measure is Measure.FINAL
        and figure.id.period.is_whole_year
        and amount_of(figure.shown.value) is not None
    }
    settled = {p.period.year for p in budget_positions(view) if p.state.stage is Stage.FINAL}
    return sorted(finals - settled)
