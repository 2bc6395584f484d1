"""The setting `datakatalog:`: read as it stands, and what is wrong with it is told."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from generator.model.embargo import published_by
from generator.opendata.publisher import Publisher
from generator.pages.wellknown import BadSetting
from generator.rules import read_and_check
from generator.site.exceptions import CannotBuild
from tests.all_data import data_of
from tests.example import replace, write_example
from tests.site_build import build, example_project

STATED = {
    "utgivare": "Exempelstads  kommun",
    "typ": "kommun",
    "organisationsnummer": "212000-1264",
    "webbplats": "https://www.exempelstad.se",
    "kontakt": "Redaktionen",
    "e-post": "oppnadata@exempelstad.se",
}


def test_everything_is_read() -> None:
    assert Publisher.read(STATED) == Publisher(
        "Exempelstads kommun",
        "LocalAuthority",
        "Redaktionen",
        "oppnadata@exempelstad.se",
        "2120001264",
        "https://www.exempelstad.se",
    )
    assert Publisher.read(None) is None


def test_number_and_website_may_be_left_out() -> None:
    stated = {key: value for key, value in STATED.items() if key not in ("organisationsnummer", "webbplats")}
    found = Publisher.read(stated)
    assert found
    assert (found.organisation_number, found.website) == (None, None)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"adress": "x"}, "datakatalog: har ingen nyckel adress. Nycklarna är utgivare, typ, "),
        ({"utgivare": ""}, "datakatalog: utgivare saknas. Skriv utgivare: och en text efter."),
        ({"e-post": None}, "datakatalog: e-post saknas."),
        ({"kontakt": 5}, "datakatalog: kontakt saknas."),
        ({"typ": "förening"}, "datakatalog: typ är 'förening'. Skriv något av kommun, region, "),
        ({"e-post": "oppnadata"}, "datakatalog: e-post är 'oppnadata'. Skriv en e-postadress, "),
        ({"e-post": "a@b"}, "datakatalog: e-post är 'a@b'."),
        ({"webbplats": "www.exempelstad.se"}, "webbplats är 'www.exempelstad.se'. Skriv en adress som börjar med"),
        ({"organisationsnummer": "212000-1265"}, "organisationsnummer är '212000-1265'. Skriv tio siffror"),
    ],
)
def test_what_is_wrong_is_told(changed: dict[str, object], told: str) -> None:
    with pytest.raises(BadSetting) as found:
        Publisher.read({**STATED, **changed})
    assert told in str(found.value)


def test_a_lone_text_is_no_setting() -> None:
    with pytest.raises(BadSetting, match=r"ska ha nycklarna utgivare, typ, kontakt och e-post under sig\."):
        Publisher.read("Exempelstads kommun")


def test_there_is_a_catalogue_only_where_the_address_and_the_publisher_are_known(tmp_path: Path) -> None:
    write_example(tmp_path)
    country = published_by(read_and_check(tmp_path)[0], datetime(2100, 1, 1, tzinfo=UTC))
    publisher = Publisher.read(STATED)

    def catalogues(site_url: str | None, publisher: Publisher | None) -> list[str]:
        files = data_of(country, cache_folder=tmp_path / "kept", site_url=site_url, publisher=publisher).files
        assert "oppna-data/datapackage.json" in files
        return sorted(path for path in files if path.startswith("datasets/"))

    assert catalogues(None, publisher) == catalogues("https://mal.example.se/", None) == []
    forms = ["datasets/dcat", "datasets/dcat.jsonld", "datasets/dcat.rdf", "datasets/dcat.ttl"]
    assert catalogues("https://mal.example.se/", publisher) == forms


def test_a_build_says_where_the_setting_is_and_leaves_the_site(tmp_path: Path) -> None:
    config = example_project(tmp_path, datakatalog="{utgivare: Exempelstads kommun}")
    with pytest.raises(CannotBuild, match=r"^mkdocs\.yml: datakatalog: typ saknas\. Skriv typ: och en text efter\.$"):
        build(config, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_a_build_without_the_sites_address_says_that_there_is_no_catalogue(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stopped(Exception):
        pass

    def stop(*_: object, publisher: Publisher, **__: object) -> None:
        raise Stopped(publisher.name)

    monkeypatch.setattr("generator.site.making.render_site", stop)
    stated = "{utgivare: Exempelstads kommun, typ: kommun, kontakt: Redaktionen, e-post: a@exempelstad.se}"
    config = example_project(tmp_path, datakatalog=stated)
    warning = "Varning: datakatalogen behöver webbplatsens adress. Skriv site_url: i mkdocs.yml.\n"
    with pytest.raises(Stopped, match="Exempelstads kommun"):
        build(config, tmp_path / "site")
    assert warning in capsys.readouterr().err
    replace(tmp_path, config.name, "# site_url: https://mal.kommunen.se/", "site_url: https://mal.exempelstad.se/")
    with pytest.raises(Stopped):
        build(config, tmp_path / "site")
    assert warning not in capsys.readouterr().err
