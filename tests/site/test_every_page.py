"""What holds for every page, of the real site and of Exempelstad's."""

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests.found import results_in
from tests.site_build import (
    Site,
    ids_of,
    is_own,
    name_of,
    one,
    parsed,
    resolved,
    text_of,
    what_the_policy_forbids,
    with_class,
)

pytestmark = pytest.mark.site

# For those who publish, not for readers.
BESIDE_THE_WAY = "/handbok/"
GALLERY = "/handbok/byggstenar/"  # shows components with examples that are nobody's figures
LINKS = ("href", "src", "action", "data-index", "data-root", "data-print-url")
HEADING = re.compile(r"h[1-6]")


def documents(site: Site) -> Iterator[tuple[str, Element]]:
    """Every page by its address, the one for lost readers too."""
    for address in site.addresses:
        yield address, site.document(address)
    yield "/404.html", lost(site)


def lost(site: Site) -> Element:
    return parsed((site.folder / "404.html").read_text(encoding="utf-8"))


def mains(site: Site) -> Iterator[tuple[str, Element]]:
    for address in site.addresses:
        yield address, site.main(address)


def links_of(element: Element) -> Iterator[str]:
    for found in element.iter():
        for key in LINKS:
            if key in found.attrib:
                yield found.attrib[key]


def test_the_site_has_the_pages_of_its_sources(site: Site) -> None:
    assert set(site.addresses) == {rendered.page.address for rendered in site.rendered.pages}
    assert len(site.addresses) > 25


def test_every_page_is_html_without_a_fault(site: Site) -> None:
    for address, document in documents(site):
        assert document.get("lang") == ("en" if address.startswith("/en/") else "sv"), address
        ids = ids_of(document)
        assert len(ids) == len(set(ids)), address


def test_every_page_has_a_title_of_its_own_and_a_description(site: Site) -> None:
    titles = []
    for address, document in documents(site):
        title = text_of(one(document, "./head/title"))
        description = one(document, "./head/meta[@name='description']").get("content", "").strip()
        assert title.endswith(" – Öppna mål") or title.startswith("Öppna mål"), address
        assert 10 < len(description) <= 320, address
        titles.append((document.get("lang"), title))
    assert len(set(titles)) == len(titles)


def test_every_page_has_one_h1_and_no_heading_skips_a_level(site: Site) -> None:
    for address, document in documents(site):
        levels = [int(name_of(found)[1]) for found in document.iter() if HEADING.fullmatch(name_of(found))]
        assert levels.count(1) == 1, address
        assert levels[0] == 1, address
        steps = [after - before for before, after in pairwise(levels)]
        assert max(steps, default=0) <= 1, address


def test_no_heading_is_empty(site: Site) -> None:
    for address, document in documents(site):
        for found in document.iter():
            if HEADING.fullmatch(name_of(found)):
                assert text_of(found), address


def test_every_page_has_its_landmarks(site: Site) -> None:
    for address, document in documents(site):
        body = one(document, "./body")
        assert [name_of(child) for child in body] == ["a", "header", "main", "footer"], address
        assert body[0].get("href") == "#innehall"
        assert one(body, "./main").get("id") == "innehall"
        labels = [found.get("aria-label", "") for found in body.iter("nav")]
        assert all(labels), address
        assert len(set(labels)) == len(labels), f"two navigations with one name on {address}"


def test_a_section_is_named_by_its_heading(site: Site) -> None:
    for address, document in documents(site):
        ids = set(ids_of(document))
        for element in document.iter():
            for key in ("aria-labelledby", "aria-describedby", "for"):
                for reference in element.get(key, "").split():
                    assert reference in ids, f"{key}={reference} on {address}"


def test_the_strict_policy_forbids_nothing_on_any_page(site: Site) -> None:
    for address, document in documents(site):
        assert what_the_policy_forbids(document) == [], address


def test_nothing_is_fetched_from_elsewhere(site: Site) -> None:
    for address, document in documents(site):
        fetched = [
            found.get("src") or found.get("href")
            for found in document.iter()
            if name_of(found) in {"link", "script", "img"} and found.get("type") != "application/ld+json"
        ]
        assert len(fetched) >= 3, address
        assert all(url and is_own(url) for url in fetched), address
        for element in document.iter():
            if name_of(element) in {"iframe", "object", "embed", "video", "audio", "base", "use", "image"}:
                pytest.fail(f"<{name_of(element)}> on {address}")
            for value in element.attrib.values():
                assert not re.search(r"url\(\s*['\"]?(?!#)", value), address


def test_no_link_leads_nowhere(site: Site) -> None:
    files = {f"/{path.relative_to(site.folder).as_posix()}" for path in site.folder.rglob("*")}
    ids = {address: {*ids_of(document), ""} for address, document in documents(site)}
    checked = 0
    for address, document in documents(site):
        for link in links_of(document):
            target = urlsplit(resolved(address, link))
            if target.scheme:
                assert target.scheme == "https" or link.startswith("mailto:"), f"{link} on {address}"
                assert target.netloc or target.path, f"{link} on {address}"
                continue
            assert target.path in ids or target.path in files, f"{link} on {address}"
            if target.path in ids:
                assert target.fragment in ids[target.path], f"{link} on {address}"
            checked += 1
    assert checked > 500


def test_every_page_is_led_to_from_the_start_page(site: Site) -> None:
    """No page is an island, for those who neither search nor know its address."""
    reached, waiting = {"/"}, ["/"]
    while waiting:
        address = waiting.pop()
        for link in links_of(site.document(address)):
            path = urlsplit(resolved(address, link)).path
            if path in site.addresses and path not in reached:
                reached.add(path)
                waiting.append(path)
    missed = set(site.addresses) - reached
    assert [address for address in missed if not address.startswith(BESIDE_THE_WAY)] == []


def test_every_link_says_where_it_leads(site: Site) -> None:
    for address, document in documents(site):
        for link in document.iter("a"):
            pictures = " ".join(image.get("alt", "") for image in link.iter("img"))
            assert text_of(link) or pictures, f"{link.get('href')} on {address}"
            assert "href" in link.attrib, f"{text_of(link)} on {address}"


def test_the_same_words_in_a_list_of_links_lead_to_the_same_page(site: Site) -> None:
    for address, main in mains(site):
        for listed in [*main.iter("ul"), *main.iter("ol")]:
            targets: dict[str, set[str]] = {}
            for item in listed.findall("li"):
                for link in [*item.findall("a"), *item.findall("h3/a"), *item.findall("h4/a")]:
                    targets.setdefault(text_of(link), set()).add(resolved(address, link.get("href", "")))
            assert [words for words, found in targets.items() if len(found) > 1] == [], address


def test_no_page_has_left_a_python_or_template_word_in_its_text(site: Site) -> None:
    words = re.compile(r"\b(None|nan|NaN|Undefined|Markup|Decimal|True|False|inf)\b|\{\{|\}\}|\{%|&amp;|&lt;")
    for address, document in documents(site):
        found = words.search(" ".join(_texts_but_examples(one(document, "./body"))))
        assert not found, f"{found} on {address}"


def _texts_but_examples(element: Element) -> Iterator[str]:
    """The element's texts; what is shown to be copied may hold the signs of any language."""
    if name_of(element) != "pre":
        yield element.text or ""
        for child in element:
            yield from _texts_but_examples(child)
            yield child.tail or ""


# --- figures ----------------------------------------------------------------------------------------


def around(main: Element, element: Element) -> Element:
    """The section that an element stands in, or the page."""
    parents = {child: parent for parent in main.iter() for child in parent}
    while element in parents:
        element = parents[element]
        if name_of(element) in {"section", "article"}:
            return element
    return main


def test_every_chart_has_a_name_sentences_a_table_and_a_source(site: Site) -> None:
    count = 0
    for address, main in mains(site):
        for figure in with_class(main, "chart-figure"):
            count += 1
            heading = [found for found in figure if HEADING.fullmatch(name_of(found))]
            assert len(heading) == 1, address
            assert text_of(heading[0]), address
            drawings = [found for found in figure.iter() if name_of(found) == "svg"]
            assert len(drawings) == 2, address
            for drawing in drawings:
                assert drawing.get("role") == "img", address
                assert drawing.get("aria-label") or drawing.get("aria-labelledby"), address
            sentences = with_class(figure, "chart-figure__sentences")
            assert sentences, f"{text_of(heading[0])} on {address}"
            assert all(text_of(found).endswith(".") for found in sentences), address
            section = around(main, figure)
            assert list(section.iter("table")), f"{text_of(heading[0])} on {address}"
            sources = with_class(section, "source")
            assert any(list(found.iter("a")) for found in sources), f"{text_of(heading[0])} on {address}"
    assert count > 10


def test_every_page_with_a_figure_names_a_document(site: Site) -> None:
    reports = {one.page.address for one in site.rendered.pages if one.page.template == "rapport"}
    assert reports
    for address, main in mains(site):
        if address.rstrip("/").endswith(("/tillganglighet", "/snabbhet")):  # what we have measured ourselves
            continue
        numbers = [
            found for found in with_class(main, "data-table__number") if re.search(r"\d", text_of(found))
        ]
        if numbers or with_class(main, "key-figure__value") or with_class(main, "chart-figure"):
            documents_named = [text_of(found) for found in with_class(main, "source")]
            linked = {resolved(address, link.get("href", "")).partition("#")[0] for link in main.iter("a")}
            assert documents_named or linked & reports, address


def test_every_key_figure_has_its_source_or_says_why_it_is_missing(site: Site) -> None:
    count = 0
    for address, main in mains(site):
        for figure in with_class(main, "key-figure") if address != GALLERY else ():
            count += 1
            if not with_class(figure, "key-figure__missing"):
                assert len(list(one(figure, "dd[@class='key-figure__source']").iter("a"))) == 1, address
    assert count > 3


def test_every_table_has_a_caption_and_headers(site: Site) -> None:
    count = 0
    for address, main in mains(site):
        for table in main.iter("table"):
            count += 1
            assert text_of(one(table, "caption")), address
            columns = table.findall("thead/tr/th")
            assert all(found.get("scope") == "col" and text_of(found) for found in columns), address
            for row in table.findall("tbody/tr"):
                head = row[0]
                assert name_of(head) == "th", address
                assert text_of(head), address
                if head.get("scope") == "row":
                    assert len(row) == len(columns), f"{text_of(row)} on {address}"
                else:
                    assert (head.get("scope"), head.get("colspan")) == ("rowgroup", str(len(columns)))
    assert count > 10


def test_a_figure_that_is_missing_says_why(site: Site) -> None:
    count = 0
    for address, main in mains(site):
        for cell in with_class(main, "data-table__missing"):
            count += 1
            assert text_of(one(cell, "span[@class='visually-hidden']")), address
    assert count > 5


def test_no_cell_of_a_figure_is_empty(site: Site) -> None:
    for address, main in mains(site):
        for table in main.iter("table"):
            titles = [text_of(found) for found in table.findall("thead/tr/th")]
            for row in table.findall("tbody/tr"):
                for title, cell in zip(titles[1:], row[1:], strict=False):
                    if title not in {"Sida", "Var", "Anmärkning", "Page", "Note"}:
                        assert text_of(cell), f"{title} of {text_of(row)} on {address}"


# --- search -----------------------------------------------------------------------------------------


def test_what_search_finds_is_there(site: Site) -> None:
    for result in results_in(site.folder):
        address, _, anchor = f"/{result['url']}".partition("#")
        assert address in site.addresses
        assert all(result[key].strip() for key in ("title", "kind", "where", "text")), address
        assert "<" not in result["text"].replace("<5", ""), address
        title = " ".join(result["title"].split())
        if anchor:
            assert anchor in ids_of(site.main(address)), address
            assert title.casefold() in text_of(site.main(address)).casefold(), address
        else:
            assert title == text_of(one(site.main(address), ".//h1"))


def test_search_finds_every_goal_indicator_report_and_year(site: Site) -> None:
    urls = {result["url"] for result in results_in(site.folder)}
    for rendered in site.rendered.pages:
        if rendered.page.template in {"mal", "indikator", "rapport", "ar", "ekonomi", "namnd", "kommun"}:
            assert rendered.page.as_swedish().path in urls


# --- the page for lost readers ----------------------------------------------------------------------


def test_the_page_for_lost_readers_works_at_any_address(site: Site) -> None:
    for link in links_of(lost(site)):
        assert link.startswith(("/", "#")), link
