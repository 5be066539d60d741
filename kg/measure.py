"""The graph of one annotated article, built as a build would, to be compared with its annotation."""

from __future__ import annotations

from kg.assemble import assemble
from kg.codec import graph_to_json
from kg.evaluate import GoldArticle
from kg.ids import document_id
from kg.ingest.language import detect
from kg.model import Document
from kg.pipeline import Pipeline
from kg.resolve.resolve import resolve


def predict(article: GoldArticle, pipeline: Pipeline) -> str:
    """`graph.json` of the article alone; its text is taken as it stands, so that offsets agree with the annotation."""
    given = article.gold
    document = Document(
        document_id(article.text),
        article.text,
        str(given.get("lang") or detect(article.text)),
        given.get("date"),
        given.get("title"),
        given.get("source"),
    )
    findings = {one.id: found for one, found in pipeline.run([document])}
    documents = {document.id: document}
    return graph_to_json(assemble([document], findings, resolve(documents, findings)))
