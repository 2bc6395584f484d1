"""Kolada's figures as the rows of an indicatorer.csv: exactly as stated, and every missing one with its reason."""

import csv
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import StringIO

from generator.intake.kolada_answer import Row, Stated
from generator.model.board import Board, Indicator
from generator.model.disclosure import is_small
from generator.model.figure import FigureId, Series, Vintage
from generator.model.period import Period, PeriodKind
from generator.model.report import Dimensions
from generator.model.value import Bound, BoundSign, Measure, Missing, Number, amount_of

SEXES = ("T", "K", "M")
NO_ROW = "Kolada har ingen uppgift för året."
DELETED = "Uppgiften är borttagen ur Kolada."
HIDDEN = "Siffran kan peka ut personer, och visas inte här."
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class TwoAnswers(Exception):
    """Kolada states two figures of the same thing; the message says of what."""


@dataclass(frozen=True)
class Fetched:
    """One figure of Kolada's for an indicator, a sex (T, K or M) and a year; `stated` None: Kolada has no row."""

    indicator: Indicator
    sex: str
    year: int
    stated: Stated | None

    @property
    def amount(self) -> Decimal | None:
        """The figure exactly as Kolada states it; None where there is none, or it is deleted."""
        if self.stated is None or self.stated.isdeleted or self.stated.value is None:
            return None
        return Decimal(self.stated.value)

    @property
    def why_none(self) -> str:
        """Why there is no figure, for readers."""
        if self.stated is None:
            return NO_ROW
        if self.stated.isdeleted:
            return DELETED
        status = self.stated.status
        return f"Kolada har ingen siffra. Status i Kolada: {status}." if status else "Kolada har ingen siffra."

    @property
    def id(self) -> FigureId:
        dimensions: Dimensions = () if self.sex == "T" else (("kön", self.sex),)
        period = Period(PeriodKind.YEAR, self.year)
        return FigureId(Series(None, self.indicator.id), dimensions, Measure.ACTUAL, period)


Answers = Mapping[tuple[str, int, str], Stated]


def answers_of(rows: Iterable[Row]) -> dict[tuple[str, int, str], Stated]:
    """Kolada's figures by measure, year and sex; a deleted one gives way to the one that replaced it.

    Raises: TwoAnswers.
    """
    found: dict[tuple[str, int, str], Stated] = {}
    for row in rows:
        for stated in row.values:
            key = row.kpi, int(row.period), stated.gender
            known = found.get(key)
            if known is None or known.isdeleted:
                found[key] = stated
            elif not stated.isdeleted and (stated.value, stated.status) != (known.value, known.status):
                raise TwoAnswers(f"{row.kpi} har två olika siffror för {row.period}")
    return found


def fetched_of(indicator: Indicator, answers: Answers) -> list[Fetched]:
    """What Kolada states of an indicator, for each year between the first and the last that it has.

    Women and men stand apart only where the indicator does so.
    """
    years = sorted({year for kpi, year, _ in answers if kpi == indicator.kolada_id})
    span = range(years[0], years[-1] + 1) if years else range(0)
    sexes = [
        sex
        for sex in (SEXES if indicator.by_sex else SEXES[:1])
        if any((indicator.kolada_id, year, sex) in answers for year in span)
    ]
    found = [
        Fetched(indicator, sex, year, answers.get((indicator.kolada_id or "", year, sex)))
        for sex in sexes
        for year in span
    ]
    return found if any(each.amount is not None for each in found) else []


def hidden_of(board: Board, fetched: Sequence[Fetched], limit: int) -> frozenset[FigureId]:
    """The figures that the municipality would not show, and those that they could be worked out from."""
    alone = {found.id for found in fetched if _is_hidden(board, found, limit)}
    together = set(alone)
    for found in fetched:
        of_all, women, men = (Fetched(found.indicator, sex, found.year, None).id for sex in SEXES)
        is_part = found.id in (women, men)
        if is_part and alone & {of_all, women, men}:
            together.add(found.id)
    return frozenset(together)


def _is_hidden(board: Board, found: Fetched, limit: int) -> bool:
    """Whether the municipality's own report hides the figure, or it may single people out."""
    figure = board.figures.get(found.id)
    sensitive = found.indicator.sensitive
    if figure and any(_hides(vintage, bounds=sensitive) for vintage in figure.own):
        return True
    amount = found.amount
    return amount is not None and sensitive and found.indicator.counts and is_small(Number(amount), limit)


def _hides(vintage: Vintage, *, bounds: bool) -> bool:
    match vintage.value:
        case Missing.SUPPRESSED:
            return True
        case Bound(BoundSign.LESS | BoundSign.AT_MOST):
            return bounds
    return False


@dataclass
class Notes:
    """The texts of note marks, each with its letter."""

    marks: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """The mark of a text, `[a]`."""
        number = len(self.marks)
        letter = _LETTERS[number] if number < len(_LETTERS) else str(number)
        return f"[{self.marks.setdefault(text, letter)}]"


def table_text(board: Board, fetched: Sequence[Fetched], hidden: Collection[FigureId], notes: Notes) -> str:
    """The CSV file: a row an indicator and sex, a column a year. The texts of its marks are added to `notes`."""
    years = sorted({found.year for found in fetched})
    cells = {(found.indicator.id, found.sex, found.year): found for found in fetched}
    by_sex = any(found.sex != "T" for found in fetched)
    head = ["indikator", *(["kön"] if by_sex else []), *(f"utfall {year}" for year in years)]
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n")
    writer.writerow(head)
    divided = {found.indicator.id for found in fetched if found.sex != "T"}
    for key, sex in dict.fromkeys((found.indicator.id, found.sex) for found in fetched):
        texts = [_cell(board, cells.get((key, sex, year)), hidden, notes) for year in years]
        shown = sex if key in divided else ""
        writer.writerow([key, *([shown] if by_sex else []), *texts])
    return written.getvalue()


def number_text(found: Fetched) -> str:
    """The figure with every decimal that Kolada states, as Swedish files write it; empty where there is none."""
    return "" if found.amount is None else f"{found.amount:f}".replace(".", ",")


def _cell(board: Board, found: Fetched | None, hidden: Collection[FigureId], notes: Notes) -> str:
    if found is None:
        return ""
    if found.id in hidden:
        figure = board.figures.get(found.id)
        if figure and any(amount_of(vintage.value) is not None for vintage in figure.own):
            return ""  # the report shows its own figure: there is nothing to hide, and nothing more to show
        return f"{Missing.SUPPRESSED.value} {notes.of(HIDDEN)}"
    if found.amount is None:
        return f"{Missing.NOT_AVAILABLE.value} {notes.of(found.why_none)}"
    text = number_text(found)
    status = found.stated.status if found.stated else None
    return f"{text} {notes.of(f'Status i Kolada: {status}.')}" if status else text
