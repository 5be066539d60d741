"""TriG (W3C Recommendation 2014) and JSON-LD 1.1 (W3C Recommendation 2020): the quads of `graph.nq`, easier to read.

The evidence of an article stands in the named graph of that article, as in `graph.nq`. Nothing is lost either way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.graph import KnowledgeGraph
from kg.views import terms as t
from kg.views.rdf import Node, Property, block, nodes


def _by_graph(graph: KnowledgeGraph) -> dict[str | None, list[Node]]:
    """Subjects with their properties, graph by graph: the default graph (None) first, the others by IRI."""
    found: dict[str | None, dict[str, list[Property]]] = {None: {}}
    for subject, properties in nodes(graph):
        for one in properties:
            found.setdefault(one[2], {}).setdefault(subject, []).append(one)
    names = [None, *sorted(name for name in found if name is not None)]
    return {name: list(found[name].items()) for name in names}


def write_trig(graph: KnowledgeGraph) -> Iterator[str]:
    """TriG: the default graph, then a `GRAPH` block for each article."""
    for prefix, namespace in t.PREFIXES.items():
        yield f"@prefix {prefix}: <{namespace}> .\n"
    for name, members in _by_graph(graph).items():
        if name is not None:
            yield f"\nGRAPH {t.turtle(name)} {{\n"
        for node in members:
            yield block(node)
        if name is not None:
            yield "}\n"


def write_jsonld(graph: KnowledgeGraph) -> Iterator[str]:
    """JSON-LD in flattened form, one node a line; the context stands in the file, nothing is fetched."""
    parts = _by_graph(graph)
    used = sorted({name for members in parts.values() for _, p in members for name in _vocabulary(p)})
    # Expanded term definitions are no prefixes, so an IRI such as `label:x` stays as it is.
    context = {_term(iri): {"@id": iri} for iri in used}
    yield '{"@context": ' + _json(context) + ',\n"@graph": ['
    separator = "\n"
    for name, members in parts.items():
        if name is not None:
            yield f'{separator}{{"@id": {_json(name)}, "@graph": ['
            separator = "\n"
        for node in members:
            yield separator + _json(_object(node))
            separator = ",\n"
        if name is not None:
            yield "\n]}"
            separator = ",\n"
    yield "\n]}\n"


def _vocabulary(properties: list[Property]) -> Iterator[str]:
    for predicate, value, _ in properties:
        if predicate != t.TYPE:
            yield predicate
        elif isinstance(value, str):
            yield value


def _term(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _object(node: Node) -> dict[str, Any]:
    subject, properties = node
    found: dict[str, Any] = {"@id": subject}
    for predicate, value, _ in properties:
        if predicate == t.TYPE and isinstance(value, str):
            found.setdefault("@type", []).append(_term(value))
        else:
            found.setdefault(_term(predicate), []).append(_value(value))
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in found.items()}


def _value(value: t.Object) -> Any:
    if isinstance(value, str):
        return {"@id": value}
    if value.datatype is None:
        return value.lexical
    return {"@value": value.lexical, "@type": value.datatype}
