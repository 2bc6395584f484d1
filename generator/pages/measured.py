"""The boards that follow one Kolada measure, with the figures that may be set side by side."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model.board import Indicator
from generator.model.comparison import Measured
from generator.model.figure import Figure, Series
from generator.model.period import Period
from generator.model.value import Measure, Number
from generator.pages.view import BoardView


@dataclass(frozen=True)
class Follower:
    """A board that follows the measure. `name` tells it from the others on the page."""

    view: BoardView
    indicator: Indicator
    name: str

    @cached_property
    def _figures(self) -> Sequence[Figure]:
        return self.view.figures_of(Series(None, self.indicator.id))

    @cached_property
    def outcomes(self) -> dict[Period, Figure]:
        """The outcome of all together by period, oldest first; a final account goes before an outcome."""
        found: dict[Period, Figure] = {}
        for figure in self._figures:
            identity = figure.id
            if identity.measure.is_outcome and not identity.dimensions:
                known = found.get(identity.period)
                if known is None or identity.measure is Measure.FINAL:
                    found[identity.period] = figure
        return found

    @cached_property
    def forecasts(self) -> dict[Period, Figure]:
        """The forecast of all together by period, the one that was made last."""
        found: dict[Period, Figure] = {}
        for figure in self._figures:
            identity = figure.id
            if identity.measure is Measure.FORECAST and not identity.dimensions:
                known = found.get(identity.period)
                if known is None or _is_made_later(figure, known):
                    found[identity.period] = figure
        return found

    @property
    def periods(self) -> list[Period]:
        """The periods whose outcome is a number, oldest first; nothing to report (`–`) is not one to compare."""
        return [p for p, figure in self.outcomes.items() if isinstance(figure.shown.value, Number)]

    @property
    def latest(self) -> Period | None:
        return self.periods[-1] if self.periods else None

    @property
    def is_only_by_group(self) -> bool:
        """Whether outcomes are stated by sex or another group, and none of all together."""
        outcomes = [figure for figure in self._figures if figure.id.measure.is_outcome]
        stated = [f for f in outcomes if isinstance(f.shown.value, Number)]
        return bool(stated) and all(figure.id.dimensions for figure in stated)


def _is_made_later(figure: Figure, known: Figure) -> bool:
    made, before = figure.id.made, known.id.made
    return made is not None and (before is None or before < made)


def followers_of(measured: Sequence[Measured], views: Sequence[BoardView]) -> list[Follower]:
    """The measure's boards by the shortest name that tells them apart."""
    by_board = {(view.municipality.id, view.board.id): view for view in views}
    boards = {(one.municipality.id, one.board.id) for one in measured}
    in_municipality = Counter(municipality for municipality, _ in boards)
    in_board = Counter((one.municipality.id, one.board.id) for one in measured)
    found = []
    for one in measured:
        view = by_board[one.municipality.id, one.board.id]
        name = one.municipality.short_name if in_municipality[one.municipality.id] == 1 else view.where
        if in_board[one.municipality.id, one.board.id] > 1:
            name = f"{name}: {one.indicator.heading}"
        found.append(Follower(view, one.indicator, name))
    return found


def common_period(followers: Sequence[Follower]) -> Period | None:
    """The period that most boards have a figure for, and of those the newest; None: no two share one."""
    counts = Counter(period for follower in followers for period in follower.periods)
    shared = [period for period, count in counts.items() if count > 1]
    return max(shared, key=lambda period: (counts[period], period.end, period.start), default=None)


def have_one_unit(followers: Sequence[Follower]) -> bool:
    return len({follower.indicator.unit.casefold() for follower in followers}) == 1
