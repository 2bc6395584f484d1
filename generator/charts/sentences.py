"""The few sentences for an indicator's chart that say what a reader should see; computed.

They compare figures and never say why these differ. Where nothing can be said, nothing is; of more than
four sentences the four that matter most are kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import formats
from generator.charts.economic_sentences import Total, cost_sentences, variance_sentences, years_sentences
from generator.charts.series import Reading, groups_of, outcomes_of, read_readings
from generator.charts.wording import (
    NO_FIGURES,
    TOTAL,
    bounded,
    desired,
    differs,
    figure,
    same,
    year_list,
)
from generator.language import N_, _
from generator.model.board import DesiredDirection
from generator.model.steering import Trend
from generator.model.value import BoundSign, Direction, Measure, Missing
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

NO_OUTCOME = N_("Det finns ännu inget utfall.")
TREND_METHOD = N_(
    "Trenden jämför de två senaste utfallen för samma slags period och bedöms efter indikatorns önskade "
    "riktning. Den går inte att bedöma när det finns färre än två utfall eller när indikatorn saknar "
    "önskad riktning."
)
_SAME_PART_OF_YEAR = 0.02
_MOST_SENTENCES = 4
_EXPECTED = {
    Measure.FORECAST: N_("Prognosen för {period} är {figure}."),
    Measure.PLAN: N_("Planen för {period} är {figure}."),
    Measure.BUDGET: N_("Budgeten för {period} är {figure}."),
}
_DIRECTIONS = {
    Direction.UP.value: N_("Målet för {period} är att utfallet ska öka."),
    Direction.DOWN.value: N_("Målet för {period} är att utfallet ska minska."),
}


@dataclass(frozen=True)
class _Said:
    """A sentence; those with the least `rank` are kept when there are too many."""

    rank: int
    text: str


@dataclass(frozen=True)
class _Amounts:
    """How the figures of one indicator are written."""

    unit: str
    decimals: int

    def __call__(self, reading: Reading) -> str:
        """A reading's figure, or the bound that stands for it."""
        if reading.bound and reading.limit is not None:
            return bounded(reading.bound, reading.limit, self.unit, self.decimals)
        return figure(reading.amount, self.unit, self.decimals)

    def same(self, one: Reading, other: Reading) -> bool:
        return same(one.amount, other.amount, self.decimals)


def indicator_sentences(table: Table, *, unit: str, decimals: int, direction: DesiredDirection) -> list[str]:
    """The latest outcome and how it differs from the one before, what is aimed at, missing and expected."""
    readings = read_readings(table)
    if not any(reading.level is not None for reading in readings):
        return [_(NO_FIGURES)]
    amounts = _Amounts(unit, decimals)
    outcomes = _comparable(readings)
    latest = outcomes[-1] if outcomes else None
    found: list[_Said] = []
    if outcomes:
        found += _level(outcomes, amounts)
    elif not any(reading.is_outcome and reading.level is not None for reading in readings):
        found.append(_Said(0, _(NO_OUTCOME)))
    found += _target(readings, latest, amounts)
    found += _by_group(readings, amounts, latest)
    if outcomes:
        found += _since(outcomes, amounts)
        found += _gaps(readings, outcomes, amounts)
    if better := desired(direction, unit):
        found.append(_Said(1, better))
    found += _expected(readings, latest, amounts)
    kept = sorted(range(len(found)), key=lambda place: (found[place].rank, place))[:_MOST_SENTENCES]
    return [found[place].text for place in sorted(kept)]


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


def _level(outcomes: Sequence[Reading], amounts: _Amounts) -> Iterator[_Said]:
    """The latest outcome, and how it differs from the one before."""
    latest, shown = outcomes[-1], amounts(outcomes[-1])
    if len(outcomes) == 1:
        yield _Said(0, _("Utfallet {period} var {figure}.", period=latest.period, figure=shown))
        return
    before = outcomes[-2]
    if amounts.same(latest, before):
        text = N_("Utfallet {period} var {figure}, oförändrat sedan {before}.")
        yield _Said(0, _(text, period=latest.period, figure=shown, before=before.period))
        return
    change = differs(latest.amount - before.amount, amounts.unit, amounts.decimals, named=False)
    text = N_("Utfallet {period} var {figure}, {change} än {before}.")
    yield _Said(0, _(text, period=latest.period, figure=shown, change=change, before=before.period))


def _since(outcomes: Sequence[Reading], amounts: _Amounts) -> Iterator[_Said]:
    """Since when it has moved one way every year, and whether the latest is the highest or the lowest."""
    latest, run = outcomes[-1], _run(outcomes, amounts)
    rises = len(outcomes) > 1 and latest.amount > outcomes[-2].amount
    if len(run) > 2:
        text = N_("Utfallet har ökat varje år sedan {period}.")
        if not rises:
            text = N_("Utfallet har minskat varje år sedan {period}.")
        yield _Said(3, _(text, period=run[0].period))
    if len(outcomes) < 3 or len(run) == len(outcomes):
        return
    earlier = [reading.amount for reading in outcomes[:-1]]
    if any(same(latest.amount, amount, amounts.decimals) for amount in earlier):
        return
    first = outcomes[0].period
    if latest.amount < min(earlier):
        yield _Said(4, _("Det är det lägsta utfallet sedan serien började {period}.", period=first))
    elif latest.amount > max(earlier):
        yield _Said(4, _("Det är det högsta utfallet sedan serien började {period}.", period=first))


def _run(outcomes: Sequence[Reading], amounts: _Amounts) -> list[Reading]:
    """The latest outcomes that follow year on year and all differ from the one before in the same way."""
    run = [outcomes[-1]]
    for before in reversed(outcomes[:-1]):
        after = run[0]
        if after.order - before.order > 1 + _SAME_PART_OF_YEAR or amounts.same(after, before):
            break
        if len(run) > 1 and (after.amount > before.amount) != (run[1].amount > after.amount):
            break
        run.insert(0, before)
    return run


def _gaps(readings: Sequence[Reading], outcomes: Sequence[Reading], amounts: _Amounts) -> Iterator[_Said]:
    """What is missing between the two latest outcomes, and after the latest."""
    latest = outcomes[-1]
    stated = {r.order: r for r in readings if r.is_outcome and not r.has_value and r.group == latest.group}
    first = outcomes[-2].order if len(outcomes) > 1 else latest.order
    unstated: list[tuple[float, str]] = []
    if len(outcomes) > 1 and latest.is_whole_year:
        between = range(int(outcomes[-2].order) + 1, int(latest.order))
        unstated = [(float(year), str(year)) for year in between if float(year) not in stated]
    told: list[_Said] = []
    for order in sorted(order for order in stated if order > first):
        reading = stated[order]
        if reading.bound:
            text = _("Utfallet {period} var {figure}.", period=reading.period, figure=amounts(reading))
            told.append(_Said(1, text))
        elif reading.reason == Missing.SUPPRESSED:
            text = _("Utfallet för {period} visas inte av sekretesskäl.", period=reading.period)
            told.append(_Said(2, text))
        elif reading.reason == Missing.NOT_APPLICABLE:
            text = _("För {period} kan ingen uppgift förekomma.", period=reading.period)
            told.append(_Said(2, text))
        elif reading.reason == Missing.NOT_AVAILABLE or order < latest.order:
            unstated.append((order, reading.period))
    if unstated:
        yield _Said(2, _("Uppgift saknas för {periods}.", periods=_periods(sorted(unstated))))
    yield from told


def _periods(places: Sequence[tuple[float, str]]) -> str:
    """The periods in words; whole years in a row as a range."""
    if all(period.isdigit() for _order, period in places):
        return year_list([int(period) for _order, period in places])
    return formats.listed([period for _order, period in places])


def _by_group(readings: Sequence[Reading], amounts: _Amounts, total: Reading | None) -> Iterator[_Said]:
    """The latest outcomes of named groups: each of two or three, the highest and the lowest of more."""
    groups = groups_of([r for r in readings if r.is_outcome])
    named = [group for group in groups if group and group != _(TOTAL)]
    if len(named) < 2:
        return
    latest = max((outcomes_of(readings, group)[-1] for group in named), key=lambda reading: reading.order)
    own = [(g, r) for g in named for r in outcomes_of(readings, g) if r.order == latest.order]
    if len(own) > 3:
        most, least = (of(own, key=lambda pair: pair[1].amount) for of in (max, min))
        text = N_("Högst {period} var {most} med {high} och lägst {least} med {low}.")
        names = {"most": formats.lowered(most[0]), "least": formats.lowered(least[0])}
        yield _Said(2, _(text, period=latest.period, **names, high=amounts(most[1]), low=amounts(least[1])))
        return
    parts = [_("{figure} för {group}", figure=amounts(r), group=formats.lowered(g)) for g, r in own]
    text = N_("Utfallet {period} var {figures}.")
    if total and total.order == latest.order and not total.group:
        text = N_("Det var {figures}.")
    yield _Said(2, _(text, period=latest.period, figures=formats.listed(parts)))


def _target(readings: Sequence[Reading], latest: Reading | None, amounts: _Amounts) -> Iterator[_Said]:
    """The latest outcome beside its target, or else the next target."""
    targets = [r for r in readings if r.measure == Measure.TARGET and not r.group]
    targets = [target for target in targets if target.level is not None or target.reason in _DIRECTIONS]
    own = [target for target in targets if latest and target.order == latest.order]
    if latest and own:
        yield _Said(1, _against(own[-1], latest, amounts))
        return
    for target in sorted(targets, key=lambda reading: reading.order):
        if latest is None or target.order > latest.order:
            yield _Said(1, _aimed_at(target, amounts))
            return


def _against(target: Reading, latest: Reading, amounts: _Amounts) -> str:
    """An outcome against its target; whether a direction is followed is not for us to say."""
    if target.reason in _DIRECTIONS:
        return _aimed_at(target, amounts)
    if target.bound and target.limit is not None:
        return _(_bound_message(target.bound, latest.amount, target.limit), target=amounts(target))
    if amounts.same(latest, target):
        return _("Det är lika med målvärdet.")
    distance = differs(latest.amount - target.amount, amounts.unit, amounts.decimals)
    return _("Det är {distance} än målvärdet, som var {target}.", distance=distance, target=amounts(target))


def _bound_message(sign: BoundSign, amount: float, limit: float) -> str:
    kept = {
        BoundSign.LESS: amount < limit,
        BoundSign.MORE: amount > limit,
        BoundSign.AT_MOST: amount <= limit,
        BoundSign.AT_LEAST: amount >= limit,
    }[sign]
    if kept:
        return N_("Det är inom målet, som var {target}.")
    if sign in (BoundSign.LESS, BoundSign.AT_MOST):
        return N_("Det är över målet, som var {target}.")
    return N_("Det är under målet, som var {target}.")


def _aimed_at(target: Reading, amounts: _Amounts) -> str:
    if target.reason in _DIRECTIONS:
        return _(_DIRECTIONS[target.reason], period=target.period)
    message = (
        N_("Målet för {period} är {figure}.") if target.bound else N_("Målvärdet för {period} är {figure}.")
    )
    return _(message, period=target.period, figure=amounts(target))


def _expected(readings: Sequence[Reading], latest: Reading | None, amounts: _Amounts) -> Iterator[_Said]:
    """The newest forecast for a time after the latest outcome, and the last plan (or else the budget)."""
    later = [r for r in readings if r.level is not None and not r.group and _is_ahead(r, latest)]
    found = {
        measure: max(own, key=lambda pair: (pair[1].order, pair[0]))[1]
        for measure in _EXPECTED
        if (own := [(row, r) for row, r in enumerate(later) if r.measure == measure])
    }
    if len(found) > 1:
        found.pop(Measure.BUDGET, None)
    for rank, (measure, reading) in enumerate(found.items(), start=3):
        shown = amounts(reading)
        if measure is Measure.FORECAST and reading.made:
            text = N_("Prognosen för {period}, gjord efter {made}, är {figure}.")
            yield _Said(rank, _(text, period=reading.period, made=reading.made, figure=shown))
        else:
            yield _Said(rank, _(_EXPECTED[measure], period=reading.period, figure=shown))


def _is_ahead(reading: Reading, latest: Reading | None) -> bool:
    return latest is None or reading.order > latest.order
