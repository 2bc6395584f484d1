"""A folder at the far end of SSH, laid out as `layout` tells, filled by rsync and shown by one rename there.

The user's own SSH configuration says how the server is reached. Nothing is asked for: keys come from an agent
or a file. What runs there is in `far_end`.
"""

import io
import json
import os
import secrets
import shlex
import subprocess
import tarfile
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.publishing import far_end
from generator.publishing.layout import (
    FACTS,
    FILES,
    MARK_TEXT,
    RECORD,
    RELEASES,
    SITE,
    UNFINISHED,
    busy_at,
    facts_of,
    holds_something_else,
    manifest_from,
    release_from,
)
from generator.publishing.manifest import Manifest, needed_by_open_pages
from generator.publishing.programs import Ran, demand, in_english, is_missing, run
from generator.publishing.target import Busy, CannotPublish, Release, Tell

SSH = ("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15")
SIGN_OF_LIFE = 20.0  # seconds between the signs that keep the lock
_INSTALL_SSH = "Installera OpenSSH: på Debian och Ubuntu heter paketet openssh-client."
_INSTALL_RSYNC = "Installera rsync: på Debian, Ubuntu och macOS (Homebrew) heter paketet rsync."


class RsyncTarget:
    """Publishes to a folder on another machine. host: as ssh is given it. ssh: the program and its options."""

    patience = 30.0

    def __init__(self, host: str, folder: str, *, ssh: Sequence[str] = SSH) -> None:
        self.host = host
        self.folder = folder
        self._ssh = tuple(ssh)
        self._holder: subprocess.Popen[bytes] | None = None
        self._name = ""
        self._shared: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        return f"{self.host}:{self.folder}"

    @contextmanager
    def locked(self) -> Iterator[None]:
        demand("rsync", _INSTALL_RSYNC)
        self._name = secrets.token_hex(16)
        with self._one_connection():
            holder = self._hold()
            stopped = threading.Event()
            signs = threading.Thread(target=_give_signs, args=(holder, stopped), daemon=True)
            signs.start()
            self._holder = holder
            try:
                self._checked(self._run(far_end.CLEAN_UP))
                yield
            finally:
                self._holder = None
                stopped.set()
                signs.join()
                _let_go(holder)

    def current(self) -> Release | None:
        ran = self._run(far_end.CURRENT)
        return None if ran.code == far_end.NO_SUCH else release_from(self._checked(ran).out, self.where)

    def releases(self) -> list[Release]:
        lines = self._checked(self._run(far_end.RELEASES_LIST)).out.splitlines()
        return sorted((release_from(line, self.where) for line in lines), key=lambda release: release.name)

    def record_of(self, release: Release) -> Mapping[str, str]:
        packed = self._checked(self._run(far_end.RECORD_OF, release.name)).out
        found: dict[str, str] = {}
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            for member in archive.getmembers():
                if (file := archive.extractfile(member)) is not None:
                    found[member.name.removeprefix("./")] = file.read().decode("utf-8")
        return dict(sorted(found.items()))

    def deploy(
        self, site: Path, files: Manifest, release: Release, record: Mapping[str, str], tell: Tell
    ) -> None:
        current = self.current()
        new = f"{RELEASES}/{UNFINISHED}{release.name}"
        try:
            with tempfile.TemporaryDirectory(prefix="oppna-mal-") as temporary:
                about = _about(Path(temporary), files, release, record)
                tell(f"Skickar det som är nytt till {self.host}")
                link = () if current is None else (f"--link-dest=../../{current.name}/{SITE}",)
                self._send(about, new)
                self._send(site, f"{new}/{SITE}", *link)
            tell("Byter till den nya webbplatsen")
            self._demand_lock()
            kept = self._for_open_pages(current)
            self._checked(self._run(far_end.DEPLOY, f"{new}/{SITE}", release.name, self._name, given=kept))
        except BaseException:
            with suppress(CannotPublish):
                self._run(far_end.ABANDON, release.name)
            raise

    def restore(self, release: Release, tell: Tell) -> None:
        current = self.current()
        kept = b"" if current == release else self._for_open_pages(current)
        self._demand_lock()
        shown = f"{RELEASES}/{release.name}/{SITE}"
        ran = self._run(far_end.RESTORE, shown, release.name, self._name, given=kept)
        if ran.code == far_end.NO_SUCH:
            raise CannotPublish(f"Utgåva {release.edition} finns inte kvar på {self.where}.")
        self._checked(ran)

    def read(self, path: str) -> bytes | None:
        ran = self._run(far_end.READ, f"{SITE}/{path}")
        return None if ran.code == far_end.NO_SUCH else self._checked(ran).out

    @contextmanager
    def _one_connection(self) -> Iterator[None]:
        """What is run while the lock is held goes through the connection that holds it, where ssh can do that."""
        if os.name == "nt":
            yield
            return
        with tempfile.TemporaryDirectory(prefix="oppna-mal-", ignore_cleanup_errors=True) as folder:
            self._shared = ("-o", f"ControlPath={folder}/ssh")
            try:
                yield
            finally:
                self._shared = ()

    def _for_open_pages(self, current: Release | None) -> bytes:
        """The present site's files that open pages may need, a line each."""
        if current is None:
            return b""
        ran = self._run(far_end.READ, f"{RELEASES}/{current.name}/{FILES}")
        if ran.code == far_end.NO_SUCH:
            return b""
        had = manifest_from(self._checked(ran).out, f"{self.where}/{RELEASES}/{current.name}/{FILES}")
        return "".join(f"{path}\n" for path in had if needed_by_open_pages(path)).encode()

    def _send(self, source: Path, folder: str, *more: str) -> None:
        """Makes the far folder the same as the source. Times are not sent: files are told apart by content, and a
        page that is the same keeps the time that readers' browsers know it by."""
        words = [
            "rsync",
            "-rp",
            "--checksum",
            "--delete",
            "--chmod=D755,F644",
            "--protect-args",
            "--out-format=%n",
        ]
        words += ["--timeout=120", f"--rsh={shlex.join((*self._ssh, *self._shared))}", *more]
        words += ["--", f"{source}/", f"{_in_brackets(self.host)}:{self.folder}/{folder}/"]
        self._checked(run(words, remedy=_INSTALL_RSYNC))

    def _hold(self) -> subprocess.Popen[bytes]:
        """The process whose life is the lock: the far end lets go when it ends, however it ends. Raises Busy."""
        first = ("-o", "ControlMaster=yes") if self._shared else ()
        words = self._far(far_end.HOLD, MARK_TEXT, self._name, options=first)
        try:
            holder = subprocess.Popen(
                words,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=in_english(os.environ),
            )
        except FileNotFoundError:
            raise is_missing(self._ssh[0], _INSTALL_SSH) from None
        assert holder.stdout is not None
        if holder.stdout.readline().strip() != b"hallet":
            out, error = holder.communicate()
            self._checked(Ran(holder.returncode or 1, out, error.decode(errors="replace")))
        return holder

    def _demand_lock(self) -> None:
        if self._holder is None or self._holder.poll() is not None:
            raise CannotPublish(self._in_words(Ran(far_end.LOST, b"", "")))

    def _run(self, program: str, *words: str, given: bytes | None = None) -> Ran:
        return run(self._far(program, *words), given=given, remedy=_INSTALL_SSH)

    def _far(self, program: str, *words: str, options: Sequence[str] = ()) -> list[str]:
        """What runs a program at the far end: the user's shell there sees quoted words only."""
        command = shlex.join(["sh", "-c", program, "oppna-mal", self.folder, *words])
        return [*self._ssh, *self._shared, *options, "--", self.host, command]

    def _checked(self, ran: Ran) -> Ran:
        if ran.code == 0:
            return ran
        if ran.code == far_end.BUSY:
            raise Busy(busy_at(self.where))
        if ran.code == far_end.SOMETHING_ELSE:
            raise holds_something_else(self.where)
        raise CannotPublish(self._in_words(ran))

    def _in_words(self, ran: Ran) -> str:
        if ran.code == far_end.NO_FLOCK:
            return f"Programmet flock saknas på {self.host}. Be den som sköter servern att installera paketet util-linux."
        if ran.code == far_end.LOST:
            return (
                f"Anslutningen till {self.host} bröts, och någon annan kan ha börjat publicera. Försök igen."
            )
        if ran.code == far_end.NO_SUCH:
            return f"En fil som behövs finns inte kvar på {self.where}."
        for signs, message in _KNOWN:
            if any(sign in ran.error for sign in signs):
                return f"{message.format(host=self.host, folder=self.folder)} ({ran.last_line})"
        return f"Det gick inte att publicera till {self.where}. Det sista som sades var: {ran.last_line}"


def _about(folder: Path, files: Manifest, release: Release, record: Mapping[str, str]) -> Path:
    """A folder with what a release has beside its site."""
    (folder / RECORD).mkdir()
    for name, text in record.items():
        (folder / RECORD / name).write_bytes(text.encode())
    (folder / FILES).write_text(json.dumps(dict(files)), encoding="utf-8")
    (folder / FACTS).write_text(facts_of(release), encoding="utf-8")
    return folder


def _give_signs(holder: subprocess.Popen[bytes], stopped: threading.Event) -> None:
    assert holder.stdin is not None
    while not stopped.wait(SIGN_OF_LIFE):
        try:
            holder.stdin.write(b"\n")
            holder.stdin.flush()
        except (OSError, ValueError):
            return


def _let_go(holder: subprocess.Popen[bytes]) -> None:
    try:
        holder.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        holder.kill()
        holder.communicate()


def _in_brackets(host: str) -> str:
    """The host as rsync is given it: an IPv6 address within brackets."""
    user, at, machine = host.rpartition("@")
    return f"{user}{at}[{machine}]" if ":" in machine else host


# What ssh and rsync say, and what to do about it; the first that fits.
_KNOWN: Sequence[tuple[tuple[str, ...], str]] = (
    (
        ("Host key verification failed", "REMOTE HOST IDENTIFICATION HAS CHANGED"),
        "Datorn känner inte igen servern {host}. Skriv ssh {host} i terminalen, kontrollera serverns fingeravtryck och försök igen.",
    ),
    (
        ("Could not resolve hostname", "Name or service not known"),
        "Servern {host} går inte att hitta. Kontrollera namnet och att du är ansluten till nätet.",
    ),
    (
        ("Permission denied (", "Too many authentication failures", "No supported authentication"),
        "Servern {host} släpper inte in dig. Kontrollera kontots namn och att din SSH-nyckel är upplåst, till exempel med ssh-add.",
    ),
    (
        ("Connection refused", "Connection timed out", "No route to host", "Network is unreachable"),
        "Servern {host} svarar inte. Kontrollera att du är ansluten till nätet och försök igen.",
    ),
    (
        ("No space left on device", "Disk quota exceeded"),
        "Disken på {host} är full. Be den som sköter servern att göra plats och försök igen.",
    ),
    (
        (
            "rsync: command not found",
            "rsync: not found",
            "exec: rsync",
            "rsync: No such file",
            "remote command not found",
        ),
        "Programmet rsync saknas på {host}. Be den som sköter servern att installera det.",
    ),
    (
        ("Permission denied", "Read-only file system", "Operation not permitted"),
        "Du får inte skriva i {folder} på {host}. Be den som sköter servern om tillgång.",
    ),
    (
        (
            "Connection closed",
            "Connection reset",
            "Broken pipe",
            "connection unexpectedly closed",
            "timeout in data",
        ),
        "Anslutningen till {host} bröts. Läsarna ser webbplatsen som den var. Försök igen.",
    ),
)
