"""The fonts that papers and pictures are set in: files that come along, so that every machine sets the same."""

from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD = FOLDER / "LiberationSans-Regular.ttf", FOLDER / "LiberationSans-Bold.ttf"
FAMILY = "Liberation Sans"


@cache
def fonts_version() -> str:
    """A hash of the fonts."""
    return sha256(REGULAR.read_bytes() + BOLD.read_bytes()).hexdigest()
