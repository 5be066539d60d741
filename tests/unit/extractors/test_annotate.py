from __future__ import annotations

import pytest

from extractors.annotate import called, findings_of, surnames
from extractors.reader.types import Annotation, Arc, Span
from tests.factory import doc, mention, reading


def test_spans_become_mentions_and_arcs_links_with_mention_ids() -> None:
    d = doc("SAP-Chef Christian Klein")
    spans = (Span(0, 3, "Company"), Span(4, 8, "ROLE", "CEO"), Span(9, 24, "Person"))
    arcs = (Arc("holdsPosition", 2, 0, 0.8, {"role": "CEO", "role_span": "1", "status": "done"}),)
    found = findings_of(reading(d), Annotation(spans, arcs))
    assert [m.text for m in found.mentions] == ["SAP", "Chef", "Christian Klein"]
    (link,) = found.links
    assert (link.kind, link.source, link.target) == ("holdsPosition", found.mentions[2].id, found.mentions[0].id)
    assert link.get("role_mention") == found.mentions[1].id
    assert link.get("role_span") is None


def test_an_arc_to_what_is_no_name_goes() -> None:
    d = doc("US-Konzern Alphabet")
    found = findings_of(
        reading(d), Annotation((Span(0, 2, "Place"), Span(11, 19, "Company")), (Arc("headquarteredIn", 1, 0),))
    )
    assert [m.text for m in found.mentions] == ["Alphabet"]
    assert found.links == ()


def test_a_lone_surname_is_a_person() -> None:
    d = doc("Leonie Abt gründete Voltwerk. Abts Plan: wachsen.")
    found = surnames([mention(d, "Leonie Abt", "Person"), mention(d, "Abts", "Company")], "de")
    assert [m.type for m in found if m] == ["Person", "Person"]


def test_in_a_family_firm_it_stays_open() -> None:
    d = doc("Alois Borg führt die Borg Wohnwelt. Borg wächst.")
    found = surnames(
        [
            mention(d, "Alois Borg", "Person"),
            mention(d, "Borg Wohnwelt", "Company"),
            mention(d, "Borg", "Company", nth=2),
        ],
        "de",
    )
    assert [m.type for m in found if m] == ["Person", "Company", "Company"]


def test_a_town_and_its_region_are_two_places() -> None:
    d = doc("Novalis, based in Leeds, Yorkshire, grew.", "en")
    spans = (Span(0, 7, "Company"), Span(18, 34, "Place"))
    found = findings_of(reading(d), Annotation(spans, (Arc("headquarteredIn", 0, 1),)))
    assert sorted(m.text for m in found.mentions) == ["Leeds", "Novalis", "Yorkshire"]
    assert {m.id: m.text for m in found.mentions}[found.links[0].target] == "Leeds"


def test_two_names_read_as_one_come_apart() -> None:
    d = doc("Google und OpenAI wachsen, anders als Google OpenAI zuvor. Deutsche Bank und Bank.")
    spans = (Span(0, 6, "Company"), Span(11, 17, "Company"), Span(38, 51, "Product"), Span(59, 72, "Company"))
    assert d.text[38:51] == "Google OpenAI"
    found = findings_of(reading(d), Annotation(spans))
    assert [m.text for m in found.mentions] == ["Google", "OpenAI", "Google", "Deutsche Bank"]
    assert found.mentions[2].type == "Company"


def test_an_owner_in_the_genitive_comes_apart_from_what_is_his() -> None:
    d = doc("Der Dienst konkurriert mit Microsofts Quoro und Siemens Quoro.")
    spans = (Span(27, 43, "Company"), Span(48, 61, "Company"))
    found = findings_of(reading(d), Annotation(spans, (Arc("competitorOf", 0, 1),)))
    assert sorted((m.text, m.name) for m in found.mentions) == [
        ("Microsofts", "Microsoft"), ("Quoro", None), ("Siemens Quoro", None),
    ]  # fmt: skip
    assert {m.id: m.text for m in found.mentions}[found.links[0].source] == "Quoro"


@pytest.mark.parametrize("words", ["Microsofts Gruppe", "Zoltos Quoro", "Jacobs Quoro", "Airbus Quoro"])
def test_what_is_no_owner_stays_together(words: str) -> None:
    d = doc(f"Der Dienst {words} wächst.")
    found = findings_of(reading(d), Annotation((Span(11, 11 + len(words), "Company"),)))
    assert [m.text for m in found.mentions] == [words]


@pytest.mark.parametrize(
    ("lang", "text", "name", "read", "meant"),
    [
        ("de", "Die Familienholding Artex verkauft.", "Artex", "Product", "Company"),
        ("de", "Der Chiphersteller „Artex“ verkauft.", "Artex", "Organization", "Company"),
        ("de", "Die Gewerkschaft Verda streikt.", "Verda", "Company", "Organization"),
        ("de", "Das Modell Quoro kostet mehr.", "Quoro", "Company", "Product"),
        ("de", "Die Datenbank Quoro kostet mehr.", "Quoro", "Product", "Product"),
        ("de", "Der Händler Otto Holm verkauft.", "Otto Holm", "Person", "Person"),
        ("en", "The chipmaker Artex sells.", "Artex", "Product", "Company"),
        ("en", "The company sells Artex.", "Artex", "Product", "Product"),
    ],
)
def test_the_noun_before_a_name_says_what_it_is(lang: str, text: str, name: str, read: str, meant: str) -> None:
    d = doc(text, lang)
    found = called(mention(d, name, read), d.text, lang)
    assert found is not None
    assert found.type == meant
