"""What the graph says of one entity or one statement, in lines that people read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from functools import cached_property

from kg import vocab
from kg.errors import QueryError
from kg.graph import KnowledgeGraph
from kg.ids import number
from kg.model import Document, Entity, Fact, Figure, Relation
from kg.views.witness import marks

_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SIGNS = {"percentage_point": " points", "%": " %"}


@dataclass(frozen=True)
class Card:
    """One entity with everything that is said of it. `str(card)` is a text of a few lines."""

    graph: KnowledgeGraph
    entity: Entity

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.entity.name

    @property
    def type(self) -> str:
        """Company, Organization, Person, Product, Place or Event."""
        return self.entity.type

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other form of the name."""
        return self.entity.aliases

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Relations with this entity at either end: by predicate, those that hold first."""
        found = self.graph.relations_of.get(self.entity.id, ())
        order = list(vocab.PREDICATES)
        return tuple(sorted(found, key=lambda r: (order.index(r.predicate), not r.holds, -r.confidence, r.id)))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Figures of this entity: by metric, the latest period first."""
        found = sorted(self.graph.facts_of.get(self.entity.id, ()), key=lambda f: f.id)
        found.sort(key=lambda f: f.figure.period or "", reverse=True)
        return tuple(sorted(found, key=lambda f: vocab.METRICS.index(f.figure.metric)))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The documents that the statements are from, by date and id."""
        every: list[Relation | Fact] = [*self.relations, *self.facts]
        ids = {e.document for one in every for e in one.evidence}
        found = (self.graph.document_by_id[i] for i in ids)
        return tuple(sorted(found, key=lambda d: (d.date or "", d.id)))

    def __str__(self) -> str:
        lines = [f"{self.name} ({self.type})  [{self.entity.id}]"]
        if self.aliases:
            lines.append("also: " + ", ".join(self.aliases))
        lines += [f"same as: {iri}" for iri in self.entity.same_as]
        known = {name: getattr(self.entity, name) for name in vocab.REFERENCE_FIELDS}
        lines += [f"{name}: {value}" for name, value in known.items() if value is not None]
        if self.relations:
            rows = [(_ends(self.graph, r), _more(r), r.id) for r in self.relations]
            lines += ["", "Relations", *_aligned(rows)]
        if self.facts:
            figures = [(*figure_cells(f.figure), f.id) for f in self.facts]
            lines += ["", "Figures", *_aligned([FIGURE_COLUMNS, *figures])]
        if self.documents:
            lines += ["", "Sources", *("  " + document_line(d) for d in self.documents)]
        else:
            lines += ["", "Nothing is said of it but its name."]
        return "\n".join(lines)


def card(graph: KnowledgeGraph, name: str) -> Card:
    """The card of the entity called `name` (id, name or alias); of several, of the one with most statements.

    Raises QueryError with near names if there is none.
    """
    found = graph.named(name)
    if found:
        return Card(graph, found[0])
    raise QueryError(f"no entity {name!r} in this graph{near_names(graph, name)}")


def near_names(graph: KnowledgeGraph, name: str) -> str:
    """`. Did you mean A, B?` or, without a near name, how to see all."""
    names = {n.casefold(): e.name for e in graph.entities for n in (e.name, *e.aliases)}
    wanted = name.casefold()
    near = [key for key in sorted(names) if len(wanted) > 2 and wanted in key][:3]
    near += get_close_matches(wanted, names, 3, 0.7)
    shown = list(dict.fromkeys(names[key] for key in near))[:3]
    if shown:
        return f". Did you mean {', '.join(shown)}?"
    return ". List all: kg query 'SELECT ?name WHERE { ?x rdfs:label ?name }'"


def statement(graph: KnowledgeGraph, id_: str) -> Relation | Fact | None:
    """The relation or fact with that id, or the only one whose id begins so; None if there is none or several."""
    every: list[Relation | Fact] = [*graph.relations, *graph.facts]
    found = [s for s in every if s.id == id_] or [s for s in every if len(id_) >= 4 and s.id.startswith(id_)]
    return found[0] if len(found) == 1 else None


def statement_line(graph: KnowledgeGraph, one: Relation | Fact) -> str:
    """The statement in one line."""
    if isinstance(one, Relation):
        return " ".join(part for part in (_ends(graph, one), _more(one)) if part)
    cells = [cell for cell in figure_cells(one.figure) if cell]
    return f"{graph.entity_by_id[one.subject].name}: {' | '.join(cells)}"


def evidence_lines(graph: KnowledgeGraph, one: Relation | Fact) -> list[str]:
    """Each piece of evidence: the sentence, who says it and where, and the words that it rests on."""
    lines = []
    for piece in one.evidence:
        document = graph.document_by_id[piece.document]
        page = document.text.count("\f", 0, piece.start) + 1 if "\f" in document.text else None
        where = f"{document_line(document)}, page {page}" if page else document_line(document)
        lines += [
            f"  “{' '.join(piece.text.split())}”",
            f"    {where}, characters {piece.start} to {piece.end}; {piece.extractor} ({piece.confidence:.2f})",
        ]
        words = [f"{m.part} “{' '.join(m.text.split())}” {m.start} to {m.end}" for m in marks(graph, one, piece)]
        lines += [f"    {'; '.join(words)}"] if words else []
    return lines


def document_line(document: Document) -> str:
    """Title, date and source of a document in one line."""
    parts = [document.title or "(no title)", document.date, document.source]
    return ", ".join(" ".join(part.split()) for part in parts if part) + f" [{document.id}]"


def _ends(graph: KnowledgeGraph, relation: Relation) -> str:
    subject = graph.entity_by_id[relation.subject].name
    object_ = relation.literal if relation.object is None else graph.entity_by_id[relation.object].name
    return f"{subject} {vocab.PREDICATES[relation.predicate].label} {object_}"


def _more(relation: Relation) -> str:
    q = relation.qualifiers
    title = f"“{q.title}”" if q.title else None
    share = f"{number(q.share)} %" if q.share is not None else None
    status = q.status if q.status not in (None, "done") else None
    since, until = (f"{word} {period}" if period else None for word, period in (("since", q.since), ("until", q.until)))
    parts = (q.role, title, share, since, until, status, "ended" if q.ended else None)
    return ", ".join(part for part in parts if part)


FIGURE_COLUMNS = ("metric", "value", "period", "change", "status", "segment", "")


def figure_cells(figure: Figure) -> tuple[str, str, str, str, str, str]:
    """The cells of `FIGURE_COLUMNS` without the last, which is the id."""
    f = figure
    value = ("about " if f.approx else "") + amount(f.value, f.value_max, f.unit) if f.value is not None else ""
    period = (f"FY {f.period}" if f.fiscal else f.period) if f.period else ""
    change = ""
    if f.change is not None:
        signed = amount(f.change.value, f.change.value_max, f.change.unit)
        change = ("+" if f.change.value > 0 else "") + signed + (f" {f.change.basis}" if f.change.basis else "")
    return f.metric.replace("_", " "), value, period, change, f.status, f.segment or ""


def amount(value: Decimal, value_max: Decimal | None, unit: str | None) -> str:
    """`39.07 bn USD`, `22 %`, `3 to 4 bn EUR`; exact, the scale only moves the point."""
    scale, sign = next(
        ((s, f" {name}") for s, name in _SCALES if abs(value) >= s and value % (s / 10_000) == 0), (Decimal(1), "")
    )
    shown = _grouped(value / scale)
    if value_max is not None:
        shown += f" to {_grouped(value_max / scale)}"
    return shown + sign + (_SIGNS.get(unit, f" {unit}") if unit else "")


def _grouped(value: Decimal) -> str:
    whole, dot, rest = (number(value) or "0").partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole != "-0" else f"-0{dot}{rest}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows as lines; the last cell is an id."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return ["  " + "  ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]
