"""How a municipality looks: its colour and its logo; and the contrast that a colour must have.

Contrast is that of WCAG 2.2: the relative luminance of two colours, from 1 (none) to 21.
"""

from dataclasses import dataclass

from generator.problems import Place

TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
# The ground of the theme that gives the least contrast, in light and dark mode (`--sunk` of base.css).
LIGHT_GROUND = "#edeae2"
DARK_GROUND = "#262b2c"
_BLACK, _WHITE = "#000000", "#ffffff"
_STEPS = 100


@dataclass(frozen=True)
class Logo:
    """A picture that is safe to publish. `suffix` is `.svg` or `.png`."""

    suffix: str
    content: bytes


@dataclass(frozen=True)
class Look:
    """A municipality's own look. Colours are `#rrggbb`; None where the theme's own hold.

    dark_colour: the colour in dark mode, stated or else made from `colour`.
    """

    colour: str | None
    dark_colour: str | None
    logo: Logo | None
    place: Place


def contrast(one: str, other: str) -> float:
    """The contrast between two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with `share` (0 to 1) of another in it."""
    parts = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(own + (its - own) * share):02x}" for own, its in parts)


def readable_on(colour: str, ground: str) -> str:
    """The colour itself, or the nearest darker (on a light ground) or lighter one that text may have there."""
    towards = _BLACK if _luminance(ground) > 0.2 else _WHITE
    for step in range(_STEPS + 1):
        found = mixed(colour, towards, step / _STEPS)
        if contrast(found, ground) >= TEXT_CONTRAST:
            return found
    raise ValueError(f"no colour can be read on {ground}")


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
