"""The committed tables are what the command makes of the lists."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from kg.linking import lists
from kg.linking.build import DATA, _cities, tables
from kg.linking.table import packed
from kg.linking.things import Thing


@pytest.mark.gold
def test_the_tables_are_those_of_the_lists(shared: Path) -> None:
    made = {name: packed(rows) for name, rows in tables(shared / "data" / "entities").items()}
    kept = {name: gzip.decompress((DATA / f"{name}.tsv.gz").read_bytes()) for name in made}
    assert made == kept, "make them anew with python -m kg.linking.build LISTS_FOLDER"


def test_the_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 6_000_000


def test_where_something_is_from() -> None:
    assert lists.origin("German car maker") == "DE"
    assert lists.origin("retailer based in South Korea") == "KR"
    assert lists.origin("American subsidiary of a Swiss bank") == "US"
    assert lists.origin("Swiss and French bank") == ""
    assert lists.origin("supermarket chain") == ""


def test_cities_are_meant_by_names_that_no_other_town_bears() -> None:
    rows = [
        (Thing("geonames:1", "Place", "Kansas City", ("Westport", "KS City")), 500_000),
        (Thing("geonames:2", "Place", "Westport"), 26_000),
        (Thing("geonames:3", "Place", "Springfield"), 160_000), (Thing("geonames:4", "Place", "Springfield"), 150_000),
        (Thing("geonames:5", "Place", "Ulm", ("Ulma",)), 120_000), (Thing("geonames:6", "Place", "Utrecht"), 290_000),
    ]  # fmt: skip
    assert {city.id: city.names for city in _cities(rows, set(), {"utrecht"})} == {
        "geonames:1": ("Kansas City", "KS City"), "geonames:5": ("Ulma",),
    }  # fmt: skip


def test_papers_are_no_firms(tmp_path: Path) -> None:
    head = ["name", "aliases", "symbols", "mics", "country", "city", "sector", "industry", "website", "isin",
            "cap_class", "delisted"]  # fmt: skip
    rows = [
        ["Velmora AG", "Velmora", "VEL.DE|VEL.VI", "", "Germany", "", "Energy", "", "", "US0378331005|DE0007164600",
         "Large Cap", ""],
        ["Leverage Shares 3x Velmora ETC", "", "V3.L", "", "", "", "", "", "", "", "", ""],
        ["Halden AG", "", "HAL.DE", "", "Germany", "", "", "", "", "US0378331005", "", "1"],
    ]  # fmt: skip
    for name, table in {
        "companies_financedatabase": [head, *rows], "countries": [["iso2", "en"], ["DE", "Germany"]],
    }.items():  # fmt: skip
        with gzip.open(tmp_path / f"{name}.tsv.gz", "wt", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t", lineterminator="\n").writerows(table)
    (velmora, symbols), (halden, none) = lists.listed(tmp_path)
    assert (velmora.id, velmora.isin, velmora.ticker, velmora.country, velmora.size) == (
        "DE0007164600", "DE0007164600", "XETR VEL", "DE", "L",
    )  # fmt: skip
    assert set(symbols) == {"DE0007164600", "XETR VEL", "XWBO VEL"}
    # Another country's ISIN is a depositary receipt; what is listed no more has no ticker.
    assert (halden.isin, halden.ticker, none) == ("", "", ())
