"""A site's files → its folder on disk, of which only what changed is written.

What was written is noted beside the folder: the hash of each file's content, and its size and time. A file that is as
it was noted is left alone, so that it keeps its time stamp and costs nothing. Everything else is first laid in a folder
beside, and then moved into place: a fault before that leaves the site as it was, and one while moving puts back what
was moved.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from os.path import splitext
from pathlib import Path
from typing import Any

from generator.compression import ENDINGS, TEXTS, compressed
from generator.contents import Content
from generator.freshness import keep_times
from generator.kept import write_whole

_Found = dict[str, tuple[int, int]]  # by path: size, time in nanoseconds
_Noted = dict[str, tuple[str, int, int]]  # by path: the digest of what it was made of, and the same


@dataclass(frozen=True)
class _Laid:
    """What the folder is to hold. wanted: by path, the digest of what each file is made of. changed: the paths of those
    that are laid beside it."""

    wanted: dict[str, str]
    changed: set[str]


def write_site(files: Mapping[str, Content], target: Path, notes: Path | None, *, is_compressed: bool) -> bool:
    """Makes the folder hold the files and nothing else, with compressed copies of the texts if they are wanted.

    notes: the folder in which it is noted what was written; None for a target that is written once. Returns whether
    anything was written or taken away. Raises OSError, and what reading a content raises; the target is then as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    note = notes / f"{sha256(str(target.resolve()).encode()).hexdigest()[:32]}.json" if notes else None
    noted = _read(note, is_compressed=is_compressed) if note else {}
    found = _found_in(target) if noted else {}
    with _folder_beside(target) as beside:
        staged = beside / "site"
        staged.mkdir()
        laid = _lay_changed(files, staged, noted, found, is_compressed=is_compressed)
        gone = [path for path in found if path not in laid.wanted]
        if noted and not laid.changed and not gone:
            return False
        if note:
            note.unlink(missing_ok=True)
        if noted:
            _move(staged, target, gone, beside / "old")
        else:
            keep_times(staged, target)
            put_in_place(staged, target, beside / "old")
    if note:
        now = {**found, **{path: _size_and_time((target / path).stat()) for path in laid.changed}}
        told = {path: (digest, *now[path]) for path, digest in laid.wanted.items()}
        write_whole(note, [json.dumps({"compressed": is_compressed, "files": told}).encode()])
    return True


def _lay_changed(
    files: Mapping[str, Content], staged: Path, noted: _Noted, found: _Found, *, is_compressed: bool
) -> _Laid:
    """Lays what is not as it was noted, and its copies, in a folder."""
    laid = _Laid({}, set())
    for path, content in files.items():
        copies = _copies_of(path) if is_compressed else ()
        if left := _left_alone(path, content.digest, copies, noted, found):
            laid.wanted.update(dict.fromkeys(left, content.digest))
            continue
        data = content.read()
        smaller = compressed(data, splitext(path)[1]) if copies else {}
        for each, its_data in {path: data, **{path + ending: copy for ending, copy in smaller.items()}}.items():
            laid.wanted[each] = content.digest
            laid.changed.add(each)
            _write(staged / each, its_data)
    return laid


def _left_alone(path: str, digest: str, copies: Sequence[str], noted: _Noted, found: _Found) -> list[str]:
    """The file and the copies that it has, where they are as they were noted of the same content; else none."""
    known = noted.get(path)
    if not known or known[0] != digest:
        return []
    own = [path, *(copy for copy in copies if copy in noted)]
    return own if all(found.get(each) == noted[each][1:] for each in own) else []


def _size_and_time(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _copies_of(path: str) -> tuple[str, ...]:
    """The paths of the compressed copies that a file may have."""
    return tuple(path + ending for ending in ENDINGS) if splitext(path)[1] in TEXTS else ()


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _found_in(folder: Path) -> _Found:
    """The size and time of each file in the folder, by path. A link counts as a file that nothing was noted of."""
    found: _Found = {}
    for entry, path in _walk(folder):
        status = entry.stat(follow_symlinks=False)
        found[path] = _size_and_time(status) if entry.is_file(follow_symlinks=False) else (-1, -1)
    return found


def _walk(folder: Path) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Everything in and under the folder that is no folder, with its path from there."""
    left: list[tuple[Path | str, str]] = [(folder, "")]
    while left:
        place, path = left.pop()
        with suppress(FileNotFoundError), os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    left.append((entry.path, f"{path}{entry.name}/"))
                else:
                    yield entry, path + entry.name


def _move(staged: Path, target: Path, gone: list[str], old: Path) -> None:
    """Moves what is staged into the target and takes away what is gone; all or nothing."""
    done: list[tuple[Path, Path | None]] = []  # what was put in place or taken away, and where the former lies

    def aside(place: Path, path: str) -> Path | None:
        if not os.path.lexists(place):
            return None
        former = old / path
        former.parent.mkdir(parents=True, exist_ok=True)
        place.replace(former)
        return former

    try:
        for path in gone:
            place = target / path
            done.append((place, aside(place, path)))
        for _entry, path in _walk(staged):
            place = target / path
            if place.is_dir() and not place.is_symlink():  # of an earlier site: all that it held is gone
                _remove_empty(place)
            place.parent.mkdir(parents=True, exist_ok=True)
            done.append((place, aside(place, path)))
            (staged / path).replace(place)
    except BaseException:
        for place, former in reversed(done):
            with suppress(FileNotFoundError):
                former.replace(place) if former else place.unlink()
        raise
    for folder in {(target / path).parent for path in gone}:
        _remove_empty(folder, until=target)


def _remove_empty(folder: Path, *, until: Path | None = None) -> None:
    """Removes the folder if nothing is in it, and those around it up to `until` that are then empty."""
    with suppress(OSError):
        for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
            inner.rmdir()
        folder.rmdir()
        while until and folder.parent != until:
            folder = folder.parent
            folder.rmdir()


def put_in_place(built: Path, target: Path, old: Path) -> None:
    """Swaps the target for the newly built folder by two renames."""
    if target.exists():
        target.rename(old)
    try:
        built.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """A temporary folder on the same disk as the target, removed whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _read(note: Path, *, is_compressed: bool) -> _Noted:
    """Nothing where there is no note, or one of a folder that was to have other copies."""
    try:
        told: Any = json.loads(note.read_bytes())
        if told["compressed"] is not is_compressed:
            return {}
        return {path: (str(digest), int(size), int(time)) for path, (digest, size, time) in told["files"].items()}
    except (OSError, ValueError, LookupError, AttributeError, TypeError):
        return {}
