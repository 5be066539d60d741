"""What every extractor must keep to. Derive from `ExtractorContract`, give the extractor and a few texts."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.check import check
from kg.extract import LAYERS, Extractor, Reading
from kg.model import Document, Findings
from kg.pipeline import Pipeline
from tests.factory import doc, reading

_ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)


class ExtractorContract:
    """Subclasses set `texts` (some with findings) and override `extractor`; `before` are extractors that feed it."""

    texts: Sequence[tuple[str, str]] = ()  # (language, text)

    def extractor(self) -> Extractor:
        """The extractor under test."""
        raise NotImplementedError

    def before(self) -> Sequence[Extractor]:
        """Extractors that give what this one needs."""
        return ()

    def _reading(self, document: Document) -> Reading:
        feeders = list(self.before())
        if not feeders:
            return reading(document)
        ((_, found),) = Pipeline(feeders).run([document])
        return reading(document, found.mentions, found.links)

    def _read(self, *readings: Reading) -> list[Findings]:
        return list(self.extractor().read(iter(readings)))

    def _documents(self) -> list[Document]:
        return [doc(text, lang) for lang, text in self.texts]

    def test_it_has_a_name_a_version_and_announces_layers(self) -> None:
        one = self.extractor()
        assert isinstance(one, Extractor)
        assert one.name
        assert one.version
        assert one.gives
        assert set(one.needs | one.gives) <= set(LAYERS)

    def test_it_finds_something_and_all_of_it_fits(self) -> None:
        found = 0
        for document in self._documents():
            here = self._reading(document)
            (findings,) = self._read(here)
            known = {m.id: m for m in here.found.mentions}
            kept = check(findings, document, known, self.extractor())
            assert kept.notes == ()
            found += sum(len(getattr(kept, layer)) for layer in LAYERS)
        assert found

    def test_it_says_the_same_twice_and_in_company(self) -> None:
        documents = self._documents()
        alone = [self._read(self._reading(d))[0] for d in documents]
        again = [self._read(self._reading(d))[0] for d in documents]
        together = self._read(*(self._reading(d) for d in documents))
        assert alone == again == together

    def test_it_leaves_the_reading_as_it_was(self) -> None:
        for document in self._documents():
            here = self._reading(document)
            before = (here.document, here.sentences, here.found)
            self._read(here)
            assert (here.document, here.sentences, here.found) == before

    def test_an_empty_text_gives_nothing(self) -> None:
        (findings,) = self._read(reading(doc("")))
        assert findings == Findings()

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
    @given(_ANY_TEXT)
    def test_no_text_breaks_it(self, text: str) -> None:
        document = doc(text)
        here = self._reading(document)
        (findings,) = self._read(here)
        assert check(findings, document, {m.id: m for m in here.found.mentions}, self.extractor()).notes == ()
