"""The database: whole, and open to Datasette with what it is told there."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from datasette.app import Datasette

from generator.opendata.database import VIEWS
from tests.opendata.conftest import Made

NAME = "oppna-mal"


@pytest.fixture(scope="module")
def folder(real: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real.written(tmp_path_factory.mktemp("datasette"))


@pytest.fixture(scope="module")
def answers(folder: Path) -> Iterator["Answers"]:
    metadata = json.loads((folder / "metadata.json").read_bytes())
    datasette = Datasette(immutables=[str(folder / f"{NAME}.sqlite")], metadata=metadata)
    # In a thread of its own: in this one a browser's loop may be running.
    with ThreadPoolExecutor(1) as thread, asyncio.Runner() as runner:
        thread.submit(runner.run, datasette.invoke_startup()).result()
        yield Answers(datasette, runner, thread)
        for database in datasette.databases.values():
            database.close()
        datasette.executor.shutdown()
        thread.submit(runner.close).result()


class Answers:
    """What Datasette answers within this process."""

    def __init__(self, datasette: Datasette, runner: asyncio.Runner, thread: ThreadPoolExecutor) -> None:
        self._datasette = datasette
        self._runner = runner
        self._thread = thread

    def text(self, path: str) -> str:
        answer = self._thread.submit(self._runner.run, self._datasette.client.get(path)).result()
        assert answer.status_code == 200, answer.text
        return str(answer.text)

    def json(self, path: str) -> Any:
        return json.loads(self.text(path))


def test_every_row_is_there_and_points_at_one_that_is(real: Made, folder: Path) -> None:
    connection = sqlite3.connect(folder / f"{NAME}.sqlite")
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
    for dataset in real.data.datasets:
        (count,) = connection.execute(f'select count(*) from "{dataset.name}"').fetchone()
        assert count == len(dataset.rows)
        keys = {row[0] for row in connection.execute(f'pragma foreign_key_list("{dataset.name}")')}
        assert len(keys) == len(dataset.references)
    connection.close()


def test_datasette_shows_what_each_table_and_column_is(real: Made, answers: Answers) -> None:
    for dataset in real.data.datasets:
        page = answers.text(f"/{NAME}/{dataset.name}")
        assert dataset.title in page
        assert dataset.description in page
        assert dataset.columns[0].description in page
        assert "https://creativecommons.org/publicdomain/zero/1.0/" in page
        assert "https://mal.example.se/oppna-data/" in page
    assert "Prov" in answers.text("/")


@pytest.mark.parametrize("view", VIEWS)
def test_datasette_opens_each_view(answers: Answers, view: str) -> None:
    found = answers.json(f"/{NAME}/{view}.json?_shape=objects")
    assert len(found["rows"]) > 0
    assert VIEWS[view][0] in answers.text(f"/{NAME}/{view}")


def test_datasette_searches_with_and_without_the_dots_over_a_letter(answers: Answers) -> None:
    words = ("hemtjänst*", "hemtjanst*")
    found = [
        answers.json(f"/{NAME}/observationer.json?_search={quote(word)}&_searchmode=raw&_shape=objects&_size=5")
        for word in words
    ]
    first, second = (each["filtered_table_rows_count"] for each in found)
    assert first == second > 0
    assert all("hemtjänst" in str(row).lower() for row in found[0]["rows"])


def test_the_views_hold_what_they_say(real: Made, answers: Answers) -> None:
    observations = real.data.datasets[0]
    shown, measure = observations.position("galler"), observations.position("matt")
    current = [row for row in observations.rows if row[shown]]
    outcomes = [row for row in current if row[measure] in ("utfall", "bokslut")]
    for view, rows in (("gallande", current), ("utfall", outcomes)):
        (found,) = answers.json(f"/{NAME}.json?sql={quote(f'select count(*) as n from {view}')}&_shape=array")
        assert found["n"] == len(rows)
    for row in answers.json(f"/{NAME}/prognoser_och_bokslut.json?_shape=array"):
        assert row["skillnad"] == pytest.approx(row["utfall"] - row["prognos"])
