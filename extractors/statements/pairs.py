"""Which percentage (or amount) is the change of which figure, where the wording alone says so.

`um 3 Prozent auf 1,2 Milliarden`, `rose 3% to $1.2bn`, `en hausse de 3 %, à 1,2 milliard`: of two amounts that stand
side by side the joining words tell which is the change. Patterns are matched against the words before the first
amount, between the two and after the second; they only ever join neighbours inside one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.statements.context import Context
from kg import vocab
from kg.model import Mention
from kg.values import direction


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of phrase with two amounts; `first` says whether the change stands first.

    `any_unit`: the words leave no doubt, so that the change may be an amount of money as well as a percentage.
    """

    first: bool
    before: str
    between: str
    after: str = ""
    any_unit: bool = False


_ABOUT_DE = r"(?:rund |etwa |gut |knapp |fast |circa |ca\. |mehr als |über |auf )?"
_ABOUT_EN = r"(?:about |around |nearly |almost |roughly |some |more than |over |just |only )?"
_ABOUT_FR = r"(?:environ |près de |plus de |quelque )?"
TURNS: dict[str, tuple[Turn, ...]] = {
    "de": (
        Turn(True, rf"\bum {_ABOUT_DE}$", rf"^(?: \w+)? auf {_ABOUT_DE}$"),
        Turn(True, rf"\b(?:Plus|Minus|Rückgang|Anstieg|Zuwachs|Einbruch|Wachstum) von {_ABOUT_DE}$", rf"^ auf {_ABOUT_DE}$"),
        Turn(True, rf"\b(?:plus|minus) {_ABOUT_DE}$", rf"^ auf {_ABOUT_DE}$"),
        Turn(False, "", r"^ \((?:[+–−-]|plus |minus |ein Plus von |ein Minus von )? ?$", r"^[ \u00a0]?\)?"),
        Turn(False, "", rf"^,? (?:und damit |das (?:sind|ist|waren|entspricht) )?{_ABOUT_DE}$", r"^ (?:mehr|weniger|höher|niedriger) als"),
        Turn(False, "", rf"^,? (?:was )?(?:ein(?:em|er|e)? )?(?:Plus|Minus|Steigerung|Anstieg|Rückgang|Zuwachs|Wachstum)(?: gegenüber dem Vorjahr)? (?:von|um) {_ABOUT_DE}$"),
        Turn(False, "", rf"^(?: \w+)?, (?:ein|eine|was einem|was einer) (?:Plus|Minus|Steigerung|Anstieg|Rückgang|Zuwachs|Einbruch|Verlust)[^.;]{{0,30}} (?:von|um) {_ABOUT_DE}$", any_unit=True),
    ),
    "en": (
        Turn(True, rf"\b(?:rose|risen|rising|rises|fell|fallen|falling|falls|up|down|increased|increase|increasing|dropped|declined|grew|grown|climbed|slid|jumped|sank|slipped|gained|surged|soared|plunged|dipped|edged up|edged down|advanced|lost|tumbled|shrank|lower|higher|cut|raised|of|by) {_ABOUT_EN}$", rf"^ to {_ABOUT_EN}$"),
        Turn(False, "", rf"^,? (?:which was |which is )?(?:up|down|a rise of|an increase of|a gain of|a drop of|a fall of|a decline of|a decrease of|higher by|lower by) {_ABOUT_EN}(?:by )?$", any_unit=True),
        Turn(False, "", r"^ \((?:[+–−-]|up |down )?$", r"^ ?\)?"),
        Turn(False, "", rf"^,? {_ABOUT_EN}$", r"^ (?:more|less|higher|lower|fewer|above|below|up|down) (?:than|on|from|year)"),
    ),
    "fr": (
        Turn(True, rf"\b(?:de|d['’]) ?{_ABOUT_FR}$", rf"^,? (?:sur un an )?(?:,? )?à {_ABOUT_FR}$"),
        Turn(False, "", rf"^,? (?:soit )?(?:en |une? )?(?:hausse|baisse|progression|recul|repli|augmentation|croissance|chute|bond) (?:sur un an )?de {_ABOUT_FR}$", any_unit=True),
        Turn(False, "", r"^ \((?:[+–−-] ?)?$", r"^[ \u00a0\u202f]?\)?"),
    ),
    "es": (
        Turn(True, r"\bun (?:cerca de |casi )?$", r"^,? hasta (?:los |las )?$"),
        Turn(False, "", r"^,? un $", r"^ (?:más|menos) que"),
        Turn(False, "", r"^ \((?:[+–−-] ?)?$", r"^ ?\)?"),
    ),
    "it": (
        Turn(True, r"\b(?:del|dell['’]) ?$", r"^,? a (?:circa )?$"),
        Turn(False, "", r"^,? in (?:crescita|aumento|rialzo|calo|flessione|ribasso) del(?:l['’])? ?$"),
        Turn(False, "", r"^ \((?:[+–−-] ?)?$", r"^ ?\)?"),
    ),
}  # fmt: skip


#: Words before an amount that make it a change though no figure stands beside it (`schrumpfte um 3 Milliarden Euro`,
#: `an increase of $200m`); and those after it that make it the first of two figures instead.
ALONE: dict[str, tuple[str, str]] = {
    "de": (
        rf"\b(?:um|(?:Plus|Minus|Anstieg|Rückgang|Zuwachs|Einbruch|Schwund) (?:von|um)) {_ABOUT_DE}$",
        r"^(?: \w+){0,2} auf\b",
    ),
    "en": (
        r"\b(?:rose|risen|fell|fallen|grew|grown|increased?|dropped|declined|shrank|shrunk|swelled|down|up|lower|higher)"
        rf" by {_ABOUT_EN}$|\b(?:rise|increase|gain|drop|fall|decline|decrease) of {_ABOUT_EN}$",
        r"^(?: \w+){0,2} to\b",
    ),
    "fr": (
        r"\b(?:hausse|baisse|progression|recul|repli|augmentation|chute|bond|augmenté|reculé|progressé|diminué|chuté|bondi"
        rf"|augmente|recule|progresse|diminue|chute|bondit) de {_ABOUT_FR}$",
        r"^(?:,? sur un an)?,? à\b",
    ),
}


def stands_alone(context: Context, number: Mention) -> bool:
    """Whether the words around an amount say that it is by how much a measure moved, not what it came to."""
    before, after = ALONE.get(context.lang, ("(?!)", ""))
    left, right = context.text[max(number.start - 40, 0) : number.start], context.text[number.end : number.end + 24]
    return (
        re.search(before, left) is not None
        and re.match(after, right) is None
        and direction(context.text, number.start, number.end, context.lang) != 0
    )


@cache
def _compiled(lang: str) -> tuple[tuple[Turn, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (turn, re.compile(turn.before, re.IGNORECASE), re.compile(turn.between), re.compile(turn.after))
        for turn in TURNS.get(lang, ())
    )


def pairs(context: Context) -> Iterator[tuple[Mention, Mention]]:
    """(change, figure) for each two neighbouring amounts whose wording says so; the change is in % or like units."""
    amounts = [m for m in context.ordered if m.type in vocab.AMOUNT_TYPES]
    for left, right in pairwise(amounts):
        between = context.text[left.end : right.start]
        if len(between) > 60 or "\n" in between:
            continue
        before = context.text[max(left.start - 60, 0) : left.start]
        after = context.text[right.end : right.end + 20]
        for turn, head, middle, tail in _compiled(context.lang):
            change, figure = (left, right) if turn.first else (right, left)
            alike = change.type == "PERCENT" or (change.type == figure.type and (turn.first or turn.any_unit))
            if alike and head.search(before) and middle.match(between) and tail.match(after):
                yield change, figure
                break
