"""The feed of corrections and revisions: valid Atom (RFC 4287), the same bytes every time, nothing unpublished."""

import re
from datetime import datetime
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import pytest

from generator.model.embargo import published_by
from generator.pages.feeds import changes_feed
from generator.pages.site_map import board_views
from generator.rules import read_and_check
from tests.corrected import correct
from tests.example import replace, write_example

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://mal.exempelstad.example/webb/"
BEFORE_THE_PLAN = "2024-12-01T00:00+01:00"
EVER = "2100-01-01T00:00+00:00"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")


def feed_of(root: Path, *, moment: str = EVER, site_url: str | None = SITE) -> bytes:
    country, problems = read_and_check(root)
    assert problems == []
    views = board_views(published_by(country, datetime.fromisoformat(moment)))
    return changes_feed(views, "Öppna mål", site_url)


def texts(feed: bytes, path: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(feed).findall(path.replace("a:", ATOM))]


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    write_example(tmp_path)
    correct(tmp_path)
    correct(
        tmp_path,
        day="2024-12-20",
        row="nojda-elever, kön: K",
        was="98",
        now="90",
        why="Vi vände på siffrorna.",
    )
    return tmp_path


@pytest.mark.parametrize("site_url", [SITE, None])
def test_the_feed_is_valid_atom(corrected: Path, site_url: str | None) -> None:
    feed = ElementTree.fromstring(feed_of(corrected, site_url=site_url))
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 3
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert _MOMENT.fullmatch(element.findtext(f"{ATOM}updated") or "")
        assert re.match(r"(?:urn:uuid:|https:)", element.findtext(f"{ATOM}id") or "")
        assert element.findtext(f"{ATOM}author/{ATOM}name")
        alternates = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert len(alternates) == 1
        assert (alternates[0].get("href") or "").startswith(site_url or "../rattelser/")
    for entry in entries:
        UUID((entry.findtext(f"{ATOM}id") or "").removeprefix("urn:uuid:"))
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    (own,) = [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("href") == (f"{SITE}rattelser/feed.xml" if site_url else "../rattelser/feed.xml")


def test_corrections_and_revisions_stand_newest_first(corrected: Path) -> None:
    feed = feed_of(corrected)
    assert texts(feed, "a:entry/a:title") == [
        "Rättelse: Andel elever som är nöjda med kulturskolan (%) (kvinnor), utfall 2022",
        "Revidering: Verksamhetsplan 2025–2027 anger 3\N{NO-BREAK SPACE}uppgifter på ett annat sätt, Kulturnämnden, Exempelstad",
        "Rättelse: Lån per invånare, utfall 2022",
    ]
    assert texts(feed, "a:updated") == texts(feed, "a:entry/a:updated")[:1] == ["2024-12-20T00:00:00+01:00"]
    assert texts(feed, "a:entry/a:content")[2] == (
        "<p>Här stod 5,7\N{NO-BREAK SPACE}lån. Nu står det 5,9\N{NO-BREAK SPACE}lån.</p><p>Vi läste av fel rad.</p>"
        "<p>Kulturnämnden, Exempelstad. Delårsrapport augusti 2024, indikatorer.</p>"
    )


def test_the_same_sources_give_the_same_bytes(corrected: Path) -> None:
    assert feed_of(corrected) == feed_of(corrected)


def test_an_entry_keeps_its_id_when_others_come_or_its_reason_is_told_better(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path)
    before = texts(feed_of(tmp_path), "a:entry/a:id")
    replace(
        tmp_path, "data/exempelstad/kulturnamnden/2024/delarsrapport-08/rapport.yml", "fel rad", "raden under"
    )
    correct(tmp_path, row="nojda-elever, kön: K", was="98", now="90")
    after = texts(feed_of(tmp_path), "a:entry/a:id")
    assert len(before) == 2
    assert set(before) < set(after)


def test_nothing_of_what_is_not_published_is_in_the_feed(corrected: Path) -> None:
    feed = feed_of(corrected, moment=BEFORE_THE_PLAN)
    assert "Verksamhetsplan" not in feed.decode()
    assert len(texts(feed, "a:entry/a:id")) == 2


def test_what_a_source_says_is_text_in_the_feed(tmp_path: Path) -> None:
    write_example(tmp_path)
    correct(tmp_path, why='"<script>alert(1)</script> & mer"')
    content = texts(feed_of(tmp_path), "a:entry/a:content")[1]
    assert "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; mer</p>" in content


def test_without_changes_the_feed_is_empty_and_dated_by_the_newest_report(tmp_path: Path) -> None:
    write_example(tmp_path)
    feed = feed_of(tmp_path, moment=BEFORE_THE_PLAN)
    assert texts(feed, "a:entry/a:id") == []
    assert texts(feed, "a:updated") == ["2024-09-26T08:00:00+02:00"]
