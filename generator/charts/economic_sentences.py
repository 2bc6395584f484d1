"""The sentences for the economic charts: cost against budget, variances, misses of forecasts, and years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import formats
from generator.charts.look import number
from generator.charts.series import amount_of, text_of
from generator.charts.wording import NO_FIGURES, figure, measure_word, year_list
from generator.language import N_, _
from generator.model.value import Measure
from generator.tables import Table

# A surplus, a deficit, and neither.
_AGAINST_BUDGET = {
    Measure.FORECAST.value: (
        N_("Prognosen för {period} är {outcome} och budgeten {budget}, ett överskott på {variance}."),
        N_("Prognosen för {period} är {outcome} och budgeten {budget}, ett underskott på {variance}."),
        N_("Prognosen för {period} är {outcome}, lika mycket som budgeten."),
    ),
    Measure.FINAL.value: (
        N_("Bokslutet för {period} var {outcome} och budgeten {budget}, ett överskott på {variance}."),
        N_("Bokslutet för {period} var {outcome} och budgeten {budget}, ett underskott på {variance}."),
        N_("Bokslutet för {period} var {outcome}, lika mycket som budgeten."),
    ),
    Measure.ACTUAL.value: (
        N_("Utfallet för {period} var {outcome} och budgeten {budget}, ett överskott på {variance}."),
        N_("Utfallet för {period} var {outcome} och budgeten {budget}, ett underskott på {variance}."),
        N_("Utfallet för {period} var {outcome}, lika mycket som budgeten."),
    ),
}
_STATED = {
    Measure.FINAL.value: N_("Bokslutet för {year} var {figure}."),
    Measure.ACTUAL.value: N_("Utfallet för {year} var {figure}."),
    Measure.FORECAST.value: N_("Prognosen för {year} är {figure}."),
    Measure.BUDGET.value: N_("Budgeten för {year} är {figure}."),
    Measure.PLAN.value: N_("Planen för {year} är {figure}."),
}
# More, less, and the same as the first year.
_COMPARED = {
    Measure.FINAL.value: (
        N_("Bokslutet för {year} var {figure}, {distance} mer än {first}."),
        N_("Bokslutet för {year} var {figure}, {distance} mindre än {first}."),
        N_("Bokslutet för {year} var {figure}, lika mycket som {first}."),
    ),
    Measure.ACTUAL.value: (
        N_("Utfallet för {year} var {figure}, {distance} mer än {first}."),
        N_("Utfallet för {year} var {figure}, {distance} mindre än {first}."),
        N_("Utfallet för {year} var {figure}, lika mycket som {first}."),
    ),
    Measure.FORECAST.value: (
        N_("Prognosen för {year} är {figure}, {distance} mer än {first}."),
        N_("Prognosen för {year} är {figure}, {distance} mindre än {first}."),
        N_("Prognosen för {year} är {figure}, lika mycket som {first}."),
    ),
    Measure.BUDGET.value: (
        N_("Budgeten för {year} är {figure}, {distance} mer än {first}."),
        N_("Budgeten för {year} är {figure}, {distance} mindre än {first}."),
        N_("Budgeten för {year} är {figure}, lika mycket som {first}."),
    ),
    Measure.PLAN.value: (
        N_("Planen för {year} är {figure}, {distance} mer än {first}."),
        N_("Planen för {year} är {figure}, {distance} mindre än {first}."),
        N_("Planen för {year} är {figure}, lika mycket som {first}."),
    ),
}
# Nobody, only one, one that has the most, and several that have as much.
_MOST = {
    1: (
        N_("Ingen post har överskott."),
        N_("Bara {names} har överskott, {amount}."),
        N_("Störst överskott har {names}, {amount}."),
        N_("Störst överskott har {names}, {amount} var."),
    ),
    -1: (
        N_("Ingen post har underskott."),
        N_("Bara {names} har underskott, {amount}."),
        N_("Störst underskott har {names}, {amount}."),
        N_("Störst underskott har {names}, {amount} var."),
    ),
}
_BEST_KNOWN = (Measure.FINAL, Measure.ACTUAL, Measure.FORECAST, Measure.BUDGET, Measure.PLAN)


class Total(NamedTuple):
    """The main line of an economic table, as the document states it.

    `surplus_sign` is -1 where budget minus outcome is a deficit, as when the document writes costs as negative.
    """

    budget: float
    outcome: float
    surplus_sign: int = 1

    @property
    def variance(self) -> float:
        return round(self.surplus_sign * (self.budget - self.outcome), 6)


@dataclass(frozen=True)
class _Money:
    """How amounts are written."""

    unit: str
    decimals: int

    def __call__(self, amount: float) -> str:
        return figure(abs(amount), self.unit, self.decimals)


def cost_sentences(table: Table, *, unit: str, total: Total | None = None, decimals: int = 0) -> list[str]:
    """The total outcome against the total budget (if stated), and who deviates most."""
    money = _Money(unit, decimals)
    areas = [text_of(area) for area in table.column("area")]
    budgets = [amount_of(cell) for cell in table.column("budget")]
    outcomes = [amount_of(cell) for cell in table.column("outcome")]
    if total is None and all(outcome is None for outcome in outcomes):
        return [_(NO_FIGURES)]
    variances = [
        (area, round((amount_of(sign) or 1) * (budget - outcome), 6))
        for area, budget, outcome, sign in zip(
            areas, budgets, outcomes, table.column("surplus_sign"), strict=True
        )
        if budget is not None and outcome is not None
    ]
    measure = next((text_of(cell) for cell in table.column("outcome_measure") if cell), "")
    return [*_total_sentence(total, measure, unit, decimals), *_most(variances, money)]


def variance_sentences(
    table: Table, *, unit: str, total: float | None = None, decimals: int = 0
) -> list[str]:
    """The total variance (if stated), and who deviates most."""
    money = _Money(unit, decimals)
    rows = zip(table.column("area"), table.column("variance"), strict=True)
    variances = [(text_of(area), amount) for area, cell in rows if (amount := amount_of(cell)) is not None]
    if not variances and total is None:
        return [_(NO_FIGURES)]
    sentences = list(_most(variances, money))
    if total is not None:
        sentences.insert(0, _total_variance(total, money))
    return sentences


def miss_sentences(table: Table, *, unit: str, decimals: int = 0) -> list[str]:
    """Which lines came out furthest above and below their last forecast."""
    money = _Money(unit, decimals)
    rows = zip(table.column("area"), table.column("miss"), strict=True)
    misses = [(text_of(area), amount) for area, cell in rows if (amount := amount_of(cell)) is not None]
    if not misses:
        return []
    most, least = max(misses, key=lambda pair: pair[1]), min(misses, key=lambda pair: pair[1])
    sentences = []
    if least[1] < 0:
        text = N_("Längst under prognosen hamnade {name}, {amount} lägre.")
        sentences.append(_(text, name=least[0], amount=money(least[1])))
    if most[1] > 0:
        text = N_("Längst över prognosen hamnade {name}, {amount} högre.")
        sentences.append(_(text, name=most[0], amount=money(most[1])))
    return sentences or [_("Alla poster blev som prognosen.")]


def years_sentences(table: Table, *, unit: str, decimals: int = 0, sign: int = 1) -> list[str]:
    """The first year and the last, each by its best known figure, and which years lie ahead.

    `sign` is -1 where the document writes the line as negative: a cost of −9 is then more than one of −8.
    """
    money = _Money(unit, decimals)
    years = _best_known(table)
    if not years:
        return [_(NO_FIGURES)]
    (first, (first_measure, start)), (last, (measure, end)) = years[0], years[-1]
    opening = _(_STATED[first_measure], year=first, figure=figure(start, unit, decimals))
    if len(years) == 1:
        return [opening]
    change = round(sign * (end - start), 6)
    message = _COMPARED[measure][0 if change > 0 else 1 if change < 0 else 2]
    values = {"year": last, "figure": figure(end, unit, decimals), "first": first}
    ending = _(message, distance=_distance(change, sign * start, money), **values)
    return [opening, ending, *_ahead(years)]


def _distance(change: float, start: float, money: _Money) -> str:
    """`139 660 tkr (19,4 procent)`; the share only of what is more than nothing."""
    if start <= 0:
        return money(change)
    share = number(abs(change) / start * 100, 1)
    return _("{amount} ({share}\N{NO-BREAK SPACE}procent)", amount=money(change), share=share)


def _total_sentence(total: Total | None, measure: str, unit: str, decimals: int) -> Iterator[str]:
    if total is None:
        return
    word, _space, period = measure.partition(" ")
    messages = _AGAINST_BUDGET.get(word, _AGAINST_BUDGET[Measure.ACTUAL.value])
    variance = total.variance
    yield _(
        messages[0 if variance > 0 else 1 if variance < 0 else 2],
        period=period,
        outcome=figure(total.outcome, unit, decimals),
        budget=figure(total.budget, unit, decimals),
        variance=_Money(unit, decimals)(variance),
    )


def _total_variance(variance: float, money: _Money) -> str:
    if variance > 0:
        return _("Sammanlagt är det ett överskott på {amount}.", amount=money(variance))
    if variance < 0:
        return _("Sammanlagt är det ett underskott på {amount}.", amount=money(variance))
    return _("Sammanlagt går det jämnt ut mot budgeten.")


def _most(variances: Sequence[tuple[str, float]], money: _Money) -> Iterator[str]:
    """Who has the largest surplus and who the largest deficit."""
    if not variances:
        return
    if not any(variance for _area, variance in variances):
        yield _("Ingen post avviker från budgeten.")
        return
    for sign, messages in _MOST.items():
        own = [(area, variance * sign) for area, variance in variances if variance * sign > 0]
        largest = max((variance for _area, variance in own), default=0.0)
        names = [area for area, variance in own if variance == largest]
        form = 0 if not own else 1 if len(own) == 1 else 2 if len(names) == 1 else 3
        yield _(messages[form], names=formats.listed(names), amount=money(largest))


def _best_known(table: Table) -> list[tuple[int, tuple[str, float]]]:
    """Each year's figure: what came of it if known, else what is expected, else what is meant."""
    rank = {measure.value: position for position, measure in enumerate(_BEST_KNOWN)}
    best: dict[int, tuple[str, float]] = {}
    for year, cell, value in zip(*(table.column(name) for name in ("year", "measure", "value")), strict=True):
        measure, amount = text_of(cell), amount_of(value)
        if amount is None or measure not in rank:
            continue
        known = best.get(int(year or 0))
        if known is None or rank[measure] < rank[known[0]]:
            best[int(year or 0)] = (measure, amount)
    return sorted(best.items())


def _ahead(years: Sequence[tuple[int, tuple[str, float]]]) -> list[str]:
    """Which of the years that are compared are not outcomes."""
    by_measure: dict[str, list[int]] = {}
    for year, (measure, _amount) in years:
        if measure not in (Measure.FINAL.value, Measure.ACTUAL.value):
            by_measure.setdefault(measure, []).append(year)
    parts = [
        _("{measure} {period}", measure=measure_word(measure), period=year_list(own))
        for measure, own in by_measure.items()
    ]
    return [_("Siffrorna framåt är {parts}.", parts=formats.listed(parts))] if parts else []
