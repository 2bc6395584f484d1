"""Problems that rapport.yml explains (`förklaringar`), and what readers are told of them.

An explanation covers one problem: the same code, file and text. When a figure changes, the problem's
text changes with it, and the explanation no longer holds.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.model.board import Board, Country, Goal, GoalYear
from generator.model.report import Explanation, Remark, Report, ReportTable, Row
from generator.problems import CATALOGUE, Place, Problem, Severity
from generator.rules.placeholders import is_placeholder

Reasons = Mapping[Place, Sequence[str]]
# The families of what cannot be read: until that is mended, what it would have shown is not told of.
_UNREADABLE = ("FIL", "YML", "CSV", "FALT")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")


@dataclass(frozen=True)
class Settled:
    """The country with its remarks, the problems that remain, and those that were explained.

    bare: the country without its remarks. remarks: by the report, as MUNICIPALITY/BOARD/YEAR/FOLDER. digests: of the
    files that all of it was read from (`sources.digests`); empty where that is not known.
    """

    country: Country
    problems: tuple[Problem, ...]
    explained: tuple[Remark, ...]
    bare: Country
    remarks: Mapping[str, tuple[Remark, ...]]
    digests: Mapping[str, str] = field(default_factory=dict)


def settle(country: Country, problems: Sequence[Problem], *, unchecked: Collection[str] = ()) -> Settled:
    """Takes out of the problems what a report explains, and lays each reason where its problem was.

    `unchecked` are codes that this check could not give, whose explanations may therefore cover nothing.
    """
    remarks: dict[str, tuple[Remark, ...]] = {}
    idle: list[tuple[Board, Report, Explanation]] = []
    for board in _boards(country):
        for report in board.reports:
            filled_in = [each for each in report.explanations if not is_placeholder(each.reason)]
            found = [_remarks(board, report, explanation, problems) for explanation in filled_in]
            for explanation, covered in zip(filled_in, found, strict=True):
                if explanation.code not in unchecked and not covered:
                    idle.append((board, report, explanation))
            if any(found):
                remarks[f"{_folder(board)}/{report.id}"] = tuple(
                    remark for covered in found for remark in covered
                )
    explained = tuple(remark for found in remarks.values() for remark in found)
    settled = {remark.problem for remark in explained}
    remaining = [problem for problem in problems if problem not in settled]
    own_problems = (problem for found in idle for problem in _faults(*found, remaining))
    return Settled(with_remarks(country, remarks), (*remaining, *own_problems), explained, country, remarks)


def _boards(country: Country) -> Iterator[Board]:
    return (board for municipality in country.municipalities for board in municipality.boards)


def _folder(board: Board) -> str:
    return f"{board.municipality_id}/{board.id}"


def _remarks(
    board: Board, report: Report, explanation: Explanation, problems: Sequence[Problem]
) -> list[Remark]:
    """What the explanation covers: nothing, where the code is none that can be explained."""
    kind = CATALOGUE.get(explanation.code)
    if kind is None or not kind.explainable:
        return []
    return [
        Remark(problem, explanation.reason)
        for problem in problems
        if problem.code == explanation.code and _plain(problem.what) == _plain(explanation.claim)
        if _is_meant(board, report, explanation, problem)
    ]


def _plain(text: str) -> str:
    """A text as anyone would type it: plain spaces and hyphens for no-break spaces and minus signs."""
    return " ".join(text.replace("\N{MINUS SIGN}", "-").split())


def _is_meant(board: Board, report: Report, explanation: Explanation, problem: Problem) -> bool:
    """Whether the problem is in the named file: the report's own, its year's or the board's."""
    path = PurePosixPath(problem.place.file)
    folders = (f"{_folder(board)}/{report.id}", f"{_folder(board)}/{report.year}", _folder(board))
    return path.name == explanation.file_name and path.parent.as_posix().partition("/")[2] in folders


def _faults(
    board: Board, report: Report, explanation: Explanation, problems: Sequence[Problem]
) -> Iterator[Problem]:
    """What is wrong with an explanation that covers nothing; `problems` are those not explained.

    While something cannot be read, the explanation may well hold: what it is about may be in there.
    """
    kind = CATALOGUE.get(explanation.code)
    if kind is None or not kind.explainable:
        what = f"Problemet {explanation.code} kan inte förklaras."
        if kind is None:
            what = f"Koden {explanation.code} finns inte."
        yield Problem("FORK02", explanation.place, what, "Rätta problemet, och ta bort förklaringen.")
        return
    of_board = [problem for problem in problems if _is_of(board, problem)]
    if not any(problem.code.rstrip("0123456789") in _UNREADABLE for problem in of_board):
        what = f"Granskningen hittar inget {explanation.code} i {explanation.file_name} som säger så."
        now = [
            problem.what
            for problem in problems
            if problem.code == explanation.code and _is_meant(board, report, explanation, problem)
        ]
        fix = "Ta bort förklaringen."
        if now:
            fix = f"Stämmer förklaringen ändå? Skriv då gäller: {now[0]}"
        elif any(problem.severity is not Severity.NOTE for problem in of_board):
            fix = "Rätta först nämndens andra problem. Står varningen kvar, ta bort förklaringen."
        yield Problem("FORK01", explanation.place, what, fix)


def _is_of(board: Board, problem: Problem) -> bool:
    return problem.place.file.partition("/")[2].startswith(f"{_folder(board)}/")


def with_remarks(country: Country, remarks: Mapping[str, tuple[Remark, ...]]) -> Country:
    """The country with the reasons beside the figures and texts that they are about."""
    if not remarks:
        return country
    municipalities = tuple(
        replace(municipality, boards=tuple(_board_with(board, remarks) for board in municipality.boards))
        for municipality in country.municipalities
    )
    return replace(country, municipalities=municipalities)


def _board_with(board: Board, remarks: Mapping[str, tuple[Remark, ...]]) -> Board:
    own = {report.id: remarks.get(f"{_folder(board)}/{report.id}", ()) for report in board.reports}
    if not any(own.values()):
        return board
    reasons: defaultdict[Place, list[str]] = defaultdict(list)
    for remark in (remark for found in own.values() for remark in found):
        reasons[remark.problem.place].append(remark.reason)
    return replace(
        board,
        reports=tuple(_report_with(board, report, own[report.id], reasons) for report in board.reports),
        goal_years=tuple(_goal_year_with(board, goal_year, reasons) for goal_year in board.goal_years),
    )


def _report_with(board: Board, report: Report, remarks: tuple[Remark, ...], reasons: Reasons) -> Report:
    def reasons_about(name: str) -> list[str]:
        """Those of the text of this name, and of the follow-up of the goal of this name."""
        file = f"content/{_folder(board)}/{report.id}/{name}.md"
        places = {follow_up.place for follow_up in report.follow_ups if follow_up.goal_id == name}
        return _those(reasons, lambda place: place.file == file or place in places)

    names = dict.fromkeys([*report.prose, *(follow_up.goal_id for follow_up in report.follow_ups)])
    prose = {name: _with_reasons(report.prose.get(name, ""), reasons_about(name)) for name in names}
    return replace(
        report,
        remarks=remarks,
        prose={name: text for name, text in prose.items() if text},
        tables=tuple(_table_with(table, reasons) for table in report.tables),
    )


def _table_with(table: ReportTable, reasons: Reasons) -> ReportTable:
    return replace(table, rows=tuple(_row_with(row, reasons) for row in table.rows))


def _row_with(row: Row, reasons: Reasons) -> Row:
    cells = tuple(
        replace(cell, explanations=(*cell.explanations, *reasons[cell.place]))
        if cell.place in reasons
        else cell
        for cell in row.cells
    )
    return replace(row, cells=cells, explanations=tuple(reasons.get(row.place, ())))


def _goal_year_with(board: Board, goal_year: GoalYear, reasons: Reasons) -> GoalYear:
    def with_reasons(goal: Goal) -> Goal:
        file = f"content/{_folder(board)}/{goal_year.year}/{goal.id}.md"
        about = _those(reasons, lambda place: place.file == file or place == goal.place)
        return replace(
            goal,
            prose=_with_reasons(goal.prose or "", about) or None,
            children=tuple(with_reasons(child) for child in goal.children),
        )

    return replace(goal_year, goals=tuple(with_reasons(goal) for goal in goal_year.goals))


def _those(reasons: Reasons, concerns: Callable[[Place], bool]) -> list[str]:
    return [reason for place, found in reasons.items() if concerns(place) for reason in found]


def _with_reasons(prose: str, reasons: Sequence[str]) -> str:
    """The Markdown of a text with a paragraph for each reason after it."""
    plain = [_MARKDOWN_SIGNS.sub(r"\\\1", reason) for reason in dict.fromkeys(reasons)]
    paragraphs = [f"**Anmärkning:** {reason}" for reason in plain]
    return "\n\n".join([*([prose] if prose else []), *paragraphs])
