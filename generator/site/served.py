"""The site as it is shown while someone works: under a bar that tells what is wrong and what is new."""

import sys
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event, Lock, Timer

from markupsafe import Markup

from generator import formats
from generator.build import theme_folder
from generator.findings.findings import counted
from generator.model.board import Country
from generator.output import write_site
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
    """What is to be shown: what makes it, the sources as they are read, and the time that they are shown for."""

    making: Making
    settled: Settled
    moment: datetime


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
        self.differing = folder / "skiljer"  # written to when what browsers show is not what the whole site has
        self.differing.touch()
        self.bar = Markup()
        self._work: Work | None = None
        self._last: Site | None = None
        self._made_of: object = None  # what the last site was made of, its sources aside
        self._replaced: dict[str, bytes] = {}  # by path, the documents of the last site that a glimpse stands for
        self._lock = Lock()
        self._is_whole = Event()
        self._rest: Timer | None = None

    def update(self, opened: Collection[str] = ()) -> None:
        """Makes what is open in browsers anew, and then the rest; all at once where it cannot be told apart.

        opened: the addresses of the pages. Raises BrokenSources and CannotBuild as long as there is no whole site to show.
        """
        try:
            with own_exceptions():
                self._update(opened)
        except CannotBuild as reason:
            self._is_whole.set()
            if self._last is None:
                raise
            print(f"{reason}\n{_LAST_SHOWN}", file=sys.stderr)

    def _update(self, opened: Collection[str]) -> None:
        self._stop_waiting()
        with self._lock:  # a rest that is being made is made to its end
            making, _own_folder = making_of(self._config_file)
            settled = read_and_settle(making.root, is_kept=True)
            asked = _Asked(making, settled, self._wanted.moment or making.moment())
            if self._glimpse(asked, opened):
                self._rest = Timer(_PAUSE, self._make_rest, (asked,))
                self._rest.start()
            else:
                self._make_whole(asked)

    def wait_for(self, path: str) -> None:
        """Waits until the page at the address is as the sources have it."""
        if path.endswith("/") and f"{path[1:]}index.html" not in self._replaced:
            self._is_whole.wait()

    def close(self) -> None:
        """Ends what is being made."""
        self._stop_waiting()
        with self._lock:
            self._is_whole.set()

    def _stop_waiting(self) -> None:
        if self._rest:
            self._rest.cancel()

    def _glimpse(self, asked: _Asked, opened: Collection[str]) -> bool:
        """Shows the pages that are open as they will be. False where these are not all boards' pages, or where more than
        they may have changed."""
        last = self._last
        if not opened or not last or self._made_of != _made_of(self._config_file):
            return False
        if errors_of(list(asked.settled.problems)):
            return False
        shown, pages = undamaged(
            lambda: asked.making.glimpse(asked.settled, asked.moment, self._wanted, last, opened)
        )
        if len(pages) < len(set(opened)):
            return False
        self._is_whole.clear()
        for path, document in pages.items():
            place = self.folder / path
            self._replaced.setdefault(path, place.read_bytes())
            place.write_bytes(document)
        self._tell(asked, shown)
        return True

    def _make_rest(self, asked: _Asked) -> None:
        with self._lock:
            seen = {path: _seen(self.folder / path) for path in self._replaced}
            is_shown = self._make_whole(asked)
            if not is_shown or any(_seen(self.folder / path) != before for path, before in seen.items()):
                self.differing.write_text(str(asked.moment), encoding="utf-8")

    def _make_whole(self, asked: _Asked) -> bool:
        """Whether the site could be made; otherwise the bar says why not, over the last one."""
        try:
            made_of = _made_of(self._config_file)
            site = undamaged(lambda: self._written(asked))
        except BrokenBuild as broken:
            if self._work is None:
                raise
            for path, document in self._replaced.items():
                (self.folder / path).write_bytes(document)
            self._tell_of(broken.problems, self._work)
            return False
        finally:
            self._replaced = {}
            self._is_whole.set()
        self._last, self._made_of = site, made_of
        self._tell(asked, site.rendered.country)
        return True

    def _written(self, asked: _Asked) -> Site:
        wanted = replace(self._wanted, settled=asked.settled, moment=asked.moment)
        site = asked.making.site(wanted, bar=PLACE_OF_BAR)
        write_site(site.files, self.folder, self._notes, is_compressed=False)
        return site

    def _tell(self, asked: _Asked, shown: Country) -> None:
        """Makes the bar over what is shown."""
        self._work = work_of(asked.settled.country, shown, asked.moment, is_preview=self._wanted.preview)
        self.bar = work_bar(Renderer(theme_folder()), list(asked.settled.problems), self._work)

    def _tell_of(self, problems: list[Problem], last: Work) -> None:
        """Makes the bar over the last whole site, of problems for which there is no new one."""
        self.bar = work_bar(Renderer(theme_folder()), problems, last)
        print_problems(problems)
        count = formats.capitalised(counted(Severity.ERROR, len(errors_of(problems))))
        print(f"{count} i källorna. {_LAST_SHOWN}", file=sys.stderr)


def _made_of(config_file: Path) -> tuple[bytes, str]:
    """What every page is made of beside the sources."""
    return config_file.read_bytes(), version_of(theme_folder())


def _seen(document: Path) -> bytes:
    """What readers see of a page: its body."""
    return document.read_bytes().partition(b"</head>")[2] if document.is_file() else b""
