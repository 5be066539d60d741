"""Forms of one name that stand in one document: the same letters, with and without the maker's name, the year or the
adjective, and a new name beside the old one. `inside` joins what is found here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.resolve.groups import Reason
from kg.resolve.ministries import one_ministry
from kg.resolve.spelling import bare, located, noun, numbers, spelt_out

_YEAR = re.compile(r"^(?:19|20)\d\d$")
#: Words between an old name and the new one, whole: `Alpha heißt künftig Beta`; and the other way round.
_RENAMED = re.compile(
    r"^ (?:hei(?:ß|ss)t (?:künftig|jetzt|nun|inzwischen|ab sofort|von nun an|seit \w+(?: \d{4})?)"
    r"|(?:firmiert|tritt) (?:künftig|jetzt|nun) (?:als|unter)|benennt sich (?:künftig )?(?:in|zu)"
    r"|(?:will|wird) sich (?:künftig )?in|(?:will change|is changing|has changed|changed|changes) its name to"
    r"|(?:is|was|has been|will be) renamed(?: as| to)?|is now (?:called|known as)|(?:will rename|renamed) itself"
    r"|devient|se rebaptise|est rebaptisée?|s'appelle (?:désormais|dorénavant)|change de nom et devient) $"
)
_FORMERLY = re.compile(
    r"^,? ?\(?(?:vormals|früher|ehemals|ehedem|bis vor kurzem|formerly(?: known as| called)?|previously(?: known as)?"
    r"|until recently|anciennement|autrefois|ex-) ?$"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as its name is compared: the node that groups join, family of types, name key, its letters alone,
    words, offsets."""

    node: str
    family: str
    key: str
    letters: str
    text: str
    start: int
    end: int


def variants(names: Sequence[Named]) -> Iterator[tuple[str, str, Reason]]:
    """Pairs of nodes that are forms of one name, with the reason; `names` are all mentions in order of the text."""
    first: dict[str, Named] = {}
    for name in names:
        first.setdefault(name.node, name)
    by_family: dict[str, list[Named]] = defaultdict(list)
    for name in first.values():
        by_family[name.family].append(name)
    makers = {name.key for name in by_family["Firm"]}
    for kind in ("Firm", "Product", "Event", "Place"):
        for name in by_family[kind]:
            fits = [(o, rule) for o in by_family[kind] if o is not name and (rule := _form(name, o, makers))]
            if len(fits) == 1:
                other, rule = fits[0]
                yield name.node, other.node, Reason(rule, name.text, other.text)


def _form(short: Named, long: Named, makers: set[str]) -> str | None:
    """The rule by which one name is a form of the other, or None."""
    if len(short.letters) > 3 and short.letters == long.letters:
        return "the same letters"
    words = long.key.split()
    if short.family == "Product" and long.key.endswith(" " + short.key) and numbers(short.key) == numbers(long.key):
        maker = long.key[: -len(short.key) - 1]
        return "with the maker's name" if any(f"{m} ".startswith(maker + " ") for m in makers) else None
    if short.family == "Firm" and (
        one_ministry(short.key, long.key) or (spelt_out(short.key) and spelt_out(short.key) == spelt_out(long.key))
    ):
        return "an institution"
    if long.start > short.start:
        return None
    if short.family == "Place" and located(short.key, long.key):
        return "without its river"
    if short.family == "Event" and " ".join(words[:-1]) == short.key and _YEAR.match(words[-1]):
        return "without the year"
    if short.family == "Firm" and noun(long.key) and noun(long.key) == bare(short.key):
        return "without the adjective"
    return None


def renamed(names: Sequence[Named], text: str) -> Iterator[tuple[str, str, Reason]]:
    """(node of the new name, node of the old one, reason) of neighbours with nothing but words of renaming between."""
    for a, b in pairwise(names):
        if a.family != b.family or a.family not in ("Firm", "Product") or a.node == b.node:
            continue
        between = text[a.end : b.start]
        if _RENAMED.match(between):
            yield b.node, a.node, Reason("former name", b.text, a.text)
        elif _FORMERLY.match(between):
            yield a.node, b.node, Reason("former name", a.text, b.text)
