"""What the signs in a drawing mean, to be read under it; nothing for a sign that is not drawn."""

from collections.abc import Collection, Sequence

from generator.charts.drawing import Chart, ChartKind
from generator.charts.indicator import HIDDEN_SIGN, sign_of_missing
from generator.charts.series import missing_periods, read_readings
from generator.language import N_, _
from generator.model.value import Missing

_ABSENT = N_(".. betyder att uppgift saknas eller inte anges i dokumenten.")
_IMPOSSIBLE = N_(". betyder att uppgift inte kan förekomma.")
_HIDDEN = N_("sekr. betyder att siffran inte visas av sekretesskäl.")
_REVISED = N_("r betyder att siffran är reviderad.")
_OUTCOME_COLUMNS = {ChartKind.COST_AGAINST_BUDGET: "outcome", ChartKind.VARIANCE: "variance"}


def signs_of(chart: Chart, notes: Sequence[str] = ()) -> list[str]:
    """A sentence for each kind of sign in a chart; `notes` are what its figures marked `*` are remarked with."""
    if chart.kind in _OUTCOME_COLUMNS:
        return [_(_ABSENT)] if None in chart.table.column(_OUTCOME_COLUMNS[chart.kind]) else []
    if chart.kind is ChartKind.YEARS:
        marks = set(chart.table.column("mark")) if "mark" in chart.table.columns else set()
        return _marks(marks, notes)
    if chart.kind not in (ChartKind.INDICATOR, ChartKind.GROUPS, ChartKind.GROUP_BARS):
        return []
    readings = read_readings(chart.table)
    signs = set()
    for group in dict.fromkeys(reading.group for reading in readings):
        own = [reading for reading in readings if reading.group == group]
        signs |= {sign_of_missing(own, order) for order, _period in missing_periods(own)}
    marked = {reading.mark for reading in readings if reading.has_value}
    found = [
        _(text)
        for sign, text in (
            (Missing.NOT_AVAILABLE.value, _ABSENT),
            (Missing.NOT_APPLICABLE.value, _IMPOSSIBLE),
            (_(HIDDEN_SIGN), _HIDDEN),
        )
        if sign in signs
    ]
    return found + _marks(marked, notes)


def _marks(marks: Collection[object], notes: Sequence[str]) -> list[str]:
    """What the marks after figures mean."""
    found = [_("* {note}", note=note) for note in notes] if "*" in marks else []
    return [*found, _(_REVISED)] if "r" in marks else found
