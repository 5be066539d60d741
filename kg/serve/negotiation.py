"""Which form an answer takes: the Accept header against what there is (RFC 9110, section 12.5.1), and the forms."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

Term = Sequence[str | None] | None
Reply = Mapping[str, Any]


def chosen(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type of `offered` (best first) that the header likes most; None if it likes none."""
    if not accept or not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    best, liked = None, 0.0
    for media in offered:
        fits = [
            (len(name) if "*" not in name else name.count("/") - name.count("*"), q)
            for name, q in ranges
            if _fits(name, media)
        ]
        quality = max(fits)[1] if fits else 0.0
        if quality > liked:
            best, liked = media, quality
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip().lower() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return name.lower(), quality


def _exact(name: str) -> int:
    """How exactly a range names what it means: `text/csv` before `text/*` before `*/*`."""
    return 2 - name.count("*")


def _fits(name: str, media: str) -> bool:
    return name in ("*/*", media) or (name.endswith("/*") and media.startswith(name[:-1]))


def results_json(reply: Reply) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    if "boolean" in reply:
        return json.dumps({"head": {}, "boolean": reply["boolean"]})
    names = reply["columns"]
    bindings = [
        {name: _binding(term) for name, term in zip(names, row, strict=True) if term is not None}
        for row in reply["rows"]
    ]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False)


def _binding(term: Sequence[str | None]) -> dict[str, str]:
    kind, text = term[0], term[1] or ""
    if kind == "l":
        found = {"type": "literal", "value": text}
        if term[3]:
            return found | {"xml:lang": term[3]}
        return found if term[2] == _STRING else found | {"datatype": term[2] or _STRING}
    return {"type": "uri" if kind == "u" else "bnode", "value": text}


_STRING = "http://www.w3.org/2001/XMLSchema#string"


def results_xml(reply: Reply) -> str:
    """SPARQL Query Results XML Format."""
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in reply.get("columns", ()))
    if "boolean" in reply:
        body = f"<boolean>{str(reply['boolean']).lower()}</boolean>"
    else:
        body = f"<results>{''.join(_xml_row(reply['columns'], row) for row in reply['rows'])}</results>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>{head}</head>{body}</sparql>\n'
    )


def _xml_row(names: Sequence[str], row: Sequence[Term]) -> str:
    cells = (
        f"<binding name={quoteattr(name)}>{_xml(term)}</binding>"
        for name, term in zip(names, row, strict=True)
        if term is not None
    )
    return f"<result>{''.join(cells)}</result>"


def _xml(term: Sequence[str | None]) -> str:
    kind, text = term[0], escape(_clean(term[1] or ""))
    if kind == "u":
        return f"<uri>{text}</uri>"
    if kind == "b":
        return f"<bnode>{text}</bnode>"
    kind_of = (
        f" xml:lang={quoteattr(term[3])}"
        if term[3]
        else ""
        if term[2] == _STRING
        else f" datatype={quoteattr(term[2] or '')}"
    )
    return f"<literal{kind_of}>{text}</literal>"


def _clean(text: str) -> str:
    # What XML 1.0 cannot hold at all becomes the sign for it.
    return "".join(c if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff") else "\ufffd" for c in text)


def results_csv(reply: Reply) -> str:
    """SPARQL 1.1 Query Results CSV Format: values without their types."""
    lines = [",".join(reply["columns"])]
    lines += [",".join(_quoted(_plain(term)) for term in row) for row in reply["rows"]]
    return "".join(line + "\r\n" for line in lines)


def _plain(term: Term) -> str:
    return "" if term is None else ("_:" if term[0] == "b" else "") + (term[1] or "")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def results_tsv(reply: Reply) -> str:
    """SPARQL 1.1 Query Results TSV Format: terms as in Turtle."""
    lines = ["\t".join("?" + name for name in reply["columns"])]
    lines += ["\t".join("" if term is None else str(term_of(term)) for term in row) for row in reply["rows"]]
    return "".join(line + "\n" for line in lines)


def term_of(term: Sequence[str | None]) -> Any:
    """The term as Oxigraph has it."""
    kind, text = term[0], term[1] or ""
    if kind == "u":
        return ox.NamedNode(text)
    if kind == "b":
        return ox.BlankNode(text)
    if term[3]:
        return ox.Literal(text, language=term[3])
    return ox.Literal(text, datatype=ox.NamedNode(term[2] or _STRING))


def triples(reply: Reply, format_: ox.RdfFormat) -> str:
    """The triples of a CONSTRUCT or DESCRIBE in a format of RDF."""
    found = (ox.Triple(term_of(s), term_of(p), term_of(o)) for s, p, o in reply["triples"])
    text = ox.serialize(found, format=format_)
    return (text or b"").decode()


RESULTS: dict[str, Callable[[Reply], str]] = {
    "application/sparql-results+json": results_json,
    "application/json": results_json,
    "application/sparql-results+xml": results_xml,
    "application/xml": results_xml,
    "text/csv": results_csv,
    "text/tab-separated-values": results_tsv,
}
#: CSV and TSV have no form for a yes or no.
BOOLEAN = tuple(name for name in RESULTS if name.startswith("application/"))
GRAPHS: dict[str, ox.RdfFormat] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
