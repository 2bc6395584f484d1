"""A folder that readers are shown: killed, full, without links, and read all the while."""

import errno
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.publishing.folder import FolderTarget
from generator.publishing.layout import MARK, RELEASES, SITE
from generator.publishing.target import CannotPublish
from tests.published import Site, make_site, page_of, publish, restore, style_of

ROOT = Path(__file__).parents[2]
KILLS = 20


@pytest.fixture
def sites(tmp_path: Path) -> list[Site]:
    return [make_site(tmp_path / str(number), number) for number in (1, 2, 3)]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "mål"


def seen(place: Path) -> dict[str, bytes]:
    """Every file that readers see, by its path."""
    site = (place / SITE).resolve()
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def shows(place: Path, site: Site) -> bool:
    """Whether readers see this site in every byte; beside it may only be an earlier site's styles."""
    found, wanted = seen(place), {path: (site.folder / path).read_bytes() for path in site.files}
    beside = set(found) - set(wanted)
    return {path: found[path] for path in found if path in wanted} == wanted and all(
        re.fullmatch(r"assets/site\.\w+\.css", path) for path in beside
    )


def left_behind(place: Path) -> list[str]:
    return [
        path.relative_to(place).as_posix()
        for folder in (place, place / RELEASES)
        for path in folder.iterdir()
        if path.name.startswith((".ny-", ".bort-"))
    ]


def run_killed(at: int, place: Path, site: Site, what: str) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "tests.killed", at, place, site.folder, site.number, what]
    return subprocess.run([*map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)


def moments(place: Path, site: Site, what: str) -> list[int]:
    """Twenty moments of all there are, the first and the last among them, the same each time."""
    whole = place.with_name("hela")
    shutil.copytree(place, whole, symlinks=True)
    told = run_killed(0, whole, site, what)
    assert told.returncode == 0, told.stderr
    count = int(told.stdout)
    between = range(2, count)
    return sorted({1, count, *random.Random(20240925).sample(between, min(KILLS - 2, len(between)))})


@pytest.mark.slow
def test_killed_at_any_moment_of_publishing_it_leaves_the_old_or_the_new_whole(
    place: Path, sites: list[Site]
) -> None:
    old, new, after = sites
    publish(FolderTarget(place), old)
    fatal = moments(place, new, "publicera")
    assert len(fatal) == KILLS
    outcomes = []
    for at in fatal:
        one = place.with_name(f"dödad-{at}")
        shutil.copytree(place, one, symlinks=True)
        assert run_killed(at, one, new, "publicera").returncode == -signal.SIGKILL
        showed_old, showed_new = shows(one, old), shows(one, new)
        assert showed_old or showed_new, f"killed at {at}"
        outcomes.append(showed_new)
        assert FolderTarget(one).current() == (new if showed_new else old).release
        publish(FolderTarget(one), after)
        assert shows(one, after)
        assert left_behind(one) == []
        kept = [old.release, new.release, after.release] if showed_new else [old.release, after.release]
        assert FolderTarget(one).releases() == kept
    assert {True, False} == set(outcomes), "the moments are on both sides of the switch"


@pytest.mark.slow
def test_killed_at_any_moment_of_going_back_it_leaves_the_one_or_the_other_whole(
    place: Path, sites: list[Site]
) -> None:
    old, new, after = sites
    publish(FolderTarget(place), old)
    publish(FolderTarget(place), new)
    for at in moments(place, old, "aterstall"):
        one = place.with_name(f"dödad-{at}")
        shutil.copytree(place, one, symlinks=True)
        assert run_killed(at, one, old, "aterstall").returncode == -signal.SIGKILL
        assert shows(one, old) or shows(one, new), f"killed at {at}"
        restore(FolderTarget(one), old.release)
        assert shows(one, old)
        publish(FolderTarget(one), after)
        assert shows(one, after)
        assert left_behind(one) == []


@pytest.mark.slow
def test_killed_at_any_moment_of_the_first_publishing_the_next_goes_through(
    place: Path, sites: list[Site]
) -> None:
    place.mkdir()
    for at in moments(place, sites[0], "publicera"):
        one = place.with_name(f"dödad-{at}")
        assert run_killed(at, one, sites[0], "publicera").returncode == -signal.SIGKILL
        assert not (one / SITE).exists() or shows(one, sites[0])
        publish(FolderTarget(one), sites[1])
        assert shows(one, sites[1])
        assert left_behind(one) == []


def test_a_full_disk_leaves_the_old_site_and_nothing_else(
    place: Path, sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(FolderTarget(place), sites[0])
    room, to_disk = 0, os.fsync

    def full(file: int) -> None:
        nonlocal room
        room -= 1
        if room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        to_disk(file)

    monkeypatch.setattr(os, "fsync", full)
    for files in range(8):
        room = files
        with pytest.raises(CannotPublish, match=r"Disken där .* är full\. Gör plats och försök igen\."):
            publish(FolderTarget(place), sites[1])
        assert shows(place, sites[0])
        assert left_behind(place) == []
        assert FolderTarget(place).releases() == [sites[0].release]
    monkeypatch.undo()
    publish(FolderTarget(place), sites[1])
    assert shows(place, sites[1])


def test_a_file_that_the_disk_has_no_room_for_is_told_as_a_full_disk(place: Path, sites: list[Site]) -> None:
    publish(FolderTarget(place), sites[0])
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(CannotPublish, match=r"Disken där .* är full"):
            publish(FolderTarget(place), sites[1])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    assert shows(place, sites[0])
    assert left_behind(place) == []


def test_where_links_cannot_be_made_a_copy_is_shown(
    place: Path, sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(FolderTarget(place), sites[0])

    def refused(*arguments: object, **more: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "symlink", refused)
    publish(FolderTarget(place), sites[1])
    assert not (place / SITE).is_symlink()
    assert FolderTarget(place).current() == sites[1].release
    publish(FolderTarget(place), sites[2])
    restore(FolderTarget(place), sites[1].release)
    assert FolderTarget(place).current() == sites[1].release
    assert FolderTarget(place).releases() == [site.release for site in sites]
    assert seen(place)["index.html"] == page_of(2, "").encode()
    (place / SITE).rename(place / f".bort-{SITE}")  # killed between the two renames
    monkeypatch.undo()
    with FolderTarget(place).locked():
        assert FolderTarget(place).current() == sites[1].release
    publish(FolderTarget(place), sites[0])
    assert (place / SITE).is_symlink()
    assert shows(place, sites[0])
    assert left_behind(place) == []


def test_those_who_read_all_the_while_never_see_a_mixture(place: Path, sites: list[Site]) -> None:
    publish(FolderTarget(place), sites[0])
    stop, wrong, reads = threading.Event(), [], 0

    def read() -> None:
        nonlocal reads
        while not stop.is_set():
            try:
                page = (place / SITE / "index.html").read_text(encoding="utf-8")
                (number,) = set(re.findall(r"Utgåva (\d+)", page))
                if page != page_of(int(number), ""):
                    wrong.append(f"a page that is not whole: {page[:80]}")
                (place / SITE / style_of(int(number))).read_bytes()
            except OSError as error:
                wrong.append(str(error))
            reads += 1

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for _ in range(3):
            publish(FolderTarget(place), sites[1])
            restore(FolderTarget(place), sites[0].release)
    finally:
        stop.set()
        reader.join()
    assert wrong == []
    assert reads > 50


def test_a_file_that_did_not_change_takes_no_room(place: Path, sites: list[Site]) -> None:
    for site in sites[:2]:
        publish(FolderTarget(place), site)
    one, two = (place / RELEASES / site.release.name / SITE / "assets/site.js" for site in sites[:2])
    assert one.stat().st_ino == two.stat().st_ino


def test_a_folder_of_editions_in_a_project_is_not_taken_for_a_place(place: Path, sites: list[Site]) -> None:
    (place / RELEASES / "0001").mkdir(parents=True)
    with pytest.raises(CannotPublish, match="innehåller något annat"):
        publish(FolderTarget(place), sites[0])
    assert [path.name for path in place.iterdir()] == [RELEASES]


def test_a_file_is_not_a_folder(place: Path, sites: list[Site]) -> None:
    place.write_text("en fil")
    with pytest.raises(CannotPublish, match=r"är en fil\. Ange en mapp"):
        publish(FolderTarget(place), sites[0])
    with pytest.raises(CannotPublish, match=r"är en fil\. Ange en mapp"):
        publish(FolderTarget(place / "under"), sites[0])


def test_what_the_disk_refuses_is_told_in_swedish(
    place: Path, sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: object, **more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "där")

    monkeypatch.setattr(os, "mkdir", refused)
    with pytest.raises(CannotPublish, match=r"Du får inte skriva i där\. Be den som sköter webbservern"):
        publish(FolderTarget(place), sites[0])


def test_old_editions_that_cannot_be_removed_do_not_undo_the_publishing(
    place: Path, sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def refused(self: FolderTarget) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "där")

    monkeypatch.setattr(FolderTarget, "_prune", refused)
    target, site = FolderTarget(place), sites[0]
    with target.locked():
        target.deploy(site.folder, site.files, site.release, site.record, told.append)
    assert any(step.startswith("Äldre utgåvor kunde inte tas bort") for step in told)
    assert shows(place, site)


def test_the_folder_says_whose_it_is(place: Path, sites: list[Site]) -> None:
    publish(FolderTarget(place), sites[0])
    assert "Ändra inget här" in (place / MARK).read_text(encoding="utf-8")
