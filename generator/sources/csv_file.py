"""CSV as Excel in Sweden writes it → header and rows that remember their lines."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.formats import number
from generator.model.report import Cell, Column, Dimensions, Row
from generator.model.value import Missing
from generator.problems import Place, Problem, quoted
from generator.sources.cell import CellError, ReadCell, read_cell
from generator.sources.csv_header import PAGE_COLUMN, Header, read_header
from generator.sources.text import read_text, report_hidden_data

KEY_COLUMNS = ("indikator", "post")
DELIMITERS = ";\t,"
SEXES = ("K", "M")  # and T, the total, which is no dimension
MAX_CELLS = 20_000  # a printed table has some hundreds
MAX_CELL_LENGTH = 131_072  # the limit that Python has, unless a library that is imported has set another
Report = Callable[[Problem], None]


@dataclass(frozen=True)
class CsvFile:
    """`key` is `indikator` or `post`; `columns` are the value columns that each row's cells follow."""

    name: str
    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def read_csv(path: Path, name: str, report: Report) -> CsvFile | None:
    """The file's columns and rows; None, and problems, when even its header cannot be read.

    A row or cell that cannot be read is told, and stands as a row or cell that states nothing.
    """
    text = read_text(path, name, report)
    if text is None:
        return None
    delimiter, lines = _records(text, name, report)
    if not lines:
        return None
    for line, record in lines:
        for cell in record:
            report_hidden_data(cell, text, Place(name, line), report)
    header = read_header(lines[0][1], Place(name, lines[0][0]), report)
    if header is None:
        return None
    if len(lines) == 1:
        what = "Filen har en rubrikrad men inga rader."
        report(Problem("FIL03", Place(name), what, "Lägg till raderna eller ta bort filen."))
    reader = _RowReader(header, delimiter, report)
    rows = [row for line, record in lines[1:] if (row := reader.row(record, Place(name, line)))]
    return CsvFile(name, header.key, tuple(header.values.values()), _without_doubles(rows, report))


def _records(text: str, name: str, report: Report) -> tuple[str, list[tuple[int, list[str]]]]:
    """The delimiter, and every record that is not blank with the line that it begins on."""
    skipped = 1 if text[:4].casefold() == "sep=" else 0
    body = text.partition("\n")[2] if skipped else text
    lines = enumerate(body.split("\n"), start=1 + skipped)
    at, first = next(((n, line) for n, line in lines if line.strip(f" {DELIMITERS}")), (1, ""))
    delimiter = next((sign for sign in DELIMITERS if _first_cell(first, sign) in KEY_COLUMNS), None)
    if delimiter is None:
        what = f"Rubrikraden börjar med {quoted(first, 40)}." if first else "Filen har ingen rubrikrad."
        fix = "Börja rubrikraden med indikator eller post, och skilj kolumnerna åt med semikolon."
        report(Problem("CSV01", Place(name, at), what, fix))
        return "", []
    records = _Records(body, delimiter)
    found: list[tuple[int, list[str]]] = []
    limit = csv.field_size_limit(MAX_CELL_LENGTH)
    try:
        for line, record in records:
            if any(cell.strip() for cell in record):
                found.append((line + skipped, [cell.strip() for cell in record]))
            if len(found) > 2 and len(found) * len(found[0][1]) > MAX_CELLS:
                what = f"Tabellen har fler än {number(MAX_CELLS)} celler."
                place = Place(name, found[-1][0])
                report(Problem("FIL04", place, what, "Kontrollera att det är rätt fil."))
                return "", []
        return delimiter, found
    except csv.Error as error:
        what = "Ett citattecken på raden har inget slut, eller står mitt i en cell."
        if "field larger" in str(error):
            what = "En cell på raden är mycket lång. Ofta saknar ett citattecken sitt slut."
        fix = 'Ta bort citattecknet, eller skriv det dubbelt ("").'
        report(Problem("CSV02", Place(name, records.line + skipped), what, fix))
        return "", []
    finally:
        csv.field_size_limit(limit)


class _Records:
    """Iterates over records with their first lines; `line` is that of the record being read."""

    def __init__(self, body: str, delimiter: str) -> None:
        self._reader = csv.reader(io.StringIO(body), delimiter=delimiter, strict=True)
        self.line = 1

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        for record in self._reader:
            yield self.line, record
            self.line = self._reader.line_num + 1


def _first_cell(line: str, delimiter: str) -> str:
    return line.split(delimiter, 1)[0].strip().strip('"').strip().casefold() if delimiter in line else ""


class _RowReader:
    """Reads the rows that stand under one header."""

    def __init__(self, header: Header, delimiter: str, report: Report) -> None:
        self.header = header
        self.delimiter = delimiter
        self.report = report

    def row(self, record: list[str], place: Place) -> Row | None:
        """The row; one that states nothing when its cells are too many or few; None without an id."""
        header = self.header
        if not record[0]:
            what, fix = "Raden saknar id i första kolumnen.", "Fyll i id:t, eller ta bort raden."
            self.report(Problem("CSV03", place.at_column(header.key), what, fix))
            return None
        dimensions = self._dimensions(record)
        if not self._has_right_width(record, place):
            nothing = (Cell(Missing.NOT_STATED, (), "", False, place),) * len(header.values)
            return Row(record[0], dimensions, nothing, None, None, place)
        self._check_sex(dimensions, place)
        cells = tuple(
            self._cell(record[position], column, place.at_column(column.title))
            for position, column in header.values.items()
        )
        note = (record[header.note] if header.note is not None else "") or None
        return Row(record[0], dimensions, cells, note, self._page(record, place), place)

    def _has_right_width(self, record: list[str], place: Place) -> bool:
        header = self.header
        beyond = next((cell for cell in record[len(header.titles) : header.width] if cell), None)
        if len(record) == header.width and beyond is None:
            return True
        if len(record) == header.width:
            what = f"Cellen {quoted(beyond or '')} står i en kolumn utan rubrik."
        else:
            what = f"Raden har {len(record)} celler men rubrikraden har {header.width}."
        if len(record) < header.width:
            fix = "Lägg till de celler som saknas. Jämför raden med dokumentet."
        elif self.delimiter == ",":
            fix = (
                "Spara filen med semikolon mellan cellerna, eller sätt tal med decimalkomma inom citattecken."
            )
        else:
            fix = "Ta bort den cell som är för mycket. Jämför raden med dokumentet."
        self.report(Problem("CSV02", place, what, fix))
        return False

    def _cell(self, text: str, column: Column, place: Place) -> Cell:
        try:
            read = read_cell(text, column.measure)
        except CellError as error:
            self.report(Problem(error.code, place, error.what, error.fix))
            read = ReadCell(Missing.NOT_STATED, (), False)
        return Cell(read.value, read.marks, text, read.has_percent_sign, place)

    def _dimensions(self, record: list[str]) -> Dimensions:
        """The row's dimensions; `T` (total) is none, so that a total is one series however it is marked."""
        return tuple(
            (name, record[position])
            for position, name in self.header.dimensions.items()
            if position < len(record) and record[position] and (name, record[position]) != ("kön", "T")
        )

    def _check_sex(self, dimensions: Dimensions, place: Place) -> None:
        for name, stated in dimensions:
            if name == "kön" and stated not in SEXES:
                what = f"{quoted(stated)} är inget kön som formatet känner."
                fix = "Skriv K (kvinnor), M (män) eller T (totalt)."
                self.report(Problem("CSV03", place.at_column(name), what, fix))

    def _page(self, record: list[str], place: Place) -> int | None:
        stated = record[self.header.page] if self.header.page is not None else ""
        if not stated:
            return None
        if not re.fullmatch("[1-9][0-9]{0,3}", stated):
            fix = "Skriv sidans nummer med siffror, till exempel 13."
            what = f"{quoted(stated)} är inget sidnummer."
            self.report(Problem("CSV03", place.at_column(PAGE_COLUMN), what, fix))
            return None
        return int(stated)


def _without_doubles(rows: list[Row], report: Report) -> tuple[Row, ...]:
    """The first row of each identity; the others are told, and no rule has to say the same in other words."""
    seen: dict[tuple[str, Dimensions], Row] = {}
    for row in rows:
        identity = (row.key, row.dimensions)
        if identity in seen:
            what = f"{quoted(row.key)} står redan på rad {seen[identity].place.line}."
            fix = "Ta bort den ena raden, eller skilj dem åt med kolumnen kön, område eller grupp."
            report(Problem("CSV05", row.place, what, fix))
        else:
            seen[identity] = row
    return tuple(seen.values())
