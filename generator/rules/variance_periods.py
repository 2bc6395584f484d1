"""AVV03: a variance whose budget or forecast stands under the heading of another year."""

from collections.abc import Iterator, Sequence

from generator import formats
from generator.model.board import Board, Municipality
from generator.model.period import Period
from generator.model.report import Column
from generator.model.value import Measure
from generator.problems import Place, Problem, quoted
from generator.rules.economy import tables_of, variance_columns

FIX = "Jämför rubrikerna med dokumentet, och rätta den som skiljer sig."
_BUDGETS = (Measure.BUDGET, Measure.TOTAL_BUDGET)
_OUTCOMES = (Measure.FORECAST, Measure.FINAL)


def check_variance_periods(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A variance has the period of the budget and the forecast beside it; else AVV01 cannot try it.

    A document may well show only some of them: then nothing is told.
    """
    for table, _ in tables_of(board):
        for column in table.columns if table.rows else ():
            if column.measure is Measure.VARIANCE and (others := _of_another_time(table.columns, column)):
                listed = formats.listed([quoted(other.title) for other in others])
                what = (
                    f"Kolumnen {quoted(column.title)} gäller en annan tid än {listed}, "
                    "så avvikelsen går inte att räkna efter."
                )
                file = table.rows[0].place.file
                yield Problem("AVV03", Place(file, 1).at_column(column.title), what, FIX)


def _of_another_time(columns: Sequence[Column], variance: Column) -> list[Column]:
    """The columns that the variance is likely of, though their headings say another period."""
    budget, outcome = variance_columns(columns, variance)
    if budget is not None and outcome is not None:
        return []
    found: list[Column] = []
    if budget is not None or outcome is not None:
        sought = _BUDGETS if budget is None else (Measure.FORECAST,)
        found = [column for column in columns if column.measure in sought and _is_earlier(column, variance)]
    return found or _pair(columns, variance)


def _is_earlier(column: Column, variance: Column) -> bool:
    """A later budget beside an outcome and its variance is the coming year's."""
    own, other = variance.period, column.period
    return own.kind is other.kind and (other.year, other.part) < (own.year, own.part)


def _pair(columns: Sequence[Column], variance: Column) -> list[Column]:
    """A budget and a forecast or outcome of one period, which has no variance of its own."""
    varied = {column.period for column in columns if column.measure is Measure.VARIANCE}

    def of(period: Period) -> list[Column]:
        return [
            column for column in columns if column.period == period and column.measure in _BUDGETS + _OUTCOMES
        ]

    for period in dict.fromkeys(column.period for column in columns):
        found = of(period)
        has_both = {column.measure in _BUDGETS for column in found} == {True, False}
        if has_both and period.kind is variance.period.kind and period not in varied:
            return found
    return []
