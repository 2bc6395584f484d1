"""How goals go: the municipality's own words as params of the status mark, and their count."""

from collections import Counter
from collections.abc import Iterable

from generator import swedish
from generator.model.board import Municipality
from generator.model.report import FollowUp, Report
from generator.model.steering import Fulfilment, LevelKind, Progress, Trend
from generator.pages.parts import CellParams, ColumnParams, RowParams, StatusParams, TableParams, TrendParams
from generator.pages.view import BoardView, GoalInYear

NOT_ASSESSED = StatusParams(word="Bedömning saknas", kind="saknas")
NOT_FOLLOWED_UP = StatusParams(word="Inte uppföljt än", kind="saknas")
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
_TREND_KINDS = {
    Trend.BETTER: "battre",
    Trend.WORSE: "samre",
    Trend.UNCHANGED: "oforandrad",
    Trend.UNKNOWN: "gar-inte-att-bedoma",
}


def trend_params(trend: Trend) -> TrendParams:
    return TrendParams(word=swedish.capitalised(trend.value), kind=_TREND_KINDS[trend])


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
            mark["explanation"] = f"prognos för helåret, {swedish.as_of(report.period)}"
        found.append(mark)
    if follow_up.progress_word:
        progress = model.progress(follow_up.progress_word)
        found.append(
            StatusParams(
                word=follow_up.progress_word, kind=_PROGRESS_KINDS[progress] if progress else "saknas"
            )
        )
    return found or [NOT_ASSESSED]


def latest_statuses(view: BoardView, entry: GoalInYear) -> list[StatusParams]:
    """The newest report's statuses of a goal in a year."""
    if _is_heading(view, entry):
        return []
    if entry.latest is None:
        return [NOT_FOLLOWED_UP]
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


def status_counts(view: BoardView, year: int) -> Counter[tuple[str, str]]:
    """How many goals of a year have each (word, kind), in the newest report."""
    return Counter(
        (status["word"], status["kind"])
        for entry in entries_of_year(view, year)
        for status in latest_statuses(view, entry)
    )


def counts_sentence(view: BoardView, year: int) -> str:
    """`17 mål, inriktningar och uppdrag: 1 uppfyllt, 3 påbörjat …` for a year."""
    entries = entries_of_year(view, year)
    if not entries:
        return "Inga mål är registrerade."
    words = [
        f"{count}\N{NO-BREAK SPACE}{word[0].lower()}{word[1:]}" for (word, _), count in _ordered(view, year)
    ]
    return f"{len(entries)}\N{NO-BREAK SPACE}{_kinds(view, entries)}: {swedish.listed(words)}."


def _kinds(view: BoardView, entries: Iterable[GoalInYear]) -> str:
    """The municipality's words for the kinds of goal that are counted: `mål och uppdrag`."""
    levels = {entry.goal.level_id for entry in entries}
    model = view.municipality.steering_model
    kinds = {level.kind: level for level in model.levels if level.id in levels}
    plurals = {
        LevelKind.GOAL: "mål",
        LevelKind.ORIENTATION: "inriktningar",
        LevelKind.ASSIGNMENT: "uppdrag",
        LevelKind.ACTIVITY: "nyckelaktiviteter",
    }
    return swedish.listed([plurals[kind] for kind in plurals if kind in kinds])


def _ordered(view: BoardView, year: int) -> list[tuple[tuple[str, str], int]]:
    """The counts with the statuses in the order from done to missing."""
    order = [*_FULFILMENT_KINDS.values(), *_PROGRESS_KINDS.values(), "saknas"]
    return sorted(status_counts(view, year).items(), key=lambda item: (order.index(item[0][1]), item[0][0]))


def counts_table(view: BoardView, years: Iterable[int]) -> TableParams:
    """How many goals have each status, a column a year."""
    listed = list(years)
    words: dict[tuple[str, str], None] = {}
    for year in listed:
        words.update(dict.fromkeys(key for key, _ in _ordered(view, year)))
    order = [*_FULFILMENT_KINDS.values(), *_PROGRESS_KINDS.values(), "saknas"]
    keys = sorted(words, key=lambda key: (order.index(key[1]), key[0]))
    counts = {year: status_counts(view, year) for year in listed}
    rows = []
    for word, kind in keys:
        head = CellParams(text=word, kind="status", status=StatusParams(word=word, kind=kind))
        cells = [CellParams(text=swedish.number(counts[year][word, kind]), kind="number") for year in listed]
        rows.append(RowParams(cells=[head, *cells]))
    totals = [CellParams(text=swedish.number(sum(counts[year].values())), kind="number") for year in listed]
    rows.append(RowParams(kind="sum", cells=[CellParams(text="Alla"), *totals]))
    columns = [ColumnParams(title="Status", kind="text")]
    columns += [ColumnParams(title=str(year), kind="number") for year in listed]
    return TableParams(
        id="mal-efter-status",
        caption="Antal mål efter status i den senaste rapporten varje år",
        columns=columns,
        rows=rows,
    )
