"""Sums, formulas, equalities and variances of economic tables against the printed figures.

Figures need not add up exactly: each part may be rounded by half a unit of its last decimal.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator import swedish
from generator.model.board import Board, EconomicTable, Line, Municipality, Term
from generator.model.report import Cell, Column, Report, ReportTable, Row
from generator.model.value import Measure, Number, amount_of
from generator.problems import Problem

_FIX = "Rätta den cell som skiljer sig från dokumentet."


def _economic_tables(board: Board) -> Iterator[tuple[Report, ReportTable, EconomicTable]]:
    for report in board.reports:
        for table in report.tables:
            if table.table_id is not None and table.table_id in board.tables:
                yield report, table, board.tables[table.table_id]


def _row(table: ReportTable, line_id: str, like: Row) -> Row | None:
    """The table's row of a line with the same dimensions as another row."""
    return next((r for r in table.rows if r.key == line_id and r.dimensions == like.dimensions), None)


def _decimals(cells: Sequence[Cell]) -> int:
    return max((cell.value.decimals for cell in cells if isinstance(cell.value, Number)), default=0)


def _tolerance(cells: Sequence[Cell]) -> Decimal:
    """Half a unit of the last decimal for each part."""
    return Decimal(len(cells)) * Decimal(5).scaleb(-1 - _decimals(cells))


def check_sums(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each sum that ekonomi.yml declares equals its parts, where the table holds them."""
    for _, table, definition in _economic_tables(board):
        for row in table.rows:
            line = definition.line(row.key)
            if line is None or not line.parts:
                continue
            parts = [_row(table, part, row) for part in line.parts]
            present = [part for part in parts if part is not None]
            if not present:
                continue
            if len(present) < len(parts):
                gone = [part for part, found in zip(line.parts, parts, strict=True) if found is None]
                what = (
                    f"Summan {line.name} består också av {swedish.listed(gone)}, som inte finns i tabellen."
                )
                fix = "Lägg till det som saknas i tabellen, eller ändra summan i ekonomi.yml."
                yield Problem("SUM02", row.place, what, fix)
                continue
            terms = [(1, part) for part in present]
            yield from _compare(table, row, line, terms, "SUM01", "Summan av posterna")


def check_formulas(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each formula that ekonomi.yml declares holds, where the table has all its lines."""
    for _, table, definition in _economic_tables(board):
        for row in table.rows:
            line = definition.line(row.key)
            if line is None or not line.formula:
                continue
            found = [(term.sign, _row(table, term.line_id, row)) for term in line.formula]
            terms = [(sign, part) for sign, part in found if part is not None]
            if len(terms) == len(found):
                name = _in_words(line.formula, definition)
                yield from _compare(table, row, line, terms, "SUM03", name)


def _in_words(formula: Sequence[Term], definition: EconomicTable) -> str:
    """`Summa kostnader − Summa intäkter`."""
    lines = [(term, definition.line(term.line_id)) for term in formula]
    names = [f"{'−' if term.sign < 0 else '+'} {line.name if line else term.line_id}" for term, line in lines]
    return " ".join(names).removeprefix("+ ")


def _compare(
    table: ReportTable, row: Row, line: Line, terms: Sequence[tuple[int, Row]], code: str, name: str
) -> Iterator[Problem]:
    """A problem for each column where the signed rows do not add up to the row's own figure."""
    for position in range(len(table.columns)):
        cell = row.cells[position]
        parts = [part.cells[position] for _, part in terms]
        stated = amount_of(cell.value)
        amounts = [amount_of(part.value) for part in parts]
        if stated is None or None in amounts:
            continue
        signs = [sign for sign, _ in terms]
        computed = sum((s * a for s, a in zip(signs, amounts, strict=True) if a is not None), Decimal(0))
        if abs(computed - stated) > _tolerance(parts):
            decimals = _decimals([cell, *parts])
            shown, said = swedish.number(computed, decimals), swedish.number(stated, decimals)
            what = f"{name} är {shown}, men {line.name} säger {said}."
            yield Problem(code, cell.place, what, _FIX)


def check_equals(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A line that is declared equal to one of another table has its figures in the same report."""
    for report, table, definition in _economic_tables(board):
        for row in table.rows:
            line = definition.line(row.key)
            if line is None or line.equals is None:
                continue
            for other in report.tables:
                twin = _row(other, line.equals[1], row) if other.table_id == line.equals[0] else None
                if twin is not None:
                    yield from _differences(line, table, row, other, twin)


def _differences(
    line: Line, table: ReportTable, row: Row, other: ReportTable, twin: Row
) -> Iterator[Problem]:
    for column, cell in zip(table.columns, row.cells, strict=True):
        same = next((i for i, c in enumerate(other.columns) if c == column), None)
        if same is None:
            continue
        stated, said = amount_of(cell.value), amount_of(twin.cells[same].value)
        if stated is None or said is None or stated == said:
            continue
        here, there = (swedish.value(found.value, _decimals([found])) for found in (cell, twin.cells[same]))
        what = f"{line.name} är {here} här, men {there} i {other.file_name} på rad {twin.place.line}."
        yield Problem("SUM04", cell.place, what, _FIX)


def check_variances(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A variance is budget minus outcome of net cost, so that + is a surplus (design.md §4)."""
    for _, table, definition in _economic_tables(board):
        for position, column in enumerate(table.columns):
            if column.measure is not Measure.VARIANCE:
                continue
            budget, outcome = _compared_columns(table.columns, column)
            if budget is None or outcome is None:
                continue
            for row in table.rows:
                line = definition.line(row.key)
                if line is not None:
                    cells = (row.cells[position], row.cells[budget], row.cells[outcome])
                    yield from _check_variance(row, cells, definition.variance_sign(line))


def _compared_columns(columns: Sequence[Column], variance: Column) -> tuple[int | None, int | None]:
    """The positions of the budget and of the forecast or outcome of a variance's period.

    A forecast made at another time than the variance (`prognos 2024 per 2024-03`) is not what it is of.
    """

    def position(*measures: Measure) -> int | None:
        found = (
            i
            for i, column in enumerate(columns)
            if column.measure in measures and column.period == variance.period
            if column.measure is not Measure.FORECAST or column.made == variance.made
        )
        return next(found, None)

    forecast = position(Measure.FORECAST)
    outcome = position(Measure.FINAL, Measure.ACTUAL)
    total = position(Measure.TOTAL_BUDGET)
    budget = total if total is not None else position(Measure.BUDGET)
    return budget, forecast if forecast is not None else outcome


def _check_variance(row: Row, cells: tuple[Cell, Cell, Cell], sign: int) -> Iterator[Problem]:
    stated, budget, outcome = (amount_of(cell.value) for cell in cells)
    if stated is None or budget is None or outcome is None:
        return
    computed = sign * (budget - outcome)
    if abs(computed - stated) > _tolerance(cells[1:]):
        decimals = _decimals(cells)
        texts = [swedish.number(amount, decimals) for amount in (budget, outcome, stated)]
        shown = swedish.number(computed, decimals, signed=True)
        what = (
            f"Budget {texts[0]} och utfall eller prognos {texts[1]} ger avvikelsen {shown}, "
            f"men cellen säger {texts[2]}."
        )
        yield Problem("AVV01", cells[0].place, what, _FIX)
