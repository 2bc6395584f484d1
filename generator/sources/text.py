"""Bytes → text, for every encoding that Excel in Sweden writes."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from generator.formats import number
from generator.problems import Place, Problem, quoted
from generator.sources.personal_data import Found, hidden, personal_data

MAX_BYTES = 1_000_000  # some thirty times the longest source that a board has needed
Report = Callable[[Problem], None]

# Signs that no text holds, and U+2028 and U+2029, which would make lines that no editor counts. U+FFFD
# stands where another program has already lost a letter.
_UNFIT = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u2028\u2029\uFFFD-\uFFFF]")
_CONTACT = re.compile(r"^kontakt:.*(?:\n[ ]+\S.*|\n(?=\n*[ ]))*", re.MULTILINE)
MAX_ACCENTS = 30  # as Unicode's stream-safe text; a longer row of them takes minutes to put in order
_FOREIGN = re.compile(rf"[^\x00-\u02FF]{{{MAX_ACCENTS + 1},}}")
_NOT_TEXT = "Spara om filen som CSV eller som text i UTF-8. En Excel-fil (.xlsx) måste exporteras först."


def decode(raw: bytes) -> str | None:
    """The text of `raw` as UTF-8, UTF-16 or Windows-1252, or None when it is not text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if raw.startswith(mark):
            return _strict(raw, encoding)
    if b"\0" in raw:
        return None
    text = _strict(raw, "utf-8")
    return text if text is not None else _strict(raw, "cp1252")


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def read_text(path: Path, name: str, report: Report) -> str | None:
    """The file's text in NFC with `\\n` line ends; None, and a problem, when it is none.

    `name` is the path that messages show.
    """
    try:
        refused = _refused(path, Place(name))
        raw = path.read_bytes() if refused is None else b""
    except OSError:
        refused = unopened(Place(name), "Filen")
    if refused is not None:
        report(refused)
        return None
    return _readable(decode(raw), Place(name), report)


def _refused(path: Path, place: Place) -> Problem | None:
    """Why the file is not to be read at all, or None."""
    if path.is_symlink():
        return linked(place)
    if path.is_dir():
        fix = "Byt namn på mappen, och lägg en fil här i stället."
        return Problem("FIL06", place, "Detta är en mapp, men ska vara en fil.", fix)
    if not path.is_file():
        return Problem("FIL01", place, "Filen saknas.", f"Skapa {place.file}.")
    if (size := path.stat().st_size) > MAX_BYTES:
        what = f"Filen är {number(size / 1_000_000, 1)} MB. Gränsen är {number(MAX_BYTES / 1_000_000)} MB."
        return Problem("FIL04", place, what, "Kontrollera att det är rätt fil.")
    return None


def linked(place: Place) -> Problem:
    fix = "Lägg en vanlig fil eller mapp här i stället."
    return Problem("FIL05", place, "Detta är en symbolisk länk.", fix)


def unopened(place: Place, what: str) -> Problem:
    fix = "Stäng filen i andra program, och kontrollera att du får läsa den."
    return Problem("FIL07", place, f"{what} går inte att öppna.", fix)


def _readable(text: str | None, place: Place, report: Report) -> str | None:
    """The text as the readers want it; None, and a problem, when it is none or has signs of no text."""
    if text is None:
        what = "Filen är inte text, eller så är den inte sparad som UTF-8."
        report(Problem("FIL02", place, what, _NOT_TEXT))
        return None
    if not text.strip():
        report(Problem("FIL03", place, "Filen är tom.", "Fyll filen eller ta bort den."))
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _UNFIT.search(lines):
        place = Place(place.file, lines.count("\n", 0, found.start()) + 1)
        if found[0] == "\N{REPLACEMENT CHARACTER}":
            what = "En bokstav på raden har gått förlorad och blivit \N{REPLACEMENT CHARACTER}."
            fix = "Skriv den rätta bokstaven."
        else:
            what = f"Raden har ett tecken som inte hör hemma i text: {quoted(found[0])}."
            fix = f"Ta bort tecknet. Är det ingen textfil? {_NOT_TEXT}"
        report(Problem("FIL02", place, what, fix))
        return None
    if (start := _accents(lines)) is not None:
        place = Place(place.file, lines.count("\n", 0, start) + 1)
        what = f"Raden har fler än {MAX_ACCENTS} accenter i följd på en bokstav."
        report(Problem("FIL02", place, what, "Ta bort dem, eller skriv bokstaven på nytt."))
        return None
    plain = unicodedata.normalize("NFC", lines)
    _report_personal_data(plain, place, report)
    return plain


def _accents(text: str) -> int | None:
    """Where more accents than a letter can bear stand in a row."""
    for found in _FOREIGN.finditer(text):
        count = 0
        for position, sign in enumerate(found[0], found.start()):
            count = count + 1 if unicodedata.combining(sign) else 0
            if count > MAX_ACCENTS:
                return position
    return None


def _report_personal_data(text: str, place: Place, report: Report) -> None:
    """Tells what is personal in the text; the message holds only part of it."""
    own_contact = _lines_of_contact(text) if place.file.endswith("/kommun.yml") else frozenset()
    for found in personal_data(text):
        if not (found.is_contact and found.line in own_contact):
            report(_personal(found, Place(place.file, found.line)))


def _lines_of_contact(text: str) -> frozenset[int]:
    """The lines of `kontakt` in kommun.yml: where the municipality wants to be reached is its own choice."""
    block = _CONTACT.search(text)
    if block is None:
        return frozenset()
    first = text.count("\n", 0, block.start()) + 1
    return frozenset(range(first, first + block[0].count("\n") + 1))


def report_hidden_data(value: str, text: str, place: Place, report: Report) -> None:
    """Tells what is personal in a value, and is not told of the text of the file that it was read from."""
    told = None
    for found in hidden(value):
        told = told if told is not None else {known.masked for known in personal_data(text)}
        if found.masked not in told:
            report(_personal(found, place))


def report_personal_name(path: Path, place: Place, report: Report) -> None:
    """Tells what is personal in the name of a file or folder."""
    for found in personal_data(path.name):
        word = "Mappens" if path.is_dir() else "Filens"
        what = f"{word} namn innehåller {found.what} ({found.masked})."
        report(Problem("PERS01", place, what, f"Byt namn på {'mappen' if word == 'Mappens' else 'filen'}."))


def _personal(found: Found, place: Place) -> Problem:
    what = f"Raden innehåller {found.what} ({found.masked})."
    fix = "Ta bort uppgiften. Skriv en roll eller en funktion i stället."
    return Problem("PERS01", place, what, fix)
