"""A report's table as the document prints it, with what has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, product

from generator import formats
from generator.language import _
from generator.model.board import Indicator, Line
from generator.model.figure import figure_id_of, printed_name
from generator.model.report import Cell, Column, Report, ReportTable, Row
from generator.model.value import Missing, Nil
from generator.pages.anchors import cell_id, row_id
from generator.pages.cells import decimals_of, dimension_text, measure_title, note_changes, value_cell
from generator.pages.note_marks import LETTERS
from generator.pages.parts import CellParams, ColumnParams, NoteParams, RowParams, TableParams
from generator.pages.view import BoardView


def report_table(
    view: BoardView, report: Report, table: ReportTable, *, prefix: str | None = ""
) -> TableParams:
    """A report's table in the document's own order and words, with what has changed since.

    prefix: what the ids of rows and figures begin with, where a page shows more than one report; None: they have none.
    """
    return _Printed(view, report, table, prefix).params()


@dataclass(frozen=True)
class _Printed:
    """A report's table as it is printed; prefix: as `report_table` has it."""

    view: BoardView
    report: Report
    table: ReportTable
    prefix: str | None

    def params(self) -> TableParams:
        table, rows = self.table, self._rows()
        unit = formats.unit(self.view.board.tables[table.table_id].unit) if table.table_id else None
        columns = [
            ColumnParams(
                title=_("Post") if table.table_id else formats.capitalised(self.view.indicator_word), kind="text"
            )
        ]
        columns += [_column_params(column, unit) for column in table.columns]
        if unit is None:
            columns.append(ColumnParams(title=_("Enhet"), kind="text"))
        if self._has_pages:
            columns.append(ColumnParams(title=_("Sida"), kind="number"))
        marks = {mark for row in rows for cell in row["cells"] for mark in cell.get("note_marks", ())}
        notes = [NoteParams(mark=mark, text=text) for mark, text in self.report.notes.items() if mark in marks]
        notes += [NoteParams(mark=mark, text=text) for text, mark in self._own_marks.items()]
        caption = table.heading if unit is None else f"{table.heading}, {unit}"
        return TableParams(
            id=f"tabell-{table.slug}",
            caption=caption,
            caption_hidden=True,
            columns=columns,
            rows=rows,
            notes=notes,
        )

    def _rows(self) -> list[RowParams]:
        rows: list[RowParams] = []
        group: str | None = None
        for row in self.table.rows:
            heading = _group_heading(self.view, self.report, self.table, row) or group
            if heading is not None and heading != group:
                rows.append(RowParams(kind="group", cells=[CellParams(text=heading)]))
            group = heading
            rows.append(self._row(row))
        return rows

    @cached_property
    def _has_pages(self) -> bool:
        """Whether the rows stand on several pages; on one page, the table's source says it once."""
        return len({row.page for row in self.table.rows}) > 1

    @cached_property
    def _own_marks(self) -> dict[str, str]:
        """The rows' own notes (the column `not`) and all explanations, with marks that no note of the report has.

        Where a cell shows no figure, its explanations are the reason for that and need no mark.
        """
        texts = dict.fromkeys(
            text
            for row in self.table.rows
            for text in (*row.notes, *(text for cell in row.cells for text in _marked_explanations(cell)))
        )
        letters = ("".join(sign) for length in count(1) for sign in product(LETTERS, repeat=length))
        free = (mark for mark in letters if mark not in self.report.notes)
        return dict(zip(texts, free, strict=False))

    def _row(self, row: Row) -> RowParams:
        view, table, prefix = self.view, self.table, self.prefix
        name = printed_name(view.board, self.report, table.table_id, row.key)
        suffix = f" ({dimension_text(view, row.dimensions)})" if row.dimensions else ""
        indicator = view.board.indicators.get(row.key) if table.table_id is None else None
        label = f"{indicator.label} " if indicator and indicator.label else ""
        head = CellParams(text=f"{label}{name}{suffix}")
        if row.notes:
            head["note_marks"] = [self._own_marks[note] for note in row.notes]
        if indicator:
            head["url"] = view.indicator_address(indicator.id)
        cells = [head]
        for column, cell in zip(table.columns, row.cells, strict=True):
            figure = self._cell(row, column, cell, indicator)
            if prefix is not None:
                figure["id"] = prefix + cell_id(table.slug, row.key, row.dimensions, column)
            cells.append(figure)
        if table.table_id is None:
            cells.append(CellParams(text=formats.unit(indicator.unit) if indicator else ""))
        if self._has_pages:
            page = CellParams(text=str(row.page), kind="number") if row.page else CellParams(text="")
            cells.append(page)
        params = RowParams(cells=cells)
        if prefix is not None:
            params["id"] = prefix + row_id(table.slug, row.key, row.dimensions)
        line = _line(view, table, row)
        if line and line.part_of:
            params["kind"] = "part"
        elif line and view.board.tables[table.table_id or ""].is_sum(line):
            params["kind"] = "sum"
        return params

    def _cell(self, row: Row, column: Column, cell: Cell, indicator: Indicator | None) -> CellParams:
        view, report, table = self.view, self.report, self.table
        decimals = decimals_of(cell.value)
        notes = [report.notes[mark] for mark in cell.marks if mark in report.notes]
        params = value_cell(cell, column.measure, decimals, [*notes, *cell.explanations])
        marks = [*cell.marks, *(self._own_marks[text] for text in _marked_explanations(cell))]
        if params["kind"] == "number" and marks:
            params["note_marks"] = marks
        unit = indicator.unit if indicator else view.board.tables[table.table_id or ""].unit
        figure = view.figures[figure_id_of(report, table, row, column)]
        vintage = next(found for found in figure.vintages if found.cell is cell)
        note_changes(params, figure, vintage, decimals, unit)
        return params


def _marked_explanations(cell: Cell) -> Sequence[str]:
    return () if isinstance(cell.value, Missing | Nil) else cell.explanations


def _column_params(column: Column, unit: str | None) -> ColumnParams:
    params = ColumnParams(title=measure_title(column.measure, column.period), kind="number")
    notes = [_("gjord efter {when}", when=formats.as_of(column.made))] if column.made else []
    if unit:
        notes.append(unit)
    if notes:
        params["note"] = ", ".join(notes)
    return params


def _group_heading(view: BoardView, report: Report, table: ReportTable, row: Row) -> str | None:
    """The heading over a row: a line's own, the goal that an indicator measures, or its service area.

    None: the row stands under the heading before it.
    """
    if line := _line(view, table, row):
        return line.heading
    indicator = view.board.indicators.get(row.key)
    if table.table_id is not None or indicator is None:
        return None
    goal_year = view.board.goal_year(report.year)
    for goal in goal_year.walk() if goal_year else ():
        if row.key in goal.indicator_ids:
            return goal.heading
    return view.area_name(indicator.service_area_id)


def _line(view: BoardView, table: ReportTable, row: Row) -> Line | None:
    return view.board.tables[table.table_id].line(row.key) if table.table_id else None
