"""What is kept together is whole or is made again, and no more of it is kept than is wanted."""

import os
from pathlib import Path

import pytest

from generator.contents import Damaged, Made
from generator.packs import MOST_OF_ONE, Pack, Packs, in_memory, read_pack, write_pack

FILES = {"a/index.html": b"<p>a</p>", "a/diagram.png": bytes(range(256)), "tom": b""}
TOLD = {"sidor": ["åäö", 1, None]}


def pack() -> Pack:
    return in_memory(TOLD, FILES)


def never() -> Pack:
    raise AssertionError("it was made again")


def read(found: Pack) -> dict[str, bytes]:
    return {name: content.read() for name, content in found.files.items()}


def test_what_was_kept_is_what_was_made(tmp_path: Path) -> None:
    packs = Packs(tmp_path)
    made, found = packs.get("k/n", "1", pack), Packs(tmp_path).get("k/n", "1", never)
    assert (read(made), made.told) == (read(found), found.told) == (FILES, TOLD)
    assert {name: (content.digest, content.size) for name, content in found.files.items()} == {
        name: (Made(data).digest, len(data)) for name, data in FILES.items()
    }
    assert (packs.hits, packs.made) == (0, 1)


def test_another_key_or_another_part_is_made_by_itself(tmp_path: Path) -> None:
    packs = Packs(tmp_path)
    for part, key in (("k/n", "1"), ("k/n", "2"), ("k/o", "1")):
        packs.get(part, key, pack)
    assert (packs.hits, packs.made) == (0, 3)


def test_without_a_folder_nothing_is_kept() -> None:
    packs = Packs(None)
    for _again in range(2):
        assert read(packs.get("k/n", "1", pack)) == FILES
    assert packs.made == 2


@pytest.mark.parametrize("size", [0, 10, 39, 60, 150, -1])
def test_a_pack_that_was_cut_off_is_no_pack(size: int, tmp_path: Path) -> None:
    path = tmp_path / "a.del"
    write_pack(path, pack())
    path.write_bytes(path.read_bytes()[:size])
    assert read_pack(path) is None
    assert read(Packs(tmp_path).get(".", "a", pack)) == FILES


def test_a_content_that_the_disk_has_changed_is_never_given_out(tmp_path: Path) -> None:
    path = tmp_path / "a.del"
    write_pack(path, pack())
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"<p>a</p>", b"<p>b</p>"))
    found = read_pack(path)
    assert found
    with pytest.raises(Damaged) as damaged:
        found.files["a/index.html"].read()
    assert damaged.value.path == path
    assert found.files["a/diagram.png"].read() == FILES["a/diagram.png"]


def test_a_pack_that_another_build_threw_away_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.del"
    write_pack(path, pack())
    found = read_pack(path)
    path.unlink()
    assert found
    with pytest.raises(Damaged):
        found.files["a/index.html"].read()


def test_a_pack_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="full"):
        Packs(tmp_path).get("k/n", "1", pack)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_of_a_part_the_packs_that_were_used_last_are_kept(tmp_path: Path) -> None:
    packs = Packs(tmp_path)
    for number in range(MOST_OF_ONE):
        packs.get("k/n", str(number), pack)
        os.utime(tmp_path / "k/n" / f"{number}.del", (number, number))
    packs.get("k/n", "0", never)  # used again, and so the newest
    packs.get("k/n", "new", pack)
    kept = {path.stem for path in (tmp_path / "k/n").iterdir()}
    assert kept == {"0", "new", *(str(number) for number in range(2, MOST_OF_ONE))}
