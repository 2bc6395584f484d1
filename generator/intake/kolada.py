"""From Kolada to source files: what is wanted, what Kolada states, what differs, and the folders to write.

Kolada's figures become a report of the kind `statistik` for each board, dated the day when they were fetched.
The board's own reports go before it wherever they state a figure (`Figure.shown`).
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from generator.formats import STOCKHOLM
from generator.intake.kolada_answer import Row
from generator.intake.kolada_api import Kolada, NoAnswer
from generator.intake.kolada_table import (
    Fetched,
    Notes,
    TwoAnswers,
    answers_of,
    fetched_of,
    hidden_of,
    table_text,
)
from generator.model.board import Board, Country, Indicator, Municipality
from generator.model.embargo import published_by
from generator.model.figure import Vintage
from generator.model.kolada import SITE
from generator.model.report import Report, ReportKind
from generator.model.value import Missing, Number, say_the_same
from generator.scaffold import broken

NAME = "Kolada"
TABLE = "indikatorer.csv"
NO_MEETING = "Siffrorna är hämtade ur databasen Kolada. Nämnden har inte behandlat dem."
HEADING = "Nyckeltal ur Kolada"


class UnknownMeasures(Exception):
    """Kolada has no such measures; `indicators` are those that name them."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        super().__init__(", ".join(indicator.kolada_id or "" for indicator in indicators))
        self.indicators = indicators


@dataclass(frozen=True)
class Wanted:
    """A board and its indicators that Kolada is asked about. `waiting`: those that readers may not see yet."""

    municipality: Municipality
    board: Board
    indicators: tuple[Indicator, ...]
    waiting: tuple[Indicator, ...]

    @property
    def key(self) -> str:
        return f"{self.municipality.id}/{self.board.id}"


@dataclass(frozen=True)
class Differing:
    """A figure that the board's own report and Kolada state differently. The report's is the one shown."""

    fetched: Fetched
    own: Vintage


@dataclass(frozen=True)
class Result:
    """What Kolada states for a board. `files`: the texts to write by name, none where nothing is new.

    lacking: indicators without any figure. undivided: those that Kolada has no figures for women and men of.
    hidden: figures that are not written, as they may single people out. since: the day of the latest fetch,
    where it said the same as this one.
    """

    wanted: Wanted
    folder: str
    files: Mapping[str, str]
    fetched: tuple[Fetched, ...]
    lacking: tuple[Indicator, ...]
    undivided: tuple[Indicator, ...]
    hidden: int
    differing: tuple[Differing, ...]
    since: date | None

    @property
    def figures(self) -> int:
        """How many figures are written."""
        return sum(found.amount is not None for found in self.fetched) - self.hidden


def folder_of(wanted: Wanted, day: date) -> str:
    return f"data/{wanted.key}/{day.year}/kolada-{day.isoformat()}"


def wanted_of(country: Country, moment: datetime, only: str | None = None) -> list[Wanted]:
    """The boards with indicators that have a Kolada id. `only`: one board, as MUNICIPALITY/BOARD.

    An indicator that only reports to come tell of is left until they are published: to fetch its figures
    would show that there is one.
    """
    visible = {
        (municipality.id, board.id): board
        for municipality in published_by(country, moment).municipalities
        for board in municipality.boards
    }
    found = []
    for municipality in country.municipalities:
        for board in municipality.boards:
            measured = [i for i in board.indicators.values() if i.kolada_id and not i.measured_in_words]
            seen = visible.get((municipality.id, board.id))
            told = _told_of(board)
            waiting = [i for i in measured if i.id in told and (seen is None or i.id not in _told_of(seen))]
            wanted = Wanted(
                municipality, board, tuple(i for i in measured if i not in waiting), tuple(waiting)
            )
            if measured and only in (None, wanted.key):
                found.append(wanted)
    return found


def _told_of(board: Board) -> set[str]:
    """The indicators that the board's own reports and goals name."""
    stated = {row.key for report in board.adopted for table in report.tables for row in table.rows}
    goals = [goal for goal_year in board.goal_years for goal in goal_year.walk()]
    return stated | {indicator_id for goal in goals for indicator_id in goal.indicator_ids}


def fetch(kolada: Kolada, wanted: Sequence[Wanted], years: Sequence[int], moment: datetime) -> list[Result]:
    """What Kolada states for each board. Nothing is written. Raises NoAnswer, UnknownMeasures."""
    everything = [indicator for each in wanted for indicator in each.indicators]
    titles = kolada.titles(list(dict.fromkeys(i.kolada_id for i in everything if i.kolada_id)))
    if unknown := [indicator for indicator in everything if indicator.kolada_id not in titles]:
        raise UnknownMeasures(unknown)
    rows: dict[str, list[Row]] = {}
    for code in dict.fromkeys(each.municipality.code for each in wanted):
        own = [each for each in wanted if each.municipality.code == code]
        ids = list(dict.fromkeys(i.kolada_id for each in own for i in each.indicators if i.kolada_id))
        rows[code] = list(kolada.rows(ids, code, years))
    return [_result(each, rows[each.municipality.code], titles, moment) for each in wanted]


def _result(wanted: Wanted, rows: Sequence[Row], titles: Mapping[str, str], moment: datetime) -> Result:
    try:
        answers = answers_of(rows)
    except TwoAnswers as unclear:
        raise NoAnswer(f"{unclear}. Inget är ändrat. Försök igen senare.") from unclear
    board, day = wanted.board, moment.astimezone(STOCKHOLM).date()
    fetched = [found for indicator in wanted.indicators for found in fetched_of(indicator, answers)]
    hidden = hidden_of(board, fetched, wanted.municipality.small_figure_limit)
    stated = {found.indicator.id for found in fetched}
    divided = {found.indicator.id for found in fetched if found.sex != "T"}
    notes = Notes()
    table = table_text(board, fetched, hidden, notes) if fetched else ""
    since = _same_as_before(board, fetched, notes, table)
    report = _report_text(wanted, fetched, titles, notes, moment)
    return Result(
        wanted=wanted,
        folder=folder_of(wanted, day),
        files={TABLE: table, "rapport.yml": report} if table and since is None else {},
        fetched=tuple(fetched),
        lacking=tuple(i for i in wanted.indicators if i.id not in stated),
        undivided=tuple(i for i in wanted.indicators if i.by_sex and i.id in stated - divided),
        hidden=sum(found.id in hidden and found.amount is not None for found in fetched),
        differing=tuple(_differing(board, [found for found in fetched if found.id not in hidden])),
        since=since,
    )


def _differing(board: Board, fetched: Sequence[Fetched]) -> Iterator[Differing]:
    for found in fetched:
        figure = board.figures.get(found.id)
        own = [vintage for vintage in figure.own if vintage.value is not Missing.NOT_STATED] if figure else []
        if own and found.amount is not None:
            value = Number(found.amount, found.indicator.decimals)
            if not say_the_same(value, own[-1].value):
                yield Differing(found, own[-1])


def _same_as_before(board: Board, fetched: Sequence[Fetched], notes: Notes, table: str) -> date | None:
    """The day of the latest fetch where it says the same as this one, in the same words."""
    earlier = [report for report in board.reports if report.is_statistics and report.document.title == NAME]
    if not earlier or not table:
        return None
    latest = earlier[-1]
    return latest.document.dated.latest if _texts_of(latest) == _texts_in(table, notes) else None


def _texts_of(report: Report) -> set[tuple[str, ...]]:
    """Every figure of a report: indicator, sex, column, text of the value, and notes."""
    return {
        (
            row.key,
            dict(row.dimensions).get("kön", ""),
            column.title,
            cell.text.split("[")[0].strip(),
            *(report.notes.get(mark, "") for mark in cell.marks),
        )
        for table in report.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.text.strip()
    }


def _texts_in(table: str, notes: Notes) -> set[tuple[str, ...]]:
    """The same of a table that is to be written."""
    texts = {mark: text for text, mark in notes.marks.items()}
    head, *lines = [line.split(";") for line in table.splitlines()]
    found = set()
    for line in lines:
        sex = line[1].replace("T", "") if "kön" in head else ""
        for title, cell in zip(head, line, strict=True):
            if title.startswith("utfall") and cell:
                value, _, rest = cell.partition("[")
                found.add((line[0], sex, title, value.strip(), *([texts[rest[:-1]]] if rest else [])))
    return found


def _report_text(
    wanted: Wanted, fetched: Sequence[Fetched], titles: Mapping[str, str], notes: Notes, moment: datetime
) -> str:
    """rapport.yml of the fetch."""
    shown = moment.astimezone(STOCKHOLM)
    sources = [found.indicator for found in fetched]
    measures = {i.kolada_id: titles[i.kolada_id] for i in sources if i.kolada_id}
    contents = {
        "titel": f"Statistik ur {NAME} {shown.date().isoformat()}",
        "slag": ReportKind.STATISTICS.value,
        "avser": str(shown.year),
        "publiceras": shown.isoformat(timespec="minutes"),
        "dokument": {
            "titel": NAME,
            "fil": f"kolada-{shown.date().isoformat()}",
            "daterat": shown.date().isoformat(),
            "adress": SITE,
        },
        "sammanträde": {"datum saknas": NO_MEETING},
        "tabeller": [{"fil": TABLE, "rubrik": HEADING}],
    }
    if notes.marks:
        contents["noter"] = {mark: text for text, mark in notes.marks.items()}
    text = yaml.safe_dump(contents, allow_unicode=True, sort_keys=False, width=1000)
    comments = "".join(f"# {kolada_id}: {' '.join(title.split())}\n" for kolada_id, title in measures.items())
    schema = "# yaml-language-server: $schema=../../../../.schema/rapport.json\n"
    return f"{schema}# Hämtat med oppna-mal kolada hamta. Måtten heter så här i Kolada:\n{comments}{text}"


def write(root: Path, results: Sequence[Result]) -> list[str]:
    """Writes the folders whole or not at all, and tells their names.

    Raises: FileExistsError (its `filename` is the folder) when one is there, OSError when it cannot be written.
    """
    folders = {result.folder: result.files for result in results if result.files}
    for folder in folders:
        if (root / folder).exists():
            raise FileExistsError(17, "finns redan", folder)
    placed: list[str] = []
    with TemporaryDirectory(prefix=".kolada-", dir=root) as name:
        for folder, files in folders.items():
            for file, text in files.items():
                path = Path(name) / folder / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
        paths = [f"{folder}/{file}" for folder, files in folders.items() for file in files]
        if problems := broken(Path(name), paths):
            raise AssertionError(f"what was to be written breaks the format: {problems}")
        try:
            for folder in folders:
                (root / folder).parent.mkdir(parents=True, exist_ok=True)
                os.rename(Path(name) / folder, root / folder)
                placed.append(folder)
        except OSError:
            for folder in placed:
                os.rename(root / folder, Path(name) / folder)
            raise
    return sorted(paths)
