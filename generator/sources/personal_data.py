"""Personal data in a source's text: what must never reach the site (design.md §10).

An organisationsnummer, a diarienummer or a plain figure is not taken for a personnummer: the date in
it and its check digit are validated.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.exceptions import ValidationError
from stdnum.se import personnummer

_NUMBER = re.compile(r"(?<![\d-])((?:19|20)?\d{6})[ ]?([-+\N{EN DASH}\N{MINUS SIGN}]?)[ ]?(\d{4})(?![\d-])")
_COORDINATION_DAY = 60
_E_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")
_PERSON_NAME = re.compile(r"[^\W\d_]{2,}(?:[._-][^\W\d_]{2,})+")
_PRIVATE_DOMAINS = frozenset(
    [
        "gmail.com",
        "hotmail.com",
        "hotmail.se",
        "outlook.com",
        "live.se",
        "icloud.com",
        "me.com",
        "yahoo.com",
        "yahoo.se",
        "telia.com",
        "spray.se",
    ]
)
_MOBILE = re.compile(r"(?<![\d-])(?:\+46[ ]?(?:\(0\))?[ ]?|0046[ ]?|0)7[02369](?:[ -]?\d){7}(?![\d])")


@dataclass(frozen=True)
class Found:
    """Something personal: its line (from 1), what it is, and so much of it that an editor finds it."""

    line: int
    what: str
    masked: str


def personal_data(text: str) -> Iterator[Found]:
    """Personnummer, samordningsnummer, private e-mail addresses and mobile numbers in a text."""
    for line, content in enumerate(text.split("\n"), start=1):
        for found in _NUMBER.finditer(content):
            if kind := _kind_of_number(found[1], found[3]):
                yield Found(line, kind, f"{found[1]}-****")
        for found in _E_MAIL.finditer(content):
            if found[2].casefold() in _PRIVATE_DOMAINS or _PERSON_NAME.fullmatch(found[1]):
                yield Found(line, "en persons e-postadress", f"{found[1][:2]}…@{found[2]}")
        for found in _MOBILE.finditer(content):
            yield Found(line, "ett mobilnummer", f"{found[0][:5]}…")


def _kind_of_number(day: str, rest: str) -> str | None:
    """`ett personnummer` or `ett samordningsnummer` when the digits are one, else None."""
    if _is_valid(f"{day}-{rest}"):
        return "ett personnummer"
    number = int(day[-2:])
    if number > _COORDINATION_DAY:
        real = f"{day[:-2]}{number - _COORDINATION_DAY:02}"
        # The check digit counts the day as it is written, the date as it really was.
        if _has_check_digit(day[-6:] + rest) and _is_date(real):
            return "ett samordningsnummer"
    return None


def _is_valid(number: str) -> bool:
    try:
        personnummer.validate(number)
    except ValidationError:
        return False
    return True


def _has_check_digit(digits: str) -> bool:
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(amount // 10 + amount % 10 for amount in doubled) % 10 == 0


def _is_date(day: str) -> bool:
    month, date = int(day[-4:-2]), int(day[-2:])
    return 1 <= month <= 12 and 1 <= date <= 31
