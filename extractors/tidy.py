"""What a model calls a name and the contract does not: words of origin, bare titles, common nouns; and bare forms.

The contract wants named things in their nominative. These rules drop or trim what is none whatever a model says:
each states how a language writes names, none knows a name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.names import known
from kg.model import Mention
from kg.names import fold, nominative, tidy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _terms(text: str) -> frozenset[str]:
    return frozenset(term.strip() for term in text.split("|"))


#: Words of nationality and region that are no places: `US-Konzern`, `British retailer`, `le groupe français`.
_ORIGIN = _words(
    """
    american americans british german germans french italian italians spanish chinese japanese korean russian swiss
    austrian dutch danish swedish norwegian finnish polish czech hungarian greek turkish indian brazilian canadian
    australian mexican israeli irish scottish welsh english european europeans asian african latin nordic scandinavian
    taiwanese saudi emirati ukrainian belgian portuguese romanian bavarian californian texan asiatique europeen
    europeenne americain americaine francais francaise allemand allemande britannique chinois chinoise italien
    italienne espagnol espagnole japonais japonaise coreen coreenne neerlandais
    """
)
_TITLES = _words("mr mrs ms mr. mrs. ms. herr herrn frau dr dr. prof prof. m. mme sir lord dame monsieur madame")
#: Terms of technology and trade that stand for no product and no firm; currencies are no places. Folded.
_TERMS = _terms(
    """
    open source|open-source|ki|ai|ia|agi|aigc|kuenstliche intelligenz|generative ki|generative ai|machine learning
    |artificial intelligence|intelligence artificielle|maschinelles lernen|deep learning|big data|cloud|cloud computing
    |internet|internet der dinge|internet of things|iot|blockchain|krypto|smartphone|smartphones|app|apps|chatbot
    |chatbots|hologramm|hologramme|hologram|holograms|virtual reality|augmented reality|vr|ar|5g|6g|lte|wlan|wifi|wi-fi
    |bluetooth|usb|software|hardware|e-commerce|fintech|start-up|startup|streaming|social media|it|esg|ipo|boersengang
    """
)
_CURRENCIES = _words("yuan renminbi dollar dollars euro euros yen won rubel rupie rupien pfund franken lira real peso")
#: Nouns that a model glues to a name: the name goes on without them.
_TAIL = re.compile(r"(?<=\w)[ \-\u2011](?:Aktien?|Papiere?n?|Konzerns?|shares?|stock|action|Chefs?|Sprecher(?:in)?)$")
#: English writes its product names with capitals: what follows in small letters is a noun (`the Dash button`).
_COMMON = re.compile(r"(?<=\w\w)(?: (?!(?:up|on|me|it|go|to|in|for|and|of|the)\b)[a-z]{3,})+$")
_HEAD = re.compile(
    r"^(?:(?:der|die|das|dem|den|des|the|la|le|les|el|il)\s+|(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|M\.|Mme|Monsieur|Madame)\s+)(?=\S)"
)
_STATES = re.compile(r"US|U\.S\.?")
#: A quotation that opens inside a name and never closes there; hyphens and stops that a name cannot end with.
_OPEN = re.compile(r"(?<=\w)\s+[„“\"«»](?=[^„“”\"«»]*$)")
_LOOSE = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.\-–\s]+$|[\-–\s]+$")
_NAME = re.compile(r"[^\W\d_]|\d")


def trimmed(mention: Mention, text: str, lang: str) -> Mention | None:
    """The mention in its `text` as the contract wants it, or None where it is no named thing; values and REFs pass."""
    if not mention.is_entity:
        return mention
    start, end = mention.start, mention.end
    head = _HEAD.match(mention.text)
    if head and (mention.type == "Person" or mention.text[0].islower()):
        start += head.end()
    quote = _OPEN.search(mention.text)
    if quote:
        end = mention.start + quote.start()
    end = start + len(_LOOSE.sub("", text[start:end]))
    tail = _TAIL.search(text[start:end])
    if tail and mention.type != "Person":
        end -= len(tail.group())
    common = _COMMON.search(text[start:end]) if lang == "en" and mention.type == "Product" else None
    if common:
        end -= len(common.group())
    words = text[start:end]
    if not words.strip():
        return None
    if not _is_name(words, mention.type) or (_STATES.fullmatch(words) and not _is_country(text, start, end)):
        return None
    proposed = mention.name or nominative(words, lang, known)
    name = proposed if proposed != tidy(words) else None
    return replace(mention, start=start, end=end, text=words, name=name)


def _is_country(text: str, start: int, end: int) -> bool:
    """`in the US` names a country, `US carmaker`, `US-Konzern` and `U.S. sales` only say where something is from."""
    return text[end : end + 1] != "-" and bool(re.search(r"\b[Tt]he $", text[max(start - 5, 0) : start]))


def _is_name(words: str, type_: str) -> bool:
    bare = tidy(words)
    if not bare or not _NAME.search(bare):
        return False
    if type_ == "Place" and fold(bare).rstrip("-") in _ORIGIN | _CURRENCIES:
        return False
    if type_ in ("Product", "Company") and fold(bare) in _TERMS:
        return False
    if type_ == "Person" and bare.casefold() in _TITLES:
        return False
    return _is_capital(bare) or known(bare)


def _is_capital(bare: str) -> bool:
    """`Meta`, `iPhone`, `d’Ieteren`, `3M`; not `trench coats` or `britischen`."""
    first = bare.split()[0]
    return any(c.isupper() for c in first) or first[0].isdigit() or any(w[:1].isupper() for w in bare.split()[1:])
