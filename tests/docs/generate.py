"""Pages of the documentation that follow from the code: `python -m tests.docs.generate` writes them again.

The ontology (from `kg/views/data/ontology.ttl`) and the commands (what `--help` prints).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.cli.main import cli
from kg.views.ontology import DATA
from kg.vocab import NAMESPACE

DOCS = Path(__file__).resolve().parents[2] / "docs"
KG = rdflib.Namespace(NAMESPACE)


def pages() -> dict[str, str]:
    """The generated pages by their path in docs."""
    return {"ontology.md": "\n".join(ontology()) + "\n", "reference/commands.md": "\n".join(commands()) + "\n"}


def ontology() -> Iterator[str]:
    """Classes, properties and codes as tables."""
    graph = rdflib.Graph().parse(data=(DATA / "ontology.ttl").read_text("utf-8"), format="turtle")
    yield "# Ontology"
    yield ""
    yield f"`kg:` is `{NAMESPACE}`. The file is `kg/views/data/ontology.ttl` (OWL, with SKOS for the codes), in the package and"
    yield "here as a page, both made from `kg.vocab`. How statements and evidence hang together: [The graph](graph.md)."
    yield ""
    yield "## Classes"
    yield ""
    yield from _table(("class", "German", "what it is", "above it"), _classes(graph))
    for title, kind in (("Relations between things", OWL.ObjectProperty), ("Values", OWL.DatatypeProperty)):
        yield ""
        yield f"## {title}"
        yield ""
        yield from _table(("property", "what it says", "of", "value"), _properties(graph, kind))
    for scheme in sorted(graph.subjects(RDF.type, SKOS.ConceptScheme)):
        yield ""
        yield f"## {_text(graph, scheme, RDFS.label) or _text(graph, scheme, SKOS.prefLabel) or _short(scheme)}"
        yield ""
        yield from _table(("code", "English", "German"), _codes(graph, scheme))


def _classes(graph: rdflib.Graph) -> Iterator[tuple[str, ...]]:
    for name in sorted(n for n in graph.subjects(RDF.type, OWL.Class) if isinstance(n, rdflib.URIRef)):
        above = ", ".join(sorted(map(_short, graph.objects(name, RDFS.subClassOf))))
        yield _short(name), _text(graph, name, RDFS.label, "de"), _text(graph, name, RDFS.comment), above


def _properties(graph: rdflib.Graph, kind: rdflib.term.Identifier) -> Iterator[tuple[str, ...]]:
    for name in sorted(graph.subjects(RDF.type, kind)):
        about = _text(graph, name, RDFS.comment) or _text(graph, name, RDFS.label)
        yield _short(name), about, _ends(graph, name, RDFS.domain), _ends(graph, name, RDFS.range)


def _ends(graph: rdflib.Graph, name: rdflib.term.Node, which: rdflib.term.Node) -> str:
    found: list[str] = []
    for value in graph.objects(name, which):
        union = graph.value(value, OWL.unionOf)
        found += map(_short, rdflib.collection.Collection(graph, union)) if union else [_short(value)]
    return ", ".join(sorted(found))


def _codes(graph: rdflib.Graph, scheme: rdflib.term.Node) -> Iterator[tuple[str, ...]]:
    for concept in graph.subjects(SKOS.inScheme, scheme):
        code = _text(graph, concept, SKOS.notation) or _short(concept)
        yield f"`{code}`", _text(graph, concept, SKOS.prefLabel, "en"), _text(graph, concept, SKOS.prefLabel, "de")


def _text(graph: rdflib.Graph, name: rdflib.term.Node, what: rdflib.term.Node, lang: str = "en") -> str:
    found = sorted(str(v) for v in graph.objects(name, what) if getattr(v, "language", None) in (lang, None))
    return found[0].replace("|", "\\|").replace("\n", " ") if found else ""


def _short(name: rdflib.term.Node) -> str:
    text = str(name)
    if text.startswith(NAMESPACE):
        return f"`kg:{text.removeprefix(NAMESPACE)}`"
    for prefix, iri in _PREFIXES:
        if text.startswith(iri):
            return f"`{prefix}:{text.removeprefix(iri)}`"
    return f"`{text}`"


_PREFIXES = [
    ("rdf", str(RDF)),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("rdfs", str(RDFS)),
    ("skos", str(SKOS)),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("schema", "https://schema.org/"),
    ("org", "http://www.w3.org/ns/org#"),
    ("owl", str(OWL)),
]


def _table(head: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    head = list(head)
    yield "| " + " | ".join(head) + " |"
    yield "| " + " | ".join("---" for _ in head) + " |"
    yield from ("| " + " | ".join(row) + " |" for row in sorted(rows))


def commands() -> Iterator[str]:
    """What `--help` says of each command."""
    yield "# Commands"
    yield ""
    yield "What `kg COMMAND --help` prints. Exit codes: 0 fine, 1 failed, 2 wrong usage, 3 done but some documents failed,"
    yield "130 interrupted."
    for name, command in sorted(_all(cli, "kg")):
        yield ""
        yield f"## {name}"
        yield ""
        yield "```text"
        context = click.Context(command, info_name=name, terminal_width=100)
        yield from (line.rstrip() for line in command.get_help(context).splitlines())
        yield "```"


def _all(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for child in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), child)
            assert found is not None
            yield from _all(found, f"{name} {child}")


def main() -> None:
    """Write the pages."""
    for path, text in pages().items():
        (DOCS / path).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
