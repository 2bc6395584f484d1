"""One cell of a CSV → a value; what cannot be read for certain says why."""

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, Nil, Number, Value

_MARK = re.compile(r"\s*\[([0-9a-zåäö]{1,3})\]\s*$")
_SPACES = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_NUMBER = re.compile(r"[-+]?(\d+|\d{1,3}( \d{3})+)(,\d+)?")
_POINT = re.compile(r"[-+]?\d+\.\d+")
_BOUND = re.compile(r"(<=|>=|[<>≤≥]|minst|högst)\s*(.+)", re.IGNORECASE)
_BOUND_SIGNS = {
    "<": BoundSign.LESS,
    ">": BoundSign.MORE,
    "≤": BoundSign.AT_MOST,
    "<=": BoundSign.AT_MOST,
    "högst": BoundSign.AT_MOST,
    "≥": BoundSign.AT_LEAST,
    ">=": BoundSign.AT_LEAST,
    "minst": BoundSign.AT_LEAST,
}
_MINUS_SIGNS = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"})
_WORDS: dict[str, Value] = {
    "": Missing.NOT_STATED,
    "..": Missing.NOT_AVAILABLE,
    ".": Missing.NOT_APPLICABLE,
    "sekretess": Missing.SUPPRESSED,
    "\N{EN DASH}": Nil.NIL,
}


class UnreadableCell(ValueError):
    """The cell cannot be read: a problem code, what stands there, and what to write instead."""

    def __init__(self, code: str, what: str, fix: str) -> None:
        super().__init__(what)
        self.code, self.what, self.fix = code, what, fix


@dataclass(frozen=True)
class ReadCell:
    value: Value
    marks: tuple[str, ...]
    has_percent_sign: bool


def read_cell(text: str, measure: Measure) -> ReadCell:
    """The value, note marks and percent sign of a cell. Raises UnreadableCell."""
    rest, marks = _without_marks(_plain_spaces(text))
    if rest.casefold() in _WORDS:
        return ReadCell(_WORDS[rest.casefold()], marks, False)
    if rest in ("-", "\N{MINUS SIGN}", "\N{EM DASH}", "--"):
        fix = "Skriv 0 om det är noll, – (tankstreck) om det inte finns något att redovisa, .. om uppgiften saknas eller . om den inte kan förekomma."
        raise UnreadableCell("CSV04", f'Ett ensamt streck ("{rest}") kan betyda flera saker.', fix)
    if rest.casefold() in tuple(Direction):
        if measure is not Measure.TARGET:
            raise _unreadable(rest, "En riktning kan bara stå i en kolumn för målvärde.")
        return ReadCell(Direction(rest.casefold()), marks, False)
    percent = rest.endswith("%")
    rest = rest.removesuffix("%").strip()
    if found := _BOUND.fullmatch(rest):
        sign = _BOUND_SIGNS[found[1].casefold()]
        return ReadCell(Bound(sign, _amount(found[2].strip(), text)), marks, percent)
    return ReadCell(Number(_amount(rest, text)), marks, percent)


def _plain_spaces(text: str) -> str:
    for space in _SPACES:
        text = text.replace(space, " ")
    return text.strip()


def _without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    marks: list[str] = []
    while found := _MARK.search(text):
        marks.insert(0, found[1])
        text = text[: found.start()]
    return text.strip(), tuple(marks)


def _amount(text: str, whole: str) -> Decimal:
    plain = text.translate(_MINUS_SIGNS)
    plain = re.sub(r"^([-+]) ", r"\1", plain)
    if _NUMBER.fullmatch(plain):
        return Decimal(plain.replace(" ", "").replace(",", "."))
    if _POINT.fullmatch(plain):
        with_comma = plain.replace(".", ",")
        fix = f"Skriv {with_comma} om det är ett tal med decimaler."
        if len(plain.split(".")[1]) == 3:
            fix += f" Skriv {plain.replace('.', ' ')} om punkten skiljer tusental."
        raise UnreadableCell(
            "CSV03", f'"{whole.strip()}" har en punkt, men tal skrivs med decimalkomma.', fix
        )
    raise _unreadable(whole.strip())


def _unreadable(text: str, why: str = "") -> UnreadableCell:
    fix = (
        why
        or "Skriv ett tal (12,5 eller 1 250), <5, >9, .. (uppgift saknas), sekretess, eller lämna cellen tom."
    )
    return UnreadableCell("CSV03", f'"{text}" går inte att tolka.', fix)
