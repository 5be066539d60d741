"""Links to the world, offline: which thing of the knowledge base an entity is. Docs: docs/linking.md."""

from __future__ import annotations

from collections.abc import Iterable


def wikidata_ids(names: Iterable[str], type: str) -> frozenset[str]:
    """The Wikidata ids (`Q312`) that the shipped knowledge base is sure of for the names of one thing.

    `type` is a type of the contract. At most one id; none where the names are unknown or name several things.
    """
    from kg.linking.base import shipped

    return frozenset(id_ for id_ in shipped().ids(names, type) if id_.startswith("Q"))
