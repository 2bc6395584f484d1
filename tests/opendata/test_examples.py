"""The examples of the page about the API, run as a reader would run them, on a site that is served."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator.opendata.guide import EXAMPLE_SITE, EXAMPLES, example_code
from tests.example import KOLADA_IDS, write_example, write_neighbour
from tests.opendata.conftest import Made, made
from tests.site_build import served


@pytest.fixture(scope="module")
def real_address(real: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(real.written(tmp_path_factory.mktemp("real"), under="")) as address:
        yield address


def run(name: str, found: Made, site: str, folder: Path, **changes: str) -> str:
    """What an example prints, as the page of the site shows it. changes: what a reader writes over of its words."""
    text = example_code(name, found.views, site)
    assert site in text
    assert EXAMPLE_SITE not in text
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-W", "error", str(path)] if name.endswith(".py") else ["sh", str(path)]
    settings = {**os.environ, "PYTHONUTF8": "1", "no_proxy": "*", "NO_PROXY": "*"}
    return subprocess.run(
        command, cwd=folder, env=settings, text=True, encoding="utf-8", check=True, stdout=subprocess.PIPE, timeout=60
    ).stdout


def test_all_forecasts_stand_beside_the_final_accounts(real: Made, real_address: str, tmp_path: Path) -> None:
    lines = [line.split() for line in run("prognoser.py", real, real_address, tmp_path).splitlines()]
    assert ["Nettokostnad", "2023", "2023-03", "763797.0", "758439.0", "-5358.0", "tkr"] in lines


def test_what_was_revised_and_by_how_much(real: Made, real_address: str, tmp_path: Path) -> None:
    lines = [line.split() for line in run("revideringar.py", real, real_address, tmp_path).splitlines()]
    assert len(lines) == 9
    assert ["harryda", "Nettokostnad", "budget", "2024", "821074", "821861", "787", "0.10", "tkr", "2025/verksamhetsplan"] in lines


def test_one_indicator_of_three_municipalities_is_a_chart(tmp_path: Path) -> None:
    root = tmp_path / "sources"
    write_example(root)
    write_neighbour(root)
    other = root / "data/tredjestad"
    shutil.copytree(root / "data/exempelstad", other)
    text = (other / "kommun.yml").read_text(encoding="utf-8")
    (other / "kommun.yml").write_text(
        text.replace("Exempelstads kommun", "Tredjestads kommun").replace("Exempelstad", "Tredjestad"), encoding="utf-8"
    )
    named = '"alvsta", "bergby", "dalsjo"'
    three = made(root)
    with served(three.written(tmp_path / "site", under="")) as address:
        told = run(
            "diagram.py", three, address, tmp_path,
            **{named: '"exempelstad", "grannkoping", "tredjestad"', "N00914": KOLADA_IDS["besok"]},
        )  # fmt: skip
    assert told.startswith("3 kommuner, ")
    chart = (tmp_path / "diagram.html").read_text(encoding="utf-8")
    assert all(name in chart for name in ("Exempelstads kommun", r"Grannk\u00f6pings kommun", "Tredjestads kommun"))


def test_the_answers_that_are_fetched_are_there(real: Made, real_address: str) -> None:
    """Whether or not this machine has curl."""
    addresses = re.findall(r"http://\S+", example_code("curl.sh", real.views, real_address))
    told = [urlopen(address).read().decode() for address in addresses]
    assert len(told) == 2
    assert '"id":"socialnamnden"' in told[0]
    assert '"indikatorer":[{"id":' in told[1]


def test_the_database_is_asked(real: Made, tmp_path: Path) -> None:
    """Whether or not this machine has sqlite3."""
    (query,) = re.findall(r'"(select [^"]*)"', example_code("sql.sh", real.views, None))
    path = tmp_path / "oppna-mal.sqlite"
    path.write_bytes(real.files["oppna-data/oppna-mal.sqlite"])
    with sqlite3.connect(path) as connection:
        rows = connection.execute(query).fetchall()
    assert ("Nettokostnad", "2023", "2023-03", 763797.0, 758439.0, -5358.0, "tkr") in rows


@pytest.mark.parametrize("name", ["curl.sh", "sql.sh"])
def test_a_shell_takes_the_commands_as_they_stand(name: str) -> None:
    subprocess.run(["sh", "-n", str(EXAMPLES / name)], check=True)


def test_every_example_is_shown() -> None:
    shown = (EXAMPLES.parent / "guide.py").read_text(encoding="utf-8")
    assert all(f'"{path.name}"' in shown for path in EXAMPLES.iterdir() if path.is_file())
