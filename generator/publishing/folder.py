"""A folder that a web server serves, laid out as `layout` tells."""

import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator.publishing.layout import (
    FACTS,
    FILES,
    LEAVING,
    LOCK,
    MARK,
    MARK_TEXT,
    RECORD,
    RELEASES,
    SHOWN,
    SITE,
    UNFINISHED,
    busy_at,
    facts_of,
    holds_something_else,
    manifest_from,
    release_from,
)
from generator.publishing.manifest import Manifest, needed_by_open_pages
from generator.publishing.target import KEPT, Busy, CannotPublish, Release, Tell

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class FolderTarget:
    """Publishes to a folder on this machine or on a disk that it has."""

    patience = 30.0

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def where(self) -> str:
        return str(self.folder)

    @contextmanager
    def locked(self) -> Iterator[None]:
        with self._told():
            self._claim()
            lock = FileLock(self.folder / LOCK, timeout=0)
            try:
                lock.acquire()
            except Timeout:
                raise Busy(busy_at(str(self.folder))) from None
        try:
            with self._told():
                self._clean_up()
            yield
        finally:
            lock.release()

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
            new = self.folder / RELEASES / f"{UNFINISHED}{release.name}"
            try:
                self._lay(site, files, new / SITE)
                _write(new / FILES, json.dumps(dict(files)).encode())
                for name, text in record.items():
                    _write(new / RECORD / name, text.encode())
                _write(new / FACTS, facts_of(release).encode())
                if self._folder_of(release).exists():  # the very same site, published before
                    shutil.rmtree(new)
                else:
                    new.rename(self._folder_of(release))
            except BaseException:
                shutil.rmtree(new, ignore_errors=True)
                raise
            self._show(release)
            try:
                self._prune()
            except OSError as error:
                tell(f"Äldre utgåvor kunde inte tas bort: {_in_words(error, self.folder)}")

    def restore(self, release: Release, tell: Tell) -> None:
        with self._told():
            if not (self._folder_of(release) / SITE).is_dir():
                raise CannotPublish(f"Utgåva {release.edition} finns inte kvar i {self.folder}.")
            if self.current() != release:
                self._keep_for_open_pages(self._files_of_present(), self._folder_of(release) / SITE)
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

    def _claim(self) -> None:
        """Makes the folder ours. Raises CannotPublish where it is somebody else's."""
        self.folder.mkdir(parents=True, exist_ok=True)
        mark = self.folder / MARK
        if not mark.exists():
            if any(self.folder.iterdir()):
                raise holds_something_else(str(self.folder))
            mark.write_text(MARK_TEXT, encoding="utf-8")
        (self.folder / RELEASES).mkdir(exist_ok=True)

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
        self._keep_for_open_pages(had, new)

    def _keep_for_open_pages(self, had: Manifest, new: Path) -> None:
        present = self.folder / SITE
        for path in filter(needed_by_open_pages, had):
            if not (new / path).exists():
                (new / path).parent.mkdir(parents=True, exist_ok=True)
                _linked(present / path, new / path)

    def _files_of_present(self) -> Manifest:
        current = self.current()
        listed = self._folder_of(current) / FILES if current else None
        if listed is None or not listed.is_file():
            return {}
        return manifest_from(listed.read_bytes(), str(listed))

    def _show(self, release: Release) -> None:
        """Lets the web server's path lead to the release."""
        new = self.folder / f"{UNFINISHED}{SITE}"
        _remove(new)
        try:
            new.symlink_to(Path(RELEASES, release.name, SITE), target_is_directory=True)
        except OSError as error:
            if os.name != "nt" and error.errno not in (errno.EPERM, errno.ENOTSUP):
                raise
            self._copy(release, new)
        try:
            self._put_in_place(new)
        except BaseException:
            with suppress(OSError):
                _remove(new)
            raise
        (self._folder_of(release) / SHOWN).touch()

    def _copy(self, release: Release, new: Path) -> None:
        """The nearest where links cannot be made."""
        source = self._folder_of(release)
        try:
            for file in sorted((source / SITE).rglob("*")):
                if file.is_file():
                    target = new / file.relative_to(source / SITE)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    if not _linked(file, target):
                        _write(target, file.read_bytes())
            _write(new / FACTS, (source / FACTS).read_bytes())
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise

    def _put_in_place(self, new: Path) -> None:
        """One rename where a link takes a link's place, else two, with nothing there between them."""
        site, old = self.folder / SITE, self.folder / f"{LEAVING}{SITE}"
        if os.name != "nt" and new.is_symlink() and (site.is_symlink() or not site.exists()):
            new.replace(site)
            return
        had = site.is_symlink() or site.exists()
        if had:
            site.rename(old)
        try:
            new.rename(site)
        except BaseException:
            if had:
                old.rename(site)
            raise
        with suppress(OSError):
            _remove(old)

    def _prune(self) -> None:
        """Keeps the newest releases and the one that readers see."""
        current = self.current()
        for path in self._kept()[:-KEPT]:
            if current is None or path.name != current.name:
                leaving = path.with_name(f"{LEAVING}{path.name}")
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
                leaving = path.with_name(f"{LEAVING}{path.name}")
                path.rename(leaving)  # a release is whole or not there, also when this is killed
                shutil.rmtree(leaving)

    def _remove_unfinished(self) -> None:
        site, old = self.folder / SITE, self.folder / f"{LEAVING}{SITE}"
        if old.exists() and not site.exists():
            old.rename(site)
        for folder in (self.folder, self.folder / RELEASES):
            for path in folder.iterdir():
                if path.name.startswith((UNFINISHED, LEAVING)):
                    _remove(path)


def _remove(path: Path) -> None:
    """Removes a folder, a file or a link, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _release(facts: Path) -> Release:
    return release_from(facts.read_bytes(), str(facts))


def _linked(file: Path, target: Path) -> bool:
    """Whether the file could be given another name instead of being copied."""
    try:
        os.link(file.resolve(), target)
    except OSError as error:
        if error.errno in _FULL:
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
    if error.errno in _FULL:
        return f"Disken där {folder} ligger är full. Gör plats och försök igen."
    match error.errno:
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return f"Du får inte skriva i {error.filename or folder}. Be den som sköter webbservern om tillgång till {folder}."
        case errno.EEXIST | errno.ENOTDIR:
            return f"{error.filename or folder} är en fil. Ange en mapp."
    return f"Det går inte att läsa eller skriva i {folder}: {error.strerror or error}."
