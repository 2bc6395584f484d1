"""An SVG as a PNG picture, drawn by vl-convert with the font that it brings along."""

import io
from importlib.metadata import version

from generator.printing.store import Store, key_of

_COLOURS = 64


class Painter:
    """Makes PNG pictures of SVG files, through a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def png(self, svg: str) -> bytes:
        """The picture, a pixel for each unit of the SVG."""
        surroundings = [f"{package} {version(package)}" for package in ("vl-convert-python", "pillow")]
        return self._store.get(key_of("png", svg, f"{_COLOURS}", *surroundings), lambda: _paint(svg))


def _paint(svg: str) -> bytes:
    """The picture with a palette of few colours: flat drawings look the same, at a fifth of the size."""
    import vl_convert
    from PIL import Image

    drawn = Image.open(io.BytesIO(vl_convert.svg_to_png(svg, scale=1, ppi=72))).convert("RGB")
    made = io.BytesIO()
    few = drawn.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(made, format="PNG", compress_level=9)
    return made.getvalue()
