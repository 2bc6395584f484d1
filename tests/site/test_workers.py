"""Work that is shared among processes gives the same site as work that is not, whatever happens to a worker."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from distributed import Client, LocalCluster

from generator import workers
from generator.kept import CACHE_FOLDER
from generator.site.building import build_site
from generator.site.exceptions import CannotBuild
from generator.site.making import Wanted
from generator.site.settings import moment_from
from tests.example import write_neighbour
from tests.site_build import MOMENT, Site, example_project, fingerprint

pytestmark = [pytest.mark.site, pytest.mark.slow]
BOARDS = 3


@pytest.fixture
def config(example_site: Site, tmp_path: Path) -> Path:
    """Two municipalities with three boards, whose drawings are kept and whose pages are not."""
    config = example_project(tmp_path / "projekt", pdf="nej", engelska="nej")
    write_neighbour(config.parent)
    pages = shutil.ignore_patterns("delar", "fardiga", "skrivet")
    shutil.copytree(example_site.root / CACHE_FOLDER, config.parent / CACHE_FOLDER, ignore=pages)
    return config


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:  # type: ignore[no-untyped-call]
        yield cluster


def built(config: Path, folder: Path, dask: str | None) -> dict[str, str]:
    build_site(config, folder, Wanted(moment=moment_from(MOMENT), dask=dask, once=True))
    return fingerprint(folder)


def without_parts(config: Path) -> None:
    for name in ("delar", "fardiga"):
        shutil.rmtree(config.parent / CACHE_FOLDER / name, ignore_errors=True)


def test_a_worker_that_is_killed_midway_changes_nothing(
    config: Path, cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    killed: list[int] = []
    with Client(cluster) as client:  # type: ignore[no-untyped-call]
        pids = client.run(os.getpid)

        def kill_one_that_works(what: str) -> None:
            told.append(what)
            busy = [worker for worker, tasks in client.processing().items() if tasks]
            if not killed and busy and what.startswith("Gjorde"):
                killed.append(pids[busy[0]])
                os.kill(killed[0], signal.SIGKILL)

        monkeypatch.setattr("generator.site.making._tell", kill_one_that_works)
        shared = built(config, tmp_path / "shared", cluster.scheduler_address)
    assert len(killed) == 1
    assert told[0] == "Delar arbetet mellan 2 arbetare"
    assert told[-1] == f"Gjorde sidorna för {BOARDS} av {BOARDS} nämnder"
    without_parts(config)
    assert built(config, tmp_path / "alone", None) == shared


def test_what_is_kept_is_not_shared_again(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cluster is even asked for: there is none at the address."""
    alone = built(config, tmp_path / "alone", None)
    assert built(config, tmp_path / "shared", "tcp://127.0.0.1:9") == alone


def test_a_cluster_that_does_not_answer_is_told_of(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_CONNECT_SECONDS", "1s")
    with pytest.raises(CannotBuild, match=r"Dask svarar inte på tcp://127\.0\.0\.1:9\."):
        built(config, tmp_path / "site", "tcp://127.0.0.1:9")
    assert not (tmp_path / "site").exists()


def test_workers_with_other_code_are_refused(
    config: Path, cluster: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.rendered.code_version", lambda: "another")
    with pytest.raises(CannotBuild, match="En arbetare har en annan version"):
        built(config, tmp_path / "site", cluster.scheduler_address)


def test_without_what_sharing_needs_it_is_said_how_to_get_it(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(name: str) -> ModuleType | None:
        return None

    monkeypatch.setattr(workers, "find_spec", without)
    with pytest.raises(CannotBuild, match=r"pip install oppna-mal\[dask\]"):
        built(config, tmp_path / "site", workers.LOCAL)
