"""Goals: the municipality's words for how they go, and a text for the reader."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from generator.model.board import Board, Municipality
from generator.model.report import FollowUp
from generator.model.steering import LevelKind
from generator.problems import Problem, quoted


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
