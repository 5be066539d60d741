"""The benchmark runs and books every stage; how fast they are is for people to look at."""

from __future__ import annotations

import pytest

from tests.bench.road import articles, run


def test_articles_differ_and_repeat_for_a_seed() -> None:
    first, again = list(articles(8)), list(articles(8))
    assert [d.text for d in first] == [d.text for d in again]
    assert len({d.id for d in first}) == 8
    assert {d.lang for d in first} >= {"de", "en", "fr"}


def test_each_stage_is_in_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    run(1)
    capsys.readouterr()
    run(2)  # a second table has its own clock
    table = capsys.readouterr().out
    for stage in (
        "load extractors",
        "extract: reader",
        "extract: statements",
        "resolve",
        "assemble",
        "write graph.html",
    ):
        assert stage in table
    assert "peak memory" in table
