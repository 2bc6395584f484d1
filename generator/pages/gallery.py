"""The gallery: every component of the theme with its examples, the same that the tests use."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from generator.pages.page import Context, Page
from generator.pages.parts import BreadcrumbItem, NavItem

Specs = Mapping[str, Mapping[str, Any]]
_ID = re.compile(r'(?<= )(id|for|aria-labelledby|aria-describedby|aria-controls)="([^"]+)"')
_ANCHOR = re.compile(r'(?<= )href="#([^"]+)"')
_LABEL = re.compile(r'(?<= )aria-label="([^"]*)"')


@dataclass(frozen=True)
class GalleryExample:
    """An example of a component. `key` is unique on the page, `params` are ready for the template."""

    key: str
    name: str
    params: Mapping[str, Any]


@dataclass(frozen=True)
class GalleryComponent:
    """A component as its component.yml tells of it. `takes` are its params: name, type and description."""

    name: str
    description: str
    takes: list[tuple[str, str, str]]
    examples: list[GalleryExample]


@dataclass(frozen=True)
class GalleryContext(Context):
    """The gallery.

    lead: what the page is.
    chapters: items of local-nav: the handbook's pages.
    contents: items of local-nav to the components.
    components: every component, by name.
    """

    lead: str
    chapters: list[NavItem]
    contents: list[NavItem]
    components: list[GalleryComponent]


def description_of(path: Path) -> Mapping[str, Any]:
    """What a component.yml says."""
    return _loaded(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=512)
def _loaded(text: str) -> Mapping[str, Any]:
    """A component's description, which nobody changes; kept, since every build and language asks for it."""
    # libyaml reads the same values ten times as fast; PyYAML may have been installed without it.
    found: Mapping[str, Any] = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


def described_components(theme: Path) -> dict[str, Mapping[str, Any]]:
    """What each component.yml says, by the component's name."""
    return {
        path.parent.name: description_of(path)
        for path in sorted(theme.glob("components/*/component.yml"))
    }


def inner_specs(
    spec: Mapping[str, Any], around: Specs, described: Mapping[str, Mapping[str, Any]]
) -> Specs | None:
    """The params of what a list or a mapping holds, None when it holds plain values."""
    if spec.get("recursive"):
        return around
    if "component" in spec:
        name, _, part = spec["component"].partition(".")
        params: Specs = described[name]["params"]
        return params[part]["params"] if part else params
    return spec.get("params")


def ready(
    params: Mapping[str, Any], specs: Specs, described: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """The params of an example as a template is given them: Markup where a param is HTML."""

    def value_of(value: Any, spec: Mapping[str, Any]) -> Any:
        inner = inner_specs(spec, specs, described)
        if isinstance(value, dict) and inner is not None:
            return ready(value, inner, described)
        if isinstance(value, list) and inner is not None:
            return [ready(item, inner, described) for item in value]
        return Markup(value) if spec["type"] == "html" and isinstance(value, str) else value

    return {key: value_of(value, specs[key]) for key, value in params.items()}


def apart(html: str, key: str) -> Markup:
    """An example's HTML with ids and labels of its own, so that several can stand on one page."""
    html = _ID.sub(
        lambda found: f'{found[1]}="{" ".join(f"{key}-{name}" for name in found[2].split())}"', html
    )
    html = _ANCHOR.sub(lambda found: f'href="#{key}-{found[1]}"', html)
    return Markup(_LABEL.sub(lambda found: f'aria-label="{found[1]} ({key})"', html))


def gallery_page(theme: Path, address: str, trail: list[BreadcrumbItem], chapters: list[NavItem]) -> Page:
    components = list(_components(described_components(theme)))
    lead = "Webbplatsens byggstenar, för dig som ändrar i dess utseende. Exemplen är samma som testerna använder."
    context = GalleryContext(
        title="Handbok: byggstenar",
        breadcrumbs=trail,
        lead=lead,
        chapters=chapters,
        contents=[NavItem(title=found.name, url=f"#{found.name}") for found in components],
        components=components,
    )
    return Page(
        address=address,
        template="handbok_byggstenar",
        context=context,
        html_title=context.title,
        description=lead,
        robots="noindex",
    )


def _components(described: Mapping[str, Mapping[str, Any]]) -> Iterator[GalleryComponent]:
    for name, found in described.items():
        specs: Specs = found["params"]
        examples = [
            GalleryExample(f"{name}-{number}", example["name"], ready(example["params"], specs, described))
            for number, example in enumerate(found["examples"], 1)
        ]
        takes = [
            (key, spec["type"] + (", required" if spec["required"] else ""), spec["description"])
            for key, spec in specs.items()
        ]
        yield GalleryComponent(name, found["description"], takes, examples)
