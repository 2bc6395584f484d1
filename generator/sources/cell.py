"""One cell of a CSV → a value; what cannot be read for certain says why."""

import re
from dataclasses import dataclass
from decimal import Decimal

from generator.model.value import Bound, BoundSign, Direction, Measure, Missing, Nil, Number, Value
from generator.problems import quoted
from generator.sources.cell_advice import advice_on

MAX_LENGTH = 100
MAX_DIGITS = 15  # as many as Excel keeps
MAX_WITH_DECIMALS = 17  # as many as a database may state, of which most are decimals
_MARK = re.compile(r"\s*\[([0-9a-zåäö]{1,3})\]$")
_SPACES = re.compile("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}]")
_NUMBER = re.compile(r"[-+]?([0-9]+|[0-9]{1,3}( [0-9]{3})+)(,[0-9]+)?")
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
# Every other sign that looks like one, for a lone stroke: "–" alone is SCB's nil and no puzzle.
_LONE_STROKE = re.compile("[-\N{MINUS SIGN}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}]+")
_WORDS: dict[str, Value] = {
    "": Missing.NOT_STATED,
    "..": Missing.NOT_AVAILABLE,
    ".": Missing.NOT_APPLICABLE,
    "sekretess": Missing.SUPPRESSED,
    "\N{EN DASH}": Nil.NIL,
}


class CellError(ValueError):
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
    """The value, note marks and percent sign of a cell. Raises CellError."""
    if len(text) > MAX_LENGTH:
        what = f"{quoted(text)} är för långt för en siffra."
        raise CellError("CSV03", what, "Flytta texten till kolumnen not.")
    rest, marks = _without_marks(_SPACES.sub(" ", text).strip())
    if rest.casefold() in _WORDS:
        return ReadCell(_WORDS[rest.casefold()], marks, False)
    if _LONE_STROKE.fullmatch(rest):
        fix = (
            "Skriv 0 om det är noll, – (tankstreck) om det inte finns något att redovisa, "
            ".. om uppgiften saknas eller . om den inte kan förekomma."
        )
        raise CellError("CSV04", f"Ett ensamt streck ({quoted(rest)}) kan betyda flera saker.", fix)
    if rest.casefold() in tuple(Direction):
        if measure is not Measure.TARGET:
            what = f"{quoted(rest)} är en riktning, och den kan bara stå i en kolumn för målvärde."
            fix = "Skriv en siffra, eller flytta riktningen till en kolumn för målvärde."
            raise CellError("CSV03", what, fix)
        return ReadCell(Direction(rest.casefold()), marks, False)
    percent = rest.endswith("%")
    return ReadCell(_figure(rest.removesuffix("%").strip(), text), marks, percent)


def _without_marks(text: str) -> tuple[str, tuple[str, ...]]:
    marks: list[str] = []
    while found := _MARK.search(text):
        marks.insert(0, found[1])
        text = text[: found.start()]
    return text.strip(), tuple(marks)


def _figure(text: str, whole: str) -> Number | Bound:
    if found := _BOUND.fullmatch(text):
        return Bound(_BOUND_SIGNS[found[1].casefold()], _amount(found[2].strip(), whole))
    return Number(_amount(text, whole))


def _amount(text: str, whole: str) -> Decimal:
    plain = re.sub(r"^([-+]) ", r"\1", text.translate(_MINUS_SIGNS))
    if not _NUMBER.fullmatch(plain):
        why, fix = advice_on(plain)
        raise CellError("CSV03", f"{quoted(whole)} {why}.", fix)
    most = MAX_WITH_DECIMALS if "," in plain else MAX_DIGITS
    if sum(sign.isdigit() for sign in plain) > most:
        what = f"{quoted(whole)} har fler än {most} siffror."
        raise CellError("CSV03", what, "Jämför med dokumentet. Ofta har två celler hamnat i en.")
    return Decimal(plain.replace(" ", "").replace(",", "."))
