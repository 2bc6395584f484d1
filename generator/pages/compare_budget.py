"""The page of boards' variances against their budgets, in per cent, side by side where that is fair."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from generator import formats
from generator.charts.drawing import Chart, ChartKind
from generator.charts.wording import year_list
from generator.language import _
from generator.model import addresses
from generator.model.report import Source
from generator.pages.budget_position import (
    BudgetPosition,
    Stage,
    State,
    Stated,
    budget_positions,
    finals_without_budget,
)
from generator.pages.cells import decimals_of, note_changes, shown
from generator.pages.chart_files import ChartHome
from generator.pages.charting import MOST_COMPARED, Charting, too_many
from generator.pages.citing import Cited
from generator.pages.note_marks import NoteMarks
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CellParams,
    ChartFigureParams,
    ColumnParams,
    DefinitionItem,
    NavItem,
    RowParams,
    SourceParams,
    TableParams,
)
from generator.pages.series_table import cell_address
from generator.pages.view import BoardView, report_name, start_crumb
from generator.tables import VARIANCE_COLUMNS, Table

_PERCENT_DECIMALS = 1


@dataclass(frozen=True)
class BudgetGroup:
    """Positions of one state: heading, id, what misleads, chart (None for too few boards or too many), table, and why there is no chart."""

    heading: str
    id: str
    warnings: list[str]
    chart: ChartFigureParams | None
    alone: str | None
    table: TableParams


@dataclass(frozen=True)
class BudgetContext(Context):
    """Boards' variances against their budgets.

    lead: what the page tells and who has counted.
    method: how the per cent is counted.
    contents: items of local-nav to the groups, empty with fewer than two.
    groups: the positions by state: how sure they are, and through which month.
    left_out: sentences on what is left out and why.
    areas: items of definition-list: what each board's sum holds.
    """

    lead: str
    method: str
    contents: list[NavItem]
    groups: list[BudgetGroup]
    left_out: list[str]
    areas: list[DefinitionItem]


def budget_comparison_page(views: Sequence[BoardView], charting: Charting) -> Page:
    positions = [position for view in views for position in budget_positions(view)]
    by_state: defaultdict[State, list[BudgetPosition]] = defaultdict(list)
    for position in positions:
        by_state[position.state].append(position)
    groups = [_group(charting, state, by_state[state]) for state in _in_order(by_state)]
    title = _("Avvikelse mot budget i procent")
    lead = _(
        "Så mycket skiljer sig nämndernas kostnader från deras budget. Vi har räknat ut procenten. Den står inte i dokumenten."
    )
    context = BudgetContext(
        title=title,
        breadcrumbs=[
            start_crumb(),
            BreadcrumbItem(title=_("Jämför"), url=addresses.COMPARISONS),
            BreadcrumbItem(title=title),
        ],
        lead=lead,
        method=_(
            "Procenten är avvikelsen delad med budgeten i samma rapport. Plus betyder överskott: det kostar mindre än budgeten. Minus betyder underskott."
        ),
        contents=[NavItem(title=group.heading, url=f"#{group.id}") for group in groups]
        if len(groups) > 1
        else [],
        groups=groups,
        left_out=[*_left_out(views)],
        areas=[_area_item(position) for position in _one_a_board(positions)],
    )
    return Page(
        address=addresses.BUDGET_COMPARISON,
        template="jamfor_budget",
        context=context,
        html_title=title,
        description=lead,
        search=SearchEntry(
            _("Jämförelse"),
            _("Alla nämnder"),
            _("budget avvikelse överskott underskott prognos bokslut procent"),
        ),
    )


def _in_order(states: Sequence[State] | dict[State, list[BudgetPosition]]) -> list[State]:
    """What is settled first, then what is foreseen, the latest month first."""
    return sorted(states, key=lambda state: (state.stage, -state.month))


def state_name(position: BudgetPosition) -> str:
    """`Prognos för helåret, gjord efter augusti`, `Bokslut för helåret`, `Utfall januari–mars`."""
    state = position.state
    month = formats.period(position.period).rpartition(" ")[0]
    match state.stage:
        case Stage.FINAL:
            return _("Hela året, slutliga siffror")
        case Stage.PRELIMINARY:
            return _("Hela året, preliminära siffror")
        case Stage.FORECAST:
            return _("Prognos för hela året, gjord efter {month}", month=_month(position))
    return _("Utfall hittills, {months}", months=month)


def _month(position: BudgetPosition) -> str:
    known = position.outcome or position.stated_variance
    made = known.figure.id.made if known else None
    return formats.as_of(made).rpartition(" ")[0] if made else ""


def _group(charting: Charting, state: State, positions: Sequence[BudgetPosition]) -> BudgetGroup:
    group_id = f"{state.stage.name.lower().replace('_', '-')}-{state.month:02}"
    boards = {position.view.address for position in positions if position.percent is not None}
    why_not = _alone(positions) if len(boards) < 2 else too_many() if len(positions) > MOST_COMPARED else None
    heading = state_name(positions[0])
    table = _table(positions, heading, f"tabell-{group_id}")
    return BudgetGroup(
        heading=heading,
        id=group_id,
        warnings=[*_warnings(positions)] if len(boards) > 1 else [],
        chart=None if why_not else _chart(charting, positions, heading, group_id, table),
        alone=why_not,
        table=table,
    )


def _alone(positions: Sequence[BudgetPosition]) -> str:
    if all(position.percent is None for position in positions):
        return _("Dokumentet anger avvikelsen men inte budgeten. Därför går procenten inte att räkna ut.")
    return _("Ingen annan nämnd har siffror från samma del av året. Därför finns inget att jämföra med.")


def _warnings(positions: Sequence[BudgetPosition]) -> Iterator[str]:
    years = sorted({position.period.year for position in positions})
    if len(years) > 1:
        yield _(
            "Siffrorna gäller olika år: {years}. Priser, löner och statsbidrag skiljer mellan åren.",
            years=year_list(years),
        )
    yield _("Nämnderna ansvarar inte för samma saker. Vad som räknas in står längre ned.")
    if positions[0].state.stage is Stage.FORECAST:
        yield _("Det här är prognoser. Hur det blev kan skilja sig från dem.")
    ours = [position.view.where for position in positions if position.variance_is_ours]
    if ours:
        yield _(
            "För {boards} har vi också räknat ut avvikelsen. Dokumentet anger bara budgeten och utfallet.",
            boards=formats.listed(ours),
        )
    without = [position.view.where for position in positions if position.percent is None]
    if without:
        yield _(
            "{boards} anger ingen budget. Därför går procenten inte att räkna ut där.",
            boards=formats.listed(without),
        )


def position_name(position: BudgetPosition) -> str:
    return f"{position.view.where} {position.period.year}"


def percent_text(position: BudgetPosition) -> str:
    """`+2,2 procent`; empty where it cannot be counted."""
    if position.percent is None:
        return ""
    return formats.with_unit(formats.number(position.percent, _PERCENT_DECIMALS, signed=True), "procent")


def _chart(
    charting: Charting, positions: Sequence[BudgetPosition], heading: str, group_id: str, table: TableParams
) -> ChartFigureParams:
    counted = [(position_name(p), p.percent, p) for p in positions if p.percent is not None]
    counted.sort(key=lambda pair: pair[1], reverse=True)
    rows = tuple((name, float(round(percent, 6))) for name, percent, _position in counted)
    sentences = [_sentence(position) for *_rest, position in counted]
    chart = Chart(
        ChartKind.VARIANCE,
        _("Diagram: {heading}", heading=heading),
        " ".join(sentences),
        "procent av budgeten",
        _PERCENT_DECIMALS,
        Table(VARIANCE_COLUMNS, rows),
    )
    title = _("Överskott och underskott i procent av budgeten")
    return charting.figure(
        chart,
        figure_id=f"diagram-{group_id}",
        heading=title,
        level=3,
        sentences=sentences,
        table=None,
        source=[_source(position) for *_rest, position in counted],
        home=ChartHome(
            folder=addresses.BUDGET_COMPARISON,
            page=addresses.BUDGET_COMPARISON,
            title=f"{title}: {formats.lowered(heading)}",
            places=tuple(Cited(position.view, _place(position), frozenset({position.line.id})) for *_rest, position in counted),
            table=table,
        ),
        note=_("Vi har räknat ut procenten av siffrorna i dokumenten."),
    )


def _sentence(position: BudgetPosition) -> str:
    """`Socialnämnden, Exempelstad 2024: ett överskott på 2,2 procent av budgeten.`"""
    name, percent = position_name(position), position.percent or Decimal(0)
    size = formats.number(abs(percent), _PERCENT_DECIMALS)
    if percent == 0:
        return _("{name}: precis i nivå med budgeten.", name=name)
    if percent > 0:
        return _("{name}: ett överskott på {size} procent av budgeten.", name=name, size=size)
    return _("{name}: ett underskott på {size} procent av budgeten.", name=name, size=size)


def _place(position: BudgetPosition) -> Source:
    row = next(row for row in position.table.rows if row.key == position.line.id and not row.dimensions)
    return Source(position.report.id, row.page, position.table.section)


def _source(position: BudgetPosition) -> SourceParams:
    params = position.view.source(_place(position))
    params["text"] = f"{params['text']}, {position.view.where}"
    return params


def _table(positions: Sequence[BudgetPosition], caption: str, table_id: str) -> TableParams:
    marks = NoteMarks()
    rows = []
    for position in positions:
        unit = position.definition.unit
        known = position.stated_variance or position.outcome or position.budget
        where = _source(position).get("locator")
        name = report_name(position.report)
        report = CellParams(text=f"{name}, {where}" if where else name)
        if known:
            report["url"] = cell_address(position.view, known.figure, known.vintage)
        rows.append(
            RowParams(
                cells=[
                    CellParams(text=position_name(position), url=position.view.address),
                    _percent_cell(position),
                    _variance_cell(position, marks),
                    _amount_cell(position.outcome, unit, marks),
                    _amount_cell(position.budget, unit, marks),
                    report,
                ]
            )
        )
    columns = [
        ColumnParams(title=_("Nämnd"), kind="text"),
        ColumnParams(title=_("Procent av budgeten"), kind="number", note=_("vår uträkning")),
        ColumnParams(title=_("Avvikelse"), kind="number"),
        ColumnParams(title=_outcome_title(positions), kind="number"),
        ColumnParams(title=_("Budget"), kind="number"),
        ColumnParams(title=_("Rapport"), kind="text"),
    ]
    return TableParams(
        id=table_id, caption=caption, caption_hidden=True, columns=columns, rows=rows, notes=marks.notes
    )


def _outcome_title(positions: Sequence[BudgetPosition]) -> str:
    measures = {position.outcome.column.measure for position in positions if position.outcome}
    return formats.capitalised(formats.MEASURES[measures.pop()]) if len(measures) == 1 else _("Utfall")


def _amount_cell(stated: Stated | None, unit: str, marks: NoteMarks) -> CellParams:
    if stated is None or stated.amount is None:
        return CellParams(text="", kind="missing", missing_reason=_("Anges inte i rapporten."))
    value, measure = stated.vintage.value, stated.column.measure
    places = decimals_of(value)
    cell = CellParams(text=formats.with_unit(shown(value, places, measure), unit), kind="number")
    if notes := list(stated.vintage.notes):
        cell["note_marks"] = marks.of(notes)
    note_changes(cell, stated.figure, stated.vintage, places, unit)
    return cell


def _variance_cell(position: BudgetPosition, marks: NoteMarks) -> CellParams:
    if not position.variance_is_ours:
        return _amount_cell(position.stated_variance, position.definition.unit, marks)
    places = max(decimals_of(s.vintage.value) for s in (position.budget, position.outcome) if s)
    text = formats.number(position.variance or Decimal(0), places, signed=True)
    return CellParams(
        text=formats.with_unit(text, position.definition.unit),
        kind="number",
        note_marks=marks.of([_("Avvikelsen har vi räknat ut. Dokumentet anger bara budgeten och utfallet.")]),
    )


def _percent_cell(position: BudgetPosition) -> CellParams:
    if text := percent_text(position):
        return CellParams(text=text, kind="number")
    return CellParams(text="..", kind="missing", missing_reason=_("Kan inte räknas ut utan budget."))


def _left_out(views: Sequence[BoardView]) -> Iterator[str]:
    """Boards without any position, and final accounts that stand beside no budget."""
    for view in views:
        if not budget_positions(view):
            yield _(
                "{board}: ingen uppföljning här anger både budget och utfall, prognos eller avvikelse.",
                board=view.where,
            )
        elif years := finals_without_budget(view):
            yield _(
                "{board}: bokslutet för {years} är känt, men ingen rapport här anger det tillsammans med årets budget. Vi blandar inte siffror ur olika rapporter.",
                board=view.where,
                years=year_list(years),
            )


def _one_a_board(positions: Sequence[BudgetPosition]) -> list[BudgetPosition]:
    """The newest position of each board."""
    newest: dict[str, BudgetPosition] = {}
    for position in positions:
        newest.setdefault(position.view.address, position)
    return list(newest.values())


def _area_item(position: BudgetPosition) -> DefinitionItem:
    """What the board's sum holds, by the names that its newest report prints."""
    parts = [
        position.report.names.get(row.key, line.name)
        for row in position.table.rows
        if not row.dimensions
        and row.key in position.line.parts
        and (line := position.definition.line(row.key)) is not None
    ]
    name = position.report.names.get(position.line.id, position.line.name)
    text = (
        _("{line} är summan av {parts}.", line=name, parts=formats.listed(parts))
        if parts
        else _("{line}. Dokumentet säger inte vad som ingår.", line=name)
    )
    return DefinitionItem(term=position.view.where, description=text, url=position.view.address)
