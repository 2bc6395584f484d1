"""Serves a project's site while someone works on it."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from itertools import chain
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from generator.build import theme_folder
from generator.finishing import LOST
from generator.site.exceptions import CannotBuild
from generator.site.making import Wanted
from generator.site.served import PLACE_OF_BAR, Served

_LAST_PORT = 65_535
_WAITING_FOR_NEWS = "/livereload/"  # what the script that MkDocs puts into a page asks for as long as it is in view


def serve_site(config_file: Path, address: str, wanted: Wanted | None = None) -> None:
    """Serves the site and makes it anew when a source file is saved, until interrupted.

    Raises: BrokenSources with every problem as long as there is no whole site to show, CannotBuild.
    """
    wanted = wanted or Wanted()
    what = "Förhandsvisningen" if wanted.preview else "Webbplatsen"
    with tempfile.TemporaryDirectory(prefix="oppna-mal-visa-") as folder:
        served = Served(config_file, wanted, Path(folder))
        host, port = _host_and_port(address)
        served.update()
        opened = _Opened()
        server = LiveReloadServer(
            builder=lambda: served.update(opened.addresses), host=host, port=port, root=str(served.folder)
        )
        server.error_handler = lambda code: _lost_page(served.folder, code)
        server.set_app(_shown(served, opened, server.serve_request))
        root = config_file.resolve().parent
        for watched in (root / "data", root / "content", config_file, theme_folder(), served.differing):
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
            served.close()


def _host_and_port(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or int(port) > _LAST_PORT:
        raise CannotBuild(f"Adressen {address!r} går inte att tolka. Skriv den som 127.0.0.1:8000.")
    return host, int(port)


def _lost_page(folder: Path, code: int) -> bytes | None:
    path = folder / LOST
    return path.read_bytes() if code == HTTPStatus.NOT_FOUND and path.is_file() else None


class _Opened:
    """Which pages browsers have in view: those whose script waits to be told that the site is made anew."""

    def __init__(self) -> None:
        self._waiting: Counter[str] = Counter()
        self._lock = Lock()

    @property
    def addresses(self) -> list[str]:
        with self._lock:
            return [address for address, count in self._waiting.items() if count]

    @contextmanager
    def waits(self, page: str) -> Iterator[None]:
        """page: the whole address of the page that waits."""
        address = urlsplit(page).path
        with self._lock:
            self._waiting[address] += 1
        try:
            yield
        finally:
            with self._lock:
                self._waiting[address] -= 1


def _shown(served: Served, opened: _Opened, application: WSGIApplication) -> WSGIApplication:
    """The application with the bar in its pages, none of which is older than what is open."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path.startswith(_WAITING_FOR_NEWS):
            with opened.waits(environ.get("HTTP_REFERER", "")):
                return list(application(environ, start_response))
        told, document = _told_when_whole(served, path, lambda told: application(environ, told))
        if dict(told.headers).get("Content-Type") == "text/html":
            page = b"".join(document).replace(str(PLACE_OF_BAR).encode(), str(served.bar).encode())
            told.lengthen_to(len(page))
            document = [page]
        start_response(told.status, told.headers)
        return document

    return answer


def _told_when_whole(
    served: Served, path: str, ask: Callable[["_Told"], Iterable[bytes]]
) -> tuple["_Told", Iterable[bytes]]:
    """What the application answers when what it reads is of one site. It waits itself while a site is made, and may then
    read what a glimpse has left behind."""
    while True:
        served.wait_for(path)
        before, told = served.generation, _Told()
        document = ask(told)
        if served.generation == before:
            return told, chain(told.written, document)


class _Told:
    """What an application tells of its answer, held until that is whole."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: list[tuple[str, str]] = []
        self.written: list[bytes] = []

    def __call__(self, status: str, headers: list[tuple[str, str]], *_error: object) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return self.written.append

    def lengthen_to(self, length: int) -> None:
        others = [(name, value) for name, value in self.headers if name != "Content-Length"]
        self.headers = [*others, ("Content-Length", str(length))]
