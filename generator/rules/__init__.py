"""One small function per rule, a module per family: model → problems.

A rule is a function from a `Board` in its `Municipality` to problems. `check` runs them all.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.kept import CACHE_FOLDER
from generator.model.board import Board, Country, Municipality
from generator.packs import Pack, Packs, code_version, key_of
from generator.problems import Gathered, Problem, errors_of, in_order
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
from generator.sources.digests import by_board, digests_of
from generator.sources.kept_boards import KeptBoards
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


def read_and_settle(root: Path, texts: Mapping[str, str] | None = None, *, is_kept: bool = False) -> Settled:
    """As `read_and_check`, with the problems that a report explains beside those that remain.

    `texts` are the documents', where the figures are to be looked for in them too (`rules.documents`).
    is_kept: a board whose files are as they were is neither read nor checked again; what was read and found is kept in
    the project's cache.
    """
    read = Gathered()
    digests = digests_of(root) if is_kept else {}
    kept = KeptBoards(Packs(root / CACHE_FOLDER / "inlasta"), digests) if is_kept else None
    country = read_country(root, read.add, kept)
    # A file that is saved while it is read belongs to neither: then nothing is known of what was read.
    if is_kept and digests != digests_of(root):
        digests = {}
    of_boards = _problems_of_boards(country, root, digests)
    problems = [*read.kept, *check_common(country), *of_boards, *documents.check_documents(country, texts or {})]
    settled = settle(
        disclosure.with_decisions(country),
        in_order(map(masked, problems)),
        unchecked=documents.CODES if texts is None else (),
    )
    told = Gathered(read.more).add_all(in_order(settled.problems))
    if kept and digests and not errors_of(told.kept):
        kept.keep()
    return replace(settled, problems=tuple(in_order(map(masked, told.problems))), digests=digests)


def check(country: Country) -> Iterator[Problem]:
    """Every problem that the rules find, in no particular order."""
    yield from check_common(country)
    for municipality in country.municipalities:
        for board in municipality.boards:
            yield from check_board(municipality, board)


def check_common(country: Country) -> Iterator[Problem]:
    """The problems that are no board's own."""
    yield from addresses.check_municipality_addresses(country)
    yield from links.check_links(country)
    yield from accessibility.check_statements(country)
    yield from looks.check_colours(country)
    yield from editions.check_editions(country)
    for municipality in country.municipalities:
        yield from references.check_steering_source(municipality)


def check_board(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A board's problems. Of the municipality's other boards their goals are known, and nothing else."""
    others = (other if other is board else _with_goals_only(other) for other in municipality.boards)
    known = replace(municipality, boards=tuple(others))
    for rule in RULES:
        yield from rule(known, board)


def _with_goals_only(board: Board) -> Board:
    return replace(board, service_areas=(), indicators={}, tables={}, reports=(), meetings=())


def _problems_of_boards(country: Country, root: Path, digests: Mapping[str, str]) -> Iterator[Problem]:
    """Every board's problems; those of boards whose files are as they were from what is kept. No digests keep none."""
    packs = Packs(root / CACHE_FOLDER / "granskade" if digests else None)
    names = [f"{board.municipality_id}/{board.id}" for m in country.municipalities for board in m.boards]
    sources = by_board(digests, names)
    goals = sorted(f"{path} {digest}" for path, digest in digests.items() if path.endswith("/mal.yml"))
    for municipality in country.municipalities:
        for board in municipality.boards:
            name = f"{board.municipality_id}/{board.id}"
            made_of = (code_version(), sources[name], [line for line in goals if line.startswith(f"data/{municipality.id}/")])
            yield from map(Problem.of, packs.get(name, key_of(*made_of), partial(_told, municipality, board)).told)


def _told(municipality: Municipality, board: Board) -> Pack:
    return Pack([masked(problem).told for problem in check_board(municipality, board)], {})
