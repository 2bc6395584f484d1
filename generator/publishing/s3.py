"""An S3-compatible storage that serves its objects, or has a cache before it that does.

    PREFIX/…                                    the site, as readers see it
    PREFIX/.oppna-mal/las                       held while someone publishes
    PREFIX/.oppna-mal/visas.json                the release that readers see; written last
    PREFIX/.oppna-mal/byte.json                 is there while the site is being changed
    PREFIX/.oppna-mal/innehall/SHA-256          the content of files, of all releases that are kept
    PREFIX/.oppna-mal/utgavor/NAME/filer.json   a release's files, with a hash of each
    PREFIX/.oppna-mal/utgavor/NAME/utgava/      the files of its edition
    PREFIX/.oppna-mal/utgavor/NAME/publicering.json; is there once readers have been shown it

A storage has no rename, so all files cannot change at once. The order is what makes it bearable: everything is
uploaded to `innehall` first; then styles, scripts, data and search are copied into place, then pages, and last
what is gone is removed. A reader may for some seconds see a new page beside an old one, but each is whole and
has what it needs. Killed in the middle, it stays so until the next one who publishes: the change is then taken
back before anything else is done.

Precompressed files are left out: a storage cannot choose between them.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.publishing.layout import (
    FACTS,
    FILES,
    RECORD,
    facts_of,
    holds_something_else,
    manifest_from,
    release_from,
)
from generator.publishing.manifest import Manifest, needed_by_open_pages
from generator.publishing.media import headers_of
from generator.publishing.s3_lock import Lock
from generator.publishing.storage import Storage
from generator.publishing.target import KEPT, CannotPublish, Release, Tell

OURS = ".oppna-mal/"
_LOCK, _SHOWN, _CHANGING = f"{OURS}las", f"{OURS}visas.json", f"{OURS}byte.json"
_CONTENT, _RELEASES = f"{OURS}innehall/", f"{OURS}utgavor/"
_PRECOMPRESSED = (".gz", ".br")
_JSON = "application/json"


class S3Target:
    """Publishes to a bucket. prefix: without a slash at either end, or empty."""

    patience = 60.0

    def __init__(self, bucket: str, prefix: str) -> None:
        self._storage = Storage(bucket, f"{prefix}/" if prefix else "")
        self._lock = Lock(self._storage, _LOCK)

    @property
    def where(self) -> str:
        return self._storage.where

    @contextmanager
    def locked(self) -> Iterator[None]:
        self._claim()
        with self._lock.held():
            self._take_back()
            yield

    def current(self) -> Release | None:
        facts = self._storage.read(_SHOWN)
        return None if facts is None else release_from(facts, f"{self.where}/{_SHOWN}")

    def releases(self) -> list[Release]:
        found = [key for key in self._storage.listed(_RELEASES) if key.endswith(f"/{FACTS}")]
        facts = {key: self._storage.read(key) for key in sorted(found)}
        return [release_from(text, f"{self.where}/{key}") for key, text in facts.items() if text is not None]

    def record_of(self, release: Release) -> Mapping[str, str]:
        under = f"{_RELEASES}{release.name}/{RECORD}/"
        files = {
            key.removeprefix(under): self._storage.read(key) for key in sorted(self._storage.listed(under))
        }
        return {name: content.decode("utf-8") for name, content in files.items() if content is not None}

    def deploy(
        self, site: Path, files: Manifest, release: Release, record: Mapping[str, str], tell: Tell
    ) -> None:
        wanted = {path: content for path, content in files.items() if not path.endswith(_PRECOMPRESSED)}
        self._upload(site, wanted, tell)
        under = f"{_RELEASES}{release.name}/"
        for name, text in record.items():
            self._storage.put(f"{under}{RECORD}/{name}", text.encode())
        self._storage.put(f"{under}{FILES}", json.dumps(wanted).encode(), ContentType=_JSON)
        self._show(release, tell)
        try:
            self._prune()
        except CannotPublish as error:
            tell(f"Äldre utgåvor kunde inte tas bort: {error}")

    def restore(self, release: Release, tell: Tell) -> None:
        self._show(release, tell)

    def read(self, path: str) -> bytes | None:
        return self._storage.read(path)

    def _claim(self) -> None:
        """Raises CannotPublish where the prefix holds something that nobody published with this program."""
        first = next(iter(self._storage.listed(OURS)), None)
        if first is None and next(iter(self._storage.listed()), None) is not None:
            raise holds_something_else(self.where)

    def _take_back(self) -> None:
        """Undoes a change that was cut short, so that what readers see is what `current` says."""
        current = self.current()
        if current is None:
            return
        if self._storage.read(_CHANGING) is not None:
            self._show(current, _silent, mend=True)
        elif self._storage.get(f"{_RELEASES}{current.name}/{FACTS}") is None:
            self._note(current)

    def _upload(self, site: Path, files: Manifest, tell: Tell) -> None:
        """Uploads content that no kept release has."""
        had = {key.removeprefix(_CONTENT) for key in self._storage.listed(_CONTENT)}
        new = {content: path for path, content in files.items() if content not in had}
        if new:
            tell(f"Laddar upp {len(new)} nya filer")

        def upload(content: str) -> None:
            self._lock.demand()
            self._storage.put(_CONTENT + content, (site / new[content]).read_bytes())

        self._storage.together(upload, list(new), tell)

    def _show(self, release: Release, tell: Tell, *, mend: bool = False) -> None:
        """Makes the site that readers see that of the release. mend: also files that should be right already."""
        files, current = self._files_of(release), self.current()
        had = self._files_of(current) if current else {}
        trusted = {} if mend or self._storage.read(_CHANGING) is not None else had
        changed = [path for path, content in files.items() if trusted.get(path) != content]
        self._lock.demand()
        self._storage.put(_CHANGING, facts_of(release).encode(), ContentType=_JSON)
        tell(f"Byter {len(changed)} filer")
        pages = [path for path in changed if path.endswith(".html")]
        for group in (sorted(set(changed) - set(pages)), pages):
            self._storage.together(lambda path: self._put_in_place(path, files[path]), group, tell)
        kept = {path for path in had if needed_by_open_pages(path)}
        served = {key for key in self._storage.listed() if not key.startswith(OURS)}
        self._storage.delete(served - set(files) - kept)
        self._lock.demand()
        self._storage.put(_SHOWN, facts_of(release).encode(), ContentType=_JSON)
        self._note(release)
        self._storage.delete([_CHANGING])

    def _put_in_place(self, path: str, content: str) -> None:
        self._lock.demand()
        self._storage.copy(_CONTENT + content, path, **headers_of(path))

    def _note(self, release: Release) -> None:
        """Notes that readers have been shown the release."""
        self._storage.put(f"{_RELEASES}{release.name}/{FACTS}", facts_of(release).encode(), ContentType=_JSON)

    def _files_of(self, release: Release) -> Manifest:
        key = f"{_RELEASES}{release.name}/{FILES}"
        text = self._storage.read(key)
        if text is None:
            raise CannotPublish(f"Utgåva {release.edition} finns inte kvar på {self.where}.")
        return manifest_from(text, f"{self.where}/{key}")

    def _prune(self) -> None:
        """Keeps the newest releases, the one that readers see, and the content of both."""
        current, shown = self.current(), self.releases()
        kept = {release.name: release for release in (*shown[-KEPT:], *([current] if current else []))}
        keys = list(self._storage.listed(_RELEASES))
        leaving = [key for key in keys if key.removeprefix(_RELEASES).partition("/")[0] not in kept]
        self._storage.delete(key for key in leaving if key.endswith(f"/{FACTS}"))
        self._storage.delete(key for key in leaving if not key.endswith(f"/{FACTS}"))
        needed = {content for release in kept.values() for content in self._files_of(release).values()}
        contents = {key.removeprefix(_CONTENT) for key in self._storage.listed(_CONTENT)}
        self._storage.delete(_CONTENT + content for content in contents - needed)


def _silent(step: str) -> None:
    """Tells nobody."""
