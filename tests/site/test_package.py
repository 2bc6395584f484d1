"""The engine as others get it: installed from a wheel, with a project of its own, far from this repository.

What is done in that project is what the handbook's first page says.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.site.settings import MOMENT_VARIABLE
from tests.handbook import follow
from tests.site_build import MOMENT, ROOT, parsed, text_of

pytestmark = pytest.mark.site

PACKAGED = ("generator", "site_theme", "LICENSE", "LICENSES", "README.md", "pyproject.toml")
# Runs before the command: tells of every file of this repository that it opens, or folder that it lists.
GUARD = """\
import sys

def watch(event, args):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], str):
        if args[0].startswith({root!r}) and not args[0].startswith({installed!r}):
            with open({log!r}, "a") as log:
                log.write(args[0] + "\\n")

sys.addaudithook(watch)
"""


def pip(*words: str | Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)],
        env={**os.environ, "PIP_NO_INPUT": "1", "PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed in; it is built from a copy, to leave nothing in the repository."""
    folder = tmp_path_factory.mktemp("paket")
    source = folder / "källa"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in PACKAGED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=ignored)
        else:
            shutil.copy(ROOT / name, source / name)
    pip("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, source)
    (wheel,) = folder.glob("oppna_mal-*.whl")
    pip("install", "--no-deps", "--no-index", "--no-compile", "--target", folder / "program", wheel)
    shutil.rmtree(source)
    return folder / "program"


@dataclass(frozen=True)
class Far:
    """A project far from this repository, and what runs Python there with the installed program alone."""

    root: Path
    installed: Path
    guard: Path
    log: Path

    def python(self, *words: str, typed: str = "") -> str:
        """What is printed. Fails when the program does."""
        result = subprocess.run(
            [sys.executable, *words],
            cwd=self.root,
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": os.pathsep.join([str(self.guard), str(self.installed)]),
                "PYTHONUTF8": "1",
                MOMENT_VARIABLE: MOMENT,
            },
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert result.returncode == 0, result.stdout + result.stderr
        assert "Traceback" not in result.stderr
        return result.stdout + result.stderr

    def command(self, words: list[str], typed: str) -> str:
        assert words[0] == "oppna-mal"
        return self.python("-m", "generator.cli", *words[1:], typed=typed)


@pytest.fixture(scope="module")
def far(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Far:
    """The project of those who have followed the handbook's first page, with its site built."""
    folder = tmp_path_factory.mktemp("vakt")
    far = Far(tmp_path_factory.mktemp("exempelstad"), installed, folder, folder / "opened.txt")
    guard = GUARD.format(root=f"{ROOT}{os.sep}", installed=sys.prefix, log=str(far.log))
    (folder / "sitecustomize.py").write_text(guard, encoding="utf-8")
    follow("index", far.root, far.command, leave_out=("visa",))
    return far


@pytest.fixture(scope="module")
def project(far: Far) -> Path:
    return far.root


def shown(project: Path, address: str) -> str:
    page = project / "site" / address / "index.html"
    return text_of(parsed(page.read_text(encoding="utf-8")))


def test_the_wheel_holds_the_theme_and_the_templates(installed: Path) -> None:
    for folder in ("generator", "site_theme"):
        ours = {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()}
        packed = {path.relative_to(installed) for path in (installed / folder).rglob("*") if path.is_file()}
        assert packed == {path for path in ours if path.suffix != ".pyc"}
    assert sorted(path.name for path in installed.iterdir() if not path.name.endswith(".dist-info")) == [
        "bin",
        "generator",
        "site_theme",
    ]


def test_nothing_is_read_from_this_repository(far: Far) -> None:
    said = far.command(["oppna-mal", "granska"], "")
    assert "TILL02" in said  # the accessibility statement, which has a chapter of its own
    assert "Inga fel och 1\N{NO-BREAK SPACE}varning." in said
    assert not far.log.exists(), far.log.read_text(encoding="utf-8")
    assert far.python("-c", "import generator; print(generator.__file__)").startswith(str(far.installed))
    far.python("-c", f"open({str(ROOT / 'README.md')!r}).close()")
    assert far.log.exists(), "the guard does not see"


def test_what_the_handbook_fills_in_is_on_the_pages(project: Path) -> None:
    board = "exempelstad/miljonamnden"
    goal = shown(project, f"{board}/mal/nojdare-foretag")
    assert "Företagen ska bli nöjdare med kommunens service" in goal
    assert "ringa upp företag efter varje kontroll" in goal
    indicator = shown(project, f"{board}/indikatorer/nojda-foretag")
    assert {"72", "75"} <= set(indicator.split())
    assert "Verksamhetsplan 2025, sida 4" in indicator
    economy = shown(project, f"{board}/2025/ekonomi")
    assert all(figure in economy for figure in ("5,2", "2,9", "8,1"))
    assert "Miljönämnden" in shown(project, "")


def test_a_new_project_has_the_reference_of_its_format(project: Path) -> None:
    assert "kommunkod" in shown(project, "handbok/format")
    assert "SUM01" in shown(project, "handbok/problem")
    assert "handboken" in shown(project, "om")


def test_the_project_holds_what_was_written_and_no_more(project: Path) -> None:
    assert sorted(path.name for path in project.iterdir()) == [
        ".cache",
        "content",
        "data",
        "mkdocs.yml",
        "site",
    ]
