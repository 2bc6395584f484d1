"""Dates that cannot be right, and meetings that are not accounted for."""

from pathlib import Path

import pytest

from tests.example import INTERIM_REPORT, PLAN, replace, told, write_example

INTERIM, PLANNED = f"{INTERIM_REPORT}/rapport.yml", f"{PLAN}/rapport.yml"
MEETING = "  datum: 2024-12-11\n  paragraf: § 87\n"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "what", "fix"),
    [
        (
            INTERIM,
            "daterat: 2024-09-12",
            "daterat: 2024-08-12",
            8,
            "Dokumentet är daterat 12 augusti 2024, men perioden slutar 31 augusti 2024.",
            "Rätta avser eller daterat.",
        ),
        (
            INTERIM,
            "publiceras: 2024-09-26T08:00+02:00",
            "publiceras: 2024-09-11T23:00+02:00",
            4,
            "Rapporten publiceras 11 september 2024, före dokumentets datum 12 september 2024.",
            "Rätta publiceras eller daterat.",
        ),
        (
            PLANNED,
            "daterat: 2024-12-05",
            "daterat: 2025-01",
            4,
            "Rapporten publiceras 13 december 2024, före dokumentets datum januari 2025.",
            "Rätta publiceras eller daterat.",
        ),
        (
            PLANNED,
            "datum: 2024-12-11",
            "datum: 2024-12-18",
            4,
            "Rapporten publiceras 13 december 2024, före sammanträdet 18 december 2024.",
            "Rätta publiceras eller sammanträdets datum.",
        ),
    ],
)
def test_dates_in_an_impossible_order_are_told(
    tmp_path: Path, file: str, old: str, new: str, line: int, what: str, fix: str
) -> None:
    write_example(tmp_path)
    replace(tmp_path, file, old, new)
    assert told(tmp_path) == [f"{file}:{line}\n  RAPP01  {what}\n          {fix}"]


def test_the_day_of_publishing_is_that_of_swedish_time(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, PLANNED, "publiceras: 2024-12-13T08:00+01:00", "publiceras: 2024-12-10T23:30+00:00")
    assert told(tmp_path) == []


def test_a_report_without_a_meeting_date_tells_to_give_it_or_the_reason(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, PLANNED, MEETING, "  paragraf: § 87\n")
    assert told(tmp_path) == [
        f"{PLANNED}:10\n"
        "  RAPP02  Rapporten saknar sammanträdets datum.\n"
        "          Lägg till datum: med dagen, eller datum saknas: med skälet."
    ]


def test_a_meeting_with_both_a_date_and_a_reason_for_none_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, PLANNED, MEETING, f"{MEETING}  datum saknas: Vi vet inte.\n")
    assert told(tmp_path) == [
        f"{PLANNED}:10\n  RAPP02  Sammanträdet har både datum och datum saknas.\n          Ta bort det ena."
    ]
