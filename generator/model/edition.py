"""Editions: what was published at one time (design.md §8), each as what it changed in the one before.

A *statement* is one cell of a report's table, or what a report says of a goal. The state of an edition is
every statement that was published then: the events of all editions up to it, laid on one another.
"""

import hashlib
import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import cached_property

Dimensions = tuple[tuple[str, str], ...]


class Event(StrEnum):
    """What an edition did to a statement or a page. The value is the word that records use."""

    NEW = "ny"
    CHANGED = "ändrad"
    REMOVED = "borttagen"


@dataclass(frozen=True, order=True)
class CellKey:
    """A cell: its report as MUNICIPALITY/BOARD/YEAR/FOLDER, and file, row, dimensions and column title."""

    report: str
    file_name: str
    row: str
    dimensions: Dimensions
    column: str


@dataclass(frozen=True, order=True)
class GoalKey:
    """What a report says of a goal."""

    report: str
    goal_id: str


Key = CellKey | GoalKey


@dataclass(frozen=True)
class Said:
    """What a statement says. For a cell: `value` a number, bound or direction, or else `sign`, why there is none.

    For a goal: `value` the word for its fulfilment and `sign` that for its progress, empty where it has none.
    `page`: of the document, where it is known.
    """

    value: str
    sign: str = ""
    page: int | None = None

    @property
    def words(self) -> str:
        """What it says, on a line; empty where it says nothing."""
        return ", ".join(word for word in (self.value, self.sign) if word)

    def says_the_same_as(self, other: "Said") -> bool:
        """Whether readers see the same figure or word; the page may differ."""
        return (self.value, self.sign) == (other.value, other.sign)


@dataclass(frozen=True)
class Change:
    """What an edition did to one statement. was: None where it is new. now: None where it is removed."""

    key: Key
    was: Said | None
    now: Said | None

    @property
    def event(self) -> Event:
        if self.was is None:
            return Event.NEW
        return Event.CHANGED if self.now is not None else Event.REMOVED


@dataclass(frozen=True, order=True)
class Rename:
    """An id that has changed since it was published, as `tidigare:` says.

    kind: `rapport` (old and new are whole names of reports), `rad` or `mål` of the board MUNICIPALITY/BOARD.
    """

    kind: str
    board: str
    old: str
    new: str

    def applies_to(self, key: Key) -> bool:
        return self.of(key) != key

    def of(self, key: Key) -> Key:
        """The key with the new id where it had the old one."""
        if self.kind == "rapport":
            return replace(key, report=self.new) if key.report == self.old else key
        if key.report.rsplit("/", 2)[0] != self.board:
            return key
        if isinstance(key, CellKey):
            return replace(key, row=self.new) if (self.kind, key.row) == ("rad", self.old) else key
        return replace(key, goal_id=self.new) if (self.kind, key.goal_id) == ("mål", self.old) else key


@dataclass(frozen=True)
class PublishedReport:
    """A report as an edition published it: its id as in `CellKey`, title, document and meeting (ISO day or '')."""

    id: str
    title: str
    document: str
    meeting: str


@dataclass(frozen=True)
class Edition:
    """number: from 1. version: the engine's. fingerprint: of the state that the edition left.

    reports: those that it published for the first time. restores: the earlier edition whose state it laid on
    the site again, None where it went forward. pages: what it did to each page that it changed; page_hashes:
    the content of those that remain. renames: what had another id in the edition before.
    """

    number: int
    time: datetime
    version: str
    fingerprint: str
    reports: tuple[PublishedReport, ...] = ()
    changes: tuple[Change, ...] = ()
    pages: Mapping[str, Event] = field(default_factory=dict)
    page_hashes: Mapping[str, str] = field(default_factory=dict)
    restores: int | None = None
    renames: tuple[Rename, ...] = ()

    @cached_property
    def cells(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if isinstance(change.key, CellKey))

    @cached_property
    def goals(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if isinstance(change.key, GoalKey))

    @cached_property
    def boards(self) -> frozenset[str]:
        """The boards that it brings or changes something of: `MUNICIPALITY/BOARD`."""
        names = {*(report.id for report in self.reports), *(change.key.report for change in self.changes)}
        return frozenset(map(board_of, names))

    def about(self, board: str) -> "Edition":
        """What of it is about a board (`MUNICIPALITY/BOARD`); of most editions nothing is."""
        return replace(
            self,
            reports=tuple(report for report in self.reports if board_of(report.id) == board),
            changes=tuple(change for change in self.changes if board_of(change.key.report) == board),
            renames=tuple(rename for rename in self.renames if board in (rename.board, board_of(rename.new))),
        )

    def count(self, event: Event) -> int:
        """How many figures are new, changed or removed."""
        return sum(change.event is event for change in self.cells)


@dataclass(frozen=True)
class State:
    """What is published: statements, reports by id, and the hash of each page's content by its address."""

    statements: Mapping[Key, Said] = field(default_factory=dict)
    reports: Mapping[str, PublishedReport] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of every statement: two states that say the same have the same."""
        lines = (json.dumps(plain(key, said), ensure_ascii=False) for key, said in in_key_order(self.statements))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


    def renamed(self, renames: Sequence[Rename]) -> "State":
        """The same state under new ids."""
        statements, reports = dict(self.statements), dict(self.reports)
        for rename in renames:
            statements = {rename.of(key): said for key, said in statements.items()}
            if rename.kind == "rapport" and rename.old in reports:
                reports[rename.new] = replace(reports.pop(rename.old), id=rename.new)
        return State(statements, reports, self.pages)


def board_of(report: str) -> str:
    """`MUNICIPALITY/BOARD` of `MUNICIPALITY/BOARD/YEAR/FOLDER`."""
    return report.rsplit("/", 2)[0]


def plain(key: Key, said: Said) -> list[object]:
    """A statement as lists and texts, for hashing; pages of documents are not part of what is said."""
    if isinstance(key, CellKey):
        return [key.report, key.file_name, key.row, *map(list, key.dimensions), key.column, said.value, said.sign]
    return [key.report, key.goal_id, said.value, said.sign]


def in_key_order(statements: Mapping[Key, Said]) -> list[tuple[Key, Said]]:
    return sorted(statements.items(), key=lambda item: sort_key(item[0]))


def sort_key(key: Key) -> tuple[object, ...]:
    """Report by report, a report's cells before its goals."""
    if isinstance(key, CellKey):
        return key.report, 0, key.file_name, key.row, key.dimensions, key.column
    return key.report, 1, key.goal_id


def state_after(editions: Iterable[Edition]) -> State:
    """What is published when the last of the editions is."""
    last = deque((state for _, state in states_after(editions)), maxlen=1)
    return last[0] if last else State()


def states_after(editions: Iterable[Edition]) -> Iterator[tuple[Edition, State]]:
    """Each edition, oldest first, with what is published when it is."""
    state = State()
    reports_by_number: dict[int, Mapping[str, PublishedReport]] = {}
    for edition in editions:
        moved = state.renamed(edition.renames)
        statements, reports, pages = dict(moved.statements), dict(moved.reports), dict(moved.pages)
        for change in edition.changes:
            if change.now is None:
                statements.pop(change.key, None)
            else:
                statements[change.key] = change.now
        reports |= {report.id: report for report in edition.reports}
        for address, event in edition.pages.items():
            if event is Event.REMOVED:
                pages.pop(address, None)
            else:
                pages[address] = edition.page_hashes[address]
        if edition.restores is not None:  # a report may state nothing, and so be in no change
            reports = dict(reports_by_number.get(edition.restores, {}))
        reports_by_number[edition.number] = reports
        state = State(statements, reports, pages)
        yield edition, state


def changes_between(before: State, after: State) -> tuple[Change, ...]:
    """What must be done to `before` to get `after`, report by report."""
    keys = {*before.statements, *after.statements}
    found = (
        Change(key, before.statements.get(key), after.statements.get(key)) for key in sorted(keys, key=sort_key)
    )
    return tuple(change for change in found if _differs(change))


def _differs(change: Change) -> bool:
    return change.was is None or change.now is None or not change.was.says_the_same_as(change.now)


def page_changes(
    before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[dict[str, Event], dict[str, str]]:
    """What happened to each page whose content differs, and the hash of those that remain."""
    events = {
        address: Event.NEW
        if address not in before
        else Event.REMOVED
        if address not in after
        else Event.CHANGED
        for address in sorted({*before, *after})
        if before.get(address) != after.get(address)
    }
    return events, {address: after[address] for address, event in events.items() if event is not Event.REMOVED}


def until(editions: Iterable[Edition], moment: datetime) -> tuple[Edition, ...]:
    """The editions that were published at `moment` or before."""
    return tuple(edition for edition in editions if edition.time <= moment)
