"""Each figure by itself: its decimals, its unit, its source and its notes."""

import re
from collections.abc import Iterator

from generator import formats
from generator.model.board import Board, Indicator, Municipality
from generator.model.report import Cell, Report, ReportTable, Row
from generator.model.value import Bound, Missing, Number
from generator.problems import Problem, quoted

PERCENT_UNITS = ("procent", "%")


def _rows(board: Board) -> Iterator[tuple[Report, ReportTable, Row]]:
    for report in board.reports:
        for table in report.tables:
            for row in table.rows:
                yield report, table, row


def _indicator_cells(board: Board) -> Iterator[tuple[Indicator, Cell]]:
    for _, table, row in _rows(board):
        if table.table_id is None and row.key in board.indicators:
            for cell in row.cells:
                yield board.indicators[row.key], cell


def check_decimals(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No figure has more decimals than its indicator is shown with."""
    for indicator, cell in _indicator_cells(board):
        if not isinstance(cell.value, Number | Bound) or cell.value.decimals <= indicator.decimals:
            continue
        stated = "1 decimal" if cell.value.decimals == 1 else f"{cell.value.decimals} decimaler"
        what = f"{quoted(cell.text)} har {stated}, men indikatorn visas med {indicator.decimals}."
        fix = f"Rätta siffran, eller skriv decimaler: {cell.value.decimals} för {indicator.id} i indikatorer.yml."
        yield Problem("TAL01", cell.place, what, fix)


def check_percentages(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A percent sign stands only at percentages, and a figure lies within its indicator's scale."""
    for indicator, cell in _indicator_cells(board):
        if cell.has_percent_sign and indicator.unit not in PERCENT_UNITS:
            what = f"{quoted(cell.text)} har ett procenttecken, men enheten är {indicator.unit}."
            yield Problem("TAL02", cell.place, what, "Ta bort procenttecknet eller rätta enheten.")
        if isinstance(cell.value, Number | Bound) and indicator.scale:
            amount = cell.value.amount if isinstance(cell.value, Number) else cell.value.limit
            low, high = indicator.scale
            is_turned = low == 0 > amount  # a turned sign, which TAL03 tells
            if not low <= amount <= high and not is_turned:
                what = f"{quoted(cell.text)} ligger utanför skalan {low}–{high}."
                yield Problem(
                    "TAL02", cell.place, what, "Rätta cellen, eller indikatorns skala i indikatorer.yml."
                )
    for _, table, row in _rows(board):
        for cell in row.cells:
            if table.table_id is not None and cell.has_percent_sign:
                what = f"{quoted(cell.text)} har ett procenttecken, men tabellen är i pengar."
                yield Problem("TAL02", cell.place, what, "Ta bort procenttecknet.")


def check_sources(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each row that states something has a page, or its table a section; a database has neither."""
    for report, table, row in _rows(board):
        states = any(cell.value is not Missing.NOT_STATED for cell in row.cells)
        if states and row.page is None and table.section is None and not report.is_statistics:
            what = f"Raden {quoted(row.key)} har varken sida eller avsnitt."
            fix = "Fyll i kolumnen sida, eller ange avsnitt för tabellen i rapport.yml."
            yield Problem("KALLA01", row.place, what, fix)
    for goal_year in board.goal_years:
        for goal in goal_year.walk():
            if goal.source.page is None and goal.source.section is None:
                fix = "Lägg till sida eller avsnitt under källa."
                yield Problem("KALLA01", goal.place, f'Målet "{goal.id}" har varken sida eller avsnitt.', fix)
    for report in board.reports:
        for follow_up in report.follow_ups:
            if follow_up.source.page is None and follow_up.source.section is None:
                what = f'Uppföljningen av "{follow_up.goal_id}" har varken sida eller avsnitt.'
                yield Problem("KALLA01", follow_up.place, what, "Lägg till sida eller avsnitt.")


def check_bare_notes(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No note is a bare figure: such a one has slipped out of its column."""
    for _, _, row in _rows(board):
        if row.note is not None and re.fullmatch(
            r"[-−<>≥≤]? ?[0-9][0-9 \N{NO-BREAK SPACE}]*(,[0-9]+)? ?%?", row.note
        ):
            what = f"Kolumnen not innehåller bara talet {quoted(row.note)}."
            fix = "Flytta talet till den kolumn där det hör hemma. Skriver du en not, skriv den med ord."
            yield Problem("TAL07", row.place.at_column("not"), what, fix)


def check_notes(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each note mark has its text in the report."""
    for report, _, row in _rows(board):
        for cell in row.cells:
            for mark in cell.marks:
                if mark not in report.notes:
                    what = f"Cellen hänvisar till noten [{mark}], som inte finns i rapport.yml."
                    known = formats.listed([f"[{key}]" for key in report.notes]) or "inga"
                    fix = f"Lägg till {mark}: … under noter, eller ta bort markeringen. Noter som finns: {known}."
                    yield Problem("KALLA02", cell.place, what, fix)
