"""Hashes of the files that a project is read from: whether what was made of them still holds."""

import os
from collections import defaultdict
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Any

from generator.sources.editions import FOLDER

_ROOTS = ("data", "content")
_EDITIONS = f"data/{FOLDER}"
_FOLDER, _STRANGE, _CLOSED = "mapp", "annat", "oläst"  # what stands for the hash of what has none


def digests_of(root: Path) -> dict[str, str]:
    """SHA-256 of each file under data/ and content/, by its path. Folders, links and what cannot be read are told too."""
    found: dict[str, str] = {}
    for name in _ROOTS:
        for folder, folders, files in os.walk(root / name, onerror=lambda error: _note(found, root, error)):
            folders.sort()
            for each in sorted([*folders, *files]):
                path = Path(folder, each)
                found[_name(path, root)] = _digest(path)
    return found


def _name(path: Path, root: Path) -> str:
    """A name that is no text keeps its bytes apart, so that it is still another than every other name."""
    return os.fsencode(path.relative_to(root).as_posix()).decode("utf-8", "backslashreplace")


def _note(found: dict[str, str], root: Path, error: OSError) -> None:
    """Notes a folder that cannot be read; that there is no folder is no such thing."""
    if not isinstance(error, FileNotFoundError):
        found[f"{_name(Path(error.filename), root)}/"] = _CLOSED


def _digest(path: Path) -> str:
    try:
        kind = path.lstat().st_mode
        if S_ISLNK(kind):
            return f"-> {os.fsencode(path.readlink()).hex()}"
        if S_ISREG(kind):
            return sha256(path.read_bytes()).hexdigest()
        return _FOLDER if S_ISDIR(kind) else _STRANGE
    except OSError:
        return _CLOSED


def _board_of(path: str) -> str:
    return "/".join(path.split("/")[1:3])


def of_boards(digests: Mapping[str, str]) -> dict[str, str]:
    """For each folder that may be a board's (MUNICIPALITY/BOARD) a hash of all that lies in it, under data/ and content/."""
    own: defaultdict[str, Any] = defaultdict(sha256)
    for path, digest in sorted(digests.items()):
        own[_board_of(path)].update(f"{path} {digest}\n".encode())
    return {board: each.hexdigest() for board, each in own.items()}


def by_board(digests: Mapping[str, str], boards: Collection[str]) -> dict[str, str]:
    """For each board (MUNICIPALITY/BOARD) a hash of all that is not in another board's folder, the editions aside."""
    shared = sha256()
    own = of_boards(digests)
    for path, digest in sorted(digests.items()):
        if _board_of(path) not in boards and not f"{path}/".startswith(f"{_EDITIONS}/"):
            shared.update(f"{path} {digest}\n".encode())
    return {board: f"{shared.hexdigest()} {own.get(board, '')}" for board in boards}
