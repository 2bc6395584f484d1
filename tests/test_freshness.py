"""What did not change keeps its time stamp."""

import os
from pathlib import Path

from generator.freshness import keep_times

OLD, NEW = 1_000_000_000_000_000_123, 1_700_000_000_000_000_000


def write(path: Path, text: str, time: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(time, time))
    return path


def test_only_what_is_the_same_bytes_keeps_its_time(tmp_path: Path) -> None:
    before, built = tmp_path / "before", tmp_path / "built"
    for name, text in (("a/same.csv", "1"), ("changed.csv", "12"), ("gone.csv", "1")):
        write(before / name, text, OLD)
    same = write(built / "a/same.csv", "1", NEW)
    others = [write(built / "changed.csv", "13", NEW), write(built / "new.csv", "1", NEW)]
    assert keep_times(built, before) == 1
    assert same.stat().st_mtime_ns == OLD
    assert {path.stat().st_mtime_ns for path in others} == {NEW}


def test_a_first_build_has_nothing_to_keep(tmp_path: Path) -> None:
    write(tmp_path / "built/a.csv", "1", NEW)
    assert keep_times(tmp_path / "built", tmp_path / "none") == 0
