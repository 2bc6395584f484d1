"""A text without what can hide a number in it, for the search for personal data.

A reader of the page sees `850709\\-9805`, `850709&#45;9805`, `850709-**9805**` and full-width digits as
the same number, so that is how the search must see them too.
"""

import html
import re
import unicodedata
from functools import cache

# An entity, a sign that a message spells out, an HTML tag or comment, a digit or stroke of a web address.
_SPELT_OUT = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});"
    r"|<U\+[0-9A-F]{4,6}>"
    r"|<!--[^\n]{0,200}?-->|</?[a-zA-Z][^<>\n]{0,200}>"
    r"|%(?:2[0BDEF]|3[0-9])"
)
_UNSEEN = frozenset("\\*`~\"'[]")
_STROKES = frozenset("\N{MINUS SIGN}\N{HYPHEN BULLET}\N{MODIFIER LETTER MINUS SIGN}")
_SAME_AS = {
    "\N{MIDDLE DOT}": ".",
    "\N{ONE DOT LEADER}": ".",
    "\N{FULLWIDTH FULL STOP}": ".",
    "\N{FRACTION SLASH}": "/",
    "\N{DIVISION SLASH}": "/",
    "\N{FULLWIDTH SOLIDUS}": "/",
    "\N{FULLWIDTH PLUS SIGN}": "+",
    "\N{SMALL PLUS SIGN}": "+",
    "\N{FULLWIDTH COMMERCIAL AT}": "@",
    "\N{SMALL COMMERCIAL AT}": "@",
}


def undisguised(text: str) -> str:
    """The text with plain digits, hyphens and spaces, and without signs that are not seen.

    It has as many lines as before, so that a line's number still holds.
    """
    return _SPELT_OUT.sub(_sign_of, text).translate(_PLAIN)


def _sign_of(found: re.Match[str]) -> str:
    stated = found[0]
    if stated[0] == "%":
        return chr(int(stated[1:], 16))
    if stated[0] == "&":
        sign = html.unescape(stated)
        return stated if "\n" in sign else sign
    return ""


class _Plain(dict[int, str]):
    """What each sign is in the plain text, found out the first time that it is asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


_PLAIN = _Plain()


@cache
def _plain(sign: str) -> str:
    if sign in _SAME_AS:
        return _SAME_AS[sign]
    category = unicodedata.category(sign)
    if sign in _UNSEEN or category in ("Cf", "Mn", "Me"):
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(sign))
    if category == "Pd" or sign in _STROKES:
        return "-"
    return " " if category == "Zs" else sign
