"""A board whose files are as they were is not checked again, and what is said of it is what a check would say."""

from pathlib import Path

import pytest

from generator import rules
from generator.kept import CACHE_FOLDER
from generator.model.board import Board, Municipality
from generator.problems import Problem
from generator.rules import read_and_settle
from tests.example import BOARD, INTERIM_REPORT, replace, write_example, write_neighbour


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The boards that are checked from now on."""
    found: list[str] = []
    whole = rules.check_board

    def noting(municipality: Municipality, board: Board) -> object:
        found.append(board.id)
        return whole(municipality, board)

    monkeypatch.setattr(rules, "check_board", noting)
    return found


def told(root: Path, checked: list[str], *, is_kept: bool = True) -> tuple[tuple[Problem, ...], list[str]]:
    """The problems, and which boards were checked for them."""
    checked.clear()
    return read_and_settle(root, is_kept=is_kept).problems, list(checked)


@pytest.mark.project
def test_only_the_board_that_changed_is_checked_again(tmp_path: Path, checked: list[str]) -> None:
    write_example(tmp_path)
    write_neighbour(tmp_path)
    before, all_boards = told(tmp_path, checked)
    assert len(all_boards) == 3
    assert told(tmp_path, checked) == (before, [])
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "66100;66500;400", "76100;66500;400")
    broken, again = told(tmp_path, checked)
    assert again == ["kulturnamnden"]
    assert broken != before
    assert told(tmp_path, checked) == (broken, [])
    assert told(tmp_path, checked, is_kept=False)[0] == broken
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "76100;66500;400", "66100;66500;400")
    assert told(tmp_path, checked) == (before, [])


@pytest.mark.project
def test_goals_of_the_other_boards_of_a_municipality_count(tmp_path: Path, checked: list[str]) -> None:
    write_example(tmp_path)
    write_neighbour(tmp_path)
    told(tmp_path, checked)
    path = next((tmp_path / "data/grannkoping").rglob("mal.yml"))
    path.write_text(f"# Mål\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert sorted(told(tmp_path, checked)[1]) == ["fritidsnamnden", "kulturnamnden"]


@pytest.mark.project
def test_what_all_boards_share_makes_all_be_checked(tmp_path: Path, checked: list[str]) -> None:
    write_example(tmp_path)
    told(tmp_path, checked)
    replace(tmp_path, "data/exempelstad/kommun.yml", "kortnamn: Exempelstad\n", "kortnamn: Staden\n")
    assert told(tmp_path, checked)[1] == ["kulturnamnden"]


@pytest.mark.project
def test_unless_it_is_asked_for_nothing_is_kept(tmp_path: Path, checked: list[str]) -> None:
    write_example(tmp_path)
    told(tmp_path, checked, is_kept=False)
    assert not (tmp_path / CACHE_FOLDER).exists()


@pytest.mark.project
def test_no_personal_number_is_kept(tmp_path: Path, checked: list[str]) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/namnd.yml", "namn: Kulturnämnden\n", "namn: Kulturnämnden 19121212-1212\n")
    told(tmp_path, checked)
    kept = [path.read_text(encoding="utf-8", errors="replace") for path in (tmp_path / CACHE_FOLDER).rglob("*.del")]
    assert kept
    assert "1212-1212" not in "".join(kept)
