"""What is defined and that nothing uses: told as good to know, since it may be for a report to come."""

import re
from collections.abc import Collection, Iterator

from generator.model.board import Board, EconomicTable, Municipality
from generator.model.report import Report
from generator.problems import Place, Problem

# A mark counts even in a cell that cannot be read.
_MARK = re.compile(r"\[([0-9a-zåäö]{1,3})\]")


def check_unused(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each indicator, table, line, area and note that no report and no goal uses.

    Silent while a file cannot be read, or an id leads nowhere: that is then the cause, and told already.
    Silent too before a report has a table: what a new board defines is there to be used.
    """
    if board.unreadable or not any(report.tables for report in board.reports):
        return
    yield from _indicators(board)
    yield from _tables(board)
    yield from _service_areas(board)
    for report in board.reports:
        yield from _notes(report)


def _unused(place: Place, what: str, fix: str) -> Problem:
    return Problem("ID04", place, f"{what} används inte.", fix)


def _rows(board: Board, table_id: str | None) -> set[str]:
    return {
        row.key
        for report in board.reports
        for table in report.tables
        if table.table_id == table_id
        for row in table.rows
    }


def _indicators(board: Board) -> Iterator[Problem]:
    used = _rows(board, None)
    used |= {i for goal_year in board.goal_years for goal in goal_year.walk() for i in goal.indicator_ids}
    if used <= board.indicators.keys():
        for indicator in board.indicators.values():
            answered = any(indicator.id in report.prose for report in board.reports)
            if indicator.id not in used and not answered:
                fix = "Lägg till den under sitt mål eller i en rapports tabell, eller ta bort den."
                yield _unused(indicator.place, f"Indikatorn {indicator.id}", fix)


def _tables(board: Board) -> Iterator[Problem]:
    used = {table.table_id for report in board.reports for table in report.tables} - {None}
    if not used <= board.tables.keys():
        return
    referred = {line.equals for table in board.tables.values() for line in table.lines if line.equals}
    named = {table_id for table_id, _ in referred}
    for table in board.tables.values():
        if table.id in used:
            equal = {line_id for table_id, line_id in referred if table_id == table.id}
            yield from _lines(table, _rows(board, table.id), equal)
        elif table.id not in named:
            fix = "Lägg till tabellen i en rapport, eller ta bort den ur ekonomi.yml."
            yield _unused(table.place, f"Tabellen {table.id}", fix)


def _lines(table: EconomicTable, rows: Collection[str], equal: Collection[str]) -> Iterator[Problem]:
    known = {line.id for line in table.lines}
    if not known.issuperset(rows):
        return
    used = {table.main_line_id, *rows, *equal}
    for line in table.lines:
        used |= {*line.parts, *(term.line_id for term in line.formula), line.part_of or ""}
    for line in table.lines:
        if line.id not in used:
            fix = "Lägg till raden i en rapports tabell, eller ta bort posten ur ekonomi.yml."
            yield _unused(line.place, f"Posten {line.id} i tabellen {table.id}", fix)


def _service_areas(board: Board) -> Iterator[Problem]:
    used = {indicator.service_area_id for indicator in board.indicators.values()}
    used |= {goal.service_area_id for goal_year in board.goal_years for goal in goal_year.walk()}
    used |= {line.service_area_id for table in board.tables.values() for line in table.lines}
    used |= {replaced for area in board.service_areas for replaced in area.replaces}
    if not used - {None} <= {area.id for area in board.service_areas}:
        return
    for report in board.reports:
        for table in report.tables:
            used |= {stated for row in table.rows for name, stated in row.dimensions if name == "område"}
    for area in board.service_areas:
        if area.id not in used and not area.replaces:
            fix = "Ange det för ett mål, en indikator eller en post, eller ta bort det ur namnd.yml."
            yield _unused(area.place, f"Verksamhetsområdet {area.id}", fix)


def _notes(report: Report) -> Iterator[Problem]:
    cells = [cell for table in report.tables for row in table.rows for cell in row.cells]
    used = {mark for cell in cells for mark in (*cell.marks, *_MARK.findall(cell.text))}
    for mark in report.notes:
        if mark not in used:
            fix = f"Skriv [{mark}] efter siffran som noten gäller, eller ta bort noten."
            yield _unused(report.place_of(f"noter/{mark}"), f"Noten [{mark}] i {report.id}", fix)
