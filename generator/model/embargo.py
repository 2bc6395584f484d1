"""What may be seen at a given time: a report, and all that only it tells, waits for `publiceras`."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from generator.model.addresses import addresses_of
from generator.model.board import Board, Country, Goal, GoalYear
from generator.model.edition import until
from generator.model.links import without_links_to


def published_by(country: Country, moment: datetime) -> Country:
    """The country without the reports that are published later than `moment`.

    With a report go the goals that it sets, the meetings that it names and the indicators that no
    published report states. A board without any published report is left out whole. A link in prose to
    a page that is not there yet leaves its words behind.
    """
    municipalities = []
    for municipality in country.municipalities:
        boards = tuple(_published(board, moment) for board in municipality.boards)
        municipalities.append(replace(municipality, boards=tuple(b for b in boards if b.reports)))
    visible = replace(
        country,
        municipalities=tuple(m for m in municipalities if m.boards),
        editions=until(country.editions, moment),
    )
    return _without_links_to(visible, addresses_of(country) - addresses_of(visible))


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
    return replace(country, municipalities=municipalities, prose=prose)


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
    return replace(
        board,
        reports=reports,
        goal_years=goal_years,
        meetings=tuple(meeting for meeting in board.meetings if meeting.source.report_id in seen),
        indicators={key: found for key, found in board.indicators.items() if key in stated},
    )


def _published_goals(goals: tuple[Goal, ...], seen: set[str]) -> tuple[Goal, ...]:
    return tuple(
        replace(goal, children=_published_goals(goal.children, seen))
        for goal in goals
        if goal.source.report_id in seen
    )
