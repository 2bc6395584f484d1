"""A series over time as a data-table, and every vintage of its figures with its source."""

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from generator import formats
from generator.language import _
from generator.model.figure import Figure, Vintage
from generator.model.report import Source
from generator.model.value import Measure, Missing
from generator.pages.anchors import row_id, vintage_id
from generator.pages.cells import (
    corrected_text,
    decimals_of,
    difference_text,
    dimension_text,
    fetched_text,
    made_text,
    measure_title,
    note_changes,
    published_day,
    value_cell,
)
from generator.pages.parts import CellParams, ColumnParams, RowParams, TableParams
from generator.pages.view import BoardView, locator, report_name, source_name


def series_table(
    view: BoardView,
    figures: Sequence[Figure],
    *,
    table_id: str,
    caption: str,
    unit: str,
) -> TableParams:
    """A series over time: a row per period (and group), a column per measure, newest vintage."""
    measures = list(dict.fromkeys(figure.id.measure for figure in figures))
    order = [measure for measure in Measure if measure in measures]
    keys = list(dict.fromkeys((figure.id.period, figure.id.dimensions) for figure in figures))
    rows = []
    for period, dimensions in keys:
        name = formats.short_period(period)
        head = f"{name} ({dimension_text(view, dimensions)})" if dimensions else name
        first = CellParams(text=head)
        if not dimensions:
            first["id"] = f"{table_id}-{period}".replace("/", "-").lower()
        cells = [first]
        for measure in order:
            found = [
                f
                for f in figures
                if (f.id.period, f.id.dimensions, f.id.measure) == (period, dimensions, measure)
            ]
            cells.append(_newest_cell(found, unit))
        rows.append(RowParams(cells=cells))
    columns = [ColumnParams(title=_("Period"), kind="text")]
    columns += [
        ColumnParams(
            title=formats.capitalised(formats.MEASURES[measure]), kind="number", note=formats.unit(unit)
        )
        for measure in order
    ]
    return TableParams(id=table_id, caption=caption, columns=columns, rows=rows)


def _newest_cell(found: Sequence[Figure], unit: str) -> CellParams:
    """The newest figure of a period and measure; several forecasts: the one made last."""
    if not found:
        return CellParams(text="", kind="missing", missing_reason=_("Anges inte i något av dokumenten."))
    figure = max(
        found, key=lambda f: (f.id.made is not None, f.id.made.end if f.id.made else f.id.period.end)
    )
    places = decimals_of(figure.shown.value)
    cell = value_cell(figure.shown.cell, figure.id.measure, places, figure.shown.notes)
    note_changes(cell, figure, figure.shown, places, unit)
    return cell


def vintages_table(view: BoardView, figures: Iterable[Figure], *, table_id: str, unit: str) -> TableParams:
    """Every vintage of every figure with its document and place: what a journalist checks."""
    rows: list[RowParams] = []
    for figure in figures:
        for vintage in figure.vintages:
            if vintage.value is Missing.NOT_STATED and not vintage.notes and not vintage.cell.corrections:
                continue
            rows.append(_vintage_row(view, figure, vintage, unit))
    columns = [
        ColumnParams(title=_("Uppgift"), kind="text"),
        ColumnParams(title=_("Värde"), kind="number", note=formats.unit(unit)),
        ColumnParams(title=_("Rapport"), kind="text"),
        ColumnParams(title=_("Dokument"), kind="text"),
        ColumnParams(title=_("Anmärkning"), kind="text"),
    ]
    if not any(row["cells"][-1]["text"] for row in rows):
        columns.pop()
        for row in rows:
            row["cells"].pop()
    caption = _("Alla uppgifter och var de står")
    return TableParams(
        id=table_id, caption=caption, caption_hidden=True, columns=columns, rows=rows, row_links=True
    )


def _vintage_row(view: BoardView, figure: Figure, vintage: Vintage, unit: str) -> RowParams:
    identity = figure.id
    title = measure_title(identity.measure, identity.period)
    extra = [text for text in (dimension_text(view, identity.dimensions), made_text(identity)) if text]
    places = decimals_of(vintage.value)
    return RowParams(
        id=vintage_id(identity, vintage.report),
        cells=[
            CellParams(text=f"{title} ({', '.join(extra)})" if extra else title),
            value_cell(vintage.cell, identity.measure, places, vintage.notes),
            CellParams(text=report_name(vintage.report), url=cell_address(view, figure, vintage)),
            CellParams(text=_document_text(vintage)),
            CellParams(text=_remark(figure, vintage, unit)),
        ],
    )


def cell_address(view: BoardView, figure: Figure, vintage: Vintage) -> str:
    """Where the row of a vintage stands on its report's page."""
    slug = PurePosixPath(vintage.cell.place.file).stem
    row = row_id(slug, figure.id.series.key, figure.id.dimensions)
    return f"{view.report_address(vintage.report)}#{row}"


def _document_text(vintage: Vintage) -> str:
    """The document, its date, where in it, and since when it is here: `Budget 2022, 12 september 2021, sida 6.`"""
    document = vintage.report.document
    if vintage.report.is_statistics:
        return _("{place}. Publicerad här {day}.", place=source_name(vintage.report), day=published_day(vintage.report))
    parts = [document.title, formats.month_or_day(document.dated), locator(vintage.source) or ""]
    where = ", ".join(part for part in parts if part)
    return _("{place}. Publicerad här {day}.", place=where, day=published_day(vintage.report))


def _remark(figure: Figure, vintage: Vintage, unit: str) -> str:
    """Whether the vintage was corrected, is shown or was revised, and its notes."""
    texts = [corrected_text(vintage.cell, figure.id.measure, unit) or ""]
    if vintage.report.is_statistics and not figure.shown.report.is_statistics:
        texts.append(_("Visas inte, för nämndens egen rapport anger en siffra."))
    elif vintage in figure.revised_from:
        texts.append(_("Reviderad av {report}.", report=report_name(figure.shown.report)))
    elif figure.revised_from and vintage is figure.shown:
        distance = difference_text(figure.revised_from[-1].value, vintage.value, unit)
        texts.append(_("Gällande uppgift, reviderad."))
        if distance:
            texts.append(_("Skillnaden är {distance}.", distance=distance))
    if vintage is figure.shown and (told := fetched_text(figure, unit)):
        texts.append(told)
    if not isinstance(vintage.value, Missing):
        texts.extend(vintage.notes)
    return " ".join(text for text in texts if text)


def sources_of(figures: Iterable[Figure]) -> list[Source]:
    """The places of the figures that are shown: one for each report, with the first page or section."""
    found: dict[str, Source] = {}
    for figure in figures:
        if figure.shown.value is not Missing.NOT_STATED:
            found.setdefault(figure.shown.report.id, figure.shown.source)
    return list(found.values())
