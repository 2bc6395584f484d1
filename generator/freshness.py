"""What did not change keeps its time stamp, so that whoever copies or caches a site moves only what did."""

import os
from pathlib import Path


def keep_times(built: Path, before: Path) -> int:
    """Gives each file of a newly built folder that is byte for byte as in the folder before the time that it had there.

    Returns how many. A folder that is not there yet has no files. Links are not followed.
    """
    kept = 0
    for folder, _, names in os.walk(built):
        for name in names:
            path = Path(folder, name)
            old = before / path.relative_to(built)
            if old.is_file() and not old.is_symlink() and _same(path, old):
                status = old.stat()
                os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
                kept += 1
    return kept


def _same(one: Path, other: Path) -> bool:
    return one.stat().st_size == other.stat().st_size and one.read_bytes() == other.read_bytes()
