"""Numbers that stand for facts: each picks the measure, the subject, the period and the change that belong to it."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.statements.context import Context
from extractors.statements.measures import measure
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
    """The numbers of a reading that stand for facts, in order; one without measure or subject is none."""
    found = []
    changes = {link.target: link for link in reversed(context.links("change_of"))}
    for number in context.ordered:
        if number.type not in vocab.AMOUNT_TYPES:
            continue
        governors = [link for kind in ("value", "change") if (link := context.best(kind, number.id))]
        if not governors:
            continue
        governor = max(governors, key=lambda link: link.confidence)
        of = context.best("of", number.id)
        amount = read_amount(context.text, number.start, number.end, context.lang)
        subject, sure = context.entity(of.target) if of else (None, 0.0)
        if of is None or amount is None or subject is None or subject.type in ("Person", "Place", "Event"):
            continue
        words = context.mentions[governor.target]
        metric = _metric(context, governor, words, amount)
        period = context.best("period", number.id)
        change = changes.get(number.id)
        found.append(
            Anchor(
                number,
                amount,
                governor,
                metric,
                words,
                subject,
                context.mentions[period.target] if period else None,
                context.mentions[change.source] if change else None,
                change,
                governor.confidence * of.confidence * sure,
            )
        )
    return found


def _metric(context: Context, governor: Link, words: Mention, amount: Amount) -> str:
    """The trade's fixed terms decide where they can have such an amount, else what the reader says."""
    said = governor.get("metric") or words.label or "other"
    term = measure(words.text, context.lang)
    if term is None or term == said:
        return said
    share = amount.unit == "%" and governor.kind == "value"
    if share and term not in vocab.PERCENT_METRICS:
        return said  # `Umsatz: 22 Prozent aus Asien` is a share of revenue, whatever the word says alone
    return term
