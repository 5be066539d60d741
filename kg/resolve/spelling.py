"""When two spellings are forms of one name: slips of the pen, abbreviations, romanisations. Pure, on name keys.

Keys are those of `kg.names.name_key`: folded, without legal form. Nothing here knows what the names stand for.
"""

from __future__ import annotations

import re

#: Shorter words that differ by a letter are as often two names (`Merck`, `Merz`).
LONG = 7
_DOMAIN = re.compile(r"(?<=\w{3})\.(?:com|de|net|org|io|fr|co\.uk|eu|ch|at|it|es|nl|pl|bg|cz|se|dk)$")
_AND = re.compile(r"(?<= )(?:und|et|\+)(?= )")
_ADJECTIVE = re.compile(r"(?:\w{2}isch|deutsch)(?:e[nmrs]?)?$")
#: Words that names of institutions have or lack (`University of X`, `X University`).
_SMALL = frozenset("of de du des d la le les l fuer for the der die das von van and und et & at a".split())  # noqa: SIM905
#: Endings of German adjectives and nouns by case.
_CASE = re.compile(r"(?<=\w{3})(?:e[nmrs]?|n|s)$")
#: What may follow a town's name to tell it from its namesakes.
_WHERE = re.compile(r"^(?:am|an der|an dem|a d|ob der|im|in der|bei|on|upon|sur|sous|sul|oder|a|d) ")
_ROMAN = re.compile(r"^(?:i{1,3}|iv|vi{0,3}|ix|x)$")
#: One sound, written as German, English and French romanise Cyrillic, in the order of replacing.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"schtsch|shch|chtch", "S"),
        # German ch is Cyrillic х, English ch is ч: a word alone does not say which.
        (r"tsch|tch|kh|ch", "h"),
        (r"sch|sh|zh(?=\w*(?:[oe][vw]a?|enko|[sz]k\w+|[hv]uk)$)", "S"),
        (r"(?:ij|iy|yj|ii|yi|y|i)$", "i"),
        (r"ie(?!$)|yi", "i"),
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
    words = _AND.sub("and", _DOMAIN.sub("", key))
    return re.sub(r"[\W_]+", "", words.replace("&", "and").replace("+", "plus"))


def plain(key: str) -> str:
    """A solid key as it is when umlauts were left out, not written out: `mueller`, `muller` -> `muller`."""
    return re.sub(r"(?<=[aou])e(?![aeiou])", "", solid(key))


def romanised(word: str) -> str:
    """One word by its sounds, the same for German, English and French romanisations: `selenskyj`, `zelensky`."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def numbers(key: str) -> tuple[str, ...]:
    """The digits and Roman numerals of a key, in order: another number is another thing."""
    return tuple(w for part in key.split() for w in ([part] if _ROMAN.match(part) else re.findall(r"\d+", part)))


def abbreviated(short: str, name: str) -> bool:
    """Whether given names are initials of others, the first one surely: `j`, `jamie`; `k-h`, `karl-heinz`; `j.p`,
    `julia p`."""
    parts, full = ([w for w in re.split(r"[\s.-]+", names) if w] for names in (short, name))
    if not parts or len(parts) > len(full) or len(parts[0]) > 1:
        return False
    return all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(parts, full, strict=False))


#: Kinds of institutions as the press shortens them.
_SPELT_OUT = {
    "tu": "technische universitaet", "th": "technische hochschule", "fh": "fachhochschule", "uni": "universitaet",
    "ph": "paedagogische hochschule", "univ": "university", "u": "university",
}  # fmt: skip


def spelt_out(key: str) -> str:
    """A key that names a kind of institution, that kind spelt out, endings of case left out; "" for any other key.

    `tu brunn`, `technischen universitaet brunn` -> `technisch universitaet brun`.
    """
    first, *rest = key.split()
    full = " ".join([_SPELT_OUT.get(first, first), *rest])
    kinds = {word for kind in _SPELT_OUT.values() for word in kind.split()}
    return " ".join(map(bare, full.split())) if rest and (first in _SPELT_OUT or kinds & set(full.split())) else ""


def adjective(word: str) -> bool:
    """Whether a folded word is a German adjective of place, in any case: `norddeutsche`, `rheinisch`, `bergischen`."""
    return bool(_ADJECTIVE.search(word))


def bag(key: str) -> str:
    """The words of a key in alphabetical order, small words left out; "" if fewer than two are left."""
    words = sorted(set(key.split()) - _SMALL)
    return " ".join(words) if len(words) > 1 else ""


def stems(key: str) -> str:
    """A key of several words with a German adjective, without endings of case; "" for all other keys."""
    words = key.split()
    if not any(adjective(word) for word in words[:-1]):
        return ""
    return " ".join(map(bare, words))


def located(town: str, full: str) -> bool:
    """Whether `full` is `town` with the river, sea or region that tells it from its namesakes."""
    return full.startswith(town + " ") and bool(_WHERE.match(full[len(town) + 1 :]))


def noun(key: str) -> str:
    """What is left of a key when the adjectives before its last word go, without the ending of case; "" if none go."""
    *before, last = key.split()
    return bare(last) if before and all(map(adjective, before)) and len(last) >= LONG else ""


def bare(word: str) -> str:
    """A word without an ending of case: `kalkwerken`, `kalkwerke` -> `kalkwerk`."""
    return _CASE.sub("", word)


def without_genitive(key: str) -> tuple[str, ...]:
    """A surname, and what it may be the genitive of: `saalbachs` -> `saalbachs`, `saalbach`."""
    base = key[:-1]
    return (key, base) if len(key) > 4 and key[-1] == "s" and not base.endswith(("s", "x", "z")) else (key,)


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
