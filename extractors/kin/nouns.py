"""Nouns that name a firm by its tie to another: rival, daughter, parent, customer, supplier, partner, owner.

Each noun says which predicate holds and whether the firm that it introduces is the subject (`Abnehmer Nordbau`:
Nordbau is a customer of the firm spoken of) or the object (`Zulieferer Nordbau`: the firm spoken of is the customer).
Patterns are matched right before the names that they introduce; `leads` are words that may stand in between.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Noun:
    """A tie: `named_is_subject` says at which end of the predicate the introduced firm stands."""

    predicate: str
    named_is_subject: bool
    pattern: str


_LEADS = {
    "de": r"(?: (?:wie|namens|etwa|zum Beispiel|gehören|gehört|zählen|zählt|sind|gehören auch|zählen auch|unter anderem))+",
    "en": r" (?:such as|like|including|include|includes|are)",
    "fr": r" (?:comme|tels? que|dont|notamment|sont|figurent)",
}
NOUNS: dict[str, tuple[Noun, ...]] = {
    "de": (
        Noun("competitorOf", True, r"(?:US-|Erz|Haupt)?(?:[Rr]ival(?:e|en|in)|[Kk]onkurrent(?:en|in)?|[Ww]ettbewerber[ns]?)"),
        Noun("subsidiaryOf", True, r"[\w-]*(?:[Tt]ochter(?:firma|gesellschaft|unternehmen)?|Konzernmarke)"),
        Noun("subsidiaryOf", False, r"(?:Konzernm|M)utter(?:konzern|gesellschaft|firma)?s?"),
        Noun("customerOf", True, r"(?:Groß|Haupt)?(?:[Kk]unden?|[Aa]bnehmern?)"),
        Noun("customerOf", False, r"(?:Zulieferer[ns]?|Lieferant(?:en)?)"),
        Noun("partnerOf", True, r"(?:Kooperations|Vertriebs|Entwicklungs)?[Pp]artnern?"),
        Noun("investedIn", True, r"(?:(?:Groß|Haupt|Mehrheits|Anker)aktionär(?:en|in)?|(?:Mehrheits|Anteils)eigner[ns]?|Geldgeber[ns]?)"),
    ),
    "en": (
        Noun("competitorOf", True, r"(?:arch-?|US |bigger |smaller |larger |local |close )?(?:[Rr]ivals?|[Cc]ompetitors?)"),
        Noun("subsidiaryOf", True, r"(?:[Ss]ubsidiar(?:y|ies)|[Uu]nit)"),
        Noun("subsidiaryOf", False, r"[Pp]arent(?: company| group)?"),
        Noun("customerOf", True, r"[Cc]ustomers?"),
        Noun("customerOf", False, r"[Ss]uppliers?"),
        Noun("partnerOf", True, r"[Pp]artners?"),
        Noun("investedIn", True, r"(?:(?:biggest|largest|main) )?(?:[Ss]hareholders?|[Bb]ackers?)"),
    ),
    "fr": (
        Noun("competitorOf", True, r"(?:[Rr]ival|[Cc]oncurrent|[Rr]ivaux)(?:e?s)?"),
        Noun("subsidiaryOf", True, r"[Ff]iliales?"),
        Noun("subsidiaryOf", False, r"[Mm]aison(?:-| )mère"),
        Noun("customerOf", True, r"[Cc]lients?"),
        Noun("customerOf", False, r"(?:[Ff]ournisseur|[Éé]quipementier)s?"),
        Noun("partnerOf", True, r"[Pp]artenaires?"),
        Noun("investedIn", True, r"[Aa]ctionnaires?(?: principal)?"),
    ),
}  # fmt: skip


#: After a noun these words turn the tie round (`Tochter von Nordbau`): such turns are not read here.
_TURNED = r"(?!(?:von|vom|der|des|of|at|de|du|bei|for|für)\b)"


@cache
def nouns(lang: str) -> tuple[tuple[Noun, re.Pattern[str]], ...]:
    """The nouns of a language with a pattern for the text that ends where the first name starts."""
    leads = _LEADS.get(lang, "")
    strung = rf"{leads} (?:die |der |das |the |le |la )?(?:[\w-]+ )?"
    tight = rf" (?:{_TURNED}[\w-]+ )?"
    return tuple(
        (noun, re.compile(rf"(?:^|[\s(„\"-])({noun.pattern})(?:{strung}|{tight})[„\"]?$"))
        for noun in NOUNS.get(lang, ())
    )
