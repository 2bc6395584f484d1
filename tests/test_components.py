"""Every component: complete, documented, valid HTML that a strict policy allows, and safe."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from jinja2 import UndefinedError, meta, nodes
from markupsafe import Markup

from generator.build import theme_folder
from generator.pages import gallery, parts
from generator.pages.render import Renderer, UnknownParam
from tests.site_build import ids_of, parsed_fragment, text_of, what_the_policy_forbids

COMPONENTS = theme_folder() / "components"
NAMES = sorted(path.name for path in COMPONENTS.iterdir() if path.is_dir())
TYPES = {"string", "html", "boolean", "integer", "list", "mapping"}
HOSTILE = "\"><script>alert('x')</script><b onclick=\"f()\" style='x'>&amp;"
CSS_LIMIT = 41_000
Params = dict[str, Any]
Specs = Mapping[str, Mapping[str, Any]]

RENDERER = Renderer(theme_folder())


DESCRIBED = gallery.described_components(theme_folder())
EXAMPLES = [
    pytest.param(name, example["params"], id=f"{name}-{example['name']}".replace(" ", "-"))
    for name in NAMES
    for example in DESCRIBED[name]["examples"]
]


def inner_specs(spec: Mapping[str, Any], around: Specs) -> Specs | None:
    return gallery.inner_specs(spec, around, DESCRIBED)


def changed(params: Params, specs: Specs, change: "Change") -> Params:
    """The params with each leaf as `change(spec, value)` makes it."""
    return {key: _changed_value(value, specs[key], specs, change) for key, value in params.items()}


def _changed_value(value: object, spec: Mapping[str, Any], around: Specs, change: "Change") -> object:
    inner = inner_specs(spec, around)
    if isinstance(value, dict) and inner is not None:
        return changed(value, inner, change)
    if isinstance(value, list):
        if inner is None:
            return [change({"type": "string"}, item) for item in value]
        return [changed(item, inner, change) for item in value]
    return change(spec, value)


class Change:
    """Makes a leaf what the templates are given: Markup where the param is HTML."""

    def __call__(self, spec: Mapping[str, Any], value: object) -> object:
        return Markup(value) if spec["type"] == "html" and isinstance(value, str) else value


class OneHostile(Change):
    """As Change, and the string in turn `number` is hostile; `seen` counts the strings."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.seen = 0

    def __call__(self, spec: Mapping[str, Any], value: object) -> object:
        if spec["type"] != "string" or not isinstance(value, str):
            return super().__call__(spec, value)
        self.seen += 1
        return HOSTILE if self.seen == self.number else value


def rendered(name: str, params: Params, change: Change | None = None) -> Markup:
    return RENDERER.component(name, **changed(params, DESCRIBED[name]["params"], change or Change()))


def every_spec(specs: Specs) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for key, spec in specs.items():
        yield key, spec
        if "params" in spec:
            yield from every_spec(spec["params"])


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_a_template_a_description_and_a_style(name: str) -> None:
    assert sorted(path.name for path in (COMPONENTS / name).iterdir()) == [
        "component.yml",
        "style.css",
        "template.html",
    ]
    assert (COMPONENTS / name / "template.html").read_text(encoding="utf-8").count("\n") < 60


@pytest.mark.parametrize("name", NAMES)
def test_a_component_is_described_in_full(name: str) -> None:
    component = DESCRIBED[name]
    assert list(component) == ["name", "description", "params", "examples"]
    assert component["name"] == name
    assert component["description"]
    assert component["examples"]
    for key, spec in every_spec(component["params"]):
        assert spec["type"] in TYPES, key
        assert isinstance(spec["required"], bool), key
        assert spec["description"], key
        inner = inner_specs(spec, component["params"])
        assert inner is None or spec["type"] in {"list", "mapping"}, key


@pytest.mark.parametrize("name", NAMES)
def test_a_template_uses_every_param_and_nothing_else(name: str) -> None:
    source = (COMPONENTS / name / "template.html").read_text(encoding="utf-8")
    template = RENDERER.environment.parse(source)
    assigned = {found.name for found in template.find_all(nodes.Name) if found.ctx == "store"}
    used = meta.find_undeclared_variables(template) - assigned - {"component", "_", "ngettext"}
    assert used == set(DESCRIBED[name]["params"])


@pytest.mark.parametrize(("name", "params"), EXAMPLES)
def test_an_example_gives_what_is_required_and_only_what_is_known(name: str, params: Params) -> None:
    def check(given: Params, specs: Specs) -> None:
        assert set(given) <= set(specs)
        assert {key for key, spec in specs.items() if spec["required"]} <= set(given)
        for key, value in given.items():
            inner = inner_specs(specs[key], specs)
            for item in value if isinstance(value, list) else [value]:
                if inner is not None:
                    check(item, inner)

    check(params, DESCRIBED[name]["params"])


@pytest.mark.parametrize(("name", "params"), EXAMPLES)
def test_an_example_is_valid_html_that_a_strict_policy_allows(name: str, params: Params) -> None:
    body = parsed_fragment(rendered(name, params))
    ids = ids_of(body)
    assert len(ids) == len(set(ids))
    assert what_the_policy_forbids(body) == []
    assert text_of(body)
    assert "None" not in text_of(body).split()


@pytest.mark.parametrize(("name", "params"), EXAMPLES)
def test_text_of_any_kind_comes_out_escaped(name: str, params: Params) -> None:
    counter = OneHostile(0)
    rendered(name, params, counter)
    for number in range(1, counter.seen + 1):
        try:
            html = rendered(name, params, OneHostile(number))
        except UndefinedError:  # a word of a closed vocabulary, such as the kind of a status
            continue
        assert "<script" not in html, f"string {number} of {counter.seen}"
        assert what_the_policy_forbids(parsed_fragment(html)) == []


def test_html_that_is_not_marked_as_safe_comes_out_escaped() -> None:
    class Unmarked(Change):
        seen = 0

        def __call__(self, spec: Mapping[str, Any], value: object) -> object:
            if spec["type"] != "html":
                return value
            Unmarked.seen += 1
            return "<script>alert(1)</script>"

    for name, component in DESCRIBED.items():
        for example in component["examples"]:
            assert "<script" not in rendered(name, example["params"], Unmarked()), name
    assert Unmarked.seen > 5


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_param_is_an_error(name: str) -> None:
    params = DESCRIBED[name]["examples"][0]["params"]
    with pytest.raises(UnknownParam, match=f"component {name} has no param fel"):
        RENDERER.component(name, **params, fel="x")


@pytest.mark.parametrize("name", NAMES)
def test_a_param_that_is_left_out_is_an_error(name: str) -> None:
    params = DESCRIBED[name]["examples"][0]["params"]
    for key, spec in DESCRIBED[name]["params"].items():
        if spec["required"]:
            left = {other: value for other, value in params.items() if other != key}
            with pytest.raises(UnknownParam, match=f"component {name} needs {key}"):
                RENDERER.component(name, **left)


# --- the types in pages/parts.py --------------------------------------------------------------------

TYPES_OF_PARTS = {
    "BreadcrumbItem": "breadcrumbs.items",
    "StatusParams": "status",
    "StatusCount": "status-counts.items",
    "TrendParams": "trend",
    "SourceParams": "source",
    "KeyFigureParams": "key-figure",
    "CardItem": "card-list.items",
    "ColumnParams": "data-table.columns",
    "CellParams": "data-table.rows.cells",
    "RowParams": "data-table.rows",
    "NoteParams": "data-table.notes",
    "TableParams": "data-table",
    "CopyText": "downloads.items.copies",
    "DownloadItem": "downloads.items",
    "ChartFigureParams": "chart-figure",
    "NavItem": "local-nav.items",
    "PagerParams": "pager",
    "DefinitionItem": "definition-list.items",
    "CorrectionItem": "correction-list.items",
    "RemarkItem": "remark-list.items",
    "GoalItem": "goal-list.items",
    "WordItem": "word-list.items",
    "SparklineParams": "sparkline",
    "ProblemItem": "work-bar.problems",
    "WaitingItem": "work-bar.waiting",
    "ChangedItem": "work-bar.changes",
}


def test_every_type_of_params_is_that_of_a_component() -> None:
    found = [name for name, value in vars(parts).items() if hasattr(value, "__required_keys__")]
    assert found == list(TYPES_OF_PARTS)


@pytest.mark.parametrize(("name", "place"), TYPES_OF_PARTS.items())
def test_a_type_holds_what_its_component_takes(name: str, place: str) -> None:
    component, *path = place.split(".")
    specs: Specs = DESCRIBED[component]["params"]
    for key in path:
        specs = specs[key]["params"]
    keys = set(get_type_hints(getattr(parts, name)))
    assert keys <= set(specs)
    assert {key for key, spec in specs.items() if spec["required"]} <= keys


# --- styles -----------------------------------------------------------------------------------------


def styles() -> list[Path]:
    theme = theme_folder()
    return [
        theme / "assets" / "base.css",
        *sorted(theme.glob("components/*/style.css")),
        *sorted(theme.glob("pages/*.css")),
    ]


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def test_all_styles_together_are_small() -> None:
    assert sum(path.stat().st_size for path in styles()) < CSS_LIMIT


def test_styles_ask_for_nothing_from_elsewhere() -> None:
    for path in styles():
        assert not re.search(r"@import|@font-face|url\(|https?:", without_comments(path)), path


def test_every_colour_and_size_that_is_used_is_defined() -> None:
    texts = [without_comments(path) for path in styles()]
    defined = {name for text in texts for name in re.findall(r"(--[\w-]+)\s*:", text)}
    used = {name for text in texts for name in re.findall(r"var\((--[\w-]+)", text)}
    assert used <= defined


@pytest.mark.parametrize("name", NAMES)
def test_a_component_styles_its_own_classes_only(name: str) -> None:
    css = without_comments(COMPONENTS / name / "style.css")
    for rule in re.findall(r"([^{}]+)\{", css):
        if rule.strip().startswith("@"):
            continue
        for selector in re.split(r",(?![^()]*\))", rule):
            classes = re.findall(r"\.([a-zA-Z][\w-]*)", selector)
            own = [found for found in classes if re.match(rf"{name}(__|--|$)", found)]
            assert own, f"{selector.strip()} of {name}"


@pytest.mark.parametrize("name", NAMES)
def test_every_class_of_a_template_is_styled_or_begins_with_the_name(name: str) -> None:
    """A class that the component does not own must be one of base.css."""
    base = without_comments(theme_folder() / "assets" / "base.css")
    shared = set(re.findall(r"\.([a-zA-Z][\w-]*)", base))
    template = (COMPONENTS / name / "template.html").read_text(encoding="utf-8")
    for classes in re.findall(r'class="([^"{]*)', template):
        for found in classes.split():
            assert found in shared or re.match(rf"{name}s?(__|--|$)", found), found
