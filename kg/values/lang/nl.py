"""Dutch."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="nl",
    compounds=True,
    numbers={
        0: "nul", 1: "één", 2: "twee", 3: "drie", 4: "vier", 5: "vijf", 6: "zes", 7: "zeven", 8: "acht",
        9: "negen", 10: "tien", 11: "elf", 12: "twaalf", 13: "dertien", 14: "veertien", 15: "vijftien",
        16: "zestien", 17: "zeventien", 18: "achttien", 19: "negentien", 20: "twintig", 30: "dertig",
        40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig", 80: "tachtig", 90: "negentig", 100: "honderd",
        10**3: "duizend",
    },
    articles="een, één",
    number_joiners="en, ën, een",
    halves_before={
        "0.5": "een half, een halve, half, halve",
        "1.5": "anderhalf, anderhalve",
    },
    halves_suffix="eneenhalf, ënhalf, enhalf",
    scales={
        10**3: "duizend, dzd", 10**6: "miljoen, miljoenen, mln", 10**9: "miljard, miljarden, mld, mrd",
        10**12: "biljoen, biljoenen", 12: "dozijn",
    },
    weak_scales={
        10**6: "m, M",
    },
    percent="procent, ten honderd",
    percent_suffix="procents",
    percentage_points="procentpunt, procentpunten, procentpunts",
    basis_points="basispunt, basispunten",
    currencies={
        "euro": "euro, euro's, euros",
        "dollar": "dollar, dollars",
        "pound": "pond, pond sterling",
        "franc": "frank, franken, franc",
        "krone": "kroon, kronen",
        "yen": "yen",
        "yuan": "yuan, renminbi",
        "won": "won",
        "ruble": "roebel, roebels",
        "zloty": "zloty, zloty's",
        "rupee": "roepie, roepies",
        "rupiah": "rupiah",
        "real": "real, reais",
        "peso": "peso, peso's",
        "lira": "lira, lire",
        "forint": "forint",
        "rand": "rand",
        "shekel": "shekel",
        "baht": "baht",
        "dirham": "dirham",
        "riyal": "riyal, rial",
        "dong": "dong",
        "leu": "lei",
        "dinar": "dinar",
    },
    cents={
        "EUR": "cent, eurocent",
        "USD": "dollarcent",
        "GBP": "pence, penny",
    },
    people=(
        "werknemer, werknemers, medewerker, medewerkers, personeelsleden, arbeidsplaatsen, banen, baan, "
        "functies, ontslagen, mensen, personen, klanten, klant, gebruikers, gebruiker, abonnees, "
        "abonnementen, leden, bezoekers, passagiers, reizigers, inwoners, consumenten, aandeelhouders, "
        "beleggers, ontwikkelaars, ingenieurs, onderzoekers, chauffeurs, piloten, deelnemers, kijkers, "
        "huishoudens, patiënten, lezers, managers, studenten, spelers, burgers, volgers, arbeiders, "
        "vacatures, verzekerden, gasten, voltijdbanen, fte, collega's"
    ),
    units=(
        "eenheden, stuks, voertuigen, auto's, autos, vrachtwagens, apparaten, exemplaren, machines, "
        "vliegtuigen, toestellen, smartphones, telefoons, computers, robots, consoles, motoren, fietsen, "
        "bussen, treinen, chips, turbines, batterijen, tablets, helikopters, schepen, wagens, systemen, "
        "registraties, windmolens"
    ),
    shares="aandelen, aandeel",
    nouns={
        "parameters": "parameters",
        "branches": "filialen, kantoren, vestigingen",
        "stores": "winkels, supermarkten",
        "restaurants": "restaurants",
        "plants": "fabrieken",
        "sites": "locaties",
        "countries": "landen",
        "apartments": "woningen, appartementen",
        "orders": "bestellingen, orders",
        "deliveries": "leveringen",
        "tonnes": "ton",
        "barrels": "vaten, vat",
        "litres": "liter",
        "kilometres": "kilometer",
        "metres": "meter",
        "square_metres": "vierkante meter",
        "hectares": "hectare",
        "kilograms": "kilo, kilogram",
        "megawatts": "megawatt",
        "gigawatts": "gigawatt",
        "megawatt_hours": "megawattuur",
        "gigawatt_hours": "gigawattuur",
        "terawatt_hours": "terawattuur",
        "points": "punten",
        "downloads": "downloads",
        "views": "weergaven",
        "contracts": "contracten",
        "accounts": "rekeningen",
        "patents": "patenten",
        "transactions": "transacties",
        "parcels": "pakketten, pakjes",
        "tokens": "tokens",
        "flights": "vluchten",
        "years": "jaar, jaren",
        "months": "maanden",
        "weeks": "weken",
        "days": "dagen",
        "hours": "uur, uren",
        "minutes": "minuten",
    },
    not_nouns="voordelen, onderdelen, nadelen",
    measures=(
        "omzet, winst, verlies, schuld, schulden, kosten, opbrengsten, kapitaal, investeringen, boete, "
        "dividend, waarde"
    ),
    times="keer, maal",
    times_suffix="voudig, voudige, voud",
    comparatives="zo, zoveel, meer, groter, hoger, de, het, minder, sneller",
    function_words=(
        "de, het, een, en, of, in, op, aan, bij, met, voor, van, naar, om, te, tot, uit, over, onder, door, "
        "sinds, als, dan, dat, die, deze, dit, is, zijn, was, waren, wordt, worden, werd, werden, heeft, "
        "hebben, had, hadden, zal, zullen, kan, kunnen, hij, zij, ze, wij, we, niet, ook, maar, zich, hun, "
        "haar, tegen, tussen, na, per, er, nog, al, wil, willen, wie, waar, ten, ter, vanaf"
    ),
    range_between="tussen",
    range_and="en",
    range_to="tot, à, tot en met",
    change_from="van",
    change_to="naar",
    compared="tegen, na, van, was, waren, en, of, consensus, eerder, verwacht",
    minus="min, minus",
    approx=(
        "ongeveer, circa, ca, rond, rond de, bijna, ruim, meer dan, minder dan, zo'n, maximaal, minimaal, "
        "minstens, zeker, naar schatting, om en nabij, nagenoeg, vrijwel, boven de, onder de, krap, iets meer "
        "dan, iets minder dan, dik, een kleine, tegen de, ten minste, hooguit, hoogstens, tot wel, omstreeks"
    ),
    approx_between="de, een, van, met, op, tot",
    up=(
        "steeg, stegen, stijgt, stijgen, gestegen, stijging, stijgingen, groeide, groeiden, groeit, groeien, "
        "gegroeid, groei, toename, toegenomen, klom, klommen, klimt, geklommen, won, wonnen, wint, gewonnen, "
        "winst van, meer, hoger, hogere, plus, verhoogde, verhoogd, verhoging, verhoogt, verbeterde, "
        "verbetering, sprong, sprongen, sprint, steeg fors, duurder, omhoog, vermeerdering, aangroei, "
        "opwaarts, schoot, herstelde, groter, beter, boven, koerswinst, omzetgroei, winstgroei, opgelopen, "
        "uitgebreid"
    ),
    down=(
        "daalde, daalden, daalt, dalen, gedaald, daling, dalingen, kromp, krompen, krimpt, gekrompen, krimp, "
        "zakte, zakten, zakt, gezakt, verloor, verloren, verliest, verliezen, min, minder, lager, lagere, "
        "afname, afgenomen, terugval, teruggang, achteruitgang, verlaagde, verlaagd, verlaging, verlaagt, "
        "kelderde, kelderden, keldert, gekelderd, gekrompen, omlaag, vermindering, verminderd, verminderde, "
        "viel, vielen, gevallen, val, inzakte, goedkoper, slechter, zwakker, kleiner, onder, duikelde, "
        "koersverlies, omzetdaling, winstdaling, teruggelopen, gehalveerd, inkrimping, tuimelde, slonk, "
        "verslechterde"
    ),
    separable={
        "+ toe": "nam, namen, neemt, nemen",
        "+ op": "liep, liepen, loopt",
        "- af": "nam, namen, neemt, nemen",
        "- terug": "liep, liepen, loopt, viel, vielen, zakte, ging, gingen",
        "- in": "leverde, leverden, levert, zakte, stortte, stortten",
        "+ aan": "trok, trokken",
    },
    negation="niet, geen, nooit, zonder, noch",
    no_cue=(
        "niet meer, min of meer, onder meer, onder andere, over de, over het, niet minder, onder leiding, "
        "onder druk, meer en meer"
    ),
    than="meer dan, minder dan, boven de, onder de, hoger dan, lager dan",
    clause="en, maar, terwijl, tegen, nadat, omdat, want, waarbij, hoewel, tegenover, dat, die",
    multiples={
        "100": "verdubbeld, verdubbelde, verdubbelden, verdubbelt, verdubbelen, verdubbeling",
        "200": "verdrievoudigd, verdrievoudigde, verdrievoudigden, verdrievoudigen, verdrievoudiging",
        "300": "verviervoudigd, verviervoudigde, verviervoudigen",
        "400": "vervijfvoudigd, vervijfvoudigde",
        "900": "vertienvoudigd, vertienvoudigde",
        "-50": "gehalveerd, halveerde, halveerden, halveert, halveren, halvering",
    },
    as_much="zoveel, zo veel, zo hoog, zo groot, meer, zo duur, zo snel",
    calendar=Calendar(
        months={
            1: "januari, jan", 2: "februari, feb, febr", 3: "maart, mrt", 4: "april, apr", 5: "mei",
            6: "juni, jun", 7: "juli, jul", 8: "augustus, aug", 9: "september, sept, sep", 10: "oktober, okt",
            11: "november, nov", 12: "december, dec",
        },
        weekdays={
            0: "maandag, maandagochtend, maandagavond, maandagmiddag",
            1: "dinsdag, dinsdagochtend, dinsdagavond, dinsdagmiddag",
            2: "woensdag, woensdagochtend, woensdagavond, woensdagmiddag",
            3: "donderdag, donderdagochtend, donderdagavond, donderdagmiddag",
            4: "vrijdag, vrijdagochtend, vrijdagavond, vrijdagmiddag",
            5: "zaterdag",
            6: "zondag",
        },
        ordinals={
            1: "eerste", 2: "tweede", 3: "derde", 4: "vierde, laatste",
        },
        quarter="kwartaal, kwartalen",
        half="halfjaar, half jaar, jaarhelft, semester, helft van het jaar",
        month="maanden, maand",
        year="jaar, jaren, kalenderjaar",
        fiscal_year="boekjaar, fiscale jaar, gebroken boekjaar",
        fiscal="fiscale, fiscaal",
        links="van, van het, in, het, van dit, van het jaar",
        before_period=(
            "in, sinds, eind, begin, half, medio, tot, vanaf, van, per, voor, over, na, tussen, en, het jaar, "
            "afgelopen, vorige, komende, maand, jaar, rond, uiterlijk, tegen"
        ),
        relative={
            "quarter ended": "afgelopen kwartaal, vorige kwartaal, vorig kwartaal",
            "quarter now": "dit kwartaal, lopende kwartaal, huidige kwartaal",
            "quarter next": "volgend kwartaal, komend kwartaal, komende kwartaal",
            "quarter 4": "slotkwartaal",
            "anchor quarter -1": "voorgaande kwartaal, kwartaal eerder, kwartaal ervoor, kwartaal daarvoor",
            "anchor year -1": (
                "een jaar eerder, jaar eerder, een jaar ervoor, jaar ervoor, voorgaande jaar, dezelfde "
                "periode vorig jaar, dezelfde periode een jaar eerder, een jaar geleden, zelfde periode vorig "
                "jaar, zelfde kwartaal vorig jaar, zelfde periode een jaar eerder, jaar daarvoor, zelfde "
                "kwartaal een jaar eerder"
            ),
            "anchor month -1": "voorgaande maand, maand eerder",
            "anchor day -1": "dag eerder",
            "anchor year +1": "een jaar later, jaar erop, jaar daarop",
            "year now": "dit jaar, lopende jaar, huidige jaar, hele jaar",
            "year end": "jaareinde, eind van het jaar, eind dit jaar, einde van het jaar",
            "year start": "begin dit jaar, begin van het jaar, jaarbegin",
            "same": "dezelfde periode in, dezelfde periode van",
            "year -1": "vorige jaar, vorig jaar, afgelopen jaar",
            "year -2": "twee jaar geleden, voorlaatste jaar",
            "year +1": "volgend jaar, komend jaar, komende jaar",
            "fiscal -1": "afgelopen boekjaar, vorig boekjaar, vorige boekjaar",
            "fiscal now": "lopende boekjaar, huidige boekjaar, dit boekjaar",
            "fiscal +1": "volgend boekjaar, komende boekjaar",
            "day 0": "vandaag",
            "day -1": "gisteren",
            "day -2": "eergisteren",
            "month now": "deze maand",
            "month -1": "vorige maand, afgelopen maand",
            "month +1": "volgende maand, komende maand",
            "unknown": "voorjaar, zomer, najaar, herfst, winter, deze week, vorige week, volgende week, afgelopen week",
        },
        last="afgelopen, vorige",
        this="deze, dit",
        next="komende, volgende, aanstaande",
        ends="eind, einde, het einde van",
        until="tot, tot en met, eindigend in, tot eind, eindigend op",
        ago=("", "geleden"),
        future=(
            "zal, zullen, verwacht, verwachten, wil, willen, moet, moeten, plant, voorziet, streeft, komende, "
            "volgend, doelstelling, gaat, gaan, uiterlijk"
        ),
        quarter_letters="QK",
    ),
)
