"""A board as its pages need it: figures by series, goals through the years, addresses and sources."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator import formats
from generator.language import N_, Words, _, municipal, unmarked
from generator.model import addresses
from generator.model.board import Board, Goal, Indicator, Municipality
from generator.model.figure import Figure, FigureId, Series
from generator.model.report import FollowUp, Report, ReportKind, Source
from generator.model.revision import Revision, revisions_of
from generator.pages.parts import BreadcrumbItem, SourceParams

_SEXES = Words({"K": N_("kvinnor"), "M": N_("män"), "T": N_("totalt")})


def start_crumb() -> BreadcrumbItem:
    """The start page, which every trail begins with."""
    return BreadcrumbItem(title=_("Start"), url="/")


REPORT_KINDS = Words(
    {
        ReportKind.PLAN: N_("verksamhetsplan"),
        ReportKind.MONTHLY: N_("månadsuppföljning"),
        ReportKind.INTERIM: N_("delårsrapport"),
        ReportKind.TERTIAL: N_("tertialrapport"),
        ReportKind.ANNUAL: N_("verksamhetsberättelse"),
        ReportKind.STATISTICS: N_("statistik"),
    }
)


def report_name(report: Report) -> str:
    """What a report is called in running text: `Delårsrapport augusti 2024`."""
    if report.kind is ReportKind.PLAN:
        return report.title
    if report.is_statistics:
        return _("Statistik ur {source}, hämtad {day}", source=report.document.title, day=fetched_day(report))
    return f"{formats.capitalised(REPORT_KINDS[report.kind])} {formats.as_of(report.period)}"


def fetched_day(report: Report) -> str:
    """The day when statistics were fetched: `29 november 2026`."""
    return formats.month_or_day(report.document.dated)


def source_name(report: Report) -> str:
    """What a report is called as a source; a database by its own name: `Kolada, hämtat 29 november 2026`."""
    if report.is_statistics:
        return _("{source}, hämtat {day}", source=report.document.title, day=fetched_day(report))
    return report_name(report)


def locator(source: Source) -> str | None:
    """Where in the document: `sida 13`, or else `avsnitt 1.5.2` or `avsnittet Driftredovisning`."""
    if source.page is not None:
        return _("sida {page}", page=source.page)
    if source.section is None:
        return None
    section = municipal(source.section)
    if unmarked(section)[:1].isdigit():
        return _("avsnitt {section}", section=section)
    return _("avsnittet {section}", section=section)


@dataclass(frozen=True)
class FollowedUp:
    """What one report said of a goal."""

    report: Report
    follow_up: FollowUp


@dataclass(frozen=True)
class GoalInYear:
    """A goal as one year's plan states it, with what the year's reports said, oldest first."""

    year: int
    goal: Goal
    follow_ups: tuple[FollowedUp, ...]

    @property
    def latest(self) -> FollowedUp | None:
        return self.follow_ups[-1] if self.follow_ups else None


@dataclass(frozen=True)
class BoardView:
    municipality: Municipality
    board: Board

    @property
    def address(self) -> str:
        return addresses.board_address(self.municipality.id, self.board.id)

    @property
    def key(self) -> str:
        """What editions call the board: `MUNICIPALITY/BOARD`."""
        return f"{self.board.municipality_id}/{self.board.id}"

    @property
    def municipality_address(self) -> str:
        return f"/{self.municipality.id}/"

    @property
    def where(self) -> str:
        return f"{self.board.name}, {self.municipality.short_name}"

    @property
    def indicator_word(self) -> str:
        """The municipality's own word for one indicator."""
        return self.municipality.steering_model.indicator_word

    @property
    def indicators_word(self) -> str:
        return self.municipality.steering_model.indicators_word

    def year_address(self, year: int) -> str:
        return addresses.year_address(self.address, year)

    def economy_address(self, year: int) -> str:
        return addresses.economy_address(self.address, year)

    def report_address(self, report: Report) -> str:
        return addresses.report_address(self.address, report.id)

    @property
    def goals_address(self) -> str:
        return addresses.goals_address(self.address)

    def goal_address(self, goal_id: str) -> str:
        return addresses.goal_address(self.address, goal_id)

    @property
    def indicators_address(self) -> str:
        return addresses.indicators_address(self.address)

    def indicator_address(self, indicator_id: str) -> str:
        return addresses.indicator_address(self.address, indicator_id)

    @property
    def meetings_address(self) -> str:
        return addresses.meetings_address(self.address)

    def breadcrumbs(self, *rest: BreadcrumbItem) -> list[BreadcrumbItem]:
        """The way to a page under the board; the last item is the page itself."""
        board = BreadcrumbItem(title=self.board.name, url=self.address)
        trail = [
            start_crumb(),
            BreadcrumbItem(title=self.municipality.short_name, url=self.municipality_address),
            board,
            *rest,
        ]
        return [*trail[:-1], BreadcrumbItem(title=trail[-1]["title"])]

    @property
    def figures(self) -> Mapping[FigureId, Figure]:
        return self.board.figures

    @cached_property
    def _by_series(self) -> dict[Series, list[Figure]]:
        found: defaultdict[Series, list[Figure]] = defaultdict(list)
        for figure in sorted(self.figures.values(), key=lambda figure: figure.id.period):
            found[figure.id.series].append(figure)
        return dict(found)

    def figures_of(self, series: Series) -> Sequence[Figure]:
        """The series' figures, oldest period first; of one period in the reports' order."""
        return self._by_series.get(series, [])

    @cached_property
    def revisions(self) -> Mapping[str, Sequence[Revision]]:
        """The steps by which each report that revises figures does so, by the report's id."""
        found: defaultdict[str, list[Revision]] = defaultdict(list)
        for figure in self.figures.values():
            for step in revisions_of(figure):
                found[step.now.report.id].append(step)
        return dict(found)

    @cached_property
    def goals(self) -> dict[str, list[GoalInYear]]:
        """Every goal by id, in the newest year's order first, with its years oldest first."""
        found: dict[str, list[GoalInYear]] = {}
        for goal_year in reversed(self.board.goal_years):
            for goal in goal_year.walk():
                entry = GoalInYear(goal_year.year, goal, self._follow_ups(goal_year.year, goal.id))
                found.setdefault(goal.id, []).insert(0, entry)
        return found

    def _follow_ups(self, year: int, goal_id: str) -> tuple[FollowedUp, ...]:
        return tuple(
            FollowedUp(report, follow_up)
            for report in self.board.reports
            if report.year == year
            for follow_up in report.follow_ups
            if follow_up.goal_id == goal_id
        )

    def goals_with(self, indicator: Indicator) -> list[GoalInYear]:
        """The goals that an indicator measures, each in its newest year."""
        years = [entry for entries in self.goals.values() for entry in entries]
        newest: dict[str, GoalInYear] = {}
        for entry in years:
            if indicator.id in entry.goal.indicator_ids:
                newest[entry.goal.id] = entry
        return list(newest.values())

    def area_name(self, area_id: str | None) -> str:
        area = self.board.service_area(area_id)
        return area.name if area else _("Hela nämnden")

    def dimension_name(self, dimension: str, stated: str) -> str:
        """What a dimension's value is called: `K` is kvinnor, an area's id its name."""
        if dimension == "kön":
            return _SEXES.get(stated, stated)
        if dimension == "område" and (area := self.board.service_area(stated)):
            return formats.lowered(area.name)
        return municipal(stated)

    def reports_of(self, year: int) -> list[Report]:
        return [report for report in self.board.reports if report.year == year]

    def has_tables(self, year: int) -> bool:
        """Whether any of the year's reports has a table: then there is a workbook of the year."""
        return any(report.tables for report in self.reports_of(year))

    def source(self, source: Source) -> SourceParams:
        """The params of a source: the report by name with a link, and where in it."""
        report = self.board.report(source.report_id)
        params = SourceParams(text=source_name(report) if report else source.report_id)
        if report:
            params["url"] = self.report_address(report)
        if found := locator(source):
            params["locator"] = found
        return params
