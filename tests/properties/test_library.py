"""Adding, changing and removing in any order leaves what a fresh library of the same origins has."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from kg.ingest.records import Article, Record
from kg.library import Library
from kg.model import Findings

KEYS = st.sampled_from(["/a.txt", "/b.txt", "/n.jsonl#1", "/n.jsonl#2"])
ARTICLES = st.builds(
    Article,
    st.sampled_from(["Eins.", "Zwei.", "Drei."]),
    title=st.sampled_from([None, "T", "U"]),
    date=st.sampled_from([None, "2024-08-13"]),
    lang=st.sampled_from([None, "de", "fr"]),
    source=st.sampled_from([None, "Bote"]),
)


def _put(library: Library, key: str, article: Article, version: int) -> None:
    record = Record(key, key.partition("#")[0], key[1:], str(version), lambda: article)
    library.put(record, article, None if article.lang else "en")


class LibraryMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.library = Library(None)
        self.expected: dict[str, Article] = {}
        self.version = 0

    @rule(key=KEYS, article=ARTICLES)
    def put(self, key: str, article: Article) -> None:
        self.version += 1
        _put(self.library, key, article, self.version)
        self.expected[key] = article

    @rule(key=KEYS)
    def forget(self, key: str) -> None:
        self.library.forget([key])
        self.expected.pop(key, None)

    @rule()
    def read(self) -> None:
        for document in self.library.documents(self.library.unread("f")):
            self.library.keep(document, "f", Findings(notes=(repr(document),)))

    @invariant()
    def same_as_fresh(self) -> None:
        with Library(None) as fresh:
            for key, article in sorted(self.expected.items(), reverse=True):
                _put(fresh, key, article, 1)
            ours, theirs = list(self.library.documents()), list(fresh.documents())
        assert [(d.id, d.text, d.title, d.date, d.lang, d.source) for d in ours] == [
            (d.id, d.text, d.title, d.date, d.lang, d.source) for d in theirs
        ]

    @invariant()
    def findings_are_of_the_documents_as_they_are(self) -> None:
        ids = set(self.library.ids())
        findings = self.library.findings("f")
        assert findings.keys() <= ids
        read = ids - set(self.library.unread("f"))
        seen = {d.id: (d.title, d.date, d.lang) for d in self.library.documents(read)}
        for id_, (title, date, lang) in seen.items():
            (note,) = findings[id_].notes
            assert f"title={title!r}" in note
            assert f"date={date!r}" in note
            assert f"lang={lang!r}" in note

    def teardown(self) -> None:
        self.library.close()


TestLibrary = LibraryMachine.TestCase
TestLibrary.settings = settings(deadline=None, max_examples=40, stateful_step_count=25)
