"""A language's table made ready for look-up; built once a language, on first use."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import cache

from . import lang as _languages
from .lang import common
from .lang.base import Calendar, Language, split, word_set
from .tokens import Phrases, Token, phrases


@dataclass(frozen=True, slots=True)
class Unit:
    """What stands after a number: `kind` money, percent or noun; `factor` 0.01 for cents and basis points."""

    kind: str
    unit: str | None
    factor: Decimal = Decimal(1)


_SHORT = word_set(
    "tsd mio mrd bio mill mia mn mln mld bn tn trn bln mlrd mds mrds mdr mios dzd mi bi tri mm mkr mdkr "
    "εκατ δισ τρισ χιλ млн млрд трлн тыс tys trl mjr"
)
"""Scale words that are abbreviations; a full stop glued to them is theirs."""

_SCALED_ONLY = frozenset({"won", "rand", "mark", "lev"})


class Table:
    """The look-up structures of one language."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        numbers = [(w, n) for n, words in lang.numbers.items() for w in split(words)]
        self.numbers = Phrases(numbers)
        self.atoms = {w: n for w, n in sorted(numbers, key=lambda e: -len(e[0])) if " " not in w}
        self.articles = frozenset(split(lang.articles))
        self.joiners = frozenset(split(lang.number_joiners))
        self.one_inside = frozenset({"ein", "een", "en", "ett", "un"}) & (self.articles | self.joiners)
        self.joiners_inside = sorted(self.joiners | self.one_inside, key=len, reverse=True)
        self.half_suffixes = sorted(split(lang.halves_suffix), key=len, reverse=True)
        self.halves_before = Phrases(phrases(lang.halves_before))
        self.halves_after = Phrases((w, True) for w in split(lang.halves_after))
        self.scales = Phrases(_scales(lang.scales))
        self.weak_scales = Phrases(
            [(w, Decimal(n)) for n, words in lang.weak_scales.items() for w in split(words)], exact=True
        )
        self.signs = Phrases(_signs(), exact=True)
        self.prefixes = Phrases([*common.PREFIXES.items(), *((c, c) for c in common.CODES)], exact=True)
        self.scaled_codes = Phrases(common.SCALED_CODES.items(), exact=True)
        self.families = Phrases(phrases(lang.currencies))
        self.scaled_only = _SCALED_ONLY
        self.year_before = _year_before(lang)
        self.countries = _stems(common.COUNTRIES)
        self.units = Phrases(_units(lang))
        self.nouns = Phrases(_nouns(lang))
        self.noun_ends = _noun_ends(lang) if lang.compounds else {}
        self.not_nouns = frozenset(split(lang.not_nouns))
        self.measures = frozenset(split(lang.measures))
        self.percent_stems = tuple(split(lang.percent_suffix))
        self.percent_before = frozenset(split(lang.percent_before))
        self.times = frozenset(split(lang.times))
        self.times_suffixes = tuple(sorted(split(lang.times_suffix), key=len, reverse=True))
        self.comparatives = frozenset(split(lang.comparatives))
        self.function_words = frozenset(split(lang.function_words))
        self.of = frozenset(split(lang.of))
        self.between = frozenset(split(lang.range_between))
        self.range_and = frozenset(split(lang.range_and))
        self.range_to = Phrases((w, True) for w in split(lang.range_to))
        self.change_from = frozenset(split(lang.change_from))
        self.change_verbs = frozenset(split(lang.change_verbs))
        self.compared = frozenset(split(lang.compared))
        self.change_to = frozenset(split(lang.change_to))
        self.minus = frozenset(split(lang.minus))
        self.approx = Phrases((w, True) for w in split(lang.approx))
        self.approx_between = frozenset(split(lang.approx_between))

    def is_short(self, token: Token) -> bool:
        """Whether a scale word is an abbreviation, which may have a full stop (`Mio.`)."""
        return token.lower in _SHORT and self.lang.code != "en"


def _scales(table: Mapping[int, str]) -> Iterable[tuple[str, Decimal]]:
    own = {w.lower() for words in table.values() for w in split(words)}
    yield from ((w, Decimal(n)) for n, words in table.items() for w in split(words))
    yield from ((w, Decimal(n)) for n, words in common.SHORT_SCALES.items() for w in split(words) if w not in own)


def _signs() -> Iterable[tuple[str, Unit]]:
    yield from ((sign, Unit("money", code)) for sign, code in common.SUFFIXES.items())
    yield from ((code, Unit("money", code)) for code in common.CODES)
    yield "%", Unit("percent", "%")
    yield "٪", Unit("percent", "%")
    yield "GBp", Unit("money", "GBP", Decimal("0.01"))
    yield "GBX", Unit("money", "GBP", Decimal("0.01"))
    yield "¢", Unit("money", "USD", Decimal("0.01"))
    yield from ((word, Unit("noun", unit)) for unit, words in common.MEASURES.items() for word in split(words))


def _units(lang: Language) -> Iterable[tuple[str, Unit]]:
    for code, words in lang.cents.items():
        yield from ((w, Unit("money", code, Decimal("0.01"))) for w in split(words))
    yield from ((w, Unit("percent", "%")) for w in split(lang.percent))
    yield from ((w, Unit("percent", "percentage_point")) for w in split(lang.percentage_points))
    yield from ((w, Unit("percent", "percentage_point", Decimal("0.01"))) for w in split(lang.basis_points))


def _nouns(lang: Language) -> Iterable[tuple[str, str]]:
    yield from ((w, "people") for w in split(lang.people))
    yield from ((w, "units") for w in split(lang.units))
    yield from ((w, "shares") for w in split(lang.shares))
    yield from phrases(lang.nouns)


def _year_before(lang: Language) -> frozenset[str]:
    """Words after which four digits are a year rather than a count."""
    months = [w for words in lang.calendar.months.values() for w in split(words)]
    units = [
        *split(lang.calendar.quarter),
        *split(lang.calendar.half),
        *split(", ".join(lang.calendar.relative.values())),
    ]
    return (
        frozenset([*units, *split(lang.calendar.before_period), *split(lang.calendar.year), *months])
        - frozenset(split(lang.clause))
        - {"um"}
    )


def _noun_ends(lang: Language) -> dict[str, str]:
    """Nouns that may be the end of a compound (`Vollzeitstellen`); short ones would hit too much else."""
    return {
        w: unit
        for w, unit in _nouns(lang)
        if len(w) >= 5 and " " not in w and unit not in ("months", "years", "points", "days")
    }


def _stems(table: Mapping[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Stems as (words, country) under their first two letters, the longest first."""
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for country, stems in table.items():
        for stem in split(stems):
            index.setdefault(stem.split()[0][:2], []).append((tuple(stem.split()), country))
    for found in index.values():
        found.sort(key=lambda entry: -sum(map(len, entry[0])))
    return index


@cache
def languages() -> Mapping[str, Language]:
    """Every language that has a module in `kg.values.lang`."""
    found = {}
    for module in pkgutil.iter_modules(_languages.__path__):
        table = getattr(importlib.import_module(f"{_languages.__name__}.{module.name}"), "TABLE", None)
        if isinstance(table, Language):
            found[table.code] = table
    return found


@cache
def table_of(lang: str | None) -> Table:
    """The table of a language code (`de`, `de-AT`); of all languages merged where the code is unknown or None."""
    code = (lang or "").lower().replace("_", "-").split("-")[0]
    known = languages()
    return Table(known[code] if code in known else merged(known))


def merged(known: Mapping[str, Language]) -> Language:
    """One table of all languages, for a text whose language is unknown; what two of them contradict is left out."""
    order = sorted(known.values(), key=lambda t: (t.code != "en", t.code != "de", t.code))
    values: dict[str, object] = {"code": "", "decimal": "", "spaces": False, "compounds": False}
    for name in (f.name for f in fields(Language)):
        if name in values or name == "calendar":
            continue
        values[name] = _merge([getattr(t, name) for t in order], name)
    parts = {f.name: _merge([getattr(t.calendar, f.name) for t in order], f.name) for f in fields(Calendar)}
    values["calendar"] = Calendar(**parts)  # type: ignore[arg-type]
    return Language(**values)  # type: ignore[arg-type]


def _merge(parts: list[object], name: str) -> object:
    first = parts[0]
    if isinstance(first, str):
        if name.endswith("letters"):
            return "".join(sorted({c for p in parts for c in str(p)}))
        return ", ".join(str(p) for p in parts if p)
    if isinstance(first, bool):
        return False
    if isinstance(first, tuple):
        return tuple(", ".join(str(p[i]) for p in parts if isinstance(p, tuple) and p[i]) for i in range(len(first)))
    return _merge_mappings([p for p in parts if isinstance(p, Mapping)])


def _merge_mappings(parts: list[Mapping[object, str]]) -> dict[object, str]:
    meanings: dict[str, set[object]] = {}
    for part in parts:
        for key, words in part.items():
            for word in split(words):
                meanings.setdefault(word, set()).add(key)
    result: dict[object, list[str]] = {}
    for word, keys in meanings.items():
        if len(keys) == 1:
            result.setdefault(next(iter(keys)), []).append(word)
    return {key: ", ".join(words) for key, words in result.items()}
