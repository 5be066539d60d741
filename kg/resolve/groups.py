"""Disjoint groups that remember why they were joined (union-find with reasons)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why two things are one: the rule that said so, the two values that it compared, and how sure that is (0 to 1)."""

    rule: str
    left: str
    right: str
    score: float = 1.0


class Groups:
    """Disjoint sets over strings. The representative is the smallest member, so order of joining never shows."""

    def __init__(self, members: Iterable[str] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        self._parent = {m: m for m in members}
        self._apart = [pair for pair in apart if self._parent.keys() >= set(pair)]
        self._reasons: list[tuple[str, str, Reason]] = []

    def find(self, member: str) -> str:
        """The representative of the group of `member` (added if new)."""
        self._parent.setdefault(member, member)
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def join(self, a: str, b: str, reason: Reason) -> None:
        """Make one group of the two, unless it would hold two members that are to stay apart."""
        left, right = sorted((self.find(a), self.find(b)))
        if any({self.find(one), self.find(other)} == {left, right} for one, other in self._apart if left != right):
            return
        self._reasons.append((a, b, reason))
        if left != right:
            self._parent[right] = left

    def groups(self) -> dict[str, list[str]]:
        """Members by representative, both in order."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in sorted(self._parent):
            found[self.find(member)].append(member)
        return dict(sorted(found.items()))

    def reasons(self) -> dict[str, tuple[Reason, ...]]:
        """By representative, the reasons that joined its group, in order and once each."""
        found: dict[str, set[Reason]] = defaultdict(set)
        for a, _, reason in self._reasons:
            found[self.find(a)].add(reason)
        return {root: tuple(sorted(reasons)) for root, reasons in found.items()}
