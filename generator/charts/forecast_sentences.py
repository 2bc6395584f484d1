"""The sentences for the chart of forecasts: what was foreseen, what came of it, and how far apart."""

from dataclasses import dataclass

from generator.charts.look import number
from generator.charts.series import amount_of, text_of
from generator.charts.wording import difference, figure, same
from generator.language import N_, _
from generator.model.unit import is_percent
from generator.model.value import Measure
from generator.tables import Table

# Higher than, lower than, and the same as the only forecast; then as the last of several.
_CAME = {
    Measure.FINAL.value: (
        N_("Bokslutet blev {figure}, {distance} högre än prognosen."),
        N_("Bokslutet blev {figure}, {distance} lägre än prognosen."),
        N_("Bokslutet blev {figure}, lika mycket som prognosen."),
        N_("Bokslutet blev {figure}, {distance} högre än den sista prognosen."),
        N_("Bokslutet blev {figure}, {distance} lägre än den sista prognosen."),
        N_("Bokslutet blev {figure}, lika mycket som den sista prognosen."),
    ),
    Measure.ACTUAL.value: (
        N_("Utfallet blev {figure}, {distance} högre än prognosen."),
        N_("Utfallet blev {figure}, {distance} lägre än prognosen."),
        N_("Utfallet blev {figure}, lika mycket som prognosen."),
        N_("Utfallet blev {figure}, {distance} högre än den sista prognosen."),
        N_("Utfallet blev {figure}, {distance} lägre än den sista prognosen."),
        N_("Utfallet blev {figure}, lika mycket som den sista prognosen."),
    ),
}
_MEANT = {
    Measure.BUDGET.value: (
        N_("Det är {distance} högre än budgeten."),
        N_("Det är {distance} lägre än budgeten."),
        N_("Det är lika mycket som budgeten."),
    ),
    Measure.TOTAL_BUDGET.value: (
        N_("Det är {distance} högre än totalbudgeten."),
        N_("Det är {distance} lägre än totalbudgeten."),
        N_("Det är lika mycket som totalbudgeten."),
    ),
    Measure.TARGET.value: (
        N_("Det är {distance} högre än målvärdet."),
        N_("Det är {distance} lägre än målvärdet."),
        N_("Det är lika med målvärdet."),
    ),
}


@dataclass(frozen=True)
class _Amounts:
    unit: str
    decimals: int
    sign: int

    def __call__(self, amount: float) -> str:
        return figure(amount, self.unit, self.decimals)

    def form(self, amount: float, before: float) -> int:
        """0 when `amount` is higher than `before`, 1 when it is lower, 2 when they are shown as the same."""
        if same(amount, before, self.decimals):
            return 2
        return 0 if self.sign * (amount - before) > 0 else 1

    def distance(self, amount: float, before: float) -> str:
        """`5 358 tkr (0,7 procent)`; no share of percentages, or across zero."""
        text = difference(amount - before, self.unit, self.decimals)
        if is_percent(self.unit) or amount * before <= 0:
            return text
        share = abs(amount - before) / abs(before) * 100
        if share < 0.05:
            return _("{amount} (mindre än 0,1\N{NO-BREAK SPACE}procent)", amount=text)
        return _("{amount} ({share}\N{NO-BREAK SPACE}procent)", amount=text, share=number(share, 1))


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
    outcome = next(((measure, a) for measure, _made, a in rows if measure in _CAME), None)
    meant = next(((measure, a) for measure, _made, a in rows if measure in _MEANT), None)
    if not forecasts:
        return []
    sentences = _foreseen(forecasts, amounts, is_past=outcome is not None)
    if outcome:
        return [*sentences, _came(outcome, forecasts[-1][1], amounts, several=len(forecasts) > 1)]
    if meant:
        last = forecasts[-1][1]
        message = _MEANT[meant[0]][amounts.form(last, meant[1])]
        sentences.append(_(message, distance=amounts.distance(last, meant[1])))
    return [*sentences, _("Utfallet för hela perioden är inte publicerat här än.")]


def _foreseen(forecasts: list[tuple[str, float]], amounts: _Amounts, *, is_past: bool) -> list[str]:
    (first, start), (last, end) = forecasts[0], forecasts[-1]
    if len(forecasts) == 1:
        message = (
            N_("Prognosen efter {made} var {figure}.")
            if is_past
            else N_("Prognosen efter {made} är {figure}.")
        )
        return [_(message, made=first, figure=amounts(start))]
    message = (
        N_("Prognosen efter {first} var {start} och den efter {last} {end}, {distance} högre."),
        N_("Prognosen efter {first} var {start} och den efter {last} {end}, {distance} lägre."),
        N_("Prognosen efter {first} var {start} och den efter {last} {end}, lika mycket."),
    )[amounts.form(end, start)]
    values = {"first": first, "start": amounts(start), "last": last, "end": amounts(end)}
    return [_(message, distance=amounts.distance(end, start), **values)]


def _came(outcome: tuple[str, float], forecast: float, amounts: _Amounts, *, several: bool) -> str:
    measure, amount = outcome
    message = _CAME[measure][amounts.form(amount, forecast) + (3 if several else 0)]
    return _(message, figure=amounts(amount), distance=amounts.distance(amount, forecast))
