"""A specification as SVG for use inside a page: small, named in Swedish, coloured by CSS variables.

It is written by ElementTree, so that whatever the data holds is escaped.
"""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from generator.charts.look import FONT, Role, plain
from generator.charts.marks import drawn
from generator.charts.outline import rounded

_NAMESPACE = "http://www.w3.org/2000/svg"
_COLOUR_OF = {f"var({role.variable})": role.value for role in Role}
_NAMELESS = ' aria-label=""'


def inline_svg(specification: Mapping[str, Any], *, variant: str) -> str:
    """The drawing ready to stand in a page, but for its name. `variant` is wide, narrow or sparkline.

    Raises: ValueError for a colour or a mark that no drawing of ours has.
    """
    padding = specification["padding"]
    width = specification["width"] + padding["left"] + padding["right"]
    height = specification["height"] + padding["top"] + padding["bottom"]
    root = Element("svg")
    root.set("class", f"chart-svg chart-svg--{variant}")
    root.set("viewBox", f"0 0 {rounded(width)} {rounded(height)}")
    root.set("role", "img")
    root.set("aria-label", "")
    root.set("font-family", FONT)
    content = Element("g", {"aria-hidden": "true", "fill": "none"})
    content.extend(drawn(specification))
    root.append(content)
    return ElementTree.tostring(root, encoding="unicode")


def named(svg: str, name: str) -> str:
    """A drawing that was made without a name, with its accessible name."""
    return svg.replace(_NAMELESS, f" aria-label={quoteattr(plain(name))}", 1)


def standalone(svg: str) -> str:
    """An inline drawing as a file of its own, in the colours of light mode and with its size."""
    for variable, colour in _COLOUR_OF.items():
        svg = svg.replace(f'"{variable}"', f'"{colour}"')
    found = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)
    size = f' width="{found[1]}" height="{found[2]}"' if found else ""
    return svg.replace("<svg ", f'<svg xmlns="{_NAMESPACE}"{size} ', 1)
