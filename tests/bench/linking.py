"""How well names are linked to the world: `python -m tests.bench.linking [--test] [--errors]`.

Sentences of `tests/resolution/linking.jsonl`, written for this: `[[name|type|id]]`, where the id is a Wikidata id, a
GeoNames id, `MIC SYMBOL` for a listed company without one in the base, or NIL for what is not in the base, among it
namesakes of what is. Halves are split by hash; choices were made on `dev` only. Precision: of the names that were
linked, those with the right id. Recall: of the names with an id, those that were linked to it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.ids import document_id
from kg.linking.base import shipped
from kg.linking.link import linked
from kg.model import Document, Entity, Findings, Mention
from kg.resolve.resolve import resolve
from tests.bench.resolution import is_test, shared

SENTENCES = Path(__file__).parents[1] / "resolution" / "linking.jsonl"
_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its mentions and, in their order, the ids that they should get."""

    id: str
    document: Document
    mentions: tuple[Mention, ...]
    gold: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """One mention: what it should be linked to and what it is linked to (NIL: nothing)."""

    sentence: str
    name: str
    gold: str
    told: str


def read_sentences(path: Path = SENTENCES) -> list[Sentence]:
    """All annotated sentences."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text, marks, at = "", [], 0
        for mark in _MARK.finditer(record["text"]):
            text += record["text"][at : mark.start()]
            marks.append((len(text), *mark.groups()))
            text += mark.group(1)
            at = mark.end()
        text += record["text"][at:]
        document = Document(document_id(text), text, record["lang"])
        mentions = tuple(Mention(document.id, s, s + len(w), w, t, 0.9) for s, w, t, _ in marks)
        found.append(Sentence(record["id"], document, mentions, tuple(g for *_, g in marks)))
    return found


def results(sentences: list[Sentence]) -> Iterator[Linked]:
    """What each mention is linked to, every sentence being an article of its own."""
    for one in sentences:
        documents, findings = {one.document.id: one.document}, {one.document.id: Findings(one.mentions)}
        resolution = linked(
            resolve(documents, findings, ids=shipped().ids), documents, findings, shipped()
        )  # fmt: skip
        entities = {entity.id: entity for entity in resolution.entities}
        for mention, gold in zip(one.mentions, one.gold, strict=True):
            entity = entities[resolution.entity_of(mention.id) or ""]
            yield Linked(one.id, mention.text, gold, _told(entity))


def _told(entity: Entity) -> str:
    ids = [iri.rstrip("/").rpartition("/")[2] for iri in entity.same_as]
    if ids:
        return f"geonames:{ids[0]}" if ids[0].isdigit() else ids[0]
    return entity.ticker or entity.isin or "NIL"


def precision_recall(found: list[Linked]) -> tuple[float, float]:
    """Precision over what was linked, recall over what should be."""
    right = sum(one.told == one.gold != "NIL" for one in found)
    told, wanted = sum(one.told != "NIL" for one in found), sum(one.gold != "NIL" for one in found)
    return right / max(told, 1), right / max(wanted, 1)


def knowledgenet() -> Iterator[tuple[str, Counter[str]]]:
    """KnowledgeNet's mentions with a Wikidata id, by the names alone: how many there are, are linked, and rightly.

    Company, Organization and Place of its public parts (Mesquita et al. 2019); what is linked to things without a
    Wikidata id does not count.
    """
    for labels, type_ in ((("Company",), "Company"), (("Organization", "ORG"), "Organization"), (("Place",), "Place")):
        count: Counter[str] = Counter()
        for part in ("train", "test_public"):
            path = shared() / "data" / "knowledgenet" / f"{part}.jsonl.gz"
            with gzip.open(path, "rt", encoding="utf-8") as file:
                for record in map(json.loads, file):
                    for one in record["entities"]:
                        if one.get("wikidata") and one["label"] in labels:
                            told = shipped().sure([record["text"][one["start"] : one["end"]]], type_) or ""
                            wikidata = told.startswith("Q")
                            right = told == one["wikidata"]
                            count.update({"mentions": 1, "linked": int(wikidata), "right": int(right)})
        yield type_, count


def main() -> None:
    """Print precision and recall of one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="the half that no choice was made on")
    parser.add_argument("--errors", action="store_true", help="print what is wrong or missing")
    parser.add_argument("--knowledgenet", action="store_true", help="names alone, on KnowledgeNet's public parts")
    given = parser.parse_args()
    if given.knowledgenet:
        for type_, count in knowledgenet():
            print(f"KnowledgeNet {type_:12} {dict(count)} precision {count['right'] / max(count['linked'], 1):.3f}")
        return
    found = list(results([s for s in read_sentences() if is_test(s.id) is given.test]))
    precision, recall = precision_recall(found)
    nil = sum(one.gold == "NIL" for one in found)
    print(f"{len(found)} mentions, {nil} of them NIL: precision {precision:.3f} recall {recall:.3f}")
    for one in found if given.errors else []:
        if one.told != one.gold:
            print(f"  {one.sentence} {one.name!r}: {one.told}, should be {one.gold}")


if __name__ == "__main__":
    main()
