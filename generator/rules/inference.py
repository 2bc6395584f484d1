"""Hidden figures that can be worked out from what is shown (PERS03).

What the tables say is written as equations: women and men are the total, groups are their total, and
everything that ekonomi.yml declares. A hidden figure can be worked out when the equations leave it only
one value. Hidden is a cell that says `sekretess`, and an upward bound (`<5`) of a sensitive indicator.
That small totals leave few possible values (2 = 1 + 1) is not looked for: it is the municipality's to weigh.
"""

from collections.abc import Iterator, Mapping, Sequence

from generator import formats
from generator.model.board import Board, Municipality
from generator.model.figure import Figure, FigureId
from generator.model.report import Cell
from generator.model.value import Bound, BoundSign, Missing, amount_of
from generator.problems import Place, Problem
from generator.rules.disclosure import published_by_decision
from generator.rules.relations import Sums, known_amount, relations_of


def check_hidden_figures(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No hidden figure can be worked out from other figures, and no other report or correction shows it."""
    figures = board.figures
    hidden = {fid for fid, figure in figures.items() if _hiding_cell(board, figure) is not None}
    if not hidden:
        return
    decided = published_by_decision(board)
    for fid, figure in figures.items():
        if fid in hidden and (
            shown := [place for place in _telling_places(board, figure) if place not in decided]
        ):
            yield _shown_elsewhere(board, figure, shown)
    yield from _in_corrections(board)
    sums = Sums(figures, list(relations_of(board)))
    solved = sums.determined({fid for fid in hidden if known_amount(figures[fid]) is None})
    for fid in figures:
        if fid in solved:
            yield _worked_out(board, figures, sums, fid)


def _hiding_cell(board: Board, figure: Figure) -> Cell | None:
    """The first cell that hides the figure."""
    indicator = board.indicators.get(figure.id.series.key) if figure.id.series.table_id is None else None
    bounds_hide = indicator is not None and indicator.sensitive and figure.id.measure.is_outcome
    for vintage in figure.vintages:
        match vintage.value:
            case Missing.SUPPRESSED:
                return vintage.cell
            case Bound(BoundSign.LESS | BoundSign.AT_MOST) if bounds_hide:
                return vintage.cell
    return None


def _places(figure: Figure) -> list[Place]:
    """Where the figure's amount is shown."""
    return [vintage.cell.place for vintage in figure.vintages if amount_of(vintage.value) is not None]


def _telling_places(board: Board, figure: Figure) -> list[Place]:
    """Where a hidden figure is shown; an amount beyond a bound is another figure, and reveals nothing."""
    cell = _hiding_cell(board, figure)
    most = cell.value.limit if cell and isinstance(cell.value, Bound) else None
    return [
        vintage.cell.place
        for vintage in figure.vintages
        if (amount := amount_of(vintage.value)) is not None and (most is None or 0 < amount <= most)
    ]


def _worked_out(board: Board, figures: Mapping[FigureId, Figure], sums: Sums, fid: FigureId) -> Problem:
    cell = _hiding_cell(board, figures[fid])
    place = cell.place if cell else board.place
    relation = sums.simplest(fid)
    out_of = "andra siffror i tabellerna"
    if relation is not None:
        known = [_nearest(place, _places(figures[other])) for other in relation if other != fid]
        out_of = formats.listed([_seen_from(place, found) for found in known])
    what = f"Siffran är dold, men går att räkna fram ur {out_of}."
    others = [place for other in sums.to_hide(fid) for place in _places(figures[other])]
    fix = "Skriv sekretess också i de celler som den går att räkna fram ur."
    if others:
        fix = f"Skriv sekretess också här: {_listed(place, others)}."
    return Problem("PERS03", place, what, fix)


def _nearest(place: Place, others: Sequence[Place]) -> Place:
    """One in the same file, if there is one; else the newest."""
    return next((other for other in others if other.file == place.file), others[-1])


def _shown_elsewhere(board: Board, figure: Figure, places: Sequence[Place]) -> Problem:
    cell = _hiding_cell(board, figure)
    place = cell.place if cell else board.place
    shown = _listed(place, places)
    what = f"Siffran är dold här, men visas i {shown}."
    return Problem("PERS03", place, what, "Skriv sekretess också där.")


def _in_corrections(board: Board) -> Iterator[Problem]:
    """A correction that hides a figure must not say what it was."""
    for report in board.reports:
        for correction in report.corrections:
            if correction.was is None or correction.now is None:
                continue
            if correction.now.value is Missing.SUPPRESSED and amount_of(correction.was.value) is not None:
                what = "Rättelsen visar den siffra som den döljer."
                fix = "Ta bort rättelsen. Skriv under beslut om små tal varför siffran är dold."
                yield Problem("PERS03", correction.place("var"), what, fix)


def _listed(place: Place, others: Sequence[Place]) -> str:
    return formats.listed(list(dict.fromkeys(_seen_from(place, other) for other in others)))


def _seen_from(place: Place, other: Place) -> str:
    """A cell as one says it beside another: by its row or its column alone where the rest is the same."""
    if other.file != place.file:
        return str(other)
    if other.line == place.line:
        return other.column_text or f"rad {other.line}"
    return (
        f"rad {other.line}"
        if other.column == place.column
        else f"rad {other.line} {other.column_text}".strip()
    )
