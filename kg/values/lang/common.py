"""What is the same in every language: currency codes and signs, country stems, physical units, short scales."""

from __future__ import annotations

from collections.abc import Mapping

from .base import word_set

CODES = word_set(
    "AED ARS AUD BDT BGN BOB BHD BRL CAD CHF CLP CNH CNY COP CZK DEM DKK EGP EUR GBP GHS HKD HRK HUF IDR "
    "ILS INR ISK JPY KES KRW KWD KZT LKR MAD MXN MYR NGN NOK NZD OMR PEN PHP PKR PLN QAR RON RSD RUB SAR "
    "SEK SGD THB TRY TWD TZS UAH UGX USD UYU VND XAF XOF ZAR"
)

PREFIXES: Mapping[str, str] = {
    "€": "EUR", "$": "USD", "US$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "CAN$": "CAD", "A$": "AUD",
    "AU$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₫": "VND", "₱": "PHP",
    "฿": "THB", "₦": "NGN", "₴": "UAH", "₸": "KZT", "Rs": "INR", "Rs.": "INR", "RMB": "CNY", "Fr.": "CHF",
    "SFr": "CHF", "SFr.": "CHF", "Rp": "IDR", "CN¥": "CNY", "JP¥": "JPY", "RM": "MYR", "zł": "PLN", "Kč": "CZK",
    "R": "ZAR", "N": "NGN", "P": "PHP", "Sh": "KES", "KSh": "KES", "Ksh": "KES", "KSh.": "KES",
    "GH₵": "GHS", "GH¢": "GHS", "₵": "GHS", "Php": "PHP", "$A": "AUD", "$NZ": "NZD",
}  # fmt: skip
"""Signs and codes before a number, case as written."""

SUFFIXES: Mapping[str, str] = {
    "€": "EUR", "$": "USD", "US$": "USD", "$US": "USD", "£": "GBP", "¥": "JPY", "₽": "RUB", "₺": "TRY", "₩": "KRW",
    "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "lei": "RON", "RMB": "CNY", "C$": "CAD", "$CA": "CAD", "R$": "BRL",
    "A$": "AUD", "HK$": "HKD", "Fr.": "CHF", "₹": "INR", "₴": "UAH", "₪": "ILS", "руб.": "RUB", "руб": "RUB",
    "NOK": "NOK", "TL": "TRY",
}  # fmt: skip
"""Signs after a number, case as written; the codes are added."""

SCALED_CODES: Mapping[str, tuple[int, str]] = {
    "TEUR": (1000, "EUR"), "T€": (1000, "EUR"), "KEUR": (1000, "EUR"), "MEUR": (10**6, "EUR"), "kEUR": (1000, "EUR"),
    "mEUR": (10**6, "EUR"), "MUSD": (10**6, "USD"), "MSEK": (10**6, "SEK"), "MNOK": (10**6, "NOK"),
    "MDKK": (10**6, "DKK"), "TUSD": (1000, "USD"), "TCHF": (1000, "CHF"), "MCHF": (10**6, "CHF"),
}  # fmt: skip

SHORT_SCALES: Mapping[int, str] = {
    10**3: "tsd",
    10**6: "mio, mn, mln, mill, mios",
    10**9: "mrd, bn, mld, mlrd, mds",
    10**12: "tn, trn",
}

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "euro": {"": "EUR"},
    "dollar": {"": "USD", "us": "USD", "ca": "CAD", "au": "AUD", "nz": "NZD", "hk": "HKD", "sg": "SGD", "tw": "TWD"},
    "pound": {"": "GBP", "gb": "GBP", "eg": "EGP"},
    "franc": {"": "CHF", "ch": "CHF", "cfa": "XOF"},
    "krone": {"se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK", "cz": "CZK"},
    "yen": {"": "JPY", "jp": "JPY"},
    "yuan": {"": "CNY", "cn": "CNY"},
    "won": {"": "KRW", "kr": "KRW"},
    "ruble": {"": "RUB", "ru": "RUB"},
    "zloty": {"": "PLN", "pl": "PLN"},
    "rupee": {"": "INR", "in": "INR", "pk": "PKR", "lk": "LKR"},
    "rupiah": {"": "IDR", "id": "IDR"},
    "real": {"": "BRL", "br": "BRL"},
    "peso": {"mx": "MXN", "ar": "ARS", "cl": "CLP", "co": "COP", "ph": "PHP", "uy": "UYU"},
    "lira": {"": "TRY", "tr": "TRY"},
    "forint": {"": "HUF", "hu": "HUF"},
    "rand": {"": "ZAR", "za": "ZAR"},
    "shekel": {"": "ILS", "il": "ILS"},
    "baht": {"": "THB", "th": "THB"},
    "ringgit": {"": "MYR", "my": "MYR"},
    "dirham": {"": "AED", "ae": "AED", "ma": "MAD"},
    "riyal": {"": "SAR", "sa": "SAR", "qa": "QAR", "om": "OMR"},
    "dong": {"": "VND", "vn": "VND"},
    "leu": {"": "RON", "ro": "RON"},
    "lev": {"": "BGN", "bg": "BGN"},
    "hryvnia": {"": "UAH", "ua": "UAH"},
    "tenge": {"": "KZT"},
    "naira": {"": "NGN"},
    "dinar": {"rs": "RSD", "kw": "KWD", "bh": "BHD"},
    "mark": {"": "DEM"},
    "cedi": {"": "GHS"},
    "boliviano": {"": "BOB"},
    "taka": {"": "BDT"},
    "shilling": {"ke": "KES", "tz": "TZS", "ug": "UGX"},
}
"""Currency families: country -> ISO code; `""` is what the bare word means. No bare meaning: unit None."""

COUNTRIES: Mapping[str, str] = {
    "us": "us, u s, usa, american, amerikan, américain, estadounidens, statunitens, americano, norteamerican",
    "ca": "canad, kanad",
    "au": "austral",
    "nz": "new zealand, neuseel, néo zéland, neozel, neo zeland, nieuw zeeland",
    "hk": "hong kong, hongkong",
    "sg": "singap",
    "tw": "taiwan, new taiwan, taïwan",
    "gb": "british, britisch, britanni, sterling, ingles, inglés, inglesi, brits, brit",
    "eg": "egypt, ägypt, égypt, egip, egizi",
    "ch": "swiss, schweizer, suisse, suiz, svizzer, zwitser, suíç, suic",
    "cfa": "cfa",
    "se": "swed, schwed, suéd, suec, sved, zweed, svensk, szwedz",
    "no": "norweg, norwég, norvég, norueg, norveg, noor, norsk",
    "dk": "dan, dän, danoi, danés, deens, dinamarqu, dansk, duńsk",
    "is": "iceland, isländ, island, ijsland",
    "cz": "czech, tschech, tchèqu, chec, cec, tsjech, tchec, česk",
    "jp": "japan, japon, giappon, japón",
    "cn": "chin, cines",
    "kr": "south korea, südkorea, korea, sud coréen, surcorean, sudcorean, zuid korea, sul corean, corean, coréen",
    "ru": "russ, rus",
    "pl": "pol",
    "in": "indi, indisch, indien",
    "pk": "pakistan, paquistan",
    "lk": "sri lank",
    "id": "indones, indonés, indonés",
    "br": "brasil, brazil, brésil",
    "mx": "mexi, mexik, mexic, messic, mejic",
    "ar": "argent",
    "cl": "chil, cilen",
    "co": "colomb, kolumb",
    "ph": "philip, filip",
    "uy": "urug",
    "tr": "turk, türk, turc, turq",
    "hu": "hungar, ungar, hongr, húngar, ungher, hongaar",
    "za": "south afric, südafrik, sud africain, sudafrican, zuid afrik, sul african",
    "il": "israel, israél",
    "th": "thai, thaï, tailand",
    "my": "malay, malais, malas",
    "ae": "emirat, vae, uae, emirati",
    "ma": "marok, morocc, maroc, marroq",
    "sa": "saudi, saoud, saudit",
    "qa": "qatar, katar",
    "om": "oman",
    "vn": "vietnam",
    "ro": "romanian, rumän, roum, ruman, rumen, roemeen",
    "bg": "bulgar",
    "ua": "ukrain, ucran, ucrain, oekra",
    "rs": "serb",
    "kw": "kuwait, koweït",
    "bh": "bahrain",
    "ke": "keny, keni",
    "tz": "tanzan, tansan",
    "ug": "ugand",
}
"""Country -> stems of its adjective (or name) in the languages read here; only looked at next to a currency word."""

MEASURES: Mapping[str, str] = {
    "kilowatts": "kW", "megawatts": "MW", "gigawatts": "GW", "terawatts": "TW", "kilowatt_hours": "kWh",
    "megawatt_hours": "MWh", "gigawatt_hours": "GWh", "terawatt_hours": "TWh", "kilometres": "km",
    "square_metres": "m²", "square_kilometres": "km²", "hectares": "ha", "kilograms": "kg", "hectolitres": "hl",
    "gigabytes": "GB", "terabytes": "TB", "megabytes": "MB", "cubic_metres": "m³",
}  # fmt: skip
"""Physical units, case as written."""

MINUS = "-−–"
HALVES: Mapping[str, str | None] = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": None, "⅔": None}
