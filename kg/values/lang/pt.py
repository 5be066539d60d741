"""Portuguese, European and Brazilian."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="pt",
    numbers={
        0: "zero", 2: "dois, duas", 3: "três", 4: "quatro", 5: "cinco", 6: "seis", 7: "sete", 8: "oito", 9: "nove",
        10: "dez", 11: "onze", 12: "doze", 13: "treze", 14: "catorze, quatorze", 15: "quinze",
        16: "dezasseis, dezesseis", 17: "dezassete, dezessete", 18: "dezoito", 19: "dezanove, dezenove",
        20: "vinte", 30: "trinta", 40: "quarenta", 50: "cinquenta", 60: "sessenta", 70: "setenta", 80: "oitenta",
        90: "noventa", 100: "cem, cento", 200: "duzentos, duzentas", 300: "trezentos, trezentas",
        400: "quatrocentos, quatrocentas", 500: "quinhentos, quinhentas", 600: "seiscentos, seiscentas",
        700: "setecentos, setecentas", 800: "oitocentos, oitocentas", 900: "novecentos, novecentas", 10**3: "mil",
    },
    articles="um, uma",
    number_joiners="e",
    halves_before={
        "0.5": "meio, meia",
    },
    halves_after="e meio, e meia",
    scales={
        10**3: "mil", 10**6: "milhão, milhões, mi, mio", 10**9: "bilhão, bilhões, bi",
        10**12: "trilhão, trilhões, tri, bilião, biliões", 12: "dúzia, dúzias",
    },
    weak_scales={
        10**6: "M, m", 10**9: "B",
    },
    percent="por cento",
    percentage_points="ponto percentual, pontos percentuais, p p, pp",
    basis_points="ponto base, pontos base, pontos básicos, ponto básico",
    currencies={
        "euro": "euro, euros",
        "dollar": "dólar, dólares",
        "pound": "libra, libras, libras esterlinas, libra esterlina",
        "franc": "franco, francos",
        "krone": "coroa, coroas",
        "yen": "iene, ienes",
        "yuan": "yuan, yuans, iuan, iuanes, renminbi",
        "won": "won, wons",
        "ruble": "rublo, rublos",
        "zloty": "zloty, zlotys, zlótis",
        "rupee": "rupia, rupias, rúpias",
        "rupiah": "rupiah",
        "real": "real, reais",
        "peso": "peso, pesos",
        "lira": "lira, liras",
        "forint": "forint, forints",
        "rand": "rand",
        "shekel": "shekel, shekels",
        "dirham": "dirham, dirhams",
        "riyal": "rial, riais",
        "leu": "lei",
        "dinar": "dinar, dinares",
    },
    cents={
        "EUR": "cêntimo, cêntimos",
        "BRL": "centavo, centavos",
        "GBP": "pence",
    },
    people=(
        "trabalhador, trabalhadores, funcionário, funcionários, empregado, empregados, colaboradores, "
        "pessoas, pessoa, empregos, postos de trabalho, vagas, demissões, despedimentos, clientes, cliente, "
        "utilizadores, usuários, usuário, assinantes, subscritores, assinaturas, membros, visitantes, "
        "passageiros, viajantes, habitantes, consumidores, acionistas, investidores, desenvolvedores, "
        "engenheiros, pesquisadores, investigadores, motoristas, pilotos, participantes, espectadores, "
        "famílias, pacientes, leitores, executivos, estudantes, jogadores, cidadãos, sócios, seguidores, "
        "turistas, segurados, profissionais, contratações, domicílios, beneficiários"
    ),
    units=(
        "unidades, unidade, veículos, carros, automóveis, camiões, caminhões, dispositivos, aparelhos, "
        "exemplares, máquinas, aviões, aeronaves, telemóveis, celulares, smartphones, computadores, robôs, "
        "consolas, consoles, motos, motocicletas, bicicletas, autocarros, ônibus, comboios, trens, chips, "
        "turbinas, baterias, tablets, helicópteros, navios, peças, matrículas"
    ),
    shares="ações, ação, papéis",
    nouns={
        "parameters": "parâmetros",
        "branches": "agências, balcões, filiais",
        "stores": "lojas, supermercados",
        "restaurants": "restaurantes",
        "plants": "fábricas, usinas",
        "sites": "locais, unidades fabris",
        "countries": "países",
        "apartments": "apartamentos, casas, habitações",
        "orders": "encomendas, pedidos",
        "deliveries": "entregas",
        "tonnes": "toneladas, tonelada",
        "barrels": "barris, barril",
        "litres": "litros",
        "kilometres": "quilómetros, quilômetros",
        "metres": "metros",
        "square_metres": "metros quadrados",
        "hectares": "hectares",
        "kilograms": "quilos, quilogramas",
        "megawatts": "megawatts",
        "gigawatts": "gigawatts",
        "megawatt_hours": "megawatts hora",
        "points": "pontos",
        "downloads": "downloads",
        "contracts": "contratos",
        "accounts": "contas",
        "patents": "patentes",
        "transactions": "transações",
        "parcels": "pacotes",
        "tokens": "tokens",
        "hotels": "hotéis, quartos",
        "flights": "voos",
        "years": "anos, ano",
        "months": "meses",
        "weeks": "semanas",
        "days": "dias",
        "hours": "horas",
        "minutes": "minutos",
    },
    measures=(
        "ativos, liquidez, caixa, fundos, empréstimos, créditos, poupança, apoios, vendas, receitas, receita, "
        "lucro, lucros, prejuízo, prejuízos, dívida, dívidas, faturamento, faturação, mais, menos, "
        "investimento, investimentos, capital, ebitda, dividendos, valor, multa, custos"
    ),
    times="vezes, x",
    comparatives="mais, maior, superior, menos, o, a, os, as, menor",
    function_words=(
        "o, a, os, as, um, uma, uns, umas, de, do, da, dos, das, e, ou, em, no, na, nos, nas, ao, à, aos, às, "
        "por, pelo, pela, para, com, sem, sobre, entre, até, desde, que, quem, cujo, onde, é, são, era, eram, "
        "foi, foram, tem, têm, tinha, será, serão, se, seu, sua, seus, não, mais, menos, mas, como, após, "
        "ante, sob, segundo, este, esta, esse, essa, lhe, já, também, quando, contra, cada, durante, nem, "
        "face"
    ),
    of="de, do",
    range_between="entre",
    range_and="e",
    range_to="a, até",
    change_from="de, dos, desde",
    change_to="para, a",
    change_verbs="passou, passar, passando, subiu, caiu, elevou, reduziu, aumentou, cresceu, recuou",
    compared="contra, ante, após, face, de, e, ou, era, eram, consenso, anterior",
    minus="menos",
    approx=(
        "cerca de, quase, perto de, aproximadamente, mais de, menos de, até, pelo menos, em torno de, por "
        "volta de, acima de, abaixo de, ao redor de, no mínimo, no máximo, uns, umas, pouco mais de, pouco "
        "menos de, praticamente, à volta de, na ordem dos, superior a, inferior a, em redor de, próximo de, "
        "cerca dos"
    ),
    approx_between="de, dos, os, as, um, uma, o, a",
    up=(
        "subiu, sobe, sobem, subiram, subida, subir, alta, altas, aumentou, aumenta, aumentam, aumentaram, "
        "aumento, aumentos, aumentar, cresceu, cresce, crescem, cresceram, crescimento, crescer, avançou, "
        "avança, avanço, avançaram, ganhou, ganha, ganharam, ganho, ganhos, valorizou, valorização, valoriza, "
        "acréscimo, incremento, elevou, eleva, elevação, elevaram, mais, superior, superiores, maior, "
        "melhorou, melhoria, melhora, disparou, dispara, saltou, salto, expansão, expandiu, recuperou, "
        "encareceu, acima, escalou"
    ),
    down=(
        "caiu, cai, caem, caíram, queda, quedas, cair, desceu, desce, descem, desceram, descida, baixou, "
        "baixa, baixaram, baixas, diminuiu, diminui, diminuição, diminuíram, recuou, recua, recuo, recuaram, "
        "perdeu, perde, perdem, perderam, perda, perdas, reduziu, reduz, redução, reduziram, reduzir, "
        "encolheu, encolhe, decréscimo, contração, contraiu, menos, inferior, inferiores, menor, "
        "desvalorizou, desvalorização, tombou, tombo, despencou, despenca, afundou, cedeu, cede, corte, "
        "cortou, cortar, retração, piorou, abaixo, derrapou, quebra"
    ),
    negation="não, nem, sem, nunca",
    no_cue=(
        "não mais, mais ou menos, pelo menos, mais tarde, ainda mais, cada vez mais, de mais, ao menos, a "
        "mais recente"
    ),
    than="mais de, menos de, acima de, abaixo de, superior a, inferior a, mais do que, menos do que",
    clause="e, mas, enquanto, face, após, quando, que, embora, porque, contra, ante",
    multiples={
        "100": "duplicou, duplicaram, duplicar, duplicado, dobrou, dobraram, dobrar, dobrado, duplica",
        "200": "triplicou, triplicaram, triplicar, triplicado",
        "300": "quadruplicou, quadruplicaram, quadruplicar",
        "400": "quintuplicou",
        "-50": (
            "caiu para metade, caiu pela metade, reduziu a metade, reduziu para metade, caíram para metade, "
            "reduziu pela metade, caiu para a metade, reduzido a metade, caíram pela metade, reduziu à metade"
        ),
    },
    multiply_by="multiplicou por, multiplicado por, multiplicou se por, multiplicaram por",
    divide_by="dividido por",
    as_much="mais, maior, superior, mais alto",
    calendar=Calendar(
        months={
            1: "janeiro, jan", 2: "fevereiro, fev", 3: "março", 4: "abril, abr", 5: "maio", 6: "junho, jun",
            7: "julho, jul", 8: "agosto, ago", 9: "setembro, set", 10: "outubro, out", 11: "novembro, nov",
            12: "dezembro, dez",
        },
        weekdays={
            0: "segunda feira, segunda", 1: "terça feira, terça", 2: "quarta feira, quarta",
            3: "quinta feira, quinta", 4: "sexta feira, sexta", 5: "sábado", 6: "domingo",
        },
        ordinals={
            1: "primeiro, primeira, primeiros", 2: "segundo, segunda", 3: "terceiro, terceira",
            4: "quarto, quarta, último",
        },
        quarter="trimestre, trimestres, tri",
        half="semestre, semestres, metade do ano",
        month="meses, mês",
        year="ano, anos, ano civil",
        fiscal_year="exercício, exercício fiscal, ano fiscal",
        fiscal="fiscal",
        links="de, do, do ano, deste, em, do ano de, do exercício",
        before_period=(
            "em, desde, no final de, final de, fim de, início de, meados de, até, de, do, a, para, antes de, "
            "após, entre, e, mês de, ano, passado, próximo, durante, finais de, no"
        ),
        relative={
            "quarter ended": "último trimestre, trimestre passado",
            "quarter now": "este trimestre, trimestre atual, trimestre em curso",
            "quarter next": "próximo trimestre",
            "anchor quarter -1": "trimestre anterior",
            "anchor year -1": (
                "um ano antes, ano antes, ano anterior, mesmo período do ano anterior, há um ano, mesmo "
                "período do ano passado, mesmo trimestre do ano anterior, período homólogo, mesmo período de "
                "um ano antes, exercício anterior, trimestre homólogo, mesmo trimestre do ano passado, um ano "
                "atrás, homólogo"
            ),
            "anchor month -1": "mês anterior",
            "anchor day -1": "dia anterior, véspera",
            "anchor year +1": "um ano depois, ano seguinte",
            "year now": "este ano, neste ano, deste ano, ano corrente, ano em curso, ano inteiro, presente ano",
            "year end": "fim do ano, final do ano",
            "year start": "início do ano, começo do ano",
            "same": "mesmo período de, igual período de, mesmo trimestre de",
            "year -1": "ano passado, último ano",
            "year -2": "há dois anos, ano retrasado",
            "year +1": "próximo ano, ano que vem, no ano que vem",
            "fiscal now": "exercício em curso, exercício atual",
            "fiscal -1": "último exercício, exercício passado",
            "fiscal +1": "próximo exercício",
            "day 0": "hoje",
            "day -1": "ontem",
            "day -2": "anteontem",
            "day +1": "amanhã",
            "month now": "este mês, neste mês",
            "month -1": "mês passado",
            "month +1": "próximo mês, mês que vem",
            "unknown": "primavera, verão, outono, inverno, esta semana, semana passada, próxima semana",
        },
        last="passado, passada, último, última",
        this="este, esta, neste, nesta",
        next="próximo, próxima",
        ends="final de, fim de, o final de, o fim de",
        until="até, a, terminados em, terminado em, encerrado em, findo em, encerrados em, findos em",
        ago=("há", ""),
        future=(
            "prevê, preveem, espera, esperam, previsto, prevista, será, serão, planeja, planeia, estima, "
            "objetivo, próximo, próxima, deve, devem, deverá, meta, pretende, projeta, vai"
        ),
        quarter_letters="QT",
        half_letters="HS",
    ),
)
