"""Graphs of invented firms for the view: a small one told by hand, and large ones drawn from a seed."""

from __future__ import annotations

import random
from decimal import Decimal

from kg.graph import KnowledgeGraph
from kg.model import Change, Document, Entity, Evidence, Fact, Figure, Qualifiers, Relation

HARBOUR = (
    "Nordlicht Energie steigert den Umsatz im zweiten Quartal um 12 Prozent auf 4,21 Milliarden Euro. "
    "Finanzvorstand Jule Wendland sprach von einem soliden Halbjahr. "
    "Der Hamburger Konzern übernimmt den Speicherhersteller Akkuwerk Süd für 310 Millionen Euro. "
    "Die Bundeskartellbehörde Musterland prüft das Vorhaben. "
    "Analysten hatten im Schnitt 4,05 Milliarden Euro erwartet."
)
RIVAL = (
    "Brightwater Systems is in talks to buy a stake in Nordlicht Energie, people familiar with the matter said. "
    "The former chief executive of Brightwater, Tom Okafor, now chairs Gridline. "
    "Brightwater makes the storage platform TideBank 3, the successor of TideBank 2. "
    "Nordlicht employs about 18,400 people. "
    "Its shares closed at 45.20 euros on Tuesday, down 3.1 percent."
)


def document(id_: str, text: str, lang: str, date: str, title: str, source: str) -> Document:
    return Document(id=id_, text=text, lang=lang, date=date, title=title, source=source)


def evidence(doc: Document, sentence: int, confidence: float = 0.9) -> Evidence:
    """Sentence number `sentence` of the document, which is split at '. '."""
    start = 0
    for part in doc.text.split(". ")[:sentence]:
        start += len(part) + 2
    text = doc.text[start:].split(". ")[0].removesuffix(".") + "."
    return Evidence(doc.id, start, start + len(text), text, confidence, "reader")


def small() -> KnowledgeGraph:
    """14 entities, 15 relations (one with a literal), 6 facts, from two articles that partly agree."""
    a = document(
        "d1", HARBOUR, "de", "2024-08-13", "Nordlicht wächst im Sommer", "https://nachrichten.example/nordlicht"
    )
    b = document("d2", RIVAL, "en", "2024-08-14", "Brightwater eyes Nordlicht", "articles/brightwater.txt")
    names = {
        "nordlicht": ("Company", "Nordlicht Energie AG", ("Nordlicht", "Nordlicht Energie")),
        "brightwater": ("Company", "Brightwater Systems", ("Brightwater",)),
        "akkuwerk": ("Company", "Akkuwerk Süd", ()),
        "gridline": ("Company", "Gridline", ()),
        "wendland": ("Person", "Jule Wendland", ("Wendland",)),
        "okafor": ("Person", "Tom Okafor", ()),
        "behoerde": ("Organization", "Bundeskartellbehörde Musterland", ("BKM",)),
        "boerse": ("Organization", "Hanse-Börse", ()),
        "hamburg": ("Place", "Hamburg", ("Hamburger",)),
        "tide3": ("Product", "TideBank 3", ()),
        "tide2": ("Product", "TideBank 2", ()),
        "windkarte": ("Product", "Windkarte", ()),
        "messe": ("Event", "Speichermesse 2024", ()),
        "lab": ("Organization", "Nordlicht Labor", ()),
    }
    entities = [
        Entity(key, kind, name, aliases, ("http://www.wikidata.org/entity/Q0",) if key == "nordlicht" else ())
        for key, (kind, name, aliases) in names.items()
    ]
    none = Qualifiers()
    rows: list[tuple[str, str, str, Qualifiers, tuple[Evidence, ...]]] = [
        (
            "wendland",
            "holdsPosition",
            "nordlicht",
            Qualifiers(role="CFO", title="Finanzvorstand"),
            (evidence(a, 1, 0.95),),
        ),
        ("okafor", "holdsPosition", "brightwater", Qualifiers(role="CEO", ended=True), (evidence(b, 1, 0.88),)),
        ("okafor", "holdsPosition", "gridline", Qualifiers(role="Chair"), (evidence(b, 1, 0.9),)),
        ("nordlicht", "acquired", "akkuwerk", Qualifiers(status="agreed"), (evidence(a, 2, 0.93),)),
        ("nordlicht", "headquarteredIn", "hamburg", none, (evidence(a, 2, 0.8),)),
        ("nordlicht", "regulatedBy", "behoerde", none, (evidence(a, 3, 0.7),)),
        (
            "brightwater",
            "investedIn",
            "nordlicht",
            Qualifiers(status="rumoured", share=Decimal("9.5")),
            (evidence(b, 0, 0.75),),
        ),
        ("brightwater", "competitorOf", "nordlicht", none, (evidence(b, 0, 0.6), evidence(a, 2, 0.55))),
        ("brightwater", "makes", "tide3", none, (evidence(b, 2, 0.9),)),
        ("brightwater", "makes", "tide2", none, (evidence(b, 2, 0.9),)),
        ("tide3", "successorOf", "tide2", none, (evidence(b, 2, 0.9),)),
        ("nordlicht", "listedOn", "boerse", none, (evidence(b, 4, 0.6),)),
        ("nordlicht", "makes", "windkarte", none, (evidence(a, 0, 0.5),)),
        ("lab", "subsidiaryOf", "nordlicht", Qualifiers(share=Decimal("100")), (evidence(a, 1, 0.5),)),
    ]
    relations = [
        Relation(f"r{k:02}", s, p, max(e.confidence for e in why), why, object=o, qualifiers=q)
        for k, (s, p, o, q, why) in enumerate(rows)
    ]
    relations.append(
        Relation("r90", "brightwater", "formerName", 0.7, (evidence(b, 1, 0.7),), literal="Clearwater Storage Ltd")
    )
    yoy = Change(Decimal("12"), "%", "yoy")
    figures: list[tuple[str, Figure, Evidence]] = [
        ("nordlicht", Figure("revenue", Decimal("4210000000"), "EUR", "2024-Q2", yoy), evidence(a, 0, 0.96)),
        ("nordlicht", Figure("revenue", Decimal("405e7"), "EUR", "2024-Q2", status="expected"), evidence(a, 4, 0.9)),
        ("akkuwerk", Figure("deal_value", Decimal("310000000"), "EUR", "2024-08-13"), evidence(a, 2, 0.9)),
        ("nordlicht", Figure("employees", Decimal("18400"), "people", approx=True), evidence(b, 3, 0.9)),
        (
            "nordlicht",
            Figure("share_price", Decimal("45.2"), "EUR", "2024-08-13", Change(Decimal("-3.1"), "%", "day")),
            evidence(b, 4, 0.9),
        ),
        ("nordlicht", Figure("capex", Decimal("37e7"), "EUR", "2025", segment="Speicher", status="planned",
                             value_max=Decimal("40e7"), fiscal=True), evidence(a, 2, 0.6)),
    ]  # fmt: skip
    facts = [Fact(f"f{k}", s, figure, why.confidence, (why,)) for k, (s, figure, why) in enumerate(figures)]
    return KnowledgeGraph.of([a, b], entities, relations, facts)


_FIRST = [
    "Nord",
    "West",
    "Ost",
    "Süd",
    "Blau",
    "Grün",
    "Alt",
    "Neu",
    "Hoch",
    "Tief",
    "Fern",
    "Klar",
    "Stark",
    "Hell",
    "Rot",
    "Silber",
    "Gold",
    "Stein",
    "Wald",
    "See",
]
_LAST = [
    "werk",
    "bau",
    "tech",
    "kraft",
    "netz",
    "stahl",
    "chem",
    "bank",
    "logistik",
    "pharma",
    "motor",
    "soft",
    "medien",
    "agrar",
    "optik",
    "energie",
]
_FORMS = [
    "AG",
    "SE",
    "GmbH",
    "Holding",
    "Group",
    "plc",
    "SA",
    "Inc.",
    "KGaA",
]
_GIVEN = [
    "Anna",
    "Jonas",
    "Mara",
    "Émile",
    "Clara",
    "Piotr",
    "Lea",
    "Sofia",
    "Tomás",
    "Ingrid",
    "Henri",
    "Noor",
    "Oskar",
    "Ruth",
    "Léa",
    "Viktor",
]
_FAMILY = [
    "Brandt",
    "Okafor",
    "Lindqvist",
    "Moreau",
    "Wójcik",
    "Falk",
    "Serrano",
    "Petersen",
    "Aydin",
    "Keller",
    "Rossi",
    "Dubois",
    "Hansen",
    "Vogt",
]
_TOWNS = [
    "Lindau",
    "Felsberg",
    "Marienstadt",
    "Rivebourg",
    "Aldermouth",
    "Kronach",
    "Weidental",
    "Portalba",
    "Sankt-Iven",
    "Oststrand",
]


def _name(kind: str, k: int, rng: random.Random) -> str:
    if kind == "Person":
        return f"{rng.choice(_GIVEN)} {rng.choice(_FAMILY)} {'I' * (k % 3)}".strip()
    if kind == "Place":
        return f"{rng.choice(_TOWNS)} {k}"
    core = rng.choice(_FIRST) + rng.choice(_LAST)
    if kind == "Company":
        return f"{core} {rng.choice(_FORMS)}" if k % 3 else f"{core} {k}"
    return {"Organization": f"Amt für {core}", "Product": f"{core.title()} {k % 9 + 1}"}.get(kind, f"Forum {core} 2024")


_KINDS = ("Company",) * 9 + ("Person",) * 5 + ("Product",) * 4 + ("Organization",) * 3 + ("Place",) * 2 + ("Event",)


def _predicate(a: str, b: str, rng: random.Random) -> tuple[str, Qualifiers] | None:
    status = rng.choice([None, None, None, "agreed", "rumoured", "planned"])
    if a == "Person" and b in ("Company", "Organization"):
        role = rng.choice(["CEO", "CFO", "Chair", "Analyst", "Manager", "Other"])
        return "holdsPosition", Qualifiers(role=role, ended=rng.random() < 0.2)
    if a == "Company" and b == "Company":
        name = rng.choice(["acquired", "investedIn", "partnerOf", "competitorOf", "customerOf", "subsidiaryOf"])
        return name, Qualifiers(status=None if name in ("competitorOf", "customerOf") else status)
    table = {"Product": "makes", "Place": "headquarteredIn", "Organization": "regulatedBy"}
    return (table[b], Qualifiers()) if a == "Company" and b in table else None


def large(count: int, links: float = 1.6, seed: int = 7) -> KnowledgeGraph:
    """`count` entities, about `count * links` relations and as many facts as entities, some hubs, many leaves."""
    rng = random.Random(seed)
    docs, why = [], []
    for d in range(max(2, count // 25)):
        text = f"Meldung {d}: Die Firmen sprachen am Montag über Zahlen und Pläne für das kommende Jahr."
        docs.append(
            document(f"doc{d:04}", text, "de", f"2024-{d % 12 + 1:02}-{d % 28 + 1:02}", f"Meldung {d}", f"m/{d}.txt")
        )
        why.append(Evidence(docs[-1].id, 0, len(text), text, 0.5 + d % 50 / 100, "reader"))
    kinds = [rng.choice(_KINDS) for _ in range(count)]
    entities = [Entity(f"x{k:05}", kind, _name(kind, k, rng), (f"Kürzel {k}",)) for k, kind in enumerate(kinds)]
    relations: list[Relation] = []
    hubs = [k for k in range(count) if kinds[k] == "Company"][: max(3, count // 40)]
    while len(relations) < count * links:
        a = rng.randrange(count)
        b = rng.choice(hubs) if rng.random() < 0.45 else rng.randrange(count)
        chosen = _predicate(kinds[a], kinds[b], rng) if a != b else None
        if chosen:
            pieces = tuple(rng.sample(why, 1 + (rng.random() < 0.2)))
            relations.append(
                Relation(f"r{len(relations):05}", entities[a].id, chosen[0], 0.8, pieces, object=entities[b].id,
                         qualifiers=chosen[1])
            )  # fmt: skip
    facts = []
    for k in range(count):
        subject = entities[rng.choice(hubs) if k % 2 else rng.randrange(count)]
        figure = Figure("revenue", Decimal(rng.randrange(10**6, 10**11)), "EUR", f"20{rng.randrange(18, 25)}")
        facts.append(Fact(f"f{k:05}", subject.id, figure, 0.8, (rng.choice(why),)))
    return KnowledgeGraph.of(docs, entities, relations, facts)
