"""The files beside a chart's page: what is in them, in which language, and what they refer to."""

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from xml.etree import ElementTree

import pytest
from markupsafe import Markup
from PIL import Image

from generator.build import theme_folder
from generator.charts.cache import ChartCache
from generator.embedding import Embedder, EmbedSurroundings, first_oembeds
from generator.language import Language, speaking
from generator.model.addresses import HANDBOOK
from generator.model.edition import CellKey, Change, Edition, PublishedReport, Rename, Said
from generator.model.report import Source
from generator.pages.assets import theme_assets
from generator.pages.chart_files import HOST_SCRIPT, ChartFiles, KeptChart, iframe
from generator.pages.charting import Charting
from generator.pages.citing import Cited, Citing
from generator.pages.page import Page
from generator.pages.render import Renderer
from generator.pages.site_map import board_views
from generator.pages.translated import translated
from generator.pages.view import BoardView
from generator.printing.png import Painter
from generator.printing.store import Store
from tests import handbook
from tests.all_pages import all_pages
from tests.site_build import ids_of, leave_undrawn, one, parsed, resolved, text_of, what_the_policy_forbids
from tests.test_pages import example_country

URL = "https://oppnamal.example/"
INDICATOR = "/exempelstad/kulturnamnden/indikatorer/lan/"


@cache
def laid_out(site_url: str | None = URL) -> tuple[ChartFiles, list[Page]]:
    """The charts and pages of Exempelstad in both languages, undrawn."""
    files = ChartFiles(Citing(example_country().editions, "Öppna mål", site_url))
    pages = []
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        for language in Language:
            with speaking(language):
                charting = Charting(ChartCache(None), files)
                found = all_pages(translated(example_country()), charting, "Öppna mål", theme_folder(), site_url)
                pages += [page.in_its_place() for page in found]
    return files, pages


def embedder(site_url: str | None = URL, *, banner: str = "") -> Embedder:
    around = EmbedSurroundings(Citing((), "Öppna mål", site_url), theme_assets(theme_folder()), {}, Markup(banner))
    return Embedder(Renderer(theme_folder()), Painter(Store(None)), around)


@cache
def made(site_url: str | None = URL) -> Mapping[str, bytes]:
    """Every chart's files by their path; the pictures are not painted."""
    files, pages = laid_out(site_url)
    addresses = {page.address for page in pages}
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        return {
            path: content
            for language in Language
            for path, content in embedder(site_url).files(files.kept(language), addresses).items()
        }


def kept(language: Language = Language.SWEDISH) -> list[KeptChart]:
    return laid_out()[0].kept(language)


def view() -> BoardView:
    return board_views(example_country())[0]


def ending(name: str) -> dict[str, bytes]:
    return {path: content for path, content in made().items() if path.endswith(name)}


# --- files ------------------------------------------------------------------------------------------


def test_every_chart_has_the_same_files_in_each_language() -> None:
    assert len(kept()) > 8
    for chart in kept():
        for root in ("", "en/"):
            for name in (f"{chart.path}.svg", f"{chart.path}.png", f"{chart.path}.vl.json", f"{chart.embed[1:]}index.html"):
                assert root + name in made()
    assert len(made()) == 5 * (len(kept()) + len(kept(Language.ENGLISH)))


def test_a_chart_stands_where_its_files_lead_and_every_figure_leads_to_files() -> None:
    files, pages = laid_out()
    renderer = Renderer(theme_folder())
    bodies = {page.address: renderer.body(page) for page in pages if not page.address.startswith(HANDBOOK)}
    for language in Language:
        for chart in files.kept(language):
            page, _, figure = chart.page.partition("#")
            assert f'id="{figure}"' in bodies[f"{language.root}{page[1:]}"], chart.page
    linked = 0
    for address, body in bodies.items():
        for href in re.findall(r'class="downloads__link" href="([^"]+/diagram[^"]+)"', body):
            linked += 1
            target = resolved(address, href)
            assert target[1:] in made(), target
    assert linked > 60


def test_a_picture_says_what_it_shows_whose_it_is_and_where_it_is_from() -> None:
    assert len(ending(".svg")) > 16
    for path, content in ending(".svg").items():
        root = ElementTree.fromstring(content)
        assert root[0].tag.endswith("}title"), path
        assert root[0].text
        assert root[1].tag.endswith("}desc")
        assert root[1].text
        text = "".join(root.itertext())
        assert ("Source: " if path.startswith("en/") else "Källa: ") in text, path
        assert "CC0" in text
        assert f"{URL}{'en/' if path.startswith('en/') else ''}" in text, path
        assert b"var(--" not in content


def test_a_picture_is_painted_with_two_pixels_for_each_of_the_drawing() -> None:
    files = ChartFiles(Citing((), "Öppna mål", URL))
    indicator = view().board.indicators["lan"]
    charting = Charting(ChartCache(None), files)
    assert charting.indicator(view(), indicator, level=2)
    drawn = embedder().files(files.kept(Language.SWEDISH), ())
    svg = ElementTree.fromstring(drawn[f"{INDICATOR[1:]}diagram.svg"])
    picture = Image.open(io.BytesIO(drawn[f"{INDICATOR[1:]}diagram.png"]))
    assert picture.size == (2 * int(svg.attrib["width"]), 2 * int(svg.attrib["height"]))
    assert picture.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    told = json.loads(drawn[f"{INDICATOR[1:]}diagram.vl.json"])
    assert told["$schema"].startswith("https://vega.github.io/schema/vega-lite/v6")
    assert told["description"].startswith(indicator.heading)
    assert told["usermeta"]["adress"] == f"{URL}{INDICATOR[1:]}#diagram-lan"
    assert "var(" not in json.dumps(told)


# --- the page to embed ------------------------------------------------------------------------------


def test_a_page_to_embed_is_whole_strict_and_leads_back() -> None:
    pages = ending("/index.html")
    assert len(pages) > 16
    known = {page.address for page in laid_out()[1]}
    for path, content in pages.items():
        document = parsed(content.decode())
        address = f"/{path.removesuffix('index.html')}"
        assert "/badda-in/" in address
        assert document.get("lang") == ("en" if path.startswith("en/") else "sv")
        assert what_the_policy_forbids(document) == [], path
        assert len(ids_of(document)) == len(set(ids_of(document))), path
        head = one(document, "./head")
        assert one(head, "meta[@name='robots']").get("content") == "noindex"
        canonical = one(head, "link[@rel='canonical']").get("href", "")
        assert canonical.removeprefix(URL[:-1]) in known, path
        link = one(document, ".//h1/a")
        assert resolved(address, link.get("href", "")).partition("#")[0] == canonical.removeprefix(URL[:-1]), path
        assert list(one(document, ".//details").iter("table")), path
        for found in document.iter("a"):
            if not found.get("href", "").startswith("#"):
                assert (found.get("target"), found.get("rel")) == ("_blank", "noopener"), path


def test_a_page_to_embed_names_its_source_and_when_it_was_published() -> None:
    document = parsed(made()[f"{INDICATOR[1:]}badda-in/index.html"].decode())
    said = text_of(one(document, "./body"))
    assert "Källa: " in said
    assert "publicerad här" in said or "utgåva" in said
    assert "Fritt att använda (CC0 1.0)." in said


def test_a_preview_says_so_in_the_page_to_embed() -> None:
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        files = embedder(None, banner="<p>Väntar</p>").files(laid_out()[0].kept(Language.SWEDISH)[:1], ())
    (page,) = (content.decode() for path, content in files.items() if path.endswith(".html"))
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "<p>Väntar</p>" in page
    assert "canonical" not in page


# --- oEmbed -----------------------------------------------------------------------------------------


def test_oembed_has_the_fields_that_version_one_wants() -> None:
    assert len(ending(".oembed.json")) == len(ending(".svg"))
    for path, content in ending(".oembed.json").items():
        told = json.loads(content)
        assert (told["version"], told["type"]) == ("1.0", "rich")
        assert isinstance(told["width"], int)
        assert isinstance(told["height"], int)
        assert told["title"]
        assert told["provider_url"] == URL
        assert told["thumbnail_url"] == f"{URL}{path.removesuffix('.oembed.json')}.png"
        source = re.findall(r'<iframe src="([^"]+)"', told["html"])
        assert f"{source[0].removeprefix(URL)}index.html" in made()
        assert f'height="{told["height"]}"' in told["html"]


def test_a_page_leads_programs_to_its_first_chart() -> None:
    found = first_oembeds(kept(Language.ENGLISH))
    assert found[INDICATOR] == f"en{INDICATOR}diagram.oembed.json"


def test_without_an_address_there_is_no_oembed_and_the_code_says_what_is_missing() -> None:
    assert not any(path.endswith(".oembed.json") for path in made(None))
    chart = laid_out(None)[0].kept(Language.SWEDISH)[0]
    embed, cite = chart.params["downloads"][-2:]
    assert "inte angiven" in embed["note"]
    assert f'src="{chart.embed}"' in embed["copies"][0]["text"]
    assert cite["copies"][0]["text"].endswith(f"Adress på webbplatsen: {chart.reference.address.rpartition(' ')[2]}")


def test_the_code_to_embed_has_the_whole_address_and_the_script_is_beside_it() -> None:
    chart = next(chart for chart in kept() if chart.path == f"{INDICATOR[1:]}diagram")
    embed = chart.params["downloads"][-2]
    assert "note" not in embed
    code, script = (copy["text"] for copy in embed["copies"])
    assert f'src="{URL}{INDICATOR[1:]}badda-in/"' in code
    assert script == HOST_SCRIPT


# --- references -------------------------------------------------------------------------------------


def edition(number: int, report: str, renames: tuple[Rename, ...] = ()) -> Edition:
    published = (PublishedReport(report, "", "", ""),) if report else ()
    when = datetime(2025, number, 1, 23, 30, tzinfo=UTC)
    return Edition(number, when, "1", "", published, renames=renames)


def referred(
    editions: tuple[Edition, ...], site_url: str | None = URL, rows: frozenset[str] | None = None
) -> str:
    report = view().board.reports[0]
    places = [Cited(view(), Source(report.id, page=12), rows)]
    return str(Citing(editions, "Öppna mål", site_url).reference("Antal lån", places, INDICATOR))


def test_a_reference_says_whose_what_where_when_and_how_it_may_be_used() -> None:
    report = view().board.reports[0]
    said = referred(())
    for part in (
        f"{view().municipality.name}, {view().board.name}: Antal lån.",
        f"Källa: {report.document.title}, sida 12",
        "Öppna mål, publicerad här",
        "Licens: CC0 1.0.",
    ):
        assert part in said
    assert said.endswith(f" {URL}{INDICATOR[1:]}")
    assert "\N{NO-BREAK SPACE}" not in said


def named(report_id: str) -> str:
    return f"{view().key}/{report_id}"


@pytest.mark.parametrize(
    ("editions", "told"),
    [
        (lambda own: (edition(1, own), edition(2, "x/y/2024/z")), "utgåva 1, 2 januari 2025"),
        (lambda own: (edition(1, own), edition(3, own)), "utgåva 3, 2 mars 2025"),
        (
            lambda own: (edition(1, "x/y/2020/old"), edition(2, "", (Rename("rapport", "", "x/y/2020/old", own),))),
            "utgåva 1, 2 januari 2025",
        ),
    ],
)
def test_the_edition_is_the_newest_that_concerns_the_document(
    editions: Callable[[str], tuple[Edition, ...]], told: str
) -> None:
    """A later edition of something else leaves the reference, and so the page, as it is."""
    assert f"Öppna mål, {told}." in referred(editions(named(view().board.reports[0].id)))


def changing(number: int, report: str, row: str, renames: tuple[Rename, ...] = ()) -> Edition:
    """An edition that changes a figure of a row."""
    key = CellKey(report, "indikatorer.csv", row, (), "utfall 2023")
    return replace(edition(number, "", renames), changes=(Change(key, Said("1", ""), Said("2", "")),))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (frozenset({"antal-lan"}), "utgåva 2, 2 februari 2025"),
        (frozenset({"besok"}), "utgåva 3, 2 mars 2025"),
        (frozenset({"antal-lan", "besok"}), "utgåva 3, 2 mars 2025"),
        (frozenset({"oppettider"}), "utgåva 1, 2 januari 2025"),
        (None, "utgåva 3, 2 mars 2025"),
    ],
)
def test_the_edition_is_the_newest_that_changed_the_rows_referred_to(
    rows: frozenset[str] | None, told: str
) -> None:
    """A correction of one figure leaves what is said of the others, and so their charts and pages, as it was."""
    own = named(view().board.reports[0].id)
    editions = (edition(1, own), changing(2, own, "antal-lan"), changing(3, own, "besok"))
    assert f"Öppna mål, {told}." in referred(editions, rows=rows)


def test_the_edition_of_a_row_follows_its_new_id() -> None:
    own = named(view().board.reports[0].id)
    rename = Rename("rad", view().key, "lan", "antal-lan")
    editions = (edition(1, own), changing(2, own, "lan"), edition(3, "", (rename,)))
    assert "Öppna mål, utgåva 2, 2 februari 2025." in referred(editions, rows=frozenset({"antal-lan"}))


def test_the_handbook_shows_the_code_and_the_script_as_they_are() -> None:
    code, script = (example.code.strip() for example in handbook.examples("hanvisa"))
    assert script == HOST_SCRIPT
    address = "https://mal.exempelstad.se/exempelstad/miljonamnden/indikatorer/nojda-foretag/badda-in/"
    assert code == iframe(address, "Nöjda företag", 640)
