"""Spanish."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="es",
    numbers={
        0: "cero", 1: "uno", 2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho",
        9: "nueve", 10: "diez", 11: "once", 12: "doce", 13: "trece", 14: "catorce", 15: "quince", 16: "dieciséis",
        17: "diecisiete", 18: "dieciocho", 19: "diecinueve", 20: "veinte", 21: "veintiuno, veintiún",
        22: "veintidós", 23: "veintitrés", 24: "veinticuatro", 25: "veinticinco", 26: "veintiséis",
        27: "veintisiete", 28: "veintiocho", 29: "veintinueve", 30: "treinta", 40: "cuarenta", 50: "cincuenta",
        60: "sesenta", 70: "setenta", 80: "ochenta", 90: "noventa", 100: "cien, ciento",
        200: "doscientos, doscientas", 300: "trescientos, trescientas", 400: "cuatrocientos, cuatrocientas",
        500: "quinientos, quinientas", 600: "seiscientos, seiscientas", 700: "setecientos, setecientas",
        800: "ochocientos, ochocientas", 900: "novecientos, novecientas", 10**3: "mil",
    },
    articles="un, una",
    number_joiners="y",
    halves_before={
        "0.5": "medio, media",
    },
    halves_after="y medio, y media",
    scales={
        10**3: "mil", 10**6: "millón, millones, mill, mm", 10**9: "millardo, millardos",
        10**12: "billón, billones", 12: "docena, docenas",
    },
    weak_scales={
        10**6: "M, m",
    },
    percent="por ciento, por cien, porciento",
    percentage_points="punto porcentual, puntos porcentuales, p p, pp, puntos de porcentaje",
    basis_points="punto básico, puntos básicos, pb, puntos base",
    currencies={
        "euro": "euro, euros",
        "dollar": "dólar, dólares",
        "pound": "libra, libras, libras esterlinas, libra esterlina",
        "franc": "franco, francos",
        "krone": "corona, coronas",
        "yen": "yen, yenes",
        "yuan": "yuan, yuanes, renminbi, renminbis",
        "won": "won, wones",
        "ruble": "rublo, rublos",
        "zloty": "zloty, zlotys, zlotis, esloti, eslotis",
        "rupee": "rupia, rupias",
        "rupiah": "rupiah",
        "real": "real, reales, reais",
        "peso": "peso, pesos",
        "lira": "lira, liras",
        "forint": "forinto, forintos, florines húngaros",
        "rand": "rand",
        "shekel": "séquel, shekels",
        "baht": "baht",
        "dirham": "dirham, dirhams",
        "riyal": "riyal, riyales, rial",
        "dong": "dong",
        "leu": "lei",
        "lev": "leva",
        "dinar": "dinar, dinares",
    },
    cents={
        "EUR": "céntimo, céntimos, cents",
        "USD": "centavos de dólar, centavo de dólar",
        "GBP": "peniques, penique",
    },
    people=(
        "empleado, empleados, empleadas, trabajador, trabajadores, trabajadoras, personas, persona, empleos, "
        "puestos de trabajo, puestos, despidos, salidas, clientes, cliente, usuarios, usuario, suscriptores, "
        "abonados, suscripciones, miembros, visitantes, pasajeros, viajeros, habitantes, consumidores, "
        "accionistas, inversores, desarrolladores, ingenieros, investigadores, conductores, pilotos, "
        "aprendices, participantes, espectadores, hogares, pacientes, lectores, directivos, estudiantes, "
        "jugadores, ciudadanos, socios, seguidores, turistas, asegurados, autónomos, profesionales, "
        "plantilla, contrataciones, jóvenes, afiliados, huéspedes"
    ),
    units=(
        "unidades, unidad, vehículos, vehículo, coches, coche, automóviles, autos, camiones, dispositivos, "
        "ejemplares, máquinas, aviones, avión, teléfonos, móviles, ordenadores, computadoras, robots, "
        "consolas, motocicletas, motos, bicicletas, autobuses, trenes, chips, turbinas, baterías, tabletas, "
        "helicópteros, barcos, buques, piezas, matriculaciones, aparatos, equipos, aerogeneradores, "
        "furgonetas"
    ),
    shares="acciones, acción, títulos",
    nouns={
        "parameters": "parámetros",
        "branches": "sucursales, oficinas",
        "stores": "tiendas, establecimientos, supermercados, locales",
        "restaurants": "restaurantes",
        "plants": "fábricas, plantas",
        "sites": "sedes, centros",
        "countries": "países",
        "apartments": "viviendas, pisos",
        "orders": "pedidos",
        "deliveries": "entregas",
        "tonnes": "toneladas, tonelada",
        "barrels": "barriles, barril",
        "litres": "litros",
        "kilometres": "kilómetros",
        "metres": "metros",
        "square_metres": "metros cuadrados",
        "hectares": "hectáreas",
        "kilograms": "kilos, kilogramos",
        "ounces": "onzas",
        "megawatts": "megavatios, megawatts",
        "gigawatts": "gigavatios",
        "megawatt_hours": "megavatios hora",
        "gigawatt_hours": "gigavatios hora",
        "terawatt_hours": "teravatios hora",
        "points": "puntos",
        "downloads": "descargas",
        "views": "visualizaciones, reproducciones",
        "contracts": "contratos",
        "accounts": "cuentas",
        "patents": "patentes",
        "transactions": "transacciones, operaciones",
        "parcels": "paquetes",
        "tokens": "tokens",
        "hotels": "hoteles, habitaciones",
        "flights": "vuelos",
        "years": "años, año",
        "months": "meses",
        "weeks": "semanas",
        "days": "días",
        "hours": "horas",
        "minutes": "minutos",
    },
    measures=(
        "utilidad, pesetas, deudas, ahorros, préstamos, fondos, dinero, ayudas, créditos, efectivo, liquidez, "
        "ingreso, facturado, euros, soles, ventas, ingresos, pérdidas, beneficio, beneficios, deuda, "
        "facturación, más, menos, ganancias, inversión, inversiones, capital, capitalización, resultado, "
        "ebitda, dividendos, activos, valor, multa, costes, gastos, utilidades"
    ),
    times="veces, x",
    comparatives="más, mayor, superior, menos, el, la, los, su, sus, lo, menor",
    function_words=(
        "el, la, los, las, un, una, unos, unas, de, del, y, o, en, a, al, por, para, con, sin, sobre, entre, "
        "hasta, desde, que, quien, cuyo, cuya, donde, es, son, era, eran, fue, fueron, ha, han, había, será, "
        "serán, se, su, sus, no, más, menos, pero, si, como, tras, ante, bajo, según, este, esta, estos, "
        "estas, lo, le, les, ya, también, cuando, e, u, frente, cada, durante, ni"
    ),
    of="de, del",
    range_between="entre",
    range_and="y",
    range_to="a, hasta",
    change_from="de, desde",
    change_to="a, hasta",
    change_verbs="pasó, pasar, pasando, pasa, pasaron, subió, bajó, cayó, elevó, redujo, aumentó, creció",
    compared="frente, tras, contra, desde, y, o, eran, era, consenso, previsto, en lugar",
    minus="menos",
    approx=(
        "unos, unas, cerca de, casi, alrededor de, aproximadamente, más de, menos de, hasta, al menos, por "
        "encima de, en torno a, aprox, cerca del, como mínimo, como máximo, algo más de, algo menos de, poco "
        "más de, poco menos de, prácticamente, en torno al, superior a, inferior a, no menos de, alrededor "
        "del, del orden de, supera los, superan los, superó los, rozando los, roza los, próximo a, mínimo de, "
        "máximo de, por debajo de"
    ),
    approx_between="de, del, los, las, un, una, el, la, a",
    up=(
        "treparon, subían, subió, sube, suben, subieron, subida, subidas, subir, subido, aumentó, aumenta, "
        "aumentan, aumentaron, aumento, aumentos, aumentado, aumentar, creció, crece, crecen, crecieron, "
        "crecimiento, crecer, crecido, avanzó, avanza, avance, avanzaron, avanzan, ganó, gana, ganan, "
        "ganaron, ganancia, alza, alzas, incremento, incrementos, incrementó, incrementa, incrementaron, "
        "incrementado, incrementar, más, superior, superiores, mayor, repunte, repuntó, repunta, disparó, "
        "dispara, dispararon, mejora, mejoró, mejoran, mejoraron, elevó, eleva, elevaron, elevado, escaló, "
        "escala, saltó, salto, revalorizó, revalorización, rebotó, rebote, encareció, encima, impulsó, "
        "amplió, anotó, revaloriza, trepó, trepa"
    ),
    down=(
        "bajó, baja, bajan, bajaron, bajada, bajadas, bajar, bajado, cayó, cae, caen, cayeron, caída, caídas, "
        "caer, caído, descendió, desciende, descenso, descensos, descendieron, retrocedió, retrocede, "
        "retroceso, retrocedieron, perdió, pierde, pierden, perdieron, perder, pérdida, disminuyó, disminuye, "
        "disminución, disminuyeron, redujo, reduce, reducen, redujeron, reducción, reducido, reducir, menos, "
        "inferior, inferiores, menor, desplomó, desploma, desplome, desplomaron, hundió, hunde, hundieron, "
        "recortó, recorte, recorta, recortar, contrajo, contracción, cedió, cede, ceden, deterioro, abarató, "
        "debajo, empeoró, merma, dejó, dejaron, deja, dejan, mermó, depreció"
    ),
    negation="no, ni, sin, nunca, tampoco",
    no_cue=(
        "ya no, además, no más, más o menos, sin más, más tarde, al menos, lo más, la más, cada vez más, de "
        "más, dejó de, dejó en, nada más"
    ),
    than="más de, menos de, por encima de, por debajo de, superior a, inferior a, no menos de, más del, menos del",
    clause="y, pero, mientras, aunque, frente, tras, cuando, después, que, e, porque",
    multiples={
        "100": "duplicó, duplicaron, duplica, duplicado, duplicar, duplican, dobló, doblado, doblar, doblaron",
        "200": "triplicó, triplicaron, triplica, triplicado, triplicar",
        "300": "cuadruplicó, cuadruplicaron, cuadruplicado, cuadruplicar",
        "400": "quintuplicó, quintuplicado, quintuplicar",
        "-50": (
            "redujo a la mitad, cayó a la mitad, reducido a la mitad, redujeron a la mitad, bajó a la mitad, "
            "reducir a la mitad"
        ),
    },
    multiply_by="multiplicó por, multiplicado por, multiplicaron por, multiplica por, multiplicar por",
    divide_by="dividió por, dividido por, dividido entre",
    as_much="más, mayor, superior, más alto, más alta",
    calendar=Calendar(
        months={
            1: "enero, ene", 2: "febrero, feb", 3: "marzo", 4: "abril, abr", 5: "mayo", 6: "junio, jun",
            7: "julio, jul", 8: "agosto, ago", 9: "septiembre, setiembre, sept", 10: "octubre, oct",
            11: "noviembre, nov", 12: "diciembre, dic",
        },
        weekdays={
            0: "lunes", 1: "martes", 2: "miércoles", 3: "jueves", 4: "viernes", 5: "sábado", 6: "domingo",
        },
        ordinals={
            1: "primer, primero, primera, primeros", 2: "segundo, segunda", 3: "tercer, tercero, tercera",
            4: "cuarto, cuarta, último",
        },
        quarter="trimestre, trimestres",
        half="semestre, semestres, mitad del año, mitad de año",
        month="meses, mes",
        year="año, años, año natural",
        fiscal_year="ejercicio, ejercicio fiscal, año fiscal, ejercicios",
        fiscal="fiscal",
        links="de, del, de este, del año, en, el, de su",
        before_period=(
            "en, desde, finales de, finales, principios de, mediados de, fin de, hasta, de, del, a, para, "
            "antes de, después de, entre, y, durante, mes de, año, el, pasado, próximo, hacia, inicios de, "
            "comienzos de"
        ),
        relative={
            "quarter ended": "último trimestre, pasado trimestre, trimestre pasado",
            "quarter now": "este trimestre, trimestre actual, trimestre en curso",
            "quarter next": "próximo trimestre",
            "anchor quarter -1": "trimestre anterior, trimestre previo",
            "anchor year -1": (
                "un año antes, año antes, año anterior, año previo, mismo periodo del año anterior, mismo "
                "período del año anterior, hace un año, mismo periodo del año pasado, mismo trimestre del año "
                "anterior, mismo periodo de un año antes, ejercicio anterior, mismo periodo de 12 meses "
                "antes, mismo trimestre del año pasado, ejercicio precedente, mismo período del año pasado"
            ),
            "anchor month -1": "mes anterior",
            "anchor day -1": "día anterior",
            "anchor year +1": "un año después, año siguiente",
            "year now": "este año, año en curso, presente año, presente ejercicio, año actual",
            "year end": "cierre del año, final de año, cierre de año, finales de año, fin de año, final del año",
            "year start": "principios de año, inicio del año, comienzos de año",
            "same": "mismo periodo de, mismo período de, igual periodo de, mismo trimestre de",
            "year -1": "año pasado, pasado año, último año, ejercicio pasado, pasado ejercicio",
            "year -2": "hace dos años, año antepasado",
            "year +1": "próximo año, año que viene, año próximo, año entrante",
            "fiscal now": "ejercicio en curso, ejercicio actual",
            "fiscal -1": "último ejercicio",
            "fiscal +1": "próximo ejercicio",
            "day 0": "hoy",
            "day -1": "ayer",
            "day -2": "anteayer",
            "day +1": "mañana mismo",
            "month now": "este mes, mes en curso",
            "month -1": "mes pasado, pasado mes",
            "month +1": "próximo mes, mes que viene",
            "unknown": (
                "primavera, verano, otoño, invierno, esta semana, semana pasada, próxima semana, semana "
                "que viene"
            ),
        },
        last="pasado, último, pasada",
        this="este, esta",
        next="próximo, próxima, que viene",
        ends="finales de, fin de, finales, final de",
        until=(
            "hasta, a, terminados en, terminado en, cerrado en, finalizado en, terminados el, cerrado a, "
            "cerrado el, que terminó en, finalizado el, concluido en"
        ),
        ago=("hace", ""),
        future=(
            "prevé, prevén, espera, esperan, previsto, prevista, será, serán, planea, planean, estima, "
            "objetivo, próximo, próxima, previsión, previsiones, para, aspira, antes de, podría, invertirá"
        ),
        quarter_letters="QT",
        half_letters="HS",
    ),
)
