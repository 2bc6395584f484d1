"""Finished pages into MkDocs, as a plugin. The only module that knows MkDocs.

MkDocs gives the command line, the server with reload and the theme's folders. The pages' bodies are
ready HTML, made before MkDocs touches the site's folder; its Markdown, navigation and search are unused.
"""

import os
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from markupsafe import Markup
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from generator import formats
from generator.build import (
    CACHE_FOLDER,
    SEARCH_INDEX,
    RenderedSite,
    redirect_html,
    render_site,
    theme_folder,
)
from generator.compression import compress_site
from generator.findings.findings import counted
from generator.findings.text import problems_by_file
from generator.freshness import keep_times
from generator.kept import trim
from generator.language import Language, speaking
from generator.opendata.publisher import Publisher
from generator.pages.localised import localised
from generator.pages.page import Page
from generator.pages.preview import FOLDER as PREVIEW_FOLDER
from generator.pages.preview import ROBOTS as PREVIEW_ROBOTS
from generator.pages.preview import banner, is_preview, mark, why_not_to
from generator.pages.render import Renderer, relative
from generator.pages.shell import Shells, meta_of, site_map_xml
from generator.pages.wellknown import (
    REDIRECTS,
    ROBOTS,
    SECURITY,
    BadSetting,
    SecurityContact,
    redirect_map,
    robots_txt,
    security_txt,
)
from generator.pages.work_bar import Work, work_bar, work_of
from generator.parts import RenderedPage
from generator.printing.pdf import CannotPrint
from generator.problems import Problem, Severity, errors_of
from generator.rules import read_and_settle
from generator.rules.explanations import Settled
from generator.rules.seen import seen_at

# Material prints an advertisement for itself at every start unless told not to.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

MOMENT_VARIABLE = "OPPNA_MAL_TIDPUNKT"
Setting = TypeVar("Setting")


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
    preview: it shows what is published later too, as `preview` tells.
    """

    settled: Settled | None = None
    moment: datetime | None = None
    as_edition: bool = False
    preview: bool = False


class OppnaMalPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Replaces MkDocs' documents by the pages that the sources tell of.

    served: what is asked for while serving, when MkDocs makes the plugin itself.
    """

    served: ClassVar[Wanted] = Wanted()

    def __init__(self) -> None:
        self._site: RenderedSite | None = None
        self._bodies: dict[str, RenderedPage] = {}
        self._shells: dict[Language, Shells] = {}
        self._addresses: frozenset[str] = frozenset()
        self._serving = False
        self._work = Work()
        self._bar = Markup()
        self._banner = Markup()
        self._security: SecurityContact | None = None
        self.wanted = Wanted()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Having this keeps the plugin, and so the last whole site, from one rebuild to the next."""
        self._serving = command == "serve"
        if self._serving:
            self.wanted = self.served

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        theme = str(theme_folder())
        config.theme.dirs[:] = [theme, *(folder for folder in config.theme.dirs if folder != theme)]
        config.theme.static_templates = set()
        if self.wanted.preview:
            config.site_url = None
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Reads, checks and renders everything while the last site is still untouched."""
        root = Path(config.config_file_path).resolve().parent
        settled = self.wanted.settled or read_and_settle(root)
        country, problems = settled.country, list(settled.problems)
        if errors_of(problems):
            self._keep_showing(problems)
            return
        moment = self.wanted.moment or moment_of(self.config.tidpunkt)
        self._security = _security(self.config.säkerhet, moment)
        publisher = _publisher(self.config.datakatalog, config.site_url or self.wanted.preview)
        has_english = self.config.engelska in ("ja", True)
        try:
            site = render_site(
                country if self.wanted.preview else seen_at(settled, moment),
                root,
                site_name=config.site_name,
                moment=moment,
                as_edition=self.wanted.as_edition,
                with_waiting=self.wanted.preview,
                site_url=self._site_url(config),
                # A preview is made anew at every save, and a paper takes longer than all of its pages.
                with_papers=not (self._serving or self.wanted.preview) and self.config.pdf in ("ja", True),
                languages=tuple(Language) if has_english else (Language.SWEDISH,),
                publisher=publisher,
                digests=settled.digests,
            )
        except CannotPrint as lacking:
            raise Abort(str(lacking)) from lacking
        for warning in site.warnings:
            print(f"PDF: {warning}", file=sys.stderr)
        if site.problems:
            self._keep_showing([*problems, *site.problems])
            return
        if self._serving:
            self._work = work_of(country, site.country, moment, is_preview=self.wanted.preview)
        self._bar = self._bar_of(problems)
        self._banner = banner(Renderer(theme_folder()), country, moment) if self.wanted.preview else Markup()
        self._site = site
        self._bodies = {f"{rendered.page.path}index.md": rendered for rendered in site.pages}
        self._shells = _shells(site, config.site_name)
        self._addresses = frozenset(
            [*(rendered.page.address for rendered in site.pages), *(f"/{path}" for path in site.files)]
        )

    def _site_url(self, config: MkDocsConfig) -> str | None:
        """The site's own address; none in a preview, nor while serving, when MkDocs puts this machine's in its place."""
        return None if self._serving or self.wanted.preview else config.site_url or None

    def _keep_showing(self, problems: list[Problem]) -> None:
        """While serving, a broken source leaves the last whole site in view under what is wrong."""
        if not (self._serving and self._site):
            raise _BrokenBuild(problems)
        self._bar = self._bar_of(problems)
        _print(problems)
        count = formats.capitalised(counted(Severity.ERROR, len(errors_of(problems))))
        print(f"{count} i källorna. Den senaste hela webbplatsen visas.", file=sys.stderr)

    def _bar_of(self, problems: list[Problem]) -> Markup:
        return work_bar(Renderer(theme_folder()), problems, self._work) if self._serving else Markup()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        site = self._rendered()
        made = [
            File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            for uri in self._bodies
        ]
        for redirect in site.redirects:
            uri = f"{redirect.address.strip('/')}/index.html"
            content = redirect_html(redirect, is_preview=self.wanted.preview)
            made.append(File.generated(config, uri, content=content))
        made += [File.generated(config, path, content=content.read()) for path, content in site.files.items()]
        return Files(made)

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        rendered = self._bodies[page.file.src_uri]
        page.title = rendered.page.context.title
        page.meta.update(self._meta(rendered.page, config))
        page.meta["work_bar"] = Markup(relative(self._bar, rendered.page.address))
        return f"{relative(self._banner, rendered.page.address)}{rendered.body}"

    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> Any:
        rendered = self._bodies[page.file.src_uri].page
        context["shell"] = self._shells[rendered.language].of(rendered)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """What stands around the body is in the page's language too."""
        rendered = self._bodies[page.file.src_uri].page
        return localised(output, rendered.address, rendered.language, self._addresses)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what MkDocs would date by the clock or take for a hidden file: the page for lost readers,
        the site map, and what robots, web servers and finders of security holes read."""
        site = self._rendered()
        folder = Path(config.site_dir)
        folder.joinpath("404.html").write_text(self._lost_page(site.lost, config), encoding="utf-8")
        url = self._site_url(config)
        texts = {
            ROBOTS: robots_txt(url, is_preview=self._serving or self.wanted.preview),
            REDIRECTS: redirect_map(site.redirects, _root_at_host(config)),
        }
        if url:
            found = [rendered.page for rendered in site.pages if rendered.page.robots is None]
            texts["sitemap.xml"] = site_map_xml(url.rstrip("/") + page.address for page in found)
        if self._security:
            texts[SECURITY] = security_txt(self._security, url)
        for path, text in texts.items():
            folder.joinpath(path).parent.mkdir(exist_ok=True)
            folder.joinpath(path).write_text(text, encoding="utf-8", newline="\n")
        if not self._serving and self.config.komprimera in ("ja", True):
            compress_site(folder)

    def _meta(self, page: Page, config: MkDocsConfig) -> dict[str, Any]:
        """What main.html puts in the page's head."""
        with speaking(page.language):
            head = self._rendered().heads[page.language].of(page)
        robots = {"robots": PREVIEW_ROBOTS} if self.wanted.preview else {}
        return {**meta_of(page, config.site_name), **robots, "description": head.description, "head": head}

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        root = Path(config.config_file_path).resolve().parent
        for folder in (root / "data", root / "content", theme_folder()):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _rendered(self) -> RenderedSite:
        if self._site is None:
            raise RuntimeError("on_pre_build has not run")
        return self._site

    def _lost_page(self, rendered: RenderedPage, config: MkDocsConfig) -> str:
        """The page for any lost address: its own addresses are therefore absolute."""
        root = _root_at_host(config)
        body = relative(self._banner, rendered.page.address) + rendered.body
        body = body.replace('"../', f'"{root}')
        meta = {**self._meta(rendered.page, config), "work_bar": self._bar}
        page = _LostPage(rendered.page.context.title, body, meta)
        template = config.theme.get_env().get_template("main.html")
        return template.render(
            config=config, page=page, shell=self._shells[Language.SWEDISH].of(rendered.page, root=root)
        )


def _root_at_host(config: MkDocsConfig) -> str:
    """The site's place at its host: `/` unless its address says another."""
    root = "/" + (config.site_url or "").split("://")[-1].partition("/")[2]
    return root if root.endswith("/") else f"{root}/"


def _shells(site: RenderedSite, site_name: str) -> dict[Language, Shells]:
    """What makes the shells of each language's pages."""
    by_language: dict[Language, list[Page]] = {Language.SWEDISH: []}
    languages: defaultdict[str, list[Language]] = defaultdict(list)
    for rendered in site.pages:
        by_language.setdefault(rendered.page.language, []).append(rendered.page)
        languages[rendered.page.as_swedish().address].append(rendered.page.language)
    found = {}
    for language, pages in by_language.items():
        with speaking(language):
            found[language] = Shells(pages, site_name, site.assets, site.brands, languages)
    return found


@dataclass(frozen=True)
class _LostPage:
    title: str
    content: str
    meta: dict[str, Any]
    canonical_url: None = None


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


def _print(problems: list[Problem]) -> None:
    for block in problems_by_file([p for p in problems if p.severity is not Severity.NOTE]):
        print(block.plain, file=sys.stderr)


def build_site(
    config_file: Path, site_folder: Path | None = None, wanted: Wanted | None = None
) -> RenderedSite:
    """Builds the site beside its folder and then puts it in place, so that it is never half-written.

    Raises: BrokenSources with every problem, CannotBuild; the folder is then untouched.
    """
    with _own_exceptions():
        config = load_config(str(config_file))
        plugin = config.plugins.get("oppna-mal")
        if not isinstance(plugin, OppnaMalPlugin):
            raise CannotBuild(
                f"Skriv oppna-mal under plugins: i {config_file}. Utan den blir det ingen webbplats."
            )
        plugin.wanted = wanted or Wanted()
        target = _target(plugin.wanted, site_folder, Path(config.site_dir))
        target.parent.mkdir(parents=True, exist_ok=True)
        with _folder_beside(target) as folder:
            config.site_dir = str(folder / "site")
            mkdocs_build.build(config)
            if plugin.wanted.preview:
                mark(folder / "site")
            keep_times(folder / "site", target)
            trim(config_file.resolve().parent / CACHE_FOLDER)
            _put_in_place(folder / "site", target, folder / "old")
    return plugin._rendered()


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


@contextmanager
def _folder_beside(target: Path) -> Any:
    """A temporary folder on the same disk as the target, removed whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _put_in_place(built: Path, target: Path, old: Path) -> None:
    """Swaps the target for the newly built folder by two renames."""
    if target.exists():
        target.rename(old)
    try:
        built.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


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
    """Serves the site and rebuilds it when a source file is saved, until interrupted."""
    OppnaMalPlugin.served = wanted or Wanted()
    what = "Förhandsvisningen" if OppnaMalPlugin.served.preview else "Webbplatsen"
    print(f"{what} visas på http://{address}/ och byggs om när du sparar. Avsluta med Ctrl+C.")
    mkdocs_serve.serve(config_file=str(config_file), dev_addr=address, livereload=True)
