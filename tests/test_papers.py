"""Papers as PDF: what they hold, that they keep PDF/UA-1's rules, and that those rules can be broken."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
import yaml
from markupsafe import Markup

from generator.build import theme_folder
from generator.charts.cache import ChartCache
from generator.model.board import GlossaryTerm
from generator.model.embargo import published_by
from generator.pages.charting import Charting
from generator.pages.paper import Paper, all_papers
from generator.pages.paper_render import PaperRenderer, styles, words_used
from generator.pages.render import Renderer
from generator.pages.site_map import board_views
from generator.printing import pdf as printing
from generator.printing.pdf import CannotPrint, Printer
from generator.printing.store import Store
from generator.rules import read_and_check
from tests.all_pages import all_pages
from tests.example import write_example
from tests.pdf_rules import faults_of, tree_of

URL = "https://oppnamal.example/"
REPORT = "exempelstad-kulturnamnden-delarsrapport-08-2024.pdf"
YEAR = "exempelstad-kulturnamnden-2024.pdf"


@dataclass(frozen=True)
class Printed:
    """Exempelstad's papers by their file names, what renders them, and the files of two of them."""

    papers: dict[str, Paper]
    renderer: PaperRenderer
    files: dict[str, Path]
    warnings: list[str]

    def html(self, name: str) -> str:
        return self.renderer.html(self.papers[name])


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    root = tmp_path_factory.mktemp("papper")
    write_example(root)
    country, _ = read_and_check(root)
    visible = published_by(country, datetime(2100, 1, 1, tzinfo=UTC))
    charting = Charting(ChartCache(None))
    views = board_views(visible)
    papers = all_papers(views, all_pages(visible, charting, "Öppna mål", theme_folder()), charting, visible.glossary)
    by_name = {paper.file_name: paper for paper in papers}
    css = styles(theme_folder())
    renderer = PaperRenderer(Renderer(theme_folder()), css, "Öppna mål", URL)
    printer = Printer(css, Store(None))
    files = {}
    for name in (REPORT, YEAR):
        files[name] = root / name
        files[name].write_bytes(printer.pdf(renderer.html(by_name[name])))
    return Printed(by_name, renderer, files, printer.warnings)


pytestmark = pytest.mark.slow


def test_every_report_and_every_year_is_a_paper_whose_name_says_what_it_is(printed: Printed) -> None:
    assert sorted(printed.papers) == [
        "exempelstad-kulturnamnden-2024.pdf",
        "exempelstad-kulturnamnden-2025.pdf",
        "exempelstad-kulturnamnden-delarsrapport-08-2024.pdf",
        "exempelstad-kulturnamnden-verksamhetsplan-2025.pdf",
    ]
    assert printed.papers[REPORT].path == f"exempelstad/kulturnamnden/2024/delarsrapport-08/{REPORT}"


def test_nothing_is_missing_from_the_fonts_and_every_rule_is_known(printed: Printed) -> None:
    assert printed.warnings == []


@pytest.mark.parametrize("name", [REPORT, YEAR])
def test_the_rules_of_pdf_ua_are_kept(printed: Printed, name: str) -> None:
    with pikepdf.open(printed.files[name]) as file:
        assert faults_of(file) == []


@pytest.mark.parametrize("name", [REPORT, YEAR])
def test_every_chart_is_a_figure_named_in_words(printed: Printed, name: str) -> None:
    charts = re.findall(r'<img [^<>]*alt="([^"]*)"', printed.html(name))
    with pikepdf.open(printed.files[name]) as file:
        figures = [e for top in tree_of(file) for e in top.walk() if e.kind == "/Figure"]
        assert [str(found.source.Alt) for found in figures] == charts
    assert charts
    assert all(chart.startswith("Diagram: ") for chart in charts)


def test_the_bookmarks_are_the_sections(printed: Printed) -> None:
    with pikepdf.open(printed.files[REPORT]) as file, file.open_outline() as outline:
        top = outline.root[0]
        titles = [str(item.title) for item in top.children]
    assert str(top.title) == "Delårsrapport augusti 2024"
    assert titles[:3] == ["Så går det med målen", "Rapporten i korthet", "Mål"]
    assert titles[-2:] == ["Ord som förklaras", "Om det här dokumentet"]


def test_the_title_is_the_reports(printed: Printed) -> None:
    with pikepdf.open(printed.files[REPORT]) as file, file.open_metadata() as metadata:
        assert metadata["dc:title"] == "Delårsrapport augusti 2024 – Kulturnämnden, Exempelstad – Öppna mål"


def test_a_paper_is_small(printed: Printed) -> None:
    assert all(path.stat().st_size < 150_000 for path in printed.files.values())


def test_the_same_paper_is_the_same_bytes(printed: Printed) -> None:
    again = Printer(styles(theme_folder()), Store(None))
    assert again.pdf(printed.html(YEAR)) == printed.files[YEAR].read_bytes()


BREAKS: list[tuple[str, Callable[[pikepdf.Pdf], None]]] = [
    ("is not marked", lambda pdf: pdf.Root.__delitem__("/MarkInfo")),
    ("in Swedish", lambda pdf: pdf.Root.__delitem__("/Lang")),
    ("has no bookmarks", lambda pdf: pdf.Root.__delitem__("/Outlines")),
    ("neither tagged nor an artifact", lambda pdf: _untag(pdf)),
    ("has no text", lambda pdf: _first(pdf, "/Figure").__delitem__("/Alt")),
    ("what it is the header of", lambda pdf: _first(pdf, "/TH").A.__delitem__("/Scope")),
    ("something else than items", lambda pdf: _rename(pdf, "/LI", "/P")),
    ("skips a level", lambda pdf: _rename(pdf, "/H2", "/H4")),
    ("leads nowhere", lambda pdf: _first(pdf, "/Link").__delitem__("/K")),
]


@pytest.mark.parametrize(("fault", "break_it"), BREAKS, ids=[fault for fault, _ in BREAKS])
def test_a_broken_rule_is_found(
    printed: Printed, fault: str, break_it: Callable[[pikepdf.Pdf], None]
) -> None:
    with pikepdf.open(printed.files[REPORT]) as file:
        break_it(file)
        assert any(fault in found for found in faults_of(file))


def _first(pdf: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    found = next(e.source for top in tree_of(pdf) for e in top.walk() if e.kind == kind)
    assert isinstance(found, pikepdf.Object)
    return found


def _rename(pdf: pikepdf.Pdf, kind: str, other: str) -> None:
    _first(pdf, kind).S = pikepdf.Name(other)


def _untag(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(page.Contents.read_bytes() + b" 0 0 10 10 re f")


# --- what a paper says ------------------------------------------------------------------------------


def test_a_paper_says_whose_it_is_when_it_was_made_and_where_it_stands(printed: Printed) -> None:
    html = printed.html(REPORT)
    for text in (
        "Exempelstads kommun · Kulturnämnden",
        "Utgåva",
        f'<a href="{URL}exempelstad/kulturnamnden/2024/delarsrapport-08/">',
    ):
        assert text in html
    assert html.count("Källa:") > 3


def test_links_of_a_paper_are_whole_or_none(printed: Printed) -> None:
    for name in printed.papers:
        links = re.findall(r'<a [^<>]*href="([^"]*)"', printed.html(name))
        assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)
    nowhere = PaperRenderer(Renderer(theme_folder()), styles(theme_folder()), "Öppna mål", None)
    assert "oppnamal.example" not in nowhere.html(printed.papers[REPORT])
    assert 'href="/' not in nowhere.html(printed.papers[REPORT])


def test_the_years_paper_tells_of_its_goals_with_their_texts(printed: Printed) -> None:
    html = printed.html(YEAR)
    assert "Ur Delårsrapport augusti 2024:" in html
    assert html.count('<article class="goal">') > 4


def test_charts_have_the_colours_of_print(printed: Printed) -> None:
    svg = '<svg viewBox="0 0 9 9" aria-label="Ett &amp; två"><path fill="var(--chart-actual)"/></svg>'
    picture = printed.renderer.picture(Markup(svg))
    assert 'alt="Ett &amp; två"' in picture
    assert "var(" not in printed.html(REPORT)


def test_words_are_explained_only_when_they_are_used() -> None:
    terms = [
        GlossaryTerm("utfall", None, "Det som blev.", ()),
        GlossaryTerm("budget", None, "Pengar.", ("ram",)),
    ]
    assert [t.word for t in words_used("<p>Utfallet blev högre.</p>", terms)] == ["utfall"]
    assert [t.word for t in words_used('<p class="budget">Inom ramen</p>', terms)] == ["budget"]
    assert words_used("<p>Ramsor</p>", terms) == []


def test_every_status_has_its_shape_on_paper() -> None:
    component = yaml.safe_load(
        (theme_folder() / "components/status/component.yml").read_text(encoding="utf-8")
    )
    kinds = {example["params"]["kind"] for example in component["examples"]}
    assert len(kinds) > 10
    css = styles(theme_folder())
    assert {kind for kind in kinds if f".status--{kind} {{" not in css} == set()


# --- machines that lack something -------------------------------------------------------------------


def test_a_machine_without_pango_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> object:
        raise OSError("cannot load library 'libgobject-2.0-0'")

    monkeypatch.setattr(printing, "_import_weasyprint", missing)
    printer = Printer("", Store(None))
    with pytest.raises(CannotPrint, match="Pango saknas") as told:
        printer.pdf("<p>x</p>")
    for word in ("apt-get install", "brew install pango", "MSYS2", "pdf: nej"):
        assert word in str(told.value)


def test_what_is_kept_is_not_printed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Printer, "_print", lambda self, html: b"%PDF " + html.encode())
    store = Store(tmp_path)
    printer = Printer("p {}", store)
    first = printer.pdf("<p>1</p>")
    assert (printer.pdf("<p>1</p>"), store.made, store.hits) == (first, 1, 1)
    assert printer.pdf("<p>2</p>") != first
    other_style = Printer("p { color: red }", store)
    other_style.pdf("<p>1</p>")
    assert store.made == 3


def test_a_damaged_entry_is_made_anew(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.get("abcdef", lambda: b"helt") == b"helt"
    (tmp_path / "ab" / "cdef").write_bytes(b"halvt")
    assert store.get("abcdef", lambda: b"nytt") == b"nytt"
    assert store.get("abcdef", lambda: b"aldrig") == b"nytt"
