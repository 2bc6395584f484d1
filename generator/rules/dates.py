"""Dates in their order and in their year, and a meeting or the reason why there is none."""

from collections.abc import Iterator
from datetime import date

from generator import formats
from generator.model.board import Board, Municipality
from generator.model.report import MonthOrDay, ReportKind
from generator.problems import Problem


def check_report_dates(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A follow-up is dated after its period ends, and no report is published before its date."""
    for report in board.reports:
        dated = report.document.dated
        looks_back = report.kind not in (ReportKind.PLAN, ReportKind.STATISTICS)
        if looks_back and dated.latest < report.period.end:
            end = formats.day(report.period.end)
            what = f"Dokumentet är daterat {formats.month_or_day(dated)}, men perioden slutar {end}."
            yield Problem("RAPP01", report.place_of("daterat"), what, "Rätta avser eller daterat.")
        published = report.publish_at.astimezone(formats.STOCKHOLM).date()
        if (published.year, published.month) < (dated.year, dated.month) or (
            dated.day is not None and published < dated.latest
        ):
            when = formats.month_or_day(dated)
            what = f"Rapporten publiceras {formats.day(published)}, före dokumentets datum {when}."
            yield Problem("RAPP01", report.place_of("publiceras"), what, "Rätta publiceras eller daterat.")
        if report.meeting.date and published < report.meeting.date:
            met = formats.day(report.meeting.date)
            what = f"Rapporten publiceras {formats.day(published)}, före sammanträdet {met}."
            fix = "Rätta publiceras eller sammanträdets datum."
            yield Problem("RAPP01", report.place_of("publiceras"), what, fix)


def check_years(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A report lies in the folder of a year that its period belongs to."""
    for report in board.reports:
        period = report.period
        if not period.start.year <= report.year <= period.end.year:
            what = f"Rapporten avser {formats.period(period)}, men ligger i mappen {report.year}."
            fix = f"Flytta rapportens mapp till {period.end.year}, eller rätta avser."
            yield Problem("RAPP04", report.place_of("avser"), what, fix)


def check_meetings(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A report tells when the board treated it (after it was written), or why that is not known; never both."""
    for report in board.reports:
        meeting = report.meeting
        if meeting.date is None and meeting.date_missing is None:
            what = "Rapporten saknar sammanträdets datum."
            fix = "Lägg till datum: med dagen, eller datum saknas: med skälet."
            yield Problem("RAPP02", report.place_of("sammanträde"), what, fix)
        if meeting.date is not None and meeting.date_missing is not None:
            what = "Sammanträdet har både datum och datum saknas."
            yield Problem("RAPP02", report.place_of("sammanträde"), what, "Ta bort det ena.")
        if meeting.date is not None and meeting.date < _earliest(report.document.dated):
            when, met = formats.month_or_day(report.document.dated), formats.day(meeting.date)
            what = f"Dokumentet är daterat {when}, efter sammanträdet {met}."
            fix = "Rätta daterat eller sammanträdets datum."
            yield Problem("RAPP03", report.place_of("daterat"), what, fix)


def _earliest(when: MonthOrDay) -> date:
    """The first day that a document's date can mean."""
    return date(when.year, when.month, when.day or 1)
