"""Makes a project's site: what its sources, its settings and the time say that it holds."""

import sys
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from generator.build import RenderedSite, render_site, theme_folder, to_show
from generator.contents import Content, Damaged, Made
from generator.finishing import Finishing, Surroundings, root_at_host
from generator.glimpse import glimpsed
from generator.language import Language
from generator.model.board import Country
from generator.pages.preview import MARKED, MARKER, banner
from generator.pages.render import Renderer
from generator.printing.pdf import CannotPrint
from generator.problems import errors_of
from generator.rules import read_and_settle
from generator.rules.explanations import Settled
from generator.rules.seen import seen_at
from generator.site.exceptions import BrokenBuild
from generator.site.settings import PluginConfig, moment_of, project_of, publisher_of, security_of
from generator.workers import CannotShare, made_by_workers

Result = TypeVar("Result")


@dataclass(frozen=True)
class Wanted:
    """What is asked of a site beyond the project's own settings.

    settled: the sources, when they have been read already. moment: what time the build is for.
    as_edition: the site tells of itself as the edition that comes after those that are recorded.
    preview: it shows what is published later too, as `preview` tells. once: its folder is not built to again.
    dask: the address of a cluster that makes the boards' pages, or `workers.LOCAL`; None makes them here.
    """

    settled: Settled | None = None
    moment: datetime | None = None
    as_edition: bool = False
    preview: bool = False
    once: bool = False
    dask: str | None = None


@dataclass(frozen=True)
class Site:
    """A site that is ready to be written: what was rendered, what finishes its pages, and the files of it."""

    rendered: RenderedSite
    finishing: Finishing
    files: Mapping[str, Content]


class Making:
    """Makes a project's site from its sources, once or again and again while it is served."""

    def __init__(self, config: MkDocsConfig, settings: PluginConfig) -> None:
        self._site_name = config.site_name
        self._site_url = config.site_url or None
        self.root = Path(config.config_file_path).resolve().parent
        self._settings = settings

    @property
    def is_compressed(self) -> bool:
        return self._settings.komprimera

    def moment(self) -> datetime:
        """The time that a build is for where none is asked for."""
        return moment_of(self._settings.tidpunkt)

    def site(self, wanted: Wanted, *, bar: Markup | None = None) -> Site:
        """bar: what the pages of a site that is served begin with; None for a site that is built.

        Raises: BrokenBuild with every problem, Abort where a setting is wrong or the machine lacks something.
        """
        settled = wanted.settled or read_and_settle(self.root, is_kept=True)
        if errors_of(list(settled.problems)):
            raise BrokenBuild(list(settled.problems))
        moment = wanted.moment or self.moment()
        is_served = bar is not None
        site_url = None if is_served or wanted.preview else self._site_url
        around = Surroundings(
            site_name=self._site_name,
            site_url=site_url,
            root_at_host=root_at_host(site_url),
            banner=banner(Renderer(theme_folder()), settled.country, moment) if wanted.preview else Markup(),
            bar=bar or Markup(),
            is_hidden=is_served or wanted.preview,
            is_preview=wanted.preview,
            security=security_of(self._settings.säkerhet, moment),
        )
        rendered = self._rendered(settled, moment, wanted, site_url, is_served=is_served)
        for warning in rendered.warnings:
            print(f"PDF: {warning}", file=sys.stderr)
        if rendered.problems:
            raise BrokenBuild([*settled.problems, *rendered.problems])
        finishing = Finishing(rendered, around, self.root, is_kept=bool(settled.digests))
        files = finishing.files()
        if wanted.preview and not is_served:
            files[MARKER] = Made(MARKED.encode())
        return Site(rendered, finishing, files)

    def glimpse(
        self, settled: Settled, moment: datetime, wanted: Wanted, last: Site, addresses: Collection[str]
    ) -> tuple[Country, dict[str, bytes]]:
        """What is shown of the country at the moment, and the documents of boards' pages at the addresses, by path, before
        the rest of the site is made. settled: without errors. last: the site before, of the same settings."""
        known = _known(settled, moment, wanted)
        shown = to_show(known, moment, as_edition=wanted.as_edition, with_waiting=wanted.preview)
        return shown, glimpsed(last.rendered, last.finishing, shown, addresses)

    def _rendered(
        self, settled: Settled, moment: datetime, wanted: Wanted, site_url: str | None, *, is_served: bool
    ) -> RenderedSite:
        publisher = publisher_of(self._settings.datakatalog, self._site_url or wanted.preview)
        try:
            return render_site(
                _known(settled, moment, wanted),
                self.root,
                site_name=self._site_name,
                moment=moment,
                as_edition=wanted.as_edition,
                with_waiting=wanted.preview,
                site_url=site_url,
                # A preview is made anew at every save, and a paper takes longer than all of its pages.
                with_papers=not (is_served or wanted.preview) and self._settings.pdf,
                languages=tuple(Language) if self._settings.engelska else (Language.SWEDISH,),
                publisher=publisher,
                digests=settled.digests,
                ahead=partial(made_by_workers, address=wanted.dask, tell=_tell) if wanted.dask else None,
            )
        except (CannotPrint, CannotShare) as lacking:
            raise Abort(str(lacking)) from lacking


def _known(settled: Settled, moment: datetime, wanted: Wanted) -> Country:
    """What of the sources a site may know."""
    return settled.country if wanted.preview else seen_at(settled, moment)


def making_of(config_file: Path) -> tuple[Making, Path]:
    """What makes the project's site, and the folder that mkdocs.yml has for it."""
    config, settings = project_of(config_file)
    return Making(config, settings), Path(config.site_dir)


def _tell(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


def undamaged(make: Callable[[], Result]) -> Result:
    """What `make` gives; what it finds damaged of what is kept is thrown away first, and made anew by it."""
    while True:
        try:
            return make()
        except Damaged as damaged:
            damaged.path.unlink(missing_ok=True)
