"""What a board adds to the open data: whole when it is taken from what is kept, and made anew for itself alone."""

import json
from pathlib import Path

import pytest

from generator.opendata import board_data as module
from generator.opendata.board_data import board_data, from_pack, to_pack
from generator.opendata.dataset import from_plain, to_plain
from generator.packs import read_pack, write_pack
from generator.printing.store import Store
from tests.example import BOARD, INTERIM_REPORT, replace, write_neighbour
from tests.opendata.conftest import Made
from tests.site_build import build, example_project, leave_handbook_out, leave_undrawn


def test_rows_are_the_same_by_way_of_json(each: Made) -> None:
    for dataset in each.data.datasets:
        again = from_plain(dataset, json.loads(json.dumps(to_plain(dataset, dataset.rows))))
        assert repr(again) == repr(dataset.rows)  # as 1.50 is no 1.5, and True no 1
    assert each.dataset("observationer").rows
    assert each.dataset("revideringar").rows


def test_a_board_is_kept_whole(example: Made, tmp_path: Path) -> None:
    made = board_data(example.views[0], None, Store(None))
    write_pack(tmp_path / "pack", to_pack(made))
    pack = read_pack(tmp_path / "pack")
    assert pack
    kept = from_pack(pack)
    assert kept.plain.keys() == made.plain.keys()
    for dataset in example.data.datasets:
        assert repr(kept.rows(dataset)) == repr(made.rows(dataset)), dataset.name
        assert kept.digest(dataset) == made.digest(dataset), dataset.name
    assert {name: kept.files[name].read() for name in kept.files} == {name: made.files[name].read() for name in made.files}
    assert {way: kept.lines[way].read() for way in kept.lines} == {way: made.lines[way].read() for way in made.lines}


@pytest.mark.site
def test_a_changed_figure_makes_no_other_boards_data_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_undrawn(monkeypatch)
    leave_handbook_out(monkeypatch)
    config = example_project(tmp_path, pdf="nej", engelska="nej")
    write_neighbour(tmp_path)
    made: list[str] = []
    slices = module._slices

    def noted(view: object, *rest: object) -> object:
        made.append(view.key)  # type: ignore[attr-defined]
        return slices(view, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_slices", noted)
    build(config, tmp_path / "site")
    assert len(made) == 3
    replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1", "lan;;5,2;5,9;6,4")
    made.clear()
    site = build(config, tmp_path / "site").folder
    assert made == [BOARD.removeprefix("data/")]
    whole = (site / "oppna-data/observationer.csv").read_text(encoding="utf-8")
    assert ",6.4,1," in whole
