"""Amounts that prose computes from a table: a change, a share or a sum, where its words say so."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby, permutations

from generator.rules.amounts import Amount, Kind
from generator.rules.table_figures import TableRow

_CHANGE = re.compile(
    r"\b(?:ök|minsk|sänk|höj|växer|växt|stig|sjunk|skill|skilj|differens|avvik|över|under|dra|läg|för)\w*"
    r"|\b(?:mer|mindre|bättre|sämre|högre|lägre|dyrare|billigare|fler|färre|större)\b",
    re.IGNORECASE,
)
_MORE_OR_LESS = re.compile(
    r"\b(?:(?:ök|minsk|sänk|höj)\w*|mer|mindre|bättre|sämre|högre|lägre)\b", re.IGNORECASE
)
_SHARE = re.compile(
    r"\b(?:procent|%) (?:av|högre|lägre|mer|mindre|dyrare|billigare|bättre|sämre|större|fler|färre)\b"
    r"|\b(?:ök|minsk|motsvara|andel|utgör|stig|sjunk)\w*",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"budget|kostnad|intäkt|utgift|prognos|bokslut|resultat|skott|belopp|pengar|anslag|investering|kronor|\bt?kr\b",
    re.IGNORECASE,
)
_SUM = re.compile(r"\b(?:tillsammans|sammanlagt|totalt|sammantaget|summa|summan|inklusive)\b", re.IGNORECASE)
_WITHOUT = re.compile(r"\b(?:utan|exklusive|frånsett|bortsett)\b", re.IGNORECASE)
_TINY = Decimal("0.001")


def tells_a_change(sentence: str) -> bool:
    """Whether the amounts of a sentence may be how much something has become greater or less."""
    return _MORE_OR_LESS.search(sentence) is not None


def is_computed(
    amount: Amount,
    sentence: str,
    rows: Sequence[TableRow],
    named: Sequence[TableRow],
    amounts: Sequence[Amount],
) -> bool:
    """Whether the amount is a change, share or sum of the rows' figures, as the sentence says.

    named: the rows that the sentence names. amounts: those before it in the paragraph.
    """
    if amount.kind is Kind.PERCENT:
        money = [row for row in (rows if _MONEY.search(sentence) else named) if row.kind is Kind.MONEY]
        return bool(_SHARE.search(sentence)) and any(map(amount.agrees_with, _shares(money)))
    changing = rows if _CHANGE.search(sentence) else named
    kind = Kind.PERCENT if amount.kind is Kind.POINTS else amount.kind
    if any(amount.agrees_with(n, slack) for n, slack in _changes(changing, kind)):
        return True
    others = [other.number for other in amounts if other.kind is amount.kind]
    if _SUM.search(sentence) and any(map(amount.agrees_with, _sums(rows, named, others, kind))):
        return True
    return bool(_WITHOUT.search(sentence)) and any(
        amount.agrees_with(a - b) for a, b in combinations(others, 2)
    )


def _changes(rows: Sequence[TableRow], kind: Kind) -> Iterator[tuple[Decimal, Decimal]]:
    """The differences between two figures of a row, each with the rounding of both."""
    for row in rows:
        if row.kind is kind:
            for one, other in combinations(row.figures, 2):
                yield one.number - other.number, one.half_step + other.half_step


def _shares(rows: Sequence[TableRow]) -> Iterator[Decimal]:
    """In percent: what one figure of a row is of another of it, and how much they differ."""
    for row in rows:
        for part, whole in permutations(row.figures, 2):
            if abs(whole.number) > _TINY:
                share = 100 * part.number / whole.number
                yield share
                yield share - 100


def _sums(
    rows: Sequence[TableRow], named: Sequence[TableRow], amounts: Sequence[Decimal], kind: Kind
) -> Iterator[Decimal]:
    """Sums of a row's neighbouring figures, of the named rows' figures in a column, and of the amounts."""
    for row in rows:
        if row.kind is kind:
            numbers = [figure.number for figure in row.figures]
            yield from (
                sum(numbers[i:j], Decimal(0))
                for i, j in combinations(range(len(numbers) + 1), 2)
                if j - i > 1
            )
    figures = [
        (f.column.title, row.table, f.number) for row in named if row.kind is kind for f in row.figures
    ]
    for _, column in groupby(sorted(figures), key=lambda found: found[:2]):
        yield sum((number for _, _, number in column), Decimal(0))
    for length in range(2, len(amounts) + 1):
        yield from (sum(amounts[i : i + length], Decimal(0)) for i in range(len(amounts) - length + 1))
