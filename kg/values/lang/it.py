"""Italian."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="it",
    compounds=True,
    numbers={
        0: "zero", 1: "uno", 2: "due", 3: "tre, tré", 4: "quattro", 5: "cinque", 6: "sei", 7: "sette", 8: "otto",
        9: "nove", 10: "dieci", 11: "undici", 12: "dodici", 13: "tredici", 14: "quattordici", 15: "quindici",
        16: "sedici", 17: "diciassette", 18: "diciotto", 19: "diciannove", 20: "venti, vent", 30: "trenta, trent",
        40: "quaranta, quarant", 50: "cinquanta, cinquant", 60: "sessanta, sessant", 70: "settanta, settant",
        80: "ottanta, ottant", 90: "novanta, novant", 100: "cento", 10**3: "mille, mila",
    },
    articles="un, una",
    number_joiners="e",
    halves_before={
        "0.5": "mezzo, mezza",
    },
    halves_after="e mezzo, e mezza",
    scales={
        10**3: "mila, mille", 10**6: "milione, milioni", 10**9: "miliardo, miliardi, mld",
        10**12: "bilione, bilioni, trilione, trilioni", 12: "dozzina, dozzine",
    },
    weak_scales={
        10**6: "M, m", 10**9: "Mld",
    },
    percent="per cento, percento",
    percentage_points="punto percentuale, punti percentuali, pp, p p",
    basis_points="punto base, punti base, pb",
    currencies={
        "euro": "euro",
        "dollar": "dollaro, dollari",
        "pound": "sterlina, sterline, lire sterline",
        "franc": "franco, franchi",
        "krone": "corona, corone",
        "yen": "yen",
        "yuan": "yuan, renminbi",
        "won": "won",
        "ruble": "rublo, rubli",
        "zloty": "zloty",
        "rupee": "rupia, rupie",
        "rupiah": "rupiah",
        "real": "real, reais",
        "peso": "peso, pesos",
        "lira": "lira turca, lire turche",
        "forint": "fiorino, fiorini, fiorini ungheresi",
        "rand": "rand",
        "shekel": "shekel",
        "baht": "baht",
        "dirham": "dirham",
        "riyal": "riyal",
        "dong": "dong",
        "leu": "lei",
        "dinar": "dinaro, dinari",
    },
    cents={
        "EUR": "centesimo, centesimi, cent, centesimi di euro",
        "USD": "centesimi di dollaro, cent di dollaro",
        "GBP": "pence, penny",
    },
    people=(
        "dipendente, dipendenti, lavoratori, lavoratrici, addetti, addetto, persone, persona, posti di "
        "lavoro, posti, esuberi, licenziamenti, uscite, assunzioni, occupati, clienti, cliente, utenti, "
        "utente, abbonati, abbonamenti, membri, visitatori, passeggeri, viaggiatori, abitanti, consumatori, "
        "azionisti, investitori, sviluppatori, ingegneri, ricercatori, autisti, piloti, apprendisti, "
        "partecipanti, spettatori, famiglie, pazienti, lettori, operai, dirigenti, manager, studenti, "
        "giocatori, cittadini, soci, iscritti, follower, turisti, assicurati, collaboratori, giovani, ospiti, "
        "risparmiatori"
    ),
    units=(
        "unità, veicoli, veicolo, auto, vetture, vettura, automobili, camion, dispositivi, apparecchi, "
        "esemplari, macchine, aerei, aereo, smartphone, telefoni, computer, robot, console, moto, motocicli, "
        "biciclette, autobus, treni, chip, turbine, batterie, tablet, elicotteri, navi, pezzi, "
        "immatricolazioni, furgoni, bottiglie"
    ),
    shares="azioni, azione, titoli",
    nouns={
        "parameters": "parametri",
        "branches": "filiali, sportelli, agenzie",
        "stores": "negozi, punti vendita, supermercati, boutique",
        "restaurants": "ristoranti",
        "plants": "stabilimenti, fabbriche, impianti",
        "sites": "siti, sedi",
        "countries": "paesi",
        "apartments": "appartamenti, case, alloggi",
        "orders": "ordini",
        "deliveries": "consegne",
        "tonnes": "tonnellate, tonnellata",
        "barrels": "barili, barile",
        "litres": "litri",
        "kilometres": "chilometri",
        "metres": "metri",
        "square_metres": "metri quadrati, metri quadri, mq",
        "hectares": "ettari",
        "kilograms": "chili, chilogrammi",
        "ounces": "once",
        "megawatts": "megawatt",
        "gigawatts": "gigawatt",
        "megawatt_hours": "megawattora",
        "gigawatt_hours": "gigawattora",
        "terawatt_hours": "terawattora",
        "points": "punti",
        "downloads": "download",
        "views": "visualizzazioni",
        "contracts": "contratti",
        "accounts": "conti",
        "patents": "brevetti",
        "transactions": "transazioni, operazioni",
        "parcels": "pacchi",
        "tokens": "token",
        "hotels": "alberghi, hotel, camere",
        "flights": "voli",
        "years": "anni, anno",
        "months": "mesi",
        "weeks": "settimane",
        "days": "giorni",
        "hours": "ore",
        "minutes": "minuti",
    },
    measures=(
        "attivi, liquidità, margine, cassa, crediti, fondi, prestiti, risparmi, asset, raccolta, ricavi, "
        "perdite, utile, utili, debiti, debito, fatturato, più, meno, vendite, investimenti, capitale, "
        "capitalizzazione, ebitda, dividendi, valore, multa, costi, perdita, profitti, giro"
    ),
    times="volte, x",
    comparatives="più, maggiore, superiore, meno, il, la, i, gli, l, le, tanto",
    function_words=(
        "il, lo, la, i, gli, le, l, un, uno, una, di, del, dello, della, dei, degli, delle, e, o, ed, in, "
        "nel, nella, nei, nelle, a, al, alla, ai, alle, per, con, senza, su, sul, sulla, tra, fra, da, dal, "
        "dalla, dai, che, chi, cui, dove, è, sono, era, erano, ha, hanno, aveva, sarà, saranno, si, suo, sua, "
        "suoi, non, più, meno, ma, se, come, dopo, prima, secondo, questo, questa, anche, quando, contro, "
        "rispetto, d, dell, nell, all, ogni, durante, ne, fino"
    ),
    of="di, d",
    range_between="tra, fra",
    range_and="e",
    range_to="a",
    change_from="da, dai, dal, dalle, dagli",
    change_to="a, ai, al, agli, alle",
    compared="contro, da, dai, dal, dagli, dopo, rispetto, erano, era, e, o, precedente, consenso, prima",
    minus="meno",
    approx=(
        "circa, quasi, più di, oltre, meno di, fino a, almeno, attorno a, intorno a, approssimativamente, "
        "poco più di, poco meno di, sopra, sotto, pressoché, al massimo, al minimo, oltre i, oltre gli, più "
        "del, meno del, non meno di, superiore a, inferiore a, intorno ai, attorno ai, nell'ordine di, vicino "
        "a, vicina a, fino al, appena sotto, appena sopra"
    ),
    approx_between="di, i, gli, le, il, un, una, a, ai, al",
    up=(
        "schizzato, schizzata, schizza, salito, sale, salgono, saliti, salita, salire, aumentato, aumenta, "
        "aumento, aumenti, aumentati, aumentano, aumentare, cresciuto, cresciuti, cresciuta, cresce, "
        "crescono, crescita, crescere, guadagnato, guadagna, guadagnano, rialzo, rialzi, incremento, "
        "incrementi, incrementato, più, superiore, superiori, maggiore, balzo, balzato, balzata, balza, "
        "migliorato, migliora, miglioramento, progresso, progredito, avanza, avanzato, rimbalzo, rimbalzato, "
        "impennata, impennato, vola, volato, rincaro, rafforzato, accelerato, sopra, oltre, alzato, decollato"
    ),
    down=(
        "sceso, scesa, scesi, scende, scendono, scendere, calato, calata, calati, cala, calano, calo, cali, "
        "calare, diminuito, diminuita, diminuisce, diminuzione, diminuiti, perso, perde, perdono, persi, "
        "perdita, perdere, flessione, flette, ribasso, ribassi, riduzione, ridotto, ridotta, riduce, ridurre, "
        "crollo, crollato, crollata, crolla, caduta, caduto, cade, contrazione, contratto del, meno, "
        "inferiore, inferiori, minore, arretrato, arretra, arretramento, taglio, tagliato, taglia, cede, "
        "ceduto, peggiorato, peggioramento, indebolito, scivolato, scivola, tonfo, affonda, affondato, sotto, "
        "contratti del, ripiegato, lascia sul terreno"
    ),
    negation="non, né, senza, mai, nessun, nessuna",
    no_cue="non più, in più, per lo più, più o meno, almeno, tanto meno, più tardi, il più, la più, sempre più, a meno",
    than="più di, meno di, oltre i, oltre il, più del, meno del, sopra i, sotto i, oltre, superiore a, inferiore a",
    clause="e, ma, mentre, contro, dopo, quando, che, perché, sebbene, ed, a fronte",
    multiples={
        "100": "raddoppiato, raddoppiata, raddoppiati, raddoppiate, raddoppia, raddoppiare, raddoppiano, raddoppio",
        "200": "triplicato, triplicata, triplicati, triplicate, triplica, triplicare",
        "300": "quadruplicato, quadruplicata, quadruplicati, quadruplicare",
        "400": "quintuplicato, quintuplicare",
        "900": "decuplicato",
        "-50": "dimezzato, dimezzata, dimezzati, dimezzate, dimezza, dimezzare, dimezzamento",
    },
    multiply_by="moltiplicato per, moltiplicata per, moltiplicati per",
    divide_by="diviso per",
    as_much="tanto, più, superiore, maggiore, più alto, più alta",
    calendar=Calendar(
        months={
            1: "gennaio, gen", 2: "febbraio, feb", 3: "marzo", 4: "aprile, apr", 5: "maggio", 6: "giugno, giu",
            7: "luglio, lug", 8: "agosto, ago", 9: "settembre, sett", 10: "ottobre, ott", 11: "novembre, nov",
            12: "dicembre, dic",
        },
        weekdays={
            0: "lunedì", 1: "martedì", 2: "mercoledì", 3: "giovedì", 4: "venerdì", 5: "sabato", 6: "domenica",
        },
        ordinals={
            1: "primo, prima, primi", 2: "secondo, seconda", 3: "terzo, terza", 4: "quarto, quarta, ultimo",
        },
        quarter="trimestre, trimestri, trim",
        half="semestre, semestri, metà dell'anno",
        month="mesi, mese",
        year="anno, anni, anno solare",
        fiscal_year="esercizio, esercizio fiscale, anno fiscale, esercizi",
        fiscal="fiscale",
        links="del, dell', di, dell'anno, della, nel, dello, di quest', dell'esercizio",
        before_period=(
            "nel, in, da, dal, entro, fine, inizio, metà, fino a, fino al, a, di, del, ad, per, il, entro il, "
            "tra, e, mese di, scorso, prossimo, dopo, prima di, anno, al, entro fine, d'"
        ),
        relative={
            "quarter ended": "ultimo trimestre, scorso trimestre, trimestre scorso",
            "quarter now": "trimestre in corso, questo trimestre",
            "quarter next": "prossimo trimestre",
            "anchor quarter -1": "trimestre precedente",
            "anchor year -1": (
                "un anno prima, anno prima, anno precedente, stesso periodo dell'anno precedente, un anno fa, "
                "stesso periodo dell'anno scorso, stesso trimestre dell'anno precedente, stesso periodo del "
                "12 mesi prima, esercizio precedente, stesso trimestre dell'anno scorso, corrispondente "
                "periodo dell'anno precedente, stesso periodo di un anno prima"
            ),
            "anchor month -1": "mese precedente",
            "anchor day -1": "giorno prima, giorno precedente",
            "anchor year +1": "un anno dopo, anno successivo",
            "year now": "quest'anno, anno in corso, questo anno, intero anno",
            "year end": "fine anno, fine dell'anno",
            "year start": "inizio anno, inizio dell'anno",
            "same": "stesso periodo del, stesso periodo, analogo periodo del, stesso trimestre del",
            "year -1": "anno scorso, scorso anno, anno passato, ultimo anno",
            "year -2": "due anni fa",
            "year +1": "prossimo anno, anno prossimo",
            "fiscal now": "esercizio in corso",
            "fiscal -1": "scorso esercizio, ultimo esercizio",
            "fiscal +1": "prossimo esercizio",
            "day 0": "oggi",
            "day -1": "ieri",
            "day +1": "domani",
            "month now": "questo mese, mese in corso",
            "month -1": "mese scorso, scorso mese",
            "month +1": "prossimo mese, mese prossimo",
            "unknown": (
                "primavera, estate, autunno, inverno, questa settimana, settimana scorsa, scorsa settimana, "
                "prossima settimana"
            ),
        },
        last="scorso, scorsa, passato",
        this="questo, questa, quest",
        next="prossimo, prossima",
        ends="fine, la fine di, fine di",
        until=(
            "a, al, fino a, fino al, chiuso a, chiuso il, terminati a, terminati il, chiusi a, chiuso al, "
            "terminato a, chiusi il, terminato il"
        ),
        ago=("", "fa, or sono"),
        future=(
            "prevede, prevedono, previsto, prevista, sarà, saranno, punta, stima, atteso, attesa, attesi, "
            "obiettivo, prossimo, prossima, entro, dovrebbe, dovrebbero, guidance, intende, investirà"
        ),
        quarter_letters="QT",
        half_letters="HS",
    ),
)
