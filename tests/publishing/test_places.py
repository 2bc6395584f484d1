"""What a text after --till means."""

from pathlib import Path

import pytest

from generator.publishing.folder import FolderTarget
from generator.publishing.git import GitTarget
from generator.publishing.places import target_of
from generator.publishing.rsync import RsyncTarget
from generator.publishing.s3 import S3Target
from generator.publishing.target import CannotPublish
from tests.handbook import examples

ROOT = Path("/projekt")


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("/srv/webb", "/srv/webb"),
        ("publicerat", "/projekt/publicerat"),
        ("../webb", "/projekt/../webb"),
        ("./a:b", "/projekt/a:b"),
        ("/srv/a:b", "/srv/a:b"),
        (" /srv/webb ", "/srv/webb"),
        ("C:\\webb\\mål", "/projekt/C:\\webb\\mål"),
        ("c:/webb", "/projekt/c:/webb"),
        ("\\\\server\\webb", "/projekt/\\\\server\\webb"),
    ],
)
def test_a_folder(text: str, folder: str) -> None:
    target = target_of(text, ROOT)
    assert isinstance(target, FolderTarget)
    assert target.folder == Path(folder)


def test_a_folder_in_the_home_folder() -> None:
    target = target_of("~/webb", ROOT)
    assert isinstance(target, FolderTarget)
    assert target.folder == Path.home() / "webb"


@pytest.mark.parametrize(
    ("text", "host", "folder"),
    [
        ("webb@kommunen.se:/srv/mål/", "webb@kommunen.se", "/srv/mål"),
        ("kommunen.se:/srv/a:b", "kommunen.se", "/srv/a:b"),
        ("webb:mapp", "webb", "mapp"),
        ("webb:~/mapp", "webb", "mapp"),
        ("konto@[2001:db8::1]:/srv", "konto@2001:db8::1", "/srv"),
    ],
)
def test_a_folder_at_the_far_end_of_ssh(text: str, host: str, folder: str) -> None:
    target = target_of(text, ROOT)
    assert isinstance(target, RsyncTarget)
    assert (target.host, target.folder) == (host, folder)


@pytest.mark.parametrize(
    ("text", "where"),
    [("s3://hink", "s3://hink"), ("s3://hink/", "s3://hink"), ("s3://hink/a/b/", "s3://hink/a/b")],
)
def test_a_bucket(text: str, where: str) -> None:
    target = target_of(text, ROOT)
    assert isinstance(target, S3Target)
    assert target.where == where


@pytest.mark.parametrize(
    ("text", "remote", "branch"),
    [
        ("git:origin#webbplats", "origin", "webbplats"),
        ("git:git@github.com:kommun/webb.git#gh-pages", "git@github.com:kommun/webb.git", "gh-pages"),
        ("git:https://gitlab.com/kommun/webb.git#a/b", "https://gitlab.com/kommun/webb.git", "a/b"),
        ("git:../webb.git#webb", "../webb.git", "webb"),
    ],
)
def test_a_branch(text: str, remote: str, branch: str) -> None:
    target = target_of(text, ROOT)
    assert isinstance(target, GitTarget)
    assert (target.remote, target.branch) == (remote, branch)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Målet är tomt. Skriv en mapp, "),
        ("a\nb", "Målet får inte ha radbrytningar."),
        ("https://kommunen.se/mal", "är en webbadress, och dit går det inte att publicera."),
        ("ssh://kommunen.se/srv", "Skriv KONTO@VÄRD:MAPP för en server som nås med SSH."),
        ("ftp://kommunen.se/srv", "ftp://kommunen.se/srv går inte att publicera till."),
        ("s3:hink/mapp", "saknar snedstreck"),
        ("s3:///mapp", "inget giltigt namn på hinken"),
        ("s3://Hink/mapp", "inget giltigt namn på hinken"),
        ("s3://hink/../annan", "har en mapp som inte går att använda"),
        ("git:origin", "saknar förråd eller gren"),
        ("git:#webb", "saknar förråd eller gren"),
        ("git:origin#", "saknar förråd eller gren"),
        ("git:--upload-pack=touch#webb", "är inget git-förråd"),
        ("git:ext::sh -c touch#webb", "är inget git-förråd"),
        ("git:origin#a..b", "kan inte vara namnet på en gren"),
        ("git:origin#-f", "kan inte vara namnet på en gren"),
        ("git:origin#a b", "kan inte vara namnet på en gren"),
        ("-oProxyCommand=touch:mapp", "går inte att förstå"),
        ("konto @varden:mapp", "går inte att förstå"),
        ("varden:", "saknar mapp. Skriv till exempel varden:/srv/webbplats."),
        ("varden:/", "saknar mapp"),
        ("varden::modul", "är en rsync-tjänst"),
        ("varden:~annan/mapp", "Skriv hela sökvägen"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, message: str) -> None:
    with pytest.raises(CannotPublish) as raised:
        target_of(text, ROOT)
    assert message in str(raised.value)


def test_the_handbook_shows_each_kind() -> None:
    shown = [example.code.partition("--till ")[2].strip() for example in examples("publicera-mal")]
    kinds = [type(target_of(place, ROOT)) for place in shown]
    assert kinds == [FolderTarget, RsyncTarget, S3Target, GitTarget]
