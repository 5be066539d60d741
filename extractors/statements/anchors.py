"""Numbers that stand for facts: each picks the measure, the subject, the period and the change that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.statements.context import Context
from extractors.statements.metrics import PER_SHARE, PROFIT, metric_of
from extractors.statements.pairs import pairs, stands_alone
from kg import vocab
from kg.model import Link, Mention
from kg.values import read_amount
from kg.values.types import Amount

#: Between a sum and the same sum per share: `, or `, ` (`, ` beziehungsweise `.
_OR = re.compile(r"^(?: \([^()]*\))?(?:,? (?:or|oder|beziehungsweise|bzw\.|das sind|soit|ou|o sea|ossia)|,| \() ?$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A number that stands for a fact, with what the links say of it."""

    number: Mention
    amount: Amount
    governor: Link
    metric: str
    measure: Mention
    subject: Mention
    period: Mention | None
    change: Mention | None
    change_link: Link | None
    confidence: float

    @property
    def is_change(self) -> bool:
        """Whether the number is a change and the fact has no value."""
        return self.governor.kind == "change"


def anchors_of(context: Context) -> list[Anchor]:
    """The numbers of a reading that stand for facts, in order; one without measure or subject is none.

    Where the wording pairs two amounts (`um 3 Prozent auf 1,2 Milliarden`), the change never stands alone, and a figure
    whose links the reader put on its change has them.
    """
    changes = {link.target: (context.mentions[link.source], link) for link in reversed(context.links("change_of"))}
    paired = {figure.id: change for change, figure in pairs(context)}
    moved = {change.id for change in paired.values()}
    found = []
    for number in context.ordered:
        if number.type in vocab.AMOUNT_TYPES and number.id not in moved:
            change = paired.get(number.id)
            known = changes.get(number.id)
            if change is not None and (known is None or known[0] is not change):
                known = change, _link_of(context, change, number)
            anchor = _anchor(context, number, known)
            if anchor is not None:
                found.append(anchor)
    return [*found, *_per_share(context, found)]


def _per_share(context: Context, found: list[Anchor]) -> Iterator[Anchor]:
    """`net income of $1.2bn, or 78 cents a share`: the profit a share has all that is said of the profit."""
    anchored = {anchor.number.id for anchor in found}
    amounts = [m for m in context.ordered if m.type in vocab.AMOUNT_TYPES]
    for left, number in pairwise(amounts):
        if number.id in anchored or number.type != "MONEY" or not PER_SHARE.match(context.text[number.end :][:24]):
            continue
        owner = next((a for a in found if left in (a.number, a.change) and a.metric in PROFIT), None)
        amount = read_amount(context.text, number.start, number.end, context.lang)
        if owner and amount and _OR.match(context.text[left.end : number.start]) and not owner.is_change:
            yield replace(
                owner, number=number, amount=amount, metric="eps", change=None, change_link=None,
                confidence=owner.confidence * 0.9,
            )  # fmt: skip


def _link_of(context: Context, change: Mention, figure: Mention) -> Link:
    """What the reader says of the change (its sign and basis), as a link to the figure that the wording gives it."""
    said = context.best("change_of", change.id) or context.best("change", change.id)
    return Link("change_of", change.id, figure.id, 0.9, said.attributes if said else ())


def _anchor(context: Context, number: Mention, change: tuple[Mention, Link] | None) -> Anchor | None:
    governors = [link for kind in ("value", "change") if (link := context.best(kind, number.id))]
    lender = change[0].id if change else number.id
    if not governors and change is not None:
        governors = [link for kind in ("change", "value") if (link := context.best(kind, lender))]
        governors = [replace(link, kind="value") for link in governors]
    of = context.best("of", number.id) or context.best("of", lender)
    amount = read_amount(context.text, number.start, number.end, context.lang)
    if not governors or of is None or amount is None:
        return None
    governor = max(governors, key=lambda link: link.confidence)
    if change is None and stands_alone(context, number):
        governor = replace(governor, kind="change")
    subject, sure = context.entity(of.target)
    if subject is None or subject.type in ("Person", "Place", "Event"):
        return None
    words = context.mentions[governor.target]
    period = context.best("period", number.id) or context.best("period", lender)
    return Anchor(
        number,
        amount,
        governor,
        metric_of(context, governor, words, number, amount),
        words,
        subject,
        context.mentions[period.target] if period else None,
        change[0] if change else None,
        change[1] if change else None,
        governor.confidence * of.confidence * sure,
    )
