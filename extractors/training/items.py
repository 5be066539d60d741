"""Training items: a text with spans and links, where absence is taught only as far as the source annotates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.reader.types import ENTITY_TYPES, SPAN_TYPES
from extractors.training.passages import Passage, PassageFact

OUTSIDE = "O"
EVERY_TYPE = frozenset(SPAN_TYPES)


@dataclass(slots=True)
class ItemSpan:
    """A span that may be any of `types` (`O` among them: or nothing); the first is its type where links are scored."""

    start: int
    end: int
    types: tuple[str, ...]
    label: str | None = None


@dataclass(frozen=True, slots=True)
class NumberGold:
    """What a number span is to its fact; ends are span indexes, None where there is none."""

    number: int
    governor: str  # value, change, change_of
    target: int
    of: int | None = None
    period: int | None = None
    metric: str | None = None
    status: str | None = None
    basis: str | None = None
    sign: int | None = None
    negative: bool | None = None


@dataclass(slots=True)
class Item:
    """One text. `free` are types that may stand under O, `vague` stretches where any tag may stand.

    With `complete`, every pair not named in `positives` is a negative and every number without `numbers` entry stands
    for no fact; without it only `negatives` (source, target, kinds) are.
    """

    text: str
    lang: str
    source: str
    spans: list[ItemSpan]
    free: frozenset[str] = frozenset()
    vague: list[tuple[int, int]] = field(default_factory=list)
    complete: bool = False
    clusters: list[int] = field(default_factory=list)
    positives: list[tuple[str, int, int]] = field(default_factory=list)
    negatives: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    relations: list[tuple[int, int, str, bool]] = field(default_factory=list)
    numbers: list[NumberGold] = field(default_factory=list)


def item_of(passage: Passage) -> Item:
    """A fully annotated passage as a complete item."""
    labelled = ("METRIC", "ROLE")
    spans = [ItemSpan(s.start, s.end, (s.type,), s.normal if s.type in labelled else None) for s in passage.spans]
    item = Item(passage.text, passage.lang, "passages", spans, complete=True, clusters=passage.clusters())
    for relation in passage.relations:
        target = relation.target
        if target is None:
            target = next(
                (
                    i
                    for i, s in enumerate(spans)
                    if passage.text[s.start : s.end] == relation.literal and i != relation.subject
                ),
                None,
            )
        if target is None:
            continue
        item.positives.append((relation.predicate, relation.subject, target))
        item.relations.append((relation.subject, target, relation.status or "done", relation.ended))
        for kind, end in (("role", relation.role), ("share", relation.share)):
            if end is not None:
                item.positives += [(kind, relation.subject, end), (kind, target, end)]
    item.positives += [("same", a, b) for a, b in passage.same]
    for fact in passage.facts:
        item.numbers += _numbers(fact, passage)
    return item


def _numbers(fact: PassageFact, passage: Passage) -> list[NumberGold]:
    metric = passage.spans[fact.metric].normal
    basis = "since" if fact.basis and fact.basis.startswith("since") else fact.basis or "none"
    sign = 1 if fact.change_sign > 0 else 0
    if fact.value is None:
        assert fact.change is not None  # the parser refuses a fact without both
        return [NumberGold(fact.change, "change", fact.metric, fact.of, fact.period, metric, fact.status, basis, sign)]
    found = [
        NumberGold(fact.value, "value", fact.metric, fact.of, fact.period, metric, fact.status, negative=fact.negative)
    ]
    if fact.change is not None:
        found.append(NumberGold(fact.change, "change_of", fact.value, basis=basis, sign=sign))
    return found


def rewrite(item: Item, edits: Sequence[tuple[int, int, str]]) -> Item:
    """The item with stretches of its text replaced; edits are (start, end, new), in order, not overlapping."""
    pieces: list[str] = []
    bounds: list[tuple[int, int, int, int]] = []
    place = length = 0
    for start, end, new in edits:
        pieces += [item.text[place:start], new]
        length += start - place
        bounds.append((start, end, length, length + len(new)))
        length += len(new)
        place = end
    pieces.append(item.text[place:])

    def moved(offset: int, is_end: bool) -> int:
        shift = 0
        for start, end, new_start, new_end in bounds:
            if offset >= end and (offset > start or is_end):
                shift = new_end - end
            elif offset > start:
                return new_end if is_end else new_start
            else:
                break
        return offset + shift

    spans = [ItemSpan(moved(s.start, False), moved(s.end, True), s.types, s.label) for s in item.spans]
    vague = [(moved(a, False), moved(b, True)) for a, b in item.vague]
    return replace(item, text="".join(pieces), spans=spans, vague=vague)


def without(item: Item, start: int, end: int) -> Item:
    """A complete item without a stretch of its text, the spans in it and the links that end in them.

    A figure whose subject was only named there belongs to another mention of the subject, or to nobody.
    """
    kept = [i for i, s in enumerate(item.spans) if s.end <= start or s.start >= end]
    to = {old: new for new, old in enumerate(kept)}
    gap = end - start

    def mate(span: int | None) -> int | None:
        if span is None or span in to:
            return None if span is None else to[span]
        return next((to[i] for i in reversed(kept) if item.clusters[i] == item.clusters[span]), None)

    def moved(offset: int) -> int:
        return offset - gap if offset >= end else min(offset, start)

    spans = [replace(item.spans[i], start=moved(item.spans[i].start), end=moved(item.spans[i].end)) for i in kept]
    numbers = [
        replace(
            n,
            number=to[n.number],
            target=to[n.target],
            of=mate(n.of),
            period=to.get(-1 if n.period is None else n.period),
        )
        for n in item.numbers
        if n.number in to and n.target in to
    ]
    return replace(
        item,
        text=item.text[:start] + item.text[end:],
        spans=spans,
        vague=[(moved(a), moved(b)) for a, b in item.vague if moved(a) < moved(b)],
        clusters=[item.clusters[i] for i in kept],
        positives=[(k, to[i], to[j]) for k, i, j in item.positives if i in to and j in to],
        negatives=[(to[i], to[j], k) for i, j, k in item.negatives if i in to and j in to],
        relations=[(to[i], to[j], s, e) for i, j, s, e in item.relations if i in to and j in to],
        numbers=numbers,
    )


def join(first: Item, second: Item, glue: str) -> Item:
    """Two complete items as one text; names of the same words and type become one cluster."""
    shift, count = len(first.text) + len(glue), len(first.spans)
    spans = first.spans + [ItemSpan(s.start + shift, s.end + shift, s.types, s.label) for s in second.spans]
    clusters = first.clusters + [c + count for c in second.clusters]
    text = first.text + glue + second.text
    seen: dict[tuple[str, str], int] = {}
    for index, span in enumerate(spans):
        if span.types[0] in ENTITY_TYPES:
            other = seen.setdefault((text[span.start : span.end].casefold(), span.types[0]), clusters[index])
            if other != clusters[index]:
                mine = clusters[index]
                clusters = [other if c == mine else c for c in clusters]
    return Item(
        text, first.lang, first.source, spans, first.free,
        first.vague + [(a + shift, b + shift) for a, b in second.vague], first.complete and second.complete, clusters,
        first.positives + [(k, i + count, j + count) for k, i, j in second.positives],
        first.negatives + [(i + count, j + count, k) for i, j, k in second.negatives],
        first.relations + [(i + count, j + count, s, e) for i, j, s, e in second.relations],
        first.numbers + [_shifted(n, count) for n in second.numbers],
    )  # fmt: skip


def _shifted(gold: NumberGold, by: int) -> NumberGold:
    return replace(
        gold,
        number=gold.number + by,
        target=gold.target + by,
        of=None if gold.of is None else gold.of + by,
        period=None if gold.period is None else gold.period + by,
    )
