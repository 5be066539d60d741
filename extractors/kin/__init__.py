"""Ties that a noun or a title names and that leave the other firm to be understood: the one that the text is about.

`Konkurrent Nordbau`, `die Tochter Alpina`, `zu den Kunden zählen A und B`, `Finanzchefin Lohse`: the business press
does not repeat the firm that an article is about. The other end is the firm right before the noun (`VW-Tochter
Audi`) if there is one, else the protagonist: the firm that the text names, by name or reference, clearly most often,
else the last one named before. Where the reader has linked the person or pair already, it is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from extractors.kin.nouns import nouns
from kg.extract import Reading, extractor
from kg.model import Findings, Link, Mention
from kg.names import name_key

#: With the other firm beside the noun or clearly the protagonist (86 % of passages), and with the last one named (58 %).
SURE, GUESS = 0.8, 0.5
#: A link of the reader that is less sure than this does not keep a rule from its say.
BELIEVED = 0.4
#: A product in a sentence that speaks of nobody but the protagonist is the protagonist's (81 % of passages). Where the
#: sentence names no firm at all that is a guess (77 %), made only where the text speaks of the protagonist again and again.
BESIDE = 0.6
_OFTEN = 3
#: The protagonist is named this many times as often as the next firm.
CLEARLY = 1.5
_FIRMS = ("Company", "Organization")
_AND = re.compile(
    r"^(?:,|,? und|,? sowie|,? oder|,? and|,? or|,? et) (?:(?:der |die |das |the |le |la |l['’])(?:[\w-]+ ){1,2}|(?!(?:der|die|das|dem|den|which|who|that|qui)\b)[\w-]+ )?[„\"]?$"
)
_BOARD = frozenset({"CEO", "CFO", "CTO", "COO", "Chair", "BoardMember"})
_ROLE_GAP = re.compile(r"^,? ?(?:der |die |the |its |le |la |son |sa )?$")
_AT = re.compile(r"^ ?(?:von|vom|bei|beim|der|des|of|at|de|du|chez|d['’])(?: der| dem| the| la| l['’])? ?$")
_MAKER = re.compile(
    r"^,? (?:der |die |das |the |le |la )?(?:Hersteller(?:in)?|Anbieter(?:in)?|Betreiber(?:in)?|Macher|Entwickler(?:in)?|maker|owner|developer|operator|fabricant|éditeur) (?:von|der|des|of|de|d['’]) ?[„\"]?$"
)
#: Before a product that is somebody else's: `der Konkurrenz von Brixo`, `cheaper than the Brixo`.
_AGAINST = re.compile(
    r"\b(?:gegen|gegenüber|[Kk]onkurr\w+|[Rr]ival\w*|[Ww]ettbewerb\w*|besser als|ähnlich wie|statt|unlike|than|against"
    r"|[Cc]ompet\w+|contre|[Cc]oncurren\w+|face (?:à|au|aux)|versus|vs\.?)\b[^.!?\n]{0,40}$"
)
#: After a product that is somebody else's: `Brixos Konkurrent`, `Brixo and Quoro are beaten`.
_BEATEN = re.compile(
    r"(?:['’]s)?[^.!?,;(\n]{0,25} (?:[Kk]onkurr\w+|[Rr]ivals?|[Rr]ivale\w*|[Cc]ompet\w+|übertr[ao]f\w*|übertreffen|geschlagen"
    r"|überholt\w*|beaten|outperform\w+|surpass\w+|concurren\w+|dépass\w+)\b"
)
#: Between an owner and what is his: an adjective or a noun, opening quotes.
_OWN = re.compile(r"^(?:['’]s)? (?:[\w-]+ )?[„\"“]?$")
_PART_OF = re.compile(
    r"^,? (?:(?:which is |who is )?(?:a )?(?:part|unit|subsidiary|division) of|(?:majority-|wholly )?owned by"
    r"|(?:die |eine |eine \w+e )?(?:Tochter(?:firma|gesellschaft)?|Sparte) (?:von|der|des)|gehört (?:seit [\w ]{4,12} )?(?:zu|zum|zur)"
    r"|Teil (?:von|der|des)|(?:une )?filiale (?:de|du|d['’]))(?: the| der| dem| la| l['’])?(?: [\w-]+(?:konzern|gruppe|groupe|group))? ?$"
)
_FORMER = re.compile(
    r"(?:firmierte[^.;]{0,40} (?:unter|als)(?: dem Namen)?|hieß (?:früher|zuvor|bis \w+|bis dahin|ursprünglich|einst)|früher bekannt als"
    r"|ehemals|vormals|formerly(?: known as| called)?|previously (?:known as|called)|was (?:once |originally )?(?:called|known as)"
    r"|anciennement|s['’]appelait(?: auparavant| autrefois)?) [„\"“«]?$"
)
_ENDED = re.compile(
    r"(?:früher|ehemalig|damalig|bisherig|einstig|vormalig)\w* $|\b(?:Ex-|ex-|former |then |ancien(?:ne)? )$"
)


@extractor("kin", version="3", needs=["mentions", "links"], gives=["links"])
def kin(reading: Reading) -> Findings:
    """Links from relational nouns and from titles of people whose firm is understood."""
    text = _Text(reading)
    return Findings(
        links=(*_ties(text), *_direct(text), *_posts(text), *_founders(text), *_makers(text), *_renamed(text))
    )


class _Text:
    """The reading with its firms: by place, and how often each is spoken of."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text, self.lang = reading, reading.text, reading.document.lang
        self.mentions = sorted(reading.found.mentions, key=lambda m: m.start)
        by_id = {m.id: m for m in self.mentions}
        self.meant = {m.id: m for m in self.mentions if m.type in _FIRMS}
        for link in sorted(reading.found.links, key=lambda link: link.confidence):
            target = by_id.get(link.target)
            if link.kind == "coref" and target is not None and target.type in _FIRMS and link.source in by_id:
                self.meant[link.source] = target
        believed = [link for link in reading.found.links if link.confidence >= BELIEVED]
        self.linked = {(link.kind, frozenset((link.source, link.target))) for link in believed}
        self.said = {(link.kind, end) for link in reading.found.links for end in (link.source, link.target)}
        self.placed = {(link.kind, link.source) for link in believed}
        keys = {self.full(m) for m in self.meant.values()}
        self.short = {key: key.split()[0] if key.split()[0] in keys else key for key in keys if key}
        counts = Counter(self.name(m) for m in self.meant.values() if m.type == "Company")
        ranked = counts.most_common(2)
        self.clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] >= CLEARLY * ranked[1][1])
        self.protagonist = ranked[0][0] if ranked else ""
        self.often = bool(ranked) and ranked[0][1] >= _OFTEN

    def full(self, mention: Mention) -> str:
        """The whole name key of a firm: `Nordbau Direkt` is not Nordbau."""
        return name_key(mention.name or mention.text, "Company")

    def name(self, mention: Mention) -> str:
        """What a firm is counted under: its name key, shortened to its first word where that stands alone too."""
        key = self.full(mention)
        return self.short.get(key, key)

    def topic(self, place: int, but: set[str]) -> Mention | None:
        """The firm that the text is about at `place`, none of the names in `but`."""
        before = [
            m for m in self.mentions if m.end <= place and m.id in self.meant and self.meant[m.id].type == "Company"
        ]
        near = [m for m in before if self.full(self.meant[m.id]) not in but]
        if self.clear:
            mine = [m for m in near if self.name(self.meant[m.id]) == self.protagonist]
            if mine or self.protagonist not in but:
                return self.meant[mine[-1].id] if mine else None
        return self.meant[near[-1].id] if near else None


def _ties(text: _Text) -> Iterator[Link]:
    for first in text.mentions:
        if first.type not in _FIRMS:
            continue
        start = max(first.start - 60, 0)
        before = text.text[start : first.start]
        for noun, pattern in nouns(text.lang):
            found = pattern.search(before)
            if not found or "\n" in found.group():
                continue
            names = list(_list(text, first))
            place = start + found.start(1)
            owner = _owner(text, place, start + found.end(1))
            other = owner or text.topic(place, {text.full(m) for m in names})
            for named in names:
                if other is None or text.full(other) == text.full(named):
                    continue
                ends = (named, other) if noun.named_is_subject else (other, named)
                if (noun.predicate, frozenset((other.id, named.id))) not in text.linked:
                    sure = SURE if text.clear or other is owner else GUESS
                    if sure == SURE or (noun.predicate, named.id) not in text.said:  # the reader's guess is better
                        yield Link(noun.predicate, ends[0].id, ends[1].id, sure)
            break


def _list(text: _Text, first: Mention) -> Iterator[Mention]:
    """The names that a noun introduces: the first and those that are strung on it."""
    yield first
    last = first
    for following in text.mentions:
        if following.start >= last.end and following.type in _FIRMS:
            if not _AND.match(text.text[last.end : following.start]):
                return
            yield following
            last = following


def _owner(text: _Text, place: int, end: int) -> Mention | None:
    """`VW-Tochter`, `Metas Rivale`, `Intel's rival`: the firm in the noun's compound or right before the noun."""
    for m in text.mentions:
        if m.id not in text.meant or m.type not in _FIRMS or m.end > end:
            continue
        between = text.text[m.end : max(place, m.end)]
        compound = m.start >= place and text.text[m.end : m.end + 1] == "-"
        genitive = between in ("'s ", "’s ") or (between == " " and m.text.endswith(("s", "'", "’")))
        if compound or (m.end <= place and (genitive or between == "-")):
            return m
    return None


def _posts(text: _Text) -> Iterator[Link]:
    titles = [m for m in text.mentions if m.type == "ROLE" and m.label in _BOARD]
    for person in text.mentions:
        if person.type != "Person" or ("holdsPosition", person.id) in text.placed:
            continue
        for title in titles:
            ahead = title.end <= person.start
            gap = text.text[title.end : person.start] if ahead else text.text[person.end : title.start]
            if (ahead or person.end <= title.start) and len(gap) < 8 and _ROLE_GAP.match(gap):
                said_so = _employer(text, title)
                firm = said_so or text.topic(title.start, set())
                if firm is not None:
                    over = _ENDED.search(text.text[max(title.start - 14, 0) : title.start])
                    said = [("role", title.label or "Other"), ("role_mention", title.id)]
                    said += [("ended", "true")] if over else []
                    sure = SURE if said_so or text.clear else GUESS
                    yield Link("holdsPosition", person.id, firm.id, sure, tuple(said))
                break


def _founders(text: _Text) -> Iterator[Link]:
    """`Die Gründer Anna Kern und Emil Voss`: founders of the firm that their title is tied to, or of the protagonist."""
    for title in text.mentions:
        if title.type != "ROLE" or title.label != "Founder":
            continue
        firm = _employer(text, title) or (text.topic(title.start, set()) if text.clear else None)
        last = title
        for person in text.mentions:
            if person.start < last.end or person.type != "Person" or firm is None:
                continue
            between = text.text[last.end : person.start]
            if not (_ROLE_GAP.match(between) if last is title else _AND.match(between)):
                break
            last = person
            if ("founded", person.id) not in text.placed:
                yield Link("founded", person.id, firm.id, SURE)


def _direct(text: _Text) -> Iterator[Link]:
    """`Alpina, part of Nordbau`, `Alpina gehört zu Nordbau`: ties told between two names that stand side by side."""
    firms = [m for m in text.mentions if m.type in _FIRMS or m.id in text.meant]
    for a, b in pairwise(firms):
        if b.type in _FIRMS and text.meant.get(a.id) is not None and _PART_OF.match(text.text[a.end : b.start]):
            child = text.meant[a.id]
            if text.full(child) != text.full(b) and ("subsidiaryOf", frozenset((a.id, b.id))) not in text.linked:
                yield Link("subsidiaryOf", child.id, b.id, SURE)


def _renamed(text: _Text) -> Iterator[Link]:
    """`Bis 2021 firmierte das Start-up unter dem Namen Altbau`: the former name of the firm spoken of."""
    for name in text.mentions:
        if name.type not in ("Company", "Product") or not _FORMER.search(
            text.text[max(name.start - 70, 0) : name.start]
        ):
            continue
        firm = text.topic(name.start, {text.full(name)})
        if firm is not None and ("formerName", firm.id) not in text.placed:
            yield Link("formerName", firm.id, name.id, SURE if text.clear else GUESS)


def _employer(text: _Text, title: Mention) -> Mention | None:
    """The firm that a title is tied to by its words."""
    owner = _owner(text, title.start, title.end)
    if owner is not None:
        return owner
    for firm in text.mentions:
        if firm.type in _FIRMS and firm.start >= title.end and _AT.match(text.text[title.end : firm.start]):
            return firm
    return None


def _makers(text: _Text) -> Iterator[Link]:
    """Who makes a product that the reader gave to nobody: its owner by words, else the protagonist.

    The protagonist only where its article has a clear one and the sentence names no other firm and no rivalry; a
    sentence without any firm counts where the protagonist comes up often.
    """
    made = {link.target for link in text.reading.found.links if link.kind == "makes" and link.confidence >= BELIEVED}
    named = {text.name(m) for m in text.mentions if m.id in made}
    for product in text.mentions:
        if product.type != "Product" or text.name(product) in named:
            continue
        owner = _maker(text, product)
        if owner is not None:
            named.add(text.name(product))
            yield Link("makes", owner.id, product.id, SURE)
            continue
        start, end = text.reading.sentence(product.start, product.end)
        firms = [text.meant[m.id] for m in text.mentions if m.id in text.meant and start <= m.start < end]
        names = {text.name(m) for m in firms if m.type == "Company"}
        maker = text.topic(end, set())
        mine = names == {text.protagonist} or (not names and text.often)
        if text.clear and maker is not None and mine and not _is_rival(text, product, start, end):
            named.add(text.name(product))
            yield Link("makes", maker.id, product.id, BESIDE if names else GUESS)


def _is_rival(text: _Text, product: Mention, start: int, end: int) -> bool:
    """Whether the sentence at `start..end` speaks of the product as somebody else's."""
    before, after = text.text[max(product.start - 60, start) : product.start], text.text[product.end : end]
    return bool(_AGAINST.search(before) or _BEATEN.match(after))


def _maker(text: _Text, product: Mention) -> Mention | None:
    """`Apples iPod`, `Beiersdorf, Hersteller von Nivea`: the firm whose product the words say it is.

    So does the product's own name where it starts with that of a firm in the text, `Google Home` (98 % of passages).
    """
    first = name_key(product.text.split()[0], "Company") if " " in product.text else ""
    for m in text.mentions:
        if m.type == "Company" and first and text.full(m) == first:
            return m
    for m in reversed([m for m in text.mentions if m.end <= product.start and m.type in _FIRMS]):
        between = text.text[m.end : product.start]
        genitive = (m.text.endswith(("s", "'", "’")) and m.name is not None) or between.startswith(("'s ", "’s "))
        if (genitive and _OWN.match(between)) or _MAKER.match(between):
            return m
        break
    return None
