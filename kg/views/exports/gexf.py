"""GEXF 1.2 (gexf.net), the format of Gephi: entities, relations between them, and counts of the rest.

Every attribute is declared with its type; numbers and truth values are such, not text. Figures, evidence and the
texts are left out: `graph.graphml` has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from kg.codec import canonical, plain
from kg.graph import KnowledgeGraph
from kg.model import Entity, Relation
from kg.views.nx import xml_safe
from kg.vocab import REFERENCE_FIELDS

_NODE = {
    "type": "string", "aliases": "string", "sameAs": "string", **dict.fromkeys(REFERENCE_FIELDS, "string"),
    "facts": "integer", "relations": "integer",
}  # fmt: skip
_EDGE = {
    "predicate": "string",
    "role": "string",
    "title": "string",
    "ended": "boolean",
    "status": "string",
    "share": "double",
    "since": "string",
    "until": "string",
    "confidence": "double",
    "evidence": "integer",
}
_LISTED = " | "


def write_gexf(graph: KnowledgeGraph) -> Iterator[str]:
    """GEXF in pieces. Edge weight is the confidence; lists are joined by ` | `."""
    graph = canonical(graph)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '  <graph mode="static" defaultedgetype="directed">\n'
    for of, declared in (("node", _NODE), ("edge", _EDGE)):
        yield f'    <attributes class="{of}" mode="static">\n'
        for name, type_ in declared.items():
            yield f'      <attribute id="{name}" title="{name}" type="{type_}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for entity in graph.entities:
        yield _node(graph, entity)
    yield "    </nodes>\n    <edges>\n"
    for relation in graph.relations:
        if relation.object is not None:
            yield _edge(relation, relation.object)
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _node(graph: KnowledgeGraph, e: Entity) -> str:
    values = {
        "type": e.type,
        "aliases": _LISTED.join(e.aliases) or None,
        "sameAs": _LISTED.join(e.same_as) or None,
        **{name: getattr(e, name) for name in REFERENCE_FIELDS},
        "facts": str(len(graph.facts_of.get(e.id, ()))),
        "relations": str(len(graph.relations_of.get(e.id, ()))),
    }
    head = f"      <node id={_quoted(e.id)} label={_quoted(e.name)}>\n"
    return head + _values(values) + "      </node>\n"


def _edge(r: Relation, end: str) -> str:
    q, confidence = r.qualifiers, repr(float(r.confidence))
    values = {
        "predicate": r.predicate,
        "role": q.role,
        "title": q.title,
        "ended": "true" if q.ended else "false",
        "status": q.status,
        "share": None if q.share is None else plain(q.share),
        "since": q.since,
        "until": q.until,
        "confidence": confidence,
        "evidence": str(len(r.evidence)),
    }
    ends = f"source={_quoted(r.subject)} target={_quoted(end)}"
    head = f'      <edge id={_quoted(r.id)} {ends} label={_quoted(r.predicate)} weight="{confidence}">\n'
    return head + _values(values) + "      </edge>\n"


def _values(values: dict[str, str | None]) -> str:
    lines = [
        f'          <attvalue for="{name}" value={_quoted(value)}/>\n'
        for name, value in values.items()
        if value is not None
    ]
    return "        <attvalues>\n" + "".join(lines) + "        </attvalues>\n"


def _quoted(text: str) -> str:
    return quoteattr(xml_safe(text), {"\n": "&#10;", "\t": "&#9;"})
