"""A publisher that kills itself, as kill -9 does, at the N-th thing that it does to the disk.

    python -m tests.killed N MÅL SAJT NUMMER publicera|aterstall

Counted are: files opened for writing, folders made, links made, renames, removals, and the moment when a file
is handed to the disk, at which half of it is cut off. Prints the count when it lived to the end.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from generator.publishing.folder import FolderTarget
from tests.published import Site, publish, restore

_EVENTS = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.utime"}


def main(fatal: int, place: Path, site: Site, what: str) -> int:
    """How many things were done to the disk under `place`."""
    count = 0

    def is_fatal() -> bool:
        nonlocal count
        count += 1
        return count == fatal

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        writes = (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        paths = [str(argument) for argument in arguments if isinstance(argument, str | os.PathLike)]
        ours = any(path.startswith(str(place)) for path in paths)
        if (
            (writes or event in _EVENTS)
            and (ours or event == "os.rmdir" or event == "os.remove")
            and is_fatal()
        ):
            os.kill(os.getpid(), signal.SIGKILL)

    to_disk = os.fsync

    def half_written(fd: Any) -> None:
        if is_fatal():
            os.ftruncate(fd, os.fstat(fd).st_size // 2)
            os.kill(os.getpid(), signal.SIGKILL)
        to_disk(fd)

    os.fsync = half_written
    sys.addaudithook(watch)
    target = FolderTarget(place)
    if what == "publicera":
        publish(target, site)
    else:
        restore(target, site.release)
    return count


if __name__ == "__main__":
    at, where, built, number, what = sys.argv[1:]
    print(main(int(at), Path(where), Site(Path(built), int(number)), what))
