"""Figures that may single people out: what must be decided before they are shown (design.md §10).

Only counts are looked at: outcomes of indicators that are marked `känslig` and count persons or things
one by one. A share or a mean says nothing of how few it is of, and a forecast, plan or target is about
nobody yet.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import formats
from generator.model.board import Board, Country, Indicator, Municipality
from generator.model.disclosure import Choice, DisclosureDecision, is_small
from generator.model.report import Cell, Column, Report, ReportTable, Row
from generator.model.value import Missing
from generator.problems import Place, Problem, quoted
from generator.rules.equation import name_of

_NAME = re.compile(
    r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)? [A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
)


@dataclass(frozen=True)
class _Spot:
    """A cell of an indicator's table, with what it stands in."""

    report: Report
    indicator: Indicator
    row: Row
    column: Column
    cell: Cell

    @property
    def decisions(self) -> Sequence[DisclosureDecision]:
        dimensions = dict(self.row.dimensions)
        found = self.report.decisions
        return [d for d in found if d.covers(self.indicator.id, dimensions, self.column.title)]

    def is_decided(self, decision: DisclosureDecision, limit: int) -> bool:
        """Whether the decision is about what the cell says."""
        if decision.choice is Choice.HIDE:
            return self.cell.value is Missing.SUPPRESSED
        return self.is_small(limit)

    def is_small(self, limit: int) -> bool:
        counts = self.indicator.sensitive and self.indicator.counts and self.column.measure.is_outcome
        return counts and is_small(self.cell.value, limit)


def _spots(board: Board) -> Iterator[_Spot]:
    for report in board.reports:
        for table in report.tables:
            for row in table.rows if table.table_id is None else ():
                if indicator := board.indicators.get(row.key):
                    for column, cell in zip(table.columns, row.cells, strict=True):
                        yield _Spot(report, indicator, row, column, cell)


def published_by_decision(board: Board) -> set[Place]:
    """The places of the figures that a decision publishes."""
    return {
        spot.cell.place for spot in _spots(board) if any(d.choice is Choice.PUBLISH for d in spot.decisions)
    }


def check_small_figures(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A small count of a sensitive indicator is shown only when the municipality has decided so."""
    limit = municipality.small_figure_limit
    for spot in _spots(board):
        if spot.is_small(limit) and not any(d.choice is Choice.PUBLISH for d in spot.decisions):
            name = name_of(spot.indicator.heading, spot.row, spot.column)
            what = f"{name}, är under {limit} och kan peka ut personer."
            fix = (
                "Skriv sekretess i cellen. Har kommunen beslutat att siffran får visas: "
                "skriv det under beslut om små tal i rapport.yml, med vem som beslutade, när och varför."
            )
            yield Problem("PERS02", spot.cell.place, what, fix)


def check_decisions(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each decision is about some figure of its report."""
    limit = municipality.small_figure_limit
    used = {d.place for spot in _spots(board) for d in spot.decisions if spot.is_decided(d, limit)}
    for report in board.reports:
        if any(name.startswith(f"{report.id}/") for name in board.unreadable):
            continue
        for decision in report.decisions:
            if decision.place in used or "indikatorer.yml" in board.unreadable:
                continue
            sought = "sekretess" if decision.choice is Choice.HIDE else f"under {limit}"
            what = f"Beslutet om {quoted(decision.indicator_id)} hör inte till någon siffra: ingen cell är {sought}."
            if decision.indicator_id not in board.indicators:
                what = f"Beslutet gäller {quoted(decision.indicator_id)}, som inte finns i indikatorer.yml."
            fix = "Rätta indikator, kön, område, grupp eller kolumn, eller ta bort beslutet."
            yield Problem("PERS04", decision.place, what, fix)


def check_roles(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Who decided is a role; two words with capital letters are most often a person's name."""
    own_names = (municipality.name, municipality.short_name, board.name)
    for report in board.reports:
        for decision in report.decisions:
            text = decision.decided_by
            for name in own_names:
                text = text.replace(name, "")
            if _NAME.search(text):
                what = "Under beslutat av ser det ut att stå en persons namn."
                fix = "Skriv rollen i stället, till exempel Socialchefen."
                yield Problem("PERS05", decision.place, what, fix)


def with_decisions(country: Country) -> Country:
    """The country with every decision beside the figures that it is about, for readers."""
    return replace(
        country,
        municipalities=tuple(
            replace(found, boards=tuple(_board_with(found, board) for board in found.boards))
            for found in country.municipalities
        ),
    )


def _board_with(municipality: Municipality, board: Board) -> Board:
    if not any(report.decisions for report in board.reports):
        return board
    limit = municipality.small_figure_limit
    told = {
        id(spot.cell): tuple(_told(d) for d in spot.decisions if spot.is_decided(d, limit))
        for spot in _spots(board)
        if spot.report.decisions
    }

    def table_with(table: ReportTable) -> ReportTable:
        return replace(table, rows=tuple(row_with(row) for row in table.rows))

    def row_with(row: Row) -> Row:
        cells = (_cell_with(cell, told.get(id(cell), ())) for cell in row.cells)
        return replace(row, cells=tuple(cells))

    reports = (
        replace(report, tables=tuple(table_with(table) for table in report.tables))
        if report.decisions
        else report
        for report in board.reports
    )
    return replace(board, reports=tuple(reports))


def _cell_with(cell: Cell, told: tuple[str, ...]) -> Cell:
    return replace(cell, explanations=(*cell.explanations, *told)) if told else cell


def _told(decision: DisclosureDecision) -> str:
    """A decision as readers see it, beside the figure."""
    who, when = formats.capitalised(decision.decided_by), formats.day(decision.date)
    if decision.choice is Choice.HIDE:
        return f"Visas inte av sekretesskäl. {who} beslutade det den {when}. Skäl: {decision.reason}"
    return f"Siffran är liten. {who} beslutade den {when} att den visas. Skäl: {decision.reason}"
