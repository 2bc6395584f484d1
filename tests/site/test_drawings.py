"""What a build draws: nothing that is unchanged, and what is damaged anew."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.compression import ENDINGS
from generator.kept import CACHE_FOLDER
from generator.site.settings import MOMENT_VARIABLE
from tests.example import INTERIM_REPORT, PLAN, replace
from tests.site_build import MOMENT, ROOT, Site, build, example_project, fingerprint, kept

pytestmark = pytest.mark.site


@pytest.fixture
def config(example_site: Site, tmp_path: Path) -> Path:
    """Exempelstad as a project that has been built before."""
    config = example_project(tmp_path / "projekt")
    shutil.copytree(example_site.root / CACHE_FOLDER, config.parent / CACHE_FOLDER)
    return config


def entries(config: Path) -> list[Path]:
    return sorted((config.parent / CACHE_FOLDER / "charts").rglob("*.json"))


def test_the_first_build_draws_each_chart_once(example_site: Site) -> None:
    assert example_site.rendered.charts_drawn == len(entries(example_site.root / "mkdocs.yml"))
    assert example_site.rendered.charts_drawn > 10


def test_an_unchanged_build_imports_nothing_that_draws(example_site: Site, tmp_path: Path) -> None:
    """pandas, altair and what paints cost more than all the rest together."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom generator.site.building import build_site\n"
        "site = build_site(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "heavy = {'pandas', 'numpy', 'altair', 'aggdraw', 'fontTools', 'PIL'} & set(sys.modules)\n"
        "print(site.charts_drawn, site.charts_reused > 50, sorted(heavy))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, str(example_site.root / "mkdocs.yml"), str(tmp_path / "site")],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", MOMENT_VARIABLE: MOMENT},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (result.stdout.strip(), result.stderr) == ("0 True []", "")
    assert fingerprint(tmp_path / "site") == fingerprint(example_site.folder)


def test_damaged_drawings_are_drawn_anew(example_site: Site, config: Path, tmp_path: Path) -> None:
    empty, cut, garbage, changed, bare, listed, nothing, *whole = entries(config)
    empty.write_bytes(b"")
    cut.write_bytes(cut.read_bytes()[:100])
    garbage.write_bytes(b"\xff\xfe\x00 inte json")
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("<svg", "<svg class='fel'", 1), encoding="utf-8"
    )
    for path, lacking in ((bare, "{}"), (listed, "[]"), (nothing, "null")):
        path.write_text(lacking, encoding="utf-8")
    for parts in ("delar", "fardiga"):  # no drawing is looked for while the pages that show it are kept
        shutil.rmtree(config.parent / CACHE_FOLDER / parts)
    site = build(config, tmp_path / "site")
    assert site.rendered.charts_drawn == 7
    assert fingerprint(site.folder) == fingerprint(example_site.folder)
    assert kept(config.parent) == kept(example_site.root)
    assert whole


def contents(folder: Path) -> dict[str, str]:
    """A hash of each file, leaving compressed copies out; a shard's path without the version of its index."""
    return {
        re.sub(r"(?<=search_index/)[0-9a-f]{10}/", "", path): content
        for path, content in fingerprint(folder).items()
        if not path.endswith(ENDINGS)
    }


TWINS = ("", "-excel")


def test_a_changed_cell_draws_only_what_shows_it(example_site: Site, config: Path, tmp_path: Path) -> None:
    root = config.parent
    replace(root, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1", "lan;;5,2;5,9;6,4")
    site = build(config, tmp_path / "site")
    # The chart of the indicator and its small line, in each language; each is on several pages.
    assert site.rendered.charts_drawn == 4
    assert site.rendered.charts_reused > 10
    before, after = contents(example_site.folder), contents(site.folder)
    changed = {path.removesuffix("index.html") for path in before if before[path] != after[path]}
    english = {path.removeprefix("en/") for path in changed if path.startswith("en/")}
    changed = {path for path in changed if not path.startswith("en/")}
    assert english <= changed
    assert {"exempelstad/kulturnamnden/indikatorer/lan/", "search_index.json"} <= english
    board = "exempelstad/kulturnamnden/"
    # Search shows the newest figure: its manifest and one shard of results.
    assert {re.sub(r"\d+", "N", path) for path in changed if path.startswith("search_index")} == {
        "search_index.json",
        "search_index/sidor-N.json",
    }
    assert {path for path in changed if not path.startswith("search_index")} == {
        "indikatorer/",
        board,
        f"{board}2024/",
        f"{board}2024/exempelstad-kulturnamnden-2024.pdf",
        f"{board}2024/delarsrapport-08/exempelstad-kulturnamnden-delarsrapport-08-2024.pdf",
        f"{board}2024/delarsrapport-08/",
        f"{board}indikatorer/",
        f"{board}indikatorer/lan/",
        f"{board}indikatorer/lan/badda-in/",
        f"{board}indikatorer/lan/diagram.png",
        f"{board}indikatorer/lan/diagram.svg",
        f"{board}indikatorer/lan/diagram.vl.json",
        f"{board}jamfor/2022-2023/",
        f"{board}jamfor/2023-2024/",
        f"{board}mal/fler-besok/",
        # Every data file that holds the figure, and the description that holds their sizes.
        *(f"{place}data{twin}.csv" for place in ("exempelstad/", board, f"{board}indikatorer/lan/") for twin in TWINS),
        *(f"{board}2024/delarsrapport-08/indikatorer{twin}.csv" for twin in TWINS),
        f"{board}2024/data.xlsx",
        *(f"oppna-data/observationer{ending}" for ending in (".csv", "-excel.csv", ".parquet")),
        "oppna-data/oppna-mal.sqlite",
        "oppna-data/datapackage.json",
        "api/v1/kommuner/exempelstad/namnder/kulturnamnden/indikatorer/lan.json",
        "api/v1/kommuner/exempelstad/namnder/kulturnamnden/rapporter/2024/delarsrapport-08.json",
    }


def test_a_changed_word_of_prose_draws_nothing(example_site: Site, config: Path, tmp_path: Path) -> None:
    replace(config.parent, f"{PLAN.replace('data', 'content')}/drift.md", "mer än året före", "mer än 2024")
    site = build(config, tmp_path / "site")
    assert site.rendered.charts_drawn == 0
    assert fingerprint(site.folder) != fingerprint(example_site.folder)
