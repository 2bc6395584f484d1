"""How a folder that a web server serves is laid out, on this machine or at the far end of SSH.

    MÅL/webbplats                    → utgavor/NAME/webbplats, what the web server serves
    MÅL/utgavor/NAME/webbplats/      a published site
    MÅL/utgavor/NAME/utgava/         the files of its edition
    MÅL/utgavor/NAME/publicering.json
    MÅL/utgavor/NAME/filer.json      the site's files, with a hash of each
    MÅL/utgavor/NAME/visad           is there once readers have been shown it
    MÅL/.oppna-mal                   says whose folder it is; without it only an empty folder is taken
    MÅL/.las                         held while someone publishes (over SSH .las-agare too: by whom)

A new site is laid beside the old under a hidden name, renamed when it is whole, and shown by one rename of
the link. Whatever is killed leaves the link where it was, and hidden folders, which the next one removes.
"""

import json
from dataclasses import asdict

from generator.publishing.manifest import Manifest
from generator.publishing.target import CannotPublish, Release

SITE, RELEASES, RECORD, LOCK, MARK = "webbplats", "utgavor", "utgava", ".las", ".oppna-mal"
FACTS, FILES, SHOWN = "publicering.json", "filer.json", "visad"
UNFINISHED, LEAVING = ".ny-", ".bort-"
MARK_TEXT = (
    "Den här mappen sköts av oppna-mal publicera. Webbservern visar mappen webbplats.\n"
    "Ändra inget här: gör ändringen i källorna och publicera igen.\n"
)


def facts_of(release: Release) -> str:
    """A release as one line of JSON."""
    return json.dumps(asdict(release)) + "\n"


def release_from(facts: str | bytes, where: str) -> Release:
    """The release that `facts_of` wrote. where: the file, for messages. Raises CannotPublish."""
    try:
        return Release(**json.loads(facts))
    except (ValueError, TypeError):
        raise CannotPublish(f"{where} går inte att läsa. Ta bort mappen som den ligger i.") from None


def manifest_from(text: str | bytes, where: str) -> Manifest:
    """The list of files that a release has. Raises CannotPublish."""
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise CannotPublish(f"{where} går inte att läsa. Ta bort mappen som den ligger i.")
    return {str(path): str(content) for path, content in found.items()}


def holds_something_else(where: str) -> CannotPublish:
    return CannotPublish(
        f"{where} innehåller något annat än publicerade webbplatser. Ange en tom eller ny plats."
    )


def busy_at(where: str) -> str:
    return f"Någon annan publicerar till {where} just nu. Försök igen om en stund."
