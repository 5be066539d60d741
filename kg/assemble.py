"""Claims and the resolution to statements: fold equal ones, keep contradicting ones, join confidence.

Inside one document a statement that is said twice, once with more and once with less (`Umsatz 39 Milliarden` in the
headline, with its quarter in the body), is one statement: the fuller form. Across documents the contract's rule
holds as it stands: equal content folds, unequal content stays apart.

Confidence is the greatest within a document and 1 - prod(1 - c) across documents, at most 0.99, and so does a
figure that another article gives rounded or exact. Copies of one article (equal letters and digits) count once, so that
a wire story printed twenty times is one witness.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import TypeVar

from kg import vocab
from kg.check import fits
from kg.contradictions import agreements
from kg.errors import InvalidFinding
from kg.graph import KnowledgeGraph
from kg.ids import digest, fact_id, relation_id
from kg.model import Document, Evidence, Fact, Figure, Findings, Qualifiers, Relation
from kg.resolve.resolve import Resolution
from kg.rounding import digits, rounds_to

CAP = 0.99


@dataclass(frozen=True, slots=True)
class _Said:
    """A relation that one document states, between entities."""

    subject: str
    predicate: str
    object: str | None
    literal: str | None
    qualifiers: Qualifiers
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure that one document gives about an entity."""

    subject: str
    figure: Figure
    evidence: tuple[Evidence, ...]


S = TypeVar("S", _Said, _Told)


def assemble(documents: Iterable[Document], findings: Mapping[str, Findings], resolution: Resolution) -> KnowledgeGraph:
    """The graph of `documents` (findings by document id). An entity without mention or statement is not in it."""
    documents = list(documents)
    types = {e.id: e.type for e in resolution.entities}
    said: dict[str, list[_Said]] = defaultdict(list)
    told: dict[str, list[_Told]] = defaultdict(list)
    for document in documents:
        for one in _relations(findings[document.id], resolution, types):
            q = one.qualifiers
            said[relation_id(one.subject, one.predicate, one.object, one.literal, q)].append(one)
        for figure in _facts(findings[document.id], resolution):
            told[fact_id(figure.subject, figure.figure)].append(figure)
    witness = {d.id: _fingerprint(d.text) for d in documents}
    relations = [_relation(key, group, witness) for key, group in said.items()]
    facts = [Fact(key, group[0].subject, group[0].figure, *_joined(group, witness)) for key, group in told.items()]
    return _borne_out(KnowledgeGraph.of(documents, resolution.entities, relations, facts), witness)


def _borne_out(graph: KnowledgeGraph, witness: Mapping[str, str]) -> KnowledgeGraph:
    """The graph with figures surer that another article gives more or less exactly."""
    facts = {fact.id: fact for fact in graph.facts}
    doubt: dict[str, float] = {}
    for pair in agreements(graph):
        sources = [{witness[e.document] for e in facts[id_].evidence} for id_ in pair]
        if not sources[0] & sources[1]:
            for id_, other in (pair, pair[::-1]):
                doubt[id_] = doubt.get(id_, 1 - facts[id_].confidence) * (1 - facts[other].confidence)
    surer = {id_: replace(facts[id_], confidence=_two(min(1 - left, CAP))) for id_, left in doubt.items()}
    return replace(graph, facts=tuple(surer.get(fact.id, fact) for fact in graph.facts))


def _fingerprint(text: str) -> str:
    return digest(re.sub(r"\W+", "", text).casefold())


def _relations(findings: Findings, resolution: Resolution, types: Mapping[str, str]) -> list[_Said]:
    found: dict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for claim in findings.relations:
        subject = resolution.entity_of(claim.subject)
        object_ = None if claim.object is None else resolution.entity_of(claim.object)
        if subject is None or (claim.object is not None and object_ is None) or subject == object_:
            continue
        if object_ is not None and claim.predicate in vocab.SYMMETRIC and object_ < subject:
            subject, object_ = object_, subject
        try:
            fits(claim.predicate, types[subject], None if object_ is None else types[object_])
        except InvalidFinding:
            continue
        qualifiers = claim.qualifiers
        if qualifiers.status == "done":
            qualifiers = replace(qualifiers, status=None)
        key = (subject, claim.predicate, object_ or "", claim.literal or "", qualifiers.role or "")
        found[key].append(_Said(subject, claim.predicate, object_, claim.literal, qualifiers, (claim.evidence,)))
    return _sensible([_settled(group) for group in found.values()])


def _sensible(said: Sequence[_Said]) -> list[_Said]:
    """One document's relations without those that a surer one of its own rules out.

    Of two directions of one tie the surer stays; of several seats, parents or makers, the surest (those that are over
    do not count); a post without a name gives way to a named one at the same firm.
    """
    kept: list[_Said] = []
    taken: set[tuple[str, str, str]] = set()
    for one in sorted(said, key=lambda s: (s.qualifiers.role == "Other", -_sure(s), s.subject, s.object or "")):
        predicate = vocab.PREDICATES[one.predicate]
        object_ = one.object or ""
        keys = [(one.predicate, one.subject, object_)] if one.predicate != "holdsPosition" else []
        if predicate.one_of and holds(one.qualifiers):
            keys.append((one.predicate, predicate.one_of, one.subject if predicate.one_of == "object" else object_))
        turned = (one.predicate, object_, one.subject)
        unnamed = one.qualifiers.role == "Other" and ("holdsPosition", one.subject, object_) in taken
        if turned in taken or unnamed or any(key in taken for key in keys):
            continue
        taken.update(keys)
        taken.add((one.predicate, one.subject, object_))
        kept.append(one)
    return kept


def holds(qualifiers: Qualifiers) -> bool:
    """Whether a relation with these qualifiers holds as said."""
    return vocab.holds(qualifiers.ended, qualifiers.status)


def _sure(said: _Said) -> float:
    return max(e.confidence for e in said.evidence)


def _settled(group: Sequence[_Said]) -> _Said:
    """One document's word on one relation: the reading with most weight; a share or title that any gives."""
    weight: Counter[tuple[bool, str | None]] = Counter()
    for one in group:
        weight[one.qualifiers.ended, one.qualifiers.status] += one.evidence[0].confidence  # type: ignore[assignment]
    ended, status = min(weight, key=lambda k: (-weight[k], k[0], k[1] or ""))
    shares = Counter(o.qualifiers.share for o in group if o.qualifiers.share is not None)
    share = min(shares, key=lambda s: (-shares[s], s)) if shares else None
    qualifiers = replace(_worded(group), ended=ended, status=status, share=share)
    return replace(group[0], qualifiers=qualifiers, evidence=_ordered(e for o in group for e in o.evidence))


def _worded(group: Sequence[_Said]) -> Qualifiers:
    """The qualifiers of a group with what may differ from one saying to the next: title, beginning and end."""
    said = [one.qualifiers for one in group]
    return replace(
        said[0],
        title=_most(q.title for q in said),
        since=_most(q.since for q in said),
        until=_most(q.until for q in said),
    )


def _most(words: Iterable[str | None]) -> str | None:
    counted = Counter(w for w in words if w)
    return min(counted, key=lambda t: (-counted[t], t)) if counted else None


def _facts(findings: Findings, resolution: Resolution) -> list[_Told]:
    """One document's figures; a figure that another one of it says more fully is folded into that one."""
    found: list[_Told] = []
    for claim in findings.facts:
        subject = resolution.entity_of(claim.subject)
        if subject is not None:
            found.append(_Told(subject, claim.figure, (claim.evidence,)))
    kept: list[_Told] = []
    for one in sorted(found, key=lambda f: (-_fullness(f.figure), -digits(f.figure.value), f.evidence[0].start)):
        at = next((i for i, k in enumerate(kept) if k.subject == one.subject and _covers(k.figure, one.figure)), None)
        if at is None:
            kept.append(one)
        else:
            kept[at] = replace(kept[at], evidence=_ordered((*kept[at].evidence, *one.evidence)))
    return kept


def _fullness(figure: Figure) -> int:
    fields = (figure.value, figure.period, figure.change, figure.change and figure.change.basis, figure.segment)
    return sum(f is not None for f in fields) + figure.fiscal + (figure.value_max is not None)


def _covers(full: Figure, part: Figure) -> bool:
    """Whether `full` says all that `part` says, and nothing else than `part` where that says something."""
    if (full.metric, full.status, full.segment) != (part.metric, part.status, part.segment):
        return False
    if part.value is not None and (full.unit != part.unit or not rounds_to(full.value, part.value)):
        return False
    if part.value is None and part.change != full.change and not _same_move(full, part):
        return False
    if part.value_max is not None and part.value_max != full.value_max:
        return False
    if part.period is not None and part.period != full.period:
        return False
    return part.change is None or part.change == full.change or _same_move(full, part)


def _same_move(full: Figure, part: Figure) -> bool:
    """Equal changes, one of them without a basis."""
    a, b = full.change, part.change
    return a is not None and b is not None and (a.value, a.unit) == (b.value, b.unit) and b.basis is None


def _ordered(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """By document and place; of two pieces with one span and extractor, the surer."""
    best: dict[tuple[str, int, int, str], Evidence] = {}
    for e in evidence:
        key = (e.document, e.start, e.end, e.extractor)
        if key not in best or best[key].confidence < e.confidence:
            best[key] = e
    return tuple(best[key] for key in sorted(best))


def _joined(group: Sequence[S], witness: Mapping[str, str]) -> tuple[float, tuple[Evidence, ...]]:
    """Joint confidence and united evidence of equal statements from several documents."""
    evidence = _ordered(e for one in group for e in one.evidence)
    best: dict[str, float] = {}
    for e in evidence:
        copy = witness[e.document]
        best[copy] = max(best.get(copy, 0.0), e.confidence)
    joint = 1 - prod(1 - c for c in best.values())
    rounded = tuple(replace(e, confidence=_two(e.confidence)) for e in evidence)
    return _two(min(joint, CAP) if len(best) > 1 else joint), rounded


def _two(confidence: float) -> float:
    return min(max(round(confidence, 2), 0.01), 1.0)


def _relation(key: str, group: Sequence[_Said], witness: Mapping[str, str]) -> Relation:
    one = group[0]
    confidence, evidence = _joined(group, witness)
    return Relation(key, one.subject, one.predicate, confidence, evidence, one.object, one.literal, _worded(group))
