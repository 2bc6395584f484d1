"""All boards' indicators from A to Ö, with the names that they have had or have in the documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator import formats
from generator.language import Language, _, ngettext, spoken
from generator.model import addresses
from generator.model.board import Indicator
from generator.pages.indicator import latest_figure
from generator.pages.page import Context, Page
from generator.pages.parts import BreadcrumbItem
from generator.pages.view import BoardView, start_crumb


@dataclass(frozen=True)
class RegisterLine:
    """An indicator by one of its names.

    see: the name that it is found under, where this is another or an earlier one; None on its own line.
    latest: its newest figure, empty where there is none.
    """

    name: str
    url: str
    where: str
    see: str | None
    latest: str
    period: str


@dataclass(frozen=True)
class RegisterLetter:
    """A letter with the lines that begin with it."""

    letter: str
    id: str
    lines: list[RegisterLine]


@dataclass(frozen=True)
class RegisterContext(Context):
    """All indicators of all boards in alphabetical order.

    lead: what the page lists.
    letters: the letters that any name begins with, each with its lines.
    """

    lead: str
    letters: list[RegisterLetter]


def register_page(views: Sequence[BoardView]) -> Page:
    lines = sorted(
        (line for view in views for indicator in view.board.indicators.values() for line in _lines(view, indicator)),
        key=lambda line: (formats.sort_key(line.name), line.where),
    )
    own = sum(line.see is None for line in lines)
    lead = ngettext(
        "Den enda indikatorn som nämnderna följer, med nämnd och senaste siffra.",
        "Alla {count} indikatorer som nämnderna följer, i bokstavsordning, med nämnd och senaste siffra.",
        own,
    )
    if not own:
        lead = _("Inga indikatorer är publicerade än.")
    return Page(
        address=addresses.INDICATORS,
        template="indikatorregister",
        context=RegisterContext(
            title=_("Indikatorer A–Ö"),
            breadcrumbs=[start_crumb(), BreadcrumbItem(title=_("Indikatorer A–Ö"))],
            lead=lead,
            letters=[
                RegisterLetter(letter, f"bokstav-{_id(letter)}", list(group))
                for letter, group in groupby(lines, key=lambda line: _letter(line.name))
            ],
        ),
        html_title=_("Indikatorer A–Ö"),
        description=lead,
    )


def _lines(view: BoardView, indicator: Indicator) -> Iterator[RegisterLine]:
    latest = latest_figure(view, indicator)
    value = latest.get("value", "")
    own = RegisterLine(
        name=indicator.heading,
        url=view.indicator_address(indicator.id),
        where=view.where,
        see=None,
        latest=formats.with_unit(value, indicator.unit) if value else "",
        period=latest["label"] if value else "",
    )
    yield own
    others = [indicator.name, *(earlier.name for earlier in indicator.earlier_names)]
    for name in dict.fromkeys(others):
        if formats.sort_key(name) != formats.sort_key(own.name):
            yield RegisterLine(name, own.url, own.where, own.name, "", "")


def _letter(name: str) -> str:
    """The letter that a name stands under; figures and signs first. English sorts Å, Ä and Ö among A and O."""
    first = next((sign for sign in name if sign.isalnum()), "")
    if not first.isalpha():
        return "0–9"
    own = spoken() is Language.SWEDISH and first.lower() in "åäö"
    return first.upper() if own else formats.slug(first).upper()[:1] or first.upper()


def _id(letter: str) -> str:
    return {"Å": "aring", "Ä": "auml", "Ö": "ouml", "0–9": "siffror"}.get(letter, letter.lower())
