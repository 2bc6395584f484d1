"""Bytes kept on disk by the content that they are made of: what does not change is not made again."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from generator.kept import note_used, write_whole

_DIGEST = sha256().digest_size


def key_of(*parts: str | bytes) -> str:
    """A hash of everything that something is made of, in order."""
    digest = sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(content)}:".encode() + content)
    return digest.hexdigest()


class Store:
    """Files in a folder, or none kept when `folder` is None. Several processes may share one.

    An entry is its checksum followed by its bytes, written whole or not at all. `hits` counts those
    found, `made` those made.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.hits = 0
        self.made = 0

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under the key; made, and kept, when there is none or it is damaged."""
        path = self.folder / key[:2] / key[2:] if self.folder else None
        if path and (found := _read(path)) is not None:
            self.hits += 1
            note_used(path)
            return found
        content = make()
        self.made += 1
        if path:
            write_whole(path, (sha256(content).digest(), content))
        return content


def _read(path: Path) -> bytes | None:
    try:
        entry = path.read_bytes()
    except OSError:
        return None
    checksum, content = entry[:_DIGEST], entry[_DIGEST:]
    return content if checksum == sha256(content).digest() else None
