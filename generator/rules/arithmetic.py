"""Sums, formulas, equalities, variances, differences and total budgets against the printed figures."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator import formats
from generator.model.board import Board, Line, Municipality
from generator.model.report import Column, ReportTable, Row
from generator.model.value import amount_of
from generator.problems import Place, Problem
from generator.rules.economy import (
    column_equations_of,
    equations_of,
    formulas_of,
    rows_of,
    sums_of,
    tables_of,
)
from generator.rules.equation import Equation, decimals_of, name_of

FIX = "Rätta den cell som skiljer sig från dokumentet."


def check_sums(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each sum that ekonomi.yml declares equals its parts."""
    yield from _failures(sums_of(board))


def check_formulas(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each formula that ekonomi.yml declares holds."""
    yield from _failures(formulas_of(board))


def _failures(equations: Iterator[Equation]) -> Iterator[Problem]:
    """A problem for each equation that fails, other than by a turned sign, which TAL03 tells."""
    for equation in equations:
        if equation.fails and equation.turned is None:
            computed = formats.number(equation.computed, equation.decimals)
            stated = formats.number(equation.stated.amount or 0, equation.decimals)
            what = f"{equation.name} är {computed}, men {equation.stated.name}, säger {stated}."
            yield Problem(equation.code, equation.stated.place, what, FIX)


def check_parts(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A table that holds some parts of a sum holds them all."""
    for table, definition in tables_of(board):
        rows = rows_of(table)
        for row in table.rows:
            line = definition.line(row.key)
            gone = [part for part in line.parts if (part, row.dimensions) not in rows] if line else []
            if line is not None and 0 < len(gone) < len(line.parts):
                what = (
                    f"Summan {line.name} består också av {formats.listed(gone)}, som inte finns i tabellen."
                )
                fix = "Lägg till det som saknas i tabellen, eller ändra summan i ekonomi.yml."
                yield Problem("SUM02", row.place, what, fix)
    for equation in sums_of(board):
        yield from _empty_parts(equation)


def _empty_parts(equation: Equation) -> Iterator[Problem]:
    """A problem for the one empty cell of a sum whose other figures are all stated."""
    empty = [spot for spot in equation.spots if spot.is_empty]
    stated = [spot for spot in equation.spots if spot.amount is not None]
    if len(empty) == 1 and len(stated) == len(equation.spots) - 1 and len(stated) > 1:
        what = f"{empty[0].name}, är tom, men summans övriga siffror finns i kolumnen."
        fix = "Fyll i siffran. Står den inte i dokumentet, skriv .. eller – i cellen."
        yield Problem("SUM02", empty[0].place, what, fix)


def check_rounding(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A note for each row that differs from its parts by no more than rounding explains."""
    rounded: defaultdict[Place, list[Equation]] = defaultdict(list)
    for equation in (*sums_of(board), *formulas_of(board)):
        if equation.holds and equation.difference:
            rounded[equation.row.place].append(equation)
    for place, equations in rounded.items():
        yield Problem(
            "SUM05", place, " ".join(map(_rounded, equations)), "Jämför med dokumentet om du är osäker."
        )


def _rounded(equation: Equation) -> str:
    computed = formats.number(equation.computed, equation.decimals)
    stated = formats.number(equation.stated.amount or 0, equation.decimals)
    name = formats.lowered(equation.name) if equation.code == "SUM01" else equation.name
    return f"{equation.stated.name}, är {stated} och {name} {computed}: avrundning."


def check_equals(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A line that is declared equal to one of another table has its figures in the same report."""
    turned = {spot.place for equation in equations_of(board) if (spot := equation.turned)}
    for report in board.reports:
        others = [(other, rows_of(other)) for other in report.tables if other.table_id is not None]
        for table in report.tables:
            definition = board.tables.get(table.table_id or "")
            for row in table.rows if definition else ():
                line = definition.line(row.key) if definition else None
                if line is None or line.equals is None:
                    continue
                table_id, line_id = line.equals
                for other, rows in others:
                    twin = rows.get((line_id, row.dimensions)) if other.table_id == table_id else None
                    if twin is not None:
                        yield from _differences(line, table.columns, row, other, twin, turned)


def _differences(
    line: Line,
    columns: Sequence[Column],
    row: Row,
    other: ReportTable,
    twin: Row,
    turned: set[Place],
) -> Iterator[Problem]:
    positions = {column: position for position, column in enumerate(other.columns)}
    for column, cell in zip(columns, row.cells, strict=True):
        same = positions.get(column)
        if same is None or {cell.place, twin.cells[same].place} & turned:
            continue
        stated, said = amount_of(cell.value), amount_of(twin.cells[same].value)
        if stated is None or said is None or stated == said:
            continue
        here, there = (formats.value(found.value, decimals_of([found])) for found in (cell, twin.cells[same]))
        name = name_of(line.name, row, column)
        what = f"{name}, är {here} här, men {there} i {other.file_name} på rad {twin.place.line}."
        yield Problem("SUM04", cell.place, what, FIX)


def check_variances(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Variances, differences of variances and total budgets follow from the other columns of the row.

    A variance is budget minus outcome of net cost, so that + is a surplus (design.md §4).
    """
    for equation in column_equations_of(board):
        if equation.fails and equation.turned is None:
            decimals, signed = equation.decimals, equation.code != "SUM06"
            computed = formats.number(equation.computed, decimals, signed=signed)
            stated = formats.number(equation.stated.amount or 0, decimals, signed=signed)
            columns = [
                f"{formats.number(spot.amount or 0, decimals)} ({spot.column})" for _, spot in equation.terms
            ]
            what = f"{equation.stated.name}, är {stated}, men {formats.listed(columns)} ger {computed}."
            yield Problem(equation.code, equation.stated.place, what, FIX)
