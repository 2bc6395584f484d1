"""A folder that a web server serves.

    MÅL/webbplats                    → utgavor/NAME/webbplats, what the web server serves
    MÅL/utgavor/NAME/webbplats/      a published site
    MÅL/utgavor/NAME/utgava/         the files of its edition
    MÅL/utgavor/NAME/publicering.json
    MÅL/utgavor/NAME/filer.json      the site's files, with a hash of each
    MÅL/utgavor/NAME/visad           is there once readers have been shown it
    MÅL/.las                         held while someone publishes

A new site is laid beside the old under a hidden name, renamed when it is whole, and shown by one rename of
the link. Whatever is killed leaves the link where it was, and hidden folders, which the next one removes.
"""

import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from filelock import FileLock, Timeout

from generator.publishing.manifest import Manifest, needed_by_open_pages
from generator.publishing.target import KEPT, Busy, CannotPublish, Release, Tell

SITE, RELEASES, RECORD, LOCK = "webbplats", "utgavor", "utgava", ".las"
FACTS, FILES, SHOWN = "publicering.json", "filer.json", "visad"
_UNFINISHED, _LEAVING = ".ny-", ".bort-"


class FolderTarget:
    """Publishes to a folder on this machine or on a disk that it has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._links = True

    @property
    def where(self) -> str:
        return str(self.folder)

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._told():
            if self.folder.is_dir() and not (self.folder / RELEASES).is_dir() and any(self.folder.iterdir()):
                raise CannotPublish(
                    f"{self.folder} innehåller något annat än publicerade webbplatser. Ange en tom eller ny mapp."
                )
            (self.folder / RELEASES).mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.folder / LOCK, timeout=0):
                with self._told():
                    self._clean_up()
                yield
        except Timeout:
            raise Busy(f"Någon annan publicerar till {self.folder} just nu. Försök igen om en stund.") from None

    def current(self) -> Release | None:
        with self._told():
            site = self.folder / SITE
            if not site.exists():
                return None
            facts = (site.resolve().parent if site.is_symlink() else site) / FACTS
            return _release(facts) if facts.is_file() else None

    def releases(self) -> list[Release]:
        with self._told():
            return [_release(path / FACTS) for path in self._kept()]

    def record_of(self, release: Release) -> Mapping[str, str]:
        with self._told():
            files = sorted((self._folder_of(release) / RECORD).iterdir())
            return {path.name: path.read_text(encoding="utf-8") for path in files}

    def deploy(
        self, site: Path, files: Manifest, release: Release, record: Mapping[str, str], tell: Tell
    ) -> None:
        with self._told():
            new = self.folder / RELEASES / f"{_UNFINISHED}{release.name}"
            try:
                self._lay(site, files, new / SITE)
                _write(new / FILES, json.dumps(files).encode())
                for name, text in record.items():
                    _write(new / RECORD / name, text.encode())
                _write(new / FACTS, json.dumps(asdict(release), indent=2).encode())
                if self._folder_of(release).exists():  # the very same site, published before
                    shutil.rmtree(new)
                else:
                    new.rename(self._folder_of(release))
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)
                raise
            self._show(release)
            self._prune()

    def restore(self, release: Release, tell: Tell) -> None:
        with self._told():
            self._show(release)

    def read(self, path: str) -> bytes | None:
        with self._told():
            file = self.folder / SITE / path
            return file.read_bytes() if file.is_file() else None

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What the disk refuses, in words."""
        try:
            yield
        except OSError as error:
            raise CannotPublish(_in_words(error, self.folder)) from error

    def _folder_of(self, release: Release) -> Path:
        return self.folder / RELEASES / release.name

    def _kept(self) -> list[Path]:
        found = (self.folder / RELEASES).glob("*")
        return sorted(path for path in found if not path.name.startswith(".") and (path / FACTS).is_file())

    def _lay(self, site: Path, files: Manifest, new: Path) -> None:
        """Copies the site; a file that the present site has too takes no room and no time."""
        present = self.folder / SITE
        had = self._files_of_present()
        for path, content in files.items():
            target = new / path
            target.parent.mkdir(parents=True, exist_ok=True)
            if had.get(path) != content or not _linked(present / path, target):
                _write(target, (site / path).read_bytes())
        for path in had:
            if path not in files and needed_by_open_pages(path):
                (new / path).parent.mkdir(parents=True, exist_ok=True)
                _linked(present / path, new / path)

    def _files_of_present(self) -> Manifest:
        current = self.current()
        listed = self._folder_of(current) / FILES if current else None
        if listed is None or not listed.is_file():
            return {}
        found: Manifest = json.loads(listed.read_text(encoding="utf-8"))
        return found

    def _show(self, release: Release) -> None:
        """Lets the web server's path lead to the release."""
        site, new = self.folder / SITE, self.folder / f"{_UNFINISHED}{SITE}"
        try:
            new.unlink(missing_ok=True)
            new.symlink_to(Path(RELEASES, release.name, SITE), target_is_directory=True)
        except OSError as error:
            if os.name != "nt" and error.errno not in (errno.EPERM, errno.ENOTSUP):
                raise
            self._show_copy(release)
        else:
            if site.is_dir() and not site.is_symlink():  # a copy, from a time when links could not be made
                site.rename(self.folder / f"{_LEAVING}{SITE}")
            new.replace(site)
        (self._folder_of(release) / SHOWN).touch()

    def _show_copy(self, release: Release) -> None:
        """The nearest where links cannot be made: a copy, put in place by two renames."""
        site, new, old = (self.folder / name for name in (SITE, f"{_UNFINISHED}{SITE}", f"{_LEAVING}{SITE}"))
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(self._folder_of(release) / SITE, new)
        shutil.copy(self._folder_of(release) / FACTS, new / FACTS)
        if site.exists():
            site.rename(old)
        new.rename(site)
        shutil.rmtree(old, ignore_errors=True)

    def _prune(self) -> None:
        """Keeps the newest releases and the one that readers see."""
        current = self.current()
        for path in self._kept()[:-KEPT]:
            if current is None or path.name != current.name:
                leaving = path.with_name(f"{_LEAVING}{path.name}")
                path.rename(leaving)
                shutil.rmtree(leaving, ignore_errors=True)

    def _clean_up(self) -> None:
        """Removes what one that was killed left behind, and puts back a copy that it had moved aside."""
        self._remove_unfinished()
        current = self.current()
        for path in self._kept():
            if current and path.name == current.name:
                (path / SHOWN).touch()
            elif not (path / SHOWN).exists():
                shutil.rmtree(path)

    def _remove_unfinished(self) -> None:
        site, old = self.folder / SITE, self.folder / f"{_LEAVING}{SITE}"
        if old.exists() and not site.exists():
            old.rename(site)
        for folder in (self.folder, self.folder / RELEASES):
            for path in folder.iterdir():
                if path.name.startswith((_UNFINISHED, _LEAVING)):
                    if path.is_dir() and not path.is_symlink():
                        shutil.rmtree(path, ignore_errors=True)
                    else:
                        path.unlink()


def _release(facts: Path) -> Release:
    try:
        return Release(**json.loads(facts.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        raise CannotPublish(f"{facts} går inte att läsa. Ta bort mappen som den ligger i.") from None


def _linked(file: Path, target: Path) -> bool:
    """Whether the file could be given another name instead of being copied."""
    try:
        os.link(file.resolve(), target)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise
        return False
    return True


def _write(path: Path, content: bytes) -> None:
    """Writes a file and sees to it that the disk has it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _in_words(error: OSError, folder: Path) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"Disken där {folder} ligger är full. Gör plats och försök igen."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Du får inte skriva i {error.filename or folder}. Be den som sköter webbservern om tillgång till {folder}."
    return f"Det går inte att skriva i {folder}: {error.strerror or error}."
