"""What the service can do (SPARQL 1.1 Service Description) and what is in it (VoID), as RDF."""

from __future__ import annotations

import pyoxigraph as ox

from kg.serve.negotiation import GRAPHS, RESULTS, Reply
from kg.vocab import NAMESPACE

COUNTS = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects)
WHERE { { ?s ?p ?o } }"""
_FORMATS = {
    "application/sparql-results+json": "SPARQL_Results_JSON",
    "application/sparql-results+xml": "SPARQL_Results_XML",
    "text/csv": "SPARQL_Results_CSV",
    "text/tab-separated-values": "SPARQL_Results_TSV",
    "text/turtle": "Turtle",
    "application/n-triples": "N-Triples",
    "application/ld+json": "JSON-LD",
    "application/rdf+xml": "RDF_XML",
}


def service(base: str) -> str:
    """The service description of the endpoint at `base`/sparql, as Turtle."""
    formats = ", ".join(f"formats:{_FORMATS[name]}" for name in (*RESULTS, *GRAPHS) if name in _FORMATS)
    return f"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
@prefix formats: <http://www.w3.org/ns/formats/> .
<{base}/sparql> a sd:Service ;
    sd:endpoint <{base}/sparql> ;
    sd:supportedLanguage sd:SPARQL11Query ;
    sd:feature sd:UnionDefaultGraph ;
    sd:resultFormat {formats} ;
    sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] .
"""


def void(base: str, counts: Reply) -> str:
    """The dataset at `base`, as Turtle."""
    triples, subjects = (str(term[1]) for term in counts["rows"][0])
    return f"""@prefix void: <http://rdfs.org/ns/void#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<{base}/.well-known/void#dataset> a void:Dataset ;
    dcterms:title "Knowledge graph from business news"@en ;
    void:sparqlEndpoint <{base}/sparql> ;
    void:vocabulary <{NAMESPACE}> ;
    void:uriSpace "{NAMESPACE}" ;
    void:triples {triples} ;
    void:distinctSubjects {subjects} .
"""


def in_format(turtle: str, format_: ox.RdfFormat) -> bytes:
    """The same triples in another format."""
    found = ox.parse(input=turtle.encode(), format=ox.RdfFormat.TURTLE)
    return ox.serialize((ox.Triple(q.subject, q.predicate, q.object) for q in found), format=format_) or b""
