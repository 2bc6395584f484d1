"""Personnummer, samordningsnummer and interimsnummer in a plain text, however they are spaced.

The date and the check digit are validated, so that an organisationsnummer (whose month would be 20 or
more), a diarienummer, a telephone number or a plain figure is not taken for one. What is left of
false alarms is one in three hundred numbers that happen to have ten digits.

Not taken for one, although it could be: a date with strokes, a space, and a time or a year
(`2024-09-25 0800`, `2024-09-25 – 2025`); a number in groups as telephone numbers have (`0511 12 34 56`).
Nobody who lives was born before 1900, so no other centuries are looked for.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from stdnum import luhn

_GAP = "[ \n]{0,3}"
_CENTURY = "19|20"
# The parts of the date, all of them parted in the same way; then the last four digits.
_PARTED = re.compile(
    rf"(?<!\d)(?P<century>{_CENTURY})?(?P<c> ?)(?P<year>\d\d)(?P<s> {{0,2}}[-./]? {{0,2}})(?P<month>\d\d)(?P=s)"
    rf"(?P<day>\d\d)(?P<stroke>{_GAP}[-+./]?{_GAP})(?P<first>\d\d)(?P<split> ?)(?P<last>\d\d)(?!\d)"
)
# Digits one by one, or the date in odd groups: `8 5 0 7 0 9 9 8 0 5`, `850 709-9805`.
_SPELT = re.compile(r"(?<!\d)(?<!\d )\d(?: \d){9}(?:(?: \d){2})?(?! ?\d)")
_GROUPED = re.compile(r"(?<!\d)(?<!\d )(\d(?: ?\d){5}(?: ?\d ?\d)?) ?[-+] ?(\d(?: ?\d){3})(?! ?\d)")
_INTERIM = re.compile(rf"(?<![\dA-Za-z])((?:{_CENTURY})?\d{{6}}) ?[-+] ?[TRSUWXJKLMN](\d{{3}})(?![\dA-Za-z])")
_TIME_OR_YEAR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d|2400|19\d\d|20\d\d")
_COORDINATION_DAY = 60


@dataclass(frozen=True)
class FoundNumber:
    """Where a number begins, what it is, and its date, which tells an editor which one is meant."""

    start: int
    end: int
    kind: str
    masked: str


def person_numbers(text: str) -> Iterator[FoundNumber]:
    """Every number in a text that has been made plain (`disguise.undisguised`), in its order."""
    text = text.replace("_", " ")
    found = {number.start: number for number in (*_parted(text), *_others(text))}
    last = -1
    for start in sorted(found):
        if start >= last:
            yield found[start]
            last = found[start].end


def _parted(text: str) -> Iterator[FoundNumber]:
    position = 0
    while match := _PARTED.search(text, position):
        found = _number(
            match, _digits(match, "century", "year", "month", "day"), match["first"] + match["last"]
        )
        if found and not _is_something_else(text, match):
            yield found
            position = match.end()
        else:
            position = match.start() + 1


def _others(text: str) -> Iterator[FoundNumber]:
    for match in _SPELT.finditer(text):
        digits = match[0].replace(" ", "")
        if found := _number(match, digits[:-4], digits[-4:]):
            yield found
    for match in _GROUPED.finditer(text):
        day, rest = match[1].replace(" ", ""), match[2].replace(" ", "")
        if found := _number(match, day, rest):
            yield found
    for match in _INTERIM.finditer(text):
        if _kind(match[1], f"1{match[2]}"):
            yield FoundNumber(match.start(), match.end(), "ett interimsnummer", f"{match[1]}-****")


def _digits(match: re.Match[str], *parts: str) -> str:
    return "".join(match[part] or "" for part in parts)


def _number(match: re.Match[str], day: str, rest: str) -> FoundNumber | None:
    kind = _kind(day, rest)
    return FoundNumber(match.start(), match.end(), kind, f"{day}-****") if kind else None


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around a number, or how it is parted, says that it is another kind of figure."""
    before = text[max(0, match.start() - 4) : match.start()]
    after = text[match.end() : match.end() + 4]
    parting, stroke = match["s"].strip(" "), match["stroke"].strip(" \n")
    if (match["c"] and not match["s"]) or before == "tel:":
        return True
    chained = bool(re.search(r"\d[-+]$", before) or re.match(r"[-+]\d", after))
    if parting:
        # A range of dates, a web address with a date, a date with a time.
        is_chain = chained or bool(re.search(r"[\d/][./]?$", before) or re.match(r"[./]\d", after))
        is_apart = match["stroke"] != stroke
        return is_chain or bool(is_apart and _TIME_OR_YEAR.fullmatch(match["first"] + match["last"]))
    spaced = bool(match["s"] or match["split"]) and not stroke
    if spaced:
        among_figures = re.search(r"\d ?$", before) or re.match(r" ?\d", after)
        return bool(among_figures)
    return chained and not re.match(r"-\d{1,2}(?!\d)", after)


def _kind(day: str, rest: str) -> str | None:
    """What the digits are, the date with or without its century: None when they are no such number."""
    if len(day) == 8 and day[:2] not in _CENTURY.split("|"):
        return None
    if not luhn.is_valid(day[-6:] + rest):
        return None
    number = int(day[-2:])
    if _is_date(day):
        return "ett personnummer"
    if number > _COORDINATION_DAY and _is_date(f"{day[:-2]}{number - _COORDINATION_DAY:02}"):
        return "ett samordningsnummer"
    return None


def _is_date(day: str) -> bool:
    return _exists(day) if len(day) == 8 else _exists(f"19{day}") or _exists(f"20{day}")


def _exists(day: str) -> bool:
    try:
        date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return True
