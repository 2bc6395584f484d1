"""data/utgavor/ ↔ editions: one folder an edition, JSON Lines sorted so that git shows what happened.

    data/utgavor/0012/utgava.json    when, with which version, which reports were new
    data/utgavor/0012/siffror.jsonl  each figure that is new, changed or removed
    data/utgavor/0012/mal.jsonl      the same of what reports say of goals
    data/utgavor/0012/sidor.jsonl    the same of the site's pages

`oppna-mal publicera` writes them and nobody else: a file that does not agree with its own hashes is told.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from generator.formats import STOCKHOLM
from generator.model.edition import (
    CellKey,
    Change,
    Edition,
    Event,
    GoalKey,
    Key,
    PublishedReport,
    Rename,
    Said,
    plain,
    sort_key,
    state_after,
    states_after,
)
from generator.problems import Place, Problem
from generator.sources.schema.edition import (
    CellRecord,
    EditionRecord,
    GoalRecord,
    PageRecord,
    Record,
    RenameRecord,
    ReportRecord,
    time_text,
)

FOLDER = "utgavor"
EDITION_FILE, CELLS_FILE, GOALS_FILE, PAGES_FILE = "utgava.json", "siffror.jsonl", "mal.jsonl", "sidor.jsonl"
MEND = "Utgåvor skrivs av kommandot publicera och ändras aldrig för hand. Hämta tillbaka mappen som den var, till exempel med git."
_NAME = re.compile(r"[0-9]{4,}")
Tell = Callable[[Problem], None]
R = TypeVar("R", bound=Record)


class _Broken(Exception):
    """Why an edition cannot be read, in Swedish, and where."""

    def __init__(self, place: Place, what: str) -> None:
        super().__init__(what)
        self.problem = Problem("UTG01", place, what, MEND)


def folder_name(number: int) -> str:
    return f"{number:04}"


def read_editions(folder: Path, name: str, tell: Tell) -> tuple[Edition, ...]:
    """The editions in `folder`, oldest first; none where there is no folder.

    An edition that cannot be read is told, and those after it are left out, since they build on it.
    """
    found: list[Edition] = []
    if folder.is_symlink() or not folder.exists():
        return ()  # a link is refused where the folder is listed
    try:
        for edition, state in states_after(_each_edition(folder, name)):
            found.append(edition)
            if state.fingerprint != edition.fingerprint:
                place = Place(f"{name}/{folder_name(edition.number)}/{CELLS_FILE}")
                raise _Broken(place, "Utgåvan stämmer inte med sin kontrollsumma.")
    except _Broken as broken:
        tell(broken.problem)
    return tuple(found)


def _each_edition(folder: Path, name: str) -> Iterator[Edition]:
    for number, path in enumerate(_folders(folder, name), start=1):
        yield _edition(path, f"{name}/{path.name}", number)


def _folders(folder: Path, name: str) -> list[Path]:
    if not folder.is_dir():
        raise _Broken(Place(name), "Det här är ingen mapp.")
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    for path in paths:
        if path.is_symlink() or not path.is_dir() or not _NAME.fullmatch(path.name):
            raise _Broken(Place(f"{name}/{path.name}"), "Det här är ingen utgåva.")
    return paths


def _edition(folder: Path, name: str, number: int) -> Edition:
    place = Place(f"{name}/{EDITION_FILE}")
    record = _parsed(_text(folder / EDITION_FILE, place), EditionRecord, place)
    if record.number != number or folder.name != folder_name(number):
        raise _Broken(place, f"Utgåva {number} saknas, eller har fel nummer.")
    cells = [_cell_change(line, at) for line, at in _lines(folder, name, CELLS_FILE, CellRecord)]
    goals = [_goal_change(line, at) for line, at in _lines(folder, name, GOALS_FILE, GoalRecord)]
    pages = [line for line, _ in _lines(folder, name, PAGES_FILE, PageRecord)]
    return Edition(
        number=number,
        time=record.time,
        version=record.version,
        fingerprint=record.fingerprint,
        reports=tuple(PublishedReport(r.report, r.title, r.document, r.meeting) for r in record.reports),
        changes=tuple(sorted([*cells, *goals], key=lambda change: sort_key(change.key))),
        pages={page.address: page.event for page in pages},
        page_hashes={page.address: page.hash for page in pages if page.hash},
        restores=record.restores,
        renames=tuple(Rename(r.kind, r.board, r.old, r.new) for r in record.renames),
    )


def _text(path: Path, place: Place) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise _Broken(place, "Filen saknas.") from None
    except (OSError, UnicodeDecodeError):
        raise _Broken(place, "Filen går inte att läsa.") from None


def _lines(folder: Path, name: str, file: str, schema: type[R]) -> Iterator[tuple[R, Place]]:
    text = _text(folder / file, Place(f"{name}/{file}"))
    for number, line in enumerate(text.splitlines(), start=1):
        place = Place(f"{name}/{file}", number)
        yield _parsed(line, schema, place), place


def _parsed(text: str, schema: type[R], place: Place) -> R:
    try:
        return schema.model_validate_json(text)
    except ValidationError as error:
        keys = ".".join(str(step) for step in error.errors(include_url=False)[0]["loc"])
        raise _Broken(place, f"Raden går inte att läsa{f' ({keys})' if keys else ''}.") from None


def _cell_change(line: CellRecord, place: Place) -> Change:
    key = CellKey(line.report, line.file_name, line.row, tuple(line.dimensions.items()), line.column)
    now = Said(line.value, line.sign, line.page)
    before = Said(line.value_before or "", line.sign_before or "")
    return _change(key, line.event, now, before, line.hash, place)


def _goal_change(line: GoalRecord, place: Place) -> Change:
    now = Said(line.fulfilment, line.progress, line.page)
    before = Said(line.fulfilment_before or "", line.progress_before or "")
    return _change(GoalKey(line.report, line.goal_id), line.event, now, before, line.hash, place)


def _change(
    key: Key, event: Event, now: Said, before: Said, stated: str | None, place: Place
) -> Change:
    change = Change(key, None if event is Event.NEW else before, None if event is Event.REMOVED else now)
    if change.now and fingerprint_of(key, change.now) != stated:
        raise _Broken(place, "Raden är ändrad sedan utgåvan skrevs.")
    return change


def fingerprint_of(key: Key, said: Said) -> str:
    """A short hash of a statement, so that a line changed by hand is seen."""
    text = json.dumps(plain(key, said), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def edition_files(edition: Edition, earlier: Sequence[Edition]) -> dict[str, str]:
    """The files of an edition by their names in its folder. `earlier`: the editions before it."""
    state = state_after([*earlier, edition])
    figures = sum(isinstance(key, CellKey) for key in state.statements)
    record = EditionRecord(
        number=edition.number,
        time=edition.time.astimezone(STOCKHOLM),
        version=edition.version,
        figures=figures,
        fingerprint=edition.fingerprint,
        restores=edition.restores,
        renames=[RenameRecord(kind=r.kind, board=r.board, old=r.old, new=r.new) for r in edition.renames],
        reports=[
            ReportRecord(report=r.id, title=r.title, document=r.document, meeting=r.meeting) for r in edition.reports
        ],
    )
    written = {**record.model_dump(by_alias=True, exclude_none=True), "tidpunkt": time_text(record.time)}
    pages = [
        PageRecord(event=event, address=address, hash=edition.page_hashes.get(address))
        for address, event in sorted(edition.pages.items())
    ]
    return {
        EDITION_FILE: json.dumps(written, ensure_ascii=False, indent=2) + "\n",
        CELLS_FILE: _written(_cell_record(change) for change in edition.cells),
        GOALS_FILE: _written(_goal_record(change) for change in edition.goals),
        PAGES_FILE: _written(pages),
    }


def _written(records: Iterator[Record] | Sequence[Record]) -> str:
    lines = (
        json.dumps(record.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True), ensure_ascii=False)
        for record in records
    )
    return "".join(f"{line}\n" for line in lines)


def _cell_record(change: Change) -> CellRecord:
    key = change.key
    assert isinstance(key, CellKey)
    return CellRecord(
        **_shared(change),
        file_name=key.file_name,
        row=key.row,
        dimensions=dict(key.dimensions),
        column=key.column,
        value=change.now.value if change.now else "",
        sign=change.now.sign if change.now else "",
        value_before=(change.was.value or None) if change.was else None,
        sign_before=(change.was.sign or None) if change.was else None,
    )


def _goal_record(change: Change) -> GoalRecord:
    key = change.key
    assert isinstance(key, GoalKey)
    return GoalRecord(
        **_shared(change),
        goal_id=key.goal_id,
        fulfilment=change.now.value if change.now else "",
        progress=change.now.sign if change.now else "",
        fulfilment_before=(change.was.value or None) if change.was else None,
        progress_before=(change.was.sign or None) if change.was else None,
    )


def _shared(change: Change) -> dict[str, Any]:
    now = change.now
    return {
        "event": change.event,
        "report": change.key.report,
        "page": now.page if now else None,
        "hash": fingerprint_of(change.key, now) if now else None,
    }
