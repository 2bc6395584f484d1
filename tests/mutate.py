"""How much of what can go wrong when figures are typed does `granska` catch? `make mutera` tells.

Single cells of the real data are changed, one at a time and always the same ones, and each time the
whole project is read and checked. A change is caught by a `fel` or `varning` that the data itself
does not have. With a folder of the documents' texts (`make mutera DOKUMENT=folder`) the figures are
also looked for there. Exits with 0 whatever the shares are: this measures, and no more.
"""

import csv
import io
import random
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.model.value import Measure, Number, Value
from generator.problems import Place, Problem, Severity
from generator.rules import read_and_settle
from generator.sources.cell import CellError, read_cell
from generator.sources.csv_header import read_header
from generator.sources.document_text import read_documents
from tests.checked_cells import checked_cells

ROOT = Path(__file__).resolve().parent.parent
COUNT = 200
SEED = 1
_MARKS = re.compile(r"(\s*\[[^\]]*\])*$")


@dataclass(frozen=True)
class Table:
    """A CSV file as text cells. `lines` are those of the rows in the file; `columns` hold figures."""

    file: str
    grid: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    columns: tuple[int, ...]

    def place(self, row: int, column: int) -> Place:
        return Place(self.file, self.lines[row]).at_column(self.grid[0][column])

    def value(self, row: int, column: int) -> Value | None:
        """None where the cell cannot be read."""
        return read(self.grid[row][column])


@dataclass(frozen=True)
class Mutation:
    """One change: the file's new cells, and what was changed from what to what at which places."""

    kind: str
    file: str
    grid: tuple[tuple[str, ...], ...]
    places: tuple[Place, ...]
    was: str
    becomes: str

    @property
    def text(self) -> str:
        written = io.StringIO()
        csv.writer(written, delimiter=";", lineterminator="\n").writerows(self.grid)
        return written.getvalue()

    def __str__(self) -> str:
        return f"{self.places[0]}: {self.was} → {self.becomes}"


@dataclass(frozen=True)
class Result:
    mutation: Mutation
    is_checked: bool
    told: tuple[Problem, ...]

    @property
    def is_caught(self) -> bool:
        return any(problem.severity is not Severity.NOTE for problem in self.told)


def read(text: str) -> Value | None:
    try:
        return read_cell(text, Measure.TARGET).value
    except CellError:
        return None


def tables_in(root: Path) -> list[Table]:
    """Every CSV file under `root`/data, in the order of their names."""
    return [
        _table(path, path.relative_to(root).as_posix()) for path in sorted((root / "data").rglob("*.csv"))
    ]


def _table(path: Path, file: str) -> Table:
    reader = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=";")
    rows = [(tuple(record), reader.line_num) for record in reader if any(record)]
    header = read_header([cell.strip() for cell in rows[0][0]], Place(file, 1), lambda problem: None)
    assert header is not None, f"{file} has a header that cannot be read"
    return Table(file, tuple(row for row, _ in rows), tuple(line for _, line in rows), tuple(header.values))


# --- one change to the text of one cell ---------------------------------------------------------------


def other_digit(text: str, dice: random.Random) -> str:
    """The cell with one of its digits changed to another; the note marks are left alone."""
    figure, marks = _parts(text)
    at = dice.choice([i for i, sign in enumerate(figure) if sign.isdigit()])
    new = dice.choice([digit for digit in "0123456789" if digit != figure[at]])
    return f"{figure[:at]}{new}{figure[at + 1 :]}{marks}"


def swapped_digits(text: str, dice: random.Random) -> str:
    """The cell with two digits beside each other in each other's place; itself where none differ."""
    figure, marks = _parts(text)
    at = [i for i, sign in enumerate(figure) if sign.isdigit()]
    pairs = [(a, b) for a, b in pairwise(at) if figure[a] != figure[b]]
    if not pairs:
        return text
    a, b = dice.choice(pairs)
    signs = list(figure)
    signs[a], signs[b] = signs[b], signs[a]
    return "".join(signs) + marks


def turned_sign(text: str, dice: random.Random) -> str:
    figure = text.strip()
    return figure[1:].strip() if figure[0] in "-\N{MINUS SIGN}\N{EN DASH}" else f"-{figure.removeprefix('+')}"


def thousandfold(text: str, dice: random.Random) -> str:
    """The cell a thousand times as large: kronor where thousands were meant."""
    figure, marks = _parts(text)
    whole, _, decimals = figure.removesuffix("%").strip().partition(",")
    return f"{whole}{decimals[:3].ljust(3, '0')}{',' if decimals[3:] else ''}{decimals[3:]}{marks}".replace(
        " ", ""
    )


def _parts(text: str) -> tuple[str, str]:
    marks = _MARKS.search(text)
    at = marks.start() if marks else len(text)
    return text[:at], text[at:]


# --- where, and what the file becomes -----------------------------------------------------------------

Edit = Callable[[str, random.Random], str]
_OF_TEXT: dict[str, Edit] = {
    "a digit changed": other_digit,
    "two digits swapped": swapped_digits,
    "sign turned": turned_sign,
    "factor 1,000": thousandfold,
}
MOVED = "a cell moved one column"
DOUBLED = "a row doubled"
KINDS = (*_OF_TEXT, MOVED, DOUBLED)


def mutations(tables: Sequence[Table], count: int = COUNT, seed: int = SEED) -> list[Mutation]:
    """As many of each kind, of cells chosen by chance among all that the kind can change."""
    found: list[Mutation] = []
    for number, kind in enumerate(KINDS):
        dice = random.Random(f"{seed} {kind}")
        wanted = count // len(KINDS) + (number < count % len(KINDS))
        every = [mutation for table in tables for mutation in _of_kind(kind, table, dice)]
        found += dice.sample(every, min(wanted, len(every)))
    return found


def _of_kind(kind: str, table: Table, dice: random.Random) -> Iterator[Mutation]:
    for row in range(1, len(table.grid)):
        if kind == DOUBLED:
            places = tuple(table.place(row, column) for column in table.columns)
            grid = (*table.grid[: row + 1], table.grid[row], *table.grid[row + 1 :])
            yield Mutation(kind, table.file, grid, places, f"row {table.grid[row][0]}", "twice")
        elif kind == MOVED:
            yield from _moved(table, row)
        else:
            for column in table.columns:
                yield from _changed(kind, table, row, column, dice)


def _changed(kind: str, table: Table, row: int, column: int, dice: random.Random) -> Iterator[Mutation]:
    text, value = table.grid[row][column], table.value(row, column)
    if not isinstance(value, Number):
        return
    new = _OF_TEXT[kind](text, dice)
    if read(new) != value:
        grid = _with(table, row, {column: new})
        yield Mutation(kind, table.file, grid, (table.place(row, column),), text, new)


def _moved(table: Table, row: int) -> Iterator[Mutation]:
    """A cell that has changed places with the next: both stand in the wrong column."""
    for column, after in pairwise(table.columns):
        was, beside = table.grid[row][column], table.grid[row][after]
        values = table.value(row, column), table.value(row, after)
        if isinstance(values[0], Number) and values[0] != values[1]:
            grid = _with(table, row, {column: beside, after: was})
            places = table.place(row, column), table.place(row, after)
            yield Mutation(MOVED, table.file, grid, places, f"{was} | {beside}", f"{beside} | {was}")


def _with(table: Table, row: int, cells: dict[int, str]) -> tuple[tuple[str, ...], ...]:
    changed = tuple(cells.get(column, text) for column, text in enumerate(table.grid[row]))
    return (*table.grid[:row], changed, *table.grid[row + 1 :])


# --- what granska says --------------------------------------------------------------------------------


def try_all(
    root: Path, chosen: Sequence[Mutation], texts: Mapping[str, str] | None = None
) -> Iterator[Result]:
    """Makes each change in `root`, checks the project, and undoes the change."""
    settled = read_and_settle(root, texts)
    known = {(problem.code, problem.place.file, problem.what) for problem in settled.problems}
    checked = checked_cells(settled.country)
    for mutation in chosen:
        path = root / mutation.file
        original = path.read_bytes()
        path.write_text(mutation.text, encoding="utf-8", newline="\n")
        try:
            problems = read_and_settle(root, texts).problems
        finally:
            path.write_bytes(original)
        told = tuple(p for p in problems if (p.code, p.place.file, p.what) not in known)
        yield Result(mutation, any(place in checked for place in mutation.places), told)


def report(results: Sequence[Result]) -> str:
    """The shares by kind, of all cells and of those that another figure can be held against; then the rest."""
    by_kind: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_kind[result.mutation.kind].append(result)
    lines = [f"{'':26}{'all cells':>16}{'checked cells':>16}{'other cells':>16}{'note only':>11}"]
    for kind, found in [*by_kind.items(), ("all kinds", list(results))]:
        checked = [result for result in found if result.is_checked]
        others = [result for result in found if not result.is_checked]
        notes = sum(1 for result in found if result.told and not result.is_caught)
        lines.append(f"{kind:26}{_share(found)}{_share(checked)}{_share(others)}{notes:>11}")
    lines.append(
        "\nChecked cells take part in a sum, a formula, an equality, a variance or a second vintage."
    )
    for title, is_checked in (("Checked cells not caught", True), ("Other cells not caught", False)):
        lines.append(f"\n{title}:")
        missed = [r for r in results if not r.is_caught and r.is_checked is is_checked]
        lines += [f"  {r.mutation.kind}: {r.mutation}{' (note)' if r.told else ''}" for r in missed] or [
            "  none"
        ]
    return "\n".join(lines)


def _share(results: Sequence[Result]) -> str:
    caught = sum(result.is_caught for result in results)
    share = f"{100 * caught / len(results):.0f} %" if results else "–"
    return f"{f'{caught}/{len(results)}':>9}{share:>7}"


def main() -> None:
    texts = read_documents(Path(sys.argv[1])) if len(sys.argv) > 1 else None
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("data", "content"):
            shutil.copytree(ROOT / name, root / name)
        print(report(list(try_all(root, mutations(tables_in(root)), texts))))


if __name__ == "__main__":
    main()
