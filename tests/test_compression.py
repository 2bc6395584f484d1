"""Compressed copies: what they hold, which files get them, and that they are the same every time."""

import gzip
import random
from pathlib import Path

import brotli
import pytest

from generator.compression import ENDINGS, compress_site, compressed

TEXT = ("Socialnämnden ska erbjuda en god vård. " * 60).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("index.html", "a/index.html", "a/feed.xml", "assets/site.css", "kalender.ics", "matt.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    return tmp_path


def written(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.suffix in ENDINGS
    }


@pytest.mark.parametrize("suffix", [".html", ".css"])
def test_each_copy_holds_the_file_and_is_much_smaller(suffix: str) -> None:
    copies = compressed(TEXT, suffix)
    assert gzip.decompress(copies[".gz"]) == TEXT
    assert brotli.decompress(copies[".br"]) == TEXT
    assert all(len(copy) < len(TEXT) / 10 for copy in copies.values())


def test_every_text_gets_its_copies_wherever_it_lies(folder: Path) -> None:
    texts = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    compress_site(folder)
    assert sorted(written(folder)) == sorted(f"{name}{ending}" for name in texts for ending in ENDINGS)
    assert all((folder / name).read_bytes() == TEXT for name in texts)


def test_a_copy_tells_neither_time_nor_name(folder: Path) -> None:
    compress_site(folder)
    first = written(folder)
    compress_site(folder)
    assert written(folder) == first
    # RFC 1952: no flags, so no name; the time is 0; the system is 255, "unknown".
    header = first["index.html.gz"][:10]
    assert (header[3], header[4:8], header[9]) == (0, bytes(4), 255)
    assert first["index.html.gz"] == first["a/index.html.gz"]


def test_what_is_small_or_no_text_or_gains_nothing_gets_no_copy(tmp_path: Path) -> None:
    (tmp_path / "small.html").write_bytes(TEXT[:999])
    (tmp_path / "paper.pdf").write_bytes(TEXT)
    (tmp_path / "noise.txt").write_bytes(random.Random(4711).randbytes(5000))
    compress_site(tmp_path)
    assert written(tmp_path) == {}


def test_a_way_that_makes_nothing_smaller_is_left_out_by_itself() -> None:
    """Brotli's own frame is smaller than gzip's."""
    noise = random.Random(4711).randbytes(1500) + bytes(44)
    assert set(compressed(noise, ".txt")) == {".br"}
