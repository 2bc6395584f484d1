"""The calendar file of meetings: parsed back, folded by the book, the same bytes, nothing unpublished."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event

from generator.formats import STOCKHOLM
from generator.model.embargo import published_by
from generator.pages.meeting_calendar import meeting_calendar
from generator.pages.site_map import board_views
from generator.rules import read_and_check
from tests.editions import INTERIM, PLAN
from tests.example import BOARD, replace, write_example

SITE = "https://mal.exempelstad.example/webb/"
FILE = f"{BOARD}/sammantraden.yml"
LONG = "Ärendet om bokbussens väg till byarna, skolorna och äldreboendena; med svar på två frågor, en kommentar \\ och mer"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def calendar_of(root: Path, moment: datetime = PLAN, site_url: str | None = SITE) -> bytes:
    country, problems = read_and_check(root)
    assert problems == []
    (view,) = board_views(published_by(country, moment))
    return meeting_calendar(view, site_url)


def events(content: bytes) -> dict[date, Event]:
    found = Calendar.from_ical(content).walk("VEVENT")
    return {event.decoded("dtstart"): event for event in found if isinstance(event, Event)}


def with_time(root: Path, clock: str, venue: str = "") -> None:
    more = f'    tid: "{clock}"\n' + (f"    plats: {venue}\n" if venue else "")
    replace(root, FILE, "  - datum: 2024-05-15\n", f"  - datum: 2024-05-15\n{more}")


def test_a_meeting_without_a_known_time_lasts_all_day(root: Path) -> None:
    found = events(calendar_of(root))
    assert set(found) == {date(2024, 5, 15), date(2024, 12, 11)}
    event = found[date(2024, 12, 11)]
    assert event.decoded("dtend") == date(2024, 12, 12)
    assert str(event["summary"]) == "Kulturnämnden, Exempelstad: sammanträde"
    assert str(event["description"]) == "Verksamhetsplan 2025–2027"
    assert str(event["url"]) == f"{SITE}exempelstad/kulturnamnden/sammantraden/#sammantrade-2024-12-11"
    assert b"VTIMEZONE" not in calendar_of(root)


def test_the_stamp_is_when_the_report_came_and_not_a_clock(root: Path) -> None:
    found = events(calendar_of(root))
    assert found[date(2024, 12, 11)].decoded("dtstamp") == datetime(2024, 12, 13, 7, 0, tzinfo=UTC)
    assert calendar_of(root) == calendar_of(root)


def test_a_time_is_swedish_and_minds_summer_time(root: Path) -> None:
    with_time(root, "08:15", "Biblioteket")
    content = calendar_of(root)
    assert b"DTSTART;TZID=Europe/Stockholm:20240515T081500\r\n" in content
    (event,) = [event for event in events(content).values() if "location" in event]
    start = event.decoded("dtstart")
    assert start.astimezone(UTC) == datetime(2024, 5, 15, 6, 15, tzinfo=UTC)
    assert str(event["location"]) == "Biblioteket"
    (zone,) = Calendar.from_ical(content).walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Stockholm"


def test_the_time_zone_says_what_the_clock_in_sweden_does(root: Path) -> None:
    with_time(root, "08:15")
    (zone,) = Calendar.from_ical(calendar_of(root)).walk("VTIMEZONE")
    own = zone.to_tz()  # type: ignore[attr-defined]
    moment = datetime(2019, 1, 1, 12)
    while moment.year < 2027:
        assert moment.replace(tzinfo=own).utcoffset() == moment.replace(tzinfo=STOCKHOLM).utcoffset(), moment
        moment += timedelta(days=1)


def test_lines_end_as_they_must_and_are_folded_at_75_octets(root: Path) -> None:
    replace(root, FILE, "rubrik: Redovisning av uppdraget om meröppet bibliotek", f"rubrik: '{LONG}'")
    content = calendar_of(root)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)
    assert any(line.startswith(b" ") for line in lines)
    assert str(events(content)[date(2024, 5, 15)]["description"]) == f"{LONG}: Nämnden godkände redovisningen."


def test_a_meeting_keeps_its_id_when_it_is_told_more_of(root: Path) -> None:
    before = {str(event["uid"]) for event in events(calendar_of(root)).values()}
    with_time(root, "08:15", "Biblioteket")
    assert {str(event["uid"]) for event in events(calendar_of(root)).values()} == before
    assert len(before) == 2


def test_without_an_address_there_are_no_links(root: Path) -> None:
    assert b"URL" not in calendar_of(root, site_url=None)


def test_nothing_of_what_is_not_published_is_in_the_calendar(root: Path) -> None:
    content = calendar_of(root, INTERIM)
    assert b"20241211" not in content
    assert set(events(content)) == {date(2024, 5, 15)}
