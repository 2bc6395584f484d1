"""Addresses, prose and templates as they become HTML."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from generator.build import redirect_html, theme_folder
from generator.pages import render
from generator.pages.page import Context, Page, Redirect
from generator.pages.render import Renderer, UnknownParam, plain_text, prose, relative, root_of
from tests.site_build import one, parsed, parsed_fragment, resolved, what_the_policy_forbids


@dataclass(frozen=True)
class WordContext(Context):
    """A page for these tests. word: a text."""

    word: str


def page(word: str, address: str = "/a/b/") -> Page:
    return Page(address, "ord", WordContext("Rubrik", [], word), "Rubrik", "Beskrivning")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with one page and one component."""
    (tmp_path / "pages").mkdir()
    (tmp_path / "components" / "tag").mkdir(parents=True)
    (tmp_path / "pages" / "ord.html").write_text('<p title="{{ word }}">{{ word }}</p>', encoding="utf-8")
    (tmp_path / "components" / "tag" / "template.html").write_text("<b>{{ text }}</b>", encoding="utf-8")
    (tmp_path / "components" / "tag" / "component.yml").write_text(
        "params: {text: {required: true}, extra: {required: false}}", encoding="utf-8"
    )
    return tmp_path


# --- addresses --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("/", "./"),
        ("/om/", "../"),
        ("/harryda/socialnamnden/", "../../"),
        ("/a/b/2024/ekonomi/", "../../../../"),
    ],
)
def test_the_way_from_a_page_to_the_root(address: str, root: str) -> None:
    assert root_of(address) == root
    assert resolved(address, root) == "/"


@pytest.mark.parametrize("attribute", ["href", "src", "action", "data-index", "data-root"])
def test_an_address_from_the_root_becomes_relative(attribute: str) -> None:
    assert relative(f'<x {attribute}="/om/">', "/a/b/") == f'<x {attribute}="../../om/">'
    assert relative(f'<x {attribute}="/">', "/a/") == f'<x {attribute}="../">'
    assert relative(f'<x {attribute}="/om/#del">', "/") == f'<x {attribute}="./om/#del">'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://example.org/">',
        '<a href="//example.org/">',
        '<a href="#del">',
        '<a href="../om/">',
        '<a data-print-url="/om/">',
        "<p>Mappen /om/ och /harryda/</p>",
        '<p>Skriv <code> href="/om/"</code></p>',
    ],
)
def test_other_addresses_stay_as_they_are(html: str) -> None:
    assert relative(html, "/a/b/") == html


def test_every_address_of_a_page_becomes_relative() -> None:
    html = '<a class="x" href="/om/">1</a><form action="/sok/"><a href="/ordlista/">2</a></form>'
    assert relative(html, "/a/") == (
        '<a class="x" href="../om/">1</a><form action="../sok/"><a href="../ordlista/">2</a></form>'
    )


def test_an_address_in_escaped_text_is_not_rewritten(theme: Path) -> None:
    word = ' href="/om/"'
    paragraph = one(parsed_fragment(Renderer(theme).body(page(word))), ".//p")
    assert paragraph.text == word
    assert paragraph.get("title") == word


def test_a_page_that_has_moved_leads_on_with_a_relative_link() -> None:
    document = parsed(redirect_html(Redirect("/a/mal/gammalt/", "/a/mal/nytt/")).decode())
    link = one(document, ".//a").get("href", "")
    assert link == "../../../a/mal/nytt/"
    assert resolved("/a/mal/gammalt/", link) == "/a/mal/nytt/"
    assert one(document, ".//meta[@http-equiv='refresh']").get("content") == f"0; url={link}"
    assert one(document, ".//link[@rel='canonical']").get("href") == link
    assert one(document, ".//meta[@name='robots']").get("content") == "noindex"
    assert document.get("lang") == "sv"
    assert what_the_policy_forbids(document) == []


# --- prose ------------------------------------------------------------------------------------------


def test_markdown_becomes_paragraphs_lists_links_and_headings() -> None:
    text = "## Rubrik\n\nEn **viktig** [länk](https://example.org/) till *allt*.\n\n- ett\n- två\n\n1. första"
    assert prose(text) == (
        "<h2>Rubrik</h2>\n"
        '<p>En <strong>viktig</strong> <a href="https://example.org/">länk</a> till <em>allt</em>.</p>\n'
        "<ul>\n<li>ett</li>\n<li>två</li>\n</ul>\n"
        "<ol>\n<li>första</li>\n</ol>"
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Före <script>alert(1)</script>efter", "<p>Före efter</p>"),
        ('<b onclick="f()">Fet</b>', "<p>Fet</p>"),
        ('<p onclick="f()" style="color:red" class="x" id="y">Text</p>', "<p>Text</p>"),
        ('<style>p {}</style><p>Text</p>', "<p>Text</p>"),
        ('<iframe src="https://example.org/"></iframe>', ""),
        ("![bild](https://example.org/x.png)", "<p></p>"),
        ('<img src="x" onerror="f()">', "<p></p>"),
        ('<svg onload="f()"><path/></svg>', "<p></p>"),
        ('<form action="https://example.org/"><input name="q"></form>', ""),
        ("[länk](javascript:alert(1))", "<p><a>länk</a></p>"),
        ("[länk](JaVaScRiPt:alert%281%29)", "<p><a>länk</a></p>"),
        ("[länk](data:text/html,x)", "<p><a>länk</a></p>"),
        ('<a href="https://example.org/" target="_blank" onclick="f()">länk</a>', '<p><a href="https://example.org/">länk</a></p>'),
        ("<!-- hemligt -->Text", "<p>Text</p>"),
        ("5 < 6 & 7 > 6", "<p>5 &lt; 6 &amp; 7 &gt; 6</p>"),
    ],
)  # fmt: skip
def test_what_is_not_prose_is_taken_away(text: str, html: str) -> None:
    assert prose(text).strip() == html


def test_prose_may_stand_in_a_page_as_it_is() -> None:
    assert isinstance(prose("Text"), Markup)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Ett **stort**\nmål.\n\nTvå stycken.", "Ett stort mål. Två stycken."),
        ("- ett\n- [två](https://example.org/)", "ett två"),
        ("Före <script>alert(1)</script>efter", "Före efter"),
        ("Vård & omsorg, <5", "Vård & omsorg, <5"),
        ("", ""),
    ],
)
def test_plain_text_is_what_one_reads(text: str, plain: str) -> None:
    assert plain_text(text) == plain


# --- templates --------------------------------------------------------------------------------------


def test_a_template_escapes_what_it_is_given(theme: Path) -> None:
    assert Renderer(theme).body(page('<i>"&')) == '<p title="&lt;i&gt;&#34;&amp;">&lt;i&gt;&#34;&amp;</p>'


def test_what_a_context_does_not_hold_is_an_error(theme: Path) -> None:
    (theme / "pages" / "ord.html").write_text("{{ mening }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="'mening' is undefined"):
        Renderer(theme).body(page("x"))


def test_a_component_sees_its_params_and_nothing_of_the_page(theme: Path) -> None:
    (theme / "components" / "tag" / "template.html").write_text("{{ text }}{{ word }}", encoding="utf-8")
    (theme / "pages" / "ord.html").write_text("{{ component('tag', text=word) }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="'word' is undefined"):
        Renderer(theme).body(page("x"))


def test_a_dot_leads_to_a_key_also_where_a_dict_has_an_attribute_of_that_name(theme: Path) -> None:
    (theme / "components" / "tag" / "template.html").write_text("{{ text.items }} {{ text.keys() | list }}", encoding="utf-8")
    assert Renderer(theme).component("tag", text={"items": "alla"}) == "alla [&#39;items&#39;]"


def test_an_optional_param_is_none(theme: Path) -> None:
    (theme / "components" / "tag" / "template.html").write_text("{{ extra is none }}", encoding="utf-8")
    assert Renderer(theme).component("tag", text="x") == "True"


def test_a_component_is_told_what_it_does_not_know_and_what_it_lacks(theme: Path) -> None:
    with pytest.raises(UnknownParam, match=r"^component tag has no param farg, storlek$"):
        Renderer(theme).component("tag", text="x", storlek=2, farg="blå")
    with pytest.raises(UnknownParam, match=r"^component tag needs text$"):
        Renderer(theme).component("tag", extra="x")


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """Renders the page of a theme as a new process would, with the folder of what is compiled; gives the names of the
    templates that had to be compiled for it."""
    found: list[str] = []
    compile_ = Environment.compile

    def noted(environment: Environment, source: Any, name: str | None = None, *rest: Any, **more: Any) -> Any:
        found.append(name or "")
        return compile_(environment, source, name, *rest, **more)

    def render_(theme: Path, folder: Path = tmp_path / "compiled") -> list[str]:
        kept = render._Compiled()
        kept.directory = str(folder)
        monkeypatch.setattr(render, "_COMPILED", kept)
        found.clear()
        assert "ord" in Renderer(theme).body(page("ord"))
        return list(found)

    monkeypatch.setattr(Environment, "compile", noted)
    (tmp_path / "compiled").mkdir()
    return render_


def test_a_template_is_compiled_once_until_it_is_edited(theme: Path, compiled: Callable[[Path], list[str]]) -> None:
    assert compiled(theme) == ["pages/ord.html"]
    assert compiled(theme) == []
    (theme / "pages" / "ord.html").write_text("<h1>{{ word }}</h1>", encoding="utf-8")
    assert compiled(theme) == ["pages/ord.html"]
    assert Renderer(theme).body(page("ord")) == "<h1>ord</h1>"


def test_where_nothing_may_be_written_templates_are_compiled_each_time(
    theme: Path, compiled: Callable[..., list[str]]
) -> None:
    for _ in range(2):
        assert compiled(theme, theme / "no such folder") == ["pages/ord.html"]


def test_what_is_spoiled_of_what_is_compiled_is_compiled_again(
    theme: Path, tmp_path: Path, compiled: Callable[[Path], list[str]]
) -> None:
    compiled(theme)
    (path,) = (tmp_path / "compiled").iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    assert compiled(theme) == ["pages/ord.html"]


def test_the_project_has_one_theme() -> None:
    assert (theme_folder() / "main.html").is_file()
