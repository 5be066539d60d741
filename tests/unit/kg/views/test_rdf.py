from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pyoxigraph
import pytest
import rdflib

from kg.codec import canonical
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import Entity, Qualifiers, Relation
from kg.views import terms as t
from kg.views.rdf import from_dataset, read, to_dataset, write_nquads, write_turtle
from tests.sparql.sample import sample

KG = rdflib.Namespace("https://w3id.org/kg-news/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")


@pytest.fixture(scope="module")
def dataset() -> rdflib.Dataset:
    return to_dataset(sample())


def test_entities_are_as_in_the_contract(dataset: rdflib.Dataset) -> None:
    firm = KG["entity/company-falkental-motoren-ag"]
    assert (firm, rdflib.RDF.type, KG.Company) in dataset
    assert str(dataset.value(firm, rdflib.RDFS.label)) == "Falkental Motoren AG"
    assert {str(o) for o in dataset.objects(firm, rdflib.SKOS.altLabel)} == {"Falkental", "Falkental Motoren"}
    assert (firm, rdflib.OWL.sameAs, rdflib.URIRef("https://example.org/register/HRB-1")) in dataset


def test_only_what_holds_has_a_plain_triple(dataset: rdflib.Dataset) -> None:
    plain = {(r.subject, r.predicate, r.object or r.literal) for r in sample().relations if r.holds}
    found = set()
    for s, p, o in dataset.triples((None, None, None)):
        name = str(p).removeprefix(str(KG))
        if name in {r.predicate for r in sample().relations}:
            found.add((t.id_of("entity", str(s)), name, t.id_of("entity", str(o)) or str(o)))
    assert found == plain
    assert len(plain) == len(sample().relations) - 3  # former chief, agreed purchase, rumoured stake


def test_evidence_stands_in_the_graph_of_its_document() -> None:
    quads = list(pyoxigraph.parse(write_nquads(sample()), format=pyoxigraph.RdfFormat.N_QUADS))
    graphs = {q.graph_name.value for q in quads if isinstance(q.graph_name, pyoxigraph.NamedNode)}
    assert graphs == {t.iri_of("document", d.id) for d in sample().documents}
    for quad in quads:
        assert isinstance(quad.subject, pyoxigraph.NamedNode)
        of_document = quad.subject.value.startswith((t.PREFIXES["evidence"], t.PREFIXES["document"]))
        named = isinstance(quad.graph_name, pyoxigraph.NamedNode)
        assert named == (of_document or quad.predicate.value == t.DERIVED)
        if quad.predicate.value == t.kg("document"):
            assert quad.object == quad.graph_name


def test_dropping_a_named_graph_takes_the_article_away() -> None:
    store = pyoxigraph.Store()
    store.load(write_nquads(sample()).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    gone = sample().documents[0]
    store.remove_graph(pyoxigraph.NamedNode(t.iri_of("document", gone.id)))
    assert gone.id not in str(store)


def test_numbers_are_decimals_in_shortest_form(dataset: rdflib.Dataset) -> None:
    values = {str(o) for o in dataset.objects(None, KG.value)}
    assert values == {"4200000000", "4000000000", "4100000000", "8.5", "300000000", "120000"}
    datatypes = {o.datatype for o in dataset.objects(None, KG.value) if isinstance(o, rdflib.Literal)}
    assert datatypes == {rdflib.XSD.decimal}


def test_nquads_are_sorted_lines_without_blank_nodes() -> None:
    lines = write_nquads(sample()).splitlines()
    assert lines == sorted(set(lines))
    assert not any("_:" in line.split('"')[0] for line in lines)


def test_both_forms_say_the_same() -> None:
    turtle = pyoxigraph.parse(write_turtle(sample()), format=pyoxigraph.RdfFormat.TURTLE)
    quads = pyoxigraph.parse(write_nquads(sample()), format=pyoxigraph.RdfFormat.N_QUADS)
    assert {q.triple for q in turtle} == {q.triple for q in quads}


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    program = (
        "import hashlib\nfrom tests.sparql.sample import sample\nfrom kg.views import rdf, nx\n"
        "text = rdf.write_turtle(sample()) + rdf.write_nquads(sample()) + nx.write_graphml(sample())\n"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    found = set()
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", program], env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."}, capture_output=True,
            text=True, check=True,
        )  # fmt: skip
        found.add(done.stdout)
    assert len(found) == 1


@pytest.mark.parametrize(("format", "write"), [("ttl", write_turtle), ("nq", write_nquads), ("trig", write_turtle)])
def test_text_reads_back(format: str, write: Callable[[KnowledgeGraph], str]) -> None:
    assert read(write(sample()), format) == canonical(sample())


def test_a_graph_that_went_through_rdflib_reads_back(dataset: rdflib.Dataset) -> None:
    assert from_dataset(dataset) == canonical(sample())
    for format in ("nquads", "trig"):
        other = rdflib.Dataset()
        other.parse(data=dataset.serialize(format=format), format=format)
        assert from_dataset(other) == canonical(sample())
    turtle = rdflib.Graph().parse(data=write_turtle(sample()), format="turtle")
    assert read(turtle.serialize(format="turtle"), "ttl") == canonical(sample())


def test_a_graph_that_went_through_oxigraph_reads_back() -> None:
    store = pyoxigraph.Store()
    store.load(write_nquads(sample()).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    dumped = store.dump(format=pyoxigraph.RdfFormat.N_QUADS)
    assert dumped is not None
    assert read(dumped.decode(), "nq") == canonical(sample())


def test_other_peoples_triples_are_passed_over() -> None:
    text = write_turtle(sample()) + (
        '<urn:x> rdfs:label "not ours" . [] rdfs:comment "blank" .\n'
        'entity:place-bremen rdfs:comment "a note", "another" .\n'
    )
    assert read(text, "ttl") == canonical(sample())


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('rdfs:label "Bremen"', 'rdfs:comment "Bremen"', "has no rdfs:label"),
        ('rdfs:label "Bremen"', 'rdfs:label "Bremen", "Brema"', "2 values of rdfs:label"),
        ("a kg:Place", "a kg:Place, kg:Event", "2 types of the contract"),
        ("a kg:Place", "a kg:Planet", "0 types of the contract"),
        ('kg:metric "deal_value"', 'kg:metric "deal_value", "fine"', "2 values of kg:metric"),
        ('kg:metric "deal_value"', 'kg:metric "prize"', "metric 'prize' is not in the contract"),
        ('kg:metric "deal_value"', "kg:metric kg:fine", "has to be a string"),
        ("kg:predicate kg:makes", 'kg:predicate "makes"', "has to be an IRI"),
        ("kg:predicate kg:makes", "kg:predicate kg:builds", "predicate 'builds' is not in the contract"),
        ('kg:share "25.5"', 'kg:share "a quarter"', "is no number"),
        ("kg:ended true", 'kg:ended "yes"', "not true or false"),
        ("kg:approx true", "kg:aprox true", "unknown field 'aprox'"),
        ("kg:start ", "kg:begin ", "start is missing"),
        ("kg:object entity:place-bremen", "kg:object <urn:bremen>", "has to be an IRI of the form kg:entity/"),
        ("kg:makes entity:product-fink", "kg:makes entity:product-fink, entity:place-bremen", "has no kg:Relation"),
        ("a kg:Evidence ;", "a kg:Document ;", "has 1 types of the contract"),
        (" .\n", " \n", "not valid ttl"),
    ],
)
def test_what_breaks_the_contract_is_refused(old: str, new: str, message: str) -> None:
    text = write_turtle(sample())
    assert old in text
    with pytest.raises(InvalidGraph, match=message):
        read(text.replace(old, new), "ttl")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InvalidGraph, match="use one of ttl"):
        read("", "docx")


def test_a_same_as_that_is_no_iri_is_refused() -> None:
    graph = KnowledgeGraph.of((), [Entity("company-x", "Company", "X", (), ("not an iri",))])
    with pytest.raises(InvalidGraph, match="company-x: sameAs 'not an iri'"):
        write_nquads(graph)


def test_two_statements_of_one_relation_have_one_plain_triple() -> None:
    relation = next(r for r in sample().relations if r.predicate == "headquarteredIn")
    q = Qualifiers(share=Decimal(30))
    firm, other = relation.subject, next(e.id for e in sample().entities if e.name == "Südwerk SE")
    two = [
        Relation(f"r-{n}", firm, "investedIn", 0.5, relation.evidence, other, None, each)
        for n, each in enumerate((q, replace(q, share=None)))
    ]
    graph = KnowledgeGraph.of(sample().documents, sample().entities, two)
    line = f"<{t.iri_of('entity', firm)}> <{t.kg('investedIn')}> <{t.iri_of('entity', other)}> ."
    assert write_nquads(graph).splitlines().count(line) == 1
    assert read(write_nquads(graph), "nq") == canonical(graph)


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("2024-08-13", t.Literal("2024-08-13", t.XSD + "date")),
        ("2024-02-30", t.Literal("2024-02-30")),
        ("2024-08", t.Literal("2024-08")),
    ],
)
def test_only_whole_dates_are_dates(text: str, literal: t.Literal) -> None:
    assert t.day(text) == literal


@pytest.mark.parametrize(
    ("iri", "text"),
    [
        (t.kg("Company"), "kg:Company"),
        (t.kg("entity/company-x"), "entity:company-x"),
        (t.kg("entity/a%20b"), f"<{t.kg('entity/a%20b')}>"),
        (t.kg("entity/-"), f"<{t.kg('entity/-')}>"),
        (t.kg("a/b"), f"<{t.kg('a/b')}>"),
        ("urn:x", "<urn:x>"),
    ],
)
def test_names_are_shortened_where_that_is_safe(iri: str, text: str) -> None:
    assert t.turtle(iri) == text
