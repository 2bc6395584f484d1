"""Addresses come from one place, and every link of the finished pages leads somewhere."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from generator.build import RenderedSite, render_site
from generator.model.addresses import addresses_of
from generator.model.links import links_in, without_links_to
from generator.pages import links
from generator.pages.page import Page
from generator.pages.site_map import board_pages
from generator.printing.pdf import Printer
from generator.rules import read_and_check
from tests.example import BOARD, replace, write, write_example
from tests.site_build import leave_undrawn, unprinted

pytestmark = pytest.mark.slow

GOAL = "content/exempelstad/kulturnamnden/2024/fler-besok.md"
PLAN_PAGE = "/exempelstad/kulturnamnden/2025/verksamhetsplan/"
AFTER_THE_PLAN = datetime.fromisoformat("2025-01-01T00:00+01:00")
BEFORE_THE_PLAN = datetime.fromisoformat("2024-10-01T00:00+02:00")


@pytest.fixture(autouse=True)
def _charts_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_undrawn(monkeypatch)
    monkeypatch.setattr(Printer, "_print", unprinted)


def build(root: Path, moment: datetime = AFTER_THE_PLAN) -> RenderedSite:
    country, problems = read_and_check(root)
    assert problems == []
    return render_site(country, root, site_name="Exempel", moment=moment)


def test_the_addresses_are_those_of_the_pages_and_redirects(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{BOARD}/indikatorer.yml", "  - id: lan\n", "  - id: lan\n    tidigare: [utlan]\n")
    replace(tmp_path, f"{BOARD}/2025/mal.yml", "  - id: bokbuss\n", "  - id: bokbuss\n    tidigare: [buss]\n")
    country, _ = read_and_check(tmp_path)
    site = build(tmp_path)
    pages = {one.page.address for one in site.pages if "/mal-efter/" not in one.page.address}
    made = pages | {redirect.address for redirect in site.redirects}
    assert "/exempelstad/kulturnamnden/indikatorer/utlan/" in made
    assert addresses_of(country) == {address for address in made if not address.startswith("/en/")}


def test_a_place_that_a_finished_page_has_can_be_linked_to(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, "Se [mål år för år](/exempelstad/kulturnamnden/#mal).\n")
    assert build(tmp_path).problems == ()


def test_a_place_that_a_finished_page_lacks_is_told_with_file_and_line(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, "Fler ska läsa.\n\nSe [mål](/exempelstad/kulturnamnden/#maal).\n")
    assert [str(problem) for problem in build(tmp_path).problems] == [
        f"{GOAL}:3\n"
        '  LANK02  Sidan /exempelstad/kulturnamnden/ har inget ställe som heter "maal".\n'
        "          Menade du /exempelstad/kulturnamnden/#mal?"
    ]


def test_a_dead_link_of_a_template_is_a_fault_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_example(tmp_path)
    address = "/exempelstad/kulturnamnden/mal/bokbuss/"

    def all_but_one(*args: Any) -> list[Page]:
        return [page for page in board_pages(*args) if page.address != address]

    monkeypatch.setattr("generator.parts.board_pages", all_but_one)
    with pytest.raises(ValueError, match=f"links to {address}, which does not exist"):
        build(tmp_path)


def links_of(bodies: dict[str, str]) -> dict[str, links.PageLinks]:
    return {address: links.links_in(address, body) for address, body in bodies.items()}


def test_links_of_pages_are_followed_from_where_they_stand() -> None:
    bodies = {
        "/": '<a href="./a/#x">A</a> <a href="https://www.exempelstad.example/z">Z</a>',
        "/a/": '<p id="x"><a class="b" href="../">Start</a> <a href="#x">x</a> <a href="../gammal/">g</a></p>',
    }
    assert list(links.dead_links(links_of(bodies), ["/gammal/"])) == []
    bodies["/a/"] += '<a href="../b/">B</a><a href="#y">y</a><a href="../#x&amp;y">s</a>'
    assert list(links.dead_links(links_of(bodies), ["/gammal/"])) == [
        links.DeadLink("/a/", "/b/"),
        links.DeadLink("/a/", "/a/#y"),
        links.DeadLink("/a/", "/#x&y"),
    ]


def test_a_link_to_what_is_not_yet_published_leaves_its_words(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, GOAL, f"Läs [planen]({PLAN_PAGE}) och [om oss](/om/).\n")
    write(tmp_path, "content/om.md", f"Läs [planen]({PLAN_PAGE}#tabell).\n")
    before, after = build(tmp_path, BEFORE_THE_PLAN), build(tmp_path)
    assert not any(
        "kulturnamnden/2025/" in one.body for one in before.pages if "/handbok/" not in one.page.address
    )
    bodies = {one.page.address: one.body for one in before.pages}
    assert "<p>Läs planen.</p>" in bodies["/om/"]
    assert (
        'Läs planen och <a href="../../../../om/">om oss</a>.'
        in bodies["/exempelstad/kulturnamnden/mal/fler-besok/"]
    )
    assert after.problems != ()


def test_only_the_links_to_hidden_pages_lose_their_address() -> None:
    text = '[a](/a/) [b](/b/#x) <a href="/b/">c</a> `[b](/b/)`'
    assert without_links_to(text, {"/b/"}).startswith("[a](/a/) b c")
    assert without_links_to(text, set()) == text


def test_a_link_knows_its_address_and_its_place() -> None:
    (link,) = links_in("Se [x](/a/b/?q=1#c).")
    assert (link.address, link.anchor, link.is_internal, link.is_image) == ("/a/b/", "c", True, False)
