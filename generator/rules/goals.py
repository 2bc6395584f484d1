"""Goals: the municipality's words for how they go, a text, what measures them and what they build on."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from generator.model.board import Board, Goal, Municipality
from generator.model.report import FollowUp
from generator.model.steering import LevelKind, SteeringModel
from generator.problems import Place, Problem, quoted


def check_words(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each status is a word of the steering model's, in the vocabulary where it stands."""
    model = municipality.steering_model
    fulfilment = [entry.word for entry in model.fulfilment_words]
    progress = [entry.word for entry in model.progress_words]
    for report in board.reports:
        for follow_up in report.follow_ups:
            if follow_up.fulfilment_word:
                yield from _check_word(follow_up, "uppfyllelse", follow_up.fulfilment_word, fulfilment)
            if follow_up.progress_word:
                yield from _check_word(follow_up, "genomförande", follow_up.progress_word, progress)


def _check_word(follow_up: FollowUp, key: str, word: str, known: Sequence[str]) -> Iterator[Problem]:
    if word.casefold() in (entry.casefold() for entry in known):
        return
    near = get_close_matches(word, known, 1)
    hint = f'Menade du "{near[0]}"? ' if near else ""
    what = f"Ordet {quoted(word)} finns inte under {key} i kommun.yml."
    fix = f"{hint}Ord som finns: {', '.join(known) or 'inga'}."
    yield Problem("MAL01", follow_up.place, what, fix)


def check_prose(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A goal without a text is a warning: the reader sees only its name."""
    for goal_year in board.goal_years:
        for goal in goal_year.walk():
            level = municipality.steering_model.level(goal.level_id)
            is_heading = level is not None and level.kind is LevelKind.HEADING
            if goal.prose is None and not is_heading:
                path = f"content/{municipality.id}/{board.id}/{goal_year.year}/{goal.id}.md"
                yield Problem(
                    "TEXT02", goal.place, f'Målet "{goal.id}" har ingen text.', f"Skriv den i {path}."
                )


def check_measures(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """The goals of a year that nothing measures, of the levels that the municipality measures at all.

    One problem of the whole year, so that its explanation stands on the report's page.
    """
    measured = _measured_levels(municipality)
    for goal_year in board.goal_years:
        goals = [goal for goal in goal_year.walk() if goal.level_id in measured]
        without = [goal for goal in goals if not _is_measured(goal)]
        if without:
            year, ids = goal_year.year, ", ".join(goal.id for goal in without)
            what = f"{len(without)} av de {len(goals)} målen {year} saknar indikator: {ids}."
            if without == goals:
                what = f"Inget av målen {year} har någon indikator."
            fix = "Lägg till målens indikatorer i mal.yml, eller förklara i rapport.yml att det inte finns några."
            yield Problem("MAL02", Place(without[0].place.file), what, fix)


def _measured_levels(municipality: Municipality) -> set[str]:
    """The ids of the levels of goals and inriktningar that have indicators, or goals under them that have."""
    levels = {goal.level_id for goal in _every_goal(municipality) if _is_measured(goal)}
    return {level_id for level_id in levels if _is_to_be_reached(municipality.steering_model, level_id)}


def _every_goal(municipality: Municipality) -> Iterator[Goal]:
    for board in municipality.boards:
        for goal_year in board.goal_years:
            yield from goal_year.walk()


def _is_measured(goal: Goal) -> bool:
    return any(found.indicator_ids for found in goal.walk())


def _is_to_be_reached(model: SteeringModel, level_id: str) -> bool:
    level = model.level(level_id)
    return level is not None and level.kind in (LevelKind.GOAL, LevelKind.ORIENTATION)


def check_predecessors(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A goal builds on one of an earlier year."""
    first: dict[str, int] = {}
    for goal_year in sorted(board.goal_years, key=lambda found: found.year):
        for goal in goal_year.walk():
            first.setdefault(goal.id, goal_year.year)
    if any(name.endswith("/mal.yml") for name in board.unreadable):
        return
    for goal_year in board.goal_years:
        for goal in goal_year.walk():
            if goal.builds_on and first.get(goal.builds_on, 0) >= goal_year.year:
                what = (
                    f'Målet "{goal.id}" {goal_year.year} bygger på "{goal.builds_on}", '
                    f"som kommer först {first[goal.builds_on]}."
                )
                fix = "Ange ett mål från ett tidigare år, eller ta bort bygger på."
                yield Problem("MAL05", goal.place, what, fix)
