"""What several reports, or one report twice, say of the same figure, and figures told too early."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator import formats
from generator.model.board import Board, Municipality
from generator.model.figure import Figure, FigureId, Vintage
from generator.model.report import Column, Report, Row
from generator.model.value import Bound, Measure, Missing, Number, Value, say_the_same
from generator.problems import Place, Problem, quoted
from generator.rules.equation import cells_of, name_of

# A report that did not have a figure has not promised any.
_NO_FIGURE_YET = (Missing.NOT_STATED, Missing.NOT_AVAILABLE, Missing.NOT_APPLICABLE)


@dataclass(frozen=True)
class _Revision:
    """A figure of a report that an earlier report states otherwise."""

    figure: FigureId
    row: Row
    column: Column
    unit: str
    newer: Vintage
    older: Vintage

    @property
    def texts(self) -> tuple[str, str]:
        """The newer and the older value, with the unit after the newer one."""
        newer, older = (_shown(vintage.value) for vintage in (self.newer, self.older))
        return (formats.with_unit(newer, self.unit) if isinstance(self.newer.value, Number) else newer), older


def check_revisions(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A figure that an earlier report states otherwise is told, once for each column of a table.

    Each of a column's figures has the same text, so that one explanation settles them and stands beside
    each. A final figure does not revise a preliminary one, and a note at the newer figure that states the
    earlier one is its own explanation. Databases are left out: nobody here can mend them.
    """
    columns: defaultdict[tuple[str, str, str], list[_Revision]] = defaultdict(list)
    cells = {cell.place: (row, column) for _, row, column, cell in cells_of(board)}
    for figure in board.figures.values():
        stated = [vintage for vintage in figure.own if vintage.value is not Missing.NOT_STATED]
        for older, newer in pairwise(stated):
            if _is_revised(older, newer) and not _is_contradicted(newer, stated):
                row, column = cells[newer.cell.place]
                revision = _Revision(figure.id, row, column, _unit(board, figure), newer, older)
                file = newer.cell.place.file
                columns[file, column.title, older.report.id].append(revision)
    for revisions in columns.values():
        what = _one(revisions[0]) if len(revisions) == 1 else _many(revisions)
        fix = "Rätta siffran om den är fel. Har den ändrats, skriv varför under förklaringar i rapport.yml."
        for revision in revisions:
            yield Problem("REV01", revision.newer.cell.place, what, fix)


def _is_revised(older: Vintage, newer: Vintage) -> bool:
    if older.report.document.dated.latest == newer.report.document.dated.latest:
        return False  # a contradiction: none of them is the newer
    if older.value in _NO_FIGURE_YET or say_the_same(older.value, newer.value):
        return False
    if _is_preliminary(older) and not _is_preliminary(newer):
        return False
    return not any(_states(note, older.value) for note in newer.notes)


def _is_contradicted(vintage: Vintage, stated: Iterable[Vintage]) -> bool:
    """Whether its own report, or one of the same date, says otherwise, which KALLA03 tells."""
    dated = vintage.report.document.dated.latest
    return any(v.report.document.dated.latest == dated and v.value != vintage.value for v in stated)


def _is_preliminary(vintage: Vintage) -> bool:
    return vintage.preliminary or any("preliminär" in note.casefold() for note in vintage.notes)


def _states(note: str, value: Value) -> bool:
    """Whether a text states a figure, as a word of its own."""
    if not isinstance(value, Number):
        return False
    text, figure = (re.sub(r"(?<=\d)\s(?=\d{3}(?!\d))", "", part) for part in (note, _shown(value)))
    return re.search(rf"(?<![\d,]){re.escape(figure)}(?![\d]|,\d)", text) is not None


def _shown(value: Value) -> str:
    return formats.value(value, value.decimals if isinstance(value, Number | Bound) else 0)


def _unit(board: Board, figure: Figure) -> str:
    """What follows the figure in a sentence; nothing after what is counted, as its name tells it."""
    table = board.tables.get(figure.id.series.table_id or "")
    if table is not None:
        return table.unit
    indicator = board.indicators.get(figure.id.series.key)
    return "procent" if indicator is not None and indicator.unit in ("procent", "%") else ""


def _one(revision: _Revision) -> str:
    newer, older = revision.texts
    name = name_of(revision.newer.printed_name, revision.row, revision.column)
    return f"{name}, är {newer} här, men {older} i {_title(revision)}."


def _many(revisions: list[_Revision]) -> str:
    first = revisions[0]
    rows = []
    for revision in revisions:
        newer, older = revision.texts
        name = name_of(revision.newer.printed_name, revision.row, revision.column)
        rows.append(f"{name.removesuffix(f', {revision.column.title}')} {newer} (där {older})")
    title = formats.capitalised(first.column.title)
    return f"{title} är annorlunda här än i {_title(first)}: {formats.listed(rows)}."


def _title(revision: _Revision) -> str:
    return quoted(revision.older.report.title)


def check_contradictions(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Two statements of one figure are a revision only when one is newer than the other."""
    for figure in board.figures.values():
        stated = [vintage for vintage in figure.own if vintage.value is not Missing.NOT_STATED]
        for first, second in pairwise(stated):
            dates = {vintage.report.document.dated.latest for vintage in (first, second)}
            if first.value != second.value and len(dates) == 1:
                yield _contradiction(first, second)


def _contradiction(first: Vintage, second: Vintage) -> Problem:
    what = f"{quoted(second.cell.text)} här, men {quoted(first.cell.text)} i {first.cell.place}."
    fix = "Rätta den cell som är fel."
    if first.report.id != second.report.id:
        what += " Dokumenten har samma datum."
        fix = "Rätta den cell som är fel, eller ange dokumentens rätta datum."
    return Problem("KALLA03", second.cell.place, what, fix)


def check_outcomes(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A report's utfall and bokslut of the same whole year and line are the same figure."""
    figures = board.figures
    for figure_id, figure in figures.items():
        if figure_id.measure is not Measure.FINAL or not figure_id.period.is_whole_year:
            continue
        actual_id = FigureId(figure_id.series, figure_id.dimensions, Measure.ACTUAL, figure_id.period)
        actual = figures.get(actual_id)
        twins = {vintage.report.id: vintage for vintage in actual.vintages} if actual else {}
        for final in figure.vintages:
            twin = twins.get(final.report.id)
            if twin is None or twin.preliminary or final.preliminary:
                continue
            both = isinstance(twin.value, Number) and isinstance(final.value, Number)
            if both and not say_the_same(twin.value, final.value):
                yield _contradiction(twin, final)


def check_times(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No outcome is of a time that had not ended when the document was dated, and no forecast from after it."""
    seen: set[tuple[str, str]] = set()
    for report, _, column, cell in cells_of(board):
        if cell.value in _NO_FIGURE_YET or (cell.place.file, column.title) in seen:
            continue
        if what := _told_too_early(report, column):
            seen.add((cell.place.file, column.title))
            fix = "Rätta kolumnens rubrik, eller daterat i rapport.yml."
            yield Problem("TAL06", Place(cell.place.file, 1).at_column(column.title), what, fix)


def _told_too_early(report: Report, column: Column) -> str | None:
    if report.is_statistics:
        return None  # a database may tell of a year that goes on: a tax rate, the number of places
    dated = report.document.dated
    when = formats.month_or_day(dated)
    if column.measure.is_outcome and not column.preliminary and dated.latest < column.period.end:
        end = formats.day(column.period.end)
        return f"Dokumentet är daterat {when}, men {column.title} gäller en tid som slutar {end}."
    # A month is known by its name even before its last day.
    if column.made is not None and dated.latest < column.made.end.replace(day=1):
        return f"Dokumentet är daterat {when}, men {column.title} gjordes senare."
    return None
