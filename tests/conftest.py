"""What every test may use: the same examples on every run, and a Chromium to open pages in."""

from pathlib import Path

import pytest
from hypothesis import settings

from generator.publishing.browser import find_chromium

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

# The files that take longest, longest first: a worker that begins with one of them near the end of the
# run would leave the other waiting. They begin with the two sites that both workers then share.
LONGEST = (
    "browser/test_measuring.py",
    "site/test_drawings.py",
    "site/test_every_page.py",
    "test_naughty.py",
    "site/test_builds.py",
    "browser/test_reading.py",
    "browser/test_using.py",
    "test_robustness.py",
    "site/test_english.py",
    "site/test_handouts.py",
    "browser/test_search.py",
    "site/test_embargo_bytes.py",
    "publishing/test_publish.py",
    "site/test_preview.py",
    "test_embargo.py",
    "test_links.py",
    "site/test_package.py",
    "test_papers.py",
    "browser/test_work_bar.py",
    "test_handbook.py",
    "test_charts.py",
    "site/test_markup.py",
)


# What a module takes from tests.example to write, read and check a whole project, and the folders of tests that
# build, serve or publish one: those tests are no quick ones.
_PROJECTS = ("write_example", "problems_of")
_PROJECT_FOLDERS = ("opendata", "publishing")
_PROJECT_FILES = ("test_embedding.py", "test_messages.py", "test_real_data.py", "test_sweden.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the longest files first; the tests of a file stay together, in their own order.

    Marks the tests of modules that work on whole projects.
    """
    for item in items:
        module = getattr(item, "module", None)
        named = item.path.parent.name in _PROJECT_FOLDERS or item.path.name in _PROJECT_FILES
        if named or any(hasattr(module, name) for name in _PROJECTS):
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
