"""Revisions: a newer report states another figure than an earlier one did (design.md §5)."""

from collections.abc import Iterator
from dataclasses import dataclass

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
    changes when later reports come, so that it can be told once and for all.
    """
    stated = [vintage for vintage in figure.vintages if vintage.value is not Missing.NOT_STATED]
    before: Vintage | None = None
    for vintage in stated:
        if before is not None and _revises(before, vintage):
            yield Revision(figure, before, vintage)
        before = vintage


def _revises(before: Vintage, after: Vintage) -> bool:
    return (
        before.report.id != after.report.id
        and before.value != after.value
        and (after.preliminary or not before.preliminary)
    )
