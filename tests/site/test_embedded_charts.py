"""The files of every chart of a built site: there are all, they are what they say, and they are light."""

import gzip
import json
import struct
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from generator.pages.assets import EMBED_SCRIPT, EMBED_STYLESHEET
from generator.pages.chart_files import EMBED
from tests.site_build import Site, ids_of, resolved, what_the_policy_forbids

pytestmark = pytest.mark.site

MOST_BYTES = 25_000
PNG_HEAD = struct.Struct(">16xII")


def embedded(site: Site) -> dict[str, Element]:
    """The pages to embed by their address."""
    found = {}
    for path in sorted(site.folder.rglob("index.html")):
        address = f"/{path.parent.relative_to(site.folder).as_posix()}/"
        if f"/{EMBED}" in address:
            found[address] = site.document(address)
    return found


def pictures(site: Site) -> list[Path]:
    return sorted(path for path in site.folder.rglob("diagram*.svg"))


def test_every_chart_is_a_picture_twice_a_specification_and_a_page(site: Site) -> None:
    found = pictures(site)
    assert len(found) == len(embedded(site)) > 15
    for path in found:
        svg = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        size = tuple(2 * int(svg.attrib[side]) for side in ("width", "height"))
        with path.with_suffix(".png").open("rb") as file:
            assert PNG_HEAD.unpack(file.read(PNG_HEAD.size)) == size, path
        told = json.loads(path.with_suffix(".vl.json").read_text(encoding="utf-8"))
        assert told["layer"], path
        assert told["usermeta"], path


def test_every_page_to_embed_is_strict_and_its_links_lead_somewhere(site: Site) -> None:
    files = {f"/{path.relative_to(site.folder).as_posix()}" for path in site.folder.rglob("*") if path.is_file()}
    places: dict[str, set[str]] = {}
    for address, document in embedded(site).items():
        assert what_the_policy_forbids(document) == [], address
        ids = ids_of(document)
        assert len(ids) == len(set(ids)), address
        for element in [*document.iter("a"), *document.iter("link"), *document.iter("script")]:
            target, _, place = resolved(address, element.get("href") or element.get("src") or "").partition("#")
            if target == address:
                assert place in ids, address
                continue
            assert f"{target}index.html" in files or target in files, f"{target} on {address}"
            if place:
                if target not in places:
                    places[target] = set(ids_of(site.document(target)))
                assert place in places[target], f"{target}#{place} on {address}"


def test_a_page_to_embed_is_at_most_twenty_five_kilobytes_with_all_that_it_fetches(site: Site) -> None:
    """Packed, each file by itself; none fetches anything else than these."""
    paths = site.rendered.assets.paths
    shared = [site.folder / paths[name] for name in (EMBED_STYLESHEET, EMBED_SCRIPT, "favicon.svg")]
    shared += [site.folder / found for brand in site.rendered.brands.values() if (found := brand.stylesheet_path)]
    around = sum(len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in shared)
    for address, document in embedded(site).items():
        fetched = [link for link in document.iter("link") if link.get("rel") == "stylesheet"]
        assert len(fetched) in (1, 2)
        assert len(list(document.iter("script"))) == 1
        html = gzip.compress((site.folder / address[1:] / "index.html").read_bytes(), 6, mtime=0)
        assert around + len(html) <= MOST_BYTES, address
