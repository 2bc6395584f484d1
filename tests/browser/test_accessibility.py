"""What axe finds where a page changes while it is used; a page of each kind is measured in test_measuring.py."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.measure.page import AXE_TAGS

pytestmark = pytest.mark.browser

RULES = list(AXE_TAGS)


def faults(page: Page, rules: list[str]) -> list[str]:
    """What axe finds: the rule, and the first of the elements that break it."""
    options = {"runOnly": rules, "resultTypes": ["violations"]}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]} ({len(rule['nodes'])})" for rule in found]


def test_search_results_have_no_fault_that_axe_finds(page: Page, server: str) -> None:
    for query in ("frånvaro", "xyzåäö"):
        page.goto(f"{server}/sok/?q={query}")
        page.get_by_role("status").get_by_text(query).wait_for()
        assert faults(page, RULES) == []
