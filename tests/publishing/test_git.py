"""A git branch: the project is left alone, history is never rewritten, and others are not overwritten."""

import os
import stat
import subprocess
from pathlib import Path

import pytest

from generator.publishing.git import CACHE, GitTarget
from generator.publishing.target import Busy, CannotPublish
from tests.published import Kind, Site, git, git_kind, make_site, publish, quiet, restore


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    return tmp_path / "fjärran.git"


@pytest.fixture
def kind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kind:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    return git_kind(tmp_path)


@pytest.fixture
def sites(tmp_path: Path) -> list[Site]:
    return [make_site(tmp_path / str(number), number) for number in (1, 2, 3)]


def tree(remote: Path) -> list[str]:
    return git("-C", remote, "ls-tree", "-r", "--name-only", "webbplats").splitlines()


def commits(remote: Path) -> list[str]:
    return git("-C", remote, "log", "--format=%s", "webbplats").splitlines()


def test_the_branch_holds_the_site_and_what_serving_it_needs(
    kind: Kind, remote: Path, sites: list[Site]
) -> None:
    publish(kind.make(), sites[0])
    served = {path for path in tree(remote) if not path.startswith(".oppna-mal/")}
    assert served == {path for path in sites[0].files if not path.endswith(".gz")} | {".nojekyll"}
    assert commits(remote) == ["Publicera utgåva 1"]
    assert "Oppna-mal-release: 0001-" in git("-C", remote, "log", "-1", "--format=%B", "webbplats")


def test_going_back_is_a_new_commit(kind: Kind, remote: Path, sites: list[Site]) -> None:
    publish(kind.make(), sites[0])
    publish(kind.make(), sites[1])
    before = git("-C", remote, "rev-parse", "webbplats").strip()
    restore(kind.make(), sites[0].release)
    assert commits(remote) == ["Visa utgåva 1 igen", "Publicera utgåva 2", "Publicera utgåva 1"]
    assert git("-C", remote, "rev-parse", "webbplats^").strip() == before


def test_the_domain_that_was_named_on_the_branch_stays(
    kind: Kind, remote: Path, sites: list[Site], tmp_path: Path
) -> None:
    publish(kind.make(), sites[0])
    own = tmp_path / "egen"
    git("clone", "-q", "-b", "webbplats", remote, own)
    (own / "CNAME").write_text("mal.kommunen.se\n")
    git("-C", own, "add", ".")
    git("-C", own, "commit", "-qm", "Create CNAME")
    git("-C", own, "push", "-q")
    publish(kind.make(), sites[1])
    assert git("-C", remote, "show", "webbplats:CNAME") == "mal.kommunen.se\n"
    restore(kind.make(), sites[0].release)
    assert git("-C", remote, "show", "webbplats:CNAME") == "mal.kommunen.se\n"
    assert kind.make().releases() == [site.release for site in sites[:2]]


def test_the_project_is_left_alone(kind: Kind, sites: list[Site]) -> None:
    target = kind.make()
    assert isinstance(target, GitTarget)
    project = target._root
    (project / "källa.txt").write_text("ändrad men inte sparad")
    (project / "ny.txt").write_text("tillagd")
    git("-C", project, "add", "ny.txt")
    (project / ".gitignore").write_text(".cache\n")

    def state() -> list[str]:
        return [
            git("-C", project, *words.split())
            for words in ("status --porcelain", "branch -a", "stash list", "rev-parse HEAD")
        ]

    before = state()
    publish(target, sites[0])
    restore(target, sites[0].release)
    assert state() == before


def test_started_by_a_hook_it_still_leaves_the_project_alone(
    kind: Kind, sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = kind.make()
    assert isinstance(target, GitTarget)
    index = target._root / ".git/index"
    before = index.read_bytes()
    monkeypatch.setenv("GIT_DIR", str(target._root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(index))
    publish(target, sites[0])
    assert index.read_bytes() == before


def test_one_who_comes_between_is_not_overwritten(kind: Kind, remote: Path, sites: list[Site]) -> None:
    one, other = kind.make(), kind.make()
    publish(one, sites[0])
    with pytest.raises(Busy, match="Grenen har ändrats sedan den lästes"), other.locked():  # noqa: PT012
        publish(kind.make(), sites[1])
        other.deploy(sites[2].folder, sites[2].files, sites[2].release, sites[2].record, quiet)
    assert commits(remote) == ["Publicera utgåva 2", "Publicera utgåva 1"]
    publish(other, sites[2])
    assert commits(remote)[0] == "Publicera utgåva 3"


def test_what_a_kill_left_behind_does_not_stop_the_next(kind: Kind, sites: list[Site]) -> None:
    target = kind.make()
    assert isinstance(target, GitTarget)
    publish(target, sites[0])
    (repository,) = (target._root / CACHE).glob("*.git")
    (repository / "config.lock").touch()
    (repository / "HEAD.lock").touch()
    publish(GitTarget("origin", "webbplats", target._root), sites[1])
    (repository / "HEAD").unlink()
    publish(GitTarget("origin", "webbplats", target._root), sites[2])
    assert kind.make().current() == sites[2].release


def test_what_was_seen_is_remembered_so_that_it_need_not_be_fetched_again(kind: Kind, sites: list[Site]) -> None:
    target = kind.make()
    assert isinstance(target, GitTarget)
    publish(target, sites[0])
    publish(kind.make(), sites[1])
    (repository,) = (target._root / CACHE).glob("*.git")
    publish(GitTarget("origin", "webbplats", target._root), sites[2])
    assert git("-C", repository, "rev-list", "--count", "refs/oppna-mal/sedd").strip() == "3"


def test_the_author_is_the_one_that_git_knows(
    kind: Kind, remote: Path, sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        for what in ("NAME", "EMAIL"):
            monkeypatch.delenv(f"GIT_{who}_{what}", raising=False)
    target = kind.make()
    assert isinstance(target, GitTarget)
    publish(target, sites[0])
    assert (
        git("-C", remote, "log", "-1", "--format=%an <%ae>", "webbplats")
        == "oppna-mal <oppna-mal@localhost>\n"
    )
    git("-C", target._root, "config", "user.name", "Kim Ek")
    git("-C", target._root, "config", "user.email", "kim.ek@kommunen.se")
    publish(target, sites[1])
    assert (
        git("-C", remote, "log", "-1", "--format=%an <%ae>", "webbplats") == "Kim Ek <kim.ek@kommunen.se>\n"
    )


def test_an_address_or_a_path_does_as_well_as_a_name(
    kind: Kind, remote: Path, sites: list[Site], tmp_path: Path
) -> None:
    folder = tmp_path / "utan git"
    folder.mkdir()
    publish(GitTarget("../fjärran.git", "webbplats", folder), sites[0])
    publish(GitTarget(f"file://{remote}", "webbplats", folder), sites[1])
    assert kind.make().current() == sites[1].release


def test_a_remote_that_is_not_there_is_told(kind: Kind, sites: list[Site], tmp_path: Path) -> None:
    with pytest.raises(CannotPublish, match="Projektet har inget git-förråd som heter upstream"):
        publish(GitTarget("upstream", "webbplats", tmp_path), sites[0])
    with pytest.raises(CannotPublish, match=r"Det finns inget git-förråd på file:///finns/inte\.git"):
        publish(GitTarget("file:///finns/inte.git", "webbplats", tmp_path), sites[0])
    with pytest.raises(CannotPublish, match="svarar inte"):
        publish(GitTarget("http://127.0.0.1:9/x.git", "webbplats", tmp_path), sites[0])


def test_a_branch_that_may_not_be_written_is_told(kind: Kind, remote: Path, sites: list[Site]) -> None:
    hook = remote / "hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(
        "#!/bin/sh\necho 'GL-HOOK-ERR: You are not allowed to push code to protected branches' >&2\nexit 1\n"
    )
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(CannotPublish, match="Du får inte skriva i git:origin#webbplats") as raised:
        publish(kind.make(), sites[0])
    assert not isinstance(raised.value, Busy)


def test_git_that_is_missing_is_told(
    sites: list[Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*arguments: object, **more: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(subprocess, "run", missing)
    with pytest.raises(CannotPublish, match=r"Programmet git saknas på den här datorn\. Installera git"):
        publish(GitTarget("origin", "webbplats", tmp_path), sites[0])
