"""The reader's label inventories, their order (it fixes the weights' columns) and the type masks of the arcs."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from extractors.reader.types import ENTITY_TYPES, NUMBER_TYPES, PREDICATES, SPAN_TYPES

TYPE_INDEX: Final = {name: i for i, name in enumerate(SPAN_TYPES)}
# Tag 0 is O; type t has B = 1 + 2t and I = 2 + 2t.
TAG_COUNT: Final = 1 + 2 * len(SPAN_TYPES)

METRICS: Final = (
    "revenue", "net_income", "net_loss", "pretax_income", "operating_income", "ebitda", "ebit", "eps", "gross_margin",
    "operating_margin", "free_cash_flow", "share_price", "market_cap", "price_target", "dividend", "order_intake",
    "order_backlog", "assets", "debt", "cash", "capex", "rnd_spend", "investment", "deal_value", "cost", "fine",
    "employees", "layoffs", "users_daily", "users_monthly", "users", "subscribers", "customers", "units_sold",
    "market_share", "revenue_share", "parameters", "production", "price", "valuation", "funding", "bonus", "other",
)  # fmt: skip
ROLES: Final = (
    "CEO", "CFO", "CTO", "COO", "Chair", "President", "Founder", "BoardMember", "Director", "Manager", "Analyst",
    "Scientist", "Spokesperson", "Other",
)  # fmt: skip
FACT_STATUSES: Final = ("actual", "expected", "forecast", "planned", "rumoured")
BASES: Final = ("none", "yoy", "qoq", "mom", "day", "intraday", "since")
RELATION_STATUSES: Final = ("done", "agreed", "announced", "planned", "rumoured", "cancelled")

# Columns of the pair scorer: one logit for each ordered pair of spans.
SIGMOIDS: Final = (*PREDICATES, "same", "role", "share")
SOFTMAXES: Final = ("value", "change", "change_of", "of", "period", "coref")
PAIR_OUTPUTS: Final = (*SIGMOIDS, *SOFTMAXES)
PAIR_INDEX: Final = {name: i for i, name in enumerate(PAIR_OUTPUTS)}
# Columns of the "none" scorer, one logit a span.
NULLS: Final = ("governor", "of", "period", "coref")
SYMMETRIC: Final = ("mergedWith", "partnerOf", "competitorOf", "same")

_FIRM = ("Company", "Organization")
_RULES: Final = {
    "holdsPosition": (("Person",), _FIRM),
    "founded": (("Person", "Company"), _FIRM),
    "subsidiaryOf": (_FIRM, ("Company",)),
    "acquired": (("Company", "Person"), ("Company", "Product")),
    "mergedWith": (("Company",), ("Company",)),
    "investedIn": (("Company", "Person", "Organization"), ("Company",)),
    "partnerOf": (_FIRM, _FIRM),
    "competitorOf": (("Company", "Product"), ("Company", "Product")),
    "customerOf": (("Company",), ("Company",)),
    "makes": (_FIRM, ("Product",)),
    "successorOf": (("Product",), ("Product",)),
    "headquarteredIn": (_FIRM, ("Place",)),
    "listedOn": (("Company",), ("Organization",)),
    "regulatedBy": (("Company",), ("Organization",)),
    "formerName": (("Company", "Product"), ("Company", "Product")),
}


def pair_mask() -> NDArray[np.bool_]:
    """Shape (types, types, pair outputs): whether a pair of span types may carry an arc.

    A REF may stand for any entity.
    """
    mask = np.zeros((len(SPAN_TYPES), len(SPAN_TYPES), len(PAIR_OUTPUTS)), dtype=np.bool_)

    def allow(kind: str, sources: tuple[str, ...], targets: tuple[str, ...]) -> None:
        for source in sources:
            for target in targets:
                mask[TYPE_INDEX[source], TYPE_INDEX[target], PAIR_INDEX[kind]] = True

    for predicate, (sources, targets) in _RULES.items():
        allow(predicate, (*sources, "REF"), (*targets, "REF"))
    for kind in ("competitorOf", "formerName"):  # like with like
        mask[TYPE_INDEX["Company"], TYPE_INDEX["Product"], PAIR_INDEX[kind]] = False
        mask[TYPE_INDEX["Product"], TYPE_INDEX["Company"], PAIR_INDEX[kind]] = False
    for entity in ENTITY_TYPES:
        allow("same", (entity,), (entity,))
        allow("coref", ("REF",), (entity,))
    allow("same", _FIRM, _FIRM)
    allow("role", (*_FIRM, "Person", "REF"), ("ROLE",))
    allow("share", (*_FIRM, "Person", "REF"), ("PERCENT",))
    allow("value", NUMBER_TYPES, ("METRIC",))
    allow("change", NUMBER_TYPES, ("METRIC",))
    allow("change_of", NUMBER_TYPES, NUMBER_TYPES)
    allow("of", NUMBER_TYPES, (*ENTITY_TYPES, "REF"))
    allow("period", NUMBER_TYPES, ("PERIOD",))
    return mask
