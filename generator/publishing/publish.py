"""The whole way from sources to readers: read, build, compare, check, ask, deploy, verify, record."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from generator.build import RenderedSite, page_hashes
from generator.findings import Findings
from generator.model.edition import Edition, page_changes, state_after
from generator.problems import Problem
from generator.publishing.checks import (
    Fault,
    NoBrowser,
    accessibility_faults,
    changed_by_kind,
    html_faults,
    size_faults,
)
from generator.publishing.differences import Differences, differences
from generator.publishing.manifest import Manifest, content_of, manifest_of
from generator.publishing.record import write_edition, write_files
from generator.publishing.target import Busy, CannotPublish, Release, Target, Tell
from generator.publishing.verify import Fetch, not_shown
from generator.rules import read_and_settle
from generator.rules.explanations import Settled
from generator.site.building import build_site
from generator.site.exceptions import BrokenSources
from generator.site.making import Wanted
from generator.sources.editions import FOLDER, edition_files, read_editions

MOST_FETCHED = 40  # changed pages that are fetched to see that they are shown
LOCK = ".cache/oppna-mal/publicera.las"


@dataclass(frozen=True)
class Prepared:
    """A built site that is ready to be published, and what it changes.

    edition: None when nothing is new; then the site is that of the latest edition. faults: of built pages.
    unmeasured: why accessibility was not measured, None when it was.
    """

    folder: Path
    site: RenderedSite
    files: Manifest
    earlier: tuple[Edition, ...]
    edition: Edition | None
    found: Differences
    moment: datetime
    faults: tuple[Fault, ...] = ()
    unmeasured: str | None = None

    @property
    def latest(self) -> Edition:
        """The edition that the site is of."""
        return self.edition or self.earlier[-1]

    @property
    def release(self) -> Release:
        content = content_of(self.files)
        number = self.latest.number
        name = f"{number:04}-{self.moment.astimezone(UTC):%Y%m%dT%H%M%S}-{content[:8]}"
        return Release(name, number, self.latest.fingerprint, content)


@dataclass(frozen=True)
class Published:
    """What was done: the edition (None: the site of one that was recorded), and where it is recorded."""

    edition: Edition | None
    folder: Path | None


@dataclass(frozen=True)
class Publisher:
    """A project, and how it tells what it does."""

    root: Path
    config_file: Path
    tell: Tell
    moment: datetime = field(default_factory=lambda: datetime.now(UTC))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Holds off others who publish from the same project. Raises Busy."""
        path = self.root / LOCK
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(path, timeout=0):
                yield
        except Timeout:
            raise Busy("Någon annan publicerar från det här projektet just nu. Försök igen om en stund.") from None

    def read(self) -> Settled:
        """The sources. Raises BrokenSources."""
        self.tell("Granskar källorna")
        settled = read_and_settle(self.root, is_kept=True)
        if Findings(settled.problems).errors:
            raise BrokenSources(list(settled.problems))
        editions = settled.country.editions
        if editions and editions[-1].time > self.moment:
            raise CannotPublish(
                f"Tidpunkten är före den senaste utgåvan ({editions[-1].time.isoformat()}). Ange en senare, eller ingen alls."
            )
        return settled

    def recorded(self) -> tuple[Edition, ...]:
        """The editions that the project knows of. Raises BrokenSources where they cannot be read."""
        told: list[Problem] = []
        editions = read_editions(self.root / "data" / FOLDER, f"data/{FOLDER}", told.append)
        if told:
            raise BrokenSources(told)
        return editions

    @contextmanager
    def built(self, settled: Settled) -> Iterator[Prepared]:
        """The site as it would be published, in a folder that is gone afterwards. Raises CannotBuild, BrokenSources."""
        with tempfile.TemporaryDirectory(prefix="oppna-mal-publicera-") as temporary:
            folder = Path(temporary) / "webbplats"
            self.tell("Bygger webbplatsen")
            prepared = self._build(settled, folder, as_edition=True)
            if not prepared.found.changes_anything and prepared.earlier:
                self.tell("Inget är ändrat sedan den senaste utgåvan")
                prepared = self._build(settled, folder, as_edition=False)
            yield prepared

    def _build(self, settled: Settled, folder: Path, *, as_edition: bool) -> Prepared:
        wanted = Wanted(settled=settled, moment=self.moment, as_edition=as_edition, once=True)
        site = build_site(self.config_file, folder, wanted)
        editions = site.country.editions
        edition = _with_pages(editions, page_hashes(site)) if as_edition else editions[-1]
        findings = Findings(settled.problems, settled.explained)
        return Prepared(
            folder=folder,
            site=site,
            files=manifest_of(folder),
            earlier=editions[:-1] if as_edition else editions,
            edition=edition if as_edition else None,
            moment=self.moment,
            found=differences(site, settled.country, edition if as_edition else _nothing(edition), findings),
        )

    def checked(self, prepared: Prepared, *, with_browser: bool) -> Prepared:
        """The site with what is wrong with its changed pages."""
        pages = prepared.found.pages
        kinds = changed_by_kind(prepared.site, (*pages.added, *pages.changed))
        count = sum(map(len, kinds.values()))
        self.tell(f"Kontrollerar {count} ändrade sidor av {len(kinds)} slag")
        faults = [*html_faults(prepared.folder, kinds), *size_faults(prepared.folder, kinds)]
        unmeasured = None
        if with_browser:
            try:
                faults += accessibility_faults(prepared.folder, kinds, self.tell)
            except NoBrowser as why:
                unmeasured = str(why)
        else:
            unmeasured = "Tillgängligheten mättes inte, eftersom du bad om det."
        return replace(prepared, faults=tuple(faults), unmeasured=unmeasured)

    def settle_with(self, target: Target, editions: Sequence[Edition]) -> bool:
        """Records an edition that reached readers but not the project. Raises CannotPublish where histories differ.

        True when something was recorded, and the sources must be read anew.
        """
        current = target.current()
        if current is None:
            return False
        known = {edition.number: edition for edition in editions}
        if current.edition in known:
            if known[current.edition].fingerprint != current.fingerprint:
                raise CannotPublish(
                    f"Utgåva {current.edition} på {target.where} är inte projektets utgåva {current.edition}. "
                    "Publicerar två projekt till samma mål? Ange ett annat mål."
                )
            return False
        if current.edition == len(editions) + 1:
            write_files(self.root, current.edition, target.record_of(current))
            self.tell(f"Utgåva {current.edition} var publicerad men inte antecknad. Den är antecknad nu")
            return True
        raise CannotPublish(
            f"På {target.where} ligger utgåva {current.edition}, men projektet känner bara till {len(editions)}. "
            "Hämta projektets senaste version först, till exempel med git pull."
        )

    def publish(self, prepared: Prepared, target: Target, fetch: Fetch, *, patience: float) -> Published:
        """Deploys, looks that readers see it, and records. Raises CannotPublish; readers then have a whole site.

        When the new site is not seen, the one before is shown again.
        """
        before = target.current()
        release = prepared.release
        record = edition_files(prepared.latest, _before(prepared))
        self.tell(f"Publicerar till {target.where}")
        target.deploy(prepared.folder, prepared.files, release, record, self.tell)
        self.tell("Hämtar sidorna och jämför")
        if missing := not_shown(prepared.folder, _to_fetch(prepared), fetch, patience=patience):
            undone = ""
            if before is not None and before.name != release.name:
                target.restore(before, self.tell)
                undone = " Den förra utgåvan visas igen."
            raise CannotPublish(
                f"{len(missing)} sidor visas inte som de byggdes, till exempel /{missing[0]}.{undone} "
                "Kontrollera att webbservern visar rätt mapp och att adressen i mkdocs.yml stämmer."
            )
        if prepared.edition is None:
            return Published(None, None)
        return Published(prepared.edition, write_edition(self.root, prepared.edition, prepared.earlier))


def _before(prepared: Prepared) -> Sequence[Edition]:
    return prepared.earlier if prepared.edition else prepared.earlier[:-1]


def _with_pages(editions: Sequence[Edition], hashes: dict[str, str]) -> Edition:
    """The last edition with what it does to pages."""
    pages, changed = page_changes(state_after(editions[:-1]).pages, hashes)
    return replace(editions[-1], pages=pages, page_hashes=changed)


def _nothing(edition: Edition) -> Edition:
    return replace(edition, reports=(), changes=(), pages={}, page_hashes={}, renames=(), restores=None)


def _to_fetch(prepared: Prepared) -> list[str]:
    """The start page, what makes pages look right, and the changed pages, up to a number of them."""
    pages = prepared.found.pages
    addresses = ["/", *pages.added, *pages.changed]
    chosen = list(dict.fromkeys(addresses))[:MOST_FETCHED]
    assets = [path for path in prepared.files if path.startswith("assets/") and path.endswith((".css", ".js"))]
    return [f"{address.removeprefix('/')}index.html" for address in chosen] + assets


