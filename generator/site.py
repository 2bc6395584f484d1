"""A project's site, built or served. The only module that knows MkDocs.

MkDocs reads mkdocs.yml and gives the server that reloads. The files of the site are finished before its folder is
touched: our own command writes those that changed, and for `mkdocs build` a plugin hands them over. MkDocs' Markdown,
navigation and search are unused.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from markupsafe import Markup
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator import formats
from generator.build import SEARCH_INDEX, RenderedSite, render_site, theme_folder
from generator.compression import compress_site
from generator.contents import Content, Damaged, Made, made
from generator.findings.findings import counted
from generator.findings.text import problems_by_file
from generator.finishing import LOST, SITE_MAP, Surroundings, finished_files, root_at_host
from generator.kept import CACHE_FOLDER, trim
from generator.language import Language
from generator.opendata.publisher import Publisher
from generator.output import write_site
from generator.pages.preview import FOLDER as PREVIEW_FOLDER
from generator.pages.preview import MARKED, MARKER, banner, is_preview, why_not_to
from generator.pages.render import Renderer
from generator.pages.wellknown import BadSetting, SecurityContact
from generator.pages.work_bar import Work, work_bar, work_of
from generator.printing.pdf import CannotPrint
from generator.problems import Problem, Severity, errors_of
from generator.rules import read_and_settle
from generator.rules.explanations import Settled
from generator.rules.seen import seen_at
from generator.workers import CannotShare, made_by_workers

# Material prints an advertisement for itself at every start unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

MOMENT_VARIABLE = "OPPNA_MAL_TIDPUNKT"
NOTES = "skrivet"  # where it is noted what was written, among what is kept
_LAST_PORT = 65_535
_PLACE_OF_BAR = Markup("<!--arbetsraden-->")
Setting = TypeVar("Setting")
Result = TypeVar("Result")


class BrokenSources(Exception):
    """The sources have errors; `problems` holds all problems, warnings too."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(errors_of(problems))} errors in the sources")
        self.problems = problems


class CannotBuild(Exception):
    """Why there is no site although the sources were not found broken: a setting or a time is wrong."""


class _BrokenBuild(Abort):
    """Ends MkDocs with exit code 1; shown, it tells every problem. `build_site` catches it instead."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(errors_of(problems))} fel i källorna. Webbplatsen är inte ändrad.")
        self.problems = problems

    def show(self, *args: Any, **kwargs: Any) -> None:
        _print(self.problems)
        super().show(*args, **kwargs)


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """`tidpunkt`: the time that the build is for, ISO 8601; the present time unless given.

    `pdf`: `nej` leaves the PDF files out. `engelska`: `nej` leaves the English pages out. `komprimera`: `nej`
    leaves the compressed copies out. `säkerhet`: whom to tell of security holes (`wellknown`). `datakatalog`: who
    publishes the data (`opendata.publisher`). `publicera`: where the command publicera publishes to.
    """

    tidpunkt = config_options.Optional(config_options.Type(str))
    pdf = config_options.Choice(("ja", "nej", True, False), default="ja")
    engelska = config_options.Choice(("ja", "nej", True, False), default="ja")
    komprimera = config_options.Choice(("ja", "nej", True, False), default="ja")
    säkerhet = config_options.Optional(config_options.Type(dict))
    datakatalog = config_options.Optional(config_options.Type(dict))
    publicera = config_options.Optional(config_options.Type(str))


@dataclass(frozen=True)
class Wanted:
    """What `build_site` asks of a build beyond the project's own settings.

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


class OppnaMalPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Replaces MkDocs' documents by the pages that the sources tell of. Our own command writes the same files itself."""

    def __init__(self) -> None:
        self._files: Mapping[str, Content] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.theme.static_templates = set()
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Reads, checks and makes everything while the last site is still untouched."""
        making = _Making(config, self.config)
        self._files = _undamaged(lambda: made(_read(making.site(Wanted()).files)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return Files(
            [File.generated(config, path, content=content.read()) for path, content in self._files.items()]
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what MkDocs would date by the clock or take for a hidden file."""
        folder = Path(config.site_dir)
        for path in (LOST, *(path for path in self._files if path.startswith(".")), SITE_MAP):
            if path in self._files:
                folder.joinpath(path).parent.mkdir(exist_ok=True)
                folder.joinpath(path).write_bytes(self._files[path].read())
        if self.config.komprimera in ("ja", True):
            compress_site(folder)


def _read(files: Mapping[str, Content]) -> dict[str, bytes]:
    return {path: content.read() for path, content in files.items()}


@dataclass(frozen=True)
class _Site:
    """A site that is ready to be written: what was rendered, and the files of it."""

    rendered: RenderedSite
    files: Mapping[str, Content]


class _Making:
    """Makes a project's site from its sources, once or again and again while it is served."""

    def __init__(self, config: MkDocsConfig, settings: PluginConfig) -> None:
        self._site_name = config.site_name
        self._site_url = config.site_url or None
        self.root = Path(config.config_file_path).resolve().parent
        self._settings = settings

    @property
    def is_compressed(self) -> bool:
        return self._settings.komprimera in ("ja", True)

    def moment(self) -> datetime:
        """The time that a build is for where none is asked for."""
        return moment_of(self._settings.tidpunkt)

    def site(self, wanted: Wanted, *, bar: Markup | None = None) -> _Site:
        """bar: what the pages of a site that is served begin with; None for a site that is built.

        Raises: _BrokenBuild with every problem, Abort where a setting is wrong or the machine lacks something.
        """
        settled = wanted.settled or read_and_settle(self.root, is_kept=True)
        if errors_of(list(settled.problems)):
            raise _BrokenBuild(list(settled.problems))
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
            security=_security(self._settings.säkerhet, moment),
        )
        rendered = self._rendered(settled, moment, wanted, site_url, is_served=is_served)
        for warning in rendered.warnings:
            print(f"PDF: {warning}", file=sys.stderr)
        if rendered.problems:
            raise _BrokenBuild([*settled.problems, *rendered.problems])
        files = finished_files(rendered, around, self.root, is_kept=bool(settled.digests))
        if wanted.preview and not is_served:
            files[MARKER] = Made(MARKED.encode())
        return _Site(rendered, files)

    def _rendered(
        self, settled: Settled, moment: datetime, wanted: Wanted, site_url: str | None, *, is_served: bool
    ) -> RenderedSite:
        publisher = _publisher(self._settings.datakatalog, self._site_url or wanted.preview)
        try:
            return render_site(
                settled.country if wanted.preview else seen_at(settled, moment),
                self.root,
                site_name=self._site_name,
                moment=moment,
                as_edition=wanted.as_edition,
                with_waiting=wanted.preview,
                site_url=site_url,
                # A preview is made anew at every save, and a paper takes longer than all of its pages.
                with_papers=not (is_served or wanted.preview) and self._settings.pdf in ("ja", True),
                languages=tuple(Language) if self._settings.engelska in ("ja", True) else (Language.SWEDISH,),
                publisher=publisher,
                digests=settled.digests,
                ahead=partial(made_by_workers, address=wanted.dask, tell=_tell) if wanted.dask else None,
            )
        except (CannotPrint, CannotShare) as lacking:
            raise Abort(str(lacking)) from lacking


def moment_of(stated: str | None) -> datetime:
    """The time that the build is for: the plugin's setting, the environment's, or now."""
    text = stated or os.environ.get(MOMENT_VARIABLE)
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise Abort(f"Tidpunkten {text!r} går inte att tolka. Skriv den som 2024-09-25T08:00+02:00.")
    return moment


def _read_setting(read: Callable[[object], Setting], settings: object) -> Setting:
    """A setting of several keys, as `read` understands it. Raises Abort, which says what is wrong with it."""
    try:
        return read(settings)
    except BadSetting as bad:
        raise Abort(f"mkdocs.yml: {bad}") from bad


def _security(settings: object, moment: datetime) -> SecurityContact | None:
    """Whom to tell of security holes; says so when that is out of date."""
    contact = _read_setting(SecurityContact.read, settings)
    if contact and (outdated := contact.outdated(moment)):
        print(outdated, file=sys.stderr)
    return contact


def _publisher(settings: object, has_address: object) -> Publisher | None:
    """Who publishes the data; says so when there can be no catalogue of them."""
    publisher = _read_setting(Publisher.read, settings)
    if publisher and not has_address:
        print("Varning: datakatalogen behöver webbplatsens adress. Skriv site_url: i mkdocs.yml.", file=sys.stderr)
    return publisher


def _tell(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


def _print(problems: list[Problem]) -> None:
    for block in problems_by_file([p for p in problems if p.severity is not Severity.NOTE]):
        print(block.plain, file=sys.stderr)


def build_site(
    config_file: Path, site_folder: Path | None = None, wanted: Wanted | None = None
) -> RenderedSite:
    """Makes the whole site before it touches the folder, and writes what has changed.

    Raises: BrokenSources with every problem, CannotBuild; the folder is then untouched.
    """
    wanted = wanted or Wanted()
    started = time.time()
    with _own_exceptions():
        making, own_folder = _making(config_file)
        target = _target(wanted, site_folder, own_folder)
        site, is_changed = _undamaged(lambda: _written(making, wanted, target))
        if is_changed:
            trim(making.root / CACHE_FOLDER, unused_since=started)
    return site


def _undamaged(make: Callable[[], Result]) -> Result:
    """What `make` gives; what it finds damaged of what is kept is thrown away first, and made anew by it."""
    while True:
        try:
            return make()
        except Damaged as damaged:
            damaged.path.unlink(missing_ok=True)


def _written(making: _Making, wanted: Wanted, target: Path) -> tuple[RenderedSite, bool]:
    """The site, and whether its folder had to be changed for it."""
    site = making.site(wanted)
    notes = None if wanted.once else making.root / CACHE_FOLDER / NOTES
    return site.rendered, write_site(site.files, target, notes, is_compressed=making.is_compressed)


def _making(config_file: Path) -> tuple[_Making, Path]:
    """What makes the project's site, and the folder that mkdocs.yml has for it."""
    config = load_config(str(config_file))
    plugin = config.plugins.get("oppna-mal")
    if not isinstance(plugin, OppnaMalPlugin):
        raise CannotBuild(f"Skriv oppna-mal under plugins: i {config_file}. Utan den blir det ingen webbplats.")
    return _Making(config, plugin.config), Path(config.site_dir)


@contextmanager
def _own_exceptions() -> Iterator[None]:
    """MkDocs' exceptions as ours: its own would be shown by its own command only."""
    try:
        yield
    except _BrokenBuild as broken:
        raise BrokenSources(broken.problems) from None
    except MkDocsException as stopped:
        raise CannotBuild(stopped.format_message()) from None


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


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says that publishing needs. publish_to: the place, None where none is stated."""

    site_name: str
    site_url: str | None
    publish_to: str | None


def settings_of(config_file: Path) -> Settings:
    """Raises: CannotBuild when mkdocs.yml is no configuration of a site."""
    with _own_exceptions():
        config = load_config(str(config_file))
        plugin = config.plugins.get("oppna-mal")
        publish_to = plugin.config.publicera if isinstance(plugin, OppnaMalPlugin) else None
        return Settings(config.site_name, config.site_url or None, publish_to)


def moment_from(text: str | None) -> datetime:
    """The time that a build is for, as `moment_of` reads it. Raises CannotBuild where it is none."""
    with _own_exceptions():
        return moment_of(text)


def serve_site(config_file: Path, address: str, wanted: Wanted | None = None) -> None:
    """Serves the site and makes it anew when a source file is saved, until interrupted.

    Raises: BrokenSources with every problem as long as there is no whole site to show, CannotBuild.
    """
    wanted = wanted or Wanted()
    what = "Förhandsvisningen" if wanted.preview else "Webbplatsen"
    with tempfile.TemporaryDirectory(prefix="oppna-mal-visa-") as folder:
        served = _Served(config_file, wanted, Path(folder))
        with _own_exceptions():
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
        """Raises what `_Making.site` raises as long as there is no whole site to show."""
        making, _own_folder = _making(self._config_file)
        settled = read_and_settle(making.root, is_kept=True)
        moment = self._wanted.moment or making.moment()
        wanted = replace(self._wanted, settled=settled, moment=moment)
        try:
            site = _undamaged(lambda: self._written(making, wanted))
        except _BrokenBuild as broken:
            if self._work is None:
                raise
            self._bar = work_bar(Renderer(theme_folder()), broken.problems, self._work)
            _print(broken.problems)
            count = formats.capitalised(counted(Severity.ERROR, len(errors_of(broken.problems))))
            print(f"{count} i källorna. Den senaste hela webbplatsen visas.", file=sys.stderr)
            return
        self._work = work_of(settled.country, site.country, moment, is_preview=wanted.preview)
        self._bar = work_bar(Renderer(theme_folder()), list(settled.problems), self._work)

    def _written(self, making: _Making, wanted: Wanted) -> RenderedSite:
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
