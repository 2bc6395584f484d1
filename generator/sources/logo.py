"""A municipality's logo: an SVG that is nothing but a picture, or a PNG.

The picture is published as it is, so an SVG may hold only what draws (design.md §10): someone who opens
the file itself would otherwise run what stands in it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from generator.model.look import Logo

MAX_BYTES = 50_000
SUFFIXES = (".svg", ".png")
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = re.compile(
    "svg|g|defs|title|desc|metadata|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|symbol|use|"
    "linearGradient|radialGradient|stop|clipPath|mask|style"
)
_LINKS = ("href", "{http://www.w3.org/1999/xlink}href")
_FETCHING = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|expression\(", re.IGNORECASE)


class UnfitLogo(Exception):
    """Why a file is no logo: `what` and `fix`, in Swedish."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix


def read_logo(path: Path) -> Logo:
    """The logo in a file. Raises: UnfitLogo, also where the file is missing."""
    name = path.name
    if path.suffix not in SUFFIXES:
        raise UnfitLogo(
            f"Logotypen {name} är varken SVG eller PNG.", "Använd en fil som slutar på .svg eller .png."
        )
    if path.is_symlink() or not path.is_file():
        raise UnfitLogo(f"Logotypen {name} finns inte.", "Lägg filen bredvid kommun.yml, eller rätta namnet.")
    if (size := path.stat().st_size) > MAX_BYTES:
        what = f"Logotypen {name} är {round(size / 1000)} kB. Gränsen är {MAX_BYTES // 1000} kB."
        raise UnfitLogo(what, "Spara den mindre, eller använd SVG.")
    content = path.read_bytes()
    if path.suffix == ".png":
        if not content.startswith(_PNG):
            raise UnfitLogo(f"Logotypen {name} är ingen PNG-bild.", "Spara bilden på nytt som PNG.")
    else:
        _check_svg(name, content)
    return Logo(path.suffix, content)


def _check_svg(name: str, content: bytes) -> None:
    again = "Spara bilden på nytt som en enkel SVG, utan skript, länkar och inbäddade filer."
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper():
        raise UnfitLogo(f"Logotypen {name} har en DOCTYPE.", again)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        raise UnfitLogo(f"Logotypen {name} är ingen SVG-bild.", again) from None
    if root.tag != f"{_SVG}svg":
        raise UnfitLogo(f"Logotypen {name} är ingen SVG-bild.", again)
    for found in _foreign(root):
        raise UnfitLogo(f"Logotypen {name} innehåller {found}, som inte hör hemma i en logotyp.", again)


def _foreign(root: ElementTree.Element) -> Iterator[str]:
    """What does not draw: other elements, handlers of events, and addresses outside the picture."""
    for element in root.iter():
        tag = element.tag.removeprefix(_SVG)
        if "}" not in tag and not _DRAWING.fullmatch(tag):
            yield f"<{tag}>"
        elif "}" in tag:
            yield f"elementet {tag.rpartition('}')[2]}"
        for key, value in element.attrib.items():
            if key.lower().startswith("on"):
                yield f"attributet {key}"
            if (key in _LINKS and not value.startswith("#")) or _FETCHING.search(value):
                yield f"en adress i {key.rpartition('}')[2]}"
        if tag == "style" and _FETCHING.search(element.text or ""):
            yield "en adress i <style>"
