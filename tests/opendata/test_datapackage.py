"""The Data Package: valid as it stands, with every row and every key of the real data."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import frictionless
import pytest
from frictionless.resources import TableResource

from generator.contents import made
from generator.opendata.csv_format import guarded
from generator.opendata.datapackage import data_package
from generator.opendata.dataset import Column, Dataset, Kind, Reference
from tests.opendata.conftest import Made


def package_of(real: Made) -> dict[str, Any]:
    found = json.loads(real.files["oppna-data/datapackage.json"])
    assert isinstance(found, dict)
    return found


def faults(folder: Path) -> list[tuple[str, str]]:
    """The table and the type of each fault."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return [(task.name, error.type) for task in report.tasks for error in task.errors]


def test_the_validator_finds_nothing_in_the_real_data(real: Made, tmp_path: Path) -> None:
    report = frictionless.validate(str(real.written(tmp_path) / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])
    rows = {task.name: task.stats.get("rows", 0) for task in report.tasks}
    assert rows == {dataset.name: len(dataset.rows) for dataset in real.data.datasets}
    assert rows["observationer"] > 1000


@pytest.mark.parametrize(
    ("name", "was", "now", "fault"),
    [
        ("namnder", b"harryda,", b"finns-inte,", "foreign-key"),
        ("kommuner", b"Herrljunga kommun", b"", "constraint-error"),
        ("rapporter", b",2024,", b",i fjol,", "type-error"),
        ("indikatorer", b",upp,", b",uppat,", "constraint-error"),
    ],
)
def test_the_validator_finds_what_is_wrong(
    real: Made, tmp_path: Path, name: str, was: bytes, now: bytes, fault: str
) -> None:
    path = real.written(tmp_path) / f"{name}.csv"
    content = path.read_bytes()
    assert was in content
    path.write_bytes(content.replace(was, now, 1))
    assert (name, fault) in faults(path.parent)


def test_it_describes_every_column_of_every_data_set(real: Made) -> None:
    resources = {each["name"]: each for each in package_of(real)["resources"]}
    assert list(resources) == [dataset.name for dataset in real.data.datasets]
    for dataset in real.data.datasets:
        resource = resources[dataset.name]
        content = real.files[f"oppna-data/{resource['path']}"]
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        fields = [(each["name"], each["title"], each["description"]) for each in resource["schema"]["fields"]]
        assert fields == [(each.name, each.title, each.description) for each in dataset.columns]
        assert resource["schema"]["primaryKey"] == list(dataset.key)


def test_it_says_whose_the_data_are_and_under_which_licence(real: Made) -> None:
    package = package_of(real)
    assert [each["name"] for each in package["licenses"]] == ["CC0-1.0"]
    assert [each["title"] for each in package["sources"]] == [
        f"Rapporter till {view.board.name}, {view.municipality.name}" for view in real.views
    ]
    assert package["contributors"] == [
        {
            "title": "Exempelredaktionen",
            "path": "https://example.se",
            "email": "data@mal.example.se",
            "roles": ["publisher"],
        }
    ]
    assert package["homepage"] == "https://mal.example.se/oppna-data/"
    assert "har en apostrof före sig" in package["description"]
    assert "En tom cell är ett värde som saknas" in package["description"]


def test_a_package_of_a_site_without_address_or_publisher_has_neither(real: Made) -> None:
    package = data_package("x", (), (), (), {}, root="", edition=7, publisher=None)
    assert {"id", "homepage", "contributors"}.isdisjoint(package)
    assert package["version"] == "1.7.0"


def test_every_kind_of_column_is_read_as_what_it_is(tmp_path: Path) -> None:
    """A guarded text is still read as a text, and an empty cell as no value."""
    dataset = Dataset(
        "prov",
        "Prov",
        "Ett prov.",
        tuple(Column(kind.name.lower(), kind, kind.name, "Prov.") for kind in Kind),
        ("text",),
        (Reference(("text",), "prov"),),
    )
    text = guarded("=1+1")
    content = f"text,integer,decimal,yes_or_no,date,time\r\n{text},-3,0.50,true,2024-02-29,2024-02-29T08:00:00+01:00\r\n{text}2,,,,,\r\n"
    files = made({"oppna-data/prov.csv": content.encode()})
    package = data_package("Prov", [dataset], (), (), files, root="", edition=0, publisher=None)
    (tmp_path / "prov.csv").write_text(content, encoding="utf-8", newline="")
    package |= {"licenses": [{"name": "CC0-1.0"}], "sources": [{"title": "Ingen"}]}
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    assert faults(tmp_path) == []
    (table,) = frictionless.Package(str(tmp_path / "datapackage.json")).resources
    assert isinstance(table, TableResource)
    first, second = table.read_rows()
    assert first["text"] == "'=1+1"
    assert (first["integer"], str(first["decimal"]), first["yes_or_no"]) == (-3, "0.50", True)
    assert (first["date"].isoformat(), first["time"].isoformat()) == ("2024-02-29", "2024-02-29T08:00:00+01:00")
    assert list(second.to_dict().values()) == ["'=1+12", None, None, None, None, None]
