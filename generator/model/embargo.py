"""What may be seen at a given time: a report, and all that only it tells, waits for `publiceras`."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from generator.model.accessibility import Measurement
from generator.model.addresses import GOAL_CHOICES, addresses_of
from generator.model.board import Board, Country, Goal, GoalYear, Municipality
from generator.model.definitions import without_waiting_definitions, without_waiting_model
from generator.model.edition import until
from generator.model.links import without_links_to
from generator.model.report import Report


def published_by(country: Country, moment: datetime) -> Country:
    """The country without the reports that are published later than `moment`.

    With a report go the goals that it sets, the meetings that it names, the indicators that no published report
    states, and the definitions that it alone uses (`definitions`). A board without any published report is left out
    whole. A link in prose to a page that is not there yet leaves its words behind.
    """
    seen = (_published_of(municipality, moment) for municipality in country.municipalities)
    municipalities = tuple(municipality for municipality in seen if municipality.boards)
    visible = replace(country, municipalities=municipalities, editions=until(country.editions, moment))
    if municipalities == country.municipalities:
        return visible  # nothing waits, so no address is hidden
    return _without_links_to(visible, addresses_of(country) - addresses_of(visible))


def previewed_at(country: Country, moment: datetime) -> Country:
    """The country with the reports that wait too, and the editions that there are at `moment`."""
    return replace(country, editions=until(country.editions, moment))


def waiting(country: Country, moment: datetime) -> tuple[tuple[Board, Report], ...]:
    """The reports that are published later than `moment`, the one to come first."""
    found = [
        (board, report)
        for municipality in country.municipalities
        for board in municipality.boards
        for report in board.reports
        if report.publish_at > moment
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].publish_at))


def _published_of(municipality: Municipality, moment: datetime) -> Municipality:
    boards = tuple(seen for board in municipality.boards if (seen := _published(board, moment)).adopted)
    if boards == municipality.boards:
        return municipality
    return replace(municipality, boards=boards, steering_model=without_waiting_model(municipality, boards))


def _without_links_to(country: Country, hidden: Collection[str]) -> Country:
    """The country with the words alone of each link in prose that leads to a hidden page."""
    if not hidden:
        return country

    def of_board(board: Board) -> Board:
        reports = tuple(
            replace(report, prose={name: seen(text) for name, text in report.prose.items()})
            for report in board.reports
        )
        years = tuple(GoalYear(of.year, tuple(of_goal(goal) for goal in of.goals)) for of in board.goal_years)
        return replace(board, reports=reports, goal_years=years)

    def of_goal(goal: Goal) -> Goal:
        prose = seen(goal.prose) if goal.prose else goal.prose
        return replace(goal, prose=prose, children=tuple(of_goal(child) for child in goal.children))

    def seen(text: str) -> str:
        return without_links_to(text, hidden)

    municipalities = tuple(
        replace(municipality, boards=tuple(of_board(board) for board in municipality.boards))
        for municipality in country.municipalities
    )
    prose = {name: seen(text) for name, text in country.prose.items()}
    measurement = country.measurement and _without_examples(country.measurement, hidden)
    return replace(country, municipalities=municipalities, prose=prose, measurement=measurement)


def _without_examples(found: Measurement, hidden: Collection[str]) -> Measurement:
    """Of the pages that have faults, those that may be named. The lists of goals are never known to be there."""

    def is_seen(example: str) -> bool:
        address = example.removeprefix("/en") if example.startswith("/en/") else example
        return address not in hidden and GOAL_CHOICES not in address

    faults = (replace(fault, examples=tuple(filter(is_seen, fault.examples))) for fault in found.faults)
    return replace(found, faults=tuple(faults))


def _published(board: Board, moment: datetime) -> Board:
    reports = tuple(report for report in board.reports if report.publish_at <= moment)
    if len(reports) == len(board.reports):
        return board
    seen = {report.id for report in reports}
    goal_years = tuple(
        GoalYear(goal_year.year, goals)
        for goal_year in board.goal_years
        if (goals := _published_goals(goal_year.goals, seen))
    )
    stated = {row.key for report in reports for table in report.tables for row in table.rows}
    stated |= {i for goal_year in goal_years for goal in goal_year.walk() for i in goal.indicator_ids}
    seen_part = replace(
        board,
        reports=reports,
        goal_years=goal_years,
        meetings=tuple(meeting for meeting in board.meetings if meeting.source.report_id in seen),
        indicators={key: found for key, found in board.indicators.items() if key in stated},
    )
    return without_waiting_definitions(board, seen_part)


def _published_goals(goals: tuple[Goal, ...], seen: set[str]) -> tuple[Goal, ...]:
    """Those of the reports that are seen; what stands under a goal that waits stands in its place until then."""
    found: list[Goal] = []
    for goal in goals:
        children = _published_goals(goal.children, seen)
        found += [replace(goal, children=children)] if goal.source.report_id in seen else children
    return tuple(found)
