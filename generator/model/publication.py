"""What a country states, as an edition records it, and the edition that publishing it would be."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from generator.model.board import Board, Country
from generator.model.edition import (
    CellKey,
    Edition,
    GoalKey,
    Key,
    PublishedReport,
    Rename,
    Said,
    State,
    changes_between,
    page_changes,
    state_after,
)
from generator.model.report import Column, FollowUp, Report, ReportTable, Row
from generator.model.value import Bound, BoundSign, Direction, Missing, Nil, Number, Value

_DIRECTIONS = tuple(direction.value for direction in Direction)
_BOUNDS = tuple(sign.value for sign in BoundSign)


def state_of(country: Country) -> State:
    """What the country states, all of it; its pages are not known yet."""
    statements: dict[Key, Said] = {}
    reports: dict[str, PublishedReport] = {}
    for board, report in reports_of(country):
        name = report_name(board, report)
        reports[name] = PublishedReport(
            name, report.title, report.document.title, report.meeting.date.isoformat() if report.meeting.date else ""
        )
        statements.update(_cells(name, report))
        for follow_up in report.follow_ups:
            statements[GoalKey(name, follow_up.goal_id)] = said_in(follow_up)
    return State(statements, reports)


def reports_of(country: Country) -> Iterator[tuple[Board, Report]]:
    for municipality in country.municipalities:
        for board in municipality.boards:
            for report in board.reports:
                yield board, report


def report_name(board: Board, report: Report) -> str:
    """`MUNICIPALITY/BOARD/YEAR/FOLDER`."""
    return f"{board.municipality_id}/{board.id}/{report.id}"


def cell_key(report_name: str, table: ReportTable, row: Row, column: Column) -> CellKey:
    return CellKey(report_name, table.file_name, row.key, row.dimensions, column.title)


def _cells(name: str, report: Report) -> Iterator[tuple[Key, Said]]:
    """Each cell that says something, be it why there is no figure."""
    for table in report.tables:
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if cell.value is not Missing.NOT_STATED:
                    said = said_of(cell.value)
                    yield cell_key(name, table, row, column), Said(said.value, said.sign, row.page)


def said_in(follow_up: FollowUp) -> Said:
    """What a report says of a goal, in the municipality's own words."""
    return Said(follow_up.fulfilment_word or "", follow_up.progress_word or "", follow_up.source.page)


def said_of(value: Value) -> Said:
    """A cell's value as records write it: as the sources do, without spaces, with a plain minus."""
    match value:
        case Number(amount):
            return Said(_decimal(f"{amount:f}"))
        case Bound(sign, limit):
            return Said(f"{sign.value}{_decimal(f'{limit:f}')}")
        case Direction():
            return Said(value.value)
        case Missing() | Nil():
            return Said("", value.value)


def _decimal(text: str) -> str:
    return text.replace(".", ",")


def value_of(said: Said) -> Value:
    """The value that `said_of` recorded."""
    if said.value in _DIRECTIONS:
        return Direction(said.value)
    if said.value[:1] in _BOUNDS:
        return Bound(BoundSign(said.value[0]), _amount(said.value[1:]))
    if said.value:
        return Number(_amount(said.value))
    return Nil.NIL if said.sign == Nil.NIL.value else Missing(said.sign)


def _amount(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def renames_in(state: State, country: Country) -> tuple[Rename, ...]:
    """What of the state has another id today, as `tidigare:` in the sources says."""
    known = tuple(_earlier_names(country))
    found = {rename for key in state.statements for rename in known if rename.applies_to(key)} if known else ()
    return tuple(sorted(found))


def _earlier_names(country: Country) -> Iterator[Rename]:
    for board, report in reports_of(country):
        for old in report.earlier_addresses:
            name = report_name(board, report)
            yield Rename("rapport", "", f"{board.municipality_id}/{board.id}/{report.year}/{old}", name)
    for municipality in country.municipalities:
        for board in municipality.boards:
            name = f"{municipality.id}/{board.id}"
            for indicator in board.indicators.values():
                yield from (Rename("rad", name, old, indicator.id) for old in indicator.earlier_addresses)
            for goal_year in board.goal_years:
                for goal in goal_year.walk():
                    yield from (Rename("mål", name, old, goal.id) for old in goal.earlier_addresses)


def next_edition(editions: Sequence[Edition], country: Country, moment: datetime, version: str) -> Edition:
    """The edition that publishing the visible country at `moment` would be; its pages come later."""
    published, after = state_after(editions), state_of(country)
    renames = renames_in(published, country)
    before = published.renamed(renames)
    return Edition(
        number=next_number(editions),
        time=moment,
        version=version,
        fingerprint=after.fingerprint,
        renames=renames,
        reports=tuple(report for name, report in after.reports.items() if name not in before.reports),
        changes=changes_between(before, after),
    )


def restoration(editions: Sequence[Edition], back_to: int, moment: datetime, version: str) -> Edition:
    """The edition that lays the state of edition `back_to` on the site again. Raises ValueError for no such one."""
    kept = [edition for edition in editions if edition.number <= back_to]
    if not kept or kept[-1].number != back_to:
        raise ValueError(f"there is no edition {back_to}")
    before, after = state_after(editions), state_after(kept)
    pages, hashes = page_changes(before.pages, after.pages)
    return Edition(
        number=next_number(editions),
        time=moment,
        version=version,
        fingerprint=after.fingerprint,
        changes=changes_between(before, after),
        pages=pages,
        page_hashes=hashes,
        restores=back_to,
    )


def next_number(editions: Sequence[Edition]) -> int:
    return editions[-1].number + 1 if editions else 1


