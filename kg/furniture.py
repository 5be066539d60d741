"""Lines of a page that are no part of its article: language lists, share links, labels, cookie notes, bylines.

A text that was copied from a web page often carries such lines at its top or bottom. The stored text keeps them
(offsets never move); whoever looks for titles or names leaves them out. Pure, no language needed, and meant to be
sure rather than complete: a line counts only if nothing in it can be a sentence of an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def _words(words: str, *phrases: str) -> frozenset[str]:
    return frozenset(words.split()) | frozenset(phrases)


#: Names of languages as language menus print them: in the language itself, in German, English and French.
LANGUAGES = _words(
    """
    deutsch english français francais español espanol italiano português portugues nederlands polski svenska suomi
    dansk norsk čeština cestina slovenčina magyar română romana ελληνικά türkçe turkce русский українська български
    српски hrvatski slovenščina lietuvių latviešu eesti العربية עברית فارسی हिन्दी हिंदी বাংলা اردو 中文 简体中文 繁體中文
    日本語 한국어 ไทย melayu
    englisch französisch spanisch italienisch portugiesisch niederländisch polnisch schwedisch finnisch dänisch
    norwegisch tschechisch ungarisch rumänisch griechisch türkisch russisch ukrainisch arabisch hebräisch persisch
    hindi chinesisch japanisch koreanisch vietnamesisch thailändisch indonesisch malaiisch
    german french spanish italian portuguese dutch polish swedish finnish danish norwegian czech hungarian romanian
    greek turkish russian ukrainian bulgarian arabic hebrew persian chinese japanese korean vietnamese thai indonesian
    malay allemand anglais espagnol italien portugais néerlandais polonais russe chinois japonais
    """,
    "tiếng việt", "bahasa indonesia", "bahasa melayu", "deutsch (de)", "english (us)", "english (uk)"
)  # fmt: skip

#: Words of share bars and tool bars; one alone is a label only if it is also in `LABELS`.
TOOLS = _words(
    """
    teilen merken drucken kommentare kommentieren speichern vorlesen folgen abonnieren facebook twitter x linkedin
    xing whatsapp telegram reddit pinterest threads bluesky mastodon e-mail email mail pocket flipboard feedly rss
    share print save comment comments copy bookmark follow subscribe listen tweet partager imprimer enregistrer
    commenter compartir imprimir guardar comentar condividi stampa salva delen afdrukken opslaan partilhar
    """,
    "link kopieren", "copy link", "per e-mail", "by email", "auf facebook teilen",
    "auf twitter teilen", "auf x teilen",
    "share on facebook", "share on twitter", "share on x", "share on linkedin", "partager sur facebook",
    "copier le lien",
    "copiar enlace", "per mail teilen", "artikel teilen", "artikel merken", "share this article"
)  # fmt: skip

#: A line that consists of one of these alone is a label of the page.
LABELS = _words(
    """
    nachricht nachrichten meldung news anzeige werbung advertisement sponsored publicité publicidad pubblicità
    newsletter startseite home menü menu suche search recherche login anmelden abmelden abo impressum datenschutz
    kontakt contact teilen share partager compartir condividi drucken print kommentare comments ticker eilmeldung
    breaking wirtschaft business économie economía economia börse märkte markets finanzen finance unternehmen
    """,
    "zur startseite", "mehr zum thema", "lesen sie auch", "read more", "read also", "à lire aussi",
    "lire aussi",
    "das könnte sie auch interessieren", "related articles", "skip to content",
    "zum inhalt springen", "zum inhalt",
)  # fmt: skip

_SEPARATORS = re.compile(r"\s*[|·•,;/‧∙►▸>»–—]\s*|\s{2,}|\t")
_COOKIES = re.compile(
    r"(?i)(wir|we|nous|diese (web)?seite|unsere (web)?seite|this (web)?site|mit (einem )?klick|by clicking|en cliquant|"
    r"alle|accept|accepter|aceptar|accetta|usamos|utilizamos|utilizziamo)\b.*\bcookies?\b.*"
)
_READING_TIME = re.compile(
    r"(?i)(lesezeit|lesedauer|reading time|temps de lecture|lecture)\s*:?\s*.{0,12}"
    r"|\d+\s*min(\.|uten)?\s+(read|lesezeit|de lecture)"
)
_NAME = r"[A-ZÀ-ÖØ-ÞŠŽ][\w'’.-]*(?:\s+(?:von|van|de|der|den|di|da|du|del|la|le|[A-ZÀ-ÖØ-ÞŠŽ][\w'’.-]*)){1,3}"
_BYLINE = re.compile(
    rf"(?:Von|By|Par|Por|Di|Door|Text|Autor(?:in)?|Author|Auteur)\s*:?\s+{_NAME}"
    rf"(?:\s*(?:,|und|and|et|y|e|en)\s+{_NAME})*(?:\s*[,|/(–-].{{0,60}})?"
)
_CREDIT = re.compile(
    r"(?i)(foto|bild|photo|picture|image|crédit photo|photo credit|credit|bildquelle|bildnachweis|©)"
    r"\s*[:©]?\s*\S.{0,100}"
)
_CREDIT_SIGN = re.compile(
    r"(?i)^(©|(foto|bild|photo|picture|image|crédit photo|photo credit|credit|bildquelle|bildnachweis)\s*[:©])"
)
_ADDRESS = re.compile(r"(?i)(https?://|www\.)\S+|\S+@\S+\.\w+")


def spans(text: str) -> list[tuple[int, int]]:
    """The furniture lines of `text` as half-open code point spans without surrounding white space, in order."""
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []  # lines that name one language each count once three stand together
    for start, end in lines(text):
        line = text[start:end]
        if is_language(line):
            run.append((start, end))
            continue
        if len(run) >= 3:
            found += run
        run = []
        if is_furniture(line):
            found.append((start, end))
    return found + run if len(run) >= 3 else found


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines of `text` that are not blank, without white space at either end."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        bare = line.strip()
        if bare:
            start = match.start() + line.index(bare)
            yield start, start + len(bare)


def is_language(line: str) -> bool:
    """Whether the line is the name of one language and nothing else."""
    return line.strip(" .:*-").casefold() in LANGUAGES


def is_furniture(line: str) -> bool:
    """Whether one line, without its neighbours, is certainly page furniture."""
    bare = line.strip().strip("*#_[]() ")
    if not bare or len(bare) > 300:
        return False
    folded = bare.rstrip(":.!…").casefold()
    if folded in LABELS or folded in TOOLS - {"x", "threads", "facebook", "twitter", "linkedin", "reddit", "telegram"}:
        return True
    return (
        _is_list(bare, LANGUAGES, 3)
        or _is_glued(bare)
        or _is_list(bare, TOOLS, 2)
        or bool(_ADDRESS.fullmatch(bare) or _READING_TIME.fullmatch(bare) or _COOKIES.fullmatch(bare))
        or bool(_BYLINE.fullmatch(bare))
        or bool(_CREDIT_SIGN.match(bare) and _CREDIT.fullmatch(bare))
    )


def _is_list(line: str, words: frozenset[str], least: int) -> bool:
    """Whether the line is a list of `least` or more of `words`, whatever separates them."""
    for parts in (_SEPARATORS.split(line), line.split()):
        names = [part.strip(" .:()[]").casefold() for part in parts if part.strip(" .:()[]")]
        if len(names) >= least and all(name in words for name in names):
            return True
    return False


_GLUED = re.compile("|".join(sorted(map(re.escape, LANGUAGES), key=len, reverse=True)))


def _is_glued(line: str) -> bool:
    """Whether the line is names of languages run together, as a menu is when its markup is lost (`EnglishDeutsch`).

    At least four known names, and no more than a third of the letters between them (names that the table lacks).
    """
    folded = line.casefold()
    names = _GLUED.findall(folded)
    letters = sum(c.isalpha() for c in folded)
    return len(names) >= 4 and sum(sum(c.isalpha() for c in n) for n in names) * 3 >= letters * 2
