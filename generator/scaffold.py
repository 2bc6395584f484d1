"""New municipalities, boards and reports as files to fill in: what `oppna-mal ny` writes.

What is written is at once free of problems: only figures and texts remain. Nothing that exists is
overwritten.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

import yaml

from generator.model.board import Board, Country
from generator.model.period import Period
from generator.model.report import Column, Report, ReportKind, ReportTable, Row
from generator.model.value import Measure
from generator.problems import Problem
from generator.sources.schema import FILES
from generator.sources.validation import read_validated

TEMPLATES = files("generator") / "templates"
INDICATOR_FILE = "indikatorer.csv"


class Unusable(Exception):
    """What was asked for would break the format: `problems` tell how."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in what was to be written")
        self.problems = problems


class AlreadyThere(Exception):
    """A file that was to be written exists; `path` is the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@dataclass(frozen=True)
class NewReport:
    """What must be known of a report before its folder can be written."""

    title: str
    kind: ReportKind
    period: Period
    dated: str
    publish_at: str


def municipality_files(municipality_id: str, *, name: str, short_name: str, code: str) -> dict[str, str]:
    """kommun.yml and what a new project needs beside it, by path."""
    values = {"name": _quoted(name), "short_name": _quoted(short_name), "code": code}
    return {
        f"data/{municipality_id}/kommun.yml": _filled("kommun.yml", values),
        "mkdocs.yml": _filled("mkdocs.yml", {}),
        "content/om.md": _filled("om.md", {"name": name}),
    }


def board_files(municipality_id: str, board_id: str, *, name: str) -> dict[str, str]:
    folder = f"data/{municipality_id}/{board_id}"
    return {
        f"{folder}/namnd.yml": _filled("namnd.yml", {"name": _quoted(name)}),
        f"{folder}/indikatorer.yml": _filled("indikatorer.yml", {}),
        f"{folder}/ekonomi.yml": _filled("ekonomi.yml", {}),
    }


def report_files(board: Board, year: int, slug: str, new: NewReport) -> dict[str, str]:
    """A report's folder: the rows of the last report of the same kind, or of the definitions, without figures."""
    folder = f"data/{board.municipality_id}/{board.id}/{year}"
    earlier = _last_like(board, new.kind)
    tables = _tables_like(earlier, new.period) if earlier else _tables_of_definitions(board, new)
    written = {f"{folder}/{slug}/{table.file_name}": _csv(table) for table in tables}
    written[f"{folder}/{slug}/rapport.yml"] = _report_yaml(new, tables)
    if board.goal_year(year) is None:
        written[f"{folder}/mal.yml"] = _filled("mal.yml", {"year": str(year), "report": slug})
    elif new.kind.follows_up:
        written[f"{folder}/{slug}/uppfoljning.yml"] = _follow_ups_yaml(board, year)
    return written


def write_new(root: Path, contents: Mapping[str, str], *, keep: Sequence[str] = ()) -> list[str]:
    """Writes the files; those in `keep` are left alone where they exist.

    Raises: AlreadyThere or Unusable, before any is written.
    """
    to_write = {
        path: text for path, text in contents.items() if not (path in keep and (root / path).exists())
    }
    for path in to_write:
        if (root / path).exists():
            raise AlreadyThere(root / path)
    with TemporaryDirectory() as folder:
        _write(Path(folder), to_write)
        if problems := broken(Path(folder), to_write):
            raise Unusable(problems)
    _write(root, to_write)
    return sorted(to_write)


def _write(root: Path, contents: Mapping[str, str]) -> None:
    for path, text in contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")


def broken(root: Path, paths: Iterable[str]) -> list[Problem]:
    """What the format says against the files, each by itself."""
    problems: list[Problem] = []
    for path in paths:
        schema = FILES.get(Path(path).name)
        if schema is not None:
            read_validated(root / path, path, schema, problems.append)
    return problems


def board_of(country: Country, municipality_id: str, board_id: str) -> Board | None:
    for municipality in country.municipalities:
        if municipality.id == municipality_id:
            return next((board for board in municipality.boards if board.id == board_id), None)
    return None


def _filled(name: str, values: Mapping[str, str]) -> str:
    return Template((TEMPLATES / name).read_text(encoding="utf-8")).substitute(values)


def _quoted(text: str) -> str:
    """The text as a YAML scalar, in quotes where it needs them."""
    return yaml.safe_dump(text, allow_unicode=True, width=1000).removesuffix("\n...\n").strip()


def _last_like(board: Board, kind: ReportKind) -> Report | None:
    """The newest report of the kind, or else the newest that follows up goals as this one does."""
    same = [report for report in board.adopted if report.kind is kind]
    alike = [report for report in board.adopted if report.kind.follows_up is kind.follows_up]
    found = same or alike
    return found[-1] if found else None


@dataclass(frozen=True)
class _EmptyTable:
    file_name: str
    table_id: str | None
    heading: str
    section: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def _tables_like(earlier: Report, period: Period) -> list[_EmptyTable]:
    return [_table_like(table, earlier.period, period) for table in earlier.tables]


def _table_like(table: ReportTable, before: Period, now: Period) -> _EmptyTable:
    dimensions = tuple(dict.fromkeys(name for row in table.rows for name, _ in row.dimensions))
    key = "post" if table.table_id else "indikator"
    columns = [_later(column, before, now) for column in table.columns]
    rows = tuple(_empty_row(row, dimensions, len(columns)) for row in table.rows)
    return _EmptyTable(
        table.file_name,
        table.table_id,
        table.heading,
        table.section or table.heading,
        (key, *dimensions, *columns, "not", "sida"),
        rows,
    )


def _later(column: Column, before: Period, now: Period) -> str:
    """The column's title in a later report: `prognos 2024 per 2024-06` a year later as `prognos 2025 per 2025-06`.

    What was of the earlier report's own period is of the new one's.
    """

    def moved(period: Period) -> str:
        later = Period(period.kind, period.year + now.year - before.year, period.part)
        return str(now if period == before else later)

    made = f" per {moved(column.made)}" if column.made else ""
    return f"{column.measure.value} {moved(column.period)}{made}"


def _empty_row(row: Row, dimensions: Sequence[str], columns: int) -> tuple[str, ...]:
    stated = dict(row.dimensions)
    return (row.key, *(stated.get(name, "") for name in dimensions), *("" for _ in range(columns + 2)))


def _tables_of_definitions(board: Board, new: NewReport) -> list[_EmptyTable]:
    """A first report: every indicator and every line of the economic tables that are defined."""
    year = new.period.year
    measures: tuple[Measure, ...] = (Measure.BUDGET,)
    outcome = str(year - 1)
    if new.kind is not ReportKind.PLAN:
        best_known = Measure.FINAL if new.kind is ReportKind.ANNUAL else Measure.FORECAST
        measures, outcome = (best_known, Measure.BUDGET, Measure.VARIANCE), str(new.period)
    found: list[_EmptyTable] = []
    counted = [key for key, indicator in board.indicators.items() if not indicator.measured_in_words]
    if counted:
        titles: tuple[str, ...] = ("indikator", f"utfall {outcome}", f"målvärde {year}", "not", "sida")
        found.append(
            _EmptyTable(INDICATOR_FILE, None, "Indikatorer", "Indikatorer", titles, _empty(counted, titles))
        )
    for table in board.tables.values():
        titles = ("post", *(f"{measure.value} {year}" for measure in measures), "not", "sida")
        rows = _empty([line.id for line in table.lines], titles)
        found.append(_EmptyTable(f"{table.id}.csv", table.id, table.name, table.name, titles, rows))
    return found


def _empty(keys: Sequence[str], titles: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """A row a key with every other cell empty."""
    return tuple((key, *("" for _ in titles[1:])) for key in keys)


def _csv(table: _EmptyTable) -> str:
    written = StringIO()
    csv.writer(written, delimiter=";", lineterminator="\n").writerows((table.titles, *table.rows))
    return written.getvalue()


def _report_yaml(new: NewReport, tables: Sequence[_EmptyTable]) -> str:
    listed = "".join(
        f"  - fil: {table.file_name}\n"
        + (f"    tabell: {table.table_id}\n" if table.table_id else "")
        + f"    rubrik: {_quoted(table.heading)}\n    avsnitt: {_quoted(table.section)}\n"
        for table in tables
    )
    values = {
        "title": _quoted(new.title),
        "kind": new.kind.value,
        "period": str(new.period),
        "publish_at": new.publish_at,
        "dated": new.dated,
        "tables": f"tabeller:\n{listed}" if listed else "tabeller: []\n",
    }
    return _filled("rapport.yml", values)


def _follow_ups_yaml(board: Board, year: int) -> str:
    goal_year = board.goal_year(year)
    goals = [goal for goal in goal_year.walk() if not goal.children] if goal_year else []
    entries = "".join(f"  - mål: {goal.id}\n    avsnitt: fyll i\n" for goal in goals)
    return _filled("uppfoljning.yml", {"entries": entries or "  []\n"})
