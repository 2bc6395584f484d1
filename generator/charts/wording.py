"""Figures, differences and comparisons in Swedish words that agree with their unit."""

from collections.abc import Sequence
from itertools import pairwise

from generator import formats
from generator.charts.look import number
from generator.model.board import DesiredDirection
from generator.model.unit import is_counted, is_percent

NO_FIGURES = "Det finns ännu inga siffror."
_WITHOUT_NAME = ("", "antal", "index", "tid")  # units that say nothing after a figure
_ONE = {
    "aktualiseringar": "aktualisering",
    "analyser": "analys",
    "dagar": "dag",
    "elever": "elev",
    "enheter": "enhet",
    "ersättningar": "ersättning",
    "individer": "individ",
    "kronor": "krona",
    "minuter": "minut",
    "månader": "månad",
    "personer": "person",
    "placeringar": "placering",
    "platser": "plats",
    "timmar": "timme",
    "veckor": "vecka",
    "ärenden": "ärende",
}


def figure(amount: float, unit: str, decimals: int) -> str:
    """`14 personer`, `1 person`, `91 procent`; only the number where the unit is no word for it."""
    text = number(amount, decimals)
    if unit.casefold() in _WITHOUT_NAME:
        return text
    return formats.with_unit(text, _ONE.get(unit, unit) if text == "1" else unit)


def difference(amount: float, unit: str, decimals: int) -> str:
    """A distance between two figures; percentages differ by percentage points."""
    distance = abs(amount)
    if is_percent(unit):
        text = number(distance, decimals)
        return formats.with_unit(text, "procentenhet" if text == "1" else "procentenheter")
    return figure(distance, unit, decimals)


def more_or_less(amount: float, unit: str) -> str:
    """The comparative for a difference: `fler` or `färre` things, a `högre` or `lägre` measure."""
    if is_counted(unit):
        return "fler" if amount > 0 else "färre"
    return "högre" if amount > 0 else "lägre"


def desired(direction: DesiredDirection, unit: str) -> str | None:
    """The sentence that tells which way is better; None where neither is."""
    if direction is DesiredDirection.NONE:
        return None
    better = more_or_less(1 if direction is DesiredDirection.UP else -1, unit)
    return f"{formats.capitalised(better)} är bättre."


def subject(name: str) -> str:
    """The name as the subject of a sentence; a name that is a sentence itself gives way to `Utfallet`."""
    plain = name.strip().rstrip(".")
    if not plain or any(sign in plain for sign in "?!:"):
        return "Utfallet"
    return formats.capitalised(plain)


def same(one: float, other: float, decimals: int) -> bool:
    """Whether two figures are the same as they are shown."""
    return number(one, decimals) == number(other, decimals)


def year_list(years: Sequence[int]) -> str:
    """`2024`, `2023 och 2024`, `2024–2027`: the years, sorted; three or more in a row as a range."""
    in_a_row = len(years) > 2 and all(later - earlier == 1 for earlier, later in pairwise(years))
    if in_a_row:
        return f"{years[0]}–{years[-1]}"
    return formats.listed([str(year) for year in years])
