"""What make mat asks of every page, asked of one page of each kind; and that each of its checks can fail."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import PAGES
from tests.measure.crawl import measurer_of
from tests.measure.faults import RULES, told
from tests.measure.page import Measurer
from tests.site_build import served

pytestmark = pytest.mark.browser

# Both widths and both schemes with as few runs of axe as that takes; make mat crosses them.
MODES = ((320, "light"), (1280, "dark"))
FAULTY = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Fel</title>
<link rel="stylesheet" href="fel.css"><script src="fel.js"></script></head><body>
<main><h1>Fel</h1>
<figure><svg viewBox="0 0 100 20" width="100" height="20"><text x="90" y="10" font-size="4">för långt till höger</text></svg></figure>
<table><tr><td>1</td></tr></table>
<div class="rullar"><p>Ett ord som är mycket bredare än sin ram</p></div>
<p class="bred">Bred</p><p class="kapad">Text som är mycket bredare än sin ram</p>
<p class="toning">Grå text på toning</p>
<a class="liten" href="/">x</a>
<p><img src="https://example.invalid/x.png" alt="Bild"></p>
</main></body></html>"""
STYLES = """.rullar { width: 80px; overflow-x: auto; white-space: nowrap; }
.bred { width: 2000px; } .kapad { width: 50px; overflow: hidden; white-space: nowrap; }
.toning { color: #aaa; background: linear-gradient(#fff, #eee); }
.liten { display: inline-block; width: 10px; height: 10px; } :focus-visible { outline: none; }
@media (forced-colors: active) { :focus-visible { outline: none; } }"""
SCRIPT = "addEventListener('DOMContentLoaded', () => document.querySelector('h1').append(' med skript'));"


@pytest.fixture(scope="module")
def measurer(browser: Browser, server: str) -> Measurer:
    return measurer_of(browser, server)


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_has_no_fault(measurer: Measurer, kind: str) -> None:
    assert told(measurer.measure(PAGES[kind], modes=MODES).faults) == ""


def test_every_check_can_fail(browser: Browser, tmp_path: Path) -> None:
    for name, contents in {"index.html": FAULTY, "fel.css": STYLES, "fel.js": SCRIPT, "404.html": FAULTY}.items():
        (tmp_path / name).write_text(contents, encoding="utf-8")
    with served(tmp_path) as address:
        found = measurer_of(browser, address).measure("/", modes=MODES)
    rules = {fault.rule for fault in found.faults}
    assert set(RULES) - rules == {"html", "lighthouse"}
