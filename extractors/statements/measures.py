"""Measure words: what metric a word for a measure names, by language.

The reader classifies a measure by its context; these tables know the trade's fixed terms, which mean one metric
whatever stands around them (`Auftragseingang`, `EBITDA margin`). A word that can mean several (`Kosten`, `price`,
`Wert`) is left to the reader. Patterns are matched against the folded words of a METRIC mention (lower case, no
accents, ä as ae), the first that matches wins, so longer terms stand before shorter ones.
"""

from __future__ import annotations

import re
from functools import cache

from kg.names import fold

# fmt: off
_TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "de": (
        ("free_cash_flow", r"free cash ?flow|freie\w* (?:cash ?flow|mittelzufluss)|barmittelzufluss"),
        ("operating_margin", r"(?:ebit|operativ\w*|betriebs|gewinn|ergebnis)[- ]?(?:umsatz)?(?:marge|rendite)|umsatzrendite|operative\w* rendite"),
        ("gross_margin", r"brutto(?:gewinn)?marge|rohertragsmarge|handelsspanne"),
        ("ebitda", r"ebitda(?![- ]?marge)|ergebnis vor zinsen, steuern und abschreibungen"),
        ("ebit", r"ebit(?!da|[- ]?marge)\b|(?:gewinn|ergebnis) vor zinsen und steuern"),
        ("pretax_income", r"(?:vorsteuer|ergebnis vor steuer|gewinn vor steuer|ueberschuss vor steuer)\w*|ebt\b"),
        ("operating_income", r"(?:betriebs|operativ)\w*[ -]?(?:gewinn|ergebnis|ueberschuss|verlust)\w*|operativ\w* (?:verdient\w*|ergebnis|gewinn)"),
        ("eps", r"(?:gewinn|ergebnis|verlust|ueberschuss) (?:je|pro) (?:aktie|anteil)\w*|\beps\b"),
        ("net_loss", r"(?:netto|fehl|jahresfehl|konzernfehl|reinv?|konzern|quartals|jahres|perioden)(?:verlust|betrag)\w*|fehlbetrag\w*|rote\w* zahlen"),
        ("net_income", r"(?:netto|rein|konzern|jahres|quartals|halbjahres|perioden)(?:gewinn|ergebnis|ueberschuss)\w*|ueberschuss\w*|unter dem strich|nachsteuer(?:gewinn|ergebnis)\w*|gewinn nach steuern"),
        ("revenue_share", r"(?:umsatz|erloes)anteil\w*|anteil am (?:umsatz|erloes)\w*"),
        ("market_share", r"marktanteil\w*|anteil am markt\w*"),
        ("rnd_spend", r"(?:forschung\w*|entwicklungs|f ?(?:&|und) ?e)[- ]?(?:s?ausgaben|s?aufwand|s?aufwendungen|s?etat|s?budget|s?kosten)\w*|forschung und entwicklung"),
        ("price_target", r"kursziel\w*|preisziel\w*|zielkurs\w*"),
        ("market_cap", r"boersenwert\w*|marktkapitalisierung\w*|marktwert\w*|boersenbewertung\w*"),
        ("order_intake", r"auftragseing\w*|bestelleing\w*|neuauftraeg\w*|auftragsvolumen|(?:neue\w* )?bestellungen"),
        ("order_backlog", r"auftragsbest\w*|auftragsbuch\w*|auftragspolster\w*|auftragsbuecher\w*"),
        ("dividend", r"\w*dividend\w*|ausschuettung\w*"),
        ("debt", r"\w*(?:verschuldung|schulden|verbindlichkeiten|schuldenberg|schuldenlast)\w*"),
        ("assets", r"bilanzsumme\w*|\w*vermoegenswerte?\w*|verwaltete\w* vermoegen"),
        ("cash", r"(?:bar|kassen)(?:mittel|best)\w*|liquid\w* mittel\w*|liquiditaet\w*|kassenbestand\w*"),
        ("fine", r"\w*(?:geldbusse|bussgeld|geldstrafe|kartellstrafe|strafzahlung|rekordstrafe|busse)\w*"),
        ("subscribers", r"\w*(?:abonnent|abonnement)\w*|\w*abos\b"),
        ("users_daily", r"taeglich\w* (?:aktiv\w* )?(?:nutzer|user|anwender)\w*|tagesnutzer\w*"),
        ("users_monthly", r"monatlich\w* (?:aktiv\w* )?(?:nutzer|user|anwender)\w*|monatsnutzer\w*"),
        ("layoffs", r"stellen(?:abbau|streich|kuerz)\w*|(?:stellen|arbeitsplaetze|jobs) (?:ab|streich)\w*|entlass\w*|personalabbau\w*|jobabbau\w*|gekuendigt|kuendigungen"),
        ("employees", r"\w*(?:mitarbeit|beschaeftigt|angestellt|belegschaft)\w*|kopfzahl|arbeitskraefte"),
        ("units_sold", r"(?:absatz|auslieferung|verkaufszahl|stueckzahl|neuzulassung)\w*|ausgeliefert\w*|abgesetzt\w*|absatzzahl\w*"),
        ("funding", r"(?:finanzierungs|kapital|wachstums|seed-?|serie-\w-)runde\w*|(?:series|serie) [a-f]\b|risikokapital|wagniskapital"),
        ("share_price", r"(?:aktien)?kurs\w*|aktien?\b|papiere?n?\b|anteilsschein\w*|titel\b|\w+-(?:aktien?|papiere?n?)\b"),
        ("deal_value", r"(?:auf|zu)?(?:kauf(?:t|te|ten)?|gekauft)|uebern(?:ahm|ahmen|immt|ommen|ahme|ehmen)|erw(?:arb|arben|irbt|orben)|schluckte?|geschluckt|zukauf"),
        ("deal_value", r"kaufpreis\w*|uebernahmepreis\w*|transaktionswert\w*|kaufsumme\w*|uebernahmesumme\w*|verkaufspreis\w*|verkaufserloes\w*"),
        ("revenue", r"\w*(?:umsatz|umsaetze|erloes|einnahmen|umgesetzt)\w*|umsetz\w*"),
        ("net_income", r"(?:gewinn|gewinne|gewinns)"),
    ),
    "en": (
        ("free_cash_flow", r"free cash ?flow"),
        ("operating_margin", r"(?:adjusted )?(?:operating|ebit|ebita|profit|underlying|trading)[- ](?:profit )?margins?|return on sales"),
        ("gross_margin", r"gross (?:profit )?margins?"),
        ("ebitda", r"(?:adjusted |underlying |core )?ebitda"),
        ("ebit", r"(?:adjusted |underlying )?ebita?\b|earnings before interest and tax\w*"),
        ("pretax_income", r"pre-?tax (?:profits?|income|earnings|loss\w*)|(?:profits?|loss\w*|income) before tax\w*"),
        ("operating_income", r"(?:operating|trading) (?:profits?|income|earnings|loss\w*|result)"),
        ("eps", r"(?:earnings|profit|income|loss|eps)(?: (?:per|a) share)|eps|per share"),
        ("net_loss", r"net loss\w*|loss after tax\w*|loss for the (?:year|quarter|period)"),
        ("net_income", r"net (?:income|profits?|earnings|result)|(?:profits?|earnings) after tax\w*|bottom line"),
        ("rnd_spend", r"(?:r ?& ?d|research and development)\b.*|research (?:spending|budget|costs)"),
        ("price_target", r"(?:price|share price) targets?|target prices?"),
        ("market_cap", r"market (?:capitali[sz]ation|cap|value)"),
        ("market_share", r"market share|share of the .*market|share of the market"),
        ("order_intake", r"(?:order|orders) (?:intake|received)|new orders|bookings|orders"),
        ("order_backlog", r"(?:order )?backlog|order book"),
        ("dividend", r"(?:(?:interim|final|quarterly|annual|special|full-year) )?(?:dividends?|payout)"),
        ("debt", r"(?:net |gross |total |long-term )?(?:debts?|borrowings|indebtedness|liabilities)"),
        ("assets", r"(?:total )?assets(?: under management)?|balance sheet total"),
        ("cash", r"(?:net )?cash(?: (?:pile|reserves?|position|balance|on hand))?(?:,? (?:and )?cash equivalents)?"
                 r"(?:,? and (?:short-term |marketable |liquid |other )*(?:investments|securities|assets))?"),
        ("capex", r"capital (?:expenditures?|spending|investment)|capex"),
        ("fine", r"(?:antitrust |record |regulatory )?(?:fines?|fined|penalt(?:y|ies)|civil penalty)"),
        ("subscribers", r"(?:paid |paying |streaming )?(?:subscribers?|subscriptions?|memberships?)"),
        ("users_daily", r"daily (?:active )?(?:users?|people)|dau"),
        ("users_monthly", r"monthly (?:active )?(?:users?|people)|mau"),
        ("layoffs", r"lay-?offs?|laid off|laying off|lay off|job cuts?|redundanc(?:y|ies)|jobs? (?:cut|lost)|cut(?:ting)? .*jobs"),
        ("employees", r"employees?|workforce|headcount|staff|employs?|employed|employing|workers"),
        ("units_sold", r"(?:vehicle |car |unit )?(?:deliveries|delivered|shipments|shipped|registrations)|units? sold|unit sales|volumes?"),
        ("valuation", r"(?:post-money |pre-money |pre |post )?valuations?|valued|valuing|values"),
        ("funding", r"(?:funding|financing|seed|series [a-f]|investment|fundraising) rounds?|series [a-f]|raised|raising|seed funding|venture funding"),
        ("share_price", r"(?:share|stock) prices?|shares?|stock|adrs?"),
        ("deal_value", r"bought|buys?|acquir(?:ed|es|ing)|acquisition|takeover|took over|snapped up|purchased?"),
        ("deal_value", r"(?:purchase|acquisition|takeover) price|deal value|consideration"),
        ("revenue", r"(?:net |total |group |organic |annual |quarterly )?(?:revenues?|sales|turnover)"),
        ("net_income", r"profits?|earned|net"),
    ),
    "fr": (
        ("free_cash_flow", r"(?:flux de tresorerie|cash[- ]flow) (?:disponible|libre)|free cash[- ]flow"),
        ("operating_margin", r"marge (?:operationnelle|d.exploitation|d.ebit\w*)(?: courante)?|taux de marge operationnelle"),
        ("gross_margin", r"marge brute"),
        ("ebitda", r"(?:ebitda|ebe|excedent brut d.exploitation|resultat brut d.exploitation)"),
        ("ebit", r"ebit\b"),
        ("pretax_income", r"(?:resultat|benefice|profit) (?:avant impots?|imposable)"),
        ("operating_income", r"(?:resultat|benefice|perte) (?:operationnel\w*|d.exploitation)(?: courante?)?"),
        ("eps", r"(?:benefice|resultat|perte) (?:net )?par action|bpa"),
        ("net_loss", r"pertes? nettes?|deficit"),
        ("net_income", r"(?:resultat|benefice|profit) net\w*(?: part du groupe)?|benefices?"),
        ("price_target", r"objectif de cours|cours cible"),
        ("market_cap", r"capitalisation(?: boursiere)?|valeur (?:boursiere|en bourse)"),
        ("market_share", r"parts? (?:de|du) marche"),
        ("order_intake", r"prises? de commandes?|commandes(?: enregistrees)?"),
        ("order_backlog", r"carnet de commandes?"),
        ("dividend", r"dividendes?|coupon"),
        ("debt", r"(?:dette|endettement)\w*(?: nette?| brute?)?|passif"),
        ("assets", r"total (?:de bilan|du bilan)|actifs?(?: sous gestion)?"),
        ("cash", r"tresorerie|liquidites|disponibilites"),
        ("fine", r"amendes?|sanction(?: pecuniaire)?|penalite"),
        ("subscribers", r"abonnes?|abonnements?"),
        ("layoffs", r"suppressions? (?:de postes?|d.emplois?)|licenci\w+|postes? supprimes?|plan social"),
        ("employees", r"salarie\w*|effectifs?|employes?|collaborat\w+|emploie"),
        ("units_sold", r"(?:ventes en volume|livraisons?|immatriculations?|volumes?(?: de ventes)?)|(?:unites|vehicules) (?:vendu|livre)\w*"),
        ("funding", r"levee de fonds|tour de table|leve\b|serie [a-f]"),
        ("valuation", r"valorisation|valorise\w*"),
        ("share_price", r"(?:cours(?: de bourse)?|action|titre)\b"),
        ("deal_value", r"rachet\w+|rachat|acqui(?:s|sition|ert)|repris|reprise"),
        ("deal_value", r"prix (?:d.achat|d.acquisition|de cession|de vente)|montant de (?:la transaction|l.operation)"),
        ("revenue", r"chiffres? d.affaires|ca\b|recettes|revenus?|facturations?"),
    ),
    "es": (
        ("operating_margin", r"margen (?:operativo|de explotacion)"),
        ("gross_margin", r"margen bruto"),
        ("ebitda", r"ebitda|resultado bruto de explotacion"),
        ("ebit", r"ebit\b"),
        ("operating_income", r"(?:beneficio|resultado) (?:operativo|de explotacion)"),
        ("eps", r"beneficio por accion"),
        ("net_loss", r"perdidas?(?: netas?)?"),
        ("net_income", r"(?:beneficio|resultado|ganancia)s? net\w+|beneficios?|ganancias"),
        ("price_target", r"precio objetivo"),
        ("market_cap", r"capitalizacion(?: bursatil)?|valor bursatil"),
        ("market_share", r"cuota de mercado"),
        ("order_intake", r"contratacion|pedidos"),
        ("order_backlog", r"cartera de pedidos"),
        ("dividend", r"dividendos?"),
        ("debt", r"deuda\w*|endeudamiento"),
        ("fine", r"multas?|sancion\w*"),
        ("employees", r"empleados|plantilla|trabajadores|emplea"),
        ("layoffs", r"despid\w+|recorte de plantilla|ere\b"),
        ("share_price", r"(?:cotizacion|acciones|titulos|accion)"),
        ("revenue", r"ingresos|facturacion|ventas|facturo|cifra de negocios?"),
    ),
    "it": (
        ("operating_margin", r"margine operativo"),
        ("ebitda", r"ebitda|margine operativo lordo|mol\b"),
        ("ebit", r"ebit\b"),
        ("operating_income", r"(?:utile|risultato) operativo"),
        ("eps", r"utile per azione"),
        ("net_loss", r"perdit[ae] nett[ae]|perdit[ae]"),
        ("net_income", r"(?:utile|risultato|profitto) netto|util[ei]"),
        ("price_target", r"(?:prezzo obiettivo|target price)"),
        ("market_cap", r"capitalizzazione(?: di borsa)?"),
        ("market_share", r"quota di mercato"),
        ("order_intake", r"ordin(?:i|ativi)(?: acquisiti)?|raccolta ordini"),
        ("order_backlog", r"portafoglio ordini"),
        ("dividend", r"dividend[oi]|cedola"),
        ("debt", r"(?:indebitamento|debit[oi]|posizione finanziaria netta)\w*(?: nett[oa])?"),
        ("fine", r"multa|sanzione|ammenda"),
        ("employees", r"dipendenti|addetti|organico|occupa"),
        ("layoffs", r"esuberi|licenziament\w+"),
        ("share_price", r"(?:azion[ei]|titol[oi])"),
        ("revenue", r"ricav[oi]|fatturato|giro d.affari"),
    ),
    "nl": (
        ("operating_income", r"(?:bedrijfs|operationele?)[ -]?(?:resultaat|winst)"),
        ("ebitda", r"ebitda"),
        ("net_loss", r"nettoverlies|verlies"),
        ("net_income", r"netto ?(?:winst|resultaat)|winst"),
        ("eps", r"winst per aandeel"),
        ("price_target", r"koersdoel"),
        ("market_cap", r"beurswaarde|marktkapitalisatie"),
        ("market_share", r"marktaandeel"),
        ("dividend", r"\w*dividend"),
        ("fine", r"boete"),
        ("employees", r"werknemers|medewerkers|personeel"),
        ("share_price", r"(?:aandeel|aandelen|koers)"),
        ("revenue", r"(?:om)zet\w*"),
    ),
    "pt": (
        ("operating_income", r"(?:lucro|resultado) operacional"),
        ("ebitda", r"ebitda"),
        ("net_loss", r"prejuizos?(?: liquidos?)?"),
        ("net_income", r"(?:lucro|resultado) liquido|lucros?"),
        ("market_share", r"quota de mercado|participacao de mercado"),
        ("dividend", r"dividendos?"),
        ("debt", r"divida\w*"),
        ("fine", r"multa|coima"),
        ("employees", r"funcionarios|trabalhadores|empregados"),
        ("share_price", r"(?:acoes|cotacao|acao)"),
        ("revenue", r"receitas?|volume de negocios|faturamento|faturacao|vendas"),
    ),
}


# fmt: on
_PER = re.compile(r"\b(?:je|pro|per|par|por|a)\b|quote\b|\bratio\b|marge\b|\bmargin\b")
#: Terms that are too short to be looked for inside longer words for a measure.
_LOOSE = frozenset({"net_income", "cash", "share_price"})


@cache
def _patterns(lang: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables = (_TABLES[lang],) if lang in _TABLES else tuple(_TABLES.values())
    return tuple((metric, re.compile(pattern)) for table in tables for metric, pattern in table)


def measure(words: str, lang: str) -> str | None:
    """The metric that `words` name whatever stands around them; None where that depends on the context."""
    text = fold(words).strip()
    for metric, pattern in _patterns(lang):
        if pattern.fullmatch(text):
            return metric
    if " " not in text or _PER.search(text):
        return None  # a measure per something (`Umsatz je Kunde`) is another measure
    return next((metric for metric, pattern in _patterns(lang) if metric not in _LOOSE and pattern.search(text)), None)
