"""Polish (best effort)."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="pl",
    numbers={
        2: "dwa, dwie, dwóch", 3: "trzy, trzech", 4: "cztery, czterech", 5: "pięć, pięciu", 6: "sześć, sześciu",
        7: "siedem", 8: "osiem", 9: "dziewięć", 10: "dziesięć", 11: "jedenaście", 12: "dwanaście",
        20: "dwadzieścia", 30: "trzydzieści", 40: "czterdzieści", 50: "pięćdziesiąt", 100: "sto", 10**3: "tysiąc",
    },
    halves_before={
        "0.5": "pół",
        "1.5": "półtora, półtorej",
    },
    scales={
        10**3: "tys, tysiąc, tysiące, tysięcy",
        10**6: "mln, milion, miliony, milionów, miliona",
        10**9: "mld, miliard, miliardy, miliardów, miliarda",
        10**12: "bln, bilion, biliony, bilionów, biliona",
    },
    percent="proc, procent, procenta, procentu",
    percentage_points=(
        "punkt procentowy, punkty procentowe, punktów procentowych, punktu procentowego, pkt proc, pkt. proc, "
        "p p, pp"
    ),
    basis_points="punkt bazowy, punkty bazowe, punktów bazowych, pb, pkt bazowych",
    currencies={
        "zloty": "złoty, złote, złotych, zł, zloty, zlotych",
        "euro": "euro",
        "dollar": "dolar, dolary, dolarów, dolara",
        "pound": "funt, funty, funtów",
        "franc": "frank, franki, franków",
        "krone": "korona, korony, koron",
        "yen": "jen, jeny, jenów",
        "yuan": "juan, juany, juanów",
        "ruble": "rubel, ruble, rubli",
        "forint": "forint, forintów",
        "lira": "lira, lir, liry",
    },
    cents={
        "PLN": "grosz, grosze, groszy, gr",
        "EUR": "eurocent, eurocentów, centów",
        "GBP": "pensów",
    },
    people=(
        "osoba, osoby, osób, pracownik, pracowników, pracownika, zatrudnionych, klientów, klienci, klienta, "
        "użytkowników, użytkownika, abonentów, etatów, etaty, miejsc pracy, miejsca pracy, pasażerów, "
        "mieszkańców, widzów, akcjonariuszy, inwestorów, ludzi"
    ),
    units=(
        "sztuk, sztuki, pojazdów, pojazdy, samochodów, samochody, aut, auta, ciężarówek, urządzeń, "
        "egzemplarzy, samolotów, autobusów, telefonów, pociągów"
    ),
    shares="akcji, akcje, udziałów",
    nouns={
        "parameters": "parametrów",
        "stores": "sklepów, sklepy, placówek",
        "branches": "oddziałów",
        "apartments": "mieszkań, mieszkania, lokali",
        "tonnes": "ton, tony",
        "barrels": "baryłek",
        "points": "punktów, punkty",
        "restaurants": "restauracji",
        "plants": "fabryk, zakładów",
        "parcels": "paczek",
        "years": "lat, lata",
        "months": "miesięcy, miesiące",
        "days": "dni",
    },
    function_words=(
        "w, we, z, ze, na, po, do, od, o, i, a, oraz, dla, za, przez, przy, pod, nad, się, nie, to, że, jak, "
        "był, była, było, jest, są, lub, u, wobec, które, który, która"
    ),
    range_between="między, pomiędzy",
    range_and="a, i",
    range_to="do",
    change_from="z",
    change_to="do, na",
    compared="wobec, z, po, lub, i, rok, poprzednio, wcześniej",
    minus="minus",
    approx=(
        "około, ok, prawie, niemal, ponad, blisko, powyżej, poniżej, mniej niż, więcej niż, co najmniej, do, "
        "przeszło, niespełna, nieco ponad, mniej więcej, co najwyżej"
    ),
    up=(
        "wzrósł, wzrosła, wzrosło, wzrosły, wzrost, wzrostu, wzrosną, wzrośnie, rośnie, rosną, rósł, więcej, "
        "wyższy, wyższa, wyższe, zwiększył, zwiększyła, zwiększyły, zyskał, zyskała, zyskały, zyskuje, plus, "
        "skoczył, podniósł, poprawił, o więcej, zwyżka, zwyżkował, drożeje, podrożał"
    ),
    down=(
        "spadł, spadła, spadło, spadły, spadek, spadku, spada, spadają, mniej, niższy, niższa, niższe, "
        "zmniejszył, zmniejszyła, zmniejszyły, stracił, straciła, straciły, traci, obniżył, obniżka, zmalał, "
        "zmalała, minus, skurczył, zniżka, tańszy, potaniał"
    ),
    negation="nie, bez",
    no_cue="co najmniej, mniej więcej, nie mniej niż",
    than="więcej niż, mniej niż, nie więcej niż",
    clause="i, a, ale, podczas, natomiast, oraz, który, która, po",
    multiples={
        "100": "podwoił, podwoiła, podwoiło, podwoiły, podwoić, podwojenie",
        "200": "potroił, potroiła, potroiły, potroić",
        "-50": "zmniejszył się o połowę, spadł o połowę, spadła o połowę",
    },
    calendar=Calendar(
        months={
            1: "stycznia, styczniu, styczeń", 2: "lutego, lutym, luty", 3: "marca, marcu, marzec",
            4: "kwietnia, kwietniu, kwiecień", 5: "maja, maju, maj", 6: "czerwca, czerwcu, czerwiec",
            7: "lipca, lipcu, lipiec", 8: "sierpnia, sierpniu, sierpień", 9: "września, wrześniu, wrzesień",
            10: "października, październiku, październik", 11: "listopada, listopadzie, listopad",
            12: "grudnia, grudniu, grudzień",
        },
        weekdays={
            0: "poniedziałek", 1: "wtorek", 2: "środę, środa, środy", 3: "czwartek, czwartkowej", 4: "piątek",
            5: "sobotę, sobota", 6: "niedzielę, niedziela",
        },
        ordinals={
            1: "pierwszy, pierwszym, pierwszego, pierwszej, pierwsze",
            2: "drugi, drugim, drugiego, drugiej",
            3: "trzeci, trzecim, trzeciego",
            4: "czwarty, czwartym, czwartego",
        },
        quarter="kwartał, kwartale, kwartału, kw, kwartałach, kwartałów",
        half="półrocze, półroczu, półrocza",
        month="miesięcy, miesiące, miesiącach",
        year="rok, roku, lat, lata, r",
        fiscal_year="rok obrotowy, roku obrotowym, roku obrotowego, rok finansowy",
        links="roku, w, tego, r",
        before_period="w, we, od, do, koniec, końca, końcu, początku, na, po, przed, z, roku, za, połowie, między",
        relative={
            "anchor year -1": (
                "rok wcześniej, przed rokiem, rok temu, poprzedni rok, poprzednim roku, poprzedniego roku, "
                "analogicznym okresie ubiegłego roku, analogicznym okresie roku ubiegłego"
            ),
            "year now": "tym roku, tego roku, bieżącym roku, bieżącego roku, br",
            "year -1": "ubiegłym roku, ubiegłego roku, zeszłym roku, zeszłego roku, minionym roku, ubiegły rok",
            "year +1": "przyszłym roku, przyszłego roku, przyszły rok",
            "year end": "końca roku, koniec roku",
            "anchor quarter -1": "poprzednim kwartale, poprzedniego kwartału",
            "day 0": "dziś, dzisiaj",
            "day -1": "wczoraj",
            "quarter ended": "ubiegłym kwartale, minionym kwartale",
            "month -1": "ubiegłym miesiącu, zeszłym miesiącu",
        },
        last="ubiegły, ubiegłą, zeszły, miniony",
        next="przyszły, przyszłą, najbliższy",
        ends="końca, koniec",
        until="do, zakończone",
        future="będzie, będą, planuje, oczekuje, prognozuje, prognoza, zamierza, ma, mają, zwolnią, chce",
    ),
)
