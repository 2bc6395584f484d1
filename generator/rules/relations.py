"""What the tables say of one another, and which figures follow from the others."""

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from fractions import Fraction

from generator.model.board import Board
from generator.model.figure import Figure, FigureId, figure_id_of
from generator.model.report import Report, ReportTable, Row
from generator.model.value import Missing, amount_of
from generator.problems import Place
from generator.rules.economy import equations_of

Relation = Mapping[FigureId, int]
_MOST_TO_HIDE = 6
_TOTALS = (
    "",
    "t",
    "total",
    "totalt",
    "summa",
    "alla",
    "samtliga",
    "tillsammans",
    "hela nämnden",
    "hela kommunen",
)


def known_amount(figure: Figure) -> Decimal | None:
    amounts = (amount_of(vintage.value) for vintage in reversed(figure.vintages))
    return next((amount for amount in amounts if amount is not None), None)


def relations_of(board: Board) -> Iterator[Relation]:
    """Everything that figures must satisfy, as signed figures that are zero together."""
    at: dict[Place, FigureId] = {}
    for report in board.reports:
        for table in report.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    at[cell.place] = figure_id_of(report, table, row, column)
            yield from _of_dimensions(board, report, table)
            yield from _of_equal_lines(board, report, table)
    for equation in equations_of(board):
        signed = [(-1, equation.stated), *equation.terms]
        yield {at[spot.place]: sign for sign, spot in signed if spot.place in at}


def _of_dimensions(board: Board, report: Report, table: ReportTable) -> Iterator[Relation]:
    """Women and men, or groups, are their total where persons, things or kronor are added up."""
    for row in table.rows:
        indicator = board.indicators.get(row.key) if table.table_id is None else None
        if table.table_id is None and not (indicator and indicator.counts):
            continue
        for name in ("kön", "område", "grupp"):
            if dict(row.dimensions).get(name, "").casefold() in _TOTALS:
                yield from _of_parts(report, table, row, name)


def _of_parts(report: Report, table: ReportTable, total: Row, name: str) -> Iterator[Relation]:
    """What a total is of: the rows that differ from it in one dimension only."""

    def others(row: Row) -> dict[str, str]:
        return {key: stated for key, stated in row.dimensions if key != name}

    parts = [
        row
        for row in table.rows
        if row is not total and row.key == total.key and others(row) == others(total)
        if dict(row.dimensions).get(name, "").casefold() not in _TOTALS
    ]
    if len(parts) < 2 or _is_no_total(total, parts):
        return
    for position, column in enumerate(table.columns):
        if all(row.cells[position].value is not Missing.NOT_STATED for row in (total, *parts)):
            signed = [(-1, total), *((1, part) for part in parts)]
            yield {figure_id_of(report, table, row, column): sign for sign, row in signed}


def _is_no_total(total: Row, parts: Sequence[Row]) -> bool:
    """Whether some column shows that the parts are not what the total is of, or overlap."""
    for position, cell in enumerate(total.cells):
        amounts = [amount_of(part.cells[position].value) for part in parts]
        stated = amount_of(cell.value)
        if stated is not None and None not in amounts and stated != sum(a for a in amounts if a is not None):
            return True
    return False


def _of_equal_lines(board: Board, report: Report, table: ReportTable) -> Iterator[Relation]:
    """A line that is declared equal to one of another table, column by column."""
    definition = board.tables.get(table.table_id or "")
    for row in table.rows if definition else ():
        line = definition.line(row.key) if definition else None
        if line is None or line.equals is None:
            continue
        for other in (found for found in report.tables if found.table_id == line.equals[0]):
            like = (line.equals[1], row.dimensions)
            twin = next((r for r in other.rows if (r.key, r.dimensions) == like), None)
            for column in table.columns if twin else ():
                if twin and column in other.columns:
                    own, others = (
                        figure_id_of(report, t, r, column) for t, r in ((table, row), (other, twin))
                    )
                    yield {own: 1, others: -1}


class Sums:
    """The relations among figures, and what can be worked out of them."""

    def __init__(self, figures: Mapping[FigureId, Figure], relations: Sequence[Relation]) -> None:
        self.figures = figures
        self.relations = relations

    def determined(self, sought: Set[FigureId], also_hidden: Set[FigureId] = frozenset()) -> set[FigureId]:
        """Those of the sought figures that the relations leave only one value, were `also_hidden` hidden."""
        pivots: dict[FigureId, dict[FigureId, Fraction]] = {}
        for relation in self._near(sought, also_hidden):
            rest = {
                fid: Fraction(sign) for fid, sign in relation.items() if self._is_unknown(fid, also_hidden)
            }
            for pivot in [fid for fid in rest if fid in pivots]:
                _add(rest, pivots[pivot], -rest.get(pivot, Fraction(0)))
            if rest:
                pivot = next(iter(rest))
                rest = {fid: share / rest[pivot] for fid, share in rest.items()}
                for row in pivots.values():
                    _add(row, rest, -row.get(pivot, Fraction(0)))
                pivots[pivot] = rest
        return {fid for fid in sought if set(pivots.get(fid, ())) == {fid}}

    def _is_unknown(self, fid: FigureId, also_hidden: Set[FigureId]) -> bool:
        return fid in also_hidden or known_amount(self.figures[fid]) is None

    def _near(self, sought: Set[FigureId], also_hidden: Set[FigureId] = frozenset()) -> list[Relation]:
        """The relations that the sought figures are in, and those of the unknown figures in these, and so on."""
        reached, left = set(sought), list(self.relations)
        found: list[Relation] = []
        while True:
            near = [relation for relation in left if not reached.isdisjoint(relation)]
            if not near:
                return found
            found += near
            left = [relation for relation in left if reached.isdisjoint(relation)]
            reached |= {fid for relation in near for fid in relation if self._is_unknown(fid, also_hidden)}

    def of(self, fid: FigureId) -> list[Relation]:
        return [relation for relation in self.relations if fid in relation]

    def simplest(self, fid: FigureId) -> Relation | None:
        """The relation in which the figure is the only unknown, if there is one."""
        alone = (r for r in self.of(fid) if all(f == fid or not self._is_unknown(f, frozenset()) for f in r))
        return next(alone, None)

    def to_hide(self, fid: FigureId) -> list[FigureId]:
        """Figures that must be hidden too, as few as are easily found; none where nothing would help."""
        chosen: list[FigureId] = []
        while len(chosen) < _MOST_TO_HIDE:
            candidates = self._candidates(fid, frozenset(chosen))
            enough = (c for c in candidates if not self.determined({fid}, frozenset([*chosen, c])))
            if (last := next(enough, None)) is not None:
                return [*chosen, last]
            if not candidates:
                break
            chosen.append(candidates[0])
        return []

    def _candidates(self, fid: FigureId, chosen: Set[FigureId]) -> list[FigureId]:
        """Known figures by which a figure can be worked out: those of its own sums first, parts before
        totals, and small ones before great ones."""
        own = {other for relation in self.of(fid) for other in relation}
        order = {
            other: (other not in own, relation[other] != relation.get(fid, 1), abs(amount))
            for relation in reversed(self._near({fid}, chosen))
            for other in relation
            if other not in chosen and (amount := known_amount(self.figures[other])) is not None
        }
        return sorted(order, key=lambda other: order[other])


def _add(row: dict[FigureId, Fraction], other: Mapping[FigureId, Fraction], times: Fraction) -> None:
    """Adds another row to a row, so many times, and drops what becomes nothing."""
    if times:
        for fid, share in other.items():
            row[fid] = row.get(fid, Fraction(0)) + times * share
            if not row[fid]:
                del row[fid]
