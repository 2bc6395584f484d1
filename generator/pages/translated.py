"""The model in the language that is spoken: names as the source gives them in it, all else marked as Swedish.

This is the one place where the municipality's own text is marked (`language.municipal`), so that no page
and no template need think of it. In Swedish the model is what it was.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from generator.language import Language, _, municipal, spoken
from generator.model.accessibility import AccessibilityStatement, Measurement, Shortcoming
from generator.model.board import (
    Board,
    BoardMeeting,
    Country,
    EarlierName,
    EconomicTable,
    GlossaryTerm,
    Goal,
    GoalYear,
    Indicator,
    Line,
    MeetingItem,
    Municipality,
    SeriesBreak,
    ServiceArea,
)
from generator.model.correction import Correction
from generator.model.edition import Change, Edition, GoalKey, Said
from generator.model.report import Cell, FollowUp, Remark, Report, ReportTable, Row
from generator.model.steering import FulfilmentWord, Level, ProgressWord, SteeringModel

Named = TypeVar(
    "Named",
    Board,
    EconomicTable,
    FulfilmentWord,
    GlossaryTerm,
    Goal,
    Indicator,
    Level,
    Line,
    Municipality,
    ProgressWord,
    Report,
    ServiceArea,
    SteeringModel,
)


def translated(country: Country) -> Country:
    """The country as readers of the spoken language are told of it."""
    if spoken() is Language.SWEDISH:
        return country
    return replace(
        country,
        municipalities=tuple(_municipality(found) for found in country.municipalities),
        glossary=tuple(_term(term) for term in country.glossary),
        editions=_editions(country),
        measurement=_measurement(country.measurement) if country.measurement else None,
        prose={
            name: country.prose.get(_own(name)) or municipal(text) for name, text in country.prose.items()
        },
    )


def _own(name: str) -> str:
    """What the text of a page is called in the spoken language: `om.en`."""
    return f"{name}.{spoken().value}"


def _named(thing: Named, *fields: str) -> Named:
    """With these fields as the source gives them in English, or else marked."""
    english: dict[str, str] = dict(thing.english)
    stated = {field: getattr(thing, field) for field in fields}
    changed: dict[str, Any] = {field: english.get(field) or _marked(text) for field, text in stated.items()}
    if "name" in english and "short_name" in changed and "short_name" not in english:
        changed["short_name"] = english["name"] if isinstance(thing, Municipality) else None
    if "name" in english and isinstance(thing, Goal | Indicator):
        changed["stated_name"] = municipal(thing.name)
    return replace(thing, **changed)


def _marked(text: str | None) -> str | None:
    return municipal(text) if text else text


def _all_marked(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(municipal(text) for text in texts)


def _earlier(names: Iterable[EarlierName]) -> tuple[EarlierName, ...]:
    return tuple(replace(found, name=municipal(found.name)) for found in names)


def _term(term: GlossaryTerm) -> GlossaryTerm:
    """The word itself stays Swedish: it is what is explained."""
    term = replace(term, word=municipal(term.word), synonyms=_all_marked(term.synonyms))
    return _named(term, "explanation")


def _municipality(municipality: Municipality) -> Municipality:
    named = _named(municipality, "name", "short_name")
    return replace(
        named,
        contact=_marked(named.contact),
        accessibility=_statement(named.accessibility) if named.accessibility else None,
        steering_model=_steering_model(named.steering_model),
        boards=tuple(_board(board, municipality.steering_model) for board in named.boards),
    )


def _measurement(found: Measurement) -> Measurement:
    return replace(found, modes=_all_marked(found.modes))


def _statement(stated: AccessibilityStatement) -> AccessibilityStatement:
    return replace(
        stated,
        responsible=municipal(stated.responsible),
        assessor=_marked(stated.assessor),
        how=_marked(stated.how),
        shortcomings=_shortcomings(stated.shortcomings),
        disproportionate=_shortcomings(stated.disproportionate),
        outside=_shortcomings(stated.outside),
        answer_time=_marked(stated.answer_time),
    )


def _shortcomings(found: Iterable[Shortcoming]) -> tuple[Shortcoming, ...]:
    return tuple(
        replace(
            one,
            what=municipal(one.what),
            reason=municipal(one.reason),
            alternative=_marked(one.alternative),
            mended=_marked(one.mended),
        )
        for one in found
    )


def _steering_model(model: SteeringModel) -> SteeringModel:
    english = dict(model.english)
    common = {"indikator": _("indikator"), "indikatorer": _("indikatorer")}
    one, many = (common.get(word, municipal(word)) for word in (model.indicator_word, model.indicators_word))
    return replace(
        _named(model, "description"),
        indicator_word=english.get("indicator_word", one),
        indicators_word=english.get("indicators_word", many),
        levels=tuple(_named(level, "name", "plural", "description") for level in model.levels),
        fulfilment_words=tuple(_named(word, "word") for word in model.fulfilment_words),
        progress_words=tuple(_named(word, "word") for word in model.progress_words),
    )


def _editions(country: Country) -> tuple[Edition, ...]:
    """The editions with what they say of goals in the words of the language."""
    words = {found.id: _follow_up_words(found.steering_model) for found in country.municipalities}

    def said(stated: Said | None, known: Mapping[str, str]) -> Said | None:
        if stated is None:
            return None
        value, sign = (
            known.get(text.casefold(), municipal(text)) if text else text for text in (stated.value, stated.sign)
        )
        return replace(stated, value=value, sign=sign)

    def change(found: Change) -> Change:
        if not isinstance(found.key, GoalKey):
            return found
        known = words.get(found.key.report.split("/")[0], {})
        return replace(found, was=said(found.was, known), now=said(found.now, known))

    return tuple(
        replace(edition, changes=tuple(change(found) for found in edition.changes)) for edition in country.editions
    )


def _follow_up_words(model: SteeringModel) -> dict[str, str]:
    """The municipality's Swedish words for how goals go, in lower case, and what they are called."""
    told: tuple[FulfilmentWord | ProgressWord, ...] = (*model.fulfilment_words, *model.progress_words)
    return {word.word.casefold(): dict(word.english).get("word") or municipal(word.word) for word in told}


def _board(board: Board, model: SteeringModel) -> Board:
    """`model` is the municipality's in Swedish: it tells which words follow-ups use."""
    words = _follow_up_words(model)
    return replace(
        _named(board, "name", "purpose"),
        service_areas=tuple(_area(area) for area in board.service_areas),
        indicators={key: _indicator(found) for key, found in board.indicators.items()},
        tables={key: _table(found) for key, found in board.tables.items()},
        goal_years=tuple(
            GoalYear(of.year, tuple(_goal(goal) for goal in of.goals)) for of in board.goal_years
        ),
        reports=tuple(_report(report, words) for report in board.reports),
        meetings=tuple(_meeting(meeting) for meeting in board.meetings),
    )


def _area(area: ServiceArea) -> ServiceArea:
    return replace(_named(area, "name", "description"), earlier_names=_earlier(area.earlier_names))


def _indicator(indicator: Indicator) -> Indicator:
    named = _named(indicator, "name", "short_name", "description")
    return replace(
        named,
        earlier_names=_earlier(named.earlier_names),
        measured_where=_marked(named.measured_where),
        frequency=_marked(named.frequency),
        label=_marked(named.label),
        breaks=tuple(SeriesBreak(found.year, municipal(found.reason)) for found in named.breaks),
    )


def _table(table: EconomicTable) -> EconomicTable:
    return replace(_named(table, "name", "description"), lines=tuple(_line(line) for line in table.lines))


def _line(line: Line) -> Line:
    named = _named(line, "name")
    return replace(named, heading=_marked(named.heading), earlier_names=_earlier(named.earlier_names))


def _goal(goal: Goal) -> Goal:
    named = _named(goal, "name", "short_name")
    return replace(
        named,
        label=_marked(named.label),
        prose=_marked(named.prose),
        children=tuple(_goal(child) for child in named.children),
    )


def _meeting(meeting: BoardMeeting) -> BoardMeeting:
    items = tuple(_item(item) for item in meeting.items)
    return replace(meeting, venue=_marked(meeting.venue), items=items)


def _item(item: MeetingItem) -> MeetingItem:
    return replace(
        item,
        title=municipal(item.title),
        proposal=_marked(item.proposal),
        decision=_marked(item.decision),
        reference_number=_marked(item.reference_number),
    )


def _report(report: Report, words: Mapping[str, str]) -> Report:
    document, meeting = report.document, report.meeting
    return replace(
        _named(report, "title"),
        document=replace(
            document,
            title=municipal(document.title),
            dated_note=_marked(document.dated_note),
            page_note=_marked(document.page_note),
        ),
        meeting=replace(
            meeting,
            date_missing=_marked(meeting.date_missing),
            paragraph=_marked(meeting.paragraph),
            reference_number=_marked(meeting.reference_number),
        ),
        tables=tuple(_report_table(table) for table in report.tables),
        follow_ups=tuple(_follow_up(found, words) for found in report.follow_ups),
        names={key: municipal(name) for key, name in report.names.items()},
        notes={mark: municipal(text) for mark, text in report.notes.items()},
        prose={name: municipal(text) for name, text in report.prose.items()},
        remarks=tuple(Remark(found.problem, municipal(found.reason)) for found in report.remarks),
        corrections=_corrections(report.corrections),
    )


def _follow_up(follow_up: FollowUp, words: Mapping[str, str]) -> FollowUp:
    def word(stated: str | None) -> str | None:
        return words.get(stated.casefold(), municipal(stated)) if stated else stated

    return replace(
        follow_up,
        fulfilment_word=word(follow_up.fulfilment_word),
        progress_word=word(follow_up.progress_word),
        assessment=_marked(follow_up.assessment),
    )


def _report_table(table: ReportTable) -> ReportTable:
    return replace(table, heading=municipal(table.heading), rows=tuple(_row(row) for row in table.rows))


def _row(row: Row) -> Row:
    """Most rows and cells hold no words of their own, and are shared with the Swedish pages."""
    cells = tuple(_cell(cell) for cell in row.cells)
    if row.note or row.explanations or any(new is not old for new, old in zip(cells, row.cells, strict=True)):
        return replace(row, cells=cells, note=_marked(row.note), explanations=_all_marked(row.explanations))
    return row


def _cell(cell: Cell) -> Cell:
    if not (cell.explanations or cell.corrections):
        return cell
    return replace(
        cell, explanations=_all_marked(cell.explanations), corrections=_corrections(cell.corrections)
    )


def _corrections(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return tuple(replace(found, reason=municipal(found.reason)) for found in corrections)
