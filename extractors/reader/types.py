"""What the reader says about a text: spans and the arcs between them.

Offsets are code points of the text that was given, half-open. An arc names its ends by their index in
`Annotation.spans`, so an annotation stands alone and can be built by hand, from gold passages or by the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

ENTITY_TYPES = ("Company", "Organization", "Person", "Product", "Place", "Event")
NUMBER_TYPES = ("MONEY", "PERCENT", "QUANTITY")
SPAN_TYPES = (*ENTITY_TYPES, "METRIC", *NUMBER_TYPES, "PERIOD", "ROLE", "REF")

PREDICATES = (
    "holdsPosition", "founded", "subsidiaryOf", "acquired", "mergedWith", "investedIn", "partnerOf", "competitorOf",
    "customerOf", "makes", "successorOf", "headquarteredIn", "listedOn", "regulatedBy", "formerName",
)  # fmt: skip

# Arcs that leave a number: `value`, `change` -> METRIC; `change_of` -> number; `of` -> entity or REF;
# `period` -> PERIOD.
GOVERNOR_KINDS = ("value", "change", "change_of")
NUMBER_KINDS = (*GOVERNOR_KINDS, "of", "period")
# `coref`: REF -> entity mention; `same`: two names of one entity, the earlier one is the source;
# `role`: Person or organisation -> ROLE; `share`: investor or owned company -> PERCENT.
LINK_KINDS = ("coref", "same", "role", "share")
ARC_KINDS = (*NUMBER_KINDS, *LINK_KINDS, *PREDICATES)

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text with one of the 13 span types; `label` is the metric of a METRIC, the role of a ROLE."""

    start: int
    end: int
    type: str
    label: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Arc:
    """A directed link between two spans.

    Attributes by kind (all strings, absent where not said):
    `value`, `change`: `metric`, `status` (actual expected forecast planned rumoured);
    `value`: `negative` ("true": the figure is a loss);
    `change`, `change_of`: `sign` ("+" or "-"), `basis` (yoy qoq mom day intraday since, absent if none);
    predicates: `status` (done agreed announced planned rumoured cancelled), `ended` ("true"),
    `role` (the contract's role), `role_span`, `share_span` (indexes into the spans, as decimal strings).
    A number that has a `value` or `change` arc anchors a fact; its `of` and `period` arcs belong to that fact, and
    the number that has a `change_of` arc to it is the fact's change.
    """

    kind: str
    source: int
    target: int
    confidence: float = 1.0
    attributes: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything the reader found in one text: spans in order of start, arcs between them."""

    spans: tuple[Span, ...] = ()
    arcs: tuple[Arc, ...] = ()

    def arcs_from(self, source: int, *kinds: str) -> Iterator[Arc]:
        """Arcs that leave the span with index `source`; only of `kinds` if any are given."""
        return (a for a in self.arcs if a.source == source and (not kinds or a.kind in kinds))
