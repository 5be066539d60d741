"""The contract as data: types, predicates, roles, metrics, units, statuses.

No other file spells these words as lists of its own. `Predicate` says what may stand at either end and which
qualifiers a relation of its kind may carry; the checker, the RDF view, the SHACL shapes and the reader's type
masks are all derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NAMESPACE: Final = "https://w3id.org/kg-news/"

ENTITY_TYPES: Final = ("Company", "Organization", "Person", "Product", "Place", "Event")
#: What a knowledge base tells of a thing that an entity is surely linked to: ISO 6166, `MIC SYMBOL`, ISO 3166, GICS.
REFERENCE_FIELDS: Final = ("isin", "ticker", "country", "sector")
#: Spans that are no entities: measure words, figures, dates, job titles, and words that refer back to an entity.
VALUE_TYPES: Final = ("METRIC", "MONEY", "PERCENT", "QUANTITY", "PERIOD", "ROLE", "REF")
MENTION_TYPES: Final = ENTITY_TYPES + VALUE_TYPES
AMOUNT_TYPES: Final = ("MONEY", "PERCENT", "QUANTITY")

ROLES: Final = (
    "CEO", "CFO", "CTO", "COO", "Chair", "President", "Founder", "BoardMember",
    "Director", "Manager", "Analyst", "Scientist", "Spokesperson", "Other",
)  # fmt: skip

METRICS: Final = (
    "revenue", "net_income", "net_loss", "pretax_income", "operating_income", "ebitda", "ebit", "eps",
    "gross_margin", "operating_margin", "free_cash_flow", "share_price", "market_cap", "price_target", "dividend",
    "order_intake", "order_backlog", "assets", "debt", "cash", "capex", "rnd_spend", "investment", "deal_value",
    "cost", "fine", "employees", "layoffs", "users_daily", "users_monthly", "users", "subscribers", "customers",
    "units_sold", "market_share", "revenue_share", "parameters", "production", "price", "valuation", "funding",
    "bonus", "other",
)  # fmt: skip

#: What kind of amount a metric takes: money, a percentage, a count; a change may be a percentage for all of them.
PERCENT_METRICS: Final = frozenset({"gross_margin", "operating_margin", "market_share", "revenue_share"})
COUNT_METRICS: Final = frozenset(
    {
        "employees", "layoffs", "users_daily", "users_monthly", "users", "subscribers", "customers", "units_sold",
        "parameters", "production",
    }
)  # fmt: skip
ANY_METRICS: Final = frozenset({"other", "bonus"})
MONEY_METRICS: Final = frozenset(METRICS) - PERCENT_METRICS - COUNT_METRICS - ANY_METRICS
#: Losses of these metrics keep their sign; `net_loss` is written as a positive figure.
SIGNED_METRICS: Final = frozenset(
    {"operating_income", "ebit", "ebitda", "pretax_income", "free_cash_flow", "net_income"}
)

#: Figures of a whole firm: nobody reports less than a thousand of them, there a `million` was left out.
LARGE_METRICS: Final = frozenset(
    {
        "revenue", "net_income", "net_loss", "pretax_income", "operating_income", "ebitda", "ebit", "free_cash_flow",
        "market_cap", "order_intake", "order_backlog", "assets", "debt", "cash", "capex", "rnd_spend", "valuation",
        "funding", "deal_value",
    }
)  # fmt: skip

RELATION_STATUSES: Final = ("done", "agreed", "announced", "planned", "rumoured", "cancelled")
FACT_STATUSES: Final = ("actual", "expected", "forecast", "planned", "rumoured")
#: Change units that are no currency.
UNITS: Final = ("%", "percentage_point", "people", "units", "shares", "parameters", "x")
BASES: Final = ("yoy", "qoq", "mom", "day", "intraday")  # and since:<period>

_FIRMS: Final = ("Company", "Organization")
_HELD: Final = frozenset({"share", "status"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """One relation of the contract.

    `qualifiers` names the optional fields that a relation of this kind may carry besides `ended`, which all may.
    `literal` is true where the object is a string (`formerName`). `like_with_like` wants both ends of one type.
    `one_of` names the end that an article gives once: a firm has one seat (`object`), a product one maker (`subject`).
    """

    name: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    label: str
    qualifiers: frozenset[str] = frozenset()
    symmetric: bool = False
    literal: bool = False
    like_with_like: bool = False
    one_of: str = ""


PREDICATES: Final[dict[str, Predicate]] = {
    p.name: p
    for p in (
        Predicate(
            "holdsPosition",
            ("Person",),
            _FIRMS,
            "holds a position at",
            frozenset({"role", "title", "status", "since", "until"}),
        ),
        Predicate("founded", ("Person", "Company"), _FIRMS, "founded"),
        Predicate("subsidiaryOf", _FIRMS, ("Company",), "is a subsidiary of", _HELD, one_of="object"),
        Predicate(
            "acquired", ("Company", "Person"), ("Company", "Product"), "acquired", frozenset({"status", "share"})
        ),
        Predicate("mergedWith", ("Company",), ("Company",), "merged with", frozenset({"status"}), symmetric=True),
        Predicate(
            "investedIn",
            ("Company", "Person", "Organization"),
            ("Company",),
            "invested in",
            frozenset({"share", "status"}),
        ),
        Predicate("partnerOf", _FIRMS, _FIRMS, "is a partner of", frozenset({"status"}), symmetric=True),
        Predicate(
            "competitorOf",
            ("Company", "Product"),
            ("Company", "Product"),
            "competes with",
            symmetric=True,
            like_with_like=True,
        ),
        Predicate("customerOf", ("Company",), ("Company",), "is a customer of"),
        Predicate("makes", _FIRMS, ("Product",), "makes", one_of="subject"),
        Predicate("successorOf", ("Product",), ("Product",), "is the successor of"),
        Predicate("headquarteredIn", _FIRMS, ("Place",), "is headquartered in", one_of="object"),
        Predicate("listedOn", ("Company",), ("Organization",), "is listed on"),
        Predicate("regulatedBy", ("Company",), ("Organization",), "is regulated by"),
        Predicate("formerName", ("Company", "Product"), (), "was formerly named", literal=True),
    )
}
SYMMETRIC: Final = frozenset(name for name, p in PREDICATES.items() if p.symmetric)

#: Links between mentions of one document: coreference, and how figures, words and names hang together.
#: A predicate's name is a link kind too (subject mention -> object mention).
LINK_KINDS: Final = ("coref", "same", "value", "change", "change_of", "of", "period", "role", "share", *PREDICATES)


def holds(ended: bool, status: str | None) -> bool:
    """Whether a relation holds as said, so that it gets a plain triple (contract, section RDF)."""
    return not ended and (status or "done") == "done"
