"""Settle mentions that compete for the same characters: one policy, for all extractors.

Where spans overlap, the mention with the greatest weight stays. Weight is the confidence, plus `AGREEMENT` for each
other extractor that found the very same span and type; ties go to the longer, then the earlier span. Links of a
mention that lost move to the winner where both can mean the same thing (both entities, both amounts, or one type).
A reference may hold a name (`des Mannheimer Herstellers`): those two do not compete, unless one is the other's span.
Nor do an amount and the measure that it counts (`405 Milliarden Parameter`, `3 Millionen Kunden`), unless they are one
span.
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
    taken: dict[str, dict[int, Mention]] = {layer: {} for layer in ("REF", "METRIC", "amount", "name")}
    winners: list[Mention] = []
    moved: dict[str, str] = {}
    for mention in ranked:
        rivals = _rivals(mention, taken)
        if not rivals:
            winners.append(mention)
            taken[_layer(mention)].update(dict.fromkeys(range(mention.start, mention.end), mention))
        else:
            heirs = [r for r in rivals if _kin(mention, r)]
            if heirs:
                moved[mention.id] = max(heirs, key=lambda r: (_overlap(mention, r), -r.start)).id
    return tuple(sorted(winners, key=lambda m: m.start)), moved


def _layer(mention: Mention) -> str:
    if mention.type in vocab.AMOUNT_TYPES:
        return "amount"
    return mention.type if mention.type in ("REF", "METRIC") else "name"


#: Layers whose mentions a mention of this layer may not overlap.
_EXCLUDED = {
    "REF": ("REF",),
    "METRIC": ("METRIC", "name"),
    "amount": ("amount", "name"),
    "name": ("name", "amount", "METRIC"),
}


def _rivals(mention: Mention, taken: Mapping[str, Mapping[int, Mention]]) -> list[Mention]:
    """The winners that leave no place for `mention`."""
    layer, span = _layer(mention), range(mention.start, mention.end)
    over = {winner.id: winner for held in taken.values() for i in span if (winner := held.get(i))}
    rivals = [winner for winner in over.values() if _layer(winner) in _EXCLUDED[layer]]
    for winner in over.values():
        within = winner.start <= mention.start and mention.end <= winner.end
        around = mention.start <= winner.start and winner.end <= mention.end
        kinds = {layer, _layer(winner)}
        held = (layer == "REF" and within) or (_layer(winner) == "REF" and layer != "REF" and around and not rivals)
        if winner not in rivals and (held or (kinds == {"amount", "METRIC"} and within and around)):
            rivals.append(winner)
    return rivals


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
