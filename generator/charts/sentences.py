"""One or two sentences for each chart that say what a reader should see; computed, in Swedish.

They compare figures and never say why these differ. Where nothing can be said, nothing is.
"""

from collections.abc import Iterator, Sequence

from generator import formats
from generator.charts.economic_sentences import Total, cost_sentences, variance_sentences, years_sentences
from generator.charts.series import Reading, groups_of, outcomes_of, read_readings
from generator.charts.wording import (
    NO_FIGURES,
    desired,
    difference,
    figure,
    more_or_less,
    same,
    subject,
    year_list,
)
from generator.model.board import DesiredDirection
from generator.model.period import Period
from generator.model.steering import Trend
from generator.model.unit import is_counted
from generator.model.value import Direction, Measure, Missing
from generator.tables import Table

__all__ = [
    "NO_FIGURES",
    "TREND_METHOD",
    "Total",
    "compared_with",
    "cost_sentences",
    "indicator_sentences",
    "trend",
    "variance_sentences",
    "years_sentences",
]

NO_OUTCOME = "Det finns ännu inget utfall."
TREND_METHOD = (
    "Trenden jämför de två senaste utfallen för samma slags period och bedöms efter indikatorns önskade "
    "riktning. Den går inte att bedöma när det finns färre än två utfall eller när indikatorn saknar "
    "önskad riktning."
)
_SAME_PART_OF_YEAR = 0.02
_MEASURE_NAMES = {Measure.FORECAST: "Prognosen", Measure.PLAN: "Planen", Measure.BUDGET: "Budgeten"}


def indicator_sentences(
    table: Table, *, unit: str, decimals: int, direction: DesiredDirection, name: str
) -> list[str]:
    """The latest outcome, how it differs from the one before, and what is aimed at and expected."""
    readings = read_readings(table)
    if not any(reading.has_value for reading in readings):
        return [NO_FIGURES]
    outcomes = _comparable(readings)
    sentences: list[str] = []
    if outcomes:
        sentences += _change(outcomes, subject(name), unit, decimals)
        sentences += _gaps(readings, outcomes)
        sentences += _extreme(outcomes, decimals)
    elif not any(reading.is_outcome and reading.has_value for reading in readings):
        sentences.append(NO_OUTCOME)
    sentences += _by_group(readings, unit, decimals)
    if better := desired(direction, unit):
        sentences.append(better)
    latest = outcomes[-1] if outcomes else None
    sentences += _target(readings, latest, unit, decimals)
    sentences += _expected(readings, latest, unit, decimals)
    return sentences


def trend(table: Table, direction: DesiredDirection) -> Trend:
    """Whether the latest outcome is better than the one before it; see TREND_METHOD."""
    outcomes = _comparable(read_readings(table))
    if len(outcomes) < 2 or direction is DesiredDirection.NONE:
        return Trend.UNKNOWN
    change = outcomes[-1].amount - outcomes[-2].amount
    if change == 0:
        return Trend.UNCHANGED
    return Trend.BETTER if (change > 0) == (direction is DesiredDirection.UP) else Trend.WORSE


def compared_with(table: Table) -> str:
    """The period that the latest outcome is compared with in a trend; empty when there is none."""
    outcomes = _comparable(read_readings(table))
    return outcomes[-2].period if len(outcomes) > 1 else ""


def _comparable(readings: Sequence[Reading]) -> list[Reading]:
    """The outcomes of all together for the same part of a year as the latest one, oldest first."""
    groups = groups_of([reading for reading in readings if reading.is_outcome])
    group = groups[0] if len(groups) == 1 else ""
    outcomes = outcomes_of(readings, group)
    if not outcomes:
        return []
    latest = outcomes[-1]
    return [
        reading
        for reading in outcomes
        if reading.is_whole_year is latest.is_whole_year
        and abs((latest.order - reading.order + 0.5) % 1 - 0.5) <= _SAME_PART_OF_YEAR
    ]


def _change(outcomes: Sequence[Reading], name: str, unit: str, decimals: int) -> Iterator[str]:
    latest = outcomes[-1]
    shown = figure(latest.amount, unit, decimals)
    if len(outcomes) == 1:
        yield f"{name} var {shown} {latest.period}."
        return
    before = outcomes[-2]
    if same(latest.amount, before.amount, decimals):
        yield f"{name} var {shown} {latest.period}, oförändrat jämfört med {before.period}."
        return
    change = latest.amount - before.amount
    verb = "ökade" if change > 0 else "minskade"
    distance = difference(change, "" if is_counted(unit) else unit, decimals)
    yield (
        f"{name} {verb} med {distance}, "
        f"från {figure(before.amount, unit, decimals)} {before.period} till {shown} {latest.period}."
    )


def _gaps(readings: Sequence[Reading], outcomes: Sequence[Reading]) -> Iterator[str]:
    """What is missing between the two latest outcomes, and after the latest."""
    latest = outcomes[-1]
    stated = {r.order: r for r in readings if r.is_outcome and not r.has_value and r.group == latest.group}
    if len(outcomes) > 1 and latest.is_whole_year:
        between = range(int(outcomes[-2].order) + 1, int(latest.order))
        silent = [year for year in between if float(year) not in stated]
        if silent:
            yield f"För {year_list(silent)} saknas uppgift."
    first = outcomes[-2].order if len(outcomes) > 1 else latest.order
    for order in sorted(order for order in stated if order > first):
        not_stated = stated[order].missing == formats.MISSING_REASONS[Missing.NOT_STATED]
        if order < latest.order or not not_stated:
            yield _missing(stated[order])


def _missing(reading: Reading) -> str:
    reasons = formats.MISSING_REASONS
    if reading.missing in (reasons[Missing.SUPPRESSED], reasons[Missing.NOT_STATED]):
        return f"Utfallet för {reading.period} {reading.missing}."
    if reading.missing in (None, reasons[Missing.NOT_AVAILABLE], reasons[Missing.NOT_APPLICABLE]):
        return f"För {reading.period} saknas uppgift."
    return f"För {reading.period} saknas uppgift ({reading.missing})."


def _extreme(outcomes: Sequence[Reading], decimals: int) -> Iterator[str]:
    """Whether the latest outcome is the highest or the lowest of three or more."""
    latest, earlier = outcomes[-1], outcomes[:-1]
    if len(earlier) < 2 or any(same(latest.amount, each.amount, decimals) for each in earlier):
        return
    for word, best in (("lägsta", min), ("högsta", max)):
        if best(outcomes, key=lambda reading: reading.amount) is latest:
            yield f"Det är det {word} utfallet i serien, som börjar {outcomes[0].period}."


def _by_group(readings: Sequence[Reading], unit: str, decimals: int) -> Iterator[str]:
    """The latest outcome of each named group, if there are two or three."""
    named = [group for group in groups_of([r for r in readings if r.is_outcome]) if group]
    if len(named) not in (2, 3):
        return
    latest = max((outcomes_of(readings, group)[-1] for group in named), key=lambda reading: reading.order)
    parts = [
        f"{figure(reading.amount, unit, decimals)} för {group.lower()}"
        for group in named
        for reading in outcomes_of(readings, group)
        if reading.order == latest.order
    ]
    yield f"Utfallet {latest.period} var {formats.listed(parts)}."


def _target(readings: Sequence[Reading], latest: Reading | None, unit: str, decimals: int) -> Iterator[str]:
    """The latest outcome beside its target, or else the next target."""
    targets = [r for r in readings if r.measure == Measure.TARGET and not r.group]
    targets = [target for target in targets if target.has_value or target.missing in tuple(Direction)]
    own = [target for target in targets if latest and target.order == latest.order]
    if latest and own:
        target = own[-1]
        if not target.has_value:
            yield _direction(target)
            return
        shown = figure(target.amount, unit, decimals)
        if same(latest.amount, target.amount, decimals):
            yield f"Målvärdet för {target.period} var också {shown}."
            return
        distance = latest.amount - target.amount
        words = f"{difference(distance, unit, decimals)} {more_or_less(distance, unit)}"
        yield f"Utfallet {latest.period} är {words} än målvärdet, som var {shown}."
        return
    for target in sorted(targets, key=lambda reading: reading.order):
        if latest is None or target.order > latest.order:
            if target.has_value:
                yield f"Målvärdet för {target.period} är {figure(target.amount, unit, decimals)}."
            else:
                yield _direction(target)
            return


def _direction(target: Reading) -> str:
    """A target without a figure (`ska öka`); whether it is met is not for us to say."""
    return f"Målet för {target.period} är att utfallet {target.missing}."


def _expected(readings: Sequence[Reading], latest: Reading | None, unit: str, decimals: int) -> Iterator[str]:
    """The newest forecast for a time after the latest outcome, and the last plan (or else the budget)."""
    later = [r for r in readings if r.has_value and not r.group and (not latest or r.order > latest.order)]
    found = {
        measure: max(own, key=lambda pair: (pair[1].order, pair[0]))[1]
        for measure in _MEASURE_NAMES
        if (own := [(row, r) for row, r in enumerate(later) if r.measure == measure])
    }
    if len(found) > 1:
        found.pop(Measure.BUDGET, None)
    for measure, reading in found.items():
        made = _made(reading) if measure is Measure.FORECAST else ""
        shown = figure(reading.amount, unit, decimals)
        yield f"{_MEASURE_NAMES[measure]} för {reading.period}{made} är {shown}."


def _made(forecast: Reading) -> str:
    """When a forecast was made, as an insertion; nothing where that is not known."""
    if not forecast.made:
        return ""
    when = Period.parse(forecast.made)
    return f", gjord efter {formats.as_of(when) if when else forecast.made},"
