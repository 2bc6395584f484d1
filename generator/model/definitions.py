"""Definitions that only reports that wait use. Their names alone would give the reports away.

Boards and municipalities define service areas, indicators, economic tables and a steering model for all years at
once. What a report that waits uses, and nothing published does, waits with it; what nothing at all uses is left.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.model.board import (
    Board,
    EconomicTable,
    Indicator,
    Line,
    Municipality,
    ServiceArea,
)
from generator.model.report import English, Source
from generator.model.steering import SteeringModel

Named = TypeVar("Named", Indicator, Line, ServiceArea)


@dataclass(frozen=True)
class _Uses:
    """What a board's reports and goals use, by id. `lines` are pairs of table and line."""

    areas: frozenset[str]
    tables: frozenset[str]
    lines: frozenset[tuple[str, str]]


def _uses(board: Board) -> _Uses:
    rows = [(table.table_id, row) for report in board.reports for table in report.tables for row in table.rows]
    lines = frozenset((table_id, row.key) for table_id, row in rows if table_id is not None)
    stated = [value for _, row in rows for name, value in row.dimensions if name == "område"]
    goals = [goal for goal_year in board.goal_years for goal in goal_year.walk()]
    named = {i for goal in goals for i in goal.indicator_ids} | {row.key for table_id, row in rows if table_id is None}
    of_indicators = [board.indicators[i].service_area_id for i in named if i in board.indicators]
    of_lines = [
        line.service_area_id
        for table in board.tables.values()
        for line in table.lines
        if (table.id, line.id) in lines
    ]
    areas = [*stated, *(goal.service_area_id for goal in goals), *of_indicators, *of_lines]
    return _Uses(
        frozenset(area for area in areas if area is not None), frozenset(table for table, _ in lines), lines
    )


def without_waiting_definitions(whole: Board, seen: Board) -> Board:
    """The part of `whole` that is seen, without the areas, tables, lines and names that only the rest uses."""
    used, all_used = _uses(seen), _uses(whole)
    areas, lines = all_used.areas - used.areas, all_used.lines - used.lines
    newest = max((report.period.end.year for report in seen.adopted), default=0)
    source = seen.source if seen.source and seen.report(seen.source.report_id) else None
    cites_what_waits = source is None and seen.source is not None
    return replace(
        seen,
        purpose="" if cites_what_waits else seen.purpose,
        english=_without("purpose", seen.english) if cites_what_waits else seen.english,
        source=source,
        service_areas=tuple(
            _as_named(replace(area, replaces=tuple(old for old in area.replaces if old not in areas)), newest)
            for area in seen.service_areas
            if area.id not in areas
        ),
        indicators={key: _indicator(found, newest) for key, found in seen.indicators.items()},
        tables={
            key: _without_lines(table, lines, newest)
            for key, table in seen.tables.items()
            if key not in all_used.tables - used.tables
        },
    )


def _without_lines(table: EconomicTable, waiting: frozenset[tuple[str, str]], newest: int) -> EconomicTable:
    """The table without the lines that wait; a sum keeps its other parts, a formula is dropped whole."""
    hidden = {line_id for table_id, line_id in waiting if table_id == table.id}

    def seen(line: Line) -> Line:
        return replace(
            line,
            parts=tuple(part for part in line.parts if part not in hidden),
            formula=() if any(term.line_id in hidden for term in line.formula) else line.formula,
            equals=None if line.equals in waiting else line.equals,
            part_of=None if line.part_of in hidden else line.part_of,
        )

    return replace(
        table, lines=tuple(_as_named(seen(line), newest) for line in table.lines if line.id not in hidden)
    )


def _indicator(indicator: Indicator, newest: int) -> Indicator:
    """As it is called, and without the breaks of years that no report that is seen is about."""
    named = _as_named(indicator, newest)
    breaks = tuple(found for found in named.breaks if found.year <= newest)
    return replace(named, breaks=breaks, short_name=named.short_name if named.name == indicator.name else None)


def _as_named(named: Named, newest: int) -> Named:
    """As it was called in the newest year that is seen: a name for later years waits for a report of them."""
    held = [earlier for earlier in named.earlier_names if earlier.until is not None and earlier.until >= newest]
    if not held:
        return named
    now = min(held, key=lambda earlier: earlier.until or 0)
    return replace(
        named,
        name=now.name,
        earlier_names=tuple(each for each in named.earlier_names if each not in held),
        english=_without("short_name", _without("name", named.english)),
    )


def _without(field: str, english: English) -> English:
    return tuple(pair for pair in english if pair[0] != field)


def without_waiting_model(whole: Municipality, boards: Iterable[Board]) -> SteeringModel:
    """The steering model as the boards that are seen use it.

    A description that cites a report that waits is left out; levels and words that only such reports use too.
    """
    model, boards = whole.steering_model, tuple(boards)
    levels = _levels(whole.boards) - _levels(boards)
    words = _words(whole.boards) - _words(boards)
    waits = model.source is not None and not _is_seen(model.source, boards)
    return replace(
        model,
        description="" if waits else model.description,
        english=_without("description", model.english) if waits else model.english,
        source=None if waits else model.source,
        levels=tuple(level for level in model.levels if level.id not in levels),
        fulfilment_words=tuple(word for word in model.fulfilment_words if word.word.casefold() not in words),
        progress_words=tuple(word for word in model.progress_words if word.word.casefold() not in words),
    )


def _is_seen(source: Source, boards: Iterable[Board]) -> bool:
    """Whether the report BOARD/YEAR/FOLDER is among the boards'."""
    board_id, _, report_id = source.report_id.partition("/")
    return any(board.id == board_id and board.report(report_id) is not None for board in boards)


def _levels(boards: Iterable[Board]) -> set[str]:
    return {goal.level_id for board in boards for goal_year in board.goal_years for goal in goal_year.walk()}


def _words(boards: Iterable[Board]) -> set[str]:
    follow_ups = (each for board in boards for report in board.reports for each in report.follow_ups)
    words = (word for each in follow_ups for word in (each.fulfilment_word, each.progress_word))
    return {word.casefold() for word in words if word}
