"""How goals go: the municipality's own words as params of the status mark, and their count."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import formats
from generator.language import N_, Words, _, ngettext
from generator.model.board import Municipality
from generator.model.report import FollowUp, Report
from generator.model.steering import Fulfilment, LevelKind, Progress, Trend
from generator.pages.parts import (
    CellParams,
    ColumnParams,
    RowParams,
    StatusCount,
    StatusParams,
    TableParams,
    TrendParams,
)
from generator.pages.view import BoardView, GoalInYear

_NOT_ASSESSED = "saknas"
_NOT_FOLLOWED_UP = "inte-uppfoljt"
_FULFILMENT_KINDS = {
    Fulfilment.MET: "uppfyllt",
    Fulfilment.PARTLY_MET: "delvis",
    Fulfilment.NOT_MET: "inte-uppfyllt",
    Fulfilment.EXPECTED: "vantas-uppfyllas",
    Fulfilment.PARTLY_EXPECTED: "vantas-delvis",
    Fulfilment.NOT_EXPECTED: "vantas-inte",
}
_PROGRESS_KINDS = {
    Progress.NOT_STARTED: "inte-paborjat",
    Progress.STARTED: "paborjat",
    Progress.DONE: "genomfort",
    Progress.LATE: "forsenat",
    Progress.DROPPED: "avfort",
}
STATUS_ORDER = [*_FULFILMENT_KINDS.values(), *_PROGRESS_KINDS.values(), "saknas", "inte-uppfoljt"]
_KINDS = (LevelKind.GOAL, LevelKind.ORIENTATION, LevelKind.ASSIGNMENT, LevelKind.ACTIVITY)
_TRENDS = Words(
    {
        Trend.BETTER: N_("Bättre än {period}"),
        Trend.WORSE: N_("Sämre än {period}"),
        Trend.UNCHANGED: N_("Oförändrad sedan {period}"),
        Trend.UNKNOWN: N_("Går inte att bedöma än {period}"),
    }
)
_TREND_KINDS = {
    Trend.BETTER: "battre",
    Trend.WORSE: "samre",
    Trend.UNCHANGED: "oforandrad",
    Trend.UNKNOWN: "gar-inte-att-bedoma",
}


def not_assessed() -> StatusParams:
    """The mark of a goal that the report says nothing of how it goes."""
    return StatusParams(word=_("Bedömning saknas"), kind=_NOT_ASSESSED)


def not_followed_up() -> StatusParams:
    """The mark of a goal that no report here follows up."""
    return StatusParams(word=_("Ingen uppföljning här"), kind=_NOT_FOLLOWED_UP)


def kind_word(kind: LevelKind, count: int) -> str:
    """The common word for a kind of goal, of one or of several."""
    match kind:
        case LevelKind.ORIENTATION:
            return ngettext("inriktning", "inriktningar", count)
        case LevelKind.ASSIGNMENT:
            return ngettext("uppdrag", "uppdrag", count)
        case LevelKind.ACTIVITY:
            return ngettext("nyckelaktivitet", "nyckelaktiviteter", count)
    return ngettext("mål", "mål", count)


def trend_params(trend: Trend, before: str) -> TrendParams:
    """`Sämre än 2022`: the trend and what it is compared with."""
    return TrendParams(word=_TRENDS[trend].format(period=before), kind=_TREND_KINDS[trend])


def statuses(municipality: Municipality, report: Report, follow_up: FollowUp) -> list[StatusParams]:
    """What a report says of a goal: its fulfilment and its progress, or that neither is assessed."""
    model = municipality.steering_model
    found: list[StatusParams] = []
    if follow_up.fulfilment_word:
        meaning = model.fulfilment(follow_up.fulfilment_word, year_end=report.is_year_end)
        mark = StatusParams(
            word=follow_up.fulfilment_word, kind=_FULFILMENT_KINDS[meaning] if meaning else "saknas"
        )
        if meaning and not report.is_year_end:
            mark["explanation"] = _("prognos för helåret, {when}", when=formats.as_of(report.period))
        found.append(mark)
    if follow_up.progress_word:
        progress = model.progress(follow_up.progress_word)
        found.append(
            StatusParams(
                word=follow_up.progress_word, kind=_PROGRESS_KINDS[progress] if progress else "saknas"
            )
        )
    return found or [not_assessed()]


def in_short(status: StatusParams) -> StatusParams:
    """A status for a table: the word, and that it is a forecast where it is one."""
    short = StatusParams(word=status["word"], kind=status["kind"])
    if status["kind"].startswith("vantas"):
        short["explanation"] = _("(prognos)")
    return short


def latest_statuses(view: BoardView, entry: GoalInYear) -> list[StatusParams]:
    """The newest report's statuses of a goal in a year."""
    if _is_heading(view, entry):
        return []
    if entry.latest is None:
        return [not_followed_up()]
    return statuses(view.municipality, entry.latest.report, entry.latest.follow_up)


def _is_heading(view: BoardView, entry: GoalInYear) -> bool:
    level = view.municipality.steering_model.level(entry.goal.level_id)
    return level is not None and level.kind is LevelKind.HEADING


def entries_of_year(view: BoardView, year: int) -> list[GoalInYear]:
    """The goals of a year in the plan's order, headings left out."""
    goal_year = view.board.goal_year(year)
    entries = [
        entry
        for goal in (goal_year.walk() if goal_year else ())
        for entry in view.goals[goal.id]
        if entry.year == year
    ]
    return [entry for entry in entries if not _is_heading(view, entry)]


@dataclass(frozen=True)
class StatusGroup:
    """Goals that share a vocabulary: those with fulfilment, or those with progress.

    `title` is the municipality's kinds of goal in words; `counts` the statuses from done to missing.
    """

    title: str
    counts: list[tuple[StatusParams, int]]

    @property
    def items(self) -> list[StatusCount]:
        """The params of the component status-counts."""
        return [StatusCount(count=formats.number(count), status=status) for status, count in self.counts]

    @property
    def total(self) -> int:
        return sum(count for _, count in self.counts)


def status_groups(view: BoardView, year: int) -> list[StatusGroup]:
    """The goals of a year counted by their newest status; fulfilment and progress apart."""
    entries = entries_of_year(view, year)
    groups = []
    for has_progress in (False, True):
        own = [entry for entry in entries if _kind(view, entry).has_progress is has_progress]
        if own:
            groups.append(StatusGroup(formats.capitalised(_kinds_in_words(view, own)), _counts(view, own)))
    return groups


def _kind(view: BoardView, entry: GoalInYear) -> LevelKind:
    level = view.municipality.steering_model.level(entry.goal.level_id)
    return level.kind if level else LevelKind.GOAL


def _counts(view: BoardView, entries: Iterable[GoalInYear]) -> list[tuple[StatusParams, int]]:
    return _counted(status for entry in entries for status in latest_statuses(view, entry))


def _counted(statuses: Iterable[StatusParams]) -> list[tuple[StatusParams, int]]:
    counts: Counter[tuple[str, str]] = Counter()
    marks: dict[tuple[str, str], StatusParams] = {}
    for status in statuses:
        key = status["word"], status["kind"]
        counts[key] += 1
        marks[key] = status
    ordered = sorted(counts, key=lambda key: (STATUS_ORDER.index(key[1]), key[0]))
    return [(marks[key], counts[key]) for key in ordered]


def _kinds_in_words(view: BoardView, entries: Iterable[GoalInYear]) -> str:
    """The words for the kinds of goal that are counted: `mål och inriktningar`; one alone in the singular."""
    counted = [_kind(view, entry) for entry in entries]
    return formats.listed([kind_word(kind, len(counted)) for kind in _KINDS if kind in counted])


def counts_sentence(view: BoardView, year: int) -> str:
    """How a year's goals go in a sentence for each vocabulary, or that none is followed up."""
    entries = entries_of_year(view, year)
    if not entries:
        return _("Inga mål är registrerade.")
    if all(entry.latest is None for entry in entries):
        what = f"{formats.number(len(entries))}\N{NO-BREAK SPACE}{_kinds_in_words(view, entries)}"
        return _("{goals}. Ingen rapport här på webbplatsen följer upp dem.", goals=what)
    return _groups_sentence(status_groups(view, year))


def goals_sentence(view: BoardView, year: int) -> str:
    """`12 mål och nyckelaktiviteter`: the goals of a year, counted; empty where there is none."""
    entries = entries_of_year(view, year)
    return f"{formats.number(len(entries))}\N{NO-BREAK SPACE}{_kinds_in_words(view, entries)}" if entries else ""


def follow_ups_sentence(view: BoardView, report: Report, follow_ups: Iterable[FollowUp]) -> str:
    """What a report says of goals, counted by status: `6 mål: 2 uppfyllt …`; empty where it says nothing."""
    groups = []
    told = [(_reported(view, report, follow_up), follow_up) for follow_up in follow_ups]
    for has_progress in (False, True):
        own = [
            (entry, follow_up)
            for entry, follow_up in told
            if entry and not _is_heading(view, entry) and _kind(view, entry).has_progress is has_progress
        ]
        if own:
            marks = [mark for _entry, said in own for mark in statuses(view.municipality, report, said)]
            title = formats.capitalised(_kinds_in_words(view, [entry for entry, _said in own]))
            groups.append(StatusGroup(title, _counted(marks)))
    return _groups_sentence(groups)


def _reported(view: BoardView, report: Report, follow_up: FollowUp) -> GoalInYear | None:
    """The goal as the year's plan states it, None where today's sources have it no longer."""
    found = view.goals.get(follow_up.goal_id, ())
    return next((entry for entry in found if entry.year == report.year), None)


def _groups_sentence(groups: Iterable[StatusGroup]) -> str:
    sentences = []
    for group in groups:
        parts = [
            f"{formats.number(count)}\N{NO-BREAK SPACE}{_in_a_sentence(status)}"
            for status, count in group.counts
        ]
        what = f"{formats.number(group.total)}\N{NO-BREAK SPACE}{formats.lowered(group.title)}"
        sentences.append(f"{what}: {formats.listed(parts)}.")
    return " ".join(sentences)


def _in_a_sentence(status: StatusParams) -> str:
    if status["word"] == not_assessed()["word"]:
        return _("utan bedömning")
    if status["word"] == not_followed_up()["word"]:
        return _("utan uppföljning")
    word = formats.lowered(status["word"])
    return _("{status} enligt prognosen", status=word) if status["kind"].startswith("vantas") else word


def counts_table(view: BoardView, years: Sequence[int]) -> TableParams:
    """How many goals have each status, a column a year; fulfilment and progress apart."""
    by_year = {year: status_groups(view, year) for year in years}
    rows: list[RowParams] = []
    for has_progress in (False, True):
        rows += _group_rows(view, years, has_progress)
    totals = [
        CellParams(text=formats.number(sum(group.total for group in by_year[year])), kind="number")
        for year in years
    ]
    rows.append(RowParams(kind="sum", cells=[CellParams(text=_("Alla")), *totals]))
    columns = [ColumnParams(title=_("Status"), kind="text")]
    columns += [ColumnParams(title=str(year), kind="number") for year in years]
    caption = _("Antal efter status i varje års senaste rapport")
    if len(years) == 1:
        caption = _("Antal efter status i årets senaste rapport")
    return TableParams(id="mal-efter-status", caption=caption, columns=columns, rows=rows)


def _group_rows(view: BoardView, years: Sequence[int], has_progress: bool) -> list[RowParams]:
    """A heading and a row a status for the goals of one vocabulary."""
    own = {
        year: [e for e in entries_of_year(view, year) if _kind(view, e).has_progress is has_progress]
        for year in years
    }
    every = [entry for entries in own.values() for entry in entries]
    if not every:
        return []
    title = formats.capitalised(_kinds_in_words(view, every))
    rows = [RowParams(kind="group", cells=[CellParams(text=title)])]
    counts = {
        year: {(status["word"], status["kind"]): count for status, count in _counts(view, entries)}
        for year, entries in own.items()
    }
    for status, _count in _counts(view, every):
        key = status["word"], status["kind"]
        mark = in_short(status)
        cells = [CellParams(text=formats.number(counts[year].get(key, 0)), kind="number") for year in years]
        rows.append(RowParams(cells=[CellParams(text=key[0], kind="status", status=mark), *cells]))
    return rows
