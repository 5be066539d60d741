"""A graph of a million triples: `python -m tests.bench.triples [--triples 1000000] [--rdflib]`.

Firms, people, products, relations and figures with their evidence, made by program. Loading, ten typical queries and
writing each file, on our road (store in generations, queries in a worker process) beside raw pyoxigraph on the same
N-Quads and, if asked, plain RDFLib. Times are of one run on one machine: compare them with each other only.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import signal
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyoxigraph

from kg import ids
from kg.codec import graph_to_json
from kg.graph import KnowledgeGraph
from kg.model import Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation
from kg.query.engine import close_all
from kg.query.sparql import query
from kg.store.generations import publish
from kg.views.nx import write_graphml
from kg.views.rdf import write_nquads, write_turtle
from kg.views.terms import PREFIXES

#: Quads that a figure or relation with its evidence comes to, about.
_EACH = 17
#: Seconds after which a query of RDFLib is given up, and counted with that time.
PATIENCE = 60
METRICS = ("revenue", "net_income", "employees", "operating_income", "ebitda")
QUERIES = {
    "a name": 'SELECT ?s WHERE { ?s rdfs:label "Firm 17" }',
    "who runs it": 'SELECT ?n WHERE { ?f rdfs:label "Firm 17" . ?p kg:holdsPosition ?f ; rdfs:label ?n } ORDER BY ?n',
    "its figures": """SELECT ?m ?v ?p WHERE { ?f rdfs:label "Firm 23" . ?s kg:subject ?f ; kg:metric ?m ; kg:value ?v ; kg:period ?p }
        ORDER BY ?m ?p ?v""",
    "with sentences": """SELECT ?m ?v ?t WHERE { ?f rdfs:label "Firm 23" . ?s kg:subject ?f ; kg:metric ?m ; kg:value ?v ;
        prov:wasDerivedFrom ?e . ?e kg:text ?t } ORDER BY ?m ?v ?t""",
    "what it makes": 'SELECT ?n WHERE { ?f rdfs:label "Firm 5" . ?f kg:makes ?w . ?w rdfs:label ?n } ORDER BY ?n',
    "two steps": """SELECT DISTINCT ?n WHERE { ?f rdfs:label "Firm 5" . ?f (kg:competitorOf|kg:partnerOf)/(kg:competitorOf|kg:partnerOf)? ?o .
        ?o rdfs:label ?n } ORDER BY ?n LIMIT 50""",
    "largest revenue": """SELECT ?n ?v WHERE { ?s kg:metric "revenue" ; kg:period "2024" ; kg:value ?v ; kg:subject ?f . ?f rdfs:label ?n }
        ORDER BY DESC(?v) ?n LIMIT 10""",
    "counts": "SELECT ?m (COUNT(*) AS ?n) WHERE { ?s a kg:Fact ; kg:metric ?m } GROUP BY ?m ORDER BY ?m",
    "expected beside actual": """SELECT ?m ?p ?e ?a WHERE { ?f rdfs:label "Firm 41" . ?x kg:subject ?f ; kg:metric ?m ; kg:period ?p ;
        kg:status "expected" ; kg:value ?e . ?y kg:subject ?f ; kg:metric ?m ; kg:period ?p ; kg:status "actual" ;
        kg:value ?a } ORDER BY ?m ?p ?e ?a""",
    "an article": """SELECT ?s WHERE { GRAPH ?d { ?d kg:title "Article 77" . ?e kg:document ?d } ?s prov:wasDerivedFrom ?e }
        ORDER BY ?s""",
}


def made(triples: int, seed: int = 5) -> KnowledgeGraph:
    """A graph of about so many triples."""
    draw = random.Random(seed)
    count = triples // _EACH
    firms = [Entity(f"company-{i}", "Company", f"Firm {i}") for i in range(max(count // 60, 50))]
    people = [Entity(f"person-{i}", "Person", f"Person {i}") for i in range(len(firms))]
    products = [Entity(f"product-{i}", "Product", f"Product {i}") for i in range(len(firms))]
    documents = [
        Document(f"{i:016x}", "A sentence of the article. " * 40, "en", f"2026-01-{i % 28 + 1:02d}", f"Article {i}")
        for i in range(max(count // 12, 100))
    ]
    facts: dict[str, Fact] = {}
    relations: dict[str, Relation] = {}
    for i in range(count):
        document = documents[i % len(documents)]
        start = i // len(documents) % 30 * 27
        evidence = (Evidence(document.id, start, start + 26, document.text[start : start + 26], 0.9, "made"),)
        firm = firms[draw.randrange(len(firms))]
        if i % 3:
            figure = Figure(
                draw.choice(METRICS), Decimal(draw.randint(1, 10**6)), "EUR", f"{draw.randint(2020, 2025)}",
                status=draw.choice(("actual", "actual", "expected")),
            )  # fmt: skip
            one = Fact(ids.fact_id(firm.id, figure), firm.id, figure, 0.9, evidence)
            facts[one.id] = one
        else:
            predicate = draw.choice(("holdsPosition", "makes", "competitorOf", "partnerOf", "subsidiaryOf"))
            subject, end, q = firm, firms[draw.randrange(len(firms))], Qualifiers()
            if predicate == "holdsPosition":
                subject, end, q = people[draw.randrange(len(people))], firm, Qualifiers(role="CEO")
            elif predicate == "makes":
                end = products[draw.randrange(len(products))]
            if subject != end:
                key = ids.relation_id(subject.id, predicate, end.id, None, q)
                relations[key] = Relation(key, subject.id, predicate, 0.9, evidence, end.id, None, q)
    return KnowledgeGraph.of(documents, [*firms, *people, *products], relations.values(), facts.values())


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Seconds, and what came of it."""
    begun = time.perf_counter()
    found = work()
    return time.perf_counter() - begun, found


def _times(ask: Callable[[str], Any], rounds: int = 5) -> dict[str, list[float]]:
    return {name: [timed(lambda t=text: ask(t))[0] for _ in range(rounds)] for name, text in QUERIES.items()}  # type: ignore[misc]


def _patient(ask: Callable[[str], Any]) -> Callable[[str], Any]:
    """`ask`, but given up after `PATIENCE` seconds: RDFLib has no limit of its own."""

    def given_up(number: int, frame: Any) -> None:
        raise TimeoutError

    def asked(text: str) -> Any:
        before = signal.signal(signal.SIGALRM, given_up)
        signal.alarm(PATIENCE)
        try:
            return ask(text)
        except TimeoutError:
            return None
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)

    return asked


def _row(name: str, times: dict[str, list[float]]) -> str:
    every = sorted(t for several in times.values() for t in several)
    middle, late = statistics.median(every), every[int(0.95 * (len(every) - 1))]
    cells = " | ".join(f"{1000 * statistics.median(several):.1f}" for several in times.values())
    return f"| {name} | {1000 * middle:.1f} | {1000 * late:.1f} | {cells} |"


def _memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"


def measured(triples: int, place: Path, *, rdflib: bool) -> Iterator[str]:
    """Lines of Markdown."""
    graph = made(triples)
    yield f"made: {len(graph.entities)} entities, {len(graph.relations)} relations, {len(graph.facts)} facts; peak {_memory()}"
    seconds, text = timed(lambda: write_nquads(graph))
    lines = text.count("\n")
    yield f"graph.nq: {seconds:.1f} s, {lines} quads, {len(text) / 1e6:.0f} MB"
    for name, write in (("graph.json", graph_to_json), ("graph.ttl", write_turtle), ("graph.graphml", write_graphml)):
        yield f"{name}: {timed(lambda w=write: w(graph))[0]:.1f} s"  # type: ignore[misc]
    seconds, done = timed(lambda: publish(place / "ours", graph))
    yield f"into our store: {seconds:.1f} s ({done.added} quads), then unchanged: {timed(lambda: publish(place / 'ours', graph))[0]:.1f} s; peak {_memory()}"
    path = place / "graph.nq"
    path.write_text(text, encoding="utf-8")
    raw = pyoxigraph.Store(str(place / "raw"))
    seconds, _ = timed(lambda: raw.bulk_load(path=str(path), format=pyoxigraph.RdfFormat.N_QUADS))
    yield f"raw pyoxigraph, the same quads on disk: {seconds:.1f} s; peak {_memory()}"
    yield "\n| milliseconds | p50 | p95 | " + " | ".join(QUERIES) + " |"
    yield "|---" * (len(QUERIES) + 3) + "|"
    seconds, _ = timed(lambda: query(place / "ours", "ASK {}"))
    yield _row(
        f"kg query on the store (first answer {1000 * seconds:.0f} ms)", _times(lambda t: query(place / "ours", t))
    )
    close_all()
    yield _row("raw pyoxigraph in this process", _times(
        lambda t: list(raw.query(t, prefixes=PREFIXES, use_default_graph_as_union=True))  # type: ignore[call-overload]
    ))  # fmt: skip
    if rdflib:
        from kg.views.rdf import to_dataset

        seconds, dataset = timed(lambda: to_dataset(graph))
        yield _row(
            f"RDFLib in memory (made in {seconds:.0f} s; given up after {PATIENCE} s)",
            _times(_patient(lambda t: list(dataset.query(t, initNs=PREFIXES))), 1),
        )
        yield f"\npeak with RDFLib {_memory()}"


def main() -> None:
    """Print all measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--rdflib", action="store_true", help="measure RDFLib, too: minutes")
    given = parser.parse_args()
    place = Path(tempfile.mkdtemp())
    try:
        for line in measured(given.triples, place, rdflib=given.rdflib):
            print(line, flush=True)
    finally:
        shutil.rmtree(place)


if __name__ == "__main__":
    main()
