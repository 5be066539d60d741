"""Finnish (best effort; the commonest case endings are listed)."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="fi",
    numbers={
        2: "kaksi", 3: "kolme", 4: "neljä", 5: "viisi", 6: "kuusi", 7: "seitsemän", 8: "kahdeksan", 9: "yhdeksän",
        10: "kymmenen", 12: "kaksitoista", 20: "kaksikymmentä", 100: "sata", 10**3: "tuhat",
    },
    halves_before={
        "0.5": "puoli, puolen, puolta",
        "1.5": "puolitoista",
    },
    scales={
        10**3: "tuhat, tuhatta, tuhannen",
        10**6: "miljoona, miljoonaa, miljoonan, miljoonasta, miljoonaan, milj",
        10**9: "miljardi, miljardia, miljardin, miljardista, miljardiin, mrd",
        10**12: "biljoona, biljoonaa, biljoonan",
    },
    percent="prosentti, prosenttia, prosentin, prosentista, prosenttiin, pros",
    percentage_points="prosenttiyksikkö, prosenttiyksikköä, prosenttiyksikön",
    basis_points="korkopistettä, peruspistettä",
    currencies={
        "euro": "euro, euroa, euron, euroon, eurosta",
        "dollar": "dollari, dollaria, dollarin, dollariin",
        "pound": "punta, puntaa, punnan",
        "krone": "kruunu, kruunua, kruunun",
        "franc": "frangi, frangia, frangin",
        "yen": "jeni, jeniä, jenin",
        "yuan": "juan, juania, juanin",
        "ruble": "rupla, ruplaa, ruplan",
    },
    cents={
        "EUR": "sentti, senttiä, sentin",
    },
    people=(
        "henkilö, henkilöä, henkilön, ihmistä, ihmisen, työntekijää, työntekijän, työpaikkaa, asiakasta, "
        "asiakkaan, käyttäjää, käyttäjän, tilaajaa, matkustajaa, jäsentä, kävijää, asukasta"
    ),
    units="kappaletta, yksikköä, autoa, ajoneuvoa, laitetta, konetta, puhelinta",
    shares="osaketta, osakkeen",
    nouns={
        "parameters": "parametria, parametrin",
        "stores": "myymälää, kauppaa",
        "tonnes": "tonnia",
        "restaurants": "ravintolaa",
        "apartments": "asuntoa",
        "points": "pistettä",
        "years": "vuotta",
        "months": "kuukautta",
        "days": "päivää",
    },
    function_words="ja, tai, on, oli, ei, se, ne, että, kun, jos, mutta, kuin, joka, myös, mukaan, vuonna",
    compared="vastaan, vuotta, edellisvuoden",
    minus="miinus",
    approx=(
        "noin, lähes, yli, alle, runsas, runsaat, vajaa, vajaat, reilu, reilut, jopa, vähintään, enintään, "
        "melkein, liki"
    ),
    up=(
        "kasvoi, kasvaa, kasvanut, kasvu, kasvua, kasvun, kasvoivat, nousi, nousee, noussut, nousua, nousu, "
        "nousivat, enemmän, suurempi, korkeampi, lisäsi, parani, plussalla, vahvistui, kohosi"
    ),
    down=(
        "laski, laskee, laskenut, lasku, laskua, laskun, laskivat, putosi, pieneni, pienentyi, supistui, "
        "väheni, vähentyi, vähemmän, pienempi, matalampi, heikkeni, romahti, tippui, miinuksella, leikkasi"
    ),
    negation="ei, eivät, ilman",
    than="enemmän kuin, vähemmän kuin",
    clause="ja, mutta, kun, joka, vaikka, koska",
    multiples={
        "100": "kaksinkertaistui, kaksinkertaistunut, kaksinkertaistuivat, tuplaantui, kaksinkertaistaa",
        "200": "kolminkertaistui, kolminkertaistunut",
        "-50": "puolittui, puolittunut, puolittuivat",
    },
    calendar=Calendar(
        months={
            1: "tammikuu, tammikuussa, tammikuuta, tammikuun",
            2: "helmikuu, helmikuussa, helmikuuta, helmikuun",
            3: "maaliskuu, maaliskuussa, maaliskuuta, maaliskuun",
            4: "huhtikuu, huhtikuussa, huhtikuuta, huhtikuun",
            5: "toukokuu, toukokuussa, toukokuuta, toukokuun",
            6: "kesäkuu, kesäkuussa, kesäkuuta, kesäkuun",
            7: "heinäkuu, heinäkuussa, heinäkuuta, heinäkuun",
            8: "elokuu, elokuussa, elokuuta, elokuun",
            9: "syyskuu, syyskuussa, syyskuuta, syyskuun",
            10: "lokakuu, lokakuussa, lokakuuta, lokakuun",
            11: "marraskuu, marraskuussa, marraskuuta, marraskuun",
            12: "joulukuu, joulukuussa, joulukuuta, joulukuun",
        },
        weekdays={
            0: "maanantai, maanantaina", 1: "tiistai, tiistaina", 2: "keskiviikko, keskiviikkona",
            3: "torstai, torstaina", 4: "perjantai, perjantaina", 5: "lauantai, lauantaina",
            6: "sunnuntai, sunnuntaina",
        },
        ordinals={
            1: "ensimmäinen, ensimmäisellä, ensimmäisen", 2: "toinen, toisella, toisen",
            3: "kolmas, kolmannella, kolmannen", 4: "neljäs, neljännellä, neljännen",
        },
        quarter=(
            "neljännes, neljänneksellä, neljänneksen, neljännekselle, vuosineljännes, vuosineljänneksellä, "
            "kvartaali, kvartaalilla, kvartaalin"
        ),
        half="vuosipuolisko, vuosipuoliskolla, vuosipuoliskon, puolivuosi",
        month="kuukautta, kuukauden, kuukauden aikana",
        year="vuosi, vuotta, vuoden, vuonna, vuodelta",
        fiscal_year="tilikausi, tilikaudella, tilikauden",
        links="vuoden, vuonna",
        before_period="vuonna, vuoden, vuodelta, lopussa, alussa, lokakuun",
        relative={
            "anchor year -1": (
                "vuotta aiemmin, vuosi sitten, edellisvuonna, edellisvuoden, vuotta aikaisemmin, "
                "vertailukaudella, edellisvuodesta"
            ),
            "year -1": "viime vuonna, viime vuoden",
            "year now": "tänä vuonna, kuluvana vuonna, tämän vuoden",
            "year +1": "ensi vuonna, ensi vuoden",
            "year end": "vuoden lopussa, vuoden loppuun",
            "day 0": "tänään",
            "day -1": "eilen",
        },
        last="viime",
        next="ensi",
        future="odottaa, arvioi, ennustaa, aikoo, suunnittelee, ensi",
    ),
)
