"""What people decided about names: the review file.

A CSV file with the columns `judgement` (POSITIVE: one thing, NEGATIVE: two things, UNSURE: looked at, left as it is),
`type`, `left`, `left_document`, `right`, `right_document`, `note`. A document (its id) narrows a side to one article,
so that two things of one name can be told apart; empty means all articles. Decisions beat every rule and survive
rebuilds.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from kg import vocab
from kg.errors import StoreError
from kg.names import family, name_key
from kg.resolve.inside import Local

#: One thing, two things, or not to be told.
Judgement = Literal["POSITIVE", "NEGATIVE", "UNSURE"]
COLUMNS = ("judgement", "type", "left", "left_document", "right", "right_document", "note")


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """A name of a type, in one document (by id) or, with "", in all."""

    type: str
    name: str
    document: str = ""

    @property
    def node(self) -> str:
        """Family and name key."""
        return f"{family(self.type)}|{name_key(self.name, self.type)}"

    def names(self, thing: Local) -> bool:
        """Whether this side means the thing."""
        same = family(thing.type) == family(self.type) and name_key(self.name, self.type) in thing.keys
        return same and self.document in ("", thing.document)


@dataclass(frozen=True, slots=True, order=True)
class Decision:
    """One line of the review file."""

    left: Side
    right: Side
    judgement: Judgement
    note: str = ""

    @property
    def pair(self) -> frozenset[Side]:
        """The two sides, whichever stands first."""
        return frozenset((self.left, self.right))


def read_decisions(text: str, where: str) -> tuple[Decision, ...]:
    """The decisions of a review file; raises StoreError with the file and the line of a mistake."""
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    missing = [name for name in (*COLUMNS[:3], "right") if name not in (rows.fieldnames or ())]
    if missing:
        raise StoreError(f"{where}: no column {', '.join(missing)}; the first line must be {','.join(COLUMNS)}")
    found = []
    for row in rows:
        line = f"{where}, line {rows.line_num}"
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        if not any(cells.values()):
            continue
        judgement = cells["judgement"].upper()
        if judgement not in get_args(Judgement):
            raise StoreError(
                f"{line}: judgement {cells['judgement']!r} must be one of {', '.join(get_args(Judgement))}"
            )
        if cells["type"] not in vocab.ENTITY_TYPES:
            raise StoreError(f"{line}: type {cells['type']!r} must be one of {', '.join(vocab.ENTITY_TYPES)}")
        if not cells["left"] or not cells["right"]:
            raise StoreError(f"{line}: a name is missing: give both `left` and `right`")
        left = Side(cells["type"], cells["left"], cells["left_document"])
        right = Side(cells["type"], cells["right"], cells["right_document"])
        if left.node == right.node and left.document == right.document:
            raise StoreError(f"{line}: {cells['left']!r} is compared with itself: narrow both sides to their documents")
        found.append(Decision(left, right, judgement, cells["note"]))  # type: ignore[arg-type]
    return tuple(found)


def write_decisions(decisions: Iterable[Decision]) -> str:
    """The text of a review file, in order; a later decision on a pair replaces an earlier one."""
    last: dict[frozenset[Side], Decision] = {}
    for decision in decisions:
        last[decision.pair] = decision
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for d in sorted(last.values()):
        writer.writerow(
            (d.judgement, d.left.type, d.left.name, d.left.document, d.right.name, d.right.document, d.note)
        )
    return out.getvalue()


def apart_inside(decisions: Iterable[Decision], document: str) -> list[tuple[str, str]]:
    """Pairs of nodes that must not be joined inside `document`."""
    return [
        (d.left.node, d.right.node)
        for d in decisions
        if d.judgement == "NEGATIVE"
        and d.left.node != d.right.node
        and all(side.document in ("", document) for side in (d.left, d.right))
    ]
