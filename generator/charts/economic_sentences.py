"""The sentences for the economic charts: cost against budget, variances, and years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator import formats
from generator.charts.look import number
from generator.charts.series import amount_of, text_of
from generator.charts.wording import NO_FIGURES, figure, year_list
from generator.model.value import Measure
from generator.tables import Table

_NAMES = {
    Measure.FORECAST.value: "Prognosen",
    Measure.FINAL.value: "Bokslutet",
    Measure.ACTUAL.value: "Utfallet",
    Measure.BUDGET.value: "Budgeten",
    Measure.REBUDGET.value: "Ombudgeteringen",
    Measure.PLAN.value: "Planen",
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
        return [NO_FIGURES]
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
        return [NO_FIGURES]
    sentences = list(_most(variances, money))
    if total is not None:
        sentences.insert(0, f"Sammanlagt är avvikelsen {_surplus(total, money)}.")
    return sentences


def years_sentences(table: Table, *, unit: str, decimals: int = 0, sign: int = 1) -> list[str]:
    """From the first year to the last, each by its best known figure, and which years lie ahead.

    `sign` is -1 where the document writes the line as negative: a cost of −9 is then more than one of −8.
    """
    money = _Money(unit, decimals)
    years = _best_known(table)
    if not years:
        return [NO_FIGURES]
    (first, (first_measure, start)), (last, (last_measure, end)) = years[0], years[-1]
    one = f"{_NAMES[first_measure]} för {first} {_verb(first_measure)} {figure(start, unit, decimals)}"
    if len(years) == 1:
        return [f"{one}."]
    name = _NAMES[last_measure].lower()
    other = f"{name} för {last} {_verb(last_measure)} {figure(end, unit, decimals)}"
    return [f"{one} och {other}{_development(sign * start, sign * end, money)}.", *_ahead(years)]


def _total_sentence(total: Total | None, measure: str, unit: str, decimals: int) -> Iterator[str]:
    if total is None:
        return
    word, _, period = measure.partition(" ")
    name = _NAMES.get(word, "Utfallet") + (f" för {period}" if period else "")
    outcome, budget = figure(total.outcome, unit, decimals), figure(total.budget, unit, decimals)
    verb = _verb(word)
    if total.variance == 0:
        yield f"{name} {verb} {outcome}, lika mycket som budgeten."
    else:
        yield f"{name} {verb} {outcome} och budgeten {budget}, {_surplus(total.variance, _Money(unit, decimals))}."


def _surplus(variance: float, money: _Money) -> str:
    if variance == 0:
        return money(variance)
    return f"ett {'överskott' if variance > 0 else 'underskott'} på {money(variance)}"


def _most(variances: Sequence[tuple[str, float]], money: _Money) -> Iterator[str]:
    """Who has the largest surplus and who the largest deficit."""
    if not variances:
        return
    if not any(variance for _, variance in variances):
        yield "Ingen post avviker från budgeten."
        return
    for word, sign in (("överskott", 1), ("underskott", -1)):
        own = [(area, variance * sign) for area, variance in variances if variance * sign > 0]
        largest = max((variance for _, variance in own), default=0.0)
        names = [area for area, variance in own if variance == largest]
        if not own:
            yield f"Ingen post har {word}."
        elif len(own) == 1:
            yield f"Bara {names[0]} har ett {word}, {money(largest)}."
        elif len(names) == 1:
            yield f"Störst {word} har {names[0]}, {money(largest)}."
        else:
            yield f"Störst {word} har {formats.listed(names)}, {money(largest)} var."


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


def _lies_ahead(measure: str) -> bool:
    return measure not in (Measure.FINAL.value, Measure.ACTUAL.value)


def _verb(measure: str) -> str:
    return "är" if _lies_ahead(measure) else "var"


def _development(start: float, end: float, money: _Money) -> str:
    change = round(end - start, 6)
    if change == 0:
        return ", lika mycket"
    word = "en ökning" if change > 0 else "en minskning"
    share = f" ({number(abs(change) / start * 100, 1)}\N{NO-BREAK SPACE}procent)" if start > 0 else ""
    return f", {word} med {money(change)}{share}"


def _ahead(years: Sequence[tuple[int, tuple[str, float]]]) -> list[str]:
    """Which of the years that are compared are not outcomes."""
    by_measure: dict[str, list[int]] = {}
    for year, (measure, _) in years:
        if _lies_ahead(measure):
            by_measure.setdefault(measure, []).append(year)
    parts = [f"{year_list(own)} är {measure}" for measure, own in by_measure.items()]
    return [f"{formats.listed(parts)}, inte utfall."] if parts else []
