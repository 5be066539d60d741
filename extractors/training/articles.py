"""Writes annotated passages as gold articles, so that `kg score` measures the whole road on them.

Entities are the clusters of mentions, relations and facts stand between clusters. Values are read from the marked
words by the value tables: how well those read is not measured here, the gold set is for that.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.training.passages import Passage, PassageFact, PassageRelation
from kg import vocab
from kg.values import read_amount


def write_articles(passages: Iterable[Passage], folder: Path) -> int:
    """Write `ID.txt` and `ID.gold.json` for each passage; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    written = list(passages)
    for passage in written:
        (folder / f"{passage.id}.txt").write_text(passage.text, encoding="utf-8")
        (folder / f"{passage.id}.gold.json").write_text(
            json.dumps(gold_of(passage), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
    return len(written)


def gold_of(passage: Passage) -> dict[str, Any]:
    """One passage in the form that `kg.evaluate` reads."""
    ids = _entities(passage)
    entities: dict[str, list[str]] = defaultdict(list)
    types: dict[str, str] = {}
    for index, span in enumerate(passage.spans):
        if span.type in vocab.ENTITY_TYPES:
            entities[ids[index]].append(passage.text[span.start : span.end])
            types[ids[index]] = span.type
    return {
        "lang": passage.lang,
        "date": passage.date,
        "title": None,
        "entities": [
            {"id": key, "type": types[key], "name": max(words, key=len), "aliases": sorted(set(words))}
            for key, words in entities.items()
        ],
        "relations": [r for r in (_relation(one, passage, ids) for one in passage.relations) if r is not None],
        "facts": [f for f in (_fact(one, passage, ids) for one in passage.facts) if f is not None],
    }


def _entities(passage: Passage) -> dict[int, str]:
    """Span index -> entity; names that are written alike and of one type are one, references stand for theirs."""
    clusters = passage.clusters()
    named: dict[tuple[str, str], int] = {}
    joined: dict[int, int] = {}
    for index, span in enumerate(passage.spans):
        if span.type in vocab.ENTITY_TYPES:
            key = span.type, passage.text[span.start : span.end].casefold()
            joined.setdefault(clusters[index], named.setdefault(key, clusters[index]))
    return {index: f"e{joined[cluster]}" for index, cluster in enumerate(clusters) if cluster in joined}


def _relation(one: PassageRelation, passage: Passage, ids: Mapping[int, str]) -> dict[str, Any] | None:
    end = one.literal if one.target is None else ids.get(one.target)
    if vocab.PREDICATES[one.predicate].literal and one.target is not None:
        span = passage.spans[one.target]
        end = passage.text[span.start : span.end]
    if end is None or one.subject not in ids or ids[one.subject] == end:
        return None
    told: dict[str, Any] = {"subject": ids[one.subject], "predicate": one.predicate, "object": end, "ended": one.ended}
    if one.predicate == "holdsPosition":
        told["role"] = (passage.spans[one.role].normal if one.role is not None else None) or "Other"
    if "status" in vocab.PREDICATES[one.predicate].qualifiers:
        told["status"] = one.status or "done"
    return told


def _fact(one: PassageFact, passage: Passage, ids: Mapping[int, str]) -> dict[str, Any] | None:
    if one.of not in ids:
        return None
    metric = passage.spans[one.metric].normal or "other"
    value = None if one.value is None else _amount(one.value, passage)
    change = None if one.change is None else _amount(one.change, passage)
    if value is None and change is None:
        return None
    told: dict[str, Any] = {"subject": ids[one.of], "metric": metric, "status": one.status, "soft": ["segment"]}
    told |= {"value": None, "unit": None, "period": _period(one, passage), "change": None, "segment": one.segment}
    if value is not None:
        told |= {"value": float(-value[0] if one.negative else value[0]), "unit": value[1]}
        if value[1] is None:
            told["unit_alt"] = _currencies(passage) if metric in vocab.MONEY_METRICS else ["%", "units", "people"]
    if change is not None:
        told["change"] = {"value": float(one.change_sign * abs(change[0])), "unit": change[1], "basis": one.basis}
    return told


def _period(one: PassageFact, passage: Passage) -> str | None:
    normal = None if one.period is None else passage.spans[one.period].normal
    return None if normal in (None, "?") else str(normal).rstrip("!")


def _amount(index: int, passage: Passage) -> tuple[Decimal, str | None] | None:
    span = passage.spans[index]
    amount = read_amount(passage.text, span.start, span.end, passage.lang)
    return None if amount is None else (amount.value, amount.unit)


def _currencies(passage: Passage) -> list[str]:
    amounts = (_amount(i, passage) for i, span in enumerate(passage.spans) if span.type == "MONEY")
    return sorted({a[1] for a in amounts if a is not None and a[1] is not None})
