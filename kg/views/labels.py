"""English and German words for the codes of the contract, for people to read. A test holds them complete."""

from __future__ import annotations

from typing import Final

#: code -> (English, German)
Labels = dict[str, tuple[str, str]]

ROLE_LABELS: Final[Labels] = {
    "CEO": ("chief executive", "Vorstandsvorsitz"),
    "CFO": ("chief financial officer", "Finanzvorstand"),
    "CTO": ("chief technology officer", "Technikvorstand"),
    "COO": ("chief operating officer", "Vorstand für das operative Geschäft"),
    "Chair": ("chair", "Aufsichtsratsvorsitz"),
    "President": ("president", "Präsidentschaft"),
    "Founder": ("founder", "Gründung"),
    "BoardMember": ("member of a board", "Mitglied eines Gremiums"),
    "Director": ("director", "Geschäftsführung"),
    "Manager": ("head of a division, brand or region", "Leitung eines Bereichs, einer Marke oder Region"),
    "Analyst": ("analyst", "Analyse"),
    "Scientist": ("scientist", "Wissenschaft"),
    "Spokesperson": ("spokesperson", "Sprecheramt"),
    "Other": ("another position", "andere Funktion"),
}

METRIC_LABELS: Final[Labels] = {
    "revenue": ("revenue", "Umsatz"),
    "net_income": ("net income", "Nettogewinn"),
    "net_loss": ("net loss", "Nettoverlust"),
    "pretax_income": ("pre-tax income", "Vorsteuergewinn"),
    "operating_income": ("operating income", "Betriebsergebnis"),
    "ebitda": ("EBITDA", "EBITDA"),
    "ebit": ("EBIT", "EBIT"),
    "eps": ("earnings per share", "Gewinn je Aktie"),
    "gross_margin": ("gross margin", "Bruttomarge"),
    "operating_margin": ("operating margin", "operative Marge"),
    "free_cash_flow": ("free cash flow", "freier Mittelzufluss"),
    "share_price": ("share price", "Aktienkurs"),
    "market_cap": ("market capitalisation", "Börsenwert"),
    "price_target": ("price target", "Kursziel"),
    "dividend": ("dividend", "Dividende"),
    "order_intake": ("order intake", "Auftragseingang"),
    "order_backlog": ("order backlog", "Auftragsbestand"),
    "assets": ("assets", "Vermögen"),
    "debt": ("debt", "Schulden"),
    "cash": ("cash", "Barmittel"),
    "capex": ("capital expenditure", "Sachinvestitionen"),
    "rnd_spend": ("spending on research and development", "Ausgaben für Forschung und Entwicklung"),
    "investment": ("investment", "Investition"),
    "deal_value": ("deal value", "Kaufpreis"),
    "cost": ("cost", "Kosten"),
    "fine": ("fine", "Geldbuße"),
    "employees": ("employees", "Beschäftigte"),
    "layoffs": ("layoffs", "Stellenabbau"),
    "users_daily": ("daily users", "tägliche Nutzer"),
    "users_monthly": ("monthly users", "monatliche Nutzer"),
    "users": ("users", "Nutzer"),
    "subscribers": ("subscribers", "Abonnenten"),
    "customers": ("customers", "Kunden"),
    "units_sold": ("units sold", "verkaufte Stückzahl"),
    "market_share": ("market share", "Marktanteil"),
    "revenue_share": ("share of revenue", "Umsatzanteil"),
    "parameters": ("model parameters", "Modellparameter"),
    "production": ("production", "Produktion"),
    "price": ("price", "Preis"),
    "valuation": ("valuation", "Bewertung"),
    "funding": ("funding", "Finanzierung"),
    "bonus": ("bonus", "Bonus"),
    "other": ("other figure", "andere Kennzahl"),
}

STATUS_LABELS: Final[Labels] = {
    "done": ("done", "vollzogen"),
    "agreed": ("agreed", "vereinbart"),
    "announced": ("announced", "angekündigt"),
    "planned": ("planned", "geplant"),
    "rumoured": ("rumoured", "Gerücht"),
    "cancelled": ("cancelled", "abgesagt"),
    "actual": ("actual", "tatsächlich"),
    "expected": ("expected by analysts or the market", "von Analysten oder am Markt erwartet"),
    "forecast": ("forecast by the company", "vom Unternehmen erwartet"),
}

UNIT_LABELS: Final[Labels] = {
    "%": ("per cent", "Prozent"),
    "percentage_point": ("percentage points", "Prozentpunkte"),
    "people": ("people", "Personen"),
    "units": ("units", "Stück"),
    "shares": ("shares", "Aktien"),
    "parameters": ("parameters", "Parameter"),
    "x": ("times", "mal"),
}

BASIS_LABELS: Final[Labels] = {
    "yoy": ("year on year", "gegenüber dem Vorjahr"),
    "qoq": ("quarter on quarter", "gegenüber dem Vorquartal"),
    "mom": ("month on month", "gegenüber dem Vormonat"),
    "day": ("on the day", "am Tag"),
    "intraday": ("within the day", "im Tagesverlauf"),
}
