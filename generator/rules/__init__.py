"""One small function per rule, a module per family: model → problems.

A rule is a function from a `Board` in its `Municipality` to problems. `check` runs them all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.model.board import Board, Country, Municipality
from generator.problems import Gathered, Problem, in_order
from generator.rules import (
    accessibility,
    addresses,
    arithmetic,
    corrections,
    cycles,
    dates,
    disclosure,
    documents,
    editions,
    figures,
    follow_ups,
    goals,
    indicators,
    inference,
    links,
    looks,
    names,
    placeholders,
    prose_figures,
    readability,
    references,
    series,
    sexes,
    signs,
    unused,
    variance_periods,
    vintages,
)
from generator.rules.explanations import Settled, settle
from generator.sources.digests import digests_of
from generator.sources.personal_data import masked
from generator.sources.tree import read_country

Rule = Callable[[Municipality, Board], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    addresses.check_addresses,
    references.check_rows,
    references.check_definitions,
    references.check_dimensions,
    references.check_economic_lines,
    references.check_goals,
    references.check_follow_ups,
    references.check_sources,
    references.check_names,
    cycles.check_cycles,
    unused.check_unused,
    names.check_report_names,
    names.check_goal_names,
    names.check_twins,
    arithmetic.check_sums,
    arithmetic.check_formulas,
    arithmetic.check_equals,
    arithmetic.check_variances,
    variance_periods.check_variance_periods,
    arithmetic.check_parts,
    arithmetic.check_rounding,
    signs.check_signs,
    sexes.check_sexes,
    figures.check_decimals,
    figures.check_percentages,
    figures.check_sources,
    figures.check_notes,
    figures.check_bare_notes,
    series.check_units,
    series.check_outliers,
    series.check_gaps,
    vintages.check_revisions,
    vintages.check_contradictions,
    vintages.check_outcomes,
    vintages.check_times,
    dates.check_report_dates,
    dates.check_years,
    dates.check_meetings,
    goals.check_words,
    goals.check_prose,
    goals.check_measures,
    goals.check_predecessors,
    follow_ups.check_statuses,
    follow_ups.check_coverage,
    indicators.check_goal_indicators,
    indicators.check_targets,
    placeholders.check_placeholders,
    prose_figures.check_prose_figures,
    readability.check_readability,
    corrections.check_cells,
    corrections.check_current,
    corrections.check_dates,
    corrections.check_chains,
    disclosure.check_small_figures,
    disclosure.check_decisions,
    disclosure.check_roles,
    inference.check_hidden_figures,
)


def read_and_check(root: Path) -> tuple[Country, list[Problem]]:
    """The model of the project in `root`, and every problem that remains, in the order of their places."""
    settled = read_and_settle(root)
    return settled.country, list(settled.problems)


def read_and_settle(root: Path, texts: Mapping[str, str] | None = None) -> Settled:
    """As `read_and_check`, with the problems that a report explains beside those that remain.

    `texts` are the documents', where the figures are to be looked for in them too (`rules.documents`).
    """
    read = Gathered()
    digests = digests_of(root)
    country = read_country(root, read.add)
    # A file that is saved while it is read belongs to neither: then nothing is known of what was read.
    digests = digests if digests == digests_of(root) else {}
    problems = [*read.kept, *check(country), *documents.check_documents(country, texts or {})]
    settled = settle(
        disclosure.with_decisions(country),
        in_order(map(masked, problems)),
        unchecked=documents.CODES if texts is None else (),
    )
    told = Gathered(read.more).add_all(in_order(settled.problems))
    return replace(settled, problems=tuple(in_order(map(masked, told.problems))), digests=digests)


def check(country: Country) -> Iterator[Problem]:
    """Every problem that the rules find, in no particular order."""
    yield from addresses.check_municipality_addresses(country)
    yield from links.check_links(country)
    yield from accessibility.check_statements(country)
    yield from looks.check_colours(country)
    yield from editions.check_editions(country)
    for municipality in country.municipalities:
        yield from references.check_steering_source(municipality)
        for board in municipality.boards:
            for rule in RULES:
                yield from rule(municipality, board)
