"""What is kept from build to build never shows: after any change the site is the one that is built from nothing."""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace as changed
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.build import theme_folder
from generator.charts.cache import ChartCache
from generator.kept import CACHE_FOLDER
from generator.language import Language
from generator.model.comparison import shared_measures
from generator.model.edition import Edition, PublishedReport, Rename
from generator.model.report import Report
from generator.packs import Pack, Packs
from generator.pages.chart_files import ChartFiles
from generator.pages.charting import Charting
from generator.pages.citing import Citing
from generator.pages.render import Renderer
from generator.pages.site_map import board_views
from generator.pages.view import BoardView
from generator.parts import Drawn, Order, Setting, make_part, order_of, part_of
from generator.rules import read_and_check
from tests.all_pages import all_pages
from tests.example import BOARD, INTERIM_REPORT, PLAN, replace, write, write_neighbour
from tests.site_build import MOMENT, build, example_project, fingerprint, leave_handbook_out, leave_undrawn

pytestmark = [pytest.mark.site, pytest.mark.slow]

Change = Callable[[Path], object]
# What one may do to a project, one after the other, and whether all boards' pages are made anew by it.
CHANGES: dict[str, tuple[Change, set[str] | None]] = {
    "a cell": (
        lambda root: replace(root, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1", "lan;;5,2;5,9;6,4"),
        {"exempelstad/kulturnamnden"},
    ),
    "the cell again": (
        lambda root: replace(root, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,4", "lan;;5,2;5,9;6,1"),
        set(),
    ),
    "prose of a plan": (
        lambda root: replace(root, f"{PLAN.replace('data', 'content')}/drift.md", "mer än året före", "mer än 2024"),
        {"exempelstad/kulturnamnden"},
    ),
    "the board's name": (
        lambda root: replace(root, f"{BOARD}/namnd.yml", "namn: Kulturnämnden\n", "namn: Fritidsnämnden\n"),
        {"exempelstad/kulturnamnden"},
    ),
    "a Kolada id that two boards shared": (
        lambda root: replace(root, f"{BOARD}/indikatorer.yml", "    kolada-id: N99903\n", ""),
        None,
    ),
    "the municipality's name": (
        lambda root: replace(root, "data/exempelstad/kommun.yml", "kortnamn: Exempelstad\n", "kortnamn: Staden\n"),
        None,
    ),
    "the glossary": (
        lambda root: write(root, "data/ordlista.yml", f"# Ord\n{(root / 'data/ordlista.yml').read_text(encoding='utf-8')}"),
        None,
    ),
    "the site's name": (
        lambda root: replace(root, "mkdocs.yml", "site_name: Öppna mål\n", "site_name: Mål i Exempelstad\n"),
        None,
    ),
    "its address": (
        lambda root: write(root, "mkdocs.yml", (root / "mkdocs.yml").read_text() + "site_url: https://mal.example/a/\n"),
        None,
    ),
    "a page of text": (lambda root: write(root, "content/om.md", "Ny text.\n"), None),
}  # fmt: skip


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two municipalities with three boards, in both languages. `test_output` tells that compressed copies follow."""
    leave_undrawn(monkeypatch)
    leave_handbook_out(monkeypatch)
    config = example_project(tmp_path / "projekt", pdf="nej", komprimera="nej")
    write_neighbour(config.parent)
    return config


def made_of(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the parts that are made from now on."""
    found: set[str] = set()

    def noting(order: Order, former: Sequence[Pack]) -> tuple[Pack, Drawn]:
        found.add(order.name)
        return make_part(order, former)

    monkeypatch.setattr("generator.parts.make_part", noting)
    return found


def test_after_any_change_the_site_is_the_one_that_is_built_from_nothing(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    first = fingerprint(build(config, site).folder)
    every = {f"{path.parent.parent.name}/{path.parent.name}" for path in config.parent.glob("data/*/*/namnd.yml")}
    assert len(every) == 3
    for name, (change, expected) in CHANGES.items():
        change(config.parent)
        made = made_of(monkeypatch)
        build(config, site)
        assert made == (every if expected is None else expected), name
        expected_site = first if name == "the cell again" else from_nothing(config, tmp_path / "other")
        assert fingerprint(site) == expected_site, name


def from_nothing(config: Path, folder: Path, moment: str = MOMENT) -> dict[str, str]:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(config.parent, folder / "projekt", ignore=shutil.ignore_patterns(".cache"))
    return fingerprint(build(folder / "projekt" / config.name, folder / "site", moment).folder)


def test_a_moment_shows_what_is_published_then_whatever_was_kept(config: Path, tmp_path: Path) -> None:
    """Back and forth over the time when a report is published: what is kept of the one tells nothing in the other."""
    before, after = "2024-10-01T00:00+02:00", MOMENT
    sites: dict[str, dict[str, str]] = {}
    for moment in (after, before, after, before):
        site = fingerprint(build(config, tmp_path / "site", moment).folder)
        if moment not in sites:
            sites[moment] = from_nothing(config, tmp_path / "other", moment)
        assert site == sites[moment]
    assert sites[before] != sites[after]


def test_a_text_that_links_to_a_page_which_waits_is_told_without_the_link_until_then(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another board's page, whose own files are none of this board's; the third board's pages are not made anew."""
    target = "/exempelstad/kulturnamnden/2025/verksamhetsplan/"
    text = next((config.parent / "content/grannkoping").rglob("*.md"))
    board = "/".join(text.relative_to(config.parent / "content").parts[:2])
    text.write_text(f"Läs [planen]({target}).\n", encoding="utf-8")
    plan = config.parent / PLAN / "rapport.yml"
    waiting = re.sub(r"(?m)^publiceras: .*$", "publiceras: 2090-01-01T00:00+01:00", plan.read_text(encoding="utf-8"))
    plan.write_text(waiting, encoding="utf-8")
    before, after = "2089-01-01T00:00+01:00", MOMENT
    seen = {}
    for moment in (before, after):
        made = made_of(monkeypatch)
        site = build(config, tmp_path / "site", moment)
        pages = [rendered.body for rendered in site.rendered.pages if rendered.page.address.startswith(f"/{board}/")]
        seen[moment] = sum("2025/verksamhetsplan/" in page for page in pages), made.copy()
    assert seen[before][0] == 0
    assert seen[after][0] > 0
    assert len(seen[before][1]) == 3
    assert seen[after][1] == {"exempelstad/kulturnamnden", board}


def test_what_the_disk_has_spoiled_is_made_again(config: Path, tmp_path: Path) -> None:
    whole = fingerprint(build(config, tmp_path / "site").folder)
    packs = sorted((config.parent / CACHE_FOLDER).rglob("*.del"))
    assert len(packs) == 19  # three boards as read, their problems, data, parts and finished pages; the handbook, all open data, and search in two languages
    for number, path in enumerate(packs):
        data = path.read_bytes()
        path.write_bytes(data[:-50] + bytes(50) if number % 2 else data[:-1])
    assert fingerprint(build(config, tmp_path / "again").folder) == whole


def test_sources_that_change_while_they_are_read_are_not_kept(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([{"data/a": "1"}, {"data/a": "2"}])
    monkeypatch.setattr("generator.rules.digests_of", lambda _root: next(answers))
    build(config, tmp_path / "site")
    assert list((config.parent / CACHE_FOLDER).rglob("*.del")) == []


def test_parts_can_be_made_in_any_order(config: Path, tmp_path: Path) -> None:
    """One board's pages know nothing of how another's were made: with those of any one kept, the rest are the same."""
    whole = fingerprint(build(config, tmp_path / "site").folder)
    folder = config.parent / CACHE_FOLDER / "delar"
    for path in sorted(folder.rglob("*.del")):
        kept = path.read_bytes()
        shutil.rmtree(config.parent / CACHE_FOLDER)
        path.parent.mkdir(parents=True)
        path.write_bytes(kept)
        assert fingerprint(build(config, tmp_path / "again").folder) == whole


def test_a_theme_that_is_edited_while_the_site_is_shown_makes_its_pages_anew(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code that a process has loaded stays, whatever becomes of its files; templates are read again."""
    theme = tmp_path / "theme"
    shutil.copytree(theme_folder(), theme)
    for place in ("generator.build.theme_folder", "generator.finishing.theme_folder", "generator.site.making.theme_folder"):
        monkeypatch.setattr(place, lambda: theme)
    made = made_of(monkeypatch)
    build(config, tmp_path / "site")
    made.clear()
    build(config, tmp_path / "site")
    assert made == set()
    with (theme / "pages/mal.html").open("a", encoding="utf-8") as file:
        file.write("<p>ett nytt slut</p>")
    build(config, tmp_path / "site")
    assert len(made) == 3
    page = tmp_path / "site/exempelstad/kulturnamnden/mal/fler-besok/index.html"
    assert "ett nytt slut" in page.read_text(encoding="utf-8")


def test_a_part_tells_of_editions_as_the_whole_country_does(config: Path, tmp_path: Path) -> None:
    """A board's page knows which editions have been withdrawn, whichever boards the editions between were about."""
    country = read_and_check(config.parent)[0]
    boards = board_views(country)
    (one, first), (other, between), (_again, later) = (
        (view, view.board.reports[number]) for view, number in ((boards[0], 0), (boards[1], 0), (boards[0], 1))
    )

    def edition(number: int, view: BoardView, report: Report, restores: int | None = None) -> Edition:
        published = PublishedReport(f"{view.key}/{report.id}", report.title, report.document.title, "")
        return Edition(number, datetime(2030, 1, number, tzinfo=UTC), "1", "", (published,), restores=restores)

    editions = (
        edition(1, one, first),
        edition(2, other, between),
        edition(3, one, later),
        changed(edition(4, one, later), reports=(), restores=2),
    )
    country = changed(country, editions=editions)
    charting = Charting(ChartCache(None), ChartFiles(Citing(editions, "Öppna mål", None)))
    bodies = {
        page.address: Renderer(theme_folder(), country.glossary).body(page)
        for page in all_pages(country, charting, "Öppna mål", theme_folder())
    }
    assert "utgåva\N{NO-BREAK SPACE}1" in bodies[one.address]
    assert "utgåva\N{NO-BREAK SPACE}3" not in bodies[one.address]
    setting = Setting(
        theme_folder(), "", tmp_path, "Öppna mål", None, (Language.SWEDISH,), False, Markup(),
        {Language.SWEDISH: frozenset()},
    )  # fmt: skip
    for view in boards:
        order = order_of(country, view.key, setting=setting, sources="", shared=shared_measures(country))
        part, _drawn = part_of(order, Packs(None))
        told = {rendered.page.address: rendered.body for rendered in part.pages}
        assert told == {address: bodies[address] for address in told}


def test_an_edition_makes_only_the_boards_that_it_is_about_anew(config: Path, tmp_path: Path) -> None:
    country = read_and_check(config.parent)[0]
    setting = Setting(
        theme_folder(), "", tmp_path, "Öppna mål", None, (Language.SWEDISH,), False, Markup(),
        {Language.SWEDISH: frozenset()},
    )  # fmt: skip

    def keys(editions: tuple[Edition, ...]) -> dict[str, str]:
        known = changed(country, editions=editions)
        return {
            view.key: order_of(known, view.key, setting=setting, sources="", shared=()).key
            for view in board_views(known)
        }

    view = board_views(country)[0]
    report = f"{view.key}/{view.board.reports[0].id}"
    when = datetime(2030, 1, 1, tzinfo=UTC)
    about = Edition(1, when, "1", "", (PublishedReport(report, "", "", ""),))
    renaming = Edition(2, when, "1", "", renames=(Rename("rad", view.key, "a", "b"),))
    before, once, twice = keys(()), keys((about,)), keys((about, renaming))
    assert {name for name in before if before[name] != once[name]} == {view.key}
    assert {name for name in before if once[name] != twice[name]} == {view.key}
