"""Small invented sites, and the four kinds of place that they are published to, all on this machine."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.publishing.folder import FolderTarget
from generator.publishing.git import GitTarget
from generator.publishing.manifest import Manifest, content_of, manifest_of
from generator.publishing.rsync import RsyncTarget
from generator.publishing.s3 import S3Target
from generator.publishing.target import Release, Target

PAGES = ("", "harryda/", "nytt/", "oppna-data/", "om/")
RECORD = {"utgava.yml": "nummer: {number}\n", "siffror.jsonl": '{{"värde": "Ändrad {number}"}}\n'}
BUCKET = "hinken"


@dataclass(frozen=True)
class Site:
    """A built site in a folder, ready to be published as edition `number`."""

    folder: Path
    number: int

    @property
    def files(self) -> Manifest:
        return manifest_of(self.folder)

    @property
    def release(self) -> Release:
        content = content_of(self.files)
        name = f"{self.number:04}-20240925T0600{self.number:02}-{content[:8]}"
        return Release(name, self.number, f"avtryck {self.number}", content)

    @property
    def record(self) -> dict[str, str]:
        return {name: text.format(number=self.number) for name, text in RECORD.items()}


def style_of(number: int) -> str:
    return f"assets/site.{number:08x}.css"


def make_site(folder: Path, number: int) -> Site:
    """A site of ten files: pages that say their number and ask for the styles of that number."""
    texts = {f"{page}index.html": page_of(number, page) for page in PAGES}
    texts[style_of(number)] = f"/* {number} */\n" * 50
    texts["assets/site.js"] = "console.log('samma i alla utgåvor')\n"
    texts["index.html.gz"] = f"packad {number}"
    texts["data/siffror.csv"] = f"indikator;utfall\nå;{number}\n"
    texts[f"{number}/index.html"] = page_of(number, "egen")
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return Site(folder, number)


def page_of(number: int, page: str) -> str:
    text = f"<!doctype html><title>{page}</title><link href=/{style_of(number)}><p>Utgåva {number}\n"
    return text + f"<p>{number}\n" * 300 + "</html>\n"


def quiet(step: str) -> None:
    """Tells nobody."""


def publish(target: Target, site: Site) -> None:
    with target.locked():
        target.deploy(site.folder, site.files, site.release, site.record, quiet)


def restore(target: Target, release: Release) -> None:
    with target.locked():
        target.restore(release, quiet)


@dataclass(frozen=True)
class Kind:
    """A kind of place. make: two who publish to it are two calls. spoil: puts something else in an empty place."""

    name: str
    make: Callable[[], Target]
    spoil: Callable[[], None]
    packed: bool  # whether precompressed files are published too


def folder_kind(root: Path) -> Kind:
    place = root / "målet med mellanslag"

    def spoil() -> None:
        place.mkdir()
        (place / "viktigt.txt").write_text("något annat")

    return Kind("mapp", lambda: FolderTarget(place), spoil, packed=True)


def stand_in_ssh(folder: Path) -> tuple[str, ...]:
    """A program that is called as ssh is, and runs on this machine, in `folder`, what the far end would."""
    script = folder / "ssh"
    script.write_text(
        f"#!{sys.executable}\n"
        "import os, sys\n"
        "words = sys.argv[1:]\n"
        "while words[0] in ('--', '-l', '-o'): words = words[1 if words[0] == '--' else 2:]\n"
        "host, *command = words\n"
        f"os.chdir({str(folder)!r})\n"
        "os.execv('/bin/sh', ['sh', '-c', ' '.join(command)])\n"
    )
    script.chmod(0o755)
    return (str(script),)


def rsync_kind(root: Path) -> Kind:
    far = root / "långt bort"
    far.mkdir()
    ssh = stand_in_ssh(far)
    name = "mål 'med' \"citat\" $(touch inte) `och` mellanslag"

    def spoil() -> None:
        (far / name).mkdir()
        (far / name / "viktigt.txt").write_text("något annat")

    return Kind("rsync", lambda: RsyncTarget("konto@varden", name, ssh=ssh), spoil, packed=True)


def s3_kind() -> Kind:
    """Needs the storage that moto stands in for."""
    import boto3

    client = boto3.client("s3")
    client.create_bucket(Bucket=BUCKET)

    def spoil() -> None:
        client.put_object(Bucket=BUCKET, Key="webb/viktigt.txt", Body=b"annat")

    return Kind("s3", lambda: S3Target(BUCKET, "webb"), spoil, packed=False)


def git(*words: str | Path, given: str = "") -> str:
    """Runs git as somebody who has a name."""
    who = {
        f"GIT_{who}_{what}": "utvecklare@localhost"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", *map(str, words)],
        input=given,
        capture_output=True,
        text=True,
        env={**os.environ, **who},
        check=True,
    )
    return done.stdout


def git_kind(root: Path) -> Kind:
    remote, project = root / "fjärran.git", root / "projekt"
    git("init", "-q", "--bare", remote)
    git("init", "-q", "-b", "main", project)
    git("-C", project, "remote", "add", "origin", remote)
    (project / "källa.txt").write_text("källa")
    git("-C", project, "add", ".")
    git("-C", project, "commit", "-qm", "Källorna")
    count = 0

    def make() -> Target:
        nonlocal count
        count += 1
        own = root / f"kopia-{count}"  # each who publishes has a copy of the project
        git("clone", "-q", project, own)
        git("-C", own, "remote", "set-url", "origin", remote)
        return GitTarget("origin", "webbplats", own)

    def spoil() -> None:
        git("-C", project, "push", "-q", "origin", "main:webbplats")

    return Kind("git", make, spoil, packed=False)
