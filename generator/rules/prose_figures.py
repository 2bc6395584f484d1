"""TEXT04: prose whose amounts the tables of the same report do not bear out.

An amount agrees when a cell of the report's tables is the same, rounded as the text rounds. Where the
sentence says that it is a change, a share or a sum, it may also be computed from cells; where it
compares, an earlier report's cell of the board may be meant. An amount that only the document's running
text has needs `(sida 18)` or `(avsnitt 1.4)` in the same sentence, so that readers too see where it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.board import Board, Municipality
from generator.model.report import Report
from generator.problems import Place, Problem, quoted
from generator.rules import derived_amounts
from generator.rules.amounts import NBSP, Amount, Kind, amounts_in, stated_unit
from generator.rules.surplus import surplus_said
from generator.rules.table_figures import ReportFigures, TableFigure, TableRow, report_figures
from generator.rules.texts import Sentence, Text, blocks_of, texts_of

FIX = (
    "Rätta det som skiljer sig från dokumentet. Står beloppet bara i dokumentets löptext skriver du var, "
    "i samma mening: (sida 18) eller (avsnitt 1.4)."
)
_SOURCE = re.compile(r"\((?:sida|sidan|sidorna|avsnitt|avsnittet|avsnitten) [^()]+\)")
_COMPARES = re.compile(
    r"\b(?:mot|jämfört|än|tidigare|förra|föregående|före|förut|bokslut\w*|(?:19|20)\d\d)\b", re.IGNORECASE
)
_FROM = re.compile(r"\b(?P<verb>\w+) från\s+(?:cirka |omkring )?$", re.IGNORECASE)
_TO = re.compile(r"(?:\s\w+){0,6}\s?\btill\s+(?:\w+\s+)?", re.IGNORECASE)
_RISES = re.compile(r"ök|stig|växt|växer|höj", re.IGNORECASE)
_FALLS = re.compile(r"minsk|sjunk|fall|sänk", re.IGNORECASE)


# The nearest figure is worth telling where it is less than a tenth of the amount away.
_NEAR = 10
# How many of the amounts before may be summed up in one.
_AMOUNTS_BEFORE = 12


def check_prose_figures(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each amount in the board's texts is one of the report's figures, or says where it stands.

    Silent while a file of the board, or a cell of the report, cannot be read: it may hold the figure,
    its name or its unit.
    """
    if board.unreadable:
        return
    figures = _Figures(board)
    for text in texts_of(board):
        if text.report and not _has_unread_cells(text.report):
            yield from _TextCheck(text, text.report, figures).problems()


def _has_unread_cells(report: Report) -> bool:
    cells = (cell for table in report.tables for row in table.rows for cell in row.cells)
    return any(not cell.is_read for cell in cells)


class _Figures:
    """The board's reports as figures, each read once and only when a text has an amount."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._found: dict[str, ReportFigures] = {}

    def of(self, report: Report) -> ReportFigures:
        if report.id not in self._found:
            self._found[report.id] = report_figures(self.board, report)
        return self._found[report.id]

    def before(self, report: Report, sentence: str) -> Iterator[TableRow]:
        """What earlier reports say of the rows that a sentence names, and of the board as a whole."""
        for earlier in self.board.reports:
            if earlier.id != report.id and earlier.sort_key <= report.sort_key:
                figures = self.of(earlier)
                yield from (row for row in figures.rows if row.is_main)
                yield from (row for _, rows in figures.named_in(sentence) for row in rows)

    def all_before(self, report: Report) -> Iterator[TableRow]:
        for earlier in self.board.reports:
            if earlier.id != report.id and earlier.sort_key <= report.sort_key:
                yield from self.of(earlier).rows

    @cached_property
    def named(self) -> str:
        """What goals and indicators are called, where a number is part of the name."""
        goals = [goal for goal_year in self.board.goal_years for goal in goal_year.walk()]
        indicators = self.board.indicators.values()
        return "\n".join(
            [
                *(f"{goal.name}\n{goal.short_name or ''}" for goal in goals),
                *(f"{known.name}\n{known.short_name or ''}\n{known.description}" for known in indicators),
            ]
        ).replace(NBSP, " ")


@dataclass(frozen=True)
class _Said:
    """An amount in its sentence. `bound` are the rows whose name stands next before it, if any.

    surplus: +1 where it is said to be a surplus, −1 a deficit, else 0.
    """

    amount: Amount
    sentence: Sentence
    named: Sequence[TableRow]
    bound: Sequence[TableRow]
    surplus: int


class _TextCheck:
    def __init__(self, text: Text, report: Report, figures: _Figures) -> None:
        self.text = text
        self.report = report
        self.figures = figures

    @cached_property
    def own(self) -> ReportFigures:
        return self.figures.of(self.report)

    def _of_own_table(self, rows: Sequence[TableRow]) -> Sequence[TableRow]:
        """Those of the table that the text comments on; all where it comments on none."""
        return [row for row in rows if row.table == self.text.name] or rows

    def problems(self) -> Iterator[Problem]:
        unit = None
        for block in blocks_of(self.text.markdown):
            earlier: list[Amount] = []
            for sentence in block:
                of_sentence = self._said(sentence, amounts_in(sentence.text, unit))
                for i, one in enumerate(of_sentence):
                    yield from self._check(one, earlier[-_AMOUNTS_BEFORE:])
                    earlier.append(one.amount)
                    yield from self._check_change(one, of_sentence[i + 1 : i + 2])
                unit = stated_unit(sentence.text) or unit

    def _said(self, sentence: Sentence, amounts: Sequence[Amount]) -> list[_Said]:
        if not amounts:
            return []
        named = self.own.named_in(sentence.text)
        every = [row for _, rows in named for row in rows]
        found: list[_Said] = []
        at, surplus = 0, 0
        for amount in amounts:
            next_before = [rows for end, rows in named if at <= end <= amount.start]
            of_kind = [row for row in (next_before[-1] if next_before else ()) if row.kind is amount.kind]
            own_table = [row for row in of_kind if row.table == self.text.name]
            surplus = surplus_said(sentence.text[at : amount.start], surplus)
            found.append(_Said(amount, sentence, every, own_table or of_kind, surplus))
            at = amount.end
        return found

    def _check(self, said: _Said, amounts: Sequence[Amount]) -> Iterator[Problem]:
        amount = said.amount
        if said.surplus and amount.kind is Kind.MONEY:
            hits = [(row, f) for row in said.bound or self.own.rows for f in row.variances if _is(amount, f)]
            if hits and all(figure.number * said.surplus < 0 for _, figure in hits):
                yield self._tell_turned(said, *hits[0])
                return
            if hits:
                return
            if (
                said.bound
                and any(row.variances for row in said.bound)
                and not self._is_computed(said, amounts)
            ):
                yield self._tell(said, said.bound)
                return
        elif amount.sign:
            hits = [(row, f) for row in said.bound or self.own.rows for f in row.variances if _is(amount, f)]
            if hits and all(figure.number * amount.sign < 0 for _, figure in hits):
                yield self._tell_turned(said, *hits[0])
                return
        if self._agrees(said, amounts) or _SOURCE.search(said.sentence.text):
            return
        yield self._tell(said, ())

    def _agrees(self, said: _Said, amounts: Sequence[Amount]) -> bool:
        amount = said.amount
        if amount.kind is not Kind.POINTS and any(self._stated(amount, self.own.rows)):
            return True
        if self._is_computed(said, amounts) or self._is_in_a_name(amount):
            return True
        if not _COMPARES.search(said.sentence.text):
            return False
        before = list(self.figures.before(self.report, said.sentence.text))
        return any(self._stated(amount, before)) or self._has_changed(said)

    def _has_changed(self, said: _Said) -> bool:
        """Whether the amount is how much a figure differs from an earlier report's of the same.

        `Det är` speaks of what the sentence before names.
        """
        text = said.sentence.text
        if not derived_amounts.tells_a_change(text):
            return False
        named = self.own.named_in(text) or self.own.named_in(self._sentence_before(said))
        rows = [row for _, found in named for row in found] or [row for row in self.own.rows if row.is_main]
        names = {row.series: row for row in rows if row.kind is said.amount.kind}
        return any(
            said.amount.agrees_with(now.number - then.number, now.half_step + then.half_step)
            for earlier in self.figures.all_before(self.report)
            if earlier.series in names
            for then in earlier.figures
            for now in names[earlier.series].figures
            if (now.column.measure, now.column.period) == (then.column.measure, then.column.period)
        )

    def _sentence_before(self, said: _Said) -> str:
        sentences = [each for block in blocks_of(self.text.markdown) for each in block]
        before = [each.text for each in sentences if each.start < said.sentence.start]
        return before[-1] if before else ""

    def _stated(self, amount: Amount, rows: Iterable[TableRow]) -> Iterator[TableRow]:
        """The rows that have the amount."""
        for row in rows:
            if row.kind is amount.kind and any(_is(amount, figure) for figure in row.figures):
                yield row

    def _is_computed(self, said: _Said, amounts: Sequence[Amount]) -> bool:
        rows = list(said.named)
        if not rows or "nämnd" in said.sentence.text.casefold():
            main = [row for row in self.own.rows if row.is_main]
            rows += self._of_own_table(main)
        return derived_amounts.is_computed(said.amount, said.sentence.text, rows, said.named, amounts)

    def _is_in_a_name(self, amount: Amount) -> bool:
        number = re.split(r"[^\d, ]", amount.text.replace(NBSP, " ").strip("\N{MINUS SIGN}+ "))[0].strip()
        unit = r"(?:procent|%)" if amount.kind is Kind.PERCENT else r"(?:kronor|kr|tkr|mnkr)"
        pattern = rf"(?<![\d,]){re.escape(number)}(?:(?: (?:och|till) |\N{{EN DASH}})\d+)? ?{unit}"
        return bool(number) and re.search(pattern, self.figures.named) is not None

    def _check_change(self, said: _Said, following: Sequence[_Said]) -> Iterator[Problem]:
        """`ökat från A till B`: B is the greater, and one row has both."""
        text, amount = said.sentence.text, said.amount
        before = _FROM.search(text[max(0, amount.start - 60) : amount.start])
        if not before or not following or not _TO.fullmatch(text[amount.end : following[0].amount.start]):
            between = text[amount.start : following[0].amount.start] if following else ""
            joined = following and re.search(r"\d\s+till\s+$", between)
            if not before or not joined:
                return
        then = following[0].amount
        rises, falls = _RISES.search(before["verb"]), _FALLS.search(before["verb"])
        if (rises and then.number < amount.number) or (falls and then.number > amount.number):
            size = "mindre" if then.number < amount.number else "större"
            what = f"Texten säger {quoted(before['verb'])} från {amount.text} till {then.text}, men det senare är {size}."
            yield Problem("TEXT04", self._place(said), what, "Rätta ordet eller något av beloppen.")
            return
        earlier = list(self.figures.before(self.report, text))
        first, second = (
            {row.series for row in self._stated(one, [*self.own.rows, *earlier])} for one in (amount, then)
        )
        if first and second and not first & second and not _SOURCE.search(text):
            what = f"Texten säger från {amount.text} till {then.text}, men ingen rad i tabellerna har båda."
            yield Problem("TEXT04", self._place(said), what, FIX)

    def _tell(self, said: _Said, rows: Sequence[TableRow]) -> Problem:
        amount = said.amount
        if rows:
            what = f"Texten säger {amount.text} om {rows[0].name}, men tabellen har inte det beloppet."
            pool = [(row, figure) for row in rows for figure in row.variances]
        else:
            called = "det beloppet" if amount.kind is Kind.MONEY else "den siffran"
            what = f"Texten säger {amount.text}, men ingen av rapportens tabeller har {called}."
            pool = [
                (row, figure)
                for row in self._of_own_table(self.own.rows)
                if row.kind is amount.kind
                for figure in (row.variances if said.surplus else row.figures)
            ]
        near = min(pool, key=lambda found: abs(abs(found[1].number) - amount.number), default=None)
        is_change = not said.surplus and derived_amounts.tells_a_change(said.sentence.text)
        if near and not is_change and abs(abs(near[1].number) - amount.number) * _NEAR <= amount.number:
            what += f" Närmast är {near[0].says(near[1])}."
        return Problem("TEXT04", self._place(said), what, FIX)

    def _tell_turned(self, said: _Said, row: TableRow, figure: TableFigure) -> Problem:
        word = {1: "ett överskott på ", -1: "ett underskott på "}.get(said.surplus, "")
        what = f"Texten säger {word}{said.amount.text}, men i tabellen står {row.says(figure)}."
        fix = "Rätta ordet eller tecknet, eller cellen om den skiljer sig från dokumentet."
        return Problem("TEXT04", self._place(said), what, fix)

    def _place(self, said: _Said) -> Place:
        return self.text.place(said.sentence.start + said.amount.start)


def _is(amount: Amount, figure: TableFigure) -> bool:
    return amount.agrees_with(figure.number)
