"""What a chart is before it is drawn, and what a drawing is.

The columns of a chart's table, by kind:

    INDICATOR, SPARKLINE, GROUPS, GROUP_BARS   those of `indicator_table`
    COST_AGAINST_BUDGET    area, budget, outcome, outcome_measure
    VARIANCE               area, variance (+ is a surplus)
    YEARS                  year, measure, value
    FORECASTS              name, measure, made, value, place
    MISSES                 area, miss (outcome minus last forecast)
"""

from dataclasses import dataclass
from enum import StrEnum

from generator.charts.series import read_readings
from generator.tables import Table

WIDE = 640
NARROW = 288
SPARKLINE_WIDTH = 96


class ChartKind(StrEnum):
    INDICATOR = "indicator"
    GROUPS = "groups"
    GROUP_BARS = "group-bars"
    COST_AGAINST_BUDGET = "cost"
    VARIANCE = "variance"
    YEARS = "years"
    FORECASTS = "forecasts"
    MISSES = "misses"
    SPARKLINE = "sparkline"


@dataclass(frozen=True)
class Chart:
    """What to draw. `name` is the accessible name and `description` the sentences.

    `scale` is the least and the most that the figures can be (procent: 0 and 100); `breaks` are the years in
    which the series is broken, with the reason; `shared` are the ends of an axis that several charts share.
    """

    kind: ChartKind
    name: str
    description: str
    unit: str
    decimals: int
    table: Table
    scale: tuple[float, float] | None = None
    breaks: tuple[tuple[int, str], ...] = ()
    shared: tuple[float, float] | None = None


@dataclass(frozen=True)
class Drawing:
    """Two complete `<svg>` elements for use inside a page; a sparkline's are the same.

    specification: of the wide one, in Vega-Lite as JSON; what it shows is left empty. Empty for a sparkline.
    """

    wide: str
    narrow: str
    specification: str = ""

    @property
    def both(self) -> tuple[str, str]:
        return self.wide, self.narrow


def widths(kind: ChartKind) -> tuple[int, int]:
    """The widths in pixels of the wide and the narrow drawing."""
    if kind is ChartKind.SPARKLINE:
        return SPARKLINE_WIDTH, SPARKLINE_WIDTH
    return WIDE, NARROW


def has_figures(chart: Chart) -> bool:
    """Whether there is anything to draw. A chart without figures is never drawn."""
    if chart.kind is ChartKind.SPARKLINE:
        return any(reading.is_outcome and reading.has_value for reading in read_readings(chart.table))
    columns = {
        ChartKind.INDICATOR: ("value",),
        ChartKind.GROUPS: ("value",),
        ChartKind.GROUP_BARS: ("value",),
        ChartKind.MISSES: ("miss",),
        ChartKind.YEARS: ("value",),
        ChartKind.FORECASTS: ("value",),
        ChartKind.COST_AGAINST_BUDGET: ("outcome", "budget"),
        ChartKind.VARIANCE: ("variance",),
    }[chart.kind]
    return any(figure is not None for column in columns for figure in chart.table.column(column))
