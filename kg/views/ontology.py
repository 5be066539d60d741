"""The ontology (OWL and SKOS) and the SHACL shapes, generated from `kg.vocab` so that they cannot drift from it.

    python -m kg.views.ontology        writes kg/views/data/ontology.ttl and kg/views/data/shapes.ttl again

A test compares the committed files with what this module generates. Mappings to schema.org, W3C ORG and PROV-O are
stated as subclass or subproperty only where every use of ours is one of theirs; else as `skos:closeMatch`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kg import vocab
from kg.views import shapes
from kg.views.labels import BASIS_LABELS, METRIC_LABELS, ROLE_LABELS, STATUS_LABELS, UNIT_LABELS
from kg.views.terms import PREFIXES, quoted

DATA = Path(__file__).with_name("data")

#: class -> (label, German label, comment, other triples)
_CLASSES: dict[str, tuple[str, str, str, str]] = {
    "Company": (
        "company", "Unternehmen", "A commercial organisation: issuer, bank, publisher, start-up, group.",
        "rdfs:subClassOf kg:Entity, schema:Organization, org:Organization, prov:Organization ; "
        "skos:closeMatch schema:Corporation, org:FormalOrganization",
    ),
    "Organization": (
        "organisation", "Organisation",
        "Any other organisation: agency, court, stock exchange, index, university, lab, union, division.",
        # An index is no organisation to others, so these are no subclasses.
        "rdfs:subClassOf kg:Entity ; skos:closeMatch schema:Organization, org:Organization",
    ),
    "Person": (
        "person", "Person", "A named human being.", "rdfs:subClassOf kg:Entity, schema:Person, prov:Person",
    ),
    "Product": (
        "product", "Produkt", "A named product, service, app, consumer brand, device, software or model.",
        "rdfs:subClassOf kg:Entity, schema:Product",
    ),
    "Place": ("place", "Ort", "A named country, region, city or site.", "rdfs:subClassOf kg:Entity, schema:Place"),
    "Event": ("event", "Ereignis", "A named event.", "rdfs:subClassOf kg:Entity, schema:Event"),
    "Entity": ("entity", "Entität", "Anything that an article names and that the graph has a node for.", ""),
    "Statement": (
        "statement", "Aussage", "What at least one article says.", "rdfs:subClassOf prov:Entity",
    ),
    "Relation": (
        "relation", "Beziehung", "A statement between two entities, or of an earlier name.",
        "rdfs:subClassOf kg:Statement ; skos:closeMatch rdf:Statement",
    ),
    "Fact": (
        "fact", "Kennzahl", "A figure about an entity.",
        "rdfs:subClassOf kg:Statement ; skos:closeMatch schema:Observation",
    ),
    "Evidence": (
        "evidence", "Beleg", "A sentence of a document that says a statement; it stands in the document's named graph.",
        "rdfs:subClassOf prov:Entity ; skos:closeMatch schema:Quotation",
    ),
    "Document": (
        "document", "Dokument", "An article: its text as stored, with title, date, language and source.",
        "rdfs:subClassOf prov:Entity, schema:CreativeWork ; skos:closeMatch schema:NewsArticle",
    ),
    "Contradiction": (
        "contradiction", "Widerspruch", "Two figures of different articles that cannot both be right.", "",
    ),
}  # fmt: skip

#: predicate -> triples that map it
_MAPPINGS: dict[str, str] = {
    "holdsPosition": "skos:closeMatch org:memberOf, schema:worksFor",
    "founded": "owl:inverseOf schema:founder",
    "subsidiaryOf": "rdfs:subPropertyOf org:subOrganizationOf, schema:parentOrganization",
    "acquired": "skos:closeMatch schema:owns",
    "partnerOf": "skos:closeMatch org:linkedTo",
    "mergedWith": "rdfs:subPropertyOf org:linkedTo",
    "customerOf": "rdfs:subPropertyOf org:linkedTo",
    "successorOf": "skos:closeMatch schema:successorOf",
    "headquarteredIn": "rdfs:subPropertyOf schema:location",
    "formerName": "rdfs:subPropertyOf schema:alternateName",
}

#: predicate -> what it says
_MEANINGS: dict[str, str] = {
    "holdsPosition": "Who has which job where; kg:role tells the job, kg:title its words in the text.",
    "founded": "Who founded a company or organisation.",
    "subsidiaryOf": "A company, division or lab that belongs to a company; kg:share may tell how much of it.",
    "acquired": "A purchase of a company or product, one statement for each buyer named.",
    "mergedWith": "Two companies that became one.",
    "investedIn": "A shareholder, investor or owner; kg:share tells the percentage held.",
    "partnerOf": "Two that work together.",
    "competitorOf": "Two companies, or two products, that compete.",
    "customerOf": "Who buys from whom.",
    "makes": "Who develops, owns, offers or operates a product.",
    "successorOf": "The next version of a product, or what replaces it.",
    "headquarteredIn": "The seat.",
    "listedOn": "A company's stock exchange, or an index that it is part of.",
    "regulatedBy": "An authority or court that regulates, investigates, fines or clears a company.",
    "formerName": "An earlier name.",
}

#: property of statements, evidence and documents -> (domain, range, comment, other triples)
_PROPERTIES: dict[str, tuple[str, str, str, str]] = {
    "subject": ("kg:Statement", "kg:Entity", "What the statement is about.", "skos:closeMatch rdf:subject"),
    "predicate": ("kg:Relation", "rdf:Property", "The kind of relation.", "skos:closeMatch rdf:predicate"),
    "object": ("kg:Relation", "kg:Entity", "The other end of the relation.", "skos:closeMatch rdf:object"),
    "literal": ("kg:Relation", "xsd:string", "The other end of a relation to a name.", "skos:closeMatch rdf:object"),
    "role": ("kg:Relation", "xsd:string", "The notation of a concept of kg:roles.", "skos:closeMatch org:role"),
    "ended": ("kg:Relation", "xsd:boolean", "The text says that it is over.", ""),
    "share": ("kg:Relation", "xsd:decimal", "The percentage held.", ""),
    "since": ("kg:Relation", "xsd:string", "Since when it holds; a form that kg:period has.", ""),
    "until": ("kg:Relation", "xsd:string", "Until when it holds or held; a form that kg:period has.", ""),
    "metric": (
        "kg:Fact", "xsd:string", "The notation of a concept of kg:metrics.", "skos:closeMatch schema:measuredProperty",
    ),
    "value": (
        "kg:Fact", "xsd:decimal", "The figure in base units; the lower end of a range.", "skos:closeMatch schema:value",
    ),
    "valueMax": ("kg:Fact", "xsd:decimal", "The upper end of a range.", "skos:closeMatch schema:maxValue"),
    "unit": (
        "kg:Fact", "xsd:string", "An ISO 4217 code, the notation of a concept of kg:units, or an English noun.",
        "skos:closeMatch schema:unitText",
    ),
    "period": (
        "kg:Fact", "xsd:string", "2024, 2024-Q2, 2024-H1, 2024-9M, 2024-08 or 2024-08-13.",
        "skos:closeMatch schema:observationPeriod",
    ),
    "fiscal": ("kg:Fact", "xsd:boolean", "The period is one of the company's fiscal year.", ""),
    "changeValue": ("kg:Fact", "xsd:decimal", "The change as the text states it, signed.", ""),
    "changeValueMax": ("kg:Fact", "xsd:decimal", "The upper end of a range of the change.", ""),
    "changeUnit": ("kg:Fact", "xsd:string", "The unit of the change.", ""),
    "changeBasis": (
        "kg:Fact", "xsd:string", "What is compared with: the notation of a concept of kg:bases, or since:<period>.", "",
    ),
    "segment": ("kg:Fact", "xsd:string", "The part that the figure is of, in the words of the text.", ""),
    "approx": ("kg:Fact", "xsd:boolean", "The text gives the figure as approximate.", ""),
    "contradicts": ("kg:Fact", "kg:Fact", "Another article gives another value for the same figure.", ""),
    "corrects": ("kg:Fact", "kg:Fact", "It contradicts an earlier report, and its article says that it corrects.", ""),
    "agreesWith": ("kg:Fact", "kg:Fact", "Another article gives the same figure, rounded or more exactly.", ""),
    "earlier": ("kg:Contradiction", "kg:Fact", "The figure that was reported first.", ""),
    "later": ("kg:Contradiction", "kg:Fact", "The figure that was reported later.", ""),
    "difference": (
        "kg:Contradiction", "xsd:decimal", "The later value less the earlier one, as a share of the earlier one.", "",
    ),
    "status": (
        "kg:Statement", "xsd:string", "The notation of a concept of kg:relationStatuses or kg:factStatuses.", "",
    ),
    "isin": ("kg:Entity", "xsd:string", "Its share's ISIN (ISO 6166).", "rdfs:subPropertyOf schema:identifier"),
    "country": (
        "kg:Entity", "xsd:string", "The country it is at home in (ISO 3166-1 alpha-2).",
        "skos:closeMatch schema:addressCountry",
    ),
    "sector": ("kg:Entity", "xsd:string", "Its sector (GICS).", "skos:closeMatch schema:industry"),
    "document": (
        "kg:Evidence", "kg:Document", "The article that the sentence is in.", "rdfs:subPropertyOf prov:wasQuotedFrom",
    ),
    "start": ("kg:Evidence", "xsd:integer", "Where the sentence begins, in code points of the stored text.", ""),
    "end": ("kg:Evidence", "xsd:integer", "Where the sentence ends, exclusive.", ""),
    "extractor": ("kg:Evidence", "xsd:string", "The extractor that read it.", ""),
    "confidence": ("", "xsd:decimal", "Above 0 and at most 1; of a statement or of one piece of evidence.", ""),
    "title": ("", "xsd:string", "The title of a document, or the words for a position.", "skos:closeMatch schema:name"),
    "text": ("", "xsd:string", "The stored text of a document, or the sentence.", "skos:closeMatch schema:text"),
    "date": ("kg:Document", "", "When it was published; xsd:date if complete.", "skos:closeMatch schema:datePublished"),
    "language": ("kg:Document", "xsd:string", "Its ISO 639-1 code.", "skos:closeMatch schema:inLanguage"),
    "source": ("kg:Document", "xsd:string", "Where the document was read.", "skos:closeMatch schema:url"),
}  # fmt: skip

#: Words of others that the graph uses -> what for. Their meaning is theirs: no domain and no range is added.
BORROWED: dict[str, str] = {
    "rdfs:label": "The name of an entity, one each.",
    "skos:altLabel": "Other names of an entity: inflections, acronyms, nicknames, former names.",
    "owl:sameAs": "The same thing elsewhere: Wikidata, GeoNames, or an IRI of one's own knowledge base.",
    "schema:tickerSymbol": "The ticker of a company: market identifier code (ISO 10383), a space, the symbol.",
    "prov:wasDerivedFrom": "From a statement to its evidence.",
}
#: Those that OWL and RDF Schema define need no declaration; OWL forbids one.
_DECLARED = {"schema:tickerSymbol": "owl:DatatypeProperty", "prov:wasDerivedFrom": "owl:ObjectProperty"}

#: scheme -> (title, path of its concepts, notations, labels, other class)
_SCHEMES = (
    ("roles", "Roles in a company or organisation", "role", vocab.ROLES, ROLE_LABELS, ", org:Role"),
    ("metrics", "What figures measure", "metric", vocab.METRICS, METRIC_LABELS, ""),
    ("relationStatuses", "How settled a relation is", "relation-status", vocab.RELATION_STATUSES, STATUS_LABELS, ""),
    ("factStatuses", "Whose figure it is", "fact-status", vocab.FACT_STATUSES, STATUS_LABELS, ""),
    ("units", "Units that are no currency", "unit", vocab.UNITS, UNIT_LABELS, ""),
    ("bases", "What a change is compared with", "basis", vocab.BASES, BASIS_LABELS, ""),
)

_HEAD = """# Generated from kg/vocab.py by `python -m kg.views.ontology`: do not edit.
"""


def prefixes(*extra: tuple[str, str]) -> str:
    """The `@prefix` lines of the generated files."""
    known = [(p, iri) for p, iri in PREFIXES.items() if p not in ("entity", "statement", "evidence", "document")]
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in (*known, *extra))


def ontology() -> str:
    """The ontology as Turtle."""
    blocks = [
        f"<{vocab.NAMESPACE}> a owl:Ontology ;\n"
        '    rdfs:label "Knowledge graphs from business news"@en, "Wissensgraphen aus Wirtschaftsnachrichten"@de ;\n'
        '    rdfs:comment "Entities, relations and figures as articles state them, each with its sentence."@en',
        *(_class(name) for name in _CLASSES),
        *(_predicate(predicate) for predicate in vocab.PREDICATES.values()),
        *(_property(name) for name in _PROPERTIES),
        *(f"{name} a {kind} ;\n    rdfs:comment {quoted(BORROWED[name])}@en" for name, kind in _DECLARED.items()),
    ]
    for scheme in _SCHEMES:
        blocks += _scheme(*scheme)
    return _HEAD + prefixes() + "\n" + "".join(f"{block} .\n\n" for block in blocks).rstrip("\n") + "\n"


def _class(name: str) -> str:
    label, german, comment, rest = _CLASSES[name]
    body = (
        f'kg:{name} a owl:Class ;\n    rdfs:label "{label}"@en, "{german}"@de ;\n    rdfs:comment {quoted(comment)}@en'
    )
    return _more(body, rest)


def _more(body: str, rest: str) -> str:
    return body + "".join(f" ;\n    {part}" for part in rest.split(" ; ") if part)


def _predicate(p: vocab.Predicate) -> str:
    kinds = ["owl:DatatypeProperty" if p.literal else "owl:ObjectProperty"]
    if p.symmetric:
        kinds.append("owl:SymmetricProperty")
    range_ = "xsd:string" if p.literal else _union(p.range)
    body = (
        f'kg:{p.name} a {", ".join(kinds)} ;\n    rdfs:label "{p.label}"@en ;\n'
        f"    rdfs:comment {quoted(_MEANINGS[p.name])}@en ;\n"
        f"    rdfs:domain {_union(p.domain)} ;\n    rdfs:range {range_}"
    )
    return _more(body, _MAPPINGS.get(p.name, ""))


def _union(types: Iterable[str]) -> str:
    names = [f"kg:{name}" for name in types]
    return names[0] if len(names) == 1 else f"[ a owl:Class ; owl:unionOf ( {' '.join(names)} ) ]"


def _property(name: str) -> str:
    domain, range_, comment, rest = _PROPERTIES[name]
    kind = "owl:ObjectProperty" if range_.startswith(("kg:", "rdf:")) else "owl:DatatypeProperty"
    body = f'kg:{name} a {kind} ;\n    rdfs:label "{name}"@en ;\n    rdfs:comment {quoted(comment)}@en'
    body += f" ;\n    rdfs:domain {domain}" if domain else ""
    body += f" ;\n    rdfs:range {range_}" if range_ else ""
    return _more(body, rest)


def _scheme(
    name: str, title: str, path: str, notations: Iterable[str], labels: dict[str, tuple[str, str]], kind: str
) -> list[str]:
    blocks = [f'kg:{name} a skos:ConceptScheme ;\n    rdfs:label "{title}"@en']
    for notation in notations:
        english, german = labels[notation]
        local = "percent" if notation == "%" else notation
        blocks.append(
            f"<{vocab.NAMESPACE}{path}/{local}> a skos:Concept{kind} ;\n    skos:inScheme kg:{name} ;\n"
            f'    skos:notation "{notation}" ;\n    skos:prefLabel "{english}"@en, "{german}"@de'
        )
    return blocks


def generated() -> dict[str, str]:
    """File name in `data/` -> its text."""
    return {"ontology.ttl": ontology(), "shapes.ttl": _HEAD + prefixes(("sh", shapes.SH)) + "\n" + shapes.text()}


def main() -> None:
    """Write the generated files."""
    DATA.mkdir(exist_ok=True)
    for name, text in generated().items():
        (DATA / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
