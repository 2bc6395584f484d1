"""Feeds of editions: valid Atom (RFC 4287), the same bytes every time, nothing unpublished or withdrawn."""

import re
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from generator.pages.edition_feeds import edition_feeds
from generator.pages.site_map import board_views
from tests.editions import INTERIM, PLAN, country_of, publish
from tests.example import replace, write_example
from tests.test_news import CORRECTED, CSV, EVER, SITE, corrected, go_back, lend

ATOM = "{http://www.w3.org/2005/Atom}"
BOARD = "exempelstad/kulturnamnden/"
SITE_FEED, BOARD_FEED = "nytt/feed.xml", f"{BOARD}feed.xml"
LENDING, VISITS = f"{BOARD}indikatorer/lan/feed.xml", f"{BOARD}indikatorer/besok/feed.xml"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Exempelstad with three editions; the last one has a correction."""
    write_example(tmp_path)
    publish(tmp_path, INTERIM)
    publish(tmp_path, PLAN)
    corrected(tmp_path)
    publish(tmp_path, CORRECTED)
    return tmp_path


def feeds_of(root: Path, moment: datetime = EVER, site_url: str | None = SITE) -> dict[str, bytes]:
    country = country_of(root, moment)
    return edition_feeds(country, board_views(country), "Öppna mål", site_url)


def texts(feed: bytes, path: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(feed).findall(path.replace("a:", ATOM))]


@pytest.mark.parametrize("site_url", [SITE, None])
@pytest.mark.parametrize("has_editions", [True, False])
def test_every_feed_is_valid_atom(
    root: Path, tmp_path_factory: pytest.TempPathFactory, site_url: str | None, has_editions: bool
) -> None:
    if not has_editions:
        root = tmp_path_factory.mktemp("empty")
        write_example(root)
    feeds = feeds_of(root, site_url=site_url)
    ids: list[str] = []
    for path, content in feeds.items():
        feed = ElementTree.fromstring(content)
        assert feed.tag == f"{ATOM}feed"
        entries = feed.findall(f"{ATOM}entry")
        assert has_editions or not entries
        for element in (feed, *entries):
            for name in ("id", "title", "updated"):
                assert len(element.findall(ATOM + name)) == 1, (path, name)
            assert _MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or "")
            assert re.match(r"(?:urn:uuid:|https:|tag:)", element.findtext(f"{ATOM}id") or "")
            assert element.findtext(f"{ATOM}author/{ATOM}name")
            alternates = [
                link.get("href") or ""
                for link in element.findall(f"{ATOM}link")
                if link.get("rel") == "alternate"
            ]
            assert len(alternates) == 1
            assert alternates[0].startswith(site_url or "../")
            ids.append(element.findtext(f"{ATOM}id") or "")
        (own,) = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert site_url is None or own == f"{SITE}{path}"
        read = feedparser.parse(content)
        assert read.bozo == 0
        assert read.version == "atom10"
        assert len(read.entries) == len(entries)
    assert len(set(ids)) == len(ids)
    assert {SITE_FEED, BOARD_FEED, LENDING, VISITS} <= set(feeds)


def test_the_same_sources_give_the_same_bytes(root: Path) -> None:
    assert feeds_of(root) == feeds_of(root)


def test_the_site_tells_of_every_edition_newest_first(root: Path) -> None:
    feed = feeds_of(root)[SITE_FEED]
    assert texts(feed, "a:entry/a:title") == [
        f"Kulturnämnden, Exempelstad: 1{SPACE}rättad siffra",
        "Kulturnämnden, Exempelstad: verksamhetsplan 2025–2027",
        "Kulturnämnden, Exempelstad: delårsrapport augusti 2024",
    ]
    assert texts(feed, "a:updated") == ["2025-01-12T08:05:00+01:00"]
    assert texts(feed, "a:entry/a:id")[-1] == "tag:mal.exempelstad.example,2024-09-26:/nytt/utgava-1"


def test_an_indicator_tells_of_its_own_figures_with_old_and_new(root: Path) -> None:
    feeds = feeds_of(root)
    lending = texts(feeds[LENDING], "a:entry/a:content")
    assert lending[0] == (
        f"<ul><li>Rättelse: Lån per invånare, utfall 2022. Här stod 5,9{SPACE}lån. Nu står det 5,8{SPACE}lån. "
        "Vi läste av fel rad.</li></ul>"
    )
    assert f"utfall 2021: 5,2{SPACE}lån, enligt delårsrapport augusti 2024." in lending[-1]
    everything = "".join("".join(texts(feed, "a:entry/a:content")) for feed in feeds.values())
    assert "Reviderad: delårsrapport augusti 2024 angav" in everything
    assert "Lån per invånare" not in "".join(texts(feeds[VISITS], "a:entry/a:content"))


def test_an_indicator_without_news_has_an_empty_feed_dated_by_its_newest_report(tmp_path: Path) -> None:
    write_example(tmp_path)
    feed = feeds_of(tmp_path, INTERIM)[LENDING]
    assert texts(feed, "a:entry/a:id") == []
    assert texts(feed, "a:updated") == ["2024-09-26T08:00:00+02:00"]


def test_entries_keep_their_ids_when_others_come(root: Path) -> None:
    before = texts(feeds_of(root)[LENDING], "a:entry/a:id")
    lend(root, "5,8", "5,7")
    replace(root, CSV, "lan;;5,2;5,7;6,1", "lan;;5,3;5,7;6,1")
    publish(root, EVER)
    after = texts(feeds_of(root)[LENDING], "a:entry/a:id")
    assert after[1:] == before


def test_nothing_of_a_later_edition_is_in_any_feed(root: Path) -> None:
    feeds = feeds_of(root, INTERIM)
    everything = b"".join(feeds.values()).decode()
    assert "Verksamhetsplan" not in everything
    assert "verksamhetsplan" not in everything
    assert "2025" not in everything.replace("tag:oppna-mal,2025", "")


def test_nothing_of_a_withdrawn_edition_is_in_any_feed(root: Path) -> None:
    go_back(root, 2, days=31)
    feeds = feeds_of(root)
    entries = "".join("".join(texts(feed, "a:entry/a:content")) for feed in feeds.values())
    assert "5,8" not in entries
    assert "Utgåva 3 är återtagen" in texts(feeds[SITE_FEED], "a:entry/a:title")
    assert texts(feeds[SITE_FEED], "a:entry/a:updated")[1] == "2025-01-13T08:05:00+01:00"


def test_a_figure_that_is_kept_secret_now_is_in_no_feed(root: Path) -> None:
    lend(root, "5,8", "sekretess")
    publish(root, EVER)
    entries = "".join("".join(texts(feed, "a:entry/a:content")) for feed in feeds_of(root).values())
    assert "5,8" not in entries
    assert "5,9" not in entries


def test_what_a_source_says_is_text(root: Path) -> None:
    replace(
        root,
        "data/exempelstad/kulturnamnden/2024/delarsrapport-08/rapport.yml",
        "Vi läste av fel rad.",
        '"<script>alert(1)</script> & mer"',
    )
    content = texts(feeds_of(root)[SITE_FEED], "a:entry/a:content")[0]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; mer" in content
