"""The English pages: beside every Swedish one, in English throughout, with what is Swedish said to be so."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator import language
from generator.build import RenderedSite, redirect_html, render_site
from generator.compression import ENDINGS
from generator.language import BEGIN, END, Language
from generator.rules import read_and_check
from tests.example import BOARD, replace, write_example
from tests.site_build import (
    Site,
    build,
    example_project,
    is_own,
    leave_undrawn,
    one,
    parsed_fragment,
    resolved,
    text_of,
)

pytestmark = pytest.mark.site

ROOT = Language.ENGLISH.root
SWEDISH_ONLY = ("/handbok/", "/oppna-data/api/")
LATER = datetime(2100, 1, 1, tzinfo=UTC)
BOARD_PAGE = "/en/exempelstad/kulturnamnden/"


def english(site: Site) -> list[str]:
    return [address for address in site.addresses if address.startswith(ROOT)]


def test_every_page_for_readers_is_there_in_both_languages(site: Site) -> None:
    swedish = {a for a in site.addresses if not a.startswith((ROOT, *SWEDISH_ONLY))}
    assert {f"/{address.removeprefix(ROOT)}" for address in english(site)} == swedish
    assert len(swedish) > 20


def test_each_page_says_its_language_and_leads_to_the_other(example_site: Site) -> None:
    for address in english(example_site):
        other = f"/{address.removeprefix(ROOT)}"
        for here, there, code in ((address, other, "en"), (other, address, "sv")):
            document = example_site.document(here)
            assert document.get("lang") == code
            # Search engines want whole addresses here, which only a site with site_url has (test_builds).
            assert document.findall("./head/link[@hreflang]") == []
            links = document.findall(".//header//a[@hreflang]")
            assert [(text_of(link), link.get("lang")) for link in links] == [
                ("Svenska", "sv") if code == "en" else ("English", "en")
            ]
            assert resolved(here, links[0].get("href", "")) == there


def test_a_page_of_the_handbook_has_no_way_to_english(example_site: Site) -> None:
    document = example_site.document(SWEDISH_ONLY[0])
    assert document.findall("./head/link[@hreflang]") == document.findall(".//header//a[@hreflang]") == []


def test_links_between_english_pages_stay_in_english_and_others_say_that_they_lead_to_swedish(
    example_site: Site,
) -> None:
    swedish = 0
    for address in english(example_site):
        for link in example_site.document(address).iter("a"):
            target = resolved(address, link.get("href", ""))
            if not is_own(target) or target.startswith(ROOT):
                continue
            swedish += 1
            assert link.get("hreflang") == "sv", (address, target)
            assert f"/en{target.partition('#')[0]}" not in example_site.addresses or link.get("lang") == "sv"
    assert swedish > len(english(example_site))


def test_no_mark_is_left_in_any_file(site: Site) -> None:
    marks = [sign.encode() for sign in (BEGIN, END)] + [b"\\ue000", b"\\ue001", b"&#57344;", b"%EE%80%80"]
    packed = {*ENDINGS, ".png", ".xlsx"}  # their bytes may happen to be any others'
    for path in site.folder.rglob("*"):
        if path.is_file() and path.suffix not in packed:
            content = path.read_bytes()
            assert not any(mark in content for mark in marks), path


def test_what_has_no_translation_is_said_to_be_swedish(example_site: Site) -> None:
    main = example_site.main(BOARD_PAGE)
    assert text_of(one(main, ".//h1")) == "Culture Board"
    assert one(main, ".//h1").find(".//*[@lang]") is None
    swedish = {text_of(found) for found in main.iter() if found.get("lang") == "sv"}
    assert {"Bibliotek", "Kulturskola"} <= swedish
    report = example_site.main(f"{BOARD_PAGE}2024/delarsrapport-08/")
    assert [found for found in report.iter("p") if found.get("lang") == "sv"]


def found_by_search(site: Site, root: str) -> dict[str, str]:
    """The titles of what search finds in a language, by address."""
    shards = sorted((site.folder / root / "search_index").glob("*/sidor-*.json"))
    results = [result for shard in shards for result in json.loads(shard.read_text(encoding="utf-8"))]
    return {url: title for title, _kind, _where, url, *_rest in results}


def test_the_search_index_is_of_the_english_pages(example_site: Site) -> None:
    swedish, found = (found_by_search(example_site, root) for root in ("", "en"))
    assert found["exempelstad/kulturnamnden/"] == "Culture Board"
    assert swedish["exempelstad/kulturnamnden/"] == "Kulturnämnden"
    assert set(found) == {url for url in swedish if not f"/{url}".startswith(SWEDISH_ONLY)}
    assert all(f"{ROOT}{url.partition('#')[0]}" in example_site.addresses for url in found)
    results = one(example_site.main("/en/sok/"), ".//*[@data-index]")
    assert resolved("/en/sok/", results.get("data-index", "")) == "/en/search_index.json"
    assert resolved("/en/sok/", results.get("data-root", "")) == "/en/"


def test_the_page_for_lost_readers_has_a_sentence_in_english(example_site: Site) -> None:
    assert '<p lang="en">This page does not exist. <a href="/en/">' in (
        example_site.folder / "404.html"
    ).read_text(encoding="utf-8")


def test_the_setting_nej_gives_a_site_in_swedish_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_undrawn(monkeypatch)
    config = example_project(tmp_path / "project", engelska="nej", pdf="nej")
    with config.open("a", encoding="utf-8") as file:
        file.write("site_url: https://mal.example/\n")
    site = build(config, tmp_path / "site")
    assert english(site) == []
    assert b"hreflang" not in (site.folder / "index.html").read_bytes()
    assert "English" not in (site.folder / "404.html").read_text(encoding="utf-8")


class Crossed(Mapping[object, str]):
    """A catalogue in which every message has been crossed out, its places and tags aside."""

    def get(self, key: object, default: object = None) -> str:
        text = re.sub(r"(\{[^}]*\}|<[^>]*>)|\w", lambda found: found[1] or "x", str(default))
        return re.sub(r"\}x", "} x", text)

    def __getitem__(self, key: object) -> str:
        raise KeyError(key)

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __len__(self) -> int:
        return 0


def rendered(root: Path, monkeypatch: pytest.MonkeyPatch) -> RenderedSite:
    leave_undrawn(monkeypatch)
    country, _problems = read_and_check(root)
    return render_site(country, root, site_name="Öppna mål", moment=LATER, with_papers=False)


# What an English page may say besides crossed-out words: names that the source gives in English, months.
GIVEN = {
    "indicator",
    "net",
    "cost",
    "municipality",
    "Exempelstad",
    "Municipality",
    "Culture",
    "Board",
    "Kolada",
    "Atom",
    "SVG",
    "PNG",
    "Vega",
    "Lite",
    "JSON",
    "XLSX",
    "kB",
    "MB",
    "CSVW",
    "Data",
    "Package",
    "Datasette",
    "DCAT",
    "AP",
    "SE",
    "CC",
}
GIVEN |= {
    "The",
    "board",
    "is",
    "responsible",
    "for",
    "the",
    "municipality’s",
    "libraries",
    "and",
    "school",
    "of",
    "arts",
}
MONTHS = {
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
}
SHORT = {month[:3] for month in MONTHS} | {"Sept"}


def test_no_swedish_of_our_own_is_left_in_an_english_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every word that is not crossed out must be the municipality's, and then marked as Swedish."""
    write_example(tmp_path)
    ours = language._messages
    crossed = Crossed()
    monkeypatch.setattr(
        language, "_messages", lambda told: crossed if told is Language.ENGLISH else ours(told)
    )
    pages = [page for page in rendered(tmp_path, monkeypatch).pages if page.page.address.startswith(ROOT)]
    left: dict[str, str] = {}
    for page in pages:
        if page.page.address == f"{ROOT}tillganglighet/":
            continue  # names of tools and of their rules, addresses and numbers: told by its own tests
        for text in english_texts(parsed_fragment(page.body)):
            for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"https://\S+", "", text)):
                if set(word.lower()) - {"x"} and word not in GIVEN | MONTHS | SHORT:
                    left.setdefault(word, f"{page.page.address}: {text}")
    assert left == {}
    assert len(pages) > 20


def english_texts(element: Element) -> Iterator[str]:
    """The texts of an element that are not said to be Swedish, and are not drawn.

    What is to be copied can hold no mark; `test_embedding` reads it.
    """
    if element.get("lang") == "sv" or not isinstance(element.tag, str) or element.tag.endswith(("svg", "textarea")):
        return
    yield element.text or ""
    for child in element:
        yield from english_texts(child)
        yield child.tail or ""


def test_an_earlier_address_leads_on_in_english_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_example(tmp_path)
    indicators = f"{BOARD}/indikatorer.yml"
    replace(tmp_path, indicators, "  - id: besok\n", "  - id: besok\n    tidigare: [antal-besok]\n")
    found = {redirect.address: redirect for redirect in rendered(tmp_path, monkeypatch).redirects}
    redirect = found[f"{BOARD_PAGE}indikatorer/antal-besok/"]
    assert redirect.target == f"{BOARD_PAGE}indikatorer/besok/"
    html = redirect_html(redirect).decode()
    assert '<html lang="en">' in html
    assert "This page has moved" in html
