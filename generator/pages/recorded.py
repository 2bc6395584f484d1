"""What editions recorded, found in today's sources by the ids of today or by earlier ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import formats
from generator.language import _
from generator.model.edition import CellKey, Edition, GoalKey, PublishedReport, Said, board_of
from generator.model.figure import FigureId, Series, figure_id_of, printed_name
from generator.model.publication import said_in, said_of, value_of
from generator.model.report import Cell, Column, Dimensions, Report, ReportTable, Row
from generator.model.value import Missing
from generator.pages.anchors import row_id
from generator.pages.cells import suppressed_text, with_reason
from generator.pages.changes import CorrectedCell, RevisingReport, figure_name, revising_reports, unit_of
from generator.pages.status import not_assessed
from generator.pages.view import BoardView, report_name

_CellName = tuple[str, str, Dimensions, str]


@dataclass(frozen=True)
class RecordedCell:
    """A recorded cell where it stands today."""

    view: BoardView
    report: Report
    table: ReportTable
    row: Row
    column: Column
    cell: Cell

    @property
    def figure_id(self) -> FigureId:
        return figure_id_of(self.report, self.table, self.row, self.column)

    @property
    def name(self) -> str:
        """`Lån per invånare, utfall 2022`."""
        name = printed_name(self.view.board, self.report, self.table.table_id, self.row.key)
        return figure_name(self.view, name, self.figure_id)

    @property
    def url(self) -> str:
        row = row_id(self.table.slug, self.row.key, self.row.dimensions)
        return f"{self.view.report_address(self.report)}#{row}"

    def said(self, said: Said | None) -> str:
        """What an edition said, with its unit; never a figure that is kept secret today."""
        if said is None:
            return _("ingenting")
        if said.value and self.cell.value is Missing.SUPPRESSED:
            return suppressed_text()
        unit = unit_of(self.view, Series(self.table.table_id, self.row.key))
        return with_reason(value_of(said), self.column.measure, unit)

    def correction(self, now: Said | None) -> CorrectedCell | None:
        """The correction that made the cell say this; the newest where none did."""
        made = [found for found in self.cell.corrections if found.now and said_of(found.now.value) == now]
        found = (made or list(self.cell.corrections))[-1:]
        if not found:
            return None
        suppressed = self.cell.value is Missing.SUPPRESSED
        return CorrectedCell(self.view, self.report, self.table, self.row, self.column, found[0], suppressed)


class Records:
    """Leads from the keys of editions to boards, reports, cells and goals as they are today."""

    def __init__(self, views: Sequence[BoardView], editions: Sequence[Edition]) -> None:
        self.views = {view.key: view for view in views}
        self.published: dict[str, PublishedReport] = {
            report.id: report for edition in editions for report in edition.reports
        }
        self._cells: dict[str, dict[_CellName, RecordedCell]] = {}
        self._revising: dict[str, dict[str, RevisingReport]] = {}

    @cached_property
    def _reports(self) -> dict[str, tuple[BoardView, Report]]:
        today, before = {}, {}
        for board, view in self.views.items():
            for report in view.board.reports:
                today[f"{board}/{report.id}"] = view, report
                for old in report.earlier_addresses:
                    before[f"{board}/{report.year}/{old}"] = view, report
        return before | today

    def view(self, report: str) -> BoardView | None:
        """The board of a report, None where the site has it no longer."""
        return self.views.get(board_of(report))

    def report(self, report: str) -> tuple[BoardView, Report] | None:
        return self._reports.get(report)

    def name(self, report: str) -> str:
        """What the report is called; where it is gone, the title that it was published with."""
        if found := self.report(report):
            return report_name(found[1])
        return self.published[report].title if report in self.published else report

    def board(self, report: str) -> str:
        """What the report's board is called; empty where the site has it no longer."""
        view = self.view(report)
        return view.where if view else ""

    def title(self, report: str) -> str:
        """`Kulturnämnden, Exempelstad: delårsrapport augusti 2024`."""
        board, name = self.board(report), self.name(report)
        return f"{board}: {formats.lowered(name)}" if board else name

    def url(self, report: str) -> str | None:
        found = self.report(report)
        return found[0].report_address(found[1]) if found else None

    def cell(self, key: CellKey) -> RecordedCell | None:
        found = self.report(key.report)
        if found is None:
            return None
        if key.report not in self._cells:
            self._cells[key.report] = _cells_of(*found)
        return self._cells[key.report].get((key.file_name, key.row, key.dimensions, key.column))

    def goal(self, key: GoalKey) -> tuple[str, str | None]:
        """What a goal is called, and its page; its id alone where it is gone."""
        view = self.view(key.report)
        entries = view.goals.get(self.goal_id(key), ()) if view else ()
        if view is None or not entries:
            return key.goal_id, None
        return entries[-1].goal.heading, view.goal_address(entries[-1].goal.id)

    def goal_id(self, key: GoalKey) -> str:
        """The goal's id of today."""
        view = self.view(key.report)
        if view is None or key.goal_id in view.goals:
            return key.goal_id
        for entries in view.goals.values():
            if any(key.goal_id in entry.goal.earlier_addresses for entry in entries):
                return entries[-1].goal.id
        return key.goal_id

    def revising(self, report: str) -> RevisingReport | None:
        """What the report states otherwise than those before it."""
        found = self.report(report)
        if found is None:
            return None
        board = board_of(report)
        if board not in self._revising:
            self._revising[board] = {told.report.id: told for told in revising_reports(found[0])}
        return self._revising[board].get(found[1].id)


def assessment(said: Said | None) -> str:
    """What is said of a goal in the municipality's own words, or that it is not assessed."""
    return (said.words if said else "") or formats.lowered(not_assessed()["word"])


def said_before(view: BoardView, report: Report, goal_id: str) -> Said | None:
    """What the report before, of the same year, says of the goal; None where there is none."""
    earlier = [
        told.follow_up
        for entry in view.goals.get(goal_id, ())
        if entry.year == report.year
        for told in entry.follow_ups
        if told.report.sort_key < report.sort_key
    ]
    return said_in(earlier[-1]) if earlier else None


def _cells_of(view: BoardView, report: Report) -> dict[_CellName, RecordedCell]:
    """Every cell of a report by its name, and by the names that its row had before."""
    today, before = {}, {}
    for table in report.tables:
        for row in table.rows:
            indicator = view.board.indicators.get(row.key) if table.table_id is None else None
            earlier = indicator.earlier_addresses if indicator else ()
            for column, cell in zip(table.columns, row.cells, strict=True):
                found = RecordedCell(view, report, table, row, column, cell)
                today[table.file_name, row.key, row.dimensions, column.title] = found
                for old in earlier:
                    before[table.file_name, old, row.dimensions, column.title] = found
    return before | today
