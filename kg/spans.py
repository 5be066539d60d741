"""Sentences of a text as half-open code point spans: the one splitter for all languages.

A full stop is judged by the word before it and by what follows; tables say which abbreviations never end a sentence
(`ca.`), which may (`Inc.`), and which words begin one (`Der`, `The`). Runs in time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_STOP = re.compile(r"[.!?…;\u037e]++[\"'”“»«’‘)\]]*+|[。！？]++[”」』]*+|\n\s*+|[•▪‣●]")
_OPENERS = "\"'„“”«»‚‘’([{¿¡-–—"
_LATE_CLOSERS = re.compile(r"[ \u00a0\u202f][»”\"](?=\s|$)")
_BULLET = re.compile(r"[-–—*•▪‣●·]\s|\(?\d{1,2}[.)]\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD_END = re.compile(r"[\s-]")
_PARTS = re.compile(r"[/'-]")
_NAMES_WITH_STOP = frozenset({"Yahoo!", "Yum!", "Jeopardy!", "Joomla!", "Panic!", "Which?", "Guess?"})
_LOOK_BACK = 40

_NEVER: Mapping[str, str] = {
    "": (
        "dr prof mr mrs ms st ca vs mme mlle dipl ing hr med jur phil rer ph fa rd bzw gen col sen rep "
        "gov hon rev capt lt sgt cf al eg ie viz approx est"
    ),
    "de": (
        "z zb dh ggf evtl bspw sog inkl exkl vgl geb gest mind max min etwa durchschn jährl monatl insb "
        "bes einschl zzgl abzgl abz zzt gegr verh dgl urspr fr frl röm kath ev allg mtl tägl rd usf lt wg "
        "dt europ amerik frz engl int intl u d i o s a v bzgl betr hrsg verf stellv wiss nat vors gez lfd"
    ),
    "en": "messrs mt ft adm cmdr supt asst assoc dept univ e i",
    "fr": "mm me mgr env av bd ste sté m p éd cie apr",
    "es": "sr sra srta dña dª d dra ud uds av avda prov aprox ej pág págs tel núm gral lic",
    "it": "sig sigg sigra dott dottssa avv on rag geom cav es pag pagg tel ecc spett ss arch",
    "nl": "dhr mevr mw drs ir mr bijv bv nl o a d t z i e m resp incl excl plm vlgs vgl zgn",
    "pt": "sr sra srª srs exmo exma dª d dra av pág págs tel núm art aprox",
    "pl": "np tj tzn tzw dr prof ul al im inż mgr godz ok zł gen",
    "sv": "t ex bl a dvs osv ca kl s k resp fr f",
    "fi": "esim ns ks mm em ym huom",
    "el": "π χ δηλ κ κα κος κυρ βλ λ μ αρ",
    "ru": "т е д п г гг им ул тыс млн млрд др пр см напр руб стр",
    "tr": "örn bkz vb dr prof sn yy no cad",
    "id": "dr prof ir hj h drs bpk tbk",
}
_MAYBE: Mapping[str, str] = {
    "": (
        "inc corp co ltd plc llc jr sr bros cos mio mrd bio tsd mill mln mlrd md etc usw u.s u.k u.n e.u "
        "s.a n.v s.p.a s.r.l b.v a.g s.l s.e a.s p.l.c p.m a.m d.c l.p kg m.b.h tr usd u.s.a cie gmbh ag"
    ),
    "de": "usw uvm etc mwst jh jhdt std sek stk st tel str pf fr",
    "en": "bn tn est ave blvd rd",
    "fr": "mds env etc",
    "es": "s.a.u ee.uu uu ee etc cía",
    "it": "ecc",
    "nl": "enz n.v",
    "pt": "etc cia ltda s.a",
    "pl": "itd itp r zł",
    "sv": "osv m.m kr",
    "ru": "г руб т.д т.п",
    "tr": "vb a.ş ş",
    "id": "dll dsb tbk",
}
_BEFORE_DIGIT = _set(
    "no nr nos nº n° núm art abs ziff kap bd vol fig sec p pp s st jan feb febr mar mär apr jun jul aug "
    "sep sept set okt oct out ott nov dez dec déc dic ene janv févr avr juil gen mag giu lug ago abr fev "
    "n tel par"
)
_STARTERS: Mapping[str, str] = {
    "de": (
        "der die das den dem des ein eine einen einem einer es er sie wir ich ihr man dies diese dieser "
        "dieses damit dabei dazu dafür doch aber und auch auf bei für im in ins mit nach nun noch nur so "
        "seit seine sein ihre über um unter vom von vor was wer wie wenn weil während zu zum zur zudem "
        "allerdings außerdem bislang bisher denn danach darüber derzeit jetzt heute gestern insgesamt "
        "laut trotz wegen am an als ab alle allein bereits beide grund hinzu daher deshalb dennoch dort "
        "hier ob ohne rund sollte sowohl statt viele weitere wo zwar zuletzt zuvor zusammen kein keine "
        "nicht"
    ),
    "en": (
        "the a an it he she they we you i this that these those there his her its their our in on at for "
        "from by with as but and or if when while after before since although however meanwhile so to "
        "what who why how many most some all both each more no not now still then under until according "
        "analysts shares last next earlier separately also another about over one two despite during "
        "among because here"
    ),
    "fr": (
        "le la les l un une des du il elle ils elles on nous vous je ce cet cette ces cela ça son sa ses "
        "leur leurs en au aux dans pour par avec sans sur sous mais et ou si quand lorsque après avant "
        "depuis selon ainsi toutefois cependant de d à c s qui que quant malgré pourtant enfin aussi "
        "outre"
    ),
    "es": (
        "el la los las un una unos unas lo él ella ellos se su sus este esta estos estas eso en con por "
        "para sin sobre pero y o si cuando tras según además así también de del al no que entre desde "
        "hasta aunque mientras como"
    ),
    "it": (
        "il lo la i gli le l un una uno egli lei loro si suo sua questo questa questi queste in nel nella "
        "con per senza su ma e o se quando dopo secondo inoltre così anche di del della al alla non che "
        "tra fra da dal dalla mentre come"
    ),
    "nl": (
        "de het een hij zij ze wij we dit deze dat die zijn haar hun in op aan bij met voor van naar maar "
        "en of als toen na volgens ook daarnaast er om te tot uit over onder"
    ),
    "pt": (
        "o a os as um uma ele ela eles se seu sua este esta isso em no na nos nas com por para sem sobre "
        "mas e ou quando após segundo além assim também de do da ao à não que entre desde até"
    ),
    "pl": "w we z ze na po do od dla to ten ta te jest nie ale i o za jak gdy firma spółka według",
    "sv": "den det de en ett han hon vi i på av för med från till men och om när efter enligt",
    "fi": "se ne hän he me tämä nämä yhtiö mutta ja kun jos myös",
    "el": "ο η το οι τα του της στο στη στην σε με για από και αλλά αν όταν",
    "ru": "в во на по с со из за для от до это он она они мы но и а если когда как компания",
    "tr": "bu şu o ve ama bir şirket ancak",
    "id": "ini itu dia mereka kami di pada dan tetapi untuk dari perusahaan",
}
_ORDINAL_LANGUAGES = frozenset({"de", "sv", "fi", "pl", "tr", "da", "no", "nb", "cs", "sk", "hu", "sl", "hr", "et", ""})
_BEFORE_ORDINAL = _set(
    "der die das den dem des am im vom zum zur bis ab beim seit jeder jede jedes jedem jeden sein seine "
    "seinen seinem ihr ihre ihren ihrem unser unsere mein und oder dieses diesem ins ans auf rang platz "
    "en det till på w od do dnia"
)
_AFTER_ORDINAL = _set(
    "januar jänner februar märz april mai juni juli august september oktober november dezember jan feb "
    "mär apr jun jul aug sep sept okt nov dez quartal quartals halbjahr halbjahres vierteljahr "
    "jahrhundert jahrhunderts jahrestag geburtstag bundesliga liga etage stock platz rang mal runde tag "
    "woche monat jahr senat kammer auflage generation hauptversammlung weltkrieg weltkriegs fc januari "
    "februari mars augusti kvartalet stycznia lutego marca kwietnia maja czerwca lipca sierpnia września "
    "października listopada grudnia kwartał kwartale"
)


class _Tables:
    """The tables of one language; of all of them where it is unknown."""

    def __init__(self, lang: str) -> None:
        known = lang in _STARTERS
        self.never = _words(_NEVER, lang, known)
        self.maybe = _words(_MAYBE, lang, known)
        self.starters = _words(_STARTERS, lang, known)
        self.ordinals = lang in _ORDINAL_LANGUAGES or not known
        self.greek = lang == "el"


def _words(table: Mapping[str, str], lang: str, known: bool) -> frozenset[str]:
    chosen = [table.get("", ""), table.get(lang, "")] if known else list(table.values())
    return frozenset(" ".join(chosen).split())


@cache
def _tables(lang: str) -> _Tables:
    return _Tables(lang)


def sentences(text: str, lang: str | None = None) -> list[tuple[int, int]]:
    """The sentences of a text as (start, end) code points, half-open, without white space at their ends.

    Together they hold every non-space character, in order, and never overlap. A blank line always ends a sentence; a
    single line break does unless the text is evidently hard-wrapped there.
    """
    tables = _tables((lang or "").lower().replace("_", "-").split("-")[0])
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in (*_cuts(text, tables), len(text)):
        if cut <= start:
            continue
        piece = text[start:cut]
        inner = piece.strip()
        if inner:
            first = start + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(inner)))
        start = cut
    return spans


def _cuts(text: str, tables: _Tables) -> Iterator[int]:
    wrap = _wrap_width(text)
    line = begin = 0  # starts of the line and of the sentence
    for match in _STOP.finditer(text):
        first, after = match.span()
        sign = text[first]
        if sign == "\n":
            cut = _line_ends(text, line, match, wrap)
            line = after
        elif sign in "•▪‣●":
            after, cut = first, first > begin
        elif sign in "。！？":
            cut = True
        else:
            after, cut = _stop_ends(text, first, after, begin, tables)
        if cut:
            begin = after
            yield after


def _wrap_width(text: str) -> int:
    """The line width of a hard-wrapped text, 0 for others: most line breaks stand in mid-sentence."""
    breaks = soft = width = 0
    start, stop = 0, text.find("\n")
    while 0 <= stop < len(text) - 1:
        if not text[stop + 1].isspace():
            breaks += 1
            width = max(width, stop - start)
            soft += text[stop + 1].islower()
        start, stop = stop + 1, text.find("\n", stop + 1)
    return width if breaks >= 4 and soft * 3 >= breaks and 40 <= width <= 120 else 0


def _line_ends(text: str, line: int, match: re.Match[str], wrap: int) -> bool:
    first, after = match.span()
    if "\n" in text[first + 1 : after] or after >= len(text):
        return True
    end = text[max(line, first - 1) : first].strip()[-1:]
    if not end or end in '.!?…:;"”“»)' or _BULLET.match(text, after):
        return bool(not wrap or end in ".!?…:;" or not end or _BULLET.match(text, after))
    if text[after].islower():
        return False
    return not (wrap and first - line > wrap * 0.7)


def _stop_ends(text: str, first: int, after: int, begin: int, tables: _Tables) -> tuple[int, bool]:
    """(where the sentence would end, whether it does) for a run of stops `text[first:after]`."""
    if late := _LATE_CLOSERS.match(text, after):
        after = late.end()
    if after >= len(text) or not text[after].isspace():
        return after, False
    if text[first] in ";\u037e" and not (tables.greek and text[first:after].strip(";\u037e") == ""):
        return after, False
    following = _following(text, after)
    if not following:
        return after, False  # only white space or a line break follows
    before = _word_before(text, first)
    head = following.lstrip(_OPENERS)
    if head[:1].islower() and not any(c.isupper() for c in _WORD_END.split(head, maxsplit=1)[0]):
        return after, False
    if text[first : first + 1] in "!?;\u037e":
        return after, before + text[first] not in _NAMES_WITH_STOP or _starts(head, tables)
    if text[first : first + 2] == ".." or text[first] == "…":
        return after, bool(before)
    return after, _full_stop(before, text, first, begin, following, tables)


def _following(text: str, after: int) -> str:
    """What follows on the same line, up to a word's length."""
    piece = text[after : after + _LOOK_BACK].lstrip(" \t\u00a0\u202f\u2009")
    return "" if piece[:1] in ("\n", "") else piece


def _word_before(text: str, first: int) -> str:
    piece = text[max(0, first - _LOOK_BACK) : first]
    if not piece or piece[-1].isspace():
        return ""
    return piece.split()[-1].lstrip(_OPENERS)


def _starts(head: str, tables: _Tables) -> bool:
    match = _LETTERS.match(head)
    return bool(match) and match.group().lower() in tables.starters and match.group()[0].isupper()  # type: ignore[union-attr]


def _full_stop(before: str, text: str, first: int, begin: int, following: str, tables: _Tables) -> bool:
    head = following.lstrip(_OPENERS)
    word = before.lower().replace("’", "'")
    bare = _PARTS.split(word)[-1]
    dotted = "." in word
    if bare.isdecimal():
        return _after_number(bare, text, first, begin, head, tables)
    if head[:1].isdigit() and bare in _BEFORE_DIGIT:
        return False
    if word in tables.never or bare in tables.never or (dotted and word.replace(".", "") in tables.never):
        return word in tables.maybe and _starts(head, tables)
    if len(bare) == 1 and bare.isalpha():
        initial = before[-1].isupper()
        return _starts(head, tables) and initial and not following[:1].isdigit()
    letters_only = dotted and all(len(part) <= 2 for part in word.split("."))
    if word in tables.maybe or bare in tables.maybe or letters_only:
        return _starts(head, tables) or (following[0] in '„“«"' and head != following)
    return following[0] not in ",;:)"


def _after_number(digits: str, text: str, first: int, begin: int, head: str, tables: _Tables) -> bool:
    """`13. Oktober`, `im 3. Quartal`, `1. Der erste Punkt` do not end; `lag bei 13. Der Umsatz` does."""
    start = first - len(digits)
    if len(digits) <= 2 and start - begin < 10 and not text[begin:start].strip(_OPENERS + " \n\t#"):
        return False
    if not tables.ordinals or len(digits) > 3:
        return True
    match = _LETTERS.match(head)
    if match and match.group().lower() in _AFTER_ORDINAL:
        return False
    if _starts(head, tables) or head[:1].isdigit():
        return True
    earlier = text[max(0, start - _LOOK_BACK) : start].split()
    return not (earlier and earlier[-1].lower() in _BEFORE_ORDINAL)
