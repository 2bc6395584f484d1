"""The catalogue against DCAT-AP-SE 3.0.1 (docs.dataportal.se/dcat/3.0.1/sv), class by class.

The profile's cardinalities are told in PROFILE. They were read from the specification's own form, `bundle.json` of
github.com/diggsweden/DCAT-AP-SE: at least, at most (None is any number), and what the value is to be.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, OWL, RDF, SKOS, XSD
from rdflib.term import Node

from generator.model.licence import Licence
from generator.opendata.catalogue import catalogue_of
from generator.opendata.dcat import catalogue_files, graph_of
from generator.opendata.publisher import Publisher
from generator.opendata.themes import TOLD
from tests.opendata.conftest import PUBLISHER, SITE_URL, Made

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
ROOT = SITE_URL.rstrip("/")
OWN = f"{ROOT}/datasets/dcat#"
CATALOGUE = URIRef(f"{ROOT}/datasets/dcat")
FORMATS = {"dcat": "xml", "dcat.rdf": "xml", "dcat.ttl": "turtle", "dcat.jsonld": "json-ld"}
PUBLIC = URIRef("http://publications.europa.eu/resource/authority/access-right/PUBLIC")

MANDATORY, RECOMMENDED, OPTIONAL = "obligatorisk", "rekommenderad", "valfri"
TEXT, WORD, ADDRESS, DAY, NUMBER, STRING = "text@språk", "ord ur vokabulär", "adress", "dag", "antal", "text"
Rule = tuple[str, int | None, str]
PROFILE: dict[URIRef, dict[URIRef, Rule]] = {
    DCAT.Catalog: {
        DCTERMS.title: (MANDATORY, None, TEXT),
        DCTERMS.description: (MANDATORY, None, TEXT),
        DCTERMS.publisher: (MANDATORY, 1, ADDRESS),
        DCTERMS.license: (MANDATORY, 1, WORD),
        DCAT.dataset: (MANDATORY, None, ADDRESS),
        DCTERMS.issued: (RECOMMENDED, 1, DAY),
        DCTERMS.modified: (RECOMMENDED, 1, DAY),
        DCTERMS.language: (RECOMMENDED, None, WORD),
        DCTERMS.spatial: (RECOMMENDED, None, ADDRESS),
        DCAT.themeTaxonomy: (RECOMMENDED, None, WORD),
        FOAF.homepage: (RECOMMENDED, 1, ADDRESS),
        DCAT.service: (OPTIONAL, None, ADDRESS),
    },
    DCAT.Dataset: {
        DCTERMS.title: (MANDATORY, None, TEXT),
        DCTERMS.description: (MANDATORY, None, TEXT),
        DCTERMS.publisher: (MANDATORY, 1, ADDRESS),
        DCAT.contactPoint: (RECOMMENDED, None, ADDRESS),
        DCAT.keyword: (RECOMMENDED, None, TEXT),
        DCAT.theme: (RECOMMENDED, None, WORD),
        DCTERMS.issued: (RECOMMENDED, 1, DAY),
        DCTERMS.accessRights: (RECOMMENDED, 1, WORD),
        DCTERMS.conformsTo: (RECOMMENDED, None, ADDRESS),
        DCTERMS.spatial: (RECOMMENDED, None, ADDRESS),
        DCTERMS.temporal: (RECOMMENDED, None, ADDRESS),
        DCTERMS.modified: (OPTIONAL, 1, DAY),
        DCTERMS.creator: (OPTIONAL, 1, ADDRESS),
        DCTERMS.accrualPeriodicity: (OPTIONAL, 1, WORD),
        DCTERMS.language: (OPTIONAL, None, WORD),
        DCAT.landingPage: (OPTIONAL, None, ADDRESS),
        DCAT.distribution: (OPTIONAL, None, ADDRESS),
    },
    DCAT.Distribution: {
        DCAT.accessURL: (MANDATORY, 1, ADDRESS),
        DCTERMS["format"]: (MANDATORY, 1, STRING),
        DCTERMS.description: (RECOMMENDED, None, TEXT),
        DCTERMS.license: (RECOMMENDED, 1, WORD),
        DCATAP.availability: (RECOMMENDED, 1, WORD),
        DCTERMS.title: (OPTIONAL, None, TEXT),
        DCTERMS.language: (OPTIONAL, None, WORD),
        DCTERMS.conformsTo: (OPTIONAL, None, ADDRESS),
        DCAT.downloadURL: (OPTIONAL, None, ADDRESS),
        DCAT.accessService: (OPTIONAL, None, ADDRESS),
        DCAT.byteSize: (OPTIONAL, 1, NUMBER),
        DCAT.mediaType: (OPTIONAL, None, WORD),  # DCAT-AP's own; the Swedish profile leaves it out but reads it
    },
    DCAT.DataService: {
        DCTERMS.title: (MANDATORY, None, TEXT),
        DCAT.endpointURL: (MANDATORY, None, ADDRESS),
        DCTERMS["format"]: (MANDATORY, 1, STRING),
        DCAT.endpointDescription: (RECOMMENDED, None, ADDRESS),
        DCAT.contactPoint: (RECOMMENDED, None, ADDRESS),
        DCAT.keyword: (RECOMMENDED, None, TEXT),
        DCTERMS.license: (RECOMMENDED, 1, WORD),
        DCTERMS.accessRights: (RECOMMENDED, 1, WORD),
        DCTERMS.publisher: (OPTIONAL, None, ADDRESS),
        DCAT.landingPage: (OPTIONAL, None, ADDRESS),
        DCAT.servesDataset: (OPTIONAL, None, ADDRESS),
    },
    FOAF.Agent: {
        FOAF.name: (MANDATORY, None, TEXT),
        DCTERMS.type: (MANDATORY, 1, WORD),
        DCTERMS.identifier: (RECOMMENDED, None, STRING),
        FOAF.homepage: (OPTIONAL, None, ADDRESS),
    },
    VCARD.Organization: {
        VCARD.fn: (MANDATORY, None, STRING),
        VCARD.hasEmail: (MANDATORY, None, ADDRESS),
    },
    DCTERMS.PeriodOfTime: {
        DCAT.startDate: (RECOMMENDED, 1, DAY),
    },
    DCTERMS.Location: {
        SKOS.prefLabel: (MANDATORY, None, TEXT),
        DCTERMS.identifier: (OPTIONAL, None, STRING),
    },
    DCTERMS.Standard: {
        DCTERMS.title: (RECOMMENDED, None, TEXT),
    },
}  # fmt: skip
# What is recommended and not always known: a register has no time, an organisation may state no number.
NOT_ALWAYS = {(DCAT.Dataset, DCTERMS.temporal), (FOAF.Agent, DCTERMS.identifier)}
# What the classes do without, that is never told: `temporal` has no end while a data set grows (recommendation 8), and
# the setting asks for no text about the publisher and no other way to reach the contact than by e-mail.


@pytest.fixture(scope="module")
def graph(real: Made) -> Graph:
    return Graph().parse(data=real.files["datasets/dcat"], format="xml")


def made(real: Made, publisher: Publisher = PUBLISHER, **changes: Any) -> Graph:
    """The catalogue of the real data with another publisher, or something else about its first municipality."""
    first, *others = real.country.municipalities
    municipalities = [replace(first, **changes), *others]
    return graph_of(
        catalogue_of(
            "Prov", real.data.datasets, municipalities, real.data.files, root=ROOT, publisher=publisher
        )
    )


def faults(graph: Graph) -> list[str]:
    """Everything in which the graph differs from PROFILE, in words."""
    found = []
    for kind, rules in PROFILE.items():
        for subject in graph.subjects(RDF.type, kind):
            told = defaultdict(list)
            for predicate, value in graph.predicate_objects(subject):
                told[predicate].append(value)
            if unknown := told.keys() - rules.keys() - {RDF.type}:
                found.append(f"{subject}: {sorted(map(str, unknown))} is not in the profile")
            for predicate, (level, most, shape) in rules.items():
                values = told[predicate]
                needed = level == MANDATORY or (level == RECOMMENDED and (kind, predicate) not in NOT_ALWAYS)
                if needed and not values:
                    found.append(f"{subject} lacks {predicate}, which is {level}")
                if most is not None and len(values) > most:
                    found.append(f"{subject} has {len(values)} of {predicate}")
                found += [f"{subject} {predicate}: {value!r}" for value in values if not is_a(shape, value)]
    return found


def is_a(shape: str, value: Node) -> bool:
    """Whether the value is of its shape."""
    if shape in (ADDRESS, WORD):
        schemes = "https?|mailto" if shape == ADDRESS else "http"
        return isinstance(value, URIRef) and bool(re.fullmatch(rf'({schemes}):[^\s<>"{{}}|\\^`]+', value))
    if not isinstance(value, Literal) or not value.strip():
        return False
    match shape:
        case "text@språk":
            return value.language in ("sv", "en")
        case "dag":
            return value.datatype == XSD.date and isinstance(value.value, date)
        case "antal":
            return value.datatype == XSD.nonNegativeInteger and str(value).isdigit()
    return value.language is None and value.datatype is None


# --- the profile ------------------------------------------------------------------------------------


def test_the_catalogue_is_as_the_profile_has_it(graph: Graph) -> None:
    assert faults(graph) == []
    for kind in PROFILE:
        assert any(graph.subjects(RDF.type, kind)), kind


def test_the_api_is_one_way_to_get_all_the_data(real: Made, graph: Graph) -> None:
    (api,) = graph.subjects(RDF.type, DCAT.DataService)
    (way,) = graph.subjects(DCAT.accessService, api)
    assert graph.value(way, DCAT.accessURL) == graph.value(api, DCAT.endpointURL)
    assert graph.value(predicate=DCAT.distribution, object=way) == graph.value(api, DCAT.servesDataset)
    for predicate in (DCAT.endpointURL, DCAT.endpointDescription):
        assert str(graph.value(api, predicate)).removeprefix(SITE_URL) in real.files


@pytest.mark.parametrize(
    ("kind", "predicate"), [(k, p) for k, rules in PROFILE.items() for p, rule in rules.items() if rule[0] == MANDATORY]
)
def test_what_is_mandatory_is_missed(real: Made, kind: URIRef, predicate: URIRef) -> None:
    graph = made(real)
    subject = next(graph.subjects(RDF.type, kind))
    graph.remove((subject, predicate, None))
    assert faults(graph) == [f"{subject} lacks {predicate}, which is {MANDATORY}"]


def test_everything_is_typed_that_is_pointed_at_within_the_catalogue(graph: Graph) -> None:
    typed = set(graph.subjects(RDF.type))
    pointed = {value for value in graph.objects() if isinstance(value, URIRef) and value.startswith(OWN)}
    assert pointed <= typed
    assert len(pointed) > 50


def test_nothing_is_a_blank_node_and_all_that_is_ours_has_our_address(graph: Graph) -> None:
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]
    assert list(graph.subjects(RDF.type, DCAT.Catalog)) == [CATALOGUE]
    for kind in (DCAT.Dataset, DCAT.Distribution, VCARD.Organization, DCTERMS.PeriodOfTime):
        for subject in graph.subjects(RDF.type, kind):
            assert str(subject).startswith(OWN)
            assert re.fullmatch(r"[a-z0-9/.-]+", str(subject).removeprefix(OWN)), subject


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_says_the_same(real: Made, graph: Graph, name: str) -> None:
    read = Graph().parse(data=real.files[f"datasets/{name}"], format=FORMATS[name])
    assert len(read) > 500
    assert set(read) == set(graph) == set(made(real))


def test_its_bytes_do_not_depend_on_the_order_of_the_facts(real: Made) -> None:
    catalogue = catalogue_of(
        "Prov", real.data.datasets, real.country.municipalities, real.data.files, root=ROOT, publisher=PUBLISHER
    )
    first, again = catalogue_files(catalogue), catalogue_files(catalogue)
    assert first == again
    subjects = re.findall(r'rdf:about="([^"]+)"', first[".rdf"])
    assert subjects == sorted(subjects)


# --- data sets and files ----------------------------------------------------------------------------


def test_every_data_set_is_there_and_the_observations_of_each_municipality(real: Made, graph: Graph) -> None:
    names = ["allt", *(dataset.name for dataset in real.data.datasets)]
    names += [f"observationer-{each.id}" for each in real.country.municipalities]
    expected = {URIRef(f"{OWN}datamangd-{name}") for name in names}
    assert set(graph.subjects(RDF.type, DCAT.Dataset)) == expected
    assert set(graph.objects(CATALOGUE, DCAT.dataset)) == expected
    assert len(expected) == 13 + len(real.country.municipalities)


def test_every_file_of_a_whole_data_set_can_be_downloaded_and_is_as_large_as_it_says(
    real: Made, graph: Graph
) -> None:
    sizes = {}
    for way, address in graph.subject_objects(DCAT.downloadURL):
        path = str(address).removeprefix(SITE_URL)
        sizes[path] = int(str(graph.value(way, DCAT.byteSize)))
        assert graph.value(way, DCAT.accessURL) == address
    assert sizes == {path: len(real.files[path]) for path in sizes}
    whole = {path for path in real.files if re.fullmatch(r"oppna-data/.*\.(csv|parquet|sqlite)", path)}
    own = {f"{each.id}/data{end}" for each in real.country.municipalities for end in (".csv", "-excel.csv")}
    assert set(sizes) == whole | own


def test_what_describes_the_columns_is_a_file_too(real: Made, graph: Graph) -> None:
    described = {str(address).removeprefix(SITE_URL) for address in graph.objects(None, DCTERMS.conformsTo)}
    assert described <= real.files.keys()
    assert "oppna-data/observationer.csv-metadata.json" in described


def test_days_are_those_of_the_data(real: Made, graph: Graph) -> None:
    observations = real.data.datasets[0]
    place, published = observations.position("kommun_id"), observations.position("publicerad")
    start = observations.position("period_start")
    for municipality in real.country.municipalities:
        rows = [row for row in observations.rows if row[place] == municipality.id]
        entry = URIRef(f"{OWN}datamangd-observationer-{municipality.id}")
        days = [str(row[published])[:10] for row in rows]
        assert str(graph.value(entry, DCTERMS.issued)) == min(days)
        assert str(graph.value(entry, DCTERMS.modified)) >= max(days)
        span = graph.value(entry, DCTERMS.temporal)
        assert str(graph.value(span, DCAT.startDate)) == min(str(row[start]) for row in rows)


def test_every_data_set_has_words_of_its_own() -> None:
    for told in TOLD.values():
        assert len(told.title.split()) < 10  # recommendation 1
        assert len(set(told.keywords)) == len(told.keywords) > 0
        assert all(word == word.lower() and "," not in word for word in told.keywords)  # recommendation 10
    assert len({told.title for told in TOLD.values()}) == len({told.english for told in TOLD.values()}) == len(TOLD)


# --- who, where and how -----------------------------------------------------------------------------


def values(graph: Graph, subjects: Iterable[Node], predicate: URIRef) -> set[str]:
    return {str(value) for subject in subjects for value in graph.objects(subject, predicate)}


def test_an_organisation_is_called_what_the_portal_calls_it_and_described_once(real: Made) -> None:
    number = "2120001264"
    haerryda = Publisher("Härryda kommun", "LocalAuthority", "Kontaktcenter", "a@harryda.se", number)
    graph = made(real, haerryda)
    name = URIRef(f"http://dataportal.se/organisation/SE{number}")
    assert graph.value(CATALOGUE, DCTERMS.publisher) == name
    assert list(graph.objects(name, FOAF.name)) == [Literal("Härryda kommun", lang="sv")]
    assert graph.value(URIRef(f"{OWN}datamangd-observationer-harryda"), DCTERMS.creator) == name
    assert len(list(graph.subjects(RDF.type, FOAF.Agent))) == len(real.country.municipalities)


def test_one_without_a_number_has_an_address_of_ours(real: Made) -> None:
    first = real.country.municipalities[0]
    graph = made(real, organisation_number=None)
    own = URIRef(f"{OWN}organisation-{first.id}")
    assert graph.value(URIRef(f"{OWN}datamangd-observationer-{first.id}"), DCTERMS.creator) == own
    assert graph.value(CATALOGUE, DCTERMS.publisher) == URIRef(f"{OWN}utgivare")
    assert faults(graph) == []


def test_a_place_is_called_what_geonames_calls_it_where_that_is_stated(real: Made) -> None:
    first = real.country.municipalities[0]
    entry = URIRef(f"{OWN}datamangd-observationer-{first.id}")
    assert made(real).value(entry, DCTERMS.spatial) == URIRef(f"{OWN}plats-{first.id}")
    graph = made(real, geonames=123456)
    assert graph.value(entry, DCTERMS.spatial) == URIRef("http://sws.geonames.org/123456")
    assert faults(graph) == []


def test_data_have_the_licence_of_their_municipality_and_the_catalogue_always_cc0(real: Made) -> None:
    first, second, *_rest = real.country.municipalities
    graph = made(real, licence=Licence.CC_BY)
    free, named = Licence.CC0.identity, Licence.CC_BY.identity
    assert graph.value(CATALOGUE, DCTERMS.license) == URIRef(free)
    for municipality, licence in ((first, named), (second, free)):
        ways = graph.objects(URIRef(f"{OWN}datamangd-observationer-{municipality.id}"), DCAT.distribution)
        assert values(graph, ways, DCTERMS.license) == {licence}
    whole = graph.objects(URIRef(f"{OWN}datamangd-observationer"), DCAT.distribution)
    assert values(graph, whole, DCTERMS.license) == {named}
    assert free.startswith("http://")  # the portal knows no other


def test_all_data_are_open_and_the_contact_is_the_stated_one(graph: Graph) -> None:
    datasets = list(graph.subjects(RDF.type, DCAT.Dataset))
    assert values(graph, datasets, DCTERMS.accessRights) == {str(PUBLIC)}
    (contact,) = graph.subjects(RDF.type, VCARD.Organization)
    assert graph.value(contact, VCARD.hasEmail) == URIRef("mailto:data@mal.example.se")
    assert graph.value(contact, VCARD.fn) == Literal("Redaktionen")
    assert values(graph, datasets, DCAT.contactPoint) == {str(contact)}
    assert (None, OWL.sameAs, None) not in graph
