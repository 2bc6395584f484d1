"""Back to an earlier edition: the site that was kept, shown again, and the project told of it."""

from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from generator.model.edition import Edition
from generator.model.publication import restoration
from generator.publishing.record import write_edition
from generator.publishing.target import CannotPublish, Release, Target, Tell


def release_to_restore(target: Target, number: int | None) -> Release:
    """The kept site of edition `number`; None: the one before what readers see now. Raises CannotPublish."""
    current, kept = target.current(), target.releases()
    if current is None:
        raise CannotPublish(f"Inget är publicerat till {target.where}.")
    if number is None:
        earlier = [release for release in kept if release.name < current.name]
        if not earlier:
            raise CannotPublish(f"Det finns ingen tidigare utgåva kvar på {target.where}.")
        return earlier[-1]
    found = [release for release in kept if release.edition == number]
    if not found:
        numbers = ", ".join(str(each) for each in sorted({release.edition for release in kept}))
        raise CannotPublish(f"Utgåva {number} finns inte kvar på {target.where}. Där finns: {numbers}.")
    if found[-1].name == current.name:
        raise CannotPublish(f"Utgåva {number} är den som visas nu.")
    return found[-1]


def restore(
    root: Path, target: Target, release: Release, editions: Sequence[Edition], moment: datetime, tell: Tell
) -> Path | None:
    """Shows the release again and records that, unless it is another site of the same edition; gives the record's folder."""
    target.restore(release, tell)
    if editions and release.edition != (editions[-1].restores or editions[-1].number):
        edition = restoration(editions, release.edition, moment.replace(microsecond=0), version("oppna-mal"))
        return write_edition(root, edition, editions)
    return None
