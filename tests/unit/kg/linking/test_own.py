from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.linking.own import read_own, write_own
from kg.linking.things import Thing

GOOD = """id,type,name,aliases,isin,ticker,country,sector
Q7,Company,"Velmora, Inc.",Velmora|VLM,US0378331005,XNAS VLM,US,Energy
https://example.org/halden,Company,Halden,,,,,
,Person,Anna Berger,,,,,
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_things_are_read_and_written_back(tmp_path: Path) -> None:
    things = read_own(written(tmp_path, GOOD))
    assert things == (
        Thing("Q7", "Company", "Velmora, Inc.", ("Velmora", "VLM"), "US0378331005", "XNAS VLM", "US", "Energy"),
        Thing("https://example.org/halden", "Company", "Halden"),
        Thing("own:Person:Anna Berger", "Person", "Anna Berger"),
    )
    again = read_own(written(tmp_path, write_own(things)))
    assert sorted(again, key=lambda t: t.id) == sorted(things, key=lambda t: t.id)
    assert write_own(reversed(things)) == write_own(things)


def test_few_columns_and_a_byte_order_mark_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,type\nVelmora,Company\n", encoding="utf-8-sig")
    assert [t.name for t in read_own(path)] == ["Velmora"]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("name,type,tiker\n", 1, "'tiker' is not known: did you mean 'ticker'?"),
        ("name\nX\n", 1, "'type' is missing"),
        ("", 1, "'name' is missing"),
        ("name,type\nVelmora,Firma\n", 2, "type 'Firma' is not one of Company"),
        ("name,type\n,Company\n", 2, "name"),
        ("name,type,id\nVelmora,Company,7\n", 2, "id '7' is not a Wikidata id"),
        ("name,type,isin\nVelmora,Company,DE0007164601\n", 2, "check digit"),
        ("name,type,ticker\nVelmora,Company,SAP\n", 2, "such as XETR SAP"),
        ("name,type,country\nVelmora,Company,Germany\n", 2, "such as DE"),
        ("name,type\nVelmora,Company,more\n", 2, "do not fit the head"),
        ("name,type\nVelmora\n", 2, "do not fit the head"),
        ("id,name,type\nQ1,A,Company\nQ1,B,Company\n", 3, "stands in line 2 already"),
        ('name,type\n"Velmora"x,Company\n', 2, "not CSV"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(StoreError) as caught:
        read_own(path)
    assert f"{path}, line {line}" in str(caught.value)
    assert words in str(caught.value)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"nowhere\.csv cannot be read"):
        read_own(tmp_path / "nowhere.csv")
    (tmp_path / "latin.csv").write_bytes("name,type\nMüller,Company\n".encode("cp1252"))
    with pytest.raises(StoreError, match="UTF-8"):
        read_own(tmp_path / "latin.csv")
