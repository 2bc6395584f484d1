"""A site behind nginx and Apache, set up as the handbook says: what readers get, and what they do not."""

import gzip
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from http.client import HTTPConnection
from pathlib import Path

import brotli
import pytest

from generator.kept import CACHE_FOLDER
from generator.pages.wellknown import REDIRECTS
from tests import web_server
from tests.example import BOARD, replace
from tests.site_build import Site, build, example_project
from tests.web_server import HOST, WebServer

pytestmark = pytest.mark.site

PAGE = "/exempelstad/kulturnamnden/indikatorer/lan/"
# As long as an id may be in practice: nginx has a limit for what a map holds.
EARLIER = f"/exempelstad/kulturnamnden/indikatorer/{'lan-av-bocker-' * 3}per-invanare/"
FOR_EVER = "public, max-age=31536000, immutable"
UNPACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.decompress, "br": brotli.decompress}
SERVERS: dict[str, Callable[[Path, Path], AbstractContextManager[WebServer]]] = {
    "nginx": web_server.nginx,
    "apache": web_server.apache,
}
TYPES = {
    "/": "text/html; charset=utf-8",
    "/search_index.json": "application/json; charset=utf-8",
    "/rattelser/feed.xml": "application/atom+xml",
    "/robots.txt": "text/plain; charset=utf-8",
    "/oppna-data/oppna-mal.sqlite": "application/vnd.sqlite3",
    "/oppna-data/observationer.csv": "text/csv; charset=utf-8",
    "/oppna-data/observationer.parquet": "application/vnd.apache.parquet",
    "/oppna-data/observationer.csv-metadata.json": "application/csvm+json",
    "/oppna-data/csv-metadata.json": "application/csvm+json",
    "/oppna-data/datapackage.json": "application/json; charset=utf-8",
    "/exempelstad/kulturnamnden/2025/data.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "/datasets/dcat": "application/rdf+xml",
    "/datasets/dcat.rdf": "application/rdf+xml",
    "/datasets/dcat.ttl": "text/turtle",
    "/datasets/dcat.jsonld": "application/ld+json",
    "/assets/favicon.svg": "image/svg+xml",
    "/assets/apple-touch-icon.png": "image/png",
}
# What later pages may offer; written into the site for this test alone.
MORE_TYPES = {
    "kalender.ics": "text/calendar; charset=utf-8",
    "nytt.atom": "application/atom+xml",
    "app.webmanifest": "application/manifest+json",
}


@pytest.fixture(scope="module")
def moved(example_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Exempelstad with an indicator that had another id, and with files of kinds that it does not have."""
    config = example_project(
        tmp_path_factory.mktemp("flyttad") / "projekt",
        datakatalog="{utgivare: Exempelstads kommun, typ: kommun, kontakt: Redaktionen, e-post: a@exempelstad.se}",
    )
    root = config.parent
    replace(root, config.name, "# site_url: https://mal.kommunen.se/", "site_url: https://mal.exempelstad.se/")
    shutil.copytree(example_site.root / CACHE_FOLDER, root / CACHE_FOLDER)
    earlier = f"  - id: lan\n    tidigare: [{EARLIER.split('/')[-2]}]\n"
    replace(root, f"{BOARD}/indikatorer.yml", "  - id: lan\n", earlier)
    site = build(config, root / "site")
    for name in MORE_TYPES:
        (site.folder / name).write_bytes(b"x")
    return site


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, moved: Site) -> Iterator[WebServer]:
    """Each of the two in turn."""
    with tempfile.TemporaryDirectory(prefix="oppna-mal-webbserver-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # Apache reads as nobody when root starts it, and pytest's own folders let nobody in
        with SERVERS[request.param](folder, moved.folder) as running:
            yield running


def stylesheet(site: Site) -> str:
    return f"/{site.rendered.assets.paths['site.css']}"


# --- pages ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("coding", UNPACK)
def test_what_is_packed_is_the_very_file(server: WebServer, moved: Site, coding: str) -> None:
    shards = (moved.folder / "search_index").rglob("*.json")
    largest = max(shards, key=lambda path: path.stat().st_size).relative_to(moved.folder).as_posix()
    for address in ("/", PAGE, f"/en{PAGE}", stylesheet(moved), f"/{largest}"):
        file = moved.file(address) if address.endswith("/") else moved.folder / address[1:]
        assert file.stat().st_size >= 1000, address
        plain, packed = server.get(address), server.get(address, Accept_Encoding=coding)
        assert (plain.status, plain.headers.get("content-encoding"), plain.body) == (200, None, file.read_bytes())
        assert (packed.status, packed.headers["content-encoding"]) == (200, coding), address
        assert UNPACK[coding](packed.body) == plain.body
        assert len(packed.body) < len(plain.body)
        assert packed.headers["content-type"] == plain.headers["content-type"]
        assert packed.headers["etag"] != plain.headers["etag"]
        assert {plain.headers["vary"], packed.headers["vary"]} == {"Accept-Encoding"}


def test_a_browser_that_knows_both_gets_brotli(server: WebServer) -> None:
    assert server.get(PAGE, Accept_Encoding="gzip, deflate, br").headers["content-encoding"] == "br"


def test_each_kind_of_file_says_what_it_is(server: WebServer) -> None:
    expected = {**TYPES, **{f"/{name}": kind for name, kind in MORE_TYPES.items()}}
    assert {path: server.get(path).headers["content-type"] for path in expected} == expected


def test_the_head_of_a_page_and_a_piece_of_it_can_be_asked_for(server: WebServer, moved: Site) -> None:
    whole = moved.file(PAGE).read_bytes()
    head = server.get(PAGE, method="HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", str(len(whole)))
    piece = server.get(PAGE, Range="bytes=10-19")
    assert (piece.status, piece.body) == (206, whole[10:20])
    assert piece.headers["content-range"] == f"bytes 10-19/{len(whole)}"


# --- headers ----------------------------------------------------------------------------------------


def test_what_has_a_hash_in_its_address_is_kept_for_ever_and_all_else_is_asked_for(
    server: WebServer, moved: Site
) -> None:
    shard = next((moved.folder / "en" / "search_index").rglob("*.json")).relative_to(moved.folder).as_posix()
    paths = moved.rendered.assets.paths
    hashed = [f"/{shard}", *(f"/{path}" for name, path in paths.items() if not path.endswith(f"/{name}"))]
    assert len(hashed) >= 6
    for coding in ("identity", "gzip", "br"):
        kept = {path: server.get(path, Accept_Encoding=coding).headers["cache-control"] for path in hashed}
        assert kept == dict.fromkeys(hashed, FOR_EVER)
        asked = ["/", PAGE, "/search_index.json", "/assets/favicon.svg", "/robots.txt"]
        told = {path: server.get(path, Accept_Encoding=coding).headers["cache-control"] for path in asked}
        assert told == dict.fromkeys(asked, "no-cache")


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
def test_what_a_browser_has_already_is_not_sent_again(server: WebServer, coding: str) -> None:
    first = server.get(PAGE, Accept_Encoding=coding)
    again = server.get(PAGE, Accept_Encoding=coding, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", [PAGE, PAGE[:-1], EARLIER, "/finns/inte/", "/search_index.json"])
def test_every_answer_is_guarded(server: WebServer, path: str) -> None:
    headers = server.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert policy.endswith("; frame-ancestors 'none'")
    assert "unsafe" not in policy
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["permissions-policy"].startswith("camera=()")


def test_only_what_is_made_for_it_may_stand_in_the_pages_of_others(server: WebServer, moved: Site) -> None:
    site = server.certificate.parent / "srv" / "webbplats"
    page = site / "exempelstad" / "badda-in"
    page.mkdir()
    (page / "index.html").write_bytes(moved.file("/").read_bytes())
    assert server.get("/exempelstad/badda-in/").headers["content-security-policy"].endswith("; frame-ancestors *")


def test_a_pdf_has_no_policy_that_a_browser_s_reader_of_it_would_break_on(server: WebServer, moved: Site) -> None:
    paper = next(moved.folder.rglob("*.pdf")).relative_to(moved.folder).as_posix()
    headers = server.get(f"/{paper}").headers
    assert headers["content-type"] == "application/pdf"
    assert "content-security-policy" not in headers
    assert headers["x-content-type-options"] == "nosniff"


def test_data_may_be_fetched_by_programs_of_other_sites_and_pages_may_not(server: WebServer, moved: Site) -> None:
    shared = ["/datasets/dcat", "/oppna-data/observationer.csv", "/exempelstad/data.csv", "/api/v1/index.json"]
    shared += ["/oppna-data/observationer.parquet", "/exempelstad/kulturnamnden/2025/data.xlsx"]
    for coding in ("identity", "gzip", "br"):
        told = {path: server.get(path, Accept_Encoding=coding).headers for path in shared}
        assert {path: each.get("access-control-allow-origin") for path, each in told.items()} == dict.fromkeys(shared, "*")
    for path in ("/", PAGE, "/search_index.json", "/finns-inte/"):
        assert "access-control-allow-origin" not in server.get(path).headers


# --- other addresses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "target"), [(EARLIER, PAGE), (f"/en{EARLIER}", f"/en{PAGE}"), (PAGE[:-1], PAGE), ("/om", "/om/")]
)
def test_an_earlier_address_and_one_without_its_slash_lead_on(server: WebServer, path: str, target: str) -> None:
    answer = server.get(path)
    assert answer.status == 301
    assert answer.headers["location"].removeprefix(server.address) == target
    assert server.get(target).status == 200


def test_an_address_that_is_not_encrypted_leads_to_the_one_that_is(server: WebServer) -> None:
    connection = HTTPConnection(HOST, server.plain_port, timeout=10)
    connection.request("GET", f"{PAGE}?q=1", headers={"Host": "mal.exempelstad.se"})
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://mal.exempelstad.se{PAGE}?q=1")
    connection.close()


@pytest.mark.parametrize(
    "path",
    ["/finns-inte/", "/finns/inte.html", "/assets/", "/exempelstad/../finns-inte", f"/{REDIRECTS}", "/.webbserver/", "/.git/config"],
)  # fmt: skip
def test_what_is_not_there_is_told_by_the_site_s_own_page_and_nothing_is_listed(
    server: WebServer, moved: Site, path: str
) -> None:
    lost = (moved.folder / "404.html").read_bytes()
    plain = server.get(path)
    assert (plain.status, plain.body) == (404, lost)
    packed = server.get(path, Accept_Encoding="br")
    assert (packed.status, brotli.decompress(packed.body)) == (404, lost)
    assert plain.headers.get("cache-control") in (None, "no-cache")


def test_nothing_outside_the_site_can_be_reached(server: WebServer) -> None:
    for path in ("/../key.pem", "/..%2f..%2fkey.pem", "/%2e%2e/utgavor/", "//utgavor/"):
        assert server.get(path).status in (400, 403, 404), path


def test_a_new_edition_is_shown_at_once(server: WebServer, moved: Site) -> None:
    """What publishing does: the link is given another target by one rename."""
    link = server.certificate.parent / "srv" / "webbplats"
    new = link.parent / "utgavor" / "0002" / "webbplats"
    before, old = server.get(PAGE).body, os.readlink(link)
    shutil.copytree(link, new)
    shutil.rmtree(new / PAGE[1:])
    (new / PAGE[1:]).mkdir()
    (new / PAGE[1:] / "index.html").write_bytes(b"en ny utg\xc3\xa5va")

    def lead_to(target: str) -> None:
        link.with_name(".ny").symlink_to(target, target_is_directory=True)
        link.with_name(".ny").replace(link)

    lead_to(str(new.relative_to(link.parent)))
    assert server.get(PAGE, Accept_Encoding="br").body == b"en ny utg\xc3\xa5va"
    lead_to(old)
    assert server.get(PAGE).body == before == moved.file(PAGE).read_bytes()


def test_the_list_for_the_web_server_has_every_redirect_of_the_site(moved: Site) -> None:
    lines = (moved.folder / REDIRECTS).read_text(encoding="utf-8").splitlines()
    assert lines[1:] == [f"{one.address} {one.target} ;" for one in moved.rendered.redirects]
    assert f"{EARLIER} {PAGE} ;" in lines
    assert all(re.fullmatch(r"(/[a-z0-9-]+)+/ (/[a-z0-9-]+)+/ ;", line) for line in lines[1:])
