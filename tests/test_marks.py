"""Drawings are what Vega draws of the same specification, byte for byte."""

from copy import deepcopy
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.charts.drawing import Chart, ChartKind, has_figures, widths
from generator.charts.layers import Axis, Frame, Look, dots, framed, paths, points, texts
from generator.charts.look import Role
from generator.charts.outline import outline
from generator.charts.placement import Label
from generator.charts.scales import Scale
from generator.charts.specification import specification
from generator.charts.svg import inline_svg
from generator.model.value import BoundSign, Missing
from generator.tables import FORECAST_COLUMNS, INDICATOR_COLUMNS, MISS_COLUMNS, Scalar, Table
from tests.test_charts import ALL, BOUNDS, VARIANCE, reading
from tests.vega import vega_svg

pytestmark = pytest.mark.slow

_YEARS = range(2018, 2027)
# What a chart is drawn of: small shares, minuses, sums of money, and what no municipality has. A label that is wider
# than 180 pixels Vega cuts, which these numbers do not reach.
_VALUES = st.one_of(
    st.integers(-200, 200).map(float),
    st.floats(-100, 100, allow_nan=False).map(lambda value: round(value, 2)),
    st.floats(0, 1e-3),
    st.floats(-1e15, 1e15).map(lambda value: float(round(value))),
)
_NAMES = st.text(st.sampled_from("abÅö <&>\"'\N{NO-BREAK SPACE}\N{EM DASH}"), min_size=1, max_size=30)
_SCALES = st.sampled_from([None, (0.0, 100.0)])


def assert_as_vega(chart: Chart) -> None:
    for width in set(widths(chart.kind)):
        made = specification(chart, width)
        assert inline_svg(made, variant="wide") == vega_svg(deepcopy(made), variant="wide")


def chart_of(kind: ChartKind, table: Table, scale: tuple[float, float] | None = None) -> Chart:
    breaks = ((2021, "Ny definition."),) if kind is ChartKind.INDICATOR else ()
    return Chart(kind, "Namn", "Beskrivning.", "kronor per elev", 0, table, scale, breaks)


@pytest.mark.parametrize("chart", [*ALL, BOUNDS], ids=lambda chart: chart.kind.value)
def test_every_kind_of_chart_is_drawn_as_vega_draws_it(chart: Chart) -> None:
    assert_as_vega(chart)


@st.composite
def _readings(draw: st.DrawFn, groups: tuple[str, ...] = ("",)) -> Table:
    """Outcomes, some of them missing, targets that may be bounds, forecasts and plans; perhaps a part of a year."""
    rows = []
    for year in draw(st.lists(st.sampled_from(_YEARS), min_size=1, max_size=6, unique=True).map(sorted)):
        for group in groups:
            value = draw(st.none() | _VALUES)
            signs = st.sampled_from(
                [Missing.NOT_AVAILABLE.value, Missing.NOT_APPLICABLE.value, Missing.SUPPRESSED.value]
            )
            rows.append(
                reading(
                    year,
                    value=value,
                    reason=draw(signs),
                    group=group,
                    mark=draw(st.sampled_from([None, "*", "r"])),
                )
            )
        measure = draw(st.sampled_from(["", "målvärde", "prognos", "plan", "budget"]))
        if measure and draw(st.booleans()):
            rows.append(reading(year, measure, draw(_VALUES)))
        elif measure:
            rows.append(
                reading(year, measure, reason=draw(st.sampled_from(BoundSign)).value, limit=draw(_VALUES))
            )
    if draw(st.booleans()):
        part: tuple[Scalar, ...] = (
            "jan–aug 2025",
            2025 + 2 / 3,
            "utfall",
            draw(_VALUES),
            *rows[0][4:5],
            groups[0],
        )
        rows.append((*part[:4], None, groups[0], None, None, None, None))
    return Table(INDICATOR_COLUMNS, tuple(rows))


def _drawable(kind: ChartKind, tables: st.SearchStrategy[Table]) -> st.SearchStrategy[Chart]:
    return st.builds(chart_of, st.just(kind), tables, _SCALES).filter(has_figures)


_GROUPED = _readings(("", "Kvinnor", "Män")).filter(
    lambda table: any(row[3] is not None and row[5] for row in table.rows)  # a group has a figure
)
_ONE_PERIOD = st.lists(_VALUES, min_size=2, max_size=4).map(
    lambda values: Table(
        INDICATOR_COLUMNS, tuple(reading(2023, value=v, group=f"g{n}") for n, v in enumerate(values))
    )
)


def _rows_of(columns: tuple[str, ...], *cells: st.SearchStrategy[Any]) -> st.SearchStrategy[Table]:
    found = st.lists(st.tuples(*cells), min_size=1, max_size=5, unique_by=lambda row: row[0])
    return found.map(lambda rows: Table(columns, tuple(rows)))


_MAYBE = st.none() | _VALUES
_CHARTS: dict[ChartKind, st.SearchStrategy[Chart]] = {
    ChartKind.SPARKLINE: _drawable(ChartKind.SPARKLINE, _readings()),
    ChartKind.INDICATOR: _drawable(ChartKind.INDICATOR, _readings() | _readings(("Flickor", "Pojkar"))),
    ChartKind.GROUPS: _drawable(ChartKind.GROUPS, _GROUPED),
    ChartKind.GROUP_BARS: _drawable(ChartKind.GROUP_BARS, _ONE_PERIOD),
    ChartKind.COST_AGAINST_BUDGET: _drawable(
        ChartKind.COST_AGAINST_BUDGET,
        _rows_of(
            ("area", "budget", "outcome", "outcome_measure"), _NAMES, _MAYBE, _MAYBE, st.just("prognos 2024")
        ),
    ),
    ChartKind.VARIANCE: _drawable(ChartKind.VARIANCE, _rows_of(("area", "variance"), _NAMES, _MAYBE)),
    ChartKind.MISSES: _drawable(ChartKind.MISSES, _rows_of(MISS_COLUMNS, _NAMES, _VALUES)),
    ChartKind.YEARS: _drawable(
        ChartKind.YEARS,
        _rows_of(
            ("year", "measure", "value"),
            st.sampled_from(_YEARS),
            st.sampled_from(["bokslut", "budget", "prognos", "plan"]),
            _VALUES,
        ).map(lambda table: Table(table.columns, tuple(sorted(table.rows, key=str)))),
    ),
    ChartKind.FORECASTS: _drawable(
        ChartKind.FORECASTS,
        st.tuples(_VALUES, st.lists(_MAYBE, max_size=4), _MAYBE).map(
            lambda told: Table(
                FORECAST_COLUMNS,
                (
                    ("budget", "budget", None, told[0], 2023.0),
                    *(
                        (f"prognos {n}", "prognos", f"mars {n}", value, 2023 + (n + 1) / 6)
                        for n, value in enumerate(told[1])
                    ),
                    ("bokslut", "bokslut", None, told[2], 2024.0),
                ),
            )
        ),
    ),
}


@pytest.mark.parametrize("kind", ChartKind)
def test_whatever_the_figures_are_the_drawing_is_vegas(kind: ChartKind) -> None:
    @settings(max_examples=30, deadline=None, derandomize=True)
    @given(_CHARTS[kind])
    def check(chart: Chart) -> None:
        assert_as_vega(chart)

    check()


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.sampled_from(["circle", "square", "diamond", "triangle-up", "triangle-down", "M-1,0H1V0.5L0.2,0.3Z"]),
    st.floats(1, 2000),
)
def test_a_shape_of_any_size_is_vegas(shape: str, size: float) -> None:
    made = framed(
        [dots([{"x": 3.125, "y": 4.5}], Look(Role.INK), shape=shape, size=size)],
        Frame(60, 50, 5, 5, 5, 5),
        "",
    )
    assert inline_svg(made, variant="wide") == vega_svg(made, variant="wide")


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.floats(-500, 500), st.floats(-500, 500), st.sampled_from("ab")), min_size=1, max_size=8
    )
)
def test_a_line_anywhere_is_vegas(places: list[tuple[float, float, str]]) -> None:
    rows = [{"x": x, "y": y, "stretch": stretch} for x, y, stretch in places]
    made = framed([paths(rows, Look(stroke=Role.PLAN, dash=(2, 3)))], Frame(60, 50, 5, 5, 5, 5), "")
    assert inline_svg(made, variant="wide") == vega_svg(made, variant="wide")


def test_a_scale_without_a_length_puts_all_in_the_middle_as_vegas_does() -> None:
    axes = Axis("x", Scale(3, 3, 0, 50, ()), ()), Axis("y", Scale(3, 3, 40, 0, ()), ())
    mark = points([{"order": 3, "value": 7}], *axes, Look(Role.INK), shape="circle", size=64)
    made = framed([mark], Frame(60, 50, 5, 5, 5, 5), "")
    assert "translate(25,20)" in inline_svg(made, variant="wide")
    assert inline_svg(made, variant="wide") == vega_svg(made, variant="wide")


def test_what_the_data_says_is_text_and_never_markup() -> None:
    words = ("<script>alert(1)</script>", "&amp; ]]>", "a\x00b\x0b")
    made = framed([texts([Label(1, 2, words)], 12)], Frame(60, 50, 5, 5, 5, 5), "")
    root = ElementTree.fromstring(inline_svg(made, variant="wide"))
    assert [line.text for line in root.iter("tspan")] == ["<script>alert(1)</script>", "&amp; ]]>", "ab"]


def test_an_unknown_colour_is_refused() -> None:
    made = specification(VARIANCE, 640)
    made["layer"][0]["mark"]["fill"] = "#123456"
    with pytest.raises(ValueError, match="the colour #123456 of a chart stands for no role"):
        inline_svg(made, variant="wide")


def test_an_unknown_mark_or_shape_is_refused() -> None:
    made = specification(VARIANCE, 640)
    made["layer"][0]["mark"]["type"] = "image"
    with pytest.raises(ValueError, match="a chart may not hold a image"):
        inline_svg(made, variant="wide")
    with pytest.raises(ValueError, match="stjärna is neither a shape"):
        outline("stjärna", 64)
