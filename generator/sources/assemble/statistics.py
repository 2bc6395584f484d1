"""Figures out of a database: exact as it states them, shown with as many decimals as their indicators."""

from collections.abc import Mapping
from dataclasses import replace

from generator.model.board import Indicator
from generator.model.report import Cell, Report, ReportTable
from generator.model.value import Number


def with_decimals(report: Report, indicators: Mapping[str, Indicator]) -> Report:
    """The report; statistics with the decimals that each indicator is shown with."""
    if not report.is_statistics:
        return report
    return replace(report, tables=tuple(_table(table, indicators) for table in report.tables))


def _table(table: ReportTable, indicators: Mapping[str, Indicator]) -> ReportTable:
    rows = tuple(
        replace(row, cells=tuple(_cell(cell, indicators[row.key].decimals) for cell in row.cells))
        if table.table_id is None and row.key in indicators
        else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _cell(cell: Cell, decimals: int) -> Cell:
    if not isinstance(cell.value, Number):
        return cell
    return replace(cell, value=replace(cell.value, most_decimals=decimals))
