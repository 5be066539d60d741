"""Where a firm is at home, from fixed turns of phrase: `Düsseldorfer Konzern`, `aus Kassel`, `Zurich-based`.

The contract counts a town that shows only as an adjective as a place, and `aus X`, `mit Sitz in X`, `X-based` as
headquarters. The reader cannot mark a place inside a reference (`des Mannheimer Herstellers`): this rule does. It
gives places and links from the firm's mention, or from the reference to it, to the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.origins.demonyms import demonyms
from kg.extract import Reading, extractor
from kg.model import Findings, Link, Mention

CONFIDENCE = 0.85
_FIRMS = ("Company", "Organization", "REF")
_WORD = re.compile(r"\b(?:(?:New|Sankt|St\.|Bad) )?[A-ZÄÖÜ][a-zäöüß]{2,}er\b")
#: Between the word of origin and the firm's name: adjectives and at least one noun, nothing else.
_NOUNS = re.compile(
    r"^ (?:[a-zäöüß]+e[nrs]? )?(?:[A-ZÄÖÜ][\wäöüß]*(?:-[\wÄÖÜäöüß]+)* ){0,3}(?:der |des |und )?[\"„»]?$"
)
#: Between a firm and the place where it is at home, by language.
_HOME = {
    "de": re.compile(
        r"^,? (?:aus(?: (?:dem|der)(?: \w+en)?)?|mit (?:\w+ )?(?:Haupts|S)itz in|mit Hauptquartier in|mit Zentrale in"
        r"|ansässig in|hat (?:ihren|seinen) (?:Haupts|S)itz in) $"
    ),
    "en": re.compile(r"^,? (?:which is |that is |is )?(?:based|headquartered) in $|^, of $"),
    "fr": re.compile(
        r"^,? (?:est )?(?:basée?|installée?|établie?|domiciliée?) (?:à|au|en|aux) $|^,? dont le siège est (?:à|au|en) $"
    ),
    "es": re.compile(r"^,? (?:con sede|radicad[oa]|basad[oa]) en $"),
    "it": re.compile(r"^,? (?:con sede|basata|basato) (?:a|in) $"),
    "nl": re.compile(r"^,? (?:gevestigd|met hoofdkantoor) in $| uit $"),
    "pt": re.compile(r"^,? (?:com sede|sediad[oa]|baseada?) (?:em|no|na) $"),
}
#: Between a place and the firm that is at home there: `Zurich-based Tactex`, `the Jerusalem-based maker`.
_BASED = re.compile(r"^(?:, [A-Z][\w.]+)?-(?:based|headquartered)(?: [a-z][\w-]*){0,4} $")
#: A town that shows only there: one to three capitalised words, no abbreviation (`AI-based`).
_BASED_TOWN = re.compile(
    r"(?<![\w-])(?:(?:The|A|An|This) )?([A-Z][a-zà-ÿ’']+(?: [A-Z][a-zà-ÿ’']+){0,2})"
    r"(?:, [A-Z][\w.]+)?(?=-(?:based|headquartered)\b)"
)
_INSIDE = re.compile(
    r"^(?:, [A-Z][\w.]+)?-(?:based|headquartered)\b"
    r"| (?:company|group|firm|maker|start-?up|bank|retailer|manufacturer|carmaker)\b"
)


@extractor("origins", version="2", needs=["mentions"], gives=["mentions", "links"])
def origins(reading: Reading) -> Findings:
    """Places named by words of origin, and where firms are at home."""
    places: list[Mention] = []
    links: list[Link] = []
    mentions = sorted(reading.found.mentions, key=lambda m: m.start)
    if reading.document.lang == "de":
        for place, firm in _by_word(reading, mentions):
            places.append(place)
            if firm is not None:
                links.append(_home(firm, place))
    if reading.document.lang == "en":
        places += _based_towns(reading, mentions)
        mentions = sorted([*mentions, *places], key=lambda m: m.start)
    links += [_home(firm, place) for firm, place in _by_phrase(reading, mentions)]
    return Findings(mentions=tuple(places), links=tuple(links))


def _home(firm: Mention, place: Mention) -> Link:
    return Link("headquarteredIn", firm.id, place.id, CONFIDENCE)


def _by_word(reading: Reading, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention | None]]:
    for match in _WORD.finditer(reading.text):
        city = demonyms().get(match.group())
        if city is None:
            continue
        start, end = match.span()
        around = [m for m in mentions if m.start <= start and end <= m.end]
        if any(m.is_entity and (m.start, m.end) != (start, end) for m in around):
            continue  # part of a name: `Wiener Börse`, `Berliner Zeitung`
        firm = next((m for m in around if m.type == "REF"), None) or _named_after(reading.text, end, mentions)
        if firm is None and not any((m.start, m.end) == (start, end) for m in around):
            continue
        yield reading.mention(start, end, "Place", CONFIDENCE, name=city), firm


def _based_towns(reading: Reading, mentions: list[Mention]) -> Iterator[Mention]:
    """The town of `the Leeds-based broker`, which the reader leaves inside its reference or takes for nothing."""
    for match in _BASED_TOWN.finditer(reading.text):
        start, end = match.span(1)
        meeting = [m for m in mentions if m.start < end and start < m.end]
        if any(m.type != "REF" for m in meeting):
            continue  # read as a place already, or as the product of `Android-based`
        refs = [m for m in meeting if _INSIDE.search(reading.text[match.end() : m.end])]
        following = _next_firm(mentions, end)
        led = following is not None and _BASED.match(reading.text[match.end() : following.start])
        if refs or led:
            yield reading.mention(start, end, "Place", CONFIDENCE)


def _next_firm(mentions: list[Mention], place: int) -> Mention | None:
    return next((m for m in mentions if m.start > place and m.type in ("Company", "Organization")), None)


def _named_after(text: str, end: int, mentions: list[Mention]) -> Mention | None:
    following = _next_firm(mentions, end)
    if following is None or following.start - end > 60 or not _NOUNS.match(text[end : following.start]):
        return None
    return following


def _by_phrase(reading: Reading, mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    text, home = reading.text, _HOME.get(reading.document.lang)
    places = [m for m in mentions if m.type == "Place"]
    for place in places:
        before = [m for m in mentions if m.end <= place.start and m.type in _FIRMS]
        if before and home and home.match(text[before[-1].end : place.start]):
            yield before[-1], place
        if reading.document.lang == "en":
            after = _next_firm(mentions, place.end)
            if after and after.start - place.end < 50 and _BASED.match(text[place.end : after.start]):
                yield after, place
            for ref in mentions:
                if (
                    ref.type == "REF"
                    and ref.start <= place.start
                    and place.end <= ref.end
                    and _INSIDE.search(text[place.end : ref.end])
                ):
                    yield ref, place
