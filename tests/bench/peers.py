"""Our graph beside the ones that peers ship: `python -m tests.bench.peers sift-kg/examples/ftx [kg-gen/.../Apple_Inc.json]`.

The first folder is the `examples/ftx` of sift-kg's repository (texts in `docs`, its graph in `output/graph_data.json`);
we read the same texts. The file is a graph that kg-gen ships without its text. Each line of the table counts the same
thing on every graph:

- amounts of money in the texts that are a typed figure (number, currency, subject, metric) of the graph;
- surplus nodes: those whose names are one after case, punctuation, legal form and genitive are set aside;
- evidence that stands letter by letter in its text;
- predicates, and how many of them occur once.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kg
from kg.names import name_key

#: `$8.9 billion`, `€40,000`: an amount with its currency's sign, counted the same way for everybody.
MONEY = re.compile(r"[$€£]\s?(\d[\d,]*(?:\.\d+)?)\s?(thousand|million|billion|trillion|bn|m\b)?", re.IGNORECASE)
_SCALE = {"": 1, "thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}


@dataclass(frozen=True)
class Row:
    """What one graph holds; None where it cannot be told (no text, no evidence)."""

    name: str
    nodes: int
    surplus: int
    statements: int
    predicates: int
    once: int
    amounts: int | None = None
    typed: int | None = None
    evidence: int | None = None
    verbatim: int | None = None

    def line(self) -> str:
        """One line of a Markdown table."""
        return (
            f"| {self.name} | {self.nodes} | {self.surplus} | {self.statements} | {self.predicates} | {self.once} | "
            f"{_share(self.typed, self.amounts)} | {_share(self.verbatim, self.evidence)} |"
        )


HEAD = (
    "| graph | nodes | surplus nodes | statements | predicates | used once | amounts of money as typed figures | "
    "evidence letter by letter |\n|---|---|---|---|---|---|---|---|"
)


def _share(part: int | None, whole: int | None) -> str:
    return "–" if part is None or not whole else f"{part} of {whole} ({100 * part / whole:.0f} %)"


def surplus(names: Iterable[str]) -> int:
    """How many nodes too many there are if nodes of one name key are one thing."""
    counted = Counter(re.sub(r"\W+", " ", name_key(re.sub(r"['’]s?$", "", n), "Company")).strip() for n in names)
    return sum(n - 1 for key, n in counted.items() if key)


def amounts(text: str) -> list[tuple[int, int, float]]:
    """Start, end and value of all amounts of money in `text`."""
    return [
        (m.start(), m.end(), float(m[1].replace(",", "")) * _SCALE[(m[2] or "").lower()]) for m in MONEY.finditer(text)
    ]


def verbatim(quotes: Iterable[str], texts: Collection[str]) -> int:
    """How many quotes stand in one of the texts as they are, white space aside."""
    plain = [" ".join(text.split()) for text in texts]
    return sum(any(" ".join(quote.split()) in text for text in plain) for quote in quotes)


def ours(folder: Path) -> Row:
    """Our graph of the texts in `folder`."""
    graph = kg.build(folder, lang="en")
    known = {d.id: d.text for d in graph.documents}
    found = typed = 0
    for document in graph.documents:
        figures = [
            (e.start, e.end, value)
            for fact in graph.facts
            for value in (fact.figure.value, fact.figure.change.value if fact.figure.change else None)
            for e in fact.evidence
            if e.document == document.id and value is not None
        ]
        for start, end, value in amounts(document.text):
            found += 1
            typed += any(a <= start and end <= b and abs(abs(float(v)) - value) < 0.005 * value for a, b, v in figures)
    evidence = [e for s in (*graph.relations, *graph.facts) for e in s.evidence]
    used = Counter(r.predicate for r in graph.relations)
    return Row(
        "kg-news", len(graph.entities), surplus(e.name for e in graph.entities),
        len(graph.relations) + len(graph.facts), len(used), sum(n == 1 for n in used.values()), found, typed,
        len(evidence), sum(known[e.document][e.start : e.end] == e.text for e in evidence),
    )  # fmt: skip


def sift(graph: Mapping[str, Any], texts: Mapping[str, str]) -> Row:
    """A graph of sift-kg: nodes with attributes in prose, links with a quote."""
    nodes = [n for n in graph["nodes"] if n["entity_type"] != "DOCUMENT"]
    links = [x for x in graph["links"] if x["relation_type"] != "MENTIONED_IN"]
    quotes = [x["evidence"] for x in links if x.get("evidence")]
    used = Counter(x["relation_type"] for x in links)
    numbers = {float(v) for n in nodes for v in n.get("attributes", {}).values() if type(v) in (int, float)}
    told = [value for text in texts.values() for _, _, value in amounts(text)]
    return Row(
        "sift-kg", len(nodes), surplus(n["name"] for n in nodes), len(links), len(used),
        sum(n == 1 for n in used.values()), len(told), sum(value in numbers for value in told),
        len(quotes), verbatim(quotes, texts.values()),
    )  # fmt: skip


def kggen(graph: Mapping[str, Any]) -> Row:
    """A graph of kg-gen: triples of strings, without text and evidence."""
    used = Counter(predicate for _, predicate, _ in graph["relations"])
    names = graph["entities"]
    return Row(
        "kg-gen", len(names), surplus(names), len(graph["relations"]), len(used), sum(n == 1 for n in used.values())
    )


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1])
    texts = {p.stem: p.read_text(encoding="utf-8") for p in sorted((folder / "docs").glob("*.txt"))}
    print(HEAD)
    print(ours(folder / "docs").line())
    print(sift(json.loads((folder / "output" / "graph_data.json").read_text(encoding="utf-8")), texts).line())
    for path in sys.argv[2:]:
        print(kggen(json.loads(Path(path).read_text(encoding="utf-8"))).line())


if __name__ == "__main__":
    main()
