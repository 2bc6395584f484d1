"""Boards that are not read again: what is taken from what is kept is what reading gives, and nothing else is taken."""

import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.contents import Made
from generator.kept import CACHE_FOLDER
from generator.packs import read_pack, write_pack
from generator.problems import CATALOGUE, Severity
from generator.rules import read_and_settle
from generator.rules.explanations import Settled
from generator.sources import tree, validation
from tests.example import BOARD, INTERIM_REPORT, PLAN, replace, write, write_example, write_neighbour

KEPT = f"{CACHE_FOLDER}/inlasta"
PROSE = "content/exempelstad/kulturnamnden"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The YAML files that are read, by their names in the project."""
    found: list[str] = []
    read = validation.read_validated

    def noted(path: Path, name: str, *rest: object) -> object:
        found.append(name)
        return read(path, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(tree, "read_validated", noted)
    return found


def kept(root: Path) -> Settled:
    """The project as it is read with what is kept, which is as it is read without."""
    settled = read_and_settle(root, is_kept=True)
    anew = read_and_settle(root)
    assert settled.country == anew.country
    assert settled.problems == anew.problems
    return settled


def of_board(read_files: list[str]) -> list[str]:
    return [name for name in read_files if name.startswith(BOARD)]


def test_a_board_whose_files_are_as_they_were_is_not_read_again(root: Path, read_files: list[str]) -> None:
    first = read_and_settle(root, is_kept=True)
    assert of_board(read_files)
    read_files.clear()
    assert read_and_settle(root, is_kept=True) == first
    assert not of_board(read_files)
    assert "data/exempelstad/kommun.yml" in read_files
    kept(root)


def test_a_preview_does_not_unpack_a_board_again(root: Path) -> None:
    read_and_settle(root, is_kept=True)
    first, again = (read_and_settle(root, is_kept=True).country.municipalities[0].boards[0] for _ in range(2))
    assert again.figures is first.figures


def changed_cell(root: Path) -> None:
    path = root / PLAN / "drift.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("69 400", "69 410"), encoding="utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "another cell": changed_cell,
    "a text that is gone": lambda root: next((root / PROSE).rglob("*.md")).unlink(),
    "a text that belongs to nothing": lambda root: write(root, f"{PROSE}/2025/okand.md", "Hej.\n"),
    "a file that is no source": lambda root: write(root, f"{BOARD}/2025/fil.txt", "x"),
    "an empty folder": lambda root: (root / BOARD / "Ny mapp").mkdir(),
    "a link": lambda root: (root / PLAN / "extra.csv").symlink_to("drift.csv"),
    "a broken file": lambda root: write(root, f"{BOARD}/indikatorer.yml", "indikatorer:\n\t- x\n"),
    "a file that is gone": lambda root: (root / INTERIM_REPORT / "rapport.yml").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_whatever_changes_in_its_folders_is_seen_at_once(root: Path, change: Callable[[Path], object]) -> None:
    before = kept(root)
    change(root)
    after = kept(root)
    assert (after.country, after.problems) != (before.country, before.problems)
    kept(root)


def test_what_has_errors_is_kept_nowhere(root: Path) -> None:
    """Each time it is read again, and told of."""
    write(root, f"{BOARD}/fil.txt", "x")
    for _ in range(2):
        assert [problem.code for problem in kept(root).problems] == ["FIL06"]
    assert not list((root / KEPT).rglob("*.del"))


def test_whatever_reading_tells_of_is_an_error() -> None:
    """So that a board which is kept has nothing to tell of again."""
    texts = [path.read_text(encoding="utf-8") for path in Path(tree.__file__).parent.rglob("*.py")]
    codes = {code for text in texts for code in re.findall(r'"([A-Z]{2,6}[0-9]{2})"', text)} & CATALOGUE.keys()
    assert {"FIL06", "PERS01", "YML01"} <= codes
    assert {CATALOGUE[code].severity for code in codes} == {Severity.ERROR}


def test_a_file_that_cannot_be_read_at_first_is_read_when_it_can(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for one who may read every file: the disk itself says no."""
    closed = root / PLAN / "drift.csv"
    read = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path == closed:
            raise PermissionError(path)
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refused)
        assert [problem.code for problem in kept(root).problems]
    assert kept(root).problems == ()


def test_nothing_is_kept_of_files_that_change_while_they_are_read(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([{f"{BOARD}/namnd.yml": "1"}, {f"{BOARD}/namnd.yml": "2"}])
    monkeypatch.setattr("generator.rules.digests_of", lambda _root: next(answers))
    read_and_settle(root, is_kept=True)
    assert not list((root / KEPT).rglob("*.del"))


def test_what_the_disk_has_spoiled_is_read_anew(root: Path) -> None:
    kept(root)
    (path,) = (root / KEPT).rglob("*.del")
    path.write_bytes(path.read_bytes()[:-9] + bytes(9))
    kept(root)


class Trap:
    """Makes a folder when it is unpickled."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, ...]:
        return Path.mkdir, (self.folder,)


def test_what_is_kept_can_run_no_code(root: Path) -> None:
    """A cache that comes with a project from someone else is whole by its own checksums."""
    kept(root)
    (path,) = (root / KEPT).rglob("*.del")
    pack = read_pack(path)
    assert pack
    trap = root / "fälla"
    assert list(pack.files) == ["namnd"]
    write_pack(path, type(pack)(pack.told, {"namnd": Made(pickle.dumps(Trap(trap)))}))
    kept(root)
    assert not trap.exists()
    pickle.loads(pickle.dumps(Trap(trap)))
    assert trap.exists()


def test_a_function_that_a_module_of_the_model_has_imported_is_no_type_of_the_model(root: Path) -> None:
    kept(root)
    (path,) = (root / KEPT).rglob("*.del")
    pack = read_pack(path)
    assert pack
    for name in ("field", "Decimal", "date.fromisoformat"):
        data = b"\x80\x04" + b"\x8c\x15generator.model.board" + b"\x8c" + bytes([len(name)]) + name.encode() + b"\x93."
        write_pack(path, type(pack)(pack.told, {"namnd": Made(data)}))
        kept(root)


def test_one_changed_board_leaves_the_others_kept(tmp_path: Path, read_files: list[str]) -> None:
    write_example(tmp_path)
    write_neighbour(tmp_path)
    kept(tmp_path)
    replace(tmp_path, f"{BOARD}/namnd.yml", "namn: Kulturnämnden", "namn: Kulturens nämnd")
    read_files.clear()
    read_and_settle(tmp_path, is_kept=True)
    boards = {"/".join(name.split("/")[1:3]) for name in read_files if name.endswith("/namnd.yml")}
    assert boards == {"exempelstad/kulturnamnden"}
