"""Hashes of the files that a project is read from: whether what was made of them still holds."""

import os
from collections import defaultdict
from collections.abc import Collection, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.sources.editions import FOLDER

_ROOTS = ("data", "content")
_EDITIONS = f"data/{FOLDER}/"


def digests_of(root: Path) -> dict[str, str]:
    """SHA-256 of each file under data/ and content/, by its path. What cannot be read has none."""
    found: dict[str, str] = {}
    for name in _ROOTS:
        for folder, folders, files in os.walk(root / name):
            folders.sort()
            for file in sorted(files):
                path = Path(folder, file)
                try:
                    found[path.relative_to(root).as_posix()] = sha256(path.read_bytes()).hexdigest()
                except OSError:
                    continue
    return found


def by_board(digests: Mapping[str, str], boards: Collection[str]) -> dict[str, str]:
    """For each board (MUNICIPALITY/BOARD) a hash of all that is not in another board's folder, the editions aside."""
    shared = sha256()
    own: defaultdict[str, Any] = defaultdict(sha256)
    for path, digest in sorted(digests.items()):
        if path.startswith(_EDITIONS):
            continue
        board = "/".join(path.split("/")[1:3])
        (own[board] if board in boards else shared).update(f"{path} {digest}\n".encode())
    return {board: f"{shared.hexdigest()} {own[board].hexdigest()}" for board in boards}
