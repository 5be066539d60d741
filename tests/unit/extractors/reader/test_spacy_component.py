"""The reader inside a spaCy pipeline."""

import subprocess
import sys

import pytest
import spacy

import extractors.reader.spacy_component as component

pytestmark = pytest.mark.model

TEXTS = ["Die Brauerei Sonnthal aus Freising steigerte 2023 den Umsatz auf 48 Millionen Euro.", "Kein Name hier."]


def test_entities_and_arcs_are_on_the_document() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe(component.NAME, config={"threads": 1})
    first, second = nlp.pipe(TEXTS)
    assert "Freising" in {e.text for e in first.ents if e.label_ == "Place"}
    assert {"MONEY", "METRIC", "PERIOD"} <= {s.label_ for s in first.spans[component.NAME]}
    assert "value" in {a.kind for a in first._.kg_reader.arcs}
    assert list(second.ents) == []


def test_one_document_alone_reads_the_same() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe(component.NAME, config={"threads": 1})
    assert [(e.text, e.label_) for e in nlp(TEXTS[0]).ents] == [(e.text, e.label_) for e in next(nlp.pipe(TEXTS)).ents]


def test_spacy_finds_it_without_an_import() -> None:
    code = f"import spacy; nlp = spacy.blank('de'); nlp.add_pipe('kg_reader'); print(nlp({TEXTS[0]!r}).ents)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Freising" in told.stdout, told.stderr
