"""The bench of a growing corpus runs, and its articles are what it says."""

from __future__ import annotations

from pathlib import Path

from tests.bench.corpus import Writer, articles, growing


def test_articles_are_always_the_same_and_differ() -> None:
    made = [Writer().article(number) for number in range(200)]
    assert made == [Writer().article(number) for number in range(200)]
    assert len({one["text"] for one in made}) == 200
    assert {one["lang"] for one in made} == {"de", "en", "fr"}


def test_it_runs(tmp_path: Path) -> None:
    head, _, *rows = growing([2, 30], tmp_path, 1)
    assert head.startswith("| articles |")
    assert [row.split("|")[1].strip() for row in rows] == ["2", "30"]
    assert [row.split("|")[5].strip() for row in rows] == ["1", "1"]


def test_written_as_records(tmp_path: Path) -> None:
    assert len(articles(range(3), tmp_path).read_text("utf-8").splitlines()) == 3
