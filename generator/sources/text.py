"""Bytes → text, for every encoding that Excel in Sweden writes."""

import codecs
import unicodedata
from collections.abc import Callable
from pathlib import Path

from generator.problems import Place, Problem

MAX_BYTES = 5_000_000
Report = Callable[[Problem], None]


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
    return _strict(raw, "utf-8") if _strict(raw, "utf-8") is not None else _strict(raw, "cp1252")


def _strict(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_readable(text: str) -> bool:
    allowed = "\t\n\r"
    return not any(unicodedata.category(sign) == "Cc" and sign not in allowed for sign in text)


def read_text(path: Path, name: str, report: Report) -> str | None:
    """The file's text in NFC with `\\n` line ends; None, and a problem, when it is none.

    `name` is the path that messages show.
    """
    place = Place(name)
    if path.is_symlink():
        report(Problem("FIL05", place, "Filen är en symbolisk länk.", "Lägg en vanlig fil här i stället."))
        return None
    if not path.is_file():
        report(Problem("FIL01", place, "Filen saknas.", f"Skapa {name}."))
        return None
    if (size := path.stat().st_size) > MAX_BYTES:
        what = f"Filen är {size // 1_000_000} MB. Gränsen är {MAX_BYTES // 1_000_000} MB."
        report(Problem("FIL04", place, what, "Kontrollera att det är rätt fil."))
        return None
    text = _decode(path.read_bytes())
    if text is None or not _is_readable(text):
        what = "Filen är inte text: den innehåller tecken som inte hör hemma i en textfil."
        fix = "Spara om den som CSV eller som text i UTF-8. En Excel-fil (.xlsx) måste exporteras först."
        report(Problem("FIL02", place, what, fix))
        return None
    if not text.strip():
        report(Problem("FIL03", place, "Filen är tom.", "Fyll filen eller ta bort den."))
        return None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
