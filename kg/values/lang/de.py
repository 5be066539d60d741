"""German."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="de",
    compounds=True,
    numbers={
        0: "null", 1: "eins", 2: "zwei, zwo", 3: "drei", 4: "vier", 5: "fünf", 6: "sechs", 7: "sieben", 8: "acht",
        9: "neun", 10: "zehn", 11: "elf", 12: "zwölf", 13: "dreizehn", 14: "vierzehn", 15: "fünfzehn",
        16: "sechzehn", 17: "siebzehn", 18: "achtzehn", 19: "neunzehn", 20: "zwanzig", 30: "dreißig, dreissig",
        40: "vierzig", 50: "fünfzig", 60: "sechzig", 70: "siebzig", 80: "achtzig", 90: "neunzig", 100: "hundert",
        10**3: "tausend",
    },
    articles="ein, eine, einen, einem, einer",
    number_joiners="und, ein, einund",
    halves_before={
        "0.5": "eine halbe, einer halben, halbe, halben",
        "1.5": "anderthalb, eineinhalb, einundeinhalb",
    },
    halves_suffix="einhalb, eineinhalb",
    scales={
        12: "dutzend", 10**3: "tausend, tsd", 10**6: "million, millionen, mio, mill",
        10**9: "milliarde, milliarden, mrd, mia", 10**12: "billion, billionen, bio",
        10**15: "billiarde, billiarden",
    },
    percent="prozent, v h, vom hundert",
    percent_suffix="prozentig",
    percentage_points="prozentpunkt, prozentpunkte, prozentpunkten, prozentpunktes, prozent punkte",
    basis_points="basispunkt, basispunkte, basispunkten",
    currencies={
        "euro": "euro, euros",
        "dollar": "dollar, dollars",
        "pound": "pfund",
        "franc": "franken, francs, sfr",
        "krone": "krone, kronen",
        "yen": "yen",
        "yuan": "yuan, renminbi",
        "won": "won",
        "ruble": "rubel",
        "zloty": "zloty, złoty",
        "rupee": "rupie, rupien",
        "rupiah": "rupiah",
        "real": "real, reais",
        "peso": "peso, pesos",
        "lira": "lira",
        "forint": "forint",
        "rand": "rand",
        "shekel": "schekel",
        "baht": "baht",
        "ringgit": "ringgit",
        "dirham": "dirham",
        "riyal": "riyal, rial",
        "dong": "dong",
        "leu": "lei",
        "lev": "lew, lewa",
        "dinar": "dinar",
        "hryvnia": "hrywnja, griwna",
        "tenge": "tenge",
        "naira": "naira",
        "mark": "mark, d mark",
    },
    cents={
        "EUR": "cent, eurocent, euro cent, ct",
        "USD": "us cent, us cents, dollarcent",
        "GBP": "pence, penny",
        "CHF": "rappen",
        "PLN": "groszy",
    },
    people=(
        "mitarbeiter, mitarbeitern, mitarbeiterinnen, mitarbeitende, mitarbeitenden, mitarbeiters, "
        "beschäftigte, beschäftigten, angestellte, angestellten, arbeitnehmer, arbeitnehmern, arbeiter, "
        "arbeitern, arbeitskräfte, arbeitskräften, vollzeitkräfte, vollzeitkräften, stellen, stelle, "
        "arbeitsplätze, arbeitsplätzen, jobs, vollzeitstellen, planstellen, kündigungen, entlassungen, "
        "menschen, personen, leute, leuten, köpfe, kunden, kundinnen, nutzer, nutzern, nutzerinnen, anwender, "
        "anwendern, user, usern, abonnenten, abos, abonnements, abonnentinnen, follower, followern, "
        "mitglieder, mitgliedern, besucher, besuchern, gäste, gästen, passagiere, passagieren, fluggäste, "
        "fluggästen, reisende, reisenden, einwohner, einwohnern, verbraucher, verbrauchern, aktionäre, "
        "aktionären, anleger, anlegern, händler, händlern, partner, partnern, entwickler, entwicklern, "
        "ingenieure, ingenieuren, forscher, forschern, fahrer, fahrern, piloten, auszubildende, "
        "auszubildenden, azubis, lehrlinge, lehrlingen, teilnehmer, teilnehmern, zuschauer, zuschauern, "
        "haushalte, haushalten, versicherte, versicherten, patienten, leser, lesern, beamte, beamten, "
        "berater, beratern, manager, managern, führungskräfte, führungskräften, spieler, spielern, "
        "fachkräfte, fachkräften, studenten, studierende, studierenden, bürger, bürgern, sparer, sparern"
    ),
    units=(
        "einheiten, stück, fahrzeuge, fahrzeugen, autos, pkw, lkw, wagen, geräte, geräten, exemplare, "
        "exemplaren, maschinen, flugzeuge, flugzeugen, jets, maschine, smartphones, handys, computer, "
        "computern, laptops, roboter, robotern, konsolen, motorräder, motorrädern, fahrräder, fahrrädern, "
        "busse, bussen, züge, zügen, lastwagen, transporter, transportern, chips, turbinen, windräder, "
        "windrädern, anlagen, batterien, neuwagen, elektroautos, stromer, stromern, modelle, modellen, "
        "neuzulassungen, tablets, fernseher, fernsehern, helikopter, schiffe, schiffen, uhren, teile, teilen"
    ),
    shares=(
        "aktien, aktie, anteilsscheine, anteilscheine, anteilsscheinen, anteilscheinen, papiere, papieren, "
        "stammaktien, vorzugsaktien"
    ),
    nouns={
        "parameters": "parameter, parametern",
        "branches": "filialen, zweigstellen, niederlassungen, geschäftsstellen",
        "stores": "läden, geschäfte, geschäften, märkte, märkten, verkaufsstellen",
        "restaurants": "restaurants, lokale, lokalen",
        "plants": "werke, werken, fabriken",
        "sites": "standorte, standorten",
        "countries": "länder, ländern, staaten",
        "apartments": "wohnungen",
        "orders": "bestellungen, aufträge, aufträgen",
        "deliveries": "auslieferungen",
        "tonnes": "tonnen, tonne",
        "barrels": "barrel, fass",
        "litres": "liter, litern",
        "kilometres": "kilometer, kilometern",
        "metres": "meter, metern",
        "square_metres": "quadratmeter, quadratmetern",
        "hectares": "hektar",
        "kilograms": "kilo, kilogramm",
        "ounces": "unzen, feinunzen",
        "kilowatts": "kilowatt",
        "megawatts": "megawatt",
        "gigawatts": "gigawatt",
        "kilowatt_hours": "kilowattstunden",
        "megawatt_hours": "megawattstunden",
        "gigawatt_hours": "gigawattstunden",
        "terawatt_hours": "terawattstunden",
        "cubic_metres": "kubikmeter, kubikmetern",
        "points": "punkte, punkten, zähler, zählern",
        "downloads": "downloads",
        "views": "aufrufe, aufrufen, abrufe, abrufen, views",
        "contracts": "verträge, verträgen",
        "accounts": "konten",
        "patents": "patente, patenten",
        "transactions": "transaktionen",
        "messages": "nachrichten",
        "parcels": "pakete, paketen, sendungen",
        "tokens": "token, tokens",
        "years": "jahre, jahren",
        "months": "monate, monaten",
        "weeks": "wochen",
        "days": "tage, tagen",
        "hours": "stunden",
        "minutes": "minuten",
    },
    not_nouns=(
        "tankstellen, baustellen, haltestellen, schnittstellen, einzelteile, vorteile, nachteile, urteile, "
        "anteile, stadtteile, wertpapiere, bruchstellen, messstellen, fundstellen, ladestellen, zapfstellen, "
        "nahverkehrszüge, auszüge, bezüge, entzüge, feiertage, geschäftspartner, vorzüge, dauerparker"
    ),
    measures=(
        "umsatz, gewinn, verlust, erlös, erlöse, ertrag, erträge, schulden, kosten, einnahmen, ausgaben, "
        "nettogewinn, jahresumsatz, überschuss, minus, plus, defizit, börsenwert, eigenkapital, kapital, "
        "fördermittel, subventionen, investitionen, strafe, bußgeld, steuern, abschreibungen, ebit, ebitda, "
        "dividende, marktwert, volumen, vorjahr"
    ),
    times="mal",
    times_suffix="fach, fache, fachen, facher, faches",
    comparatives=(
        "so, mehr, größer, höher, schneller, teurer, stärker, so viel, soviel, billiger, günstiger, besser, "
        "kleiner, niedriger"
    ),
    function_words=(
        "der, die, das, den, dem, des, und, oder, in, im, an, am, auf, aus, bei, von, vom, zu, zum, zur, mit, "
        "für, um, nach, vor, über, unter, gegen, ohne, durch, bis, seit, wie, als, dass, weil, wenn, ob, "
        "aber, sondern, ist, sind, war, waren, wird, werden, wurde, wurden, hat, haben, hatte, hatten, kann, "
        "können, will, wollen, soll, sollen, muss, müssen, er, sie, es, wir, ihr, sich, nicht, auch, nur, "
        "noch, schon, sein, seine, seinen, ihre, ihren, ein, eine, einen, einer, eines, einem, diese, dieser, "
        "diesen, alle, allen, welche, deren, dessen, je, pro, per, gab, lag, stieg, fiel, sowie, "
        "beziehungsweise, gegenüber, entlassene"
    ),
    range_between="zwischen",
    range_and="und",
    range_to="bis, bis zu",
    change_from="von",
    change_to="auf",
    compared=(
        "nach, statt, von, gegen, gegenüber, beziehungsweise, bzw, vorjahr, vorjahresquartal, bisher, zuvor, "
        "vorher, konsens, waren, war, und, oder, als, erwarteten, wobei"
    ),
    minus="minus",
    approx=(
        "rund, etwa, ca, circa, zirka, knapp, gut, fast, beinahe, nahezu, annähernd, ungefähr, mehr als, "
        "weniger als, bis zu, über, mindestens, wenigstens, höchstens, maximal, schätzungsweise, an die, in "
        "etwa, gegen, um die, etwas mehr als, etwas weniger als, deutlich mehr als, gut und gerne, praktisch, "
        "in der größenordnung von, unter, etwas über, etwas unter, grob, nicht ganz"
    ),
    approx_between="die, der, den, einer, eine, auf, um, von, zu",
    up=(
        "anstieg, anstiegen, explodierte, explodiert, schwoll, stieg, stiegen, steigt, steigen, gestiegen, "
        "gestiegene, steigerte, steigerten, steigern, gesteigert, steigerung, plus, zuwachs, zuwächse, "
        "zuwächsen, anstieg, anstiege, wuchs, wuchsen, wächst, wachsen, gewachsen, wachstum, kletterte, "
        "kletterten, klettert, klettern, geklettert, mehr, höher, höhere, höheren, zugelegt, zulegen, "
        "zulegte, zulegten, zunahme, zugenommen, zunahm, zunehmen, erhöhte, erhöhten, erhöht, erhöhen, "
        "erhöhung, gewann, gewannen, gewinnt, gewonnen, kursgewinn, kursgewinne, kursplus, umsatzplus, "
        "gewinnplus, verteuerte, verteuerten, verteuert, sprang, sprangen, springt, gesprungen, schnellte, "
        "schnellten, hoch, aufschlag, aufwärts, anzog, angezogen, verbesserte, verbesserten, verbessert, "
        "verbesserung, übertraf, übertrafen, über, oberhalb, vergrößerte, haussierte, anhob, angehoben, "
        "heraufgesetzt, anhebung, teurer, stärker, größer, ausgebaut, wertsteigerung, umsatzwachstum, "
        "aufgestockt, umsatzanstieg, gewinnanstieg, gewinnsprung, umsatzsprung, kurssprung, anziehen, "
        "aufwertete, wertete auf, verbuchte zuwächse, schoss, schossen, vervielfachte, nach oben, im plus, "
        "ausweitete, ausgeweitet, rauf"
    ),
    down=(
        "bröckelte, bröckelt, rauschte, rauscht, gedrückt, drückte, einsparen, abhandengekommen, sank, "
        "sanken, sinkt, sinken, gesunken, gesunkene, senkte, senkten, senken, gesenkt, senkung, fiel, fielen, "
        "fällt, fallen, gefallen, minus, rückgang, rückgänge, rückgängen, rückgangs, weniger, niedriger, "
        "niedrigere, niedrigeren, einbruch, eingebrochen, einbrach, einbrachen, zurückgegangen, zurückging, "
        "zurückgingen, zurückgehen, verlor, verloren, verliert, verlieren, kursverlust, kursverluste, "
        "kursverlusten, einbuße, einbußen, schrumpfte, schrumpften, schrumpft, schrumpfen, geschrumpft, "
        "reduzierte, reduzierten, reduziert, reduzieren, verringerte, verringerten, verringert, verringerung, "
        "kürzte, kürzten, gekürzt, kürzen, kürzung, abschlag, abwärts, rutschte, rutschten, rutscht, "
        "gerutscht, sackte, sackten, sackt, gesackt, abnahme, abgenommen, abnahm, nachgegeben, nachgab, "
        "nachgaben, nachgeben, nachlass, verbilligte, verbilligten, verbilligt, billiger, schwächer, stürzte, "
        "stürzten, gestürzt, absturz, tiefer, geringer, gewinnrückgang, umsatzrückgang, gewinneinbruch, "
        "umsatzeinbruch, umsatzminus, kursrutsch, unter, unterhalb, abbau, abgebaut, abwertete, büßte, "
        "büßten, eingebüßt, halbierung, kleiner, verfehlte, verfehlten, verkleinerte, einsparung, nach unten, "
        "im minus, herabgesetzt, ermäßigte, ermäßigten, verschlechterte, verschlechterten, schlechter, "
        "runter, abgesackt, abgerutscht, abrutschte, tauchte, tauchten"
    ),
    separable={
        "+ zu": "legte, legten, legt, legen, nahm, nahmen, nimmt, nehmen",
        "+ an": "zog, zogen, zieht, ziehen, stieg, stiegen, hob, hoben, hebt, wuchs, wuchsen",
        "+ auf": "stockte, stockten, stockt, wertete, werteten",
        "+ aus": "baute, bauten, weitete, weiteten",
        "- ab": (
            "nahm, nahmen, nimmt, nehmen, gab, gaben, gibt, geben, sackte, sackten, rutschte, rutschten, "
            "stürzte, stürzten, baute, bauten, wertete"
        ),
        "- ein": "brach, brachen, bricht, brechen, büßte, büßten, büßt",
        "- nach": "gab, gaben, gibt, geben, ließ, ließen",
        "- zurück": "ging, gingen, geht, gehen, fiel, fielen, fällt, schraubte, fuhr, fuhren, fährt",
        "- weg": "brach, brachen, fiel, fielen",
    },
    negation="nicht, kein, keine, keinen, keiner, keinem, keinerlei, ohne, nie, niemals, statt, kaum",
    no_cue=(
        "nicht mehr, nicht über, plus und minus, unter anderem, unter dem strich, mehr oder weniger, über "
        "die, unter die, ab sofort, unter druck, über das jahr, über den, unter den, hoch wie, sowie, "
        "wachstum von unter"
    ),
    than="mehr als, weniger als, nicht weniger als, nicht mehr als, höher als, über, unter",
    clause=(
        "und, während, aber, doch, sondern, wobei, nachdem, dagegen, hingegen, sowie, obwohl, weil, dass, "
        "denn, wohingegen"
    ),
    multiples={
        "100": "verdoppelt, verdoppelte, verdoppelten, verdoppeln, verdoppelung, verdopplung, verdoppelter",
        "200": "verdreifacht, verdreifachte, verdreifachten, verdreifachen, verdreifachung",
        "300": "vervierfacht, vervierfachte, vervierfachten, vervierfachen, vervierfachung",
        "400": "verfünffacht, verfünffachte, verfünffachten, verfünffachen, verfünffachung",
        "500": "versechsfacht, versechsfachte, versechsfachten, versechsfachen",
        "900": "verzehnfacht, verzehnfachte, verzehnfachten, verzehnfachen, verzehnfachung",
        "-50": "halbiert, halbierte, halbierten, halbieren, halbierung",
    },
    as_much="so viel, so viele, soviel, so hoch, so groß, so stark, so teuer, so schnell, so häufig, so lang",
    calendar=Calendar(
        months={
            1: "januar, jänner, jan", 2: "februar, feber, feb", 3: "märz, mär", 4: "april, apr", 5: "mai",
            6: "juni, jun", 7: "juli, jul", 8: "august, aug", 9: "september, sept, sep", 10: "oktober, okt",
            11: "november, nov", 12: "dezember, dez",
        },
        weekdays={
            0: "montag, montags, montagabend, montagmorgen, montagnachmittag, montagmittag, montagvormittag",
            1: (
                "dienstag, dienstags, dienstagabend, dienstagmorgen, dienstagnachmittag, dienstagmittag, "
                "dienstagvormittag"
            ),
            2: (
                "mittwoch, mittwochs, mittwochabend, mittwochmorgen, mittwochnachmittag, mittwochmittag, "
                "mittwochvormittag"
            ),
            3: (
                "donnerstag, donnerstags, donnerstagabend, donnerstagmorgen, donnerstagnachmittag, "
                "donnerstagmittag, donnerstagvormittag"
            ),
            4: "freitag, freitags, freitagabend, freitagmorgen, freitagnachmittag, freitagmittag, freitagvormittag",
            5: "samstag, sonnabend, samstagabend, samstagmorgen, samstagnachmittag",
            6: "sonntag, sonntagabend, sonntagmorgen, sonntagnachmittag",
        },
        ordinals={
            1: "erste, ersten, erstes, erster, erstem",
            2: "zweite, zweiten, zweites, zweiter, zweitem",
            3: "dritte, dritten, drittes, dritter, drittem",
            4: "vierte, vierten, viertes, vierter, viertem",
        },
        quarter=(
            "quartal, quartals, quartales, vierteljahr, vierteljahres, vierteljahrs, jahresviertel, "
            "jahresviertels, quartalen, quartale, viertel, viertel des jahres, geschäftsquartal, "
            "geschäftsquartals, fiskalquartal, fiskalquartals, bilanzquartal, bilanzquartals"
        ),
        half="halbjahr, halbjahres, halbjahrs, jahreshälfte, semester",
        month="monate, monaten, monat, monats",
        year="jahr, jahren, jahres, jahre, jahrs, kalenderjahr, kalenderjahres",
        fiscal_year=(
            "geschäftsjahr, geschäftsjahres, geschäftsjahrs, geschäftsjahre, fiskaljahr, fiskaljahres, "
            "fiskaljahrs, wirtschaftsjahr, rechnungsjahr, wirtschaftsjahres, bilanzjahr, finanzjahr"
        ),
        fiscal="fiskalische, fiskalischen, fiskalisches",
        links="des, im, vom, in dem, von, in, des jahres, im jahr, im jahre, des kalenderjahres, dieses, jahres",
        before_period=(
            "im, in, seit, ende, anfang, mitte, bis, ab, vom, von, per, zum, für, des, den, vergangenen, "
            "letzten, diesem, dieses, nächsten, kommenden, noch, schon, bereits, zwischen, und, jahr, jahre, "
            "jahres, spätestens, frühestens, erst, nach, vor, zu beginn, zuletzt, am"
        ),
        relative={
            "quarter 1": "auftaktquartal, auftaktquartals, startquartal, auftaktvierteljahr, anfangsquartal, "
            "märzquartal, märzquartals, märz quartal",
            "quarter 4": (
                "schlussquartal, schlussquartals, abschlussquartal, jahresschlussquartal, weihnachtsquartal, "
                "dezemberquartal, dezemberquartals, dezember quartal, schlussviertel"
            ),
            "quarter 2": "frühjahrsquartal, juni quartal, juniquartal, juniquartals",
            "quarter 3": "sommerquartal, september quartal, septemberquartal, septemberquartals",
            "quarter ended": (
                "abgelaufenen quartal, abgelaufenes quartal, vergangenen quartal, letzten quartal, "
                "berichtsquartal, vergangenes quartal, abgelaufene quartal, jüngsten quartal, vergangene "
                "quartal, letzte quartal, abgelaufenen vierteljahr"
            ),
            "quarter now": "laufenden quartal, laufende quartal, aktuellen quartal, diesem quartal, laufendes quartal, "
            "aktuelle quartal",
            "quarter next": "nächsten quartal, kommenden quartal, folgenden quartal, nächste quartal, kommende quartal",
            "anchor quarter -1": "vorquartal, vorquartals, vorjahresschlussquartal, quartal zuvor, quartal davor",
            "anchor year -1": (
                "vorjahresquartal, vorjahresquartals, vorjahreszeitraum, vorjahreszeitraums, "
                "vorjahresperiode, vor jahresfrist, jahresfrist, vorjahresvierteljahr, ein jahr zuvor, jahr "
                "zuvor, ein jahr davor, jahr davor, ein jahr früher, jahr früher, vorjahreshalbjahr, "
                "vergleichszeitraum, vergleichsquartal, vergleichsperiode, gleichen vorjahreszeitraum, "
                "vorjahresmonat, vorjahresmonats, entsprechenden vorjahreszeitraum, vorjahr, vorjahres, "
                "vorjahrs, gleichen zeitraum des vorjahres, vorangegangenen jahr, vorjahresvergleich"
            ),
            "anchor month -1": "vormonat, vormonats, vormonates",
            "anchor day -1": "vortag, vortags, vortages",
            "anchor year +1": (
                "folgejahr, folgejahres, jahr danach, jahr darauf, darauffolgenden jahr, ein jahr später, "
                "jahr später"
            ),
            "year now": (
                "dieses jahr, diesem jahr, laufenden jahr, laufende jahr, laufendes jahr, laufenden jahres, "
                "heuer, aktuellen jahr, diesen jahres, dieses jahres, laufenden kalenderjahr, gesamtjahr, "
                "gesamtjahres, gesamten jahr, jahresmitte, jahresverlauf"
            ),
            "year end": "jahresende, ende des jahres, ende dieses jahres, ende dieses jahrs, ultimo",
            "year start": (
                "jahresbeginn, jahresanfang, jahresauftakt, anfang des jahres, beginn des jahres, anfang "
                "dieses jahres"
            ),
            "same": (
                "gleichen zeitraum, gleichen periode, selben zeitraum, entsprechenden zeitraum, "
                "vergleichszeitraum des jahres"
            ),
            "year -1": (
                "voriges jahr, vorigen jahr, vorige jahr, vorigen jahres, vergangenes jahr, vergangenen jahr, "
                "vergangene jahr, vergangenen jahres, letztes jahr, letzten jahr, letzte jahr, letzten "
                "jahres, abgelaufenen jahr, abgelaufene jahr, abgelaufenen jahres"
            ),
            "year -2": "vorletztes jahr, vorletzten jahr, vorvergangenen jahr, vorletzten jahres, vorvorjahr",
            "year +1": (
                "nächstes jahr, nächsten jahr, kommendes jahr, kommenden jahr, nächsten jahres, kommenden "
                "jahres, nächste jahr, kommende jahr, künftigen jahr"
            ),
            "year +2": "übernächstes jahr, übernächsten jahr, übernächsten jahres",
            "fiscal -1": (
                "vergangenen geschäftsjahr, abgelaufenen geschäftsjahr, letzten geschäftsjahr, vergangene "
                "geschäftsjahr, abgelaufene geschäftsjahr, vergangenen geschäftsjahres, abgelaufenen "
                "geschäftsjahres, vorangegangenen geschäftsjahr"
            ),
            "fiscal now": (
                "laufenden geschäftsjahr, laufende geschäftsjahr, laufenden geschäftsjahres, aktuellen "
                "geschäftsjahr, diesem geschäftsjahr, neuen geschäftsjahr"
            ),
            "fiscal +1": (
                "kommenden geschäftsjahr, nächsten geschäftsjahr, nächste geschäftsjahr, kommende "
                "geschäftsjahr"
            ),
            "day 0": "heute, heutigen tag, am selben tag, diesem morgen",
            "day -1": "gestern, gestrigen tag, tags zuvor",
            "day -2": "vorgestern",
            "day +1": "morgen vormittag",
            "month now": "diesem monat, laufenden monat, diesen monat",
            "month -1": "vergangenen monat, letzten monat, vergangener monat, letzter monat",
            "month +1": "nächsten monat, kommenden monat",
            "half ended": "abgelaufenen halbjahr, vergangenen halbjahr",
            "unknown": (
                "frühjahr, sommer, herbst, winter, diese woche, dieser woche, vergangene woche, vergangenen "
                "woche, nächste woche, nächsten woche, kommende woche, kommenden woche, vorwoche, vor kurzem"
            ),
        },
        last="vergangenen, vergangene, vergangener, letzten, letzte, letzter, vorigen, vorige",
        this="diesen, diesem, dieser, dieses, heutigen",
        next="kommenden, kommende, kommender, nächsten, nächste, nächster",
        until="bis, bis ende, per ende, per, bis zum, bis einschließlich",
        ago=("vor, seit", ""),
        future=(
            "wird, werden, soll, sollen, will, wollen, erwartet, erwarten, plant, planen, prognostiziert, "
            "rechnet, rechnen, dürfte, dürften, künftig, voraussichtlich, peilt, prognose, ausblick, "
            "nächsten, kommenden, ab, spätestens, vorgesehen, geplant, strebt"
        ),
    ),
)
