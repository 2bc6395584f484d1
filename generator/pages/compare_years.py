"""A board's year beside the year after it: goals, indicators and economy."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator import formats
from generator.language import _, ngettext
from generator.model import addresses
from generator.model.comparison import YearPair, year_pairs
from generator.model.figure import Figure
from generator.model.report import Report
from generator.pages.cells import decimals_of, dimension_text, note_changes, value_cell
from generator.pages.note_marks import NoteMarks
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import (
    BreadcrumbItem,
    CellParams,
    ColumnParams,
    NavItem,
    PagerParams,
    RowParams,
    SourceParams,
    TableParams,
)
from generator.pages.series_table import sources_of
from generator.pages.status import entries_of_year, in_short, latest_statuses
from generator.pages.view import BoardView, GoalInYear, report_name
from generator.pages.year_change import Outcome, YearChange, year_changes
from generator.pages.year_economy import EconomyPair, economy_pairs


@dataclass(frozen=True)
class YearPairContext(Context):
    """A year beside the year after it.

    municipality: the municipality's name.
    lead: what the page sets side by side.
    differences: the key differences as sentences.
    pairs: items of local-nav to the board's pairs of years.
    goals: params of data-table, None where a year has no goals here.
    goals_warnings: what misleads in comparing their statuses.
    goals_sources: params of source: the reports that the statuses come from.
    indicators: params of data-table: those that can be compared, None when none can.
    not_compared: params of data-table: those that cannot be compared and why, None when there are none.
    indicators_word: the municipality's own word for indicators, with a capital.
    indicators_sources: params of source: where the figures stand.
    economy: the economic tables that have figures in both years.
    no_economy: why there are none, None when there are.
    pager: params of pager: the years' own pages.
    """

    municipality: str
    lead: str
    differences: list[str]
    pairs: list[NavItem]
    goals: TableParams | None
    goals_warnings: list[str]
    goals_sources: list[SourceParams]
    indicators: TableParams | None
    not_compared: TableParams | None
    indicators_word: str
    indicators_sources: list[SourceParams]
    economy: list[EconomyPair]
    no_economy: str | None
    pager: PagerParams


def pair_title(pair: YearPair) -> str:
    return _("{first} och {last}", first=pair[0], last=pair[1])


def pairs_nav(view: BoardView, current: YearPair | None = None) -> list[NavItem]:
    """Links to every pair of years of the board, newest first."""
    return [
        NavItem(
            title=pair_title(pair),
            url=addresses.year_pair_address(view.address, pair),
            current=pair == current,
        )
        for pair in reversed(year_pairs(view.board))
    ]


def pairs_with(view: BoardView, year: int) -> list[NavItem]:
    """Links from a year's page to it beside the year before and the year after: `Jämför med 2023`."""
    return [
        NavItem(
            title=_("Jämför med {year}", year=pair[0] if pair[1] == year else pair[1]),
            url=addresses.year_pair_address(view.address, pair),
        )
        for pair in year_pairs(view.board)
        if year in pair
    ]


def year_pair_page(view: BoardView, pair: YearPair) -> Page:
    changes = year_changes(view, pair)
    economy = economy_pairs(view, pair)
    title = _("{board}: {years}", board=view.board.name, years=pair_title(pair))
    lead = _(
        "Målen, siffrorna och pengarna {first} bredvid {last}. Skillnaderna har vi räknat ut. De står inte i dokumenten.",
        first=pair[0],
        last=pair[1],
    )
    has_goals = all(view.board.goal_year(year) for year in pair)
    figures = [f for change in changes for f in (change.before, change.after) if f]
    context = YearPairContext(
        title=title,
        breadcrumbs=view.breadcrumbs(BreadcrumbItem(title=pair_title(pair))),
        municipality=view.municipality.name,
        lead=lead,
        differences=[*_differences(view, pair, changes, economy)],
        pairs=pairs_nav(view, pair),
        goals=_goals_table(view, pair),
        goals_warnings=[*_goals_warnings(view, pair)],
        goals_sources=_goals_sources(view, pair) if has_goals else [],
        indicators=_indicators_table(
            view, pair, [change for change in changes if change.change is not None], "bredvid-varandra"
        ),
        not_compared=_indicators_table(
            view, pair, [change for change in changes if change.change is None], "som-inte-jamfors"
        ),
        indicators_word=formats.capitalised(view.indicators_word),
        indicators_sources=[view.source(source) for source in sources_of(figures)],
        economy=economy,
        no_economy=None
        if economy
        else _("Inget av dokumenten anger budget eller utfall för båda åren i samma tabell."),
        pager=_pager(view, pair),
    )
    return Page(
        address=addresses.year_pair_address(view.address, pair),
        template="jamfor_ar",
        context=context,
        html_title=_("{title} – {municipality}", title=title, municipality=view.municipality.name),
        description=" ".join(context.differences[:1]) or lead,
        search=SearchEntry(_("Jämförelse"), view.where, " ".join([lead, *context.differences])),
    )


def _pager(view: BoardView, pair: YearPair) -> PagerParams:
    """The two years' own pages, where they have one."""
    pager = PagerParams()
    before, after = pair
    if before in view.board.years:
        pager["previous"] = BreadcrumbItem(title=str(before), url=view.year_address(before))
    if after in view.board.years:
        pager["next"] = BreadcrumbItem(title=str(after), url=view.year_address(after))
    return pager


# --- goals ------------------------------------------------------------------------------------------


def _entries(view: BoardView, pair: YearPair) -> tuple[dict[str, GoalInYear], dict[str, GoalInYear]]:
    before, after = ({e.goal.id: e for e in entries_of_year(view, year)} for year in pair)
    return before, after


def _goals_table(view: BoardView, pair: YearPair) -> TableParams | None:
    """The goals of both years, those that are new and those that are gone, with each year's status.

    None where a year has no goals here: then there is nothing to set beside the other's.
    """
    before, after = _entries(view, pair)
    if not before or not after:
        return None
    first, last = pair
    marks = NoteMarks()
    groups = [
        (_("Finns båda åren"), [goal_id for goal_id in after if goal_id in before]),
        (_("Nya {year}", year=last), [goal_id for goal_id in after if goal_id not in before]),
        (_("Fanns bara {year}", year=first), [goal_id for goal_id in before if goal_id not in after]),
    ]
    rows = []
    for heading, ids in groups:
        if ids:
            rows.append(RowParams(kind="group", cells=[CellParams(text=heading)]))
            rows += [_goal_row(view, pair, before.get(i), after.get(i), marks) for i in ids]
    columns = [
        ColumnParams(title=_("Mål"), kind="text"),
        *(ColumnParams(title=str(year), kind="text") for year in pair),
    ]
    caption = _("Mål {first} och {last}, med status i årets senaste rapport", first=first, last=last)
    return TableParams(
        id="mal-bredvid-varandra", caption=caption, columns=columns, rows=rows, notes=marks.notes
    )


def _goal_row(
    view: BoardView,
    pair: YearPair,
    before: GoalInYear | None,
    after: GoalInYear | None,
    marks: NoteMarks,
) -> RowParams:
    entry = after or before
    assert entry is not None  # every row is a goal of one of the years
    head = CellParams(text=entry.goal.heading, url=view.goal_address(entry.goal.id))
    notes = []
    if before and after and before.goal.heading != after.goal.heading:
        notes.append(_("{year} hette målet: {name}.", year=pair[0], name=before.goal.heading))
    if after and not before and after.goal.builds_on in view.goals:
        older = view.goals[after.goal.builds_on or ""][-1].goal
        notes.append(_("Bygger på det tidigare målet {name}.", name=older.heading))
    if notes:
        head["note_marks"] = marks.of(notes)
    return RowParams(
        cells=[head, *(_goal_cell(view, e) for year, e in zip(pair, (before, after), strict=True))]
    )


def _goal_cell(view: BoardView, entry: GoalInYear | None) -> CellParams:
    if entry is None:
        reason = _("Fanns inte bland årets mål.")
        return CellParams(text="–", kind="missing", missing_reason=reason)
    status = latest_statuses(view, entry)[0]
    return CellParams(text=status["word"], kind="status", status=in_short(status))


def _follow_up_report(view: BoardView, year: int) -> Report | None:
    """The year's newest report that follows up goals."""
    return next((report for report in reversed(view.reports_of(year)) if report.follow_ups), None)


def _goals_warnings(view: BoardView, pair: YearPair) -> Iterator[str]:
    for year in pair:
        if not view.board.goal_year(year):
            yield _("Målen för {year} finns inte på webbplatsen. Därför jämför vi dem inte.", year=year)
            return
    reports = [_follow_up_report(view, year) for year in pair]
    for year, report in zip(pair, reports, strict=True):
        if report is None:
            yield _("Ingen rapport här följer upp målen för {year}. Därför saknar de status.", year=year)
    known = [report for report in reports if report]
    if len(known) < 2:
        return
    first, last = known
    if (first.period.kind, first.period.part) != (last.period.kind, last.period.part):
        yield _(
            "Statusen visar läget olika långt in på året: {first} och {last}. Den kan därför skilja sig utan att något har blivit bättre eller sämre.",
            first=formats.period(first.period),
            last=formats.period(last.period),
        )
    elif not first.is_year_end:
        yield _(
            "Statusen för båda åren är från {first} och {last}, innan åren var slut.",
            first=formats.period(first.period),
            last=formats.period(last.period),
        )


def _goals_sources(view: BoardView, pair: YearPair) -> list[SourceParams]:
    """Where the statuses come from, and where each year's goals stand."""
    found: dict[str, SourceParams] = {}
    for year in pair:
        report = _follow_up_report(view, year)
        if report:
            found[report.id] = SourceParams(text=report_name(report), url=view.report_address(report))
        for entry in entries_of_year(view, year):
            source = entry.goal.source
            plan = view.board.report(source.report_id)
            if plan:
                found.setdefault(plan.id, SourceParams(text=report_name(plan), url=view.report_address(plan)))
    return list(found.values())


# --- indicators -------------------------------------------------------------------------------------


def _indicators_table(
    view: BoardView, pair: YearPair, changes: Sequence[YearChange], name: str
) -> TableParams | None:
    """Indicators with both years' figures and how they changed, or why that cannot be said."""
    if not changes:
        return None
    marks = NoteMarks()
    columns = [
        ColumnParams(title=formats.capitalised(view.indicator_word), kind="text"),
        *(ColumnParams(title=str(year), kind="number") for year in pair),
        ColumnParams(title=_("Förändring"), kind="text", note=_("vår uträkning")),
    ]
    if changes[0].change is None:
        columns[-1] = ColumnParams(title=_("Varför de inte jämförs"), kind="text")
    rows = [_indicator_row(view, change, marks) for change in changes]
    words = {"indicators": formats.capitalised(view.indicators_word), "first": pair[0], "last": pair[1]}
    if changes[0].change is None:
        caption = _("{indicators} som inte går att jämföra mellan {first} och {last}", **words)
    else:
        caption = _("{indicators} {first} och {last}", **words)
    return TableParams(
        id=f"indikatorer-{name}",
        caption=caption,
        caption_hidden=True,
        columns=columns,
        rows=rows,
        notes=marks.notes,
    )


def _indicator_row(view: BoardView, change: YearChange, marks: NoteMarks) -> RowParams:
    name = change.indicator.heading
    if change.dimensions:
        name = f"{name} ({dimension_text(view, change.dimensions)})"
    head = CellParams(text=name, url=view.indicator_address(change.indicator.id))
    result = CellParams(text=change.text)
    if change.change is not None and change.caveats:
        result["note_marks"] = marks.of(change.caveats)
    cells = [_figure_cell(change, figure, marks) for figure in (change.before, change.after)]
    return RowParams(cells=[head, *cells, result])


def _figure_cell(change: YearChange, figure: Figure | None, marks: NoteMarks) -> CellParams:
    """A figure with its unit; a part of a year and a forecast say that they are."""
    if figure is None:
        reason = _("Anges inte i något av dokumenten.")
        return CellParams(text="", kind="missing", missing_reason=reason)
    vintage, unit = figure.shown, change.indicator.unit
    places = decimals_of(vintage.value)
    cell = value_cell(vintage.cell, figure.id.measure, places, vintage.notes)
    if cell["kind"] == "number":
        text = formats.with_unit(cell["text"], unit)
        if not figure.id.measure.is_outcome:
            text = _("prognos {value}", value=text)
        if not figure.id.period.is_whole_year:
            text = f"{text} ({formats.short_period(figure.id.period)})"
        cell["text"] = text
        if vintage.notes:
            cell["note_marks"] = marks.of(vintage.notes)
    note_changes(cell, figure, vintage, places, unit)
    return cell


# --- what differs -----------------------------------------------------------------------------------


def _differences(
    view: BoardView, pair: YearPair, changes: Sequence[YearChange], economy: Sequence[EconomyPair]
) -> Iterator[str]:
    """The key differences: goals that came and went, indicators by what became of them, and the budget."""
    before, after = _entries(view, pair)
    if before and after:
        kept = sum(goal_id in before for goal_id in after)
        yield _(
            "Målen: {kept} finns båda åren, {new} är nya {last} och {gone} fanns bara {first}.",
            kept=kept,
            new=len(after) - kept,
            gone=len(before) - kept,
            first=pair[0],
            last=pair[1],
        )
    counts = Counter(change.outcome for change in changes if change.outcome)
    total = sum(counts.values())
    words = [
        (Outcome.BETTER, _("bättre")),
        (Outcome.WORSE, _("sämre")),
        (Outcome.UNCHANGED, _("oförändrade")),
        (Outcome.OTHER, _("ändrade utan att det ena är bättre")),
    ]
    if total:
        parts = formats.listed([f"{counts[outcome]} {word}" for outcome, word in words if counts[outcome]])
        yield ngettext(
            "Av siffrorna går {count} att jämföra: {parts}.",
            "Av siffrorna går {count} att jämföra: {parts}.",
            total,
            parts=parts,
        )
    elif changes:
        yield _(
            "Ingen av siffrorna för {first} går att jämföra med {last}. I tabellen står varför.",
            first=pair[0],
            last=pair[1],
        )
    for part in economy[:1]:
        yield from part.sentences
