"""Folders that would take the address of one of the site's own pages."""

import shutil
from pathlib import Path

from generator.pages.site_map import TEXT_PAGES
from generator.rules.addresses import RESERVED_AT_ROOT
from tests.example import BOARD, INTERIM_REPORT, problems_of, write_example


def test_a_report_in_a_folder_named_ekonomi_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    folder = tmp_path / INTERIM_REPORT
    shutil.move(folder, folder.parent / "ekonomi")
    found = [str(problem) for problem in problems_of(tmp_path) if problem.code == "ID03"]
    place = f"{folder.parent.relative_to(tmp_path).as_posix()}/ekonomi/rapport.yml"
    assert found == [
        f"{place}\n"
        '  ID03  Rapportens mapp heter "ekonomi", som är adressen till en av webbplatsens egna sidor.\n'
        "        Byt namn på mappen."
    ]


def test_a_municipality_in_a_folder_named_ordlista_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    municipality = (tmp_path / BOARD).parent
    shutil.move(municipality, municipality.parent / "ordlista")
    assert "ID03" in {problem.code for problem in problems_of(tmp_path)}


def test_every_page_of_the_site_itself_is_reserved() -> None:
    assert set(TEXT_PAGES) | {"ordlista", "handbok", "sok", "assets"} <= RESERVED_AT_ROOT
