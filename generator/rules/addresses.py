"""Ids that would take the address of one of the site's own pages (design.md §6)."""

from collections.abc import Iterator

from generator.model.board import Board, Country, Municipality
from generator.problems import Place, Problem

RESERVED_AT_ROOT = frozenset(
    [
        "api",
        "assets",
        "datasets",
        "feed",
        "handbok",
        "indikatorer",
        "jamfor",
        "nytt",
        "om",
        "oppna-data",
        "ordlista",
        "rattelser",
        "sok",
        "search_index",
        "sok-index",
        "tillganglighet",
        "utgavor",
    ]
)
RESERVED_FOR_BOARDS = frozenset({"jamfor", "tillganglighet"})
RESERVED_FOR_REPORTS = frozenset({"ekonomi"})


def _taken(place: Place, stated: str, reserved: frozenset[str], what: str) -> Iterator[Problem]:
    if stated in reserved:
        message = f'{what} heter "{stated}", som är adressen till en av webbplatsens egna sidor.'
        yield Problem("ID03", place, message, "Byt namn på mappen.")


def check_municipality_addresses(country: Country) -> Iterator[Problem]:
    for municipality in country.municipalities:
        yield from _taken(municipality.place, municipality.id, RESERVED_AT_ROOT, "Kommunens mapp")


def check_addresses(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No board and no report lies where the site has a page of its own."""
    yield from _taken(board.place, board.id, RESERVED_FOR_BOARDS, "Nämndens mapp")
    for report in board.reports:
        yield from _taken(report.place, report.slug, RESERVED_FOR_REPORTS, "Rapportens mapp")
