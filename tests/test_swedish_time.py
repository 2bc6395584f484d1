"""Times as Swedish clocks show them, on the two days a year when they are moved."""

from datetime import datetime
from pathlib import Path

import pytest

from generator.model.embargo import waiting
from generator.rules import read_and_check
from generator.sources.swedish_time import UnclearTime, check_offset, of_swedish_clock
from tests.example import PLAN, replace, told, write_example

TWICE = "inträffar två gånger den dagen"
NEVER = "finns inte den dagen"


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("2024-07-01T08:00", "2024-07-01T08:00+02:00"),
        ("2024-12-01T08:00", "2024-12-01T08:00+01:00"),
        ("2024-10-27T01:59", "2024-10-27T01:59+02:00"),
        ("2024-10-27T03:00", "2024-10-27T03:00+01:00"),
        ("2025-03-30T01:59", "2025-03-30T01:59+01:00"),
        ("2025-03-30T03:00", "2025-03-30T03:00+02:00"),
    ],
)
def test_a_swedish_clock_shows_summer_time_and_winter_time(shown: str, meant: str) -> None:
    assert of_swedish_clock(moment(shown)).isoformat() == moment(meant).isoformat()


def test_the_hour_that_comes_twice_must_be_told_apart() -> None:
    both = r"Skriv 2024-10-27T02:30\+02:00 \(sommartid\) eller 2024-10-27T02:30\+01:00 \(vintertid\)\."
    with pytest.raises(UnclearTime, match=rf"Klockan 02\.30 {TWICE}.*{both}"):
        of_swedish_clock(moment("2024-10-27T02:30"))


def test_the_hour_that_never_comes_is_no_time() -> None:
    with pytest.raises(UnclearTime, match=rf"Klockan 02\.30 {NEVER}.*Skriv 2025-03-30T03:30\+02:00\."):
        of_swedish_clock(moment("2025-03-30T02:30"))


@pytest.mark.parametrize(
    "stated", ["2024-10-27T02:30+02:00", "2024-10-27T02:30+01:00", "2024-07-01T08:00Z", "2024-12-01T08:00+00:00"]
)
def test_a_time_with_the_zone_of_its_day_is_clear(stated: str) -> None:
    check_offset(moment(stated))


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("2024-07-01T08:00+01:00", r"Svensk tid är \+02:00 den dagen\. Skriv 2024-07-01T08:00\+02:00\."),
        ("2024-12-01T08:00+02:00", r"Svensk tid är \+01:00 den dagen\. Skriv 2024-12-01T08:00\+01:00\."),
        ("2025-03-30T02:30+01:00", NEVER),
        ("2025-03-30T02:30+02:00", NEVER),
        ("2024-10-27T02:30+03:00", TWICE),
    ],
)
def test_another_zone_is_a_slip(stated: str, told: str) -> None:
    with pytest.raises(UnclearTime, match=told):
        check_offset(moment(stated))


def test_a_report_an_hour_late_by_winter_time_in_summer_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/rapport.yml", "2024-12-13T08:00+01:00", "2025-06-13T08:00+01:00")
    assert any("Svensk tid är +02:00 den dagen. Skriv 2025-06-13T08:00+02:00." in each for each in told(tmp_path))


@pytest.mark.parametrize(
    ("stated", "first_seen", "last_hidden"),
    [
        # The first time clocks show 02.30, and the second, an hour later.
        ("2024-10-27T02:30+02:00", "2024-10-27T00:30+00:00", "2024-10-27T00:29:59+00:00"),
        ("2024-10-27T02:30+01:00", "2024-10-27T01:30+00:00", "2024-10-27T02:59:59+02:00"),
    ],
)
def test_a_report_of_either_of_the_two_hours_is_seen_from_that_one(
    tmp_path: Path, stated: str, first_seen: str, last_hidden: str
) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/rapport.yml", "2024-12-13T08:00+01:00", stated)
    replace(tmp_path, f"{PLAN}/rapport.yml", "daterat: 2024-12-05", "daterat: 2024-10-05")
    replace(tmp_path, f"{PLAN}/rapport.yml", "datum: 2024-12-11", "datum: 2024-10-11")
    country, problems = read_and_check(tmp_path)
    assert [str(problem) for problem in problems] == []
    assert waiting(country, moment(first_seen)) == ()
    assert [report.id for _, report in waiting(country, moment(last_hidden))] == ["2025/verksamhetsplan"]
