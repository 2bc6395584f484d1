"""Pages that are kept with their bodies: the handbook, and a board's finished pages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator import build as building
from generator.finishing import Finishing
from generator.model.board import Country, GlossaryTerm
from generator.packs import Packs
from generator.pages.handbook import handbook_pages
from generator.pages.render import Renderer
from generator.rules import read_and_check
from tests.example import BOARD, INTERIM_REPORT, write_example, write_neighbour
from tests.example import replace as replaced
from tests.site_build import build, example_project, leave_handbook_out, leave_undrawn

pytestmark = [pytest.mark.site, pytest.mark.slow]

TERM = GlossaryTerm("prognos", None, "Det som nämnden tror.", ())
CHANGES: dict[str, Callable[[Country], tuple[Country, str]]] = {
    "a text": lambda country: (replace(country, prose={"handbok/index": "Hej då."}), "kod"),
    "a word": lambda country: (replace(country, glossary=(*country.glossary, TERM)), "kod"),
    "the code or the theme": lambda country: (country, "annan kod"),
}


@pytest.fixture
def country(tmp_path: Path) -> Country:
    write_example(tmp_path)
    return replace(read_and_check(tmp_path)[0], prose={"handbok/index": "Hej. Läs [vidare](/handbok/format/#mal)."})


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_the_handbook_is_made_anew_only_when_it_would_be_another(
    country: Country, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Country], tuple[Country, str]]
) -> None:
    made: list[Country] = []

    def noted(country: Country, theme: Path) -> Any:
        made.append(country)
        return handbook_pages(country, theme)

    monkeypatch.setattr(building, "handbook_pages", noted)

    def handbook(country: Country, code: str) -> list[tuple[str, str, object, object]]:
        renderer = Renderer(building.theme_folder(), country.glossary)
        found = building._handbook(country, renderer, code, Packs(tmp_path / "kept"))
        return [(each.page.address, each.body, each.links, each.page.search) for each in found]

    first = handbook(country, "kod")
    assert handbook(country, "kod") == first
    assert len(made) == 1
    assert "/handbok/format/#mal" in first[0][2].targets  # type: ignore[attr-defined]
    handbook(*change(country))
    assert len(made) == 2


def test_a_changed_figure_finishes_only_the_pages_that_show_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave_undrawn(monkeypatch)
    leave_handbook_out(monkeypatch)
    config = example_project(tmp_path / "projekt", pdf="nej", komprimera="nej")
    write_neighbour(config.parent)
    finished: list[str] = []
    finish = Finishing._page

    def noted(self: Finishing, rendered: Any, inputs: Any) -> bytes:
        finished.append(rendered.page.address)
        return finish(self, rendered, inputs)

    monkeypatch.setattr(Finishing, "_page", noted)
    build(config, tmp_path / "site")
    board = f"/{BOARD.removeprefix('data/')}/"
    every = {address for address in finished if address.startswith(board)}
    finished.clear()
    replaced(config.parent, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1", "lan;;5,2;5,9;6,4")
    site = build(config, tmp_path / "site")
    again = {address for address in finished if address.startswith(board)}
    shown = {
        rendered.page.address
        for rendered in site.rendered.pages
        if rendered.page.address.startswith(board) and "6,4" in rendered.body
    }
    assert shown <= again < every
