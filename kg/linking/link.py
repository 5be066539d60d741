"""Entities get the ids of the things that they surely are, and what the knowledge base knows of these.

In this order: a Wikidata id that an extractor gave; an ISIN or ticker beside a name; the names themselves
(`Knowledge.sure`); names that several things have, where the country that the article says leaves one. Whatever speaks
against it (another country, two ids) makes it NIL: no link.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.linking.base import Knowledge
from kg.linking.context import Said, said
from kg.linking.institutions import PREFIX, institutions
from kg.linking.things import Thing
from kg.model import Document, Entity, Findings, Mention
from kg.names import name_key
from kg.resolve.resolve import Resolution

#: Longer names in capitals are shouted; shorter ones may be acronyms.
_CAPITALS = 5
_WIKIDATA = "http://www.wikidata.org/entity/"


def linked(
    resolution: Resolution, documents: Mapping[str, Document], findings: Mapping[str, Findings], knowledge: Knowledge
) -> Resolution:
    """The resolution with links on its entities; documents and findings are by document id."""
    about: dict[str, Said] = defaultdict(Said)
    for key in sorted(documents):
        mentions = [m for m in findings[key].mentions if m.is_entity]
        places = _countries(mentions, knowledge)
        for mention in mentions:
            entity = resolution.entity_of(mention.id)
            if entity is not None:
                about[entity] |= said(documents[key].text, mention, places)
    entities = tuple(link(entity, about[entity.id], knowledge) for entity in resolution.entities)
    return replace(resolution, entities=entities)


def _countries(mentions: Iterable[Mention], knowledge: Knowledge) -> dict[int, str]:
    """The countries of place names by their offset, where they are known."""
    found = {}
    for mention in mentions:
        if mention.type == "Place":
            id_ = knowledge.sure((mention.name or mention.text,), "Place")
            thing = None if id_ is None else knowledge.thing(id_)
            if thing is not None and thing.country:
                found[mention.start] = thing.country
    return found


def link(entity: Entity, about: Said, knowledge: Knowledge) -> Entity:
    """The entity with its link and what is known of the thing; as it is where no thing is sure."""
    thing = _given(entity, knowledge) or _thing(entity, about, knowledge)
    isin = next(iter(about.isins)) if len(about.isins) == 1 else None
    ticker = next(iter(about.tickers)) if len(about.tickers) == 1 else None
    if thing is None:
        public = institutions((entity.name, *entity.aliases), entity.type)
        if len(public) == 1 and not (id_ := next(iter(public))).startswith(PREFIX):
            return replace(entity, same_as=tuple(sorted({*entity.same_as, _WIKIDATA + id_})))
        return replace(entity, isin=entity.isin or isin, ticker=entity.ticker or ticker)
    if _misread(entity, thing):
        entity = replace(entity, name=thing.name, aliases=tuple(sorted({*entity.aliases, entity.name} - {thing.name})))
    same_as = entity.same_as
    if thing.iri is not None and not any(iri.startswith(_WIKIDATA) for iri in same_as):
        same_as = tuple(sorted({*same_as, thing.iri}))
    return replace(
        entity, same_as=same_as, isin=isin or thing.isin or None, ticker=thing.ticker or ticker,
        country=thing.country or None, sector=thing.sector or None,
    )  # fmt: skip


def _misread(entity: Entity, thing: Thing) -> bool:
    """Whether the entity's name is the thing's, shouted, or cut where it seemed a genitive (`Macy`, `Macy's`)."""
    shouted = entity.name.isupper() and len(entity.name) > _CAPITALS
    cut = thing.name in entity.aliases and thing.name in (entity.name + end for end in ("'s", "’s", "s"))
    return cut or (shouted and entity.name.casefold() == thing.name.casefold())


def _given(entity: Entity, knowledge: Knowledge) -> Thing | None:
    """The thing that an extractor has linked the entity to."""
    ids = {iri.removeprefix(_WIKIDATA) for iri in entity.same_as if iri.startswith(_WIKIDATA)}
    return knowledge.thing(next(iter(ids))) if len(ids) == 1 else None


def _thing(entity: Entity, about: Said, knowledge: Knowledge) -> Thing | None:
    names = (entity.name, *entity.aliases)
    marked = {id_ for symbol in about.symbols if (id_ := knowledge.by_symbol(symbol))}
    if marked:
        return knowledge.thing(next(iter(marked))) if len(marked) == 1 else None
    id_ = knowledge.sure(names, entity.type)
    thing = None if id_ is None else knowledge.thing(id_)
    against = thing is None or _elsewhere(thing, about) or _longer(entity, thing) or _index(entity, thing, knowledge)
    if not against:
        return thing
    if len(about.countries) != 1:
        return None
    held = (knowledge.thing(i) for i in sorted(knowledge.own(names, entity.type)))
    at_home = [thing for thing in held if thing is not None and thing.country in about.countries]
    return at_home[0] if len(at_home) == 1 else None


def _index(entity: Entity, thing: Thing, knowledge: Knowledge) -> bool:
    """Whether an organisation has a company's name by chance: one that is a word, too (`Dow`, the index)."""
    chance = all(knowledge.held(name, entity.type).weak for name in (entity.name, *entity.aliases))
    return entity.type == "Organization" and thing.type == "Company" and chance


def _longer(entity: Entity, thing: Thing) -> bool:
    """Whether the entity's full name says more than any name of the thing (`Shell Shock`, called Shell later on)."""
    called, keys = name_key(entity.name, entity.type), {name_key(name, entity.type) for name in thing.names}
    return called not in keys and any(called.startswith(key + " ") for key in keys)


def _elsewhere(thing: Thing, about: Said) -> bool:
    """Whether the article says another country than the one that the thing is at home in."""
    return bool(about.countries and thing.country and thing.country not in about.countries)
