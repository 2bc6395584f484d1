"""What a board and a municipality define waits for the report that alone uses it."""

from datetime import datetime
from pathlib import Path

import pytest

from generator.model.board import Municipality
from generator.model.embargo import published_by, waiting
from generator.rules import read_and_check
from tests.example import BOARD, PLAN, replace, write_example

BEFORE = datetime.fromisoformat("2024-12-13T07:59:59+01:00")
AFTER = datetime.fromisoformat("2024-12-13T08:00+01:00")
LEVEL = """    - id: hemlig-niva
      namn: Hemlig nivå
      plural: Hemliga nivåer
      slag: uppdrag
      beskrivning: Finns bara i planen.
  uppfyllelse:
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def seen(root: Path, moment: datetime) -> Municipality:
    country, problems = read_and_check(root)
    assert [str(problem) for problem in problems] == []
    return published_by(country, moment).municipalities[0]


def test_a_table_that_only_a_waiting_report_has_is_not_there(root: Path) -> None:
    assert list(seen(root, BEFORE).boards[0].tables) == ["drift"]
    assert list(seen(root, AFTER).boards[0].tables) == ["drift", "resultat"]


def test_a_line_that_equals_one_of_a_table_that_waits_is_kept(root: Path) -> None:
    lines = seen(root, BEFORE).boards[0].tables["drift"].lines
    assert [line.id for line in lines] == ["bibliotek", "kulturskola", "stab", "nettokostnad"]
    assert lines[-1].parts == ("bibliotek", "kulturskola", "stab")


def test_a_purpose_and_a_model_that_cite_a_waiting_report_wait_with_it(root: Path) -> None:
    before, after = seen(root, BEFORE), seen(root, AFTER)
    assert (before.boards[0].purpose, before.boards[0].source) == ("", None)
    assert (before.steering_model.description, before.steering_model.source) == ("", None)
    assert "purpose" not in dict(before.boards[0].english)
    assert after.boards[0].purpose.startswith("Nämnden ansvarar för")
    assert after.steering_model.description.startswith("Fullmäktige beslutar")


def test_a_level_that_only_a_waiting_goal_has_is_not_there(root: Path) -> None:
    replace(root, "data/exempelstad/kommun.yml", "  uppfyllelse:\n", LEVEL)
    replace(root, f"{BOARD}/2025/mal.yml", "  - id: bokbuss\n    nivå: uppdrag\n", "  - id: bokbuss\n    nivå: hemlig-niva\n")
    assert [level.id for level in seen(root, BEFORE).steering_model.levels] == ["omrade", "mal", "uppdrag"]
    assert "hemlig-niva" in [level.id for level in seen(root, AFTER).steering_model.levels]


def test_a_name_for_the_years_of_a_waiting_report_waits(root: Path) -> None:
    replace(
        root,
        f"{BOARD}/namnd.yml",
        "    namn: Stab\n",
        "    namn: Ledning\n    tidigare namn:\n      - {namn: Stab, till: 2024}\n",
    )
    assert [area.name for area in seen(root, BEFORE).boards[0].service_areas][-1] == "Stab"
    assert [area.name for area in seen(root, AFTER).boards[0].service_areas][-1] == "Ledning"


def test_a_published_goal_under_a_heading_that_waits_is_there(root: Path) -> None:
    file = f"{BOARD}/2024/mal.yml"
    text = (root / file).read_text(encoding="utf-8")
    heading = "    beteckning: KN 1\n    källa: {rapport: delarsrapport-08, sida: 5}\n"
    assert heading in text
    country, _ = read_and_check(root)
    goal = country.municipalities[0].boards[0].goal_years[0].goals[0]
    replace(root, file, heading, heading.replace("delarsrapport-08", "sen"))
    country, _ = read_and_check(root)
    board = published_by(country, BEFORE).municipalities[0].boards[0]
    assert [found.id for found in board.goal_years[0].goals][:2] == [child.id for child in goal.children]


def test_pages_that_wait_are_not_named_by_the_measurement(root: Path) -> None:
    hidden = [
        "/exempelstad/kulturnamnden/2025/verksamhetsplan/",
        "/en/exempelstad/kulturnamnden/mal/bokbuss/",
        "/exempelstad/kulturnamnden/mal-efter/ar/2025/",
    ]
    listed = "".join(f"      - {address}\n" for address in hidden)
    replace(root, "data/tillganglighet.yml", "      - /om/\n", f"      - /om/\n{listed}")
    country, _ = read_and_check(root)
    for moment, examples in ((BEFORE, ("/om/",)), (AFTER, ("/om/", *hidden))):
        measurement = published_by(country, moment).measurement
        assert measurement
        assert measurement.faults[1].examples == examples


def test_what_waits_is_told_in_the_order_in_which_it_comes(root: Path) -> None:
    country, _ = read_and_check(root)
    start = datetime.fromisoformat("2024-01-01T00:00+01:00")
    assert [report.id for _, report in waiting(country, start)] == ["2024/delarsrapport-08", "2025/verksamhetsplan"]
    assert [report.id for _, report in waiting(country, BEFORE)] == ["2025/verksamhetsplan"]
    assert waiting(country, AFTER) == ()
    assert PLAN.endswith("2025/verksamhetsplan")
