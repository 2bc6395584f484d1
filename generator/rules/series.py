"""A figure against the rest of its series: the wrong unit, an unlikely jump, a year left out.

A figure that is sure (`history.Point.is_sure`) is never doubted here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator import formats
from generator.model.board import Board, Indicator, LineKind, Municipality
from generator.model.figure import Figure, Series, Vintage
from generator.model.period import Period, PeriodKind
from generator.model.report import Dimensions
from generator.model.value import Measure, Missing
from generator.problems import Place, Problem
from generator.rules.history import History, Point, heading_of, histories_of
from generator.rules.outlier import Kind, is_outlier, other_order

# Investments differ from year to year, and a result may be anything: their history says nothing.
_STEADY_KINDS = (LineKind.REVENUE, LineKind.COST, LineKind.NET_COST, LineKind.GRANT)
_FIX = "Jämför med dokumentet. Säger det samma sak, förklara siffran under förklaringar i rapport.yml."


def check_units(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No figure is a thousand times the others, a share among percentages, or an impossible percentage."""
    for history in histories_of(board):
        for position, point in enumerate(history.points):
            if not point.is_sure and (why := _wrong_unit(history, position)):
                what = f"{point.name}, är {history.shown(point.amount)}{why}"
                yield Problem("TAL04", point.place, what, _FIX)


def _wrong_unit(history: History, position: int) -> str | None:
    point, others = history.points[position], history.others(position)
    amounts = [abs(other.amount) for other in others]
    if len(others) == 1 and position == 0:
        return None  # the later of two is the one to doubt
    percent = history.kind is Kind.PERCENT
    if order := other_order(abs(point.amount), amounts, percent=percent):
        direction = "större" if order > 1 else "mindre"
        times = formats.number(max(order, 1 / order))
        return f", ungefär {times} gånger {direction} än seriens övriga siffror ({history.span(others)})."
    has_scale = history.indicator is not None and history.indicator.scale is not None
    is_impossible = not 0 <= point.amount <= 100 and max(amounts, default=101) <= 100
    if percent and not has_scale and is_impossible:
        return f" procent, men seriens övriga siffror är {history.span(others)}."
    return None


def check_outliers(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No figure lies far from the rest of its series (`outlier.is_outlier`) without being looked at."""
    for history in histories_of(board):
        for position, point in enumerate(history.points):
            if point.is_sure or not _has_steady_history(board, point) or _wrong_unit(history, position):
                continue
            if point.vintage.report.is_statistics:
                continue  # nobody has copied it wrongly
            others = [other for other in history.others(position) if _are_alike(history, point, other)]
            if len(others) == 1 and any(other is others[0] for other in history.points[position:]):
                continue  # the later of two is the one to doubt
            if is_outlier(point.amount, [other.amount for other in others], history.kind):
                span = history.span(others)
                what = (
                    f"{point.name}, är {history.shown(point.amount)}, men seriens övriga siffror är {span}."
                )
                yield Problem("TAL05", point.place, what, _FIX)


def _has_steady_history(board: Board, point: Point) -> bool:
    if point.id.measure is Measure.TARGET:
        return False  # a target may be as far away as the board wishes
    table = board.tables.get(point.id.series.table_id or "")
    line = table.line(point.id.series.key) if table else None
    return point.id.series.table_id is None or (line is not None and line.kind in _STEADY_KINDS)


def _are_alike(history: History, point: Point, other: Point) -> bool:
    """Whether both tell of as long a time, at the same time of the year, on the same side of a break.

    Shares do not grow with the length of the time.
    """
    here, there = point.id.period, other.id.period
    breaks = history.indicator.breaks if history.indicator else ()
    return (
        other.id.measure is not Measure.TARGET
        and (history.kind is Kind.PERCENT or (here.kind, here.part) == (there.kind, there.part))
        and all((here.year >= b.year) == (there.year >= b.year) for b in breaks)
    )


def check_gaps(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A series of yearly outcomes has a figure, or the reason why there is none, for each year between.

    Between the years of the board's own reports: what only a database tells of has no years to be complete for.
    """
    found: defaultdict[tuple[Series, Dimensions, PeriodKind], list[Figure]] = defaultdict(list)
    for figure in board.figures.values():
        if figure.id.measure.is_outcome and figure.id.period.is_whole_year:
            found[figure.id.series, figure.id.dimensions, figure.id.period.kind].append(figure)
    for (series, _, kind), figures in found.items():
        told = {figure.id.period.year for figure in figures if _is_told(figure.vintages)}
        own = {figure.id.period.year for figure in figures if _is_told(figure.own)}
        missing = [year for year in range(min(own, default=0), max(own, default=0)) if year not in told]
        if series.table_id is None and series.key in board.indicators:
            missing = _without_breaks(missing, sorted(told), board.indicators[series.key])
        if missing:
            newest = max((figure.shown for figure in figures), key=lambda vintage: vintage.report.sort_key)
            place = newest.cell.place
            years = formats.listed([str(Period(kind, year)) for year in missing])
            what = f"{heading_of(board, series)} har inget utfall för {years}, och inget skäl anges."
            fix = (
                "Fyll i siffran, skriv .. (uppgift saknas) eller en not, "
                "eller ange ett brott i serien i indikatorer.yml."
            )
            yield Problem("LUCKA01", Place(place.file, place.line), what, fix)


def _is_told(vintages: Sequence[Vintage]) -> bool:
    """Whether one of them states the figure, or why it does not."""
    return any(v.value is not Missing.NOT_STATED or v.cell.marks or v.row_notes for v in vintages)


def _without_breaks(missing: Sequence[int], told: Sequence[int], indicator: Indicator) -> list[int]:
    """The years that lack a figure, other than between two figures with a break of the series between."""

    def is_broken(year: int) -> bool:
        before = max(found for found in told if found < year)
        after = min(found for found in told if found > year)
        return any(before < b.year <= after for b in indicator.breaks)

    return [year for year in missing if not is_broken(year)]
