"""The static API: a JSON file for every answer, under `/api/v1/`, with links between them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.addresses import API_GUIDE
from generator.model.board import Country
from generator.model.edition import CellKey, Change, Edition
from generator.opendata import api_models as models
from generator.opendata.api_models import Answer, LinkTo
from generator.opendata.dataset import Dataset, Row
from generator.opendata.observations import OBSERVATIONS, Observation
from generator.opendata.registers import BOARDS, FOLLOW_UPS, GOALS, INDICATORS, LINES, REPORTS
from generator.pages import data_links as links
from generator.pages.view import BoardView, report_name

VERSION = "v1"
_OF_A_BOARD = (BOARDS, INDICATORS, LINES, REPORTS, GOALS, FOLLOW_UPS)


@dataclass(frozen=True)
class Api:
    """What the answers are made from. root: what addresses begin with."""

    country: Country
    views: Sequence[BoardView]
    datasets: Mapping[str, Dataset]
    site_name: str
    root: str

    def files(self) -> dict[str, bytes]:
        """Every answer that is no board's, by its path."""
        return {links.api_file(name)[1:]: written(answer) for name, answer in self._answers()}

    def _answers(self) -> Iterator[tuple[str, Answer]]:
        yield "index", self._index()
        municipalities = self._rows("kommuner", "kommun_id")
        named = {m.id: m.name for m in self.country.municipalities}
        yield "kommuner", models.Municipalities(
            kommuner=[self._link(key, name, f"kommuner/{key}") for key, name in named.items()]
        )
        for key in named:
            boards = [view for view in self.views if view.municipality.id == key]
            yield f"kommuner/{key}", models.Municipality(
                kommun=municipalities[key],
                namnder=[self._link(view.board.id, view.board.name, board_name(view)) for view in boards],
            )
        yield from self._editions()

    def _index(self) -> Answer:
        return models.Index(
            namn=self.site_name,
            version=VERSION,
            dokumentation=f"{self.root}{API_GUIDE}",
            openapi=self.address("openapi"),
            kommuner=self.address("kommuner"),
            utgavor=self.address("utgavor"),
            alla_observationer=f"{self.root}{links.dataset_file(OBSERVATIONS.name)}",
        )

    def _editions(self) -> Iterator[tuple[str, Answer]]:
        rows = self._rows("utgavor", "utgava")
        yield "utgavor", models.Editions(
            utgavor=[
                self._link(str(edition.number), edition.time.isoformat(), f"utgavor/{edition.number}")
                for edition in self.country.editions
            ]
        )
        for edition in self.country.editions:
            yield f"utgavor/{edition.number}", models.Edition(
                utgava=rows[edition.number], andringar=list(_changes(edition))
            )

    def _rows(self, name: str, key: str) -> Mapping[Any, dict[str, Any]]:
        """The rows of a data set as mappings, by the value of this column."""
        dataset = self.datasets[name]
        return {row[key]: row for row in _as_mappings(dataset, dataset.rows)}

    def address(self, name: str) -> str:
        return f"{self.root}{links.api_file(name)}"

    def _link(self, key: str, name: str, answer: str) -> LinkTo:
        return LinkTo(id=key, namn=name, svar=self.address(answer))


def board_name(view: BoardView) -> str:
    return links.board_answer(view.municipality.id, view.board.id)


def board_answers(
    view: BoardView, rows: Mapping[str, Sequence[Row]], observations: Sequence[Observation], root: str
) -> dict[str, bytes]:
    """The answers about one board, by their paths. rows: its own, by register."""
    answers = _BoardAnswers(view, rows, observations, root).all()
    return {links.api_file(name)[1:]: written(answer) for name, answer in answers}


class _BoardAnswers:
    """The answers about one board."""

    def __init__(
        self, view: BoardView, rows: Mapping[str, Sequence[Row]], observations: Sequence[Observation], root: str
    ) -> None:
        self._view = view
        self._root = root
        self._name = board_name(view)
        self._rows = {dataset.name: _as_mappings(dataset, rows[dataset.name]) for dataset in _OF_A_BOARD}
        self._observations = observations

    def all(self) -> Iterator[tuple[str, Answer]]:
        view, board = self._view, self._view.board
        yield self._name, models.Board(
            namnd=self._rows["namnder"][0],
            ar=[self._link(str(year), str(year), f"ar/{year}") for year in board.years],
            mal=[self._link(key, found[-1].goal.heading, f"mal/{key}") for key, found in view.goals.items()],
            indikatorer=[self._indicator_link(key) for key in board.indicators],
            tabeller=[self._link(table.id, table.name, f"tabeller/{table.id}") for table in board.tables.values()],
            rapporter=[self._report_link(report.id) for report in board.reports],
        )
        for year in board.years:
            yield f"{self._name}/ar/{year}", models.Year(
                ar=year,
                mal=self._having("mal", ar=year),
                uppfoljningar=self._having("uppfoljningar", ar=year),
                rapporter=[self._report_link(report.id) for report in view.reports_of(year)],
            )
        for key, entries in view.goals.items():
            measured = dict.fromkeys(i for entry in entries for i in entry.goal.indicator_ids)
            yield f"{self._name}/mal/{key}", models.Goal(
                mal=self._having("mal", mal_id=key),
                uppfoljningar=self._having("uppfoljningar", mal_id=key),
                indikatorer=[self._indicator_link(i) for i in measured if i in board.indicators],
            )
        yield from self._series()
        for report in board.reports:
            yield f"{self._name}/rapporter/{report.id}", models.Report(
                rapport=self._having("rapporter", rapport_id=report.id)[0],
                uppfoljningar=self._having("uppfoljningar", rapport_id=report.id),
                observationer=_as_mappings(OBSERVATIONS, (o.row for o in self._observations if o.report_id == report.id)),
            )

    def _series(self) -> Iterator[tuple[str, Answer]]:
        board = self._view.board
        of_indicator: defaultdict[str, list[Row]] = defaultdict(list)
        of_table: defaultdict[str, list[Row]] = defaultdict(list)
        for found in self._observations:
            if found.series.table_id is None:
                of_indicator[found.series.key].append(found.row)
            else:
                of_table[found.series.table_id].append(found.row)
        for facts in self._rows["indikatorer"]:
            key = facts["indikator_id"]
            yield f"{self._name}/indikatorer/{key}", models.Indicator(
                indikator=facts, observationer=_as_mappings(OBSERVATIONS, of_indicator[key])
            )
        for key in board.tables:
            yield f"{self._name}/tabeller/{key}", models.EconomicTable(
                poster=self._having("poster", tabell_id=key), observationer=_as_mappings(OBSERVATIONS, of_table[key])
            )

    def _having(self, name: str, **values: object) -> list[dict[str, Any]]:
        return [row for row in self._rows[name] if all(row[key] == value for key, value in values.items())]

    def _link(self, key: str, name: str, answer: str) -> LinkTo:
        return LinkTo(id=key, namn=name, svar=f"{self._root}{links.api_file(f'{self._name}/{answer}')}")

    def _indicator_link(self, key: str) -> LinkTo:
        return self._link(key, self._view.board.indicators[key].name, f"indikatorer/{key}")

    def _report_link(self, key: str) -> LinkTo:
        report = self._view.board.report(key)
        return self._link(key, report_name(report) if report else key, f"rapporter/{key}")


def _as_mappings(dataset: Dataset, rows: Iterable[Row]) -> list[dict[str, Any]]:
    names = dataset.names
    return [dict(zip(names, row, strict=True)) for row in rows]


def _changes(edition: Edition) -> Iterator[models.EditionChange]:
    for change in edition.changes:
        yield models.EditionChange(
            rapport=change.key.report,
            vad=_what(change),
            handelse=change.event.value,
            stod=change.was.words if change.was else None,
            star_nu=change.now.words if change.now else None,
        )


def _what(change: Change) -> str:
    key = change.key
    if not isinstance(key, CellKey):
        return key.goal_id
    stated = ", ".join(f"{name} {value}" for name, value in key.dimensions)
    row = f"{key.row} ({stated})" if stated else key.row
    return f"{key.file_name}, {row}, {key.column}"


def written(answer: Answer) -> bytes:
    """An answer as the bytes of its file."""
    told = answer.model_dump(mode="json")
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
