"""A data set as CSV: plain for programs, and a twin that Excel in Sweden opens as it is.

A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
"""

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from generator.opendata.dataset import Dataset, Plain, Row

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class CsvWriter:
    """Writes rows of one data set as lines of text, each of them once, however many files it stands in."""

    def __init__(self, dataset: Dataset, *, for_excel: bool = False) -> None:
        """for_excel: semicolons, decimal commas and a byte order mark; else as RFC 4180 has it, in UTF-8."""
        self._for_excel = for_excel
        self._buffer = io.StringIO(newline="")
        self._writer = csv.writer(self._buffer, delimiter=";" if for_excel else ",", lineterminator="\r\n")
        self._header = self.line(dataset.names)

    def line(self, row: Iterable[Plain]) -> str:
        self._buffer.seek(0)
        self._buffer.truncate()
        self._writer.writerow([self._text(value) for value in row])
        return self._buffer.getvalue()

    def file(self, lines: Iterable[str]) -> bytes:
        """A whole file of lines that `line` made."""
        start = BYTE_ORDER_MARK if self._for_excel else ""
        return f"{start}{self._header}{''.join(lines)}".encode()

    def _text(self, value: Plain) -> str:
        match value:
            case None:
                return ""
            case bool():
                return "ja" if value and self._for_excel else "nej" if self._for_excel else str(value).lower()
            case Decimal():
                text = f"{value:f}"
                return text.replace(".", ",") if self._for_excel else text
            case int() | date():
                return str(value)
        return guarded(value)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; one that begins with the guard gets another."""
    return f"{GUARD}{text}" if text.startswith((*_FORMULA, GUARD)) else text


def csv_file(dataset: Dataset, rows: Iterable[Row], *, for_excel: bool = False) -> bytes:
    writer = CsvWriter(dataset, for_excel=for_excel)
    return writer.file(writer.line(row) for row in rows)
