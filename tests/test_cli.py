"""The command `oppna-mal`: what it says, and its exit code. Builds are tested in tests/site/."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from generator.cli import app
from generator.problems import CATALOGUE
from generator.site import MOMENT_VARIABLE
from tests.example import BOARD, INTERIM_REPORT, replace, told, write, write_example
from tests.site_build import CONFIG, example_project, fingerprint

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


def test_granska_tells_every_problem_once_and_exits_with_1(root: Path) -> None:
    break_sources(root)
    result = run("granska", "--mapp", root)
    assert result.exit_code == 1
    problems = told(root)
    assert len(problems) > 3
    assert result.stderr.strip().split("\n\n") == problems
    assert result.stdout.endswith(f" {len(problems)}\u00a0fel och inga varningar.\n")


def test_granska_writes_nothing(root: Path) -> None:
    before = fingerprint(root)
    run("granska", "--mapp", root)
    assert fingerprint(root) == before


def test_granska_of_a_folder_without_sources_says_what_is_missing(tmp_path: Path) -> None:
    result = run("granska", "--mapp", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.strip().split("\n\n") == told(tmp_path)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_problem_code_is_explained(code: str) -> None:
    kind = CATALOGUE[code]
    result = run("granska", "--forklara", code)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code} {kind.title} (")
    assert kind.meaning in result.stdout
    assert result.stdout.rstrip().endswith(f"Gör så här: {kind.remedy}")


def test_a_code_may_be_written_in_lower_case() -> None:
    assert run("granska", "--forklara", "sum01").stdout == run("granska", "--forklara", "SUM01").stdout


def test_an_unknown_code_is_told_with_those_that_exist() -> None:
    result = run("granska", "--forklara", "hej")
    assert result.exit_code == 1
    assert result.stderr == f"Koden HEJ finns inte. Koder som finns: {', '.join(CATALOGUE)}.\n"


# --- bygg -------------------------------------------------------------------------------------------


def test_bygg_needs_a_configuration(tmp_path: Path) -> None:
    write_example(tmp_path)
    result = run("bygg", "--mapp", tmp_path)
    assert result.exit_code == 1
    assert result.stderr == f"Filen mkdocs.yml finns inte i {tmp_path}. Kör kommandot i projektets mapp.\n"
    assert not (tmp_path / "site").exists()


def test_visa_needs_a_configuration(tmp_path: Path) -> None:
    result = run("visa", "--mapp", tmp_path)
    assert result.exit_code == 1
    assert "Kör kommandot i projektets mapp." in result.stderr


@pytest.mark.parametrize("moment", ["i morgon", "2024-09-25T08:00", "2024-13-40T08:00+02:00", "12"])
def test_a_time_that_cannot_be_read_is_told(root: Path, moment: str) -> None:
    """A time without a zone is no time: it means different things on different machines."""
    before = fingerprint(root)
    result = run("bygg", "--mapp", root, "--tidpunkt", moment)
    assert result.exit_code == 1
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
    assert result.exit_code == 1
    assert message in result.stderr
    assert result.stderr.endswith("Webbplatsen är inte ändrad.\n")
    assert fingerprint(root) == before


def test_bygg_does_not_replace_what_is_no_site(root: Path) -> None:
    before = fingerprint(root)
    for target in (root / "data", root / "content", root / "mkdocs.yml", root):
        result = run("bygg", "--mapp", root, "--till", target)
        assert result.exit_code == 1
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
    *problems, summary = result.stderr.strip().split("\n\n")
    assert problems == told(root)
    assert summary.endswith("fel och inga varningar. Webbplatsen är inte ändrad.")
    assert result.stdout == ""
    assert fingerprint(root) == before


# --- the command itself -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [["--help"], ["granska", "--help"], ["bygg", "--help"], ["visa", "--help"]])
def test_help_is_in_swedish(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    text = " ".join(result.stdout.split())
    for sentence in {
        "--help": ["Granska källorna", "Bygg webbplatsen", "Visa webbplatsen"],
        "granska": ["--forklara", "Förklara en problemkod."],
        "bygg": ["--till", "--tidpunkt", "Är något fel i källorna ändras den inte."],
        "visa": ["--adress"],
    }[words[0]]:
        assert sentence in text


def test_the_command_starts_without_what_only_a_build_needs() -> None:
    code = (
        "import sys, generator.cli; print(*(set(sys.modules) & {'mkdocs', 'pandas', 'altair', 'vl_convert'}))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=CONFIG.parent, capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("", "")
