"""Each figure against the text of its document: found there, in the order of the row."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.problems import Problem
from generator.rules import read_and_settle
from generator.sources.document_text import read_documents
from tests.example import INTERIM_REPORT, replace, write_example

DRIFT = f"{INTERIM_REPORT}/drift.csv"
LINES = ("bibliotek", "kulturskola", "stab")


def rows_of(root: Path) -> list[str]:
    return (root / DRIFT).read_text(encoding="utf-8").splitlines()


def found(root: Path, texts: Mapping[str, str]) -> list[Problem]:
    """What the documents' texts give for the lines of drift.csv that the test's document has."""
    problems = read_and_settle(root, texts).problems
    lines = [number for number, row in enumerate(rows_of(root), 1) if row.startswith(LINES)]
    return [
        p for p in problems if p.code.startswith("KALLA0") and p.place.file == DRIFT and p.place.line in lines
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


@pytest.fixture
def texts(root: Path) -> dict[str, str]:
    """The example's own rows as a document would print them, under the name that rapport.yml gives."""
    report = (root / INTERIM_REPORT / "rapport.yml").read_text(encoding="utf-8")
    name = next(line.split(":")[1].strip() for line in report.splitlines() if line.strip().startswith("fil:"))
    printed = [
        "   ".join(
            [
                row.split(";")[0],
                *(cell.split("[")[0].replace("-", "\u2013 ") for cell in row.split(";")[1:-2]),
            ]
        )
        for row in rows_of(root)[1:]
    ]
    return {Path(name).stem: "\n".join(printed)}


def test_figures_that_stand_as_in_the_document_are_no_problem(root: Path, texts: dict[str, str]) -> None:
    assert found(root, texts) == []


def test_a_figure_that_the_document_lacks_is_told_at_its_cell(root: Path, texts: dict[str, str]) -> None:
    replace(root, DRIFT, "bibliotek;41200", "bibliotek;41207")
    [problem] = found(root, texts)
    assert str(problem) == (
        f'{DRIFT}:2 kolumn "prognos 2024"\n'
        '  KALLA05  Siffran "41207" i raden "bibliotek" finns inte i dokumentets text.\n'
        "           Jämför cellen med dokumentet. Är texten inskannad kan den vara fel läst."
    )


def test_a_turned_sign_is_told(root: Path, texts: dict[str, str]) -> None:
    replace(root, DRIFT, "18400;-500", "18400;500")
    assert [(problem.code, problem.place.line) for problem in found(root, texts)] == [("KALLA06", 3)]


def test_figures_in_another_order_are_told_at_the_row(root: Path, texts: dict[str, str]) -> None:
    first, second = rows_of(root)[1].split(";")[1:3]
    replace(root, DRIFT, f"bibliotek;{first};{second}", f"bibliotek;{second};{first}")
    assert [(problem.code, problem.place.column) for problem in found(root, texts)] == [("KALLA06", None)]


def test_without_documents_nothing_is_compared_and_an_explanation_may_wait(root: Path) -> None:
    path = root / INTERIM_REPORT / "rapport.yml"
    entry = "förklaringar: [{problem: KALLA06, fil: drift.csv, gäller: Något., varför: Tabellen är delad.}]\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert [problem.code for problem in read_and_settle(root).problems] == []
    assert [problem.code for problem in read_and_settle(root, {}).problems] == ["FORK01"]


def test_only_text_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_bytes("1 000\r\n".encode("utf-16"))
    (tmp_path / "bild.txt").write_bytes(b"\x00\x01")
    (tmp_path / "annan.pdf").write_text("1", encoding="utf-8")
    assert read_documents(tmp_path) == {"plan": "1 000\n"}
