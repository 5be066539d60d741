"""The shape of a language's table: everything that the readers of values know about one language.

A language is one module beside this one that ends in `TABLE = Language(...)`. Phrases are written as
comma-separated text (`"pour cent, pourcent"`); case, hyphens and the kind of space do not matter when they are matched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = str
"""Comma-separated phrases."""


def split(words: Words) -> list[str]:
    """The phrases of a comma-separated list, stripped, empty ones dropped."""
    return [phrase for part in words.split(",") if (phrase := " ".join(part.split()))]


def word_set(words: str) -> frozenset[str]:
    """The words of a space-separated list."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Calendar:
    """Words of periods. Values of mappings are comma-separated phrases; a key is what they mean."""

    months: Mapping[int, Words] = field(default_factory=dict)
    weekdays: Mapping[int, Words] = field(default_factory=dict)  # 0 = Monday
    ordinals: Mapping[int, Words] = field(default_factory=dict)  # 1..4; `1.`, `2nd` and the like are known
    quarter: Words = ""
    half: Words = ""
    month: Words = ""  # the noun, as in `nine months`
    year: Words = ""
    fiscal_year: Words = ""  # nouns: `Geschäftsjahr`; a year number may follow
    fiscal: Words = ""  # adjectives before a quarter or half: `fiscal`
    links: Words = ""  # small words between a unit and its year: `of the`, `des Jahres`
    before_period: Words = ""  # words that show that a month or a year stands as a period: `im`, `seit`, `Ende`
    relative: Mapping[str, Words] = field(default_factory=dict)  # code (see periods.RELATIVE) -> phrases
    last: Words = ""  # `vergangenen`: before weekday, month, quarter, year
    this: Words = ""
    next: Words = ""
    ends: Words = "ende, end, end of, the end of"
    not_before_year: Words = ""  # words whose number is a name: `Agenda 2030`
    until: Words = ""  # `three months TO June`
    ago: tuple[Words, Words] = ("", "")  # words before and after the count: (`vor`, ``), (``, `ago`)
    future: Words = ""  # words that make a clause look forward
    month_first: bool = False  # `August 13, 2024`
    quarter_letters: str = "Q"
    half_letters: str = "H"


@dataclass(frozen=True, slots=True)
class Language:
    """One language's tables; every field may be left out."""

    code: str
    decimal: str = ","
    spaces: bool = True  # a plain space may group thousands
    compounds: bool = False  # number words and nouns are written together
    numbers: Mapping[int, Words] = field(default_factory=dict)  # cardinal -> its forms
    articles: Words = ""  # forms that mean 1 only before a scale, a percent sign or a half
    number_joiners: Words = ""  # `und` inside `zweiundzwanzig`, `y` in `treinta y dos`
    halves_before: Mapping[str, Words] = field(default_factory=dict)  # "0.5" -> `eine halbe`
    halves_after: Words = ""  # after a scale: `et demi`, `y medio`
    halves_suffix: Words = ""  # written onto the number: `einhalb`
    scales: Mapping[int, Words] = field(default_factory=dict)
    weak_scales: Mapping[int, Words] = field(default_factory=dict)  # case as written; need a currency or a noun
    percent: Words = ""
    percent_suffix: Words = ""  # `prozentig`: stem at the end of `22-prozentige`
    percent_before: Words = ""  # `yüzde`: stands before the number
    percentage_points: Words = ""
    basis_points: Words = ""
    currencies: Mapping[str, Words] = field(default_factory=dict)  # currency family (see common) -> words
    cents: Mapping[str, Words] = field(default_factory=dict)  # ISO code -> words of its hundredth
    people: Words = ""
    units: Words = ""
    shares: Words = ""
    nouns: Mapping[str, Words] = field(default_factory=dict)  # other English unit -> words
    not_nouns: Words = ""  # words that end like a noun of the tables and are none (`Tankstellen`)
    measures: Words = ""  # nouns after a scaled number that say it is money (`3 Milliarden Umsatz`)
    times: Words = ""  # `mal`, `times`: count only before `comparatives`
    times_suffix: Words = ""  # `fach`, `fold`
    comparatives: Words = ""
    function_words: Words = ""  # may not stand between a number and its noun
    of: Words = ""  # between a scale and its noun: `de`, `d`
    range_between: Words = ""
    range_and: Words = ""
    range_to: Words = ""
    change_from: Words = ""
    change_to: Words = ""
    change_verbs: Words = ""  # where `from .. to` also means a range: verbs that make it a change (`passé de 3 à 4`)
    compared: Words = ""  # words between two values that share one unit (`6,1 nach 9,4 Millionen`)
    minus: Words = ""
    approx: Words = ""
    approx_between: Words = ""  # small words that may stand between an approximating word and the number
    up: Words = ""
    down: Words = ""
    separable: Mapping[str, Words] = field(default_factory=dict)  # "+ zu" -> `legte, legten`
    negation: Words = ""
    no_cue: Words = ""  # phrases that hold a cue and are none: `unter anderem`, `nicht mehr`
    than: Words = ""  # phrases that are no cue right before a number: `mehr als`
    clause: Words = ""  # conjunctions that end a clause
    multiples: Mapping[str, Words] = field(default_factory=dict)  # percent -> verb forms
    multiply_by: Words = ""  # `multiplié par`: a number follows
    divide_by: Words = ""
    as_much: Words = ""  # after `dreimal`: `so viel`
    calendar: Calendar = field(default_factory=Calendar)
