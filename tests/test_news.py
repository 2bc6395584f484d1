"""What is told of editions: the page, texts to paste, and what must never be told."""

from dataclasses import replace as changed
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import Language, speaking, unmarked
from generator.model.edition import Edition
from generator.model.publication import restoration, said_of, value_of
from generator.model.withdrawal import withdrawn_by
from generator.pages.news import MOST_WHOLE, NewsContext, latest_of_board, newest_cards, news_page
from generator.pages.share import MOST_SIGNS, share_text
from generator.pages.site_map import board_views
from generator.pages.story import Stories, Story
from generator.pages.translated import translated
from generator.publishing.record import write_edition
from generator.rules import read_and_check
from tests.corrected import correct
from tests.editions import INTERIM, PLAN, country_of, publish
from tests.example import INTERIM_REPORT, replace, write_example

SITE = "https://mal.exempelstad.example/"
CSV = f"{INTERIM_REPORT}/indikatorer.csv"
FOLLOW_UPS = f"{INTERIM_REPORT}/uppfoljning.yml"
EVER = PLAN + timedelta(days=3650)
CORRECTED = PLAN + timedelta(days=30)
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def stories_of(root: Path) -> Stories:
    country = country_of(root, EVER)
    return Stories(board_views(country), country.editions)


def newest(root: Path) -> Story:
    return next(stories_of(root).newest_first())


def lend(root: Path, was: str, now: str) -> None:
    replace(root, CSV, f"lan;;5,2;{was};6,1;..;;5", f"lan;;5,2;{now};6,1;..;;5")


def corrected(root: Path) -> None:
    lend(root, "5,9", "5,8")
    correct(root, was="5,9", now="5,8", day="2025-01-10")


def go_back(root: Path, number: int, days: int) -> Edition:
    moment = PLAN + timedelta(days=days)
    editions = country_of(root, moment).editions
    edition = restoration(editions, number, moment, "0.1.0")
    write_edition(root, edition, editions)
    return edition


# --- stories ----------------------------------------------------------------------------------------


def test_a_new_report_is_told_with_its_goals_and_its_economy(root: Path) -> None:
    publish(root, INTERIM)
    story = newest(root)
    assert story.title == "Kulturnämnden, Exempelstad: delårsrapport augusti 2024"
    assert story.label == f"26 september 2024 kl. 08.05, utgåva{SPACE}1"
    (report,) = story.reports
    assert report.url == "/exempelstad/kulturnamnden/2024/delarsrapport-08/"
    assert [sentence.replace(SPACE, " ") for sentence in report.sentences] == [
        "4 mål: 1 nås enligt prognosen, 1 nås delvis enligt prognosen, 1 nås inte enligt prognosen och 1 utan bedömning. "
        "2 uppdrag: 1 påbörjat och 1 klart.",
        "Nettokostnaden väntas bli 400 000 kronor under budgeten för 2024.",
    ]
    assert story.counts == f"39{SPACE}nya siffror."


def test_a_plan_is_told_with_its_meeting_its_budget_and_what_it_revises(root: Path) -> None:
    publish(root, INTERIM)
    publish(root, PLAN)
    story = newest(root)
    (report,) = story.reports
    assert report.meeting == "Sammanträde 11 december 2024"
    assert report.sentences == [
        f"3{SPACE}mål och uppdrag för 2025.",
        f"Budgeten för 2025 är 68,0{SPACE}miljoner kronor.",
    ]
    assert story.counts == f"52{SPACE}nya siffror och 3{SPACE}reviderade siffror."
    (revised,) = story.revised
    assert revised.url == "/rattelser/#revidering-exempelstad-kulturnamnden-2025-verksamhetsplan"


def test_a_correction_is_told_with_what_stood_and_why(root: Path) -> None:
    publish(root, PLAN)
    corrected(root)
    publish(root, CORRECTED)
    story = newest(root)
    assert story.title == f"Kulturnämnden, Exempelstad: 1{SPACE}rättad siffra"
    (found,) = story.corrected
    assert (found.was, found.now) == (f"5,9{SPACE}lån", f"5,8{SPACE}lån")
    assert found.why == "Vi läste av fel rad."
    assert found.url is not None
    assert found.url.startswith("/rattelser/#rattelse-")


def test_an_edition_keeps_telling_what_it_published(root: Path) -> None:
    publish(root, INTERIM)
    before = newest(root)
    corrected(root)
    publish(root, CORRECTED)
    assert list(stories_of(root).newest_first())[-1] == before


def test_a_new_assessment_is_told_with_the_old_word(root: Path) -> None:
    publish(root, PLAN)
    replace(root, FOLLOW_UPS, "    uppfyllelse: Nås inte\n", "    uppfyllelse: Nås delvis\n")
    publish(root, CORRECTED)
    story = newest(root)
    (goal,) = story.goals
    assert (goal.was, goal.now) == ("Nås inte", "Nås delvis")
    assert story.title == f"Kulturnämnden, Exempelstad: 1{SPACE}mål med ny bedömning"


def test_an_edition_without_changed_figures_says_so(root: Path) -> None:
    publish(root, PLAN)
    publish(root, CORRECTED)
    story = newest(root)
    assert story.notice == "Texter eller utseende har ändrats. Inga siffror."
    assert not story.has_news


def test_a_report_that_is_gone_has_the_title_of_the_record_and_no_link(root: Path) -> None:
    publish(root, INTERIM)
    publish(root, PLAN)
    country = country_of(root, INTERIM)
    stories = Stories(board_views(country), country_of(root, EVER).editions)
    story = next(stories.newest_first())
    (report,) = story.reports
    assert (report.name, report.url, report.sentences) == ("Verksamhetsplan 2025–2027", None, [])


def test_a_renamed_report_is_found_by_its_old_name(root: Path) -> None:
    publish(root, INTERIM)
    (root / INTERIM_REPORT).rename(root / INTERIM_REPORT.replace("delarsrapport-08", "augusti"))
    for file in (root / "data/exempelstad", root / "content/exempelstad"):
        for path in file.rglob("*.yml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("2024/delarsrapport-08", "2024/augusti"), encoding="utf-8")
    prose = root / "content/exempelstad/kulturnamnden/2024/delarsrapport-08"
    prose.rename(prose.with_name("augusti"))
    rapport = root / INTERIM_REPORT.replace("delarsrapport-08", "augusti") / "rapport.yml"
    rapport.write_text(
        "tidigare: [delarsrapport-08]\n" + rapport.read_text(encoding="utf-8"), encoding="utf-8"
    )
    (report,) = newest(root).reports
    assert report.url == "/exempelstad/kulturnamnden/2024/augusti/"
    assert len(report.sentences) == 2


# --- what is never told -----------------------------------------------------------------------------


def test_nothing_is_told_of_an_edition_that_was_withdrawn(root: Path) -> None:
    publish(root, PLAN)
    corrected(root)
    publish(root, CORRECTED)
    go_back(root, 1, days=31)
    back, gone, _first = stories_of(root).newest_first()
    assert back.title == "Vi gick tillbaka till utgåva 1"
    assert back.notice == "Det som utgåva 2 visade visas inte längre."
    assert gone.title == "Utgåva 2 är återtagen"
    assert not any((gone.corrected, gone.reports, gone.goals, gone.revised))
    assert "5,8" not in repr(replaced(gone)) + repr(replaced(back))


def replaced(story: Story) -> Story:
    """The story without the record that it was made from."""
    return changed(story, edition=changed(story.edition, changes=()))


def test_going_back_to_what_was_withdrawn_shows_it_again(root: Path) -> None:
    publish(root, INTERIM)
    publish(root, PLAN)
    go_back(root, 1, days=1)
    assert withdrawn_by(country_of(root, EVER).editions) == {2: 3}
    go_back(root, 2, days=2)
    assert withdrawn_by(country_of(root, EVER).editions) == {3: 4}


def test_a_figure_that_is_kept_secret_now_is_told_nowhere(root: Path) -> None:
    publish(root, PLAN)
    corrected(root)
    publish(root, CORRECTED)
    lend(root, "5,8", "sekretess")
    correct(root, was="5,8", now="sekretess", day="2025-02-10")
    publish(root, CORRECTED + timedelta(days=31))
    told = "".join(repr(replaced(story)) for story in stories_of(root).newest_first())
    assert "5,8" not in told
    assert "5,9" not in told
    assert "en siffra som inte visas av sekretesskäl" in told


def test_nothing_of_a_later_edition_is_told(root: Path) -> None:
    publish(root, INTERIM)
    publish(root, PLAN)
    country = country_of(root, PLAN - timedelta(seconds=1))
    page = news_page(Stories(board_views(country), country.editions), [], None)
    assert "utgava-1" in repr(page)
    assert "utgava-2" not in repr(page)
    assert "Verksamhetsplan" not in repr(page)


# --- pages ------------------------------------------------------------------------------------------


def context_of(root: Path) -> NewsContext:
    page = news_page(stories_of(root), [], SITE)
    assert isinstance(page.context, NewsContext)
    return page.context


def test_without_editions_the_page_shows_reports_instead(root: Path) -> None:
    context = context_of(root)
    assert context.entries == []
    assert newest_cards(stories_of(root)) == []


def test_the_newest_stand_whole_and_the_rest_in_a_line_each(root: Path) -> None:
    for day in range(MOST_WHOLE + 2):
        publish(root, PLAN + timedelta(days=day))
    context = context_of(root)
    assert len(context.entries) == MOST_WHOLE
    assert [entry.id for entry in context.older] == ["utgava-2", "utgava-1"]
    assert len({*(entry.id for entry in context.entries), *(entry.id for entry in context.older)}) == MOST_WHOLE + 2


def test_a_board_shows_the_newest_edition_that_concerns_it(root: Path) -> None:
    publish(root, PLAN)
    publish(root, CORRECTED)
    stories = stories_of(root)
    (view,) = stories.records.views.values()
    card = latest_of_board(stories, view)
    assert card is not None
    assert card["url"] == "/nytt/#utgava-1"


def test_english_readers_are_told_in_english_and_the_words_of_the_municipality_are_marked(root: Path) -> None:
    publish(root, INTERIM)
    with speaking(Language.ENGLISH):
        country = translated(country_of(root, EVER))
        (story,) = Stories(board_views(country), country.editions).newest_first()
        assert "under the budget for 2024" in story.in_short
        assert "Nås" not in unmarked(story.title)
        assert story.counts == f"39{SPACE}new figures."


# --- texts to paste ---------------------------------------------------------------------------------


def test_the_texts_have_the_address_and_the_short_one_is_short(root: Path) -> None:
    publish(root, INTERIM)
    text = share_text(newest(root), SITE)
    assert text.subject == "Kulturnämnden, Exempelstad: delårsrapport augusti 2024"
    for told in (text.body, text.short):
        assert told.endswith("https://mal.exempelstad.example/nytt/#utgava-1")
    assert "Nettokostnaden väntas bli 400 000 kronor under budgeten för 2024." in text.body
    assert text.short == (
        "Kulturnämnden, Exempelstad: delårsrapport augusti 2024. "
        "4 mål: 1 nås enligt prognosen, 1 nås delvis enligt prognosen, 1 nås inte enligt prognosen och 1 utan bedömning. "
        "2 uppdrag: 1 påbörjat och 1 klart. 39 nya siffror. "
        "https://mal.exempelstad.example/nytt/#utgava-1"
    )
    assert "http" not in share_text(newest(root), None).body


@given(st.lists(st.text("abcåäö ", min_size=1, max_size=400), min_size=1, max_size=4), st.booleans())
def test_the_short_text_is_never_too_long(texts: list[str], has_address: bool) -> None:
    edition = Edition(1, INTERIM, "0.1.0", "")
    story = Story(edition, texts[0], "", notice=" ".join(texts[1:]))
    short = share_text(story, SITE if has_address else None).short
    assert len(short) <= MOST_SIGNS
    assert has_address is short.endswith("/nytt/#utgava-1")


def test_what_an_edition_recorded_can_be_read_back(root: Path) -> None:
    country = read_and_check(root)[0]
    values = [
        cell.value
        for report in country.municipalities[0].boards[0].reports
        for table in report.tables
        for row in table.rows
        for cell in row.cells
    ]
    assert len(set(map(str, values))) > 20
    assert [value_of(said_of(value)) for value in values] == values


def test_stories_stand_newest_first(root: Path) -> None:
    publish(root, INTERIM)
    publish(root, PLAN)
    times = [story.edition.time for story in stories_of(root).newest_first()]
    assert all(later > earlier for later, earlier in pairwise(times))
