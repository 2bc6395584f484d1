"""What was made together, kept together: one file on disk for all that a part of the site consists of.

A pack is named after what it is of and the hash of all that it is made of, so that it is never outdated. It begins
with the checksum of its index; the index tells where each content lies in the rest, and its hash. It is written beside
its place and moved there, so that several builds may share a folder and none reads half a pack.
"""

import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from itertools import chain
from pathlib import Path
from pickle import Pickler
from typing import Any

from generator.contents import Content, Laid, Made
from generator.kept import note_used, write_whole

MOST_OF_ONE = 4  # packs of the same part: the site as it is built and as it is shown, each with what one may go back to
PIECES = "pieces"
_ENDING = ".del"
_DIGEST = sha256().digest_size
_LENGTH = 8


@dataclass(frozen=True)
class Pack:
    """told: what the maker says of it, of JSON's types. files: contents by the names that the maker gave them."""

    told: Any
    files: Mapping[str, Content]


class Packs:
    """Packs in a folder; None keeps none. `hits` counts those found, `made` those made."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.hits = 0
        self.made = 0

    def get(self, part: str, key: str, make: Callable[[], Pack]) -> Pack:
        """The pack of a part that is made of what `key` is a hash of; made, and kept, when there is none.

        part: a relative folder, such as `kommun/namnd`. What is returned reads from disk wherever it can.
        """
        if found := self.kept(part, key):
            self.hits += 1
            return found
        new = make()
        self.made += 1
        return self.keep(part, key, new)

    def kept(self, part: str, key: str) -> Pack | None:
        """The pack where there is a whole one; it is noted that it was used."""
        path = self.path(part, key)
        found = read_pack(path) if path else None
        if path and found:
            note_used(path)
        return found

    def keep(self, part: str, key: str, pack: Pack) -> Pack:
        """The same pack, read from disk wherever it can be."""
        path = self.path(part, key)
        if path is None:
            return pack
        write_pack(path, pack)
        _keep_newest(path.parent)
        return read_pack(path) or pack

    def has(self, part: str, key: str) -> bool:
        """Whether there is a pack, whole or not: it is seen when it is read."""
        path = self.path(part, key)
        return bool(path and path.is_file())

    def former(self, part: str) -> list[Pack]:
        """The packs that are kept of a part, the one that was used last first."""
        if self.folder is None:
            return []
        return [pack for path in _newest_first(self.folder / part) if (pack := read_pack(path))]

    def path(self, part: str, key: str) -> Path | None:
        return self.folder / part / f"{key}{_ENDING}" if self.folder else None


def read_pack(path: Path) -> Pack | None:
    """None where there is no whole pack."""
    try:
        with path.open("rb") as file:
            checksum, length = file.read(_DIGEST), int.from_bytes(file.read(_LENGTH), "big")
            size = os.fstat(file.fileno()).st_size
            index = file.read(length) if length <= size else b""
    except OSError:
        return None
    if checksum != sha256(index).digest():
        return None
    told, listed = json.loads(index)
    files: dict[str, Content] = {}
    offset = _DIGEST + _LENGTH + length
    for name, content_size, digest in listed:
        files[name] = Laid(path, offset, content_size, digest)
        offset += content_size
    return Pack(told, files) if offset == size else None


def write_pack(path: Path, pack: Pack) -> None:
    """Raises OSError; nothing half-written is then left in its place."""
    listed = [(name, content.size, content.digest) for name, content in pack.files.items()]
    index = json.dumps([pack.told, listed], ensure_ascii=False, separators=(",", ":")).encode()
    head = sha256(index).digest() + len(index).to_bytes(_LENGTH, "big") + index
    write_whole(path, chain([head], (content.read() for content in pack.files.values())))


@cache
def code_version() -> str:
    """A hash of our own code and catalogues, and of which packages are installed, as they were when it was first asked
    for: what a process has loaded does not change under it."""
    # A package's folder of facts is named after it and its version: what is in them takes long to read.
    installed = sorted({path.name for place in sys.path for path in Path(place or ".").glob("*-info")})
    return sha256("\n".join([hash_of_files(Path(__file__).resolve().parent), *installed]).encode()).hexdigest()


def hash_of_files(folder: Path, *, but: Collection[str] = ()) -> str:
    """A hash of every file in the folder and those within, what Python compiles and what is named `but` aside."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__" and path.name not in but:
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def key_of(*made_of: object) -> str:
    """The key of what is made of values that are told by their `repr`."""
    return sha256(repr(made_of).encode()).hexdigest()


def in_memory(told: Any, files: Mapping[str, bytes]) -> Pack:
    return Pack(told, {name: Made(data) for name, data in files.items()})


def _keep_newest(folder: Path) -> None:
    """Of one part only the packs that were used last are kept: each is large, and the others are hardly wanted again."""
    for path in _newest_first(folder)[MOST_OF_ONE:]:
        path.unlink(missing_ok=True)


def _newest_first(folder: Path) -> list[Path]:
    with suppress(OSError):  # another build may throw one away meanwhile
        return sorted(folder.glob(f"*{_ENDING}"), key=lambda path: path.stat().st_mtime, reverse=True)
    return []


class Pieces:
    """The files that a part is put together of, piece by piece: a piece that an earlier pack of the part has is not
    made again.

    base: a hash of what every piece is made of.
    """

    def __init__(self, base: str, former: Iterable[Pack]) -> None:
        self._base = base
        self._former = list(former)
        self.files: dict[str, Content] = {}
        self.told: dict[str, list[str]] = {}  # what the pack is to tell of its pieces

    def add(self, made_of: object, make: Callable[[], Mapping[str, bytes]]) -> Mapping[str, Content]:
        """The files of a piece by name. made_of: all that `make` makes them of, what `base` is a hash of aside."""
        key = sha256(f"{self._base}{_hash_of(made_of)}".encode()).hexdigest()
        files = self._of_former(key)
        if files is None:
            files = {name: Made(data) for name, data in make().items()}
        self.files |= files
        self.told[key] = list(files)
        return files

    def _of_former(self, key: str) -> Mapping[str, Content] | None:
        for pack in self._former:
            told = pack.told if isinstance(pack.told, dict) else {}  # an earlier version of ours may have told nothing
            names = told.get(PIECES, {}).get(key)
            if names is not None:
                return {name: pack.files[name] for name in names}
        return None


def _hash_of(value: object) -> str:
    """A hash of a value by what it is, not by which of its parts are the same object."""
    written = BytesIO()
    pickler = Pickler(written, protocol=5)
    pickler.fast = True
    pickler.dump(value)
    return sha256(written.getbuffer()).hexdigest()
