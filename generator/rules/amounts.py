"""Amounts of money and shares in percent, read out of Swedish prose.

`22,3 mnkr`, `18,5 miljoner kronor`, `2 400 tkr`, `en halv miljon`, `7,3 till 5,8 procent`. What has no
unit is no amount: years, dates, paragraphs, page numbers, `12 mål`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

NBSP = "\N{NO-BREAK SPACE}"


class Kind(Enum):
    """What is measured: kronor, percent, or percentage points (a difference of two percentages)."""

    MONEY = "kronor"
    PERCENT = "procent"
    POINTS = "procentenheter"


@dataclass(frozen=True)
class Amount:
    """An amount where it stands in a text.

    number: in kronor or percent, without its sign. half_step: the rounding of what is written.
    sign: +1 or −1 where the text writes one, else 0. text: as messages show it.
    """

    kind: Kind
    number: Decimal
    half_step: Decimal
    sign: int
    text: str
    start: int
    end: int

    def agrees_with(self, number: Decimal, slack: Decimal = Decimal(0)) -> bool:
        """Whether the number, rounded as the text rounds, is this amount; signs aside."""
        return abs(abs(number) - self.number) <= self.half_step + slack


MONEY_UNITS = {"kr": Decimal(1), "tkr": Decimal(1_000), "mnkr": Decimal(1_000_000)}
_SCALES = MONEY_UNITS | {
    "kronor": Decimal(1),
    "sek": Decimal(1),
    "mkr": Decimal(1_000_000),
    "msek": Decimal(1_000_000),
    "mdkr": Decimal(1_000_000_000),
}
_COUNTED = "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"
_WORDS = {word: Decimal(number) for number, word in enumerate(_COUNTED.split(" "))} | {
    "tjugo": Decimal(20),
    "en": Decimal(1),
    "en halv": Decimal("0.5"),
    "en och en halv": Decimal("1.5"),
    "två och en halv": Decimal("2.5"),
}
_SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]"
_FIGURE = rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?:,\d+)?(?!\d)|\d+(?:[,.]\d+)?(?!\d)"
_WORD = "|".join(sorted((re.escape(word) for word in _WORDS), key=len, reverse=True))
_SIGNED = rf"(?:(?<![\w,.-])|(?<=\d-))(?P<sign>[+\N{{MINUS SIGN}}-])?(?P<figure>{_FIGURE})"
_UNIT = (
    r"(?P<unit>procentenhet(?:er)?\b|procent\b|%|tkr\b|mnkr\b|mkr\b|msek\b|mdkr\b|sek\b|kr\b|kronor\b"
    r"|(?:tusen|miljon(?:er)?|miljard(?:er)?)(?: (?:kronor|kr)\b)?)"
)
_WITH_UNIT = re.compile(rf"(?:{_SIGNED}|(?<!\w)(?P<word>{_WORD})(?= )){_SPACE}?{_UNIT}", re.IGNORECASE)
_WITHOUT_UNIT = re.compile(_SIGNED)
_JOINED = re.compile(
    rf"{_SIGNED}(?:{_SPACE}(?:till|och|mot|respektive|eller|samt){_SPACE}(?:cirka |omkring )?|\N{{EN DASH}}|-)$"
)
# A number before these words counts something of its own, and has not the unit of what follows.
_NUMBERED = re.compile(
    r"(?:kvartal|sid(?:a|an|orna)|nr|nummer|avsnitt|kapitel|§|den|tabell|punkt|steg|fas|år)\s$", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOUT = re.compile(
    r"\b(?:cirka|ca|omkring|ungefär|runt|kring|drygt|knappt|nästan|närmare|uppemot|mer än|över|under)\s$",
    re.IGNORECASE,
)
_AFTER_MILLIONS = re.compile(
    r"\s*(?:$|[^\w\s]|\d|(?:och|i|till|mer|mindre|för|på|från|av|under|över|mot|som|sämre|bättre|lägre|högre"
    r"|respektive|jämfört|än|dyrare|billigare|år|om|vid)\b)"
)
_UNIT_STATED = re.compile(
    r"\bbelopp\w*\b[^.]*\bi (?P<unit>miljoner kronor|tusen kronor|mnkr|mkr|tkr|kronor)\b", re.IGNORECASE
)


def stated_unit(text: str) -> str | None:
    """The unit that a text gives all amounts after it: `Alla belopp är i miljoner kronor`."""
    found = _UNIT_STATED.search(text)
    return found["unit"] if found else None


def amounts_in(text: str, unit: str | None = None) -> list[Amount]:
    """The amounts of a text in order; `unit` is that of figures with a decimal or a sign and no unit."""
    found: dict[int, Amount] = {}
    for match in _WITH_UNIT.finditer(text):
        if _counts_something_else(match, text):
            continue
        amount = _amount(match, match["unit"], text)
        found[amount.start] = amount
        for joined in _joined_to(match, text):
            found.setdefault(joined.start, joined)
    if unit is not None:
        taken = [(amount.start, amount.end) for amount in found.values()]
        for match in _WITHOUT_UNIT.finditer(text):
            is_free = not any(start < match.end() and match.start() < end for start, end in taken)
            if is_free and (match["sign"] or "," in match["figure"]):
                found[match.start()] = _amount(match, unit, text)
    return [found[start] for start in sorted(found)]


def _counts_something_else(match: re.Match[str], text: str) -> bool:
    """Whether it is `två miljoner besök`, `tre tusen`: a number of something that is not kronor."""
    unit = match["unit"].casefold()
    if unit == "tusen":
        return True
    return (
        unit.startswith(("miljon", "miljard"))
        and " " not in unit
        and not _AFTER_MILLIONS.match(text, match.end())
    )


def _joined_to(match: re.Match[str], text: str) -> Iterator[Amount]:
    """The figure that shares its unit with the next: `7,3` in `7,3 till 5,8 procent`."""
    before = _JOINED.search(text, _near(match.start()), match.start())
    if (
        not before
        or _NUMBERED.search(text, _near(before.start()), before.start())
        or _YEAR.fullmatch(before["figure"])
    ):
        return
    yield _amount(before, match["unit"], text, end=before.end("figure"))


def _amount(match: re.Match[str], unit: str, text: str, end: int | None = None) -> Amount:
    kind, scale = _measured(unit)
    groups = match.groupdict()
    if word := groups.get("word"):
        number, step, written = _WORDS[word.casefold()], Decimal(1), word
        if number % 1:
            step = Decimal("0.1")
    else:
        written = match["figure"]
        plain = re.sub(_SPACE, "", written).replace(",", ".")
        number = Decimal(plain)
        step = Decimal(1).scaleb(min(int(number.as_tuple().exponent), 0))
    half_step = step / 2
    if _ABOUT.search(text, _near(match.start()), match.start()):
        zeros = len(written) - len(written.rstrip("0 \N{NO-BREAK SPACE}"))
        half_step = (
            step.scaleb(len(re.sub(_SPACE, "", written[len(written) - zeros :]))) if step == 1 else step
        )
    sign = {"+": 1, "-": -1, "\N{MINUS SIGN}": -1}.get(groups.get("sign") or "", 0)
    shown = f"{groups.get('sign') or ''}{written} {unit}".replace(" ", NBSP).replace("-", "\N{MINUS SIGN}")
    return Amount(kind, number * scale, half_step * scale, sign, shown, match.start(), end or match.end())


def _near(start: int) -> int:
    """Where to begin to look for what stands right before `start`, however long the text is."""
    return max(0, start - 60)


def _measured(unit: str) -> tuple[Kind, Decimal]:
    word = unit.casefold()
    if word.startswith("procentenhet"):
        return Kind.POINTS, Decimal(1)
    if word in ("procent", "%"):
        return Kind.PERCENT, Decimal(1)
    for beginning, scale in (("tusen", 3), ("miljon", 6), ("miljard", 9)):
        if word.startswith(beginning):
            return Kind.MONEY, Decimal(10) ** scale
    return Kind.MONEY, _SCALES[word]
