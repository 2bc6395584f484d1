"""`rättelser` in rapport.yml → corrections, each beside the cell that it mends."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model.correction import Correction, Statement, in_time_order
from generator.model.report import Cell, Column, Dimensions, ReportTable, Row
from generator.model.value import Measure
from generator.problems import Problem
from generator.sources.assemble.shared import Report as Tell
from generator.sources.cell import CellError, read_cell
from generator.sources.schema.report import CorrectionEntry, ReportFile
from generator.sources.yaml_file import YamlFile

_KEYS = ("datum", "fil", "rad", "kön", "område", "grupp", "kolumn", "var", "är")


def corrections(
    file: ReportFile, yaml: YamlFile, tables: Sequence[ReportTable], tell: Tell
) -> tuple[Correction, ...]:
    """What rapport.yml says has been mended, oldest first; what stood is read as a cell is."""
    found = (_correction(i, entry, yaml, tables, tell) for i, entry in enumerate(file.corrections))
    return tuple(in_time_order(tuple(found)))


def _correction(
    i: int, entry: CorrectionEntry, yaml: YamlFile, tables: Sequence[ReportTable], tell: Tell
) -> Correction:
    title = " ".join(entry.column.split()).casefold()
    table = next((table for table in tables if table.file_name == entry.file_name), None)
    column = next((c for c in table.columns if c.title == title), None) if table else None

    def statement(key: str, text: str) -> Statement | None:
        if column is None:
            return None
        try:
            return _statement(text, column.measure)
        except CellError as error:
            tell(Problem(error.code, yaml.place("rättelser", i, key), error.what, error.fix))
            return None

    return Correction(
        date=entry.date,
        file_name=entry.file_name,
        row=entry.row,
        dimensions=_dimensions(entry, table),
        column=title,
        was=statement("var", entry.was),
        now=statement("är", entry.now),
        reason=entry.reason,
        places=tuple((key, yaml.place("rättelser", i, key)) for key in _KEYS),
    )


def _statement(text: str, measure: Measure) -> Statement:
    read = read_cell(text, measure)
    return Statement(text, read.value, read.marks)


def _dimensions(entry: CorrectionEntry, table: ReportTable | None) -> Dimensions:
    """The dimensions in the order of the file's columns; `T` (total) is none, as in the file."""
    stated = {"kön": entry.sex, "område": entry.area, "grupp": entry.group}
    known = [name for row in (table.rows if table else ()) for name, _ in row.dimensions]
    names = dict.fromkeys([*known, *stated])
    given = ((name, stated[name] or "") for name in names if name in stated)
    return tuple((name, text) for name, text in given if text and (name, text) != ("kön", "T"))


def with_corrections(tables: Sequence[ReportTable], found: Sequence[Correction]) -> tuple[ReportTable, ...]:
    """The tables with each correction beside the cell that it names."""
    return tuple(_table_with(table, found) for table in tables) if found else tuple(tables)


def _table_with(table: ReportTable, found: Sequence[Correction]) -> ReportTable:
    own = [correction for correction in found if correction.file_name == table.file_name]
    return replace(table, rows=tuple(_row_with(row, table.columns, own) for row in table.rows))


def _row_with(row: Row, columns: Sequence[Column], found: Sequence[Correction]) -> Row:
    own = [c for c in found if (c.row, c.dimensions) == (row.key, row.dimensions)]
    return replace(row, cells=tuple(_cells_with(row.cells, columns, own))) if own else row


def _cells_with(
    cells: Sequence[Cell], columns: Sequence[Column], found: Sequence[Correction]
) -> Iterator[Cell]:
    for cell, column in zip(cells, columns, strict=True):
        yield replace(cell, corrections=tuple(c for c in found if c.column == column.title))
