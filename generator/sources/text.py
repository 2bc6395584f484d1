"""Bytes → text, for every encoding that Excel in Sweden writes."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from generator.problems import Place, Problem, quoted
from generator.sources.personal_data import personal_data
from generator.swedish import number

MAX_BYTES = 5_000_000
Report = Callable[[Problem], None]

# Signs that no text holds, and U+2028 and U+2029, which would make lines that no editor counts. U+FFFD
# stands where another program has already lost a letter.
_UNFIT = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u2028\u2029\uFFFD-\uFFFF]")
_NOT_TEXT = "Spara om filen som CSV eller som text i UTF-8. En Excel-fil (.xlsx) måste exporteras först."


def _decode(raw: bytes) -> str | None:
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
    return _readable(_decode(raw), Place(name), report)


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
    plain = unicodedata.normalize("NFC", lines)
    _report_personal_data(plain, place, report)
    return plain


def _report_personal_data(text: str, place: Place, report: Report) -> None:
    """Tells what is personal in the text and in the file's own name; the message holds only part of it."""
    for found in personal_data(place.file):
        what = f"Filens namn innehåller {found.what} ({found.masked})."
        report(Problem("PERS01", place, what, "Byt namn på filen."))
    for found in personal_data(text):
        what = f"Raden innehåller {found.what} ({found.masked})."
        report(
            Problem(
                "PERS01",
                Place(place.file, found.line),
                what,
                "Ta bort uppgiften. Skriv en roll eller en funktion i stället.",
            )
        )
