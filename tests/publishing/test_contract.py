"""What every place to publish to does, whatever its kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publishing.target import KEPT, Busy, CannotPublish
from tests.published import (
    PAGES,
    Kind,
    Site,
    folder_kind,
    git_kind,
    make_site,
    publish,
    quiet,
    restore,
    rsync_kind,
    s3_kind,
    style_of,
)


@pytest.fixture(params=["mapp", "rsync", "s3", "git"])
def kind(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kind]:
    match request.param:
        case "mapp":
            yield folder_kind(tmp_path)
        case "rsync":
            yield rsync_kind(tmp_path)
        case "git":
            yield git_kind(tmp_path)
        case _:
            yield from s3(monkeypatch)


def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kind]:
    from moto import mock_aws

    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with mock_aws():
        yield s3_kind()


@pytest.fixture
def first(tmp_path: Path) -> Site:
    return make_site(tmp_path / "ett", 1)


@pytest.fixture
def second(tmp_path: Path) -> Site:
    return make_site(tmp_path / "två", 2)


def differing(kind: Kind, site: Site) -> list[str]:
    """The files of the site that readers do not see as they were built."""
    target = kind.make()
    return [
        path
        for path in site.files
        if target.read(path) != (site.folder / path).read_bytes()
        and (kind.packed or not path.endswith(".gz"))
    ]


def test_nothing_is_there_before_the_first(kind: Kind) -> None:
    target = kind.make()
    assert target.current() is None
    assert target.releases() == []
    assert target.read("index.html") is None


def test_the_first_is_seen_whole_with_its_record(kind: Kind, first: Site) -> None:
    target = kind.make()
    publish(target, first)
    assert target.current() == kind.make().current() == first.release
    assert target.releases() == kind.make().releases() == [first.release]
    assert kind.make().record_of(first.release) == first.record
    assert differing(kind, first) == []


def test_the_second_takes_the_place_of_the_first(kind: Kind, first: Site, second: Site) -> None:
    publish(kind.make(), first)
    publish(kind.make(), second)
    assert kind.make().current() == second.release
    assert kind.make().releases() == [first.release, second.release]
    assert kind.make().record_of(first.release) == first.record
    assert kind.make().record_of(second.release) == second.record
    assert differing(kind, second) == []
    assert kind.make().read("1/index.html") is None


def test_an_open_page_finds_its_styles_until_the_publishing_after_the_next(
    kind: Kind, tmp_path: Path
) -> None:
    sites = [make_site(tmp_path / str(number), number) for number in (1, 2, 3)]
    publish(kind.make(), sites[0])
    publish(kind.make(), sites[1])
    assert kind.make().read(style_of(1)) == (sites[0].folder / style_of(1)).read_bytes()
    publish(kind.make(), sites[2])
    assert kind.make().read(style_of(1)) is None
    restore(kind.make(), sites[1].release)
    assert kind.make().read(style_of(3)) == (sites[2].folder / style_of(3)).read_bytes()


def test_an_earlier_one_is_shown_again_and_the_later_is_kept(kind: Kind, first: Site, second: Site) -> None:
    publish(kind.make(), first)
    publish(kind.make(), second)
    restore(kind.make(), first.release)
    assert kind.make().current() == first.release
    assert kind.make().releases() == [first.release, second.release]
    assert differing(kind, first) == []
    assert kind.make().read("2/index.html") is None
    restore(kind.make(), second.release)
    assert kind.make().current() == second.release
    assert differing(kind, second) == []


def test_the_same_site_can_be_published_again(kind: Kind, first: Site) -> None:
    publish(kind.make(), first)
    publish(kind.make(), first)
    assert kind.make().current() == first.release
    assert kind.make().releases() == [first.release]
    assert differing(kind, first) == []


@pytest.mark.slow
def test_the_last_ten_are_kept_and_the_one_that_is_seen(kind: Kind, tmp_path: Path) -> None:
    target = kind.make()
    sites = [make_site(tmp_path / str(number), number) for number in range(1, KEPT + 4)]
    for site in sites[:-1]:
        publish(target, site)
    assert target.releases() == [site.release for site in sites[2:-1]]
    restore(target, sites[2].release)
    publish(target, sites[-1])
    assert kind.make().releases() == [site.release for site in sites[3:]]
    restore(target, sites[3].release)
    assert differing(kind, sites[3]) == []


def test_what_is_no_longer_kept_cannot_be_shown(kind: Kind, first: Site, second: Site) -> None:
    publish(kind.make(), first)
    with pytest.raises(CannotPublish, match="Utgåva 2 finns inte kvar"):
        restore(kind.make(), second.release)
    assert differing(kind, first) == []


def test_of_two_who_publish_at_once_one_is_refused(kind: Kind, first: Site, second: Site) -> None:
    one, other = kind.make(), kind.make()
    with pytest.raises(Busy, match="publicerar till"), one.locked(), other.locked():  # noqa: PT012
        one.deploy(first.folder, first.files, first.release, first.record, quiet)
        other.deploy(second.folder, second.files, second.release, second.record, quiet)
    publish(kind.make(), second)
    assert kind.make().current() == second.release


def test_a_place_that_holds_something_else_is_refused(kind: Kind, first: Site) -> None:
    kind.spoil()
    with pytest.raises(CannotPublish, match="innehåller något annat än publicerade webbplatser"):
        publish(kind.make(), first)
    with pytest.raises(CannotPublish, match="innehåller något annat än publicerade webbplatser"):
        publish(kind.make(), first)


def test_every_page_is_there(kind: Kind, first: Site) -> None:
    publish(kind.make(), first)
    pages = [kind.make().read(f"{page}index.html") for page in PAGES]
    assert all(page and page.endswith(b"</html>\n") for page in pages)
