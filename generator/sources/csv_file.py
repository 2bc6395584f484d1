"""CSV as Excel in Sweden writes it → header and rows that remember their lines."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from generator.model.period import Period
from generator.model.report import Cell, Column, Dimensions, Row
from generator.model.value import Measure, Missing
from generator.problems import Place, Problem
from generator.sources.cell import ReadCell, UnreadableCell, read_cell
from generator.sources.text import read_text

KEY_COLUMNS = ("indikator", "post")
DIMENSION_COLUMNS = ("kön", "område", "grupp")
NOTE_COLUMN, PAGE_COLUMN = "not", "sida"
DELIMITERS = ";\t,"
SEXES = {"K", "M", "T"}
_VALUE_TITLE = re.compile(r"(?P<measure>\S+)\s+(?P<period>\S+)(?:\s+per\s+(?P<made>\S+))?")
_PERIOD_FORMS = "2024, 2024-08, 2024-K1, 2024-T2, 2024-H1 eller 2023/24"
Report = Callable[[Problem], None]


@dataclass(frozen=True)
class CsvFile:
    """`key` is `indikator` or `post`; `columns` are the value columns that each row's cells follow."""

    name: str
    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class _Header:
    """`width` counts the empty columns too that Excel may have put after the last title."""

    key: str
    width: int
    titles: tuple[str, ...]
    values: dict[int, Column]
    dimensions: dict[int, str]
    note: int | None
    page: int | None


def read_csv(path: Path, name: str, report: Report) -> CsvFile | None:
    """The file's columns and rows; None, and problems, when even its header cannot be read."""
    text = read_text(path, name, report)
    if text is None:
        return None
    lines = _records(text, name, report)
    if not lines:
        return None
    header = _read_header(lines[0][1], Place(name, lines[0][0]), report)
    if header is None:
        return None
    rows = [
        row
        for number, record in lines[1:]
        if (row := _read_row(record, header, Place(name, number), report)) is not None
    ]
    if not rows:
        report(
            Problem(
                "FIL03",
                Place(name),
                "Filen har en rubrikrad men inga rader.",
                "Lägg till raderna eller ta bort filen.",
            )
        )
    _report_duplicates(rows, report)
    return CsvFile(name, header.key, tuple(header.values.values()), tuple(rows))


def _records(text: str, name: str, report: Report) -> list[tuple[int, list[str]]]:
    """Every record that is not blank with the line that it begins on."""
    skipped = 1 if text.startswith("sep=") else 0
    body = text.split("\n", 1)[1] if skipped and "\n" in text else text
    first = body.split("\n", 1)[0].lstrip()
    delimiter = next((sign for sign in DELIMITERS if _first_cell(first, sign) in KEY_COLUMNS), None)
    if delimiter is None:
        what = f'Rubrikraden börjar med "{first[:40]}".'
        fix = "Börja rubrikraden med indikator eller post, och skilj kolumnerna åt med semikolon."
        report(Problem("CSV01", Place(name, 1 + skipped), what, fix))
        return []
    reader = csv.reader(io.StringIO(body), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for record in reader:
            if any(cell.strip() for cell in record):
                found.append((before + 1 + skipped, [cell.strip() for cell in record]))
            before = reader.line_num
    except csv.Error:
        place = Place(name, before + 1 + skipped)
        report(
            Problem(
                "CSV02",
                place,
                "Ett citattecken på raden har inget slut, eller står mitt i en cell.",
                'Ta bort citattecknet, eller skriv det dubbelt ("").',
            )
        )
        return []
    return found


def _first_cell(line: str, delimiter: str) -> str:
    return line.split(delimiter, 1)[0].strip().strip('"').casefold() if delimiter in line else ""


def _read_header(record: list[str], place: Place, report: Report) -> _Header | None:
    titles = [re.sub(r"\s+", " ", title).casefold() for title in record]
    while titles and not titles[-1]:
        titles.pop()
    values: dict[int, Column] = {}
    dimensions: dict[int, str] = {}
    failed = False
    for position, title in enumerate(titles[1:], start=1):
        if title in titles[:position]:
            report(
                Problem(
                    "CSV05",
                    place.at_column(title),
                    f'Kolumnen "{title}" står två gånger.',
                    "Ta bort den ena.",
                )
            )
            failed = True
        elif title in DIMENSION_COLUMNS:
            dimensions[position] = title
        elif title not in (NOTE_COLUMN, PAGE_COLUMN):
            column = _read_value_title(title, place, report)
            failed = failed or column is None
            if column is not None:
                values[position] = column
    if not values and not failed:
        report(
            Problem(
                "CSV01",
                place,
                "Rubrikraden har ingen kolumn med mått och period.",
                'Lägg till till exempel "utfall 2024".',
            )
        )
        failed = True
    if failed:
        return None
    note = titles.index(NOTE_COLUMN) if NOTE_COLUMN in titles else None
    page = titles.index(PAGE_COLUMN) if PAGE_COLUMN in titles else None
    return _Header(titles[0], len(record), tuple(titles), values, dimensions, note, page)


def _read_value_title(title: str, place: Place, report: Report) -> Column | None:
    """The column that a title such as `prognos 2024 per 2024-06` names, or None and a problem."""
    place = place.at_column(title)
    found = _VALUE_TITLE.fullmatch(title)
    measures = [measure.value for measure in Measure]
    if found is None or found["measure"] not in measures:
        word = title.split(" ")[0]
        near = get_close_matches(word, [*measures, *DIMENSION_COLUMNS, NOTE_COLUMN, PAGE_COLUMN], 1)
        hint = f' Menade du "{near[0]}"?' if near else ""
        fix = f'Skriv ett mått och en period, till exempel "utfall 2024". Mått: {", ".join(measures)}.{hint}'
        report(Problem("CSV01", place, f'Kolumnen "{title}" går inte att tolka.', fix))
        return None
    period = Period.parse(found["period"].upper())
    made = Period.parse(found["made"].upper()) if found["made"] else None
    if period is None or (found["made"] and made is None):
        fix = f"Skriv perioden som {_PERIOD_FORMS}."
        report(Problem("CSV01", place, f'Perioden i "{title}" går inte att tolka.', fix))
        return None
    return Column(Measure(found["measure"]), period, made, title)


def _read_row(record: list[str], header: _Header, place: Place, report: Report) -> Row | None:
    if len(record) != header.width or any(record[len(header.titles) :]):
        what = f"Raden har {len(record)} celler men rubrikraden har {header.width}."
        more = len(record) >= header.width
        fix = "Ta bort den cell som är för mycket." if more else "Lägg till de celler som saknas."
        report(Problem("CSV02", place, what, f"{fix} Jämför raden med dokumentet."))
        return None
    if not record[0]:
        report(
            Problem(
                "CSV03",
                place.at_column(header.key),
                "Raden saknar id i första kolumnen.",
                "Fyll i id:t, eller ta bort raden.",
            )
        )
        return None
    cells = tuple(
        _read_cell(record[position], column, place.at_column(column.title), report)
        for position, column in header.values.items()
    )
    dimensions = _read_dimensions(record, header, place, report)
    note = record[header.note] or None if header.note is not None else None
    return Row(record[0], dimensions, cells, note, _read_page(record, header, place, report), place)


def _read_cell(text: str, column: Column, place: Place, report: Report) -> Cell:
    try:
        read = read_cell(text, column.measure)
    except UnreadableCell as error:
        report(Problem(error.code, place, error.what, error.fix))
        read = ReadCell(Missing.NOT_STATED, (), False)
    return Cell(read.value, read.marks, text, read.has_percent_sign, place)


def _read_dimensions(record: list[str], header: _Header, place: Place, report: Report) -> Dimensions:
    found = tuple(
        (name, record[position]) for position, name in header.dimensions.items() if record[position]
    )
    for name, stated in found:
        if name == "kön" and stated not in SEXES:
            fix = "Skriv K (kvinnor), M (män) eller T (totalt)."
            report(
                Problem("CSV03", place.at_column(name), f'"{stated}" är inget kön som formatet känner.', fix)
            )
    return found


def _read_page(record: list[str], header: _Header, place: Place, report: Report) -> int | None:
    stated = record[header.page] if header.page is not None else ""
    if not stated:
        return None
    if not stated.isdecimal() or int(stated) == 0:
        fix = "Skriv sidans nummer med siffror, till exempel 13."
        report(Problem("CSV03", place.at_column(PAGE_COLUMN), f'"{stated}" är inget sidnummer.', fix))
        return None
    return int(stated)


def _report_duplicates(rows: list[Row], report: Report) -> None:
    seen: dict[tuple[str, Dimensions], int | None] = {}
    for row in rows:
        identity = (row.key, row.dimensions)
        if identity in seen:
            what = f'"{row.key}" står redan på rad {seen[identity]}.'
            report(
                Problem(
                    "CSV05",
                    row.place,
                    what,
                    "Ta bort den ena raden, eller skilj dem åt med kolumnen kön, område eller grupp.",
                )
            )
        else:
            seen[identity] = row.place.line
