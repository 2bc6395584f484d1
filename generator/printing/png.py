"""An SVG as a PNG picture, drawn by vl-convert with the font that it brings along."""

import io
from functools import cache
from importlib.metadata import version

from generator.printing.store import Store, key_of

_COLOURS = 64
_LEVEL = 6  # a level of 9 takes six times as long for pictures that are 6 % smaller
_WHITE, _NEARLY_WHITE = 255, 253  # the fewest colours make the ground a shade darker than what it is put on


class Painter:
    """Makes PNG pictures of SVG files, through a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def png(self, svg: str, *, scale: int = 1) -> bytes:
        """The picture, `scale` pixels for each unit of the SVG."""
        settings = f"{_COLOURS} {_NEARLY_WHITE} {_LEVEL} {scale}"
        return self._store.get(key_of("png", svg, settings, *_packages()), lambda: _paint(svg, scale))


@cache
def _packages() -> tuple[str, ...]:
    """What paints, by name and version: the versions are read from the disk."""
    return tuple(f"{package} {version(package)}" for package in ("vl-convert-python", "pillow"))


def _paint(svg: str, scale: int) -> bytes:
    """The picture with a palette of few colours: flat drawings look the same, at a fifth of the size."""
    import vl_convert
    from PIL import Image

    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=scale, ppi=72))).convert("RGB")
    made = io.BytesIO()
    few = drawn.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = few.getpalette() or []
    few.putpalette([_WHITE if sample >= _NEARLY_WHITE else sample for sample in palette])
    few.save(made, format="PNG", compress_level=_LEVEL)
    return made.getvalue()
