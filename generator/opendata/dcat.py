"""The catalogue of open data as RDF, as DCAT-AP-SE 3.0.1 has it: https://docs.dataportal.se/dcat/3.0.1/sv/

What everything is called is an address under the site's own, so that nothing is a blank node; only an organisation
whose number is known is called what the Swedish data portal calls it.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from generator.model.licence import Licence
from generator.opendata.catalogue import Agent, Catalogue, Distribution, Entry, Place
from generator.opendata.datapackage import DESCRIPTION, IN_ENGLISH
from generator.pages import data_links as links

if TYPE_CHECKING:
    from rdflib import Graph, URIRef
    from rdflib.term import Node

    Triple = tuple[Node, Node, Node]

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_FORMATS = {".rdf": "xml", ".ttl": "turtle", ".jsonld": "json-ld"}
_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue_files(catalogue: Catalogue) -> dict[str, str]:
    """The catalogue in each form by its ending; the same bytes each time. rdflib is imported here."""
    graph = graph_of(catalogue)
    return {ending: _written(graph, name) for ending, name in _FORMATS.items()}


def graph_of(catalogue: Catalogue) -> "Graph":
    """Its triples, added in order: the writers keep the order in which they came."""
    from rdflib import Graph

    graph = Graph(store="SimpleMemory", bind_namespaces="none")  # the store that keeps the order
    for prefix, namespace in _PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in sorted(set(_Writer(catalogue).triples())):
        graph.add(triple)
    return graph


def _written(graph: "Graph", name: str) -> str:
    if name == "xml":
        return graph.serialize(format=name, encoding="utf-8").decode()  # says so in its first line
    if name != "json-ld":
        return graph.serialize(format=name)
    told = json.loads(graph.serialize(format=name, context=dict(_PREFIXES)))
    told["@graph"].sort(key=lambda node: node["@id"])
    for node in told["@graph"]:
        for values in node.values():
            if isinstance(values, list):
                values.sort(key=lambda value: json.dumps(value, sort_keys=True))
    return f"{json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)}\n"


class _Writer:
    """Says the facts of a catalogue in triples."""

    def __init__(self, catalogue: Catalogue) -> None:
        from rdflib import Namespace
        from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS, XSD

        self.found = catalogue
        self.dcat, self.terms, self.foaf, self.rdf, self.skos, self.xsd = DCAT, DCTERMS, FOAF, RDF, SKOS, XSD
        self.vcard = Namespace(_PREFIXES["vcard"])
        self.dcatap = Namespace(_PREFIXES["dcatap"])

    def triples(self) -> "Iterator[Triple]":
        found, terms = self.found, self.terms
        me = self._uri(f"{found.root}{links.CATALOGUE}")  # as it is harvested, so that others can point at it
        yield me, self.rdf.type, self.dcat.Catalog
        yield from self._text(me, terms.title, sv=found.title)
        yield from self._text(me, terms.description, sv=DESCRIPTION, en=IN_ENGLISH)
        yield me, terms.publisher, self._publisher()
        yield me, terms.license, self._uri(Licence.CC0.identity)  # of the descriptions, which may be no other
        yield me, self.foaf.homepage, self._uri(f"{found.root}/")
        yield me, self.dcat.themeTaxonomy, self._authority("data-theme")
        yield from ((me, terms.spatial, self._place(place)) for place in found.places)
        yield from ((me, terms.language, self._authority(f"language/{name}")) for name in ("SWE", "ENG"))
        issued = [entry.issued for entry in found.entries if entry.issued]
        modified = [entry.modified for entry in found.entries if entry.modified]
        yield from self._days(me, min(issued, default=None), max(modified, default=None))
        yield from self._organisations()
        for place in found.places:
            yield from self._of_place(place)
        for entry in found.entries:
            yield me, self.dcat.dataset, self._entry(entry)
            yield from self._of_entry(entry)
        yield from self._of_service(me)

    def _organisations(self) -> "Iterator[Triple]":
        publisher = self.found.publisher
        number, site = publisher.organisation_number, publisher.website
        yield from self._of_agent(self._publisher(), publisher.name, publisher.kind, number, site)
        for agent in self.found.agents:
            own = self._agent(agent)
            yield from self._of_agent(own, agent.name, agent.kind, agent.organisation_number, agent.website)
        contact = self._own("kontakt")
        yield contact, self.rdf.type, self.vcard.Organization
        yield contact, self.vcard.fn, self._literal(publisher.contact)
        yield contact, self.vcard.hasEmail, self._uri(f"mailto:{publisher.e_mail}")

    def _of_agent(
        self, me: "URIRef", name: str, kind: str, number: str | None, website: str | None
    ) -> "Iterator[Triple]":
        yield me, self.rdf.type, self.foaf.Agent
        yield from self._text(me, self.foaf.name, sv=name)
        yield me, self.terms.type, self._uri(f"http://purl.org/adms/publishertype/{kind}")
        if number:
            yield me, self.terms.identifier, self._literal(number)
        if website:
            yield me, self.foaf.homepage, self._uri(website)

    def _of_place(self, place: Place) -> "Iterator[Triple]":
        me = self._place(place)
        yield me, self.rdf.type, self.terms.Location
        yield from self._text(me, self.skos.prefLabel, sv=place.name)
        yield me, self.terms.identifier, self._literal(place.code)

    def _of_entry(self, entry: Entry) -> "Iterator[Triple]":
        me, terms, dcat = self._entry(entry), self.terms, self.dcat
        yield me, self.rdf.type, dcat.Dataset
        yield from self._text(me, terms.title, sv=entry.told.title, en=entry.told.english)
        yield from self._text(me, terms.description, sv=entry.description, en=entry.told.in_english)
        yield me, terms.publisher, self._publisher()
        if entry.creator:
            by_id = {agent.id: self._agent(agent) for agent in self.found.agents}
            yield me, terms.creator, by_id.get(entry.creator, self._publisher())
        yield me, dcat.contactPoint, self._own("kontakt")
        for word in entry.told.keywords:
            yield from self._text(me, dcat.keyword, sv=word)
        yield from ((me, dcat.theme, self._authority(f"data-theme/{theme}")) for theme in entry.told.themes)
        yield me, terms.accessRights, self._authority("access-right/PUBLIC")
        yield me, terms.accrualPeriodicity, self._authority("frequency/IRREG")
        yield me, terms.language, self._authority("language/SWE")
        yield me, dcat.landingPage, self._uri(f"{self.found.root}{links.FOLDER}")
        yield from self._standard(me, f"{self.found.root}{links.DATA_PACKAGE}", "Data Package")
        yield from ((me, terms.spatial, self._place(each)) for each in self.found.places if each.id in entry.places)
        yield from self._days(me, entry.issued, entry.modified)
        if entry.start:
            # A data set that is still added to has no end: recommendation 8 of DCAT-AP-SE.
            span = self._own(f"tid-{entry.id}")
            yield me, terms.temporal, span
            yield span, self.rdf.type, terms.PeriodOfTime
            yield span, dcat.startDate, self._day(entry.start)
        for way in entry.distributions:
            yield me, dcat.distribution, self._way(way)
            yield from self._of_way(way)

    def _of_way(self, way: Distribution) -> "Iterator[Triple]":
        me, terms, dcat = self._way(way), self.terms, self.dcat
        yield me, self.rdf.type, dcat.Distribution
        yield from self._text(me, terms.title, sv=way.title)
        yield from self._text(me, terms.description, sv=f"{way.title}. Fritt att hämta och använda.")
        yield me, dcat.accessURL, self._uri(way.access)
        yield me, terms["format"], self._literal(way.media_type)
        yield me, dcat.mediaType, self._uri(f"http://www.iana.org/assignments/media-types/{way.media_type}")
        yield me, terms.license, self._uri(way.licence.identity)
        yield me, terms.language, self._authority("language/SWE")
        yield me, self.dcatap.availability, self._authority("planned-availability/STABLE")
        if way.size is not None:
            yield me, dcat.downloadURL, self._uri(way.access)
            yield me, dcat.byteSize, self._literal(str(way.size), self.xsd.nonNegativeInteger)
        if way.is_service:
            yield me, dcat.accessService, self._own("api")
        for address, title in way.conforms_to:
            yield from self._standard(me, address, title)

    def _of_service(self, catalogue: "URIRef") -> "Iterator[Triple]":
        service, dcat, me = self.found.service, self.dcat, self._own("api")
        yield catalogue, dcat.service, me
        yield me, self.rdf.type, dcat.DataService
        yield from self._text(me, self.terms.title, sv="API för nämnders mål, indikatorer och ekonomi")
        yield me, self.terms.publisher, self._publisher()
        yield me, dcat.contactPoint, self._own("kontakt")
        yield from self._text(me, dcat.keyword, sv="nämnd")
        yield me, dcat.endpointURL, self._uri(service.endpoint)
        yield me, dcat.endpointDescription, self._uri(service.description)
        yield me, dcat.landingPage, self._uri(service.page)
        yield me, self.terms["format"], self._literal("application/json")
        yield me, self.terms.license, self._uri(service.licence.identity)
        yield me, self.terms.accessRights, self._authority("access-right/PUBLIC")
        for entry in self.found.entries:
            if any(way.is_service for way in entry.distributions):
                yield me, dcat.servesDataset, self._entry(entry)

    def _standard(self, me: "URIRef", address: str, title: str) -> "Iterator[Triple]":
        yield me, self.terms.conformsTo, self._uri(address)
        yield self._uri(address), self.rdf.type, self.terms.Standard
        yield from self._text(self._uri(address), self.terms.title, sv=title)

    def _days(self, me: "URIRef", issued: date | None, modified: date | None) -> "Iterator[Triple]":
        if issued:
            yield me, self.terms.issued, self._day(issued)
        if modified:
            yield me, self.terms.modified, self._day(modified)

    def _text(self, me: "URIRef", what: "URIRef", **by_language: str) -> "Iterator[Triple]":
        from rdflib import Literal

        yield from ((me, what, Literal(text, lang=language)) for language, text in by_language.items())

    def _day(self, day: date) -> "Node":
        return self._literal(day.isoformat(), self.xsd.date)

    def _literal(self, text: str, datatype: "URIRef | None" = None) -> "Node":
        from rdflib import Literal

        return Literal(text, datatype=datatype, normalize=False)

    def _uri(self, address: str) -> "URIRef":
        from rdflib import URIRef

        return URIRef(address)

    def _authority(self, word: str) -> "URIRef":
        """A word of the EU's controlled vocabularies."""
        return self._uri(f"{_AUTHORITY}{word}")

    def _own(self, name: str) -> "URIRef":
        return self._uri(f"{self.found.root}{links.CATALOGUE}#{name}")

    def _entry(self, entry: Entry) -> "URIRef":
        return self._own(f"datamangd-{entry.id}")

    def _way(self, way: Distribution) -> "URIRef":
        return self._own(f"distribution-{way.id}")

    def _publisher(self) -> "URIRef":
        number = self.found.publisher.organisation_number
        return self._organisation(number) if number else self._own("utgivare")

    def _agent(self, agent: Agent) -> "URIRef":
        number = agent.organisation_number
        return self._organisation(number) if number else self._own(f"organisation-{agent.id}")

    def _organisation(self, number: str) -> "URIRef":
        """What all catalogues are to call it: https://docs.dataportal.se/dcat/docs/harvesting/"""
        return self._uri(f"http://dataportal.se/organisation/SE{number}")

    def _place(self, place: Place) -> "URIRef":
        """As the profile recommends, where the number is stated."""
        if place.geonames:
            return self._uri(f"http://sws.geonames.org/{place.geonames}")
        return self._own(f"plats-{place.id}")
