"""One reading, indexed: mentions by id, links by end, and the entity that each REF stands for."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from kg.extract import Reading
from kg.model import Link, Mention

#: A chain of references (`er` -> `der Chef` -> `Klein`) is followed this far; longer ones are circles.
_DEPTH = 4


class Context:
    """Mentions and links of one reading, with the questions that the assembling asks of them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.lang = reading.document.lang
        self.published = _day(reading.document.date)
        self.mentions: dict[str, Mention] = {m.id: m for m in reading.found.mentions}
        self.ordered: list[Mention] = sorted(self.mentions.values(), key=lambda m: m.start)
        self._from: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in sorted(reading.found.links, key=lambda link: -link.confidence):
            self._from[link.kind, link.source].append(link)

    def links(self, kind: str) -> list[Link]:
        """All links of one kind, in order of their source's place."""
        found = [link for (k, _), links in self._from.items() if k == kind for link in links]
        return sorted(found, key=lambda link: (self.mentions[link.source].start, -link.confidence))

    def best(self, kind: str, source: str) -> Link | None:
        """The surest link of `kind` that leaves `source`."""
        links = self._from.get((kind, source))
        return links[0] if links else None

    def entity(self, mention_id: str) -> tuple[Mention | None, float]:
        """The named mention that this mention is or refers to, and how sure that is; (None, 0) if it is open."""
        sure = 1.0
        for _ in range(_DEPTH):
            mention = self.mentions.get(mention_id)
            if mention is None or mention.is_entity:
                return mention, sure if mention else 0.0
            link = self.best("coref", mention_id)
            if link is None:
                return None, 0.0
            mention_id, sure = link.target, sure * link.confidence
        return None, 0.0

    def sentence(self, *mentions: Mention) -> str:
        """The words of the sentences that hold all these mentions."""
        start, end = self.span(*mentions)
        return self.text[start:end]

    def span(self, *mentions: Mention) -> tuple[int, int]:
        """The span of the sentences that hold all these mentions."""
        return self.reading.sentence(min(m.start for m in mentions), max(m.end for m in mentions))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
