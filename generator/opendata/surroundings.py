"""What a file of open data is made by: part of what it is kept by."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.packs import hash_of_files


@cache
def surroundings(package: str | None = None) -> tuple[str, str]:
    """The version of what writes a file, where that is a package, and a hash of the modules here: an edited one makes all
    anew."""
    return f"{package} {version(package)}" if package else "", hash_of_files(Path(__file__).parent)
