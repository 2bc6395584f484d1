"""How an indicator went from one year to the next: two figures, and whether they can be compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from generator import formats
from generator.charts.wording import difference
from generator.language import _
from generator.model.board import DesiredDirection, Indicator
from generator.model.comparison import YearPair
from generator.model.figure import Figure, Series
from generator.model.period import Period, PeriodKind
from generator.model.report import Dimensions
from generator.model.unit import is_counted
from generator.model.value import Bound, Measure, Missing, Nil, amount_of
from generator.pages.cells import decimals_of
from generator.pages.view import BoardView


class Outcome(Enum):
    """What became of an indicator; OTHER where neither way is better."""

    BETTER = "better"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    OTHER = "other"


@dataclass(frozen=True)
class YearChange:
    """An indicator in two years. A year without any figure is None."""

    indicator: Indicator
    dimensions: Dimensions
    pair: YearPair
    before: Figure | None
    after: Figure | None

    @property
    def why_not(self) -> str | None:
        """Why the two cannot be compared, None when they can; every reason as a sentence."""
        return next(_reasons(self), None)

    @property
    def change(self) -> Decimal | None:
        """After minus before; None where they cannot be compared."""
        before, after = _amount(self.before), _amount(self.after)
        return None if self.why_not or before is None or after is None else after - before

    @property
    def outcome(self) -> Outcome | None:
        """Whether it became better in the desired direction; None where that cannot be told."""
        change, direction = self.change, self.indicator.desired_direction
        if change is None:
            return None
        if change == 0:
            return Outcome.UNCHANGED
        if direction is DesiredDirection.NONE:
            return Outcome.OTHER
        return Outcome.BETTER if (change > 0) == (direction is DesiredDirection.UP) else Outcome.WORSE

    @property
    def text(self) -> str:
        """`Bättre: 2 färre`, `Oförändrat`, `4 fler`, or why they are not compared."""
        change, outcome = self.change, self.outcome
        if change is None or outcome is None:
            return self.why_not or ""
        if outcome is Outcome.UNCHANGED:
            return _("Oförändrat")
        places = max(decimals_of(f.shown.value) for f in (self.before, self.after) if f)
        words = _distance(change, self.indicator.unit, places)
        if outcome is Outcome.BETTER:
            return _("Bättre: {change}", change=words)
        if outcome is Outcome.WORSE:
            return _("Sämre: {change}", change=words)
        return words

    @property
    def caveats(self) -> list[str]:
        """What a reader must know although the figures are compared."""
        return [
            _("Siffran för {period} är preliminär.", period=formats.period(figure.id.period))
            for figure in (self.before, self.after)
            if figure and figure.shown.preliminary
        ]


def _distance(change: Decimal, unit: str, places: int) -> str:
    """`2 färre` (a counted thing need not be named again), `3 procentenheter högre`."""
    if is_counted(unit):
        distance = formats.number(abs(change), places)
        return (
            _("{distance} fler", distance=distance)
            if change > 0
            else _("{distance} färre", distance=distance)
        )
    distance = difference(float(change), unit, places)
    return (
        _("{distance} högre", distance=distance) if change > 0 else _("{distance} lägre", distance=distance)
    )


def _amount(figure: Figure | None) -> Decimal | None:
    return amount_of(figure.shown.value) if figure else None


def _reasons(change: YearChange) -> Iterator[str]:
    before, after = change.before, change.after
    for year, figure in zip(change.pair, (before, after), strict=True):
        if figure is None or figure.shown.value is Missing.NOT_STATED:
            yield _("Ingen siffra för {year}.", year=year)
        elif isinstance(figure.shown.value, Bound):
            yield _("För {year} är bara en gräns känd.", year=year)
        elif figure.shown.value is Missing.SUPPRESSED:
            yield _("Siffran för {year} visas inte av sekretesskäl.", year=year)
        elif isinstance(figure.shown.value, Nil):
            yield _("För {year} finns inget att redovisa.", year=year)
        elif amount_of(figure.shown.value) is None:
            yield _("Uppgift saknas för {year}.", year=year)
    if before is None or after is None:
        return
    if before.id.measure.is_outcome is not after.id.measure.is_outcome:
        yield _("En prognos är inte ett utfall.")
    if before.id.measure is Measure.FORECAST and after.id.measure is Measure.FORECAST:
        yield _("Båda är prognoser.")
    if _part(before.id.period) != _part(after.id.period):
        yield _("Siffrorna gäller olika delar av året.")
    for found in change.indicator.breaks:
        if change.pair[0] < found.year <= change.pair[1]:
            yield _("Brott i serien {year}. {reason}", year=found.year, reason=found.reason)


def year_changes(view: BoardView, pair: YearPair) -> list[YearChange]:
    """Every indicator that has an outcome or a forecast in either year, in the order of indikatorer.yml.

    Of all together; of each sex or group only where no figure is of all together.
    """
    found = []
    for indicator in view.board.indicators.values():
        figures = [
            figure
            for figure in view.figures_of(Series(None, indicator.id))
            if figure.id.period.year in pair
            and (figure.id.measure.is_outcome or figure.id.measure is Measure.FORECAST)
            and figure.shown.value is not Missing.NOT_STATED
        ]
        groups = list(dict.fromkeys(figure.id.dimensions for figure in figures))
        for dimensions in [()] if () in groups else groups:
            own = [figure for figure in figures if figure.id.dimensions == dimensions]
            before, after = _best_pair(own, pair)
            found.append(YearChange(indicator, dimensions, pair, before, after))
    return found


def _best_pair(figures: Sequence[Figure], pair: YearPair) -> tuple[Figure | None, Figure | None]:
    """The figures that can be compared, if any can; else the best known of each year."""
    before, after = ([f for f in figures if f.id.period.year == year] for year in pair)
    outcomes = ([f for f in own if f.id.measure.is_outcome] for own in (before, after))
    first, second = ({_part(f.id.period): f for f in own} for own in outcomes)
    shared = [part for part in first if part in second]
    if shared:
        part = max(shared, key=lambda part: (part == _WHOLE_YEAR, part[1]))
        return first[part], second[part]
    return _best(before), _best(after)


_Part = tuple[PeriodKind, int]
_WHOLE_YEAR: _Part = (PeriodKind.YEAR, 0)


def _part(period: Period) -> _Part:
    return period.kind, period.part


def _best(figures: Sequence[Figure]) -> Figure | None:
    """A whole year's outcome, else that of the longest part, else the forecast that was made last."""

    def rank(figure: Figure) -> tuple[bool, bool, bool, int]:
        identity = figure.id
        made = identity.made.end.toordinal() if identity.made else identity.period.end.toordinal()
        return (
            identity.measure.is_outcome,
            identity.period.is_whole_year,
            identity.measure is Measure.FINAL,
            made,
        )

    return max(figures, key=rank, default=None)
