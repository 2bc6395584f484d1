"""Search in a browser: the same words as in the index, what a reader types, and what a first search costs."""

import gzip
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from snowballstemmer.swedish_stemmer import SwedishStemmer

from generator.search import search_files
from generator.search.words import fold, stem, term_of, words_in
from tests.browser.conftest import Tab
from tests.browser.pages import BOARD
from tests.found import results_in
from tests.made_up import MadeUpWords, made_up_pages
from tests.site_build import ROOT, Site, served

pytestmark = pytest.mark.browser

MOST_BYTES_OF_FIRST_SEARCH = 60_000
ENDINGS = ["heterna", "hetens", "anden", "andet", "ernas", "et", "ets", "ens", "s", "es", "löst", "fullt", "lig", "els", "dd", "citet"]


@pytest.fixture
def page(tab: Tab, server: str) -> Page:
    page = tab.emptied()
    page.goto(f"{server}/sok/")
    return page


@pytest.fixture(scope="module")
def opened(browser: Browser, server: str) -> Iterator[Page]:
    """The search page in a tab of its own, opened once for all that is searched for one after another."""
    with browser.new_context() as context, context.new_page() as page:
        page.goto(f"{server}/sok/")
        yield page


def search(page: Page, query: str) -> None:
    page.get_by_role("searchbox").fill(query)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(f"”{query}”")


def titles(page: Page) -> list[str]:
    return page.locator("[data-list] a").all_inner_texts()


def vocabulary(site: Site) -> list[str]:
    """Every word of the site's search, and made-up words with the endings that Snowball knows."""
    texts = [text for result in results_in(site.folder) for text in result.values()]
    words = sorted({word for text in texts for word in words_in(text)})
    dice = random.Random(4711)
    made_up = [word[: dice.randint(1, len(word))] + dice.choice(ENDINGS) for word in words]
    return sorted({*words, *made_up})


def address_of_words(site: Site) -> str:
    return f"/{site.rendered.assets.paths['search-words.js']}"


def test_the_browser_stems_as_the_index_does(opened: Page, site: Site) -> None:
    words = vocabulary(site)
    assert len(words) > 4_000
    script = """async ([address, words]) => {
      const { stemOnce, stem, fold, termOf } = await import(address);
      return words.map((word) => [stemOnce(word), stem(word), fold(word), termOf(word)]);
    }"""
    snowball = SwedishStemmer()
    expected = [[snowball.stemWord(word), stem(word), fold(word), term_of(word)] for word in words]
    told = opened.evaluate(script, [address_of_words(site), words])
    assert [pair for pair in zip(words, told, expected, strict=True) if pair[1] != pair[2]] == []


@pytest.mark.parametrize("text", ["Vård- och omsorg, 2024/25 (SoL)", "a\N{COMBINING RING ABOVE}r", "ÅÄÖ é_x ½"])
def test_the_browser_finds_the_words_that_the_index_does(opened: Page, site: Site, text: str) -> None:
    script = """async ([address, text]) => (await import(address)).wordsIn(text).map(({ word }) => word)"""
    assert opened.evaluate(script, [address_of_words(site), text]) == list(words_in(text))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("personalomsattning", "Personalomsättning"),
        ("personalomsättningen", "Personalomsättning"),
        ("omsättning", "Personalomsättning"),
        ("personal", "Personalkontinuitet i hemtjänsten"),
        ("hemtjanst", "Trygghet med hemtjänsten"),
        ("hemtjänstens", "Trygghet med hemtjänsten"),
        ("äldreomsorg", "Platser på vård- och omsorgsboende"),
        ("aldreomsorg", "Handläggningstid inom äldreomsorgen"),
        ("äldreboende", "Platser på vård- och omsorgsboende"),
        ("skolfrånvaron", "Minska problematisk skolfrånvaro"),
        ("avvikelse", "Driftsredovisning, delårsrapport augusti 2024"),
        ("fosterhem", "Familjehem"),
        # misspelt
        ("personalomsätning", "Personalomsättning"),
        ("pesronalkontinuitet", "Personalkontinuitet i hemtjänsten"),
        # while it is typed
        ("handlägg", "Handläggningstid inom äldreomsorgen"),
    ],
)
def test_search_understands(opened: Page, query: str, found: str) -> None:
    search(opened, query)
    assert found in titles(opened)


def test_a_hit_tells_where_it_is_and_how_it_goes(page: Page) -> None:
    search(page, "familjecentral i Rävlanda")
    goal = page.locator("[data-list] li").first
    expect(goal).to_contain_text("Uppdrag · Socialnämnden, Härryda 2024")
    expect(goal).to_contain_text("Genomfört, enligt delårsrapport augusti 2024")
    search(page, "personalkontinuitet hemtjänst")
    indicator = page.locator("[data-list] li").first
    expect(indicator).to_contain_text("Kvalitetsindikator · Socialnämnden, Härryda")
    expect(indicator).to_contain_text("Utfall 2023: 14 personer")


def test_an_economic_line_is_found_in_its_table(page: Page) -> None:
    search(page, "ombudgetering investeringar 2024")
    first = page.locator("[data-list] a").first
    assert first.inner_text().startswith("Investering")
    first.click()
    assert page.url.endswith("#delarsrapport-08-investeringar")


def test_what_is_only_alike_is_said_to_be(page: Page) -> None:
    search(page, "personalkontinutet")
    expect(page.get_by_role("status")).to_contain_text("Inget stämmer helt.")
    search(page, "personalkontinuitet")
    expect(page.get_by_role("status")).not_to_contain_text("Inget stämmer helt.")


def test_more_hits_are_shown_with_the_keyboard(page: Page) -> None:
    search(page, "mål")
    shown = page.locator("[data-list] li")
    expect(shown).to_have_count(10)
    page.get_by_role("button", name="Visa fler träffar").focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_count(20)
    expect(shown.nth(10).locator("a")).to_be_focused()


def test_a_search_that_cannot_load_says_so(page: Page) -> None:
    page.route("**/search_index/**", lambda route: route.abort())
    page.get_by_role("searchbox").fill("hemtjänst")
    expect(page.get_by_role("status")).to_contain_text("gick inte att ladda")
    page.unroute("**/search_index/**")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("status")).to_contain_text("”hemtjänst”")


def test_a_search_finds_the_index_of_an_edition_that_came_after_the_page_was_opened(page: Page, server: str) -> None:
    """The addresses that its first list names are gone."""
    asked: list[str] = []

    def answer_once_of_an_earlier_edition(route: Route) -> None:
        asked.append(route.request.url)
        manifest = route.fetch().json()
        route.fulfill(json={**manifest, "version": "0123456789"} if len(asked) == 1 else manifest)

    page.route("**/search_index.json", answer_once_of_an_earlier_edition)
    page.goto(f"{server}/sok/?q=hemtjänst")
    expect(page.locator("[data-list] li").first).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("”hemtjänst”")
    assert len(asked) == 2


def test_without_javascript_the_page_says_so_and_leads_on(plain: Page, server: str) -> None:
    plain.goto(f"{server}/sok/?q=hemtjänst")
    expect(plain.get_by_text("Sökningen behöver JavaScript.")).to_be_visible()
    main = plain.locator("main")
    assert main.get_by_role("link", name="Alla mål, socialnämnden, Härryda").get_attribute("href") == f"..{BOARD}mal/"


@pytest.fixture(scope="module")
def large(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The search page with the index of a municipality of ten boards, five years and four hundred indicators."""
    folder: Path = tmp_path_factory.mktemp("large")
    for part in ("sok", "assets"):
        shutil.copytree(site.folder / part, folder / part)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "content").rglob("*.md"))]
    words = MadeUpWords([word for text in texts for word in words_in(text)])
    files = search_files(made_up_pages(words), site_glossary(site))
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def site_glossary(site: Site) -> Any:
    from generator.rules import read_and_check

    return read_and_check(site.root)[0].glossary


@pytest.mark.slow
@pytest.mark.parametrize("query", ["personalomsättning", "hemtjänst", "storstad ekonomi 2024", "kontinutet"])
def test_a_first_search_in_a_large_municipality_is_small(browser: Browser, large: Path, query: str) -> None:
    with served(large) as address, browser.new_page() as page:
        fetched: list[str] = []
        page.on("request", lambda request: fetched.append(request.url))
        page.goto(f"{address}/sok/?q={query}")
        expect(page.locator("[data-list] li").first).to_be_visible()
        expect(page.get_by_role("status")).to_contain_text("träff")
        own = [url.removeprefix(f"{address}/").partition("?")[0] for url in fetched if "search" in url]
        assert "search_index.json" in own
        sizes = {name: len(gzip.compress((large / name).read_bytes(), 9)) for name in own}
        assert sum(sizes.values()) < MOST_BYTES_OF_FIRST_SEARCH, sizes
