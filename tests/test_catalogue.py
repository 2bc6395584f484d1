"""The catalogue's examples: each is tried on Exempelstad, and gives the very message that it shows."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.problems import CATALOGUE, Edit, ProblemKind
from tests.example import problems_of, replace, write, write_example

pytestmark = pytest.mark.slow

# What no short text can show: a very large file, a link, a file that may not be opened; and what is only
# told with the documents at hand (`granska --dokument`).
WITHOUT_EXAMPLE = {"FIL04", "FIL05", "FIL07", "KALLA05", "KALLA06"}


def make(root: Path, edits: Iterable[Edit]) -> None:
    write_example(root)
    for edit in edits:
        if edit.before is None:
            write(root, edit.file, edit.after)
        else:
            replace(root, edit.file, edit.before, edit.after)


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_the_example_gives_the_message_that_it_shows(kind: ProblemKind, tmp_path: Path) -> None:
    if kind.example is None:
        assert kind.code in WITHOUT_EXAMPLE
        return
    make(tmp_path, kind.example.edits)
    found = [problem for problem in problems_of(tmp_path) if problem.code == kind.code]
    assert found, "the example does not have the problem"
    assert found[0].what == kind.example.message
    assert found[0].severity is kind.severity


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_the_near_miss_is_let_pass(kind: ProblemKind, tmp_path: Path) -> None:
    if kind.near_miss is None:
        assert kind.code in WITHOUT_EXAMPLE
        return
    make(tmp_path, kind.near_miss.edits)
    assert [str(problem) for problem in problems_of(tmp_path) if problem.code == kind.code] == []
    assert kind.near_miss.because.endswith(".")


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_an_entry_explains_itself_in_sentences(kind: ProblemKind) -> None:
    assert not kind.title.endswith(".")
    for text in (kind.meaning, kind.why, kind.remedy):
        assert text.endswith("."), text


def test_no_code_stands_in_two_families() -> None:
    assert len(CATALOGUE) == len(set(CATALOGUE))
