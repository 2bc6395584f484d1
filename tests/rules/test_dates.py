"""Dates that cannot be right, and meetings that are not accounted for."""

from pathlib import Path

import pytest

from tests.example import INTERIM_REPORT, PLAN, problems_of, replace, told, write_example

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
    assert [problem for problem in told(tmp_path) if "  RAPP03  " not in problem] == [
        f"{file}:{line}\n  RAPP01  {what}\n          {fix}"
    ]


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


def test_a_document_that_is_younger_than_its_meeting_is_a_warning(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, PLANNED, "datum: 2024-12-11", "datum: 2024-12-04")
    assert told(tmp_path) == [
        f"{PLANNED}:8\n"
        "  RAPP03  Dokumentet är daterat 5 december 2024, efter sammanträdet 4 december 2024.\n"
        "          Rätta daterat eller sammanträdets datum."
    ]


@pytest.mark.parametrize("dated", ["2024-12-11", "2024-12"])
def test_a_document_may_be_of_the_day_or_the_month_of_its_meeting(tmp_path: Path, dated: str) -> None:
    write_example(tmp_path)
    replace(tmp_path, PLANNED, "daterat: 2024-12-05", f"daterat: {dated}")
    replace(tmp_path, PLANNED, "publiceras: 2024-12-13T", "publiceras: 2025-01-13T")
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("period", "words", "folder"),
    [("2023-08", "januari–augusti 2023", 2023), ("2022/23", "läsåret 2022/23", 2023), ("2025", "2025", 2025)],
)
def test_a_report_of_another_year_than_its_folder_is_told(
    tmp_path: Path, period: str, words: str, folder: int
) -> None:
    write_example(tmp_path)
    replace(tmp_path, INTERIM, "avser: 2024-08", f"avser: {period}")
    found = [problem for problem in problems_of(tmp_path) if problem.code == "RAPP04"]
    assert [(problem.place.file, problem.what, problem.fix) for problem in found] == [
        (
            INTERIM,
            f"Rapporten avser {words}, men ligger i mappen 2024.",
            f"Flytta rapportens mapp till {folder}, eller rätta avser.",
        )
    ]


@pytest.mark.parametrize("period", ["2024-T2", "2023/24", "2024-H1"])
def test_a_part_of_the_year_and_a_school_year_lie_in_it(tmp_path: Path, period: str) -> None:
    write_example(tmp_path)
    replace(tmp_path, INTERIM, "avser: 2024-08", f"avser: {period}")
    assert "RAPP04" not in {problem.code for problem in problems_of(tmp_path)}
