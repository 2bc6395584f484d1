"""What readers take along, and what a site that knows its own address tells machines."""

import json
import re
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import Image

from generator.pages.card import HEIGHT, WIDTH
from generator.printing.pdf import Printer
from tests.pdf_rules import faults_of
from tests.site_build import (
    ROOT,
    Site,
    build,
    example_project,
    is_own,
    leave_undrawn,
    one,
    parsed,
    resolved,
    unprinted,
    with_class,
)

pytestmark = pytest.mark.site

URL = "https://mal.exempelstad.se"
INDICATOR = "/exempelstad/kulturnamnden/indikatorer/besok/"


def examples_of_the_handbook() -> list[dict[str, object]]:
    """What the handbook's chapter says can stand in mkdocs.yml."""
    text = (ROOT / "content/handbok/dela.md").read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]


def configured(root: Path, *settings: dict[str, object]) -> Path:
    """Exempelstad's project with settings of the handbook in its mkdocs.yml."""
    config = example_project(root)
    stated = yaml.safe_load(config.read_text(encoding="utf-8"))
    for setting in settings:
        stated |= setting
    config.write_text(yaml.safe_dump(stated, allow_unicode=True), encoding="utf-8")
    return config


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Exempelstad's site with an address and a security contact; its charts and PDF files are not drawn."""
    root = tmp_path_factory.mktemp("adress")
    _without_papers, address, security = examples_of_the_handbook()
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        patch.setattr(Printer, "_print", unprinted)
        return build(configured(root / "projekt", address, security), root / "site", "2027-01-01T00:00+01:00")


# --- PDF --------------------------------------------------------------------------------------------


def test_every_report_and_year_leads_to_its_pdf(site: Site) -> None:
    count = 0
    for rendered in site.rendered.pages:
        if rendered.page.template in {"rapport", "ar"}:
            address = rendered.page.address
            links = [link.get("href", "") for link in site.main(address).iter("a")]
            papers = [resolved(address, link) for link in links if is_own(link) and link.endswith(".pdf")]
            assert len(papers) == 1, address
            assert (site.folder / papers[0][1:]).read_bytes().startswith(b"%PDF-1.7")
            assert papers[0].startswith(address.removeprefix("/en"))
            count += not address.startswith("/en/")
    assert count == len(list(site.folder.rglob("*.pdf")))


def test_every_pdf_keeps_the_rules_and_is_small(site: Site) -> None:
    for path in sorted(site.folder.rglob("*.pdf")):
        with pikepdf.open(path) as file:
            assert faults_of(file) == [], path.name
        assert path.stat().st_size < 350_000, path.name
    assert site.rendered.warnings == ()


def test_pdf_files_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leave_undrawn(monkeypatch)
    without, *_rest = examples_of_the_handbook()
    site = build(configured(tmp_path / "projekt", without), tmp_path / "site")
    assert list(site.folder.rglob("*.pdf")) == []
    links = [link for a in site.addresses for link in with_class(site.main(a), "downloads__link")]
    assert [link.get("href") for link in links if "pdf" in link.get("href", "")] == []


# --- heads ------------------------------------------------------------------------------------------


def meta(site: Site, address: str) -> dict[str, str]:
    head = site.head(address)
    found = {m.get("property") or m.get("name") or "": m.get("content", "") for m in head.iter("meta")}
    canonical = [link.get("href", "") for link in head.iter("link") if link.get("rel") == "canonical"]
    return found | {"canonical": canonical[0] if canonical else ""}


def test_descriptions_are_short_and_no_two_pages_have_the_same(site: Site) -> None:
    found = [meta(site, address)["description"] for address in site.addresses]
    for is_english in (False, True):
        told = [
            text
            for address, text in zip(site.addresses, found, strict=True)
            if address.startswith("/en/") is is_english
        ]
        assert len(set(told)) == len(told) > 20
    assert [text for text in found if not 50 <= len(text) <= 160] == []


def test_a_page_says_where_it_is_and_what_it_looks_like_when_shared(known: Site) -> None:
    found = meta(known, INDICATOR)
    assert found["canonical"] == found["og:url"] == f"{URL}{INDICATOR}"
    assert found["og:image"] == f"{URL}{INDICATOR}kort.png"
    assert (found["og:image:width"], found["og:image:height"]) == (str(WIDTH), str(HEIGHT))
    assert "Kulturnämnden" in found["og:image:alt"]
    assert found["twitter:card"] == "summary_large_image"
    assert meta(known, "/")["og:image"] == f"{URL}/assets/kort.png"


def test_every_card_is_there_and_small(known: Site) -> None:
    for address in known.addresses:
        path = known.folder / meta(known, address)["og:image"].removeprefix(f"{URL}/")
        assert path.stat().st_size < 60_000
        with Image.open(path) as picture:
            assert picture.size == (WIDTH, HEIGHT)


def test_without_an_address_nothing_is_said_that_needs_one(example_site: Site) -> None:
    found = meta(example_site, INDICATOR)
    assert not {"og:url", "og:image", "twitter:card"} & set(found)
    assert found["canonical"] == ""
    assert list(example_site.folder.rglob("kort.png")) == []
    assert not (example_site.folder / "sitemap.xml").exists()
    assert not (example_site.folder / ".well-known").exists()


def told(site: Site, address: str) -> dict[str, dict[str, object]]:
    """What the page says in schema.org's words, by kind."""
    scripts = [s for s in site.document(address).iter("script") if s.get("type") == "application/ld+json"]
    found: dict[str, dict[str, object]] = {}
    for script in scripts:
        data = json.loads(script.text or "")
        assert data["@context"] == "https://schema.org"
        for thing in data.get("@graph", [data]):
            found[thing["@type"]] = thing
    return found


def test_an_indicator_and_a_report_are_datasets(known: Site) -> None:
    dataset = told(known, INDICATOR)["Dataset"]
    wanted = {"name", "description", "license", "creator", "publisher", "temporalCoverage", "spatialCoverage"}
    assert wanted | {"isBasedOn", "variableMeasured", "url"} <= set(dataset)
    assert 50 <= len(str(dataset["description"])) <= 160
    report = told(known, "/exempelstad/kulturnamnden/2024/delarsrapport-08/")["Dataset"]
    assert str(report["distribution"]).count(".pdf") == 1


def test_breadcrumbs_and_search_are_told(known: Site) -> None:
    trail = told(known, INDICATOR)["BreadcrumbList"]["itemListElement"]
    assert isinstance(trail, list)
    assert [item["position"] for item in trail] == list(range(1, len(trail) + 1))
    assert trail[0]["item"] == f"{URL}/"
    assert "q={q}" in str(told(known, "/")["WebSite"]["potentialAction"])


def test_what_machines_read_adds_little_to_a_page(site: Site) -> None:
    for address in site.addresses:
        data = re.search(r'<script type="application/ld\+json">(.*?)</script>', site.html(address))
        assert data is None or len(data[1].encode()) < 2500, address


# --- files that machines know -----------------------------------------------------------------------


def test_the_site_map_names_every_page_that_may_be_found(known: Site) -> None:
    found = re.findall("<loc>(.*?)</loc>", (known.folder / "sitemap.xml").read_text(encoding="utf-8"))
    assert set(found) == {
        f"{URL}{rendered.page.address}" for rendered in known.rendered.pages if rendered.page.robots is None
    }
    assert f"Sitemap: {URL}/sitemap.xml" in (known.folder / "robots.txt").read_text(encoding="utf-8")


def test_security_txt_is_the_handbooks_example(known: Site) -> None:
    text = (known.folder / ".well-known/security.txt").read_text(encoding="utf-8")
    assert text.startswith("Contact: mailto:it@exempelstad.se\nExpires: 2027-06-30T23:59:59Z\n")


def test_the_page_for_lost_readers_offers_search(site: Site) -> None:
    lost = parsed((site.folder / "404.html").read_text(encoding="utf-8"))
    assert [form for form in one(lost, ".//main").iter("form") if form.get("role") == "search"]
