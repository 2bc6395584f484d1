"""The list of a board's goals, and the same list by one status, service area or year.

Each single choice is a page of its own, so that it can be linked to and needs no script. On the whole
list assets/goals.js lets choices combine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator import formats
from generator.language import _, ngettext
from generator.model import addresses
from generator.model.steering import LevelKind
from generator.pages.goal import level_name
from generator.pages.page import Context, Page
from generator.pages.parts import BreadcrumbItem, GoalItem, StatusParams
from generator.pages.status import STATUS_ORDER, entries_of_year, in_short, latest_statuses
from generator.pages.view import BoardView, GoalInYear

STATUS, AREA, YEAR = "status", "omrade", "ar"
WHOLE_BOARD = "hela-namnden"


@dataclass(frozen=True)
class GoalChoice:
    """A status, service area or year to choose: its address, and how many goals it has."""

    title: str
    value: str
    url: str
    count: int
    current: bool


@dataclass(frozen=True)
class GoalChoices:
    """What one chooses among; `all_url` leads to the list without the choice."""

    title: str
    key: str
    all_url: str
    all_current: bool
    choices: list[GoalChoice]


@dataclass(frozen=True)
class GoalListContext(Context):
    """All goals of a board, or those of one status, service area or year.

    lead: what the page lists.
    combines: whether choices can be combined on the page, by a script.
    groups: statuses, service areas and years to choose among.
    goals: items of goal-list, with their status in each year.
    """

    lead: str
    combines: bool
    groups: list[GoalChoices]
    goals: list[GoalItem]


@dataclass(frozen=True)
class _Listed:
    """A goal in the list: its years, the newest first, and what it is found by."""

    item: GoalItem
    area: str
    statuses: tuple[tuple[int, StatusParams], ...]

    def values(self, key: str) -> set[str]:
        match key:
            case "status":
                return {status["kind"] for _year, status in self.statuses}
            case "omrade":
                return {self.area}
        return {str(year) for year, _status in self.statuses}


def goal_list_pages(view: BoardView) -> Iterator[Page]:
    """The whole list first, and then a page a choice."""
    listed = [found for entries in view.goals.values() if (found := _listed(view, entries))]
    titles = {STATUS: _status_titles(listed), AREA: _area_titles(view, listed), YEAR: _year_titles(listed)}
    years = [goal_year.year for goal_year in view.board.goal_years]
    counts = formats.listed(
        [_("{count} år {year}", count=len(entries_of_year(view, year)), year=year) for year in years]
    )
    lead = _(
        "{board} har haft mål, inriktningar och uppdrag som går att följa här: {counts}.",
        board=view.board.name,
        counts=counts,
    )
    context = GoalListContext(
        title=_("Mål"),
        breadcrumbs=view.breadcrumbs(BreadcrumbItem(title=_("Mål"))),
        lead=lead,
        combines=True,
        groups=_groups(view, listed, titles, None),
        goals=[found.item for found in listed],
    )
    whole = Page(
        address=view.goals_address,
        template="mallista",
        context=context,
        html_title=f"{_('Mål')} – {view.where}",
        description=lead,
        script="goals.js",
    )
    yield whole
    for key, choices in titles.items():
        for value, title in choices.items():
            own = [found for found in listed if value in found.values(key)]
            yield _choice_page(view, whole, context, key, value, title, own, _groups(view, listed, titles, (key, value)))


def _choice_page(
    view: BoardView,
    whole: Page,
    context: GoalListContext,
    key: str,
    value: str,
    title: str,
    own: Sequence[_Listed],
    groups: list[GoalChoices],
) -> Page:
    heading = _("Mål: {choice}", choice=formats.lowered(title))
    lead = ngettext("{count} mål eller uppdrag.", "{count} mål och uppdrag.", len(own))
    if key == STATUS:
        lead = " ".join([lead, _("Alla har haft statusen i någon rapport.")])
    return replace(
        whole,
        address=addresses.goal_choice_address(view.address, key, value),
        context=replace(
            context,
            title=heading,
            breadcrumbs=view.breadcrumbs(
                BreadcrumbItem(title=_("Mål"), url=whole.address), BreadcrumbItem(title=title)
            ),
            lead=lead,
            combines=False,
            groups=groups,
            goals=[found.item for found in own],
        ),
        html_title=f"{heading} – {view.where}",
        description=f"{heading}. {lead}",
        robots="noindex",
        script=None,
    )


def _listed(view: BoardView, entries: Sequence[GoalInYear]) -> _Listed | None:
    """A goal with its newest status in each year; None for a mere heading."""
    newest = entries[-1].goal
    level = view.municipality.steering_model.level(newest.level_id)
    if level and level.kind is LevelKind.HEADING:
        return None
    by_year = tuple(
        (entry.year, status) for entry in reversed(entries) for status in latest_statuses(view, entry)
    )
    area = newest.service_area_id or WHOLE_BOARD
    item = GoalItem(
        title=newest.heading,
        url=view.goal_address(newest.id),
        level=level_name(view, newest),
        area=view.area_name(newest.service_area_id),
        statuses=[_status_of_year(year, status) for year, status in by_year],
        area_id=area,
        years=" ".join(f"{year}:{status['kind']}" for year, status in by_year),
    )
    return _Listed(item, area, by_year)


def _status_of_year(year: int, status: StatusParams) -> StatusParams:
    short = in_short(status)
    return StatusParams(
        word=short["word"], kind=short["kind"], explanation=f"{year} {short.get('explanation', '')}".strip()
    )


def _status_titles(listed: Sequence[_Listed]) -> dict[str, str]:
    """The board's own words by kind, in the order from done to missing."""
    words: dict[str, dict[str, None]] = {}
    for found in listed:
        for _year, status in found.statuses:
            words.setdefault(status["kind"], {})[in_short(status)["word"]] = None
    forecast = _("prognos")
    return {
        kind: " / ".join(words[kind]) + (f" ({forecast})" if kind.startswith("vantas") else "")
        for kind in sorted(words, key=STATUS_ORDER.index)
    }


def _area_titles(view: BoardView, listed: Sequence[_Listed]) -> dict[str, str]:
    used = {found.area for found in listed}
    order = [WHOLE_BOARD, *(area.id for area in view.board.service_areas)]
    return {
        area: view.area_name(None if area == WHOLE_BOARD else area) for area in order if area in used
    }


def _year_titles(listed: Sequence[_Listed]) -> dict[str, str]:
    years = {year for found in listed for year, _status in found.statuses}
    return {str(year): str(year) for year in sorted(years, reverse=True)}


def _groups(
    view: BoardView,
    listed: Sequence[_Listed],
    titles: dict[str, dict[str, str]],
    chosen: tuple[str, str] | None,
) -> list[GoalChoices]:
    names = {STATUS: _("Status"), AREA: _("Verksamhetsområde"), YEAR: _("År")}
    return [
        GoalChoices(
            title=names[key],
            key=key,
            all_url=view.goals_address,
            all_current=chosen is None or chosen[0] != key,
            choices=[
                GoalChoice(
                    title=title,
                    value=value,
                    url=addresses.goal_choice_address(view.address, key, value),
                    count=sum(value in found.values(key) for found in listed),
                    current=chosen == (key, value),
                )
                for value, title in choices.items()
            ],
        )
        for key, choices in titles.items()
        if choices
    ]
