"""French."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="fr",
    numbers={
        0: "zéro", 1: "un, une", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six", 7: "sept", 8: "huit",
        9: "neuf", 10: "dix", 11: "onze", 12: "douze", 13: "treize", 14: "quatorze", 15: "quinze", 16: "seize",
        20: "vingt, vingts", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 70: "septante",
        80: "quatre vingt, quatre vingts, huitante", 90: "nonante", 100: "cent, cents", 10**3: "mille",
    },
    number_joiners="et",
    halves_before={
        "0.5": "un demi, une demi, demi, la moitié d'un",
    },
    halves_after="et demi, et demie",
    scales={
        10**3: "mille, milliers, k", 10**6: "million, millions", 10**9: "milliard, milliards, mrds, mdr",
        10**12: "billion, billions", 12: "douzaine",
    },
    weak_scales={
        10**3: "k", 10**6: "M, m", 10**9: "Md, G, MM",
    },
    percent="pour cent, pourcent, p cent",
    percentage_points="point de pourcentage, points de pourcentage, points de pourcent, point de pour cent",
    basis_points="point de base, points de base, pb, pdb",
    currencies={
        "euro": "euro, euros",
        "dollar": "dollar, dollars, billets verts",
        "pound": "livre, livres, livres sterling, livre sterling",
        "franc": "franc, francs",
        "krone": "couronne, couronnes",
        "yen": "yen, yens",
        "yuan": "yuan, yuans, renminbi, renminbis",
        "won": "won, wons",
        "ruble": "rouble, roubles",
        "zloty": "zloty, zlotys, zlotis",
        "rupee": "roupie, roupies",
        "rupiah": "rupiah",
        "real": "real, reals, reais, réal, réaux",
        "peso": "peso, pesos",
        "lira": "livre turque, livres turques, lire, lires",
        "forint": "forint, forints",
        "rand": "rand, rands",
        "shekel": "shekel, shekels",
        "baht": "baht, bahts",
        "dirham": "dirham, dirhams",
        "riyal": "riyal, riyals, rial",
        "dong": "dong, dongs",
        "leu": "lei",
        "lev": "lev, leva",
        "dinar": "dinar, dinars",
        "naira": "naira, nairas",
    },
    cents={
        "EUR": "centime, centimes, cents, centime d'euro, centimes d'euro",
        "USD": "cents de dollar, cent de dollar",
        "GBP": "pence, penny",
    },
    people=(
        "salarié, salariés, salariées, employé, employés, employées, collaborateur, collaborateurs, "
        "personnes, personne, emplois, emploi, postes, poste, licenciements, suppressions de postes, "
        "suppressions d'emplois, départs, clients, client, clientes, utilisateurs, utilisateur, abonnés, "
        "abonnements, membres, visiteurs, passagers, voyageurs, habitants, consommateurs, actionnaires, "
        "investisseurs, développeurs, ingénieurs, chercheurs, chauffeurs, pilotes, apprentis, participants, "
        "spectateurs, téléspectateurs, foyers, ménages, patients, lecteurs, travailleurs, ouvriers, cadres, "
        "agents, étudiants, joueurs, citoyens, adhérents, effectifs, techniciens, internautes, assurés, "
        "recrutements, embauches, auditeurs, consultants"
    ),
    units=(
        "unités, unité, véhicules, véhicule, voitures, voiture, camions, appareils, exemplaires, machines, "
        "avions, avion, smartphones, téléphones, ordinateurs, robots, consoles, motos, vélos, bus, trains, "
        "rames, puces, turbines, batteries, tablettes, hélicoptères, navires, pièces, immatriculations, "
        "montres, bouteilles, paquebots, éoliennes"
    ),
    shares="actions, action, titres",
    nouns={
        "parameters": "paramètres",
        "branches": "agences, succursales, filiales",
        "stores": "magasins, boutiques, points de vente, supermarchés",
        "restaurants": "restaurants",
        "plants": "usines, fabriques",
        "sites": "sites",
        "countries": "pays",
        "apartments": "logements, appartements",
        "orders": "commandes",
        "deliveries": "livraisons",
        "tonnes": "tonnes, tonne",
        "barrels": "barils, baril",
        "litres": "litres",
        "hectolitres": "hectolitres",
        "kilometres": "kilomètres",
        "metres": "mètres",
        "square_metres": "mètres carrés, m2",
        "hectares": "hectares",
        "kilograms": "kilos, kilogrammes",
        "ounces": "onces",
        "kilowatts": "kilowatts",
        "megawatts": "mégawatts",
        "gigawatts": "gigawatts",
        "megawatt_hours": "mégawattheures",
        "gigawatt_hours": "gigawattheures",
        "terawatt_hours": "térawattheures",
        "points": "points",
        "downloads": "téléchargements",
        "views": "vues",
        "contracts": "contrats",
        "accounts": "comptes",
        "patents": "brevets",
        "transactions": "transactions",
        "parcels": "colis",
        "tokens": "tokens",
        "hotels": "hôtels, chambres",
        "flights": "vols",
        "years": "ans, années, an",
        "months": "mois",
        "weeks": "semaines",
        "days": "jours",
        "hours": "heures",
        "minutes": "minutes",
    },
    measures=(
        "liquidités, actifs, fcfa, encours, produit, subventions, commandes, aides, crédits, prêts, primes, "
        "économies, provisions, amende, francs, taxes, chiffre, bénéfice, bénéfices, pertes, perte, dettes, "
        "dette, ventes, recettes, revenus, plus, moins, profit, profits, ici, capitalisation, "
        "investissements, investissement, fonds, charges, cash, trésorerie, résultat, capital, valeur, "
        "valorisation, marge, ebitda, dividendes"
    ),
    times="fois, x",
    comparatives="plus, moins, supérieur, supérieure, le, la, les, son, sa, ses, l, davantage",
    function_words=(
        "le, la, les, l, un, une, des, de, du, d, et, ou, en, dans, sur, à, au, aux, par, pour, avec, sans, "
        "sous, vers, chez, que, qui, quoi, dont, où, est, sont, était, étaient, a, ont, avait, sera, seront, "
        "il, elle, ils, elles, on, nous, vous, ne, pas, plus, moins, mais, si, ce, cette, ces, son, sa, ses, "
        "leur, leurs, contre, depuis, entre, selon, comme, après, avant, pendant, lors, dès, y, se, s, n, qu, "
        "aussi, soit, contre, hors"
    ),
    of="de, d, des",
    range_between="entre",
    range_and="et",
    range_to="à",
    change_from="de, passant de, passé de",
    change_to="à",
    change_verbs=(
        "tombée, dégringolé, dégringole, ramenée, reculé, recule, réduit, revient, revenu, progressé, "
        "augmenté, descendu, baissé, passe, passé, passée, passer, passant, passent, tombe, tombé, ramené, "
        "ramène, relevé, relève, porté, porte, abaissé, abaisse, revu, grimpe, grimpé, monte, monté, chute, "
        "chuté"
    ),
    compared="contre, après, au lieu, puis, soit, et, ou, attendait, consensus, précédemment, était",
    minus="moins",
    approx=(
        "environ, près de, près d', presque, quelque, quelques, plus de, plus d', moins de, moins d', autour "
        "de, à peu près, jusqu'à, au moins, au plus, env, une, pas moins de, à peine, un peu plus de, un peu "
        "moins de, de l'ordre de, aux alentours de, approximativement, au-delà de, au dessus de, au maximum, "
        "au minimum, quasiment, pas loin de, dépasse les, dépassant les, avoisinant, proche de, supérieur à, "
        "supérieure à, inférieur à"
    ),
    approx_between="de, d, les, des, à, un, une, l, '",
    up=(
        "prenait, gagnait, augmentait, progressait, bondissait, grimpait, hausse, hausses, augmenté, "
        "augmente, augmentent, augmentation, augmenter, progressé, progresse, progressent, progression, "
        "progresser, croissance, croît, grimpé, grimpe, grimpent, grimper, bondi, bondit, bond, bondissent, "
        "gagné, gagne, gagnent, gagner, gain, gains, plus, supérieur, supérieure, supérieurs, élevé, accru, "
        "accroît, accroissement, rebondi, rebond, rebondit, monté, monte, montée, monter, envolé, envole, "
        "envolée, avancé, avance, relevé, relève, relèvement, amélioré, améliore, amélioration, dépassé, "
        "dépasse, prend, pris, flambé, flambée, s'élève en hausse, doublement, renchéri, majoration, élargi, "
        "au dessus, surperformé, accéléré, gonflé"
    ),
    down=(
        "perdait, reculait, cédait, baissait, chutait, lâchait, baisse, baisses, baissé, baissent, baisser, "
        "recul, reculs, reculé, recule, reculent, reculer, chute, chutes, chuté, chutent, chuter, diminué, "
        "diminue, diminution, diminuer, perdu, perd, perdent, perdre, perte, repli, replis, replié, replient, "
        "replie, moins, inférieur, inférieure, inférieurs, réduit, réduite, réduction, réduire, tombé, tombe, "
        "tomber, dégringolé, dégringole, plongé, plonge, plongeon, effondré, effondre, effondrement, "
        "contraction, contracté, fléchi, fléchit, abandonné, abandonne, cédé, cède, cèdent, céder, abaissé, "
        "abaisse, glissé, glisse, ralenti, décroissance, déclin, décliné, décline, dévissé, dévisse, amputé, "
        "lâché, lâche, au dessous, rétréci, érosion, dégradation, dégradé"
    ),
    negation="pas, ni, sans, jamais, aucun, aucune, non",
    no_cue=(
        "ne plus, n'est plus, non plus, de plus en plus, en plus, au moins, du moins, plus ou moins, plus "
        "tard, le plus, la plus, les plus"
    ),
    than="plus de, moins de, plus d', moins d', pas moins de, au dessus de, supérieur à, inférieur à, supérieure à",
    clause="et, mais, tandis, alors, pendant, contre, dont, après, car, puisque, quand, lorsque, qui",
    multiples={
        "100": "doublé, doublée, doublés, doubler, double de, ont doublé, doublement",
        "200": "triplé, triplée, tripler, triplement",
        "300": "quadruplé, quadruplée, quadrupler",
        "400": "quintuplé, quintupler",
        "900": "décuplé, décupler",
        "-50": (
            "réduit de moitié, réduite de moitié, chuté de moitié, baissé de moitié, diminué de moitié, "
            "divisé par deux"
        ),
    },
    multiply_by="multiplié par, multipliée par, multipliés par, multipliées par, multiplier par",
    divide_by="divisé par, divisée par, divisés par, diviser par",
    as_much="plus, plus élevé, plus élevée, plus important, plus importante",
    calendar=Calendar(
        months={
            1: "janvier, janv", 2: "février, févr, fév", 3: "mars", 4: "avril, avr", 5: "mai", 6: "juin",
            7: "juillet, juil", 8: "août, aout", 9: "septembre, sept", 10: "octobre, oct", 11: "novembre, nov",
            12: "décembre, déc",
        },
        weekdays={
            0: "lundi", 1: "mardi", 2: "mercredi", 3: "jeudi", 4: "vendredi", 5: "samedi", 6: "dimanche",
        },
        ordinals={
            1: "premier, première, premiers, 1er", 2: "deuxième, second, seconde, 2e", 3: "troisième",
            4: "quatrième, dernier",
        },
        quarter="trimestre, trimestres",
        half="semestre, semestres, moitié de l'année",
        month="mois",
        year="an, année, ans, années, année civile",
        fiscal_year="exercice, exercice fiscal, exercice clos, année fiscale, exercice annuel, exercice comptable",
        fiscal="fiscal, fiscale",
        links="de, du, de l', d', de l'année, en, de la, de son, l', au titre de l', de l'an, de cette",
        before_period=(
            "en, depuis, fin, début, mi, d'ici, dès, jusqu'en, jusqu'à, de, d', du, au, à, courant, avant, "
            "après, entre, et, mois de, l'année, pour, l'an, année, dernier, jusque, vers, d'ici à, d'ici "
            "fin, sur"
        ),
        relative={
            "quarter ended": "dernier trimestre, trimestre écoulé, trimestre dernier",
            "quarter now": "trimestre en cours, ce trimestre",
            "quarter next": "prochain trimestre, trimestre prochain",
            "anchor quarter -1": "trimestre précédent, trimestre d'avant",
            "anchor year -1": (
                "un an plus tôt, an plus tôt, un an auparavant, an auparavant, année précédente, an passé à "
                "la même période, il y a un an, même période de l'année précédente, même période de l'an "
                "dernier, même trimestre de l'an dernier, même période un an plus tôt, même trimestre un an "
                "plus tôt, l'année d'avant, exercice précédent, même trimestre de l'année précédente, an "
                "avant"
            ),
            "anchor month -1": "mois précédent",
            "anchor day -1": "veille",
            "anchor year +1": "un an plus tard, année suivante",
            "year now": "cette année, année en cours, année entière, ensemble de l'année",
            "year end": "fin d'année, fin de l'année, fin de cette année",
            "year start": "début d'année, début de l'année",
            "same": "même période, même période de, même période en, même trimestre de",
            "year -1": "an dernier, année dernière, an passé, année passée, dernière année, année écoulée",
            "year -2": "il y a deux ans, avant dernière année",
            "year +1": "an prochain, année prochaine, prochaine année",
            "fiscal -1": "exercice écoulé, dernier exercice, exercice passé",
            "fiscal now": "exercice en cours, exercice actuel, présent exercice",
            "fiscal +1": "prochain exercice, exercice prochain",
            "day 0": "aujourd'hui, ce jour",
            "day -1": "hier",
            "day -2": "avant hier",
            "day +1": "demain",
            "month now": "ce mois ci, mois en cours",
            "month -1": "mois dernier",
            "month +1": "mois prochain",
            "unknown": (
                "printemps, été prochain, automne, hiver, cet été, semaine dernière, semaine prochaine, cette "
                "semaine, l'été, été dernier"
            ),
        },
        last="dernier, dernière, passé",
        this="ce, cet, cette",
        next="prochain, prochaine",
        ends="fin, la fin, fin de, la fin du mois de",
        until=(
            "à, au, clos, clos à, clos en, clos fin, achevés, achevé, terminé, terminés, jusqu'à, clos au, "
            "clos le, arrêté au, achevé le, clôturé"
        ),
        ago=("il y a", ""),
        future=(
            "va, vont, devrait, devraient, prévoit, prévoient, prévu, prévue, vise, visent, table, d'ici, "
            "prochain, prochaine, attend, attendu, compte, objectif, sera, seront, prévision, prévisions, "
            "ambitionne, dès"
        ),
        quarter_letters="QT",
        half_letters="HS",
    ),
)
