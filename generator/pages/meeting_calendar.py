"""The meetings of a board as a calendar file (iCalendar, RFC 5545), the same bytes for the same sources."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from generator import formats
from generator.language import _
from generator.model.board import BoardMeeting
from generator.model.report import Report
from generator.pages.changes import IDENTITY
from generator.pages.page import FeedLink
from generator.pages.view import BoardView, report_name

MEDIA_TYPE = "text/calendar"
_PRODUCER = "-//Öppna mål//Sammanträden//SV"


@dataclass(frozen=True)
class _Day:
    """A day's meeting: what documents name of it, and the reports that it treated."""

    when: date
    meeting: BoardMeeting | None
    reports: tuple[Report, ...]


def calendar_link(view: BoardView) -> FeedLink:
    return FeedLink(_("Sammanträden, {board}", board=view.where), f"{view.address}sammantraden/kalender.ics", MEDIA_TYPE)


def meeting_calendar(view: BoardView, site_url: str | None) -> bytes:
    """The calendar's file. It speaks Swedish. Events have links when the site has an address."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("name", f"Sammanträden – {view.where}")
    calendar.add("x-wr-calname", f"Sammanträden – {view.where}")
    days = list(_days(view))
    if any(_start(day) for day in days):
        calendar.add_component(_swedish_time())
    for day in days:
        calendar.add_component(_event(view, day, site_url))
    return bytes(calendar.to_ical())


def _days(view: BoardView) -> Iterator[_Day]:
    """Every day with a meeting, oldest first."""
    named = {meeting.date: meeting for meeting in view.board.meetings}
    treated = {report.meeting.date for report in view.board.reports if report.meeting.date}
    for when in sorted({*named, *treated}):
        reports = tuple(report for report in view.board.reports if report.meeting.date == when)
        yield _Day(when, named.get(when), reports)


def _event(view: BoardView, day: _Day, site_url: str | None) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{IDENTITY}sammanträde\0{view.key}\0{day.when}")))
    event.add("dtstamp", _known_since(view, day))
    start = _start(day)
    if start:
        event.add("dtstart", start)
    else:
        event.add("dtstart", day.when)
        event.add("dtend", day.when + timedelta(days=1))
    event.add("summary", f"{view.board.name}, {view.municipality.short_name}: sammanträde")
    if day.meeting and day.meeting.venue:
        event.add("location", day.meeting.venue)
    if told := "\n".join(_description(day)):
        event.add("description", told)
    if site_url:
        event.add("url", f"{site_url.rstrip('/')}{view.address}sammantraden/#sammantrade-{day.when}")
    event.add("transp", "TRANSPARENT")
    return event


def _start(day: _Day) -> datetime | None:
    """The time that a document states; without one the meeting is known by its day alone."""
    if day.meeting is None or not day.meeting.time:
        return None
    return datetime.combine(day.when, time.fromisoformat(day.meeting.time), formats.STOCKHOLM)


def _known_since(view: BoardView, day: _Day) -> datetime:
    """When the newest report that tells of the meeting was published."""
    named = view.board.report(day.meeting.source.report_id) if day.meeting else None
    told = [report.publish_at for report in (*day.reports, *([named] if named else []))]
    return max(told).astimezone(UTC)


def _description(day: _Day) -> Iterator[str]:
    yield from (report_name(report) for report in day.reports)
    for item in day.meeting.items if day.meeting else ():
        yield f"{item.title}: {item.decision}" if item.decision else item.title


def _swedish_time() -> Timezone:
    """Europe/Stockholm as it has been since 1996: summer time from March to October."""
    zone = Timezone()
    zone.add("tzid", "Europe/Stockholm")
    for half, month, hour, before, after, name in (
        (TimezoneDaylight(), 3, 2, 1, 2, "CEST"),
        (TimezoneStandard(), 10, 3, 2, 1, "CET"),
    ):
        half.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))
        half.add("rrule", vRecur(freq="YEARLY", bymonth=month, byday="-1SU"))
        half.add("tzoffsetfrom", timedelta(hours=before))
        half.add("tzoffsetto", timedelta(hours=after))
        half.add("tzname", name)
        zone.add_component(half)
    return zone
