"""A parsed passage as the annotation that a perfect reader would give."""

from __future__ import annotations

from extractors.reader.types import Annotation, Arc, Span
from extractors.training.passages import Passage, PassageFact, PassageRelation


def annotation_of(passage: Passage) -> Annotation:
    """Spans and arcs of `passage`, all with confidence 1; offsets are code points of `passage.text`."""
    spans = tuple(
        Span(s.start, s.end, s.type, s.normal if s.type in ("METRIC", "ROLE") else None) for s in passage.spans
    )
    arcs = [arc for fact in passage.facts for arc in _fact_arcs(fact, passage)]
    arcs += [arc for relation in passage.relations for arc in _relation_arcs(relation, passage)]
    arcs += [Arc("coref", mention, entity) for mention, entity in passage.coref]
    arcs += [Arc("same", min(pair), max(pair)) for pair in passage.same]
    unique = {(a.kind, a.source, a.target, tuple(sorted(a.attributes.items()))): a for a in arcs}
    return Annotation(spans, tuple(unique.values()))


def _fact_arcs(fact: PassageFact, passage: Passage) -> list[Arc]:
    metric = passage.spans[fact.metric].normal or "other"
    anchored = {"metric": metric, "status": fact.status} | ({"negative": "true"} if fact.negative else {})
    basis = "since" if fact.basis and fact.basis.startswith("since") else fact.basis
    moved = {"sign": "-" if fact.change_sign < 0 else "+"} | ({"basis": basis} if basis else {})
    arcs: list[Arc] = []
    if fact.value is not None:
        anchor = fact.value
        arcs.append(Arc("value", anchor, fact.metric, attributes=anchored))
        if fact.change is not None:
            arcs.append(Arc("change_of", fact.change, anchor, attributes=moved))
    else:
        assert fact.change is not None  # the parser refuses a fact without both
        anchor = fact.change
        arcs.append(Arc("change", anchor, fact.metric, attributes=anchored | moved))
    arcs.append(Arc("of", anchor, fact.of))
    if fact.period is not None:
        arcs.append(Arc("period", anchor, fact.period))
    return arcs


def _former_name(relation: PassageRelation, passage: Passage) -> int | None:
    """The span whose words are the quoted former name, if there is one."""
    for index, span in enumerate(passage.spans):
        if passage.text[span.start : span.end] == relation.literal and index != relation.subject:
            return index
    return None


def _relation_arcs(relation: PassageRelation, passage: Passage) -> list[Arc]:
    target = relation.target if relation.target is not None else _former_name(relation, passage)
    if target is None:
        return []
    attributes = {"status": relation.status or "done"}
    if relation.ended:
        attributes["ended"] = "true"
    arcs: list[Arc] = []
    if relation.role is not None:
        attributes |= {"role_span": str(relation.role), "role": passage.spans[relation.role].normal or "Other"}
        arcs.append(Arc("role", relation.subject, relation.role))
    if relation.share is not None:
        attributes["share_span"] = str(relation.share)
        arcs.append(Arc("share", relation.subject, relation.share))
    return [Arc(relation.predicate, relation.subject, target, attributes=attributes), *arcs]
