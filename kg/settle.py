"""Settle mentions that compete for the same characters: one policy, for all extractors.

Where spans overlap, the mention with the greatest weight stays. Weight is the confidence, plus `AGREEMENT` for each
other extractor that found the very same span and type; ties go to the longer, then the earlier span. Links of a
mention that lost move to the winner where both can mean the same thing (both entities, both amounts, or one type).
A reference may hold a name (`des Mannheimer Herstellers`): those two do not compete, unless one is the other's span.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg import vocab
from kg.model import Findings, Link, Mention

#: One more extractor with the same span and type lifts a mention over a rival that is at most this much surer.
AGREEMENT = 0.2


def settle(mentions: Iterable[Mention]) -> tuple[tuple[Mention, ...], dict[str, str]]:
    """Non-overlapping mentions in order of their start, and a map from each loser's id to the winner's."""
    groups: dict[tuple[int, int, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.start, mention.end, mention.type].append(mention)
    ranked = sorted((_joined(group) for group in groups.values()), key=_rank)
    taken: dict[int, Mention] = {}
    references: dict[int, Mention] = {}
    winners: list[Mention] = []
    moved: dict[str, str] = {}
    for mention in ranked:
        layer = references if mention.type == "REF" else taken
        rivals = {layer[i].id: layer[i] for i in range(mention.start, mention.end) if i in layer}
        if mention.type == "REF":
            rivals |= {m.id: m for m in winners if m.start <= mention.start and mention.end <= m.end}
        elif not rivals:
            inside = [r for r in winners if r.type == "REF" and mention.start <= r.start and r.end <= mention.end]
            rivals = {r.id: r for r in inside}
        if not rivals:
            winners.append(mention)
            for i in range(mention.start, mention.end):
                layer[i] = mention
        else:
            heirs = [r for r in rivals.values() if _kin(mention, r)]
            if heirs:
                moved[mention.id] = max(heirs, key=lambda r: (_overlap(mention, r), -r.start)).id
    return tuple(sorted(winners, key=lambda m: m.start)), moved


def _joined(group: list[Mention]) -> Mention:
    best = max(group, key=lambda m: (m.confidence, m.extractor))
    label = best.label or next((m.label for m in sorted(group, key=lambda m: -m.confidence) if m.label), None)
    name = best.name or next((m.name for m in group if m.name), None)
    same_as = tuple(sorted({iri for m in group for iri in m.same_as}))
    more = len({m.extractor for m in group}) - 1
    confidence = min(1.0, best.confidence + AGREEMENT * more * (1 - best.confidence))
    return replace(best, label=label, name=name, same_as=same_as, confidence=confidence)


def _rank(mention: Mention) -> tuple[float, int, int, str, str]:
    return (-mention.confidence, mention.start - mention.end, mention.start, mention.type, mention.extractor)


def _overlap(a: Mention, b: Mention) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _kin(a: Mention, b: Mention) -> bool:
    amounts = vocab.AMOUNT_TYPES
    return a.type == b.type or (a.is_entity and b.is_entity) or (a.type in amounts and b.type in amounts)


def relink(links: Iterable[Link], mentions: Mapping[str, Mention], moved: Mapping[str, str]) -> tuple[Link, ...]:
    """The links with their ends moved to the winners; a link with an end that is gone, or onto itself, is dropped.

    Of equal links the surest stays. Attributes that hold a mention id (`*_mention`) move along.
    """
    best: dict[tuple[str, str, str, tuple[tuple[str, str], ...]], Link] = {}
    for link in links:
        source, target = moved.get(link.source, link.source), moved.get(link.target, link.target)
        if source == target or source not in mentions or target not in mentions:
            continue
        attributes = tuple((k, moved.get(v, v) if k.endswith("_mention") else v) for k, v in link.attributes)
        here = replace(link, source=source, target=target, attributes=attributes)
        key = (link.kind, source, target, attributes)
        if key not in best or best[key].confidence < here.confidence:
            best[key] = here
    return tuple(best.values())


def merge(findings: Iterable[Findings]) -> Findings:
    """All findings of one document as one, with mentions settled and links on the winners."""
    every = list(findings)
    mentions, moved = settle(m for f in every for m in f.mentions)
    links = relink((link for f in every for link in f.links), {m.id: m for m in mentions}, moved)
    return Findings(
        mentions,
        links,
        tuple(claim for f in every for claim in f.relations),
        tuple(claim for f in every for claim in f.facts),
        tuple(note for f in every for note in f.notes),
    )
