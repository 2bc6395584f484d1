"""A problem's words as they can be shown anywhere: on one line, without signs that cannot be seen."""

import re
import unicodedata

from generator.problems import Place, Severity

SEVERITY_SENTENCES = {
    Severity.ERROR: "Ett fel stoppar bygget.",
    Severity.WARNING: "En varning stoppar inte bygget. Det kan vara rätt, men titta efter.",
    Severity.NOTE: "En upplysning stoppar inget. Den är bra att känna till.",
}


def visible(text: str) -> str:
    """The text on one line, where what controls a terminal or turns the text around is written out."""
    line = re.sub(r"\s*[\r\n\t]\s*", " ", text)
    return "".join(f"<U+{ord(sign):04X}>" if _is_hidden(sign) else sign for sign in line)


def _is_hidden(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] == "C" or category in ("Zl", "Zp")


def place_in_file(place: Place) -> str:
    """As `rad 5, kolumn "budget 2024"`; empty when it is the file as a whole."""
    line = f"rad {place.line}" if place.line is not None else ""
    return ", ".join(part for part in (line, visible(place.column_text)) if part)


def place_in_words(place: Place) -> str:
    """The file, and where in it."""
    return ", ".join(part for part in (visible(place.file), place_in_file(place)) if part)
