"""The bytes of a site's files, in memory or kept on disk: known by their hash, and read only by whoever needs them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Protocol


class Content(Protocol):
    """What a file of the site holds. digest: SHA-256 in hexadecimal. size: in bytes."""

    @property
    def digest(self) -> str: ...

    @property
    def size(self) -> int: ...

    def read(self) -> bytes: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True)
class Made:
    """Bytes in memory."""

    data: bytes

    @cached_property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()

    @property
    def size(self) -> int:
        return len(self.data)

    def read(self) -> bytes:
        return self.data


class Damaged(Exception):
    """A file with kept contents does not hold what it should: it is to be thrown away and made anew."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is damaged")
        self.path = path


@dataclass(frozen=True)
class Laid:
    """Bytes within a file on disk, from `offset` on."""

    path: Path
    offset: int
    size: int
    digest: str

    def read(self) -> bytes:
        """Raises Damaged where the file does not hold them any longer."""
        try:
            with self.path.open("rb") as file:
                file.seek(self.offset)
                data = file.read(self.size)
        except OSError as gone:
            raise Damaged(self.path) from gone
        if sha256(data).hexdigest() != self.digest:
            raise Damaged(self.path)
        return data


def made(files: Mapping[str, bytes]) -> dict[str, Content]:
    return {path: Made(data) for path, data in files.items()}
