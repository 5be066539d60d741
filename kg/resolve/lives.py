"""What the words beside a name say that tells namesakes apart: a person's walk of life, a firm's country and seat.

Only words of naming count (`Torhüter Jan Wolff`, `der US-Konzern Merck`, `Merck aus Darmstadt`), never what is merely
told in the same text: a firm sells in many countries and has one seat.
"""

from __future__ import annotations

import re

from kg.model import Mention

#: Walks of life by endings of the words that name them (German, English, French).
_LIVES = {
    "sport": (
        "fußballer|fußballerin|fußballprofi|torwart|torhüter|torhüterin|stürmer|stürmerin|verteidiger|mittelfeldspieler|"
        "nationalspieler|nationalspielerin|rennfahrer|rennfahrerin|tennisspieler|tennisspielerin|skispringer|schwimmerin|"
        "radprofi|bundestrainer|olympiasieger|olympiasiegerin|weltmeister|footballer|goalkeeper|striker|midfielder|"
        "defender|racing driver|tennis player|sprinter|quarterback|footballeur|footballeuse|gardien de but|attaquant|"
        "milieu de terrain|pilote de course|cycliste|coureur"
    ),
    "arts": (
        "schauspieler|schauspielerin|sänger|sängerin|regisseur|regisseurin|schriftsteller|schriftstellerin|maler|malerin|"
        "pianist|pianistin|dirigent|dirigentin|komponist|komponistin|actor|actress|singer|novelist|painter|conductor|"
        "composer|playwright|acteur|actrice|comédien|comédienne|chanteur|chanteuse|romancier|romancière|peintre|"
        "réalisateur|réalisatrice|chef d'orchestre"
    ),
    "business": (
        "vorstandschef|vorstandschefin|vorstandsvorsitzende|vorstandsvorsitzender|finanzvorstand|finanzchef|finanzchefin|"
        "geschäftsführer|geschäftsführerin|konzernchef|konzernchefin|firmenchef|firmenchefin|firmengründer|gründer|"
        "gründerin|aufsichtsratschef|aufsichtsratschefin|unternehmer|unternehmerin|manager|managerin|ceo|cfo|cto|coo|"
        "chief executive|chief financial officer|chairman|chairwoman|founder|entrepreneur|pdg|directeur général|"
        "directrice générale|directeur financier|directrice financière|fondateur|fondatrice|patron|patronne"
    ),
}
_LIFE = {life: re.compile(rf"\w*(?:{words})\b", re.IGNORECASE) for life, words in ((k, v) for k, v in _LIVES.items())}
#: How far from the name such a word may stand, in characters.
_NEAR = 48

#: Adjectives and prefixes of origin by country (ISO 3166).
_NATIONS = {
    "DE": "deutsch|german|allemand", "US": "us-|amerikanisch|american|u.s.|américain",
    "FR": "französisch|french|français",
    "GB": "britisch|british|britannique", "CH": "schweizer|swiss|suisse", "AT": "österreichisch|austrian|autrichien",
    "IT": "italienisch|italian|italien", "ES": "spanisch|spanish|espagnol", "NL": "niederländisch|dutch|néerlandais",
    "SE": "schwedisch|swedish|suédois", "DK": "dänisch|danish|danois", "NO": "norwegisch|norwegian|norvégien",
    "FI": "finnisch|finnish|finlandais", "PL": "polnisch|polish|polonais", "JP": "japanisch|japanese|japonais",
    "CN": "chinesisch|chinese|chinois", "KR": "südkoreanisch|south korean|sud-coréen", "IN": "indisch|indian|indien",
    "CA": "kanadisch|canadian|canadien", "AU": "australisch|australian|australien", "BE": "belgisch|belgian|belge",
    "CZ": "tschechisch|czech|tchèque", "IE": "irisch|irish|irlandais", "PT": "portugiesisch|portuguese|portugais",
    "BR": "brasilianisch|brazilian|brésilien", "RU": "russisch|russian|russe", "TR": "türkisch|turkish|turc",
}  # fmt: skip
_FIRM = (
    r"\w*(?:konzern|konzerns|unternehmen|unternehmens|hersteller|herstellers|firma|gruppe|bank|anbieter|bauer|riese|"
    r"versicherer|händler|start-?up|company|maker|manufacturer|group|firm|giant|insurer|retailer|lender|startup|"
    r"fabricant|groupe|géant|entreprise|société|banque|constructeur|assureur|distributeur)"
)
_NATION = {
    country: re.compile(rf"\b(?:{words.replace('.', chr(92) + '.')})\w{{0,3}}[ -]?(?:[\w-]+ )?{_FIRM} $", re.IGNORECASE)
    for country, words in _NATIONS.items()
}
_SEAT = re.compile(
    r"^,? ?\(?(?:aus|mit (?:haupt)?sitz in|based in|headquartered in|of|basée? à|dont le siège est à|établie? à) $",
    re.IGNORECASE,
)


def lives(text: str, person: Mention) -> frozenset[str]:
    """The walks of life that words beside a person's name give: `business`, `sport`, `arts`."""
    before = text[max(0, person.start - _NEAR) : person.start]
    after = text[person.end : person.end + _NEAR]
    beside = before[_last(before) :] + "|" + after[: _first(after)]
    return frozenset(life for life, pattern in _LIFE.items() if pattern.search(beside))


def _last(before: str) -> int:
    """Where the sentence that a name stands in begins, within the words before it."""
    return max(before.rfind(stop) + 1 for stop in (". ", "! ", "? ", "\n"))


def _first(after: str) -> int:
    ends = [at for at in (after.find(stop) for stop in (". ", "! ", "? ", "\n")) if at >= 0]
    return min(ends, default=len(after))


def nations(text: str, firm: Mention) -> frozenset[str]:
    """The countries that words before a firm's name give: `der deutsche Pharmakonzern Merck` -> `DE`."""
    before = text[max(0, firm.start - _NEAR) : firm.start]
    return frozenset(country for country, pattern in _NATION.items() if pattern.search(before))


def seats(text: str, firm: Mention, places: dict[int, str]) -> frozenset[str]:
    """The seats that words behind a firm's name give; `places` are the keys of place names by their offset."""
    for start in range(firm.end + 3, firm.end + 32):
        if start in places and _SEAT.match(text[firm.end : start]):
            return frozenset({places[start]})
    return frozenset()
