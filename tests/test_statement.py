"""The accessibility statement: all that MDFFS 2019:2 demands, as a page and for machines."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from generator.build import theme_folder
from generator.model.board import Country, Municipality
from generator.pages.accessibility import COMPLAINTS, accessibility_pages, accessibility_redirects
from generator.pages.page import Page
from generator.pages.render import Renderer
from generator.pages.statement_data import statement_files
from generator.rules import read_and_check
from tests.example import EXAMPLE, problems_of, write, write_example
from tests.measure.faults import Fault
from tests.measure.result import PATH, Result, written
from tests.site_build import parsed_fragment, text_of

RENDERER = Renderer(theme_folder())


def country() -> Country:
    return read_and_check(EXAMPLE)[0]


def text_on(page: Page) -> str:
    return text_of(parsed_fragment(RENDERER.body(page)))


def several(found: Country) -> Country:
    """The example with a second municipality, which states nothing."""
    (first,) = found.municipalities
    second: Municipality = replace(
        first, id="grannstad", name="Grannstads kommun", boards=(), accessibility=None
    )
    return replace(found, municipalities=(first, second))


@pytest.mark.parametrize(
    "demanded",
    [
        "Exempelstads kommun står bakom webbplatsen Öppna mål.",
        "Webbplatsen är delvis förenlig med kraven i lagen om tillgänglighet till digital offentlig service",
        "Den som är blind hör inte vilka linjer i kartan över byarna som är bussar.",
        "Skäl: Kartan är en bild utan beskrivning. I stället: Bibliotekets personal läser upp turlistan.",
        "Krav: Innehåll som inte är text (WCAG 1.1.1).",
        "Nämndens protokoll från tiden före den 23 september 2018.",
        "Bedömningen är en självskattning.",
        "Den senaste bedömningen gjordes 24 september 2025.",
        "Redogörelsen uppdaterades senast 1 oktober 2025.",
        "kultur@exempelstad.se",
        "0555-12 34 56",
        "Du får normalt svar inom två arbetsdagar.",
        "i en annan form",
        "Anmäl bristande tillgänglighet till Digg",
        "20 september 2025 mättes alla 60 sidor med automatiska verktyg.",
        "axe-core version 4.12.1",
    ],
)
def test_the_statement_tells_what_is_demanded(demanded: str) -> None:
    (page,) = accessibility_pages(country(), "Öppna mål")
    assert page.address == "/tillganglighet/"
    assert demanded in text_on(page)


def test_it_leads_to_the_authoritys_form_and_to_the_one_responsible() -> None:
    (page,) = accessibility_pages(country(), "Öppna mål")
    body = RENDERER.body(page)
    assert f'href="{COMPLAINTS}"' in body
    assert 'href="mailto:kultur@exempelstad.se"' in body


def test_measured_faults_are_a_table_with_their_criterion() -> None:
    (page,) = accessibility_pages(country(), "Öppna mål")
    rows = [text_of(row) for row in parsed_fragment(RENDERER.body(page)).iter("tr")]
    assert rows[1:] == ["color-contrast Kontrast hos text (WCAG 1.4.3) 2", "region God praxis 1"]


def test_with_several_municipalities_each_has_its_own_and_one_page_leads_to_them() -> None:
    found = several(country())
    overview, own = accessibility_pages(found, "Öppna mål")
    assert (overview.address, own.address) == ("/tillganglighet/", "/exempelstad/tillganglighet/")
    assert "Tillgänglighetsredogörelse för Exempelstads kommun" in text_on(overview)
    assert "Grannstad" not in text_on(overview)
    assert set(statement_files(found, "Öppna mål")) == {
        "exempelstad/tillganglighet/redogorelse.json",
        "tillganglighet/redogorelse.schema.json",
    }
    assert accessibility_redirects(found) == []


def test_one_that_the_law_is_not_for_says_so_and_that_the_municipality_does_not_stand_behind_it() -> None:
    found = country()
    (municipality,) = found.municipalities
    assert municipality.accessibility
    stated = replace(municipality.accessibility, responsible="Föreningen Insyn", is_public_body=False)
    alone = replace(found, municipalities=(replace(municipality, accessibility=stated),))
    (page,) = accessibility_pages(alone, "Öppna mål")
    assert "Föreningen Insyn gör webbplatsen Öppna mål. Exempelstads kommun står inte bakom den" in text_on(
        page
    )
    assert "Den gäller inte Föreningen Insyn, men vi följer samma krav" in text_on(page)


def test_where_nothing_is_stated_there_is_no_statement() -> None:
    found = country()
    (municipality,) = found.municipalities
    silent = replace(found, municipalities=(replace(municipality, accessibility=None),), measurement=None)
    assert accessibility_pages(silent, "Öppna mål") == []
    assert statement_files(silent, "Öppna mål") == {}


def test_the_statement_for_machines_follows_its_schema() -> None:
    files = {name: json.loads(text) for name, text in statement_files(country(), "Öppna mål").items()}
    schema = files["tillganglighet/redogorelse.schema.json"]
    document = files["tillganglighet/redogorelse.json"]
    jsonschema.Draft202012Validator(schema).validate(document)
    assert document["status"] == "delvis förenlig"
    assert document["anmälan"] == COMPLAINTS
    assert document["brister"][0]["kriterier"] == ["1.1.1"]
    assert document["mätning"]["fel"][0] == {
        "regel": "color-contrast",
        "kriterium": "1.4.3",
        "antal": 4,
        "sidor": 2,
        "exempel": ["/exempelstad/"],
    }


def test_what_make_mat_writes_is_read(tmp_path: Path) -> None:
    write_example(tmp_path)
    faults = (Fault("litet-mal", "2.5.8", "/a/", "320 px", "<b>"), Fault("region", "", "/", "320 px", "<b>"))
    result = Result(
        "2026-11-25", 3, 2, 1, ("320 px bred i ljust läge",), (("axe-core", "4.12.1"),), 0, faults
    )
    write(tmp_path, PATH, written(result))
    assert problems_of(tmp_path) == []
    found = read_and_check(tmp_path)[0].measurement
    assert found
    assert [(fault.rule, fault.criterion, fault.examples) for fault in found.faults] == [
        ("litet-mal", "2.5.8", ("/a/",)),
        ("region", None, ("/",)),
    ]
