"""Figures whose sign is turned over: against the sums, against the table's convention, or against sense."""

from collections import defaultdict
from collections.abc import Iterator

from generator import formats
from generator.model.board import Board, EconomicTable, Indicator, LineKind, Municipality
from generator.model.report import ReportTable, Row
from generator.model.value import Measure, amount_of
from generator.problems import Place, Problem, quoted
from generator.rules.economy import column_equations_of, equations_of, spot_at, tables_of
from generator.rules.equation import Equation, Spot, name_of

FIX = "Jämför tecknet med dokumentet, och vänd det i cellen om det är fel."
# Net lines, grants and results may be of either sign.
_SIGNED_KINDS = (LineKind.REVENUE, LineKind.COST, LineKind.INFLOW, LineKind.OUTLAY)
_LEVELS = (
    Measure.ACTUAL,
    Measure.FINAL,
    Measure.BUDGET,
    Measure.TOTAL_BUDGET,
    Measure.FORECAST,
    Measure.PLAN,
)
# So many variances turned, and none that holds, are a matter of the column.
_WHOLE_COLUMN = 3
# What may be below zero: money and what is measured on a scale of its own.
_EITHER_SIGN = ("kr", "tkr", "mnkr", "index", "procent", "%", "procentenheter")


def check_signs(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A turned sign is told once, by the surest ground there is."""
    told: set[Place] = set()
    for problem in _turned_columns(board):
        told.add(problem.place)
        yield problem
    for found in (_against_equations(board), _against_convention(board), _below_zero(board)):
        for place, what in found:
            if place not in told:
                told.add(place)
                yield Problem("TAL03", place, what, FIX)


def _turned_columns(board: Board) -> Iterator[Problem]:
    """Variances that are all turned: the columns that they are of may have changed places."""
    by_column: defaultdict[tuple[str, str], list[Equation]] = defaultdict(list)
    for equation in column_equations_of(board):
        if equation.code == "AVV01" and equation.is_known:
            by_column[equation.stated.place.file, equation.stated.column].append(equation)
    for (_, title), equations in by_column.items():
        turned = [each for each in equations if each.turned is each.stated]
        if len(turned) < _WHOLE_COLUMN or any(each.holds and each.stated.amount for each in equations):
            continue
        columns = formats.listed([spot.column for _, spot in turned[0].terms])
        what = f"Beloppen i kolumnen {quoted(title)} har motsatt tecken mot det som {columns} ger."
        fix = (
            f"Jämför rubrikerna med dokumentet: {columns} kan ha bytt plats. "
            "Är de rätt, vänd tecknen i kolumnen, så att plus är överskott."
        )
        yield from (Problem("TAL03", equation.stated.place, what, fix) for equation in turned)


def _against_equations(board: Board) -> Iterator[tuple[Place, str]]:
    """A figure that makes a sum, a formula or a variance hold as soon as its sign is turned."""
    for equation in equations_of(board):
        if spot := equation.turned:
            stated, other = _both_signs(spot, equation.decimals)
            what = f"{spot.name}, är {stated}, men tabellens övriga siffror stämmer bara om det är {other}."
            yield spot.place, what


def _both_signs(spot: Spot, decimals: int) -> tuple[str, str]:
    amount = spot.amount or 0
    return formats.number(amount, decimals, signed=True), formats.number(-amount, decimals, signed=True)


def _against_convention(board: Board) -> Iterator[tuple[Place, str]]:
    """A cost or revenue of the other sign than ekonomi.yml says, in a row that otherwise follows it."""
    for table, definition in tables_of(board):
        for row in table.rows:
            yield from _odd_in_row(table, definition, row)


def _odd_in_row(table: ReportTable, definition: EconomicTable, row: Row) -> Iterator[tuple[Place, str]]:
    line = definition.line(row.key)
    if line is None or line.kind not in _SIGNED_KINDS:
        return
    sign = definition.sign_of(line)
    spots = [spot_at(definition, table, row, i) for i, c in enumerate(table.columns) if c.measure in _LEVELS]
    amounts = [(spot, sign * spot.amount) for spot in spots if spot.amount]
    odd = [spot for spot, amount in amounts if amount < 0]
    if len(odd) == 1 and len(amounts) > 1:
        stated, _ = _both_signs(odd[0], 0)
        usual = "positiva" if sign > 0 else "negativa"
        yield odd[0].place, f"{odd[0].name}, är {stated}, men radens övriga belopp är {usual}."


def _below_zero(board: Board) -> Iterator[tuple[Place, str]]:
    """A negative figure of what is counted, or of what has a scale that begins at zero."""
    for report in board.reports:
        for table in report.tables:
            for row in table.rows if table.table_id is None else ():
                indicator = board.indicators.get(row.key)
                if indicator is None or not _begins_at_zero(indicator):
                    continue
                for column, cell in zip(table.columns, row.cells, strict=True):
                    amount = amount_of(cell.value)
                    if amount is not None and amount < 0 and column.measure in (*_LEVELS, Measure.TARGET):
                        stated = formats.number(amount, indicator.decimals)
                        name = name_of(indicator.heading, row, column)
                        what = f"{name}, är {stated}, men indikatorn kan inte vara mindre än noll."
                        yield cell.place, what


def _begins_at_zero(indicator: Indicator) -> bool:
    if indicator.scale is not None:
        return indicator.scale[0] == 0
    return indicator.unit not in _EITHER_SIGN
