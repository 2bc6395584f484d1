"""What readers are told of corrections, revisions, explained problems and forecasts on the pages."""

import dataclasses
from datetime import datetime
from pathlib import Path

import pytest

from generator.model.board import Country
from generator.model.embargo import published_by
from generator.model.report import Remark
from generator.pages.report import _remark_items
from generator.problems import Problem
from generator.rules import read_and_check
from tests.corrected import correct
from tests.example import INTERIM_REPORT, PLAN, problems_of, replace, write_example
from tests.site_build import ids_of, parsed_fragment, text_of, with_class
from tests.test_pages import RENDERER, country_of, pages_of

pytestmark = pytest.mark.slow

BOARD = "/exempelstad/kulturnamnden/"
CORRECTED = "Rättad 2 oktober 2024. Här stod tidigare 5,7 lån. Vi läste av fel rad."


def body_of(country: Country, address: str) -> str:
    return next(RENDERER.body(page) for page in pages_of(country) if page.address == address)


def shown(country: Country, address: str) -> str:
    return text_of(parsed_fragment(body_of(country, address)))


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    write_example(tmp_path)
    correct(tmp_path)
    return tmp_path


def test_the_page_lists_each_correction_with_what_was_is_and_why(corrected: Path) -> None:
    correct(
        corrected,
        day="2024-11-12",
        file="drift.csv",
        row="stab",
        column="prognos 2024",
        was="6 100",
        now="6 000",
    )
    page = parsed_fragment(body_of(country_of(corrected), "/rattelser/"))
    items = with_class(page, "correction-list__item")
    assert [text_of(item) for item in items] == [
        "12 november 2024 Stab, prognos 2024, gjord efter augusti 2024 Kulturnämnden, Exempelstad. "
        "Delårsrapport augusti 2024, driftredovisning. Här stod 6 100 tkr. Nu står det 6 000 tkr. Vi läste av fel rad.",
        "2 oktober 2024 Lån per invånare, utfall 2022 Kulturnämnden, Exempelstad. "
        "Delårsrapport augusti 2024, indikatorer. Här stod 5,7 lån. Nu står det 5,9 lån. Vi läste av fel rad.",
    ]


def test_a_correction_leads_to_its_row(corrected: Path) -> None:
    country = country_of(corrected)
    page = parsed_fragment(body_of(country, "/rattelser/"))
    (link,) = with_class(page, "correction-list__title")[0].findall("a")
    address, _, row = link.attrib["href"].partition("#")
    assert address == "../exempelstad/kulturnamnden/2024/delarsrapport-08/"
    assert row in ids_of(parsed_fragment(body_of(country, f"{BOARD}2024/delarsrapport-08/")))


def test_the_page_is_honest_when_nothing_has_been_changed(tmp_path: Path) -> None:
    write_example(tmp_path)
    country = country_of(tmp_path)
    early = published_by(country, datetime.fromisoformat("2024-12-01T00:00+01:00"))
    text = shown(early, "/rattelser/")
    assert "Vi har inte rättat någon siffra som har varit publicerad." in text
    assert "Ingen rapport anger en annan siffra än en äldre." in text


def test_revisions_tell_by_how_much_and_by_which_report(tmp_path: Path) -> None:
    write_example(tmp_path)
    text = shown(country_of(tmp_path), "/rattelser/")
    assert "Verksamhetsplan 2025–2027, publicerad här 13 december 2024: 3 uppgifter" in text
    assert (
        "Nettokostnad, budget 2024 66 500 tkr 66 850 tkr +350 tkr (+0,5 procent) Delårsrapport augusti 2024"
        in text
    )


@pytest.mark.parametrize("address", ["2024/delarsrapport-08/", "indikatorer/lan/"])
def test_wherever_the_figure_is_shown_its_correction_is(corrected: Path, address: str) -> None:
    assert CORRECTED in shown(country_of(corrected), BOARD + address)


def test_a_corrected_forecast_is_told_on_the_page_of_the_economy(corrected: Path) -> None:
    correct(
        corrected, file="drift.csv", row="nettokostnad", column="prognos 2024", was="66 010", now="66 100"
    )
    told = "Rättad 2 oktober 2024. Här stod tidigare 66 010 tkr. Vi läste av fel rad."
    country = country_of(corrected)
    assert told in shown(country, f"{BOARD}2024/ekonomi/")
    assert told in shown(country, BOARD)


def test_a_figure_that_is_both_corrected_and_changed_later_says_both(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, row="besok", column="utfall 2023", was="81031[b]", now="81310[b]")
    page = parsed_fragment(body_of(country_of(tmp_path), f"{BOARD}2024/delarsrapport-08/"))
    words = [text_of(found) for found in with_class(page, "data-table__revised")]
    assert "rättad och ändrad senare" in words


def test_a_revision_tells_how_far_the_figures_are_apart(tmp_path: Path) -> None:
    write_example(tmp_path)
    assert (
        "Reviderad. Delårsrapport augusti 2024 angav 81 310 besök. Verksamhetsplan 2025–2027, publicerad här "
        "13 december 2024, anger ett värde som är 92 besök (0,1 procent) högre."
    ) in shown(country_of(tmp_path), f"{BOARD}indikatorer/besok/")


def test_every_vintage_tells_its_document_and_date(tmp_path: Path) -> None:
    write_example(tmp_path)
    text = shown(country_of(tmp_path), f"{BOARD}indikatorer/besok/")
    assert (
        "Delårsrapport augusti 2024 Kulturnämndens delårsrapport 2024, 12 september 2024, sida 5. "
        "Publicerad här 26 september 2024."
    ) in text


def test_a_revision_by_an_unpublished_report_is_not_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    early = published_by(country_of(tmp_path), datetime.fromisoformat("2024-12-01T00:00+01:00"))
    texts = [RENDERER.body(page) for page in pages_of(early) if not page.address.startswith("/handbok/")]
    assert not any("reviderad</a>" in text or "66 850" in text for text in texts)


def test_explained_problems_stand_on_the_page_of_their_report(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "69 400", "69 410")
    path = tmp_path / PLAN / "rapport.yml"
    (problem,) = [found for found in problems_of(tmp_path) if found.code == "SUM01"]
    claim = " ".join(problem.what.split())
    entry = f"{{problem: SUM01, fil: drift.csv, gäller: '{claim}', varför: Planen summerar fel.}}"
    path.write_text(f"{path.read_text(encoding='utf-8')}förklaringar:\n  - {entry}\n", encoding="utf-8")
    page = parsed_fragment(body_of(read_and_check(tmp_path)[0], f"{BOARD}2025/verksamhetsplan/"))
    (item,) = with_class(page, "remark-list__item")
    assert text_of(item) == f"{claim} Planen summerar fel. Se raden i driftbudget"
    (link,) = with_class(item, "remark-list__link")
    assert link.attrib["href"].removeprefix("#") in ids_of(page)


def test_what_is_now_secret_is_not_told_by_its_correction(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, row="elever-i-ko", column="prognos 2024", was="3771", now="sekretess", why="Få elever.")
    country = read_and_check(tmp_path)[0]
    bodies = [RENDERER.body(page) for page in pages_of(country)]
    assert not any("3771" in body or "3\N{NO-BREAK SPACE}771" in body for body in bodies)
    assert "Här stod en siffra som inte visas av sekretesskäl." in shown(country, "/rattelser/")


def test_forecasts_stand_beside_the_outcome(tmp_path: Path) -> None:
    write_example(tmp_path)
    with_forecasts(tmp_path)
    text = shown(read_and_check(tmp_path)[0], f"{BOARD}2024/ekonomi/")
    assert (
        "Prognosen efter augusti 2024 är 66 100 tkr. Det är 750 tkr (1,1 procent) lägre än budgeten." in text
    )
    assert "Utfallet för hela perioden är inte publicerat här än." in text
    assert (
        "Prognosen är 400 tkr (0,6 procent) lägre än den budget som delårsrapport augusti 2024 angav." in text
    )
    board = shown(read_and_check(tmp_path)[0], BOARD)
    assert (
        "Prognosen efter april 2023 var 65 500 tkr och den efter augusti 2023 64 950 tkr, 550 tkr (0,8 procent) lägre. "
        "Bokslutet blev 64 000 tkr, 950 tkr (1,5 procent) lägre än den sista prognosen."
    ) in board
    assert "Nettokostnad 65 500 64 950 64 000 −950 tkr (−1,5 procent)" in board


def with_forecasts(root: Path) -> None:
    """Two forecasts of 2023, made in April and August, beside its outcome."""
    file = f"{INTERIM_REPORT}/drift.csv"
    replace(
        root, file, "bokslut 2023;not", "bokslut 2023;prognos 2023 per 2023-04;prognos 2023 per 2023-08;not"
    )
    for old, new in (
        ("40115", "41500;40900"),
        ("17980", "18100;18050"),
        ("5905", "5900;6000"),
        ("64000", "65500;64950"),
    ):
        replace(root, file, f"{old};;", f"{old};{new};;")


def test_what_the_check_says_of_several_figures_is_told_once_with_a_link_to_their_table(
    tmp_path: Path,
) -> None:
    write_example(tmp_path)
    country = country_of(tmp_path)
    board = country.municipalities[0].boards[0]
    report = next(found for found in board.reports if found.id == "2025/verksamhetsplan")
    drift = next(table for table in report.tables if table.slug == "drift")
    places = [row.cells[0].place for row in drift.rows[:2]]
    remarks = tuple(
        Remark(Problem("REV01", place, 'Två är ändrade sedan "Budget 2024".', "Titta."), "Rätt så.")
        for place in places
    )
    items = _remark_items(dataclasses.replace(report, remarks=remarks))
    assert items == [
        {
            "what": "Två är ändrade sedan ”Budget 2024”.",
            "reason": "Rätt så.",
            "url": "#del-drift",
            "url_text": "driftbudget",
        }
    ]
    [single] = _remark_items(dataclasses.replace(report, remarks=remarks[:1]))
    assert single["url"] == "#drift-bibliotek"


def test_a_revision_that_the_source_explains_says_why(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, f"{PLAN}/drift.csv", "42 350[b]", "42 350")
    replace(tmp_path, f"{PLAN}/drift.csv", "66 850[b]", "66 850")
    path = tmp_path / PLAN / "rapport.yml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("  b: ")), encoding="utf-8")
    claim = next(found.what for found in problems_of(tmp_path) if found.code == "REV01")
    entry = f"{{problem: REV01, fil: drift.csv, gäller: '{claim}', varför: Biblioteken fick mer pengar.}}"
    path.write_text(f"{path.read_text(encoding='utf-8')}förklaringar:\n  - {entry}\n", encoding="utf-8")
    assert "Biblioteken fick mer pengar." in shown(country_of(tmp_path), "/rattelser/")
    # On the report's own page the list of revisions says why, and the check's remarks do not say it again.
    report = shown(country_of(tmp_path), "/exempelstad/kulturnamnden/2025/verksamhetsplan/")
    listed = report.partition("Reviderade uppgifter Den här rapporten")[2]
    assert "Biblioteken fick mer pengar." in listed
    assert "Anmärkningar från granskningen" not in listed
