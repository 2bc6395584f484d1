"""What the figures of economic tables must satisfy: declared sums and formulas, and columns of columns."""

from collections.abc import Iterator, Mapping, Sequence

from generator.model.board import Board, EconomicTable, Term
from generator.model.period import Period, PeriodKind
from generator.model.report import Column, Dimensions, ReportTable, Row
from generator.model.value import Measure
from generator.rules.equation import Equation, Spot, name_of


def tables_of(board: Board) -> Iterator[tuple[ReportTable, EconomicTable]]:
    """Every economic table that a report prints, with its definition."""
    for report in board.reports:
        for table in report.tables:
            if table.table_id is not None and table.table_id in board.tables:
                yield table, board.tables[table.table_id]


Rows = Mapping[tuple[str, Dimensions], Row]


def rows_of(table: ReportTable) -> Rows:
    """The table's rows by line and dimensions; the first, where a row stands twice."""
    return {(row.key, row.dimensions): row for row in reversed(table.rows)}


def spot_at(definition: EconomicTable, table: ReportTable, row: Row, position: int) -> Spot:
    line = definition.line(row.key)
    column = table.columns[position]
    name = name_of(line.name if line else row.key, row, column)
    return Spot(row.cells[position], name, column.title, any(cell.text for cell in row.cells))


def sums_of(board: Board) -> Iterator[Equation]:
    """The sums that ekonomi.yml declares, where the table holds all the parts."""
    for table, definition in tables_of(board):
        rows = rows_of(table)
        for row in table.rows:
            line = definition.line(row.key)
            parts = [rows.get((part, row.dimensions)) for part in line.parts] if line else []
            terms = [(1, part) for part in parts if part is not None]
            if terms and len(terms) == len(parts):
                yield from _in_each_column("SUM01", "Summan av posterna", definition, table, row, terms)


def formulas_of(board: Board) -> Iterator[Equation]:
    """The formulas that ekonomi.yml declares, where the table holds all their lines."""
    for table, definition in tables_of(board):
        rows = rows_of(table)
        for row in table.rows:
            line = definition.line(row.key)
            if line is None or not line.formula:
                continue
            found = [(term.sign, rows.get((term.line_id, row.dimensions))) for term in line.formula]
            terms = [(sign, part) for sign, part in found if part is not None]
            if len(terms) == len(found):
                name = _in_words(line.formula, definition)
                yield from _in_each_column("SUM03", name, definition, table, row, terms)


def _in_each_column(
    code: str,
    name: str,
    definition: EconomicTable,
    table: ReportTable,
    row: Row,
    terms: Sequence[tuple[int, Row]],
) -> Iterator[Equation]:
    for position in range(len(table.columns)):
        stated = spot_at(definition, table, row, position)
        spots = tuple((sign, spot_at(definition, table, part, position)) for sign, part in terms)
        yield Equation(code, name, row, stated, spots)


def _in_words(formula: Sequence[Term], definition: EconomicTable) -> str:
    """`Summa kostnader − Summa intäkter`."""
    lines = [(term, definition.line(term.line_id)) for term in formula]
    names = [f"{'−' if term.sign < 0 else '+'} {line.name if line else term.line_id}" for term, line in lines]
    return " ".join(names).removeprefix("+ ")


def column_equations_of(board: Board) -> Iterator[Equation]:
    """What the columns of a row must satisfy: variances, differences and total budgets."""
    for table, definition in tables_of(board):
        for position, column in enumerate(table.columns):
            found = _compared(table.columns, column)
            for row in table.rows if found else ():
                line = definition.line(row.key)
                if found is not None and line is not None:
                    code, signed = found
                    turn = definition.variance_sign(line) if code == "AVV01" else 1
                    terms = tuple((turn * sign, spot_at(definition, table, row, i)) for sign, i in signed)
                    yield Equation(code, "", row, spot_at(definition, table, row, position), terms)


def _compared(columns: Sequence[Column], column: Column) -> tuple[str, Sequence[tuple[int, int]]] | None:
    """The code of what a column must satisfy, and the signed positions of the columns that it is of.

    The signs of a variance are those of a line whose variance is budget minus outcome.
    """
    positions: tuple[int | None, ...]
    match column.measure:
        case Measure.VARIANCE:
            code, signs, positions = "AVV01", (1, -1), variance_columns(columns, column)
        case Measure.DIFFERENCE:
            code, signs, positions = "AVV02", (1, -1), _difference_columns(columns, column)
        case Measure.TOTAL_BUDGET:
            parts = (Measure.BUDGET, Measure.REBUDGET)
            positions = tuple(_position(columns, column.period, part) for part in parts)
            code, signs = "SUM06", (1, 1)
        case _:
            return None
    known = [(sign, i) for sign, i in zip(signs, positions, strict=False) if i is not None]
    return (code, known) if known and len(known) == len(positions) else None


def _position(columns: Sequence[Column], period: Period, *measures: Measure) -> int | None:
    found = (i for i, c in enumerate(columns) if c.measure in measures and c.period == period)
    return next(found, None)


def variance_columns(columns: Sequence[Column], variance: Column) -> tuple[int | None, int | None]:
    """The positions of the budget and of the forecast or outcome of a variance's period.

    A forecast made at another time than the variance (`prognos 2024 per 2024-03`) is not what it is of.
    """
    period = variance.period
    forecasts = (
        i
        for i, column in enumerate(columns)
        if column.measure is Measure.FORECAST and column.period == period and column.made == variance.made
    )
    forecast = next(forecasts, None)
    outcome = _position(columns, period, Measure.FINAL, Measure.ACTUAL)
    total = _position(columns, period, Measure.TOTAL_BUDGET)
    budget = total if total is not None else _position(columns, period, Measure.BUDGET)
    return budget, forecast if forecast is not None else outcome


def _difference_columns(columns: Sequence[Column], difference: Column) -> tuple[int | None, ...]:
    """The positions of the variance of a difference's period and of the period before, if there is one."""
    period = difference.period
    now = _position(columns, period, Measure.VARIANCE)
    if period.part == 1:
        return (now,)
    if period.kind in (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR):
        return (None,)
    before = Period(period.kind, period.year, period.part - 1)
    return now, _position(columns, before, Measure.VARIANCE)


def equations_of(board: Board) -> Iterator[Equation]:
    yield from sums_of(board)
    yield from formulas_of(board)
    yield from column_equations_of(board)
