"""The command `oppna-mal`: what it says, and its exit code. Builds are tested in tests/site/."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from socket import socket

import pytest
import yaml
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.findings.advice import told as told_of
from generator.problems import CATALOGUE
from generator.site.settings import MOMENT_VARIABLE
from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, write, write_example
from tests.site_build import CONFIG, example_project, fingerprint, leave_undrawn

RUNNER = CliRunner(env={MOMENT_VARIABLE: None, "COLUMNS": "200"})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Exempelstad as a project."""
    return example_project(tmp_path / "projekt").parent


def run(*words: str | Path) -> Result:
    result = RUNNER.invoke(app, [str(word) for word in words])
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def break_sources(root: Path) -> None:
    """Several faults of different kinds in different files."""
    replace(root, f"{INTERIM_REPORT}/drift.csv", "66100;66500;400", "76100;66500;400")
    replace(root, f"{BOARD}/2025/mal.yml", "bygger på: kortare-ko", "bygger på: finns-inte")
    write(root, "content/om.md", "Ring [[svara]] \x00")


# --- granska ----------------------------------------------------------------------------------------


def test_granska_counts_what_it_has_read(root: Path) -> None:
    result = run("granska", "--mapp", root)
    assert result.exit_code == 0
    assert result.stdout.replace("\u00a0", " ") == (
        "Granskade 1 kommun, 1 nämnd, 2 rapporter, 25 rader i tabellerna. Inga fel och inga varningar.\n"
    )
    assert result.stderr == ""


def test_granska_tells_every_problem_and_exits_with_1(root: Path) -> None:
    break_sources(root)
    result = run("granska", "--mapp", root)
    assert result.exit_code == 1
    problems = problems_of(root)
    assert len(problems) > 3
    for problem in problems:
        assert f"{problem.code}  Fel: {problem.what}\n" in result.stdout
        assert result.stdout.count(f"{problem.place.file}\n") == 1
    assert f" {len(problems)}\u00a0fel och inga varningar.\nBörja med " in result.stdout
    assert result.stderr == ""


def test_granska_in_a_pipe_has_no_colour(root: Path) -> None:
    break_sources(root)
    assert "\x1b" not in run("granska", "--mapp", root).stdout


@pytest.mark.parametrize(("no_colour", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_that_want_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, no_colour: dict[str, str], coloured: bool
) -> None:
    break_sources(root)
    plain = run("granska", "--mapp", root).stdout
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in {"FORCE_COLOR": "1", "TERM": "xterm", **no_colour}.items():
        monkeypatch.setenv(name, value)
    shown = run("granska", "--mapp", root).stdout
    assert ("\x1b[1;31m" in shown) is coloured
    assert re.sub("\x1b\\[[0-9;]*m", "", shown) == plain


def test_warnings_alone_are_no_errors(root: Path) -> None:
    (root / "content/exempelstad/kulturnamnden/2025/bokbuss.md").unlink()
    result = run("granska", "--mapp", root)
    assert result.exit_code == 0
    assert "TEXT02  Varning: " in result.stdout
    assert "Inga fel och 1\u00a0varning.\n" in result.stdout


def test_granska_writes_nothing(root: Path) -> None:
    before = fingerprint(root)
    for words in ([], ["--format", "sarif"], ["--forklaringar"]):
        run("granska", "--mapp", root, *words)
    assert fingerprint(root) == before


def test_granska_of_a_folder_without_sources_says_what_is_missing(tmp_path: Path) -> None:
    result = run("granska", "--mapp", tmp_path)
    assert result.exit_code == 1
    (problem,) = problems_of(tmp_path)
    assert f"data\n    FIL01  Fel: {problem.what}\n" in result.stdout


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_document_for_programs_is_all_that_is_written(root: Path, form: str) -> None:
    break_sources(root)
    result = run("granska", "--mapp", root, "--format", form)
    assert result.exit_code == 1
    assert json.loads(result.stdout_bytes.decode("utf-8"))
    assert result.stderr == ""


def test_a_document_for_programs_is_utf_8_whatever_the_terminal_is(root: Path) -> None:
    break_sources(root)
    result = subprocess.run(
        [sys.executable, "-m", "generator.cli", "granska", "--format", "json", "--mapp", str(root)],
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(CONFIG.parent)},
        capture_output=True,
    )
    assert result.returncode == 1
    assert json.loads(result.stdout.decode("utf-8"))["förklarade"] == []


def test_a_terminal_that_lacks_a_sign_stops_nothing(root: Path) -> None:
    break_sources(root)
    result = subprocess.run(
        [sys.executable, "-m", "generator.cli", "granska", "--mapp", str(root)],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONPATH": str(CONFIG.parent)},
        capture_output=True,
    )
    assert (result.returncode, result.stderr) == (1, b"")
    assert b"4\\xa0fel och inga varningar" in result.stdout


def test_github_gets_a_line_a_problem_and_nothing_else(root: Path) -> None:
    break_sources(root)
    result = run("granska", "--mapp", root, "--format", "github")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len(lines) == len(problems_of(root))
    assert all(line.startswith("::error file=") for line in lines)


def test_files_are_named_from_where_the_command_runs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_sources(root)
    monkeypatch.chdir(root.parent)
    assert "::error file=projekt/data/" in run("granska", "--mapp", "projekt", "--format", "github").stdout
    monkeypatch.chdir(root)
    assert "::error file=data/" in run("granska", "--format", "github").stdout


def test_one_report_may_be_whole_while_another_is_not(root: Path) -> None:
    replace(root, f"{INTERIM_REPORT}/drift.csv", "66100;66500;400", "76100;66500;400")
    whole = run("granska", "--mapp", root, "--rapport", "2025/verksamhetsplan")
    assert whole.exit_code == 0
    assert whole.stdout == (
        "Granskade rapporten exempelstad/kulturnamnden/2025/verksamhetsplan. Inga fel och inga varningar.\n"
    )
    broken = run("granska", "--mapp", root, "--rapport", "2024/delarsrapport-08")
    assert broken.exit_code == 1
    assert "SUM01" in broken.stdout


def test_a_report_that_does_not_exist_is_wrong_use(root: Path) -> None:
    result = run("granska", "--mapp", root, "--rapport", "2024/delarsrapport")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "Rapporten 2024/delarsrapport finns inte. "
        "Menade du exempelstad/kulturnamnden/2024/delarsrapport-08?\n"
    )


def test_explanations_are_printed_for_pasting(root: Path) -> None:
    replace(root, f"{INTERIM_REPORT}/drift.csv", "66100;66500;400", "76100;66500;400")
    result = run("granska", "--mapp", root, "--forklaringar")
    assert result.exit_code == 1
    codes = {entry["problem"] for entry in yaml.safe_load(result.stdout)["förklaringar"]}
    assert codes == {problem.code for problem in problems_of(root)}
    assert result.stderr == "Fyll i varje varför innan du granskar igen.\n"


def test_nothing_to_explain_is_said(root: Path) -> None:
    result = run("granska", "--mapp", root, "--forklaringar")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Det finns inget problem att förklara.\n"


# --- granska --dokument -----------------------------------------------------------------------------

DOCUMENT = "exempelstad-kulturnamnden-verksamhetsplan-2025"


@pytest.fixture
def texts(root: Path, tmp_path: Path) -> Path:
    """A folder with the plan's text: its tables' rows, as a document prints them."""
    folder = tmp_path / "texter"
    rows = [
        re.sub(r"\[\w+\]", "", row).replace(";", "   ")
        for name in ("indikatorer.csv", "drift.csv", "resultat.csv")
        for row in (root / PLAN / name).read_text(encoding="utf-8").splitlines()[1:]
    ]
    write(folder, f"{DOCUMENT}.txt", "\n".join(rows))
    return folder


def test_figures_that_the_documents_text_has_are_no_problem(root: Path, texts: Path) -> None:
    result = run("granska", "--mapp", root, "--dokument", texts)
    assert result.exit_code == 0
    assert result.stdout.replace("\u00a0", " ") == (
        "Granskade 1 kommun, 1 nämnd, 2 rapporter, 25 rader i tabellerna. "
        "Jämförde siffrorna i 1 av 2 rapporter med dokumentens text. "
        "Text saknas för exempelstad-kulturnamnden-delarsrapport-2024-08. Inga fel och inga varningar.\n"
    )


def test_a_figure_that_the_documents_text_lacks_is_a_warning(root: Path, texts: Path) -> None:
    text = (texts / f"{DOCUMENT}.txt").read_text(encoding="utf-8")
    assert "43 900" in text
    write(texts, f"{DOCUMENT}.txt", text.replace("43 900", "43 909"))
    result = run("granska", "--mapp", root, "--dokument", texts)
    assert result.exit_code == 0
    assert (
        'KALLA05  Varning: Siffran "43 900" i raden "bibliotek" finns inte i dokumentets text.\n'
        in result.stdout
    )
    assert "KALLA05" not in run("granska", "--mapp", root).stdout


def test_a_folder_without_texts_is_wrong_use(root: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    for folder in (tmp_path / "tom", tmp_path / "finns-inte"):
        result = run("granska", "--mapp", root, "--dokument", folder)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == (
            f"Mappen {folder} har inga textfiler. Spara varje dokuments text som en fil som slutar på .txt.\n"
        )


# --- granska --forklara -----------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["SUM01", "sum01"])
def test_a_code_is_explained(code: str) -> None:
    result = run("granska", "--forklara", code)
    assert result.exit_code == 0
    assert result.stdout == f"{told_of(CATALOGUE['SUM01'])}\n"


def test_an_unknown_code_is_told_with_those_that_exist() -> None:
    result = run("granska", "--forklara", "hej")
    assert result.exit_code == 2
    assert result.stderr == f"Koden HEJ finns inte. Koder som finns: {', '.join(CATALOGUE)}.\n"


# --- wrong use --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["granska", "--forklar"], "Det finns inget val --forklar. Menade du --forklara eller "),
        (["granska", "--format", "xml"], "Formatet xml finns inte. Skriv text, json, sarif eller github.\n"),
        (["granska", "--format"], "Valet --format ska följas av ett värde.\n"),
        (["granska", "--upplysningar=3"], "Valet --upplysningar ska inte ha något värde.\n"),
        (["granska", "hej"], "Det står för mycket: hej\nSå skriver du: "),
        (["granska", "a", "b"], "Det står för mycket: a b\nSå skriver du: "),
        (["gransk"], "Det finns inget kommando gransk. Menade du granska?\n"),
        (["xyz"], "Det finns inget kommando xyz.\n"),
        (["ny", "rapor"], "Det finns inget kommando rapor. Menade du rapport?\n"),
        (["ny", "rapport"], "KOMMUN/NÄMND/ÅR/ID saknas.\n"),
        (["bygg", "--til", "x"], "Det finns inget val --til. Menade du --till"),
    ],
)
def test_what_cannot_be_understood_is_told_in_swedish(words: list[str], message: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(message)
    assert not re.search(r"\b(Usage|Error|Try|No such|Invalid|Missing)\b", result.stderr)


def test_a_command_that_is_broken_off_says_so() -> None:
    result = run("ny", "kommun", "exempelstad")
    assert result.exit_code == 1
    assert result.stderr.endswith("Avbrutet.\n")


# --- bygg -------------------------------------------------------------------------------------------


def test_bygg_needs_a_configuration(tmp_path: Path) -> None:
    write_example(tmp_path)
    result = run("bygg", "--mapp", tmp_path)
    assert result.exit_code == 2
    assert result.stderr == f"Filen mkdocs.yml finns inte i {tmp_path}. Kör kommandot i projektets mapp.\n"
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.1:", "8000", "127.0.0.1:http", "127.0.0.1:70000"])
def test_visa_says_how_an_address_is_written(address: str, tmp_path: Path) -> None:
    config = example_project(tmp_path, pdf="nej", engelska="nej")
    result = run("visa", "--mapp", config.parent, "--adress", address)
    assert result.exit_code == 2
    assert result.stderr == f"Adressen '{address}' går inte att tolka. Skriv den som 127.0.0.1:8000.\n"


def test_visa_tells_of_a_port_that_another_program_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_undrawn(monkeypatch)
    config = example_project(tmp_path, pdf="nej", engelska="nej")
    with socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        result = run("visa", "--mapp", config.parent, "--adress", address)
    assert result.exit_code == 2
    assert f"Det går inte att visa webbplatsen på {address}: " in result.stderr
    assert "--adress 127.0.0.1:8001" in result.stderr


def test_visa_of_broken_sources_tells_what_is_wrong(tmp_path: Path) -> None:
    config = example_project(tmp_path)
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "66100;66500;400", "76100;66500;400")
    result = run("visa", "--mapp", config.parent)
    assert result.exit_code == 1
    assert "SUM01" in result.stderr
    assert result.stderr.endswith("Det finns ingen webbplats att visa förrän felen är rättade.\n")


def test_visa_needs_a_configuration(tmp_path: Path) -> None:
    result = run("visa", "--mapp", tmp_path)
    assert result.exit_code == 2
    assert "Kör kommandot i projektets mapp." in result.stderr


@pytest.mark.parametrize("moment", ["i morgon", "2024-09-25T08:00", "2024-13-40T08:00+02:00", "12"])
def test_a_time_that_cannot_be_read_is_told(root: Path, moment: str) -> None:
    """A time without a zone is no time: it means different things on different machines."""
    before = fingerprint(root)
    result = run("bygg", "--mapp", root, "--tidpunkt", moment)
    assert result.exit_code == 2
    assert result.stderr == (
        f"Tidpunkten {moment!r} går inte att tolka. Skriv den som 2024-09-25T08:00+02:00.\n"
        "Webbplatsen är inte ändrad.\n"
    )
    assert fingerprint(root) == before


@pytest.mark.parametrize(
    ("configuration", "message"),
    [
        ("site_name: [x\n", "mkdocs.yml"),
        ("site_name: x\ndocs_dir: content\n", "Skriv oppna-mal under plugins:"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_told(root: Path, configuration: str, message: str) -> None:
    write(root, "mkdocs.yml", configuration)
    write(root, "site/search_index.json", "den senaste webbplatsen")
    before = fingerprint(root)
    result = run("bygg", "--mapp", root)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.endswith("Webbplatsen är inte ändrad.\n")
    assert fingerprint(root) == before


def test_bygg_does_not_replace_what_is_no_site(root: Path) -> None:
    before = fingerprint(root)
    for target in (root / "data", root / "content", root / "mkdocs.yml", root):
        result = run("bygg", "--mapp", root, "--till", target)
        assert result.exit_code == 2
        assert result.stderr == (
            f"{target} innehåller något annat än en webbplats. Ange en tom eller ny mapp.\n"
            "Webbplatsen är inte ändrad.\n"
        )
        assert fingerprint(root) == before


def test_bygg_with_broken_sources_tells_every_problem_once_and_changes_nothing(root: Path) -> None:
    write(root, "site/search_index.json", "den senaste webbplatsen")
    break_sources(root)
    before = fingerprint(root)
    result = run("bygg", "--mapp", root)
    assert result.exit_code == 1
    problems = problems_of(root)
    assert [result.stderr.count(problem.what) for problem in problems] == [1] * len(problems)
    assert result.stderr.rstrip().endswith("fel och inga varningar. Webbplatsen är inte ändrad.")
    assert result.stdout == ""
    shutil.rmtree(root / ".cache")  # where it is kept what the board was found to be
    assert fingerprint(root) == before


# --- the command itself -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--help"], ["granska", "--help"], ["bygg", "--help"], ["visa", "--help"]])
def test_help_is_in_swedish(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    for sentence in {
        "--help": ["Granska källorna", "Bygg webbplatsen", "Visa webbplatsen"],
        "granska": [
            *("--forklara", "Förklara en problemkod.", "--format", "--rapport", "--upplysningar"),
            "Slutkod: 0 när inget fel finns (varningar och upplysningar kan finnas), 1 när källorna har fel, "
            "2 när kommandot inte går att utföra så som det är skrivet.",
        ],
        "bygg": ["--till", "--tidpunkt", "Är något fel i källorna ändras den inte.", "Slutkod: 0 när"],
        "visa": ["--adress"],
    }[words[0]]:
        assert sentence in text


def test_the_command_starts_without_what_only_a_build_needs() -> None:
    code = "import sys, generator.cli; print(*(set(sys.modules) & {'mkdocs', 'pandas', 'altair', 'aggdraw', 'fontTools'}))"
    result = subprocess.run([sys.executable, "-c", code], cwd=CONFIG.parent, capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("", "")
