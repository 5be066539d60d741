from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from extractors.spacy_ner import SpacyNer
from kg.errors import ExtractorUnavailable
from kg.plugins import load
from tests.factory import doc, reading


def test_a_missing_pipeline_says_what_to_type() -> None:
    with pytest.raises(ExtractorUnavailable, match="python -m spacy download de_core_news_xx"):
        load(["spacy:de_core_news_xx"])
    with pytest.raises(ExtractorUnavailable, match="say which spaCy pipeline"):
        load(["spacy"])


def test_a_real_pipeline_is_switched_in_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "Nordbau"}, {"label": "MISC", "pattern": "Bauhaus"}])  # type: ignore[attr-defined]
    monkeypatch.setattr(spacy.util, "is_package", lambda name: name == "tiny_de")
    monkeypatch.setattr(spacy.util, "get_package_version", lambda name: "1.0")
    monkeypatch.setattr(spacy, "load", lambda name, exclude: nlp)
    one = SpacyNer("tiny_de")
    assert (one.name, one.version) == ("spacy:tiny_de", "1.0")
    german, english = reading(doc("Nordbau im Bauhaus.")), reading(doc("Nordbau grew.", "en"))
    first, second = one.read([german, english])
    assert [(m.text, m.type) for m in first.mentions] == [("Nordbau", "Company")]
    assert second.mentions == ()
