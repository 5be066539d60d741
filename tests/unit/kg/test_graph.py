from __future__ import annotations

from pathlib import Path

from kg import build, load
from kg.assemble import assemble
from kg.model import Findings
from kg.resolve.resolve import resolve
from tests.factory import doc, mention, relation


def test_names_find_entities_and_weight_orders_them() -> None:
    d = doc("Alpha kauft Beta. Alpha (Produkt) bleibt.")
    a, b = mention(d, "Alpha", "Company"), mention(d, "Beta", "Company")
    product = mention(d, "Alpha", "Product", nth=1)
    findings = {d.id: Findings((a, b, product), (), (relation(d, a, "acquired", b, 0.6),))}
    graph = assemble([d], findings, resolve({d.id: d}, findings))
    assert [e.type for e in graph.named("alpha")] == ["Company", "Product"]
    assert graph.named("company-beta")[0].name == "Beta"
    assert graph.named("Delta") == ()
    assert len(graph.surer_than(0.6).relations) == 1
    assert graph.surer_than(0.61).relations == ()
    assert graph.surer_than(0.61).entities == graph.entities


def test_a_build_remembers_how_sure_it_must_be(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Alpha AG kauft Beta AG. Alpha AG: Umsatz 7 Euro.", encoding="utf-8")
    names = ["toy"]
    everything = build([tmp_path / "a.txt"], tmp_path / "out", extractors=names)
    nothing = build([], tmp_path / "out", extractors=names, min_confidence=1.0)
    assert len(everything.relations) + len(everything.facts) > 0
    assert len(nothing.relations) + len(nothing.facts) == 0
    assert load(tmp_path / "out").entities == everything.entities
