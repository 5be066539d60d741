"""Names and literals of the RDF view: namespaces, ids to IRIs and back, N-Triples escapes. Imports no RDF package."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

from kg.codec import plain
from kg.vocab import NAMESPACE, REFERENCE_FIELDS

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
#: Known to every query and written at the head of every Turtle file.
PREFIXES: Final[dict[str, str]] = {
    "kg": NAMESPACE,
    "entity": NAMESPACE + "entity/",
    "statement": NAMESPACE + "statement/",
    "evidence": NAMESPACE + "evidence/",
    "document": NAMESPACE + "document/",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": XSD,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
}
TYPE: Final = RDF + "type"
LABEL: Final = PREFIXES["rdfs"] + "label"
ALT_LABEL: Final = PREFIXES["skos"] + "altLabel"
SAME_AS: Final = PREFIXES["owl"] + "sameAs"
#: Where schema.org has the property, it is theirs; else ours.
REFERENCES: Final = {name: f"{NAMESPACE}{name}" for name in REFERENCE_FIELDS} | {
    "ticker": PREFIXES["schema"] + "tickerSymbol"
}
DERIVED: Final = PREFIXES["prov"] + "wasDerivedFrom"


class Literal(NamedTuple):
    """A literal: its lexical form and the IRI of its datatype (None: a plain string)."""

    lexical: str
    datatype: str | None = None


Object = str | Literal


def kg(name: str) -> str:
    """`kg:name` as a full IRI."""
    return NAMESPACE + name


def iri_of(kind: str, id_: str) -> str:
    """The IRI of the entity, statement, evidence or document called `id_`; any characters are safe."""
    return f"{NAMESPACE}{kind}/{quote(id_, safe='')}"


def id_of(kind: str, iri: str) -> str | None:
    """The id in an IRI that `iri_of` made for `kind`, else None."""
    prefix = f"{NAMESPACE}{kind}/"
    return unquote(iri[len(prefix) :]) if iri.startswith(prefix) else None


def decimal(value: Decimal | float) -> Literal:
    """An xsd:decimal in its shortest form; a float by the digits that it prints."""
    return Literal(plain(value if isinstance(value, Decimal) else Decimal(repr(value))), XSD + "decimal")


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), XSD + "integer")


TRUE: Final = Literal("true", XSD + "boolean")


def day(text: str) -> Literal:
    """An xsd:date where `text` is a full date, else a plain string, so that nothing is lost."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            date.fromisoformat(text)
        except ValueError:
            return Literal(text)
        return Literal(text, XSD + "date")
    return Literal(text)


_SPECIAL: Final = re.compile(r'[\\"\x00-\x1f\x7f]')
_ESCAPES: Final = {
    "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f",
}  # fmt: skip


def quoted(text: str) -> str:
    """`text` in double quotes with the escapes of canonical N-Quads, which Turtle and SPARQL read too."""
    return '"' + _SPECIAL.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", text) + '"'


def ntriples(term: Object) -> str:
    """An IRI or literal in N-Triples syntax."""
    if isinstance(term, str):
        return f"<{term}>"
    return quoted(term.lexical) if term.datatype is None else f"{quoted(term.lexical)}^^<{term.datatype}>"


_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?")
#: Longest namespaces first, so that `kg:entity/x` becomes `entity:x`.
_BY_LENGTH: Final = sorted(PREFIXES.items(), key=lambda item: -len(item[1]))


def short(iri: str) -> str | None:
    """`prefix:name` for an IRI of a known namespace with a plain local name, else None."""
    for prefix, namespace in _BY_LENGTH:
        if iri.startswith(namespace):
            local = iri[len(namespace) :]
            return f"{prefix}:{local}" if _LOCAL.fullmatch(local) else None
    return None


def turtle(term: Object) -> str:
    """An IRI or literal in Turtle syntax, shortened where that is safe."""
    if isinstance(term, str):
        return short(term) or f"<{term}>"
    if term.datatype is None:
        return quoted(term.lexical)
    if term.datatype in (XSD + "integer", XSD + "boolean"):
        return term.lexical
    return f"{quoted(term.lexical)}^^{short(term.datatype) or f'<{term.datatype}>'}"
