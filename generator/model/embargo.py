"""What may be seen at a given time: a report, and all that only it tells, waits for `publiceras`."""

from dataclasses import replace
from datetime import datetime

from generator.model.board import Board, Country, Goal, GoalYear


def published_by(country: Country, moment: datetime) -> Country:
    """The country without the reports that are published later than `moment`.

    With a report go the goals that it sets, the meetings that it names and the indicators that no
    published report states. A board without any published report is left out whole.
    """
    municipalities = []
    for municipality in country.municipalities:
        boards = tuple(_published(board, moment) for board in municipality.boards)
        municipalities.append(replace(municipality, boards=tuple(b for b in boards if b.reports)))
    return replace(country, municipalities=tuple(m for m in municipalities if m.boards))


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
