"""What has been changed in what a board published: corrections of ours, and revisions by newer reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import NAMESPACE_URL, uuid5

from generator import formats
from generator.language import _
from generator.model.correction import Correction, Statement
from generator.model.figure import FigureId, Series, figure_id_of, printed_name
from generator.model.report import Column, Report, ReportTable, Row
from generator.model.revision import Revision
from generator.model.value import Missing
from generator.pages.anchors import row_id
from generator.pages.cells import (
    difference_text,
    dimension_text,
    made_text,
    measure_title,
    published_day,
    suppressed_text,
    with_reason,
)
from generator.pages.parts import CellParams, ColumnParams, CorrectionItem, RowParams, TableParams
from generator.pages.series_table import cell_address
from generator.pages.view import BoardView, report_name

IDENTITY = "tag:oppna-mal,2025:"  # what every id of a change begins with before it is hashed: for ever


@dataclass(frozen=True)
class CorrectedCell:
    """A correction with the report, the table, the row and the column that it is in.

    `suppressed`: the cell is now kept secret, and so is whatever it said before.
    """

    view: BoardView
    report: Report
    table: ReportTable
    row: Row
    column: Column
    correction: Correction
    suppressed: bool = False

    @property
    def uuid(self) -> str:
        """An id made of what was corrected, when, and from what to what."""
        found = self.correction
        told = () if self.suppressed else (found.was, found.now)
        was, now = (said.text if said else "" for said in told) if told else ("", "")
        content = [
            *_way(self.view, self.report),
            found.file_name,
            found.row,
            *map("=".join, found.dimensions),
        ]
        return _uuid("rättelse", *content, found.column, found.date.isoformat(), was, now)

    @property
    def anchor(self) -> str:
        return f"rattelse-{self.uuid}"

    @property
    def title(self) -> str:
        """`Lån per invånare, utfall 2022`."""
        name = printed_name(self.view.board, self.report, self.table.table_id, self.row.key)
        return figure_name(self.view, name, figure_id_of(self.report, self.table, self.row, self.column))

    @property
    def where(self) -> str:
        """The board, the report and its table."""
        return f"{self.view.where}. {report_name(self.report)}, {formats.lowered(self.table.heading)}."

    @property
    def url(self) -> str:
        row = row_id(self.table.slug, self.row.key, self.row.dimensions)
        return f"{self.view.report_address(self.report)}#{row}"

    def said(self, statement: Statement | None) -> str:
        """What stood, or stands, with its unit."""
        if statement is None:
            return ""
        if self.suppressed:
            return suppressed_text()
        if statement.value is Missing.NOT_STATED:
            return _("ingenting")
        unit = unit_of(self.view, Series(self.table.table_id, self.row.key))
        return with_reason(statement.value, self.column.measure, unit)

    @property
    def item(self) -> CorrectionItem:
        return CorrectionItem(
            id=self.anchor,
            date=formats.day(self.correction.date),
            title=self.title,
            url=self.url,
            where=self.where,
            was=self.said(self.correction.was),
            now=self.said(self.correction.now),
            reason=self.correction.reason,
        )


@dataclass(frozen=True)
class RevisingReport:
    """A report with all the figures that it states otherwise than the report before."""

    view: BoardView
    report: Report
    revisions: tuple[Revision, ...]

    @cached_property
    def uuid(self) -> str:
        return _uuid("revidering", *_way(self.view, self.report))

    @property
    def anchor(self) -> str:
        return "-".join(["revidering", *_way(self.view, self.report)]).replace("/", "-")

    @property
    def heading(self) -> str:
        """`Verksamhetsplan 2025–2027, publicerad 13 december 2024: 3 uppgifter`."""
        count = formats.plural(len(self.revisions), _("uppgift"), _("uppgifter"))
        return _(
            "{report}, publicerad här {day}: {count}",
            report=report_name(self.report),
            day=published_day(self.report),
            count=count,
        )

    def table(self, table_id: str) -> TableParams:
        columns = [
            ColumnParams(title=_("Uppgift"), kind="text"),
            ColumnParams(title=_("Före"), kind="number"),
            ColumnParams(title=_("Efter"), kind="number"),
            ColumnParams(title=_("Skillnad"), kind="number"),
            ColumnParams(title=_("Tidigare rapport"), kind="text"),
        ]
        return TableParams(
            id=table_id,
            caption=_(
                "Uppgifter som {report} har reviderat", report=formats.lowered(report_name(self.report))
            ),
            caption_hidden=True,
            columns=columns,
            rows=[_row(self.view, revision) for revision in self.revisions],
        )


def corrected_cells(view: BoardView, report: Report) -> list[CorrectedCell]:
    """What we have corrected in a report, newest first."""
    found = [
        CorrectedCell(view, report, table, row, column, correction, cell.value is Missing.SUPPRESSED)
        for table in report.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        for correction in reversed(cell.corrections)
    ]
    return sorted(found, key=lambda corrected: corrected.correction.date, reverse=True)


def revising_reports(view: BoardView) -> list[RevisingReport]:
    """Each report that has revised figures, newest first."""
    return [
        RevisingReport(view, report, tuple(view.revisions[report.id]))
        for report in reversed(view.board.reports)
        if report.id in view.revisions
    ]


def newest_first(views: Sequence[BoardView]) -> list[CorrectedCell]:
    """Every correction of every board, newest first."""
    found = [
        cell for view in views for report in view.board.reports for cell in corrected_cells(view, report)
    ]
    return sorted(found, key=lambda corrected: corrected.correction.date, reverse=True)


def unit_of(view: BoardView, series: Series) -> str:
    """The unit of an indicator or of an economic table."""
    if series.table_id:
        return view.board.tables[series.table_id].unit
    indicator = view.board.indicators.get(series.key)
    return indicator.unit if indicator else ""


def revision_name(view: BoardView, revision: Revision) -> str:
    return figure_name(view, revision.now.printed_name, revision.figure.id)


def figure_name(view: BoardView, name: str, identity: FigureId) -> str:
    """`Nöjda elever (kvinnor), utfall 2022`."""
    dimensions = dimension_text(view, identity.dimensions)
    parts = [f"{name} ({dimensions})" if dimensions else name]
    parts += [formats.lowered(measure_title(identity.measure, identity.period)), made_text(identity)]
    return ", ".join(part for part in parts if part)


def _row(view: BoardView, revision: Revision) -> RowParams:
    was, now, identity = revision.was, revision.now, revision.figure.id
    unit = unit_of(view, identity.series)
    before = CellParams(
        text=report_name(was.report), url=cell_address(view, revision.figure, was), kind="text"
    )
    return RowParams(
        cells=[
            CellParams(text=revision_name(view, revision), url=cell_address(view, revision.figure, now)),
            CellParams(text=with_reason(was.value, identity.measure, unit), kind="number"),
            CellParams(text=with_reason(now.value, identity.measure, unit), kind="number"),
            CellParams(
                text=difference_text(was.value, now.value, unit) or _("går inte att räkna"), kind="number"
            ),
            before,
        ]
    )


def _way(view: BoardView, report: Report) -> tuple[str, str, str]:
    return view.municipality.id, view.board.id, report.id


def _uuid(*content: str) -> str:
    return str(uuid5(NAMESPACE_URL, IDENTITY + "\0".join(content)))
