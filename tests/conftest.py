"""What every test may use: the same examples on every run, and a Chromium to open pages in."""

import gc
import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from generator.publishing.browser import find_chromium

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

# As seldom as the command itself looks for garbage: a worker that holds whole sites has much to look through.
gc.set_threshold(100_000, 20, 20)

# The files that take longest, longest first: a worker that begins with one of them near the end of the
# run would leave the other waiting. They begin with the two sites that both workers then share.
LONGEST = (
    "browser/test_measuring.py",
    "site/test_drawings.py",
    "site/test_parts.py",
    "browser/test_reading.py",
    "publishing/test_publish.py",
    "site/test_builds.py",
    "browser/test_using.py",
    "test_naughty.py",
    "site/test_embargo_bytes.py",
    "publishing/test_whole_way.py",
    "browser/test_search.py",
    "publishing/test_contract.py",
    "test_robustness.py",
    "browser/test_walk.py",
    "publishing/test_s3.py",
    "browser/test_web_server.py",
    "site/test_markup.py",
    "site/test_workers.py",
    "site/test_every_page.py",
    "site/test_preview.py",
    "browser/test_work_bar.py",
    "publishing/test_folder.py",
    "site/test_package.py",
    "test_marks.py",
    "test_catalogue.py",
    "test_charts.py",
    "site/test_web_server.py",
    "test_embargo.py",
    "test_corrections_page.py",
    "test_handbook.py",
    "site/test_handouts.py",
    "test_news.py",
    "site/test_embedded_charts.py",
    "test_links.py",
    "publishing/test_checks.py",
)


# What a module takes from tests.example to write, read and check a whole project, and the folders of tests that
# build, serve or publish one: those tests are no quick ones.
_PROJECTS = re.compile(r"\b(write_example|problems_of)\b")
_PROJECT_FOLDERS = ("opendata", "publishing")
_PROJECT_FILES = ("test_embedding.py", "test_messages.py", "test_real_data.py", "test_sweden.py")
_MARK_OF_ALL = re.compile(r"^pytestmark = .*", re.MULTILINE)
_LEFT_OUT = re.compile(r"not (\w+)(?: and |$)")


@cache
def _marks_of_all(path: Path) -> frozenset[str]:
    """The marks that every test of a module has, as its text tells: it is read before it is imported."""
    text = path.read_text(encoding="utf-8")
    marks = {mark for line in _MARK_OF_ALL.findall(text) for mark in re.findall(r"\bmark\.(\w+)", line)}
    named = path.parent.name in _PROJECT_FOLDERS or path.name in _PROJECT_FILES
    return frozenset(marks | ({"project"} if named or _PROJECTS.search(text) else set()))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leaves modules of which no test is wanted unread: what they import takes longer than the quick tests."""
    expression = config.option.markexpr
    left_out = _LEFT_OUT.findall(expression)
    if collection_path.suffix != ".py" or _LEFT_OUT.sub("", expression):
        return None
    return True if _marks_of_all(collection_path).intersection(left_out) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest files first; the tests of a file stay together, in their own order.

    Marks the tests of modules that work on whole projects.
    """
    for item in items:
        if "project" in _marks_of_all(item.path):
            item.add_marker(pytest.mark.project)
    folder = Path(__file__).parent
    places = {folder / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path, len(places)))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium.

    Raises: fails the test when there is none, since a browser test that is skipped tests nothing.
    """
    found = find_chromium()
    if found is None:
        pytest.fail("Chromium saknas. Installera chromium, eller ange programmets sökväg i CHROMIUM.")
    return found
