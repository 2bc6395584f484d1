"""How a reader refers to what a page shows: whose it is, the documents, the edition, the address, the licence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import formats
from generator.language import _, spoken, unmarked
from generator.model.edition import Edition
from generator.model.report import Meeting, Report, Source
from generator.pages.cells import published_day
from generator.pages.parts import CopyText, DownloadItem
from generator.pages.view import BoardView, locator, source_name


@dataclass(frozen=True)
class Cited:
    """A place in a report of a board."""

    view: BoardView
    source: Source

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
        self._edition_of = _newest_editions(editions)

    def address(self, address: str) -> str:
        """A page's whole address among those of the spoken language; from the site's root where that is unknown."""
        return f"{self.root}{spoken().root}{address.removeprefix('/')}"

    def edition(self, places: Sequence[Cited]) -> str:
        """The newest edition that published or changed a report, or when the newest was published here.

        An edition that leaves the reports as they are does not alter what is said of them.
        """
        reports = [(place.view, report) for place in places if (report := place.report)]
        if not reports:
            return ""
        names = (f"{view.key}/{report.id}" for view, report in reports)
        editions = [edition for name in names if (edition := self._edition_of.get(name))]
        if editions:
            newest = max(editions, key=lambda edition: edition.number)
            day = formats.day(newest.time.astimezone(formats.STOCKHOLM).date())
            return _("utgåva {number}, {day}", number=newest.number, day=day)
        _view, last = max(reports, key=lambda found: found[1].publish_at)
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
        text = str(self.reference(what, places, address))
        return DownloadItem(title=_("Hänvisa"), copies=[CopyText(label=_("Text att kopiera"), text=text)])


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


def _newest_editions(editions: Iterable[Edition]) -> dict[str, Edition]:
    """The newest edition that published or changed each report, by MUNICIPALITY/BOARD/YEAR/FOLDER as it is today."""
    found: dict[str, Edition] = {}
    for edition in editions:
        for rename in edition.renames:
            if rename.kind == "rapport" and rename.old in found:
                found[rename.new] = found.pop(rename.old)
        touched = {*(report.id for report in edition.reports), *(change.key.report for change in edition.changes)}
        found |= dict.fromkeys(touched, edition)
    return found
