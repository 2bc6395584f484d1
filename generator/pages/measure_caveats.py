"""Where setting boards' figures of one measure side by side would mislead: a sentence for each reason.

Every rule says only what the sources say. It takes the boards (and the period that is compared) and
gives sentences, none where nothing misleads.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from generator import formats
from generator.language import _
from generator.model.period import Period
from generator.model.value import Bound, Direction, Missing, Value, amount_of
from generator.pages.cells import decimals_of
from generator.pages.measured import Follower, have_one_unit

FEW = 20  # a count below this changes much, in percent, when one person comes or goes


def measure_caveats(followers: Sequence[Follower]) -> list[str]:
    """What misleads whatever period is compared: how the boards define and measure."""
    return [text for rule in _OF_THE_MEASURE for text in rule(followers)]


def period_caveats(followers: Sequence[Follower], period: Period) -> list[str]:
    """What misleads in the figures of one period."""
    return [text for rule in _OF_A_PERIOD for text in rule(followers, period)]


def break_caveats(followers: Sequence[Follower]) -> list[str]:
    """Breaks in the boards' series, and years that only some of them count alike."""
    return [
        _(
            "{name}: brott i serien {year}. {reason} Åren före går inte att jämföra med åren efter. De visas bara i tabellen.",
            name=one.name,
            year=found.year,
            reason=found.reason,
        )
        for one in followers
        for found in one.indicator.breaks
    ]


def _units(followers: Sequence[Follower]) -> Iterator[str]:
    if not have_one_unit(followers):
        parts = formats.listed([f"{one.name} {one.indicator.unit}" for one in followers])
        yield _(
            "Enheterna är olika: {parts}. Därför ställer vi inte siffrorna bredvid varandra.", parts=parts
        )


def _descriptions(followers: Sequence[Follower]) -> Iterator[str]:
    if len({one.indicator.description.casefold() for one in followers}) > 1:
        yield _("Nämnderna beskriver måttet med olika ord. Läs vad var och en mäter längre ned.")
    places = {one.indicator.measured_where.casefold() for one in followers if one.indicator.measured_where}
    if len(places) > 1:
        parts = [
            f"{one.name}: {one.indicator.measured_where}" for one in followers if one.indicator.measured_where
        ]
        yield _("Siffrorna kommer från olika undersökningar. {parts}.", parts="; ".join(parts))


def _service_areas(followers: Sequence[Follower]) -> Iterator[str]:
    areas = [one.view.area_name(one.indicator.service_area_id) for one in followers]
    if len({area.casefold() for area in areas}) > 1:
        parts = [f"{one.name}: {formats.lowered(area)}" for one, area in zip(followers, areas, strict=True)]
        yield _("Måttet gäller olika verksamheter. {parts}.", parts="; ".join(parts))


def _directions(followers: Sequence[Follower]) -> Iterator[str]:
    if len({one.indicator.desired_direction for one in followers}) > 1:
        yield _("Nämnderna vill inte åt samma håll med måttet. Därför säger vi inte vad som är bättre.")


def _only_by_group(followers: Sequence[Follower]) -> Iterator[str]:
    for one in followers:
        if one.is_only_by_group and not all(other.is_only_by_group for other in followers):
            yield _(
                "{name} redovisar bara grupper var för sig, till exempel kvinnor och män, och ingen siffra för alla.",
                name=one.name,
            )


def _few_people(followers: Sequence[Follower]) -> Iterator[str]:
    few = [one.name for one in followers if one.indicator.sensitive]
    if few:
        yield _(
            "Måttet kan gälla få personer: {names}. Då kan en enda person ändra siffran mycket.",
            names=formats.listed(few),
        )


def _counts(followers: Sequence[Follower]) -> Iterator[str]:
    if (
        all(one.indicator.counts for one in followers)
        and len({one.view.municipality.id for one in followers}) > 1
    ):
        yield _("Siffrorna är antal. Kommunerna är olika stora, och större kommuner får ofta större antal.")


def _other_periods(followers: Sequence[Follower], period: Period) -> Iterator[str]:
    """Boards that are left out of the comparison, or that have told something newer of their own."""
    for one in followers:
        if one.latest is None or period in one.periods:
            if one.latest and period < one.latest:
                yield _(
                    "{name} har också en nyare uppgift, för {newer}. Här jämförs {compared}, som fler har.",
                    name=one.name,
                    newer=formats.period(one.latest),
                    compared=formats.period(period),
                )
            continue
        if one.latest.is_whole_year is period.is_whole_year:
            yield _(
                "{name} har ingen siffra för {compared}. Den senaste är för {other} och visas bara i tabellen.",
                name=one.name,
                compared=formats.period(period),
                other=formats.period(one.latest),
            )
        else:
            yield _(
                "{name} redovisar {other} och inte {compared}. Olika långa perioder går inte att jämföra.",
                name=one.name,
                other=formats.period(one.latest),
                compared=formats.period(period),
            )


def _without_figure(followers: Sequence[Follower], period: Period) -> Iterator[str]:
    """Bounds, hidden figures and forecasts where the others have an outcome."""
    when = formats.period(period)
    for one in followers:
        figure = one.outcomes.get(period)
        value: Value = figure.shown.value if figure else Missing.NOT_STATED
        if isinstance(value, Bound):
            words = formats.value_in_words(value, decimals_of(value))
            yield _(
                "{name} anger bara att utfallet {period} är {value}. Det går inte att rita.",
                name=one.name,
                period=when,
                value=words,
            )
        elif value is Missing.SUPPRESSED:
            yield _("{name}: utfallet {period} visas inte av sekretesskäl.", name=one.name, period=when)
        elif isinstance(value, Missing | Direction) and _has_forecast(one, period):
            yield _(
                "{name} har bara en prognos för {period}. En prognos jämförs inte med utfall.",
                name=one.name,
                period=when,
            )


def _has_forecast(one: Follower, period: Period) -> bool:
    forecast = one.forecasts.get(period)
    return forecast is not None and amount_of(forecast.shown.value) is not None


def _preliminary(followers: Sequence[Follower], period: Period) -> Iterator[str]:
    own = _own(followers, period)
    early = [one.name for one in own if one.outcomes[period].shown.preliminary]
    if 0 < len(early) < len(own):
        yield _(
            "Siffran för {period} är preliminär hos {names} och slutlig hos de andra.",
            period=formats.period(period),
            names=formats.listed(early),
        )
    elif early:
        yield _("Siffrorna för {period} är preliminära.", period=formats.period(period))


def _rounding(followers: Sequence[Follower], period: Period) -> Iterator[str]:
    """Figures with other numbers of decimals, where the distance may be nothing but rounding."""
    values = [one.outcomes[period].shown.value for one in _own(followers, period)]
    places = {decimals_of(value) for value in values}
    if len(places) < 2:
        return
    amounts = [amount for value in values if (amount := amount_of(value)) is not None]
    step = Decimal(1).scaleb(-min(places))
    if max(amounts) - min(amounts) <= step:
        yield _("Siffrorna har olika många decimaler. Skillnaden kan bero på avrundning.")
    else:
        yield _("Siffrorna har olika många decimaler, så skillnaden är ungefärlig.")


def _notes(followers: Sequence[Follower], period: Period) -> Iterator[str]:
    """What a document itself says of its figure: another population, another way to count."""
    for one in _own(followers, period):
        for note in one.outcomes[period].shown.notes:
            yield _("Om siffran för {name}: {note}", name=one.name, note=note)


def _small_counts(followers: Sequence[Follower], period: Period) -> Iterator[str]:
    if any(one.indicator.sensitive for one in followers):
        return
    small = [one.name for one in _own(followers, period) if _is_small_count(one, period)]
    if small:
        yield _(
            "Antalet är litet: {names}. Då kan en enda person eller händelse ändra bilden.",
            names=formats.listed(small),
        )


def _is_small_count(one: Follower, period: Period) -> bool:
    amount = amount_of(one.outcomes[period].shown.value)
    return one.indicator.counts and amount is not None and amount < FEW


def _own(followers: Sequence[Follower], period: Period) -> list[Follower]:
    """The boards that have a figure for the period."""
    return [one for one in followers if period in one.periods]


_OF_THE_MEASURE: tuple[Callable[[Sequence[Follower]], Iterator[str]], ...] = (
    _units,
    _descriptions,
    _service_areas,
    _directions,
    _only_by_group,
    _few_people,
    _counts,
)
_OF_A_PERIOD: tuple[Callable[[Sequence[Follower], Period], Iterator[str]], ...] = (
    _other_periods,
    _without_figure,
    _preliminary,
    _rounding,
    _notes,
    _small_counts,
)
