"""`kg score` and `kg errors`: graphs against articles annotated by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.io import echo, log, progress, table
from kg.errors import InvalidGraph
from kg.graph import SURE_ENOUGH

if TYPE_CHECKING:
    from kg.evaluate import GoldArticle, Score
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
@click.option("--interval", is_flag=True, help="Print the 95 % interval of each F1.")
@click.option("--calibration", is_flag=True, help="Print how many statements are right by their confidence.")
def score(gold: Path, extractors: str | None, save: Path | None, lang: str | None, **given: Any) -> None:
    """Build the graph of each article in the folder GOLD alone and compare it with its annotation.

    GOLD holds ID.txt and ID.gold.json files. Printed are precision, recall and F1 by language and in all.

    \b
    kg score gold --misses
    kg score gold --calibration --min-confidence 0
    """
    from kg.evaluate import by_language
    from kg.evaluate import score as compare

    scores: dict[str, tuple[str, Score]] = {}
    for article, predicted in _graphs(gold, extractors, lang, given["min_confidence"]):
        if save is not None:
            _save(save / f"{article.id}.json", predicted)
        scores[article.id] = str(article.gold.get("lang")), compare(json.loads(predicted), article.gold)
    sums = by_language(scores)
    echo(_score_table(sums, given["interval"]))
    if given["calibration"]:
        echo("\n" + _calibration_table(sums["total"]))
    if given["misses"]:
        for id_, (_, one) in sorted(scores.items()):
            for line in one.lines:
                log(f"{id_}: {line}")


@click.command(short_help="Show misses and false alarms by cause.")
@click.argument("gold", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--extractors", metavar="A,B", help="Run these only; see `kg extractors`.")
@click.option("--lang", metavar="CODE", help="Only articles in this language.")
@click.option("--cause", metavar="WORDS", help="Show only errors of this cause, with their sentences.")
@click.option("--counts", is_flag=True, help="Print the table only.")
def errors(gold: Path, extractors: str | None, lang: str | None, cause: str | None, counts: bool) -> None:
    """Compare as `kg score` does, and show each error as a sentence, grouped by its nearest cause.

    \b
    kg errors gold --counts
    kg errors gold --cause 'another subject'
    """
    from kg.causes import CAUSES, counted
    from kg.causes import errors as compare

    if cause is not None and cause not in CAUSES:
        raise click.UsageError(f"No cause '{cause}'. There are: {', '.join(CAUSES)}.")
    kept = _graphs(gold, extractors, lang, SURE_ENOUGH)
    every = _graphs(gold, extractors, lang, 0)
    found = [
        (article.id, error)
        for (article, one), (_, all_) in zip(kept, every, strict=True)
        for error in compare(article, json.loads(one), json.loads(all_))
    ]
    table_ = counted([error for _, error in found])
    rows = [(measure, why, *(str(n) for n in row.values())) for (measure, why), row in table_.items()]
    echo(table(("", "cause", "missed", "false", "inexact"), rows))
    for (measure, why), _ in table_.items() if not counts else ():
        if cause in (None, why):
            echo(f"\n{measure}: {why}")
            for id_, error in found:
                if (error.measure, error.cause) == (measure, why):
                    echo(f"  {error.kind}: {error.statement}  [{id_}]\n    “{error.sentence}”")


def _graphs(
    gold: Path, extractors: str | None, lang: str | None, min_confidence: float
) -> Iterator[tuple[GoldArticle, str]]:
    """Each gold article with its graph as `graph.json`."""
    from kg.builder import alone
    from kg.codec import graph_to_json
    from kg.evaluate import gold_articles
    from kg.pipeline import Pipeline
    from kg.plugins import load

    pipeline = Pipeline(load(None if extractors is None else extractors.split(",")))
    articles = [a for a in gold_articles(gold) if lang in (None, a.gold.get("lang"))]
    if not articles:
        raise InvalidGraph(f"no article in {gold} is in the language {lang!r}: leave --lang out")
    with progress() as show:
        for number, article in enumerate(articles, 1):
            yield article, graph_to_json(alone(_document(article), pipeline, min_confidence))
            show("extract", number, len(articles))


def _score_table(sums: Mapping[str, Score], with_interval: bool) -> str:
    from kg.evaluate import MEASURES
    from kg.reliability import interval

    rows = []
    for lang, total in sums.items():
        for measure in MEASURES:
            c = total.counts[measure]
            row = [lang, measure, *(f"{x:.3f}" for x in (c.precision, c.recall, c.f1))]
            if with_interval:
                row.append("{:.3f}..{:.3f}".format(*interval(c.right, c.false, c.missed)))
            rows.append((*row, str(c.right), str(c.false), str(c.missed)))
    head = ("", "", "precision", "recall", "F1", *(["95 %"] if with_interval else []), "right", "false", "missed")
    return table(head, rows)


def _calibration_table(total: Score) -> str:
    """Relations and facts by confidence, and the expected calibration error of each and of both."""
    from kg.reliability import bins, expected_error

    rows = []
    both = [*total.sure["relations"], *total.sure["facts"]]
    for name, judged in (("relations", total.sure["relations"]), ("facts", total.sure["facts"]), ("both", both)):
        rows += [
            (name, f"{b.low:.1f}..{b.high:.1f}", str(b.count), f"{b.confidence:.3f}", f"{b.right:.3f}")
            for b in bins(judged)
        ]
        rows.append((name, "error", str(len(judged)), f"{expected_error(judged):.3f}", ""))
    return table(("", "confidence", "statements", "mean", "right"), rows)


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
