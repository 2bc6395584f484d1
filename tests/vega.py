"""What Vega draws of a specification, cleaned to what a page needs: the drawing that ours is held against.

vl-convert writes English descriptions, fixed sizes and hexadecimal colours.
"""

import re
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import vl_convert

from generator.charts.layers import VEGA_LITE
from generator.charts.look import FONT, Role

_NAMESPACE = "http://www.w3.org/2000/svg"
_FRACTION = re.compile(r"-?\d+\.\d+(?:e-?\d+)?|-?\d+e-\d+")
_VARIABLES = {role.value: f"var({role.variable})" for role in Role}
_SHAPES = {"path", "line", "text", "tspan", "rect", "circle"}
_GEOMETRY = {"d", "transform", "x", "y", "x2", "y2", "dx", "dy", "width", "height", "stroke-width"}
_PAINT = {"fill", "stroke"}
_UNPAINTED = ("none", "transparent")  # which is what an element is that says nothing
_TYPE = {"font-size", "font-weight", "text-anchor"}  # the typeface is the root's
_STROKE = {"stroke-dasharray", "stroke-linecap", "stroke-linejoin", "fill-opacity"}
_KEPT = _GEOMETRY | _PAINT | _TYPE | _STROKE
_INHERITED = (_KEPT - _GEOMETRY) | {"stroke-width", "paint-order"}


def vega_svg(specification: dict[str, Any], *, variant: str) -> str:
    """The drawing that `inline_svg` is to write."""
    source = ElementTree.fromstring(
        vl_convert.vegalite_to_svg(specification, vl_version=VEGA_LITE, allowed_base_urls=[])
    )
    box = [_rounded(part) for part in source.get("viewBox", "").split()]
    root = Element("svg")
    root.set("class", f"chart-svg chart-svg--{variant}")
    root.set("viewBox", " ".join(box))
    root.set("role", "img")
    root.set("aria-label", "")
    root.set("font-family", FONT)
    content = Element("g", {"aria-hidden": "true", "fill": "none"})
    content.extend([clean for child in source for clean in _cleaned(child)])
    root.append(content)
    return ElementTree.tostring(root, encoding="unicode")


def _cleaned(element: Element) -> list[Element]:
    """The element in its clean form: none if it draws nothing, its children if it is a bare group."""
    tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
    if tag == "g":
        return _cleaned_group(element)
    assert tag in _SHAPES
    clean = Element(tag, _attributes(element))
    clean.text, clean.tail = element.text, element.tail
    for child in element:
        clean.extend(_cleaned(child))
    if tag in ("text", "tspan"):
        return [clean]
    return [clean] if _PAINT.intersection(clean.keys()) and clean.get("d") != "" else []


def _cleaned_group(element: Element) -> list[Element]:
    children = [clean for child in element for clean in _cleaned(child)]
    move = _attributes(element).get("transform", "translate(0,0)")
    shared = _taken_out(children) if len(children) > 1 else {}
    if move != "translate(0,0)":
        shared["transform"] = move
    if not children or not shared:
        return children
    group = Element("g", shared)
    group.extend(children)
    return [group]


def _attributes(element: Element) -> dict[str, str]:
    """The attributes that matter for how an element looks: no class, id, role, name, style or link."""
    attributes: dict[str, str] = {}
    for key, value in element.attrib.items():
        if key not in _KEPT:
            continue
        if key in _PAINT:
            if value in _UNPAINTED:
                continue
            value = _VARIABLES[value]
        if key in _GEOMETRY:
            value = _FRACTION.sub(lambda found: _rounded(found[0]), value)
        attributes[key] = value
    if attributes.get("font-weight") == "normal":
        del attributes["font-weight"]
    if element.tag.endswith("}text") and "stroke" in attributes:
        attributes |= {"paint-order": "stroke", "stroke-linejoin": "round"}
    return attributes


def _rounded(number: str) -> str:
    text = f"{float(number):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _taken_out(children: list[Element]) -> dict[str, str]:
    """What all the children look like, taken from each of them to be said once on their group."""
    shared: dict[str, str] = {}
    for key in sorted(_INHERITED.intersection(*(child.keys() for child in children))):
        values = {child.get(key, "") for child in children}
        if len(values) == 1:
            shared[key] = values.pop()
            for child in children:
                del child.attrib[key]
    return shared
