"""The page of a year's economy: every economic table of its reports with charts and comments."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator import formats
from generator.language import N_, Words, _
from generator.model.board import EconomicTable
from generator.model.report import Report, ReportTable, Source
from generator.pages.charting import Charting, same_picture
from generator.pages.data_links import all_years_downloads, csv_downloads, report_table_file, table_file
from generator.pages.economy_charts import SharedScales, budget_charts, shared_scales, years_chart
from generator.pages.forecasts import forecast_charts
from generator.pages.found import table_entry
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    ChartFigureParams,
    DownloadItem,
    NavItem,
    SourceParams,
    TableParams,
)
from generator.pages.printed_table import report_table
from generator.pages.render import plain_text, prose
from generator.pages.view import BoardView, report_name
from generator.tables import variance_period

SIGN = N_(
    "<p>Avvikelsen är budget minus prognos eller utfall. Plus betyder överskott: det blev, eller väntas bli, "
    "billigare än budget. Minus betyder underskott.</p>"
)
_SIGNS = Words(
    {
        (1, -1): N_("I dokumentet skrivs kostnader utan minustecken och intäkter med minustecken."),
        (-1, 1): N_("I dokumentet skrivs kostnader med minustecken och intäkter utan minustecken."),
        (-1, -1): N_("I dokumentet skrivs kostnader med minustecken och intäkter med minustecken."),
    }
)


@dataclass(frozen=True)
class EconomyPart:
    """An economic table in one report: heading, explanation, signs, comment, charts, table, source and downloads."""

    heading: str
    id: str
    description: str
    signs: str | None
    text: Markup | None
    charts: list[ChartFigureParams]
    table: TableParams
    source: SourceParams
    downloads: list[DownloadItem]


@dataclass(frozen=True)
class ForecastPart:
    """Forecasts of an economic table: the main line's chart with a table of all, and the other lines' chart.

    Where another part has drawn the same figures already, `chart` is None, and `table`, `source` and `id` are what
    it would have held.
    """

    name: str
    chart: ChartFigureParams | None
    lines: list[ChartFigureParams]
    table: TableParams | None = None
    source: list[SourceParams] = field(default_factory=list)
    id: str = ""


@dataclass(frozen=True)
class EconomyContext(Context):
    """A year's economy.

    municipality: the municipality's name.
    lead: how to read the page.
    sign_html: a paragraph that says how variance is counted, None where none is stated.
    contents: items of local-nav to the tables.
    over_years: params of chart-figure: each table's main line through the years.
    forecasts: each table's forecasts beside what came of it.
    parts: every economic table of the year, newest report first.
    """

    municipality: str
    lead: str
    sign_html: Markup | None
    contents: list[NavItem]
    over_years: list[ChartFigureParams]
    forecasts: list[ForecastPart]
    parts: list[EconomyPart]


def economic_tables(view: BoardView, year: int) -> list[tuple[Report, ReportTable]]:
    """The year's economic tables, newest report first, in each report's own order."""
    return [
        (report, table)
        for report in reversed(view.reports_of(year))
        for table in report.tables
        if table.table_id is not None
    ]


def economy_page(view: BoardView, charting: Charting, year: int) -> Page:
    tables = economic_tables(view, year)
    table_ids = dict.fromkeys(table.table_id for _, table in tables)
    over_years = []
    for table_id in table_ids:
        definition = view.board.tables[table_id or ""]
        chart = years_chart(view, charting, definition, definition.main_line_id, level=3)
        if chart:
            chart["heading"] = f"{definition.name}: {formats.lowered(chart['heading'])}"
            over_years.append(chart)
    forecasts = [
        ForecastPart(view.board.tables[table_id or ""].name, charts[0], charts[1:])
        for table_id in table_ids
        if (charts := forecast_charts(view, charting, view.board.tables[table_id or ""], year, level=3))
    ]
    scales = shared_scales(tables, view.board.tables, year)
    parts = [_economy_part(view, charting, report, table, year, scales) for report, table in tables]
    title = _("Ekonomi {year}", year=year)
    units = dict.fromkeys(formats.unit(view.board.tables[table or ""].unit) for table in table_ids)
    lead = _(
        "Allt som {board}s rapporter för {year} säger om pengarna. Beloppen är i {units}.",
        board=formats.lowered(view.board.name),
        year=year,
        units=formats.listed(list(units)),
    )
    context = EconomyContext(
        municipality=view.municipality.name,
        title=title,
        breadcrumbs=view.breadcrumbs(
            BreadcrumbItem(title=str(year), url=view.year_address(year)), BreadcrumbItem(title=_("Ekonomi"))
        ),
        lead=lead,
        sign_html=Markup(_(SIGN)) if any(variance_period(table, year) for _, table in tables) else None,
        contents=[NavItem(title=_("Genom åren"), url="#genom-aren")] * bool(over_years)
        + [NavItem(title=_("Prognoser och utfall"), url="#prognoser")] * bool(forecasts)
        + [NavItem(title=part.heading, url=f"#{part.id}") for part in parts],
        over_years=over_years,
        forecasts=_without_repeats(forecasts),
        parts=parts,
    )
    words = _("Budget, prognos, bokslut, nettokostnad.")
    comments = [plain_text(report.prose.get(table.slug, "")) for report, table in tables]
    return Page(
        address=view.economy_address(year),
        template="ekonomi",
        context=context,
        html_title=f"{title} – {view.where}",
        description=lead,
        search=SearchEntry(
            _("Ekonomi"),
            f"{view.where} {year}",
            " ".join([lead, words]),
            year=year,
        ),
        search_parts=tuple(
            table_entry(view, table, title=part.heading, anchor=part.id, text=comment, year=year)
            for (_report, table), part, comment in zip(tables, parts, comments, strict=True)
        ),
    )


def _without_repeats(parts: Sequence[ForecastPart]) -> list[ForecastPart]:
    """The parts without the charts that are drawn already; the one that is says which tables say the same."""
    kept: list[ForecastPart] = []
    for part in parts:
        drawn = part.chart
        twins = (other for each in kept if (other := each.chart) and drawn and same_picture(other, drawn))
        twin = next(twins, None)
        if twin is None or drawn is None:
            kept.append(part)
            continue
        same = _("Samma siffror står i tabellen {table}.", table=part.name)
        twin["note"] = " ".join(text for text in (twin.get("note"), same) if text)
        table = TableParams(**{**drawn["table"], "caption_hidden": False})
        kept.append(ForecastPart(part.name, None, part.lines, table, drawn["source"], drawn["id"]))
    return kept


def _economy_part(
    view: BoardView, charting: Charting, report: Report, table: ReportTable, year: int, scales: SharedScales
) -> EconomyPart:
    definition = view.board.tables[table.table_id or ""]
    printed = report_table(view, report, table, prefix=f"{report.slug}-")
    part_id = f"{report.slug}-{table.slug}"
    printed["id"] = f"tabell-{part_id}"
    charts = budget_charts(view, charting, report, table, year, with_table=False, scales=scales)
    page = next((row.page for row in table.rows if row.page), None)
    return EconomyPart(
        heading=f"{table.heading}, {formats.lowered(report_name(report))}",
        id=part_id,
        description=definition.description,
        signs=_signs(definition),
        text=prose(report.prose[table.slug]) if table.slug in report.prose else None,
        charts=charts,
        table=printed,
        source=view.source(Source(report.id, page, table.section)),
        downloads=[
            *csv_downloads(report_table_file(view.report_address(report), table.slug)),
            *all_years_downloads(table_file(view.address, definition.id)),
        ],
    )


def _signs(definition: EconomicTable) -> str | None:
    """How the document writes costs and revenues, where a reader could not guess it."""
    has_revenues = any(line.kind.is_revenue for line in definition.lines)
    if not has_revenues or definition.cost_sign == definition.revenue_sign == 1:
        return None
    return _SIGNS[definition.cost_sign, definition.revenue_sign]
