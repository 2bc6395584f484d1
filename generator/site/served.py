"""The site as it is shown while someone works: under a bar that tells what is wrong and what is new."""

import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Event, Lock, Timer

from markupsafe import Markup

from generator import formats
from generator.build import theme_folder
from generator.findings.findings import counted
from generator.model.board import Country
from generator.output import write_site
from generator.packs import key_of
from generator.pages.render import Renderer
from generator.pages.work_bar import Work, work_bar, work_of
from generator.problems import Problem, Severity, errors_of
from generator.rendered import version_of
from generator.rules import read_and_settle
from generator.rules.explanations import Settled
from generator.site.exceptions import BrokenBuild, CannotBuild, own_exceptions, print_problems
from generator.site.making import Making, Site, Wanted, making_of, undamaged

PLACE_OF_BAR = Markup("<!--arbetsraden-->")
_LAST_SHOWN = "Den senaste hela webbplatsen visas."
_PAUSE = 0.3  # seconds in which the browser fetches what it shows before the rest is made


@dataclass(frozen=True)
class _Asked:
    """What is to be shown: what makes it, the sources as they are read, the time that they are shown for, and a hash of
    what every page is made of beside the sources."""

    making: Making
    settled: Settled
    moment: datetime
    made_of: str


@dataclass(frozen=True)
class _Whole:
    """A whole site that is shown: what it was made of, and what there is to know of it."""

    asked: _Asked
    site: Site
    work: Work

    @cached_property
    def looks(self) -> frozenset[str]:
        """The addresses of what pages are shown with: the theme's files, and each municipality's style and logo."""
        rendered = self.site.rendered
        own = (path for brand in rendered.brands.values() for path in brand.files)
        return frozenset(f"/{path}" for path in (*rendered.assets.files, *own))


class Served:
    """A project's site in a folder, made anew at each save.

    A broken source leaves the last whole site in view under what is wrong. The bar is put into a page when that is
    asked for, so that no page is written anew for what only the bar says. Where every page that is open is a board's,
    these are made first, and the rest when they have been seen.
    """

    def __init__(self, config_file: Path, wanted: Wanted, folder: Path) -> None:
        self._config_file = config_file
        self._wanted = wanted
        self._notes = folder / "notes"
        self.folder = folder / "site"
        self.differing = folder / "skiljer"  # written to when what browsers show is not what the folder has
        self.differing.touch()
        self.bar = Markup()
        self.generation = 0  # grows each time that the folder holds something else
        self._last: _Whole | None = None
        self._replaced: dict[str, bytes] = {}  # by path, the documents of the last site that a glimpse stands for
        self._newest: _Asked | None = None
        self._seen_to_the_end: _Asked | None = None  # what is not glimpsed again: its rest has been made, or could not be
        self._lock = Lock()
        self._is_whole = Event()
        self._rest: Timer | None = None

    def update(self, opened: Collection[str] = ()) -> None:
        """Makes what is open in browsers anew, and then the rest; all at once where it cannot be told apart.

        opened: the addresses of the pages. Raises BrokenSources and CannotBuild as long as there is no whole site to show.
        """
        if self._rest:
            self._rest.cancel()
        with self._lock, self._or_back():  # a rest that is being made is made to its end
            asked = self._newest = self._read()
            if self._glimpse(asked, opened):
                self._rest = Timer(_PAUSE, self._make_rest, (asked,))
                self._rest.start()
            else:
                self._make_whole(asked)

    def wait_for(self, path: str) -> None:
        """Waits until what is at the address is as the sources have it."""
        if not self._is_there(path):
            self._is_whole.wait()

    def _is_there(self, path: str) -> bool:
        page = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
        return page in self._replaced or bool(self._last and path in self._last.looks)

    def close(self) -> None:
        """Ends what is being made."""
        if self._rest:
            self._rest.cancel()
        with self._lock:
            self._newest = None
            self._is_whole.set()

    @contextmanager
    def _or_back(self) -> Iterator[None]:
        """Shows the last whole site again where something stops what is within, and tells why where that is a setting."""
        try:
            with own_exceptions():
                yield
        except BaseException as stopped:
            if self._last is None:
                raise
            self._go_back(self._last, self._last.asked.settled.problems)
            if not isinstance(stopped, CannotBuild):
                raise
            print(f"{stopped}\n{_LAST_SHOWN}", file=sys.stderr)

    def _read(self) -> _Asked:
        making, _own_folder = making_of(self._config_file)
        settled = read_and_settle(making.root, is_kept=True)
        made_of = key_of(self._config_file.read_bytes(), version_of(theme_folder()))
        return _Asked(making, settled, self._wanted.moment or making.moment(), made_of)

    def _glimpse(self, asked: _Asked, opened: Collection[str]) -> bool:
        """Shows the pages that are open as they will be. False where these are not all boards' pages, where more than they
        may have changed, and where all has been made of the same sources."""
        last, before = self._last, self._seen_to_the_end
        if not opened or not last or last.asked.made_of != asked.made_of or errors_of(list(asked.settled.problems)):
            return False
        if before and (before.settled.digests, before.made_of) == (asked.settled.digests, asked.made_of):
            return False
        shown, pages = undamaged(
            lambda: asked.making.glimpse(asked.settled, asked.moment, self._wanted, last.site, opened)
        )
        if len(pages) < len(set(opened)):
            return False
        self._is_whole.clear()
        self.generation += 1
        for path, document in pages.items():
            place = self.folder / path
            self._replaced.setdefault(path, place.read_bytes())
            place.write_bytes(document)
        self.bar = self._bar_over(asked.settled.problems, self._work(asked, shown))
        return True

    def _make_rest(self, asked: _Asked) -> None:
        with self._lock:
            if asked is not self._newest:
                return  # another save has come meanwhile
            seen = {path: _seen(self.folder / path) for path in self._replaced}
            is_shown = False
            try:
                with self._or_back():
                    is_shown = self._make_whole(asked)
            finally:
                if not is_shown or any(_seen(self.folder / path) != before for path, before in seen.items()):
                    self.differing.write_text(str(asked.moment), encoding="utf-8")

    def _make_whole(self, asked: _Asked) -> bool:
        """Whether the site could be made; where sources are broken the bar says so, over the last one."""
        self._seen_to_the_end = asked
        try:
            site = undamaged(lambda: self._written(asked))
        except BrokenBuild as broken:
            if self._last is None:
                raise
            self._go_back(self._last, broken.problems)
            print_problems(broken.problems)
            count = formats.capitalised(counted(Severity.ERROR, len(errors_of(broken.problems))))
            print(f"{count} i källorna. {_LAST_SHOWN}", file=sys.stderr)
            return False
        self._last = _Whole(asked, site, self._work(asked, site.rendered.country))
        self.bar = self._bar_over(asked.settled.problems, self._last.work)
        self._settle_down()
        return True

    def _written(self, asked: _Asked) -> Site:
        wanted = replace(self._wanted, settled=asked.settled, moment=asked.moment)
        site = asked.making.site(wanted, bar=PLACE_OF_BAR)
        write_site(site.files, self.folder, self._notes, is_compressed=False)
        return site

    def _go_back(self, last: _Whole, problems: Sequence[Problem]) -> None:
        """Shows the last whole site, under a bar that tells of problems."""
        for path, document in self._replaced.items():
            (self.folder / path).write_bytes(document)
        self.bar = self._bar_over(problems, last.work)
        self._settle_down()

    def _settle_down(self) -> None:
        """Lets whoever waits have what the folder holds: one site, whole."""
        self._replaced = {}
        self.generation += 1
        self._is_whole.set()

    def _work(self, asked: _Asked, shown: Country) -> Work:
        return work_of(asked.settled.country, shown, asked.moment, is_preview=self._wanted.preview)

    def _bar_over(self, problems: Sequence[Problem], work: Work) -> Markup:
        return work_bar(Renderer(theme_folder()), problems, work)


def _seen(document: Path) -> bytes:
    """What readers see of a page: its body."""
    return document.read_bytes().partition(b"</head>")[2] if document.is_file() else b""
