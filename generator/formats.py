"""Numbers, dates, periods, plurals and sorting as readers of the spoken language expect them.

They use Babel's data for Sweden or Britain, never the locale of the machine. Text that the municipality
wrote may be marked (`language.municipal`): what changes or measures letters sees through the marks.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, dates
from babel.numbers import NumberPattern, format_decimal, parse_pattern

from generator.language import BEGIN, N_, Language, Words, _, municipal, spoken, unmarked
from generator.model.period import Period, PeriodKind
from generator.model.report import MonthOrDay
from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, Nil, Number, Value

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_LOCALES = {Language.SWEDISH: Locale("sv", "SE"), Language.ENGLISH: Locale("en", "GB")}
_ALPHABET = {letter: f"z{position}" for position, letter in enumerate("åäö")}
_TO_ASCII = str.maketrans("åäöéèü", "aaoeeu")
_FOLDING = str.maketrans("éèüæø", "eeyäö")
_HALVES = Words({1: N_("första halvåret {year}"), 2: N_("andra halvåret {year}")})
_BOUND_WORDS = Words(
    {
        BoundSign.LESS: N_("under {limit}"),
        BoundSign.MORE: N_("över {limit}"),
        BoundSign.AT_MOST: N_("högst {limit}"),
        BoundSign.AT_LEAST: N_("minst {limit}"),
    }
)
MISSING_REASONS = Words(
    {
        Missing.NOT_STATED: N_("anges inte i dokumentet"),
        Missing.NOT_AVAILABLE: N_("uppgift saknas"),
        Missing.NOT_APPLICABLE: N_("kan inte förekomma"),
        Missing.SUPPRESSED: N_("visas inte av sekretesskäl"),
    }
)
DIRECTIONS = Words({Direction.UP: N_("ska öka"), Direction.DOWN: N_("ska minska")})
MEASURES = Words(
    {
        Measure.ACTUAL: N_("utfall"),
        Measure.FINAL: N_("bokslut"),
        Measure.BUDGET: N_("budget"),
        Measure.REBUDGET: N_("ombudgetering"),
        Measure.TOTAL_BUDGET: N_("totalbudget"),
        Measure.FORECAST: N_("prognos"),
        Measure.PLAN: N_("plan"),
        Measure.TARGET: N_("målvärde"),
        Measure.VARIANCE: N_("avvikelse"),
        Measure.DIFFERENCE: N_("differens"),
        Measure.CHANGE: N_("förändring"),
    }
)
# Units that many municipalities use. What is not among them is the municipality's own word.
_UNITS = Words(
    {
        word: word
        for word in (
            *(
                N_("procent"),
                N_("procent av budgeten"),
                N_("procentenhet"),
                N_("procentenheter"),
                N_("promille"),
                N_("andel"),
            ),
            *(N_("index"), N_("poäng"), N_("antal"), N_("tid")),
            *(N_("kr"), N_("tkr"), N_("mnkr"), N_("krona"), N_("kronor")),
            *(N_("minut"), N_("minuter"), N_("timme"), N_("timmar"), N_("dag"), N_("dagar"), N_("dygn")),
            *(N_("vecka"), N_("veckor"), N_("månad"), N_("månader"), N_("år")),
            *(N_("person"), N_("personer"), N_("individ"), N_("individer"), N_("barn"), N_("barn och unga")),
            *(N_("elev"), N_("elever"), N_("studerande"), N_("brukare"), N_("deltagare"), N_("hushåll")),
            *(N_("anställda"), N_("medarbetare"), N_("chefer"), N_("besök"), N_("lån"), N_("brott")),
            *(N_("plats"), N_("platser"), N_("enhet"), N_("enheter"), N_("ärende"), N_("ärenden")),
            *(N_("beslut"), N_("insatser"), N_("planer"), N_("analys"), N_("analyser"), N_("områden")),
            *(N_("aktualisering"), N_("aktualiseringar"), N_("placering"), N_("placeringar")),
            *(N_("ersättning"), N_("ersättningar"), N_("registreringar"), N_("avvikelser")),
            *(N_("redovisning"), N_("redovisningar"), N_("lösningar"), N_("kameror"), N_("lås")),
            *(N_("anställd"), N_("chef"), N_("kamera"), N_("lösning"), N_("registrering")),
            N_("uthyrningar"),
        )
    }
)
# Money is written around its figure in some languages.
_WITH_UNIT = Words(
    {
        "kr": N_("{number}\N{NO-BREAK SPACE}kr"),
        "tkr": N_("{number}\N{NO-BREAK SPACE}tkr"),
        "mnkr": N_("{number}\N{NO-BREAK SPACE}mnkr"),
    }
)


@lru_cache(maxsize=16_384)
def format_date(when: date, pattern: str, locale: Locale) -> str:
    """As Babel has it. The same few days stand in a great many places."""
    return dates.format_date(when, pattern, locale)


def locale() -> Locale:
    """Babel's data for the spoken language."""
    return _LOCALES[spoken()]


@cache
def _pattern(decimals: int, *, signed: bool) -> NumberPattern:
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    return parse_pattern(f"+{number};-{number}" if signed else number)


def number(amount: Decimal | float | int, decimals: int = 0, *, signed: bool = False) -> str:
    """`1234.5` as `1 234,5` with no-break spaces and a real minus; `signed` also writes a plus."""
    return _number(amount, decimals, signed, locale())


@lru_cache(maxsize=65_536, typed=True)
def _number(amount: Decimal | float | int, decimals: int, signed: bool, locale: Locale) -> str:
    """As `number`. The same figure stands in many places, and Babel takes its time."""
    exact = Decimal(str(amount)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if exact == 0:
        return format_decimal(0, _pattern(decimals, signed=False), locale)
    text = format_decimal(exact, _pattern(decimals, signed=signed), locale)
    return text.replace("-", "\N{MINUS SIGN}")


def unit(stated: str) -> str:
    """A unit in the spoken language; one that few use is the municipality's own word."""
    return _UNITS[stated] if stated in _UNITS else municipal(stated)


def with_unit(text: str, stated: str | None) -> str:
    """A figure with its unit, joined by a no-break space: `14 dagar`, `SEK 500 thousand`."""
    if not stated:
        return text
    if stated in _WITH_UNIT:
        return _WITH_UNIT[stated].format(number=text)
    return f"{text}\N{NO-BREAK SPACE}{unit(stated)}"


_KRONOR = {"kr": Decimal(1), "tkr": Decimal(1_000), "mnkr": Decimal(1_000_000)}


def money(amount: Decimal, stated: str) -> str:
    """An amount in tkr or mnkr in plain words: `18,5 miljoner kronor`, `517 000 kronor`."""
    if stated not in _KRONOR:
        return with_unit(number(amount), stated)
    kronor = amount * _KRONOR[stated]
    if abs(kronor) >= 1_000_000:
        return _("{amount}\N{NO-BREAK SPACE}miljoner kronor", amount=number(kronor / 1_000_000, 1))
    return _("{amount}\N{NO-BREAK SPACE}kronor", amount=number(kronor))


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
            return DIRECTIONS[stated]
        case Missing.SUPPRESSED:
            return _("sekretess")
        case Nil():
            return "–"
    return stated.value


def value_in_words(stated: Value, decimals: int = 0) -> str:
    """What a cell says where a sign would not do: `under 5`, `uppgift saknas`, `inget att redovisa`."""
    match stated:
        case Bound(sign, limit):
            return _BOUND_WORDS[sign].format(limit=number(limit, decimals))
        case Nil():
            return _("inget att redovisa")
        case Missing():
            return MISSING_REASONS[stated]
    return value(stated, decimals)


def day(when: date) -> str:
    """`2024-09-25` as `25 september 2024`."""
    return format_date(when, "d MMMM y", locale())


def month_or_day(when: MonthOrDay) -> str:
    if when.day is not None:
        return day(when.latest)
    return format_date(when.latest, "MMMM y", locale())


def moment(when: datetime) -> str:
    """A time as `25 september 2024 kl. 08.00`, in Swedish time."""
    local = when.astimezone(STOCKHOLM)
    return _("{day} kl. {hour}.{minute}", day=day(local.date()), hour=f"{local:%H}", minute=f"{local:%M}")


def clock(stated: str) -> str:
    """A time of day that a source states as `08:15`: `Klockan 08.15`."""
    hour, _colon, minute = stated.partition(":")
    return _("Klockan {hour}.{minute}", hour=hour, minute=minute)


def period(what: Period) -> str:
    """A period in words: `2024`, `januari–augusti 2024`, `kvartal 2 2024`, `läsåret 2023/24`."""
    match what.kind:
        case PeriodKind.YEAR:
            return str(what.year)
        case PeriodKind.MONTH:
            month = format_date(what.end, "MMMM", locale())
            if what.part == 1:
                return f"{month} {what.year}"
            return f"{format_date(what.start, 'MMMM', locale())}–{month} {what.year}"
        case PeriodKind.QUARTER:
            return _("kvartal {part} {year}", part=what.part, year=what.year)
        case PeriodKind.TERTIAL:
            return _("tertial {part} {year}", part=what.part, year=what.year)
        case PeriodKind.HALF_YEAR:
            return _HALVES[what.part].format(year=what.year)
    return _("läsåret {years}", years=what)


def short_period(what: Period) -> str:
    """A period for a narrow heading: `2024`, `jan–aug 2024`, `kv 2 2024`, `läsår 2023/24`."""
    match what.kind:
        case PeriodKind.MONTH:
            month = _short_month(what.end)
            return (
                f"{month} {what.year}"
                if what.part == 1
                else f"{_short_month(what.start)}–{month} {what.year}"
            )
        case PeriodKind.QUARTER:
            return _("kv {part} {year}", part=what.part, year=what.year)
        case PeriodKind.SCHOOL_YEAR:
            return _("läsår {years}", years=what)
    return period(what)


def _short_month(when: date) -> str:
    return format_date(when, "MMM", locale()).rstrip(".")


def as_of(what: Period) -> str:
    """The date that a report's period ends at, as a heading says it: `augusti 2024` or `2024`."""
    if what.is_whole_year:
        return str(what)
    return format_date(what.end, "MMMM y", locale())


def quoted(text: str) -> str:
    """With Swedish quotation marks instead of straight ones: `”Budget 2022”`."""
    return text.replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")


def plural(count: int, one: str, many: str) -> str:
    """`1 mål`, `3 indikatorer`, `inga indikatorer`: a count of what is named in the singular and plural."""
    if count == 0:
        return _("inga {things}", things=many)
    return f"{number(count)}\N{NO-BREAK SPACE}{one if count == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """`a`, `a och b`, `a, b och c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{words} och {last}", words=", ".join(words[:-1]), last=words[-1])


def file_size(size: int) -> str:
    """A number of bytes as readers are told it, in thousands rounded up: `12 kB`, `1,3 MB`."""
    if size < 1_000_000:
        return f"{number(-(-size // 1000))}\N{NO-BREAK SPACE}kB"
    return f"{number(Decimal(size) / 1_000_000, 1)}\N{NO-BREAK SPACE}MB"


@lru_cache(maxsize=65_536)
def slug(text: str) -> str:
    """A text as an id: `Muskel/ skelett` as `muskel-skelett`, `mål för året` as `mal-for-aret`."""
    folded = unmarked(text).casefold().translate(_TO_ASCII)
    return "-".join("".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded).split())


def sort_key(text: str) -> tuple[str, ...]:
    """Orders words as Swedish does: å, ä, ö last, accents and case aside; in English these are a and o."""
    folded = unmarked(text).casefold()
    if spoken() is not Language.SWEDISH:
        return tuple(folded.translate(_TO_ASCII))
    folded = folded.translate(_FOLDING)
    return tuple(_ALPHABET.get(letter, letter) for letter in folded)


def in_alphabetical_order(words: Iterable[str]) -> list[str]:
    return sorted(words, key=sort_key)


def lowered(text: str) -> str:
    """The text with its first letter in lower case, to stand within a sentence.

    English keeps names as they are: `Social Services Board`, `Interim report, August 2024`.
    """
    if text.startswith(BEGIN):
        return f"{BEGIN}{text[1:2].lower()}{text[2:]}"
    if spoken() is not Language.SWEDISH and any(sign.isupper() for sign in unmarked(text)[1:]):
        return text
    return text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """The text with its first letter in upper case and the rest as it stands."""
    if text.startswith(BEGIN):
        return f"{BEGIN}{text[1:2].upper()}{text[2:]}"
    return text[:1].upper() + text[1:]
