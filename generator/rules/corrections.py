"""Corrections (`rättelser`): the cell exists, and says what the last of its corrections says."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from itertools import pairwise

from generator import formats
from generator.model.board import Board, Municipality
from generator.model.correction import Correction, Statement, in_time_order
from generator.model.report import Cell, Dimensions, Report, ReportTable, Row
from generator.problems import Problem, quoted


def check_cells(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A correction names a file, a row and a column that the report has."""
    for report in board.reports:
        for correction in report.corrections:
            if f"{report.id}/{correction.file_name}" not in board.unreadable:
                yield from _wrong_name(report, correction)


def check_current(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A correction changes something, and the last of a cell says what the cell says."""
    for report in board.reports:
        for correction in report.corrections:
            if correction.was and correction.now and correction.was.says_the_same_as(correction.now):
                what = f"Rättelsen säger att {quoted(correction.was.text)} blev {quoted(correction.now.text)}, men det är samma sak."
                yield Problem("RATT02", correction.place("var"), what, "Rätta var, eller ta bort rättelsen.")
        for cell in _cells(report):
            yield from _not_what_the_cell_says(cell)


def check_dates(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Nothing is corrected before it is published."""
    for report in board.reports:
        published = report.publish_at.astimezone(formats.STOCKHOLM).date()
        for correction in report.corrections:
            if correction.date < published:
                what = f"Rättelsen är daterad {formats.day(correction.date)}, men rapporten publiceras {formats.day(published)}."
                fix = "Rätta datum. Är rapporten inte publicerad än räcker det att ändra siffran: ta bort rättelsen."
                yield Problem("RATT03", correction.place("datum"), what, fix)


def check_chains(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Several corrections of one cell follow on one another: each begins where the one before ended."""
    for report in board.reports:
        for found in _by_cell(report):
            for before, after in pairwise(found):
                if before.now and after.was and not before.now.says_the_same_as(after.was):
                    what = f"Rättelsen {formats.day(after.date)} säger att det stod {quoted(after.was.text)}, men rättelsen före, {formats.day(before.date)}, ändrade till {quoted(before.now.text)}."
                    fix = "Rätta var, är eller datum, så att rättelserna följer på varandra."
                    yield Problem("RATT04", after.place("var"), what, fix)


def _by_cell(report: Report) -> list[list[Correction]]:
    found: defaultdict[object, list[Correction]] = defaultdict(list)
    for correction in in_time_order(report.corrections):
        found[correction.cell_name].append(correction)
    return list(found.values())


def _cells(report: Report) -> Iterator[Cell]:
    return (cell for table in report.tables for row in table.rows for cell in row.cells if cell.corrections)


def _not_what_the_cell_says(cell: Cell) -> Iterator[Problem]:
    last = cell.corrections[-1]
    says = Statement(cell.text, cell.value, cell.marks)
    if last.now and not last.now.says_the_same_as(says):
        what = f"Rättelsen säger att det står {quoted(last.now.text)}, men i {last.file_name} rad {cell.place.line} står {quoted(cell.text)}."
        fix = f"Ändra cellen, eller lägg till en ny rättelse från {last.now.text or 'tom cell'} till {cell.text or 'tom cell'}."
        yield Problem("RATT02", last.place("är"), what, fix)


def _wrong_name(report: Report, correction: Correction) -> Iterator[Problem]:
    table = next((table for table in report.tables if table.file_name == correction.file_name), None)
    if table is None:
        names = [found.file_name for found in report.tables]
        what = f"Rapporten har ingen tabell i filen {quoted(correction.file_name)}."
        yield Problem("RATT01", correction.place("fil"), what, _near(correction.file_name, names))
        return
    if not any((row.key, row.dimensions) == (correction.row, correction.dimensions) for row in table.rows):
        yield _no_such_row(table, correction)
    titles = [column.title for column in table.columns]
    if correction.column not in titles:
        what = f"Filen {table.file_name} har ingen kolumn {quoted(correction.column)}."
        yield Problem("RATT01", correction.place("kolumn"), what, _near(correction.column, titles))


def _no_such_row(table: ReportTable, correction: Correction) -> Problem:
    alike = [row for row in table.rows if row.key == correction.row]
    name = _row_name(correction.row, correction.dimensions)
    what = f"Filen {table.file_name} har ingen rad {quoted(name)}."
    if alike:
        fix = f"Raderna med det id:t är: {'; '.join(map(_name_of, alike))}. Ange kön, område och grupp så som de står."
        return Problem("RATT01", correction.place("rad"), what, fix)
    return Problem(
        "RATT01", correction.place("rad"), what, _near(correction.row, [r.key for r in table.rows])
    )


def _name_of(row: Row) -> str:
    return _row_name(row.key, row.dimensions)


def _row_name(key: str, dimensions: Dimensions) -> str:
    return ", ".join([key, *(f"{name} {stated}" for name, stated in dimensions)])


def _near(name: str, known: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(known))
    near = get_close_matches(name, distinct, 1)
    if near:
        return f"Menade du {quoted(near[0])}?"
    return f"Skriv något av: {', '.join(distinct[:12])}." if distinct else "Ta bort rättelsen."
