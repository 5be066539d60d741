"""Which mentions of one document are one thing: by name key, genitive, surname, acronym, and the reader's `same`.

The result is a list of `Local` groups: a type decided by vote, the surfaces with their weight, and the reasons.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from kg.model import Document, Findings, Link, Mention
from kg.names import bases, family, initials, name_key, tidy, without_article
from kg.resolve.groups import Groups, Reason
from kg.resolve.spelling import LONG, abbreviated, abbreviates, plain, romanised, slip
from kg.resolve.variants import Named, renamed, variants

#: A name that is read as two types in one document is one thing where one type has this share of the weight.
MAJORITY = 0.65
#: A `same` link below this is not believed.
SAME = 0.5
#: A `formerName` link below this does not make one thing of two names.
FORMER = 0.4
#: Words that introduce another name of a thing. Names with nothing in common are joined by them alone: a model calls
#: rivals that are named side by side the same far too often (`Microsoft`, `Windows` at 0.97).
_DUBBED = re.compile(
    r"^[\s,(–-]*(?:\w+ ){0,2}(?:genannt\w*|kurz|alias|bekannt als|Spitzname\w*|nicknamed|known as|dubbed|called"
    r"|surnomm\w+|dite?|connue? sous le nom de)[\s:„\"“«]*$"
)
#: Words that make another firm of a name they are added to.
OTHERS = frozenset(
    """
    energy energie healthineers health healthcare bank banking financial finance capital ventures partners motors motor
    cloud web services digital mobility media studios pictures entertainment insurance versicherung leben re immobilien
    real estate power renewables gamesa foundry labs lab research foundation stiftung europe europa america asia china
    india uk deutschland germany france international direct direkt next works ai systems pharma chemicals electronics
    air airlines cargo logistics logistik truck trucks bus credit card pay payments music games gaming tv radio verlag
    """.split()  # noqa: SIM905
)
_TIES = frozenset({"subsidiaryOf", "investedIn", "acquired", "mergedWith"})
_NUMBERS = re.compile(r"\d+")
_BRACKET = re.compile(r'^["“”„»«]?\s?\((?:kurz:? |short:? |im Folgenden )?["“”„»«]?$', re.IGNORECASE)


@dataclass(slots=True)
class Local:
    """One thing as one document names it. `names` maps each surface (tidied) to its summed confidence."""

    document: str
    type: str
    mentions: tuple[Mention, ...]
    names: Counter[str] = field(default_factory=Counter)
    reasons: tuple[Reason, ...] = ()

    @property
    def keys(self) -> set[str]:
        """The name keys of all surfaces."""
        return {name_key(name, self.type) for name in self.names}

    @property
    def same_as(self) -> tuple[str, ...]:
        """IRIs that extractors proposed."""
        return tuple(sorted({iri for m in self.mentions for iri in m.same_as}))


def locals_of(document: Document, findings: Findings, apart: Iterable[tuple[str, str]] = ()) -> list[Local]:
    """The things that a document names, in order of their first mention.

    `apart` are pairs of nodes (`Firm|alpha`) that somebody decided are two things, whatever the text suggests.
    """
    mentions = _retyped([m for m in findings.mentions if m.is_entity])
    by_id = {m.id: m for m in findings.mentions}
    groups = Groups((_node(m) for m in mentions), apart)
    _join_genitives(groups, mentions, document.lang)
    named = [_named(m) for m in mentions]
    for node, other, reason in variants(named):
        groups.join(node, other, reason)
    former = _join_former(groups, mentions, by_id, findings.links) | _join_renamed(groups, named, document.text)
    _join_links(groups, mentions, by_id, findings.links, document.text)
    _join_shortened(groups, mentions, findings.links, _body(document.text))
    _join_misspelt(groups, mentions)
    _join_people(groups, mentions, document.lang)
    _join_acronyms(groups, mentions, document.text)
    members: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        members[groups.find(_node(mention))].append(mention)
    reasons = groups.reasons()
    found = [_local(document, group, reasons.get(root, ()), former) for root, group in members.items()]
    return sorted(found, key=lambda local: local.mentions[0].start)


def _node(mention: Mention) -> str:
    return f"{family(mention.type)}|{name_key(_called(mention), mention.type)}"


def _named(mention: Mention) -> Named:
    key = name_key(_called(mention), mention.type)
    return Named(_node(mention), family(mention.type), key, plain(key), mention.text, mention.start, mention.end)


def _called(mention: Mention) -> str:
    """The nominative where an extractor knows it, else the words."""
    return mention.name or mention.text


def _local(
    document: Document, mentions: Sequence[Mention], reasons: tuple[Reason, ...], former: frozenset[str]
) -> Local:
    votes: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for m in mentions:
        votes[m.type] += m.confidence  # type: ignore[assignment]
        # What it once was called is another name of it, never its name.
        names[without_article(tidy(_called(m)))] += 0 if _node(m) in former else m.confidence  # type: ignore[assignment]
        if m.name and tidy(m.text) != m.name:
            names[without_article(tidy(m.text))] += 0
    type_ = min(votes, key=lambda t: (-votes[t], t))
    return Local(document.id, type_, tuple(mentions), names, reasons)


def _retyped(mentions: list[Mention]) -> list[Mention]:
    """Give mentions of one name the type that the document mostly reads it as."""
    weight: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        weight[_surface(m)][m.type] += m.confidence  # type: ignore[assignment]
    out = []
    for m in mentions:
        votes = weight[_surface(m)]
        best = min(votes, key=lambda t: (-votes[t], t))
        total = sum(votes.values())
        if best != m.type and votes[best] >= MAJORITY * total:
            m = Mention(m.document, m.start, m.end, m.text, best, m.confidence, None, m.name, m.same_as, m.extractor)
        out.append(m)
    return out


def _surface(mention: Mention) -> str:
    return name_key(_called(mention), "Company")


def _join_genitives(groups: Groups, mentions: Sequence[Mention], lang: str) -> None:
    nodes = {_node(m) for m in mentions}
    for m in mentions:
        for base in bases(_called(m), lang):
            other = f"{family(m.type)}|{name_key(base, m.type)}"
            if other in nodes and other != _node(m):
                groups.join(_node(m), other, Reason("genitive", m.text, base))


def _join_links(
    groups: Groups, mentions: Sequence[Mention], all_: dict[str, Mention], links: Iterable[Link], text: str
) -> None:
    body = _body(text)
    spans = {(m.start, m.end): m for m in mentions}
    first: dict[str, int] = {}
    for m in mentions:
        if m.start >= body:
            first.setdefault(_node(m), m.start)
    for link in links:
        if link.kind != "same" or link.confidence < SAME:
            continue
        a, b = all_.get(link.source), all_.get(link.target)
        left = a and spans.get((a.start, a.end))
        right = b and spans.get((b.start, b.end))
        if left and right and family(left.type) == family(right.type) and _node(left) != _node(right):
            sure = alike(_called(left), _called(right), left.type) or _dubbed(text, left, right)
            if sure and not _is_part(left, right, first):
                groups.join(_node(left), _node(right), Reason("said to be the same", left.text, right.text))


def _join_former(
    groups: Groups, mentions: Sequence[Mention], all_: dict[str, Mention], links: Iterable[Link]
) -> frozenset[str]:
    """Join a firm and what it was called before (a `formerName` link); the nodes of the former names."""
    spans = {(m.start, m.end): m for m in mentions}
    former = set()
    for link in links:
        a, b = all_.get(link.source), all_.get(link.target)
        new, old = a and spans.get((a.start, a.end)), b and spans.get((b.start, b.end))
        if link.kind != "formerName" or link.confidence < FORMER or not new or not old:
            continue
        if family(new.type) == family(old.type) and _node(new) != _node(old) and _node(new) not in former:
            groups.join(_node(new), _node(old), Reason("former name", new.text, old.text))
            former.add(_node(old))
    return frozenset(former)


def _join_renamed(groups: Groups, named: Sequence[Named], text: str) -> frozenset[str]:
    former = set()
    for new, old, reason in renamed(sorted(named, key=lambda n: n.start), text):
        if new not in former:
            groups.join(new, old, reason)
            former.add(old)
    return frozenset(former)


def _dubbed(text: str, a: Mention, b: Mention) -> bool:
    """Whether nothing but words of naming stands between the two: `Prisma, genannt Sidonie`."""
    first, second = sorted((a, b), key=lambda m: m.start)
    return bool(_DUBBED.match(text[first.end : second.start]))


def alike(a: str, b: str, type_: str) -> bool:
    """Whether two names can well be forms of one: a word in common, an abbreviation, or nearly the same spelling."""
    left, right = name_key(a, type_), name_key(b, type_)
    if type_ == "Product" and _NUMBERS.findall(left) != _NUMBERS.findall(right):
        return False  # another version is another product
    common = {w for w in left.split() if len(w) > 2} & set(right.split())
    if type_ != "Person" and common and _two_heads(left.split()[0], right.split()[0], common):
        return False
    return bool(common) or abbreviates(left, right) or SequenceMatcher(None, left, right).ratio() >= 0.8


def _two_heads(left: str, right: str, common: set[str]) -> bool:
    """Whether what two names have in common is their trade only: both begin with a word of their own (`Halden Energy`,
    `Corvane Energy`; not `NY Times`, `New York Times`)."""
    own = left not in common and right not in common and min(len(left), len(right)) > 3
    return own and SequenceMatcher(None, left, right).ratio() < 0.8


def _join_shortened(groups: Groups, mentions: Sequence[Mention], links: Iterable[Link], body: int) -> None:
    """`Borgmann Wohnwelt GmbH` first, `Borgmann` after: the short name is the long one's, if it can be no other's.

    Not where a tie is told between the two, and not where the longer name adds a word that makes another firm of it
    (`Siemens Energy`): see `OTHERS`.
    """
    tied = {
        frozenset((link.source.rsplit(":", 1)[0], link.target.rsplit(":", 1)[0]))
        for link in links
        if link.kind in _TIES
    }
    firms: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.type in ("Company", "Organization"):
            firms[_node(m)].append(m)
    keys = {node: name_key(_called(group[0]), group[0].type).split() for node, group in firms.items()}
    for node, group in firms.items():
        longer = [
            n for n, words in keys.items() if len(words) > len(keys[node]) and words[: len(keys[node])] == keys[node]
        ]
        if len(longer) != 1 or len(keys[node][0]) < 3 or OTHERS & set(keys[longer[0]][len(keys[node]) :]):
            continue
        first = [min((m.start for m in g if m.start >= body), default=-1) for g in (firms[longer[0]], group)]
        ids = [{m.id.rsplit(":", 1)[0] for m in g} for g in (firms[longer[0]], group)]
        if 0 <= first[0] < first[1] and not any(frozenset((a, b)) in tied for a in ids[0] for b in ids[1]):
            groups.join(node, longer[0], Reason("shortened", group[0].text, firms[longer[0]][0].text))


def _join_misspelt(groups: Groups, mentions: Sequence[Mention]) -> None:
    """`Facebok` in a text that has Facebook thrice: a name that stands once is the like one that stands more often.

    Only long words that differ by one letter left out, doubled, put in or turned round; digits never differ.
    """
    nodes: dict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        if m.type in ("Company", "Organization", "Product"):
            nodes[_node(m)].append(m)
    keys = {node: name_key(_called(group[0]), group[0].type) for node, group in nodes.items()}
    for node, group in nodes.items():
        if len(group) > 1 or len(keys[node]) < LONG:
            continue
        like = [o for o in nodes if o != node and len(nodes[o]) > 1 and slip(keys[node], keys[o])]
        if len(like) == 1:
            groups.join(node, like[0], Reason("misspelt", group[0].text, nodes[like[0]][0].text))


def _body(text: str) -> int:
    """Where the text under the headline starts."""
    return text.find("\n") + 1


def _is_part(a: Mention, b: Mention, first: dict[str, int]) -> bool:
    """Whether the longer name is a part or a daughter of the shorter (`Amazon`, `Amazon Web Services`).

    The press gives the full name first and shortens it later; who writes the short name first and the long one later
    means another thing by it. Headlines do not count.
    """
    short, long = sorted((a, b), key=lambda m: len(name_key(_called(m), m.type).split()))
    words, more = name_key(_called(short), short.type).split(), name_key(_called(long), long.type).split()
    if len(words) == len(more) or more[: len(words)] != words:
        return False
    return first.get(_node(short), short.start) < first.get(_node(long), long.start)


def _join_people(groups: Groups, mentions: Sequence[Mention], lang: str) -> None:
    """A surname alone, or with another set of given names, joins the one full name that it fits."""
    first = {_node(m): m for m in reversed(mentions) if m.type == "Person"}
    people = sorted((m for m in first.values() if _words(m)), key=lambda m: m.start)
    full: dict[str, list[Mention]] = defaultdict(list)
    for m in people:
        words = _words(m)
        if len(words) > 1:
            full[words[-1]].append(m)
            full[_sound(words[-1])].append(m)
    # The same given name first, then initials, then bare surnames: each may lean on what was joined before.
    for m in sorted(people, key=lambda m: (-min(len(_words(m)), 2), len(_words(m)[0].rstrip(".")) == 1, m.start)):
        words = _words(m)
        forms = [words[-1], *(name_key(b, "Person").split()[-1] for b in bases(words[-1], lang))]
        # Last the sound of it, should the article spell the surname in two ways.
        for surname in forms + [_sound(words[-1])] * (len(words) == 1):
            fits = [o for o in full.get(surname, []) if o is not m and _fits(words, _words(o))]
            spelt_out = [o for o in fits if len(words) > 1 and _words(o)[0] == words[0]]
            fits = spelt_out or fits
            if fits:
                before = [o for o in fits if o.start <= m.start] or fits
                if len(words) == 1 or len({groups.find(_node(o)) for o in fits}) == 1:
                    groups.join(_node(m), _node(before[-1]), Reason("surname", m.text, before[-1].text))
                break
        else:
            _join_given_name(groups, m, [o for others in full.values() for o in others])


def _join_given_name(groups: Groups, m: Mention, full: Sequence[Mention]) -> None:
    """`Clara` for the one Clara Wittfoth of the article, `Zhang` for Zhang Weimin, whose surname stands first."""
    fits = [o for o in full if _words(o)[0] == _words(m)[0] and o.start < m.start]
    if len(_words(m)) == 1 and len({groups.find(_node(o)) for o in fits}) == 1:
        groups.join(_node(m), _node(fits[0]), Reason("first name", m.text, fits[0].text))


def _sound(surname: str) -> str:
    return "~" + romanised(plain(surname))


def _words(mention: Mention) -> list[str]:
    return name_key(_called(mention), "Person").split()


def _fits(short: list[str], full: list[str]) -> bool:
    """`musk` / `elon musk`, `e musk` / `elon musk`, `jamie l dimon` / `jamie dimon`."""
    if len(short) == 1:
        return len(full) > 1
    a, b = " ".join(short[:-1]), " ".join(full[:-1])
    return short[0].rstrip(".") == full[0].rstrip(".") or abbreviated(a, b) or abbreviated(b, a)


def _join_acronyms(groups: Groups, mentions: Sequence[Mention], text: str) -> None:
    """`Europäische Zentralbank (EZB)`, `EZB (Europäische Zentralbank)`; and initials of a name given in full."""
    firms = [m for m in mentions if m.type in ("Company", "Organization", "Product", "Event")]
    for a, b in pairwise(firms):
        between = text[a.end : b.start]
        closed = text[b.end : b.end + 2].lstrip('"“”»«').startswith(")")
        if closed and _BRACKET.match(between) and family(a.type) == family(b.type) and abbreviates(a.text, b.text):
            groups.join(_node(a), _node(b), Reason("in brackets", a.text, b.text))
    long = {m.text: m for m in firms if len(m.text.split()) > 1}
    for m in firms:
        short = tidy(_called(m))
        letters = short.replace("&", "")
        if 2 <= len(letters) <= 6 and letters.isupper() and letters.isalpha():
            fits = [
                o
                for o in long.values()
                if initials(o.text) == letters
                and ("&" not in short or "&" in o.text)
                and family(o.type) == family(m.type)
            ]
            if len({groups.find(_node(o)) for o in fits}) == 1:
                groups.join(_node(m), _node(fits[0]), Reason("initials", m.text, fits[0].text))
