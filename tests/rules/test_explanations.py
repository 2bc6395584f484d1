"""Problems that a report explains: gone from the list, told to readers, and only the very problem meant."""

from pathlib import Path

import pytest

from generator.rules import read_and_check, read_and_settle
from tests.example import PLAN, replace, told, write_example

CLAIM = "Summan av posterna är 69\u00a0400, men Nettokostnad, plan 2027, säger 69\u00a0410."
REASON = "Planen summerar fel. Vi visar den summa som står i den."
ENTRY = "förklaringar:\n  - {{problem: {code}, fil: {file}, gäller: '{claim}', varför: {reason}}}\n"


def explain(root: Path, code: str = "SUM01", file: str = "drift.csv", claim: str = CLAIM) -> None:
    path = root / PLAN / "rapport.yml"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    entry = ENTRY.format(code=code, file=file, claim=claim.replace("\u00a0", " "), reason=REASON)
    path.write_text(f"{text}\n{entry}", encoding="utf-8", newline="\n")


@pytest.fixture
def wrong_sum(tmp_path: Path) -> Path:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400", "69 410")
    return tmp_path


def test_an_explained_problem_is_told_no_more_and_stands_with_its_figure(wrong_sum: Path) -> None:
    explain(wrong_sum)
    settled = read_and_settle(wrong_sum)
    assert [str(problem) for problem in settled.problems] == []
    assert [(remark.problem.code, remark.reason) for remark in settled.explained] == [("SUM01", REASON)]
    report = settled.country.municipalities[0].boards[0].report("2025/verksamhetsplan")
    assert report is not None
    assert report.remarks == settled.explained
    table = next(table for table in report.tables if table.file_name == "drift.csv")
    explained = [cell.text for row in table.rows for cell in row.cells if cell.explanations == (REASON,)]
    assert explained == ["69 410"]


def test_an_explanation_of_another_figure_explains_nothing(wrong_sum: Path) -> None:
    explain(wrong_sum)
    replace(wrong_sum, f"{PLAN}/drift.csv", "69 410", "69 420")
    problems = told(wrong_sum)
    assert [problem.split("\n")[1].split()[0] for problem in problems] == ["SUM01", "FORK01"]
    assert problems[1].endswith(
        "  FORK01  Granskningen hittar inget SUM01 i drift.csv som säger så.\n"
        "          Stämmer förklaringen ändå? Skriv då gäller: Summan av posterna är 69\u00a0400, "
        "men Nettokostnad, plan 2027, säger 69\u00a0420."
    )


def test_an_explanation_that_is_no_longer_needed_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    explain(tmp_path)
    assert [problem.split("\n")[1:] for problem in told(tmp_path)] == [
        [
            "  FORK01  Granskningen hittar inget SUM01 i drift.csv som säger så.",
            "          Ta bort förklaringen.",
        ]
    ]


@pytest.mark.parametrize(
    ("code", "what"),
    [("CSV02", "Problemet CSV02 kan inte förklaras."), ("XYZ99", "Koden XYZ99 finns inte.")],
)
def test_what_must_be_mended_cannot_be_explained(tmp_path: Path, code: str, what: str) -> None:
    write_example(tmp_path)
    explain(tmp_path, code)
    assert [problem.split("\n")[1:] for problem in told(tmp_path)] == [
        [f"  FORK02  {what}", "          Rätta problemet, och ta bort förklaringen."]
    ]


def test_an_explanation_of_another_file_explains_nothing(wrong_sum: Path) -> None:
    explain(wrong_sum, file="resultat.csv")
    assert [problem.split("\n")[1].split()[0] for problem in told(wrong_sum)] == ["SUM01", "FORK01"]


def test_without_explanations_no_report_has_remarks(tmp_path: Path) -> None:
    write_example(tmp_path)
    country, _ = read_and_check(tmp_path)
    assert all(report.remarks == () for report in country.municipalities[0].boards[0].reports)


def test_while_a_file_cannot_be_read_no_explanation_is_called_needless(tmp_path: Path) -> None:
    write_example(tmp_path)
    explain(tmp_path)
    replace(tmp_path, f"{PLAN}/indikatorer.csv", "61 240", "61.240")
    assert [problem.code for problem in read_and_settle(tmp_path).problems] == ["CSV03"]


def test_a_needless_explanation_waits_for_what_else_is_wrong(wrong_sum: Path) -> None:
    explain(wrong_sum, code="SUM04", claim="Nettokostnader är 1 här, men 2 där.")
    problem = told(wrong_sum)[-1].split("\n")
    assert problem[1:] == [
        "  FORK01  Granskningen hittar inget SUM04 i drift.csv som säger så.",
        "          Rätta först nämndens andra problem. Står varningen kvar, ta bort förklaringen.",
    ]
