"""Read annotated passages: text with `[words|key Type=normal]` spans and `= fact|rel|coref|same` lines.

A passage starts with `@ id lang= date=`, then its text, then its links; a blank line ends it.
Offsets are code points of the passage's text, half-open; links name spans by index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extractors.reader.types import NUMBER_TYPES, PREDICATES, SPAN_TYPES

_SPAN = re.compile(r"\[([^\[\]|]+)\|(\w+) (\w+)(?:=([^\]]+))?\]")
_HEAD = re.compile(r"@ (\S+) lang=(\w+)(?: date=(\S+))?")


class PassageError(ValueError):
    """A passage breaks the notation; the message names the passage and the fault."""


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A marked span; `normal` is the metric, role or period after `=`, if any."""

    start: int
    end: int
    type: str
    normal: str | None = None


@dataclass(frozen=True, slots=True)
class PassageFact:
    """A figure: indexes of its spans; `change_sign` is +1 or -1."""

    of: int
    metric: int
    value: int | None
    period: int | None
    change: int | None
    change_sign: int
    negative: bool
    basis: str | None
    status: str
    segment: str | None


@dataclass(frozen=True, slots=True)
class PassageRelation:
    """A relation between two spans; `target` is None where a former name is only quoted (`literal`)."""

    predicate: str
    subject: int
    target: int | None
    literal: str | None
    role: int | None
    share: int | None
    ended: bool
    status: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed passage. `coref` holds (REF, mention) pairs, `same` pairs of mentions, all by span index."""

    id: str
    lang: str
    date: str | None
    text: str
    spans: tuple[PassageSpan, ...]
    facts: tuple[PassageFact, ...]
    relations: tuple[PassageRelation, ...]
    coref: tuple[tuple[int, int], ...]
    same: tuple[tuple[int, int], ...]

    def clusters(self) -> list[int]:
        """For each span the number of its cluster (spans joined by `coref` and `same`)."""
        parent = list(range(len(self.spans)))

        def find(node: int) -> int:
            while parent[node] != node:
                node = parent[node]
            return node

        for a, b in (*self.coref, *self.same):
            parent[find(a)] = find(b)
        return [find(i) for i in range(len(self.spans))]


def _spans(marked: str) -> tuple[str, dict[str, PassageSpan]]:
    text, spans, position = "", {}, 0
    for match in _SPAN.finditer(marked):
        words, key, kind, normal = match.groups()
        text += marked[position : match.start()]
        if key in spans or kind not in SPAN_TYPES or words != words.strip():
            raise PassageError(f"span {match.group(0)!r}: key used twice, unknown type or blank at its edge")
        spans[key] = PassageSpan(len(text), len(text) + len(words), kind, normal)
        text, position = text + words, match.end()
    text += marked[position:]
    if re.search(r"[\[\]|]", text):
        raise PassageError(f"stray bracket or bar in {text[:60]!r}")
    return text, spans


class _Links:
    """Turns link lines into records, with keys looked up in the order of the spans."""

    def __init__(self, spans: dict[str, PassageSpan]) -> None:
        self.order = {key: i for i, key in enumerate(sorted(spans, key=lambda k: spans[k].start))}
        self.spans = spans
        self.facts: list[PassageFact] = []
        self.relations: list[PassageRelation] = []
        self.pairs: dict[str, list[tuple[int, int]]] = {"coref": [], "same": []}

    def index(self, key: str, *types: str) -> int:
        if key not in self.spans or (types and self.spans[key].type not in types):
            raise PassageError(f"{key!r} is not a span of type {'/'.join(types) or 'any'}")
        return self.order[key]

    def maybe(self, key: str | None, *types: str) -> int | None:
        return None if key is None else self.index(key, *types)

    def fact(self, words: list[str]) -> None:
        said = dict(word.split(":", 1) for word in words)
        value, change = said.get("value"), said.get("change")
        if value is None and change is None:
            raise PassageError(f"fact without value and change: {' '.join(words)}")
        self.facts.append(
            PassageFact(
                of=self.index(said["of"]),
                metric=self.index(said["metric"], "METRIC"),
                value=self.maybe(value.lstrip("-") if value else None, *NUMBER_TYPES),
                period=self.maybe(said.get("period"), "PERIOD"),
                change=self.maybe(change.lstrip("-") if change else None, *NUMBER_TYPES),
                change_sign=-1 if change and change.startswith("-") else 1,
                negative=bool(value and value.startswith("-")),
                basis=said.get("basis"),
                status=said.get("status", "actual"),
                segment=said.get("segment"),
            )
        )

    def relation(self, words: list[str]) -> None:
        predicate, subject = words[0], self.index(words[1])
        if predicate not in PREDICATES:
            raise PassageError(f"unknown predicate {predicate!r}")
        quoted = re.search(r'"([^"]+)"', " ".join(words))
        said = dict(w.split(":", 1) for w in words[2:] if ":" in w and '"' not in w)
        target = None if quoted and predicate == "formerName" else self.index(words[2])
        role, share = self.maybe(said.get("role"), "ROLE"), self.maybe(said.get("share"), "PERCENT")
        if predicate == "holdsPosition" and role is not None and self.spans[said["role"]].normal == "Founder":
            predicate = "founded"  # the contract's word for a founder
        literal = quoted.group(1) if quoted and target is None else None
        self.relations.append(
            PassageRelation(predicate, subject, target, literal, role, share, "ended" in words, said.get("status"))
        )


def parse_passage(block: str) -> Passage:
    """One passage from its lines; raises PassageError where it breaks the notation."""
    lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
    head = _HEAD.match(lines[0]) if lines else None
    if head is None:
        raise PassageError(f"no head line `@ id lang= date=` in {block[:60]!r}")
    try:
        text, spans = _spans(" ".join(line.strip() for line in lines[1:] if not line.startswith("= ")))
        links = _Links(spans)
        for words in (line[2:].split() for line in lines[1:] if line.startswith("= ")):
            if words[0] == "fact":
                links.fact(words[1:])
            elif words[0] == "rel":
                links.relation(words[1:])
            elif words[0] in links.pairs and len(words) == 3:
                links.pairs[words[0]].append((links.index(words[1]), links.index(words[2])))
            else:
                raise PassageError(f"unknown link {' '.join(words)!r}")
    except (PassageError, KeyError, IndexError, ValueError) as fault:
        raise PassageError(f"{head[1]}: {fault}") from fault
    ordered = tuple(sorted(spans.values(), key=lambda span: span.start))
    return Passage(
        head[1], head[2], head[3], text, ordered, tuple(links.facts), tuple(dict.fromkeys(links.relations)),
        tuple(links.pairs["coref"]), tuple(links.pairs["same"]),
    )  # fmt: skip


def read_passages(files: Iterable[Path], *, strict: bool = True) -> list[Passage]:
    """All passages of the files; with `strict` off, a passage that breaks the notation is left out."""
    found: list[Passage] = []
    for path in files:
        for block in re.split(r"\n(?=@ )", "\n" + path.read_text(encoding="utf-8")):
            if not block.strip().startswith("@"):
                continue
            try:
                found.append(parse_passage(block.strip()))
            except PassageError:
                if strict:
                    raise
    return found
