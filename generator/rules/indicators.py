"""Indicators of goals that no goal names, and targets whose outcome is never told."""

from collections.abc import Iterator, Mapping, Sequence

from generator import formats
from generator.model.board import Board, IndicatorKind, Municipality
from generator.model.figure import Figure, FigureId
from generator.model.period import Period
from generator.model.report import Cell, Report
from generator.model.value import Bound, Direction, Measure, Missing, Number
from generator.problems import Place, Problem

_Target = tuple[str, Period]


def check_goal_indicators(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each målindikator that reports state belongs to a goal of some year."""
    if board.unreadable or not board.goal_years:
        return
    named = {i for goal_year in board.goal_years for goal in goal_year.walk() for i in goal.indicator_ids}
    rows = [row for report in board.adopted for table in report.tables for row in table.rows]
    stated = {row.key for row in rows if any(c.value is not Missing.NOT_STATED for c in row.cells)}
    for indicator in board.indicators.values():
        if indicator.kind is IndicatorKind.GOAL and indicator.id in stated - named:
            what = f"Målindikatorn {indicator.id} hör inte till något mål."
            fix = "Lägg till den under sitt mål i mal.yml, eller ändra art i indikatorer.yml."
            yield Problem("IND01", indicator.place, what, fix)


def check_targets(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A target for a year that is accounted for has an outcome, or a reason why it has none.

    The problem is at the row where the year's last report would have told it, where it has one, so
    that the explanation is given in that report; else at the target.
    """
    if board.unreadable:
        return
    figures = board.figures
    targets = dict(_targets(figures))
    told = set(_outcomes(figures))
    accounts_of = {
        period: [report for report in board.adopted if _accounts_for(report, period, targets)]
        for period in {period for _, period in targets}
    }
    for (key, period), target in targets.items():
        accounts = accounts_of[period]
        if (key, period) in told or not accounts:
            continue
        decimals = board.indicators[key].decimals if key in board.indicators else 0
        value = formats.value(target.shown.value, decimals)
        what = f"Indikatorn {key} hade målvärdet {value} för {period}, men ingen rapport anger utfallet."
        fix = "Lägg till utfallet, eller .. med en not om dokumentet säger att det saknas."
        place = _where_to_tell(accounts, key, period) or target.shown.cell.place
        yield Problem("IND02", place, what, fix)


def _targets(figures: Mapping[FigureId, Figure]) -> Iterator[tuple[_Target, Figure]]:
    """The targets of whole years; the first where an indicator has several by sex or area."""
    seen: set[_Target] = set()
    for identity, figure in figures.items():
        target = identity.series.key, identity.period
        is_target = identity.measure is Measure.TARGET and identity.series.table_id is None
        states_one = isinstance(figure.shown.value, Number | Bound | Direction)
        if is_target and states_one and identity.period.is_whole_year and target not in seen:
            seen.add(target)
            yield target, figure


def _outcomes(figures: Mapping[FigureId, Figure]) -> Iterator[_Target]:
    for identity, figure in figures.items():
        is_outcome = identity.measure.is_outcome and identity.series.table_id is None
        if is_outcome and any(_says_something(vintage.cell) for vintage in figure.vintages):
            yield identity.series.key, identity.period


def _says_something(cell: Cell) -> bool:
    """Whether a cell states a figure, a reason, or something that could not be read."""
    return cell.value is not Missing.NOT_STATED or bool(cell.text)


def _accounts_for(report: Report, period: Period, targets: Mapping[_Target, Figure]) -> bool:
    """Whether a report tells how the period went: the year's last, or one with outcomes of other targets."""
    if report.kind.follows_up and report.period == period:
        return True
    return report.document.dated.latest > period.end and any(
        column.measure.is_outcome and column.period == period and _says_something(row.cells[position])
        for table in report.tables
        if table.table_id is None
        for position, column in enumerate(table.columns)
        for row in table.rows
        if (row.key, period) in targets
    )


def _where_to_tell(accounts: Sequence[Report], key: str, period: Period) -> Place | None:
    """The empty cell or else the row of the indicator in a report that accounts for the year."""
    rows = [
        (table, row)
        for report in accounts
        for table in report.tables
        if table.table_id is None
        for row in table.rows
        if row.key == key
    ]
    for table, row in rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            if column.measure.is_outcome and column.period == period:
                return cell.place
    return rows[0][1].place if rows else None
