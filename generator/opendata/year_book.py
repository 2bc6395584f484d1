"""A board's year as sheets: each report's tables as printed, and every observation of the year's reports."""

from collections.abc import Iterator, Sequence
from datetime import UTC

from generator import formats
from generator.language import unmarked
from generator.model.figure import printed_name
from generator.model.report import Column, Report, ReportTable, Source
from generator.model.value import Bound, Direction, Missing, Nil, Number, Value
from generator.opendata.dataset import Dataset, Plain, Row
from generator.opendata.workbook import NOTES, OBSERVATIONS, Book, Sheet, sheet_names
from generator.pages.cells import dimension_text, measure_title
from generator.pages.view import BoardView, locator, report_name

_SIGNS = (
    ("..", "Uppgift saknas: dokumentet säger att siffran inte finns."),
    (".", "Uppgift kan inte förekomma."),
    ("–", "Noll: det finns inget att redovisa."),
    ("sekretess", "Siffran visas inte, för att den skulle kunna peka ut någon."),
    ("anges inte", "Dokumentet anger ingenting i den rutan."),
    ("<, >, ≤ eller ≥", "Siffran är bara känd som mindre än, större än, högst eller minst det som står."),
    ("Ska öka, ska minska", "Ett mål utan siffra."),
)
_NOT_STATED = "anges inte"


def year_book(view: BoardView, year: int, observations: Dataset, rows: Sequence[Row]) -> Book:
    """The workbook of a board's year; `rows` are the observations of the year's reports."""
    reports = view.reports_of(year)
    tables = [(report, table) for report in reports for table in report.tables]
    names = sheet_names(
        [NOTES, OBSERVATIONS, *(f"{table.heading}, {report_name(report)}" for report, table in tables)]
    )
    where = f"{view.board.name}, {view.municipality.name}"
    return Book(
        title=f"{where}: {year}",
        about=(
            "Siffrorna är hämtade ur nämndens dokument. Varje blad säger ur vilket dokument och var i det.",
            f"Sista bladet, {OBSERVATIONS}, har alla siffror i samma form: en rad för varje uppgift.",
        ),
        notes=Sheet(
            NOTES,
            "Så läser du tabellerna",
            "Tecken som står i stället för en siffra, eller framför den.",
            "En avvikelse med plus är ett överskott, en med minus ett underskott.",
            ("Tecken", "Betydelse"),
            _SIGNS,
        ),
        sheets=(
            *(
                _printed(view, report, table, name)
                for (report, table), name in zip(tables, names[2:], strict=True)
            ),
            *([_all_observations(f"{where}, {year}.", observations, rows)] if rows else []),
        ),
        dated=max(report.publish_at for report in reports).astimezone(UTC).replace(tzinfo=None),
    )


def _all_observations(where: str, observations: Dataset, rows: Sequence[Row]) -> Sheet:
    return Sheet(
        OBSERVATIONS,
        "Alla uppgifter i årets rapporter",
        "En rad för varje uppgift och rapport. Kolumnerna förklaras på webbplatsen, under Öppna data.",
        where,
        observations.names,
        tuple(rows),
    )


def _printed(view: BoardView, report: Report, table: ReportTable, name: str) -> Sheet:
    definition = view.board.tables.get(table.table_id or "")
    pages = {row.page for row in table.rows}
    page = next(iter(pages)) if len(pages) == 1 else None
    where = locator(Source(report.id, page, table.section))
    dated = formats.month_or_day(report.document.dated)
    source = ", ".join(part for part in (report.document.title, dated, where) if part)
    unit = f" Siffrorna är i {formats.unit(definition.unit)}." if definition else ""
    columns = [
        "Post" if definition else "Indikator",
        *(_title(column) for column in table.columns),
        *([] if definition else ["Enhet"]),
        "Sida",
        "Not",
    ]
    return Sheet(
        name,
        f"{table.heading}, {formats.lowered(report_name(report))}",
        f"Tabellen så som rapporten anger den.{unit}",
        f"Källa: {source}.",
        tuple(columns),
        tuple(_rows(view, report, table)),
    )


def _title(column: Column) -> str:
    title = measure_title(column.measure, column.period)
    made = f" (gjord efter {formats.as_of(column.made)})" if column.made else ""
    return f"{title}{made}{' (preliminär)' if column.preliminary else ''}"


def _rows(view: BoardView, report: Report, table: ReportTable) -> Iterator[tuple[Plain, ...]]:
    for row in table.rows:
        name = printed_name(view.board, report, table.table_id, row.key)
        dimensions = dimension_text(view, row.dimensions)
        marked = [report.notes[mark] for cell in row.cells for mark in cell.marks if mark in report.notes]
        explained = [text for cell in row.cells for text in cell.explanations]
        notes = " ".join(dict.fromkeys([*row.notes, *marked, *explained])) or "–"
        indicator = view.board.indicators.get(row.key) if table.table_id is None else None
        unit = [indicator.unit if indicator else "–"] if table.table_id is None else []
        head = f"{name} ({dimensions})" if dimensions else name
        values = (_shown(cell.value) for cell in row.cells)
        yield (unmarked(head), *values, *unit, row.page if row.page else "–", unmarked(notes))


def _shown(value: Value) -> Plain:
    """A number as a number, anything else in the document's signs; never an empty cell."""
    match value:
        case Number(amount):
            return amount
        case Bound():
            return formats.value(value, value.decimals)
        case Missing.NOT_STATED:
            return _NOT_STATED
        case Direction() | Missing() | Nil():
            return value.value
