"""Charts: what is drawn, how it is cleaned, and what is kept."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import altair
import jsonschema
import pytest

from generator.charts.cache import ChartCache, draw, key_of
from generator.charts.drawing import Chart, ChartKind, Drawing, has_figures
from generator.charts.forecasts import ForecastSteps
from generator.charts.layers import SCHEMA, VEGA_LITE
from generator.charts.look import Role, text_width, wrapped
from generator.charts.placement import Box, Label, Need, Placer, box_of
from generator.charts.scales import line_domain, shared_by, tick_labels, ticks_within
from generator.charts.series import missing_periods, read_readings, stretches
from generator.charts.signs import signs_of
from generator.charts.specification import check, nameless_json, specification, told_json
from generator.charts.svg import standalone
from generator.charts.years import year_figures
from generator.language import Language, speaking
from generator.model.value import Missing
from generator.tables import FORECAST_COLUMNS, INDICATOR_COLUMNS, MISS_COLUMNS, Scalar, Table

pytestmark = pytest.mark.slow


def reading(
    year: int,
    measure: str = "utfall",
    value: float | None = None,
    *,
    missing: str = "uppgift saknas",
    reason: str = "..",
    limit: float | None = None,
    group: str = "",
    mark: str | None = None,
) -> tuple[Scalar, ...]:
    """A row of an indicator's table; without a value it has a reason, and a bound its limit."""
    told = (None, None, None) if value is not None else (missing, reason, limit)
    return (str(year), float(year), measure, value, told[0], group, None, told[1], told[2], mark)


def readings_table(*rows: tuple[int, str, float | None], group: str = "") -> Table:
    made = (reading(year, measure, value, group=group) for year, measure, value in rows)
    return Table(INDICATOR_COLUMNS, tuple(made))


def indicator_of(*rows: tuple[Scalar, ...], kind: ChartKind = ChartKind.INDICATOR) -> Chart:
    return Chart(
        kind, "Diagram: brukare", "Beskrivning.", "procent", 0, Table(INDICATOR_COLUMNS, rows), (0, 100)
    )


def indicator(*rows: tuple[int, str, float | None], kind: ChartKind = ChartKind.INDICATOR) -> Chart:
    return Chart(kind, "Linjediagram: brukare", "Beskrivning.", "procent", 0, readings_table(*rows), (0, 100))


EVERYTHING = indicator(
    (2020, "utfall", 51),
    (2021, "utfall", None),
    (2022, "bokslut", 64),
    (2023, "utfall", 62),
    (2023, "målvärde", 75),
    (2024, "prognos", 66),
    (2024, "budget", 70),
    (2025, "plan", 71),
    (2026, "plan", 73),
)
COST = Chart(
    ChartKind.COST_AGAINST_BUDGET,
    "Stapeldiagram: kostnad",
    "Beskrivning.",
    "tkr",
    0,
    Table(
        ("area", "budget", "outcome", "outcome_measure"),
        (
            ('<b>&"fusk"</b>', 82276.0, 75376.0, "prognos 2024"),
            (
                "Vård och omsorg för äldre och personer med funktionsnedsättning",
                128549.0,
                131349.0,
                "prognos 2024",
            ),
            ("Reserv", 500.0, None, "prognos 2024"),
        ),
    ),
)
VARIANCE = Chart(
    ChartKind.VARIANCE,
    "Stapeldiagram: avvikelser",
    "Beskrivning.",
    "tkr",
    0,
    Table(("area", "variance"), (("Reserv", 0.0), ("Vård", 6900.0), ("Stöd", -2800.0), ("Okänt", None))),
)
YEARS = Chart(
    ChartKind.YEARS,
    "Stapeldiagram: nettokostnad",
    "Beskrivning.",
    "tkr",
    0,
    Table(
        ("year", "measure", "value"),
        (
            (2022, "bokslut", 720111.0),
            (2023, "budget", 786057.0),
            (2023, "bokslut", 758439.0),
            (2024, "budget", 821861.0),
            (2024, "prognos", 802624.0),
            (2025, "budget", 840726.0),
            (2026, "plan", 850149.0),
            (2027, "plan", 859771.0),
        ),
    ),
)
SPARKLINE = indicator(
    (2020, "utfall", 15), (2021, "utfall", 16), (2023, "utfall", 14), kind=ChartKind.SPARKLINE
)
FORECASTS = Chart(
    ChartKind.FORECASTS,
    "Diagram: prognos och utfall",
    "Beskrivning.",
    "tkr",
    0,
    Table(
        FORECAST_COLUMNS,
        (
            ("budget", "budget", None, 786057.0, 2023.0),
            ("prognos efter mars 2023", "prognos", "mars 2023", 763797.0, 2023.25),
            ("prognos efter april 2023", "prognos", "april 2023", None, 2023.33),
            ("prognos efter augusti 2023", "prognos", "augusti 2023", 771200.0, 2023.67),
            ("bokslut", "bokslut", None, 758439.0, 2024.0),
        ),
    ),
)
MISSES = Chart(
    ChartKind.MISSES,
    "Diagram: utfallet mot prognosen",
    "Beskrivning.",
    "tkr",
    0,
    Table(MISS_COLUMNS, (("Vård", -540.0), ("Stöd", 5565.0), ("Barn och familj", 0.0))),
)
BOUNDS = indicator_of(
    reading(2021, value=58.0),
    reading(2022, value=62.0, mark="*"),
    reading(2023, value=71.0, mark="r"),
    reading(2022, "målvärde", reason="≥", limit=70.0),
    reading(2023, "målvärde", reason="≥", limit=70.0),
    reading(2024, "målvärde", reason="≥", limit=75.0),
    reading(2024, "prognos", reason=">", limit=65.0),
)
GROUPS = indicator_of(
    *(
        reading(year, value=value, group=group)
        for group, values in (
            ("", (45.0, 61.0, 63.0)),
            ("Kvinnor", (50.0, 66.0, 64.0)),
            ("Män", (40.0, 57.0, 62.0)),
        )
        for year, value in zip((2021, 2022, 2023), values, strict=True)
    ),
    kind=ChartKind.GROUPS,
)
GROUP_BARS = indicator_of(
    reading(2023, value=21.0, group="Kvinnor"),
    reading(2023, group="Män", missing="visas inte", reason="sekretess"),
    reading(2023, value=24.0),
    kind=ChartKind.GROUP_BARS,
)
ALL = (EVERYTHING, COST, VARIANCE, YEARS, FORECASTS, MISSES, GROUPS, GROUP_BARS, SPARKLINE)


@pytest.fixture(scope="module")
def drawings() -> dict[ChartKind, Drawing]:
    return {chart.kind: draw(chart) for chart in ALL}


def every_svg(drawings: dict[ChartKind, Drawing]) -> list[str]:
    return [svg for drawing in drawings.values() for svg in (drawing.wide, drawing.narrow)]


def texts_of(svg: str) -> list[str]:
    return ["".join(text.itertext()) for text in ElementTree.fromstring(svg).iter("text")]


def lines_of(svg: str, role: Role) -> list[str]:
    """The path data of the lines drawn with a role's colour."""

    def found(element: ElementTree.Element, stroke: str, fill: str) -> list[str]:
        stroke, fill = element.get("stroke", stroke), element.get("fill", fill)
        if element.tag == "path" and (stroke, fill) == (f"var({role.variable})", "none"):
            return [element.get("d", "")]
        return [path for child in element for path in found(child, stroke, fill)]

    return found(ElementTree.fromstring(svg), "none", "none")


def test_the_same_chart_gives_the_same_bytes_twice(drawings: dict[ChartKind, Drawing]) -> None:
    assert {chart.kind: draw(chart) for chart in ALL} == drawings


def test_every_colour_is_a_css_variable_of_a_role(drawings: dict[ChartKind, Drawing]) -> None:
    allowed = {f"var({role.variable})" for role in Role} | {"none"}
    for svg in every_svg(drawings):
        assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= allowed
        assert "#" not in svg
        assert "rgb" not in svg


def test_only_the_root_is_named_and_all_within_is_hidden(drawings: dict[ChartKind, Drawing]) -> None:
    for chart in ALL:
        root = ElementTree.fromstring(drawings[chart.kind].wide)
        assert root.get("role") == "img"
        assert root.get("aria-label") == chart.name
        assert [child.get("aria-hidden") for child in root] == ["true"]
        inner = [key for element in root[0].iter() if element is not root[0] for key in element.keys()]  # noqa: SIM118
        assert not {key for key in inner if key.startswith("aria") or key in ("role", "class", "id", "style")}


def test_nothing_english_and_nothing_external_is_left(drawings: dict[ChartKind, Drawing]) -> None:
    for svg in every_svg(drawings):
        for left in (
            "axis",
            "mark",
            "Beskrivning",
            "http",
            "xlink",
            "<script",
            "<style",
            "url(",
            "<?xml",
            "null",
            "NaN",
        ):
            assert left not in svg


def test_the_size_is_left_to_the_page(drawings: dict[ChartKind, Drawing]) -> None:
    wide, narrow = (ElementTree.fromstring(svg) for svg in drawings[ChartKind.YEARS].both)
    assert wide.get("class") == "chart-svg chart-svg--wide"
    assert narrow.get("class") == "chart-svg chart-svg--narrow"
    assert wide.get("viewBox", "").startswith("0 0 640 ")
    assert narrow.get("viewBox", "").startswith("0 0 288 ")
    assert wide.get("width") is None


def test_text_is_never_smaller_than_can_be_read(drawings: dict[ChartKind, Drawing]) -> None:
    for kind, drawing in drawings.items():
        if kind is not ChartKind.SPARKLINE:
            assert set(re.findall(r'font-size="(\d+)px"', drawing.wide)) == {"13"}
            assert set(re.findall(r'font-size="(\d+)px"', drawing.narrow)) == {"12"}


def test_numbers_have_at_most_two_decimals(drawings: dict[ChartKind, Drawing]) -> None:
    assert not [svg for svg in every_svg(drawings) if re.search(r"\d\.\d{3}", svg)]


def test_names_from_data_are_escaped(drawings: dict[ChartKind, Drawing]) -> None:
    for svg in drawings[ChartKind.COST_AGAINST_BUDGET].both:
        assert "<b>" not in svg
        assert '<b>&"fusk"</b>' in texts_of(svg)


def test_a_name_with_control_characters_is_still_well_formed() -> None:
    chart = Chart(
        ChartKind.VARIANCE, 'N\x00amn "<&\x0b', "", "tkr", 0, Table(("area", "variance"), (("A\x08<", 1.0),))
    )
    root = ElementTree.fromstring(draw(chart).wide)
    assert root.get("aria-label") == 'Namn "<&'


def test_figures_are_written_in_swedish(drawings: dict[ChartKind, Drawing]) -> None:
    texts = texts_of(drawings[ChartKind.VARIANCE].wide)
    assert {"+6\N{NO-BREAK SPACE}900", "−2\N{NO-BREAK SPACE}800", "0", ".."} <= set(texts)
    assert {"← underskott", "överskott →", "Tusen kronor (tkr)"} <= set(texts)


def test_the_line_does_not_bridge_a_missing_year() -> None:
    chart = indicator(*((year, "utfall", 50.0 + year % 5) for year in (2018, 2019, 2021, 2022, 2023)))
    wide = draw(chart).wide
    assert [line.count("L") for line in lines_of(wide, Role.ACTUAL)] == [1, 2]
    assert "..uppgiftsaknas" in texts_of(wide)


@pytest.mark.parametrize(
    ("reason", "missing", "sign"),
    [
        (Missing.SUPPRESSED.value, "visas inte av sekretesskäl", "sekr."),
        (Missing.NOT_APPLICABLE.value, "kan inte förekomma", "."),
        (Missing.NOT_AVAILABLE.value, "uppgift saknas", ".."),
        (Missing.NOT_STATED.value, "anges inte i dokumentet", ".."),
        ("<", "under 5", "under 5"),
    ],
)
def test_a_hidden_or_bounded_year_does_not_look_like_a_missing_one(
    reason: str, missing: str, sign: str
) -> None:
    gap = reading(2021, missing=missing, reason=reason, limit=5.0 if reason == "<" else None)
    chart = indicator_of(reading(2020, value=12.0), gap, reading(2022, value=8.0))
    for svg in (draw(chart).wide, draw(chart).narrow):
        found = {each for text in texts_of(svg) for each in (text.removesuffix("uppgiftsaknas"),)}
        assert {"sekr.", ".", "..", "under 5"} & found == {sign}


def test_neither_does_the_line_of_a_sparkline(drawings: dict[ChartKind, Drawing]) -> None:
    paths = lines_of(drawings[ChartKind.SPARKLINE].wide, Role.ACTUAL)
    assert len([path for path in paths if "L" in path]) == 1


def test_a_year_stated_as_missing_and_one_left_out_are_the_same_gap() -> None:
    left_out = read_readings(readings_table((2020, "utfall", 1), (2022, "utfall", 2)))
    stated = read_readings(readings_table((2020, "utfall", 1), (2021, "utfall", None), (2022, "utfall", 2)))
    assert missing_periods(left_out) == missing_periods(stated) == [(2021.0, "2021")]


def test_quarters_follow_on_one_another_but_not_across_a_missing_one() -> None:
    rows = [(f"kvartal {q}", 2024 + (q - 1) / 4, "utfall", float(q), None, "", None) for q in (1, 2, 4)]
    readings = read_readings(Table(INDICATOR_COLUMNS[:7], tuple(rows)))
    assert [len(stretch) for stretch in stretches(readings)] == [2, 1]


def test_a_part_of_a_year_is_not_joined_to_a_whole_year() -> None:
    rows = (
        ("2022", 2022.0, "utfall", 4.0, None, "", None),
        ("2023", 2023.0, "utfall", 5.0, None, "", None),
        ("januari–augusti 2024", 2024.0, "utfall", 3.0, None, "", None),
    )
    readings = read_readings(Table(INDICATOR_COLUMNS[:7], rows))
    assert [len(stretch) for stretch in stretches(readings)] == [2, 1]


def test_what_is_meant_and_expected_is_named_beside_its_mark(drawings: dict[ChartKind, Drawing]) -> None:
    for svg in drawings[ChartKind.INDICATOR].both:
        words = " ".join(texts_of(svg))
        for word in ("prognos", "plan", "budget", "Målvärde 75"):
            assert word in words


def text_boxes(spec: dict[str, Any]) -> list[tuple[str, Box]]:
    """Every text of a drawing with the box that it fills in the widest typeface."""
    (texts,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "text"]
    size, found = texts["mark"]["fontSize"], []
    for row in texts["data"]["values"]:
        lines = row["text"] if isinstance(row["text"], list) else [row["text"]]
        middle = row["y"] + (len(lines) - 1) * size * 0.6
        label = Label(row["x"], middle, tuple(lines), row["align"], row["weight"] == "bold")
        found.append((" ".join(lines), box_of(label, size)))
    return found


@pytest.mark.parametrize("width", [640, 288])
@pytest.mark.parametrize("chart", [*(c for c in ALL if c.kind is not ChartKind.SPARKLINE), BOUNDS])
def test_no_label_covers_another_or_is_cut_even_in_a_wide_typeface(chart: Chart, width: int) -> None:
    spec = specification(chart, width)
    found, padding = text_boxes(spec), spec["padding"]
    assert len(found) > 3
    assert not [
        (one, other)
        for place, (one, box) in enumerate(found)
        for other, another in found[place + 1 :]
        if box.common(another) > 2
    ]
    whole = Box(
        -padding["left"] - 1,
        -padding["top"] - 1,
        spec["width"] + padding["right"] + 1,
        spec["height"] + padding["bottom"] + 1,
    )
    assert [text for text, box in found if box.common(whole) < box.area - 1] == []


def test_the_uppermost_label_of_an_axis_has_room_in_a_wide_typeface() -> None:
    for chart in (YEARS, FORECASTS, EVERYTHING):
        for width in (640, 288):
            spec = specification(chart, width)
            axes = [
                layer["encoding"].get("y", {}).get("axis") for layer in spec["layer"] if "encoding" in layer
            ]
            labels = [text for axis in axes if axis for text in re.findall(r'"([^"]*)"', axis["labelExpr"])]
            size = 13 if width == 640 else 12
            assert all(text_width(text, size) + 6 <= spec["padding"]["left"] for text in labels)


def test_the_typeface_is_said_once_and_measured_as_the_widest(drawings: dict[ChartKind, Drawing]) -> None:
    for svg in every_svg(drawings):
        assert svg.count("font-family") == 1
        assert 'font-family="Arial, Liberation Sans, Helvetica, Arimo, sans-serif"' in svg
    assert text_width("800 000", 13) > 7 * 0.62 * 13 * 0.9  # a digit of DejaVu Sans is 0.636 of the size
    assert text_width("8", 13, bold=True) >= 0.695 * 13


def test_a_target_that_is_a_bound_is_a_band_with_its_edge_and_its_word() -> None:
    layers = specification(BOUNDS, 640)["layer"]
    (band,) = [layer for layer in layers if layer["mark"].get("fill") == Role.TARGET.value]
    (edge,) = [
        layer
        for layer in layers
        if layer["mark"]["type"] == "rule" and layer["mark"]["stroke"] == Role.TARGET.value
    ]
    assert band["mark"]["fillOpacity"] < 0.3
    boxes = band["data"]["values"]
    assert [box["top"] for box in boxes] == [0, 0, 0]  # at least: what is within the target lies above
    assert [row["top"] for row in edge["data"]["values"]] == [box["bottom"] for box in boxes]
    words = texts_of(draw(BOUNDS).wide)
    assert words.count("Målvärde minst 70") == 1  # once for bounds that stay the same
    assert "Målvärde minst 75" in words


def test_a_forecast_that_is_a_bound_is_a_hollow_triangle_with_its_words() -> None:
    layers = specification(BOUNDS, 640)["layer"]
    (mark,) = [layer["mark"] for layer in layers if layer["mark"].get("stroke") == Role.FORECAST.value]
    assert (mark["shape"], mark["fill"]) == ("triangle-up", Role.GROUND.value)
    assert "över 65" in " ".join(texts_of(draw(BOUNDS).narrow))


def test_a_figure_with_a_note_or_a_revision_is_marked_and_explained() -> None:
    words = texts_of(draw(BOUNDS).narrow)
    assert {"62*", "71\N{NO-BREAK SPACE}r"} <= set(words)
    assert signs_of(BOUNDS, ["Räknat i mars."]) == ["* Räknat i mars.", "r betyder att siffran är reviderad."]


def test_signs_are_explained_only_where_they_are_drawn() -> None:
    assert signs_of(EVERYTHING) == [".. betyder att uppgift saknas eller inte anges i dokumenten."]
    assert signs_of(GROUP_BARS) == ["sekr. betyder att siffran inte visas av sekretesskäl."]
    assert signs_of(VARIANCE) == signs_of(COST) == signs_of(EVERYTHING)
    assert signs_of(GROUPS) == signs_of(YEARS) == []


def test_a_break_is_an_upright_line_that_the_series_does_not_cross() -> None:
    rows = ((year, "utfall", float(year - 1980)) for year in range(2019, 2024))
    chart = replace(indicator(*rows), breaks=((2022, "Ny mätmetod"), (2010, "Före serien")))
    drawn = draw(chart)
    assert [line.count("L") for line in lines_of(drawn.wide, Role.ACTUAL)] == [2, 1]
    assert "Ny mätmetod 2022" in texts_of(drawn.wide)
    assert "Före serien" not in drawn.wide
    dated = replace(chart, breaks=((2022, "Nya frågor 2022."),))
    assert "Nya frågor 2022" in texts_of(draw(dated).wide)
    long = replace(
        chart, breaks=((2022, "Mätningen gjordes om från grunden med andra frågor till flera brukare"),)
    )
    assert "Brott i serien 2022" in texts_of(draw(long).wide)


def test_groups_are_panels_on_one_scale_with_all_together_behind_each(
    drawings: dict[ChartKind, Drawing],
) -> None:
    for svg in drawings[ChartKind.GROUPS].both:
        words = texts_of(svg)
        assert {"Kvinnor", "Män", "Totalt 63", "64", "62"} <= set(words)
        assert len([path for path in lines_of(svg, Role.BUDGET) if "L" in path]) == 2
        assert len([path for path in lines_of(svg, Role.ACTUAL) if "L" in path]) == 2
    wide, narrow = (specification(GROUPS, width)["layer"][0]["data"]["values"] for width in (640, 288))
    assert len({row["left"] for row in wide}) == 2
    assert len({row["left"] for row in narrow}) == 1  # one column


def test_the_groups_of_one_period_are_bars_and_a_hidden_one_keeps_its_row(
    drawings: dict[ChartKind, Drawing],
) -> None:
    for svg in drawings[ChartKind.GROUP_BARS].both:
        assert {"2023", "Kvinnor", "21", "Män", "sekr.", "Totalt", "24"} <= set(texts_of(svg))


def test_charts_on_a_page_share_an_axis_unless_it_would_flatten_one() -> None:
    alike = {"a": [50.0, 90.0], "b": [30.0, 70.0]}
    assert shared_by(alike, (0, 100)) == {"a": (0, 100), "b": (0, 100)}
    assert shared_by({**alike, "small": [1.9, 1.4]}, (0, 100)) == {"a": (0, 100), "b": (0, 100)}
    assert shared_by({"a": [50.0, 90.0], "small": [1.9, 1.4]}, (0, 100)) == {}
    one = replace(VARIANCE, shared=(-20000.0, 40000.0))
    extents = {str(layer["encoding"].get("x", {}).get("scale")) for layer in specification(one, 640)["layer"]}
    assert "{'domain': [-20000.0, 40000.0], 'nice': False, 'zero': False}" in extents


def test_what_is_not_drawn_draws_nothing_new() -> None:
    other = replace(VARIANCE, name="Ett annat namn", description="En annan mening.")
    assert key_of(other) == key_of(VARIANCE)
    cache = ChartCache(None)
    assert 'aria-label="Ett annat namn"' in cache.drawing(other).wide
    swedish = key_of(VARIANCE)
    with speaking(Language.ENGLISH):
        assert key_of(VARIANCE) != swedish


def test_a_label_goes_where_there_is_room() -> None:
    placer = Placer(Box(0, 0, 100, 100), 12)
    placer.mark(50, 30, 20, 10)
    choices = [Label(50, 30, ("12",)), Label(50, 60, ("12",))]
    assert placer.place(choices) == choices[1]
    assert placer.place([Label(50, 60, ("13",))], Need.MAY) is None


def test_a_label_is_a_little_in_the_way_rather_than_far_from_where_it_is_wanted() -> None:
    choices = [Label(50, 30, ("12",)), *(Label(50, y, ("12",)) for y in (50, 70, 90))]
    beside = box_of(choices[0], 12).right
    for covered, chosen in ((0.1, 0), (0.5, 1), (3.0, 1)):
        placer = Placer(Box(0, 0, 100, 100), 12)
        placer.mark(beside + 10 - covered, 30, 10, 10)
        assert placer.place(choices) == choices[chosen]
    placer.mark(50, 50, 20, 8)
    placer.mark(50, 70, 20, 8)
    assert placer.place(choices) == choices[3]


def test_years_are_upright_bars_when_wide_and_rows_when_narrow(drawings: dict[ChartKind, Drawing]) -> None:
    wide, narrow = (texts_of(svg) for svg in drawings[ChartKind.YEARS].both)
    assert "2023" in wide
    assert "2023 budget" in narrow
    assert "859\N{NO-BREAK SPACE}771" in wide
    assert "859\N{NO-BREAK SPACE}771" in narrow


def test_a_budget_is_only_an_outline_and_a_plan_is_dashed() -> None:
    layers = specification(YEARS, 640)["layer"]
    marks = {layer["mark"]["stroke"]: layer["mark"] for layer in layers if layer["mark"]["type"] == "rect"}
    assert marks[Role.BUDGET.value]["fill"] == Role.GROUND.value
    assert marks[Role.PLAN.value]["strokeDash"] == [4, 3]


def test_a_budget_tick_well_inside_a_bar_is_set_off_and_one_near_its_end_hides_nothing() -> None:
    rows = (("Inne i", 50.0, 100.0, "bokslut 2023"), ("Nära slutet", 99.0, 100.0, "bokslut 2023"))
    table = Table(("area", "budget", "outcome", "outcome_measure"), rows)
    chart = Chart(ChartKind.COST_AGAINST_BUDGET, "n", "d", "tkr", 0, table)
    rules = [layer for layer in specification(chart, 640)["layer"] if layer["mark"]["type"] == "rule"]
    drawn = {layer["mark"]["stroke"]: layer["data"]["values"] for layer in rules if "data" in layer}
    assert len(drawn[Role.GROUND.value]) == 1
    order = [layer["mark"]["stroke"] for layer in rules]
    assert order.index(Role.GROUND.value) < order.index(Role.BUDGET.value)


def test_bars_start_at_zero_and_a_percentage_may_be_zoomed_with_notice() -> None:
    assert line_domain([58, 62, 31], (0, 100), 5, whole=True) == (0, 20, 40, 60, 80, 100)
    assert line_domain([91, 92], (0, 100), 5, whole=True) == (75, 80, 85, 90, 95, 100)
    assert line_domain([0, 0], None, 5, whole=True) == (0, 1)
    chart = indicator((2022, "utfall", 91), (2023, "utfall", 92))
    assert "Procent (axeln börjar vid 75)" in texts_of(draw(chart).wide)


def test_ticks_are_round_and_have_the_same_decimals() -> None:
    assert ticks_within(-2800, 7550, 5, whole=True) == (-2000, 0, 2000, 4000, 6000)
    assert tick_labels((0.0, 0.5, 1.0)) == ("0,0", "0,5", "1,0")
    assert tick_labels((-1000.0,)) == ("−1\N{NO-BREAK SPACE}000",)


def test_long_names_are_wrapped_and_lose_nothing() -> None:
    name = "Gemensam verksamhet för individ- och familjeomsorg samt funktionsnedsättningsförvaltning"
    lines = wrapped(name, 120, 13)
    assert all(text_width(line, 13) <= 120 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == name.replace(" ", "").replace("-", "")


@pytest.mark.parametrize("value", [0.0, 53.0, -4.0])
def test_one_single_figure_can_be_drawn(value: float) -> None:
    for kind in (ChartKind.INDICATOR, ChartKind.SPARKLINE):
        chart = Chart(kind, "n", "d", "elever", 0, readings_table((2023, "utfall", value)))
        assert "<path" in draw(chart).wide


def test_a_chart_without_figures_is_never_drawn() -> None:
    empty = indicator((2023, "utfall", None))
    only_target = indicator((2023, "målvärde", 75), kind=ChartKind.SPARKLINE)
    assert not has_figures(empty)
    assert not has_figures(only_target)
    assert all(has_figures(chart) for chart in ALL)
    with pytest.raises(ValueError, match="no figures"):
        specification(empty, 640)


def test_a_drawing_can_stand_alone_as_a_file(drawings: dict[ChartKind, Drawing]) -> None:
    svg = standalone(drawings[ChartKind.VARIANCE].wide)
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="')
    assert "var(" not in svg
    assert Role.POSITIVE.value in svg


def test_a_specification_as_a_file_is_vega_lite_and_says_whose_it_is(drawings: dict[ChartKind, Drawing]) -> None:
    folder = Path(altair.__file__).parent / "vegalite"
    (schema,) = folder.glob("v6/schema/vega-lite-schema.json")
    validator = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
    for kind, drawing in drawings.items():
        if kind is ChartKind.SPARKLINE:
            assert drawing.specification == ""
            continue
        assert "Beskrivning" not in drawing.specification
        told = json.loads(told_json(drawing.specification, description="Vad det visar.", about={"licens": "CC0 1.0"}))
        assert list(validator.iter_errors(told)) == [], kind
        assert (told["description"], told["usermeta"]) == ("Vad det visar.", {"licens": "CC0 1.0"})
        assert told["background"] == "#ffffff"


def test_what_a_specification_tells_is_put_in_as_if_all_had_been_written_at_once() -> None:
    sly = '"}\n "usermeta": {}, \\"åäö'
    about = {"källa": sly, "adress": "/å/"}
    table = Table(("area", "variance"), ((sly, 1.0), ('"description": ""', -2.0)))
    made = specification(replace(VARIANCE, table=table, description="Annat."), 640)
    whole = {**made, "background": "#ffffff", "description": sly, "usermeta": about}
    told = told_json(nameless_json(made), description=sly, about=about)
    assert told == json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def test_a_drawing_is_kept_and_found_again(tmp_path: Path) -> None:
    first, second = ChartCache(tmp_path), ChartCache(tmp_path)
    assert first.drawing(SPARKLINE) == second.drawing(SPARKLINE)
    assert (first.hits, first.drawn, second.hits, second.drawn) == (0, 1, 1, 0)
    kept = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent.name != "checked"]
    assert [path.suffix for path in kept] == [".json"]


def test_without_a_folder_nothing_is_kept() -> None:
    cache = ChartCache(None)
    assert cache.drawing(SPARKLINE) == cache.drawing(SPARKLINE)
    assert (cache.hits, cache.drawn) == (0, 2)


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"wide": "<svg/>", "narrow": "<svg/>", "checksum": "0"}']
)
def test_a_damaged_entry_is_drawn_again_and_mended(tmp_path: Path, damage: str) -> None:
    drawing = ChartCache(tmp_path).drawing(SPARKLINE)
    [entry] = tmp_path.rglob("*.json")
    entry.write_text(damage, encoding="utf-8")
    cache = ChartCache(tmp_path)
    assert cache.drawing(SPARKLINE) == drawing
    assert cache.drawing(SPARKLINE) == drawing
    assert (cache.hits, cache.drawn) == (1, 1)


def test_one_changed_cell_gives_another_key() -> None:
    changed = Chart(**{**vars(VARIANCE), "table": Table(("area", "variance"), (("Reserv", 1.0),))})
    assert key_of(changed) != key_of(VARIANCE)
    assert key_of(Chart(**vars(VARIANCE))) == key_of(VARIANCE)


def test_a_hit_imports_neither_pandas_nor_altair(tmp_path: Path) -> None:
    ChartCache(tmp_path).drawing(SPARKLINE)
    table, columns = SPARKLINE.table.rows, SPARKLINE.table.columns
    program = f"""
import sys
from pathlib import Path
from generator.charts.cache import ChartCache
from generator.charts.drawing import Chart, ChartKind
from generator.tables import Table
chart = Chart(ChartKind.SPARKLINE, {SPARKLINE.name!r}, {SPARKLINE.description!r}, "procent", 0,
              Table({columns!r}, {table!r}), (0, 100))
cache = ChartCache(Path({str(tmp_path)!r}))
cache.drawing(chart)
assert (cache.hits, cache.drawn) == (1, 0), (cache.hits, cache.drawn)
print(sorted({{"altair", "pandas"}} & set(sys.modules)))
"""
    root = Path(__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


# --- forecasts --------------------------------------------------------------------------------------


def test_forecasts_are_steps_with_their_dates_and_figures(drawings: dict[ChartKind, Drawing]) -> None:
    for svg in drawings[ChartKind.FORECASTS].both:
        words = " ".join(texts_of(svg)).replace("\N{NO-BREAK SPACE}", " ")
        for word in (
            "budget 786 057",
            "mars 2023",
            "763 797",
            "augusti 2023",
            "758 439",
            "bokslut",
            "prognos",
        ):
            assert word in words
        assert "april 2023" not in words  # it has no figure
        assert "(axeln börjar vid" in words


def test_a_forecast_and_an_outcome_differ_by_shape_and_by_fill() -> None:
    layers = specification(FORECASTS, 640)["layer"]
    marks = {
        layer["data"]["values"][0]["name"]: layer["mark"]
        for layer in layers
        if layer["mark"]["type"] == "point"
    }
    assert (marks["bokslut"]["shape"], marks["bokslut"]["fill"]) == ("circle", Role.ACTUAL.value)
    assert (marks["prognos"]["shape"], marks["prognos"]["fill"]) == ("diamond", Role.GROUND.value)


def test_a_dashed_step_leads_from_each_forecast_to_the_next_and_to_the_end() -> None:
    plan = ForecastSteps(FORECASTS, 640)
    (first, then), outcome = plan.forecasts, plan.outcome
    assert outcome is not None
    (x1, y1), (x2, y2), (end, _y) = (plan.place(each) for each in (first, then, outcome))
    assert plan.corners == [(x1, y1), (x2, y1), (x2, y2), (end, y2)]
    (steps,) = [layer for layer in specification(FORECASTS, 640)["layer"] if layer["mark"]["type"] == "line"]
    assert steps["mark"]["strokeDash"] == [5, 4]


def test_a_forecast_of_a_year_with_an_outcome_is_left_to_the_table() -> None:
    rows = ((2023, "budget", 10.0), (2023, "prognos", 8.0), (2023, "bokslut", 9.0), (2024, "prognos", 7.0))
    found = year_figures(replace(YEARS, table=Table(("year", "measure", "value"), rows)))
    assert [(f.year, f.measure) for f in found] == [(2023, "budget"), (2023, "bokslut"), (2024, "prognos")]


# --- colours ----------------------------------------------------------------------------------------

_BASE = (Path(__file__).parent.parent / "site_theme" / "assets" / "base.css").read_text(encoding="utf-8")


def palettes() -> list[dict[str, str]]:
    """The chart colours of each block of base.css that gives a ground: light mode, and both ways to dark."""
    found = []
    for block in re.findall(r"{([^{}]*--chart-ground:\s*#[^{}]*)}", _BASE):
        colours = dict(re.findall(r"--chart-([a-z]+):\s*(#[0-9a-f]{3,6})", block))
        if len(colours) > 5:
            found.append(colours)
    return found


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_every_mark_has_contrast_against_its_ground_in_light_and_dark() -> None:
    assert len(palettes()) >= 2
    for colours in palettes():
        for role in Role:
            name = role.name.lower()
            if role in (
                Role.GROUND,
                Role.GRID,
            ):  # the grid is no more than help, and every value is written out
                continue
            least = 4.5 if role is Role.INK else 3.0
            assert contrast(colours[name], colours["ground"]) >= least, (name, colours[name])


def test_every_role_has_a_colour_where_colours_are_forced() -> None:
    forced = _BASE[_BASE.index("forced-colors: active") :]
    for role in Role:
        assert re.search(rf"{role.variable}:\s*[A-Z][A-Za-z]+", forced), role


# --- what Altair says of the specifications -----------------------------------------------------------


@pytest.mark.parametrize("width", [640, 288])
@pytest.mark.parametrize("chart", [*ALL, BOUNDS])
def test_altair_finds_nothing_in_a_specification_and_gives_it_back_as_it_is(chart: Chart, width: int) -> None:
    made = specification(chart, width)
    read = altair.LayerChart.from_dict(made, validate=True).to_dict(validate=True)
    datasets = read.pop("datasets", {})
    for layer in read["layer"]:
        if "name" in layer["data"]:
            layer["data"] = {"values": datasets[layer["data"]["name"]]}
    for key in ("continuousWidth", "continuousHeight"):
        read["config"]["view"].pop(key, None)
    assert read == made


def test_a_specification_that_is_none_is_found() -> None:
    broken = specification(YEARS, 640)
    broken["layer"][0]["mark"] = {"type": "streck"}
    with pytest.raises(jsonschema.ValidationError):
        check(broken)


def test_it_is_written_for_the_vega_lite_that_altair_knows() -> None:
    assert altair.SCHEMA_URL == SCHEMA
    assert altair.SCHEMA_VERSION.startswith(f"v{VEGA_LITE}.")


def test_altair_checks_each_kind_once_and_again_when_the_code_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[dict[str, Any]] = []
    monkeypatch.setattr("generator.charts.cache.check", checked.append)
    for name in ("a", "b"):
        for _ in range(2):
            ChartCache(tmp_path).drawing(replace(YEARS, unit=name))
    assert len(checked) == 1
    ChartCache(tmp_path).drawing(COST)
    assert len(checked) == 2
    monkeypatch.setattr("generator.charts.cache.drawing_version", lambda: "other code")
    ChartCache(tmp_path).drawing(YEARS)
    assert len(checked) == 3


def test_a_chart_that_altair_finds_wrong_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(made: dict[str, Any]) -> None:
        raise jsonschema.ValidationError("nej")

    with monkeypatch.context() as patch:
        patch.setattr("generator.charts.cache.check", refuse)
        with pytest.raises(jsonschema.ValidationError):
            ChartCache(tmp_path).drawing(YEARS)
    cache = ChartCache(tmp_path)
    cache.drawing(YEARS)
    assert (cache.hits, cache.drawn) == (0, 1)
