"""What an edition changes on the site, in words: for those who approve it and for the terminal."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import formats
from generator.build import RenderedSite
from generator.findings import Findings
from generator.model.board import Country
from generator.model.correction import Correction
from generator.model.edition import CellKey, Change, Edition, Event, GoalKey, Said
from generator.model.figure import Series, printed_name
from generator.model.publication import reports_of
from generator.model.report import Report, ReportTable
from generator.model.value import Missing
from generator.pages.cells import dimension_text, with_reason
from generator.pages.changes import revision_name, unit_of
from generator.pages.recorded import said_before
from generator.pages.view import BoardView, report_name
from generator.problems import Problem, Severity

# Pages that change with every edition, because they tell of editions.
TELL_OF_EDITIONS = ("/", "/nytt/", "/en/", "/en/nytt/")
_NOTHING = "inget"
_ENGLISH = "/en/"


@dataclass(frozen=True)
class NewTable:
    """A table that a new report publishes, as its file has it: a heading a column, and texts a row."""

    heading: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class NewReport:
    """A report that is published for the first time. meeting: in words. goals: each with what is said of it."""

    board: str
    name: str
    url: str
    document: str
    meeting: str
    tables: tuple[NewTable, ...]
    goals: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Altered:
    """A figure or an assessment that says something else than before, or says it for the first or last time.

    what: the figure in words. where: board and report. why: of a correction, else empty.
    """

    what: str
    where: str
    url: str
    was: str
    now: str
    why: str = ""


@dataclass(frozen=True)
class Pages:
    """Addresses that come, that change and that go, each of the last with where it leads now, or None."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[tuple[str, str | None], ...]

    @property
    def without_twins(self) -> "Pages":
        """Without the English pages whose Swedish page is there too."""

        def kept(addresses: Sequence[str]) -> tuple[str, ...]:
            own = set(addresses)
            return tuple(a for a in addresses if not (a.startswith(_ENGLISH) and a.removeprefix("/en") in own))

        gone = dict(self.gone)
        left = kept(list(gone))
        return Pages(kept(self.added), kept(self.changed), tuple((address, gone[address]) for address in left))

    @property
    def lost(self) -> tuple[str, ...]:
        """Pages that go without leading anywhere."""
        return tuple(address for address, target in self.gone if target is None)


@dataclass(frozen=True)
class Differences:
    """Everything that those who approve an edition need to see.

    figures: changed, added or removed in reports that were published before. revised: figures of earlier
    reports that a new one states otherwise. waiting: reports that are not to be seen yet, with their time.
    warnings remain. acknowledged: those about the edition's own reports that the sources explain, each with
    its reason. acknowledged_elsewhere: how many others are explained.
    """

    edition: Edition
    reports: tuple[NewReport, ...]
    figures: tuple[Altered, ...]
    revised: tuple[Altered, ...]
    goals: tuple[Altered, ...]
    pages: Pages
    waiting: tuple[tuple[str, str], ...]
    warnings: tuple[Problem, ...]
    acknowledged: tuple[tuple[Problem, str], ...]
    acknowledged_elsewhere: int

    @property
    def changes_anything(self) -> bool:
        """Whether readers would see anything else than before, aside from what tells of editions."""
        pages = (*self.pages.added, *self.pages.changed, *(address for address, _ in self.pages.gone))
        return bool(self.edition.changes or self.edition.renames or set(pages) - set(TELL_OF_EDITIONS))


def differences(site: RenderedSite, whole: Country, edition: Edition, findings: Findings) -> Differences:
    """What `edition` changes. site: as it would be published. whole: the sources, embargoed reports too."""
    found = _Telling(site.country, edition)
    explained = [(remark.problem, remark.reason) for remark in findings.explained]
    own = [each for each in explained if _concerns(each[0], edition)]
    return Differences(
        edition=edition,
        reports=tuple(found.new_reports()),
        figures=tuple(found.figures()),
        revised=tuple(found.revised()),
        goals=tuple(found.goals()),
        pages=_pages(site, edition),
        waiting=tuple(_waiting(site.country, whole)),
        warnings=findings.of(Severity.WARNING),
        acknowledged=tuple({(problem.code, problem.what): (problem, reason) for problem, reason in own}.values()),
        acknowledged_elsewhere=len(explained) - len(own),
    )


def _concerns(problem: Problem, edition: Edition) -> bool:
    """Whether the problem is in a report that the edition publishes or changes."""
    reports = {*(report.id for report in edition.reports), *(change.key.report for change in edition.changes)}
    return any(problem.place.file.startswith((f"data/{name}/", f"content/{name}/")) for name in reports)


class _Telling:
    """Puts an edition's changes into the words of the sources."""

    def __init__(self, country: Country, edition: Edition) -> None:
        self.edition = edition
        views = {
            (municipality.id, board.id): BoardView(municipality, board)
            for municipality in country.municipalities
            for board in municipality.boards
        }
        self.reports: dict[str, tuple[BoardView, Report]] = {}
        for board, report in reports_of(country):
            view = views[board.municipality_id, board.id]
            self.reports[f"{board.municipality_id}/{board.id}/{report.id}"] = (view, report)
        self.new = {report.id for report in edition.reports}

    def new_reports(self) -> Iterator[NewReport]:
        by_report: defaultdict[str, list[Change]] = defaultdict(list)
        for change in self.edition.goals:
            by_report[change.key.report].append(change)
        for published in self.edition.reports:
            view, report = self.reports[published.id]
            yield NewReport(
                board=view.where,
                name=report_name(report),
                url=view.report_address(report),
                document=report.document.title,
                meeting=formats.day(report.meeting.date)
                if report.meeting.date
                else (report.meeting.date_missing or "ingen dag är angiven").rstrip("."),
                tables=tuple(_new_table(view, report, table) for table in report.tables),
                goals=tuple((self._goal_name(view, change.key), _words(change.now)) for change in by_report[published.id]),
            )

    def figures(self) -> Iterator[Altered]:
        for change in self.edition.cells:
            if change.key.report in self.new:
                continue
            assert isinstance(change.key, CellKey)
            found = self.reports.get(change.key.report)
            if found is None:
                yield Altered(_bare(change.key), change.key.report, "/", _text(change.was), _text(change.now))
            else:
                yield self._altered(*found, change, change.key)

    def _altered(self, view: BoardView, report: Report, change: Change, key: CellKey) -> Altered:
        table = next((table for table in report.tables if table.file_name == key.file_name), None)
        name = printed_name(view.board, report, table.table_id if table else None, key.row)
        dimensions = dimension_text(view, key.dimensions)
        what = f"{name} ({dimensions}), {key.column}" if dimensions else f"{name}, {key.column}"
        heading = f", {formats.lowered(table.heading)}" if table else ""
        return Altered(
            what=what,
            where=f"{view.where}: {formats.lowered(report_name(report))}{heading}",
            url=view.report_address(report),
            was=_text(change.was),
            now=_text(change.now),
            why=_why(report, key),
        )

    def revised(self) -> Iterator[Altered]:
        """What new reports state otherwise than those before them."""
        for view, report in (self.reports[name] for name in self.reports if name in self.new):
            for step in view.revisions.get(report.id, ()):
                identity = step.figure.id
                unit = unit_of(view, identity.series)
                yield Altered(
                    what=revision_name(view, step),
                    where=f"{view.where}: {formats.lowered(report_name(step.was.report))}",
                    url=view.report_address(report),
                    was=with_reason(step.was.value, identity.measure, unit),
                    now=with_reason(step.now.value, identity.measure, unit),
                )

    def goals(self) -> Iterator[Altered]:
        """Each goal whose status is another than before: in a report that was published, or by a new one."""
        for change in self.edition.goals:
            assert isinstance(change.key, GoalKey)
            found = self.reports.get(change.key.report)
            if found is None:
                yield Altered(change.key.goal_id, change.key.report, "/", _words(change.was), _words(change.now))
                continue
            view, report = found
            was = change.was or said_before(view, report, change.key.goal_id)
            if _words(was) != _words(change.now):
                yield Altered(
                    what=self._goal_name(view, change.key),
                    where=f"{view.where}: {formats.lowered(report_name(report))}",
                    url=view.goal_address(change.key.goal_id),
                    was=_words(was),
                    now=_words(change.now),
                )

    def _goal_name(self, view: BoardView, key: GoalKey | CellKey) -> str:
        assert isinstance(key, GoalKey)
        entries = view.goals.get(key.goal_id)
        return entries[-1].goal.heading if entries else key.goal_id


def _new_table(view: BoardView, report: Report, table: ReportTable) -> NewTable:
    unit = ""
    rows = []
    for row in table.rows:
        unit = unit_of(view, Series(table.table_id, row.key))
        name = printed_name(view.board, report, table.table_id, row.key)
        dimensions = dimension_text(view, row.dimensions)
        texts = [
            "" if cell.value is Missing.NOT_STATED else with_reason(cell.value, column.measure, unit)
            for column, cell in zip(table.columns, row.cells, strict=True)
        ]
        page = str(row.page) if row.page is not None else table.section or ""
        rows.append((f"{name} ({dimensions})" if dimensions else name, *texts, page))
    titles = [formats.capitalised(column.title) for column in table.columns]
    return NewTable(table.heading, ("Uppgift", *titles, "Sida"), tuple(rows))


def _why(report: Report, key: CellKey) -> str:
    found: Sequence[Correction] = [
        correction
        for correction in report.corrections
        if correction.cell_name == (key.file_name, key.row, key.dimensions, key.column)
    ]
    return found[-1].reason if found else ""


def _bare(key: CellKey) -> str:
    return ", ".join([key.file_name, key.row, *(text for _, text in key.dimensions), key.column])


def _text(said: Said | None) -> str:
    """A figure as records write it, with the spaces that readers expect."""
    return (said.value or said.sign) if said else _NOTHING


def _words(said: Said | None) -> str:
    return (said.words if said else "") or "ingen bedömning"


def _pages(site: RenderedSite, edition: Edition) -> Pages:
    leads = {redirect.address: redirect.target for redirect in site.redirects}
    of: Mapping[Event, list[str]] = {
        event: [address for address, what in edition.pages.items() if what is event] for event in Event
    }
    gone = tuple((address, leads.get(address)) for address in of[Event.REMOVED])
    return Pages(tuple(of[Event.NEW]), tuple(of[Event.CHANGED]), gone)


def _waiting(visible: Country, whole: Country) -> Iterator[tuple[str, str]]:
    seen = {(board.municipality_id, board.id, report.id) for board, report in reports_of(visible)}
    for board, report in reports_of(whole):
        if (board.municipality_id, board.id, report.id) not in seen:
            yield f"{board.name}: {formats.lowered(report_name(report))}", formats.moment(report.publish_at)


def summary(found: Differences) -> str:
    """One sentence: `1 ny rapport, 312 nya siffror, 4 reviderade, 1 rättad, 7 mål med ny status`."""
    edition = found.edition
    parts = [
        (len(found.reports), "ny rapport", "nya rapporter"),
        (edition.count(Event.NEW), "ny siffra", "nya siffror"),
        (len(found.revised), "reviderad siffra", "reviderade siffror"),
        (edition.count(Event.CHANGED), "rättad siffra", "rättade siffror"),
        (edition.count(Event.REMOVED), "borttagen siffra", "borttagna siffror"),
        (len(found.goals), "mål med ny bedömning", "mål med ny bedömning"),
        (len(found.pages.added), "ny sida", "nya sidor"),
        (len(found.pages.changed), "ändrad sida", "ändrade sidor"),
        (len(found.pages.gone), "borttagen sida", "borttagna sidor"),
    ]
    told = [formats.plural(count, one, many) for count, one, many in parts if count]
    return formats.listed(told) if told else "ingenting"
