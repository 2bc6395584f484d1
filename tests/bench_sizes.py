"""`make bench STORLEK=kommun`: builds of a made-up municipality or country, beside what others make of the same pages.

Cold, unchanged and with one changed cell; CPU, wall, peak memory, pages, charts and bytes out. In the same run Hugo, and
plain MkDocs + Material with only an index in its navigation, get the finished bodies of the very same pages; and plain
MkDocs + Material their words alone.
A time says little of another machine: the ratios do. Nothing is asserted here.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.bench import Timing, body_of, measure, write_plain_project
from tests.example import replace
from tests.sweden import SIZES, Size, write_country

OBSERVABLE_SECONDS_A_PAGE = 0.20  # CPU of Observable Framework for an indicator's page, measured once beside us
_INDEX_ONLY = "nav:\n  - Start: page-0.md\nvalidation: {omitted_files: ignore}\n"
_LAYOUT = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="{{ "/" | relURL }}">Start</a></header><main>{{ .Content }}</main></body></html>
"""


@dataclass(frozen=True)
class Built:
    """A build: how long it took, and what its command said."""

    timing: Timing
    told: str


def build(name: str, folder: Path) -> Built:
    """Raises CalledProcessError when it does not succeed."""
    log = folder.parent / "told.txt"
    command = [str(Path(sys.executable).parent / "oppna-mal"), "bygg"]
    timing = measure(name, ["sh", "-c", f'exec "$0" "$@" > "{log}"', *command], folder)
    return Built(timing, log.read_text(encoding="utf-8").strip())


def write_hugo_project(folder: Path, site: Path) -> None:
    """The finished bodies of the site's pages, each as a page of Hugo's that takes its HTML as it is."""
    for page in site.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        body = body_of(html)
        title = html.partition("<title>")[2].partition("</title>")[0].replace('"', "'")
        target = folder / "content" / page.relative_to(site)
        target = target.with_name("_index.html")  # of a folder that other pages may lie in
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f'---\ntitle: "{title}"\n---\n{body}', encoding="utf-8")
    (folder / "layouts").mkdir(parents=True)
    for name in ("single", "list", "home"):
        (folder / "layouts" / f"{name}.html").write_text(_LAYOUT, encoding="utf-8")
    settings = 'baseURL = "/"\ntitle = "Plain"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n'
    settings += "[security]\nallowContent = ['.*']\n"
    (folder / "hugo.toml").write_text(settings, encoding="utf-8")


def write_material_project(folder: Path, site: Path) -> None:
    """The finished bodies of the site's pages, each as a Markdown page of HTML."""
    pages = sorted(site.rglob("index.html"))
    (folder / "docs").mkdir(parents=True)
    for position, page in enumerate(pages):
        text = f"# Page {position}\n\n{body_of(page.read_text(encoding='utf-8'))}\n"
        folder.joinpath("docs", f"page-{position}.md").write_text(text, encoding="utf-8")
    settings = "site_name: Plain\ntheme: {name: material, language: sv, font: false}\nplugins: [search]\n"
    (folder / "mkdocs.yml").write_text(settings + _INDEX_ONLY, encoding="utf-8")


def change_one_cell(folder: Path) -> None:
    """The last report's first figure of its first indicator is one more."""
    path = sorted((folder / "data").glob("*/namnd-1/*/verksamhetsberattelse/indikatorer.csv"))[-1]
    text = path.read_text(encoding="utf-8")
    changed = re.sub(r"(?m)^(matt-1;[^;]*;)(\d+)", lambda found: f"{found[1]}{int(found[2]) + 1}", text)
    if changed == text:
        raise LookupError(f"{path} has no such row")
    path.write_text(changed, encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("storlek", choices=SIZES)
    size: Size = SIZES[parser.parse_args().storlek]
    binaries = Path(sys.executable).parent
    with tempfile.TemporaryDirectory(prefix="oppna-mal-bench-") as name:
        folder = Path(name) / "project"
        write_country(folder, size)
        replace(folder, "mkdocs.yml", "  - oppna-mal\n", "  - oppna-mal:\n      pdf: nej\n      engelska: nej\n")
        cold, unchanged = build("cold build", folder), build("unchanged build", folder)
        change_one_cell(folder)
        changed = build("one changed cell", folder)
        site = folder / "site"
        plain, material, hugo = (Path(name) / each for each in ("plain", "material", "hugo"))
        write_plain_project(plain, site)
        with (plain / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write(_INDEX_ONLY)
        write_material_project(material, site)
        write_hugo_project(hugo, site)
        mkdocs = [str(binaries / "mkdocs"), "build", "--quiet"]
        others = [measure("Material, words", mkdocs, plain), measure("Material, bodies", mkdocs, material)]
        try:
            others.append(measure("Hugo, bodies", [str(binaries / "hugo"), "--quiet"], hugo))
        except FileNotFoundError:
            print("Hugo is not installed: make bench installs it")
        report([cold, unchanged, changed], others, site, size)


def report(builds: list[Built], others: list[Timing], site: Path, size: Size) -> None:
    pages = len(list(site.rglob("index.html")))
    indicators = size.municipalities * size.boards * size.indicators
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1_000_000
    print(f"{pages} pages, {indicators} of them of indicators; {total:.0f} MB with data files and compressed copies")
    print(f"{'':28}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}" + "".join(f"{other.name:>19}" for other in others))
    for timing in [*(found.timing for found in builds), *others]:
        ratios = "".join(f"{timing.cpu_seconds / other.cpu_seconds:19.2f}" for other in others)
        print(f"{timing.name:28}{timing.cpu_seconds:9.2f}{timing.wall_seconds:9.2f}{timing.peak_megabytes:9.0f}{ratios}")
    cold = builds[0].timing.cpu_seconds
    print(f"cold: {1000 * cold / pages:.1f} ms CPU a page, {1000 * cold / indicators:.0f} an indicator ", end="")
    print(f"({cold / indicators / OBSERVABLE_SECONDS_A_PAGE:.2f} of Observable Framework's)")
    for found in builds:
        print(f"{found.timing.name}: {found.told}")


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as failed:
        sys.exit(f"{failed}\n{failed.stderr}")
