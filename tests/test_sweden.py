"""The made-up Sweden is what our own check finds no error in, and the same for the same seed."""

from pathlib import Path

from generator.problems import errors_of
from generator.rules import read_and_check
from tests.site_build import fingerprint
from tests.sweden import Size, write_country

SMALL = Size(municipalities=2, boards=2, years=2, indicators=20)


def test_it_has_as_much_as_was_asked_for_and_no_error(tmp_path: Path) -> None:
    write_country(tmp_path, SMALL)
    country, problems = read_and_check(tmp_path)
    assert errors_of(problems) == []
    assert len(country.municipalities) == 2
    for municipality in country.municipalities:
        assert len(municipality.boards) == 2
        for board in municipality.boards:
            assert (len(board.years), len(board.indicators), len(board.reports)) == (2, 20, 4)
            assert len(board.figures) > 100


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_country(tmp_path / name, SMALL, seed=seed)
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "b") != fingerprint(tmp_path / "c")
