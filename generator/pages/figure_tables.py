"""Figures as params of the data-table: as a report prints them, over time, and every vintage."""

from collections.abc import Iterable, Sequence

from generator import swedish
from generator.model.board import Indicator
from generator.model.figure import Figure, FigureId, Series, Vintage, printed_name
from generator.model.report import Cell, Column, Dimensions, Report, ReportTable, Row, Source
from generator.model.value import Measure, Missing, Nil, Number, Value
from generator.pages.parts import CellParams, ColumnParams, NoteParams, RowParams, TableParams
from generator.pages.view import BoardView, locator, report_name

_SEXES = {"K": "kvinnor", "M": "män", "T": "totalt"}


def decimals_of(value: Value) -> int:
    return value.decimals if isinstance(value, Number) else 0


def shown(value: Value, decimals: int, measure: Measure) -> str:
    """A value as readers see it; a variance always has its sign."""
    return swedish.value(value, decimals, signed=measure is Measure.VARIANCE)


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


def measure_title(measure: Measure, period: object) -> str:
    return f"{swedish.capitalised(measure.value)} {period}"


def dimension_text(dimensions: Dimensions) -> str:
    return ", ".join(_SEXES.get(stated, stated) for _, stated in dimensions)


def revision_text(vintage: Vintage, decimals: int, unit: str, measure: Measure) -> str:
    value = swedish.with_unit(shown(vintage.value, decimals, measure), unit)
    return f"{report_name(vintage.report)} angav {value}."


def revised_text(figure: Figure, decimals: int, unit: str) -> str | None:
    """`Reviderad. Delårsrapport augusti 2024 angav 821 074 tkr.`, or None when nothing was revised."""
    earlier = [revision_text(v, decimals, unit, figure.id.measure) for v in figure.revised_from]
    return " ".join(["Reviderad.", *earlier]) if earlier else None


def _changed_later(figure: Figure, vintage: Vintage, decimals: int, unit: str) -> str | None:
    """The text at a figure that a newer report has changed, or that changed an older one's."""
    newest = figure.shown
    if newest.report.id != vintage.report.id and newest.value != vintage.value:
        return f"Ändrad senare. {revision_text(newest, decimals, unit, figure.id.measure)}"
    return revised_text(figure, decimals, unit) if newest.report.id == vintage.report.id else None


# --- as the report prints it ------------------------------------------------------------------------


def report_table(view: BoardView, report: Report, table: ReportTable) -> TableParams:
    """A report's table in the document's own order and words, with what has changed since."""
    rows: list[RowParams] = []
    group: str | None = None
    for row in table.rows:
        heading = _group_heading(view, report, table, row)
        if heading is not None and heading != group:
            rows.append(RowParams(kind="group", cells=[CellParams(text=heading)]))
        group = heading
        rows.append(_printed_row(view, report, table, row))
    unit = view.board.tables[table.table_id].unit if table.table_id else None
    has_pages = any(row.page for row in table.rows)
    columns = [ColumnParams(title="Post" if table.table_id else "Indikator", kind="text")]
    columns += [_column_params(column, unit) for column in table.columns]
    if has_pages:
        columns.append(ColumnParams(title="Sida", kind="number"))
    marks = {mark for row in table.rows for cell in row.cells for mark in cell.marks}
    notes = [NoteParams(mark=mark, text=text) for mark, text in report.notes.items() if mark in marks]
    caption = table.heading if unit is None else f"{table.heading}, {unit}"
    return TableParams(
        id=f"tabell-{table.slug}",
        caption=caption,
        caption_hidden=True,
        columns=columns,
        rows=rows,
        notes=notes,
    )


def _column_params(column: Column, unit: str | None) -> ColumnParams:
    params = ColumnParams(title=measure_title(column.measure, column.period), kind="number")
    notes = [f"gjord efter {swedish.as_of(column.made)}"] if column.made else []
    if unit:
        notes.append(unit)
    if notes:
        params["note"] = ", ".join(notes)
    return params


def _group_heading(view: BoardView, report: Report, table: ReportTable, row: Row) -> str | None:
    """The heading that gathers indicators: the goal that they measure, or their service area."""
    indicator = view.board.indicators.get(row.key)
    if table.table_id is not None or indicator is None:
        return None
    for goal in view.board.goal_year(report.year).walk() if view.board.goal_year(report.year) else ():  # type: ignore[union-attr]
        if row.key in goal.indicator_ids:
            return goal.heading
    return view.area_name(indicator.service_area_id)


def _printed_row(view: BoardView, report: Report, table: ReportTable, row: Row) -> RowParams:
    name = printed_name(view.board, report, table.table_id, row.key)
    suffix = f" ({dimension_text(row.dimensions)})" if row.dimensions else ""
    head = CellParams(text=name + suffix)
    indicator = view.board.indicators.get(row.key) if table.table_id is None else None
    if indicator:
        head["url"] = view.indicator_address(indicator.id)
    cells = [head]
    for column, cell in zip(table.columns, row.cells, strict=True):
        cells.append(_printed_cell(view, report, table, row, column, cell, indicator))
    if any(found.page for found in table.rows):
        page = CellParams(text=str(row.page), kind="number") if row.page else CellParams(text="")
        cells.append(page)
    params = RowParams(
        cells=cells, id=f"{table.slug}-{row.key}" + "".join(f"-{d.lower()}" for _, d in row.dimensions)
    )
    line = view.board.tables[table.table_id].line(row.key) if table.table_id else None
    if line and line.is_total:
        params["kind"] = "sum"
    return params


def _printed_cell(
    view: BoardView,
    report: Report,
    table: ReportTable,
    row: Row,
    column: Column,
    cell: Cell,
    indicator: Indicator | None,
) -> CellParams:
    decimals = indicator.decimals if indicator else decimals_of(cell.value)
    notes = [report.notes[mark] for mark in cell.marks if mark in report.notes]
    params = value_cell(cell, column.measure, decimals, notes)
    if params["kind"] == "number" and cell.marks:
        params["note_marks"] = list(cell.marks)
    unit = indicator.unit if indicator else view.board.tables[table.table_id or ""].unit
    figure, vintage = _figure_of(view, report, table, row, column)
    if text := _changed_later(figure, vintage, decimals, unit):
        params["revised"] = text
    return params


def _figure_of(
    view: BoardView, report: Report, table: ReportTable, row: Row, column: Column
) -> tuple[Figure, Vintage]:
    for figure in view.figures_of(Series(table.table_id, row.key)):
        identity = figure.id
        if (identity.dimensions, identity.measure, identity.period) != (
            row.dimensions,
            column.measure,
            column.period,
        ):
            continue
        for vintage in figure.vintages:
            if vintage.report.id == report.id:
                return figure, vintage
    raise LookupError(f"{report.id}: {row.key} {column.title} is in no figure")


# --- over time --------------------------------------------------------------------------------------


def series_table(
    view: BoardView,
    figures: Sequence[Figure],
    *,
    table_id: str,
    caption: str,
    unit: str,
    decimals: int | None,
) -> TableParams:
    """A series over time: a row per period (and group), a column per measure, newest vintage."""
    measures = list(dict.fromkeys(figure.id.measure for figure in figures))
    order = [measure for measure in Measure if measure in measures]
    keys = list(dict.fromkeys((figure.id.period, figure.id.dimensions) for figure in figures))
    rows = []
    for period, dimensions in keys:
        head = f"{period} ({dimension_text(dimensions)})" if dimensions else str(period)
        cells = [
            CellParams(
                text=head, id=f"{table_id}-{period}".replace("/", "-").lower() if not dimensions else ""
            )
        ]
        for measure in order:
            found = [
                f
                for f in figures
                if (f.id.period, f.id.dimensions, f.id.measure) == (period, dimensions, measure)
            ]
            cells.append(_newest_cell(found, unit, decimals))
        rows.append(RowParams(cells=[_without_empty_id(cell) for cell in cells]))
    columns = [ColumnParams(title="Period", kind="text")]
    columns += [
        ColumnParams(title=swedish.capitalised(measure.value), kind="number", note=unit) for measure in order
    ]
    return TableParams(id=table_id, caption=caption, columns=columns, rows=rows)


def _without_empty_id(cell: CellParams) -> CellParams:
    if cell.get("id") == "":
        del cell["id"]
    return cell


def _newest_cell(found: Sequence[Figure], unit: str, decimals: int | None) -> CellParams:
    """The newest figure of a period and measure; several forecasts: the one made last."""
    if not found:
        return CellParams(text="..", kind="missing", missing_reason="Anges inte i något av dokumenten.")
    figure = max(
        found, key=lambda f: (f.id.made is not None, f.id.made.end if f.id.made else f.id.period.end)
    )
    places = decimals if decimals is not None else decimals_of(figure.shown.value)
    cell = value_cell(figure.shown.cell, figure.id.measure, places, figure.shown.notes)
    if text := revised_text(figure, places, unit):
        cell["revised"] = text
    return cell


def vintages_table(
    view: BoardView, figures: Iterable[Figure], *, table_id: str, unit: str, decimals: int | None
) -> TableParams:
    """Every vintage of every figure with its document and place: what a journalist checks."""
    rows: list[RowParams] = []
    for figure in figures:
        for vintage in figure.vintages:
            if vintage.value is Missing.NOT_STATED and not vintage.notes:
                continue
            rows.append(_vintage_row(view, figure, vintage, decimals, f"{table_id}-{len(rows) + 1}"))
    columns = [
        ColumnParams(title="Uppgift", kind="text"),
        ColumnParams(title="Värde", kind="number", note=unit),
        ColumnParams(title="Rapport", kind="text"),
        ColumnParams(title="Var", kind="text"),
        ColumnParams(title="Anmärkning", kind="text"),
    ]
    if not any(row["cells"][-1]["text"] for row in rows):
        columns.pop()
        for row in rows:
            row["cells"].pop()
    caption = "Alla uppgifter och var de står"
    return TableParams(id=table_id, caption=caption, caption_hidden=True, columns=columns, rows=rows)


def _vintage_row(
    view: BoardView, figure: Figure, vintage: Vintage, decimals: int | None, row_id: str
) -> RowParams:
    identity = figure.id
    title = measure_title(identity.measure, identity.period)
    extra = [text for text in (dimension_text(identity.dimensions), made_text(identity)) if text]
    places = decimals if decimals is not None else decimals_of(vintage.value)
    remark = _remark(figure, vintage)
    return RowParams(
        id=row_id,
        cells=[
            CellParams(text=f"{title} ({', '.join(extra)})" if extra else title),
            value_cell(vintage.cell, identity.measure, places, vintage.notes),
            CellParams(text=report_name(vintage.report), url=view.report_address(vintage.report)),
            CellParams(text=swedish.capitalised(locator(vintage.source) or "")),
            CellParams(text=remark),
        ],
    )


def _remark(figure: Figure, vintage: Vintage) -> str:
    """Whether the vintage is shown or was revised, and its notes."""
    texts = []
    if vintage in figure.revised_from:
        texts.append(f"Reviderad av {report_name(figure.shown.report)}.")
    elif figure.revised_from and vintage is figure.shown:
        texts.append("Gällande uppgift, reviderad.")
    if not isinstance(vintage.value, Missing):
        texts.extend(vintage.notes)
    return " ".join(texts)


def sources_of(figures: Iterable[Figure]) -> list[Source]:
    """The places of the figures that are shown: one for each report, with the first page or section."""
    found: dict[str, Source] = {}
    for figure in figures:
        if figure.shown.value is not Missing.NOT_STATED:
            found.setdefault(figure.shown.report.id, figure.shown.source)
    return list(found.values())
