"""Passages written as gold articles say what their links say, of clusters instead of mentions."""

import json
from pathlib import Path

from extractors.training.articles import gold_of, write_articles
from extractors.training.passages import read_passages
from kg.evaluate import gold_articles

PASSAGE = """@ x-001 lang=de date=2024-08-01
[Nordbau|a Company] hat [2023|p PERIOD=2023] [39,5 Millionen Euro|v MONEY] [umgesetzt|m METRIC=revenue],
[22 Prozent|c PERCENT] mehr als zuvor, und bei alledem, so heißt es, [3,1|w MONEY] [verdient|n METRIC=net_income]. [Chefin|t ROLE=CEO] von [Nordbau|b Company]
ist [Susan Li|s Person]. [Der Konzern|r REF] hieß [Altbau|z Company].
= fact of:r metric:m value:v period:p change:-c basis:yoy
= fact of:a metric:n value:w
= rel holdsPosition s b role:t ended
= rel formerName a z
= coref r a
"""


def test_gold_of_a_passage(tmp_path: Path) -> None:
    file = tmp_path / "p.txt"
    file.write_text(PASSAGE, encoding="utf-8")
    (passage,) = read_passages([file])
    gold = gold_of(passage)
    names = {e["name"]: e["id"] for e in gold["entities"]}
    assert set(names) == {"Nordbau", "Susan Li", "Altbau"}
    first, second = gold["facts"]
    assert (first["subject"], first["value"], first["unit"], first["period"]) == (
        names["Nordbau"],
        39.5e6,
        "EUR",
        "2023",
    )
    assert first["change"] == {"value": -22.0, "unit": "%", "basis": "yoy"}
    assert (second["value"], second["unit"], second["unit_alt"]) == (3.1, None, ["EUR"])
    held, renamed = sorted(gold["relations"], key=lambda r: r["predicate"], reverse=True)
    assert (held["subject"], held["object"], held["role"], held["ended"]) == (
        names["Susan Li"], names["Nordbau"], "CEO", True,
    )  # fmt: skip
    assert (renamed["subject"], renamed["object"]) == (names["Nordbau"], "Altbau")
    assert write_articles([passage], tmp_path / "gold") == 1
    (article,) = gold_articles(tmp_path / "gold")
    assert article.text == passage.text
    assert article.gold == json.loads(json.dumps(gold))
