"""Personal data in a source's text: what must never reach the site (design.md §10), and no message."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.problems import Place, Problem
from generator.sources.contact import private_contacts
from generator.sources.disguise import undisguised
from generator.sources.person_number import person_numbers

_ENOUGH = re.compile(r"(?:\d\D{0,30}){9}|@")  # fewer digits are no such number, and no mobile number
_WITHIN_QUOTES = re.compile(r'"[^"\n]*"')


@dataclass(frozen=True)
class Found:
    """Something personal: its line (from 1), what it is, and so much of it that an editor finds it.

    `is_contact`: it is a telephone number or an e-mail address.
    """

    line: int
    what: str
    masked: str
    is_contact: bool = False


def personal_data(text: str) -> Iterator[Found]:
    """Personnummer and their like, private e-mail addresses and mobile numbers in a text."""
    plain = undisguised(text)
    if not _ENOUGH.search(plain):
        return
    line_of = _Lines(plain)
    for number in person_numbers(plain):
        yield Found(line_of(number.start), number.kind, number.masked)
    for contact in private_contacts(plain):
        yield Found(line_of(contact.start), contact.kind, contact.masked, is_contact=True)


class _Lines:
    """Tells the line of a position; a text full of numbers is still read only once."""

    def __init__(self, text: str) -> None:
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def __call__(self, position: int) -> int:
        return bisect_left(self._ends, position) + 1


def hidden(text: str) -> Iterator[Found]:
    """What is personal in a value that a file's own text does not show: written with escapes, or over lines."""
    if _ENOUGH.search(text):
        yield from personal_data(" ".join(text.split("\n")))


def masked(problem: Problem) -> Problem:
    """The problem, with no personal data in what it quotes or in the name of its file."""
    place = problem.place
    return replace(
        problem,
        what=_masked(problem.what),
        fix=_masked(problem.fix),
        place=Place(
            "/".join(_covered(part) for part in place.file.split("/")),
            place.line,
            _masked(place.column) if place.column else None,
        ),
    )


def _masked(text: str) -> str:
    """The text with every quotation covered that holds personal data, and if need be all of it."""
    if not _is_personal(text):
        return text
    quotations_covered = _WITHIN_QUOTES.sub(lambda found: f'"{_covered(found[0][1:-1])}"', text)
    return _covered(quotations_covered)


def _is_personal(text: str) -> bool:
    """Whether a message repeats personal data; advice may have put a comma where the source has a point."""
    return any(True for _ in personal_data(text)) or any(True for _ in personal_data(text.replace(",", ".")))


def _covered(text: str) -> str:
    """The text with stars for its digits and its e-mail addresses, when anything in it is personal."""
    if not _is_personal(text):
        return text
    plain = undisguised(text)
    return re.sub(r"\d", "*", re.sub(r"[\w.+-]+ ?@", "…@", plain))
