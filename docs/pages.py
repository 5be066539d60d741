"""The pages of the documentation that are made by program: `docs/ontology.md` and `docs/reference/cli.md`.

    python -m docs.pages        writes both again, from the repository's root

A test compares the committed pages with what this module makes.
"""

from __future__ import annotations

from pathlib import Path

import click
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS

from kg.cli.main import COMMANDS, cli
from kg.views.ontology import BORROWED, ontology
from kg.views.terms import PREFIXES, short
from kg.vocab import NAMESPACE, PREDICATES

HERE = Path(__file__).parent
WIDTH = 100
_KG = rdflib.Namespace(NAMESPACE)
#: What properties are used for, by the class in their domain; "" for what several kinds of nodes have.
_PARTS = (
    ("Statements of either kind", ("Statement",)),
    ("Relations as statements", ("Relation",)),
    ("Figures", ("Fact",)),
    ("Figures that disagree", ("Contradiction",)),
    ("Evidence and documents", ("Evidence", "Document")),
    ("Entities that are known to the knowledge base", ("Entity",)),
    ("Of several kinds of nodes", ("",)),
)
_SCHEMES = ("metrics", "roles", "relationStatuses", "factStatuses", "units", "bases")

_HEAD = """<!-- Made by `python -m docs.pages` from kg/views/ontology.py and kg/vocab.py: do not edit. -->
# The ontology

Every class, property and code that a graph uses, generated from the same tables as
`kg/views/data/ontology.ttl` and the SHACL shapes. [The graph and its forms](graph.md) explains how
they go together, with an example; [queries](queries.md) shows how to ask. `kg:` is `{namespace}`.
"""


def ontology_page() -> str:
    """The ontology as Markdown: classes, relations, properties, borrowed words, codes, prefixes."""
    owl = rdflib.Graph().parse(data=ontology(), format="turtle")
    parts = [_HEAD.format(namespace=NAMESPACE), _classes(owl), _relations(owl), _properties(owl), _borrowed()]
    parts += [_scheme(owl, name) for name in _SCHEMES]
    prefixes = [(f"`{prefix}:`", f"`{iri}`") for prefix, iri in PREFIXES.items()]
    parts.append("## Prefixes\n\nKnown to every query without a declaration.\n\n" + _table(("prefix", "is"), prefixes))
    return "\n".join(parts)


def _classes(owl: rdflib.Graph) -> str:
    rows = [
        (f"`{_name(one)}`", _text(owl, one), _german(owl, one), _named(owl, one, RDFS.subClassOf),
         _named(owl, one, SKOS.closeMatch))
        for one in owl.subjects(RDF.type, OWL.Class) if isinstance(one, rdflib.URIRef)
    ]  # fmt: skip
    return "## Classes\n\n" + _table(("class", "what it is", "German", "subclass of", "close to"), rows)


def _relations(owl: rdflib.Graph) -> str:
    rows = [
        (f"`{_name(one)}`" + _symmetric(owl, one), _ends(owl, one, RDFS.domain), _ends(owl, one, RDFS.range),
         _text(owl, one), _elsewhere(owl, one))
        for one in _subjects(owl) if _is_relation(one)
    ]  # fmt: skip
    return (
        "## Relations\n\nEach is the `kg:predicate` of a statement; one that holds as said also has a plain triple.\n\n"
        + _table(("property", "from", "to", "what it says", "elsewhere"), rows)
    )


def _properties(owl: rdflib.Graph) -> str:
    text = "## Properties\n"
    for title, domains in _PARTS:
        rows = [
            (f"`{_name(one)}`", _ends(owl, one, RDFS.range) or "see there", _text(owl, one), _elsewhere(owl, one))
            for one in _subjects(owl)
            if not _is_relation(one) and _domain(owl, one) in domains
        ]
        text += f"\n### {title}\n\n" + _table(("property", "value", "what it says", "elsewhere"), rows)
    return text


def _borrowed() -> str:
    rows = [(f"`{name}`", what) for name, what in BORROWED.items()]
    return "## Words of others\n\n" + _table(("property", "what for"), rows)


def _scheme(owl: rdflib.Graph, name: str) -> str:
    scheme = _KG[name]
    concepts = sorted(owl.subjects(SKOS.inScheme, scheme), key=lambda one: str(owl.value(one, SKOS.notation)))
    rows = [
        (f"`{owl.value(one, SKOS.notation)}`", *(_label(owl, one, language) for language in ("en", "de")))
        for one in concepts
    ]
    title = owl.value(scheme, RDFS.label)
    return f"## {title} (`kg:{name}`)\n\n" + _table(("code", "English", "German"), rows)


def _subjects(owl: rdflib.Graph) -> list[rdflib.URIRef]:
    """Our properties, in the order of the file."""
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    found = dict.fromkeys(s for kind in kinds for s in owl.subjects(RDF.type, kind) if str(s).startswith(NAMESPACE))
    return sorted((one for one in found if isinstance(one, rdflib.URIRef)), key=str)


def _is_relation(one: rdflib.URIRef) -> bool:
    return str(one).removeprefix(NAMESPACE) in PREDICATES


def _domain(owl: rdflib.Graph, one: rdflib.URIRef) -> str:
    return str(owl.value(one, RDFS.domain) or "").removeprefix(NAMESPACE)


def _ends(owl: rdflib.Graph, one: rdflib.URIRef, end: rdflib.URIRef) -> str:
    value = owl.value(one, end)
    union = owl.value(value, OWL.unionOf) if value is not None else None
    names = [value] if union is None else list(rdflib.collection.Collection(owl, union))
    return ", ".join(f"`{_name(name)}`" for name in names if name is not None)


def _symmetric(owl: rdflib.Graph, one: rdflib.URIRef) -> str:
    return " (symmetric)" if (one, RDF.type, OWL.SymmetricProperty) in owl else ""


def _elsewhere(owl: rdflib.Graph, one: rdflib.URIRef) -> str:
    words = (("", RDFS.subPropertyOf), ("inverse of ", OWL.inverseOf), ("close to ", SKOS.closeMatch))
    return "; ".join(word + names for word, property_ in words if (names := _named(owl, one, property_)))


def _named(owl: rdflib.Graph, one: rdflib.URIRef, property_: rdflib.URIRef) -> str:
    return ", ".join(sorted(f"`{_name(end)}`" for end in owl.objects(one, property_)))


def _name(term: rdflib.term.Node) -> str:
    return short(str(term)) or str(term)


def _text(owl: rdflib.Graph, one: rdflib.term.Node) -> str:
    return str(owl.value(one, RDFS.comment) or "")


def _german(owl: rdflib.Graph, one: rdflib.term.Node) -> str:
    return next((str(label) for label in owl.objects(one, RDFS.label) if label.language == "de"), "")


def _label(owl: rdflib.Graph, one: rdflib.term.Node, language: str) -> str:
    return next(str(label) for label in owl.objects(one, SKOS.prefLabel) if label.language == language)


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join("| " + " | ".join(_safe(cell) for cell in line) + " |\n" for line in lines)


def _safe(cell: str) -> str:
    return cell.replace("|", "\\|").replace("<", "&lt;")


def cli_page() -> str:
    """What `kg --help` and the help of each command say, as Markdown."""
    parts = [
        "<!-- Made by `python -m docs.pages` from the commands themselves: do not edit. -->\n# The command line\n\n"
        "What `kg --help` and `kg COMMAND --help` print.\n",
        _help(cli, "kg"),
    ]
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        parts.append(f"## kg {name}\n\n{_help(command, f'kg {name}')}")
        if isinstance(command, click.Group):
            parts += [
                f"### kg {name} {sub}\n\n{_help(one, f'kg {name} {sub}')}" for sub, one in command.commands.items()
            ]
    return "\n".join(parts)


def _help(command: click.Command, name: str) -> str:
    settings = {"help_option_names": ["-h", "--help"], "terminal_width": WIDTH, "max_content_width": WIDTH}
    text = command.get_help(click.Context(command, info_name=name, **settings))
    return "```text\n" + "\n".join(line.rstrip() for line in text.splitlines()) + "\n```\n"


def generated() -> dict[str, str]:
    """Path below `docs/` -> text."""
    return {"ontology.md": ontology_page(), "reference/cli.md": cli_page()}


def main() -> None:
    """Write the pages."""
    for name, text in generated().items():
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
