"""Relations from the reader's links: ends resolved through references, qualifiers from words, one claim each.

A link between two mentions becomes a claim between the entities that they name. What the contract does not allow at
an end is not repaired but left out: a wrong edge is worse than a missing one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.statements.context import Context
from extractors.statements.roles import quoted_role, role_of
from extractors.statements.tenure import tenure
from extractors.statements.terms import term
from kg import vocab
from kg.model import Link, Mention, Qualifiers, RelationClaim
from kg.names import name_key, tidy
from kg.values import read_amount

#: Between a name and its title: a comma, an article.
_GAP = re.compile(r"^,? ?(?:der |die |the |its |an? |le |la )?$")


_EXCLUSIVE = frozenset({"holdsPosition", "competitorOf"})
_AND = re.compile(
    r"^(?:,? (?:und|sowie|oder|and|or|et|ou|y|e|en|i|och|&)|,|/)"
    r"(?: (?:der|die|das|dem|den|the|le|la|les|l['’])(?: [\w-]+){1,2}"
    r"| (?!(?:der|die|das|dem|den|dessen|deren|which|who|that|whose|where|while|but|qui|dont|que|mais|tandis|während"
    r"|weil|obwohl|aber|doch|nachdem|wo|als|wie|bevor|seit)\b)[\w-]+)? ?[„“\"«]?$"
)


@dataclass(frozen=True, slots=True)
class _Ends:
    subject: Mention
    object: Mention | None
    literal: str | None
    confidence: float


def relations(context: Context, name: str) -> Iterator[RelationClaim]:
    """All relations that the links of this reading state."""
    for predicate in vocab.PREDICATES:
        for link in _exclusive(context, predicate):
            ends = _ends(context, link)
            if ends is None:
                continue
            source, target = context.mentions[link.source], context.mentions[link.target]
            evidence = context.reading.evidence(
                min(source.start, target.start), max(source.end, target.end), ends.confidence, name
            )
            yield RelationClaim(
                ends.subject.id,
                predicate,
                evidence,
                None if ends.object is None else ends.object.id,
                ends.literal,
                _qualifiers(context, link),
            )


def _exclusive(context: Context, predicate: str) -> list[Link]:
    """The links of a predicate; of two posts under one title, or two rivals of one name, that are not listed
    side by side (`Chef von Alpha und Beta`), only the surer: a title in a sentence names one post.
    """
    links = context.links(predicate)
    if predicate not in _EXCLUSIVE:
        return links
    kept: list[Link] = []
    for link in sorted(links, key=lambda link: -link.confidence):
        ends = {link.source, link.target}
        if predicate == "holdsPosition":
            rivals = [k for k in kept if k.source == link.source and _title(k) == _title(link)]
        else:
            rivals = [k for k in kept if ends & {k.source, k.target} and _one_sentence(context, k, link)]
        others = [(m, n) for k in rivals for m in {k.source, k.target} - ends for n in ends - {k.source, k.target}]
        if all(_listed(context, m, n) for m, n in others):
            kept.append(link)
    return [link for link in links if link in kept]


def _title(link: Link) -> str | None:
    return link.get("role_mention") or link.get("role")


def _one_sentence(context: Context, a: Link, b: Link) -> bool:
    places = [context.mentions[end] for link in (a, b) for end in (link.source, link.target)]
    return len({context.span(m) for m in places}) == 1


def _listed(context: Context, a: str, b: str) -> bool:
    """Whether two mentions stand in one list: nothing but commas, `und` and other names between them."""
    first, last = sorted((context.mentions[a], context.mentions[b]), key=lambda m: m.start)
    place = first.end
    for m in [m for m in context.ordered if m.is_entity and first.end <= m.start <= last.start]:
        if not _AND.match(context.text[place : m.start]):
            return False
        place = m.end
    return True


def _ends(context: Context, link: Link) -> _Ends | None:
    predicate = vocab.PREDICATES[link.kind]
    subject, sure = context.entity(link.source)
    if subject is None or subject.type not in predicate.domain:
        return None
    if predicate.literal:
        target = context.mentions[link.target]
        literal = tidy(target.name or target.text)
        if name_key(literal, subject.type) == name_key(subject.name or subject.text, subject.type):
            return None
        return _Ends(subject, None, literal, link.confidence * sure)
    object_, other = context.entity(link.target)
    if object_ is None or object_.type not in predicate.range or object_.id == subject.id:
        return None
    if predicate.like_with_like and subject.type != object_.type:
        return None
    return _Ends(subject, object_, None, link.confidence * sure * other)


def _qualifiers(context: Context, link: Link) -> Qualifiers:
    allowed = vocab.PREDICATES[link.kind].qualifiers
    role = title = None
    if "role" in allowed:
        words = context.mentions.get(link.get("role_mention") or "") or _beside(context, link)
        title = words.text if words else None
        house = context.entity(link.target)[0]
        role = (words and role_of(words.text, context.lang)) or (words and words.label) or link.get("role") or "Other"
        if words is None and role in ("Other", "Spokesperson") and link.get("ended") != "true" and house is not None:
            role = quoted_role(house.text) or role
    status = link.get("status") if "status" in allowed else None
    share = _share(context, link) if "share" in allowed else None
    ended = link.get("ended") == "true"
    if link.kind == "holdsPosition":
        ended, status = tenure(context, link, ended, status)
    since, until = term(context, link, ended, status) if link.kind == "holdsPosition" else (None, None)
    return Qualifiers(role, title, ended, status, share, since, until)


def _beside(context: Context, link: Link) -> Mention | None:
    """The job title right before or after the person, where the reader linked none: `Analyst Rehm`, `Rehm, CFO`."""
    person = context.mentions[link.source]
    for title in context.ordered:
        if title.type == "ROLE":
            gap = (
                context.text[title.end : person.start]
                if title.end <= person.start
                else context.text[person.end : title.start]
            )
            if len(gap) <= 6 and _GAP.match(gap):
                return title
    return None


def _share(context: Context, link: Link) -> Decimal | None:
    words = context.mentions.get(link.get("share_mention") or "")
    if words is None:
        return None
    amount = read_amount(context.text, words.start, words.end, context.lang)
    if amount is None or amount.unit not in ("%", None) or not 0 <= amount.value <= 100:
        return None
    return amount.value
