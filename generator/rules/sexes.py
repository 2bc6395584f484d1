"""Figures for women and men against the total."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import formats
from generator.model.board import Board, Indicator, Municipality
from generator.model.report import Cell, ReportTable, Row
from generator.model.value import amount_of
from generator.problems import Problem
from generator.rules.equation import decimals_of, name_of, tolerance_of

# What is not added up: shares, means and the like.
_MEANS = ("procent", "%", "index", "poäng", "betyg", "dagar", "timmar", "tid", "år", "minuter", "kr")
_FIX = "Rätta den cell som skiljer sig från dokumentet."


_Rows = Mapping[tuple[str, frozenset[tuple[str, str]]], Row]


@dataclass(frozen=True)
class _Split:
    """A total, and the figures for women and for men, in that order."""

    name: str
    cells: tuple[Cell, ...]
    amounts: tuple[Decimal, Decimal, Decimal]

    @property
    def texts(self) -> Sequence[str]:
        return [formats.number(amount, decimals_of(self.cells)) for amount in self.amounts]


def check_sexes(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Women and men add up to the total where people or things are counted; a share lies between theirs."""
    for report in board.adopted:  # nobody has copied the figures of a database
        for table in report.tables:
            rows = _by_sex(table) if table.table_id is None else {}
            for row in table.rows if table.table_id is None else ():
                indicator = board.indicators.get(row.key)
                if indicator is not None and "kön" not in dict(row.dimensions):
                    for split in _splits(table, rows, row, indicator):
                        counted = indicator.unit not in _MEANS and indicator.decimals == 0
                        yield from _check_count(split) if counted else _check_mean(split)


def _splits(table: ReportTable, rows: _Rows, row: Row, indicator: Indicator) -> Iterator[_Split]:
    women, men = (rows.get((row.key, frozenset({*row.dimensions, ("kön", sex)}))) for sex in ("K", "M"))
    if women is None or men is None:
        return
    for column, *cells in zip(table.columns, row.cells, women.cells, men.cells, strict=True):
        total, women_amount, men_amount = (amount_of(cell.value) for cell in cells)
        if total is not None and women_amount is not None and men_amount is not None:
            name = name_of(indicator.heading, row, column)
            yield _Split(name, tuple(cells), (total, women_amount, men_amount))


def _by_sex(table: ReportTable) -> _Rows:
    return {(row.key, frozenset(row.dimensions)): row for row in reversed(table.rows)}


def _check_count(split: _Split) -> Iterator[Problem]:
    total, women, men = split.amounts
    if women + men != total:
        said, *parts = split.texts
        added = formats.number(women + men, decimals_of(split.cells))
        what = f"{split.name}, är {said} totalt, men {parts[0]} kvinnor och {parts[1]} män blir {added}."
        yield Problem("SUM07", split.cells[0].place, what, _FIX)


def _check_mean(split: _Split) -> Iterator[Problem]:
    total, women, men = split.amounts
    slack = tolerance_of(split.cells[1:])
    if not min(women, men) - slack <= total <= max(women, men) + slack:
        said, *parts = split.texts
        what = (
            f"{split.name}, är {said} totalt, men {parts[0]} för kvinnor och {parts[1]} för män. "
            "Totalen borde ligga däremellan."
        )
        fix = "Jämför alla tre med dokumentet, och rätta den som skiljer sig."
        yield Problem("SUM08", split.cells[0].place, what, fix)
