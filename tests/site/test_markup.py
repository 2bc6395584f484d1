"""The Nu HTML checker, on every page of the real site in one run of Java."""

from pathlib import Path

import pytest

from tests.measure.faults import told
from tests.measure.markup import markup_faults
from tests.site_build import Site

pytestmark = pytest.mark.site


def test_the_nu_html_checker_finds_no_fault(real_site: Site) -> None:
    version, faults = markup_faults(real_site.folder)
    assert version
    assert told(faults) == ""


def test_the_nu_html_checker_finds_a_fault_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "fel").mkdir()
    page = '<!doctype html><html lang="sv"><head><title>Fel</title></head><body><p><div></p></body></html>'
    (tmp_path / "fel" / "index.html").write_text(page, encoding="utf-8")
    faults = markup_faults(tmp_path)[1]
    assert {fault.address for fault in faults} == {"/fel/"}
    assert any("No “p” element in scope" in fault.what for fault in faults)
