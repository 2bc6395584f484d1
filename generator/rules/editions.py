"""Nothing that was published changes silently: the sources against the latest edition (design.md §5)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator import formats
from generator.model.board import Board, Country
from generator.model.edition import CellKey, Edition, GoalKey, Key, Said, State, state_after
from generator.model.publication import cell_key, renames_in, report_name, reports_of, said_in, said_of
from generator.model.report import Cell, Column, FollowUp, Report, ReportTable, Row
from generator.model.value import Missing
from generator.problems import Place, Problem, quoted

_EMPTY = Said("")
Said_by_key = Mapping[Key, Said]


def check_editions(country: Country) -> Iterator[Problem]:
    """Every report that has been published is there, may be seen, and says what it said."""
    if not country.editions:
        return
    published = state_after(country.editions)
    published = published.renamed(renames_in(published, country))
    latest = country.editions[-1]
    there = {report_name(board, report): (board, report) for board, report in reports_of(country)}
    by_report = _by_report(published)
    for name in published.reports:
        if name in there:
            board, report = there[name]
            yield from _hidden(report, latest)
            yield from _Against(by_report.get(name, {}), name, board, report, latest).problems()
        elif not _could_not_be_read(country, name):
            yield _gone(name, published, latest)


def _by_report(published: State) -> Mapping[str, Said_by_key]:
    found: defaultdict[str, dict[Key, Said]] = defaultdict(dict)
    for key, said in published.statements.items():
        found[key.report][key] = said
    return found


def _could_not_be_read(country: Country, name: str) -> bool:
    """Whether the report, its board or its municipality is told as unreadable; then it is not gone."""
    municipality_id, board_id, report_id = name.split("/", 2)
    municipality = next((m for m in country.municipalities if m.id == municipality_id), None)
    if municipality is None or board_id in municipality.unreadable:
        return municipality is not None
    board = next((board for board in municipality.boards if board.id == board_id), None)
    return board is not None and report_id in board.unreadable


def _gone(name: str, published: State, latest: Edition) -> Problem:
    what = f"Rapporten {quoted(published.reports[name].title)} är publicerad (utgåva {latest.number}), men finns inte här."
    fix = "Lägg tillbaka mappen. Har den bytt namn skriver du det gamla namnet efter tidigare: i rapport.yml."
    return Problem("UTG02", Place(f"data/{name}"), what, fix)


def _hidden(report: Report, latest: Edition) -> Iterator[Problem]:
    if report.publish_at > latest.time:
        when = formats.moment(report.publish_at)
        what = f"Rapporten är redan publicerad (utgåva {latest.number}), men publiceras säger {when}."
        fix = "Ändra tillbaka publiceras. Ska rapporten bort från webbplatsen: oppna-mal aterstall."
        yield Problem("UTG02", report.place_of("publiceras"), what, fix)


class _Against:
    """One report against what the latest edition published of it."""

    def __init__(
        self, published: Said_by_key, name: str, board: Board, report: Report, latest: Edition
    ) -> None:
        self.published = published
        self.name = name
        self.report = report
        self.latest = latest
        self.unread = {
            unread.rsplit("/", 1)[1] for unread in board.unreadable if unread.startswith(f"{report.id}/")
        }
        cells = [key for key in published if isinstance(key, CellKey)]
        self.rows = {(key.file_name, key.row, key.dimensions) for key in cells}
        self.columns = {(key.file_name, key.column) for key in cells}

    def problems(self) -> Iterator[Problem]:
        seen: set[Key] = set()
        for table in self.report.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    key = cell_key(self.name, table, row, column)
                    seen.add(key)
                    yield from self._cell(key, table, row, column, cell)
        yield from self._gone_cells(seen)
        yield from self._goals()

    def _cell(
        self, key: CellKey, table: ReportTable, row: Row, column: Column, cell: Cell
    ) -> Iterator[Problem]:
        """A cell says what it said, or a correction begins with what it said."""
        was = self.published.get(key)
        if was is None:
            was_there = (key.file_name, key.row, key.dimensions) in self.rows
            if not (was_there and (key.file_name, key.column) in self.columns):
                return  # a row or column that has been added says nothing else than before
            was = _EMPTY
        now = _EMPTY if cell.value is Missing.NOT_STATED else said_of(cell.value)
        if now.says_the_same_as(was) or not cell.is_read:
            return
        if any(c.was and said_of(c.was.value).says_the_same_as(was) for c in cell.corrections):
            return
        what = f"Siffran är publicerad som {_shown(was)} (utgåva {self.latest.number}), men här står {_shown(now)}."
        yield Problem("UTG03", cell.place, what, self._how_to_correct(key, was, cell.text.strip()))

    def _how_to_correct(self, key: CellKey, was: Said, now: str) -> str:
        """The entry that rapport.yml needs, on one line."""
        where = [f"fil: {key.file_name}", f"rad: {key.row}"]
        where += [f"{name}: {text}" for name, text in key.dimensions]
        values = [f"kolumn: {key.column}", f'var: "{was.value or was.sign}"', f'är: "{now}"']
        entry = ", ".join(["datum: ÅÅÅÅ-MM-DD", *where, *values, "varför: …"])
        return f"Ändra tillbaka, eller skriv under rättelser i rapport.yml: - {{{entry}}}"

    def _gone_cells(self, seen: set[Key]) -> Iterator[Problem]:
        """Rows, columns and files that are no longer there: one problem for each row."""
        gone: defaultdict[tuple[str, str], list[CellKey]] = defaultdict(list)
        for key in self.published:
            if isinstance(key, CellKey) and key not in seen and key.file_name not in self.unread:
                gone[key.file_name, key.row].append(key)
        for (file_name, row), keys in gone.items():
            titles = formats.listed(list(dict.fromkeys(quoted(key.column) for key in keys)))
            what = f"Raden {quoted(row)}, {titles}, är publicerad (utgåva {self.latest.number}) men finns inte här."
            fix = "Lägg tillbaka raden och kolumnen. Var siffran fel tömmer du cellen och skriver en rättelse."
            yield Problem("UTG04", Place(f"data/{self.name}/{file_name}"), what, fix)

    def _goals(self) -> Iterator[Problem]:
        if "uppfoljning.yml" in self.unread:
            return
        now = {follow_up.goal_id: follow_up for follow_up in self.report.follow_ups}
        for key, was in self.published.items():
            if isinstance(key, GoalKey):
                yield from self._goal(key, was, now.get(key.goal_id))

    def _goal(self, key: GoalKey, was: Said, now: FollowUp | None) -> Iterator[Problem]:
        said = said_in(now) if now else _EMPTY
        if said.says_the_same_as(was):
            return
        place = now.place if now else Place(f"data/{self.name}/uppfoljning.yml")
        what = f"Bedömningen av {key.goal_id} är publicerad som {_words(was)} (utgåva {self.latest.number}), men här står {_words(said)}."
        fix = "Ändra tillbaka om det inte var meningen. Var det fel som publicerades: publicera, så berättar webbplatsens sida Nytt att bedömningen har ändrats."
        yield Problem("UTG05", place, what, fix)


def _shown(said: Said) -> str:
    return quoted(said.value or said.sign) if said.value or said.sign else "en tom cell"


def _words(said: Said) -> str:
    return quoted(said.words) if said.words else "ingen bedömning"
