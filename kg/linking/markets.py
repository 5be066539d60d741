"""Stock exchanges: the codes by which lists and articles name them, and where a country's shares trade."""

from __future__ import annotations

#: Endings of symbols in the lists -> market identifier code (ISO 10383).
SUFFIXES = {
    "DE": "XETR", "F": "XFRA", "L": "XLON", "PA": "XPAR", "AS": "XAMS", "BR": "XBRU", "LS": "XLIS", "IR": "XDUB",
    "MI": "XMIL", "MC": "XMAD", "SW": "XSWX", "VI": "XWBO", "ST": "XSTO", "CO": "XCSE", "OL": "XOSL", "HE": "XHEL",
    "IC": "XICE", "WA": "XWAR", "PR": "XPRA", "BD": "XBUD", "AT": "ASEX", "IS": "XIST", "TA": "XTAE", "T": "XJPX",
    "HK": "XHKG", "SS": "XSHG", "SZ": "XSHE", "TW": "XTAI", "TWO": "ROCO", "KS": "XKRX", "KQ": "XKOS", "NS": "XNSE",
    "BO": "XBOM", "SI": "XSES", "KL": "XKLS", "JK": "XIDX", "BK": "XBKK", "AX": "XASX", "NZ": "XNZE", "TO": "XTSE",
    "V": "XTSX", "SA": "BVMF", "MX": "XMEX", "BA": "XBUE", "SN": "XSGO", "JO": "XJSE", "SR": "XSAU", "QA": "DSMD",
    "ME": "MISX",
}  # fmt: skip
#: Where the shares of a country's firms trade at home, first choice first.
HOME = {
    "DE": ("XETR",), "AT": ("XWBO",), "CH": ("XSWX",), "LI": ("XSWX",), "US": ("XNAS", "XNYS", "XASE"),
    "GB": ("XLON",), "FR": ("XPAR",), "NL": ("XAMS", "XPAR"), "BE": ("XBRU",), "LU": ("XPAR", "XAMS", "XETR"),
    "PT": ("XLIS",), "IE": ("XDUB", "XLON"), "IT": ("XMIL",), "ES": ("XMAD",), "SE": ("XSTO",), "DK": ("XCSE",),
    "NO": ("XOSL",), "FI": ("XHEL",), "IS": ("XICE",), "PL": ("XWAR",), "CZ": ("XPRA",), "HU": ("XBUD",),
    "GR": ("ASEX",), "TR": ("XIST",), "IL": ("XTAE",), "JP": ("XJPX",), "HK": ("XHKG",),
    "CN": ("XSHG", "XSHE", "XHKG"), "TW": ("XTAI", "ROCO"), "KR": ("XKRX", "XKOS"), "IN": ("XNSE", "XBOM"),
    "SG": ("XSES",), "MY": ("XKLS",), "ID": ("XIDX",), "TH": ("XBKK",), "AU": ("XASX",), "NZ": ("XNZE",),
    "CA": ("XTSE", "XTSX"), "BR": ("BVMF",), "MX": ("XMEX",), "AR": ("XBUE",), "CL": ("XSGO",), "ZA": ("XJSE",),
    "SA": ("XSAU",), "QA": ("DSMD",), "RU": ("MISX",),
}  # fmt: skip
#: What stands before a symbol in articles (`NASDAQ: META`, `ETR: SAP`, `Xetra: SAP`) -> market identifier code.
CALLED = {
    "nasdaq": "XNAS", "nasdaqgs": "XNAS", "nasdaqgm": "XNAS", "nasdaqcm": "XNAS", "nyse": "XNYS", "amex": "XASE",
    "nyse american": "XASE", "nyse mkt": "XASE", "xetra": "XETR", "etr": "XETR", "xetr": "XETR", "fwb": "XETR",
    "fra": "XETR", "xfra": "XETR", "frankfurt": "XETR", "lse": "XLON", "lon": "XLON", "london": "XLON",
    "epa": "XPAR", "paris": "XPAR", "euronext paris": "XPAR", "ams": "XAMS", "euronext amsterdam": "XAMS",
    "amsterdam": "XAMS", "ebr": "XBRU", "euronext brussels": "XBRU", "swx": "XSWX", "six": "XSWX", "vie": "XWBO",
    "wbag": "XWBO", "bit": "XMIL", "borsa italiana": "XMIL", "euronext milan": "XMIL", "bme": "XMAD", "sto": "XSTO",
    "cph": "XCSE", "osl": "XOSL", "hel": "XHEL", "wse": "XWAR", "tyo": "XJPX", "tse": "XJPX", "hkg": "XHKG",
    "hkex": "XHKG", "sehk": "XHKG", "hkse": "XHKG", "tsx": "XTSE", "tsxv": "XTSX", "asx": "XASX", "nse": "XNSE",
    "bse": "XBOM", "krx": "XKRX", "sgx": "XSES", "jse": "XJSE",
}  # fmt: skip
#: Countries whose ISINs firms of other countries have, because they are incorporated there.
DOMICILES = frozenset({"NL", "LU", "IE", "JE", "GG", "IM", "KY", "BM", "VG", "CH", "GB", "MH", "LR", "PA", "CW", "CY"})


def valid_isin(text: str) -> bool:
    """Whether the check digit of an ISIN (ISO 6166) is right."""
    if len(text) != 12 or not text.isascii() or not text.isalnum() or not text[:2].isalpha() or not text[-1].isdigit():
        return False
    digits = "".join(str(int(c, 36)) for c in text)
    total = 0
    for number, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (1 + number % 2)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0


def main_symbol(symbols: tuple[str, ...], country: str) -> str:
    """`XETR SAP` out of symbols like `SAP.DE`: the one at home, the shortest; "" without one."""
    for mic in HOME.get(country, ()):
        # London trades foreign shares under numbers (`0Y0Y`).
        local = (s for s in symbols if market(s) == mic and not (mic == "XLON" and s[0] == "0"))
        at_home = sorted(local, key=lambda s: (len(s), s))
        if at_home:
            return f"{mic} {at_home[0].split('.')[0]}"
    return ""


def market(symbol: str) -> str:
    """The market identifier code that a symbol's ending stands for; "" for one that is not known."""
    return SUFFIXES.get(symbol.rpartition(".")[2], "") if "." in symbol else ""
