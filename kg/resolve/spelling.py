"""When two spellings are forms of one name: slips of the pen, abbreviations, romanisations. Pure, on name keys.

Keys are those of `kg.names.name_key`: folded, without legal form. Nothing here knows what the names stand for.
"""

from __future__ import annotations

import re

#: Shorter words that differ by a letter are as often two names (`Merck`, `Merz`).
LONG = 7
_DOMAIN = re.compile(r"(?<=\w{3})\.(?:com|de|net|org|io|fr|co\.uk|eu|ch|at|it|es|nl|pl|bg|cz|se|dk)$")
#: `Krämer & Söhne`, `Krämer und Söhne`: between words, in the languages that we read.
_AND = re.compile(r"(?<=\w )(?:und|and|et|en|och|og)(?= \w)")
_ROMAN = re.compile(r"^(?:i{1,3}|iv|vi{0,3}|ix|x)$")
#: One sound, written as German, English and French romanise Cyrillic, in the order of replacing.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"schtsch|shch|chtch", "S"),
        (r"tsch|tch|ch(?=ev|ov|en)", "C"),
        (r"sch|sh", "S"),
        (r"kh|ch", "h"),
        (r"(?:ij|iy|yj|ii|yi|y|i)$", "i"),
        (r"sz|z", "s"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"[jy]", "i"),
        (r"ph", "f"),
        (r"ck", "k"),
        (r"ff$|f$", "v"),
        (r"(.)\1", r"\1"),
    )
)


def solid(key: str) -> str:
    """A key without spaces, signs and a domain: `11 88 0`, `11880`; `exxon mobil`, `exxonmobil`; `zalando.de`."""
    text = _AND.sub("and", _DOMAIN.sub("", key)).replace("&", "and").replace("+", "plus")
    return re.sub(r"[\W_]+", "", text)


def plain(key: str) -> str:
    """A solid key as it is when umlauts were left out, not written out: `mueller`, `muller` -> `muller`."""
    return re.sub(r"(?<=[aou])e(?![aeiou])", "", solid(key))


def romanised(word: str) -> str:
    """One word by its sounds, the same for German, English and French romanisations: `selenskyj`, `zelensky`.

    A `ch` is read as in German (`Cherson`, `Kherson`).
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def sounds(word: str) -> frozenset[str]:
    """`romanised`, and where it begins with `ch` also as English has it (`Chernenko`, `Tschernenko`)."""
    return frozenset({romanised(word), romanised("t" + word)} if word.startswith("ch") else {romanised(word)})


def numbers(key: str) -> tuple[str, ...]:
    """The digits and Roman numerals of a key, in order: another number is another thing."""
    return tuple(w for part in key.split() for w in ([part] if _ROMAN.match(part) else re.findall(r"\d+", part)))


def slip(wrong: str, right: str) -> bool:
    """Whether one letter inside `right` is missing, doubled, put in or swapped with its neighbour in `wrong`."""
    if wrong == right or wrong[0] != right[0] or abs(len(wrong) - len(right)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(wrong, right, strict=False)) if a != b), min(len(wrong), len(right)))
    a, b = wrong[start:], right[start:]
    if len(wrong) == len(right):
        return len(a) > 1 and (a[0], a[1], a[2:]) == (b[1], b[0], b[2:]) and a[:2].isalpha()
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[1:] == shorter and longer[0].isalpha() and bool(shorter)


def without_one(word: str) -> set[str]:
    """The word and all that is left of it without one letter: two words with a slip between them share one of these.

    Symmetric delete spelling correction (Garbe 2012, SymSpell).
    """
    return {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}


def abbreviates(a: str, b: str) -> bool:
    """Whether the shorter can stand for the longer: its letters come in order in it, the first one first."""
    short, long = sorted((re.sub(r"\W", "", a).casefold(), re.sub(r"\W", "", b).casefold()), key=len)
    if not short or len(short) == len(long):
        return False
    letters = iter(long)
    return short[0] == long[0] and all(c in letters for c in short)
