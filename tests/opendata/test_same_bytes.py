"""A small municipality's open data, made in processes of their own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.example import write_example
from tests.site_build import ROOT

_MAKE = """
import json, sys
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from generator.model.embargo import published_by
from generator.opendata.publisher import Publisher
from generator.rules import read_and_check
from tests.all_data import data_of

visible = published_by(read_and_check(Path(sys.argv[1]))[0], datetime(2100, 1, 1, tzinfo=UTC))
publisher = Publisher("Exempelstads kommun", "LocalAuthority", "Kontakt", "a@example.se")
data = data_of(visible, site_url="https://example.se", publisher=publisher)
print(json.dumps({path: sha256(content.read()).hexdigest() for path, content in data.files.items()}))
"""


def making(root: Path, seed: str) -> "subprocess.Popen[str]":
    """A process that makes all files without keeping any, and prints a hash of each by its path."""
    return subprocess.Popen(
        [sys.executable, "-c", _MAKE, str(root)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        text=True,
    )


def made(process: "subprocess.Popen[str]") -> dict[str, str]:
    printed, _ = process.communicate(timeout=300)
    assert process.returncode == 0
    found = json.loads(printed)
    assert isinstance(found, dict)
    return found


@pytest.mark.slow
def test_files_are_the_same_whatever_order_a_process_keeps_sets_in(tmp_path: Path) -> None:
    write_example(tmp_path)
    first, second = (made(process) for process in [making(tmp_path, "1"), making(tmp_path, "2")])
    assert first == second
    assert {"oppna-data/observationer.parquet", "oppna-data/oppna-mal.sqlite", "datasets/dcat"} <= first.keys()
    assert any(path.endswith(".xlsx") for path in first)
    assert first["datasets/dcat"] == first["datasets/dcat.rdf"] != first["datasets/dcat.ttl"]
