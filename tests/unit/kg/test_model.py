from __future__ import annotations

from decimal import Decimal

import pytest

from kg.errors import InvalidFinding
from kg.model import Change, Evidence, Figure, Mention, Qualifiers, RelationClaim

EVIDENCE = Evidence("d", 0, 3, "abc", 0.5, "x")


@pytest.mark.parametrize(
    "figure",
    [
        {"metric": "mood", "value": Decimal(1)},
        {"metric": "revenue"},
        {"metric": "revenue", "value": Decimal(1), "status": "maybe"},
        {"metric": "revenue", "value": Decimal(1), "period": "2024-Q5"},
        {"metric": "revenue", "value": Decimal(1), "period": "Q2 2024"},
        {"metric": "revenue", "value": Decimal("NaN")},
        {"metric": "net_loss", "value": Decimal(-1)},
    ],
)
def test_figures_outside_the_contract_are_refused(figure: dict[str, object]) -> None:
    with pytest.raises(InvalidFinding):
        Figure(**figure)  # type: ignore[arg-type]


@pytest.mark.parametrize("period", ["2024", "2024-Q2", "2024-H1", "2024-9M", "2022-02", "2024-08-13", None])
def test_periods_of_the_contract(period: str | None) -> None:
    assert Figure("revenue", Decimal(1), "EUR", period).period == period


def test_other_refusals() -> None:
    with pytest.raises(InvalidFinding, match="change unit"):
        Change(Decimal(1), "percent")
    with pytest.raises(InvalidFinding, match="change basis"):
        Change(Decimal(1), "%", "weekly")
    with pytest.raises(InvalidFinding, match="share"):
        Qualifiers(share=Decimal(120))
    with pytest.raises(InvalidFinding, match="role"):
        Qualifiers(role="Boss")
    with pytest.raises(InvalidFinding, match="mention type"):
        Mention("d", 0, 1, "a", "Firm", 0.5)
    with pytest.raises(InvalidFinding, match="confidence"):
        Mention("d", 0, 1, "a", "Company", 0.0)
    with pytest.raises(InvalidFinding, match="does not fit"):
        Evidence("d", 0, 4, "abc", 0.5, "x")


def test_literals_stand_where_they_belong() -> None:
    RelationClaim("a", "formerName", EVIDENCE, None, "Facebook")
    with pytest.raises(InvalidFinding, match="literal"):
        RelationClaim("a", "formerName", EVIDENCE, "b", None)
    with pytest.raises(InvalidFinding, match="an object"):
        RelationClaim("a", "acquired", EVIDENCE, None, "Beta")
    with pytest.raises(InvalidFinding, match="predicate"):
        RelationClaim("a", "owns", EVIDENCE, "b")
