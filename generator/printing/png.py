"""An SVG of ours as a PNG picture, painted with the same fonts as the papers."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator.packs import hash_of_files
from generator.printing.store import Store, key_of

_PACKAGES = ("aggdraw", "fonttools", "numpy", "pillow", "zlib-ng")
_NOT_PAINTING = {"pdf.py", "store.py"}


class Painter:
    """Makes PNG pictures of SVG files, through a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def png(self, svg: str, *, scale: int = 1) -> bytes:
        """The picture, `scale` pixels for each unit of the SVG. Raises: ValueError for an SVG that we do not write."""
        return self._store.get(key_of("png", svg, str(scale), *_surroundings()), lambda: _paint(svg, scale))


@cache
def _surroundings() -> tuple[str, ...]:
    """What paints: packages by name and version, and our own code with the fonts."""
    own = hash_of_files(Path(__file__).parent, but=_NOT_PAINTING)
    return *(f"{package} {version(package)}" for package in _PACKAGES), own


def _paint(svg: str, scale: int) -> bytes:
    from generator.printing.painting import painted

    return painted(svg, scale)
