"""A site's folder holds the site and nothing else, and only what changed is written."""

import gzip
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.contents import Content, Made, made
from generator.output import write_site
from tests.site_build import fingerprint

TEXT = b"<p>Socialn\xc3\xa4mnden</p>\n" * 100
FILES = {"index.html": TEXT, "a/b/index.html": TEXT + b"1", "a/diagram.png": bytes(2000), ".well-known/security.txt": b"x"}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return tmp_path / "notes"


def write(files: Mapping[str, bytes], target: Path, notes: Path | None, *, is_compressed: bool = True) -> None:
    write_site(made(files), target, notes, is_compressed=is_compressed)


def names(target: Path) -> set[str]:
    return {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}


def times(target: Path) -> dict[str, int]:
    return {name: (target / name).stat().st_mtime_ns for name in names(target)}


COPIES = {f"{name}{ending}" for name in ("index.html", "a/b/index.html") for ending in (".gz", ".br")}


def test_every_file_is_written_and_texts_have_compressed_copies(target: Path, notes: Path) -> None:
    write(FILES, target, notes)
    assert names(target) == {*FILES, *COPIES}
    assert {name: (target / name).read_bytes() for name in FILES} == FILES
    assert gzip.decompress((target / "index.html.gz").read_bytes()) == TEXT


def test_only_what_changed_is_read_and_written(target: Path, notes: Path) -> None:
    write(FILES, target, notes)
    before = times(target)

    class Unread(Made):
        def read(self) -> bytes:
            raise AssertionError("it is as it was")

    changed: dict[str, Content] = {name: Unread(data) for name, data in FILES.items()}
    changed["a/b/index.html"] = Made(TEXT + b"22")
    write_site(changed, target, notes, is_compressed=True)
    after = times(target)
    assert {name for name in after if after[name] != before[name]} == {
        "a/b/index.html", "a/b/index.html.gz", "a/b/index.html.br",
    }  # fmt: skip
    assert gzip.decompress((target / "a/b/index.html.gz").read_bytes()) == TEXT + b"22"


@pytest.mark.parametrize("has_notes", [True, False])
def test_what_is_gone_from_the_site_is_gone_from_the_folder(has_notes: bool, target: Path, notes: Path) -> None:
    kept = notes if has_notes else None
    write(FILES, target, kept)
    (target / "egen").mkdir()
    (target / "egen" / "fil.txt").write_bytes(b"someone else's")
    write({"index.html": TEXT}, target, kept)
    assert names(target) == {"index.html", "index.html.gz", "index.html.br"}
    assert [path.name for path in target.iterdir() if path.is_dir()] == []


@pytest.mark.parametrize("contents", [b"changed by hand", TEXT[:-1] + b"!"])
def test_what_someone_changed_in_the_folder_is_written_again(contents: bytes, target: Path, notes: Path) -> None:
    write(FILES, target, notes)
    (target / "index.html").write_bytes(contents)
    (target / "a" / "diagram.png").unlink()
    (target / "index.html.br").unlink()
    write(FILES, target, notes)
    assert names(target) == {*FILES, *COPIES}
    assert (target / "index.html").read_bytes() == TEXT


def test_a_link_in_the_folder_is_replaced_and_never_followed(target: Path, notes: Path, tmp_path: Path) -> None:
    write(FILES, target, notes)
    outside = tmp_path / "outside.html"
    outside.write_bytes(TEXT)
    (target / "index.html").unlink()
    (target / "index.html").symlink_to(outside)
    write({**FILES, "index.html": TEXT + b"new"}, target, notes)
    assert not (target / "index.html").is_symlink()
    assert outside.read_bytes() == TEXT


def test_a_file_may_become_a_folder_and_a_folder_a_file(target: Path, notes: Path) -> None:
    write({"a": b"1", "b/c/d": b"2"}, target, notes)
    write({"a/x": b"3", "b": b"4"}, target, notes)
    assert {name: (target / name).read_bytes() for name in names(target)} == {"a/x": b"3", "b": b"4"}


def test_without_compressed_copies_those_of_before_go(target: Path, notes: Path) -> None:
    write(FILES, target, notes)
    write(FILES, target, notes, is_compressed=False)
    assert names(target) == {*FILES}
    write(FILES, target, notes)
    assert names(target) == {*FILES, *COPIES}


@pytest.mark.parametrize("nth", range(6))
def test_a_fault_while_moving_puts_everything_back(nth: int, target: Path, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(FILES, target, notes)
    before = fingerprint(target)
    whole, moved = Path.replace, []

    def broken(path: Path, to: Path) -> Path:
        moved.append(path)
        if len(moved) == nth + 1:
            raise OSError("refused")
        return whole(path, to)

    monkeypatch.setattr(Path, "replace", broken)
    files = {name: data + b"new" for name, data in FILES.items() if name != "a/diagram.png"} | {"ny/index.html": TEXT}
    with pytest.raises(OSError, match="refused"):
        write(files, target, notes)
    monkeypatch.undo()
    assert fingerprint(target) == before
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".site-")] == []
    write(files, target, notes)
    assert {name: (target / name).read_bytes() for name in files} == files


@pytest.mark.parametrize("note", [b"", b"[]", b"{}", b'{"compressed": true}', b"\xff", b'{"compressed": true, "files": {"index.html": ["a", "b", "c"]}}'])
def test_notes_that_make_no_sense_are_no_notes(note: bytes, target: Path, notes: Path) -> None:
    write(FILES, target, notes)
    before = times(target)
    (path,) = notes.iterdir()
    path.write_bytes(note)
    write(FILES, target, notes)
    assert names(target) == {*FILES, *COPIES}
    assert times(target) == before  # the same bytes keep their time all the same
    assert os.listdir(notes) == [path.name]
