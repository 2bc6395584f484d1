"""Glossary words in a page's text: which words, where, and in what forms."""

import re

import pytest
from markupsafe import Markup

from generator.build import theme_folder
from generator.model.board import GlossaryTerm
from generator.pages.explained import Explainer, forms_of
from generator.pages.render import Renderer, prose
from tests.site_build import ids_of, parsed_fragment, text_of, with_class

TERMS = [
    GlossaryTerm("avvikelse", None, "Skillnad.", ("budgetavvikelse",)),
    GlossaryTerm("ej verkställt beslut", None, "Ett ja som dröjer.", ()),
    GlossaryTerm("ekonomiskt bistånd", None, "Pengar.", ("socialbidrag",)),
    GlossaryTerm("SoL", None, "Socialtjänstlagen.", ()),
    GlossaryTerm("vård- och omsorgsboende", None, "Bostad.", ()),
    GlossaryTerm("indikator", None, "Mäts.", ()),
    GlossaryTerm("mål", None, "Bestämt.", (), (), False),
    GlossaryTerm("R&D", None, "Forskning & <b>.", ()),
]
EXPLAINER = Explainer(TERMS)
RENDERER = Renderer(theme_folder())


def explained(text: str, template: str = "mal") -> str:
    return EXPLAINER.explained(f'<div class="prose flow">{text}</div>', template, RENDERER.component)


def links(html: str) -> list[tuple[str, str]]:
    """Each word that is linked, as the text writes it, and to what."""
    return [(text_of(link), link.attrib["href"]) for link in with_class(parsed_fragment(html), "word")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("En avvikelse.", "avvikelse"),
        ("Avvikelserna är små", "Avvikelserna"),
        ("avvikelsens storlek", "avvikelsens"),
        ("Ingen budgetavvikelse", "budgetavvikelse"),
        ("tre indikatorer", "indikatorer"),
        ("Ej verkställda beslut ökar", "Ej verkställda beslut"),
        ("ett ej\nverkställt beslut", "ej verkställt beslut"),
        ("Det ekonomiska biståndet", "ekonomiska biståndet"),
        ("socialbidraget", "socialbidraget"),
        ("på vård- och omsorgsboenden, nu", "vård- och omsorgsboenden"),
        ("enligt SoL.", "SoL"),
    ],
)
def test_a_word_is_found_in_any_of_its_forms(text: str, found: str) -> None:
    assert [word for word, _ in links(explained(f"<p>{text}</p>"))] == [found]


@pytest.mark.parametrize(
    "html",
    [
        "<p>prognosavvikelse</p>",  # a compound is another word
        "<p>avvikelse-analys</p>",
        "<p>avvika, avviker</p>",
        "<p>sol och SOL</p>",
        "<p>målet</p>",  # so common that the glossary says not to
        '<p><a href="/avvikelse/" title="x">avvikelse</a></p>',
        '<p><a href="https://a.example/?q=avvikelse"><strong>en avvikelse</strong></a></p>',
        "<h2>Avvikelse</h2><h3>Avvikelse</h3>",
        "<p><code>avvikelse</code></p>",
        "<p>&#97;vvikelse</p>",
    ],
)
def test_what_only_looks_like_the_word_is_left_as_it_is(html: str) -> None:
    assert links(explained(html)) == []
    assert html in explained(html)


def test_only_the_first_use_on_a_page_is_a_link() -> None:
    html = EXPLAINER.explained(
        '<p class="lead">En avvikelse.</p><div class="prose"><p>Avvikelsen och en <em>indikator</em>.</p></div>',
        "mal",
        RENDERER.component,
    )
    assert links(html) == [("avvikelse", "#ord-avvikelse"), ("indikator", "#ord-indikator")]
    assert "<p>Avvikelsen och en <em><a " in html


def test_links_lead_to_explanations_and_back() -> None:
    body = parsed_fragment(explained("<p>En avvikelse enligt SoL.</p>"))
    ids = ids_of(body)
    assert len(ids) == len(set(ids))
    targets = [link.attrib["href"] for link in body.iter("a") if link.attrib["href"].startswith("#")]
    assert {target[1:] for target in targets} <= set(ids)
    assert [text_of(found) for found in body.iter("dt")] == ["Avvikelse", "SoL"]
    assert targets[2:] == ["#ordet-avvikelse", "#ordet-sol"]


def test_words_in_a_tables_headings_are_explained_without_links() -> None:
    table = '<table><tr><th scope="col">Avvikelse 2024</th></tr><tr><td>indikator</td></tr></table>'
    body = parsed_fragment(EXPLAINER.explained(table, "rapport", RENDERER.component))
    assert [text_of(found) for found in body.iter("dt")] == ["Avvikelse"]
    assert with_class(body, "word") == []
    assert "Tillbaka" not in text_of(body)


@pytest.mark.parametrize("template", ["ordlista", "sok", "handbok", "handbok_problemkod"])
def test_pages_that_are_about_words_or_for_editors_explain_none(template: str) -> None:
    assert links(explained("<p>En avvikelse.</p>", template)) == []


def test_the_rest_of_a_text_is_as_it_was() -> None:
    text = prose('Ett *R&D* < 5 & avvikelsen "x", [en länk](https://a.example/?a=1&b=2).\n\n- 821 074 tkr\n')
    html = explained(text)
    assert re.sub(r'<a class="word"[^>]*>(.*?)</a>', r"\1", html).startswith(f'<div class="prose flow">{text}</div>')
    assert isinstance(RENDERER.component("word-list", items=[]), Markup)


def test_a_word_that_ends_in_e_or_a_has_its_own_forms() -> None:
    assert {"brukare", "brukaren", "brukarna"} <= forms_of("brukare")
    assert {"källa", "källan", "källor", "källorna"} <= forms_of("källa")
    assert {"ärende", "ärendet", "ärenden", "ärendena"} <= forms_of("ärende")
