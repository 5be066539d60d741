from __future__ import annotations

from kg.model import Document, Findings, Mention
from kg.resolve.memory import Kept, Memory
from kg.resolve.resolve import Resolution, resolve
from tests.bench.resolution import read_groups
from tests.factory import doc, mention

Read = tuple[Document, tuple[Mention, ...]]


def _one(text: str, *named: tuple[str, str]) -> Read:
    d = doc(text)
    return d, tuple(mention(d, words, type_) for words, type_ in named)


def _resolve(read: list[Read], memory: Memory | None = None) -> Resolution:
    return resolve({d.id: d for d, _ in read}, {d.id: Findings(m) for d, m in read}, memory=memory)


EXXON = [
    _one("ExxonMobil wächst.", ("ExxonMobil", "Company")),
    _one("Exxon Mobil schrumpft.", ("Exxon Mobil", "Company")),
    _one("Anna Meyer führt Tarnbeck.", ("Anna Meyer", "Person"), ("Tarnbeck", "Company")),
    _one("Meyer bei Tarnbeck.", ("Meyer", "Person"), ("Tarnbeck", "Company")),
]


def test_what_was_compared_is_not_compared_again() -> None:
    first = Memory()
    before = _resolve(EXXON, first)
    assert before.compared >= 2
    again = Memory(first.used)
    after = _resolve(EXXON, again)
    assert after.compared == 0
    assert (after.entities, after.reasons, after.doubts) == (before.entities, before.reasons, before.doubts)
    assert not again.fresh()
    assert not again.stale()


def test_an_article_about_others_costs_nothing_but_one_that_bears_on_a_pair_does() -> None:
    first = Memory()
    _resolve(EXXON, first)
    other = _one("Corvane baut Boote in Lübeck.", ("Corvane", "Company"), ("Lübeck", "Place"))
    assert _resolve([*EXXON, other], Memory(first.used)).compared == 0
    # Another Meyer at the same firm: which of them the bare surname means is open now.
    rival = _one("Otto Meyer verlässt Tarnbeck.", ("Otto Meyer", "Person"), ("Tarnbeck", "Company"))
    memory = Memory(first.used)
    after = _resolve([*EXXON, rival], memory)
    fresh = _resolve([*EXXON, rival])
    assert (after.entities, after.reasons, after.doubts) == (fresh.entities, fresh.reasons, fresh.doubts)
    assert 0 < after.compared <= fresh.compared
    assert memory.stale()


def test_what_is_gone_is_forgotten() -> None:
    first = Memory()
    _resolve(EXXON, first)
    memory = Memory(first.used)
    _resolve(EXXON[:1], memory)
    assert set(memory.stale()) == set(first.used)


def test_growing_article_by_article_gives_what_a_fresh_look_gives() -> None:
    """Real variety: the articles of many annotated groups as one corpus, in an order that mixes them."""
    read = [one for group in read_groups()[::3] for one in group.documents]
    read = [one for start in range(5) for one in read[start::5]]
    known: dict[str, Kept] = {}
    for size in range(1, len(read) + 1):
        memory = Memory(known)
        ours = _resolve(read[:size], memory)
        known = dict(memory.used)
        if size % 6 == 0 or size == len(read):
            fresh = _resolve(read[:size])
            assert (ours.entities, ours.reasons, ours.doubts) == (fresh.entities, fresh.reasons, fresh.doubts), size
    assert fresh.compared > 3 * ours.compared
