"""What every place to publish to can do."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.publishing.manifest import Manifest

KEPT = 10  # how many published sites are kept to go back to, the present one too
Tell = Callable[[str], None]


class CannotPublish(Exception):
    """Why nothing can be published there, in Swedish, with what to do; readers have the site that they had."""


class Busy(CannotPublish):
    """Someone else is publishing to the same place."""


@dataclass(frozen=True)
class Release:
    """A published site at a target. name: unique there, in the order of publishing. edition: whose site it is.

    fingerprint: of the edition's figures. content: a hash of every file of the site.
    """

    name: str
    edition: int
    fingerprint: str
    content: str


class Target(Protocol):
    """A place that a site is published to. All raise CannotPublish where the place does not answer as it should.

    `deploy` and `restore` are called while `locked` is open; the rest at any time.
    """

    @property
    def where(self) -> str:
        """The place as messages name it."""
        ...

    @property
    def patience(self) -> float:
        """Seconds that the place may need before readers see what was deployed."""
        ...

    def locked(self) -> AbstractContextManager[None]:
        """Holds others off while it is open, and mends what one that was killed left behind. Raises Busy.

        Refuses a place that holds something else. A publisher that was killed holds nobody off for more than
        fifteen minutes.
        """
        ...

    def current(self) -> Release | None:
        """What readers see now."""
        ...

    def releases(self) -> list[Release]:
        """What can be gone back to, oldest first; the present one too."""
        ...

    def record_of(self, release: Release) -> Mapping[str, str]:
        """The files of the release's edition, by name, as they were deployed with it."""
        ...

    def deploy(
        self, site: Path, files: Manifest, release: Release, record: Mapping[str, str], tell: Tell
    ) -> None:
        """Lays the site there and lets readers see it when it is whole; `tell` hears of the steps.

        files: those of the site, each with its hash. Raises Busy when someone else came between.
        """
        ...

    def restore(self, release: Release, tell: Tell) -> None:
        """Lets readers see an earlier release again."""
        ...

    def read(self, path: str) -> bytes | None:
        """A file of what readers see now, None where there is none: for targets that no address is known of."""
        ...
