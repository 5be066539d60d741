"""The shapes of what the JSON API answers, as JSON Schema (2020-12) for its OpenAPI description.

Records are those of `graph.json` (docs/graph.md); the words in them are those of `kg.vocab`.
"""

from __future__ import annotations

from typing import Any

from kg import vocab

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_MAYBE: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "number"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_CONFIDENCE: Schema = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}


def one_of(name: str) -> Schema:
    """A reference to a shape of this module."""
    return {"$ref": f"#/components/schemas/{name}"}


def some(name: str) -> Schema:
    """A list of such a shape."""
    return {"type": "array", "items": one_of(name)}


def _record(required: Schema, **optional: Schema) -> Schema:
    """An object that has all of `required`, may have `optional`, and nothing else."""
    return {
        "type": "object", "properties": required | optional, "required": list(required), "additionalProperties": False,
    }  # fmt: skip


def _page(name: str) -> Schema:
    return _record({"total": _COUNT, "offset": _COUNT, "items": some(name)})


_ENTITY: Schema = {
    "id": _TEXT, "type": {"type": "string", "enum": list(vocab.ENTITY_TYPES)}, "name": _TEXT,
    "aliases": {"type": "array", "items": _TEXT},
    "sameAs": {"type": "array", "items": {"type": "string", "format": "iri"}},
}  # fmt: skip
_KNOWN: Schema = dict.fromkeys(vocab.REFERENCE_FIELDS, _TEXT)
_PIECE: Schema = {
    "document": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT, "confidence": _CONFIDENCE, "extractor": _TEXT,
}  # fmt: skip
_ARTICLE: Schema = {"title": _MAYBE, "date": _MAYBE, "source": _MAYBE}
_CHANGE = _record({"value": {"type": ["number", "null"]}, "unit": _MAYBE, "basis": _MAYBE}, value_max=_NUMBER)


def _relation(evidence: str) -> Schema:
    return _record(
        {
            "id": _TEXT, "subject": _TEXT, "predicate": {"type": "string", "enum": list(vocab.PREDICATES)},
            "confidence": _CONFIDENCE, "evidence": some(evidence),
        },
        object=_TEXT, literal=_TEXT, role=_TEXT, title=_TEXT, ended={"type": "boolean"}, status=_TEXT, share=_NUMBER,
        since=_TEXT, until=_TEXT,
    )  # fmt: skip


def _fact(evidence: str) -> Schema:
    return _record(
        {
            "id": _TEXT, "subject": _TEXT, "metric": {"type": "string", "enum": list(vocab.METRICS)},
            "value": {"type": ["number", "null"]}, "unit": _MAYBE, "period": _MAYBE,
            "change": {"anyOf": [_CHANGE, {"type": "null"}]}, "status": _TEXT, "segment": _MAYBE,
            "confidence": _CONFIDENCE, "evidence": some(evidence),
        },
        value_max=_NUMBER, fiscal={"type": "boolean"}, approx={"type": "boolean"},
    )  # fmt: skip


SCHEMAS: dict[str, Schema] = {
    "Evidence": _record(_PIECE),
    "EvidenceOfArticle": _record(_PIECE | _ARTICLE),
    "Relation": _relation("Evidence"),
    "Fact": _fact("Evidence"),
    "Statement": {"anyOf": [_relation("EvidenceOfArticle"), _fact("EvidenceOfArticle")]},
    "Found": _record(_ENTITY | {"statements": _COUNT}, **_KNOWN),
    "FoundPage": _page("Found"),
    "Entity": _record(_ENTITY | {"relations": some("Relation"), "facts": _COUNT}, **_KNOWN),
    "FactPage": _page("Fact"),
    "Reached": _record(_ENTITY | {"depth": _COUNT}, **_KNOWN),
    "Neighbourhood": _record({"entities": some("Reached"), "relations": some("Relation")}),
    "Listed": _record({"id": _TEXT, "lang": _TEXT} | _ARTICLE),
    "ListedPage": _page("Listed"),
    "Document": _record({"id": _TEXT, "lang": _TEXT, "text": _TEXT} | _ARTICLE),
    "Error": _record({"error": _TEXT}),
}
