"""The commands andringar, publicera and aterstall: from Exempelstad's sources to a folder and back."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import html5lib
import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.publishing import checks
from generator.publishing.folder import FolderTarget
from generator.publishing.publish import Publisher
from generator.publishing.target import Release
from tests.example import INTERIM_REPORT, replace, write
from tests.site_build import example_project, fingerprint, leave_handbook_out, leave_undrawn, served

pytestmark = pytest.mark.site

RUNNER = CliRunner(env={"OPPNA_MAL_TIDPUNKT": None, "COLUMNS": "200"})
AFTER_INTERIM = "2024-09-26T08:05+02:00"
AFTER_PLAN = "2024-12-13T08:05+01:00"
LATER = "2025-02-01T08:00+01:00"
MUCH_LATER = "2025-03-01T08:00+01:00"
CSV = f"{INTERIM_REPORT}/indikatorer.csv"
PAGE = "exempelstad/kulturnamnden/2024/delarsrapport-08/index.html"
NOTE = "  b: Siffran är preliminär.\n"


@pytest.fixture(autouse=True, scope="module")
def _only_what_is_published_costs() -> Iterator[None]:
    """Charts are not drawn, and the handbook is left out."""
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        leave_handbook_out(patch)
        yield


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelstad as a project in Swedish without PDF files and compressed copies; built once, from which every test begins."""
    config = example_project(tmp_path_factory.mktemp("publicera") / "projekt")
    settings = config.read_text(encoding="utf-8")
    options = "  - oppna-mal:\n      engelska: nej\n      pdf: nej\n      komprimera: nej\n      publicera: ../www\n"
    config.write_text(settings.replace("  - oppna-mal\n", options), encoding="utf-8")
    run("bygg", "--mapp", config.parent, "--tidpunkt", AFTER_PLAN)
    return config.parent


@pytest.fixture(scope="module")
def project_after_plan(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in a folder with the place that its first edition is published to."""
    root = shutil.copytree(project, tmp_path_factory.mktemp("publicerad") / "projekt")
    assert publish(root, AFTER_PLAN).exit_code == 0
    return root.parent


@pytest.fixture
def root(project: Path, tmp_path: Path) -> Path:
    """The project before anything is published."""
    return shutil.copytree(project, tmp_path / "projekt")


@pytest.fixture
def published(project_after_plan: Path, tmp_path: Path) -> Path:
    """The project after its first edition, with both reports; www beside it holds the site."""
    shutil.copytree(project_after_plan, tmp_path, dirs_exist_ok=True, symlinks=True)
    return tmp_path / "projekt"


@pytest.fixture
def www(tmp_path: Path) -> Path:
    return tmp_path / "www"


@dataclass(frozen=True)
class Told:
    """What a command said, with plain spaces, and its exit code."""

    exit_code: int
    stdout: str
    stderr: str


def run(*words: str | Path, answer: str | None = None) -> Told:
    result = RUNNER.invoke(app, [str(word) for word in words], input=answer)
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    plain = [text.replace("\N{NO-BREAK SPACE}", " ") for text in (result.stdout, result.stderr)]
    return Told(result.exit_code, *plain)


def publish(root: Path, moment: str, *more: str) -> Told:
    return run("publicera", "--mapp", root, "--ja", "--utan-webblasare", "--tidpunkt", moment, *more)


def correct(root: Path) -> None:
    """Lending in 2022 is corrected from 5,9 to 5,8."""
    replace(root, CSV, "lan;;5,2;5,9;6,1;..;;5", "lan;;5,2;5,8;6,1;..;;5")
    entry = 'datum: 2025-01-10, fil: indikatorer.csv, rad: lan, kolumn: utfall 2022, var: "5,9", är: "5,8", varför: Fel rad.'
    replace(root, f"{INTERIM_REPORT}/rapport.yml", NOTE, f"{NOTE}rättelser:\n  - {{{entry}}}\n")


def shown(www: Path) -> str:
    return (www / "webbplats" / PAGE).read_text(encoding="utf-8")


def recorded(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "data/utgavor").glob("*"))


def test_what_is_published_is_the_site_that_bygg_builds_and_is_recorded(root: Path, www: Path) -> None:
    result = publish(root, AFTER_PLAN)
    assert result.exit_code == 0, result.stderr
    assert "Utgåva 1 är publicerad till" in result.stdout
    assert recorded(root) == ["0001"]
    assert run("bygg", "--mapp", root, "--till", root / "site", "--tidpunkt", AFTER_PLAN).exit_code == 0
    assert fingerprint(www / "webbplats") == fingerprint(root / "site")


def test_each_edition_tells_what_it_changes(root: Path) -> None:
    assert "1 ny rapport" in publish(root, AFTER_INTERIM).stdout
    second = publish(root, AFTER_PLAN).stdout
    assert "Ny rapport: Kulturnämnden, Exempelstad, verksamhetsplan 2025" in second
    assert "Reviderad: " in second
    correct(root)
    third = publish(root, LATER).stdout
    assert "1 rättad siffra" in third
    assert "Text att klistra in i e-post\nÄmne: Kulturnämnden, Exempelstad: 1 rättad siffra\n" in third
    assert "Ändrad siffra: Lån per invånare, utfall 2022: 5,9 → 5,8 (Kulturnämnden, Exempelstad: delårsrapport" in third
    assert recorded(root) == ["0001", "0002", "0003"]


def test_nothing_new_makes_no_edition(published: Path, www: Path) -> None:
    before = os.readlink(www / "webbplats")
    again = publish(published, LATER)
    assert again.exit_code == 0
    assert "Allt är redan publicerat" in again.stdout
    assert recorded(published) == ["0001"]
    assert os.readlink(www / "webbplats") == before


def test_the_same_edition_may_be_published_to_a_second_place(published: Path, www: Path) -> None:
    other = publish(published, LATER, "--till", "../annan")
    assert other.exit_code == 0
    assert "Utgåva 1 är oförändrad." in other.stdout
    assert recorded(published) == ["0001"]
    assert fingerprint(published.parent / "annan/webbplats") == fingerprint(www / "webbplats")


def test_a_published_figure_that_was_changed_stops_it(published: Path, www: Path) -> None:
    before = fingerprint(www)
    replace(published, CSV, "lan;;5,2;5,9;6,1;..;;5", "lan;;5,2;5,8;6,1;..;;5")
    result = publish(published, LATER)
    assert result.exit_code == 1
    assert "UTG03" in result.stderr
    assert "Inget är publicerat." in result.stderr
    assert fingerprint(www) == before


def test_without_a_yes_nothing_is_published(root: Path, www: Path) -> None:
    words = ("publicera", "--mapp", root, "--utan-webblasare", "--tidpunkt", AFTER_PLAN)
    result = run(*words, answer="\n")
    assert result.exit_code == 1
    assert "Publicera utgåva 1 till" in result.stdout
    assert not (www / "webbplats").exists()
    assert not (root / "data/utgavor").exists()
    assert run(*words, answer="kanske\nja\n").exit_code == 0
    assert (www / "webbplats").exists()


def test_going_back_shows_the_site_before_and_is_recorded(published: Path, www: Path) -> None:
    before = fingerprint(www / "webbplats")
    correct(published)
    publish(published, LATER)
    assert fingerprint(www / "webbplats") != before
    result = run("aterstall", "--mapp", published, "--ja", "--tidpunkt", LATER)
    assert result.exit_code == 0, result.stderr
    assert "Utgåva 1 visas igen" in result.stdout
    assert fingerprint(www / "webbplats") == before
    record = json.loads((published / "data/utgavor/0003/utgava.json").read_text(encoding="utf-8"))
    assert record["återställer"] == 1
    again = publish(published, MUCH_LATER)
    assert again.exit_code == 0, again.stderr
    assert "1 rättad siffra" in again.stdout
    assert recorded(published) == ["0001", "0002", "0003", "0004"]


def test_going_back_needs_somewhere_to_go(root: Path) -> None:
    assert "Inget är publicerat till" in run("aterstall", "--mapp", root, "--ja").stderr
    publish(root, AFTER_PLAN)
    assert "Det finns ingen tidigare utgåva kvar" in run("aterstall", "--mapp", root, "--ja").stderr
    assert "Utgåva 7 finns inte kvar" in run("aterstall", "--mapp", root, "--ja", "--utgava", "7").stderr
    assert "Utgåva 1 är den som visas nu." in run("aterstall", "--mapp", root, "--ja", "--utgava", "1").stderr


def test_what_was_published_but_not_recorded_is_recorded_by_the_next(published: Path, www: Path) -> None:
    """As when the computer stops between the two."""
    record = {path.name: path.read_bytes() for path in (published / "data/utgavor/0001").iterdir()}
    shutil.rmtree(published / "data/utgavor")
    result = publish(published, LATER)
    assert result.exit_code == 0, result.stderr
    assert "Utgåva 1 var publicerad men inte antecknad." in result.stderr
    assert {path.name: path.read_bytes() for path in (published / "data/utgavor/0001").iterdir()} == record
    assert recorded(published) == ["0001"]


def test_a_project_that_lags_behind_must_be_brought_up_first(root: Path) -> None:
    publish(root, AFTER_INTERIM)
    publish(root, AFTER_PLAN)
    shutil.rmtree(root / "data/utgavor")
    result = publish(root, LATER)
    assert result.exit_code == 2
    assert "ligger utgåva 2, men projektet känner bara till 0" in result.stderr


def test_two_projects_cannot_share_a_place(published: Path, tmp_path: Path) -> None:
    other = shutil.copytree(published, tmp_path / "annat")
    shutil.rmtree(other / "data/utgavor")
    replace(other, CSV, "lan;;5,2;5,9;6,1;..;;5", "lan;;5,2;5,8;6,1;..;;5")
    publish(other, AFTER_PLAN, "--till", "eget")
    result = publish(other, LATER)
    assert result.exit_code == 2
    assert "är inte projektets utgåva 1" in result.stderr


def test_a_place_that_holds_something_else_is_left_alone(root: Path, www: Path) -> None:
    write(www, "viktigt.txt", "x")
    result = publish(root, AFTER_PLAN)
    assert result.exit_code == 2
    assert "innehåller något annat än publicerade webbplatser" in result.stderr
    assert [path.name for path in www.iterdir()] == ["viktigt.txt"]


def test_a_site_that_is_not_seen_is_taken_back(published: Path, www: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A web server that shows another folder: the new site is nowhere to be seen."""
    monkeypatch.setattr(FolderTarget, "patience", 0.0)
    before = fingerprint(www / "webbplats")
    copy = shutil.copytree(www / "webbplats", published.parent / "fel-mapp")
    correct(published)
    with served(copy) as address:
        result = publish(published, LATER, "--adress", address)
    assert result.exit_code == 2
    assert "Den förra utgåvan visas igen." in result.stderr
    assert fingerprint(www / "webbplats") == before
    assert recorded(published) == ["0001"]
    with served(www / "webbplats") as address:
        assert publish(published, LATER, "--adress", address).exit_code == 0
    assert recorded(published) == ["0001", "0002"]


def test_a_publisher_holds_the_next_one_off(root: Path, www: Path) -> None:
    with FolderTarget(www).locked():
        result = publish(root, AFTER_PLAN)
    assert result.exit_code == 2
    assert "Någon annan publicerar till" in result.stderr
    with Publisher(root, root / "mkdocs.yml", print).alone():
        assert "Någon annan publicerar från det här projektet" in publish(root, AFTER_PLAN).stderr


def test_broken_html_stops_it(root: Path, www: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = checks._html
    monkeypatch.setattr(checks, "_html", lambda folder, address: read(folder, address).replace("<main", "<main <", 1))
    result = publish(root, AFTER_PLAN)
    assert result.exit_code == 1
    assert "Sidans HTML är trasig" in result.stderr
    assert not (www / "webbplats").exists()


def test_a_page_too_large_for_a_phone_stops_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "LARGEST_PAGE", 3_000)
    result = publish(root, AFTER_PLAN)
    assert result.exit_code == 1
    assert "blir långsam på en telefon" in result.stderr


def test_a_time_before_the_latest_edition_is_refused(published: Path) -> None:
    result = publish(published, AFTER_INTERIM)
    assert result.exit_code == 2
    assert "före den senaste utgåvan" in result.stderr
    assert publish(published, "i morgon").exit_code == 2


def test_where_to_must_be_said(root: Path) -> None:
    replace(root, "mkdocs.yml", "      publicera: ../www\n", "")
    result = publish(root, AFTER_PLAN)
    assert result.exit_code == 2
    assert "Vart? Skriv --till MÅL" in result.stderr


def test_a_release_is_named_by_edition_and_time(published: Path, www: Path) -> None:
    found: list[Release] = FolderTarget(www).releases()
    assert [release.name[:20] for release in found] == ["0001-20241213T070500"]


# --- the paper for approval -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def with_papers(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the paper of a correction and a new report, with a `|` and a `<` in what it tells."""
    root = Path(shutil.copytree(project, tmp_path_factory.mktemp("underlag") / "projekt"))
    publish(root, AFTER_INTERIM)
    correct(root)
    replace(root, f"{INTERIM_REPORT}/rapport.yml", "varför: Fel rad.", "varför: Fel rad | <b>.")
    result = run("andringar", "--mapp", root, "--tidpunkt", LATER, "--forhandsvisning", "https://prov.example/")
    assert result.exit_code == 0, result.stderr
    return root


@pytest.fixture(scope="module")
def papers(with_papers: Path) -> tuple[str, str]:
    """The paper as HTML and as Markdown."""
    folder = with_papers / "andringar"
    html, markdown = ((folder / f"andringar.{kind}").read_text(encoding="utf-8") for kind in ("html", "md"))
    return html, markdown


def test_the_paper_shows_old_and_new_and_why(papers: tuple[str, str]) -> None:
    html, markdown = papers
    assert "| Lån per invånare, utfall 2022 (varför: Fel rad \\| \\<b\\>.) | 5,9 | 5,8 |" in markdown
    assert "<td>5,9</td><td>5,8</td>" in html
    assert "Varför: Fel rad | &lt;b&gt;." in html
    for text in (html, markdown):
        assert "Ny rapport: Kulturnämnden, Exempelstad, Verksamhetsplan 2025" in text
        assert "https://prov.example/exempelstad/kulturnamnden/2024/delarsrapport-08/" in text
        assert "Siffror som en ny rapport anger på ett annat sätt" in text
        assert "/exempelstad/kulturnamnden/2025/verksamhetsplan/" in text


def test_the_paper_is_written_and_nothing_is_published(papers: tuple[str, str], with_papers: Path) -> None:
    assert recorded(with_papers) == ["0001"]
    assert "5,8" not in shown(with_papers.parent / "www")
    html, _ = papers
    html5lib.HTMLParser(strict=True).parse(html)


def test_the_paper_names_what_waits(root: Path) -> None:
    run("andringar", "--mapp", root, "--tidpunkt", AFTER_INTERIM)
    text = (root / "andringar/andringar.md").read_text(encoding="utf-8")
    assert "- Kulturnämnden: verksamhetsplan 2025" in text
    assert "visas från 13 december 2024 kl. 08.00. Är inte med i den här utgåvan." in text


def test_a_page_that_goes_is_told_with_where_it_leads(published: Path) -> None:
    path = published / "data/exempelstad/kulturnamnden/indikatorer.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("id: lan\n", "id: utlan\n    tidigare: [lan]\n"), encoding="utf-8")
    replace(published, CSV, "\nlan;", "\nutlan;")
    for goals in (published / "data/exempelstad/kulturnamnden").glob("20*/mal.yml"):
        text = goals.read_text(encoding="utf-8")
        goals.write_text(re.sub(r"\blan\b", "utlan", text), encoding="utf-8")
    assert run("andringar", "--mapp", published, "--tidpunkt", LATER).exit_code == 0
    text = (published / "andringar/andringar.md").read_text(encoding="utf-8")
    gone, new = (f"/exempelstad/kulturnamnden/indikatorer/{name}/" for name in ("lan", "utlan"))
    assert f"- {gone} → [{new}](http://127.0.0.1:8000{new})" in text
    assert "leder ingenstans" not in text
