"""Numbers that stand for facts: each picks the measure, the subject, the period and the change that belong to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.statements.context import Context
from extractors.statements.metrics import metric_of
from extractors.statements.pairs import pairs, stands_alone
from kg import vocab
from kg.model import Link, Mention
from kg.values import read_amount
from kg.values.types import Amount


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
    return found


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
