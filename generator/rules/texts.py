"""The prose of a board as rules read it: each text with its file, its report, and its sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.board import Board
from generator.model.report import Report
from generator.problems import Place

_BLANKED = re.compile(
    r"^(?:```|~~~).*?^(?:```|~~~)[^\n]*$"  # a fenced example
    r"|`[^`\n]*`"
    r"|(?<=\])\([^()\s]*(?: \"[^\"\n]*\")?\)"  # where a link leads
    r"|<[^<>\n]+>"
    r"|^[ \t]*(?:[-*+]|\d+\.)[ \t]"  # what begins an item of a list
    r"|[*_\[\]#>]",
    re.MULTILINE | re.DOTALL,
)
_BLOCK_END = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])")
_ABBREVIATION = re.compile(r"\b(?:t\.ex|bl\.a|m\.m|m\.fl|dvs|ca|kl|nr|kap|jfr|resp|s|\d)\.$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*(?=\s+[\"”\w+\N{MINUS SIGN}-])")
_NEXT_SIGN = re.compile(r"\S")
# What is longer is no sentence; it is cut, so that reading it takes no longer than its length.
_LONGEST = 2_000


@dataclass(frozen=True)
class Sentence:
    """A sentence without its Markdown signs; `start` is where it stands in the file's text."""

    text: str
    start: int


@dataclass(frozen=True)
class Text:
    """A text of content/ that belongs to a goal's plan or a report; `name` is its file's, without `.md`.

    `report` is the report whose facts it tells, or None where the goal names no report that is known.
    """

    file: str
    name: str
    markdown: str
    report: Report | None

    def place(self, offset: int) -> Place:
        return Place(self.file, self.markdown.count("\n", 0, offset) + 1)


def texts_of(board: Board) -> Iterator[Text]:
    """Every text of the board's goals and reports."""
    folder = f"content/{board.municipality_id}/{board.id}"
    for goal_year in board.goal_years:
        for goal in goal_year.walk():
            if goal.prose:
                file = f"{folder}/{goal_year.year}/{goal.id}.md"
                yield Text(file, goal.id, goal.prose, board.report(goal.source.report_id))
    for report in board.reports:
        for name, prose in report.prose.items():
            yield Text(f"{folder}/{report.id}/{name}.md", name, prose, report)


def plain(markdown: str) -> str:
    """The words of a Markdown text, each where it stood: what is not read is blank."""
    return _BLANKED.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), markdown)


def blocks_of(markdown: str) -> Iterator[list[Sentence]]:
    """The sentences of each paragraph and item of a list."""
    text = plain(markdown)
    ends = [match.start() for match in _BLOCK_END.finditer(markdown)]
    for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
        if text[start:end].strip():
            yield list(_sentences(text, start, end))


def _sentences(text: str, start: int, end: int) -> Iterator[Sentence]:
    at = start
    for match in _SENTENCE_END.finditer(text, start, end):
        is_abbreviation = _ABBREVIATION.search(text, max(at, match.end() - 10), match.end())
        is_long = match.end() - at > _LONGEST
        if is_long or (not is_abbreviation and _begins_anew(text, match.end())):
            yield Sentence(text[at : match.end()].replace("\n", " "), at)
            at = match.end()
    for piece in range(at, end, _LONGEST):
        if text[piece : min(piece + _LONGEST, end)].strip():
            yield Sentence(text[piece : min(piece + _LONGEST, end)].replace("\n", " "), piece)


def _begins_anew(text: str, at: int) -> bool:
    following = _NEXT_SIGN.search(text, at)
    return following is None or not following[0].islower()
