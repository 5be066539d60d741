"""The annotated groups are well formed and hold what they are for: names to join and look-alikes to keep apart."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from kg import vocab
from kg.linking.base import shipped
from kg.names import name_key
from tests.bench.resolution import GROUPS, Marked, is_test, ours, pairwise, read_groups

_LINES = [json.loads(line) for line in GROUPS.read_text(encoding="utf-8").splitlines()]
_GROUPS = read_groups()


def _named(group: Marked) -> list[tuple[str, str, str, str]]:
    """Document, name, type and gold key of every mention."""
    return [
        (m.document, m.text, m.type, group.gold[m.document, m.start, m.end])
        for _, mentions in group.documents
        for m in mentions
    ]


def _look_alike(a: str, b: str) -> bool:
    """Whether two names of two things could be taken for one: a word, a beginning or most letters in common."""
    left, right = name_key(a), name_key(b)
    alike = SequenceMatcher(None, left, right).ratio() >= 0.7
    return alike or left[:5] == right[:5] or bool({w for w in left.split() if len(w) > 2} & set(right.split()))


def test_there_are_enough_groups_in_both_halves_with_names_of_their_own() -> None:
    assert len(_GROUPS) >= 60
    assert max(Counter(g.name for g in _GROUPS).values()) == 1
    halves = Counter(is_test(g.name) for g in _GROUPS)
    assert min(halves[True], halves[False]) >= 25


@pytest.mark.parametrize("line", _LINES, ids=[line["group"] for line in _LINES])
def test_every_mark_is_read(line: dict[str, object]) -> None:
    assert line.keys() == {"group", "note", "documents"}
    assert line["note"]
    documents = line["documents"]
    assert isinstance(documents, list)
    assert 2 <= len(documents) <= 5
    assert [d["id"] for d in documents] == list("abcde")[: len(documents)]
    for document in documents:
        assert document["lang"] in ("de", "en", "fr")
        assert len(document["date"].split("-")) == 3
        assert document["text"].count("[[") == document["text"].count("]]") == document["text"].count("|") / 2


@pytest.mark.parametrize("group", _GROUPS, ids=[g.name for g in _GROUPS])
def test_types_are_known_and_marks_are_where_they_say(group: Marked) -> None:
    named = _named(group)
    assert {type_ for _, _, type_, _ in named} <= set(vocab.ENTITY_TYPES)
    assert not any("[[" in d.text or "]]" in d.text or "|" in d.text for d, _ in group.documents)
    assert all(d.text[m.start : m.end] == m.text for d, mentions in group.documents for m in mentions)


def test_something_joins_across_articles_in_nearly_all_groups() -> None:
    joining = 0
    for group in _GROUPS:
        where = defaultdict(set)
        for document, _, _, key in _named(group):
            where[key].add(document)
        joining += any(len(documents) > 1 for documents in where.values())
    assert joining >= 0.95 * len(_GROUPS)


def test_a_key_has_one_type_within_a_group() -> None:
    for group in _GROUPS:
        types = defaultdict(set)
        for _, _, type_, key in _named(group):
            types[key].add(type_)
        assert all(len(t) == 1 for t in types.values()), group.name


def test_most_groups_have_look_alikes() -> None:
    def has(group: Marked) -> bool:
        return any(a[3] != b[3] and _look_alike(a[1], b[1]) for a, b in combinations(_named(group), 2))

    assert sum(map(has, _GROUPS)) >= 0.7 * len(_GROUPS)


def test_floors() -> None:
    """Pairs of mentions across articles, with the shipped knowledge base, on the half that no choice was made on."""
    count: Counter[str] = Counter()
    for group in _GROUPS:
        if is_test(group.name):
            count += pairwise(group, ours(group, shipped().ids))
    assert count["right"] / count["told"] >= 0.95
    assert count["right"] / count["wanted"] >= 0.90
