"""The sentences for the chart of forecasts: what was foreseen, what came of it, and how far apart."""

from dataclasses import dataclass

from generator.charts.look import number
from generator.charts.series import amount_of, text_of
from generator.charts.wording import difference, figure, same
from generator.model.unit import is_percent
from generator.model.value import Measure
from generator.tables import Table

_OUTCOMES = {Measure.FINAL.value: "Bokslutet", Measure.ACTUAL.value: "Utfallet"}
_MEANT = {
    Measure.BUDGET.value: "budgeten",
    Measure.TOTAL_BUDGET.value: "totalbudgeten",
    Measure.TARGET.value: "målvärdet",
}


@dataclass(frozen=True)
class _Amounts:
    unit: str
    decimals: int
    sign: int

    def __call__(self, amount: float) -> str:
        return figure(amount, self.unit, self.decimals)

    def apart(self, amount: float, before: float) -> str:
        """`5 358 tkr (0,7 procent) lägre`: how `amount` differs from `before`."""
        change = self.sign * (amount - before)
        text, word = difference(change, self.unit, self.decimals), "högre" if change > 0 else "lägre"
        if is_percent(self.unit) or amount * before <= 0:
            return f"{text} {word}"
        share = abs(change) / abs(before) * 100
        percent = number(share, 1) if share >= 0.05 else "mindre än 0,1"
        return f"{text} ({percent}\N{NO-BREAK SPACE}procent) {word}"


def forecast_sentences(table: Table, *, unit: str, decimals: int = 0, sign: int = 1) -> list[str]:
    """The first and the last forecast, and the outcome against the last; silent where there is nothing.

    `sign` is -1 where the document writes the line as negative: a cost of −9 is then higher than one of −8.
    """
    amounts = _Amounts(unit, decimals, sign)
    rows = [
        (text_of(measure), text_of(made), amount)
        for measure, made, value in zip(
            *(table.column(name) for name in ("measure", "made", "value")), strict=True
        )
        if (amount := amount_of(value)) is not None
    ]
    forecasts = [(made, amount) for measure, made, amount in rows if measure == Measure.FORECAST.value]
    outcome = next(((_OUTCOMES[measure], a) for measure, _, a in rows if measure in _OUTCOMES), None)
    meant = next(((_MEANT[measure], a) for measure, _, a in rows if measure in _MEANT), None)
    if not forecasts:
        return []
    sentences = _foreseen(forecasts, amounts, is_past=outcome is not None)
    if outcome:
        return [*sentences, _came(outcome, forecasts[-1][1], amounts, several=len(forecasts) > 1)]
    if meant and not same(meant[1], forecasts[-1][1], decimals):
        sentences.append(f"Det är {amounts.apart(forecasts[-1][1], meant[1])} än {meant[0]}.")
    elif meant:
        sentences.append(f"Det är lika mycket som {meant[0]}.")
    return [*sentences, "Utfallet för hela perioden är inte publicerat här än."]


def _foreseen(forecasts: list[tuple[str, float]], amounts: _Amounts, *, is_past: bool) -> list[str]:
    (first, start), (last, end) = forecasts[0], forecasts[-1]
    if len(forecasts) == 1:
        return [f"Prognosen efter {first} {'var' if is_past else 'är'} {amounts(start)}."]
    change = ", lika mycket"
    if not same(start, end, amounts.decimals):
        change = f", {amounts.apart(end, start)}"
    return [f"Prognosen efter {first} var {amounts(start)} och den efter {last} {amounts(end)}{change}."]


def _came(outcome: tuple[str, float], forecast: float, amounts: _Amounts, *, several: bool) -> str:
    name, amount = outcome
    which = "den sista prognosen" if several else "prognosen"
    if same(amount, forecast, amounts.decimals):
        return f"{name} blev {amounts(amount)}, lika mycket som {which}."
    return f"{name} blev {amounts(amount)}, {amounts.apart(amount, forecast)} än {which}."
