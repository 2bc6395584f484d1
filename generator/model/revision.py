"""Revisions: a newer report states another figure than an earlier one did (design.md §5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.model.figure import Figure, Vintage
from generator.model.value import Missing


@dataclass(frozen=True)
class Revision:
    """A figure as `was` states it, and as `now`, the next report that states another, does."""

    figure: Figure
    was: Vintage
    now: Vintage


def revisions_of(figure: Figure) -> Iterator[Revision]:
    """Each step from one report's figure to the next that differs, oldest first.

    An empty cell states nothing, and a final figure does not revise a preliminary one. A step never
    changes when later reports come, so that it can be told once and for all. The board's reports and a
    database do not revise one another.
    """
    for vintages in (figure.own, figure.fetched):
        stated = [vintage for vintage in vintages if vintage.value is not Missing.NOT_STATED]
        for before, after in pairwise(stated):
            if _revises(before, after):
                yield Revision(figure, before, after)


def _revises(before: Vintage, after: Vintage) -> bool:
    return (
        before.report.id != after.report.id
        and before.value != after.value
        and (after.preliminary or not before.preliminary)
    )
