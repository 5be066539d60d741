"""Adding, changing and removing articles, and deciding about names, in any order, gives the graph of a fresh build."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from kg.builder import REVIEW, Summary, build, rebuild
from kg.library import find
from kg.store.generations import reading

#: Names that are one, that may be one, and that are two.
FIRMS = ("Velmorania", "Velmornia", "Halden", "Corvane", "Tarnbeck")
SENTENCES = st.one_of(
    st.builds("{} AG kauft {} AG.".format, st.sampled_from(FIRMS), st.sampled_from(FIRMS)),
    st.builds("{} AG: Umsatz {} Euro.".format, st.sampled_from(FIRMS), st.integers(1, 5)),
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map(" ".join)
NAMES = st.sampled_from(("a", "b", "c", "d"))
DECISIONS = {
    "none": "",
    "one": "POSITIVE,Company,Velmorania,,Velmornia,,\n",
    "two": "NEGATIVE,Company,Velmorania,,Velmornia,,\n",
    "odd": "POSITIVE,Company,Halden,,Corvane,,\n",
}
HEAD = "judgement,type,left,left_document,right,right_document,note\n"


class Growing(RuleBasedStateMachine):
    """An output folder that lives through many builds, against one that is built once."""

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp())
        self.articles, self.out = self.place / "in", self.place / "out"
        self.articles.mkdir()
        self.decided = ""
        self.built = False

    def teardown(self) -> None:
        shutil.rmtree(self.place)

    def _build(self) -> None:
        build([str(self.articles)], self.out, extractors=["toy"])
        self.built = True

    @rule(name=NAMES, text=TEXTS)
    def put(self, name: str, text: str) -> None:
        (self.articles / f"{name}.txt").write_text(text, encoding="utf-8")
        self._build()

    @rule(name=NAMES)
    @precondition(lambda self: len(list(self.articles.iterdir())) > 1)
    def remove(self, name: str) -> None:
        (self.articles / f"{name}.txt").unlink(missing_ok=True)
        if list(self.articles.iterdir()):
            self._build()

    @rule(decision=st.sampled_from(sorted(DECISIONS)))
    @precondition(lambda self: self.built)
    def decide(self, decision: str) -> None:
        self.decided = DECISIONS[decision]
        (self.out / REVIEW).write_text(HEAD + self.decided, encoding="utf-8")
        rebuild(self.out, lambda library: Summary())

    @rule(name=NAMES)
    @precondition(lambda self: self.built and len(list(self.articles.iterdir())) > 1)
    def take_out(self, name: str) -> None:
        file = self.articles / f"{name}.txt"
        if file.exists():
            rebuild(self.out, lambda library: library.forget(o.key for o in find(library, str(file))) or Summary())
            file.unlink()

    @invariant()
    def same_as_fresh(self) -> None:
        if not self.built:
            return
        with tempfile.TemporaryDirectory() as place:
            fresh = Path(place) / "out"
            if self.decided:
                fresh.mkdir()
                (fresh / REVIEW).write_text(HEAD + self.decided, encoding="utf-8")
            build([str(self.articles)], fresh, extractors=["toy"])
            for name in ("graph.json", "graph.nq", "report.json"):
                assert (self.out / name).read_bytes() == (fresh / name).read_bytes(), name
            with reading(self.out) as ours, reading(fresh) as theirs:
                assert set(ours) == set(theirs)


Growing.TestCase.settings = settings(max_examples=12, stateful_step_count=8, deadline=None)
TestGrowing = pytest.mark.usefixtures("toy")(Growing.TestCase)
