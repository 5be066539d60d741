from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.linking.table import Table, packed, write
from kg.linking.things import Held, Thing, held_of, thing_of

_words = st.text(st.characters(blacklist_characters="\t\n|", blacklist_categories=("Cs", "Cc")), min_size=1, max_size=8)


@given(st.dictionaries(_words, st.text(st.characters(blacklist_characters="\n", blacklist_categories=("Cs",)))))
def test_every_key_is_found_and_no_other(rows: dict[str, str]) -> None:
    table = Table(packed(rows.items()))
    assert {key: table.get(key) for key in rows} == rows
    assert len(table) == len(rows)
    for key in rows:
        assert table.get(key + "x") == rows.get(key + "x")
        assert table.get(key[:-1]) == rows.get(key[:-1])


def test_an_empty_table_holds_nothing() -> None:
    assert Table(b"").get("a") is None


def test_the_bytes_do_not_depend_on_order_or_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("b", "2"), ("a", "1"), ("ä", "3")]
    assert packed(rows) == packed(reversed(rows))
    write(tmp_path / "one.gz", packed(rows))
    monkeypatch.setattr("time.time", lambda: 0.0)
    write(tmp_path / "other.gz", packed(rows))
    assert (tmp_path / "one.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()
    assert Table.read(tmp_path / "one.gz").get("ä") == "3"


@given(_words, st.lists(_words, max_size=3), _words)
def test_things_come_back_from_their_line(name: str, aliases: list[str], sector: str) -> None:
    thing = Thing("Q1", "Company", name, tuple(aliases), "", "XETR SAP", "", sector)
    assert thing_of("Q1", thing.line()) == thing
    bare = Thing("Q1", "Person", name)
    assert thing_of("Q1", bare.line()) == bare


def test_holders_come_back_from_their_line() -> None:
    for held in (Held(), Held(("Q1", "Q2"), ("Q3",), "~"), Held(("Q1",)), Held((), ("Q2",), "'")):
        assert held_of(held.line()) == held


def test_only_ids_of_the_world_have_an_iri() -> None:
    iris = {i: Thing(i, "Company", "X").iri for i in ("Q1", "geonames:7", "urn:x", "own:Company:X", "DE0007164600")}
    assert iris == {
        "Q1": "http://www.wikidata.org/entity/Q1", "geonames:7": "https://sws.geonames.org/7/", "urn:x": "urn:x",
        "own:Company:X": None, "DE0007164600": None,
    }  # fmt: skip
