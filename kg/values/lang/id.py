"""Indonesian (best effort)."""

from __future__ import annotations

from .base import Calendar, Language

# fmt: off
TABLE = Language(
    code="id",
    spaces=False,
    numbers={
        2: "dua", 3: "tiga", 4: "empat", 5: "lima", 6: "enam", 7: "tujuh", 8: "delapan", 9: "sembilan",
        10: "sepuluh", 12: "dua belas", 100: "seratus", 10**3: "seribu",
    },
    halves_before={
        "0.5": "setengah",
    },
    scales={
        10**3: "ribu, rb", 10**6: "juta, jt", 10**9: "miliar, milyar", 10**12: "triliun, trilyun",
    },
    percent="persen, prosen",
    percentage_points="poin persentase, poin persen",
    basis_points="basis poin, bps",
    currencies={
        "rupiah": "rupiah",
        "dollar": "dolar, dolar as, dolar amerika",
        "euro": "euro",
        "pound": "pound sterling, poundsterling",
        "yen": "yen",
        "yuan": "yuan",
        "ringgit": "ringgit",
        "rupee": "rupee",
    },
    cents={
        "USD": "sen dolar",
    },
    people=(
        "orang, karyawan, pegawai, pekerja, pelanggan, pengguna, nasabah, penumpang, anggota, pengunjung, "
        "penduduk, pemegang saham, mitra, pengemudi, investor"
    ),
    units="unit, kendaraan, mobil, perangkat, buah, pesawat, ponsel",
    shares="saham, lembar saham, lembar",
    nouns={
        "parameters": "parameter",
        "stores": "gerai, toko",
        "branches": "cabang, kantor cabang",
        "tonnes": "ton",
        "barrels": "barel",
        "points": "poin",
        "years": "tahun",
        "months": "bulan",
        "days": "hari",
    },
    function_words=(
        "di, ke, dari, dan, atau, yang, untuk, pada, dengan, dalam, ini, itu, oleh, sebagai, adalah, akan, "
        "telah, tidak, menjadi, dibanding, per, para"
    ),
    range_between="antara",
    range_and="dan",
    range_to="hingga, sampai",
    change_from="dari",
    change_to="menjadi, ke",
    compared="dari, dibanding, dan, atau, menjadi",
    minus="minus",
    approx=(
        "sekitar, hampir, lebih dari, kurang dari, kira kira, setidaknya, hingga, mencapai sekitar, kurang "
        "lebih, di atas, di bawah"
    ),
    up=(
        "naik, meningkat, kenaikan, peningkatan, tumbuh, pertumbuhan, melonjak, bertambah, melesat, menguat, "
        "lebih tinggi"
    ),
    down="turun, menurun, penurunan, merosot, menyusut, anjlok, melemah, berkurang, jatuh, lebih rendah, terkoreksi",
    negation="tidak, tanpa, bukan",
    than="lebih dari, kurang dari",
    clause="dan, tetapi, sementara, sedangkan, yang, setelah, namun",
    multiples={
        "100": "naik dua kali lipat, meningkat dua kali lipat, berlipat dua",
        "200": "naik tiga kali lipat",
        "-50": "turun separuh, berkurang separuh",
    },
    calendar=Calendar(
        months={
            1: "januari", 2: "februari", 3: "maret", 4: "april", 5: "mei", 6: "juni", 7: "juli", 8: "agustus",
            9: "september", 10: "oktober", 11: "november", 12: "desember",
        },
        weekdays={
            0: "senin", 1: "selasa", 2: "rabu", 3: "kamis", 4: "jumat", 5: "sabtu", 6: "minggu lalu",
        },
        ordinals={
            1: "pertama", 2: "kedua", 3: "ketiga", 4: "keempat",
        },
        quarter="kuartal, triwulan",
        half="semester, paruh",
        month="bulan",
        year="tahun",
        fiscal_year="tahun buku, tahun fiskal",
        links="tahun",
        before_period="pada, sejak, akhir, awal, hingga, sampai, tahun, bulan, di, per, untuk",
        relative={
            "anchor year -1": (
                "tahun sebelumnya, setahun sebelumnya, periode yang sama tahun lalu, periode yang sama tahun "
                "sebelumnya, setahun lalu"
            ),
            "year now": "tahun ini",
            "year -1": "tahun lalu",
            "year +1": "tahun depan",
            "year end": "akhir tahun, akhir tahun ini",
            "day 0": "hari ini",
            "day -1": "kemarin",
            "anchor quarter -1": "kuartal sebelumnya",
        },
        last="lalu",
        next="depan, mendatang",
        future="akan, menargetkan, memperkirakan, berencana, sampai",
        quarter_letters="QT",
        half_letters="HS",
    ),
)
