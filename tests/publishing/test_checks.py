"""What is wrong with built pages is found before they are published: their HTML, their size, and what axe says."""

import random
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.publishing.checks import LARGEST_PAGE, Fault, accessibility_faults, html_faults, size_faults

KINDS: Mapping[str, Sequence[str]] = {"namnd": ["/a/"]}
WHOLE = '<!doctype html>\n<html lang="sv"><head><title>Sida</title>{head}</head><body><main>{body}</main></body></html>'


def written(folder: Path, body: str, head: str = "") -> Path:
    page = folder / "a" / "index.html"
    page.parent.mkdir()
    page.write_text(WHOLE.format(body=body, head=head), encoding="utf-8")
    return folder


def measured(folder: Path) -> list[Fault]:
    told: list[str] = []
    with ThreadPoolExecutor(1) as thread:  # tests in a browser may have Playwright running in this one
        found = thread.submit(accessibility_faults, folder, KINDS, told.append).result()
    assert told == ["Mäter tillgängligheten på /a/"]
    return found


@pytest.mark.browser
def test_a_page_without_faults_has_none(tmp_path: Path) -> None:
    site = written(tmp_path, "<h1>Rubrik</h1><p>Text</p>")
    assert [*html_faults(site, KINDS), *size_faults(site, KINDS), *measured(site)] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("head", "body", "rule"),
    [
        ("", '<h1>Rubrik</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">', "image-alt"),
        # Pale where the screen is narrow and dark, and where it is wide and light: both are measured.
        ("<style>@media (max-width: 400px) and (prefers-color-scheme: dark) {p {color: #ddd}}</style>", "<p>Text</p>", "color-contrast"),
        ("<style>@media (min-width: 900px) and (prefers-color-scheme: light) {p {color: #ddd}}</style>", "<p>Text</p>", "color-contrast"),
    ],
)  # fmt: skip
def test_what_axe_finds_is_told_once(head: str, body: str, rule: str, tmp_path: Path) -> None:
    (fault,) = measured(written(tmp_path, body, head))
    assert fault.address == "/a/"
    assert f", {rule} (sidans slag: namnd)." in fault.what


def test_broken_html_is_told_with_its_place(tmp_path: Path) -> None:
    (fault,) = html_faults(written(tmp_path, "<p><b>Text</p>"), KINDS)
    assert fault.what.startswith("Sidans HTML är trasig: ")


def test_a_page_that_is_too_large_packed_is_told_with_its_size(tmp_path: Path) -> None:
    text = random.Random(1).randbytes(LARGEST_PAGE).hex()
    (fault,) = size_faults(written(tmp_path, text), KINDS)
    assert "kB packad" in fault.what
