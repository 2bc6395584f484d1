"""Builds a project's site to a folder."""

import time
from pathlib import Path

from generator.build import SEARCH_INDEX, RenderedSite
from generator.kept import CACHE_FOLDER, trim
from generator.output import write_site
from generator.pages.preview import FOLDER as PREVIEW_FOLDER
from generator.pages.preview import is_preview, why_not_to
from generator.site.exceptions import CannotBuild, own_exceptions
from generator.site.making import Making, Wanted, making_of, undamaged

NOTES = "skrivet"  # where it is noted what was written, among what is kept


def build_site(
    config_file: Path, site_folder: Path | None = None, wanted: Wanted | None = None
) -> RenderedSite:
    """Makes the whole site before it touches the folder, and writes what has changed.

    Raises: BrokenSources with every problem, CannotBuild; the folder is then untouched.
    """
    wanted = wanted or Wanted()
    started = time.time()
    with own_exceptions():
        making, own_folder = making_of(config_file)
        target = _target(wanted, site_folder, own_folder)
        site, is_changed = undamaged(lambda: _written(making, wanted, target))
        if is_changed:
            trim(making.root / CACHE_FOLDER, unused_since=started)
    return site


def _written(making: Making, wanted: Wanted, target: Path) -> tuple[RenderedSite, bool]:
    """The site, and whether its folder had to be changed for it."""
    site = making.site(wanted)
    notes = None if wanted.once else making.root / CACHE_FOLDER / NOTES
    return site.rendered, write_site(site.files, target, notes, is_compressed=making.is_compressed)


def _target(wanted: Wanted, stated: Path | None, own: Path) -> Path:
    """Where to build: what is there is replaced whole. `own`: the site's folder as mkdocs.yml says. Raises CannotBuild."""
    if not wanted.preview:
        target = stated or own
        _check_replaceable(target)
        return target
    target = stated or own.parent / PREVIEW_FOLDER
    if refusal := why_not_to(target, own):
        raise CannotBuild(refusal)
    return target


def _check_replaceable(target: Path) -> None:
    """The folder is replaced whole, so whatever else someone keeps in it would be lost."""
    if is_preview(target):
        raise CannotBuild(f"{target} innehåller en förhandsvisning. Ta bort mappen, eller ange en annan.")
    holds_other = target.exists() and (target.is_file() or any(target.iterdir()))
    if holds_other and not (target / SEARCH_INDEX).is_file():
        raise CannotBuild(f"{target} innehåller något annat än en webbplats. Ange en tom eller ny mapp.")
