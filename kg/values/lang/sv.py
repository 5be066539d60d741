"""Swedish (best effort)."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="sv",
    compounds=True,
    numbers={
        2: "två", 3: "tre", 4: "fyra", 5: "fem", 6: "sex", 7: "sju", 8: "åtta", 9: "nio", 10: "tio", 11: "elva",
        12: "tolv", 13: "tretton", 14: "fjorton", 15: "femton", 16: "sexton", 17: "sjutton", 18: "arton",
        19: "nitton", 20: "tjugo", 30: "trettio", 40: "fyrtio", 50: "femtio", 60: "sextio", 70: "sjuttio",
        80: "åttio", 90: "nittio", 100: "hundra", 10**3: "tusen",
    },
    articles="en, ett",
    halves_before={
        "0.5": "en halv, halv, ett halvt",
        "1.5": "en och en halv, och en halv",
    },
    scales={
        10**3: "tusen, tkr", 10**6: "miljon, miljoner, mn, milj", 10**9: "miljard, miljarder, mdr, mdkr",
        10**12: "biljon, biljoner",
    },
    percent="procent",
    percentage_points="procentenhet, procentenheter",
    basis_points="baspunkt, baspunkter, räntepunkter, punkter bas",
    currencies={
        "krone": "krona, kronor, kr",
        "euro": "euro",
        "dollar": "dollar",
        "pound": "pund",
        "franc": "franc, schweizerfranc",
        "yen": "yen",
        "yuan": "yuan",
        "ruble": "rubel",
        "zloty": "zloty",
    },
    cents={
        "SEK": "öre",
        "EUR": "eurocent, cent",
    },
    people=(
        "anställda, medarbetare, personer, människor, jobb, tjänster, kunder, användare, prenumeranter, "
        "abonnenter, medlemmar, besökare, passagerare, invånare, aktieägare, arbetare, hushåll, konsumenter, "
        "följare"
    ),
    units=(
        "enheter, fordon, bilar, lastbilar, bussar, maskiner, exemplar, flygplan, telefoner, tåg, apparater, "
        "stycken"
    ),
    shares="aktier",
    nouns={
        "parameters": "parametrar",
        "stores": "butiker",
        "branches": "kontor",
        "restaurants": "restauranger",
        "plants": "fabriker",
        "apartments": "bostäder, lägenheter",
        "tonnes": "ton",
        "barrels": "fat",
        "points": "punkter",
        "countries": "länder",
        "years": "år",
        "months": "månader",
        "days": "dagar",
    },
    times="gånger",
    comparatives="så, mer, högre, större",
    function_words=(
        "i, på, av, för, med, till, och, om, när, efter, enligt, den, det, de, en, ett, är, var, har, hade, "
        "som, att, från, vid, per, mot, under, över, inte, men, eller, kan, ska, sin, sina, han, hon"
    ),
    range_between="mellan",
    range_and="och",
    range_to="till",
    change_from="från",
    change_to="till",
    compared="mot, från, efter, och, eller, jämfört, tidigare, väntade",
    minus="minus",
    approx=(
        "cirka, ca, omkring, ungefär, nästan, drygt, knappt, mer än, mindre än, över, under, närmare, upp "
        "till, minst, högst, runt, uppemot"
    ),
    up=(
        "fler, steg, stiger, stigit, ökade, ökar, ökat, ökning, ökningen, växte, växer, vuxit, tillväxt, "
        "uppgång, upp, plus, högre, mer, höjde, höjer, höjts, rusade, klättrade, förbättrades, förbättring, "
        "lyfte"
    ),
    down=(
        "färre, sjönk, sjunker, sjunkit, minskade, minskar, minskat, minskning, föll, faller, fallit, "
        "nedgång, ned, ner, minus, lägre, mindre, backade, backar, tappade, tappar, rasade, rasar, sänkte, "
        "sänks, krympte, försämrades, dök"
    ),
    negation="inte, ej, utan, aldrig",
    no_cue="mer eller mindre, inte längre",
    than="mer än, mindre än, högre än, lägre än",
    clause="och, men, medan, när, efter, som, eftersom",
    multiples={
        "100": "fördubblades, fördubblade, fördubblats, fördubblas, fördubbla, fördubblat, fördubbling",
        "200": "tredubblades, tredubblade, tredubblats, tredubbla",
        "-50": "halverades, halverade, halverats, halveras, halvera",
    },
    as_much="så mycket, så många, så hög, så högt",
    calendar=Calendar(
        months={
            1: "januari, jan", 2: "februari, feb", 3: "mars", 4: "april", 5: "maj", 6: "juni", 7: "juli",
            8: "augusti, aug", 9: "september, sept", 10: "oktober, okt", 11: "november, nov", 12: "december, dec",
        },
        weekdays={
            0: "måndag, måndagen, måndags", 1: "tisdag, tisdagen, tisdags", 2: "onsdag, onsdagen, onsdags",
            3: "torsdag, torsdagen, torsdags", 4: "fredag, fredagen, fredags", 5: "lördag, lördagen",
            6: "söndag, söndagen",
        },
        ordinals={
            1: "första", 2: "andra", 3: "tredje", 4: "fjärde",
        },
        quarter="kvartal, kvartalet, kvartalets, kv",
        half="halvår, halvåret, halvårets, årshalvan",
        month="månader, månaderna",
        year="år, året, åren",
        fiscal_year="räkenskapsår, räkenskapsåret, verksamhetsåret",
        links="i, av, år, under",
        before_period=(
            "i, sedan, slutet av, början av, mitten av, till, från, under, per, för, före, efter, mellan, "
            "och, år, den, senast, våren, hösten"
        ),
        relative={
            "anchor year -1": (
                "ett år tidigare, året innan, året före, samma period i fjol, samma period året innan, samma "
                "kvartal i fjol, föregående år, samma kvartal året innan, för ett år sedan, år tidigare"
            ),
            "year now": "i år, detta år, innevarande år",
            "year -1": "i fjol, förra året, fjolåret, fjolårets",
            "year +1": "nästa år",
            "year end": "årsskiftet, årets slut",
            "quarter 1": "årets första kvartal",
            "anchor quarter -1": "föregående kvartal, kvartalet innan",
            "day 0": "i dag, idag",
            "day -1": "i går, igår",
            "month -1": "förra månaden",
            "quarter ended": "senaste kvartalet",
        },
        last="förra, senaste",
        next="nästa, kommande",
        ends="slutet av, slutet på",
        until="till, till och med",
        ago=("för", "sedan"),
        future="ska, väntas, väntar, spår, planerar, kommer, räknar, prognos, senast, nästa",
        quarter_letters="QK",
    ),
)
