"""Each figure against the text of the document that it was taken from (`granska --dokument`).

The text is that of a PDF file or of a scan. It is only searched, never interpreted: a row's figures
shall stand there one after the other, as the CSV has them (design.md §4: a CSV looks like the table).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath

from generator.model.board import Country
from generator.model.report import Cell, Report, Row
from generator.model.value import Bound, Number
from generator.problems import Problem, quoted

CODES = ("KALLA05", "KALLA06")
_MINUS = "[-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{MINUS SIGN}]"
# Between two thousands: nothing, spaces of some kind, the point of a poor scan, a line's end.
_THOUSANDS = r"[\s.]{0,2}"
# Between two figures of a row: spaces, a unit, a sign, a short word, a line's end.
_BETWEEN = r"(?:\s|[^\W\d]|[<>≥≤%*()\[\]]){1,40}?"


def check_documents(country: Country, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Figures that a document's text lacks, and rows whose figures do not stand together in it.

    `texts` are by the document's file name (`dokument: fil:`) without its ending. A report without a
    text is passed over.
    """
    for municipality in country.municipalities:
        for board in municipality.boards:
            for report in board.reports:
                if text := text_of(report, texts):
                    yield from _check_report(report, text)


def text_of(report: Report, texts: Mapping[str, str]) -> str | None:
    """The text of the report's document, where it is at hand."""
    return texts.get(PurePath(report.document.file_name).stem)


def _check_report(report: Report, text: str) -> Iterator[Problem]:
    for table in report.tables:
        for row in table.rows:
            cells = [cell for cell in row.cells if isinstance(cell.value, Number | Bound)]
            if cells and not _search(_BETWEEN.join(_pattern(cell) for cell in cells), text):
                yield from _check_row(row, cells, text)


def _check_row(row: Row, cells: Sequence[Cell], text: str) -> Iterator[Problem]:
    """Which figures of the row are nowhere in the text; where all are there, that they stand apart."""
    missing = [cell for cell in cells if not _search(_pattern(cell), text)]
    for cell in missing:
        what = f"Siffran {quoted(cell.text)} i raden {quoted(row.key)} finns inte i dokumentets text."
        fix = "Jämför cellen med dokumentet. Är texten inskannad kan den vara fel läst."
        yield Problem("KALLA05", cell.place, what, fix)
    if not missing:
        figures = ", ".join(cell.text for cell in cells)
        what = (
            f"Siffrorna i raden {quoted(row.key)} ({figures}) står inte intill varandra i dokumentets text."
        )
        fix = "Jämför hela raden med dokumentet: en siffra kan ha hamnat i fel kolumn."
        yield Problem("KALLA06", row.place, what, fix)


def _pattern(cell: Cell) -> str:
    """A cell's figure in every way that a document may print it."""
    value = cell.value
    amount = value.amount if isinstance(value, Number) else value.limit  # type: ignore[union-attr]
    whole, _, decimals = f"{abs(amount):f}".partition(".")
    starts = range(len(whole) % 3 or 3, len(whole), 3)
    digits = _THOUSANDS.join(whole[a:b] for a, b in zip((0, *starts), (*starts, None), strict=True))
    sign = rf"{_MINUS}\s?" if amount < 0 else f"(?<!{_MINUS})"
    end = f"[.,]{decimals}" if decimals else r"(?![.,]?\d)"
    return rf"(?<![\d.,]){sign}{digits}{end}(?!\d)"


def _search(pattern: str, text: str) -> bool:
    return _compiled(pattern).search(text) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
