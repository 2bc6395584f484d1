"""A data set as CSV: plain for programs, and a twin that Excel in Sweden opens as it is.

A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from generator.opendata.dataset import Dataset, Kind, Plain, Row

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
        self._header = self._line(dataset.names)
        self._ways = [_WAYS_FOR_EXCEL[column.kind] if for_excel else _WAYS[column.kind] for column in dataset.columns]

    def line(self, row: Sequence[Plain]) -> str:
        return self._line(
            ["" if value is None else way(value) for way, value in zip(self._ways, row, strict=True)]
        )

    def _line(self, texts: Sequence[str]) -> str:
        self._buffer.seek(0)
        self._buffer.truncate()
        self._writer.writerow(texts)
        return self._buffer.getvalue()

    def file(self, lines: Iterable[str]) -> bytes:
        """A whole file of lines that `line` made."""
        start = BYTE_ORDER_MARK if self._for_excel else ""
        return f"{start}{self._header}{''.join(lines)}".encode()


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; one that begins with the guard gets another."""
    return f"{GUARD}{text}" if text.startswith((*_FORMULA, GUARD)) else text


# How a value of each kind is written.
_WAYS: Mapping[Kind, Callable[[Any], str]] = {
    Kind.TEXT: guarded,
    Kind.TIME: guarded,
    Kind.INTEGER: str,
    Kind.DATE: str,
    Kind.DECIMAL: "{:f}".format,
    Kind.YES_OR_NO: {True: "true", False: "false"}.__getitem__,
}
_WAYS_FOR_EXCEL: Mapping[Kind, Callable[[Any], str]] = {
    **_WAYS,
    Kind.DECIMAL: lambda value: f"{value:f}".replace(".", ","),
    Kind.YES_OR_NO: {True: "ja", False: "nej"}.__getitem__,
}


def csv_file(dataset: Dataset, rows: Iterable[Row], *, for_excel: bool = False) -> bytes:
    writer = CsvWriter(dataset, for_excel=for_excel)
    return writer.file(writer.line(row) for row in rows)
