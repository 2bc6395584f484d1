"""What `oppna-mal ny` and `granska --forklaringar` wrote to be filled in, and nobody has filled in yet."""

from collections.abc import Iterator

from generator.model.board import Board, Municipality
from generator.problems import Place, Problem

_BEGINNINGS = ("fyll i", "fyll-i", "beskriv med en eller två meningar")


def check_placeholders(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No text of the templates is left where a reader would meet it."""
    yield from _left(board.place, "syfte", board.purpose)
    for report in board.reports:
        yield from _left(report.place, "fil", report.document.file_name)
        yield from _left(report.place, "datum saknas", report.meeting.date_missing)
        for follow_up in report.follow_ups:
            yield from _left(follow_up.place, "avsnitt", follow_up.source.section)
        for explanation in report.explanations:
            yield from _left(explanation.place, "varför", explanation.reason)


def is_placeholder(text: str) -> bool:
    """Whether a text is still the one that a command wrote."""
    return text.casefold().startswith(_BEGINNINGS)


def _left(place: Place, key: str, text: str | None) -> Iterator[Problem]:
    if text and is_placeholder(text):
        yield Problem("TEXT03", place, f'"{key}" är inte ifyllt: där står "{text}"', "Fyll i uppgiften.")
