"""Measure the public gold and write its floors: `python -m tests.golden.floors [--allow-regression]`."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from kg.builder import alone
from kg.codec import graph_to_json
from kg.evaluate import MEASURES, Score, by_language, gold_articles, score
from kg.graph import KnowledgeGraph
from kg.ids import document_id
from kg.model import Document
from kg.pipeline import Pipeline
from kg.plugins import load

FLOORS = Path(__file__).with_name("floors.json")
#: A floor stands this far under what was measured: one statement of two hundred may turn without a cause.
SLACK = 0.01


def digest(gold: Path) -> str:
    """SHA-256 over names and bytes of the gold's texts and annotations."""
    found = hashlib.sha256()
    for path in sorted(gold.glob("*.txt")) + sorted(gold.glob("*.gold.json")):
        found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def read_floors() -> dict[str, Any]:
    """The committed floors."""
    found: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def measured(gold: Path) -> tuple[dict[str, Score], tuple[KnowledgeGraph, ...]]:
    """Scores by language and in total, each article built alone with the default extractors; and the graphs."""
    pipeline = Pipeline(load())
    scores, graphs = {}, []
    for article in gold_articles(gold):
        lang, date = article.gold["lang"], article.gold["date"]
        graph = alone(Document(document_id(article.text), article.text, lang, date), pipeline)
        graphs.append(graph)
        scores[article.id] = lang, score(json.loads(graph_to_json(graph)), article.gold)
    return by_language(scores), tuple(graphs)


def main() -> None:
    """Write floors.json; refuse to lower a floor without a word."""
    gold = Path(os.environ.get("KG_SHARED", "../shared")) / "gold"
    scores, _ = measured(gold)
    floors = {
        group: {
            m: round(max(scores[group].counts[m].f1 - SLACK * (1 if group == "total" else 3), 0), 3) for m in MEASURES
        }
        for group in scores
    }
    if FLOORS.is_file():
        old = read_floors()["floors"]
        lower = [
            f"{g} {m}: {old[g][m]} -> {floors[g][m]}"
            for g in old
            for m in old[g]
            if floors.get(g, {}).get(m, 0) < old[g][m]
        ]
        if lower and "--allow-regression" not in sys.argv:
            sys.exit("these floors would fall (say --allow-regression, and why in the commit):\n" + "\n".join(lower))
    FLOORS.write_text(json.dumps({"corpus": digest(gold), "floors": floors}, indent=1) + "\n", encoding="utf-8")
    for group, one in scores.items():
        print(group, *(f"{m} {c.precision:.3f}/{c.recall:.3f}/{c.f1:.3f}" for m, c in one.counts.items()), sep="\n  ")


if __name__ == "__main__":
    main()
