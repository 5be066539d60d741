"""The graph as a `networkx.MultiDiGraph`, as GraphML, and back: the content of `graph.json`, nothing lost.

Node: entity id, with `type`, `name`, `aliases`, `sameAs`, what else is known of it (`ticker` ...), `facts` (records as
in `graph.json`) and `literals` (relations to a string: `formerName`). Edge: one relation, subject -> object, key =
statement id, with `predicate`, the qualifiers that are set, `confidence` and `evidence`. `graph["documents"]` has the
documents. Numbers are int where whole, float where a float is exact, else `Decimal`.

GraphML holds scalars only: lists and records become JSON strings, and the characters that XML 1.0 forbids are
written as `_x000B_` (and a literal `_x000B_` as `_x005F_x000B_`), the way spreadsheets do.
"""

from __future__ import annotations

import io
import json
import re
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

import networkx as nx

from kg import codec
from kg.codec import Record
from kg.errors import InvalidGraph
from kg.graph import KnowledgeGraph
from kg.records import Fields, loads
from kg.vocab import REFERENCE_FIELDS

_NODE_LISTS = ("aliases", "sameAs", "facts", "literals")


def to_networkx(graph: KnowledgeGraph) -> nx.MultiDiGraph[str]:
    """`graph` as a multigraph that shares nothing with it: change it freely."""
    graph = codec.canonical(graph)
    g: nx.MultiDiGraph[str] = nx.MultiDiGraph(documents=[_plain(codec.document_record(d)) for d in graph.documents])
    for entity in graph.entities:
        record = codec.entity_record(entity)
        g.add_node(record.pop("id"), **record, facts=[], literals=[])
    for fact in graph.facts:
        record = _plain(codec.fact_record(fact))
        g.nodes[record.pop("subject")]["facts"].append(record)
    for relation in graph.relations:
        record = _plain(codec.relation_record(relation))
        subject = record.pop("subject")
        if relation.object is None:
            g.nodes[subject]["literals"].append(record)
        else:
            g.add_edge(subject, record.pop("object"), key=record.pop("id"), **record)
    return g


def _plain(value: Any) -> Any:
    """Records with int and float in place of `Decimal` wherever that is exact."""
    if isinstance(value, Decimal):
        if value == value.to_integral_value():
            return int(value)
        return float(value) if Decimal(repr(float(value))) == value else value
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def from_networkx(g: nx.MultiDiGraph[str]) -> KnowledgeGraph:
    """The graph in a multigraph of this shape; `InvalidGraph` names the node or edge that does not follow it."""
    documents = [
        codec.document_of(f) for f in Fields({"documents": g.graph.get("documents", [])}, "graph").records("documents")
    ]
    entities, relations, facts = [], [], []
    for node, data in g.nodes(data=True):
        rest = dict(data)
        statements = {name: rest.pop(name, []) for name in ("facts", "literals")}
        entities.append(codec.entity_of(Fields({"id": node, **rest}, f"node {node}")))
        for f in _each(statements["facts"], node, "facts"):
            facts.append(codec.fact_of(f))
        for f in _each(statements["literals"], node, "literals"):
            relations.append(codec.relation_of(f))
    for subject, end, key, data in g.edges(keys=True, data=True):
        record = {"id": key, "subject": subject, "object": end, **data}
        relations.append(codec.relation_of(Fields(record, f"edge {key}")))
    return codec.canonical(codec.checked(KnowledgeGraph.of(documents, entities, relations, facts)))


def _each(records: Any, node: str, name: str) -> list[Fields]:
    found = [{"subject": node, **record} for record in records]
    return Fields({name: found}, f"node {node}").records(name)


# --- GraphML ---------------------------------------------------------------------------------------------------------

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def xml_safe(text: str) -> str:
    """Text with the characters that XML 1.0 forbids as `_x000B_`."""
    # A carriage return is allowed in XML, but readers turn it into a line feed.
    return _FORBIDDEN.sub(lambda m: f"_x{ord(m[0]):04X}_", text)


def _xml_restored(text: str) -> str:
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)


#: Attributes of the file: what they are of, name, type. Everything else is a string.
_KEYS = (
    *(("node", name, "string") for name in ("label", "type", *REFERENCE_FIELDS, *_NODE_LISTS)),
    *(("edge", name, "string") for name in ("label", "role", "title", "ended", "status", "share", "since", "until")),
    ("edge", "weight", "double"),
    ("edge", "evidence", "string"),
    ("graph", "documents", "string"),
)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""


def write_graphml(graph: KnowledgeGraph) -> str:
    """GraphML that Gephi, yEd and networkx open: `label`, `type` and `weight` are plain, lists are JSON strings."""
    full = to_networkx(graph)
    lines = [
        f'  <key id="{of[0]}.{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>' for of, name, type_ in _KEYS
    ]
    lines.append('  <graph edgedefault="directed">')
    lines.append(_data("graph", "documents", codec.dumps(full.graph["documents"])))
    for node, data in full.nodes(data=True):
        lists = {name: codec.dumps(data[name]) for name in _NODE_LISTS if data[name]}
        known = {name: data[name] for name in REFERENCE_FIELDS if name in data}
        lines.append(f"    <node id={_attribute(node)}>")
        lines += [
            _data("node", key, text)
            for key, text in {"label": data["name"], "type": data["type"], **known, **lists}.items()
        ]
        lines.append("    </node>")
    for subject, end, key, data in full.edges(keys=True, data=True):
        lines.append(f"    <edge id={_attribute(key)} source={_attribute(subject)} target={_attribute(end)}>")
        for name, value in data.items():
            text = value if isinstance(value, str) else codec.dumps(value)
            lines.append(_data("edge", {"predicate": "label", "confidence": "weight"}.get(name, name), text))
        lines.append("    </edge>")
    return _HEAD + "\n".join(lines) + "\n  </graph>\n</graphml>\n"


def _data(of: str, name: str, text: str) -> str:
    return f'      <data key="{of[0]}.{name}">{escape(xml_safe(text))}</data>'


def _attribute(text: str) -> str:
    return quoteattr(xml_safe(text))


def read_graphml(text: str) -> KnowledgeGraph:
    """The graph in GraphML that `write_graphml` wrote; `InvalidGraph` otherwise."""
    if "<!DOCTYPE" in text:  # entities of its own could blow the file up, and nobody's GraphML has any
        raise InvalidGraph("the GraphML declares a document type: remove the line with <!DOCTYPE")
    try:
        flat = nx.read_graphml(io.BytesIO(text.encode()), edge_key_type=str, force_multigraph=True)
    except (ElementTree.ParseError, nx.NetworkXError, ValueError, KeyError) as problem:
        raise InvalidGraph(
            f"not GraphML of this project: {problem}; write it with `kg export --to graphml`"
        ) from problem
    full: nx.MultiDiGraph[str] = nx.MultiDiGraph(documents=_unpacked(flat.graph, "documents", "graph"))
    for node, data in flat.nodes(data=True):
        name = _xml_restored(node)
        lists = {key: _unpacked(data, key, f"node {name}") for key in _NODE_LISTS}
        known = {key: _xml_restored(data[key]) for key in REFERENCE_FIELDS if key in data}
        full.add_node(name, type=data.get("type"), name=_xml_restored(data.get("label", "")), **known, **lists)
    for subject, end, key, data in flat.edges(keys=True, data=True):
        full.add_edge(_xml_restored(subject), _xml_restored(end), key=_xml_restored(str(key)), **_edge(data, str(key)))
    return from_networkx(full)


def _edge(data: Record, key: str) -> Record:
    record: Record = {"predicate": data.get("label"), "confidence": data.get("weight")}
    for name, value in data.items():
        if name in ("label", "weight", "id"):
            continue
        packed = name in ("ended", "share", "evidence")
        record[name] = _unpacked(data, name, f"edge {key}") if packed else _xml_restored(value)
    return record | {"evidence": record.get("evidence", [])}


def _unpacked(data: Record, key: str, path: str) -> Any:
    text = data.get(key)
    if text is None:
        return []
    try:
        return loads(_xml_restored(text))
    except (InvalidGraph, json.JSONDecodeError) as problem:
        raise InvalidGraph(f"{path}: the attribute {key!r} is not the JSON that was written: {problem}") from problem
