"""An S3-compatible storage, stood in for by moto: the order of things, cut off midway, and the lock."""

import re
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from importlib import util
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from generator.publishing import s3, s3_lock, storage
from generator.publishing.media import ASK_EACH_TIME, FOR_EVER, headers_of
from generator.publishing.s3 import OURS, S3Target
from generator.publishing.s3_lock import Lock
from generator.publishing.storage import Conflict, Storage
from generator.publishing.target import Busy, CannotPublish
from tests.published import BUCKET, Site, make_site, publish, quiet, restore, style_of


class CutOff(BaseException):
    """The publisher is gone: nothing that it would do after this is done."""


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setattr(storage, "_AT_ONCE", 1)
    with mock_aws():
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        yield


@pytest.fixture
def sites(tmp_path: Path) -> list[Site]:
    return [make_site(tmp_path / str(number), number) for number in (1, 2, 3)]


def target() -> S3Target:
    return S3Target(BUCKET, "webb")


def requests(of: S3Target, cut_off_at: int | None = None) -> list[tuple[str, str]]:
    """What the target asks the storage for from now on: operation and key. From a number on it is cut off."""
    asked: list[tuple[str, str]] = []

    def ask(params: dict[str, Any], model: Any, **_: Any) -> None:
        if cut_off_at is not None and len(asked) >= cut_off_at:
            raise CutOff
        asked.append((model.name, params["url_path"].removeprefix(f"/{BUCKET}/webb/").removeprefix("/webb/")))

    of._storage._clients().meta.events.register("before-call.s3", ask)
    return asked


def served() -> dict[str, bytes]:
    """Every object that is no part of the bookkeeping."""
    client = boto3.client("s3")
    keys = [item["Key"] for item in client.list_objects_v2(Bucket=BUCKET).get("Contents", ())]
    return {
        key.removeprefix("webb/"): client.get_object(Bucket=BUCKET, Key=key)["Body"].read()
        for key in keys
        if OURS not in key
    }


def wanted(site: Site) -> dict[str, bytes]:
    return {path: (site.folder / path).read_bytes() for path in site.files if not path.endswith(".gz")}


def shows(site: Site) -> bool:
    found, right = served(), wanted(site)
    beside = set(found) - set(right)
    return {path: found.get(path) for path in right} == right and all(
        re.fullmatch(r"assets/site\.\w+\.css", path) for path in beside
    )


def break_lock() -> None:
    """As if the lock had been silent for a quarter of an hour."""
    boto3.client("s3").delete_object(Bucket=BUCKET, Key=f"webb/{OURS}las")


def test_what_pages_need_is_there_before_them_and_goes_after_them(sites: list[Site]) -> None:
    publish(target(), sites[0])
    second = target()
    asked = requests(second)
    publish(second, sites[1])
    changes = [(what, key) for what, key in asked if what in ("CopyObject", "DeleteObjects", "PutObject")]
    copied = [key for what, key in changes if what == "CopyObject"]
    pages = [key.endswith(".html") for key in copied]
    assert any(pages)
    assert not all(pages)
    assert pages == sorted(pages), "everything else is copied before the first page"
    order = [what if what != "PutObject" else key for what, key in changes]
    last_page = max(place for place, what in enumerate(order) if what == "CopyObject")
    assert order[: order.index("CopyObject")].count("DeleteObjects") == 0
    assert order.index("DeleteObjects") > last_page
    assert order.index(f"{OURS}visas.json") > order.index("DeleteObjects")


def test_only_what_differs_is_sent_and_copied(sites: list[Site]) -> None:
    publish(target(), sites[0])
    second = target()
    asked = requests(second)
    publish(second, sites[1])
    assert ("CopyObject", "assets/site.js") not in asked
    same = sites[0].files["assets/site.js"]
    assert ("PutObject", f"{OURS}innehall/{same}") not in asked
    back = target()
    asked = requests(back)
    restore(back, sites[0].release)
    assert not [key for what, key in asked if what == "PutObject" and "innehall" in key]


@pytest.mark.slow
def test_cut_off_at_any_request_readers_see_whole_pages_and_the_next_goes_through(
    sites: list[Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3, "KEPT", 2)
    old, new, _ = published = sites
    publish(target(), old)
    for at in range(1, 200, 11):
        cut = target()
        requests(cut, cut_off_at=at)
        try:
            publish(cut, new)
        except CutOff:
            pass
        else:
            break
        for path, content in served().items():
            assert content in [wanted(site).get(path) for site in published], f"{path} cut off at {at}"
        numbers = [
            found for page in served().values() for found in re.findall(r"Utgåva (\d+)", page.decode())
        ]
        assert {style_of(int(number)) for number in numbers} <= set(served()), "every page has its styles"
        break_lock()
        with target().locked():
            now = target().current()
            assert now in (old.release, new.release)
            assert shows(old if now == old.release else new)
        old, new = new, make_site(tmp_path / f"nästa-{at}", 100 + at)
        published.append(new)
        publish(target(), old)
        assert shows(old)
    assert at > 30
    assert shows(new)


def test_cut_off_in_the_first_publishing_the_next_goes_through(sites: list[Site]) -> None:
    for at in range(2, 60, 7):
        cut = target()
        requests(cut, cut_off_at=at)
        try:
            publish(cut, sites[0])
        except CutOff:
            break_lock()
        else:
            break
    assert at > 20
    assert shows(sites[0])
    publish(target(), sites[1])
    assert shows(sites[1])


def test_a_lock_is_kept_alive_and_found_stale_when_it_is_not(
    sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Storage(BUCKET, "webb/")
    store.put(f"{OURS}las", b"en som avbr\xc3\xb6ts")
    with pytest.raises(Busy, match="släpper låset inom femton minuter"):
        publish(target(), sites[0])
    monkeypatch.setattr(s3_lock, "STALE", timedelta(seconds=-5))
    publish(target(), sites[0])
    assert store.get(f"{OURS}las") is None


def test_the_lock_is_written_anew_while_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    store, beats = Storage(BUCKET, "webb/"), threading.Event()
    put = store.put

    def counted(key: str, content: bytes, **more: str) -> str:
        if "IfMatch" in more:
            beats.set()
        return put(key, content, **more)

    monkeypatch.setattr(store, "put", counted)
    monkeypatch.setattr(s3_lock, "HEARTBEAT", 0.01)
    lock = Lock(store, "las")
    with lock.held():
        assert beats.wait(10)
        lock.demand()


def test_one_whose_lock_was_taken_over_stops_before_readers_see_anything(
    sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(target(), sites[0])
    monkeypatch.setattr(s3_lock, "HEARTBEAT", 0.01)
    one = target()
    with one.locked():
        boto3.client("s3").put_object(Bucket=BUCKET, Key=f"webb/{OURS}las", Body=b"en annan")
        for _ in range(500):
            if one._lock._tag is None:
                break
            threading.Event().wait(0.01)
        with pytest.raises(Busy, match="har tagits över av någon annan"):
            one.deploy(sites[1].folder, sites[1].files, sites[1].release, sites[1].record, quiet)
    assert shows(sites[0])
    assert Storage(BUCKET, "webb/").read(f"{OURS}las") == b"en annan"


def test_a_conditional_write_is_refused_when_the_object_is_there() -> None:
    store = Storage(BUCKET, "")
    tag = store.put("a", b"1", IfNoneMatch="*")
    with pytest.raises(Conflict):
        store.put("a", b"2", IfNoneMatch="*")
    store.put("a", b"3", IfMatch=tag)
    with pytest.raises(Conflict):
        store.put("a", b"4", IfMatch=tag)


def test_content_that_no_kept_release_has_is_removed(
    sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(s3, "KEPT", 2)
    for site in sites:
        publish(target(), site)
    store = Storage(BUCKET, "webb/")
    kept = {content for site in sites[1:] for path, content in site.files.items() if not path.endswith(".gz")}
    assert {key.rpartition("/")[2] for key in store.listed(f"{OURS}innehall/")} == kept
    names = {key.split("/")[2] for key in store.listed(f"{OURS}utgavor/")}
    assert names == {site.release.name for site in sites[1:]}


def test_the_whole_bucket_is_a_place_too(sites: list[Site]) -> None:
    whole = S3Target(BUCKET, "")
    publish(whole, sites[0])
    assert whole.read("index.html") == (sites[0].folder / "index.html").read_bytes()
    assert whole.current() == sites[0].release


def test_files_are_served_with_their_type_and_kept_as_long_as_they_may(sites: list[Site]) -> None:
    publish(target(), sites[0])
    client = boto3.client("s3")

    def headers(path: str) -> tuple[str, str, str | None]:
        found = client.head_object(Bucket=BUCKET, Key=f"webb/{path}")
        return found["ContentType"], found["CacheControl"], found.get("ContentEncoding") or None

    assert headers("index.html") == ("text/html; charset=utf-8", ASK_EACH_TIME, None)
    assert headers(style_of(1)) == ("text/css; charset=utf-8", FOR_EVER, None)
    assert headers("assets/site.js") == ("text/javascript; charset=utf-8", ASK_EACH_TIME, None)
    assert headers("data/siffror.csv") == ("text/csv; charset=utf-8", ASK_EACH_TIME, None)


@pytest.mark.parametrize(
    ("path", "kind", "kept"),
    [
        ("a/dokument.pdf", "application/pdf", ASK_EACH_TIME),
        ("a/bild.PNG", "image/png", ASK_EACH_TIME),
        ("nytt/flode.atom", "application/atom+xml; charset=utf-8", ASK_EACH_TIME),
        ("search_index/ord-0.json", "application/json; charset=utf-8", FOR_EVER),
        ("en/search_index/ord-0.json", "application/json; charset=utf-8", FOR_EVER),
        ("search_index.json", "application/json; charset=utf-8", ASK_EACH_TIME),
        ("harryda/12345678.csv", "text/csv; charset=utf-8", ASK_EACH_TIME),
        ("utan-andelse", "application/octet-stream", ASK_EACH_TIME),
    ],
)
def test_a_type_does_not_depend_on_the_machine(path: str, kind: str, kept: str) -> None:
    assert headers_of(path) == {"ContentType": kind, "CacheControl": kept}


def test_a_bucket_that_is_not_there_is_told(sites: list[Site]) -> None:
    with pytest.raises(
        CannotPublish, match=r"Hinken finns-inte finns inte\. Kontrollera namnet, eller skapa den\."
    ):
        publish(S3Target("finns-inte", ""), sites[0])


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("AccessDenied", "Du får inte läsa och skriva i s3://hinken/webb."),
        ("SignatureDoesNotMatch", "Lagringen godtar inte nycklarna."),
        ("SlowDown", "Lagringen är överbelastad."),
        ("NotImplemented", "Lagringen kan inte skriva villkorligt"),
        ("OkandKod", "Det gick inte att publicera till s3://hinken/webb."),
    ],
)
def test_what_the_storage_refuses_is_told_with_its_own_words(sites: list[Site], code: str, told: str) -> None:
    from botocore.exceptions import ClientError

    refused = target()

    def refuse(**_: Any) -> None:
        raise ClientError({"Error": {"Code": code, "Message": "egna ord"}}, "ListObjectsV2")

    refused._storage._clients().meta.events.register("before-call.s3", refuse)
    with pytest.raises(CannotPublish) as raised:
        publish(refused, sites[0])
    assert str(raised.value).startswith(told)
    assert "egna ord" in str(raised.value)


def test_keys_that_are_missing_are_told(sites: list[Site]) -> None:
    from botocore.exceptions import NoCredentialsError

    without = target()

    def refuse(**_: Any) -> None:
        raise NoCredentialsError

    without._storage._clients().meta.events.register("before-call.s3", refuse)
    with pytest.raises(CannotPublish, match=r"Nycklarna till lagringen saknas\. Ange AWS_ACCESS_KEY_ID"):
        publish(without, sites[0])


def test_boto3_that_is_missing_is_told(sites: list[Site], monkeypatch: pytest.MonkeyPatch) -> None:
    find = util.find_spec
    monkeypatch.setattr(storage, "find_spec", lambda name: None if name == "boto3" else find(name))
    monkeypatch.delitem(sys.modules, "boto3")
    with pytest.raises(CannotPublish, match=r"pip install oppna-mal\[s3\]"):
        publish(target(), sites[0])


def test_an_address_that_is_none_is_told(sites: list[Site], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "lagringen")
    with pytest.raises(CannotPublish, match="Det gick inte att publicera till s3://hinken/webb"):
        publish(target(), sites[0])
