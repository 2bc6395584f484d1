"""What every test may use: the same examples on every run, and a Chromium to open pages in."""

import os
import shutil

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def find_chromium() -> str | None:
    """The path of a Chromium: the variable CHROMIUM, or the first that the machine has on its PATH."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium.

    Raises: fails the test when there is none, since a browser test that is skipped tests nothing.
    """
    found = find_chromium()
    if found is None:
        pytest.fail("Chromium saknas. Installera chromium, eller ange programmets sökväg i CHROMIUM.")
    return found
