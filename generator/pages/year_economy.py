"""The economy of a board in two years beside each other: budget and outcome of each line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import formats
from generator.language import N_, _
from generator.model.board import EconomicTable, Line
from generator.model.comparison import YearPair
from generator.model.figure import Figure, Series
from generator.model.value import Measure, Missing, amount_of
from generator.pages.cells import decimals_of, note_changes, value_cell
from generator.pages.note_marks import NoteMarks
from generator.pages.parts import CellParams, ColumnParams, RowParams, SourceParams, TableParams
from generator.pages.series_table import sources_of
from generator.pages.view import BoardView

_BUDGETS = (Measure.TOTAL_BUDGET, Measure.BUDGET)
_OUTCOMES = (Measure.FINAL, Measure.ACTUAL, Measure.FORECAST)
_NAMES = {
    Measure.FINAL: N_("bokslutet"),
    Measure.ACTUAL: N_("utfallet"),
    Measure.FORECAST: N_("prognosen"),
    Measure.BUDGET: N_("budgeten"),
    Measure.TOTAL_BUDGET: N_("budgeten"),
}


@dataclass(frozen=True)
class EconomyPair:
    """An economic table in two years: heading, id, what differs, what misleads, params of data-table and sources."""

    heading: str
    id: str
    sentences: list[str]
    warnings: list[str]
    table: TableParams
    sources: list[SourceParams]


@dataclass(frozen=True)
class _Column:
    """A year's budget, or the best that is known of its outcome, of every line."""

    year: int
    measure: Measure
    by_line: dict[str, Figure]

    @property
    def made(self) -> str | None:
        """When a forecast was made, as of the first line."""
        made = next((figure.id.made for figure in self.by_line.values() if figure.id.made), None)
        return formats.as_of(made) if made and self.measure is Measure.FORECAST else None


def economy_pairs(view: BoardView, pair: YearPair) -> list[EconomyPair]:
    """Every table that has budgets or outcomes of a whole year in both years."""
    found = []
    for definition in view.board.tables.values():
        budgets = [_column(view, definition, year, _BUDGETS) for year in pair]
        outcomes = [_column(view, definition, year, _OUTCOMES) for year in pair]
        if all(budgets) or all(outcomes):
            columns = [column for column in (*budgets, *outcomes) if column]
            found.append(_economy_pair(view, definition, columns, pair))
    return found


def _column(
    view: BoardView, definition: EconomicTable, year: int, measures: Sequence[Measure]
) -> _Column | None:
    """The first of the measures that the main line states for the year, else any line; None where none does."""
    by_measure = {m: _figures(view, definition, year, m) for m in measures}
    with_main = [m for m in measures if definition.main_line_id in by_measure[m]]
    with_any = [m for m in measures if by_measure[m]]
    chosen = next(iter(with_main or with_any), None)
    return _Column(year, chosen, by_measure[chosen]) if chosen else None


def _figures(view: BoardView, definition: EconomicTable, year: int, measure: Measure) -> dict[str, Figure]:
    """The year's figures of a measure by line; of forecasts the one that was made last."""
    found: dict[str, Figure] = {}
    for line in definition.lines:
        for figure in view.figures_of(Series(definition.id, line.id)):
            identity = figure.id
            is_it = (identity.measure, identity.period.year) == (measure, year)
            if not is_it or identity.dimensions or not identity.period.is_whole_year:
                continue
            known = found.get(line.id)
            if figure.shown.value is not Missing.NOT_STATED and (known is None or _later(figure, known)):
                found[line.id] = figure
    return found


def _later(figure: Figure, known: Figure) -> bool:
    made, before = figure.id.made, known.id.made
    return made is not None and (before is None or before < made)


def _economy_pair(
    view: BoardView, definition: EconomicTable, columns: Sequence[_Column], pair: YearPair
) -> EconomyPair:
    marks = NoteMarks()
    rows = [
        _row(definition, line, columns, marks)
        for line in definition.lines
        if any(line.id in column.by_line for column in columns)
    ]
    titles = [ColumnParams(title=_("Post"), kind="text")]
    for column in columns:
        title = ColumnParams(
            title=f"{formats.capitalised(formats.MEASURES[column.measure])} {column.year}", kind="number"
        )
        if column.made:
            title["note"] = _("gjord efter {month}", month=column.made)
        titles.append(title)
    table = TableParams(
        id=f"ekonomi-{definition.id}",
        caption=_("{name}, {unit}", name=definition.name, unit=formats.unit(definition.unit)),
        caption_hidden=True,
        columns=titles,
        rows=rows,
        notes=marks.notes,
    )
    figures = [figure for column in columns for figure in column.by_line.values()]
    return EconomyPair(
        heading=_("{name}, {unit}", name=definition.name, unit=formats.unit(definition.unit)),
        id=f"ekonomi-{definition.id}-rubrik",
        sentences=[*_sentences(definition, columns)],
        warnings=[*_warnings(view, definition, columns, pair)],
        table=table,
        sources=[view.source(source) for source in sources_of(figures)],
    )


def _row(definition: EconomicTable, line: Line, columns: Sequence[_Column], marks: NoteMarks) -> RowParams:
    cells = [CellParams(text=line.name)]
    for column in columns:
        figure = column.by_line.get(line.id)
        if figure is None:
            reason = _("Anges inte i något av dokumenten.")
            cells.append(CellParams(text="", kind="missing", missing_reason=reason))
            continue
        vintage = figure.shown
        places = decimals_of(vintage.value)
        cell = value_cell(vintage.cell, figure.id.measure, places, vintage.notes)
        if cell["kind"] == "number" and vintage.notes:
            cell["note_marks"] = marks.of(vintage.notes)
        note_changes(cell, figure, vintage, places, definition.unit)
        cells.append(cell)
    row = RowParams(cells=cells)
    if line.part_of:
        row["kind"] = "part"
    elif definition.is_sum(line):
        row["kind"] = "sum"
    return row


def _sentences(definition: EconomicTable, columns: Sequence[_Column]) -> Iterator[str]:
    """How the main line's budget and outcome differ between the years, of the same measure only."""
    line = definition.line(definition.main_line_id)
    for measures in (_BUDGETS, _OUTCOMES):
        own = [column for column in columns if column.measure in measures]
        if (
            len(own) < 2
            or line is None
            or _kind(own[0]) != _kind(own[1])
            or own[0].measure is Measure.FORECAST
        ):
            continue
        before, after = (column.by_line.get(line.id) for column in own)
        start, end = (amount_of(f.shown.value) if f else None for f in (before, after))
        if start is not None and end is not None:
            yield _sentence(definition, line, own, start, end)


def _kind(column: _Column) -> str:
    return _(_NAMES[column.measure])


def _sentence(
    definition: EconomicTable, line: Line, columns: Sequence[_Column], start: Decimal, end: Decimal
) -> str:
    first, last = columns
    places = max(decimals_of(c.by_line[line.id].shown.value) for c in columns)
    what = _(
        "{measure} för {line}", measure=formats.capitalised(_kind(first)), line=formats.lowered(line.name)
    )
    sign = definition.sign_of(line)
    change = sign * (end - start)
    amount = formats.with_unit(formats.number(abs(change), places), definition.unit)
    if change == 0:
        return _("{what} är lika stor {first} och {last}.", what=what, first=first.year, last=last.year)
    # A share says nothing between amounts on either side of zero.
    share = abs(change) / abs(start) * 100 if start * end > 0 else None
    text = f"{amount} ({formats.with_unit(formats.number(share, 1), 'procent')})" if share else amount
    values = {"what": what, "amount": text, "first": first.year, "last": last.year}
    if change > 0:
        return _("{what} är {amount} högre {last} än {first}.", **values)
    return _("{what} är {amount} lägre {last} än {first}.", **values)


def _warnings(
    view: BoardView, definition: EconomicTable, columns: Sequence[_Column], pair: YearPair
) -> Iterator[str]:
    outcomes = [column for column in columns if column.measure in _OUTCOMES]
    kinds = [_kind(column) for column in outcomes]
    if len(set(kinds)) > 1:
        parts = formats.listed(
            [_("{measure} för {year}", measure=kind, year=column.year) for kind, column in zip(kinds, outcomes, strict=True)]
        )
        yield _("Här står {parts}. En prognos är inte ett utfall, så dem jämför vi inte.", parts=parts)
    elif len(outcomes) == 2 and outcomes[0].measure is Measure.FORECAST:
        yield _("Siffrorna för båda åren är prognoser. Hur det blev vet vi inte, så dem jämför vi inte.")
    preliminary = [c.year for c in outcomes if any(f.shown.preliminary for f in c.by_line.values())]
    if preliminary:
        yield _("Siffrorna för {years} är preliminära.", years=formats.listed([*map(str, preliminary)]))
    changed = [
        area.name
        for area in view.board.service_areas
        if _changes(area.first_year, area.last_year, pair) and _has_line(definition, area.id)
    ]
    if changed:
        yield _(
            "Indelningen har ändrats mellan åren: {areas}. Jämför i första hand summan.",
            areas=formats.listed(changed),
        )


def _changes(first_year: int | None, last_year: int | None, pair: YearPair) -> bool:
    return first_year == pair[1] or last_year == pair[0]


def _has_line(definition: EconomicTable, area_id: str) -> bool:
    return any(line.service_area_id == area_id for line in definition.lines)
