"""The annotated groups of names can be read, and are what docs/resolution.md says of them."""

from __future__ import annotations

from itertools import combinations

from kg import vocab
from tests.bench.resolution import is_test, ours, pairwise, read_groups


def test_groups() -> None:
    groups = read_groups()
    assert len(groups) >= 60
    assert len({g.name for g in groups}) == len(groups)
    halves = [sum(is_test(g.name) is half for g in groups) for half in (False, True)]
    assert min(halves) >= 25
    for group in groups:
        assert all(m.type in vocab.ENTITY_TYPES for _, mentions in group.documents for m in mentions)
    apart = sum(
        any(a[0] != b[0] and group.gold[a] != group.gold[b] for a, b in combinations(group.gold, 2)) for group in groups
    )
    assert apart >= 0.7 * len(groups)


def test_floor() -> None:
    """Pairs of mentions across articles, all groups, without a knowledge base."""
    count = sum(
        (pairwise(group, ours(group)) for group in read_groups()),
        start=type(pairwise(read_groups()[0], {**ours(read_groups()[0])}))(),
    )
    assert count["right"] / count["told"] >= 0.95
    assert count["right"] / count["wanted"] >= 0.85
