"""What reports say of the goals: a status where one is due, and no goal passed over.

A problem is told at the goal, so that its explanation stands beside it. Where a whole report has no
status at all, or follows up nothing, one problem of the report says so.
"""

from collections.abc import Iterator
from datetime import date

from generator.model.board import Board, Goal, Municipality
from generator.model.report import FollowUp, Report, ReportKind
from generator.model.steering import LevelKind, SteeringModel
from generator.problems import Place, Problem


def check_statuses(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each follow-up of a goal that can have a status has one, in a report that should tell it."""
    for report in board.reports:
        goals = _goals(board, report)
        due = [
            follow_up
            for follow_up in report.follow_ups
            if follow_up.goal_id in goals
            and _should_tell(report, goals[follow_up.goal_id])
            and _can_have_status(municipality.steering_model, goals[follow_up.goal_id])
            and not _answers_in_words(board, report, goals[follow_up.goal_id])
        ]
        told = {follow_up.goal_id for follow_up in due if _has_status(follow_up)}
        silent = [follow_up for follow_up in due if follow_up.goal_id not in told]
        if len(silent) == len(due) > 1:
            what = f"Rapporten {report.id} anger ingen status för något av sina {len(due)} mål."
            fix = "Lägg till uppfyllelse eller genomförande för målen, eller förklara i rapport.yml."
            yield Problem("MAL03", Place(silent[0].place.file), what, fix)
            continue
        for follow_up in silent:
            what = f"Rapporten {report.id} anger ingen status för målet {follow_up.goal_id}."
            fix = "Lägg till uppfyllelse eller genomförande, eller förklara i rapport.yml att den saknas."
            yield Problem("MAL03", follow_up.place, what, fix)


def _goals(board: Board, report: Report) -> dict[str, Goal]:
    goal_year = board.goal_year(report.year)
    return {goal.id: goal for goal in goal_year.walk()} if goal_year else {}


def _should_tell(report: Report, goal: Goal) -> bool:
    """Whether goals are what the report is about; a monthly report is mostly about money."""
    if report.kind is ReportKind.MONTHLY:
        return report.period.end in _due_dates(goal)
    return report.kind.follows_up


def _due_dates(goal: Goal) -> set[date]:
    """The days on which the periods end that the goal is to be reported for (`redovisas`)."""
    return {period.end for period in goal.reported_in}


def _can_have_status(model: SteeringModel, goal: Goal) -> bool:
    """Whether the municipality has words for how such a goal goes; an inriktning is never reached."""
    level = model.level(goal.level_id)
    if level is None or level.kind in (LevelKind.HEADING, LevelKind.ORIENTATION):
        return False
    return bool(model.progress_words if level.kind.has_progress else model.fulfilment_words)


def _answers_in_words(board: Board, report: Report, goal: Goal) -> bool:
    """Whether all that measures the goal is answered in words, and the report has the answers.

    While indikatorer.yml cannot be read, what a goal names may be such.
    """
    if goal.indicator_ids and "indikatorer.yml" in board.unreadable:
        return True
    indicators = [board.indicators.get(found) for found in goal.indicator_ids]
    return bool(indicators) and all(
        indicator is not None and indicator.measured_in_words and indicator.id in report.prose
        for indicator in indicators
    )


def _has_status(follow_up: FollowUp) -> bool:
    return bool(follow_up.fulfilment_word or follow_up.progress_word)


def check_coverage(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each goal is followed up when `redovisas` says so; without it, at the year's end."""
    for report in board.reports:
        goals = _goals(board, report)
        if not goals or not _is_about_goals(report) or _any_follow_ups_unreadable(board, report.year):
            continue
        mentioned = _mentioned_at(board, report)
        due = [goal for goal in goals.values() if _is_due(municipality.steering_model, report, goal)]
        silent = [goal for goal in due if not _is_mentioned(goal, mentioned)]
        if silent and not mentioned:
            what = f"Rapporten {report.id} ska redovisa {len(due)} mål, men följer inte upp något."
            fix = "Lägg till uppfoljning.yml i rapportens mapp, eller förklara i rapport.yml."
            yield Problem("MAL04", report.place, what, fix)
            continue
        for goal in silent:
            what = f"Rapporten {report.id} ska redovisa målet {goal.id}, men nämner det inte."
            fix = f"Lägg till målet i uppfoljning.yml i {report.id}, eller förklara i dess rapport.yml."
            yield Problem("MAL04", goal.place, what, fix)


def _is_about_goals(report: Report) -> bool:
    return report.kind.follows_up and (report.kind is not ReportKind.MONTHLY or bool(report.follow_ups))


def _any_follow_ups_unreadable(board: Board, year: int) -> bool:
    """Whether some report of the year, or what it says of the goals, cannot be read."""
    names = (name for name in board.unreadable if name.startswith(f"{year}/") and name != f"{year}/mal.yml")
    return any(name.endswith("/uppfoljning.yml") or name.count("/") == 1 for name in names)


def _mentioned_at(board: Board, report: Report) -> set[str]:
    """The goals that any report of the year follows up at the same date."""
    return {
        follow_up.goal_id
        for other in board.reports
        if other.year == report.year and other.period.end == report.period.end
        for follow_up in other.follow_ups
    }


def _is_due(model: SteeringModel, report: Report, goal: Goal) -> bool:
    level = model.level(goal.level_id)
    if level is None or level.kind is LevelKind.HEADING:
        return False
    return report.period.end in _due_dates(goal) if goal.reported_in else report.is_year_end


def _is_mentioned(goal: Goal, mentioned: set[str]) -> bool:
    """Whether the goal is followed up, or one under it where it is not to be reported by itself."""
    if goal.id in mentioned:
        return True
    return not goal.reported_in and any(child.id in mentioned for child in goal.walk())
