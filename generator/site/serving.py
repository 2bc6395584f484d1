"""Serves a project's site while someone works on it, and makes it anew when a source is saved."""

import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from markupsafe import Markup
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from generator import formats
from generator.build import RenderedSite, theme_folder
from generator.findings.findings import counted
from generator.finishing import LOST
from generator.output import write_site
from generator.pages.render import Renderer
from generator.pages.work_bar import Work, work_bar, work_of
from generator.problems import Severity, errors_of
from generator.rules import read_and_settle
from generator.site.exceptions import BrokenBuild, CannotBuild, own_exceptions, print_problems
from generator.site.making import Making, Wanted, making_of, undamaged

_LAST_PORT = 65_535
_PLACE_OF_BAR = Markup("<!--arbetsraden-->")


def serve_site(config_file: Path, address: str, wanted: Wanted | None = None) -> None:
    """Serves the site and makes it anew when a source file is saved, until interrupted.

    Raises: BrokenSources with every problem as long as there is no whole site to show, CannotBuild.
    """
    wanted = wanted or Wanted()
    what = "Förhandsvisningen" if wanted.preview else "Webbplatsen"
    with tempfile.TemporaryDirectory(prefix="oppna-mal-visa-") as folder:
        served = _Served(config_file, wanted, Path(folder))
        with own_exceptions():
            host, port = _host_and_port(address)
            served.update()
        server = LiveReloadServer(builder=served.update, host=host, port=port, root=str(served.folder))
        server.error_handler = served.lost_page
        server.set_app(served.with_bar(server.serve_request))
        root = config_file.resolve().parent
        for watched in (root / "data", root / "content", config_file, theme_folder()):
            if watched.exists():
                server.watch(str(watched))
        print(f"{what} visas på http://{address}/ och byggs om när du sparar. Avsluta med Ctrl+C.", flush=True)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        except OSError as taken:
            raise CannotBuild(
                f"Det går inte att visa webbplatsen på {address}: {taken.strerror}. Välj en annan port, till exempel --adress 127.0.0.1:8001."
            ) from taken
        finally:
            server.shutdown()


def _host_and_port(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        raise Abort(f"Adressen {address!r} går inte att tolka. Skriv den som 127.0.0.1:8000.")
    return host, int(port)


class _Served:
    """The site as it is shown while someone works: under a bar that tells what is wrong and what is new.

    A broken source leaves the last whole site in view under what is wrong. The bar is put into a page when that is
    asked for, so that no page is written anew for what only the bar says.
    """

    def __init__(self, config_file: Path, wanted: Wanted, folder: Path) -> None:
        self._config_file = config_file
        self._wanted = wanted
        self._notes = folder / "notes"
        self.folder = folder / "site"
        self._work: Work | None = None
        self._bar = Markup()

    def update(self) -> None:
        """Raises what `Making.site` raises as long as there is no whole site to show."""
        making, _own_folder = making_of(self._config_file)
        settled = read_and_settle(making.root, is_kept=True)
        moment = self._wanted.moment or making.moment()
        wanted = replace(self._wanted, settled=settled, moment=moment)
        try:
            site = undamaged(lambda: self._written(making, wanted))
        except BrokenBuild as broken:
            if self._work is None:
                raise
            self._bar = work_bar(Renderer(theme_folder()), broken.problems, self._work)
            print_problems(broken.problems)
            count = formats.capitalised(counted(Severity.ERROR, len(errors_of(broken.problems))))
            print(f"{count} i källorna. Den senaste hela webbplatsen visas.", file=sys.stderr)
            return
        self._work = work_of(settled.country, site.country, moment, is_preview=wanted.preview)
        self._bar = work_bar(Renderer(theme_folder()), list(settled.problems), self._work)

    def _written(self, making: Making, wanted: Wanted) -> RenderedSite:
        site = making.site(wanted, bar=_PLACE_OF_BAR)
        write_site(site.files, self.folder, self._notes, is_compressed=False)
        return site.rendered

    def lost_page(self, code: int) -> bytes | None:
        path = self.folder / LOST
        return path.read_bytes() if code == HTTPStatus.NOT_FOUND and path.is_file() else None

    def with_bar(self, application: WSGIApplication) -> WSGIApplication:
        """The application with the bar in its pages."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            place, bar = str(_PLACE_OF_BAR).encode(), str(self._bar).encode()
            return [part.replace(place, bar) for part in application(environ, start_response)]

        return answer
