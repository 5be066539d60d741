"""Generations of the store: what a reader sees, what a build writes, what is cleared away."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kg.api import load as load_folder
from kg.codec import canonical
from kg.errors import StoreError
from kg.graph import KnowledgeGraph
from kg.query.sparql import query
from kg.store.generations import collect, current, held, load, publish, reading
from kg.views.rdf import write_nquads
from tests.sparql.sample import sample


def _smaller() -> KnowledgeGraph:
    graph = sample()
    return replace(graph, facts=graph.facts[:-1])


def _lines(output: Path) -> list[str]:
    """The store's quads as lines, in order."""
    with reading(output) as store:
        return sorted(line + " ." for line in map(str, store.quads_for_pattern(None, None, None, None)))


def _wanted(graph: KnowledgeGraph) -> list[str]:
    import pyoxigraph

    return sorted(str(q) + " ." for q in pyoxigraph.parse(write_nquads(graph), format=pyoxigraph.RdfFormat.N_QUADS))


def _generations(output: Path) -> list[str]:
    return sorted(p.name for p in (output / "store").iterdir() if p.is_dir())


def test_first_and_next_hold_the_graph_and_the_same_graph_writes_nothing(tmp_path: Path) -> None:
    first = publish(tmp_path, sample())
    assert (first.whole, first.added) == (True, len(_wanted(sample())))
    assert _lines(tmp_path) == _wanted(sample())
    assert publish(tmp_path, sample()) == replace(first, added=0, whole=False)
    second = publish(tmp_path, _smaller())
    assert not second.whole
    assert second.added == 0
    assert second.removed == len(_wanted(sample())) - len(_wanted(_smaller()))
    assert _lines(tmp_path) == _wanted(_smaller())
    assert load(tmp_path) == canonical(_smaller())


def test_a_reader_stays_on_its_generation_and_the_old_one_goes_when_nobody_reads(tmp_path: Path) -> None:
    publish(tmp_path, sample())
    old = current(tmp_path)
    with reading(tmp_path) as store:
        before = len(store)
        publish(tmp_path, _smaller())
        publish(tmp_path, KnowledgeGraph())
        assert len(store) == before
        assert len(list(store.query("SELECT * { GRAPH ?g { ?s ?p ?o } }"))) > 0
        assert len(_generations(tmp_path)) == 2
        with reading(tmp_path) as newest:
            assert len(newest) == 0
    assert old is not None
    collect(tmp_path)
    assert _generations(tmp_path) == [current(tmp_path).name]  # type: ignore[union-attr]
    assert not old.exists()


def test_finished_data_is_shared_between_generations(tmp_path: Path) -> None:
    publish(tmp_path, sample())
    with held(tmp_path) as old:
        publish(tmp_path, _smaller())
        shared = [f for f in old.glob("*.sst") if f.stat().st_nlink > 1]
        assert shared


@pytest.mark.parametrize(
    "harm", ["ledger gone", "ledger damaged", "ledger of another", "data gone", "pointer gone", "half"]
)
def test_what_is_damaged_is_made_anew(tmp_path: Path, harm: str) -> None:
    publish(tmp_path, sample())
    store = tmp_path / "store"
    folder = current(tmp_path)
    assert folder is not None
    if harm == "ledger gone":
        for file in store.glob("ledger*"):
            file.unlink()
    elif harm == "ledger damaged":
        (store / "ledger.sqlite").write_bytes(b"no database" * 100)
    elif harm == "ledger of another":
        (store / "g-000009").mkdir()
        (store / "CURRENT").write_text("g-000009\n")
    elif harm == "data gone":
        for file in folder.glob("*.sst"):
            file.write_bytes(b"")
    elif harm == "pointer gone":
        (store / "CURRENT").unlink()
    else:
        (store / "g-000002").mkdir()
        (store / "g-000002" / "000001.sst").write_bytes(b"half")
    publish(tmp_path, _smaller())
    assert _lines(tmp_path) == _wanted(_smaller())
    assert len(_generations(tmp_path)) == 1


def test_without_a_store_it_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store in "), reading(tmp_path):
        pass


def test_a_folder_without_files_is_read_from_its_store(tmp_path: Path) -> None:
    publish(tmp_path, sample())
    assert load_folder(tmp_path).knowledge == canonical(sample())
    asked = "SELECT ?n WHERE { ?c a kg:Company ; rdfs:label ?n } ORDER BY ?n"
    assert query(tmp_path, asked).rows == query(sample(), asked).rows
    publish(tmp_path, KnowledgeGraph())
    assert query(tmp_path, asked).rows == ()


def test_another_process_holds_its_generation_too(tmp_path: Path) -> None:
    publish(tmp_path, sample())
    script = (
        "import sys; from pathlib import Path; from kg.store.generations import reading\n"
        "with reading(Path(sys.argv[1])) as store:\n"
        "    print(len(store), flush=True); sys.stdin.readline(); print(len(store), flush=True)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ},
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    before = process.stdout.readline()
    publish(tmp_path, _smaller())
    publish(tmp_path, sample())
    told, _ = process.communicate("\n", timeout=30)
    assert told == before
    assert process.returncode == 0
