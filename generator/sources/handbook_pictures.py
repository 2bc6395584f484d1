"""The pictures that the handbook may show: those that ship with the theme."""

import re
from functools import cache
from pathlib import Path

FOLDER = "assets/handbok"  # in the theme's folder, and on the site
TEXTS = "content/handbok/"
_THEME = Path(__file__).resolve().parents[2] / "site_theme"
_NAME = re.compile(r"[a-z0-9-]+\.png")


@cache
def known_pictures() -> frozenset[str]:
    """The names of the files."""
    return frozenset(path.name for path in (_THEME / FOLDER).glob("*.png") if _NAME.fullmatch(path.name))


def is_shown(file: str, picture: str) -> bool:
    """Whether a text in `file` may show the picture."""
    return file.startswith(TEXTS) and picture in known_pictures()
