"""Where `--till` leads."""

from pathlib import Path

from generator.publishing.folder import FolderTarget
from generator.publishing.target import Target


def target_of(text: str, root: Path) -> Target:
    """The place that a text names; a relative folder is one in the project."""
    return FolderTarget(root / text)
