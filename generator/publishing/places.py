"""Where `--till` leads."""

import re
from pathlib import Path

from generator.publishing.folder import FolderTarget
from generator.publishing.git import GitTarget
from generator.publishing.rsync import RsyncTarget
from generator.publishing.s3 import S3Target
from generator.publishing.target import CannotPublish, Target

_FORMS = "Skriv en mapp, KONTO@VÄRD:MAPP, s3://HINK/MAPP eller git:FÖRRÅD#GREN."
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_DRIVE = re.compile(r"[A-Za-z]:")
_HOST = re.compile(
    r"(?P<host>(?:[\w.+-]+@)?(?:[\w.-]+|\[[0-9A-Fa-f:.]+(?:%\w+)?\])):(?P<folder>.*)", re.DOTALL
)
_BUCKET = re.compile(r"[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]")
_BRANCH_CANNOT = re.compile(r"^[-/.]|\.\.|@\{|//|[\x00-\x20~^:?*\[\\\x7f]|/$|\.lock$|\.$|^@$|/\.")


def target_of(text: str, root: Path) -> Target:
    """The place that a text names; a relative folder is one in the project. Raises CannotPublish.

    A colon before any slash means another machine, other than after a single letter, which is a disk in Windows.
    """
    stated = text.strip()
    if not stated or "\0" in stated or "\n" in stated:
        raise CannotPublish(
            f"Målet är tomt. {_FORMS}" if not stated else f"Målet får inte ha radbrytningar. {_FORMS}"
        )
    if stated.startswith("git:"):
        return _branch(stated.removeprefix("git:"), root)
    if scheme := _SCHEME.match(stated):
        return _address(stated, scheme[1].lower())
    first = re.split(r"[/\\]", stated, maxsplit=1)[0]
    if ":" in first and not _DRIVE.match(first):
        return _far_folder(stated)
    return FolderTarget(root / Path(stated).expanduser())


def _address(stated: str, scheme: str) -> Target:
    if scheme == "s3":
        return _bucket(stated)
    if scheme in ("ssh", "rsync", "sftp", "scp"):
        raise CannotPublish(
            f"{stated} går inte att publicera till. Skriv KONTO@VÄRD:MAPP för en server som nås med SSH."
        )
    if scheme in ("http", "https"):
        raise CannotPublish(
            f"{stated} är en webbadress, och dit går det inte att publicera. {_FORMS} Adressen som läsarna använder skriver du efter --adress."
        )
    raise CannotPublish(f"{stated} går inte att publicera till. {_FORMS}")


def _bucket(stated: str) -> Target:
    bucket, _, prefix = stated[len("s3://") :].partition("/")
    if not _BUCKET.fullmatch(bucket):
        raise CannotPublish(
            f"{stated} har inget giltigt namn på hinken. Skriv s3://HINK eller s3://HINK/MAPP, med små bokstäver, siffror, punkter och bindestreck."
        )
    parts = prefix.strip("/").split("/")
    if any(part in (".", "..") for part in parts) or (prefix.strip("/") and "" in parts):
        raise CannotPublish(f"{stated} har en mapp som inte går att använda. Skriv s3://HINK/MAPP.")
    return S3Target(bucket, prefix.strip("/"))


def _branch(stated: str, root: Path) -> Target:
    remote, sign, branch = stated.rpartition("#")
    if not sign or not remote or not branch:
        raise CannotPublish(
            f"git:{stated} saknar förråd eller gren. Skriv git:FÖRRÅD#GREN, till exempel git:origin#webbplats."
        )
    if remote.startswith("-") or "::" in remote:
        raise CannotPublish(
            f"{remote} är inget git-förråd. Skriv ett namn som git remote visar, eller en adress."
        )
    if _BRANCH_CANNOT.search(branch):
        raise CannotPublish(
            f"{branch} kan inte vara namnet på en gren. Skriv till exempel git:{remote}#webbplats."
        )
    return GitTarget(remote, branch, root)


def _far_folder(stated: str) -> Target:
    if stated.startswith("s3:"):
        raise CannotPublish(f"{stated} saknar snedstreck. Skriv s3://HINK/MAPP.")
    found = _HOST.fullmatch(stated)
    if found is None or stated.startswith("-"):
        raise CannotPublish(f"{stated} går inte att förstå. {_FORMS} Heter en mapp så, skriv ./{stated}.")
    host, folder = found["host"].replace("[", "").replace("]", ""), found["folder"]
    if folder.startswith(":"):
        raise CannotPublish(
            f"{stated} är en rsync-tjänst, och dit går det inte att publicera. Skriv KONTO@VÄRD:MAPP."
        )
    if folder.startswith("~/"):
        folder = folder[2:]  # where SSH begins
    if folder.startswith(("~", "-")):
        raise CannotPublish(f"{stated} har en mapp som inte går att använda. Skriv hela sökvägen, från /.")
    if not folder.strip("/"):
        raise CannotPublish(f"{stated} saknar mapp. Skriv till exempel {host}:/srv/webbplats.")
    return RsyncTarget(host, folder.rstrip("/"))
