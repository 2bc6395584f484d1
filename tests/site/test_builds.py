"""Builds: the same sources give the same bytes, and a broken source leaves the last site as it is."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import brotli
import pytest

from generator.compression import ENDINGS, TEXTS
from generator.kept import CACHE_FOLDER
from generator.site.building import build_site
from generator.site.exceptions import BrokenSources
from generator.site.settings import MOMENT_VARIABLE
from generator.sources.handbook_pictures import FOLDER as PICTURES
from generator.sources.handbook_pictures import known_pictures
from tests.example import BOARD, INTERIM_REPORT, problems_of, replace, told
from tests.site_build import (
    CONFIG,
    MOMENT,
    ROOT,
    Site,
    build,
    example_project,
    fingerprint,
    kept,
    leave_undrawn,
)

pytestmark = pytest.mark.site

CHART_FILE = re.compile(r"/diagram[^/]*\.(svg|png|vl\.json)$")
OTHER_SURROUNDINGS = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONHASHSEED": "4711",
    "HOME": "/nonexistent",
}


def run(*words: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A command of this project's in surroundings of its own."""
    kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=cwd,
        env={**kept, "PYTHONUTF8": "1", MOMENT_VARIABLE: MOMENT, **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def oppna_mal(*words: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return run("-c", "from generator.cli import main; main()", *words, cwd=cwd, **variables)


def mkdocs(*words: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return run("-m", "mkdocs", "build", "--strict", *words, cwd=cwd, **variables)


@pytest.fixture
def broken(example_site: Site, tmp_path: Path) -> Path:
    """Exempelstad as a project with its site built, whose sources were then broken."""
    root = example_project(tmp_path / "projekt").parent
    shutil.copytree(example_site.folder, root / "site")
    replace(root, f"{INTERIM_REPORT}/drift.csv", "66100;66500;400", "76100;66500;400")
    return root


# --- the same bytes ---------------------------------------------------------------------------------


def test_another_machine_builds_the_same_bytes(real_site: Site, tmp_path: Path) -> None:
    """Another folder, working directory, time zone, language, home and hash seed."""
    project = tmp_path / "en annan mapp åäö"
    for folder in ("data", "content"):
        shutil.copytree(ROOT / folder, project / folder)
    # Drawings and papers take a minute, and are drawn anew elsewhere; the pages are made anew here.
    pages = shutil.ignore_patterns("delar", "fardiga", "skrivet")
    shutil.copytree(ROOT / CACHE_FOLDER, project / CACHE_FOLDER, ignore=pages)
    shutil.copy(CONFIG, project)
    target = tmp_path / "ut" / "webbplats"
    result = oppna_mal("bygg", "--mapp", project, "--till", target, cwd=tmp_path, **OTHER_SURROUNDINGS)
    assert (result.returncode, result.stderr) == (0, "")
    assert fingerprint(target) == fingerprint(real_site.folder)


def test_charts_that_are_drawn_anew_are_the_same_bytes(example_site: Site, tmp_path: Path) -> None:
    config = example_project(tmp_path / "projekt")
    result = oppna_mal("bygg", cwd=config.parent, **OTHER_SURROUNDINGS)
    assert (result.returncode, result.stderr) == (0, "")
    assert fingerprint(config.parent / "site") == fingerprint(example_site.folder)
    assert kept(config.parent) == kept(example_site.root)


def test_mkdocs_builds_what_the_command_builds(example_site: Site, tmp_path: Path) -> None:
    config = example_site.root / "mkdocs.yml"
    result = mkdocs("--config-file", config, "--site-dir", tmp_path / "site", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    assert not re.search("^WARNING ", result.stderr, re.MULTILINE), result.stderr
    assert fingerprint(tmp_path / "site") == fingerprint(example_site.folder)


def test_every_text_of_some_length_has_compressed_copies_that_hold_it(real_site: Site) -> None:
    unpack = {".gz": gzip.decompress, ".br": brotli.decompress}
    assert set(unpack) == set(ENDINGS)
    plain = {path for path in real_site.folder.rglob("*") if path.is_file() and path.suffix not in ENDINGS}
    texts = [path for path in plain if path.suffix in TEXTS and path.stat().st_size >= 1000]
    assert len(texts) > 600
    for path in texts:
        for ending, unpacked in unpack.items():
            assert unpacked(path.with_name(path.name + ending).read_bytes()) == path.read_bytes(), path
    copies = [path for path in real_site.folder.rglob("*") if path.suffix in ENDINGS]
    assert {path.with_suffix("") for path in copies} <= plain


def test_a_project_may_leave_the_compressed_copies_out(example_site: Site, tmp_path: Path) -> None:
    root = example_project(tmp_path / "projekt").parent
    shutil.copytree(example_site.root / ".cache", root / ".cache")
    replace(root, "mkdocs.yml", "  - oppna-mal\n", "  - oppna-mal:\n      komprimera: nej\n")
    site = build(root / "mkdocs.yml", tmp_path / "site")
    whole = fingerprint(example_site.folder)
    assert fingerprint(site.folder) == {path: whole[path] for path in whole if not path.endswith(ENDINGS)} != whole


def test_a_build_leaves_nothing_beside_the_site(example_site: Site) -> None:
    folder = example_site.folder
    assert list(folder.parent.glob(f".{folder.name}-*")) == []
    assert sorted(path.name for path in example_site.root.iterdir()) == [
        ".cache",
        "content",
        "data",
        "mkdocs.yml",
    ]


def test_what_a_page_was_before_is_gone_from_the_next_site(example_site: Site, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(example_site.folder, site)
    (site / "gammal-sida").mkdir()
    (site / "gammal-sida" / "index.html").write_text("gammal", encoding="utf-8")
    build(example_site.root / "mkdocs.yml", site)
    assert fingerprint(site) == fingerprint(example_site.folder)


def test_the_site_has_no_file_of_the_theme_that_no_page_uses(real_site: Site) -> None:
    files = fingerprint(real_site.folder)
    others = {
        path
        for path in files
        if not path.endswith(("index.html", ".pdf", ".csv", ".xlsx", "/redogorelse.json", "/feed.xml", "/kalender.ics", *ENDINGS))
        and "search_index/" not in path
        and not path.startswith(("oppna-data/", "api/"))
        and not CHART_FILE.search(path)
    }
    assets = {path for name, path in real_site.rendered.assets.paths.items() if name.endswith((".css", ".js"))}
    assert all(re.fullmatch(r"assets/[a-z-]+\.[0-9a-f]{8}\.(css|js)", path) for path in assets)
    assert len(assets) == 8
    assert others == {
        "assets/apple-touch-icon.png",
        "en/search_index.json",
        "robots.txt",
        "tillganglighet/redogorelse.schema.json",
        "404.html",
        "search_index.json",
        "assets/favicon.svg",
        ".webbserver/omdirigeringar.map",
        *assets,
        *(f"{PICTURES}/{name}" for name in known_pictures()),
    }


def test_with_an_address_of_its_own_the_site_has_a_map_and_canonical_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_undrawn(monkeypatch)
    root = example_project(tmp_path / "projekt", pdf="nej").parent
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://www.exempelstad.example/mal/\n")
    site = build(root / "mkdocs.yml", tmp_path / "site")
    home = "https://www.exempelstad.example/mal"
    site_map = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    hidden = {one.page.address for one in site.rendered.pages if one.page.robots}
    shown = [address for address in site.addresses if address not in hidden]
    assert site_map.count("<loc>") == len(shown)
    assert all(f"<loc>{home}{address}</loc>" in site_map for address in shown)
    assert "lastmod" not in site_map
    assert f'<link rel="canonical" href="{home}/om/">' in site.html("/om/")
    for address in ("/om/", "/en/om/"):
        links = site.document(address).findall("./head/link[@rel='alternate'][@hreflang]")
        alternates = {link.get("hreflang"): link.get("href") for link in links}
        assert alternates == {"sv": f"{home}/om/", "en": f"{home}/en/om/"}
    lost = (site.folder / "404.html").read_text(encoding="utf-8")
    assert f'href="/mal/{site.rendered.assets.paths["site.css"]}"' in lost
    assert 'href="/mal/sok/"' in lost


# --- broken sources ---------------------------------------------------------------------------------


def test_bygg_leaves_the_last_site_as_it_is(broken: Path) -> None:
    before = fingerprint(broken / "site")
    result = oppna_mal("bygg", cwd=broken)
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    problems = problems_of(broken)
    assert problems
    assert all(result.stderr.count(problem.what) == 1 for problem in problems)
    assert result.stderr.rstrip().endswith("Webbplatsen är inte ändrad.")
    assert fingerprint(broken / "site") == before


def test_mkdocs_leaves_the_last_site_as_it_is(broken: Path) -> None:
    before = fingerprint(broken / "site")
    result = mkdocs(cwd=broken)
    assert result.returncode == 1
    said = result.stdout + result.stderr
    assert "Traceback" not in said
    assert all(said.count(problem.what) == 1 for problem in problems_of(broken))
    assert "Webbplatsen är inte ändrad." in said
    assert fingerprint(broken / "site") == before


@pytest.fixture
def plain(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Exempelstad as a project whose site costs little: in Swedish, without drawings and PDF files."""
    leave_undrawn(monkeypatch)
    return example_project(tmp_path_factory.mktemp("enkel") / "projekt", engelska="nej", pdf="nej")


def test_a_build_that_breaks_midway_leaves_the_last_site_as_it_is(
    example_site: Site, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a fault of the program, when half of the pages are written, is no fault of the site."""
    site = tmp_path / "site"
    shutil.copytree(example_site.folder, site)
    before = fingerprint(tmp_path)
    whole = Path.write_bytes
    written = []

    def break_at_the_tenth(path: Path, data: bytes) -> int:
        written.append(path)
        if len(written) == 10:
            raise RuntimeError("the disk is full")
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", break_at_the_tenth)
    monkeypatch.setenv(MOMENT_VARIABLE, MOMENT)
    with pytest.raises(RuntimeError, match="the disk is full"):
        build_site(plain, site)
    assert fingerprint(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_cannot_be_put_in_place_leaves_the_last_one_there(
    example_site: Site, plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    shutil.copytree(example_site.folder, site)
    before = fingerprint(tmp_path)
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if target == site and path.name == "site":
            raise OSError("refused")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    monkeypatch.setenv(MOMENT_VARIABLE, MOMENT)
    with pytest.raises(OSError, match="refused"):
        build_site(plain, site)
    assert fingerprint(tmp_path) == before


def test_broken_sources_are_an_exception_that_holds_every_problem(broken: Path) -> None:
    with pytest.raises(BrokenSources) as found:
        build_site(broken / "mkdocs.yml")
    assert [str(problem) for problem in found.value.problems] == told(broken)


def test_what_did_not_change_keeps_its_time_stamp_and_open_data_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_undrawn(monkeypatch)
    config = example_project(tmp_path / "project", pdf="nej")
    folder = build(config, tmp_path / "site").folder
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    monkeypatch.setattr("generator.opendata.board_data.workbook_file", never)
    monkeypatch.setattr("generator.opendata.files.parquet_file", never)
    monkeypatch.setattr("generator.opendata.files.database_file", never)
    replace(config.parent, f"{BOARD}/namnd.yml", "namn: Kulturnämnden\n", "namn: Kulturnämnden\n\n")
    build(config, tmp_path / "site")
    assert {path: path.stat().st_mtime_ns for path in times} == times


def never(*_: object) -> bytes:
    raise AssertionError("it was made again")
