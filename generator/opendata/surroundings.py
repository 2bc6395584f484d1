"""What a file of open data is made by: part of what it is kept by."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path


@cache
def surroundings(package: str | None = None) -> tuple[str, str]:
    """The version of what writes a file, where that is a package, and a hash of the modules here: an edited one makes all
    anew."""
    digest = sha256()
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"{package} {version(package)}" if package else "", digest.hexdigest()
