"""A municipality's look as files of the site: its logo, and a stylesheet of its colours.

The stylesheet holds custom properties only, so that base.css stays the one place for how things look.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.board import Municipality
from generator.model.look import Look, mixed, readable_on
from generator.pages.assets import FOLDER, fingerprinted

_BLACK, _WHITE = "#000000", "#ffffff"
_ON_DARK_BAND = "#f3f0ea"  # --on-band of base.css in dark mode


@dataclass(frozen=True)
class Brand:
    """A municipality that has a look of its own. Paths are from the site's root; None where there is no such file."""

    municipality_id: str
    name: str
    logo_path: str | None
    stylesheet_path: str | None
    files: dict[str, bytes]


def brands_of(municipalities: Iterable[Municipality]) -> dict[str, Brand]:
    """The brand of each municipality that states a look, by the municipality's id."""
    return {found.id: _brand(found, found.look) for found in municipalities if found.look}


def _brand(municipality: Municipality, look: Look) -> Brand:
    folder = f"{FOLDER}{municipality.id}"
    files: dict[str, bytes] = {}
    logo_path = stylesheet_path = None
    if look.logo:
        logo_path = fingerprinted(f"{folder}/logotyp{look.logo.suffix}", look.logo.content)
        files[logo_path] = look.logo.content
    if look.colour or look.dark_colour:
        stylesheet = _stylesheet(look.colour, look.dark_colour).encode()
        stylesheet_path = fingerprinted(f"{folder}/farg.css", stylesheet)
        files[stylesheet_path] = stylesheet
    return Brand(municipality.id, municipality.name, logo_path, stylesheet_path, files)


def _stylesheet(colour: str | None, dark_colour: str | None) -> str:
    rules = []
    if colour:
        strong = mixed(colour, _BLACK, 0.4)
        rules.append(f":root {{ --accent: {colour}; --accent-strong: {strong}; --band: {colour}; }}")
    if dark_colour:
        strong = mixed(dark_colour, _WHITE, 0.4)
        dark = f"--accent: {dark_colour}; --accent-strong: {strong};"
        if colour:
            dark += f" --band: {readable_on(mixed(colour, _BLACK, 0.55), _ON_DARK_BAND)};"
        rules.append(
            f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {dark} }} }}"
        )
        rules.append(f"@media screen {{ :root[data-theme=dark] {{ {dark} }} }}")
    return "\n".join(rules) + "\n"
