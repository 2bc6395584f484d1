"""The addresses of the site's pages (design.md §6): every one begins and ends with `/`.

Pages take their addresses from here, and so do the rules that follow links in prose. A test holds that
`addresses_of` tells of the very pages that are laid out.
"""

from collections.abc import Iterator

from generator.model.board import Board, Country
from generator.model.comparison import YearPair, shared_measures, year_pairs
from generator.problems import CATALOGUE

START = "/"
GLOSSARY = "/ordlista/"
SEARCH = "/sok/"
INDICATORS = "/indikatorer/"
CORRECTIONS = "/rattelser/"
NEWS = "/nytt/"
COMPARISONS = "/jamfor/"
BUDGET_COMPARISON = f"{COMPARISONS}budget/"
ACCESSIBILITY = "/tillganglighet/"
HANDBOOK = "/handbok/"
HANDBOOK_FORMAT = f"{HANDBOOK}format/"
HANDBOOK_PROBLEMS = f"{HANDBOOK}problem/"
HANDBOOK_GALLERY = f"{HANDBOOK}byggstenar/"
OPEN_DATA = "/oppna-data/"
API_GUIDE = f"{OPEN_DATA}api/"
GOAL_CHOICES = "/mal-efter/"


def board_address(municipality_id: str, board_id: str) -> str:
    return f"/{municipality_id}/{board_id}/"


def statement_address(municipality_id: str) -> str:
    return f"/{municipality_id}{ACCESSIBILITY}"


def year_address(board: str, year: int) -> str:
    return f"{board}{year}/"


def economy_address(board: str, year: int) -> str:
    return f"{year_address(board, year)}ekonomi/"


def report_address(board: str, report_id: str) -> str:
    return f"{board}{report_id}/"


def goals_address(board: str) -> str:
    return f"{board}mal/"


def goal_address(board: str, goal_id: str) -> str:
    return f"{goals_address(board)}{goal_id}/"


def goal_choice_address(board: str, key: str, value: str) -> str:
    """The goals of a board by a status, a service area or a year: `…/mal-efter/status/uppfyllt/`."""
    return f"{board}{GOAL_CHOICES[1:]}{key}/{value}/"


def indicators_address(board: str) -> str:
    return f"{board}indikatorer/"


def indicator_address(board: str, indicator_id: str) -> str:
    return f"{indicators_address(board)}{indicator_id}/"


def meetings_address(board: str) -> str:
    return f"{board}sammantraden/"


def measure_address(kolada_id: str) -> str:
    return f"{COMPARISONS}{kolada_id.lower()}/"


def year_pair_address(board: str, pair: YearPair) -> str:
    return f"{board}jamfor/{pair[0]}-{pair[1]}/"


def handbook_address(name: str) -> str:
    return HANDBOOK if name == "index" else f"{HANDBOOK}{name}/"


def addresses_of(country: Country) -> frozenset[str]:
    """Every page of the site and every earlier address that leads on to one.

    Aside from the lists of goals by a choice, which texts need not link to: statuses come and go.
    """
    return frozenset(_addresses(country))


def _addresses(country: Country) -> Iterator[str]:
    yield from (START, GLOSSARY, SEARCH, INDICATORS, CORRECTIONS, NEWS, HANDBOOK_FORMAT, HANDBOOK_PROBLEMS, HANDBOOK_GALLERY)
    yield from (OPEN_DATA, API_GUIDE)
    yield from (COMPARISONS, BUDGET_COMPARISON, *map(measure_address, shared_measures(country)))
    yield from (f"{HANDBOOK_PROBLEMS}{kind.slug}/" for kind in CATALOGUE.values())
    if country.measurement:
        yield ACCESSIBILITY
    for name in country.prose:
        if name.startswith("handbok/"):
            yield handbook_address(name.removeprefix("handbok/"))
        elif name != "index" and "." not in name:  # om.en is om in English, at /en/om/
            yield f"/{name}/"
    for municipality in country.municipalities:
        yield f"/{municipality.id}/"
        if municipality.accessibility:
            yield from (ACCESSIBILITY, statement_address(municipality.id))
        for board in municipality.boards:
            yield from _board_addresses(board)


def _board_addresses(board: Board) -> Iterator[str]:
    address = board_address(board.municipality_id, board.id)
    yield from (address, goals_address(address), indicators_address(address), meetings_address(address))
    yield from (year_address(address, year) for year in board.years)
    yield from (year_pair_address(address, pair) for pair in year_pairs(board))
    for report in board.reports:
        yield report_address(address, report.id)
        yield from (f"{year_address(address, report.year)}{old}/" for old in report.earlier_addresses)
        if any(table.table_id is not None for table in report.tables):
            yield economy_address(address, report.year)
    for indicator in board.indicators.values():
        yield from (indicator_address(address, i) for i in (indicator.id, *indicator.earlier_addresses))
    for goal_year in board.goal_years:
        for goal in goal_year.walk():
            yield from (goal_address(address, i) for i in (goal.id, *goal.earlier_addresses))
