"""What role of the contract a job title names, by language, where the title alone says so.

`titles.tsv` is the project's own table (language, title, role). Titles that depend on the firm they stand beside
(`Chef`, `Geschäftsführer`, `president`) are not in it: there the reader decides.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

from kg.names import fold

#: What the last part of a title says, whatever stands before it (`Rüstungslobbyist`, `Pharma-Analystin`); folded.
_LAST = {
    "de": (
        (r"(?:lobbyist|minister|ministerpraesident|praesidialchef|landrat|buergermeister|justiziar|anwalt)(?:in)?", "Other"),
        (r"(?:gesamt|konzern)?betriebsrat\w*|betriebsraetin", "Other"),
        (r"(?:analyst|analytiker|volkswirt|oekonom|stratege|strategin)(?:in)?", "Analyst"),
        (r"(?:presse|konzern|unternehmens|firmen)?sprecher(?:in)?", "Spokesperson"),
        (r"(?:forscher|wissenschaftler|physiker|chemiker|ingenieur)(?:in)?", "Scientist"),
        (r"(?:vertriebs|einkaufs|verkaufs|marketing|marken|sparten|bereichs|landes|regional|werks?|filial|abteilungs|projekt)"
         r"-?(?:chef|leiter|direktor)(?:in)?", "Manager"),
        (r"(?:europa|asien|china|deutschland|amerika|usa|us|oesterreich|schweiz|frankreich|nordamerika|suedamerika|afrika)-?(?:chef|leiter)(?:in)?", "Manager"),
        (r"(?:aufsichtsrats|verwaltungsrats|beirats)-?(?:chef|vorsitzende[nr]?|praesident|boss)(?:in)?", "Chair"),
    ),
    "en": (
        (r"lobbyist|minister|general counsel|creative director|treasurer", "Other"),
        (r"analyst|economist|strategist", "Analyst"),
        (r"spokes(?:man|woman|person)", "Spokesperson"),
        (r"(?:senior |executive )?vice[- ]president(?: of .+|,.+)?", "Manager"),
        (r"(?:sales|marketing|regional|country|plant|brand|commercial) (?:director|chief|head|boss)", "Manager"),
        (r"deputy (?:finance|managing|marketing|sales|operations) director", "Director"),
        (r"executive director of .+", "Director"),
        (r"(?:deputy|vice)[- ]chair(?:man|woman)?", "BoardMember"),
    ),
    "fr": (
        (r"lobbyiste|ministre|avocate?", "Other"),
        (r"analyste|economiste|strategiste", "Analyst"),
        (r"porte-parole", "Spokesperson"),
        (r"direct(?:eur|rice) (?:commercial|marketing|regional|des ventes|de la marque|du site|d'usine)e?", "Manager"),
    ),
}  # fmt: skip
_ENDINGS = re.compile(r"(?:innen|in|en|er|s|e)$")


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str], str]:
    text = files("extractors.statements").joinpath("titles.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {(lang, fold(title)): role for lang, title, role in rows}


#: Brokers, banks and research houses: who is quoted `of Jefferies` without a title follows shares there.
_HOUSES = re.compile(
    r"\b(?:Securities|Capital Markets|Equity Research|Research|Brokers?|Bernstein|Jefferies|Berenberg|Warburg|Baader|Kepler|Stifel|Redburn"
    r"|Wedbush|Evercore|Piper Sandler|Raymond James|Cowen|Oppenheimer|KeyBanc|Exane|Oddo|Metzler|Peel Hunt|Numis|Shore Capital|Liberum"
    r"|Investec|Equita|Kempen|Citigroup|Citi|Barclays|UBS|Goldman Sachs|Morgan Stanley|JPMorgan|JP Morgan|HSBC|Nomura|Macquarie|RBC|LBBW"
    r"|DZ Bank|Deutsche Bank|BNP Paribas|Société Générale|Intermonte|Mediobanca|Bank of America|Wells Fargo|Leerink|Needham|Truist)\b"
)


def quoted_role(firm: str) -> str | None:
    """The role of somebody whom the text places at `firm` and gives no title."""
    return "Analyst" if _HOUSES.search(firm) else None


def role_of(title: str, lang: str) -> str | None:
    """The role that `title` names, None where the words alone do not say; endings of case and gender do not count."""
    words = fold(title).strip(" .,")
    table = _table()
    found = table.get((lang, words)) or table.get(("en", words))
    if not found and lang == "de":
        found = table.get((lang, _ENDINGS.sub("", words)))
    return found or next((role for pattern, role in _last(lang) if pattern.search(words)), None)


@cache
def _last(lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"(?:{pattern})$"), role) for pattern, role in _LAST.get(lang, ()))
