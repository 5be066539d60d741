"""Turkish (best effort)."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="tr",
    spaces=False,
    numbers={
        2: "iki", 3: "üç", 4: "dört", 5: "beş", 6: "altı", 7: "yedi", 8: "sekiz", 9: "dokuz", 10: "on",
        20: "yirmi", 30: "otuz", 100: "yüz", 10**3: "bin",
    },
    articles="bir",
    halves_before={
        "0.5": "yarım",
        "1.5": "bir buçuk",
    },
    scales={
        10**3: "bin", 10**6: "milyon, mn", 10**9: "milyar, mr", 10**12: "trilyon, trl",
    },
    percent_before="yüzde",
    percentage_points="yüzde puan, puan",
    basis_points="baz puan",
    currencies={
        "lira": "lira, liralık, liraya, liradan, lirası, tl",
        "dollar": "dolar, dolarlık, dolara, dolardan",
        "euro": "euro, avro, euroluk",
        "pound": "sterlin",
        "yen": "yen",
        "yuan": "yuan",
        "ruble": "ruble",
        "franc": "frank",
    },
    cents={
        "TRY": "kuruş",
        "EUR": "sent",
    },
    people=(
        "kişi, kişiyi, kişilik, çalışan, çalışanı, personel, müşteri, müşteriye, kullanıcı, kullanıcıya, "
        "abone, aboneye, yolcu, üye, işçi, ziyaretçi, turist"
    ),
    units="adet, araç, otomobil, cihaz, ünite, uçak, telefon",
    shares="hisse",
    nouns={
        "parameters": "parametre, parametreli",
        "stores": "mağaza, mağazası",
        "branches": "şube, şubesi",
        "tonnes": "ton",
        "barrels": "varil",
        "apartments": "konut, daire",
        "years": "yıl, yılda",
        "months": "ay, ayda",
        "days": "gün",
    },
    function_words="ve, ile, için, de, da, bu, şu, o, ise, ama, gibi, kadar, olan, olarak, göre, daha",
    range_to="ila, ile",
    minus="eksi",
    approx="yaklaşık, yaklaşık olarak, neredeyse, en az, en fazla, ortalama, civarında, tahminen",
    up=(
        "arttı, artış, artışla, arttırdı, artırdı, artarak, yükseldi, yükseliş, yükselişle, yükselerek, "
        "büyüdü, büyüme, kazandı, çıktı, fazla, yukarı, tırmandı"
    ),
    down=(
        "düştü, düşüş, düşüşle, düşerek, azaldı, azalış, azalarak, geriledi, gerileme, gerileyerek, kaybetti, "
        "küçüldü, daraldı, indi, aşağı, az"
    ),
    negation="değil, olmadan",
    clause="ve, ama, ise, ancak, iken",
    multiples={
        "100": "ikiye katlandı, ikiye katladı, iki katına çıktı",
        "200": "üçe katlandı, üçe katladı, üç katına çıktı",
        "-50": "yarıya indi, yarıya düştü, yarı yarıya azaldı",
    },
    calendar=Calendar(
        months={
            1: "ocak", 2: "şubat", 3: "mart", 4: "nisan", 5: "mayıs", 6: "haziran", 7: "temmuz", 8: "ağustos",
            9: "eylül", 10: "ekim", 11: "kasım", 12: "aralık",
        },
        weekdays={
            0: "pazartesi", 1: "salı", 2: "çarşamba", 3: "perşembe", 4: "cuma", 5: "cumartesi", 6: "pazar günü",
        },
        ordinals={
            1: "ilk, birinci", 2: "ikinci", 3: "üçüncü", 4: "dördüncü, son",
        },
        quarter="çeyrek, çeyreğinde, çeyrekte, çeyreği, çeyreğin",
        half="yarı, yarısında, yarıyıl, yarıyılda",
        month="ay, ayda, ayında",
        year="yıl, yılında, yılda, yılı",
        fiscal_year="mali yıl, mali yılı",
        links="yılının, yılı, yılın",
        before_period="yılın, yılının, geçen, bu, gelecek, sonuna kadar, yılı, yıl",
        relative={
            "anchor year -1": (
                "bir yıl önce, önceki yıl, geçen yılın aynı döneminde, önceki yılın aynı döneminde, bir "
                "önceki yıl"
            ),
            "year now": "bu yıl, bu yılın",
            "year -1": "geçen yıl, geçtiğimiz yıl",
            "year +1": "gelecek yıl, önümüzdeki yıl",
            "year end": "yıl sonu, yıl sonuna, yıl sonunda",
            "day 0": "bugün",
            "day -1": "dün",
            "anchor quarter -1": "önceki çeyrek, önceki çeyreğe",
        },
        last="geçen",
        next="gelecek, önümüzdeki",
        future="bekliyor, bekleniyor, planlıyor, hedefliyor, olacak",
        quarter_letters="QÇ",
    ),
)
