"""The explorer from a real `kg serve`: texts and answers come from there, nothing from elsewhere, new builds at once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.store.generations import publish
from tests.browser import factory
from tests.browser.conftest import View, keep
from tests.unit.kg.serve.test_serve import ended, started


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    publish(tmp_path, factory.small())
    process, base = started(tmp_path)
    yield tmp_path, base
    ended(process)
    assert isinstance(process, subprocess.Popen)


def only_here(view: View, base: str) -> None:
    assert view.requests
    assert all(address.startswith(base + "/") for address in view.requests)
    assert view.complaints == []


def test_page_article_and_query(served: tuple[Path, str], opened: Callable[..., View]) -> None:
    _, base = served
    graph = factory.small()
    view = opened(base + "/#entity=nordlicht")
    assert view.run("[kgView.drawn.nodes.size, kgView.data.relations.length, kgView.data.facts.length]") == [
        len(graph.entities), len(graph.relations), len(graph.facts)
    ]  # fmt: skip
    row = view.page.locator("#panel tr.fact", has_text="expected").first
    below = row.locator("xpath=following-sibling::tr[1]")
    below.locator("summary").click()
    below.locator("button.in-article").click()
    view.page.wait_for_selector("mark.chosen")
    assert view.page.inner_text("mark.chosen") == "Analysten hatten im Schnitt 4,05 Milliarden Euro erwartet."
    view.page.click("#tab-query")
    view.run("kgView.setEditor('SELECT ?n WHERE { ?x a kg:Person ; rdfs:label ?n } ORDER BY ?n')")
    view.page.click("#run")
    view.page.wait_for_selector(".answers")
    names = [cell.inner_text() for cell in view.page.locator(".answers tbody td").all()]
    assert names == sorted(e.name for e in graph.entities if e.type == "Person")
    view.run("kgView.setEditor('CONSTRUCT { ?x rdfs:label ?n } WHERE { ?x a kg:Person ; rdfs:label ?n }')")
    view.page.click("#run")
    view.wait("document.querySelectorAll('.answers tbody tr').length === 2")
    keep(view, "explorer-served")
    only_here(view, base)


def test_a_refused_query_says_why(served: tuple[Path, str], opened: Callable[..., View]) -> None:
    _, base = served
    view = opened(base + "/#view=query")
    view.run("kgView.setEditor('SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }')")
    view.page.click("#run")
    view.page.wait_for_selector(".problem")
    assert "SERVICE" in view.page.inner_text(".problem")
    assert all(address.startswith(base + "/") for address in view.requests)


def test_a_new_build_is_shown_where_the_reader_is(served: tuple[Path, str], opened: Callable[..., View]) -> None:
    output, base = served
    view = opened(base + "/#view=figures&entity=nordlicht")
    assert "€4.21bn" in view.page.inner_text("#figures-view")
    graph = factory.small()
    facts = [
        replace(f, figure=replace(f.figure, value=f.figure.value + 10**9)) if f.id == "f0" and f.figure.value else f
        for f in graph.facts
    ]
    publish(output, replace(graph, facts=tuple(facts)))
    view.page.wait_for_selector("#figures-view :text('€5.21bn')")
    assert view.page.inner_text("#figures-view h2") == "Nordlicht Energie AG"
    only_here(view, base)
