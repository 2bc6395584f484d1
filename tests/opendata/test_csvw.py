"""The CSVW descriptions: found beside each file, and true of every row of it."""

import json
import warnings
from datetime import datetime
from pathlib import Path

import csvw
import pytest

from generator.model.licence import Licence
from generator.opendata.csv_format import guarded
from generator.opendata.csvw import table_group
from generator.opendata.dataset import Plain
from tests.opendata.conftest import Made


@pytest.fixture(scope="module")
def folder(real: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return real.written(tmp_path_factory.mktemp("csvw"))


def complaints(path: Path) -> list[str]:
    """What the validator says of a file and what describes it."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        try:
            found = csvw.CSVW(str(path), validate=True)
            is_valid = found.is_valid
        except ValueError as wrong:
            return [str(wrong)]
    return [str(each.message) for each in [*told, *found.warnings]] or ([] if is_valid else ["is not valid"])


def test_the_validator_finds_nothing_in_what_stands_beside_a_file(real: Made, folder: Path) -> None:
    paths = [folder / f"{dataset.name}.csv-metadata.json" for dataset in real.data.datasets]
    assert {path.name: complaints(path) for path in paths} == {path.name: [] for path in paths}


def test_it_finds_nothing_in_all_of_them_together_nor_in_what_they_point_at(real: Made, folder: Path) -> None:
    path = folder / "csv-metadata.json"
    assert complaints(path) == []
    references = [key for table in csvw.TableGroup.from_file(path).tables for key in table.tableSchema.foreignKeys]
    assert len(references) == sum(len(dataset.references) for dataset in real.data.datasets) > 10


def test_every_value_is_read_back_as_what_it_is(real: Made, folder: Path) -> None:
    for dataset in real.data.datasets:
        table = csvw.Table.from_file(folder / f"{dataset.name}.csv-metadata.json")
        rows = [[_plain(value) for value in row.values()] for row in table]
        assert rows == [[_written(value) for value in row] for row in dataset.rows], dataset.name


def _plain(value: object) -> object:
    """A day, or a time as text, as the data set has them: the validator reads both as points of time."""
    if not isinstance(value, datetime):
        return value
    return value.isoformat() if value.tzinfo else value.date()


def _written(value: Plain) -> Plain:
    return guarded(value) if isinstance(value, str) else value


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (b"harryda,", b"finns-inte,", "Key `finns-inte` not found in table kommuner.csv"),
        (b"Socialn\xc3\xa4mnden", b"", "required column value is missing"),
        (b"namnd_id,", b"namnd,", "missing required columns"),
    ],
)
def test_the_validator_finds_what_is_wrong(real: Made, tmp_path: Path, was: bytes, now: bytes, told: str) -> None:
    two = [dataset for dataset in real.data.datasets if dataset.name in ("kommuner", "namnder")]
    for dataset in two:
        content = real.files[f"oppna-data/{dataset.name}.csv"]
        (tmp_path / f"{dataset.name}.csv").write_bytes(content)
    content = (tmp_path / "namnder.csv").read_bytes()
    assert was in content
    (tmp_path / "namnder.csv").write_bytes(content.replace(was, now, 1))
    path = tmp_path / "csv-metadata.json"
    path.write_text(json.dumps(table_group("Två tabeller", two, Licence.CC0)), encoding="utf-8")
    (complaint,) = complaints(path)
    assert told in complaint


def test_it_says_in_swedish_what_a_column_is(real: Made) -> None:
    found = json.loads(real.files["oppna-data/kommuner.csv-metadata.json"])
    assert found["@context"] == ["http://www.w3.org/ns/csvw", {"@language": "sv"}]
    assert found["url"] == "kommuner.csv"
    column = found["tableSchema"]["columns"][0]
    assert column["titles"] == ["kommun_id", "Kommunens id"]
    assert column["dc:description"] == "Kommunens id på webbplatsen."
    assert found["dc:license"] == {"@id": "https://creativecommons.org/publicdomain/zero/1.0/"}
