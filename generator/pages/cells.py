"""Single figures as the cells of a data-table: value or reason, revisions, and words for measures."""

from collections.abc import Sequence

from generator import swedish
from generator.model.figure import Figure, FigureId, Vintage
from generator.model.period import Period
from generator.model.report import Cell, Dimensions
from generator.model.value import Bound, Measure, Missing, Nil, Number, Value
from generator.pages.parts import CellParams
from generator.pages.view import BoardView, report_name

SIGNED = (Measure.VARIANCE, Measure.DIFFERENCE, Measure.CHANGE)


def decimals_of(value: Value) -> int:
    """The decimals that the document writes: 84 stays 84 beside 84,5."""
    if isinstance(value, Bound):
        return Number(value.limit).decimals
    return value.decimals if isinstance(value, Number) else 0


def shown(value: Value, decimals: int, measure: Measure) -> str:
    """A value as readers see it; a variance or a change always has its sign."""
    return swedish.value(value, decimals, signed=measure in SIGNED)


def value_cell(cell: Cell, measure: Measure, decimals: int, notes: Sequence[str] = ()) -> CellParams:
    """A figure, or the sign of its absence with the reason."""
    text = shown(cell.value, decimals, measure)
    if isinstance(cell.value, Missing | Nil):
        reason = " ".join(notes) or f"{swedish.capitalised(swedish.value_in_words(cell.value))}."
        return CellParams(text=text, kind="missing", missing_reason=reason)
    return CellParams(text=text, kind="number")


def made_text(figure_id: FigureId) -> str:
    """When a forecast was made, for a heading: `gjord i augusti 2024`."""
    if figure_id.measure is not Measure.FORECAST or figure_id.made is None:
        return ""
    return f"gjord efter {swedish.as_of(figure_id.made)}"


def measure_title(measure: Measure, period: Period) -> str:
    """`Utfall 2024`, `Avvikelse jan–mars 2024`; a difference is of the last month: `Ändring under mars 2024`."""
    if measure is Measure.DIFFERENCE:
        return f"Ändring under {swedish.as_of(period)}"
    return f"{swedish.capitalised(measure.value)} {swedish.short_period(period)}"


def dimension_text(view: BoardView, dimensions: Dimensions) -> str:
    """The dimensions in words: `kvinnor`, `vård och omsorg`, `unga`."""
    return ", ".join(view.dimension_name(name, stated) for name, stated in dimensions)


def revision_text(vintage: Vintage, decimals: int, unit: str, measure: Measure) -> str:
    value = swedish.with_unit(shown(vintage.value, decimals, measure), unit)
    return f"{report_name(vintage.report)} angav {value}."


def revised_text(figure: Figure, decimals: int, unit: str) -> str | None:
    """`Reviderad. Delårsrapport augusti 2024 angav 821 074 tkr.`, or None when nothing was revised."""
    earlier = [revision_text(v, decimals, unit, figure.id.measure) for v in figure.revised_from]
    return " ".join(["Reviderad.", *earlier]) if earlier else None


def changed_later(figure: Figure, vintage: Vintage, decimals: int, unit: str) -> str | None:
    """The text at a figure that a newer report has changed, or that changed an older one's."""
    newest = figure.shown
    if newest.report.id != vintage.report.id and newest.value != vintage.value:
        return f"Ändrad senare. {revision_text(newest, decimals, unit, figure.id.measure)}"
    return revised_text(figure, decimals, unit) if newest.report.id == vintage.report.id else None
