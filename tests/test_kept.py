"""What is kept between builds: how much there is, and what is thrown away first."""

import os
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.charts.cache import ChartCache
from generator.cli import app
from generator.kept import Kept, kept_in, note_used, trim
from generator.printing.store import Store
from tests.site_build import example_project
from tests.test_charts import SPARKLINE

NOW = time.time()


def write(path: Path, size: int, *, age: float = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(size))
    os.utime(path, (NOW - age, NOW - age))
    return path


def test_it_is_told_by_kind(tmp_path: Path) -> None:
    write(tmp_path / "charts/aa/1", 10)
    write(tmp_path / "charts/bb/2", 20)
    write(tmp_path / "pdf/cc/3", 5)
    assert kept_in(tmp_path) == [Kept("charts", 2, 30), Kept("pdf", 1, 5)]
    assert kept_in(tmp_path / "nothing") == []


def test_what_was_used_last_stays(tmp_path: Path) -> None:
    old, older, new = (write(tmp_path / f"charts/{age}", 100, age=age) for age in (20, 30, 10))
    assert trim(tmp_path, 300) == 0
    assert trim(tmp_path, 150) == 200
    assert [path.exists() for path in (old, older, new)] == [False, False, True]


def test_what_a_build_has_used_stays_however_much_it_is(tmp_path: Path) -> None:
    old, used, new = (write(tmp_path / f"delar/{age}", 100, age=age) for age in (20, 10, 5))
    assert trim(tmp_path, 0, unused_since=NOW - 10) == 100
    assert [path.exists() for path in (old, used, new)] == [False, True, True]


def test_what_is_found_counts_as_used(tmp_path: Path) -> None:
    store = Store(tmp_path / "pdf")
    for key in ("aa1", "bb2"):
        store.get(key, lambda: bytes(50))
    for path in (tmp_path / "pdf").rglob("*"):
        if path.is_file():
            os.utime(path, (NOW - 1000, NOW - 1000))
    store.get("aa1", lambda: bytes(50))
    trim(tmp_path, 100)
    assert [path.parent.name for path in (tmp_path / "pdf").rglob("*") if path.is_file()] == ["aa"]


def test_a_drawing_that_is_found_counts_as_used(tmp_path: Path) -> None:
    ChartCache(tmp_path).drawing(SPARKLINE)
    [entry] = tmp_path.rglob("*.json")
    os.utime(entry, (0, 0))
    ChartCache(tmp_path).drawing(SPARKLINE)
    assert entry.stat().st_mtime > 0


def test_half_written_leftovers_go_a_day_later(tmp_path: Path) -> None:
    write(tmp_path / "charts/aa/x.tmp", 10, age=90_000)
    fresh = write(tmp_path / "charts/aa/y.tmp", 10, age=60)
    assert trim(tmp_path) == 10
    assert fresh.exists()


def test_an_entry_that_is_gone_is_no_fault(tmp_path: Path) -> None:
    note_used(tmp_path / "gone")


def test_the_command_shows_and_throws_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example_project(tmp_path)
    folder = tmp_path / ".cache/oppna-mal"
    write(folder / "charts/aa/1", 1_500_000, age=50)
    write(folder / "pdf/bb/2", 3_000)
    told = CliRunner().invoke(app, ["cache", "--mapp", str(tmp_path)])
    assert told.output.replace("\N{NO-BREAK SPACE}", " ") == "Diagram: 1 fil, 1,5 MB\nPDF-filer: 1 fil, 3 kB\n"
    told = CliRunner().invoke(app, ["cache", "--mapp", str(tmp_path), "--storst", "1"])
    assert told.output.replace("\N{NO-BREAK SPACE}", " ").splitlines()[-1] == "Kastade 1,5 MB."
    told = CliRunner().invoke(app, ["cache", "--mapp", str(tmp_path), "--storst", "0"])
    assert "Ingenting är sparat." in told.output
    assert (told.exit_code, list(kept_in(folder))) == (0, [Kept("charts", 0, 0), Kept("pdf", 0, 0)])


def test_the_command_needs_a_project(tmp_path: Path) -> None:
    told = CliRunner().invoke(app, ["cache", "--mapp", str(tmp_path)])
    assert told.exit_code == 2
