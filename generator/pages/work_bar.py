"""The bar that `visa` puts at the top of every page: problems, what waits, what has changed. Never in a built site."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from markupsafe import Markup

from generator import formats
from generator.findings import Findings
from generator.findings.findings import counted
from generator.findings.wording import place_in_words, visible
from generator.model.board import Country
from generator.model.edition import CellKey, Change, Edition, Event
from generator.model.embargo import waiting
from generator.model.publication import next_edition, report_name, reports_of
from generator.pages.parts import ChangedItem, ProblemItem, WaitingItem
from generator.pages.preview import waiting_items
from generator.pages.problem_codes import problem_address
from generator.pages.render import Renderer
from generator.problems import CATALOGUE, Problem, Severity

MOST_PROBLEMS = 50
MOST_REPORTS = 20
_LAST_WHOLE = "Sidan visar källorna som de var före felen. Rätta och spara, så byggs sidan om."
_PRESENT = "Sidan visar källorna som de är nu. Titta efter om det här är rätt."
_HIDDEN = "Syns inte här förrän de publiceras. Se dem i förväg: oppna-mal visa --forhandsvisa"
_FIGURES = {
    Event.NEW: ("ny siffra", "nya siffror"),
    Event.CHANGED: ("ändrad siffra", "ändrade siffror"),
    Event.REMOVED: ("borttagen siffra", "borttagna siffror"),
}
_GOALS = {
    Event.NEW: ("nytt besked om ett mål", "nya besked om mål"),
    Event.CHANGED: ("ändrat besked om ett mål", "ändrade besked om mål"),
    Event.REMOVED: ("borttaget besked om ett mål", "borttagna besked om mål"),
}


@dataclass(frozen=True)
class Work:
    """What there is to know of the site that is shown, problems aside.

    waits: the reports that wait. is_preview: whether they are shown. latest: the edition that readers see, None
    before the first. changes: what the pages have and it has not.
    """

    waits: Sequence[WaitingItem] = ()
    is_preview: bool = False
    latest: Edition | None = None
    changes: tuple[Change, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


def work_of(whole: Country, shown: Country, moment: datetime, *, is_preview: bool) -> Work:
    """`whole`: all that the sources say. `shown`: what the pages show of it at `moment`."""
    latest = shown.editions[-1] if shown.editions else None
    changes = next_edition(shown.editions, shown, moment, version="").changes if latest else ()
    return Work(waiting_items(whole, waiting(whole, moment)), is_preview, latest, changes, _names(shown))


def _names(shown: Country) -> dict[str, str]:
    """What each report is called, by its name in editions."""
    places = {municipality.id: municipality.short_name for municipality in shown.municipalities}
    return {
        report_name(board, report): f"{board.name}, {places[board.municipality_id]}: {report.title}"
        for board, report in reports_of(shown)
    }


def work_bar(renderer: Renderer, problems: Sequence[Problem], work: Work) -> Markup:
    """The bar, with addresses that begin with `/`; open when there are errors."""
    findings = Findings(tuple(problems))
    found = (*findings.of(Severity.ERROR), *findings.of(Severity.WARNING))
    left = len(found) - MOST_PROBLEMS
    reports = _changed(work)
    unlisted = len(reports) - MOST_REPORTS
    return renderer.component(
        "work-bar",
        title=" · ".join([_problems_in_short(found), _waiting_in_short(work), _changes_in_short(work, len(reports))]),
        open=bool(findings.errors),
        has_errors=bool(findings.errors),
        problems_lead=_problems_lead(findings, found),
        problems=[_item(problem) for problem in found[:MOST_PROBLEMS]],
        more_problems=f"… och {formats.number(left)} till. Kör oppna-mal granska för att se alla." if left > 0 else None,
        waiting_lead=_waiting_lead(work),
        waiting=[item if work.is_preview else _unlinked(item) for item in work.waits],
        changes_lead=_changes_lead(work),
        changes=reports[:MOST_REPORTS],
        more_changes=f"… och {formats.plural(unlisted, 'rapport', 'rapporter')} till." if unlisted > 0 else None,
    )


def _problems_in_short(found: Sequence[Problem]) -> str:
    counts = [counted(severity, len(of)) for severity in Severity if (of := _of(found, severity))]
    return f"{formats.listed(counts)} i källorna" if counts else "Inga problem i källorna"


def _waiting_in_short(work: Work) -> str:
    if not work.waits:
        return "inget väntar"
    return f"{formats.plural(len(work.waits), 'rapport', 'rapporter')} väntar"


def _changes_in_short(work: Work, reports: int) -> str:
    if work.latest is None:
        return "ingen utgåva än"
    if not reports:
        return f"inget ändrat sedan utgåva {work.latest.number}"
    return f"{formats.plural(reports, 'rapport ändrad', 'rapporter ändrade')} sedan utgåva {work.latest.number}"


def _problems_lead(findings: Findings, found: Sequence[Problem]) -> str:
    if not found:
        return "Granskningen hittar inga fel och inget att varna för."
    return _LAST_WHOLE if findings.errors else _PRESENT


def _waiting_lead(work: Work) -> str:
    if not work.waits:
        return "Ingen rapport väntar på att publiceras."
    return "Visas här, i förväg:" if work.is_preview else _HIDDEN


def _unlinked(item: WaitingItem) -> WaitingItem:
    return WaitingItem(title=item["title"], when=item["when"])


def _changes_lead(work: Work) -> str:
    if work.latest is None:
        return "Ingen utgåva är publicerad än."
    since = f"edan utgåva {work.latest.number}, {formats.moment(work.latest.time)}"
    if not work.changes:
        return f"Inga siffror och inga besked om mål är ändrade s{since}."
    waits = " Rapporterna som väntar är inräknade." if work.is_preview and work.waits else ""
    return f"S{since}: {_counted(work.changes)}.{waits}"


def _changed(work: Work) -> list[ChangedItem]:
    """The reports with changes, in the order of the reports that are shown; what is gone comes last."""
    by_report: defaultdict[str, list[Change]] = defaultdict(list)
    for change in work.changes:
        by_report[change.key.report].append(change)
    shown = [
        ChangedItem(title=title, url=f"/{name}/", what=_counted(by_report[name]))
        for name, title in work.names.items()
        if name in by_report
    ]
    gone = [name for name in by_report if name not in work.names]
    return [*shown, *(ChangedItem(title=name, what=_counted(by_report[name])) for name in gone)]


def _counted(changes: Sequence[Change]) -> str:
    """`2 nya siffror, 1 ändrad siffra och 1 ändrat besked om ett mål`."""
    figures = Counter(change.event for change in changes if isinstance(change.key, CellKey))
    goals = Counter(change.event for change in changes if not isinstance(change.key, CellKey))
    return formats.listed(
        [
            formats.plural(count[event], one, many)
            for count, words in ((figures, _FIGURES), (goals, _GOALS))
            for event, (one, many) in words.items()
            if count[event]
        ]
    )


def _of(problems: Sequence[Problem], severity: Severity) -> list[Problem]:
    return [problem for problem in problems if problem.severity is severity]


def _item(problem: Problem) -> ProblemItem:
    return ProblemItem(
        severity=formats.capitalised(problem.severity.value),
        code=problem.code,
        url=problem_address(CATALOGUE[problem.code]),
        place=place_in_words(problem.place),
        what=visible(problem.what),
        fix=visible(problem.fix),
    )
