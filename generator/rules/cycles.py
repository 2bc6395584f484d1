"""Definitions that lead back to themselves: sums, formulas, headings and areas that replace others."""

from collections.abc import Iterator, Mapping, Sequence

from generator.model.board import Board, EconomicTable, Line, Municipality
from generator.problems import Place, Problem

_Graph = Mapping[str, Sequence[str]]
_SHOWN = 8


def check_cycles(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No line is a part of itself or stands under itself, and no area replaces itself."""
    for table in board.tables.values():
        places = {line.id: line.place for line in table.lines}
        parts = {line.id: list(_parts(table, line)) for line in table.lines}
        yield from _circular(parts, places, "Posten {} är en del av sig själv", "Ändra summa eller formel.")
        parents = {line.id: [line.part_of] if line.part_of else [] for line in table.lines}
        yield from _circular(parents, places, "Posten {} står under sig själv", "Ändra ingår i.")
    replaced = {area.id: area.replaces for area in board.service_areas}
    places = {area.id: area.place for area in board.service_areas}
    yield from _circular(replaced, places, "Verksamhetsområdet {} ersätter sig självt", "Ändra ersätter.")


def _parts(table: EconomicTable, line: Line) -> Iterator[str]:
    """What a line is computed from. Two lines may well be said to be equal to each other."""
    yield from line.parts
    yield from (term.line_id for term in line.formula)
    if line.equals == (table.id, line.id):
        yield line.id


def _circular(graph: _Graph, places: Mapping[str, Place], what: str, fix: str) -> Iterator[Problem]:
    """A problem for each circle, at the member of it that is met first."""
    for circle in _circles(graph):
        way = [*circle, circle[0]] if len(circle) <= _SHOWN else [*circle[:_SHOWN], "…"]
        through = f": {' → '.join(way)}" if len(circle) > 1 else ""
        yield Problem("ID05", places[circle[0]], f"{what.format(circle[0])}{through}.", fix)


def _circles(graph: _Graph) -> Iterator[list[str]]:
    """The ways that lead back to where they began, none that begins or ends within another."""
    seen: set[str] = set()
    told: set[str] = set()
    for start in graph:
        way = {} if start in seen else {start: iter(graph[start])}  # in order, each with what is left of it
        while way:
            here = next(reversed(way))
            seen.add(here)
            following = next(way[here], None)
            if following is None:
                del way[here]
            elif following in way and told.isdisjoint((here, following)):
                members = list(way)
                circle = members[members.index(following) :]
                told.update(circle)
                yield circle
            elif following in graph and following not in seen:
                way[following] = iter(graph[following])
