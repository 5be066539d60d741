from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from kg import vocab
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.model import Entity, Evidence, Qualifiers, Relation
from kg.views import labels, ontology
from kg.views.rdf import write_nquads, write_turtle
from kg.views.shacl import Report, validate
from kg.views.terms import PREFIXES
from tests.sparql.sample import sample

SKOS = rdflib.SKOS


def test_a_graph_of_the_contract_conforms_in_every_form() -> None:
    assert validate(sample()) == Report(True)
    assert validate(write_turtle(sample()), format="ttl") == Report(True)
    assert validate(write_nquads(sample()), format="nq") == Report(True)
    assert validate(KnowledgeGraph()) == Report(True)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('rdfs:label "Bremen"', 'rdfs:label ""', "an entity has one name"),
        ('rdfs:label "Bremen"', 'rdfs:label "Bremen", "Brema"', "an entity has one name"),
        ("a kg:Place", "a kg:Place, kg:Event", "an entity has one type"),
        ("a kg:Place", "a kg:Planet", "an end is an entity"),
        ("owl:sameAs <https://example.org/register/HRB-1>", 'owl:sameAs "HRB-1"', "sameAs is an IRI"),
        ('kg:metric "deal_value"', 'kg:metric "prize"', "the metric is one of the contract"),
        ('kg:status "actual"', 'kg:status "done"', "the status is one of the contract"),
        ('kg:status "agreed"', 'kg:status "actual"', "the status is one of the contract"),
        ('kg:role "CEO"', 'kg:role "Boss"', "the role is one of the contract"),
        ('kg:period "2024-Q2"', 'kg:period "2024-Q7"', "a period is like"),
        ('kg:changeUnit "%"', 'kg:changeUnit "pct"', "the unit of a change is of the contract"),
        ('kg:changeUnit "%" ;', "", "a change has a unit"),
        ('kg:changeBasis "yoy"', 'kg:changeBasis "often"', "the basis of a change is of the contract"),
        ('kg:value "120000"', 'kg:value "many"', "a value is one decimal"),
        ('kg:share "25.5"', 'kg:share "125.5"', "a share is 0 to 100 %"),
        ("kg:approx true", 'kg:approx "yes"', "approx is true or false"),
        ("kg:approx true", "kg:aprox true", "is closed"),
        ('kg:confidence "0.6"', 'kg:confidence "1.6"', "a confidence is above 0 and at most 1"),
        ("kg:start 0", "kg:start 99999", "a start is a number before the end"),
        ('kg:extractor "sample"', 'kg:tool "sample"', "evidence names its extractor"),
        ('kg:language "fr" ;', "", "a document has a language"),
        ("prov:wasDerivedFrom evidence:", "prov:wasQuotedFrom evidence:", "a statement has evidence"),
        ("kg:predicate kg:makes", "kg:predicate kg:builds", "a predicate of the contract"),
        ("kg:predicate kg:makes", "kg:predicate kg:headquarteredIn", "goes from Company or Organization to Place"),
        ("kg:predicate kg:makes", "kg:predicate kg:formerName", "formerName goes from Company or Product to a string"),
        (
            "kg:makes entity:product-fink",
            "kg:makes entity:place-bremen",
            "makes goes from Company or Organization to Product",
        ),
        ("kg:subject entity:person-jana-brueck", "kg:subject entity:place-bremen", "holdsPosition goes from Person"),
        ("kg:object entity:company-suedwerk-se", "kg:object entity:product-fink", "like with like"),
        ('kg:status "agreed"', 'kg:status "agreed" ; kg:role "CEO"', "acquired has no role"),
        (
            'kg:metric "deal_value" ;\n    kg:value "3',
            'kg:metric "net_loss" ;\n    kg:value "-3',
            "net_loss is a positive",
        ),
    ],
)
def test_each_rule_finds_what_breaks_it(old: str, new: str, message: str) -> None:
    text = write_turtle(sample())
    assert old in text
    report = validate(text.replace(old, new), format="ttl")
    assert not report.conforms
    assert any(message in problem.message for problem in report.problems), [str(p) for p in report.problems]


def test_a_fact_needs_a_value_or_a_change() -> None:
    text = write_turtle(sample()).replace('    kg:value "300000000"^^xsd:decimal ;\n', "")
    (problem,) = validate(text, format="ttl").problems
    assert problem.node.startswith(PREFIXES["statement"] + "f-")


def test_problems_name_the_statement_and_read_well() -> None:
    text = write_turtle(sample()).replace('kg:status "agreed"', 'kg:status "agreed" ; kg:role "CEO"')
    (problem,) = validate(text, format="ttl").problems
    deal = next(r for r in sample().relations if r.predicate == "acquired")
    assert str(problem) == f"statement:{deal.id} kg:role 'CEO': acquired has no role"


def test_chunks_find_what_one_run_finds() -> None:
    text = write_turtle(sample())
    for old, new in (('"deal_value"', '"prize"'), ("kg:predicate kg:makes", "kg:predicate kg:listedOn"), ('"fr"', "4")):
        text = text.replace(old, new)
    whole = validate(text, format="ttl")
    assert len(whole.problems) >= 3
    for chunk in (1, 3, 7):
        assert validate(text, format="ttl", chunk=chunk) == whole


@pytest.mark.parametrize("predicate", vocab.PREDICATES.values(), ids=lambda p: p.name)
def test_every_predicate_takes_its_ends_and_refuses_others(predicate: vocab.Predicate) -> None:
    def judged(subject: str, end: str) -> bool:
        document = sample().documents[0]
        piece = Evidence(document.id, 0, 3, document.text[:3], 0.5, "x")
        ends = [Entity("a", subject, "A"), Entity("b", end or "Place", "B")]
        object_, literal = (None, "x") if predicate.literal else ("b", None)
        relation = Relation("r", "a", predicate.name, 0.5, (piece,), object_, literal, Qualifiers())
        return validate(KnowledgeGraph.of([document], ends, [relation])).conforms

    for subject in ("Company", "Place", predicate.domain[-1]):
        for end in ("Event", *predicate.range[:1], *predicate.range[-1:]):
            fits = subject in predicate.domain and (predicate.literal or end in predicate.range)
            if predicate.like_with_like and subject != end:
                fits = False
            assert judged(subject, end) == fits, (subject, end)


def test_what_is_no_rdf_is_refused() -> None:
    with pytest.raises(InvalidGraph, match="not valid ttl"):
        validate("no turtle", format="ttl")


# --- the generated files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_the_committed_file_is_what_is_generated(name: str) -> None:
    committed = (ontology.DATA / name).read_text("utf-8")
    assert committed == ontology.generated()[name], "run `python -m kg.views.ontology`"


@pytest.fixture(scope="module")
def owl() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology.DATA / "ontology.ttl")


def test_the_ontology_has_every_word_of_the_contract(owl: rdflib.Graph) -> None:
    kg = rdflib.Namespace(vocab.NAMESPACE)
    for name in vocab.ENTITY_TYPES:
        assert (kg[name], rdflib.RDF.type, rdflib.OWL.Class) in owl
    for predicate in vocab.PREDICATES.values():
        assert owl.value(kg[predicate.name], rdflib.RDFS.domain) is not None
        symmetric = (kg[predicate.name], rdflib.RDF.type, rdflib.OWL.SymmetricProperty) in owl
        assert symmetric == predicate.symmetric
    for scheme, words in {
        "roles": vocab.ROLES, "metrics": vocab.METRICS, "units": vocab.UNITS, "bases": vocab.BASES,
        "relationStatuses": vocab.RELATION_STATUSES, "factStatuses": vocab.FACT_STATUSES,
    }.items():  # fmt: skip
        concepts = list(owl.subjects(SKOS.inScheme, kg[scheme]))
        assert {str(owl.value(c, SKOS.notation)) for c in concepts} == set(words)
        assert all(len(list(owl.objects(c, SKOS.prefLabel))) == 2 for c in concepts)


def test_every_property_of_the_graph_is_in_the_ontology(owl: rdflib.Graph) -> None:
    from kg.views.rdf import to_dataset

    used = {p for _, p, _ in to_dataset(sample()).triples((None, None, None)) if str(p).startswith(vocab.NAMESPACE)}
    assert used
    for term in used:
        assert (term, rdflib.RDFS.label, None) in owl, term


def test_labels_are_complete_and_no_more() -> None:
    assert set(labels.ROLE_LABELS) == set(vocab.ROLES)
    assert set(labels.METRIC_LABELS) == set(vocab.METRICS)
    assert set(labels.STATUS_LABELS) == {*vocab.RELATION_STATUSES, *vocab.FACT_STATUSES}
    assert set(labels.UNIT_LABELS) == set(vocab.UNITS)
    assert set(labels.BASIS_LABELS) == set(vocab.BASES)


def test_the_shapes_are_valid_shacl(tmp_path: Path) -> None:
    import pyshacl

    conforms, _, text = pyshacl.validate(
        rdflib.Graph(), shacl_graph=rdflib.Graph().parse(ontology.DATA / "shapes.ttl"), meta_shacl=True
    )
    assert conforms, text
