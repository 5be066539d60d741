from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import rdflib

from kg.codec import graph_to_json
from kg.errors import QueryError, StoreError
from kg.graph import KnowledgeGraph
from kg.model import Entity
from kg.query.answer import Cell, cell
from kg.query.ask import QUESTIONS, ask, nearest
from kg.views.rdf import to_dataset, write_nquads
from kg.views.terms import PREFIXES, iri_of
from tests.sparql.sample import sample


def _column(question: str, argument: str, *columns: str) -> list[tuple[Cell, ...]]:
    return [tuple(record[name] for name in columns) for record in ask(sample(), question, argument).records()]


def test_who_runs_leaves_out_who_left() -> None:
    assert _column("who-runs", "Falkental", "person", "role", "title", "articles") == [
        ("Ole Winter", "CEO", "Vorstandschef", 1),
        ("Jana Brück", "CFO", "Finanzvorständin", 2),
    ]


def test_figures() -> None:
    found = _column("figures", "Falkental Motoren AG", "metric", "value", "unit", "period", "status")
    assert sorted(map(str, found)) == sorted(
        str(row)
        for row in [
            ("operating_margin", Decimal("8.5"), "%", None, "actual"),
            ("revenue", Decimal("4100000000"), "EUR", "2024-Q2", "actual"),
            ("revenue", Decimal("4200000000"), "EUR", "2024-Q2", "actual"),
            ("revenue", Decimal("4000000000"), "EUR", "2024-Q2", "expected"),
        ]
    )
    assert [row[4] for row in found] == ["actual", "actual", "actual", "expected"]
    assert _column("figures", "Fink", "value", "change", "basis", "approx") == [
        (Decimal(120_000), Decimal(12), "yoy", True)
    ]


def test_timeline_goes_post_by_post_from_those_who_left_to_those_to_come() -> None:
    found = _column("timeline", "Falkental", "role", "person", "status", "reported")
    assert found == [
        ("CEO", "Paul Adler", "done, ended", "2024-09-02"),
        ("CEO", "Ole Winter", "done", "2024-08-13"),
        ("CFO", "Jana Brück", "done", "2024-08-13"),
    ]
    assert _column("timeline", "Ole Winter", "firm", "role") == [("Falkental Motoren AG", "CEO")]


def test_corrections_show_both_figures() -> None:
    found = _column("corrections", "Falkental", "metric", "earlier", "later", "percent", "corrected")
    assert found == [("revenue", Decimal("4100000000"), Decimal("4200000000"), Decimal("2.4"), False)]
    assert _column("corrections", "Fink", "metric") == []


def test_products() -> None:
    assert _column("products", "falkental", "product", "sentence") == [("Fink", "Falkental baut den Kleinwagen Fink.")]


def test_expected_beside_actual() -> None:
    found = _column("expected-vs-actual", "Falkental", "metric", "by", "expected", "actual", "difference", "percent")
    assert sorted(map(str, found)) == sorted(
        str(row)
        for row in [
            ("revenue", "expected", Decimal("4000000000"), Decimal("4200000000"), Decimal("200000000"), Decimal(5)),
            ("revenue", "expected", Decimal("4000000000"), Decimal("4100000000"), Decimal("100000000"), Decimal("2.5")),
        ]
    )


def test_deals_from_either_side_with_their_value() -> None:
    found = _column("deals", "Falkental", "what", "subject", "object", "status", "share", "amount", "unit")
    assert found == [
        ("acquired", "Falkental Motoren AG", "Quarzlicht GmbH", "agreed", None, None, None),
        ("deal_value", "Quarzlicht GmbH", None, "actual", None, Decimal(300_000_000), "EUR"),
        ("investedIn", "Falkental Motoren AG", "Lumen Works", "rumoured", Decimal("25.5"), None, None),
    ]
    assert [row[0] for row in _column("deals", "Quarzlicht", "what")] == ["acquired", "deal_value"]


def test_purchases_by_year_with_the_price() -> None:
    assert _column("purchases", "Falkental", "year", "bought", "status", "price", "unit") == [
        ("2024", "Quarzlicht GmbH", "agreed", Decimal(300_000_000), "EUR")
    ]
    assert not ask(sample(), "purchases", "Quarzlicht").rows  # the one bought is no buyer


def test_career_keeps_what_ended_and_says_so() -> None:
    assert _column("career", "Paul Adler", "what", "organisation", "role", "status") == [
        ("holdsPosition", "Falkental Motoren AG", "CEO", "done, ended")
    ]
    assert _column("career", "Jana Brück", "role", "status", "articles") == [("CFO", "done", 2)]


def test_sources_by_id_prefix_or_iri() -> None:
    (statement,) = {r.id for r in sample().relations if len(r.evidence) == 2}
    for argument in (statement, f"statement:{statement}", iri_of("statement", statement), statement[:8]):
        rows = _column("sources", argument, "title", "source", "extractor")
        assert sorted(map(str, rows)) == sorted(
            str(row)
            for row in [
                ("Falkental übertrifft die Erwartungen", "https://example.org/de", "sample"),
                ("Falkental to buy Quarzlicht", "https://example.org/en", "sample"),
            ]
        )


@pytest.mark.parametrize("question", [name for name in QUESTIONS if name != "sources"])
def test_every_row_has_its_sentence_and_statement(question: str) -> None:
    records = ask(sample(), question, "Paul Adler" if question == "career" else "Falkental").records()
    assert records
    texts = [d.text for d in sample().documents]
    for record in records:
        assert any(str(record["sentence"]) in text for text in texts)
        assert str(record["statement"]).startswith(PREFIXES["statement"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_rdflib_gives_the_same_rows(question: str) -> None:
    others = {"sources": sample().relations[0].id, "career": "person-paul-adler"}
    argument = others.get(question, "company-falkental-motoren-ag")
    iri = iri_of("statement" if question == "sources" else "entity", argument)
    text = QUESTIONS[question].text.replace("<urn:kg:argument>", f"<{iri}>")
    result = to_dataset(sample()).query(text, initNs=PREFIXES)
    theirs = [
        tuple(
            None if term is None
            else cell(["l", str(term), str(term.datatype or PREFIXES["xsd"] + "string"), None])
            if isinstance(term, rdflib.Literal) else str(term)
            for term in row  # type: ignore[union-attr]
        )
        for row in result
    ]  # fmt: skip
    ours = ask(sample(), question, argument).rows
    assert [tuple(map(_plain, row)) for row in theirs] == [tuple(map(_plain, row)) for row in ours]


def _plain(value: Cell) -> object:
    return str(value) if isinstance(value, str) else None if value is None else float(value)


def test_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "graph.json").write_text(graph_to_json(sample()), "utf-8")
    assert ask(tmp_path, "products", "Falkental").rows == ask(sample(), "products", "Falkental").rows
    (tmp_path / "other.nq").write_text(write_nquads(sample()), "utf-8")
    assert ask(tmp_path / "other.nq", "products", "Falkental").rows == ask(sample(), "products", "Falkental").rows
    with pytest.raises(StoreError, match="run `kg build"):
        ask(tmp_path / "none", "products", "Falkental")


@pytest.mark.parametrize("name", ["Nordhafen GmbH", "suedwerk", "Südwerk", " lumen WORKS Inc. ", "place-bremen"])
def test_legal_form_case_and_accents_do_not_matter(name: str) -> None:
    ask(sample(), "figures", name)


def test_a_near_name_is_not_taken_for_the_name() -> None:
    with pytest.raises(QueryError, match="did you mean Südwerk SE"):
        ask(sample(), "figures", "Suedwerke")


def test_unknown_names_get_near_ones() -> None:
    with pytest.raises(QueryError, match="did you mean Falkental"):
        ask(sample(), "figures", "Falkenthal")
    with pytest.raises(QueryError, match="lists all"):
        ask(sample(), "figures", "Zzyzx")
    with pytest.raises(QueryError, match="ask one of who-runs"):
        ask(sample(), "who", "Falkental")
    with pytest.raises(QueryError, match="ids stand in the column"):
        ask(sample(), "sources", "f-0000")
    with pytest.raises(QueryError, match="type more of the id"):
        ask(sample(), "sources", "r-")
    with pytest.raises(QueryError, match="there is no statement"):
        ask(sample(), "sources", "")


def test_nearest_prefers_what_contains_the_word() -> None:
    assert nearest("metal", iter(["Metall AG", "Meta", "Petal", "Zinn"]))[0] == "Metall AG"
    assert nearest("", iter(["Metall AG"])) == []


@pytest.mark.parametrize("name", ["> } SERVICE <http://127.0.0.1/> { ?s ?p ?o } #", 'Bobby"; DROP', "\\u003e", "a\nb"])
def test_names_never_become_query_text(name: str) -> None:
    hostile = Entity(f"company-{name}", "Company", name)
    graph = KnowledgeGraph.of(sample().documents, [*sample().entities, hostile], sample().relations, sample().facts)
    for question in QUESTIONS:
        if question != "sources":
            assert ask(graph, question, name).rows == ()


def test_of_entities_with_one_name_the_fitting_type_is_asked_about() -> None:
    place = Entity("place-falkental", "Place", "Falkental")
    graph = KnowledgeGraph.of(sample().documents, [*sample().entities, place], sample().relations, sample().facts)
    assert len(ask(graph, "who-runs", "Falkental").rows) == 2


def test_each_question_says_what_it_is_about() -> None:
    assert list(QUESTIONS) == [
        "who-runs", "figures", "products", "expected-vs-actual", "timeline", "corrections", "deals", "purchases", "career",
        "sources",
    ]  # fmt: skip
    for question in QUESTIONS.values():
        assert question.about.endswith(".")
        assert question.argument.startswith(("X", "STATEMENT"))
        assert "<urn:kg:argument>" in question.text
