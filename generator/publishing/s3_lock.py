"""A lock in an S3-compatible storage: one object, written on condition that it is not there.

It holds its owner's name and is written anew every minute. A lock that has been silent for fifteen minutes, by
the storage's own clock, is that of a publisher who was killed, and is taken over on condition that it is still
the same. A publisher whose lock was taken over is told so by its next write, and stops.
"""

import getpass
import json
import platform
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from generator.publishing.layout import busy_at
from generator.publishing.storage import Conflict, Storage
from generator.publishing.target import Busy, CannotPublish

STALE = timedelta(minutes=15)
HEARTBEAT = 60.0  # seconds


class Lock:
    """The lock at `key`; `demand` tells whether it is still held."""

    def __init__(self, storage: Storage, key: str) -> None:
        self._storage = storage
        self._key = key
        self._tag: str | None = None
        self._owner = b""

    @contextmanager
    def held(self) -> Iterator[None]:
        """Raises Busy."""
        self._owner = json.dumps({"namn": _name(), "nyckel": secrets.token_hex(16)}).encode()
        self._tag = self._taken()
        stopped = threading.Event()
        beating = threading.Thread(target=self._beat, args=(stopped,), daemon=True)
        beating.start()
        try:
            yield
        finally:
            stopped.set()
            beating.join()
            if self._tag is not None:
                with suppress(CannotPublish):  # it is stale in a quarter of an hour
                    self._storage.delete([self._key])
            self._tag = None

    def demand(self) -> None:
        """Raises Busy when somebody else has taken the lock over."""
        if self._tag is None:
            raise Busy(
                f"Låset på {self._storage.where} har tagits över av någon annan. Försök igen om en stund."
            )

    def _taken(self) -> str:
        with suppress(Conflict):
            return self._storage.put(self._key, self._owner, IfNoneMatch="*")
        found = self._storage.get(self._key)
        with suppress(Conflict):
            if found is None:  # let go since
                return self._storage.put(self._key, self._owner, IfNoneMatch="*")
            if found.now - found.changed > STALE:
                return self._storage.put(self._key, self._owner, IfMatch=found.tag)
        raise Busy(
            f"{busy_at(self._storage.where)} Avbröts den som publicerade släpper låset inom femton minuter."
        )

    def _beat(self, stopped: threading.Event) -> None:
        while not stopped.wait(HEARTBEAT):
            try:
                if self._tag is not None:
                    self._tag = self._storage.put(self._key, self._owner, IfMatch=self._tag)
            except Conflict:
                self._tag = None
                return
            except CannotPublish:
                continue  # the network may be back in a minute


def _name() -> str:
    try:
        return f"{getpass.getuser()}@{platform.node()}"
    except (OSError, KeyError):
        return platform.node()
