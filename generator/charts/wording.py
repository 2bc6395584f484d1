"""Figures, units and comparisons in words that agree with their unit, in the language of the reader.

A sentence is always a whole message with named places; nothing is put together of endings and parts.
"""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from generator import formats
from generator.charts.look import number
from generator.language import N_, _
from generator.model.board import DesiredDirection
from generator.model.unit import is_counted, is_percent
from generator.model.value import BoundSign

TOTAL = N_("Totalt")  # all groups together
NO_FIGURES = N_("Det finns ännu inga siffror.")
_WITHOUT_NAME = ("", "antal", "index", "tid")  # units that say nothing after a figure
_LEVELS = ("procent", "%", "promille", "andel", "index", "tid", "poäng", "betyg", "grader")
_TIMES = ("minuter", "timmar", "dagar", "dygn", "veckor", "månader", "år")
_UNITS = {
    "%": (N_("procent"), N_("procent")),
    "aktualiseringar": (N_("aktualisering"), N_("aktualiseringar")),
    "analyser": (N_("analys"), N_("analyser")),
    "anställda": (N_("anställd"), N_("anställda")),
    "avvikelser": (N_("avvikelse"), N_("avvikelser")),
    "beslut": (N_("beslut"), N_("beslut")),
    "besök": (N_("besök"), N_("besök")),
    "brukare": (N_("brukare"), N_("brukare")),
    "chefer": (N_("chef"), N_("chefer")),
    "dagar": (N_("dag"), N_("dagar")),
    "deltagare": (N_("deltagare"), N_("deltagare")),
    "elever": (N_("elev"), N_("elever")),
    "enheter": (N_("enhet"), N_("enheter")),
    "ersättningar": (N_("ersättning"), N_("ersättningar")),
    "hushåll": (N_("hushåll"), N_("hushåll")),
    "individer": (N_("individ"), N_("individer")),
    "kameror": (N_("kamera"), N_("kameror")),
    "kronor": (N_("krona"), N_("kronor")),
    "lås": (N_("lås"), N_("lås")),
    "lösningar": (N_("lösning"), N_("lösningar")),
    "minuter": (N_("minut"), N_("minuter")),
    "månader": (N_("månad"), N_("månader")),
    "personer": (N_("person"), N_("personer")),
    "placeringar": (N_("placering"), N_("placeringar")),
    "planer": (N_("plan"), N_("planer")),
    "platser": (N_("plats"), N_("platser")),
    "poäng": (N_("poäng"), N_("poäng")),
    "procent": (N_("procent"), N_("procent")),
    "registreringar": (N_("registrering"), N_("registreringar")),
    "studerande": (N_("studerande"), N_("studerande")),
    "timmar": (N_("timme"), N_("timmar")),
    "veckor": (N_("vecka"), N_("veckor")),
    "år": (N_("år"), N_("år")),
    "ärenden": (N_("ärende"), N_("ärenden")),
}
_UNITS_IN_WORDS = {
    "kr": N_("kronor"),
    "tkr": N_("tusen kronor (tkr)"),
    "mnkr": N_("miljoner kronor (mnkr)"),
    "%": N_("procent"),
}
_BOUNDED = {
    BoundSign.LESS: N_("under {figure}"),
    BoundSign.MORE: N_("över {figure}"),
    BoundSign.AT_MOST: N_("högst {figure}"),
    BoundSign.AT_LEAST: N_("minst {figure}"),
}


class Comparison(Enum):
    """How a unit is compared: things are more (fler), levels are higher, amounts are more (mer)."""

    COUNT = "fler"
    LEVEL = "högre"
    AMOUNT = "mer"


def comparison(unit: str) -> Comparison:
    if is_counted(unit):
        return Comparison.COUNT
    return Comparison.LEVEL if unit.casefold() in _LEVELS else Comparison.AMOUNT


# More first and then less.
_DIFFERS = {
    Comparison.COUNT: (N_("{distance} fler"), N_("{distance} färre")),
    Comparison.LEVEL: (N_("{distance} högre"), N_("{distance} lägre")),
    Comparison.AMOUNT: (N_("{distance} mer"), N_("{distance} mindre")),
}
_BETTER = {
    Comparison.COUNT: (N_("Fler är bättre."), N_("Färre är bättre.")),
    Comparison.LEVEL: (N_("Högre är bättre."), N_("Lägre är bättre.")),
    Comparison.AMOUNT: (N_("Mer är bättre."), N_("Mindre är bättre.")),
}
_TIME_BETTER = (N_("Längre tid är bättre."), N_("Kortare tid är bättre."))


def figure(amount: float, unit: str, decimals: int) -> str:
    """`14 personer`, `1 person`, `91 procent`; only the number where the unit is no word for it."""
    text = number(amount, decimals)
    if unit.casefold() in _WITHOUT_NAME:
        return text
    one, many = _UNITS.get(unit.casefold(), (unit, unit))
    return formats.with_unit(text, one if text == "1" else many)


def bounded(sign: BoundSign, limit: float, unit: str, decimals: int) -> str:
    """`under 5 elever`, `minst 90 procent`."""
    places = 0 if limit == int(limit) else decimals
    return _(_BOUNDED[sign], figure=figure(limit, unit, places))


def measure_word(measure: str) -> str:
    """`prognos`, `utfall`: what a measure is called within a chart, in the language of the reader."""
    return _(measure)


def unit_in_words(unit: str) -> str:
    """A unit as the title of an axis: `Tusen kronor (tkr)`, `Procent`, `Elever`."""
    many = _UNITS.get(unit.casefold(), (unit, unit))[1]
    return formats.capitalised(_(_UNITS_IN_WORDS.get(unit.casefold(), many)))


def difference(amount: float, unit: str, decimals: int) -> str:
    """A distance between two figures; percentages differ by percentage points."""
    distance = abs(amount)
    if is_percent(unit):
        text = number(distance, decimals)
        return formats.with_unit(text, "procentenhet" if text == "1" else "procentenheter")
    return figure(distance, unit, decimals)


def differs(amount: float, unit: str, decimals: int, *, named: bool = True) -> str:
    """`6 fler`, `5 procentenheter lägre`, `10 dagar mer`; counted things by their name only if `named`."""
    kind = comparison(unit)
    bare = kind is Comparison.COUNT and not named
    distance = number(abs(amount), decimals) if bare else difference(amount, unit, decimals)
    return _(_DIFFERS[kind][0 if amount > 0 else 1], distance=distance)


def desired(direction: DesiredDirection, unit: str) -> str | None:
    """The sentence that tells which way is better; None where neither is."""
    if direction is DesiredDirection.NONE:
        return None
    both = _TIME_BETTER if unit.casefold() in _TIMES else _BETTER[comparison(unit)]
    return _(both[0 if direction is DesiredDirection.UP else 1])


def same(one: float, other: float, decimals: int) -> bool:
    """Whether two figures are the same as they are shown."""
    return number(one, decimals) == number(other, decimals)


def year_list(years: Sequence[int]) -> str:
    """`2024`, `2023 och 2024`, `2024–2027`: the years, sorted; three or more in a row as a range."""
    in_a_row = len(years) > 2 and all(later - earlier == 1 for earlier, later in pairwise(years))
    if in_a_row:
        return f"{years[0]}–{years[-1]}"
    return formats.listed([str(year) for year in years])
