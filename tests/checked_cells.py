"""Which cells another figure can be held against: by a sum, formula, equality, variance or vintage.

Told from the definitions and the tables alone, not from the rules, so that what the rules miss shows.
"""

from collections.abc import Iterator

from generator.model.board import Board, Country, EconomicTable
from generator.model.figure import figures_of
from generator.model.report import Report, ReportTable, Row
from generator.model.value import Measure, amount_of
from generator.problems import Place

_COMPARED_WITH_BUDGET = {Measure.FORECAST, Measure.ACTUAL, Measure.FINAL}
_BUDGETS = {Measure.BUDGET, Measure.TOTAL_BUDGET}


def checked_cells(country: Country) -> set[Place]:
    """The places of the cells, as `Cell.place` has them."""
    found: set[Place] = set()
    for municipality in country.municipalities:
        for board in municipality.boards:
            found.update(_in_vintages(board))
            for report in board.reports:
                for table in report.tables:
                    found.update(_in_table(board, report, table))
    return found


def _in_vintages(board: Board) -> Iterator[Place]:
    for figure in figures_of(board).values():
        stated = [vintage for vintage in figure.vintages if amount_of(vintage.value) is not None]
        if len(stated) > 1:
            yield from (vintage.cell.place for vintage in stated)


def _in_table(board: Board, report: Report, table: ReportTable) -> Iterator[Place]:
    rows = {row.key: row for row in table.rows if not row.dimensions}
    for row in rows.values():
        yield from _in_variance(table, row)
    definition = board.tables.get(table.table_id or "")
    if definition is None:
        return
    for members in _equations(definition):
        if all(key in rows for key in members):
            yield from _where_all_state(table, [rows[key] for key in members])
    for line in definition.lines:
        if line.equals and line.id in rows:
            yield from _in_equality(report, table, rows[line.id], *line.equals)


def _equations(definition: EconomicTable) -> Iterator[tuple[str, ...]]:
    for line in definition.lines:
        if line.parts:
            yield (line.id, *line.parts)
        if line.formula:
            yield (line.id, *(term.line_id for term in line.formula))


def _where_all_state(table: ReportTable, rows: list[Row]) -> Iterator[Place]:
    for position in range(len(table.columns)):
        cells = [row.cells[position] for row in rows]
        if all(amount_of(cell.value) is not None for cell in cells):
            yield from (cell.place for cell in cells)


def _in_equality(
    report: Report, table: ReportTable, row: Row, table_id: str, line_id: str
) -> Iterator[Place]:
    for other in report.tables:
        if other.table_id != table_id:
            continue
        theirs = {
            column.title: row.cells[position]
            for row in other.rows
            if row.key == line_id
            for position, column in enumerate(other.columns)
        }
        for column, cell in zip(table.columns, row.cells, strict=True):
            same = theirs.get(column.title)
            if same and None not in (amount_of(cell.value), amount_of(same.value)):
                yield from (cell.place, same.place)


def _in_variance(table: ReportTable, row: Row) -> Iterator[Place]:
    cells = [
        (column, cell)
        for column, cell in zip(table.columns, row.cells, strict=True)
        if amount_of(cell.value) is not None
    ]
    for column, variance in cells:
        if column.measure is not Measure.VARIANCE:
            continue
        same = [(c.measure, cell) for c, cell in cells if c.period == column.period]
        budget = [cell for measure, cell in same if measure in _BUDGETS]
        outcome = [cell for measure, cell in same if measure in _COMPARED_WITH_BUDGET]
        if budget and outcome:
            yield from (cell.place for cell in (variance, *budget, *outcome))
