"""Previews: what waits, under a banner on every page, in a folder that is never taken for the site's own."""

import re
import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from generator.kept import CACHE_FOLDER
from generator.pages.preview import MARKER, is_preview
from generator.publishing.manifest import manifest_of
from generator.site.building import build_site
from generator.site.exceptions import CannotBuild
from generator.site.making import Wanted
from generator.site.settings import moment_from
from tests.example import replace
from tests.site.test_builds import oppna_mal
from tests.site_build import (
    Site,
    example_project,
    fingerprint,
    leave_undrawn,
    one,
    parsed,
    text_of,
    with_class,
)

pytestmark = pytest.mark.site

BEFORE = moment_from("2024-12-01T08:00+01:00")
PLAN_ADDRESS = "exempelstad/kulturnamnden/2025/verksamhetsplan"
TOLD = "Kulturnämnden, Exempelstad: Verksamhetsplan 2025–2027, publiceras 13 december 2024 kl. 08.00"


@pytest.fixture(scope="module")
def config(example_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = example_project(tmp_path_factory.mktemp("forhandsvisning") / "projekt")
    for drawn in ("charts", "pictures"):
        shutil.copytree(example_site.root / CACHE_FOLDER / drawn, found.parent / CACHE_FOLDER / drawn)
    replace(found.parent, "mkdocs.yml", "# site_url: https://mal.kommunen.se/", "site_url: https://mal.exempelstad.example/")
    return found


@pytest.fixture(scope="module")
def preview(config: Path) -> Path:
    """The preview of Exempelstad before its plan is published, where it lies unless told otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        build_site(config, None, Wanted(moment=BEFORE, preview=True))
    return config.parent / "forhandsvisning"


@pytest.fixture(scope="module")
def pages(preview: Path) -> dict[Path, Element]:
    """Every page, parsed; those that only lead on to another are none."""
    texts = {path: path.read_text(encoding="utf-8") for path in preview.rglob("*.html")}
    return {path: parsed(text) for path, text in texts.items() if 'http-equiv="refresh"' not in text}


def test_it_shows_what_waits(preview: Path) -> None:
    assert (preview / PLAN_ADDRESS / "index.html").is_file()
    assert (preview / "en" / PLAN_ADDRESS / "index.html").is_file()
    assert not (preview.parent / "site").exists()


def test_every_page_begins_with_what_waits_and_when_it_is_published(pages: dict[Path, Element]) -> None:
    assert len(pages) > 100
    for page, document in pages.items():
        first = one(document, ".//main")[0]
        assert first.get("class") == "preview-banner", page
        assert first.get("lang") == "sv"
        assert first.get("aria-label") == "Förhandsvisning"
        assert text_of(first).startswith("FörhandsvisningSidan visar uppgifter som inte är publicerade än:")
        assert TOLD in text_of(first)


def test_nothing_of_it_is_to_be_found_from_elsewhere(preview: Path, pages: dict[Path, Element]) -> None:
    for page, document in pages.items():
        robots = [found.get("content") for found in document.iter("meta") if found.get("name") == "robots"]
        assert robots == ["noindex, nofollow"], page
    for page in preview.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "noindex, nofollow" in text
        assert not re.search(r'rel="canonical"|og:url|og:image|mal\.exempelstad\.example', text), page
    assert (preview / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"
    assert not list(preview.rglob("*.pdf"))
    assert not list(preview.rglob("sitemap*"))
    assert not list(preview.rglob("kort/*.png"))


def test_the_same_time_and_sources_give_the_same_bytes(config: Path, preview: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        build_site(config, tmp_path / "igen", Wanted(moment=BEFORE, preview=True))
    assert fingerprint(tmp_path / "igen") == fingerprint(preview)


def test_its_folder_tells_that_it_is_one(preview: Path, tmp_path: Path) -> None:
    assert is_preview(preview)
    assert "kan inte publiceras" in (preview / MARKER).read_text(encoding="utf-8")
    assert not is_preview(tmp_path)


@pytest.mark.parametrize(("where", "why"), [
    ("site", "hör till webbplatsens egen mapp"),
    ("site/forhandsvisning", "hör till webbplatsens egen mapp"),
    (".", "hör till webbplatsens egen mapp"),
    ("byggd", "innehåller något annat än en förhandsvisning"),
    ("annat", "innehåller något annat än en förhandsvisning"),
])  # fmt: skip
def test_it_never_takes_the_place_of_a_site_or_of_anything_else(config: Path, where: str, why: str) -> None:
    root = config.parent
    for name, file in {"byggd": "search_index.json", "annat": "brev.txt"}.items():
        (root / name).mkdir(exist_ok=True)
        (root / name / file).write_text("{}", encoding="utf-8")
    with pytest.raises(CannotBuild, match=why):
        build_site(config, root / where, Wanted(moment=BEFORE, preview=True))
    assert (root / "annat/brev.txt").is_file()


def test_a_link_to_the_sites_folder_is_the_sites_folder(config: Path, tmp_path: Path) -> None:
    (config.parent / "site").mkdir(exist_ok=True)
    (tmp_path / "genvag").symlink_to(config.parent / "site")
    with pytest.raises(CannotBuild, match="webbplatsens egen mapp"):
        build_site(config, tmp_path / "genvag", Wanted(moment=BEFORE, preview=True))


def test_a_site_never_takes_the_place_of_a_preview(config: Path, preview: Path) -> None:
    with pytest.raises(CannotBuild, match="innehåller en förhandsvisning"):
        build_site(config, preview, Wanted(moment=BEFORE))
    assert is_preview(preview)


def test_a_preview_is_no_edition(config: Path) -> None:
    with pytest.raises(ValueError, match="what waits is in no edition"):
        build_site(config, None, Wanted(moment=BEFORE, preview=True, as_edition=True))


def test_a_preview_cannot_be_published(preview: Path) -> None:
    with pytest.raises(ValueError, match="a preview is never published"):
        manifest_of(preview)


def test_the_command_builds_one_and_says_so(config: Path, preview: Path) -> None:
    words = ("bygg", "--forhandsvisa", "--tidpunkt", "2024-12-01T08:00+01:00", "--till", "annan")
    done = oppna_mal(*words, cwd=config.parent)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Byggde en förhandsvisning med ")
    assert is_preview(config.parent / "annan")
    banner = with_class(parsed((config.parent / "annan/index.html").read_text(encoding="utf-8")), "preview-banner")
    assert TOLD in text_of(banner[0])


def test_a_time_that_is_none_is_told(config: Path) -> None:
    done = oppna_mal("visa", "--tidpunkt", "igår", cwd=config.parent)
    assert done.returncode == 2
    assert "Tidpunkten 'igår' går inte att tolka." in done.stderr
