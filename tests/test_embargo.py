"""The embargo: until `publiceras`, nothing of a report is anywhere in the site."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from generator.build import RenderedSite, redirect_html, render_site
from generator.model.board import Board, Country
from generator.model.embargo import published_by
from generator.model.figure import figures_of
from generator.pages.handbook import HANDBOOK
from generator.printing.pdf import Printer
from generator.rendered import RenderedPage
from generator.rules import read_and_check
from tests.example import INTERIM_REPORT, PLAN, replace, write, write_example
from tests.site_build import leave_undrawn, unprinted

pytestmark = pytest.mark.slow

PLAN_PUBLISHED = datetime.fromisoformat("2024-12-13T08:00+01:00")
INTERIM_PUBLISHED = datetime.fromisoformat("2024-09-26T08:00+02:00")
A_MOMENT = timedelta(microseconds=1)

# What only the plan says: each stands in the sources once the plan has been adopted, and nowhere else.
ONLY_IN_THE_PLAN = [
    "kulturnamnden/2025/",  # its address and its file names
    "Verksamhetsplan 2025",  # its title
    "§ 87",
    "KN 2024/45",
    "bokbuss/",  # a goal and its address
    "Förvaltningen ska utreda en ny bokbuss",
    "Plats i kulturskolan",
    "plats-i-kulturskolan",
    "Planen beskriver vad nämnden vill göra",  # prose
    "Bokbussen är gammal",
    "Nämnden får 1 150 tkr mer",
    "69400",  # figures
    "85000",
    "81402",  # a figure that revises one of the earlier report
    "Stab och ledning",  # a name of a line
    "Resultatbudget",  # a table
    "Hemlig uppgift",  # an indicator
    "hemlig-uppgift",
    "tidigare-hemlig",  # an earlier address
    "Kulturhus i varje by",  # an indicator of a goal that only the plan has
]


@pytest.fixture(autouse=True)
def _charts_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_undrawn(monkeypatch)
    monkeypatch.setattr(Printer, "_print", unprinted)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Exempelstad with a plan that has goals, an indicator and an earlier address of its own."""
    write_example(tmp_path)
    board = "data/exempelstad/kulturnamnden"
    # The board's purpose and the steering model as the earlier report has them.
    replace(tmp_path, f"{board}/namnd.yml", "rapport: 2025/verksamhetsplan", "rapport: 2024/delarsrapport-08")
    replace(
        tmp_path,
        "data/exempelstad/kommun.yml",
        "rapport: kulturnamnden/2025/verksamhetsplan",
        "rapport: kulturnamnden/2024/delarsrapport-08",
    )
    indicators = tmp_path / board / "indikatorer.yml"
    new = """
  - id: hemlig-uppgift
    tidigare: [tidigare-hemlig]
    namn: Hemlig uppgift
    beskrivning: Finns bara i planen.
    enhet: antal
    decimaler: 0
    önskad riktning: ingen
    art: informationstal

  - id: kulturhus
    namn: Kulturhus i varje by
    beskrivning: Följs upp i ord.
    enhet: redovisning
    decimaler: 0
    önskad riktning: ingen
    art: målindikator
    mätning: redovisning
"""
    write(tmp_path, f"{board}/indikatorer.yml", indicators.read_text(encoding="utf-8").rstrip() + "\n" + new)
    replace(
        tmp_path,
        f"{PLAN}/indikatorer.csv",
        "elever-i-ko;41;38;<5;Ska minska;;7\n",
        "elever-i-ko;41;38;<5;Ska minska;;7\nhemlig-uppgift;7017;7018;7019;;;7\n",
    )
    replace(
        tmp_path,
        f"{board}/2025/mal.yml",
        "    namn: Förvaltningen ska utreda en ny bokbuss\n",
        "    namn: Förvaltningen ska utreda en ny bokbuss\n    indikatorer: [kulturhus]\n",
    )
    return tmp_path


def country_of(root: Path) -> Country:
    country, problems = read_and_check(root)
    assert [str(problem) for problem in problems] == []
    return country


def site_at(root: Path, moment: datetime) -> RenderedSite:
    return render_site(country_of(root), root, site_name="Öppna mål", moment=moment)


def of_the_sources(site: RenderedSite) -> list[RenderedPage]:
    """Every page but the handbook's, which tell of all kinds of reports and of no report."""
    return [one for one in [*site.pages, site.lost] if not one.page.address.startswith(HANDBOOK)]


def everything_in(site: RenderedSite) -> str:
    """All that is written, addresses and file names too; without the spaces of numbers."""
    written = [f"{one.page} {one.body}" for one in of_the_sources(site)]
    written += [f"{moved.address} {redirect_html(moved).decode()}" for moved in site.redirects]
    written += [f"{path} {content.read().decode(errors='replace')}" for path, content in site.files.items()]
    text = "\n".join(written)
    return text + text.replace("\N{NO-BREAK SPACE}", "").replace("\\xa0", "")


def own_pages(site: RenderedSite) -> list[RenderedPage]:
    """The Swedish pages that the sources give; the handbook is the same on every site."""
    return [one for one in site.pages if not one.page.address.startswith(("/handbok/", "/oppna-data/api/", "/en/"))]


def test_nothing_is_published_in_english_before_its_time(tmp_path: Path) -> None:
    """A page that is not there in Swedish is not there in English, and the other way around."""
    write_example(tmp_path)
    for moment in (PLAN_PUBLISHED - A_MOMENT, PLAN_PUBLISHED):
        site = site_at(tmp_path, moment)
        english = {one.page.address.removeprefix("/en") for one in site.pages if one.page.address.startswith("/en/")}
        assert english == {one.page.address for one in own_pages(site)}


def board_at(root: Path, moment: datetime) -> Board:
    return published_by(country_of(root), moment).municipalities[0].boards[0]


def test_until_then_nothing_of_a_report_is_in_any_file(root: Path) -> None:
    written = everything_in(site_at(root, PLAN_PUBLISHED - A_MOMENT))
    assert [word for word in ONLY_IN_THE_PLAN if word in written] == []
    assert "81310" in written


def test_from_then_on_all_of_it_is(root: Path) -> None:
    written = everything_in(site_at(root, PLAN_PUBLISHED))
    assert [word for word in ONLY_IN_THE_PLAN if word not in written] == []


def test_what_cites_a_report_does_not_name_it_before_its_time(tmp_path: Path) -> None:
    """The board's purpose and the steering model may be stated by a report that is not yet published."""
    write_example(tmp_path)
    pages = own_pages(site_at(tmp_path, PLAN_PUBLISHED - A_MOMENT))
    assert [one.page.address for one in pages if "2025/verksamhetsplan" in one.body] == []


def test_before_anything_is_published_there_is_no_board(root: Path) -> None:
    site = site_at(root, INTERIM_PUBLISHED - A_MOMENT)
    assert [one.page.address for one in own_pages(site)] == [
        "/",
        "/jamfor/",
        "/jamfor/budget/",
        "/om/",
        "/tillganglighet/",
        "/indikatorer/",
        "/rattelser/",
        "/nytt/",
        "/ordlista/",
        "/sok/",
        "/oppna-data/",
    ]
    written = everything_in(site)
    assert "Exempelstad" not in written
    assert "ulturnämnden" not in written
    assert site.pages[0].page.html_title == "Öppna mål"
    assert site.pages[0].page.context.title in site.pages[0].body
    assert "Vad politiken har lovat" in site.pages[0].body
    assert "Senaste rapporterna" not in site.pages[0].body


def test_the_first_report_is_whole_while_the_next_waits(root: Path) -> None:
    pages = {one.page.address for one in site_at(root, INTERIM_PUBLISHED).pages}
    assert "/exempelstad/kulturnamnden/2024/delarsrapport-08/" in pages
    assert "/exempelstad/kulturnamnden/mal/meroppet/" in pages
    assert not any("/2025/" in address for address in pages)


def test_a_figure_is_shown_as_the_published_reports_state_it(root: Path) -> None:
    before = figures_of(board_at(root, PLAN_PUBLISHED - A_MOMENT))
    after = figures_of(board_at(root, PLAN_PUBLISHED))
    assert len(before) < len(after)
    assert all(len(figure.vintages) == 1 for figure in before.values())
    assert any(figure.revised_from for figure in after.values())


def test_a_time_means_the_same_in_every_zone(root: Path) -> None:
    same = datetime.fromisoformat("2024-12-13T07:00+00:00")
    assert board_at(root, same).reports == board_at(root, PLAN_PUBLISHED).reports
    assert len(board_at(root, same - A_MOMENT).reports) == 1


def test_goals_meetings_and_indicators_wait_for_their_report(root: Path) -> None:
    board = board_at(root, PLAN_PUBLISHED - A_MOMENT)
    assert [goal_year.year for goal_year in board.goal_years] == [2024]
    assert "hemlig-uppgift" not in board.indicators
    assert "kulturhus" not in board.indicators
    assert {"besok", "samverkan-med-skolan"} <= set(board.indicators)
    meeting = "sammanträden:\n  - datum: 2024-12-01\n    ärenden:\n      - rubrik: Hemligt ärende\n"
    source = "    källa: {rapport: 2025/verksamhetsplan, sida: 7}\n"
    write(root, "data/exempelstad/kulturnamnden/sammantraden.yml", meeting + source)
    assert board_at(root, PLAN_PUBLISHED - A_MOMENT).meetings == ()
    assert len(board_at(root, PLAN_PUBLISHED).meetings) == 1


def test_what_stands_under_a_published_goal_waits_too(root: Path) -> None:
    """A goal that an earlier report has set may get a part that a later one sets."""
    replace(
        root,
        "data/exempelstad/kulturnamnden/2024/mal.yml",
        "        verksamhetsområde: bibliotek\n        källa: {rapport: delarsrapport-08, sida: 7}\n",
        "        verksamhetsområde: bibliotek\n        källa: {rapport: sen-rapport, sida: 7}\n",
    )
    for name in ("rapport.yml", "drift.csv", "indikatorer.csv"):
        text = (root / INTERIM_REPORT / name).read_text(encoding="utf-8")
        write(root, f"data/exempelstad/kulturnamnden/2024/sen-rapport/{name}", text)
    late = "data/exempelstad/kulturnamnden/2024/sen-rapport/rapport.yml"
    replace(root, late, "publiceras: 2024-09-26T08:00+02:00", "publiceras: 2024-11-01T08:00+01:00")
    country, _ = read_and_check(root)
    early = published_by(country, INTERIM_PUBLISHED).municipalities[0].boards[0]
    goals = [goal.id for goal_year in early.goal_years for goal in goal_year.walk()]
    assert "levande-bibliotek" in goals
    assert "meroppet" not in goals


def test_when_all_is_published_the_country_is_left_as_it_is(root: Path) -> None:
    country = country_of(root)
    assert published_by(country, PLAN_PUBLISHED) == country
