"""Pages that follow from the code are current, and every property that the graph writes is in the ontology's page."""

from __future__ import annotations

import pytest

from kg.views.rdf import write_nquads
from kg.vocab import NAMESPACE
from tests.docs.generate import DOCS, pages
from tests.sparql.sample import sample


@pytest.mark.parametrize("path", list(pages()))
def test_is_current(path: str) -> None:
    assert (DOCS / path).read_text("utf-8") == pages()[path], "python -m tests.docs.generate"


def test_the_ontology_has_what_the_graph_writes() -> None:
    text = pages()["ontology.md"]
    used = {line.split(" ")[1] for line in write_nquads(sample()).splitlines()}
    ours = {iri[1:-1].removeprefix(NAMESPACE) for iri in used if iri.startswith("<" + NAMESPACE)}
    assert len(ours) > 20
    assert {name for name in ours if f"`kg:{name}`" not in text} == set()
    for name in ("since", "until", "isin", "country", "sector", "contradicts", "corrects", "agreesWith"):
        assert f"`kg:{name}`" in text, name
