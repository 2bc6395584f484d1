"""The whole way, with the real command, the real sources of a municipality and a real web server.

A new report is made with `ny rapport`, filled in with faults, mended, approved, published, fetched and undone. Its
figures are invented: those of the report of the year before.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site_build import CONFIG, ROOT
from tests.web_server import WebServer, nginx

pytestmark = [pytest.mark.site, pytest.mark.browser]

BOARD = "harryda/socialnamnden"
LAST_YEARS, REPORT = f"data/{BOARD}/2024/delarsrapport-08", f"data/{BOARD}/2025/delarsrapport-08"
PAGE = f"/{BOARD}/2025/delarsrapport-08/"
BEFORE, JUST_BEFORE, AFTER, LATER = (
    f"2025-09-{when}+02:00" for when in ("24T12:00", "25T07:59:59", "25T08:00", "25T09:00")
)
NEW = ("--titel", "Delårsrapport januari–augusti 2025", "--slag", "delårsrapport", "--avser", "2025-08",
       "--daterat", "2025-09-10", "--publiceras", "2025-09-25 08:00")  # fmt: skip


@dataclass(frozen=True)
class Done:
    """What a command said, with plain spaces, and its exit code."""

    code: int
    said: str


@dataclass(frozen=True)
class Workplace:
    """A project with Härryda's sources, and the folder that it publishes to."""

    root: Path
    www: Path

    def run(self, *words: str, answer: str = "", **environment: str) -> Done:
        """Runs `oppna-mal` as a program of its own in the project's folder."""
        done = subprocess.run(
            [sys.executable, "-m", "generator.cli", *words],
            cwd=self.root,
            input=answer,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "200", **environment},
        )
        said = (done.stdout + done.stderr).replace("\N{NO-BREAK SPACE}", " ")
        assert "Traceback" not in said
        return Done(done.returncode, said)

    def write(self, file: str, text: str) -> None:
        (self.root / file).write_text(text, encoding="utf-8", newline="\n")

    def fill_in(self, *, main_line: str) -> None:
        """One indicator, and the budget of the report before, moved a year; `main_line`: the net cost of the forecast."""
        self.write(f"{REPORT}/indikatorer.csv", "indikator;utfall 2024;prognos 2025;not;sida\nbehov-av-sabo;301;330;;12\n")
        text = (ROOT / LAST_YEARS / "drift.csv").read_text(encoding="utf-8-sig")
        text = text.replace(" 2024", " 2025").replace(" 2023", " 2024")
        before, line, after = text.partition("\nnettokostnad;")
        self.write(f"{REPORT}/drift.csv", before + line + main_line + ";" + after.split(";", 1)[1])


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    root = tmp_path / "projekt"
    for folder in ("data/harryda", "content/harryda"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("data/ordlista.yml", "content/om.md"):
        shutil.copy(ROOT / file, root / file)
    settings = CONFIG.read_text(encoding="utf-8")
    options = "  - oppna-mal:\n      engelska: nej\n      pdf: nej\n      publicera: ../www\n"
    (root / "mkdocs.yml").write_text(settings.replace("  - oppna-mal\n", options), encoding="utf-8")
    charts = ROOT / ".cache/oppna-mal/charts"
    if charts.is_dir():
        shutil.copytree(charts, root / ".cache/oppna-mal/charts")
    return Workplace(root, tmp_path / "www")


@pytest.fixture
def server(workplace: Workplace, tmp_path: Path) -> Iterator[WebServer]:
    """nginx as the handbook sets it up, for what the first edition published."""
    first = workplace.run("publicera", "--ja", "--utan-webblasare", "--tidpunkt", BEFORE)
    assert first.code == 0, first.said
    with nginx(tmp_path / "nginx", workplace.www / "webbplats") as running:
        yield running


def net_cost_of_last_year() -> str:
    text = (ROOT / LAST_YEARS / "drift.csv").read_text(encoding="utf-8-sig")
    return text.partition("\nnettokostnad;")[2].split(";")[0]


def test_from_a_new_report_to_a_site_that_is_fetched_and_undone(workplace: Workplace, server: WebServer) -> None:
    address = ("--adress", server.address)
    start = server.get("/").body
    assert server.get(PAGE).status == 404

    # The report is made and filled in: with a sum that is wrong and a goal that there is none of.
    assert workplace.run("ny", "rapport", f"{BOARD}/2025/delarsrapport-08", *NEW).code == 0
    for name in ("investeringar.csv", "investeringar-bilaga.csv", "uppfoljning.yml"):
        (workplace.root / REPORT / name).unlink()
    settings = (workplace.root / REPORT / "rapport.yml").read_text(encoding="utf-8")
    settings = settings.partition("  - fil: investeringar.csv")[0].replace("fyll-i-dokumentets-filnamn", "exempel")
    workplace.write(f"{REPORT}/rapport.yml", settings)
    workplace.fill_in(main_line="1")
    workplace.write(f"{REPORT}/uppfoljning.yml", "uppföljning:\n  - {mål: skolfranvar, genomförande: Påbörjat, sida: 4}\n")
    refused = workplace.run("publicera", "--ja", *address, "--tidpunkt", AFTER)
    assert refused.code == 1
    assert "SUM01" in refused.said
    assert 'Menade du "skolfranvaro"?' in refused.said
    assert server.get("/").body == start

    # It is mended, and what will change is approved.
    workplace.fill_in(main_line=net_cost_of_last_year())
    workplace.write(f"{REPORT}/uppfoljning.yml", "uppföljning:\n  - {mål: skolfranvaro, genomförande: Påbörjat, sida: 4}\n")
    paper = workplace.run("andringar", "--tidpunkt", AFTER)
    assert paper.code == 0, paper.said
    told = (workplace.root / "andringar/andringar.md").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "## Ny rapport: Socialnämnden, Härryda, Delårsrapport augusti 2025" in told
    assert f"http://127.0.0.1:8000{PAGE}" in told

    # A second before its time nothing of it is published.
    early = workplace.run("publicera", "--ja", "--utan-webblasare", *address, "--tidpunkt", JUST_BEFORE)
    assert early.code == 0, early.said
    assert server.get(PAGE).status == 404

    # It is published, with a yes and a browser that measures the changed pages, and readers see it.
    published = workplace.run("publicera", *address, "--tidpunkt", AFTER, answer="ja\n", SSL_CERT_FILE=str(server.certificate))
    assert published.code == 0, published.said
    assert "Mäter tillgängligheten på" in published.said
    assert "är publicerad till" in published.said
    page = server.get(PAGE)
    assert page.status == 200
    assert "Delårsrapport januari–augusti 2025" in page.body.decode()
    assert page.body == (workplace.www / "webbplats" / PAGE.strip("/") / "index.html").read_bytes()
    assert "Delårsrapport augusti 2025" in server.get("/nytt/").body.decode()
    numbers = sorted(path.name for path in (workplace.root / "data/utgavor").iterdir())

    # And it is undone.
    undone = workplace.run("aterstall", "--ja", "--tidpunkt", LATER)
    assert undone.code == 0, undone.said
    assert server.get(PAGE).status == 404
    assert server.get("/").body == start
    assert len(sorted((workplace.root / "data/utgavor").iterdir())) == len(numbers) + 1
