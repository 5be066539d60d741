"""The outside corpora as training items: partial labels, so that no set teaches the absence of what it leaves out."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from extractors.reader.types import PREDICATES, SPAN_TYPES
from extractors.training.items import OUTSIDE, Item, ItemSpan

Record = dict[str, Any]
_FIRM = ("Company", "Organization")
_NAMED = frozenset(("Company", "Organization", "Person", "Place"))
# Types whose absence each source teaches; the rest is free under O.
CLOSED: dict[str, frozenset[str]] = {
    "germeval2014": _NAMED | {"Product", "Event"},
    "smartdata": _NAMED,
    "uner/en_ewt": _NAMED,
    "uner/pt_bosque": _NAMED,
    "crossner/ai": _NAMED | {"Event"},
    "crossner/politics": _NAMED | {"Event"},
    "crossner/science": _NAMED | {"Event"},
    "wikigold": _NAMED,
    "wnut17": _NAMED | {"Product"},
    "product-corpus": frozenset(("Company", "Product")),
    "core": frozenset(),
    "knowledgenet": frozenset(),
}
CORE_PREDICATES: tuple[str, ...] = (
    "makes",
    "acquired",
    "partnerOf",
    "investedIn",
    "customerOf",
    "subsidiaryOf",
    "listedOn",
    "mergedWith",
    "competitorOf",
    "regulatedBy",
)
_KNOWLEDGENET = {
    "CEO": "holdsPosition", "EMPLOYEE_OR_MEMBER_OF": "holdsPosition", "FOUNDED_BY": "founded",
    "SUBSIDIARY_OF": "subsidiaryOf", "HEADQUARTERS": "headquarteredIn",
}  # fmt: skip
_NOMINAL = re.compile(
    r"(?i:the|this|that|these|its|it|their|they|them|he|she|his|her|him|a|an|our|we|both|each|who|which|i|my)\b[^A-Z]*"
)
LONGEST = 1100  # characters a window


def is_nominal(words: str) -> bool:
    """Whether an annotated end is a pronoun or a common noun, not a name."""
    return _NOMINAL.fullmatch(words) is not None or (words == words.lower() and not any(c.isdigit() for c in words))


def _types(source: str, entity: Record, words: str) -> tuple[str, ...] | None:
    """What an entity may be in our types; None where anything may stand."""
    label, original = entity["label"], entity["orig_label"]
    if entity.get("nominal") or (source in ("core", "knowledgenet") and is_nominal(words)):
        return ("REF",) if source in ("core", "knowledgenet") else ("REF", "Product", OUTSIDE)
    if original in ("location-stop", "location-street", "location-route"):
        return ("Place", OUTSIDE)
    if source == "crossner/ai" and label == "Product" and words == words.lower():
        return None
    if label == "ORG":
        return _FIRM
    if label == "ENT":
        return ("Company", "Organization", "Product")
    if label == "MISC" and source in ("germeval2014", "wikigold"):
        return ("Product", "Event", OUTSIDE)
    return (label,) if label in SPAN_TYPES and label in (*_NAMED, "Product", "Event") else None


def _covers(entity: Record, others: list[Record]) -> bool:
    return any(
        o is not entity and o["start"] <= entity["start"] and entity["end"] <= o["end"]
        and o["end"] - o["start"] > entity["end"] - entity["start"] for o in others
    )  # fmt: skip


def _item(source: str, record: Record, links: Callable[[Item, Record], None] | None) -> Item:
    text: str = record["text"]
    free = frozenset(SPAN_TYPES) - CLOSED[source]
    item = Item(text, record["lang"], source, [], free)
    entities = record["entities"]
    taken: set[tuple[int, int]] = set()
    for entity in entities:
        place = (entity["start"], entity["end"])
        if entity["label"] == "TRIGGER" or place in taken:
            continue
        taken.add(place)
        words = text[place[0] : place[1]]
        types = None if _covers(entity, entities) or entity.get("nested") else _types(source, entity, words)
        if types is None:
            if not (entity.get("nested") or _covers(entity, entities)):
                item.vague.append(place)
        else:
            item.spans.append(ItemSpan(*place, types))
    if links is not None:
        links(item, record)
    kept = sorted(range(len(item.spans)), key=lambda i: (item.spans[i].start, -item.spans[i].end))
    order: dict[int, int] = {}
    spans: list[ItemSpan] = []
    for index in kept:
        span = item.spans[index]
        if not spans or span.start >= spans[-1].end:
            order[index] = len(spans)
            spans.append(span)
    item.spans = spans
    item.clusters = list(range(len(spans)))
    item.positives = [(k, order[i], order[j]) for k, i, j in item.positives if i in order and j in order]
    item.negatives = [(order[i], order[j], k) for i, j, k in item.negatives if i in order and j in order]
    return item


def _end(item: Item, argument: Record) -> int:
    """The index of the argument's span; a pronoun that is no entity of the record becomes a REF."""
    place = (argument["start"], argument["end"])
    for index, span in enumerate(item.spans):
        if (span.start, span.end) == place:
            return index
    item.spans.append(ItemSpan(*place, ("REF",)))
    return len(item.spans) - 1


def _core_links(item: Item, record: Record) -> None:
    for relation in record["relations"]:
        ends = [_end(item, a) for a in relation["args"]]
        predicate = relation.get("predicate")
        subject, target = (ends[relation["subject"]], ends[relation["object"]]) if predicate else (ends[0], ends[1])
        if predicate:
            item.positives.append((predicate, subject, target))
        item.negatives += [(subject, target, CORE_PREDICATES), (target, subject, CORE_PREDICATES)]


def _knowledgenet_links(item: Item, record: Record) -> None:
    asked = tuple({_KNOWLEDGENET[p] for p in record.get("annotated_properties", ()) if p in _KNOWLEDGENET})
    for relation in record["relations"]:
        if relation.get("predicate") in PREDICATES:
            ends = [_end(item, a) for a in relation["args"]]
            item.positives.append((relation["predicate"], ends[relation["subject"]], ends[relation["object"]]))
    if len(record["annotated_properties"]) and "EMPLOYEE_OR_MEMBER_OF" not in record["annotated_properties"]:
        asked = tuple(p for p in asked if p != "holdsPosition")  # CEO alone does not ask for other jobs
    if asked:
        count = range(len(item.spans))
        item.negatives += [(i, j, asked) for i in count for j in count if i != j]


def _positive_links(item: Item, record: Record) -> None:
    """Relations that are sound but not complete: positives, and the reversed pair as negative."""
    for relation in record["relations"]:
        predicate = relation.get("predicate")
        if predicate in PREDICATES:
            places = [(a["start"], a["end"]) for a in relation["args"]]
            named = {(s.start, s.end): i for i, s in enumerate(item.spans) if OUTSIDE not in s.types}
            subject, target = named.get(places[relation["subject"]]), named.get(places[relation["object"]])
            if subject is None or target is None:
                continue
            item.positives.append((predicate, subject, target))
            item.negatives.append((target, subject, (predicate,)))


_LINKS: dict[str, Callable[[Item, Record], None]] = {
    "core": _core_links, "knowledgenet": _knowledgenet_links, "smartdata": _positive_links,
    "product-corpus": _positive_links,
}  # fmt: skip


def read_records(path: Path) -> Iterator[Record]:
    """The JSON objects of a gzipped JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def read_corpus(folder: Path, source: str) -> list[Item]:
    """The training items of one source under the shared data folder, long texts cut into windows."""
    items: list[Item] = []
    for record in read_records(folder / source / "train.jsonl.gz"):
        items += cut(_item(source, record, _LINKS.get(source)))
    return items


def cut(item: Item) -> list[Item]:
    """Pieces of at most about 1,100 characters, cut at line or sentence ends outside of spans; no links across."""
    if len(item.text) <= LONGEST:
        return [item]
    inside = [(s.start, s.end) for s in item.spans] + item.vague
    ends = [m.end() for m in re.finditer(r"\n+|[.!?] ", item.text)]
    ends = [e for e in ends if not any(a < e < b for a, b in inside)] + [len(item.text)]
    pieces, start, last = [], 0, 0
    for end in ends:
        if end - start > LONGEST and last > start:
            pieces.append(_piece(item, start, last))
            start = last
        last = end
    pieces.append(_piece(item, start, len(item.text)))
    return [p for p in pieces if p.text.strip()]


def _piece(item: Item, start: int, end: int) -> Item:
    kept = [i for i, s in enumerate(item.spans) if s.start >= start and s.end <= end]
    order = {old: new for new, old in enumerate(kept)}
    spans = [ItemSpan(item.spans[i].start - start, item.spans[i].end - start, item.spans[i].types) for i in kept]
    piece = Item(item.text[start:end], item.lang, item.source, spans, item.free)
    piece.vague = [(a - start, b - start) for a, b in item.vague if a >= start and b <= end]
    piece.clusters = list(range(len(spans)))
    piece.positives = [(k, order[i], order[j]) for k, i, j in item.positives if i in order and j in order]
    piece.negatives = [(order[i], order[j], k) for i, j, k in item.negatives if i in order and j in order]
    return piece
