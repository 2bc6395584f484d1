"""What may be set side by side: one measure at several boards, and two years of one board."""

from collections import defaultdict
from dataclasses import dataclass

from generator.model.board import Board, Country, Indicator, Municipality

YearPair = tuple[int, int]


@dataclass(frozen=True)
class Measured:
    """One board's indicator that states a Kolada id."""

    municipality: Municipality
    board: Board
    indicator: Indicator


def shared_measures(country: Country) -> dict[str, tuple[Measured, ...]]:
    """The Kolada measures that two or more boards follow, by id in its order, boards in the site's.

    Only the id makes two indicators the same measure: names that are alike do not. An indicator that is
    measured in words has nothing to set beside another.
    """
    found = measures_by_id(country)
    return {
        kolada_id: measured
        for kolada_id, measured in found.items()
        if len({(m.municipality.id, m.board.id) for m in measured}) > 1
    }


def measures_by_id(country: Country) -> dict[str, tuple[Measured, ...]]:
    """Every indicator that states a Kolada id, by the id."""
    found: defaultdict[str, list[Measured]] = defaultdict(list)
    for municipality in country.municipalities:
        for board in municipality.boards:
            for indicator in board.indicators.values():
                if indicator.kolada_id and not indicator.measured_in_words:
                    found[indicator.kolada_id].append(Measured(municipality, board, indicator))
    return {kolada_id: tuple(found[kolada_id]) for kolada_id in sorted(found)}


def year_pairs(board: Board) -> tuple[YearPair, ...]:
    """Each year that has something to tell with the year right after it, oldest first.

    Years that follow on one another only: a pair across a gap would lose its page, and its address, on
    the day when the year between is published.
    """
    years = {*board.years, *board.years_with_outcomes}
    return tuple((year, year + 1) for year in sorted(years) if year + 1 in years)
