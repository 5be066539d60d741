"""Names of German ministries: `Bundesministerium für Gesundheit`, `Bundesgesundheitsministerium`, `BMG`.

The press forms these names by rule, so no list of ministries is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FULL = re.compile(r"^(?:bundes|staats)?ministerium(?:s)? (?:fuer|der|des) (.+)$")
_ONE_WORD = re.compile(r"^(bundes)?([a-z]{4,})ministeriums?$")
_ACRONYM = re.compile(r"^bm([a-z]{1,5})$")
#: Firms that are called so; the ministry of economic affairs has never been, for that reason.
_FIRMS = frozenset({"bmw", "bmc", "bmp", "bms", "bmo"})
_JOINTS = frozenset("und der die das den des fuer".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class Ministry:
    """A ministry's name taken apart: its matters as they are written (whole words, one compound part, or initials)."""

    kind: str
    matters: tuple[str, ...]
    federal: bool


def ministry(key: str) -> Ministry | None:
    """The ministry that a name key names, or None."""
    if full := _FULL.match(key):
        matters = tuple(word for word in full.group(1).split() if word not in _JOINTS)
        return Ministry("full", matters, key.startswith("bundes"))
    if one := _ONE_WORD.match(key):
        return Ministry("compound", (one.group(2),), bool(one.group(1)))
    if (short := _ACRONYM.match(key)) and key not in _FIRMS:
        return Ministry("acronym", tuple(short.group(1)), True)
    return None


def one_ministry(a: str, b: str) -> float:
    """How sure two keys name one ministry by the way the press forms such names, 0 to 1.

    Without `Bundes` it may be a ministry of a Land; an acronym gives initials only.
    """
    left, right = ministry(a), ministry(b)
    if not left or not right or left.kind == right.kind:
        return 0.0
    if not _matters(left, right):
        return 0.0
    letters_only = {left.kind, right.kind} == {"compound", "acronym"}  # one letter: half the ministries begin alike
    return 0.9 if left.federal and right.federal and not letters_only else 0.5


def _matters(left: Ministry, right: Ministry) -> bool:
    by_kind = {left.kind: left.matters, right.kind: right.matters}
    full, compound, acronym = (by_kind.get(kind) for kind in ("full", "compound", "acronym"))
    if compound and full:
        part = compound[0].removesuffix("s")
        return any(word.startswith(part) for word in full)
    if full and acronym:
        return acronym[: len(full)] == tuple(word[0] for word in full)
    return bool(compound and acronym and len(acronym) == 1 and compound[0][0] == acronym[0])
