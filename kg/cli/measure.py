"""`kg score`: precision and recall against articles annotated by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.io import echo, log, progress, table
from kg.errors import InvalidGraph
from kg.graph import SURE_ENOUGH

if TYPE_CHECKING:
    from kg.evaluate import GoldArticle
    from kg.model import Document


@click.command(short_help="Measure against articles annotated by hand.")
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--extractors", metavar="A,B", help="Run these only; see `kg extractors`.")
@click.option("--save", type=click.Path(path_type=Path), help="Write the graph of each article to this folder.")
@click.option("--lang", metavar="CODE", help="Only articles in this language.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=SURE_ENOUGH,
    show_default=True,
    help="Count surer statements only.",
)
@click.option("--misses", is_flag=True, help="Print what was missed and what was wrong.")
def score(gold: Path, extractors: str | None, save: Path | None, lang: str | None, **given: Any) -> None:
    """Build the graph of each article in the folder GOLD alone and compare it with its annotation.

    GOLD holds ID.txt and ID.gold.json files. Printed are precision, recall and F1 by language and in all.

    \b
    kg score gold --misses
    """
    from kg.builder import alone
    from kg.codec import graph_to_json
    from kg.evaluate import MEASURES, Score, by_language, gold_articles
    from kg.evaluate import score as compare
    from kg.pipeline import Pipeline
    from kg.plugins import load

    pipeline = Pipeline(load(None if extractors is None else extractors.split(",")))
    scores: dict[str, tuple[str, Score]] = {}
    articles = [a for a in gold_articles(gold) if lang in (None, a.gold.get("lang"))]
    if not articles:
        raise InvalidGraph(f"no article in {gold} is in the language {lang!r}: leave --lang out")
    with progress() as show:
        for number, article in enumerate(articles, 1):
            graph = alone(_document(article), pipeline, given["min_confidence"])
            predicted = graph_to_json(graph)
            if save is not None:
                _save(save / f"{article.id}.json", predicted)
            scores[article.id] = str(article.gold.get("lang")), compare(json.loads(predicted), article.gold)
            show("extract", number, len(articles))
    rows = [
        (lang, measure, *(f"{x:.3f}" for x in (c.precision, c.recall, c.f1)), str(c.right), str(c.false), str(c.missed))
        for lang, total in by_language(scores).items()
        for measure in MEASURES
        for c in (total.counts[measure],)
    ]
    echo(table(("", "", "precision", "recall", "F1", "right", "false", "missed"), rows))
    if given["misses"]:
        for id_, (_, one) in sorted(scores.items()):
            for line in one.lines:
                log(f"{id_}: {line}")


def _document(article: GoldArticle) -> Document:
    """Its text is taken as it stands, so that offsets agree with the annotation."""
    from kg.ids import document_id
    from kg.ingest.language import detect
    from kg.model import Document

    given, text = article.gold, article.text
    lang = str(given.get("lang") or detect(text))
    return Document(document_id(text), text, lang, given.get("date"), given.get("title"), given.get("source"))


def _save(path: Path, text: str) -> None:
    from kg.output import write_file

    write_file(path, text)
