"""A git branch that GitHub Pages, GitLab Pages or the like serves.

    /…                               the site, without its precompressed files
    /.nojekyll                       lets GitHub serve the files as they are
    /CNAME                           kept, if it is there and the site has none
    /.oppna-mal/publicering.json     the release
    /.oppna-mal/filer.json           the site's files, with a hash of each
    /.oppna-mal/utgava/              the files of its edition

Each publishing is a commit on the branch, and so is going back: history is never rewritten. The last folder is
served too, since `.nojekyll` lets everything through; it holds nothing but what the site says.

The project's own index, working tree and branches are never touched: commits are made in a repository of their
own, from the objects upwards. The push demands that the branch is where it was read, so of two who publish at
once the second is refused.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator.publishing.git_words import busy, in_words, kept_apart
from generator.publishing.layout import FACTS, FILES, RECORD, busy_at, facts_of, manifest_from, release_from
from generator.publishing.manifest import Manifest, needed_by_open_pages
from generator.publishing.programs import Ran, run
from generator.publishing.target import KEPT, Busy, CannotPublish, Release, Tell

OURS = ".oppna-mal"
CACHE = ".cache/oppna-mal/git"
TRAILER = "Oppna-mal-release"
_PRECOMPRESSED = (".gz", ".br")
_NOJEKYLL, _CNAME = ".nojekyll", "CNAME"
_SEEN = "refs/oppna-mal/sedd"
_INSTALL = "Installera git: på Debian och Ubuntu heter paketet git."
_NAME, _EMAIL = "oppna-mal", "oppna-mal@localhost"  # the author where git knows none
Entries = dict[str, str]  # path → git's name of the file's content


class GitTarget:
    """Publishes to a branch. remote: a remote's name in the project, an address, or a path from the project."""

    patience = 600.0

    def __init__(self, remote: str, branch: str, root: Path) -> None:
        self.remote = remote
        self.branch = branch
        self._root = root
        self._address = ""
        self._tip: str | None = None
        self._read = False

    @property
    def where(self) -> str:
        return f"git:{self.remote}#{self.branch}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        self._repository.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._repository.with_suffix(".las"), timeout=0)
        try:
            lock.acquire()
        except Timeout:
            raise Busy(busy_at(self.where)) from None
        try:
            self._clean_up()
            self._fetch()
            yield
        finally:
            lock.release()

    def current(self) -> Release | None:
        tip = self._read_tip()
        return None if tip is None else self._release_in(tip)

    def releases(self) -> list[Release]:
        found = {release.name: release for release, _ in self._published()}
        newest = sorted(found.values(), key=lambda release: release.name)[-KEPT:]
        current = self.current()
        return newest if current is None or current in newest else [current, *newest]

    def record_of(self, release: Release) -> Mapping[str, str]:
        commit = self._commit_of(release)
        under = f"{OURS}/{RECORD}/"
        return {
            path.removeprefix(under): self._blob(content).decode("utf-8")
            for path, content in sorted(self._entries(commit, under).items())
        }

    def deploy(
        self, site: Path, files: Manifest, release: Release, record: Mapping[str, str], tell: Tell
    ) -> None:
        tell(f"Lägger {len(files)} filer i grenen {self.branch}")
        wanted = [path for path in files if not path.endswith(_PRECOMPRESSED)]
        with tempfile.TemporaryDirectory(prefix="oppna-mal-") as temporary:
            about = Path(temporary)
            (about / RECORD).mkdir()
            for name, text in record.items():
                (about / RECORD / name).write_bytes(text.encode())
            (about / FILES).write_text(json.dumps({path: files[path] for path in wanted}), encoding="utf-8")
            (about / FACTS).write_text(facts_of(release), encoding="utf-8")
            (about / _NOJEKYLL).touch()
            own = [path.relative_to(about).as_posix() for path in sorted(about.rglob("*")) if path.is_file()]
            entries = self._stored(site, wanted)
            for path, content in self._stored(about, own).items():
                entries[path if path == _NOJEKYLL else f"{OURS}/{path}"] = content
        self._push(entries, f"Publicera utgåva {release.edition}", release, tell)

    def restore(self, release: Release, tell: Tell) -> None:
        entries = self._entries(self._commit_of(release))
        entries.pop(_CNAME, None)
        self._push(entries, f"Visa utgåva {release.edition} igen", release, tell)

    def read(self, path: str) -> bytes | None:
        tip = self._read_tip()
        content = self._entries(tip, path).get(path) if tip else None
        return None if content is None else self._blob(content)

    @property
    def _repository(self) -> Path:
        """A bare repository that is kept from time to time, so that only what is new is fetched."""
        if not self._address:
            self._address = self._address_of_remote()
        return (
            self._root / CACHE / f"{hashlib.sha256(self._address.encode()).hexdigest()[:16]}.git"
        ).absolute()

    def _address_of_remote(self) -> str:
        """Where the remote is, as the project's git knows it; else the text is an address or a path itself."""
        asked = self._git("-C", str(self._root), "remote", "get-url", "--push", self.remote, repository=False)
        if asked.code == 0:
            return asked.out.decode().strip()
        if ":" in self.remote.partition("/")[0]:
            return self.remote
        folder = (self._root / self.remote).absolute()
        if not folder.exists():
            raise CannotPublish(
                f"Projektet har inget git-förråd som heter {self.remote}. Se vilka som finns med git remote -v, eller skriv förrådets adress."
            )
        return str(folder)

    def _clean_up(self) -> None:
        """Makes the repository usable again after one that was killed, or makes it."""
        repository = self._repository
        for lock in repository.rglob("*.lock"):
            lock.unlink(missing_ok=True)
        if self._git("rev-parse", "--is-bare-repository").out.strip() != b"true":
            shutil.rmtree(repository, ignore_errors=True)
            self._done(self._git("init", "--quiet", "--bare", str(repository), repository=False))

    def _read_tip(self) -> str | None:
        if not self._read:
            self._repository.parent.mkdir(parents=True, exist_ok=True)
            if not self._repository.exists():
                self._done(self._git("init", "--quiet", "--bare", str(self._repository), repository=False))
            self._fetch()
        return self._tip

    def _fetch(self) -> None:
        """Reads where the branch is. Raises CannotPublish where it holds something else than published sites."""
        listed = self._done(
            self._git("ls-remote", "--heads", "--", self._address, f"refs/heads/{self.branch}")
        )
        tip = listed.out.decode().partition("\t")[0] or None
        if tip is not None:
            self._done(
                self._git("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--", self._address, tip)
            )
            if not self._entries(tip, f"{OURS}/{FACTS}"):
                raise kept_apart(self.where)
        self._note_tip(tip)

    def _note_tip(self, tip: str | None) -> None:
        """Remembers where the branch is: here, and in the repository, so that git need not fetch it again."""
        self._tip, self._read = tip, True
        if tip is not None:
            self._git("update-ref", _SEEN, tip)

    def _published(self) -> Iterator[tuple[Release, str]]:
        """Each release with the commit that showed it, newest commit first."""
        tip = self._read_tip()
        if tip is None:
            return
        log = self._done(
            self._git(
                "log",
                "--first-parent",
                f"--format=%H %(trailers:key={TRAILER},valueonly,separator=%x2C)",
                tip,
            )
        )
        for line in log.out.decode().splitlines():
            commit, _, name = line.partition(" ")
            if name and (release := self._release_in(commit)) is not None:
                yield release, commit

    def _release_in(self, commit: str) -> Release | None:
        facts = self._entries(commit, f"{OURS}/{FACTS}").get(f"{OURS}/{FACTS}")
        return None if facts is None else release_from(self._blob(facts), f"{self.where} {OURS}/{FACTS}")

    def _commit_of(self, release: Release) -> str:
        for found, commit in self._published():
            if found.name == release.name:
                return commit
        raise CannotPublish(f"Utgåva {release.edition} finns inte kvar i {self.where}.")

    def _entries(self, commit: str, under: str = "") -> Entries:
        """The files of a commit that are at or under a path."""
        words = ["ls-tree", "-r", "-z", commit, *(["--", under] if under else [])]
        lines = self._done(self._git(*words)).out.decode().split("\0")
        split = (line.partition("\t") for line in lines if line)
        return {path: about.split()[2] for about, _, path in split}

    def _blob(self, content: str) -> bytes:
        return self._done(self._git("cat-file", "blob", content)).out

    def _stored(self, folder: Path, paths: list[str]) -> Entries:
        """The files' content in the repository, under git's names for it."""
        if not paths:
            return {}
        given = "".join(f"{(folder / path).absolute()}\n" for path in paths).encode()
        names = self._done(self._git("hash-object", "-w", "--no-filters", "--stdin-paths", given=given))
        return dict(zip(paths, names.out.decode().split(), strict=True))

    def _kept(self) -> Entries:
        """What the present tree has that must not go: a domain's name, and what open pages may need."""
        tip = self._read_tip()
        if tip is None:
            return {}
        present = self._entries(tip)
        listed = present.get(f"{OURS}/{FILES}")
        had = manifest_from(self._blob(listed), f"{self.where} {OURS}/{FILES}") if listed else {}
        return {
            path: present[path] for path in (*filter(needed_by_open_pages, had), _CNAME) if path in present
        }

    def _push(self, entries: Entries, subject: str, release: Release, tell: Tell) -> None:
        commit = self._committed({**self._kept(), **entries}, f"{subject}\n\n{TRAILER}: {release.name}\n")
        tell(f"Skickar till {self.where}")
        ref = f"refs/heads/{self.branch}"
        lease = f"--force-with-lease={ref}:{self._tip or ''}"
        words = (
            "push",
            "--porcelain",
            "--quiet",
            "--no-verify",
            lease,
            "--",
            self._address,
            f"{commit}:{ref}",
        )
        pushed = self._git(*words)
        if pushed.code != 0 and busy(pushed):
            raise Busy(f"{busy_at(self.where)} Grenen har ändrats sedan den lästes.")
        self._done(pushed)
        self._note_tip(commit)

    def _committed(self, entries: Entries, message: str) -> str:
        """A commit of exactly the entries, after the branch's present one."""
        with tempfile.TemporaryDirectory(prefix="oppna-mal-") as temporary:
            index = {"GIT_INDEX_FILE": str(Path(temporary) / "index")}
            lines = "".join(f"100644 {content}\t{path}\0" for path, content in sorted(entries.items()))
            self._done(self._git("update-index", "-z", "--index-info", given=lines.encode(), more=index))
            tree = self._done(self._git("write-tree", more=index)).out.decode().strip()
        parent = ["-p", self._tip] if self._tip else []
        commit = self._git(
            "commit-tree", tree, *parent, "-F", "-", given=message.encode(), more=self._author()
        )
        return self._done(commit).out.decode().strip()

    def _author(self) -> dict[str, str]:
        found = {}
        for key, otherwise in (("name", _NAME), ("email", _EMAIL)):
            asked = self._git("-C", str(self._root), "config", f"user.{key}", repository=False)
            for who in ("AUTHOR", "COMMITTER"):
                stated = os.environ.get(f"GIT_{who}_{key.upper()}")
                found[f"GIT_{who}_{key.upper()}"] = stated or asked.out.decode().strip() or otherwise
        return found

    def _git(
        self,
        *words: str,
        given: bytes | None = None,
        more: Mapping[str, str] | None = None,
        repository: bool = True,
    ) -> Ran:
        """Runs git, in the repository of its own unless told otherwise, free of the repository it may be started in."""
        environment = {name: value for name, value in os.environ.items() if name not in _OF_A_REPOSITORY}
        environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1", **(more or {})}
        environment.setdefault("GIT_SSH_COMMAND", "ssh -o BatchMode=yes")
        place = (f"--git-dir={self._repository}",) if repository else ()
        return run(["git", *place, *words], given=given, environment=environment, remedy=_INSTALL)

    def _done(self, ran: Ran) -> Ran:
        if ran.code != 0:
            raise CannotPublish(in_words(ran, self.where, self.remote))
        return ran


_OF_A_REPOSITORY = (
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_WORK_TREE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_PREFIX",
)
