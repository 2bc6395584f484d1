"""Numbers, dates, periods, plurals and sorting as Swedish readers expect them.

All functions are pure and use the sv_SE data of Babel, never the locale of the machine.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from generator.model.period import Period, PeriodKind
from generator.model.report import MonthOrDay
from generator.model.value import Bound, BoundSign, Direction, Missing, Nil, Number, Value

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_LOCALE = Locale("sv", "SE")
_ALPHABET = {letter: f"z{position}" for position, letter in enumerate("åäö")}
_TO_ASCII = str.maketrans("åäöéèü", "aaoeeu")
_FOLDING = str.maketrans("éèüæø", "eeyäö")
_ORDINALS = {1: "första", 2: "andra", 3: "tredje", 4: "fjärde"}
_BOUND_WORDS = {
    BoundSign.LESS: "under",
    BoundSign.MORE: "över",
    BoundSign.AT_MOST: "högst",
    BoundSign.AT_LEAST: "minst",
}
MISSING_REASONS = {
    Missing.NOT_STATED: "anges inte i dokumentet",
    Missing.NOT_AVAILABLE: "uppgift saknas",
    Missing.NOT_APPLICABLE: "kan inte förekomma",
    Missing.SUPPRESSED: "visas inte av sekretesskäl",
}


@cache
def _pattern(decimals: int, *, signed: bool) -> str:
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    return f"+{number};-{number}" if signed else number


def number(amount: Decimal | float | int, decimals: int = 0, *, signed: bool = False) -> str:
    """`1234.5` as `1 234,5` with no-break spaces and a real minus; `signed` also writes a plus."""
    exact = Decimal(str(amount)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if exact == 0:
        return format_decimal(0, _pattern(decimals, signed=False), _LOCALE)
    text = format_decimal(exact, _pattern(decimals, signed=signed), _LOCALE)
    return text.replace("-", "\N{MINUS SIGN}")


def with_unit(text: str, unit: str | None) -> str:
    """A figure followed by its unit, joined by a no-break space."""
    return f"{text}\N{NO-BREAK SPACE}{unit}" if unit else text


_KRONOR = {"kr": Decimal(1), "tkr": Decimal(1_000), "mnkr": Decimal(1_000_000)}


def money(amount: Decimal, unit: str) -> str:
    """An amount in tkr or mnkr in plain words: `18,5 miljoner kronor`, `517 000 kronor`."""
    if unit not in _KRONOR:
        return with_unit(number(amount), unit)
    kronor = amount * _KRONOR[unit]
    if abs(kronor) >= 1_000_000:
        return f"{number(kronor / 1_000_000, 1)}\N{NO-BREAK SPACE}miljoner kronor"
    return f"{number(kronor)}\N{NO-BREAK SPACE}kronor"


def value(stated: Value, decimals: int = 0, *, signed: bool = False) -> str:
    """A cell's value as readers see it: a figure, or the sign of why there is none.

    Each reason has a sign of its own, and none looks like zero: `..`, `.`, `–`, the word sekretess, and
    nothing at all where the document states nothing.
    """
    match stated:
        case Number(amount):
            return number(amount, decimals, signed=signed)
        case Bound(sign, limit):
            return f"{sign.value}\N{NO-BREAK SPACE}{number(limit, decimals)}"
        case Direction():
            return stated.value
        case Nil():
            return "–"
    return stated.value


def value_in_words(stated: Value, decimals: int = 0) -> str:
    """What a cell says where a sign would not do: `under 5`, `uppgift saknas`, `inget att redovisa`."""
    match stated:
        case Bound(sign, limit):
            return f"{_BOUND_WORDS[sign]} {number(limit, decimals)}"
        case Nil():
            return "inget att redovisa"
        case Missing():
            return MISSING_REASONS[stated]
    return value(stated, decimals)


def day(when: date) -> str:
    """`2024-09-25` as `25 september 2024`."""
    return format_date(when, "d MMMM y", _LOCALE)


def month_or_day(when: MonthOrDay) -> str:
    if when.day is not None:
        return day(when.latest)
    return format_date(when.latest, "MMMM y", _LOCALE)


def moment(when: datetime) -> str:
    """A time as `25 september 2024 kl. 08.00`, in Swedish time."""
    local = when.astimezone(STOCKHOLM)
    return f"{day(local.date())} kl. {local:%H.%M}"


def period(what: Period) -> str:
    """A period in words: `2024`, `januari–augusti 2024`, `kvartal 2 2024`, `läsåret 2023/24`."""
    match what.kind:
        case PeriodKind.YEAR:
            return str(what.year)
        case PeriodKind.MONTH:
            month = format_date(what.end, "MMMM", _LOCALE)
            return f"{month} {what.year}" if what.part == 1 else f"januari–{month} {what.year}"
        case PeriodKind.QUARTER:
            return f"kvartal {what.part} {what.year}"
        case PeriodKind.TERTIAL:
            return f"tertial {what.part} {what.year}"
        case PeriodKind.HALF_YEAR:
            return f"{_ORDINALS[what.part]} halvåret {what.year}"
    return f"läsåret {what}"


def short_period(what: Period) -> str:
    """A period for a narrow heading: `2024`, `jan–aug 2024`, `kv 2 2024`, `läsår 2023/24`."""
    match what.kind:
        case PeriodKind.MONTH:
            month = format_date(what.end, "MMM", _LOCALE).rstrip(".")
            return f"{month} {what.year}" if what.part == 1 else f"jan–{month} {what.year}"
        case PeriodKind.QUARTER:
            return f"kv {what.part} {what.year}"
        case PeriodKind.SCHOOL_YEAR:
            return f"läsår {what}"
    return period(what)


def as_of(what: Period) -> str:
    """The date that a report's period ends at, as a heading says it: `augusti 2024` or `2024`."""
    if what.is_whole_year:
        return str(what)
    return format_date(what.end, "MMMM y", _LOCALE)


def quoted(text: str) -> str:
    """With Swedish quotation marks instead of straight ones: `”Budget 2022”`."""
    return text.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")


def plural(count: int, one: str, many: str) -> str:
    """`1 mål`, `3 indikatorer`, `inga indikatorer`: a count of what is named in the singular and plural."""
    if count == 0:
        return f"inga {many}"
    return f"{number(count)}\N{NO-BREAK SPACE}{one if count == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a och b`, `a, b och c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} och {words[-1]}"


def slug(text: str) -> str:
    """A text as an id: `Muskel/ skelett` as `muskel-skelett`, `mål för året` as `mal-for-aret`."""
    folded = text.casefold().translate(_TO_ASCII)
    return "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded).split())


def sort_key(text: str) -> tuple[str, ...]:
    """Orders words as Swedish does: å, ä, ö last, accents and case aside."""
    folded = text.casefold().translate(_FOLDING)
    return tuple(_ALPHABET.get(letter, letter) for letter in folded)


def in_alphabetical_order(words: Iterable[str]) -> list[str]:
    return sorted(words, key=sort_key)


def lowered(text: str) -> str:
    """The text with its first letter in lower case, to stand within a sentence."""
    return text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """The text with its first letter in upper case and the rest as it stands."""
    return text[:1].upper() + text[1:]
