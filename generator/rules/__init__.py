"""One small function per rule, a module per family: model → problems.

A rule is a function from a `Board` in its `Municipality` to problems. `check` runs them all.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.model.board import Board, Country, Municipality
from generator.problems import Problem, in_order
from generator.rules import addresses, arithmetic, dates, figures, goals, placeholders, references
from generator.rules.explanations import Settled, settle
from generator.sources.tree import read_country

Rule = Callable[[Municipality, Board], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    addresses.check_addresses,
    references.check_rows,
    references.check_definitions,
    references.check_economic_lines,
    references.check_goals,
    references.check_follow_ups,
    references.check_sources,
    references.check_names,
    arithmetic.check_sums,
    arithmetic.check_formulas,
    arithmetic.check_equals,
    arithmetic.check_variances,
    figures.check_decimals,
    figures.check_percentages,
    figures.check_sources,
    figures.check_notes,
    figures.check_contradictions,
    dates.check_report_dates,
    dates.check_meetings,
    goals.check_words,
    goals.check_prose,
    placeholders.check_placeholders,
)


def read_and_check(root: Path) -> tuple[Country, list[Problem]]:
    """The model of the project in `root`, and every problem that remains, in the order of their places."""
    settled = read_and_settle(root)
    return settled.country, list(settled.problems)


def read_and_settle(root: Path) -> Settled:
    """As `read_and_check`, with the problems that a report explains beside those that remain."""
    problems: list[Problem] = []
    country = read_country(root, problems.append)
    problems.extend(check(country))
    settled = settle(country, in_order(problems))
    return replace(settled, problems=tuple(in_order(settled.problems)))


def check(country: Country) -> Iterator[Problem]:
    """Every problem that the rules find, in no particular order."""
    yield from addresses.check_municipality_addresses(country)
    for municipality in country.municipalities:
        yield from references.check_steering_source(municipality)
        for board in municipality.boards:
            for rule in RULES:
                yield from rule(municipality, board)
