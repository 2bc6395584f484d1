"""A board's year as a workbook that everyone can read: one table a sheet, named, described, with nothing merged.

It follows what the British Government Analysis Function asks of spreadsheets for all: a sheet of contents and one
of notes, every table marked as one and begun in the first column, no empty rows, columns or cells within it.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from generator.opendata.dataset import Plain

CONTENTS, NOTES, OBSERVATIONS = "Innehåll", "Anmärkningar", "Uppgifter"
_FIRST_ROW = 3  # of a table, counted from 0: over it stand its title, what it is, and where it comes from
_NARROW, _WIDE = 10, 60
_MOST_LETTERS = 31  # of a sheet's name
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True)
class Sheet:
    """One table. `about` and `source` are lines over it; every row has a value for every column, or None."""

    name: str
    title: str
    about: str
    source: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]


@dataclass(frozen=True)
class Book:
    """title: of the workbook. about: lines under it. dated: what the file says of when it was made, never the clock."""

    title: str
    about: tuple[str, ...]
    notes: Sheet
    sheets: tuple[Sheet, ...]
    dated: datetime


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel takes, in order: at most 31 letters, none twice whatever their case."""
    found: list[str] = []
    for name in wanted:
        clean = " ".join(name.translate(_FORBIDDEN).split())
        tried = clean[:_MOST_LETTERS].rstrip()
        number = 2
        while tried.casefold() in {taken.casefold() for taken in found}:
            suffix = f" {number}"
            tried = clean[: _MOST_LETTERS - len(suffix)].rstrip() + suffix
            number += 1
        found.append(tried)
    return found


def workbook_file(book: Book) -> bytes:
    """The same bytes for the same book and version of XlsxWriter, which is imported here. No cell is a formula."""
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as workbook:
        workbook.set_properties({"title": book.title, "created": book.dated})
        writer = _Writer(workbook)
        writer.contents(book)
        for number, sheet in enumerate([book.notes, *book.sheets], start=1):
            writer.sheet(sheet, f"Tabell_{number}")
    return made.getvalue()


class _Writer:
    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._title = workbook.add_format({"bold": True, "font_size": 15})
        self._wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._link = workbook.add_format({"underline": 1, "font_color": "#0B5394"})
        self._dates = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self._numbers: dict[int, Any] = {}

    def contents(self, book: Book) -> None:
        page = self._workbook.add_worksheet(CONTENTS)
        page.set_column(0, 0, 34)
        page.set_column(1, 1, 90)
        page.write_string(0, 0, book.title, self._title)
        for place, text in enumerate(book.about, start=1):
            page.write_string(place, 0, text)
        first = len(book.about) + 1
        listed = [book.notes, *book.sheets]
        page.add_table(
            first, 0, first + len(listed), 1, self._table("Innehall", ("Blad", "Vad bladet innehåller"))
        )
        for place, sheet in enumerate(listed, start=first + 1):
            page.write_url(place, 0, f"internal:'{sheet.name}'!A1", self._link, sheet.name)
            page.write_string(place, 1, sheet.title, self._wrapped)

    def sheet(self, sheet: Sheet, table_name: str) -> None:
        page = self._workbook.add_worksheet(sheet.name)
        page.write_string(0, 0, sheet.title, self._title)
        page.write_string(1, 0, sheet.about)
        page.write_string(2, 0, sheet.source)
        last = _FIRST_ROW + max(len(sheet.rows), 1)
        page.add_table(_FIRST_ROW, 0, last, len(sheet.columns) - 1, self._table(table_name, sheet.columns))
        page.freeze_panes(_FIRST_ROW + 1, 1)
        for place, width in enumerate(_widths(sheet)):
            page.set_column(place, place, width)
        for line, row in enumerate(sheet.rows, start=_FIRST_ROW + 1):
            for place, value in enumerate(row):
                self._write(page, line, place, value)

    def _table(self, name: str, columns: Sequence[str]) -> dict[str, Any]:
        return {
            "name": name,
            "columns": [{"header": column} for column in columns],
            "style": "Table Style Light 1",
            "autofilter": len(columns) > 2,
        }

    def _write(self, page: Any, line: int, place: int, value: Plain) -> None:
        match value:
            case None:
                return
            case bool():
                page.write_string(line, place, "ja" if value else "nej")
            case Decimal():
                exponent = value.as_tuple().exponent
                page.write_number(line, place, float(value), self._number(max(0, -int(exponent))))
            case int():
                page.write_number(line, place, value)
            case date():
                page.write_datetime(line, place, value, self._dates)
            case str():
                page.write_string(line, place, value, self._wrapped if len(value) > _WIDE else None)

    def _number(self, decimals: int) -> Any:
        """A format that shows as many decimals as the document does."""
        if decimals not in self._numbers:
            pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._workbook.add_format({"num_format": pattern})
        return self._numbers[decimals]


def _widths(sheet: Sheet) -> list[int]:
    """As wide as the longest text, within reason."""
    return [
        min(max([_NARROW, len(title) + 3, *(len(str(row[place] or "")) + 1 for row in sheet.rows)]), _WIDE)
        for place, title in enumerate(sheet.columns)
    ]
