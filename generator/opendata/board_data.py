"""What one board adds to the open data: its rows in every data set, and the files that are its own.

It is a function of the board's own part of the sources, so that it is made, and kept, a board at a time.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator.contents import Content, Made, made
from generator.language import Language, speaking
from generator.model import addresses
from generator.opendata.api import board_answers
from generator.opendata.csv_format import CsvWriter
from generator.opendata.dataset import Dataset, Row, from_plain, to_plain
from generator.opendata.observations import OBSERVATIONS, Observation, observations_of, root_of_site
from generator.opendata.register_rows import rows_of_board
from generator.opendata.registers import REGISTERS
from generator.opendata.surroundings import surroundings
from generator.opendata.workbook import workbook_file
from generator.opendata.year_book import year_book
from generator.packs import Pack
from generator.pages import data_links as links
from generator.pages.view import BoardView
from generator.printing.store import Store, key_of

_DATASETS = {dataset.name: dataset for dataset in (OBSERVATIONS, *REGISTERS)}
_ROWS = "rader:"  # what a data set's rows are called among a pack's contents, before its name
_LINES = {False: "csv", True: "csv-excel"}  # and what the lines are; the paths of files have a folder


@dataclass(frozen=True)
class BoardData:
    """plain: its rows as JSON, by the name of the data set, where a board may have any. lines: its observations as CSV,
    without the header, for programs (False) and for Excel (True). files: by path."""

    plain: Mapping[str, Content]
    lines: Mapping[bool, Content]
    files: Mapping[str, Content]

    def rows(self, dataset: Dataset) -> Sequence[Row]:
        return from_plain(dataset, json.loads(self.plain[dataset.name].read())) if dataset.name in self.plain else ()

    def digest(self, dataset: Dataset) -> str:
        """A hash of its rows."""
        return self.plain[dataset.name].digest if dataset.name in self.plain else ""


def board_data(view: BoardView, site_url: str | None, store: Store) -> BoardData:
    """The data of a board, in Swedish. site_url: as `open_data` has it. store: where workbooks are kept."""
    with speaking(Language.SWEDISH):
        return _made(view, root_of_site(site_url), store)


def _made(view: BoardView, root: str, store: Store) -> BoardData:
    observations = list(observations_of(view, root))
    rows = {OBSERVATIONS.name: [found.row for found in observations], **rows_of_board(view, root)}
    lines, files = _slices(view, observations)
    files |= _books(view, observations, store)
    files |= board_answers(view, rows, observations, root)
    plain = {name: json.dumps(to_plain(_DATASETS[name], found), ensure_ascii=False) for name, found in rows.items()}
    return BoardData(made({name: text.encode() for name, text in plain.items()}), lines, made(files))


def to_pack(data: BoardData) -> Pack:
    rows = {f"{_ROWS}{name}": content for name, content in data.plain.items()}
    lines = {_LINES[for_excel]: content for for_excel, content in data.lines.items()}
    return Pack(None, {**rows, **lines, **data.files})


def from_pack(pack: Pack) -> BoardData:
    rows = {name[len(_ROWS) :]: content for name, content in pack.files.items() if name.startswith(_ROWS)}
    lines = {for_excel: pack.files[name] for for_excel, name in _LINES.items()}
    files = {path: content for path, content in pack.files.items() if "/" in path}
    return BoardData(rows, lines, files)


def _slices(
    view: BoardView, observations: Sequence[Observation]
) -> tuple[dict[bool, Content], dict[str, bytes]]:
    """The observations of the board, and of each indicator, economic table and report's table, as CSV twice: the board's
    as lines alone, and all of them as files."""
    whole: dict[bool, Content] = {}
    files: dict[str, bytes] = {}
    for for_excel in _LINES:
        writer = CsvWriter(OBSERVATIONS, for_excel=for_excel)
        lines: dict[str, list[str]] = {path: [] for path in _paths(view)}
        for found in observations:
            line = writer.line(found.row)
            for path in _places(view, found):
                lines.setdefault(path, []).append(line)
        whole[for_excel] = Made("".join(lines[links.data_file(view.address)]).encode())
        files |= {(links.twin(path) if for_excel else path)[1:]: writer.file(each) for path, each in lines.items()}
    return whole, files


def _paths(view: BoardView) -> Iterable[str]:
    """The files that are there even when no figure is."""
    yield links.data_file(view.address)
    for report in view.board.reports:
        for table in report.tables:
            yield links.report_table_file(view.report_address(report), table.slug)
            if table.table_id is not None:
                yield links.table_file(view.address, table.table_id)


def _places(view: BoardView, found: Observation) -> Iterable[str]:
    """The files that an observation stands in."""
    yield links.data_file(view.address)
    if found.series.table_id is None:
        yield links.data_file(view.indicator_address(found.series.key))
    else:
        yield links.table_file(view.address, found.series.table_id)
    yield links.report_table_file(addresses.report_address(view.address, found.report_id), found.table_slug)


def _books(view: BoardView, observations: Sequence[Observation], store: Store) -> dict[str, bytes]:
    """The workbook of each year that has a table."""
    files = {}
    for year in filter(view.has_tables, view.board.years):
        ids = {report.id for report in view.reports_of(year)}
        rows = [found.row for found in observations if found.report_id in ids]
        book = year_book(view, year, OBSERVATIONS, rows)
        key = key_of("xlsx", repr(book), *surroundings("xlsxwriter"))
        files[links.year_book_file(view.year_address(year))[1:]] = store.get(key, partial(workbook_file, book))
    return files
