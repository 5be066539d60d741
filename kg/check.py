"""Hold what an extractor says against the contract and the text: what does not fit is dropped, with a reason.

An extractor can be wrong about the world, but it cannot forge evidence, leave its document, or state a relation
whose ends the contract forbids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from kg import vocab
from kg.errors import InvalidFinding
from kg.extract import LAYERS, Extractor
from kg.model import Document, Evidence, FactClaim, Findings, Link, Mention, RelationClaim
from kg.records import IRI

T = TypeVar("T")


def check(findings: Findings, document: Document, known: Mapping[str, Mention], by: Extractor) -> Findings:
    """The part of `findings` that fits the text and the contract, stamped with the extractor's name.

    `known` are mentions of earlier steps that links and claims may point to. Each rejected item leaves a note.
    """
    notes = list(findings.notes)

    def keep(items: Iterable[T], test: Callable[[T], None]) -> tuple[T, ...]:
        kept = []
        for item in items:
            try:
                test(item)
            except InvalidFinding as error:
                notes.append(f"{by.name}: dropped {type(item).__name__.lower()}: {error}")
            else:
                kept.append(item)
        return tuple(kept)

    for layer in LAYERS:
        if getattr(findings, layer) and layer not in by.gives:
            notes.append(f"{by.name}: gave {layer} without announcing it; they are dropped")
            findings = replace(findings, **{layer: ()})
    mentions = keep(findings.mentions, lambda m: _mention(m, document))
    within = {**known, **{m.id: m for m in mentions}}
    links = keep(findings.links, lambda link: _link(link, within))
    relations = keep(findings.relations, lambda claim: _relation(claim, document, within))
    facts = keep(findings.facts, lambda claim: _fact(claim, document, within))
    return Findings(
        tuple(replace(m, extractor=by.name) for m in mentions),
        tuple(replace(link, extractor=by.name) for link in links),
        tuple(replace(c, evidence=replace(c.evidence, extractor=by.name)) for c in relations),
        tuple(replace(c, evidence=replace(c.evidence, extractor=by.name)) for c in facts),
        tuple(notes),
    )


def _mention(mention: Mention, document: Document) -> None:
    if mention.document != document.id:
        raise InvalidFinding(f"it speaks of document {mention.document}, not of {document.id}")
    if document.text[mention.start : mention.end] != mention.text:
        raise InvalidFinding(f"{mention.text[:40]!r} does not stand at {mention.start}..{mention.end}")
    for iri in mention.same_as:
        if not IRI.fullmatch(iri):
            raise InvalidFinding(f"{iri!r} is no IRI")
    if not mention.text.strip():
        raise InvalidFinding(f"nothing but white space stands at {mention.start}..{mention.end}")


def _one(key: str, within: Mapping[str, Mention]) -> Mention:
    if key not in within:
        raise InvalidFinding(f"there is no mention {key}")
    return within[key]


def _link(link: Link, within: Mapping[str, Mention]) -> None:
    _one(link.source, within)
    _one(link.target, within)


def _evidence(evidence: Evidence, document: Document) -> None:
    if evidence.document != document.id or document.text[evidence.start : evidence.end] != evidence.text:
        raise InvalidFinding(f"its evidence does not stand at {evidence.start}..{evidence.end} of {document.id}")


def _relation(claim: RelationClaim, document: Document, within: Mapping[str, Mention]) -> None:
    _evidence(claim.evidence, document)
    subject = _one(claim.subject, within)
    object_ = None if claim.object is None else _one(claim.object, within)
    fits(claim.predicate, subject.type, None if object_ is None else object_.type)


def fits(predicate: str, subject_type: str, object_type: str | None) -> None:
    """Raise InvalidFinding where the contract does not allow these types at the ends of `predicate`."""
    p = vocab.PREDICATES[predicate]
    if subject_type not in p.domain:
        raise InvalidFinding(f"the subject of {predicate} cannot be a {subject_type} (only {', '.join(p.domain)})")
    if object_type is not None and object_type not in p.range:
        raise InvalidFinding(f"the object of {predicate} cannot be a {object_type} (only {', '.join(p.range)})")
    if p.like_with_like and subject_type != object_type:
        raise InvalidFinding(f"{predicate} joins like with like, not {subject_type} and {object_type}")


def _fact(claim: FactClaim, document: Document, within: Mapping[str, Mention]) -> None:
    _evidence(claim.evidence, document)
    if not _one(claim.subject, within).is_entity:
        raise InvalidFinding("the subject of a fact must be an entity's mention")
