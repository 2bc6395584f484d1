"""Remarks compare reports: those that compare with a report that waits wait too."""

from datetime import datetime
from pathlib import Path

import pytest

from generator.model.board import Board
from generator.rules import read_and_settle
from generator.rules.seen import seen_at
from tests.example import INTERIM_REPORT, replace, write_example

BEFORE = datetime.fromisoformat("2024-12-10T08:00+01:00")
AFTER = datetime.fromisoformat("2024-12-13T08:00+01:00")
SUM = "Summan av posterna är 66 100, men Nettokostnad, prognos 2024, säger 66 110."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The interim report is dated after the plan but published before it, so that it is the one to explain."""
    write_example(tmp_path)
    file = f"{INTERIM_REPORT}/rapport.yml"
    replace(tmp_path, file, "daterat: 2024-09-12", "daterat: 2024-12-08")
    replace(tmp_path, file, "publiceras: 2024-09-26T08:00+02:00", "publiceras: 2024-12-09T08:00+01:00")
    replace(tmp_path, f"{INTERIM_REPORT}/drift.csv", "nettokostnad;66100;66500;400", "nettokostnad;66110;66500;390")
    claims = [problem for problem in read_and_settle(tmp_path).problems if problem.code in ("REV01", "SUM01")]
    entries = "".join(
        f"  - {{problem: {problem.code}, fil: {Path(problem.place.file).name}, gäller: '{problem.what}', "
        f"varför: Skälet till {problem.code}.}}\n"
        for problem in {problem.what: problem for problem in claims}.values()
    )
    path = tmp_path / file
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()}\nförklaringar:\n{entries}", encoding="utf-8", newline="\n")
    return tmp_path


def board_at(root: Path, moment: datetime) -> Board:
    return seen_at(read_and_settle(root), moment).municipalities[0].boards[0]


def told_by(found: object) -> str:
    """All of it as text, with plain spaces."""
    return repr(found).replace("\\xa0", " ")


def test_a_remark_that_tells_of_a_report_that_waits_is_left_out(root: Path) -> None:
    board = board_at(root, BEFORE)
    assert [report.id for report in board.reports] == ["2024/delarsrapport-08"]
    assert {remark.problem.code for remark in board.reports[0].remarks} == {"SUM01"}
    report = board.reports[0]
    shown = told_by([report.remarks, report.tables, report.prose, board.goal_years])
    assert "66 110" in shown
    assert "81 402" not in shown
    assert "där 42 350" not in shown


def test_once_the_report_is_published_the_remark_is_there(root: Path) -> None:
    report = board_at(root, AFTER).report("2024/delarsrapport-08")
    assert report
    assert {remark.problem.code for remark in report.remarks} == {"REV01", "SUM01"}
    assert "81 402" in told_by(report.remarks)
    assert "där 42 350" in told_by(report.remarks)


def test_the_reason_stands_with_the_figure_only_while_the_remark_holds(root: Path) -> None:
    for moment, reasons in ((BEFORE, ()), (AFTER, ("Skälet till REV01.",))):
        report = board_at(root, moment).report("2024/delarsrapport-08")
        assert report
        visits = report.tables[0].rows[0]
        assert visits.cells[2].explanations == reasons
