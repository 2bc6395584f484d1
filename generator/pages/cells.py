"""Single figures as the cells of a data-table: value or reason, revisions, and words for measures."""

from collections.abc import Sequence
from decimal import Decimal

from generator import formats
from generator.language import _
from generator.model.figure import Figure, FigureId, Vintage
from generator.model.period import Period
from generator.model.report import Cell, Dimensions, Report
from generator.model.unit import is_percent
from generator.model.value import Bound, Measure, Missing, Nil, Number, Value, amount_of, say_the_same
from generator.pages.parts import CellParams
from generator.pages.view import BoardView, fetched_day, report_name

SIGNED = (Measure.VARIANCE, Measure.DIFFERENCE, Measure.CHANGE)


def decimals_of(value: Value) -> int:
    """The decimals that the document writes: 84 stays 84 beside 84,5."""
    if isinstance(value, Bound):
        return Number(value.limit).decimals
    return value.decimals if isinstance(value, Number) else 0


def shown(value: Value, decimals: int, measure: Measure) -> str:
    """A value as readers see it; a variance or a change always has its sign."""
    return formats.value(value, decimals, signed=measure in SIGNED)


def value_cell(cell: Cell, measure: Measure, decimals: int, notes: Sequence[str] = ()) -> CellParams:
    """A figure, or the sign of its absence with the reason."""
    text = shown(cell.value, decimals, measure)
    if isinstance(cell.value, Missing | Nil):
        reason = " ".join(notes) or f"{formats.capitalised(formats.value_in_words(cell.value))}."
        return CellParams(text=text, kind="missing", missing_reason=reason)
    return CellParams(text=text, kind="number")


def made_text(figure_id: FigureId) -> str:
    """When a forecast was made, for a heading: `gjord i augusti 2024`."""
    if figure_id.measure is not Measure.FORECAST or figure_id.made is None:
        return ""
    return _("gjord efter {when}", when=formats.as_of(figure_id.made))


def measure_title(measure: Measure, period: Period) -> str:
    """`Utfall 2024`, `Avvikelse jan–mars 2024`; a difference is of the last month: `Ändring under mars 2024`."""
    if measure is Measure.DIFFERENCE:
        return _("Ändring under {month}", month=formats.as_of(period))
    return f"{formats.capitalised(formats.MEASURES[measure])} {formats.short_period(period)}"


def dimension_text(view: BoardView, dimensions: Dimensions) -> str:
    """The dimensions in words: `kvinnor`, `vård och omsorg`, `unga`."""
    return ", ".join(view.dimension_name(name, stated) for name, stated in dimensions)


def published_day(report: Report) -> str:
    """When a report was published here, in Swedish time: `20 november 2026`."""
    return formats.day(report.publish_at.astimezone(formats.STOCKHOLM).date())


def with_reason(value: Value, measure: Measure, unit: str) -> str:
    """A value with its unit, or in words why there is none: `12 besök`, `uppgift saknas`."""
    if isinstance(value, Missing | Nil):
        return formats.value_in_words(value)
    return formats.with_unit(shown(value, decimals_of(value), measure), unit)


def difference_text(was: Value, now: Value, unit: str, *, signed: bool = True) -> str:
    """By how much a figure differs: `+787 tkr (+0,1 procent)`; empty where that cannot be told.

    Percentages differ by percentage points. The share is left out where it says nothing: between
    figures on either side of zero, and of percentages. Not signed: `787 tkr (0,1 procent)`.
    """
    before, after = amount_of(was), amount_of(now)
    if before is None or after is None or before == after:
        return ""
    places = max(decimals_of(was), decimals_of(now))
    distance = after - before
    counted = "procentenheter" if is_percent(unit) else unit  # a unit, which `formats` translates
    amount = formats.number(distance if signed else abs(distance), places, signed=signed)
    text = formats.with_unit(amount, counted)
    if before * after <= 0 or is_percent(unit):
        return text
    share = distance / abs(before) * 100
    if abs(share) < Decimal("0.05"):
        smallest = formats.number(Decimal("0.1"), 1)
        return _("{amount} (mindre än {share}\N{NO-BREAK SPACE}procent)", amount=text, share=smallest)
    percent = formats.number(share if signed else abs(share), 1, signed=signed)
    return _("{amount} ({share}\N{NO-BREAK SPACE}procent)", amount=text, share=percent)


def revision_text(vintage: Vintage, decimals: int, unit: str, measure: Measure) -> str:
    places = max(decimals, decimals_of(vintage.value))
    value = formats.with_unit(shown(vintage.value, places, measure), unit)
    return _("{report} angav {value}.", report=report_name(vintage.report), value=value)


def revised_text(figure: Figure, decimals: int, unit: str) -> str | None:
    """`Reviderad. Delårsrapport augusti 2024 angav 821 074 tkr.` and by how much; None: not revised."""
    earlier = [revision_text(v, decimals, unit, figure.id.measure) for v in figure.revised_from]
    if not earlier:
        return None
    return " ".join([_("Reviderad."), *earlier, _reviser(figure, unit)])


def _reviser(figure: Figure, unit: str) -> str:
    """Which report the figure is from, when that was published and how far it is from the one before."""
    newest = figure.shown
    name, when = report_name(newest.report), published_day(newest.report)
    before = figure.revised_from[-1].value
    old, new = amount_of(before), amount_of(newest.value)
    distance = difference_text(before, newest.value, unit, signed=False)
    if old is None or new is None or not distance:
        value = with_reason(newest.value, figure.id.measure, unit)
        return _("{report}, publicerad här {day}, anger {value}.", report=name, day=when, value=value)
    told = {"report": name, "day": when, "distance": distance}
    if new > old:
        return _("{report}, publicerad här {day}, anger ett värde som är {distance} högre.", **told)
    return _("{report}, publicerad här {day}, anger ett värde som är {distance} lägre.", **told)


def corrected_text(cell: Cell, measure: Measure, unit: str) -> str | None:
    """`Rättad 3 mars 2025. Här stod tidigare 12 besök.` and why, newest first; None: never corrected."""
    shows = cell.value is not Missing.SUPPRESSED
    texts = []
    for found in reversed(cell.corrections):
        if found.was is not None:
            texts.append(_("Rättad {day}.", day=formats.day(found.date)))
            texts.append(_stood(found.was.value, measure, unit) if shows else _suppressed())
            texts.append(found.reason)
    return " ".join(texts) or None


def suppressed_text() -> str:
    """What is told of a figure that is kept secret now."""
    return _("en siffra som inte visas av sekretesskäl")


def _suppressed() -> str:
    return _("Här stod tidigare {value}.", value=suppressed_text())


def _stood(was: Value, measure: Measure, unit: str) -> str:
    if was is Missing.NOT_STATED:
        return _("Här stod tidigare ingenting.")
    value = with_reason(was, measure, unit)
    if isinstance(was, Missing | Nil):
        return _("Här stod tidigare: {reason}.", reason=value)
    return _("Här stod tidigare {value}.", value=value)


def note_changes(params: CellParams, figure: Figure, vintage: Vintage, decimals: int, unit: str) -> None:
    """Says in a cell what has become of a vintage: corrected by us, changed later, or a revision itself."""
    newest = figure.shown
    texts, words = [], []
    own_is_shown = vintage.report.is_statistics and not newest.report.is_statistics
    states_nothing = newest.report.is_statistics and not vintage.report.is_statistics
    if text := corrected_text(vintage.cell, figure.id.measure, unit):
        texts.append(text)
        words.append(_("rättad"))
    if own_is_shown:
        if figure.otherwise_fetched is not None and not say_the_same(vintage.value, newest.value):
            texts.append(_own_text(figure, unit))
            words.append(_("nämnden anger annat"))
    elif newest.report.id != vintage.report.id and newest.value != vintage.value and not states_nothing:
        texts.append(_changed_later(figure, vintage, decimals, unit))
        words.append(_("ändrad senare"))
    elif newest.report.id == vintage.report.id:
        if text := revised_text(figure, decimals, unit):
            texts.append(text)
            words.append(_("reviderad"))
        if text := fetched_text(figure, unit):
            texts.append(text)
            words.append(_("{source} anger annat", source=_source_of(figure)))
    if texts:
        params["revised"] = " ".join(texts)
    if words and words != [_("reviderad")]:
        params["revised_word"] = formats.listed(words)


def fetched_text(figure: Figure, unit: str) -> str | None:
    """`Kolada anger 12,3 procent (hämtat 29 november 2026).`; None: no database says otherwise than what is shown."""
    found = figure.otherwise_fetched
    if found is None:
        return None
    value = with_reason(found.value, figure.id.measure, unit)
    return _("{source} anger {value} (hämtat {day}).", source=_source_of(figure), value=value, day=fetched_day(found.report))


def _source_of(figure: Figure) -> str:
    """The database's own name, where one says otherwise than what is shown."""
    found = figure.otherwise_fetched
    return found.report.document.title if found else ""


def _own_text(figure: Figure, unit: str) -> str:
    """What the board's report states and is shown, beside a figure of a database."""
    value = with_reason(figure.shown.value, figure.id.measure, unit)
    return _("{report} anger {value}. Den siffran visas.", report=report_name(figure.shown.report), value=value)


def _changed_later(figure: Figure, vintage: Vintage, decimals: int, unit: str) -> str:
    newest = figure.shown
    value = formats.with_unit(shown(newest.value, decimals, figure.id.measure), unit)
    distance = difference_text(vintage.value, newest.value, unit)
    later = _(
        "Ändrad senare. {report}, publicerad här {day}, anger {value}.",
        report=report_name(newest.report),
        day=published_day(newest.report),
        value=value,
    )
    return " ".join([later, _("Skillnaden är {distance}.", distance=distance)]) if distance else later


def changed_text(figure: Figure, decimals: int, unit: str) -> str | None:
    """What is to be said where the shown figure stands alone: corrected by us, revised, or both."""
    texts = [
        corrected_text(figure.shown.cell, figure.id.measure, unit),
        revised_text(figure, decimals, unit),
        fetched_text(figure, unit),
    ]
    return " ".join(text for text in texts if text) or None


def changes_note(figures: Sequence[Figure], unit: str) -> str | None:
    """Which of the drawn figures have been corrected, or revised by a later report, from what to what."""
    notes = []
    for figure in figures:
        if text := changed_text(figure, decimals_of(figure.shown.value), unit):
            title = measure_title(figure.id.measure, figure.id.period)
            newest = formats.lowered(report_name(figure.shown.report))
            notes.append(_("{figure} visas enligt {report}.", figure=title, report=newest))
            notes.append(text)
    return " ".join(notes) or None
