"""A report's economy in one sentence, as an edition recorded it."""

from collections.abc import Mapping
from decimal import Decimal

from generator import formats
from generator.language import _
from generator.model.board import LineKind
from generator.model.edition import CellKey, Said
from generator.model.publication import said_of
from generator.model.report import Report, ReportKind
from generator.model.value import Measure, amount_of
from generator.pages.budget_position import BudgetPosition, Stage, Stated, budget_positions
from generator.pages.view import BoardView


def economy_sentence(view: BoardView, report: Report, recorded: Mapping[CellKey, Said], name: str) -> str:
    """`Nettokostnaden väntas bli 18,5 miljoner kronor över budget 2024.`; empty where nothing can be told.

    recorded: the report's cells as the edition published them, with `name` as the report's in their keys.
    A figure that has been changed since is not told: the page of corrections is where that stands.
    """
    if report.kind is ReportKind.PLAN:
        return _budget_sentence(view, report, recorded)
    for position in budget_positions(view):
        stated = [position.stated_variance] if position.stated_variance else [position.budget, position.outcome]
        if position.report is report and all(_is_recorded(position, each, recorded, name) for each in stated):
            return _variance_sentence(position)
    return ""


def _is_recorded(
    position: BudgetPosition, stated: Stated | None, recorded: Mapping[CellKey, Said], name: str
) -> bool:
    if stated is None:
        return False
    key = CellKey(name, position.table.file_name, position.line.id, (), stated.column.title)
    said = recorded.get(key)
    return said is not None and said.says_the_same_as(said_of(stated.vintage.value))


def _variance_sentence(position: BudgetPosition) -> str:
    variance = position.variance
    assert variance is not None
    told = {"money": formats.money(abs(variance), position.definition.unit), "year": position.period.year}
    stage = position.state.stage
    if stage is Stage.SO_FAR:
        told["month"] = formats.period(position.period)
        return _so_far(variance, **told)
    if position.line.kind is not LineKind.NET_COST:
        return _result(variance, is_forecast=stage is Stage.FORECAST, **told)
    if stage is Stage.FORECAST:
        if variance == 0:
            return _("Nettokostnaden väntas bli som budgeten för {year}.", **told)
        if variance < 0:
            return _("Nettokostnaden väntas bli {money} över budgeten för {year}.", **told)
        return _("Nettokostnaden väntas bli {money} under budgeten för {year}.", **told)
    if variance == 0:
        return _("Nettokostnaden blev som budgeten för {year}.", **told)
    if variance < 0:
        return _("Nettokostnaden blev {money} över budgeten för {year}.", **told)
    return _("Nettokostnaden blev {money} under budgeten för {year}.", **told)


def _result(variance: Decimal, *, is_forecast: bool, **told: object) -> str:
    if variance == 0:
        return _("Ekonomin är i nivå med budgeten för {year}.", **told)
    if is_forecast and variance < 0:
        return _("Ekonomin väntas ge ett underskott på {money} mot budgeten för {year}.", **told)
    if is_forecast:
        return _("Ekonomin väntas ge ett överskott på {money} mot budgeten för {year}.", **told)
    if variance < 0:
        return _("Ekonomin gav ett underskott på {money} mot budgeten för {year}.", **told)
    return _("Ekonomin gav ett överskott på {money} mot budgeten för {year}.", **told)


def _so_far(variance: Decimal, **told: object) -> str:
    if variance == 0:
        return _("Ekonomin {month} var i nivå med budgeten.", **told)
    if variance < 0:
        return _("Ekonomin {month} gav ett underskott på {money} mot budgeten.", **told)
    return _("Ekonomin {month} gav ett överskott på {money} mot budgeten.", **told)


def _budget_sentence(view: BoardView, report: Report, recorded: Mapping[CellKey, Said]) -> str:
    """`Budgeten för 2025 är 840,7 miljoner kronor.`: the main line of the plan's own year."""
    definition = next(iter(view.board.tables.values()), None)
    if definition is None:
        return ""
    for table in report.tables:
        if table.table_id != definition.id:
            continue
        row = next((row for row in table.rows if row.key == definition.main_line_id and not row.dimensions), None)
        for column, cell in zip(table.columns, row.cells if row else (), strict=False):
            amount = amount_of(cell.value)
            is_budget = column.measure is Measure.BUDGET and column.period.is_whole_year
            if is_budget and column.period.year == report.year and amount is not None:
                said = said_of(cell.value)
                if any(
                    key.file_name == table.file_name
                    and key.row == definition.main_line_id
                    and not key.dimensions
                    and key.column == column.title
                    and found.says_the_same_as(said)
                    for key, found in recorded.items()
                ):
                    return _(
                        "Budgeten för {year} är {money}.",
                        year=report.year,
                        money=formats.money(abs(amount), definition.unit),
                    )
    return ""
