"""`make bilder`: the handbook's pictures of the real thing, made anew from the real sources in Chromium.

One report is given a later time, as if its meeting had just been held. Nothing of the project is changed.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from generator.publishing.browser import FLAGS, find_chromium
from tests.site_build import ROOT

FOLDER = ROOT / "site_theme" / "assets" / "handbok"
REPORT = "harryda/socialnamnden/2025/verksamhetsplan"
BEFORE, WHEN = "2026-11-25T12:00+01:00", "2026-11-27T08:00+01:00"
WIDTH, HEIGHT = 960, 720
COLOURS = 64  # enough for pages of text, and a third of the bytes


def main() -> None:
    chromium = find_chromium()
    if chromium is None:
        sys.exit("Chromium saknas. Installera chromium, eller ange programmets sökväg i CHROMIUM.")
    with tempfile.TemporaryDirectory(prefix="oppna-mal-bilder-") as folder, sync_playwright() as playwright:
        root = _project(Path(folder) / "projekt")
        _run(root, "publicera", "--ja", "--utan-webblasare", "--till", "../www", "--tidpunkt", BEFORE)
        _run(root, "andringar", "--tidpunkt", WHEN)
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto((root / "andringar/andringar.html").as_uri())
        _keep(page, "publicera-andringar.png")
        with _shown(root) as address:
            page.goto(f"{address}/{REPORT}/")
            _keep(page, "publicera-visa.png")
        browser.close()


def _project(root: Path) -> Path:
    for name in ("data", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.rmtree(root / "data/utgavor", ignore_errors=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    report = root / "data" / REPORT / "rapport.yml"
    text = re.sub(r"(?m)^publiceras: .*$", f"publiceras: {WHEN}", report.read_text(encoding="utf-8"))
    report.write_text(text, encoding="utf-8")
    cache = ROOT / ".cache/oppna-mal"
    if cache.is_dir():
        shutil.copytree(cache, root / ".cache/oppna-mal", ignore=shutil.ignore_patterns("git", "*.las"))
    return root


def _run(root: Path, *words: str) -> None:
    subprocess.run([sys.executable, "-m", "generator.cli", *words, "--mapp", str(root)], cwd=ROOT, check=True)


@contextmanager
def _shown(root: Path) -> Iterator[str]:
    """The address of a preview, for as long as it is needed."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{found.getsockname()[1]}"
    words = ["visa", "--forhandsvisa", "--tidpunkt", BEFORE, "--adress", where, "--mapp", str(root)]
    program = subprocess.Popen([sys.executable, "-m", "generator.cli", *words], cwd=ROOT)
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(f"http://{where}/", timeout=5).close()
                break
            except OSError:
                time.sleep(0.5)
        yield f"http://{where}"
    finally:
        program.terminate()
        program.wait()


def _keep(page: Page, name: str) -> None:
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    FOLDER.mkdir(parents=True, exist_ok=True)
    picture.save(FOLDER / name, optimize=True)
    print(f"{name}: {(FOLDER / name).stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
