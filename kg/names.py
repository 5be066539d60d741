"""Names in text brought to keys by which they can be compared. Pure, no lists of entities.

A key forgets what does not tell two things apart: case, accents (with the German fold, `Müller` = `Mueller`),
quotes, a leading article, a legal form at the end, an academic or courtesy title. It never forgets a word that
might: `Siemens` and `Siemens Energy` have different keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

#: Legal forms at the end of a name, longest first when matched: (de, at, ch, en, fr, it, es, nl, nordic, pl, jp ...).
_FORMS = """
aktiengesellschaft|gesellschaft mit beschränkter haftung|ag & co. kgaa|gmbh & co. kgaa|se & co. kgaa|ag & co. kg
gmbh & co. kg|gmbh & co. ohg|se & co. kg|& co. kgaa|& co. kg|kgaa|gmbh|mbh|ggmbh|ag|se|kg|ohg|gbr|ug|e. v.|e.v.|eg
vvag|e.g.
incorporated|corporation|limited liability company|public limited company|limited|company|inc.|inc|corp.|corp|ltd.|ltd
co.,ltd.|co.,ltd|public company limited|public co. ltd.|pcl
llc|l.l.c.|llp|plc|plc.|p.l.c.|l.p.|co.|co., ltd.|co. ltd.|co ltd|& co.|& co|pty ltd|pty. ltd.|pty|n.a.
société anonyme|société en commandite par actions|a.m.b.a.
societe en commandite par actions|s.a.|sa|s.a.s.|sas|sasu|sarl|s.a.r.l.|sàrl|snc|sca|s.c.a.|eurl|scop
s.p.a.|spa|s.r.l.|srl|società per azioni|s.l.|s.l.u.|s.a.u.|s.a. de c.v.|sociedad anónima|n.v.|nv|b.v.|bv|v.o.f.
ab|asa|a/s|as|aps|oyj|oy|abp|hf|sp. z o.o.|s.a|z o.o.|a.ş.|a.s.|s.r.o.|d.o.o.|d.d.|zrt.|nyrt.|kft.|oao|pao|pjsc|jsc|ooo
kabushiki kaisha|k.k.|kk|sdn bhd|bhd|berhad|tbk|tbk.|pt|holdings inc.|s.a.b. de c.v.|a.g.
ab (publ)|public company limited|societe anonyme|kommanditgesellschaft auf aktien
""".replace("\n", "|")
LEGAL_FORMS: frozenset[str] = frozenset(form.strip() for form in _FORMS.split("|") if form.strip())

#: Words after a firm's name that describe it without making another firm of it (`Renault Group` = `Renault`).
DESCRIPTORS = frozenset(
    [
        "group",
        "gruppe",
        "groupe",
        "grupo",
        "gruppo",
        "groep",
        "koncernen",
        "konzern",
        "holding",
        "holdings",
        "unternehmensgruppe",
    ]
)

_ARTICLES = re.compile(
    r"^(?:der|die|das|dem|den|des|the|le|la|les|el|los|las|il|lo|gli|o|os|as|de|het)\s+(?=\S)|^(?:l|d)['’](?=\S)",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:(?:herrn?|frau|mr|mrs|ms|mme|mlle|m|sir|lord|dame|dr|prof|professor|doktor|dipl|ing|sig|sra|sr|don|dhr|mevr|"
    r"h\. c|h\.c|med|phil|rer|nat|jur)\.?[ \u00a0]+)+(?=\S)",
    re.IGNORECASE,
)
#: Ranks of nobility that the press leaves out or not, and the particle before a surname that stands alone.
_RANKS = re.compile(
    r"\b(?:graf|gräfin|freiherr|freifrau|baron|baronin|fürst|fürstin|prinz|prinzessin|ritter) (?=(?:von|zu|vom|zur) )",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"^(?:(?:von|vom|zu|zur|van|de|du|del|della)(?: (?:der|den|dem|la))?) (?=\S+$)", re.IGNORECASE)
_QUOTES = "\"'„“”‚‘’«»‹›`´*()[]"
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"})
_APOSTROPHE = re.compile(r"(?<=\w)['’´`]s?$")
_ADJECTIVE = re.compile(r"^([A-ZÄÖÜ]\w{2,}?)(e[nms])(?= [A-ZÄÖÜ])")
_SPACES = re.compile(r"\s+")
#: Endings that a German, Dutch or Nordic genitive never follows with a bare s.
_SIBILANTS = ("s", "ß", "x", "z", "ce", "sch")
_GENITIVE_LANGS = frozenset({"de", "sv", "da", "no", "nb", "nl", "en"})


def tidy(surface: str) -> str:
    """The surface without surrounding quotes, brackets and white space, inner white space made single."""
    text = _SPACES.sub(" ", surface.replace("\u00ad", "")).strip()
    while text and text[0] in _QUOTES and text[0] not in "(":
        text = text[1:].lstrip()
    while text and (text[-1] in _QUOTES or text[-1] in ",;:") and not _closes(text):
        text = text[:-1].rstrip()
    return text or surface.strip()


def _closes(text: str) -> bool:
    return (text[-1] == ")" and "(" in text) or (text[-1] in "'’" and len(text) > 2 and text[-2] in "sxzß")


def without_article(name: str) -> str:
    """`der Spiegel` -> `Spiegel` where the article is written small; `The Trade Desk`, `Die Zeit` keep theirs."""
    found = _ARTICLES.match(name)
    return name[found.end() :] if found and name[0].islower() else name


def without_legal_form(name: str) -> str:
    """`Krüger GmbH & Co. KG` -> `Krüger`: legal forms at the end only, never the whole name."""
    text = name.strip()
    while True:
        words = text.split(" ")
        for size in range(min(5, len(words) - 1), 0, -1):
            tail = " ".join(words[-size:]).casefold().strip(",")
            if tail in LEGAL_FORMS and (size > 1 or _stands_apart(words[-1], text)):
                text = " ".join(words[:-size]).rstrip(" ,&")
                break
        else:
            return text or name


def _stands_apart(word: str, text: str) -> bool:
    """Whether a one-word form is written like one: `SA`, `Inc`, `GmbH`; a small `as` or `spa` is a word."""
    small = word.casefold().strip(".,")
    return word[0].isupper() or small in {"plc", "mbh"} or (text.islower() and small in _NO_WORDS)


#: Legal forms that are no word of any language, so that they are forms in a name written small, too.
_NO_WORDS = frozenset(
    {"ag", "gmbh", "ggmbh", "kg", "ohg", "inc", "ltd", "llc", "corp", "srl", "sarl", "bv", "nv", "kgaa"}
)


def fold(text: str) -> str:
    """Case, accents and German umlauts folded: `Hüseyin` -> `hueseyin`, `Citroën` -> `citroen`."""
    text = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(1 << 16)
def name_key(name: str, type_: str = "Company") -> str:
    """The key under which two names of one thing of type `type_` are equal; idempotent, "" only for no letters."""
    text = without_article(tidy(name))
    if type_ in ("Company", "Organization"):
        text = without_legal_form(text)
    if type_ == "Person":
        text = _PARTICLE.sub("", _RANKS.sub("", _TITLES.sub("", text)))
    text = re.sub(r"^the (?=\S)", "", fold(text))
    if type_ == "Person":
        # A double name is one word: `Tiedtke-Vogelsang` alone is a surname.
        text = re.sub(r"[\u2010\u2011]", "-", text).replace(".-", "-")
        words = re.sub(r"[^\w&+.!-]+|(?<!\w)[.-]+|[.-]+(?!\w)", " ", text).split()
    else:
        words = re.sub(r"[^\w&+.!]+|(?<!\w)\.|\.(?!\w)", " ", text).split()
    if type_ in ("Company", "Organization"):
        while len(words) > 1 and words[-1] in DESCRIPTORS:
            words.pop()
    return " ".join(words) or fold(name).strip()


def person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name, folded, without titles; hyphens stay: `Dr. Anna Reuter-Hollmann`."""
    return tuple(word.strip(".,") for word in fold(_TITLES.sub("", tidy(name))).split() if word.strip(".,"))


def family(type_: str) -> str:
    """Types that one name can be read as without naming two things: companies and other organisations."""
    return "Firm" if type_ in ("Company", "Organization") else type_


@lru_cache(1 << 16)
def bases(surface: str, lang: str) -> tuple[str, ...]:
    """What the surface may be the genitive of, surest first: `Metas` -> (`Meta`,), `Hughes’` -> (`Hughes`,).

    A German name of several words may start with an inflected adjective: `Deutschen Bahn` -> `Deutsche Bahn`, ...
    An apostrophe is a genitive in every language; a bare s only in German, Dutch, English headlines and the Nordic
    languages, and not after a sibilant.
    """
    name = tidy(surface)
    cut = _APOSTROPHE.sub("", name)
    if cut != name and cut:
        return (cut,)
    inflected = _ADJECTIVE.match(name) if lang == "de" else None
    if inflected:
        return tuple(inflected.group(1) + ending + name[inflected.end(2) :] for ending in ("e", "er", "es"))
    if lang in _GENITIVE_LANGS and len(name) > 3 and name[-1] == "s" and not name[:-1].casefold().endswith(_SIBILANTS):
        last = name.split(" ")[-1]
        if len(last) > 2 and last[:-1].isalnum() and not (last.isupper() and last.isalpha()):
            return (name[:-1],)
    return ()


#: German nouns at the end of a name whose genitive cannot be mistaken.
_NOUN = re.compile(
    r"(?<=[a-zäöüß -])((?:[Mm]inisterium|[Ii]nstitut|[Mm]useum|[Zz]entrum|[Gg]ericht|[Kk]artellamt|[Bb]undesamt"
    r"|[Vv]erband|[Mm]agazin|[Kk]onsortium|[Ff]orum|[Ll]abor|[Ww]erk))(?:s|es)$"
)


def nominative(surface: str, lang: str, known: Callable[[str], bool]) -> str:
    """The surface without genitive ending where that is sure: by apostrophe, or because the base is `known`.

    A surface that is itself known stays (`Siemens`, `Airbus`).
    """
    name = tidy(surface)
    if lang == "de" and (noun := _NOUN.search(name)):
        return name[: noun.end(1)]
    for base in bases(name, lang):
        if _APOSTROPHE.search(name) or (known(base) and not known(name)):
            return base
    return name


def initials(name: str) -> str:
    """`Europäische Zentralbank` -> `EZ`; small words (of, für, de) do not count."""
    return "".join(word[0] for word in re.split(r"[\s\-]+", name) if word and word[0].isupper())
