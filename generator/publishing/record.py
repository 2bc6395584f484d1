"""The edition's files in the project, data/utgavor/NUMBER/: written whole or not at all."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.model.edition import Edition
from generator.sources.editions import FOLDER, edition_files, folder_name


def write_edition(root: Path, edition: Edition, earlier: Sequence[Edition]) -> Path:
    """Writes the edition after the earlier ones; gives its folder back. Raises FileExistsError where it is there."""
    return write_files(root, edition.number, edition_files(edition, earlier))


def write_files(root: Path, number: int, files: Mapping[str, str]) -> Path:
    """The files of edition `number` in their folder, by one rename. Raises FileExistsError where it is there."""
    folder = root / "data" / FOLDER
    target = folder / folder_name(number)
    if target.exists():
        raise FileExistsError(target)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".ny-{target.name}"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    try:
        for name, text in files.items():
            with (unfinished / name).open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        unfinished.rename(target)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return target
