"""A chart as a Vega-Lite specification, checked by Altair."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic_core import to_json

from generator.charts.areas import cost_specification, misses_specification, variance_specification
from generator.charts.drawing import Chart, ChartKind, has_figures
from generator.charts.forecasts import forecasts_specification
from generator.charts.group_bars import group_bars_specification
from generator.charts.indicator import indicator_specification
from generator.charts.multiples import groups_specification
from generator.charts.sparkline import sparkline_specification
from generator.charts.years import years_specification

_MAKERS: dict[ChartKind, Callable[[Chart, int], dict[str, Any]]] = {
    ChartKind.INDICATOR: indicator_specification,
    ChartKind.GROUPS: groups_specification,
    ChartKind.GROUP_BARS: group_bars_specification,
    ChartKind.COST_AGAINST_BUDGET: cost_specification,
    ChartKind.VARIANCE: variance_specification,
    ChartKind.YEARS: years_specification,
    ChartKind.FORECASTS: forecasts_specification,
    ChartKind.MISSES: misses_specification,
    ChartKind.SPARKLINE: sparkline_specification,
}
_WHITE = "#ffffff"
_UNTOLD: dict[str, object] = {"description": "", "usermeta": {}}


def specification(chart: Chart, width: int) -> dict[str, Any]:
    """The Vega-Lite specification of a chart that `has_figures`, drawn `width` pixels wide.

    `check` has Altair look at it. Raises: ValueError.
    """
    if not has_figures(chart):
        raise ValueError(f"the chart {chart.name!r} has no figures to draw")
    return _MAKERS[chart.kind](chart, width)


def check(made: dict[str, Any]) -> None:
    """Has Altair check a specification against the schema of Vega-Lite, which costs as much as drawing many.

    Imports it. Raises jsonschema.ValidationError.
    """
    import altair

    altair.LayerChart.from_dict(made, validate=True)


def nameless_json(found: Mapping[str, Any]) -> str:
    """A specification as a file of its own, on white, that has yet to be `told` what it shows and whose it is.

    Charts that differ by that alone share a drawing.
    """
    return _json({**found, "background": _WHITE, **_UNTOLD}) + "\n"


def told_json(nameless: str, *, description: str, about: Mapping[str, str]) -> str:
    """What `nameless_json` gave, with what it shows and whose it is.

    about: source, licence, address and the like, which Vega-Lite leaves alone. Put in as text, which costs a tenth of
    reading and writing it all: no text within JSON holds a new line, so only a key of the whole follows one and a space.
    """
    for key, value in (("description", description), ("usermeta", dict(about))):
        told = _json(value).replace("\n", "\n ")
        nameless = nameless.replace(f'\n "{key}": {_json(_UNTOLD[key])}', f'\n "{key}": {told}', 1)
    return nameless


def _json(value: object) -> str:
    """As `json.dumps` indents it, which does so in Python and takes three times as long."""
    return to_json(_sorted(value), indent=1).decode()


def _sorted(value: object) -> object:
    """The value with the keys of every object in order. Raises TypeError for what JSON has no form for."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [_sorted(each) for each in value]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"{value!r} has no place in a specification")
