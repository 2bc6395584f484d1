"""How a reader refers to what a page shows: whose it is, the documents, the edition, the address, the licence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import formats
from generator.language import _, spoken, unmarked
from generator.model.edition import CellKey, Edition, Key
from generator.model.report import Meeting, Report, Source
from generator.pages.cells import published_day
from generator.pages.parts import CopyText, DownloadItem
from generator.pages.view import BoardView, locator, source_name


@dataclass(frozen=True)
class Cited:
    """A place in a report of a board. rows: the rows referred to, by their keys; None for the whole report."""

    view: BoardView
    source: Source
    rows: frozenset[str] | None = None

    @property
    def report(self) -> Report | None:
        return self.view.board.report(self.source.report_id)


@dataclass(frozen=True)
class Reference:
    """What is referred to, where it stands, and its address: last, so that no full stop is taken for a part of it."""

    what: str
    where: str
    address: str

    def __str__(self) -> str:
        return f"{self.what} {self.where} {self.address}"


class Citing:
    """Makes the reference texts of a build, in the language that is spoken."""

    def __init__(self, editions: Iterable[Edition], site_name: str, site_url: str | None) -> None:
        self.site_name = site_name
        self.root = site_url.rstrip("/") if site_url else ""
        self._editions = _Editions.of(editions)

    def address(self, address: str) -> str:
        """A page's whole address among those of the spoken language; from the site's root where that is unknown."""
        return f"{self.root}{spoken().root}{address.removeprefix('/')}"

    def edition(self, places: Sequence[Cited]) -> str:
        """The newest edition that published or changed what is referred to, or when the newest was published here.

        An edition that leaves the rows as they are does not alter what is said of them.
        """
        reports = [(place, report) for place in places if (report := place.report)]
        if not reports:
            return ""
        found = (self._editions.newest(f"{place.view.key}/{report.id}", place.rows) for place, report in reports)
        if editions := [edition for edition in found if edition]:
            newest = max(editions, key=lambda edition: edition.number)
            day = formats.day(newest.time.astimezone(formats.STOCKHOLM).date())
            return _("utgåva {number}, {day}", number=newest.number, day=day)
        _place, last = max(reports, key=lambda found: found[1].publish_at)
        return _("publicerad här {day}", day=published_day(last))

    def reference(self, what: str, places: Sequence[Cited], address: str) -> Reference:
        edition = self.edition(places)
        site = f"{self.site_name}, {edition}" if edition else self.site_name
        licences = dict.fromkeys(place.view.municipality.licence.short_name for place in places)
        parts = [_documents(places), f"{site}."]
        parts.append(_("Licens: {licence}.", licence=formats.listed(list(licences))))
        found = self.address(address)
        return Reference(
            what=_plain(f"{owners(places)}: {what}."),
            where=_plain(" ".join(part for part in parts if part)),
            address=found if self.root else _plain(_("Adress på webbplatsen: {address}", address=found)),
        )

    def item(self, what: str, places: Sequence[Cited], address: str) -> DownloadItem:
        """The text to copy, as an item of the component downloads."""
        return reference_item(self.reference(what, places, address))


def reference_item(reference: Reference) -> DownloadItem:
    """A reference's text to copy, as an item of the component downloads."""
    return DownloadItem(title=_("Hänvisa"), copies=[CopyText(label=_("Text att kopiera"), text=str(reference))])


def owners(places: Sequence[Cited]) -> str:
    """`Exempelstads kommun, Socialnämnden`; several boards one after the other."""
    names = dict.fromkeys(f"{place.view.municipality.name}, {place.view.board.name}" for place in places)
    return "; ".join(names)


def _plain(text: str) -> str:
    return unmarked(text).replace("\N{NO-BREAK SPACE}", " ")


def _documents(places: Sequence[Cited]) -> str:
    """`Källa: Verksamhetsplan 2025, sida 12 (sammanträde 12 december 2024, § 145).`"""
    told = [_document(report, place.source) for place in places if (report := place.report)]
    return _("Källa: {documents}.", documents="; ".join(dict.fromkeys(told))) if told else ""


def _document(report: Report, source: Source) -> str:
    where = locator(source)
    title = source_name(report) if report.is_statistics else report.document.title
    name = f"{title}, {where}" if where else title
    meeting = _meeting(report.meeting)
    return f"{name} ({meeting})" if meeting else name


def _meeting(meeting: Meeting) -> str:
    day = _("sammanträde {day}", day=formats.day(meeting.date)) if meeting.date else ""
    paragraph = meeting.paragraph or ""
    if paragraph and not paragraph.startswith("§"):
        paragraph = f"§ {paragraph}"
    return ", ".join(part for part in (day, paragraph) if part)


@dataclass(frozen=True)
class _Editions:
    """The newest edition that published each report (MUNICIPALITY/BOARD/YEAR/FOLDER as it is today), that changed
    anything in it, and that changed each of its rows."""

    published: dict[str, Edition]
    changed: dict[str, Edition]
    changed_rows: dict[tuple[str, str], Edition]

    @classmethod
    def of(cls, editions: Iterable[Edition]) -> "_Editions":
        published: dict[str, Edition] = {}
        changed: dict[Key, Edition] = {}
        for edition in editions:
            for rename in edition.renames:
                if rename.kind == "rapport" and rename.old in published:
                    published[rename.new] = published.pop(rename.old)
                changed = {rename.of(key): by for key, by in changed.items()}
            published |= dict.fromkeys((report.id for report in edition.reports), edition)
            changed |= dict.fromkeys((change.key for change in edition.changes), edition)
        oldest_first = sorted(changed.items(), key=lambda item: item[1].number)
        rows = {(key.report, key.row): by for key, by in oldest_first if isinstance(key, CellKey)}
        return cls(published, {key.report: by for key, by in oldest_first}, rows)

    def newest(self, report: str, rows: frozenset[str] | None) -> Edition | None:
        changed = (
            [self.changed.get(report)]
            if rows is None
            else [self.changed_rows.get((report, row)) for row in sorted(rows)]
        )
        found = [edition for edition in (self.published.get(report), *changed) if edition]
        return max(found, key=lambda edition: edition.number, default=None)
