"""Dates in their order, and a meeting or the reason why there is none."""

from collections.abc import Iterator

from generator import swedish
from generator.model.board import Board, Municipality
from generator.model.report import ReportKind
from generator.problems import Problem


def check_report_dates(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A follow-up is dated after its period ends, and no report is published before its date."""
    for report in board.reports:
        dated = report.document.dated
        if report.kind is not ReportKind.PLAN and dated.latest < report.period.end:
            end = swedish.day(report.period.end)
            what = f"Dokumentet är daterat {swedish.month_or_day(dated)}, men perioden slutar {end}."
            yield Problem("RAPP01", report.place_of("daterat"), what, "Rätta avser eller daterat.")
        published = report.publish_at.astimezone(swedish.STOCKHOLM).date()
        if (published.year, published.month) < (dated.year, dated.month) or (
            dated.day is not None and published < dated.latest
        ):
            when = swedish.month_or_day(dated)
            what = f"Rapporten publiceras {swedish.day(published)}, före dokumentets datum {when}."
            yield Problem("RAPP01", report.place_of("publiceras"), what, "Rätta publiceras eller daterat.")
        if report.meeting.date and published < report.meeting.date:
            met = swedish.day(report.meeting.date)
            what = f"Rapporten publiceras {swedish.day(published)}, före sammanträdet {met}."
            fix = "Rätta publiceras eller sammanträdets datum."
            yield Problem("RAPP01", report.place_of("publiceras"), what, fix)


def check_meetings(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A report tells when the board treated it, or why that is not known; never both."""
    for report in board.reports:
        meeting = report.meeting
        if meeting.date is None and meeting.date_missing is None:
            what = "Rapporten saknar sammanträdets datum."
            fix = "Lägg till datum: med dagen, eller datum saknas: med skälet."
            yield Problem("RAPP02", report.place_of("sammanträde"), what, fix)
        if meeting.date is not None and meeting.date_missing is not None:
            what = "Sammanträdet har både datum och datum saknas."
            yield Problem("RAPP02", report.place_of("sammanträde"), what, "Ta bort det ena.")
