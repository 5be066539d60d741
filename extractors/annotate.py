"""The reader's annotation of a text as mentions and links of the contract's model."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.names import known
from extractors.reader.types import Annotation, Arc
from extractors.tidy import trimmed
from kg.extract import Reading
from kg.model import Findings, Link, Mention
from kg.names import LEGAL_FORMS, bases, name_key

#: Attributes of an arc that name a span by index, and what they are called where they name a mention.
_INDEXES = {"role_span": "role_mention", "share_span": "share_mention"}
#: A second word that makes the first one half of a firm's name: `Richards Group`.
_FIRM_NOUNS = LEGAL_FORMS | {
    "group", "gruppe", "holding", "capital", "bank", "partners", "energy", "industries", "motors", "systems",
    "solutions", "technologies", "brothers", "gebrüder", "söhne", "sons", "international", "media", "pharma", "foods",
    "stores", "club", "united", "city",
}  # fmt: skip


def findings_of(reading: Reading, annotation: Annotation) -> Findings:
    """Spans as mentions, arcs as links; what is no named thing is left out with its arcs."""
    mentions: list[Mention | None] = []
    for span in annotation.spans:
        confidence = min(max(span.confidence, 0.01), 1.0)
        mention = reading.mention(span.start, span.end, span.type, confidence, label=span.label)
        mentions.append(trimmed(mention, reading.text, reading.document.lang) if mention.text.strip() else None)
    mentions = [called(m, reading.text, reading.document.lang) for m in mentions]
    mentions = surnames(mentions, reading.document.lang)
    mentions = unglued(reading, mentions)
    mentions, owners = _owned(reading, mentions)
    mentions, regions = _split(reading, mentions)
    links = [link for arc in annotation.arcs if (link := _link(arc, mentions)) is not None]
    return Findings(mentions=(*(m for m in mentions if m is not None), *owners, *regions), links=tuple(links))


def _split(reading: Reading, mentions: Sequence[Mention | None]) -> tuple[list[Mention | None], list[Mention]]:
    """`Santa Clara, California` names two places: the town keeps the links, the region stands beside it."""
    out: list[Mention | None] = []
    regions = []
    for m in mentions:
        comma = m.text.find(", ") if m is not None and m.type == "Place" else -1
        if m is not None and comma > 0:
            regions.append(reading.mention(m.start + comma + 2, m.end, "Place", m.confidence))
            m = replace(m, end=m.start + comma, text=m.text[:comma], name=None)
        out.append(m)
    return out, regions


def _owned(reading: Reading, mentions: Sequence[Mention | None]) -> tuple[list[Mention | None], list[Mention]]:
    """`Metas Instagram` read as one name is two: the thing keeps the links, its owner in the genitive stands beside it.

    Only where the first word is no name itself (`Siemens Gamesa`, `Jacobs Kaffee`) and a listed firm without its s.
    """
    out: list[Mention | None] = []
    owners = []
    for m in mentions:
        words = m.text.split(" ") if m is not None and m.type in ("Company", "Product") else []
        owner = _owner(words[0], reading.document.lang) if len(words) == 2 else None
        if m is not None and owner is not None:
            left, right = words
            if right[0].isupper() and right.casefold() not in _FIRM_NOUNS and not known(m.text):
                owners.append(reading.mention(m.start, m.start + len(left), "Company", m.confidence, name=owner))
                m = replace(m, start=m.end - len(right), text=right, name=None)
        out.append(m)
    return out, owners


def _owner(word: str, lang: str) -> str | None:
    """The listed firm that the word is the genitive of, in languages where an s alone makes one."""
    if known(word) or (word.endswith("s") and lang not in ("de", "nl", "sv", "da", "no")):
        return None
    return next((form for form in bases(word, lang)[:1] if known(form)), None)


def unglued(reading: Reading, mentions: Sequence[Mention | None]) -> list[Mention | None]:
    """Two names that were read as one: where both halves stand alone elsewhere in the text, the first keeps the links.

    `Google OpenAI` in a text that names Google and OpenAI. The halves' own mentions elsewhere speak for the second.
    """
    alone = {m.text: m for m in mentions if m is not None and m.is_entity}
    out = []
    for m in mentions:
        if m is not None and m.is_entity and " " in m.text:
            for i in (i for i, c in enumerate(m.text) if c == " "):
                left, right = m.text[:i], m.text[i + 1 :]
                heads = [h for h in (left, *bases(left, reading.document.lang)) if h in alone]
                if heads and right in alone and "Person" not in (alone[heads[0]].type, alone[right].type):
                    head = alone[heads[0]]
                    m = replace(
                        m, end=m.start + i, text=left, type=head.type, name=heads[0] if heads[0] != left else None
                    )
                    break
        out.append(m)
    return out


#: Nouns right before a name that say what it is; right in 97 % of passages and more, where it is no person.
_KINDS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "de": (
        (
            "Company",
            re.compile(
                r"(?:^|[\s(„\"-])(?!Datenbank)[\w-]*(?:holding|konzern|hersteller|bank|firma|kette|händler|anbieter"
                r"|versicherer|reederei|brauerei|verlag|start-?up|bauer|produzent|zulieferer|ausrüster|discounter"
                r"|dienstleister)s? [„\"»]?$",
                re.IGNORECASE,
            ),
        ),
        ("Organization", re.compile(r"(?:[Aa]ufsicht|[Gg]ewerkschaft|[Bb]ehörde) [„\"»]?$")),
        ("Product", re.compile(r"(?:[Gg]erät|[Mm]odell(?:reihe|serie)?|[Bb]aureihe|[Ss]erie|[Mm]edikament) [„\"»]?$")),
    ),
    "en": (
        (
            "Company",
            re.compile(
                r"\b(?:[a-z]*maker|start-?up|retailer|bank|lender|insurer|airline|group|firm|company|supplier|manufacturer"
                r"|brewer|grocer|broker) $"
            ),
        ),
    ),
}


def called(mention: Mention | None, text: str, lang: str) -> Mention | None:
    """Give a thing the type that its own noun says (`Familienholding Artex`, `das Modell Quoro`, `the lender Artex`).

    People keep theirs: after such a noun one may stand too (`der Händler Otto Holm`).
    """
    if mention is None or mention.type not in ("Company", "Product", "Organization", "Event", "Place"):
        return mention
    before = text[max(mention.start - 40, 0) : mention.start]
    type_ = next((type_ for type_, noun in _KINDS.get(lang, ()) if noun.search(before)), mention.type)
    return mention if type_ == mention.type else replace(mention, type=type_)


def surnames(mentions: Sequence[Mention | None], lang: str) -> list[Mention | None]:
    """Give a lone surname the type of its full name: `Abt` after `Leonie Abt` is a person, whatever it was read as.

    Not where a longer company's name holds the word: in a family firm (`Alois Borg`, `Borg Wohnwelt`) it stays open.
    """
    people: set[str] = set()
    firms: set[str] = set()
    for m in mentions:
        words = name_key(m.text, m.type).split() if m is not None and m.is_entity else []
        if m is not None and len(words) > 1:
            (people if m.type == "Person" else firms).update(words[-1:] if m.type == "Person" else words)
    out = []
    for m in mentions:
        if m is not None and m.type in ("Company", "Product", "Place", "Organization") and len(m.text.split()) == 1:
            keys = {name_key(form, "Person") for form in (m.text, *bases(m.text, lang))}
            if keys & people and not keys & firms and not known(m.text):
                m = replace(m, type="Person")
        out.append(m)
    return out


def _link(arc: Arc, mentions: Sequence[Mention | None]) -> Link | None:
    source, target = mentions[arc.source], mentions[arc.target]
    if source is None or target is None:
        return None
    attributes = []
    for key, value in sorted(arc.attributes.items()):
        if key in _INDEXES:
            mention = mentions[int(value)]
            if mention is not None:
                attributes.append((_INDEXES[key], mention.id))
        else:
            attributes.append((key, value))
    return Link(arc.kind, source.id, target.id, min(max(arc.confidence, 0.01), 1.0), tuple(attributes))
