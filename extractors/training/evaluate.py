"""Measures an export: dev passages (spans, links, facts), public NER tests, relation tests, speed. Prints Markdown."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from extractors.reader.labels import SYMMETRIC
from extractors.reader.runtime import Reader
from extractors.reader.types import ENTITY_TYPES, PREDICATES, SPAN_TYPES, Span
from extractors.training.corpora import Record, is_nominal, read_records
from extractors.training.data import load_train, read_config
from extractors.training.gold_annotation import annotation_of
from extractors.training.leaks import LeakFilter
from extractors.training.passages import Passage
from extractors.training.scoring import (
    FACT_VIEWS,
    Count,
    Counts,
    Matcher,
    new_counts,
    score_arcs,
    score_facts,
    score_relations,
    score_spans,
)

_COARSE = {"Company": "ORG", "Organization": "ORG", "Person": "Person", "Place": "Place"}
# Public NER tests: path under the data folder, and the labels that are scored (`ORG`: either kind of organisation).
NER_TESTS: dict[str, tuple[str, frozenset[str]]] = {
    "GermEval": ("germeval2014/test_public", frozenset(("ORG", "Person", "Place"))),
    "SmartData": ("smartdata/test_public", frozenset(("Company", "Organization", "Person", "Place"))),
    "UNER de_pud": ("uner/de_pud/test_public", frozenset(("ORG", "Person", "Place"))),
    "UNER en_pud": ("uner/en_pud/test_public", frozenset(("ORG", "Person", "Place"))),
    "UNER en_ewt": ("uner/en_ewt/test_public", frozenset(("ORG", "Person", "Place"))),
    "UNER pt_bosque": ("uner/pt_bosque/test_public", frozenset(("ORG", "Person", "Place"))),
    "CrossNER ai": ("crossner/ai/test_public", frozenset(("ORG", "Person", "Place", "Event"))),
    "CrossNER politics": ("crossner/politics/test_public", frozenset(("ORG", "Person", "Place", "Event"))),
    "CrossNER science": ("crossner/science/test_public", frozenset(("ORG", "Person", "Place", "Event"))),
    "WikiNEuRal de": ("noncommercial/wikineural_de_test", frozenset(("ORG", "Person", "Place"))),
    "WikiNEuRal en": ("noncommercial/wikineural_en_test", frozenset(("ORG", "Person", "Place"))),
    "WikiNEuRal fr": ("noncommercial/wikineural_fr_test", frozenset(("ORG", "Person", "Place"))),
}
_UNSCORED = ("location-stop", "location-street", "location-route")


def passages_report(reader: Reader, dev: list[Passage]) -> tuple[Counts, Counts, Counts]:
    """Counts of spans (by type, by language), of links end to end, of links with gold spans."""
    spans, found, given = new_counts(), new_counts(), new_counts()
    for passage in dev:
        gold = annotation_of(passage)
        told = reader.annotate([passage.text])[0]
        score_spans(spans, told, gold, SPAN_TYPES)
        score_spans(spans, told, gold, SPAN_TYPES, passage.lang + " ")
        end_to_end = Matcher(told, gold, passage.text)
        score_relations(found, end_to_end)
        score_facts(found, end_to_end)
        bare = [Span(s.start, s.end, s.type) for s in gold.spans]
        linked = reader.link(passage.text, bare)
        with_gold = Matcher(linked, gold, passage.text)
        score_relations(given, with_gold)
        score_facts(given, with_gold)
        score_arcs(given, linked, gold)
    return spans, found, given


def ner_test(reader: Reader, records: Iterable[Record], wanted: frozenset[str]) -> tuple[Counts, Count]:
    """Strict counts by label, and one count that ignores hits on parts, derivations, streets, stops and nominals."""
    counts, lenient = new_counts(), Count()
    names = _COARSE if "ORG" in wanted else {t: t for t in wanted}
    names = names | ({"Event": "Event"} if "Event" in wanted else {})
    for record in records:
        spans = reader.annotate([record["text"]])[0].spans
        told = {(s.start, s.end, names[s.type]) for s in spans if s.type in names}
        scored, unscored = _gold_entities(record, names)
        for label in wanted:
            counts[label].add({t for t in told if t[2] == label}, {g for g in scored if g[2] == label})
        counts["all"].add(told, scored)
        lenient.add({t for t in told if t in scored or not _touches(t, unscored)}, scored)
    return counts, lenient


def _gold_entities(record: Record, names: dict[str, str]) -> tuple[set[tuple[int, int, str]], list[tuple[int, int]]]:
    scored, unscored = set(), []
    for entity in record["entities"]:
        label = names.get(entity["label"], entity["label"])
        place = (entity["start"], entity["end"])
        if entity.get("nested"):
            continue
        if label in names.values() and entity["orig_label"] not in _UNSCORED and not entity.get("nominal"):
            scored.add((*place, label))
        else:
            unscored.append(place)
    return scored, unscored


def _touches(told: tuple[int, int, str], places: Iterable[tuple[int, int]]) -> bool:
    return any(told[0] < end and start < told[1] for start, end in places)


_ENDS: dict[str, tuple[str, str]] = {
    "makes": ("Company", "Product"),
    "listedOn": ("Company", "Organization"), "regulatedBy": ("Company", "Organization"),
    "holdsPosition": ("Person", "Company"), "founded": ("Person", "Company"), "headquarteredIn": ("Company", "Place"),
}  # fmt: skip


def _end_type(record: Record, argument: Record, relation: Record, place: int) -> str:
    """The type of a given end: the record's own, REF for pronouns, the predicate's usual one where it is coarse."""
    words = record["text"][argument["start"] : argument["end"]]
    if is_nominal(words):
        return "REF"
    entity = next(
        (e for e in record["entities"] if (e["start"], e["end"]) == (argument["start"], argument["end"])), None
    )
    label = entity["label"] if entity else "Company"
    if label in ENTITY_TYPES:
        return str(label)
    usual = _ENDS.get(relation.get("predicate", ""), ("Company", "Company"))
    return usual[0 if place == relation.get("subject") else 1]


def relation_test(reader: Reader, records: Iterable[Record]) -> tuple[Counts, int, int]:
    """Relations between given ends: counts by predicate, false alarms, and passages that hold no wanted relation."""
    counts = new_counts()
    alarms = negatives = 0
    for record in records:
        wanted: set[Any] = set()
        places: dict[tuple[int, int], str] = {}
        for relation in record["relations"]:
            for place, argument in enumerate(
                relation["args"][:2] if not relation.get("predicate") else relation["args"]
            ):
                if relation.get("predicate") and place not in (relation["subject"], relation["object"]):
                    continue
                places.setdefault((argument["start"], argument["end"]), _end_type(record, argument, relation, place))
        spans: list[Span] = []
        for (start, end), kind in sorted(places.items()):
            if not spans or start >= spans[-1].end:
                spans.append(Span(start, end, kind))
        at = {(s.start, s.end): i for i, s in enumerate(spans)}
        asked = set()
        for relation in record["relations"]:
            ends = [at.get((a["start"], a["end"])) for a in relation["args"]]
            if relation.get("predicate") in PREDICATES:
                pair = (ends[relation["subject"]], ends[relation["object"]])
                if None in pair:
                    continue
                asked.add(frozenset(pair))
                wanted.add(_named(relation["predicate"], *pair))
            elif len(ends) > 1:
                asked.add(frozenset(ends[:2]))
        annotation = reader.link(record["text"], spans)
        told = {
            _named(a.kind, a.source, a.target) for a in annotation.arcs
            if a.kind in PREDICATES and (record["source"] != "core" or frozenset((a.source, a.target)) in asked)
        }  # fmt: skip
        for predicate in PREDICATES:
            counts[predicate].add({t for t in told if t[0] == predicate}, {w for w in wanted if w[0] == predicate})
        counts["all"].add(told, wanted)
        if not wanted:
            negatives += 1
            alarms += bool(told)
    return counts, alarms, negatives


def _named(predicate: str, source: Any, target: Any) -> tuple[str, Any, Any]:
    if predicate in SYMMETRIC:
        source, target = min(source, target), max(source, target)
    return predicate, source, target


def speed(reader: Reader, texts: list[str]) -> float:
    """Characters a second over whole texts."""
    reader.annotate(texts[:1])
    begun = time.perf_counter()
    reader.annotate(texts)
    return sum(len(t) for t in texts) / (time.perf_counter() - begun)


def print_passages(spans: Counts, found: Counts, given: Counts, say: Callable[[str], None] = print) -> None:
    """The tables of the dev passages."""
    say(
        "\n### Passages, dev split (precision/recall/F1)\n\n| spans | all | "
        + " | ".join(("de", "en", "fr", "es", "it"))
    )
    say("|---|---|---|---|---|---|---|")
    for kind in (*SPAN_TYPES, "entities", "all"):
        rows = [str(spans[kind])] + [
            f"{100 * spans[f'{lang} {kind}'].f1:.1f}" for lang in ("de", "en", "fr", "es", "it")
        ]
        say(f"| {kind} | " + " | ".join(rows) + " |")
    say("\n| links | end to end | gold spans |\n|---|---|---|")
    for kind in (*PREDICATES, "relations", "relations+status,ended", "coref", *FACT_VIEWS):
        say(f"| {kind} | {found[kind]} | {given[kind]} |")
    for kind in sorted(k for k in given if k.startswith(("accuracy", "governor"))):
        say(f"| {kind} | - | {given[kind]} |")


def evaluate(folder: Path | None, shared: Path, dev: list[Passage], limit: int | None, parts: set[str]) -> None:
    """Print all measurements of the weights in `folder` (the package's own if None)."""
    reader = Reader.load(folder)
    data = shared / "data"
    known = LeakFilter(p.text for p in load_train(read_config(), shared))

    def unseen(test: str) -> list[Record]:
        """A test's first texts, without those that stand among the training passages."""
        records = itertools.islice(read_records(data / f"{test}.jsonl.gz"), limit)
        return [record for record in records if known.clean(record["text"])]

    if "passages" in parts:
        print_passages(*passages_report(reader, dev))
    if "ner" in parts:
        print(
            "\n### Public NER tests\n\n| set | strict P/R/F1 | parts, streets, nominals ignored | by label |"
            "\n|---|---|---|---|"
        )
        for name, (path, wanted) in NER_TESTS.items():
            counts, lenient = ner_test(reader, unseen(path), wanted)
            labels = ", ".join(f"{label} {100 * counts[label].f1:.1f}" for label in sorted(wanted))
            print(f"| {name} | {counts['all']} | {100 * lenient.f1:.1f} | {labels} |", flush=True)
    if "relations" in parts:
        print(
            "\n### Relation tests, given ends\n\n| set | all | by predicate | texts without relation: false alarms |"
            "\n|---|---|---|---|"
        )
        for name in ("core", "knowledgenet", "smartdata", "product-corpus"):
            counts, alarms, negatives = relation_test(reader, unseen(f"{name}/test_public"))
            labels = ", ".join(f"{p} {100 * counts[p].f1:.1f}" for p in PREDICATES if counts[p].wanted)
            print(f"| {name} | {counts['all']} | {labels} | {alarms} of {negatives} |", flush=True)
    if "speed" in parts:
        texts = [p.text for p in dev]
        long = ["\n".join(texts[i : i + 6]) for i in range(0, 120, 6)]
        print(
            f"\nSpeed: {speed(reader, long):.0f} characters a second over texts of {sum(map(len, long)) // len(long)}"
        )
    if "peers" in parts:
        from extractors.training.peers import compare

        compare(reader, data, dev, limit)
