"""Whether a post is over, to come, or held now, where the words around a name say so.

The reader classifies each post; these cues decide what it mixes up in the news of a succession: who leaves is not
announced, who was `bisher` there has left, and who comes at a day after the article is not there yet.
"""

from __future__ import annotations

import re
from datetime import date

from extractors.statements.context import Context
from kg.model import Link, Mention
from kg.values import resolve_period

#: Right before a title or name: the post is over.
_FORMER = re.compile(
    r"\b(?:(?:bisherig|früher|ehemalig|einstig|vormalig|damalig)\w*|Ex-|ex-|former|outgoing|previous|erstwhile|ancien(?:ne)?|l['’]ex)[ -]?$"
)
#: Between a name and the title that follows it: the post is over, or about to be (`Ines Berg, bisher Finanzchefin von X`).
_ONCE = re.compile(
    r"^(?:,| \(|,? (?:der|die|who was|qui (?:était|fut)),?) ?(?:(?:bisher|bislang|vormals|früher|einst|ehemals|zuvor|previously|formerly|until now"
    r"|jusqu['’]ici|auparavant|précédemment|anciennement)(?: (?:noch|schon|the|a|die|der|den))?"
    r"|(?:(?:the|a|der|die|le|la) )?(?:former|erstwhile|(?:früher|ehemalig|einstig|bisherig|vormalig)\w*|ancien(?:ne)?)) $"
)
_OUTGOING = re.compile(r"\b(?:outgoing)[ -]?$")
#: Before the name of one who makes way: verbs and nouns of succession, with at most a title between.
_MAKES_WAY = re.compile(
    r"(?:\b(?:(?:löst|ersetzt|beerbt)(?= (?:den|die|dem|der|Herrn)\b)|folgt (?:auf|dem|der)|nachfolgt|Nachfolge(?:r|rin)? (?:von|des|der)|an die Stelle von"
    r"|replac(?:e|es|ing)|succeed(?:s|ing)?|take over from|takes over from|successor to|remplac(?:e|era|er)|succ[èé]d(?:e|era|er) à"
    r"|successeur de)\b)(?: (?:den|dem|der|die|die scheidende|Herrn|Mr|Ms|Mrs|M\.|Mme))?(?: [\w-]+){0,2} $"
)
#: After or before the name of one who comes.
_COMES = re.compile(
    r"^,?[^.;:]{0,60}\b(?:wird|rückt|übernimmt|folgt|wechselt|tritt|startet|beginnt|kommt|heuert|will (?:become|join|take|replace|succeed|lead|start)"
    r"|is to|is set to|joins|starts|takes over|becomes|deviendra|succédera|prendra|remplacera|rejoindra|devient|prend)\b"
)

#: The future tense says it without a date.
_WILL = re.compile(
    r"^,?[^.;:]{0,60}\b(?:will (?:become|join|take over|replace|succeed|lead|run|head)|deviendra|succédera|prendra|rejoindra|remplacera)\b"
)


def tenure(context: Context, link: Link, ended: bool, status: str | None) -> tuple[bool, str | None]:
    """(ended, status) of a post, from the reader's opinion and the words around the person's name and title."""
    person = context.mentions[link.source]
    title = context.mentions.get(link.get("role_mention") or "")
    start, end = context.span(person)
    before = context.text[max(start, person.start - 60) : person.start]
    for mention in (person, *([title] if title else ())):
        words = context.text[max(start, mention.start - 16) : mention.start]
        near = mention is person or _beside(mention, person)
        if near and _FORMER.search(words) and not _OUTGOING.search(words):
            return True, None
    if title and person.end < title.start and _ONCE.match(context.text[person.end : title.start]):
        return True, None
    if status == "announced" and _MAKES_WAY.search(before):
        return ended, None
    if status in (None, "done", "planned") and not ended and _WILL.match(context.text[person.end : end]):
        return ended, "announced"
    comes = status in (None, "done") and not ended and _COMES.match(context.text[person.end : end])
    if comes and any(_ahead(context, m) for m in context.ordered if m.type == "PERIOD" and start <= m.start < end):
        return ended, "announced"
    return ended, status


def _beside(title: Mention, person: Mention) -> bool:
    return 0 <= person.start - title.end <= 2


def _ahead(context: Context, period: Mention) -> bool:
    """Whether a period names a day or month after the article's."""
    if context.published is None:
        return False
    found = resolve_period(period.text, context.lang, context.published, context.sentence(period)).value
    try:
        if found and len(found) == len("2024-08-13"):
            return date.fromisoformat(found) > context.published
        if found and re.fullmatch(r"\d{4}-\d\d", found):
            return found > context.published.isoformat()[:7]
    except ValueError:
        return False
    return False
