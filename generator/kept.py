"""What is kept between builds, by content: how much there is, and the least used of it thrown away.

Nothing that is kept is needed: what is gone is made again. Several builds may use, add and throw away at once.
"""

import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

CACHE_FOLDER = ".cache/oppna-mal"  # within a project
MOST_BYTES = 1_000_000_000  # years of a large municipality's drawings
_HALF_WRITTEN = ".tmp"
_DAY = 86_400


@dataclass(frozen=True)
class Kept:
    """A kind of what is kept: its folder's name, how many entries there are, and their size in bytes."""

    name: str
    entries: int
    size: int


@dataclass(frozen=True)
class _Entry:
    path: str
    size: int
    used: float


def kept_in(folder: Path) -> list[Kept]:
    """What there is of each kind, in alphabetical order; nothing where there is no such folder."""
    found = []
    for kind in sorted(path for path in folder.glob("*") if path.is_dir()):
        entries = list(_entries(kind))
        found.append(Kept(kind.name, len(entries), sum(entry.size for entry in entries)))
    return found


def trim(folder: Path, most_bytes: int = MOST_BYTES, *, unused_since: float | None = None) -> int:
    """Throws away what has gone unused longest until at most so many bytes are left; how many bytes went.

    What a build that was stopped left half-written goes too, a day later. unused_since: a time in seconds since the
    epoch; what was used then or later stays, however much that is.
    """
    entries = sorted(_entries(folder), key=lambda entry: (entry.used, entry.path))
    left, gone = sum(entry.size for entry in entries), 0
    before = time.time() - _DAY
    for entry in entries:
        is_leftover = entry.path.endswith(_HALF_WRITTEN) and entry.used < before
        is_in_use = unused_since is not None and entry.used >= unused_since
        if (left > most_bytes and not is_in_use) or is_leftover:
            with suppress(FileNotFoundError):
                os.unlink(entry.path)
            left -= entry.size
            gone += entry.size
    return gone


def write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    """Writes a file beside its place and moves it there, so that no one ever reads half of it.

    Raises OSError, and what taking a piece raises; nothing is then left behind, and what was there before stays.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=_HALF_WRITTEN)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def note_used(path: Path) -> None:
    """Says that an entry was used now; one that is gone, or that may not be changed, is left alone."""
    with suppress(OSError):
        os.utime(path)


def _entries(folder: Path) -> Iterator[_Entry]:
    for place, _, names in os.walk(folder):
        for name in names:
            with suppress(OSError):  # another build may have thrown it away
                path = os.path.join(place, name)
                status = os.stat(path)
                yield _Entry(path, status.st_size, status.st_mtime)
