"""What the bar of `visa` says: problems, what waits, and what differs from the latest edition."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from generator.build import theme_folder
from generator.model.board import Country
from generator.model.embargo import previewed_at, published_by
from generator.model.publication import next_edition
from generator.pages.render import Renderer
from generator.pages.work_bar import MOST_PROBLEMS, Work, work_bar, work_of
from generator.problems import Place, Problem
from generator.rules import read_and_check
from tests import example
from tests.example import INTERIM_REPORT, write_example
from tests.site_build import parsed_fragment, text_of, with_class

EARLY = datetime.fromisoformat("2024-10-01T08:00+02:00")
WAITING = datetime.fromisoformat("2024-12-01T08:00+01:00")
AFTER = datetime.fromisoformat("2024-12-13T08:00+01:00")
PLAN = "Kulturnämnden, Exempelstad: Verksamhetsplan 2025–2027"
INTERIM = "Kulturnämnden, Exempelstad: Delårsrapport januari–augusti 2024"
WARNING = Problem("TEXT02", Place("data/x/mal.yml", 9), "Målet har ingen text.", "Skriv den.")
ERROR = Problem("SUM01", Place("data/x/drift.csv", 5), "Summan är fel.", "Rätta den.")


def country_in(root: Path) -> Country:
    write_example(root)
    return read_and_check(root)[0]


def published_early(country: Country) -> Country:
    """The country with one edition: what there was to publish in October."""
    edition = next_edition((), published_by(country, EARLY), EARLY, "1.0")
    return replace(country, editions=(edition,))


def bar(work: Work, *problems: Problem) -> str:
    return str(work_bar(Renderer(theme_folder()), problems, work))


def said(html: str) -> str:
    return text_of(parsed_fragment(html))


def title(html: str) -> str:
    return text_of(with_class(parsed_fragment(html), "work-bar__title")[0])


def test_before_the_first_edition_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    country = country_in(tmp_path)
    html = bar(work_of(country, published_by(country, WAITING), WAITING, is_preview=False))
    assert title(html) == "Inga problem i källorna · 1 rapport väntar · ingen utgåva än"
    assert "Ingen utgåva är publicerad än." in said(html)
    assert f"{PLAN}, publiceras 13 december 2024 kl. 08.00" in said(html)
    assert "oppna-mal visa --forhandsvisa" in said(html)
    assert "2025/verksamhetsplan/" not in html


def test_what_waits_is_not_counted_as_a_change(tmp_path: Path) -> None:
    country = published_early(country_in(tmp_path))
    html = bar(work_of(country, published_by(country, WAITING), WAITING, is_preview=False))
    assert title(html).endswith("inget ändrat sedan utgåva 1")
    assert "Inga siffror och inga besked om mål är ändrade sedan utgåva 1, 1 oktober 2024 kl. 08.00." in said(html)


def test_a_preview_counts_what_waits_and_leads_to_it(tmp_path: Path) -> None:
    country = published_early(country_in(tmp_path))
    html = bar(work_of(country, previewed_at(country, WAITING), WAITING, is_preview=True))
    assert title(html) == "Inga problem i källorna · 1 rapport väntar · 1 rapport ändrad sedan utgåva 1"
    assert "Sedan utgåva 1, 1 oktober 2024 kl. 08.00: 52 nya siffror. Rapporterna som väntar är inräknade." in said(html)
    assert html.count('href="/exempelstad/kulturnamnden/2025/verksamhetsplan/"') == 2
    assert f"{PLAN}: 52 nya siffror" in said(html)


def test_changes_are_counted_by_what_was_done_to_what(tmp_path: Path) -> None:
    published = published_early(country_in(tmp_path))
    example.replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12;20;;9\n", "")
    example.replace(tmp_path, f"{INTERIM_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;..", "lan;;5,3;5,8;6,1;..")
    follow_ups = f"{INTERIM_REPORT}/uppfoljning.yml"
    example.replace(tmp_path, follow_ups, "uppfyllelse: Nås delvis", "uppfyllelse: Nås")
    country = replace(read_and_check(tmp_path)[0], editions=published.editions)
    html = bar(work_of(country, published_by(country, WAITING), WAITING, is_preview=False))
    counted = "2 ändrade siffror, 4 borttagna siffror och 1 ändrat besked om ett mål"
    assert f"Sedan utgåva 1, 1 oktober 2024 kl. 08.00: {counted}." in said(html)
    assert f"{INTERIM}: {counted}" in said(html)
    assert 'href="/exempelstad/kulturnamnden/2024/delarsrapport-08/"' in html


def test_a_report_that_is_gone_has_no_link(tmp_path: Path) -> None:
    published = published_early(country_in(tmp_path))
    board = published.municipalities[0].boards[0]
    without = replace(board, reports=board.reports[1:])
    country = replace(published, municipalities=(replace(published.municipalities[0], boards=(without,)),))
    html = bar(work_of(country, published_by(country, AFTER), AFTER, is_preview=False))
    assert "exempelstad/kulturnamnden/2024/delarsrapport-08: " in said(html)
    assert 'href="/exempelstad/kulturnamnden/2024/' not in html


@pytest.mark.parametrize(
    ("problems", "short", "is_open"),
    [((), "Inga problem i källorna", False), ((WARNING,), "1 varning i källorna", False), ((WARNING, ERROR), "1 fel och 1 varning i källorna", True)],
)  # fmt: skip
def test_errors_are_seen_at_once(problems: tuple[Problem, ...], short: str, is_open: bool) -> None:
    html = bar(Work(), *problems)
    assert title(html) == f"{short} · inget väntar · ingen utgåva än"
    assert ("<details class=\"work-bar__details\" open>" in html) is is_open
    assert ("work-bar--errors" in html) is is_open
    assert "Ingen rapport väntar på att publiceras." in said(html)


def test_a_long_list_of_problems_says_how_many_are_left() -> None:
    many = [replace(WARNING, place=Place("data/x/mal.yml", line)) for line in range(1, MOST_PROBLEMS + 4)]
    html = bar(Work(), *many)
    assert html.count("work-bar__place") == MOST_PROBLEMS
    assert "… och 3 till." in said(html)
