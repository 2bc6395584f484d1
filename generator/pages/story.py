"""What an edition brought, in plain words: the reports, the figures and the assessments of goals.

A story tells what the edition recorded. Two things are never told: what an edition that has been withdrawn
showed, and a figure that is kept secret today.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from generator import formats
from generator.language import _, municipal
from generator.model.addresses import CORRECTIONS, NEWS
from generator.model.edition import CellKey, Change, Edition, Event, GoalKey, Said, board_of
from generator.model.report import FollowUp, Report, ReportKind, Source
from generator.model.withdrawal import withdrawn_by
from generator.pages.recorded import Records, assessment, said_before
from generator.pages.status import follow_ups_sentence, goals_sentence
from generator.pages.story_economy import economy_sentence
from generator.pages.view import BoardView

_MOST_NAMED = 2  # reports in a story's title; of more it tells how many they are


@dataclass(frozen=True)
class Told:
    """A sentence, and the address that it leads to or None."""

    text: str
    url: str | None = None


@dataclass(frozen=True)
class ReportStory:
    """A new report: board, name, address (None where it is gone), meeting in words, and what it says in short."""

    board: str
    name: str
    url: str | None
    meeting: str
    sentences: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Altered:
    """A corrected figure or a new assessment: what, its address, where, before and after, and why (else empty)."""

    what: str
    url: str | None
    where: str
    was: str
    now: str
    why: str = ""

    @property
    def sentence(self) -> str:
        """A correction in a sentence; of a figure that is gone nothing more than that."""
        if not self.was:
            return f"{self.what}."
        return _("{what}: här stod {was}, nu står det {now}.", what=self.what, was=self.was, now=self.now)


@dataclass(frozen=True)
class Story:
    """An edition as readers are told of it.

    when: day and time in words. notice: that it was withdrawn, went back, or changed no figure; else empty.
    counts: its figures counted, in a sentence; empty without any. fresh: new figures in reports that were
    published before. revised: figures that its new reports state otherwise than earlier ones.
    """

    edition: Edition
    title: str
    when: str
    notice: str = ""
    counts: str = ""
    reports: list[ReportStory] = field(default_factory=list)
    fresh: list[Told] = field(default_factory=list)
    revised: list[Told] = field(default_factory=list)
    corrected: list[Altered] = field(default_factory=list)
    goals: list[Altered] = field(default_factory=list)
    removed: list[Told] = field(default_factory=list)

    is_withdrawn: bool = False

    @property
    def has_news(self) -> bool:
        """Whether there is something to tell others of."""
        return bool(self.edition.changes or self.edition.reports) and not self.is_withdrawn

    @property
    def anchor(self) -> str:
        return f"utgava-{self.edition.number}"

    @property
    def address(self) -> str:
        return f"{NEWS}#{self.anchor}"

    @property
    def label(self) -> str:
        """`26 september 2024 kl. 08.05, utgåva 3`."""
        return _("{when}, utgåva\N{NO-BREAK SPACE}{number}", when=self.when, number=self.edition.number)

    @property
    def in_short(self) -> str:
        """The story after its title in a sentence or a few, for lists."""
        told = [sentence for report in self.reports for sentence in report.sentences]
        if len(self.reports) > _MOST_NAMED:
            told = []
        if not self.reports:
            told = [found.sentence for found in self.corrected[:_MOST_NAMED]]
        return " ".join(text for text in (self.notice, *told, self.counts) if text)


class Stories:
    """Makes the stories of editions, newest first, of a whole site or of one of its boards."""

    def __init__(self, views: Sequence[BoardView], editions: Sequence[Edition]) -> None:
        self.editions = tuple(editions)
        self.records = Records(views, editions)
        self.withdrawn = withdrawn_by(editions)

    def newest_first(self, board: str | None = None) -> Iterator[Story]:
        """Every edition's story; of a board (`MUNICIPALITY/BOARD`): of those that concern it."""
        for edition in reversed(self.editions):
            if board is None:
                yield self.of(edition)
            elif board in edition.boards:
                yield self.of(edition.about(board))

    def of(self, edition: Edition) -> Story:
        when = formats.moment(edition.time)
        if edition.number in self.withdrawn:
            return Story(
                edition,
                _("Utgåva {number} är återtagen", number=edition.number),
                when,
                _(
                    "Vi gick tillbaka till en tidigare utgåva. Det som stod här visas inte längre. Se utgåva {number}.",
                    number=self.withdrawn[edition.number],
                ),
                is_withdrawn=True,
            )
        if edition.restores is not None:
            return Story(
                edition,
                _("Vi gick tillbaka till utgåva {number}", number=edition.restores),
                when,
                self._went_back(edition),
                self._counts(edition),
            )
        story = Story(
            edition,
            self._title(edition),
            when,
            "" if edition.changes or edition.reports else _("Texter eller utseende har ändrats. Inga siffror."),
            self._counts(edition),
            reports=[self._report(edition, report.id) for report in edition.reports],
            fresh=list(self._fresh(edition)),
            revised=list(self._revised(edition)),
            corrected=[self._corrected(change) for change in edition.cells if change.event is Event.CHANGED],
            goals=list(self._goals(edition)),
            removed=list(self._removed(edition)),
        )
        if edition.reports:
            return story
        return replace(story, title=self._title_without_reports(story), counts="")

    def _went_back(self, edition: Edition) -> str:
        gone = [str(number) for number, by in self.withdrawn.items() if by == edition.number]
        if not gone:
            return ""
        return _("Det som utgåva {numbers} visade visas inte längre.", numbers=formats.listed(gone))

    def _title(self, edition: Edition) -> str:
        """The new reports by name, or how many they are; empty without any."""
        names = [report.id for report in edition.reports]
        if not names:
            return ""
        if len(names) > _MOST_NAMED:
            boards = list(dict.fromkeys(filter(None, map(self.records.board, names))))
            count = formats.plural(len(names), _("ny rapport"), _("nya rapporter"))
            if len(boards) > 1 or not boards:
                return formats.capitalised(count)
            return _("{board}: {reports}", board=boards[0], reports=count)
        if len({board_of(name) for name in names}) == 1 and self.records.board(names[0]):
            told = formats.listed([formats.lowered(self.records.name(name)) for name in names])
            return _("{board}: {reports}", board=self.records.board(names[0]), reports=told)
        return formats.listed([self.records.title(name) for name in names])

    def _title_without_reports(self, story: Story) -> str:
        counted = [
            (len(story.corrected), _("rättad siffra"), _("rättade siffror")),
            (story.edition.count(Event.NEW), _("ny siffra"), _("nya siffror")),
            (story.edition.count(Event.REMOVED), _("borttagen siffra"), _("borttagna siffror")),
            (len(story.goals), _("mål med ny bedömning"), _("mål med ny bedömning")),
        ]
        told = [formats.plural(count, one, many) for count, one, many in counted if count]
        where = self._only_board(story.edition)
        if not told:
            return _("Inga nya siffror")
        title = formats.listed(told)
        return _("{board}: {reports}", board=where, reports=title) if where else formats.capitalised(title)

    def _only_board(self, edition: Edition) -> str:
        boards = {self.records.board(change.key.report) for change in edition.changes}
        return boards.pop() if len(boards) == 1 else ""

    def _counts(self, edition: Edition) -> str:
        """`312 nya siffror, 4 reviderade siffror och 1 rättad siffra.`"""
        revising = [self.records.revising(report.id) for report in edition.reports]
        corrected, gone = (_("rättad siffra"), _("rättade siffror")), (_("borttagen siffra"), _("borttagna siffror"))
        if edition.restores is not None:
            corrected = _("ändrad siffra"), _("ändrade siffror")
        counted = [
            (edition.count(Event.NEW), _("ny siffra"), _("nya siffror")),
            (sum(len(found.revisions) for found in revising if found), _("reviderad siffra"), _("reviderade siffror")),
            (edition.count(Event.CHANGED), *corrected),
            (edition.count(Event.REMOVED), *gone),
        ]
        told = [formats.plural(count, one, many) for count, one, many in counted if count]
        return f"{formats.capitalised(formats.listed(told))}." if told else ""

    def _report(self, edition: Edition, name: str) -> ReportStory:
        published = self.records.published[name]
        found = self.records.report(name)
        meeting = _meeting(published.meeting)
        if found is None:
            return ReportStory(self.records.board(name), municipal(published.title), None, meeting)
        view, report = found
        sentences = [
            self._goals_of(view, report, edition, name),
            economy_sentence(view, report, _cells_of(edition, name), name),
        ]
        return ReportStory(
            board=view.where,
            name=self.records.name(name),
            url=view.report_address(report),
            meeting=meeting,
            sentences=[sentence for sentence in sentences if sentence],
        )

    def _goals_of(self, view: BoardView, report: Report, edition: Edition, name: str) -> str:
        """The goals of a plan, or what a report that follows up says of goals, counted."""
        if report.kind is ReportKind.PLAN:
            goals = goals_sentence(view, report.year) if _sets_goals(view, report) else ""
            return _("{goals} för {year}.", goals=goals, year=report.year) if goals else ""
        told = [
            FollowUp(
                self.records.goal_id(change.key), change.now.value or None, change.now.sign or None, None,
                Source(report.id), report.place,
            )
            for change in edition.goals
            if isinstance(change.key, GoalKey) and change.key.report == name and change.now
        ]  # fmt: skip
        return follow_ups_sentence(view, report, told)

    def _fresh(self, edition: Edition) -> Iterator[Told]:
        new = {report.id for report in edition.reports}
        counts = Counter(
            change.key.report
            for change in edition.cells
            if change.event is Event.NEW and change.key.report not in new
        )
        for name, count in counts.items():
            figures = formats.plural(count, _("ny siffra"), _("nya siffror"))
            yield Told(f"{self.records.title(name)}: {figures}", self.records.url(name))

    def _revised(self, edition: Edition) -> Iterator[Told]:
        for published in edition.reports:
            if found := self.records.revising(published.id):
                count = formats.plural(len(found.revisions), _("uppgift"), _("uppgifter"))
                name = formats.capitalised(self.records.name(published.id))
                yield Told(
                    _("{report} anger {count} på ett annat sätt än en tidigare rapport", report=name, count=count),
                    f"{CORRECTIONS}#{found.anchor}",
                )

    def _corrected(self, change: Change) -> Altered:
        assert isinstance(change.key, CellKey)
        where = self.records.title(change.key.report)
        found = self.records.cell(change.key)
        if found is None:
            return Altered(_("En siffra som inte finns kvar"), self.records.url(change.key.report), where, "", "")
        correction = found.correction(change.now)
        return Altered(
            what=found.name,
            url=f"{CORRECTIONS}#{correction.anchor}" if correction else found.url,
            where=where,
            was=found.said(change.was),
            now=found.said(change.now),
            why=correction.correction.reason if correction else "",
        )

    def _goals(self, edition: Edition) -> Iterator[Altered]:
        """Goals of which something else is said than before, by a new report or in one that was published."""
        for change in edition.goals:
            assert isinstance(change.key, GoalKey)
            was = change.was or self._said_before(change.key)
            if was is not None and change.now is not None and assessment(was) != assessment(change.now):
                name, url = self.records.goal(change.key)
                where = self.records.title(change.key.report)
                yield Altered(name, url, where, assessment(was), assessment(change.now))

    def _said_before(self, key: GoalKey) -> Said | None:
        """What the report before, of the same year, says of the goal; None where there is none."""
        found = self.records.report(key.report)
        if found is None:
            return None
        return said_before(*found, self.records.goal_id(key))

    def _removed(self, edition: Edition) -> Iterator[Told]:
        by_report: defaultdict[str, list[Change]] = defaultdict(list)
        for change in edition.changes:
            if change.event is Event.REMOVED:
                by_report[change.key.report].append(change)
        for name, changes in by_report.items():
            cells = sum(isinstance(change.key, CellKey) for change in changes)
            counted = [
                (cells, _("borttagen siffra"), _("borttagna siffror")),
                (len(changes) - cells, _("borttagen bedömning av mål"), _("borttagna bedömningar av mål")),
            ]
            told = formats.listed([formats.plural(count, one, many) for count, one, many in counted if count])
            yield Told(f"{self.records.title(name)}: {told}", self.records.url(name))


def _cells_of(edition: Edition, report: str) -> dict[CellKey, Said]:
    return {
        change.key: change.now
        for change in edition.cells
        if isinstance(change.key, CellKey) and change.key.report == report and change.now
    }


def _sets_goals(view: BoardView, report: Report) -> bool:
    goal_year = view.board.goal_year(report.year)
    return goal_year is not None and any(goal.source.report_id == report.id for goal in goal_year.walk())


def _meeting(day: str) -> str:
    return _("Sammanträde {day}", day=formats.day(date.fromisoformat(day))) if day else ""
