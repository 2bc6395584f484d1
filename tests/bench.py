"""`make bench`: CPU and wall time of builds of the real data, and the bytes of a first visit.

Each time is also given as a ratio to plain MkDocs + Material building as many pages of Markdown with
the same words, measured in the same run: machines differ, ratios travel. Nothing is asserted here.
"""

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.example import write_example

ROOT = Path(__file__).resolve().parent.parent
MOMENT = "2026-11-22T12:00+01:00"
CHANGED_FILE = "data/harryda/socialnamnden/2025/verksamhetsplan/kvalitetsindikatorer.csv"
CHANGED_REPORT = "data/harryda/socialnamnden/2025/verksamhetsplan/rapport.yml"
CHANGED_ROW = "personalkontinuitet-hemtjanst;15;16;14;"
PUBLISHED = "14"
VISITS = (
    "",
    "harryda/socialnamnden/",
    "harryda/socialnamnden/2024/",
    "harryda/socialnamnden/2024/ekonomi/",
    "harryda/socialnamnden/indikatorer/personalkontinuitet-hemtjanst/",
)
_ASSET = re.compile(r'(?:src|href)="([^"#?]+\.(?:css|js|svg))"')


@dataclass(frozen=True)
class Timing:
    name: str
    cpu_seconds: float
    wall_seconds: float
    peak_megabytes: float


def measure(name: str, command: list[str], folder: Path, *, ends_with: int = 0) -> Timing:
    """Runs the command in the folder. Raises CalledProcessError when it ends with another exit code."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != ends_with:
        message = process.stderr.read().decode() if process.stderr else ""
        raise subprocess.CalledProcessError(status, command, stderr=message)
    return Timing(name, used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def copy_project(folder: Path) -> None:
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)


def change_one_cell(folder: Path, now: str) -> None:
    """The cell says `now`, and the report corrects what was published. Raises LookupError where it is not there."""
    path = folder / CHANGED_FILE
    text, changed = re.subn(f"(?m)^{CHANGED_ROW}[0-9]+", f"{CHANGED_ROW}{now}", path.read_text(encoding="utf-8"))
    if not changed:
        raise LookupError(f"{CHANGED_FILE} has no row {CHANGED_ROW}")
    path.write_text(text, encoding="utf-8")
    column = text.splitlines()[0].split(";")[CHANGED_ROW.count(";")]
    entry = (
        f"datum: {MOMENT[:10]}, fil: {path.name}, rad: {CHANGED_ROW.split(';')[0]}, kolumn: {column}, "
        f'var: "{PUBLISHED}", är: "{now}", varför: Mätning.'
    )
    report = folder / CHANGED_REPORT
    before = report.read_text(encoding="utf-8").partition("\nrättelser:\n")[0].rstrip("\n")
    report.write_text(f"{before}\nrättelser:\n  - {{{entry}}}\n", encoding="utf-8")


def body_of(html: str) -> str:
    """What stands within a page's main element; of an embedded chart, which has none, within its body."""
    main = html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
    return main or html.partition("<body")[2].partition(">")[2].rpartition("</body>")[0]


def write_plain_project(folder: Path, site: Path) -> int:
    """A plain MkDocs + Material project with the words of each page of the site; the number of pages."""
    pages = sorted(site.rglob("index.html"))
    for position, page in enumerate(pages):
        body = re.sub(r"(?s)<svg.*?</svg>", "", body_of(page.read_text(encoding="utf-8")))
        words = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body))).strip()
        target = folder / "docs" / f"page-{position}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"# Page {position}\n\n{words}\n", encoding="utf-8")
    folder.joinpath("mkdocs.yml").write_text(
        "site_name: Plain\ntheme: {name: material, language: sv, font: false}\nplugins: [search]\n",
        encoding="utf-8",
    )
    return len(pages)


def first_visit(site: Path, address: str) -> list[Path]:
    """The files that a browser fetches at a first visit of a page."""
    page = site / address / "index.html"
    html = page.read_text(encoding="utf-8")
    assets = {(page.parent / found).resolve() for found in _ASSET.findall(html)}
    return [page, *sorted(assets)]


def main() -> None:
    binaries = Path(sys.executable).parent
    build = [str(binaries / "oppna-mal"), "bygg", "--tidpunkt", MOMENT]
    with tempfile.TemporaryDirectory(prefix="oppna-mal-bench-") as name:
        folder = Path(name) / "project"
        folder.mkdir()
        copy_project(folder)
        timings = [measure("granska", [build[0], "granska"], folder)]
        timings += [measure("cold build", build, folder), measure("unchanged build", build, folder)]
        publish = [build[0], "publicera", "--ja", "--till", "../published", "--tidpunkt", MOMENT]
        timings.append(measure("publicera, first edition", publish, folder))
        change_one_cell(folder, "13")
        timings.append(measure("one changed cell", build, folder))
        change_one_cell(folder, "12")
        timings.append(measure("publicera, one changed cell", publish, folder))
        plain = Path(name) / "plain"
        count = write_plain_project(plain, folder / "site")
        plain_build = [str(binaries / "mkdocs"), "build", "--quiet"]
        timings.append(measure("plain MkDocs + Material", plain_build, plain))
        report(timings, count, folder / "site")
        report_hostile(hostile_files(Path(name) / "hostile"), timings[-1])


def hostile_files(root: Path) -> list[Timing]:
    """`granska` of Exempelstad with one hostile file at a time, the dearest first.

    Their memory is no matter here: a child begins with what this process has, and a test limits it.
    """
    from tests.test_robustness import HOSTILE  # fifty megabytes that the builds' peaks must not inherit

    write_example(root)
    granska = [str(Path(sys.executable).parent / "oppna-mal"), "granska"]
    timings = [measure("no hostile file", granska, root)]
    for name, (file, contents, _) in HOSTILE.items():
        path = root / file
        original = path.read_bytes()
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        timings.append(measure(name, granska, root, ends_with=1))
        path.write_bytes(original)
    return sorted(timings, key=lambda timing: timing.cpu_seconds, reverse=True)


def report_hostile(timings: list[Timing], unit: Timing) -> None:
    print(f"\n{'granska with a hostile file':42}{'CPU s':>8}{'CPU ratio':>11}")
    for timing in [*timings[:8], *(t for t in timings[8:] if t.name == "no hostile file")]:
        ratio = timing.cpu_seconds / unit.cpu_seconds
        print(f"{timing.name:42}{timing.cpu_seconds:8.2f}{ratio:11.2f}")


def report(timings: list[Timing], count: int, site: Path) -> None:
    unit = timings[-1]
    print(f"{count} pages; ratios are to plain MkDocs + Material with the same words, in this run\n")
    print(f"{'build':30}{'CPU s':>8}{'wall s':>8}{'peak MB':>9}{'CPU ratio':>11}")
    for timing in timings:
        ratio = timing.cpu_seconds / unit.cpu_seconds
        times = f"{timing.cpu_seconds:8.2f}{timing.wall_seconds:8.2f}{timing.peak_megabytes:9.0f}"
        print(f"{timing.name:30}{times}{ratio:11.2f}")
    print(f"\n{'first visit':60}{'files':>6}{'raw kB':>9}{'gzip kB':>9}")
    for address in VISITS:
        files = first_visit(site, address)
        contents = [path.read_bytes() for path in files]
        raw = sum(len(content) for content in contents) / 1000
        packed = sum(len(gzip.compress(content, 9, mtime=0)) for content in contents) / 1000
        print(f"/{address:59}{len(files):6}{raw:9.1f}{packed:9.1f}")
    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) / 1_000_000
    print(f"\nwhole site: {total:.1f} MB")


if __name__ == "__main__":
    main()
