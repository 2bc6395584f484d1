"""Periods as source files write them: where they begin, where they end, and what is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.period import Period, PeriodKind


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 1, 1), date(2024, 2, 29)),
        ("2024-08", date(2024, 1, 1), date(2024, 8, 31)),
        ("2024-K2", date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-T3", date(2024, 9, 1), date(2024, 12, 31)),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31)),
        ("2023/24", date(2023, 7, 1), date(2024, 6, 30)),
        ("2099/00", date(2099, 7, 1), date(2100, 6, 30)),
    ],
)
def test_a_period_begins_and_ends_and_is_written_as_it_was_read(text: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert period is not None
    assert (period.start, period.end, str(period)) == (start, end, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "0000",
        "9999/00",
        "2024-13",
        "2024-00",
        "2024-K5",
        "2024-T0",
        "2024-H3",
        "2023/25",
        "2024-8",
        "٢٠٢٤",
    ],
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert Period.parse(text) is None


def test_periods_are_ordered_by_their_end_and_then_their_start() -> None:
    texts = ["2024", "2024-K2", "2023/24", "2024-08", "2023", "2024-H1"]
    periods = [period for text in texts if (period := Period.parse(text))]
    assert [str(period) for period in sorted(periods)] == [
        "2023",
        "2023/24",
        "2024-H1",
        "2024-K2",
        "2024-08",
        "2024",
    ]


def test_only_a_year_and_a_school_year_are_whole_years() -> None:
    whole = [text for text in ("2024", "2023/24", "2024-12", "2024-H2") if Period.parse(text).is_whole_year]  # type: ignore[union-attr]
    assert whole == ["2024", "2023/24"]


@given(st.sampled_from(PeriodKind), st.integers(1900, 2199), st.integers(1, 2))
def test_every_period_is_read_as_it_is_written(kind: PeriodKind, year: int, part: int) -> None:
    period = Period(kind, year, 0 if kind in (PeriodKind.YEAR, PeriodKind.SCHOOL_YEAR) else part)
    assert Period.parse(str(period)) == period
    assert period.start < period.end
