import pytest

from generator.language import BEGIN, END, Language, municipal, speaking
from generator.pages.localised import localised
from generator.pages.render import plain_text, prose
from generator.pages.year import first_sentence

KNOWN = {"/en/", "/en/a/", "/en/a/b/", "/en/search_index.json"}
HERE = "/en/a/"


def english(html: str) -> str:
    return localised(html, HERE, Language.ENGLISH, KNOWN)


def test_marked_text_becomes_an_element_that_says_its_language() -> None:
    html = f"<p>The {BEGIN}Nämnd{END} of <b>{BEGIN}Vård &amp; omsorg{END}</b>.</p>"
    assert english(html) == (
        '<p>The <span lang="sv">Nämnd</span> of <b><span lang="sv">Vård &amp; omsorg</span></b>.</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        f'<img alt="{BEGIN}Nämnd{END}" src="x">',
        f"<title>{BEGIN}Nämnd{END} – x</title>",
        f"<option>{BEGIN}Nämnd{END}</option>",
        f"<svg><text>{BEGIN}Nämnd{END}</text></svg>",
    ],
)
def test_where_no_element_can_stand_the_text_is_told_without_marks(html: str) -> None:
    assert english(html) == html.replace(BEGIN, "").replace(END, "")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>{BEGIN}Nämn</p><p>x</p>", '<p><span lang="sv">Nämn</span></p><p>x</p>'),
        (f"<p>x{END}</p>", "<p>x</p>"),
        (f"<p>{BEGIN}a{BEGIN}b{END}</p>", '<p><span lang="sv">a</span><span lang="sv">b</span></p>'),
        (f"{BEGIN}a", '<span lang="sv">a</span>'),
    ],
)
def test_a_mark_that_has_lost_its_other_half_does_no_harm(html: str, expected: str) -> None:
    assert english(html) == expected


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ('<a href="../../a/b/">', '<a href="../../en/a/b/">'),
        ('<a href="../../a/b/?q=1#x">', '<a href="../../en/a/b/?q=1#x">'),
        ('<a class="y" href="../../">', '<a class="y" href="../../en/">'),
        ('<a href="../../en/a/b/">', '<a href="../../en/a/b/">'),
        ('<form action="../../a/">', '<form action="../../en/a/">'),
        (
            '<section data-index="../../search_index.json" data-root="../../">',
            '<section data-index="../../en/search_index.json" data-root="../../en/">',
        ),
        ('<a href="../../handbok/">', '<a hreflang="sv" href="../../handbok/">'),
        ('<a href="../../a/" hreflang="sv" lang="sv">', '<a href="../../a/" hreflang="sv" lang="sv">'),
        ('<a href="#here">', '<a href="#here">'),
        ('<a href="https://example.org/a/">', '<a href="https://example.org/a/">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ('<link href="../../assets/site.css">', '<link href="../../assets/site.css">'),
        ('<p data-search data-word="a/b">', '<p data-search data-word="a/b">'),
    ],
)
def test_links_lead_to_pages_of_the_language_and_say_when_they_do_not(link: str, expected: str) -> None:
    assert english(link) == expected


def test_a_swedish_page_is_left_as_it_is() -> None:
    html = '<a href="../a/">x</a>'
    assert localised(html, "/b/", Language.SWEDISH, KNOWN) == html


def test_prose_says_in_each_block_that_it_is_swedish() -> None:
    text = "## Rubrik\n\nText med **vikt**.\n\n- en\n"
    assert "lang" not in prose(text)
    with speaking(Language.ENGLISH):
        html = prose(municipal(text))
    assert html == (
        '<h2 lang="sv">Rubrik</h2>\n<p lang="sv">Text med <strong>vikt</strong>.</p>\n<ul lang="sv">\n<li>en</li>\n</ul>'
    )


def test_prose_that_the_site_has_in_english_is_not_marked() -> None:
    with speaking(Language.ENGLISH):
        assert prose("About *this*.") == "<p>About <em>this</em>.</p>"


def test_texts_that_are_cut_or_made_plain_keep_their_marks() -> None:
    with speaking(Language.ENGLISH):
        assert plain_text(municipal("**Ett** ord.")) == municipal("Ett ord.")
        assert first_sentence(municipal("En mening. Två meningar.")) == municipal("En mening.")
